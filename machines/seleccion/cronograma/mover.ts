import { diaDe } from '../../base/campos.js';
import type { Calendario } from '../../calendario/index.js';
import type { Actividad, Cronograma, FilaDeCronograma, Procedimiento } from '../tipos.js';
import { cadenaDe, filaDe, gemelaDe, reglaDe, TITULOS } from './etapas.js';
import { comparar, correr, enDia, tieneHora, unMinutoAntes } from './momentos.js';
import { normalizar } from './normalizar.js';
import { leerDia } from './revision.js';

/** A stage made longer (prórroga) or moved whole (postergación), RS-26-1. */
export interface Movimiento {
  readonly actividad: Actividad;
  /** First moment of the stage moved; without it, it moves as many business days as its end. */
  readonly inicio?: string | undefined;
  readonly fin: string;
  readonly clase: 'prorroga' | 'postergacion';
}

/** The calendar after a movement, or why there cannot be one. */
export type Movido =
  | { readonly cronograma: Cronograma }
  | { readonly regla: string; readonly detalle: string };

/**
 * The calendar with a stage prolonged or postponed. The stages after it move as many business days as its end did, so
 * that every gap and length is kept, and hours stay as they were; registration follows what it ends with (RS-53-gral,
 * RS-53-AMCBS). Refused when the stage is not in the calendar, has no life of its own (the convocation, registration),
 * or would move back. The outcome is not validated. Throws CalendarioSinAnio outside the reviewed years.
 */
export function mover(
  cronograma: Cronograma,
  movimiento: Movimiento,
  procedimiento: Procedimiento,
  calendario: Calendario,
): Movido {
  const filas = normalizar(procedimiento, cronograma);
  const vieja = filaDe(filas, movimiento.actividad);
  if (vieja === null)
    return rechazada(
      'RS-26-1',
      movimiento.actividad,
      'no está en el calendario del proceso, así que no se puede mover.',
    );
  const rechazo = impedimento(vieja, movimiento, procedimiento);
  if (rechazo !== null) return rechazo;

  const nueva = mueve(vieja, movimiento, calendario);
  const corridos = calendario.contar(diaDe(vieja.fin), diaDe(nueva.fin));
  const gemela = gemelaDe(procedimiento, vieja.actividad);
  const siguientes = posteriores(procedimiento, vieja.actividad, gemela);
  const movidas = filas.map((fila) => {
    if (fila.actividad === vieja.actividad || fila.actividad === gemela)
      return { ...nueva, actividad: fila.actividad };
    if (!siguientes.has(fila.actividad)) return fila;
    const { inicio, fin } = fila;
    return { ...fila, inicio: correr(inicio, corridos, calendario), fin: correr(fin, corridos, calendario) };
  });
  return {
    cronograma: movidas.map((fila) => seguirRegistro(fila, filas, movidas, procedimiento, calendario)),
  };
}

const rechazada = (regla: string, actividad: Actividad, detalle: string) => ({
  regla,
  detalle: `${TITULOS[actividad]}: ${detalle}`,
});

function impedimento(
  vieja: FilaDeCronograma,
  { inicio, fin, clase }: Movimiento,
  procedimiento: Procedimiento,
) {
  const { actividad } = vieja;
  const no = (detalle: string) => rechazada('RS-26-1', actividad, detalle);
  if (actividad === 'convocatoria') return no('ya se publicó: no se prorroga ni se posterga.');
  if (actividad === 'registro_participantes')
    return rechazada(
      reglaDe(procedimiento, actividad),
      actividad,
      'su final depende de otra etapa; prorrogue o postergue esa (la integración de las bases o, donde no la hay, la presentación de propuestas).',
    );
  if (comparar(fin, vieja.fin) <= 0)
    return no(`termina el ${leerDia(vieja.fin)}; el nuevo final debe ser posterior.`);
  if (inicio !== undefined && comparar(fin, inicio) < 0)
    return no(`el nuevo final, ${leerDia(fin)}, es anterior al nuevo inicio, ${leerDia(inicio)}.`);
  if (clase === 'prorroga' && inicio !== undefined && comparar(inicio, vieja.inicio) !== 0)
    return no(`la prórroga no cambia el inicio, ${leerDia(vieja.inicio)}; para moverlo, postergue la etapa.`);
  if (clase === 'postergacion' && inicio !== undefined && comparar(inicio, vieja.inicio) <= 0)
    return no(`empieza el ${leerDia(vieja.inicio)}; si se posterga, el nuevo inicio debe ser posterior.`);
  return null;
}

function mueve(vieja: FilaDeCronograma, movimiento: Movimiento, calendario: Calendario): FilaDeCronograma {
  // A day where there was an instant keeps its hour: one who postpones an act to another day does not drop its hour.
  const conHora = (momento: string, antes: string) => (tieneHora(momento) ? momento : enDia(antes, momento));
  const fin = conHora(movimiento.fin, vieja.fin);
  const { inicio, clase } = movimiento;
  if (clase === 'prorroga') return { ...vieja, fin };
  if (inicio !== undefined) return { ...vieja, inicio: conHora(inicio, vieja.inicio), fin };
  if (vieja.inicio === vieja.fin) return { ...vieja, inicio: fin, fin };
  const corridos = calendario.contar(diaDe(vieja.fin), diaDe(fin));
  return { ...vieja, inicio: correr(vieja.inicio, corridos, calendario), fin };
}

function posteriores(
  procedimiento: Procedimiento,
  actividad: Actividad,
  gemela: Actividad | null,
): ReadonlySet<Actividad> {
  const cadena = cadenaDe(procedimiento);
  const lugar = cadena.findIndex((a) => a === actividad || a === gemela);
  const siguientes = cadena.slice(lugar + 1);
  return new Set(siguientes.flatMap((a) => [a, gemelaDe(procedimiento, a) ?? a]));
}

function seguirRegistro(
  fila: FilaDeCronograma,
  antes: Cronograma,
  ahora: Cronograma,
  procedimiento: Procedimiento,
  calendario: Calendario,
): FilaDeCronograma {
  if (fila.actividad !== 'registro_participantes') return fila;
  const guia = procedimiento === 'AMC-BS' ? 'presentacion_propuestas' : 'integracion_bases';
  const [vieja, nueva] = [filaDe(antes, guia), filaDe(ahora, guia)];
  if (vieja === null || nueva === null) return fila;
  if (procedimiento === 'AMC-BS') {
    const { inicio } = nueva;
    if (tieneHora(fila.fin) && tieneHora(inicio))
      return inicio === vieja.inicio ? fila : { ...fila, fin: unMinutoAntes(inicio) };
    return { ...fila, fin: correr(fila.fin, entre(vieja.inicio, inicio, calendario), calendario) };
  }
  return { ...fila, fin: correr(fila.fin, entre(vieja.fin, nueva.fin, calendario), calendario) };
}

const entre = (a: string, b: string, calendario: Calendario) => calendario.contar(diaDe(a), diaDe(b));
