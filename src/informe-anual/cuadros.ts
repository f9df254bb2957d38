import { enPalabras } from '../../machines/base/fechas.js';
import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { Cifras } from './cifras.js';

/** A table of the report, for paper and spreadsheet alike: figures stay numbers. */
export interface Cuadro {
  readonly titulo: string;
  /** Short name, for the tab of a spreadsheet. */
  readonly nombre: string;
  readonly columnas: readonly string[];
  readonly filas: readonly (readonly (string | number | null)[])[];
}

type Resultados = NonNullable<Cifras['resultados']>;
type Contado = { [K in keyof Resultados]: Resultados[K] extends number ? K : never }[keyof Resultados];

const SOLICITUDES: readonly (readonly [Contado, string])[] = [
  ['recibidas', 'Recibidas'],
  ['entidades', 'Entidades que las presentaron, por su RUC'],
  ['rechazadas', 'Rechazadas'],
  ['noProcede', 'No procedían'],
  ['atendidas', 'Atendidas'],
  ['culminadas', 'Culminadas'],
  ['archivadas', 'Archivadas'],
  ['desistidas', 'Desistidas'],
  ['enTramite', 'En trámite al cierre del ejercicio'],
];
const ASISTENCIA: readonly (readonly [Contado, string])[] = [
  ['reuniones', 'Reuniones'],
  ['respuestas', 'Respuestas remitidas'],
  ['requerimientos', 'Requerimientos de documentación'],
  ['informes', 'Informes de asistencia técnica'],
  ['exposiciones', 'Exposiciones'],
  ['informesDeSeguimiento', 'Informes de seguimiento'],
  ['acompanamientosConcluidos', 'Acompañamientos concluidos'],
  ['seguimientosDeAcompanamiento', 'Seguimientos de acompañamiento'],
  ['visitas', 'Visitas'],
  ['derivaciones', 'Derivaciones a otro órgano'],
  ['improcedencias', 'Improcedencias declaradas'],
];
const DEFICIENCIAS: Readonly<Record<string, string>> = {
  error: 'Advertidas: errores',
  omision: 'Advertidas: omisiones',
  vulneracion: 'Advertidas: vulneraciones',
  criterio: 'Advertidas: tratadas con un criterio',
  recomendacion: 'Advertidas: tratadas con una recomendación',
};
const VERIFICACIONES: Readonly<Record<string, string>> = {
  evaluada: 'Verificadas: evaluadas',
  implementada: 'Verificadas: implementadas',
  no_atendida: 'Verificadas: no atendidas',
  no_aplicable: 'Verificadas: no aplicables',
};

const contar = (nombres: Readonly<Record<string, string>>, cuenta: Readonly<Record<string, number>>) =>
  Object.entries(cuenta).map(([clave, n]) => [nombres[clave] ?? clave, n] as const);

function resultados(r: Resultados): Cuadro[] {
  const { porTipo, porTratamiento, total } = r.deficiencias;
  return [
    {
      titulo: 'Solicitudes del ejercicio',
      nombre: 'Solicitudes',
      columnas: ['Solicitudes', 'Cantidad'],
      filas: SOLICITUDES.map(([clave, dice]) => [dice, r[clave]]),
    },
    {
      titulo: 'Asistencia brindada',
      nombre: 'Asistencia',
      columnas: ['Actividad', 'Cantidad'],
      filas: ASISTENCIA.map(([clave, dice]) => [dice, r[clave]]),
    },
    {
      titulo: 'Deficiencias advertidas y su atención',
      nombre: 'Deficiencias',
      columnas: ['Deficiencias', 'Cantidad'],
      filas: [
        ['Advertidas en los informes', total],
        ...contar(DEFICIENCIAS, porTipo),
        ...contar(DEFICIENCIAS, porTratamiento),
        ['Verificadas en el seguimiento', r.verificaciones.total],
        ...contar(VERIFICACIONES, r.verificaciones.porResultado),
      ],
    },
  ];
}

// "1 de marzo de 2026" without its day and its year.
const nombreDeMes = (mes: string) => enPalabras(`${mes}-01`).split(' ')[2] ?? mes;

/** The tables of a report, from the figures its history holds. */
export function cuadrosDe({ resultados: r, meses, tiempos, plazos }: Cifras): Cuadro[] {
  return [
    ...(r === null ? [] : resultados(r)),
    {
      titulo: 'Mes a mes',
      nombre: 'Mes a mes',
      columnas: ['Mes', 'Recibidas', 'Terminadas', 'En trámite al cierre'],
      filas: meses.map((m) => [nombreDeMes(m.mes), m.recibidas, m.terminadas, m.enTramite]),
    },
    {
      titulo: 'Tiempo en cada etapa, en días hábiles',
      nombre: 'Tiempos',
      columnas: ['Etapa', 'Expedientes', 'Mediana', 'Percentil 90'],
      filas: tiempos.map((t) => [t.titulo, t.casos, t.mediana, t.p90]),
    },
    {
      titulo: 'Plazos de la oficina',
      nombre: 'Plazos',
      columnas: ['Plazo', 'Norma', 'Total', 'En término', 'Tarde', 'Sin cumplir', 'Corren'],
      filas: plazos.map((p) => [
        p.descripcion,
        p.norma,
        p.total,
        p.cumplidos,
        p.tardios,
        p.vencidos,
        p.corriendo,
      ]),
    },
  ];
}

/** When the figures were taken, in words. */
export function fechaDeLasCifras({ tomadas }: Cifras): string {
  return enPalabras(fechaCivilDe(tomadas));
}
