import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plazo } from '../../machines/base/plazo.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import {
  huellaDeDatos,
  huellaDeEstado,
  huellaDeEvento,
  sha256,
  textoDePlazos,
} from '../../src/engine/cadena.js';
import { congelar } from '../../src/engine/paso.js';
import { type Cabeza, type Diferencia, plegar, verificarCaso } from '../../src/engine/replay.js';
import type { EventoGuardado } from '../../src/engine/tipos.js';
import { estadoTras, normasDe, verificar, verificarTodo } from '../../src/engine/verificar.js';
import { Escenario, lima, REUNION, requerida } from '../escenarios/apoyo.js';

let e: Escenario;
let historia: readonly EventoGuardado[];
let cabeza: Cabeza;
let normas: Awaited<ReturnType<typeof normasDe>>;

beforeAll(async () => {
  e = await Escenario.abrir(lima('2027-02-01'));
  await requerida(e);
  await e.hasta(lima('2027-02-22'));
  historia = await e.historia();
  const caso = await e.caso();
  const { secuencia, plazos } = caso.estado;
  const { huella, huellaEstado } = caso;
  cabeza = { secuencia, huella, huellaEstado, motivos: plazos.map((p) => p.motivo) };
  normas = await normasDe(e.door);
});
afterAll(() => e.sistema.cerrar());

const revisar = (filas: readonly EventoGuardado[], c: Cabeza = cabeza): Diferencia[] =>
  verificarCaso(SOLICITUD, e.id, filas, c, normas);
const que = (d: readonly Diferencia[]) => [...new Set(d.map((x) => x.que))];
/** The history with one row changed. */
const con = (i: number, cambio: (fila: EventoGuardado) => Partial<EventoGuardado>): EventoGuardado[] =>
  historia.map((f, j) => (i === j ? { ...f, ...cambio(f) } : f));

