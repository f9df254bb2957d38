import { REGLAS, regla } from '../../machines/reglas/index.js';

/** Rules whose term an event ends, in the order of the catalogue. */
export function reglasQueVencen(evento: string, regimen: string): string[] {
  return [
    ...new Set(REGLAS.filter((r) => r.regimen === regimen && r.plazo?.evento === evento).map((r) => r.id)),
  ];
}

/**
 * The days of a rule's term in short: "10 d.h.", "180 d.c.", "plazo otorgado", "fecha fijada".
 * @throws Error when the catalogue does not hold the rule.
 */
export function diasDe(id: string): string {
  const { plazo } = regla(id);
  if (!plazo) return 'sin plazo';
  if (plazo.computo === 'fecha') return 'fecha fijada';
  if (plazo.dias === null) return 'plazo otorgado';
  return `${plazo.dias} ${plazo.computo === 'habiles' ? 'd.h.' : 'd.c.'}`;
}

/** A rule with the days of its term: "AT-… (10 d.h.)". */
export function citarPlazo(id: string): string {
  return `${id} (${diasDe(id)})`;
}

/** The article of a rule, as short as a box allows: "num. 9.2.1.B". */
export function numeralDe(id: string): string {
  const { articulo } = regla(id);
  return /^[\dIVX]/.test(articulo) ? `num. ${articulo}` : articulo;
}
