import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOLICITUD } from '../../../machines/solicitud/definicion.js';
import { leerActo } from '../../../src/engine/validar.js';
import { verificarTodo } from '../../../src/engine/verificar.js';
import type { Reclamo, Trabajo, Vista } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO } from '../../apoyo/cliente.js';
import { solicitudCompleta } from '../../apoyo/sistema.js';
import { Taller, tercoCon } from './taller.js';

const PRESENTAR = SOLICITUD.eventos['PRESENTAR'];
const leida = (cambios: Record<string, unknown> = {}) => {
  if (PRESENTAR === undefined) throw new Error('Falta PRESENTAR.');
  return leerActo(SOLICITUD, 'PRESENTAR', PRESENTAR, solicitudCompleta(cambios));
};
const asignar = (caso: string, responsable: string) => ({
  caso,
  tipo: 'ASIGNADO',
  datos: { responsable },
  actor: 'coordinador',
});
const malo: Trabajo<never> = {
  caso: null,
  reclamo: null,
  decidir: () => {
    throw new RangeError('Este trabajo no se puede decidir.');
  },
};

/** D5: many decisions in one transaction, in order, each spoiling only itself. */
export function contratoDeEscritura(clase: ClaseDeAlmacen): void {
  describe('D5: un lote de decisiones', () => {
    let t: Taller;
    beforeAll(async () => {
      t = await Taller.abrir(clase);
    });
    afterAll(() => t.cerrar());

    const tipos = async (id: string) => (await t.store.historia(id)).map((e) => e.tipo);
    const todoVerifica = async () => {
      const hallados: unknown[] = [];
      await verificarTodo(t.door, (caso, diferencias) => hallados.push({ caso, diferencias }));
      expect(hallados).toEqual([]);
    };

    test('Las decisiones de un lote sobre un mismo expediente se toman en orden, cada una sobre la anterior.', async () => {
      const { id } = await t.presentar();
      const nombres = ['Ana', 'Beto', 'Carla', 'Darío', 'Elsa'];
      const trabajos = await Promise.all(
        nombres.map((n) => t.trabajoDe((door) => door.actuar(asignar(id, n)))),
      );
      const hechos = await t.store.escribir(trabajos);
      expect(hechos.map((r) => r.ok && r.respuesta.tipo)).toEqual(nombres.map(() => 'hecho'));
      const historia = await t.store.historia(id);
      expect(historia.map((e) => e.secuencia)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(historia.slice(1).map((e) => JSON.parse(e.datos).responsable)).toEqual(nombres);
      expect(await t.leer(id)).toMatchObject({ responsable: 'Elsa', estado: { secuencia: 6 } });
      await todoVerifica();
    });

    test('Lo que falla al decidirse y lo que la base rechaza se deshacen solos; lo demás del lote queda, sin huecos.', async () => {
      const { id } = await t.presentar();
      const nacer = () => t.trabajoDe((door) => door.presentar(SOLICITUD, leida(), 'mesa'));
      const ana = await t.escrituraDe(await t.trabajoDe((d) => d.actuar(asignar(id, 'Ana'))));
      const repetido = tercoCon(ana, id);
      const antes = await t.store.idsDeCasos('', 1000);
      const hechos = await t.store.escribir<unknown>([
        await nacer(),
        malo,
        repetido,
        repetido,
        await nacer(),
        await t.trabajoDe((d) => d.actuar(asignar(id, 'Beto'))),
        await nacer(),
      ]);
      expect(hechos.map((r) => r.ok)).toEqual([true, false, true, false, true, true, true]);
      expect(hechos[1]).toMatchObject({ error: expect.any(RangeError) });
      expect(hechos[3]).toMatchObject({ error: expect.any(Error) });
      expect((await tipos(id)).slice(1)).toEqual(['ASIGNADO', 'ASIGNADO']);
      const ids = await t.store.idsDeCasos('', 1000);
      expect(ids.length - antes.length).toBe(3);
      const numeros = [...(await t.store.numeros(ids)).values()].sort();
      expect(numeros.map((n) => Number(n.slice(-6)))).toEqual(ids.map((_, i) => i + 1));
      await todoVerifica();
    });

    test('Un lote entero que falla no deja nada, y el siguiente se escribe.', async () => {
      const { id } = await t.presentar();
      const posicion = await t.store.ultimaPosicion();
      expect((await t.store.escribir([malo, malo])).map((r) => r.ok)).toEqual([false, false]);
      expect(await t.store.ultimaPosicion()).toBe(posicion);
      await t.actuar(id, 'ASIGNADO', { responsable: 'Ana' });
      expect(await tipos(id)).toEqual(['PRESENTAR', 'ASIGNADO']);
    });

    test('D12: la misma clave en un lote, en otro lote y con otro cuerpo: un solo acto, la misma respuesta, y un rechazo.', async () => {
      const { id } = await t.presentar();
      const reclamo: Reclamo = { usuario: 'u', ruta: '/x', clave: 'clave «ñ»', cuerpo: 'c1' };
      const con = (r: Reclamo) => t.trabajoDe((d) => d.actuar(asignar(id, 'Ana'), { reclamo: r }));
      const mismo = await t.store.escribir([
        await con(reclamo),
        await con(reclamo),
        await con({ ...reclamo, cuerpo: 'c2' }),
      ]);
      const repetida = { tipo: 'repetida', caso: id, desde: 2, secuencia: 2, estado: 200 };
      expect(mismo.map((r) => r.ok && r.respuesta)).toMatchObject([
        { tipo: 'hecho' },
        repetida,
        { tipo: 'otro_cuerpo' },
      ]);
      await t.releer();
      const otro = await t.store.escribir([await con(reclamo), await con({ ...reclamo, cuerpo: 'c2' })]);
      expect(otro.map((r) => r.ok && r.respuesta)).toEqual([repetida, { tipo: 'otro_cuerpo' }]);
      const ajenas = [
        { ...reclamo, usuario: 'otro' },
        { ...reclamo, ruta: '/y' },
        { ...reclamo, clave: 'otra' },
      ];
      for (const r of ajenas) expect((await t.store.escribir([await con(r)]))[0]).toMatchObject({ ok: true });
      expect(await tipos(id)).toHaveLength(5);
      expect(await t.store.olvidarReclamos('9999')).toBe(4);
      expect((await t.store.escribir([await con(reclamo)]))[0]).toMatchObject({
        respuesta: { tipo: 'hecho' },
      });
    });

    test('Una clave cuyo acto la base rechazó no queda tomada.', async () => {
      const { id } = await t.presentar();
      const reclamo: Reclamo = { usuario: 'u', ruta: '/z', clave: 'libre', cuerpo: 'c1' };
      const trabajo = await t.trabajoDe((d) => d.actuar(asignar(id, 'Ana'), { reclamo }));
      const escritura = await t.escrituraDe(trabajo);
      const rota = { ...escritura, eventos: escritura.eventos.map((e) => ({ ...e, secuencia: 1 })) };
      expect(await t.store.escribir([tercoCon(rota, id)])).toMatchObject([{ ok: false }]);
      expect(await t.store.escribir([trabajo])).toMatchObject([{ respuesta: { tipo: 'hecho' } }]);
    });

    test('Quien decide ve lo confirmado y lo que va del lote: historia, avisos, mensajes, series y claves.', async () => {
      const { id } = await t.presentar();
      await t.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(INICIO));
      const visto: unknown[] = [];
      const mirar: Trabajo<null> = {
        caso: id,
        reclamo: { usuario: 'nadie', ruta: '', clave: '', cuerpo: '' },
        decidir: (v: Vista) => {
          visto.push(
            v.caso?.estado.secuencia,
            v.historia().map((e) => e.tipo),
            v.aviso(`${id}.2.0`)?.plantilla,
            v.aviso('no-hay'),
            v.mensajePendiente('no-hay'),
            v.sobres(['no-hay']),
            v.testigo() === null,
            v.reclamado,
          );
          return { respuesta: null, escritura: null };
        },
      };
      await t.store.escribir<unknown>([await t.trabajoDe((d) => d.actuar(asignar(id, 'Ana'))), mirar]);
      expect(visto.slice(-8)).toEqual([
        3,
        ['PRESENTAR', 'PROGRAMAR_REUNION', 'ASIGNADO'],
        'CITACION',
        null,
        false,
        [],
        false,
        null,
      ]);
    });

    test('Un ensayo no escribe, no toma números y ve lo mismo; un expediente que no existe se ve como nulo.', async () => {
      const { id } = await t.presentar();
      const posicion = await t.store.ultimaPosicion();
      const ensayo = await t.door.actuar(asignar(id, 'Ana'), { simular: true });
      expect(ensayo).toMatchObject({ tipo: 'hecho', caso: { estado: { secuencia: 2 } } });
      const serie = (v: Vista) => ({ respuesta: v.siguiente('AT-2027'), escritura: null });
      const sinCaso = { caso: null, reclamo: null };
      const proximo = await t.store.ensayar({ ...sinCaso, decidir: serie });
      expect(await t.store.ensayar({ ...sinCaso, decidir: serie })).toBe(proximo);
      const nacido = await t.presentar();
      expect(Number(nacido.numero.slice(-6))).toBe(proximo);
      expect(await t.store.ultimaPosicion()).toBeGreaterThan(posicion);
      const ausente: Trabajo<boolean> = {
        caso: 'no-existe',
        reclamo: null,
        decidir: (v) => ({ respuesta: v.caso === null && v.historia().length === 0, escritura: null }),
      };
      expect(await t.store.ensayar(ausente)).toBe(true);
      expect(await t.store.escribir([ausente])).toEqual([{ ok: true, respuesta: true }]);
    });

    test('Cincuenta nacimientos y actos a la vez quedan todos, numerados del primero al último.', async () => {
      const antes = (await t.store.idsDeCasos('', 1000)).length;
      const nacidos = await Promise.all(Array.from({ length: 50 }, () => t.presentar()));
      await Promise.all(nacidos.map(({ id }) => t.actuar(id, 'ASIGNADO', { responsable: 'Ana' })));
      expect(nacidos.map((c) => Number(c.numero.slice(-6))).sort((a, b) => a - b)).toEqual(
        nacidos.map((_, i) => antes + i + 1),
      );
      const corriente = await t.store.corriente(0, 10_000);
      expect(corriente.map((e) => e.posicion)).toEqual(
        [...new Set(corriente.map((e) => e.posicion))].sort((a, b) => a - b),
      );
      await todoVerifica();
    });
  });
}
