import { REGLAS_DE_ASISTENCIA } from './asistencia.js';
import type { PlazoDeRegla, Regla } from './tipos.js';

export type { PlazoDeRegla, Regla } from './tipos.js';

/** Version of the catalogue that new events are decided with. A corrected row raises it. */
export const CATALOGO = 1;

/** Every row of every regime. */
export const REGLAS: readonly Regla[] = [...REGLAS_DE_ASISTENCIA];

const porId = new Map<string, readonly Regla[]>();
for (const regla of REGLAS) porId.set(regla.id, [...(porId.get(regla.id) ?? []), regla]);

/**
 * The row of a rule as a version of the catalogue knew it: the newest row not later than that version.
 * @throws Error when no such row exists, which only a defect can cause.
 */
export function regla(id: string, catalogo: number = CATALOGO): Regla {
  const filas = porId.get(id)?.filter((r) => r.catalogo <= catalogo);
  const ultima = filas?.at(-1);
  if (!ultima) throw new Error(`La regla ${id} no está en el catálogo ${catalogo}.`);
  return ultima;
}

/**
 * The term a rule grants.
 * @throws Error when the rule grants none.
 */
export function plazoDe(id: string, catalogo: number = CATALOGO): PlazoDeRegla {
  const { plazo } = regla(id, catalogo);
  if (!plazo) throw new Error(`La regla ${id} no otorga un plazo.`);
  return plazo;
}

/** How a rule is cited to staff: norm and article, with the number of the draft beside it; a decision of ours says so. */
export function citar(id: string, catalogo: number = CATALOGO): string {
  const { norma, articulo, articuloProyecto, fuente } = regla(id, catalogo);
  const numeral = articulo.startsWith(norma) ? articulo : `${norma}, num. ${articulo}`;
  const cita = articuloProyecto ? `${numeral} (proyecto: ${articuloProyecto})` : numeral;
  return fuente === 'casa' ? `Decisión interna ${id}, a propósito de: ${cita}` : cita;
}
