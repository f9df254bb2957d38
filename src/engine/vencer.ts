import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { fechaCivilDe, finDelPlazo, type Instante, inicioDelDia } from '../../machines/calendario/index.js';
import type { Borrador } from './commit.js';
import { decidir } from './decide.js';
import { nodosQueAdmiten } from './explain.js';
import type { Nodo } from './nodos.js';
import { CLAVE_OECE } from './plazos.js';
import type { Entorno, Evento } from './tipos.js';

interface Debido {
  readonly instante: Instante;
  /** Whether its expiry may end the case. */
  readonly termina: boolean;
  readonly clave: string;
  readonly evento: Evento;
  readonly plazo: number | null;
  readonly aviso: string | null;
}

const maximo = (a: Instante, b: Instante) => (a > b ? a : b);

const queTerminan = new WeakMap<DefinicionDeMaquina, Map<string, boolean>>();

/** Whether some state of a machine is left for an ending when a term expires. */
function puedeTerminar(def: DefinicionDeMaquina, tipo: string): boolean {
  const conocidos = queTerminan.get(def) ?? new Map<string, boolean>();
  queTerminan.set(def, conocidos);
  const conocido = conocidos.get(tipo);
  if (conocido !== undefined) return conocido;
  const raiz = def.maquina.root as unknown as Nodo;
  const destinos = nodosQueAdmiten(raiz, tipo).flatMap((n) =>
    (n.transitions.get(tipo) ?? []).flatMap((t) => t.target ?? []),
  );
  const termina = destinos.some((n) => n.type === 'final' && n.parent === raiz);
  conocidos.set(tipo, termina);
  return termina;
}

// At one instant what ends the case comes last: what it owed until then was already late.
const antes = (a: Pick<Debido, 'instante' | 'termina'>, b: Debido | null) =>
  b === null || a.instante < b.instante || (a.instante === b.instante && b.termina && !a.termina);

/** The next thing due on a case at or before an instant: a running term, or a notice that leaves by itself. */
function siguiente(
  { caso, def, asiento: { envioSimulado } }: Borrador,
  hasta: Instante,
  intentados: ReadonlySet<string>,
  eventoDe: (regla: string) => string,
): Debido | null {
  let primero: Debido | null = null;
  const hoy = fechaCivilDe(hasta);
  for (const p of caso.estado.plazos) {
    if (p.estado !== 'corriendo' || p.vence >= hoy || intentados.has(`plazo ${p.n}`)) continue;
    const instante = finDelPlazo(p.vence);
    const tipo = eventoDe(p.regla);
    const termina = puedeTerminar(def, tipo);
    if (!antes({ instante, termina }, primero)) continue;
    const datos = { plazo: p.n, regla: p.regla, item: p.item, vencio: p.vence };
    primero = {
      instante,
      termina,
      clave: `plazo ${p.n}`,
      plazo: p.n,
      aviso: null,
      evento: { tipo, datos, actor: 'sistema', ocurrido: maximo(instante, caso.ocurrido) },
    };
  }
  for (const s of envioSimulado ? caso.salidas : []) {
    if (s.salio || s.desde > hasta || intentados.has(s.aviso) || (primero && primero.instante <= s.desde))
      continue;
    const ocurrido = maximo(s.desde, caso.ocurrido);
    primero = {
      instante: s.desde,
      termina: false,
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
    const debido = siguiente(borrador, hasta, intentados, eventoDe);
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
