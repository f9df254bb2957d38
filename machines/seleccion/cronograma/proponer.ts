import type { Calendario, FechaCivil } from '../../calendario/index.js';
import type { Actividad, Cronograma, FilaDeCronograma, Procedimiento } from '../tipos.js';
import { type Dias, fusiona, reglaDe } from './etapas.js';
import { unMinutoAntes } from './momentos.js';
import { elMayor, minimosDePropuestas } from './propuestas.js';

/** `ordinario` gives the committee its full terms and keeps the days to ask for elevation; `rapido` does neither. */
export const MODOS = ['ordinario', 'rapido'] as const;
export type Modo = (typeof MODOS)[number];

/** Ten in the morning in Lima, the hour public acts are usually called at. */
const HORA_DE_PROPUESTAS = 'T15:00:00.000Z';

/**
 * The earliest lawful calendar of a procedure convoked on a business day: participants' minimums; the committee's maximums
 * and the days to ask for elevation (RS-59-conobs), or in `rapido` one day per committee act and integration the day
 * after (RS-59-sinobs); proposals on the first day both minimums of art. 24 allow; one day each to evaluate and award.
 * Throws RangeError when the convocation falls on a non-business day, CalendarioSinAnio outside the reviewed years.
 */
export function proponer(
  procedimiento: Procedimiento,
  convocatoria: FechaCivil,
  modo: Modo,
  calendario: Calendario,
  dias: Dias,
): Cronograma {
  if (!calendario.esHabil(convocatoria))
    throw new RangeError(`No se convoca el ${convocatoria}: no es día hábil.`);
  const minimos = (integrada: FechaCivil | null) =>
    minimosDePropuestas(procedimiento, convocatoria, integrada, calendario, dias);
  if (procedimiento === 'AMC-BS') {
    const { desde } = elMayor(minimos(null));
    const acto = desde + HORA_DE_PROPUESTAS;
    const registro = { inicio: calendario.sumar(convocatoria, 1), fin: unMinutoAntes(acto) };
    return [
      fila('convocatoria', convocatoria),
      { actividad: 'registro_participantes', ...registro },
      fila('presentacion_propuestas', acto),
      ...desenlace(desde, calendario),
    ];
  }
  const bases = etapasDeBases(procedimiento, convocatoria, modo, calendario, dias);
  const integrada = calendario.sumar(
    bases.absueltas,
    modo === 'rapido' ? dias('RS-59-sinobs') : dias('RS-58-plazo') + dias('RS-59-conobs'),
  );
  const { desde } = elMayor(minimos(integrada));
  return [
    fila('convocatoria', convocatoria),
    fila(
      'registro_participantes',
      calendario.sumar(convocatoria, 1),
      calendario.sumar(integrada, dias('RS-53-gral')),
    ),
    ...bases.filas,
    fila('integracion_bases', integrada),
    fila('presentacion_propuestas', desde),
    ...desenlace(desde, calendario),
  ];
}

const fila = (actividad: Actividad, inicio: string, fin = inicio): FilaDeCronograma => ({
  actividad,
  inicio,
  fin,
});

function etapasDeBases(
  procedimiento: Procedimiento,
  convocatoria: FechaCivil,
  modo: Modo,
  calendario: Calendario,
  dias: Dias,
): { filas: FilaDeCronograma[]; absueltas: FechaCivil } {
  const regla = (actividad: Actividad) => reglaDe(procedimiento, actividad);
  const trasDia = (base: FechaCivil, n: number) => ({
    inicio: calendario.sumar(base, 1),
    fin: calendario.sumar(base, n),
  });
  const comite = (base: FechaCivil, actividad: Actividad) =>
    trasDia(base, modo === 'rapido' ? 1 : dias(regla(actividad)));

  const consultas = trasDia(convocatoria, dias(regla('consultas')));
  const pliego = comite(consultas.fin, 'absolucion_consultas');
  const observaciones = fusiona(procedimiento)
    ? consultas
    : trasDia(pliego.fin, dias(regla('observaciones')));
  const absolucion = fusiona(procedimiento) ? pliego : comite(observaciones.fin, 'absolucion_observaciones');
  return {
    filas: [
      { actividad: 'consultas', ...consultas },
      { actividad: 'absolucion_consultas', ...pliego },
      { actividad: 'observaciones', ...observaciones },
      { actividad: 'absolucion_observaciones', ...absolucion },
    ],
    absueltas: absolucion.fin,
  };
}

function desenlace(propuestas: FechaCivil, calendario: Calendario): FilaDeCronograma[] {
  return [
    fila('calificacion_evaluacion', calendario.sumar(propuestas, 1)),
    fila('buena_pro', calendario.sumar(propuestas, 2)),
  ];
}
