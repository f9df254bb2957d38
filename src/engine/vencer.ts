import { fechaCivilDe, finDelPlazo, type Instante, inicioDelDia } from '../../machines/calendario/index.js';
import type { Caso } from '../store/puerto.js';
import type { Borrador } from './commit.js';
import { decidir } from './decide.js';
import { CLAVE_OECE } from './plazos.js';
import type { Entorno, Evento } from './tipos.js';

interface Debido {
  readonly instante: Instante;
  readonly clave: string;
  readonly evento: Evento;
  readonly plazo: number | null;
  readonly aviso: string | null;
}

const maximo = (a: Instante, b: Instante) => (a > b ? a : b);

/** The next thing due on a case at or before an instant: a running term, or a notice that leaves by itself. */
function siguiente(
  caso: Caso,
  hasta: Instante,
  envioSimulado: boolean,
  intentados: ReadonlySet<string>,
  eventoDe: (regla: string) => string,
): Debido | null {
  let primero: Debido | null = null;
  const hoy = fechaCivilDe(hasta);
  for (const p of caso.estado.plazos) {
    if (p.estado !== 'corriendo' || p.vence >= hoy || intentados.has(`plazo ${p.n}`)) continue;
    const instante = finDelPlazo(p.vence);
    if (primero && primero.instante <= instante) continue;
    const datos = { plazo: p.n, regla: p.regla, item: p.item, vencio: p.vence };
    primero = {
      instante,
      clave: `plazo ${p.n}`,
      plazo: p.n,
      aviso: null,
      evento: { tipo: eventoDe(p.regla), datos, actor: 'sistema', ocurrido: maximo(instante, caso.ocurrido) },
    };
  }
  for (const s of envioSimulado ? caso.salidas : []) {
    if (s.salio || s.desde > hasta || intentados.has(s.aviso) || (primero && primero.instante <= s.desde))
      continue;
    const ocurrido = maximo(s.desde, caso.ocurrido);
    primero = {
      instante: s.desde,
      clave: s.aviso,
      plazo: null,
      aviso: s.aviso,
      evento: {
        tipo: s.evento,
        datos: { aviso: s.aviso, fecha: fechaCivilDe(ocurrido) },
        actor: 'sistema',
        ocurrido,
      },
    };
  }
  return primero;
}

/** A notice of OECE that was to leave on a day since declared non-working leaves at 00:00 of the next working one. */
export function aplazar(borrador: Borrador, aviso: string, desde: Instante, entorno: Entorno): boolean {
  const dia = fechaCivilDe(desde);
  const habil = entorno.calendario(CLAVE_OECE).siguienteHabil(dia);
  if (habil === dia) return false;
  borrador.aplazarAviso(aviso, inicioDelDia(habil));
  return true;
}

/**
 * Fires everything due on a case up to an instant, each at its own, in order (D2): the door does it before deciding
 * any event, tick for the cases nobody touches. What the machine refuses becomes an incident for a person.
 * @returns how many terms expired.
 */
export function vencerHasta(
  borrador: Borrador,
  hasta: Instante,
  entorno: Entorno,
  eventoDe: (regla: string) => string,
): number {
  const intentados = new Set<string>();
  let vencidos = 0;
  for (;;) {
    const debido = siguiente(borrador.caso, hasta, borrador.asiento.envioSimulado, intentados, eventoDe);
    if (debido === null) return vencidos;
    if (debido.aviso !== null && aplazar(borrador, debido.aviso, debido.instante, entorno)) continue;
    intentados.add(debido.clave);
    const decision = decidir(borrador.def, borrador.caso.estado, debido.evento, entorno);
    if (!decision.ok) {
      borrador.incidir(
        `${borrador.caso.id} ${debido.clave}`,
        `La máquina no admitió ${debido.evento.tipo}: ${decision.detalle}`,
        debido.plazo,
      );
      if (debido.aviso !== null) borrador.registrarAviso(debido.aviso, 'fallida', null, 'NO_ADMITIDO');
      continue;
    }
    if (debido.aviso !== null) borrador.registrarAviso(debido.aviso, 'enviada', debido.evento.ocurrido, null);
    borrador.anotar(debido.evento, decision);
    if (debido.plazo !== null) vencidos++;
  }
}
