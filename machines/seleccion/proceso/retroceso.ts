import { diaDe } from '../../base/campos.js';
import type { Incumplimiento } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { cadenaDe, filaDe, fusiona, TITULOS } from '../cronograma/etapas.js';
import { normalizar, validar } from '../cronograma/index.js';
import { tieneHora, unMinutoAntes } from '../cronograma/momentos.js';
import { ACTIVIDADES, type Actividad, type Cronograma, type FilaDeCronograma } from '../tipos.js';
import { CONTEXTO_INICIAL, type ContextoDeProceso } from './contexto.js';
import { calendarioDe, conIntegracionReal, diasDe, hoy } from './lecturas.js';

type C = ContextoDeProceso;

/** Stages each item lives on its own (D16): going back to one of them touches only that item. */
const DE_ITEM: readonly Actividad[] = ['calificacion_evaluacion', 'buena_pro'];

/** Whether an item goes back to a stage by itself, or the stage is of the whole process. */
export const esEtapaDeItem = (etapa: Actividad): boolean => DE_ITEM.includes(etapa);

/** The stage that is gone back to in this procedure: merged stages are one, and registration goes with the first. */
export function etapaEfectiva(c: C, etapa: Actividad): Actividad {
  if (!fusiona(c.procedimiento)) return etapa;
  if (etapa === 'observaciones') return 'consultas';
  return etapa === 'absolucion_observaciones' ? 'absolucion_consultas' : etapa;
}

/** Whether the process has a stage at all. */
export function tieneEtapa(c: C, etapa: Actividad): boolean {
  return etapa === 'registro_participantes' || cadenaDe(c.procedimiento).includes(etapaEfectiva(c, etapa));
}

/** The calendar after going back: what came before stays as it was, and the rest is what the resolution fixes. */
export function cronogramaDesde(c: C, nuevo: Cronograma): Cronograma {
  const filas = normalizar(c.procedimiento, nuevo);
  const nuevas = new Set(filas.map((f) => f.actividad));
  const previas = c.cronograma.filter((f) => !nuevas.has(f.actividad));
  const todas = normalizar(c.procedimiento, [...previas, ...filas]);
  return nuevas.has('registro_participantes') ? todas : todas.map((f) => seguirRegistro(c, f, todas));
}

// Registration ends with what it depends on, also when the resolution does not write its row (RS-53-gral, RS-53-AMCBS).
function seguirRegistro(c: C, fila: FilaDeCronograma, todas: Cronograma): FilaDeCronograma {
  if (fila.actividad !== 'registro_participantes') return fila;
  if (c.procedimiento !== 'AMC-BS') {
    const integracion = filaDe(todas, 'integracion_bases');
    if (integracion === null) return fila;
    return { ...fila, fin: calendarioDe(c).sumar(diaDe(integracion.fin), diasDe(c)('RS-53-gral')) };
  }
  const acto = filaDe(todas, 'presentacion_propuestas');
  if (acto === null) return fila;
  return { ...fila, fin: tieneHora(acto.inicio) ? unMinutoAntes(acto.inicio) : acto.inicio };
}

/**
 * What a new calendar from a stage on breaks. Stages already done are not judged again, nor those the resolution sends
 * later than a first calendar would have them; none may start before today.
 */
export function incumplimientosDesde(c: C, etapa: Actividad, nuevo: Cronograma): Incumplimiento[] {
  const filas = cronogramaDesde(c, nuevo);
  const desde = ACTIVIDADES.indexOf(etapa);
  const escritas = normalizar(c.procedimiento, nuevo);
  const faltan = cadenaDe(c.procedimiento).filter(
    (a) => ACTIVIDADES.indexOf(a) >= desde && filaDe(escritas, a) === null,
  );
  const pasadas = escritas.filter(
    (f) => diaDe(f.inicio) < hoy(c) && ACTIVIDADES.indexOf(f.actividad) >= desde,
  );
  const real = desde > ACTIVIDADES.indexOf('integracion_bases') ? conIntegracionReal(c, filas) : filas;
  // Registration began the day after the convocation, and what the resolution gives it now is a second opening.
  const abrio = filaDe(c.cronograma, 'registro_participantes')?.inicio;
  const porJuzgar = real.map((f) =>
    f.actividad === 'registro_participantes' && abrio !== undefined ? { ...f, inicio: abrio } : f,
  );
  const { incumplimientos } = validar(c.procedimiento, porJuzgar, calendarioDe(c), diasDe(c), {
    prorrogadas: [...ACTIVIDADES],
  });
  const deAhora = incumplimientos.filter(
    (i) => i.actividad === undefined || ACTIVIDADES.indexOf(i.actividad as Actividad) >= desde,
  );
  return [
    ...faltan.map((actividad) => ({
      regla: 'RS-56ley-3',
      actividad,
      detalle: `La resolución fija el nuevo cronograma desde la etapa a la que se retrotrae; falta «${TITULOS[actividad]}» (art. 56 de la Ley).`,
    })),
    ...pasadas.map((f) => ({
      regla: 'RS-56ley-3',
      actividad: f.actividad,
      detalle: `«${TITULOS[f.actividad]}» no puede empezar el ${enPalabras(diaDe(f.inicio))}, que ya pasó.`,
    })),
    ...deAhora.filter((i) => !faltan.includes(i.actividad as Actividad)),
  ];
}

type DeAntes = Partial<Omit<C, 'paso'>>;

const sinAbsolver = <P extends { cambia: boolean | null }>(preguntas: Readonly<Record<string, P>>) =>
  Object.fromEntries(Object.entries(preguntas).map(([id, p]) => [id, { ...p, cambia: null }]));

const SIN_PROPUESTAS: DeAntes = { propuestas: {}, custodiada: false, accesos: {} };
const SIN_INTEGRAR: DeAntes = { ...SIN_PROPUESTAS, integrada: null };
const SIN_ELEVAR: DeAntes = { ...SIN_INTEGRAR, elevaciones: {}, pronunciamiento: null, disposiciones: [] };

/** What is forgotten on going back to a stage of the process: all that came after it began (RS-22-orden). */
export function olvidarDesde(c: C, etapa: Actividad): DeAntes {
  const observacionesPendientes = () =>
    Object.fromEntries(
      Object.entries(sinAbsolver(c.observaciones)).map(([id, o]) => [id, { ...o, decision: null }]),
    ) as C['observaciones'];
  switch (etapaEfectiva(c, etapa)) {
    case 'convocatoria':
      return {
        ...SIN_ELEVAR,
        convocada: null,
        bases: CONTEXTO_INICIAL.bases,
        basesReemplazadas: false,
        participantes: {},
        consultas: {},
        observaciones: {},
        areas: {},
        prorrogadas: [],
        cronograma: [],
      };
    case 'registro_participantes':
    case 'consultas':
      return { ...SIN_ELEVAR, consultas: {}, observaciones: {}, areas: {} };
    case 'absolucion_consultas':
      return {
        ...SIN_ELEVAR,
        areas: {},
        consultas: sinAbsolver(c.consultas),
        observaciones: fusiona(c.procedimiento) ? observacionesPendientes() : {},
      };
    case 'observaciones':
      return { ...SIN_ELEVAR, observaciones: {} };
    case 'absolucion_observaciones':
      return { ...SIN_ELEVAR, observaciones: observacionesPendientes() };
    case 'integracion_bases':
      return SIN_INTEGRAR;
    case 'presentacion_propuestas':
      return SIN_PROPUESTAS;
    default:
      return {};
  }
}
