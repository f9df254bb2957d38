import type { FiltroDeCasos, FiltroDePlazos, Orden } from '../../../src/store/puerto.js';
import {
  preguntaConRegla,
  preguntaDeAfectados,
  preguntaDePlazosAfectados,
  preguntaDeSusPlazos,
} from '../../../src/store/sql/afectados.js';
import type { Trozo } from '../../../src/store/sql/alcance.js';
import { POSTGRES as d } from '../../../src/store/sql/dialecto.js';
import { preguntaDeEntidad } from '../../../src/store/sql/entidad.js';
import { preguntasDeIndicadores } from '../../../src/store/sql/indicadores.js';
import { preguntaDeLista } from '../../../src/store/sql/listas.js';
import { CORRIENTE_DE, DEBIDOS_DE, paginaDeNovedades } from '../../../src/store/sql/mesa.js';
import { preguntaDePlazos, preguntasDeHoy } from '../../../src/store/sql/plazos.js';
import { preguntasDeVencidos } from '../../../src/store/sql/vencimientos.js';
import { HOY_SEMBRADO as HOY } from '../../bench/sembrar-postgres.js';

/** A question of the store with values of a base made by `sembrarEnPostgres`. */
export interface Pregunta extends Trozo {
  readonly nombre: string;
}

const ORDENES: readonly Orden[] = ['creado', '-creado', 'actualizado', '-actualizado', 'vence'];
export const TEXTO_COMUN = 'adquisicion';
/** What lists filter by: what most cases are, what few are, and what none is. */
export const FILTROS: readonly Partial<FiltroDeCasos>[] = [
  { situacion: 'en_tramite' },
  { situacion: 'culminada' },
  { situacion: 'no_procede' },
  { responsable: 'persona-0' },
  { responsable: 'persona-39', suplidos: ['persona-38', 'nadie'] },
  { estado: 'enAnalisis' },
  { estado: 'nada' },
  { venceHasta: '2026-11-21' },
  { ruc: '20000000000' },
];
const juntos = FILTROS.flatMap((a, i) =>
  FILTROS.slice(i + 1).flatMap((b) => (Object.keys(a).some((k) => k in b) ? [] : [{ ...a, ...b }])),
);

export interface Lista extends Pregunta {
  readonly filtro: Partial<FiltroDeCasos>;
}

/** Every order of the lists with every filter and every two of them: the first page, a later one, and those with a text. */
export function listas(): Lista[] {
  return ORDENES.flatMap((orden) =>
    [{}, ...FILTROS, ...juntos].flatMap((filtro) =>
      [{}, { despues: ['2026-01-01', 'x'] as const }, { texto: TEXTO_COMUN }].map((mas): Lista => {
        const f: FiltroDeCasos = { coleccion: 'solicitudes', orden, limite: 51, ...filtro, ...mas };
        const consulta = f.texto === undefined ? '' : d.consultaDeTexto(f.texto);
        const nombre = `${orden} ${JSON.stringify({ ...filtro, ...mas })}`;
        return { nombre, filtro: { ...filtro, ...mas }, ...preguntaDeLista(d, f, consulta, null) };
      }),
    ),
  );
}

/** A page of the few cases a text found. */
export const deUnTexto = (): Pregunta[] =>
  ORDENES.map((orden) => ({
    nombre: `${orden} de un texto`,
    ...preguntaDeLista(d, { coleccion: 'solicitudes', orden, limite: 51, estado: 'enAnalisis' }, '', [1, 2]),
  }));

const ALCANCES = {
  'de todo': {},
  'de lo mío': {
    mio: { id: 'u-39', nombre: 'persona-39', suplidos: [{ id: 'u-38', nombre: 'persona-38' }] },
  },
  'de una entidad': { ruc: '20000000003' },
  'de una colección': { colecciones: [{ coleccion: 'procesos', ruc: null }] },
  'de una entidad en dos colecciones': {
    colecciones: [
      { coleccion: 'procesos', ruc: '20000000001' },
      { coleccion: 'solicitudes', ruc: '20000000001' },
    ],
  },
};
const FILTROS_DE_PLAZOS: Readonly<Record<string, Partial<FiltroDePlazos>>> = {
  todos: {},
  corriendo: { estado: 'corriendo' },
  vencidos: { estado: 'vencido' },
  cumplidos: { estado: 'cumplido' },
  suspendidos: { estado: 'suspendido' },
  'de una regla': { reglas: ['AMB-A4'] },
  'de unos días': { desde: '2026-11-20', hasta: '2026-11-25' },
  'la página siguiente': { despues: ['2026-02-01', 'x', 1] },
  pendientes: { pendiente: true },
  'pendientes de una persona': { pendiente: true, responsable: 'persona-39', suplidos: ['persona-38'] },
  'los demás': { pendiente: false },
};

