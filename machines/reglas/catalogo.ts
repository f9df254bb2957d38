import { fechaCivilDe, type Instante } from '../calendario/index.js';
import { REGLAS } from './reglas.js';
import type { PlazoDeRegla, Regla } from './tipos.js';

/** The days of a rule as somebody read them in its norm: a row written once, which follows those of the code (D4, D7). */
export interface Correccion {
  /** First version of the catalogue that holds it. */
  readonly version: number;
  readonly regla: string;
  readonly dias: number;
  /** Norm and article the days were read in: what is cited from then on. */
  readonly norma: string;
  readonly motivo: string;
  readonly conocida: Instante;
  readonly usuario: string;
}

/** The rules as one version knew them. A value: the same version and corrections always say the same. */
export interface Catalogo {
  readonly version: number;
  /** Rows of a rule up to this version, oldest first; the last is in force. Empty when there is no such rule. */
  filas(id: string): readonly Regla[];
}

/** Version of the rows of the code. They stay in it for good: what changes days is a correction, never the code. */
export const VERSION_INICIAL = 1;

const INICIALES: ReadonlyMap<string, readonly Regla[]> = new Map(REGLAS.map((r) => [r.id, [r]]));

function corregir(previa: Regla, { version, dias, norma, conocida }: Correccion): Regla {
  const plazo: PlazoDeRegla | null = previa.plazo && { ...previa.plazo, dias, clase: 'legal' };
  return {
    ...previa,
    norma,
    articulo: norma,
    articuloProyecto: null,
    plazo,
    fuente: 'texto',
    catalogo: version,
    conocidaDesde: fechaCivilDe(conocida),
  };
}

/** Version a catalogue with these corrections has. */
export function versionCon(correcciones: readonly Correccion[]): number {
  return VERSION_INICIAL + correcciones.length;
}

/**
 * The catalogue of a version: the rows of the code and the corrections up to it.
 * @param correcciones in the order of their versions, at least all those of `version`
 */
export function crearCatalogo(
  correcciones: readonly Correccion[],
  version: number = versionCon(correcciones),
): Catalogo {
  const corregidas = new Map<string, readonly Regla[]>();
  for (const correccion of correcciones) {
    if (correccion.version > version) break;
    const previas = corregidas.get(correccion.regla) ?? INICIALES.get(correccion.regla) ?? [];
    const ultima = previas.at(-1);
    if (ultima) corregidas.set(correccion.regla, [...previas, corregir(ultima, correccion)]);
  }
  return { version, filas: (id) => corregidas.get(id) ?? INICIALES.get(id) ?? [] };
}

/** The catalogue without corrections. */
export const CATALOGO: Catalogo = crearCatalogo([]);

/**
 * The row of a rule in force in a catalogue.
 * @throws Error when no such row exists, which only a defect can cause.
 */
export function regla(id: string, catalogo: Catalogo = CATALOGO): Regla {
  const ultima = catalogo.filas(id).at(-1);
  if (!ultima) throw new Error(`La regla ${id} no está en el catálogo ${catalogo.version}.`);
  return ultima;
}

/**
 * The term a rule grants.
 * @throws Error when the rule grants none.
 */
export function plazoDe(id: string, catalogo: Catalogo = CATALOGO): PlazoDeRegla {
  const { plazo } = regla(id, catalogo);
  if (!plazo) throw new Error(`La regla ${id} no otorga un plazo.`);
  return plazo;
}

/** Days a rule has granted in each of its rows, oldest first; those granted case by case are none. */
export function diasHabidos(id: string, catalogo: Catalogo): number[] {
  return catalogo.filas(id).flatMap(({ plazo }) => plazo?.dias ?? []);
}

/**
 * How a rule is cited to staff: norm and article, with the number of the draft beside it. A decision of ours says so,
 * and so does a rule written from memory, until somebody checks it against the norm.
 */
export function citar(id: string, catalogo: Catalogo = CATALOGO): string {
  const { norma, articulo, articuloProyecto, fuente } = regla(id, catalogo);
  const lugar = /^[\dIVX]/.test(articulo) ? `num. ${articulo}` : articulo;
  const numeral = articulo.startsWith(norma) ? articulo : `${norma}, ${lugar}`;
  const cita = articuloProyecto ? `${numeral} (proyecto: ${articuloProyecto})` : numeral;
  if (fuente === 'memoria') return `${cita} (por contrastar)`;
  return fuente === 'casa' ? `Decisión interna ${id}, a propósito de: ${cita}` : cita;
}
