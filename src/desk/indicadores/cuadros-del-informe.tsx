import type { Cuadro } from './figura';
import { parte } from './periodo';
import type { InformeAnual } from './tipos';

type Clave = { [K in keyof InformeAnual]: InformeAnual[K] extends number ? K : never }[keyof InformeAnual];

const GRUPOS: readonly { titulo: string; cifras: readonly (readonly [Clave, string])[] }[] = [
  {
    titulo: 'Solicitudes',
    cifras: [
      ['recibidas', 'Recibidas'],
      ['entidades', 'Entidades que las presentaron, por su RUC'],
      ['rechazadas', 'Rechazadas'],
      ['noProcede', 'No procedían'],
      ['atendidas', 'Atendidas'],
      ['culminadas', 'Culminadas'],
      ['archivadas', 'Archivadas'],
      ['desistidas', 'Desistidas'],
      ['enTramite', 'En trámite al cierre del periodo'],
    ],
  },
  {
    titulo: 'Asistencia brindada',
    cifras: [
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
    ],
  },
];
const NOMBRES: Readonly<Record<string, string>> = {
  error: 'Errores',
  omision: 'Omisiones',
  vulneracion: 'Vulneraciones',
  criterio: 'Tratadas con un criterio',
  recomendacion: 'Tratadas con una recomendación',
  evaluada: 'Evaluadas',
  implementada: 'Implementadas',
  no_atendida: 'No atendidas',
  no_aplicable: 'No aplicables',
};

function conteo(nombre: string, total: number, ...partes: Readonly<Record<string, number>>[]): Cuadro {
  const filas = partes.flatMap((p) => Object.entries(p));
  return {
    nombre,
    columnas: [nombre, 'Cantidad'],
    filas: [
      ['total', <strong key="total">Total</strong>, total],
      ...filas.map(([clave, n]) => [clave, NOMBRES[clave] ?? clave, n] as const),
    ],
  };
}

/** The tables of the figures of some months: what came, what was done, what was found and how the terms went. */
export function cuadrosDelInforme(i: InformeAnual): Cuadro[] {
  const s = i.plazos;
  return [
    ...GRUPOS.map(
      ({ titulo, cifras }): Cuadro => ({
        nombre: titulo,
        columnas: [titulo, 'Cantidad'],
        filas: cifras.map(([clave, dice]) => [clave, dice, i[clave]]),
      }),
    ),
    conteo(
      'Deficiencias advertidas',
      i.deficiencias.total,
      i.deficiencias.porTipo,
      i.deficiencias.porTratamiento,
    ),
    conteo('Verificación de lo advertido', i.verificaciones.total, i.verificaciones.porResultado),
    {
      nombre: 'Plazos de la oficina',
      columnas: ['Plazos de la oficina', 'Cantidad', 'Parte'],
      filas: [
        ['cumplidos', 'Cumplidos en término', s.cumplidos, parte(s.cumplidos, s.total)],
        ['tardios', 'Cumplidos fuera de término', s.tardios, parte(s.tardios, s.total)],
        ['vencidos', 'Vencidos sin cumplir', s.vencidos, parte(s.vencidos, s.total)],
        ['corriendo', 'Que corren', s.corriendo, parte(s.corriendo, s.total)],
      ],
    },
  ];
}
