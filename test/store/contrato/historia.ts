import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO } from '../../apoyo/cliente.js';
import { Taller } from './taller.js';

const SENTENCIAS = [
  `UPDATE evento SET tipo = 'X'`,
  `UPDATE evento SET datos = '{}' WHERE secuencia = 1`,
  `UPDATE evento SET datos = '{}', sal = 'otra', supresion = 9 WHERE secuencia = 1`,
  'UPDATE evento SET posicion = posicion + 1000',
  'DELETE FROM evento',
  `DELETE FROM evento WHERE secuencia = 1`,
  `UPDATE inhabil SET motivo = 'X'`,
  'DELETE FROM inhabil',
  `UPDATE correccion SET dias = 1`,
  'DELETE FROM correccion',
  `UPDATE lectura SET usuario = 'nadie'`,
  'DELETE FROM lectura',
  `UPDATE sello SET texto = 'X'`,
  'DELETE FROM sello',
  `UPDATE ingreso SET que = 'X'`,
];
const SOLO_POSTGRES = [
  'evento',
  'inhabil',
  'correccion',
  'lectura',
  'sello',
  'sobre',
  'envio',
  'documento',
  'supresion',
];

/** What was is not changed or deleted, by anybody with the hands on the database itself. */
export function contratoDeHistoria(clase: ClaseDeAlmacen): void {
  describe('D6: la historia no se modifica ni se borra', () => {
    let t: Taller;
    let id = '';
    beforeAll(async () => {
      t = await Taller.abrir(clase);
      ({ id } = await t.presentar());
      await t.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(INICIO));
      await t.store.corregirRegla(
        { regla: 'AMB-A4', dias: 9, norma: 'N', motivo: 'M', conocida: INICIO, usuario: 'u' },
        () => () => null,
      );
      await t.store.anotarLectura({
        usuario: 'u',
        que: 'expediente',
        caso: id,
        documento: null,
        cuando: INICIO,
      });
      await t.store.guardarSello({ dia: '2027-01-31', creado: INICIO, posicion: 0, huella: 'h', texto: 't' });
      await t.store.anotarSuceso({
        cuando: INICIO,
        usuario: null,
        actor: null,
        que: 'entro',
        detalle: '',
        ip: '',
      });
    });
    afterAll(() => t.cerrar());

    const foto = async () => ({
      historia: await t.store.historia(id),
      normas: await t.store.normas(),
      lecturas: await t.store.lecturas({ limite: 10 }),
      sello: await t.store.ultimoSello(),
    });

    test.each(SENTENCIAS)('La base misma rechaza: %s.', async (sql) => {
      const antes = await foto();
      await expect(t.enCrudo(sql)).rejects.toThrow(/no se (modifica|borra)|no cambia/);
      await t.releer();
      expect(await foto()).toEqual(antes);
    });

    if (clase.nombre === 'PostgreSQL') {
      test.each(SOLO_POSTGRES)('Rechaza también: TRUNCATE %s CASCADE.', async (tabla) => {
        const antes = await foto();
        await expect(t.enCrudo(`TRUNCATE ${tabla} CASCADE`)).rejects.toThrow(
          /no se (modifica|borra)|no cambia/,
        );
        expect(await foto()).toEqual(antes);
      });

      test('Rechaza una inserción que reemplace.', async () => {
        const antes = await foto();
        const sql = `INSERT INTO evento SELECT * FROM evento WHERE true ON CONFLICT (caso, secuencia) DO UPDATE SET tipo = 'X'`;
        await expect(t.enCrudo(sql)).rejects.toThrow();
        expect(await foto()).toEqual(antes);
      });
    }
  });
}
