import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Caso, Escritura, Store } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO } from '../../apoyo/cliente.js';
import { Taller, tercoCon } from './taller.js';

const minuto = (n: number) => `2027-02-01T15:${String(n).padStart(2, '0')}:00.000Z`;

/** Ley 29733: who read personal data, where a person is named, and how it is taken out. */
export function contratoDePersonales(clase: ClaseDeAlmacen): void {
  describe('Ley 29733: datos personales', () => {
    let t: Taller;
    let store: Store;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
      store = t.store;
    });
    afterEach(() => t.cerrar());

    test('LPD-17: cada lectura consta, de la última a la primera, con nombres, por expediente, usuario y hora.', async () => {
      await store.crearUsuario(
        { id: 'u1', nombre: 'Ñusta', correo: null, roles: ['lectura'], entidad: null },
        null,
        INICIO,
      );
      const { id, numero } = await t.presentar();
      const leer = (n: number, usuario: string, caso: string | null, ip: string | null = null) =>
        store.anotarLectura({ usuario, que: 'expediente', caso, documento: null, cuando: minuto(n), ip });
      await leer(1, 'u1', id, '10.0.0.1');
      await leer(2, 'quien-fue', null);
      await leer(3, 'u1', 'otro');
      await Promise.all(Array.from({ length: 30 }, (_, i) => leer(4 + i, 'u2', id)));
      await t.releer();
      store = t.store;
      const todas = await store.lecturas({ limite: 100 });
      expect(todas).toHaveLength(33);
      expect(todas.map((l) => l.posicion)).toEqual(todas.map((l) => l.posicion).sort((a, b) => b - a));
      const primera = todas.at(-1);
      expect(primera).toEqual({
        ...{ posicion: primera?.posicion, usuario: 'u1', nombre: 'Ñusta', que: 'expediente', caso: id },
        ...{ numero, coleccion: 'solicitudes', documento: null, cuando: minuto(1), ip: '10.0.0.1' },
      });
      const cuantas = async (f: object) => (await store.lecturas({ limite: 100, ...f })).length;
      expect(await cuantas({ caso: id })).toBe(31);
      expect(await cuantas({ usuario: 'u1' })).toBe(2);
      expect(await cuantas({ usuario: 'u1', caso: id })).toBe(1);
      expect(await cuantas({ desde: minuto(2), hasta: minuto(4) })).toBe(2);
      expect(await store.lecturas({ limite: 2, antesDe: todas[1]?.posicion ?? 0 })).toEqual(
        todas.slice(2, 4),
      );
    });

    test('Los textos donde se nombra a alguien se hallan con los patrones de SQL, con sus comodines escapados.', async () => {
      const { id } = await t.presentar({ objeto: 'Compra de 100% de José Ñandú_x' });
      const otro = await t.presentar({ objeto: 'Compra de 100 cosas' });
      const ultima = await store.ultimaPosicion();
      const hallar = async (...patrones: string[]) =>
        (await store.textosComo(patrones, 0, ultima)).map((f) => f.caso);
      expect(await hallar('%Jos_ %and_\\_x%')).toEqual([id]);
      expect(await hallar('%100\\%%')).toEqual([id]);
      expect(await hallar('%100\\% cosas%')).toEqual([]);
      expect(await hallar('%nada%', '%100 cosas%')).toEqual([otro.id]);
      expect(await hallar('%COMPRA DE 100%')).toEqual([id, otro.id]);
      expect(await hallar()).toEqual([]);
      const [fila] = await store.textosComo(['%Ñand%'], 0, ultima);
      expect(fila).toMatchObject({ caso: id, secuencia: 1, tipo: 'PRESENTAR', ocurrido: INICIO });
      expect(await store.textosComo(['%Ñand%'], fila?.posicion ?? 0, ultima)).toEqual([]);
    });

    const DICHO = { rol: 'solicitante', correo: 'dec@entidad.gob.pe' };
    const enviado = async (caso: Caso) => {
      const aviso = `${caso.id}.2.0`;
      await store.tomarEnvio({ ahora: INICIO, maquina: minuto(1), quien: 'p', hasta: minuto(9) });
      const textos = {
        asunto: 'Para dec@entidad.gob.pe',
        texto: 'Hola, dec@entidad.gob.pe.',
        destinatarios: [DICHO],
      };
      const envio = {
        aviso,
        intento: 1,
        mensajeId: '<m@x>',
        plantilla: 0,
        adjuntos: [],
        empezado: minuto(1),
      };
      await store.empezarEnvio({ ...envio, ...textos }, 'p');
      const entregas = [{ ...DICHO, estado: 'aceptada' as const, respuesta: null }];
      const fin = {
        terminado: minuto(2),
        resultado: 'enviada' as const,
        respuesta: '250',
        entregas,
        salio: minuto(2),
      };
      await store.terminarEnvio({ id: aviso, caso: caso.id }, 1, fin, {
        ...{ proximo: null, estado: 'enviada', codigo: null, incidencias: [] },
      });
      return aviso;
    };

    test('LPD-20: la supresión cambia lo que nombra en historia, avisos, envíos y listas, y nada más; sin su acto, nada.', async () => {
      const t2 = await Taller.abrir(clase, { envioSimulado: false });
      try {
        store = t2.store;
        const nacido = await t2.presentar({ objeto: 'Secreto de Oscar' });
        const caso = await t2.actuar(nacido.id, 'PROGRAMAR_REUNION', DATOS.programar(INICIO));
        const aviso = await enviado(caso);
        const historia = await store.historia(caso.id);
        const acto = { caso: caso.id, tipo: 'ASIGNADO', datos: { responsable: 'Ana' }, actor: 'coordinador' };
        const base = await t2.escrituraDe(await t2.trabajoDe((d) => d.actuar(acto)));
        const supresion: NonNullable<Escritura['supresion']> = {
          eventos: [{ secuencia: 1, datos: '{"objeto":"[suprimido]"}', sal: 'sal nueva' }],
          avisos: [{ id: aviso, asunto: '[suprimido]', destinatarios: '[]' }],
          limpiar: (texto) => texto.replaceAll('dec@entidad.gob.pe', '[suprimido]'),
          entidad: '[suprimido]',
          objeto: null,
        };
        const comoActo = (tipo: string): Escritura => ({
          ...base,
          supresion,
          eventos: base.eventos.map((e) => ({ ...e, tipo })),
        });
        expect(await store.escribir([tercoCon(comoActo('ASIGNADO'), caso.id)])).toMatchObject([
          { ok: false },
        ]);
        expect(await store.historia(caso.id)).toEqual(historia);
        const hecho = await store.escribir([tercoCon(comoActo('DATOS_SUPRIMIDOS'), caso.id)]);
        expect(hecho).toMatchObject([{ ok: true }]);
        await store.borrarRastro();
        await t2.releer();
        store = t2.store;
        const [primero, segundo] = await store.historia(caso.id);
        expect(primero).toEqual({
          ...historia[0],
          datos: '{"objeto":"[suprimido]"}',
          sal: 'sal nueva',
          supresion: 3,
        });
        expect(segundo).toEqual(historia[1]);
        expect(await store.aviso(aviso)).toMatchObject({ asunto: '[suprimido]', destinatarios: '[]' });
        const [envio] = await store.enviosDe(aviso);
        expect(envio).toMatchObject({
          asunto: 'Para [suprimido]',
          texto: 'Hola, [suprimido].',
          respuesta: '250',
        });
        expect(JSON.stringify(envio)).not.toContain('dec@');
        const lista = (texto?: string) =>
          store.casos({ coleccion: 'solicitudes', orden: 'creado', limite: 9, ...(texto ? { texto } : {}) });
        expect(await lista()).toMatchObject([{ id: caso.id, entidad: '[suprimido]', objeto: null }]);
        expect([await lista('secreto'), (await lista('suprimido')).length]).toEqual([[], 1]);
        expect((await lista(nacido.numero)).length).toBe(1);
      } finally {
        await t2.cerrar();
      }
    });
  });
}
