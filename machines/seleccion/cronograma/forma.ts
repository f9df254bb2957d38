import { diaDe } from '../../base/campos.js';
import { actividadesDe, admiteHora, cadenaDe, TITULOS } from './etapas.js';
import { comparar, tieneHora } from './momentos.js';
import { leerDia, type Revision } from './revision.js';

/** The rows a procedure must have, once each and no other (RS-22-orden). */
export function revisarFilas(r: Revision): void {
  const debidas = actividadesDe(r.procedimiento);
  const halladas = r.cronograma.map((fila) => fila.actividad);
  for (const actividad of debidas)
    if (!halladas.includes(actividad))
      r.incumple(
        'RS-22-orden',
        actividad,
        'falta en el calendario, y es una etapa obligatoria de este proceso.',
      );
  for (const actividad of new Set(halladas)) {
    const veces = halladas.filter((a) => a === actividad).length;
    if (!debidas.includes(actividad))
      r.incumple('RS-22-orden', actividad, 'este proceso no tiene esta etapa: retírela del calendario.');
    else if (veces > 1)
      r.incumple('RS-22-orden', actividad, `figura ${veces} veces en el calendario: deje una sola fila.`);
  }
}

/** Each row by itself: its ends in order, on business days, with an hour only where there may be one (RS-23-1). */
export function revisarFechas(r: Revision): void {
  for (const { actividad, inicio, fin } of r.cronograma) {
    if (comparar(fin, inicio) < 0)
      r.incumple(
        'RS-22-orden',
        actividad,
        `termina el ${leerDia(fin)}, antes de empezar el ${leerDia(inicio)}.`,
      );
    if ((tieneHora(inicio) || tieneHora(fin)) && !admiteHora(r.procedimiento, actividad))
      r.incumple('RS-23-1', actividad, 'se fija en días enteros: escriba las fechas sin hora.');
    const [primero, ultimo] = [diaDe(inicio), diaDe(fin)];
    revisarHabil(r, actividad, primero === ultimo ? 'cae' : 'empieza', primero);
    if (primero !== ultimo) revisarHabil(r, actividad, 'termina', ultimo);
  }
}

function revisarHabil(
  r: Revision,
  actividad: Parameters<Revision['incumple']>[1],
  verbo: string,
  dia: string,
): void {
  const motivo = r.calendario.motivo(dia);
  if (motivo === null) return;
  const habil = leerDia(r.calendario.siguienteHabil(dia));
  r.incumple(
    'RS-23-1',
    actividad,
    `${verbo} el ${leerDia(dia)}, que no es día hábil (${motivo.motivo}); el siguiente día hábil es el ${habil}.`,
  );
}

/**
 * The stages follow one another, each after the one before has ended (RS-22-orden). Proposals may be evaluated and
 * awarded on the day they are received, never before (RS-72-1 for the award).
 */
export function revisarOrden(r: Revision): void {
  let anterior: { actividad: Parameters<Revision['incumple']>[1]; fin: string } | null = null;
  for (const actividad of cadenaDe(r.procedimiento)) {
    const fila = r.fila(actividad);
    if (fila === null) continue;
    if (anterior !== null) {
      const mismoDia = actividad === 'calificacion_evaluacion' || actividad === 'buena_pro';
      const [empieza, termina] = [diaDe(fila.inicio), diaDe(anterior.fin)];
      if (mismoDia ? empieza < termina : empieza <= termina) {
        const desde = mismoDia ? termina : r.calendario.sumar(termina, 1);
        r.incumple(
          actividad === 'buena_pro' ? 'RS-72-1' : 'RS-22-orden',
          actividad,
          `empieza el ${leerDia(empieza)} y la etapa anterior (${TITULOS[anterior.actividad].toLowerCase()}) termina el ${leerDia(termina)}: puede empezar desde el ${leerDia(desde)}.`,
        );
      }
    }
    anterior = fila;
  }
}
