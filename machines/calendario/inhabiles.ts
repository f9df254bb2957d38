import { diaDeSemana, type FechaCivil } from './civil.js';
import { ANIO_MAXIMO, ANIO_MINIMO, feriadosDe } from './feriados.js';
import { buscarIndice, FECHAS, indiceDe } from './tabla.js';

/** What a row says of its day: not working, that an earlier row of the same norm no longer holds, or a holiday opened. */
export type TipoInhabil = 'declara' | 'revoca' | 'habilita';

/** A fact about one day, written once and never changed; a later one with a higher version corrects it. */
export interface Inhabil {
  /** Place in the order in which the system learned the facts, from 1. */
  readonly version: number;
  readonly tipo: TipoInhabil;
  readonly fecha: FechaCivil;
  readonly norma: string;
  /** Day the norm was published, null when not known. */
  readonly publicada: FechaCivil | null;
  /** `nacional`, `region:<nombre>` or `provincia:<nombre>`. */
  readonly ambito: string;
  readonly motivo: string;
}

/** Why a day does not count, and the norm that says so. */
export interface Motivo {
  readonly motivo: string;
  readonly norma: string;
}

const NORMA_FIN_DE_SEMANA = 'Regl. 62.2; LPAG art. 134';
const FIN_DE_SEMANA: Readonly<Record<number, Motivo>> = {
  0: { motivo: 'Domingo', norma: NORMA_FIN_DE_SEMANA },
  6: { motivo: 'Sábado', norma: NORMA_FIN_DE_SEMANA },
};

/** Every calendar starts from these two: they depend on no decree. */
const FINES_DE_SEMANA: ReadonlyMap<number, Motivo> = new Map(
  FECHAS.flatMap((fecha, indice) => {
    const motivo = FIN_DE_SEMANA[diaDeSemana(fecha)];
    return motivo === undefined ? [] : [[indice, motivo] as const];
  }),
);
const FERIADOS_NACIONALES: ReadonlyMap<number, Motivo> = new Map(
  Array.from({ length: ANIO_MAXIMO - ANIO_MINIMO + 1 }, (_, i) => feriadosDe(ANIO_MINIMO + i))
    .flat()
    .map(({ fecha, nombre, norma }) => [indiceDe(fecha), { motivo: nombre, norma }] as const),
);

/** The last word of each norm on each day and scope, as known at `version`. */
function vigentes(inhabiles: readonly Inhabil[], version: number, ambitos: readonly string[]): Inhabil[] {
  const aplicables = new Set(ambitos);
  const ultimos = new Map<string, Inhabil>();
  for (const fila of inhabiles) {
    if (fila.version > version || !aplicables.has(fila.ambito)) continue;
    const clave = `${fila.fecha}\n${fila.norma}\n${fila.ambito}`;
    const anterior = ultimos.get(clave);
    if (anterior === undefined || anterior.version < fila.version) ultimos.set(clave, fila);
  }
  return [...ultimos.values()].sort((a, b) => a.version - b.version);
}

/**
 * The declaration each day is closed by, as known at `version` in `ambitos`: of several that stand, the one learned
 * first. A holiday may close the day as well.
 */
export function declaraciones(
  inhabiles: readonly Inhabil[],
  version: number,
  ambitos: readonly string[],
): ReadonlyMap<FechaCivil, Inhabil> {
  const primeras = new Map<FechaCivil, Inhabil>();
  for (const fila of vigentes(inhabiles, version, ambitos)) {
    if (fila.tipo === 'declara' && !primeras.has(fila.fecha)) primeras.set(fila.fecha, fila);
  }
  return primeras;
}

/**
 * The days that do not count, by index, with their reason, as known at `version` in `ambitos`. A holiday names its
 * law even on a weekend, then a decree, then the weekend itself. A day opened by `habilita` stops being a holiday, but
 * stays closed if it is a weekend or another norm declares it. Rows outside the reviewed years have no effect.
 * Regl. 62.2; TUO LPAG DS 006-2026-JUS arts. 134 and 137; DL 713 art. 6.
 */
export function diasInhabiles(
  inhabiles: readonly Inhabil[],
  version: number,
  ambitos: readonly string[],
): ReadonlyMap<number, Motivo> {
  const habilitados = new Set<number | null>();
  for (const fila of vigentes(inhabiles, version, ambitos)) {
    if (fila.tipo === 'habilita') habilitados.add(buscarIndice(fila.fecha));
  }
  const dias = new Map(FINES_DE_SEMANA);
  for (const [fecha, { motivo, norma }] of declaraciones(inhabiles, version, ambitos)) {
    const indice = buscarIndice(fecha);
    if (indice !== null) dias.set(indice, { motivo, norma });
  }
  for (const [indice, motivo] of FERIADOS_NACIONALES) {
    if (!habilitados.has(indice)) dias.set(indice, motivo);
  }
  return dias;
}
