import type { Vista } from '../store/puerto.js';
import type { Borrador } from './commit.js';
import { conCustodia, type Sobres } from './custodia.js';
import { decidir } from './decide.js';
import type { Aceptado, Entorno, Evento, EventoGuardado, Rechazo } from './tipos.js';

/** Decides an act on the case of a draft and puts it there on record, with its envelopes; or says why not. */
export function decidirActo(
  borrador: Borrador,
  evento: Evento,
  entorno: Entorno,
  vista: Vista,
  sobres: Sobres | null,
  simular = false,
): Rechazo | { fila: EventoGuardado; decision: Aceptado } {
  const { def } = borrador;
  const { id: caso, estado } = borrador.caso;
  const decidirlo = (e: Evento) => decidir(def, estado, e, entorno);
  const donde = { caso, estado, vista, entorno, simular };
  const custodiado = def.custodia
    ? conCustodia(def, def.custodia, sobres, evento, donde, decidirlo)
    : { evento, sobres: [], decision: decidirlo(evento) };
  const { decision } = custodiado;
  if (!decision.ok) return decision;
  borrador.sobres.push(...custodiado.sobres);
  return { fila: borrador.anotar(custodiado.evento, decision), decision };
}
