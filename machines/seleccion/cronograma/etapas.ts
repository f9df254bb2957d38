import { type Catalogo, plazoDe } from '../../reglas/index.js';
import type { Actividad, FilaDeCronograma, Procedimiento } from '../tipos.js';
import { ACTIVIDADES } from '../tipos.js';

/** Days a rule of the catalogue grants. The functions of the calendar take it, so that no number is written in them. */
export type Dias = (regla: string) => number;

/** `Dias` as one version of the catalogue has them. The function throws Error for a rule that fixes no days. */
export function diasDelCatalogo(catalogo?: Catalogo): Dias {
  return (regla) => {
    const { dias } = plazoDe(regla, catalogo);
    if (dias === null) throw new Error(`La regla ${regla} no fija un número de días.`);
    return dias;
  };
}

/** The rules a procedure's calendar obeys: the term of each of its activities, and from integration to proposals. */
interface Terminos {
  readonly de: Readonly<Partial<Record<Actividad, string>>>;
  readonly trasIntegrar: string | null;
}

const COMUNES = {
  convocatoria: 'RS-22-orden',
  registro_participantes: 'RS-53-gral',
  integracion_bases: 'RS-59-conobs',
  calificacion_evaluacion: 'RS-22-orden',
  buena_pro: 'RS-72-1',
} as const;

const DIRECTA: Terminos = {
  de: {
    ...COMUNES,
    consultas: 'RS-55-AD',
    absolucion_consultas: 'RS-55-AD-abs',
    observaciones: 'RS-57-AD',
    absolucion_observaciones: 'RS-57-AD-abs',
    presentacion_propuestas: 'RS-24-AD',
  },
  trasIntegrar: 'RS-24-AD-integracion',
};

const TERMINOS: Readonly<Record<Procedimiento, Terminos>> = {
  LP: {
    de: {
      ...COMUNES,
      consultas: 'RS-55-LP',
      absolucion_consultas: 'RS-55-LP-abs',
      observaciones: 'RS-57-LP',
      absolucion_observaciones: 'RS-57-LP-abs',
      presentacion_propuestas: 'RS-24-LP',
    },
    trasIntegrar: 'RS-24-LP-integracion',
  },
  CP: {
    de: {
      ...COMUNES,
      consultas: 'RS-55-CP',
      absolucion_consultas: 'RS-55-CP-abs',
      observaciones: 'RS-57-CP',
      absolucion_observaciones: 'RS-57-CP-abs',
      presentacion_propuestas: 'RS-24-CP',
    },
    trasIntegrar: 'RS-24-CP-integracion',
  },
  ADP: DIRECTA,
  ADS: DIRECTA,
  'AMC-OC': {
    de: {
      ...COMUNES,
      consultas: 'RS-55-AMCOC',
      absolucion_consultas: 'RS-55-AMCOC-abs',
      observaciones: 'RS-57-AMCOC',
      absolucion_observaciones: 'RS-57-AMCOC-abs',
      presentacion_propuestas: 'RS-24-AMCOC',
    },
    trasIntegrar: 'RS-24-AMCOC-integracion',
  },
  'AMC-BS': {
    de: {
      convocatoria: 'RS-22-orden',
      registro_participantes: 'RS-53-AMCBS',
      presentacion_propuestas: 'RS-24-AMCBS',
      calificacion_evaluacion: 'RS-22-orden',
      buena_pro: 'RS-72-1',
    },
    trasIntegrar: null,
  },
};

/** The activities the calendar of a procedure has, in order: ten rows, or five in AMC-BS (RS-22-orden). */
export function actividadesDe(procedimiento: Procedimiento): readonly Actividad[] {
  const { de } = TERMINOS[procedimiento];
  return ACTIVIDADES.filter((actividad) => de[actividad] !== undefined);
}

/** The rule of an activity's term in a procedure; that of the stages themselves when the procedure does not have it. */
export function reglaDe(procedimiento: Procedimiento, actividad: Actividad): string {
  return TERMINOS[procedimiento].de[actividad] ?? 'RS-22-orden';
}

/** The rule of the days from integration to proposals; null where nothing is integrated. */
export function reglaTrasIntegrar(procedimiento: Procedimiento): string | null {
  return TERMINOS[procedimiento].trasIntegrar;
}

/** Whether consultas and observaciones are one stage with one pliego (RS-57-AD, RS-57-AMCOC). */
export function fusiona(procedimiento: Procedimiento): boolean {
  return procedimiento === 'ADP' || procedimiento === 'ADS' || procedimiento === 'AMC-OC';
}

const GEMELAS: Readonly<Partial<Record<Actividad, Actividad>>> = {
  consultas: 'observaciones',
  observaciones: 'consultas',
  absolucion_consultas: 'absolucion_observaciones',
  absolucion_observaciones: 'absolucion_consultas',
};

/** The activity that goes on the same days where the procedure merges them; null elsewhere. */
export function gemelaDe(procedimiento: Procedimiento, actividad: Actividad): Actividad | null {
  return fusiona(procedimiento) ? (GEMELAS[actividad] ?? null) : null;
}

/**
 * The activities that follow one another in a procedure. Registration is not among them, for it runs beside the others;
 * where stages are merged, the rows of consultas stand for both.
 */
export function cadenaDe(procedimiento: Procedimiento): readonly Actividad[] {
  const una = fusiona(procedimiento);
  return actividadesDe(procedimiento).filter(
    (a) =>
      a !== 'registro_participantes' && !(una && (a === 'observaciones' || a === 'absolucion_observaciones')),
  );
}

/** Whether an activity may be set at an hour: proposals, and the registration that ends with them (RS-53-AMCBS). */
export function admiteHora(procedimiento: Procedimiento, actividad: Actividad): boolean {
  return (
    actividad === 'presentacion_propuestas' ||
    (actividad === 'registro_participantes' && procedimiento === 'AMC-BS')
  );
}

/** How staff read each activity. */
export const TITULOS: Readonly<Record<Actividad, string>> = {
  convocatoria: 'Convocatoria',
  registro_participantes: 'Registro de participantes',
  consultas: 'Presentación de consultas',
  absolucion_consultas: 'Absolución de consultas',
  observaciones: 'Formulación de observaciones',
  absolucion_observaciones: 'Absolución de observaciones',
  integracion_bases: 'Integración de las bases',
  presentacion_propuestas: 'Presentación de propuestas',
  calificacion_evaluacion: 'Calificación y evaluación',
  buena_pro: 'Otorgamiento de la buena pro',
};

/** The row of an activity, the first one if it is repeated; null when the calendar has none. */
export function filaDe(cronograma: readonly FilaDeCronograma[], actividad: Actividad) {
  return cronograma.find((fila) => fila.actividad === actividad) ?? null;
}
