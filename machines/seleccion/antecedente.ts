import type { Estado } from '../base/maquina.js';
import type { PresentacionDeProceso } from './nacimiento.js';
import type { Antecedente, ContextoDeProceso } from './proceso/contexto.js';
import { determinarTipo } from './tipo.js';
import { type Tipo, tipoDe } from './tipos.js';

/** Types whose proposals and award are in a public act (RS-64-pub). */
const DE_ACTO_PUBLICO: ReadonlySet<Tipo> = new Set<Tipo>(['LP', 'CP', 'ADP']);

const esDesierto = (value: unknown) => value === 'desierto' || value === 'desiertoFirme';

/**
 * What a process inherits of the one declared deserted that it follows, or null when no item of that one was (RS-78-5): the
 * public acts of LP, CP and ADP (RS-64-des), after a partial desierto only if its own amount would still call for them
 * (RS-64-desP), and whether the causes were already told (RS-78-4).
 */
export function antecedenteDe(
  padre: Estado,
  { objeto, valorReferencial, ejercicio }: PresentacionDeProceso,
): Antecedente | null {
  const c = padre.context as ContextoDeProceso;
  const items = Object.values(padre.items);
  const desiertos = items.filter((i) => esDesierto(i.value));
  if (desiertos.length === 0) return null;
  const publicoElPadre =
    DE_ACTO_PUBLICO.has(tipoDe(c.procedimiento)) || c.antecedente?.actosPublicos === true;
  const suyo = determinarTipo({ objeto, valorReferencial, ejercicio });
  const leCorresponde = suyo.ok && DE_ACTO_PUBLICO.has(suyo.tipo);
  return {
    procedimiento: c.procedimiento,
    actosPublicos: publicoElPadre && (desiertos.length === items.length || leCorresponde),
    informeDeCausas: c.informeDeCausas,
  };
}
