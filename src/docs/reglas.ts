import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { REGLAS, regla } from '../../machines/reglas/index.js';

type Terminos = Pick<DefinicionDeMaquina, 'regimen' | 'terminos'>;

/** Rules whose terms the cases of a machine may run, in the order of the catalogue. */
export function terminosDe({ regimen, terminos }: Terminos): string[] {
  const suyas = REGLAS.filter((r) => r.regimen === regimen && r.plazo && (terminos?.includes(r.id) ?? true));
  return [...new Set(suyas.map((r) => r.id))];
}

/** Those whose term an event ends. */
export function reglasQueVencen(evento: string, def: Terminos): string[] {
  return terminosDe(def).filter((id) => regla(id).plazo?.evento === evento);
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
