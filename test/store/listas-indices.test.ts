import Sqlite, { type Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FilaDeCaso, FiltroDeCasos, Orden } from '../../src/store/puerto.js';
import { SQLITE } from '../../src/store/sql/dialecto.js';
import { listasDe, preguntaDeLista } from '../../src/store/sql/listas.js';
import { baseSqlite } from '../../src/store/sqlite/base.js';
import { Transacciones } from '../../src/store/sqlite/transaccion.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { sembrarLecturas } from '../bench/sembrar-listas.js';

const ORDENES: readonly Orden[] = ['creado', '-creado', 'actualizado', '-actualizado', 'vence'];
type Filtro = Partial<Omit<FiltroDeCasos, 'coleccion' | 'orden' | 'limite' | 'despues'>>;

/** What the desk filters by, common and rare. */
const FILTROS: readonly Filtro[] = [
  { situacion: 'en_tramite' },
  { situacion: 'no_procede' },
  { responsable: 'persona-3' },
  { estado: 'enAnalisis' },
  { estado: 'esperaDocumentos' },
  { venceHasta: '2026-06-01' },
  { ruc: '20000000000' },
];
const TEXTOS: readonly Filtro[] = [{}, { texto: 'municipal' }, { texto: 'paquete 77' }];

/** Every filter, every two of them, each of these with no text, a common one and a rare one. */
const COMBINACIONES: readonly Filtro[] = [
  {},
  ...FILTROS,
  ...FILTROS.flatMap((a, i) => FILTROS.slice(i + 1).map((b) => ({ ...a, ...b }))),
].flatMap((f) => TEXTOS.map((t) => ({ ...f, ...t })));

const lugar = carpetaTemporal();
let db: Database;
let listar: (f: FiltroDeCasos) => Promise<FilaDeCaso[]>;
beforeAll(() => {
  sembrarLecturas(lugar.archivo, {
    casos: 2500,
    eventos: 3,
    inicio: '2025-01-02T15:00:00.000Z',
    dias: 600,
  });
  db = new Sqlite(lugar.archivo, { readonly: true });
  listar = listasDe(baseSqlite(db, db, new Transacciones(db))).casos;
  todos = leerTodos();
});
afterAll(() => {
  db.close();
  lugar.borrar();
});

const clave = (orden: Orden) =>
  orden === 'vence' ? 'proximo' : (orden.replace('-', '') as 'creado' | 'actualizado');

/** Every case with the words people find it by, read once. */
let todos: { caso: Record<string, string | null>; palabras: readonly string[] }[] = [];
const sinTildes = (t: string) => t.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const leerTodos = () =>
  (
    db
      .prepare('SELECT c.*, d.entidad, d.objeto FROM caso c JOIN caso_datos d ON d.caso = c.id')
      .all() as Record<string, string | null>[]
  ).map((caso) => ({
    caso,
    palabras: sinTildes([caso['numero'], caso['entidad'], caso['ruc'], caso['objeto']].join(' ')).split(
      /[^a-z0-9]+/,
    ),
  }));

/** The same page told in the plainest way: every case, filtered and sorted here. */
function ingenua(f: FiltroDeCasos): string[] {
  const buscadas = f.texto?.split(' ') ?? [];
  const columna = clave(f.orden);
  const signo = f.orden.startsWith('-') ? -1 : 1;
  const menor = (a: readonly string[], b: readonly string[]) =>
    a[0] === b[0] ? (a[1] as string) < (b[1] as string) : (a[0] as string) < (b[0] as string);
  return todos
    .filter(
      ({ caso: c, palabras }) =>
        (f.situacion === undefined || c['situacion'] === f.situacion) &&
        (f.responsable === undefined || c['responsable'] === f.responsable) &&
        (f.estado === undefined || c['estado']?.includes(`"${f.estado}"`)) &&
        (f.venceHasta === undefined || (c['proximo'] !== null && (c['proximo'] as string) <= f.venceHasta)) &&
        (f.ruc === undefined || c['ruc'] === f.ruc) &&
        (f.orden !== 'vence' || c['proximo'] !== null) &&
        buscadas.every((b) => palabras.some((p) => p.startsWith(b))),
    )
    .map(({ caso: c }) => [c[columna] ?? '', c['id'] as string])
    .filter((x) => !f.despues || (signo === 1 ? menor(f.despues, x) : menor(x, f.despues)))
    .sort((a, b) => (menor(a, b) ? -signo : signo))
    .slice(0, f.limite)
    .map(([, id]) => id as string);
}

