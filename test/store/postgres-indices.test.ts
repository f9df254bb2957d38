import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Conexiones } from '../../src/store/postgres/conexiones.js';
import { preguntaDe } from '../../src/store/postgres/pregunta.js';
import { basePostgres } from '../apoyo/bases.js';
import { type BasePostgres, urlDe } from '../apoyo/cluster-bases.js';
import { HOY_SEMBRADO, sembrarEnPostgres } from '../bench/sembrar-postgres.js';
import {
  deCadaAlcance,
  deLaOficina,
  deUnTexto,
  FILTROS,
  indicadores,
  listas,
  type Pregunta,
  TEXTO_COMUN,
} from './postgres/catalogo.js';

const CASOS = 20_000;
const POR_PAGINA = 51;
/** Those that grow with every case. */
const GRANDES = new Set(['caso', 'caso_datos', 'evento', 'etapa', 'plazo', 'aviso']);

let base: BasePostgres;
let conexiones: Conexiones;
beforeAll(async () => {
  base = await basePostgres();
  // Only a superuser may leave the references unchecked: half the time of the seeds is theirs.
  const cliente = new Client({ connectionString: urlDe(inject('postgres'), base.nombre, 'postgres') });
  await cliente.connect();
  await cliente.query('SET session_replication_role = replica');
  await sembrarEnPostgres((sql) => cliente.query(sql), CASOS);
  await cliente.end();
  conexiones = new Conexiones(base.url);
});
afterAll(async () => {
  await conexiones.cerrar();
  await base.borrar();
});

interface Paso {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Paso[];
}

const pasos = (paso: Paso): Paso[] => [paso, ...(paso.Plans ?? []).flatMap(pasos)];

/** How the server answers a question, with the settings of the store, as it plans it for its very values. */
async function plan({ sql, valores }: Pregunta): Promise<Paso[]> {
  const { text, values } = preguntaDe(sql, valores);
  const { rows } = await conexiones.pool.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
  return pasos(rows[0]['QUERY PLAN'][0].Plan);
}

