import { diaDe } from '../../base/campos.js';
import { enPalabras } from '../../base/fechas.js';
import type { Calendario } from '../../calendario/index.js';
import type { Actividad, Cronograma, FilaDeCronograma, Procedimiento } from '../tipos.js';
import { actividadesDe, admiteHora, type Dias, filaDe, gemelaDe, TITULOS } from './etapas.js';
import { comparar } from './momentos.js';

/** One thing a calendar does against a rule, in which activity, and what would be lawful. */
export interface Incumplimiento {
  readonly regla: string;
  readonly actividad: Actividad;
  readonly detalle: string;
}

/** A calendar under review and what was found in it so far. */
export class Revision {
  readonly incumplimientos: Incumplimiento[] = [];
  readonly advertencias: string[] = [];

  constructor(
    readonly procedimiento: Procedimiento,
    /** Already normalised. */
    readonly cronograma: Cronograma,
    readonly calendario: Calendario,
    readonly dias: Dias,
    private readonly movidas: readonly Actividad[],
  ) {}

  /**
   * The row of an activity, in whole days unless it may say the hour; null when it is missing, is no stage of the
   * procedure or its dates are reversed, for nothing can be counted on it then.
   */
  fila(actividad: Actividad): FilaDeCronograma | null {
    const fila = filaDe(this.cronograma, actividad);
    if (fila === null || comparar(fila.fin, fila.inicio) < 0) return null;
    if (!actividadesDe(this.procedimiento).includes(actividad)) return null;
    if (admiteHora(this.procedimiento, actividad)) return fila;
    return { actividad, inicio: diaDe(fila.inicio), fin: diaDe(fila.fin) };
  }

  /** Whether a prórroga or postergación freed the activity from its maximum. */
  movida(actividad: Actividad): boolean {
    const gemela = gemelaDe(this.procedimiento, actividad);
    return this.movidas.includes(actividad) || (gemela !== null && this.movidas.includes(gemela));
  }

  incumple(regla: string, actividad: Actividad, detalle: string): void {
    this.incumplimientos.push({ regla, actividad, detalle: `${TITULOS[actividad]}: ${detalle}` });
  }
}

/** A moment of a calendar as staff read it: its day. */
export const leerDia = (momento: string) => enPalabras(diaDe(momento));

/** "1 día hábil", "3 días hábiles". */
export const leerDias = (n: number) => (n === 1 ? '1 día hábil' : `${n} días hábiles`);