describe('D6: tampering', () => {
  test('an untouched history verifies', () => {
    expect(historia).toHaveLength(6);
    expect(revisar(historia)).toEqual([]);
  });

  const CAMBIOS: [keyof EventoGuardado, (f: EventoGuardado) => unknown][] = [
    ['secuencia', (f) => f.secuencia + 1],
    ['tipo', () => 'DERIVAR'],
    ['datos', (f) => f.datos.replace('{', '{ ')],
    ['sal', (f) => `${f.sal}0`],
    ['huellaDatos', () => sha256('otra')],
    ['actor', () => 'otra persona'],
    ['ocurrido', (f) => f.ocurrido.replace('2027', '2026')],
    ['registrado', (f) => f.registrado.replace('2027', '2026')],
    ['maquina', () => 'solicitud@9.9.9'],
    ['calendario', (f) => f.calendario - 1],
    ['catalogo', (f) => f.catalogo + 1],
    ['estado', () => '"atendida"'],
    ['huellaEstado', () => sha256('otro')],
    ['huella', () => sha256('otra')],
    ['efectos', (f) => f.efectos.replace('"avisos"', '"avisos2"')],
    ['regla', () => 'AT-7.1'],
    ['supresion', () => 6],
  ];
  test('the table of tampering knows every field of a row', () => {
    expect(CAMBIOS.map(([campo]) => campo).sort()).toEqual(Object.keys(historia[0] ?? {}).sort());
  });

  test.each(CAMBIOS)('D6: a changed %s of any row is found', (campo, cambio) => {
    for (let i = 0; i < historia.length; i++) {
      const fila = historia[i] as EventoGuardado;
      const nuevo = cambio(fila);
      if (nuevo === fila[campo]) continue;
      const halladas = revisar(con(i, () => ({ [campo]: nuevo })));
      expect(halladas.length, `fila ${i + 1}`).toBeGreaterThan(0);
    }
  });

  test('D6: data rewritten with a matching digest still break the chain', () => {
    const halladas = revisar(
      con(1, (f) => ({ datos: `${f.datos} `, huellaDatos: huellaDeDatos(f.sal, `${f.datos} `) })),
    );
    expect(que(halladas)).toEqual(['cadena']);
  });

  test('D6: a row rewritten with its whole link breaks the next one', () => {
    const filas = con(1, (f) => {
      const actor = 'otra persona';
      return { actor, huella: huellaDeEvento(historia[0]?.huella ?? '', e.id, { ...f, actor }) };
    });
    expect(revisar(filas)).toEqual([expect.objectContaining({ secuencia: 3, que: 'cadena' })]);
  });

  test('D6: a cut tail is found at the head', () => {
    expect(que(revisar(historia.slice(0, -1)))).toEqual(['cabeza']);
  });

  test('D6: a missing first row is found', () => {
    expect(que(revisar(historia.slice(1)))).toEqual(
      expect.arrayContaining(['secuencia', 'cadena', 'rechazo']),
    );
  });

  test('D6: swapped rows are found', () => {
    const filas = [...historia];
    [filas[1], filas[2]] = [historia[2] as EventoGuardado, historia[1] as EventoGuardado];
    expect(que(revisar(filas))).toEqual(expect.arrayContaining(['secuencia', 'cadena']));
  });

  test('D6: a repeated row is found', () => {
    expect(que(revisar([...historia, historia.at(-1) as EventoGuardado]))).toEqual(
      expect.arrayContaining(['secuencia', 'cadena']),
    );
  });

  test('D6: an empty history does not stand for a case', () => {
    expect(que(revisar([]))).toEqual(['cabeza']);
  });

  test.each([
    ['secuencia', { secuencia: 99 }],
    ['huella', { huella: sha256('otra') }],
    ['huellaEstado', { huellaEstado: sha256('otro') }],
  ] as const)('D6: a head with another %s is found', (_campo, cambio) => {
    expect(que(revisar(historia, { ...cabeza, ...cambio }))).toEqual(['cabeza']);
  });

  test('D6: the history of one case does not pass for that of another', () => {
    expect(que(verificarCaso(SOLICITUD, 'otro', historia, cabeza, normas))).toEqual(['cadena']);
  });

  test('D6: an event the machine no longer admits is said with its sequence', () => {
    const halladas = revisar(con(1, () => ({ tipo: 'REALIZAR_EXPOSICION' })));
    expect(halladas.at(-1)).toMatchObject({
      que: 'rechazo',
      detalle: expect.stringContaining('en la secuencia 2'),
    });
  });

  test('D6: data that are no JSON are found without a crash', () => {
    expect(que(revisar(con(1, () => ({ datos: '{' }))))).toEqual(['datos', 'rechazo']);
  });

  test('D9: the same event with a calendar that counts otherwise leads to another state', () => {
    const otros = verificarCaso(SOLICITUD, e.id, historia, cabeza, {
      ...normas,
      calendarioDe: (version, ambitos) => {
        const c = normas.calendarioDe(version, ambitos);
        return { ...c, sumar: (d, n) => c.sumar(d, n + 1) };
      },
    });
    expect(que(otros)).toEqual(expect.arrayContaining(['estado']));
  });
});

describe('D6: digests', () => {
  test('SHA-256 of a known text, and the salt and every field of a link count', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(huellaDeDatos('s', 'd')).toBe(sha256('s\nd'));
    const [fila] = historia as [EventoGuardado];
    const base = huellaDeEvento('p', 'c', fila);
    expect(base).toBe(
      sha256(
        JSON.stringify([
          1,
          'p',
          'c',
          fila.secuencia,
          fila.tipo,
          fila.huellaDatos,
          fila.actor,
          fila.ocurrido,
          fila.registrado,
          fila.maquina,
          fila.calendario,
          fila.catalogo,
          fila.huellaEstado,
        ]),
      ),
    );
  });

  test('the state is its frozen snapshot and every term, whether given frozen or not', async () => {
    const { snapshot, plazos } = (await e.caso()).estado;
    expect(huellaDeEstado(snapshot, plazos)).toBe(huellaDeEstado(congelar(snapshot), plazos));
    expect(huellaDeEstado(snapshot, plazos)).toBe(cabeza.huellaEstado);
    expect(textoDePlazos([])).toBe('[]');
  });

  test.each([
    'n',
    'regla',
    'item',
    'desde',
    'dias',
    'computo',
    'ambitos',
    'vence',
    'estado',
    'abierto',
    'cerrado',
    'reemplaza',
  ] as const)('a changed %s of a term changes the digest', async (campo) => {
    const { snapshot, plazos } = (await e.caso()).estado;
    const otros = plazos.map((p, i) => (i === 0 ? ({ ...p, [campo]: 'otro' } as unknown as Plazo) : p));
    expect(huellaDeEstado(snapshot, otros)).not.toBe(cabeza.huellaEstado);
  });
});