/** What is due, the terms and what moved, of everything and of each scope. */
export function deCadaAlcance(): Pregunta[] {
  return Object.entries(ALCANCES).flatMap(([cual, alcance]) => {
    const hoy = preguntasDeHoy(d, { hoy: HOY, hasta: '2026-12-04', porLista: 50, porDia: 20, ...alcance });
    return [
      ...Object.entries(hoy).map(([nombre, { sql, valores }]) => ({
        nombre: `hoy, ${nombre}, ${cual}`,
        sql,
        valores: nombre === 'deCadaDia' ? [...valores, 20] : valores,
      })),
      ...[0, 10_000].map((desde) => ({
        nombre: `novedades desde ${desde}, ${cual}`,
        ...paginaDeNovedades(d, { desde, limite: 50, ...alcance }),
      })),
      ...Object.entries(FILTROS_DE_PLAZOS).map(([nombre, f]) => ({
        nombre: `plazos ${nombre}, ${cual}`,
        ...preguntaDePlazos(d, { hoy: HOY, limite: 51, ...alcance, ...f }),
      })),
    ];
  });
}

/** The counts of a month, of every entity, of a big one and of a small one. */
export function indicadores(): Pregunta[] {
  const valores = {
    coleccion: 'solicitudes',
    desde: '2026-05-01',
    hasta: '2026-06-01',
    desdeInstante: '2026-05-01T05:00:00.000Z',
    hastaInstante: '2026-06-01T05:00:00.000Z',
    hoy: HOY,
    limite: 10,
  };
  return Object.entries(preguntasDeIndicadores(d)).flatMap(([nombre, { deTodos, deUno }]) => [
    { nombre, sql: deTodos, valores: [valores] },
    ...['20000000003', '20000000500'].map((ruc) => ({
      nombre: `${nombre} de ${ruc}`,
      sql: deUno,
      valores: [{ ...valores, ruc }],
    })),
  ]);
}

/** What the beat asks, and what a change of the law may reach. */
export function deLaOficina(): Pregunta[] {
  const { todos, libres } = preguntasDeVencidos(d);
  const hasta = `${HOY}T05:00:00.000Z`;
  const ids = Array.from(
    { length: 250 },
    (_, i) => `${String(i * 7).padStart(8, '0')}-0000-7000-8000-000000000000`,
  );
  const entidad = {
    ruc: '20000000000',
    coleccion: 'procesos',
    iguales: { objeto: 'bienes', ejercicio: 2026 },
  };
  return [
    ...[todos, libres].flatMap((p, i) =>
      p === null
        ? []
        : [
            { nombre: `plazos vencidos ${i}`, sql: p.plazos, valores: [hasta, 200] },
            { nombre: `salidas vencidas ${i}`, sql: p.salidas, valores: [hasta, 200] },
          ],
    ),
    { nombre: 'afectados', ...preguntaDeAfectados(d, '2026-11-25', '', 250) },
    { nombre: 'afectados, después', ...preguntaDeAfectados(d, '2026-11-25', ids[200] as string, 250) },
    { nombre: 'plazos afectados', ...preguntaDePlazosAfectados(d, '2026-11-25', '', 250) },
    { nombre: 'con una regla', ...preguntaConRegla('AMB-A17', 'corriendo', '', 250) },
    { nombre: 'con una regla, suspendidos', ...preguntaConRegla('AMB-A17', 'suspendido', '', 250) },
    { nombre: 'plazos de una regla', ...preguntaDeSusPlazos(d, ids, 'AMB-A4') },
    { nombre: 'compras', ...preguntaDeEntidad(d, { ...entidad, campos: ['r'], limite: 200 }) },
    { nombre: 'historia de uno', sql: CORRIENTE_DE, valores: [ids[9], 0, 100] },
    { nombre: 'debidos de uno', sql: DEBIDOS_DE, valores: [ids[9]] },
  ];
}