const plan = ({ sql, valores }: { sql: string; valores: readonly unknown[] }): string[] =>
  (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...valores) as { detail: string }[]).map((f) => f.detail);

describe('Las listas', () => {
  test('Toda combinación de filtros, texto y orden se lee de un índice: ninguna recorre las filas.', () => {
    const usados = new Set<string>();
    for (const orden of ORDENES)
      for (const filtro of COMBINACIONES)
        for (const despues of [undefined, ['2026-01-01', 'x'] as const])
          for (const pocos of filtro.texto === 'paquete 77' ? [[1, 2, 3]] : [null]) {
            const f: FiltroDeCasos = {
              coleccion: 'solicitudes',
              orden,
              limite: 51,
              ...filtro,
              ...(despues ? { despues } : {}),
            };
            const consulta = filtro.texto === undefined ? '' : `"${filtro.texto}"*`;
            const pasos = plan(preguntaDeLista(SQLITE, f, consulta, pocos));
            const caso = `${orden} ${JSON.stringify(filtro)} ${pasos.join(' | ')}`;
            // The cases are found by an index, or by their number when a text found few.
            const primero = pasos.find((p) => /^(SEARCH|SCAN) c\b/.test(p)) ?? '';
            expect(primero, caso).toMatch(
              pocos === null
                ? /^SEARCH c USING (COVERING )?INDEX caso_(filtro|ruc|creado|actualizado|proximo) \(coleccion=\?/
                : /^SEARCH c USING INTEGER PRIMARY KEY/,
            );
            usados.add(/INDEX (caso_\w+)/.exec(primero)?.[1] ?? '');
            // Nothing else is walked whole but the page itself and the lists the question brings.
            const recorridos = pasos.filter(
              (p) => /^SCAN /.test(p) && !/^SCAN (u|json_each|caso_texto)\b/.test(p),
            );
            expect(recorridos, caso).toEqual([]);
          }
    expect([...usados].sort()).toEqual([
      '',
      'caso_actualizado',
      'caso_creado',
      'caso_filtro',
      'caso_proximo',
      'caso_ruc',
    ]);
  });

  test('Sin más filtro que el orden, o por situación y creación, ni siquiera se ordena.', () => {
    const ordena = (f: Partial<FiltroDeCasos>) =>
      plan(
        preguntaDeLista(SQLITE, { coleccion: 'solicitudes', orden: '-creado', limite: 51, ...f }, '', null),
      )
        .slice(0, 2)
        .some((p) => /TEMP B-TREE/.test(p));
    for (const orden of ORDENES) expect([orden, ordena({ orden })]).toEqual([orden, false]);
    expect(ordena({ situacion: 'en_tramite' })).toBe(false);
    expect(ordena({ orden: 'vence', venceHasta: '2026-06-01' })).toBe(false);
    expect(ordena({ ruc: '20000000000' })).toBe(false);
  });

  test('Los filtros que no siguen un orden se leen de un índice que ya los lleva, sin ir a las filas anchas.', () => {
    for (const filtro of FILTROS.filter((f) => f.ruc === undefined)) {
      const pasos = plan(
        preguntaDeLista(
          SQLITE,
          { coleccion: 'solicitudes', orden: '-actualizado', limite: 51, ...filtro },
          '',
          null,
        ),
      );
      expect(pasos.join(' | ')).toMatch(/SEARCH c USING COVERING INDEX caso_filtro/);
    }
  });

  test.each(ORDENES)(
    'Con orden %s, cada combinación trae lo mismo que contarlas una por una, página a página.',
    async (orden) => {
      let vacias = 0;
      let segundas = 0;
      for (const filtro of COMBINACIONES) {
        const f: FiltroDeCasos = { coleccion: 'solicitudes', orden, limite: 20, ...filtro };
        const una = await listar(f);
        expect([filtro, una.map((c) => c.id)]).toEqual([filtro, ingenua(f)]);
        const ultima = una.at(-1);
        if (una.length < 20 || !ultima) {
          vacias += 1;
          continue;
        }
        segundas += 1;
        const otra = { ...f, despues: [ultima[clave(orden)] ?? '', ultima.id] as const };
        expect([filtro, (await listar(otra)).map((c) => c.id)]).toEqual([filtro, ingenua(otra)]);
      }
      expect(segundas).toBeGreaterThan(10);
      expect(vacias).toBeGreaterThan(10);
    },
  );
});
