import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentoNuevo } from '../../../src/store/documentos.js';
import type { NumeroDeOficio } from '../../../src/store/papeles.js';
import { AHORA, abrirReplicas, type Replica, type Replicas, sembrarAviso, sembrarCaso } from './replicas.js';

const CASO = 'c1';
const OFICIOS = 8;
const SERIE = ['OECE', 2027] as const;

const nuevo = (id: string, cambios: Partial<DocumentoNuevo> = {}): DocumentoNuevo => ({
  id,
  caso: CASO,
  origen: 'subido',
  clase: null,
  codigo: null,
  secuencia: null,
  aviso: null,
  anterior: null,
  lado: 'oficina',
  nombre: `${id}.pdf`,
  tipo: 'application/pdf',
  bytes: 5_000_000_000,
  huella: 'a'.repeat(64),
  usuario: 'u',
  creado: AHORA,
  ...cambios,
});
const oficio = (id: string, aviso: string) =>
  nuevo(id, { origen: 'emitido', clase: 'oficio', codigo: `codigo ${id}`, secuencia: 1, aviso });

let r: Replicas;
let una: Replica;
beforeAll(async () => {
  r = await abrirReplicas(3);
  una = r.todas[0] as Replica;
  await sembrarCaso(una, CASO);
});
afterAll(() => r.cerrar());

describe('Los oficios que varias réplicas emiten a la vez', () => {
  test('toman números seguidos, sin saltos, y de cada aviso sale uno solo', async () => {
    for (let i = 0; i < OFICIOS; i++) await sembrarAviso(una, CASO, i, 'oficio');
    expect((await una.store.oficiosPorEmitir(99)).length).toBe(OFICIOS);
    const emitidos = await Promise.all(
      r.todas.map(async ({ store }, replica) => {
        let suyos = 0;
        for (const { aviso } of await store.oficiosPorEmitir(99)) {
          let numero: NumeroDeOficio = await store.proximoOficio(...SERIE);
          for (;;) {
            const emision = await store.emitirPapel(oficio(`${replica} ${aviso}`, aviso), numero);
            if (emision.tipo === 'emitido') suyos++;
            if (emision.tipo !== 'otro_numero') break;
            numero = await store.proximoOficio(...SERIE);
          }
        }
        return suyos;
      }),
    );
    expect(emitidos.reduce((a, b) => a + b)).toBe(OFICIOS);
    const numeros = await una.base.todas<{ numero: number }>('SELECT numero FROM oficio ORDER BY numero');
    expect(numeros.map((f) => f.numero)).toEqual(Array.from({ length: OFICIOS }, (_, i) => i + 1));
    expect(await una.store.oficiosPorEmitir(99)).toEqual([]);
    expect((await una.store.documentosDe(CASO)).length).toBe(OFICIOS);
  });

  test('con el mismo número en la mano, uno lo toma y los demás lo saben', async () => {
    const avisos = await Promise.all([100, 101, 102].map((n) => sembrarAviso(una, CASO, n, 'oficio')));
    const numero = await una.store.proximoOficio(...SERIE);
    const hechas = await Promise.all(
      r.todas.map(({ store }, i) => store.emitirPapel(oficio(`mismo ${i}`, avisos[i] as string), numero)),
    );
    expect(hechas.map((h) => h.tipo).toSorted()).toEqual(['emitido', 'otro_numero', 'otro_numero']);
    expect((await una.store.proximoOficio(...SERIE)).numero).toBe(numero.numero + 1);
  });

  test('un papel del hecho, sin aviso, pedido por todas a la vez es uno solo', async () => {
    const papel = (i: number) =>
      nuevo(`acta ${i}`, { origen: 'emitido', clase: 'acta', codigo: `acta ${i}`, secuencia: 4 });
    const hechas = await Promise.all(r.todas.map(({ store }, i) => store.emitirPapel(papel(i), null)));
    expect(hechas.map((h) => h.tipo).toSorted()).toEqual(['emitido', 'ya_estaba', 'ya_estaba']);
    const origen = { caso: CASO, clase: 'acta', secuencia: 4, aviso: null };
    const emitido = await una.store.papelEmitido(origen);
    expect(hechas.map((h) => h.tipo !== 'otro_numero' && h.documento)).toEqual([emitido, emitido, emitido]);
    expect(await una.store.papelEmitido({ ...origen, secuencia: 5 })).toBeNull();
    expect(await una.store.papelPorCodigo(emitido?.codigo ?? '')).toEqual({ huella: 'a'.repeat(64) });
    expect(await una.store.papelPorCodigo('ninguno')).toBeNull();
  });
});

describe('Los documentos de un expediente, en PostgreSQL', () => {
  test('dos personas que reemplazan la misma versión: una lo hace y la otra lo sabe', async () => {
    const primero = await una.store.registrarDocumento(nuevo('d1'));
    expect(primero).toMatchObject({ raiz: 'd1', version: 1, bytes: 5_000_000_000, suprimido: null });
    const hechas = await Promise.all(
      r.todas.map(({ store }, i) => store.registrarDocumento(nuevo(`d2-${i}`, { anterior: 'd1' }))),
    );
    const [quedo] = hechas.filter((d) => d !== null);
    expect([hechas.filter((d) => d !== null).length, quedo?.raiz, quedo?.version]).toEqual([1, 'd1', 2]);
    expect(await una.store.documento(quedo?.id ?? '')).toEqual(quedo);
    expect(await una.store.registrarDocumento(nuevo('d3', { anterior: 'd1' }))).toBeNull();
    expect(await una.store.documento('d3')).toBeNull();
    const ids = (await una.store.documentosTras('d1', 1)).map((d) => d.id);
    expect(ids).toEqual([quedo?.id]);
  });

  test('se suprime una sola vez, y su contenido deja de estar', async () => {
    const huella = 'b'.repeat(64);
    await una.store.registrarDocumento(nuevo('s1', { huella }));
    expect(await una.store.tieneContenido(huella)).toBe(true);
    expect(await una.store.suprimirDocumento('s1', 'suprimido', AHORA, '{}')).toBe(true);
    expect(await una.store.suprimirDocumento('s1', 'otra vez', AHORA, '{}')).toBe(false);
    expect(await una.store.tieneContenido(huella)).toBe(false);
    expect(await una.store.documento('s1')).toMatchObject({ nombre: 'suprimido', suprimido: AHORA });
  });
});
