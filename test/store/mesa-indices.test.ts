import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Trozo } from '../../src/store/sql/alcance.js';
import { SQLITE } from '../../src/store/sql/dialecto.js';
import { paginaDeNovedades } from '../../src/store/sql/mesa.js';
import { paginaDePlazos, preguntasDeHoy } from '../../src/store/sql/plazos.js';
import { abrirSqlite, type Conexiones } from '../../src/store/sqlite/abrir.js';

let conexiones: Conexiones;
let db: Database;
beforeAll(() => {
  conexiones = abrirSqlite(':memory:');
  db = conexiones.escritor;
});
afterAll(() => db.close());

/** The steps of a query, as SQLite will take them. */
function plan({ sql, valores }: Trozo): string[] {
  const marcas = sql.split('?').length - 1;
  const todos = [...valores, ...Array(marcas - valores.length).fill(50)];
  const pasos = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...todos) as { detail: string }[];
  return pasos.map((p) => p.detail);
}

/** Tables read whole, row by row: none of those that grow may be. */
const recorridas = (pasos: readonly string[]) =>
  pasos.filter(
    (p) => /^SCAN (p|e|c|d|caso|caso_datos|evento|plazo)\b/.test(p) && !p.includes('COVERING INDEX'),
  );

const HOY = { hoy: '2027-02-01', hasta: '2027-02-15', porLista: 50, porDia: 20 };
const MIO = { mio: { id: 'u', nombre: 'Ana' } };
const ALCANCES = {
  todo: {},
  mio: MIO,
  'una entidad': { ruc: '20131312955' },
  'una colección': { colecciones: [{ coleccion: 'procesos', ruc: null }] },
  'una entidad en una colección': { colecciones: [{ coleccion: 'procesos', ruc: '20131312955' }] },
};
const LISTA = { hoy: '2027-02-01', limite: 51 };

describe('Lo de hoy', () => {
  test.each(Object.entries(ALCANCES))('Con %s no recorre ninguna tabla fila por fila.', (_cual, alcance) => {
    for (const [nombre, pregunta] of Object.entries(preguntasDeHoy(SQLITE, { ...HOY, ...alcance })))
      expect([nombre, recorridas(plan(pregunta))]).toEqual([nombre, []]);
    expect(recorridas(plan(paginaDeNovedades(SQLITE, { desde: 0, limite: 50, ...alcance })))).toEqual([]);
  });

  test('Lo debido se lee de su índice, y los días, de un tramo del de vencimientos.', () => {
    const { debidos, dias, deCadaDia, corriendo } = preguntasDeHoy(SQLITE, HOY);
    expect(plan(debidos)[0]).toMatch(/^SEARCH p USING COVERING INDEX plazo_debido \(vence<\?\)/);
    for (const pregunta of [dias, deCadaDia, corriendo])
      expect(plan(pregunta).join('\n')).toMatch(/SEARCH p USING COVERING INDEX plazo_vence \(vence>\?/);
  });

  test('Lo mío se halla por responsable y por quién actuó, y de ahí sus plazos.', () => {
    const pasos = plan(preguntasDeHoy(SQLITE, { ...HOY, ...MIO }).debidos).join('\n');
    expect(pasos).toContain('caso_responsable (responsable=?)');
    expect(pasos).toContain('evento_actor (actor=?)');
    expect(pasos).toContain('SEARCH p USING PRIMARY KEY (caso=?)');
  });
});

describe('Las listas de plazos', () => {
  test.each(
    Object.entries({
      'sin filtros': {},
      'los que corren': { estado: 'corriendo' },
      'los vencidos': { estado: 'vencido' },
      'los de una carga': { reglas: ['AMB-A4'] },
      'los de un rango': { desde: '2027-02-01', hasta: '2027-02-05' },
      'la página siguiente': { despues: ['2027-02-01', 'x', 1] as const },
    }),
  )('%s: en orden de vencimiento, del índice y sin ordenar.', (_cual, filtro) => {
    const pasos = plan(paginaDePlazos(SQLITE, { ...LISTA, ...filtro }));
    expect(pasos[0]).toMatch(/^(SEARCH|SCAN) p USING COVERING INDEX plazo_vence/);
    expect(pasos.join()).not.toContain('TEMP B-TREE');
  });

  test('Los pendientes salen del índice de lo debido; los de un responsable, de sus expedientes.', () => {
    const pendientes = plan(paginaDePlazos(SQLITE, { ...LISTA, pendiente: true, reglas: ['AMB-A4'] }));
    expect(pendientes[0]).toMatch(/^SEARCH p USING COVERING INDEX plazo_debido/);
    const deAna = plan(paginaDePlazos(SQLITE, { ...LISTA, responsable: 'Ana', pendiente: true })).join('\n');
    expect(deAna).toContain('caso_responsable (responsable=?)');
    expect(deAna).toContain('SEARCH p USING PRIMARY KEY (caso=?)');
    expect(recorridas([deAna])).toEqual([]);
  });
});
