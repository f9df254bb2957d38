import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verificar, verificarTodo } from '../../src/engine/verificar.js';
import { casosQueNombran } from '../../src/personales/buscar.js';
import { type Orden, suprimirDelCaso } from '../../src/personales/suprimir.js';
import type { Caso } from '../../src/store/puerto.js';
import { SistemaDePrueba } from '../apoyo/sistema.js';
import { oficinaConCorreo, ServidorSmtp } from '../notify/apoyo.js';

const PERSONA = {
  nombre: 'Ángela Ñuflo Pizarro',
  cargo: 'Jefa de la unidad',
  correo: 'angela.nuflo@entidad.gob.pe',
  telefono: '987 654 321',
};
const ORDEN: Orden = {
  correo: PERSONA.correo,
  actor: 'coordinadora',
  norma: 'Ley 29733, art. 20',
  motivo: 'Lo pidió el 2 de febrero de 2027.',
};

let s: SistemaDePrueba;
beforeEach(async () => {
  s = await SistemaDePrueba.abrir('2027-02-01T15:00:00.000Z');
});
afterEach(() => s.cerrar());

async function terminado(cambios: Record<string, unknown> = {}): Promise<Caso> {
  const { id } = await s.presentar({ contacto: PERSONA, ...cambios });
  await s.actuar(id, 'REGISTRAR_CONTACTO', {
    fecha: '2027-02-01',
    medio: 'Teléfono 987 654 321',
    resultado: 'Habló con ANGELA ÑUFLO PIZARRO, que confirma.',
  });
  await s.actuar(id, 'DESISTIR', { motivo: 'Ya no la necesitan, dice Ángela Ñuflo Pizarro.' });
  return s.leer(id);
}

const enCrudo = () => new Sqlite(join(s.carpeta, 'prueba.db'));

describe('LPD-20: suprimir los datos de una persona', () => {
  test('de un expediente terminado: nada la nombra en la base, la cadena y la repetición siguen enteras', async () => {
    const { id } = await terminado();
    const antes = await s.store.historia(id);
    const hecho = await suprimirDelCaso(s.door, id, ORDEN, false);
    expect(hecho).toEqual({ tipo: 'suprimido', eventos: [1, 2, 3], avisos: 1, apoyado: null });
    const despues = await s.store.historia(id);
    expect(despues.map((f) => f.huella).slice(0, 3)).toEqual(antes.map((f) => f.huella));
    const caso = await s.leer(id);
    expect(caso.datos['contacto']).toEqual({
      nombre: '[suprimido]',
      cargo: 'Jefa de la unidad',
      correo: '[suprimido]',
      telefono: '[suprimido]',
    });
    const verificado = await verificar(s.door, caso);
    expect(verificado).toEqual({ integra: true, eventos: 4, diferencias: [], suprimidos: [1, 2, 3] });
    const todo = await verificarTodo(s.door, () => undefined);
    expect(todo).toEqual({ casos: 1, eventos: 4, conDiferencias: 0, suprimidos: 3 });
    await s.store.borrarRastro();
    await s.store.cerrar();
    const archivo = readFileSync(join(s.carpeta, 'prueba.db'), 'latin1');
    rmSync(s.carpeta, { recursive: true });
    for (const suyo of ['angela.nuflo', '987 654 321', Buffer.from('Ñuflo').toString('latin1'), 'NUFLO'])
      expect([suyo, archivo.includes(suyo)]).toEqual([suyo, false]);
    s = await SistemaDePrueba.abrir('2027-02-01T15:00:00.000Z');
  });

  test('la repetición tras reiniciar da el mismo estado, y suprimir otra vez no hace nada', async () => {
    const { id, estado, situacion } = await terminado();
    await suprimirDelCaso(s.door, id, ORDEN, false);
    await s.reiniciar();
    const caso = await s.leer(id);
    expect([caso.situacion, caso.estado.secuencia]).toEqual([situacion, estado.secuencia + 1]);
    expect((await verificar(s.door, caso)).integra).toBe(true);
    expect(await suprimirDelCaso(s.door, id, ORDEN, false)).toEqual({ tipo: 'nada' });
  });

  test('dos personas, una tras otra: vale la última huella de cada evento', async () => {
    const { id } = await terminado();
    await suprimirDelCaso(s.door, id, ORDEN, false);
    const otra = { ...ORDEN, correo: 'dec@entidad.gob.pe' };
    expect(await suprimirDelCaso(s.door, id, otra, false)).toMatchObject({ tipo: 'suprimido', eventos: [1] });
    const caso = await s.leer(id);
    expect(caso.datos['responsableDec']).toEqual({ nombre: '[suprimido]', correo: '[suprimido]' });
    expect(await verificar(s.door, caso)).toMatchObject({ integra: true, eventos: 5, suprimidos: [1, 2, 3] });
  });

  test('LPD-14: lo que sigue en trámite se conserva, y se dice por qué', async () => {
    const { id } = await s.presentar({ contacto: PERSONA });
    const hecho = await suprimirDelCaso(s.door, id, ORDEN, false);
    expect(hecho).toMatchObject({ tipo: 'conservado', regla: 'LPD-14' });
    expect((hecho as { detalle: string }).detalle).toMatch(/sigue en trámite/);
    expect((await s.leer(id)).estado.secuencia).toBe(1);
  });

  test('simular dice lo mismo y no escribe nada', async () => {
    const { id, estado } = await terminado();
    expect(await suprimirDelCaso(s.door, id, ORDEN, true)).toMatchObject({ eventos: [1, 2, 3] });
    expect((await s.leer(id)).estado.secuencia).toBe(estado.secuencia);
  });

  test('un texto cambiado después de suprimir se descubre', async () => {
    const { id } = await terminado();
    await suprimirDelCaso(s.door, id, ORDEN, false);
    const db = enCrudo();
    db.exec('DROP TRIGGER evento_no_cambia');
    db.prepare(
      `UPDATE evento SET datos = replace(datos, 'confirma', 'niega') WHERE caso = ? AND secuencia = 2`,
    ).run(id);
    db.close();
    await s.reiniciar();
    const { diferencias } = await verificar(s.door, await s.leer(id));
    expect(diferencias).toContainEqual(expect.objectContaining({ secuencia: 2, que: 'datos' }));
  });
});