/** The same once the server keeps one plan for any values. */
async function planDeCualquiera({ sql, valores }: Pregunta): Promise<Paso[]> {
  const { text, values } = preguntaDe(sql, valores);
  const cliente = await conexiones.pool.connect();
  try {
    await cliente.query(`SET plan_cache_mode = force_generic_plan; PREPARE esta AS ${text}`);
    const suyos = values
      .map((v) => (typeof v === 'number' ? v : cliente.escapeLiteral(String(v))))
      .join(', ');
    const { rows } = await cliente.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE esta (${suyos})`);
    return pasos(rows[0]['QUERY PLAN'][0].Plan);
  } finally {
    await cliente.query('RESET plan_cache_mode; DEALLOCATE ALL');
    cliente.release();
  }
}

/** The steps that read, for whoever must mend one. */
const resumen = (hechos: readonly Paso[]) =>
  hechos
    .filter((p) => p['Relation Name'] ?? p['Index Name'])
    .map(
      (p) =>
        `${p['Node Type']} ${p['Index Name'] ?? p['Relation Name']} ${p['Actual Rows']}×${p['Actual Loops']}`,
    )
    .join(', ');

const recorridas = (hechos: readonly Paso[]) =>
  hechos.filter((p) => p['Node Type'] === 'Seq Scan' && GRANDES.has(p['Relation Name'] ?? ''));

/** Rows of a table that were looked at, from the index or from the table, kept or not. */
const leidas = (hechos: readonly Paso[], tabla: string) =>
  hechos
    .filter((p) => p['Relation Name'] === tabla)
    .reduce((suma, p) => {
      const descartadas = (p['Rows Removed by Filter'] ?? 0) + (p['Rows Removed by Index Recheck'] ?? 0);
      return suma + (p['Actual Rows'] + descartadas) * p['Actual Loops'];
    }, 0);

const total = async (sql: string) =>
  Number((await conexiones.pool.query(`SELECT count(*) AS n FROM ${sql}`)).rows[0].n);

/** How many cases each filter of a list finds by itself. */
async function hallados(): Promise<(filtro: object) => number> {
  const de: Record<string, (valor: string) => string> = {
    situacion: (v) => `situacion = '${v}'`,
    responsable: (v) => `responsable IN ('${v}', 'persona-38')`,
    estado: (v) => `strpos(estado, '"${v}"') > 0`,
    venceHasta: (v) => `proximo <= '${v}'`,
    ruc: (v) => `ruc = '${v}'`,
    texto: (v) => `pk IN (SELECT caso FROM caso_texto WHERE palabras @@ '${v}:*'::tsquery)`,
  };
  const cuantos = new Map<string, number>();
  for (const filtro of [...FILTROS, { texto: TEXTO_COMUN }])
    for (const [campo, valor] of Object.entries(filtro))
      if (de[campo]) cuantos.set(`${campo} ${valor}`, await total(`caso WHERE ${de[campo](String(valor))}`));
  return (filtro) =>
    Math.min(...Object.entries(filtro).map(([campo, valor]) => cuantos.get(`${campo} ${valor}`) ?? CASOS));
}

describe('Con 20 000 expedientes en PostgreSQL', () => {
  test('Ninguna combinación de filtros y orden lee la octava parte, salvo que su filtro más estrecho halle más.', async () => {
    const halla = await hallados();
    for (const lista of listas()) {
      const hechos = await plan(lista);
      expect([lista.nombre, recorridas(hechos)]).toEqual([lista.nombre, []]);
      const { despues: _pagina, ...filtro } = lista.filtro;
      const soloOrden = Object.keys(filtro).every((campo) => campo === 'texto');
      // A page that only follows an order ends as soon as it is full: one of every four cases has the common word.
      const tope = soloOrden ? 20 * POR_PAGINA : Math.max(CASOS / 8, 2 * halla(filtro)) + 4 * POR_PAGINA;
      expect(leidas(hechos, 'caso'), `${lista.nombre} ${resumen(hechos)}`).toBeLessThanOrEqual(tope);
    }
    for (const pregunta of deUnTexto()) {
      const hechos = await plan(pregunta);
      expect([pregunta.nombre, recorridas(hechos)]).toEqual([pregunta.nombre, []]);
      expect(leidas(hechos, 'caso'), `${pregunta.nombre} ${resumen(hechos)}`).toBeLessThan(5);
    }
  });

  test('Lo de hoy, los plazos y las novedades, de todo y de cada alcance, no recorren ni la sexta parte.', async () => {
    const topes = { plazo: (await total('plazo')) / 6, evento: (await total('evento')) / 6 };
    for (const pregunta of deCadaAlcance()) {
      const hechos = await plan(pregunta);
      expect([pregunta.nombre, recorridas(hechos)]).toEqual([pregunta.nombre, []]);
      for (const [tabla, tope] of Object.entries(topes))
        expect(leidas(hechos, tabla), `${pregunta.nombre} ${resumen(hechos)}`).toBeLessThan(tope);
    }
  });

  test('Cada indicador sigue un índice; los de un mes leen lo de ese mes.', async () => {
    // They count everything there is, in an index and without the rows.
    const deTodo = new Set(['situaciones', 'cuantosTerminados', 'enEtapas']);
    const filas = { caso: CASOS, etapa: await total('etapa'), plazo: await total('plazo') };
    for (const pregunta of indicadores()) {
      const hechos = await plan(pregunta);
      expect([pregunta.nombre, recorridas(hechos)]).toEqual([pregunta.nombre, []]);
      for (const [tabla, cuantas] of Object.entries(filas))
        if (!deTodo.has(pregunta.nombre))
          expect(leidas(hechos, tabla), `${pregunta.nombre} ${resumen(hechos)}`).toBeLessThan(cuantas / 6);
    }
  });

  test('Lo que vence, lo que alcanza un día inhábil y la historia de uno, con cualquier valor.', async () => {
    const corren = await total(`plazo WHERE estado = 'corriendo'`);
    // The days of a rule are corrected once in years: the pages of that walk the terms once, in an index.
    const deVezEnCuando = new Set(['con una regla', 'con una regla, suspendidos']);
    for (const pregunta of deLaOficina())
      for (const hechos of [await plan(pregunta), await planDeCualquiera(pregunta)]) {
        expect([pregunta.nombre, recorridas(hechos)]).toEqual([pregunta.nombre, []]);
        if (!deVezEnCuando.has(pregunta.nombre))
          expect(leidas(hechos, 'plazo'), `${pregunta.nombre} ${resumen(hechos)}`).toBeLessThanOrEqual(
            corren,
          );
        expect(leidas(hechos, 'caso'), pregunta.nombre).toBeLessThanOrEqual(corren);
      }
  });

  test('Lo que vence se toma en el orden de su índice, y solo se bloquea lo que se entrega.', async () => {
    const [pregunta] = deLaOficina().filter((p) => p.sql.includes('SKIP LOCKED'));
    const hechos = await plan(pregunta as Pregunta);
    expect(hechos.map((p) => p['Node Type'])).not.toContain('Sort');
    expect(hechos.map((p) => p['Index Name'])).toContain('plazo_por_vencer');
    const debidos = await total(
      `plazo WHERE estado = 'corriendo' AND instante <= '${HOY_SEMBRADO}T05:00:00.000Z'`,
    );
    expect(debidos).toBeGreaterThan(200);
    expect(leidas(hechos, 'caso')).toBeGreaterThan(100);
    expect(leidas(hechos, 'caso')).toBeLessThanOrEqual(200);
  });
});