describe('promise 4: replay', () => {
  test('folding the history gives the stored state again, byte by byte', async () => {
    const { snapshot, plazos, secuencia } = (await e.caso()).estado;
    const final = plegar(SOLICITUD, historia, normas);
    expect(congelar(final.snapshot)).toBe(congelar(snapshot));
    expect(textoDePlazos(final.plazos)).toBe(textoDePlazos(plazos));
    expect(final.secuencia).toBe(secuencia);
  });

  test('the state after some of its events is that of then', async () => {
    const tras = await estadoTras(e.door, await e.caso(), historia.slice(0, 2));
    expect(tras.secuencia).toBe(2);
    expect(tras.snapshot.value).toMatchObject({ enTramite: { atencion: { reunion: 'programada' } } });
  });

  test('the whole database is verified, and a damaged case is named and does not stop the rest', async () => {
    const otro = await Escenario.abrir(lima('2027-02-01'));
    try {
      const sano = await otro.presentar();
      const movido = await otro.presentar();
      const ilegible = await otro.presentar();
      const halladas: string[] = [];
      const oir = (caso: string, d: readonly Diferencia[]) => halladas.push(`${caso} ${que(d)}`);
      expect(await verificarTodo(otro.door, oir)).toEqual({ casos: 3, eventos: 3, conDiferencias: 0 });
      expect(await verificar(otro.door, sano)).toEqual({ integra: true, eventos: 1, diferencias: [] });

      await otro.sistema.store.cerrar();
      const db = new Database(join(otro.sistema.carpeta, 'prueba.db'));
      db.prepare("UPDATE plazo SET vence = '2027-02-05' WHERE caso = ? AND n = 1").run(movido.id);
      db.prepare("UPDATE caso SET snapshot = '{}' WHERE id = ?").run(ilegible.id);
      db.close();
      await otro.sistema.reiniciar();
      expect(await verificarTodo(otro.door, oir)).toEqual({ casos: 3, eventos: 2, conDiferencias: 2 });
      expect(halladas.sort()).toEqual([`${movido.id} cabeza`, `${ilegible.id} cabeza`].sort());
    } finally {
      await otro.sistema.cerrar();
    }
  });

  test.each([
    ['huella_estado', "'otra'"],
    ['situacion', "'culminada'"],
    ['secuencia', '9'],
    ['huella', "'otra'"],
    ['ocurrido', "'2027-01-01T05:00:00.000Z'"],
  ])('promise 4: a stored head whose %s is not that of its history is found', async (columna, valor) => {
    const otro = await Escenario.abrir(lima('2027-02-01'));
    try {
      await otro.presentar();
      await otro.sistema.store.cerrar();
      const db = new Database(join(otro.sistema.carpeta, 'prueba.db'));
      db.prepare(`UPDATE caso SET ${columna} = ${valor}`).run();
      db.close();
      await otro.sistema.reiniciar();
      expect((await verificar(otro.door, await otro.caso())).integra).toBe(false);
    } finally {
      await otro.sistema.cerrar();
    }
  });

  test.each([
    ["UPDATE plazo SET motivo = 'otro' WHERE n = 1", 'cabeza'],
    [`UPDATE caso_datos SET datos = replace(datos, 'Adquisición', 'Venta')`, 'datos'],
    [`UPDATE aviso SET canal = 'seace'`, 'avisos'],
    ['DELETE FROM aviso', 'avisos'],
  ])('promise 4: what no digest covers is compared with the history: %s', async (sql, que) => {
    const otro = await Escenario.abrir(lima('2027-02-01'));
    try {
      await otro.presentar();
      await otro.acto('PROGRAMAR_REUNION', REUNION);
      await otro.sistema.store.cerrar();
      const db = new Database(join(otro.sistema.carpeta, 'prueba.db'));
      expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
      db.close();
      await otro.sistema.reiniciar();
      const { diferencias } = await verificar(otro.door, await otro.caso());
      expect(diferencias.map((d) => d.que)).toEqual([que]);
    } finally {
      await otro.sistema.cerrar();
    }
  });

  test('a case that vanishes between its listing and its reading is a difference', async () => {
    const store = { ...e.sistema.store, caso: async () => null };
    const puerta = Object.create(e.door, { store: { value: store } }) as typeof e.door;
    const halladas: Diferencia[] = [];
    await verificarTodo(puerta, (_c, d) => halladas.push(...d));
    expect(halladas).toEqual([{ secuencia: 0, que: 'cabeza', detalle: 'El expediente no se encuentra.' }]);
  });
});