describe('LPD-20: lo enviado por correo', () => {
  let smtp: ServidorSmtp;
  beforeEach(async () => {
    await s.cerrar();
    smtp = await ServidorSmtp.abrir();
  });
  afterEach(() => smtp.cerrar());

  test('lo que aún no sale conserva a sus destinatarios; lo que salió los pierde, y nadie más puede tocarlo', async () => {
    const conCorreo = await oficinaConCorreo(smtp);
    s = conCorreo.s;
    const { id } = await s.presentar({ contacto: PERSONA });
    await s.actuar(id, 'PROGRAMAR_REUNION', {
      fecha: '2027-02-02T15:00:00.000Z',
      modalidad: 'virtual',
      lugar: 'Sala',
    });
    await conCorreo.cartero.ronda();
    await s.actuar(id, 'DESISTIR', { motivo: 'Ya no.' });
    const pendiente = await suprimirDelCaso(s.door, id, ORDEN, false);
    expect(pendiente).toMatchObject({ tipo: 'conservado', detalle: expect.stringMatching(/aún no sale/) });
    await conCorreo.cartero.ronda();
    expect(await suprimirDelCaso(s.door, id, ORDEN, false)).toMatchObject({ tipo: 'suprimido' });
    const avisos = await s.store.avisos(id);
    const envios = (await Promise.all(avisos.map((a) => s.store.enviosDe(a.id)))).flat();
    expect(envios.length).toBeGreaterThan(1);
    expect(JSON.stringify([avisos, envios])).not.toMatch(/angela\.nuflo|Ñuflo|987 654 321/);
    expect((await verificar(s.door, await s.leer(id))).integra).toBe(true);
    const db = enCrudo();
    expect(() => db.exec(`UPDATE envio SET texto = 'otro'`)).toThrow(/Lo enviado no se modifica/);
    expect(() => db.exec(`UPDATE envio SET respuesta = 'otra'`)).toThrow(/no se modifica/);
    expect(() => db.exec(`UPDATE envio SET texto = 'otro', supresion = 99`)).toThrow(
      /Lo enviado no se modifica/,
    );
    db.close();
  });
});

describe('La historia no se modifica sino por una supresión que la cadena nombra', () => {
  const NO = /La historia no se modifica/;

  test('ni los datos sueltos, ni otra columna, ni un evento que la supresión no nombra, ni dos veces por la misma', async () => {
    const { id } = await terminado();
    const intacto = (await terminado()).id;
    await suprimirDelCaso(s.door, id, ORDEN, false);
    const db = enCrudo();
    const cambiar = (que: string, caso: string, secuencia: number) => () =>
      db.prepare(`UPDATE evento SET ${que} WHERE caso = ? AND secuencia = ?`).run(caso, secuencia);
    expect(cambiar(`datos = '{}'`, intacto, 2)).toThrow(NO);
    expect(cambiar(`datos = '{}', sal = 'x', supresion = 4`, intacto, 2)).toThrow(NO);
    expect(cambiar(`datos = '{}', sal = 'x', supresion = 4`, id, 2)).toThrow(NO);
    expect(cambiar(`datos = '{}', sal = 'x', supresion = 5`, id, 2)).toThrow(NO);
    expect(cambiar(`actor = 'otro', sal = 'x', supresion = 4`, id, 1)).toThrow(NO);
    expect(cambiar(`datos = '{}', sal = 'x', supresion = 9`, id, 4)).toThrow(NO);
    expect(() => db.exec('DELETE FROM evento')).toThrow(/no se borra/);
    expect(() => db.exec(`UPDATE supresion SET eventos = '[1,2,3,4]'`)).toThrow(/no se modifica/);
    expect(() => db.exec('DELETE FROM supresion')).toThrow(/no se borra/);
    db.close();
  });
});

describe('LPD-19: lo que se guarda de una persona', () => {
  test('se busca por nombre sin tildes ni mayúsculas, y dice dónde la nombra cada expediente', async () => {
    const { id } = await terminado();
    await s.presentar();
    const { elementos, hayMas } = await casosQueNombran(s.store, { nombre: 'angela nuflo  PIZARRO' });
    expect(hayMas).toBe(false);
    expect(elementos.map((e) => e.caso.id)).toEqual([id]);
    expect(elementos[0]?.apariciones.map((a) => `${a.secuencia} ${a.ruta}`)).toEqual([
      '1 contacto.nombre',
      '1 contacto.correo',
      '1 contacto.telefono',
      '2 medio',
      '2 resultado',
      '3 motivo',
    ]);
  });
});
