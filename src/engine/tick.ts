import type { Instante } from '../../machines/calendario/index.js';
import { diasAntes, Firmeza, type RelojSimulado, sumarMilisegundos } from '../clock.js';
import type { Door } from './door.js';

const POR_TRAMO = 200;
const DIAS_DE_RECLAMOS = 3;
// A request that arrived in the last second of a term may still be waiting for its commit when midnight passes.
const GRACIA_MS = 60_000;
// No write takes so long: a claim still without an answer was left by a process that died.
const INCONCLUSO_MS = 600_000;
// A clock set ahead by mistake is put right within the hour; until then it makes nobody forget.
const DE_FIAR_MS = 3_600_000;

/** Fires everything due at or before an instant, earliest first, each case once per round. Returns terms expired. */
export async function vencerTodo(door: Door, hasta: Instante): Promise<number> {
  let vencidos = 0;
  let tramo = POR_TRAMO;
  for (;;) {
    const debidos = await door.store.vencidos(hasta, door.envioSimulado, tramo);
    const casos = [...new Set(debidos.map((d) => d.caso))].filter((caso) => !door.ajenos.has(caso));
    if (casos.length > 0) vencidos += await door.vencer(casos, hasta);
    else if (debidos.length < tramo) return vencidos;
    // Those of a later program stay due for us, each as often as it owes; those we can decide may come after them all.
    else tramo *= 2;
  }
}

// The beat and a moving clock fire the same terms: one at a time, so that each counts what it fired.
const turnos = new WeakMap<Door, Promise<unknown>>();

function enTurno<T>(door: Door, trabajo: () => Promise<T>): Promise<T> {
  const turno = (turnos.get(door) ?? Promise.resolve()).catch(() => undefined).then(trabajo);
  turnos.set(door, turno);
  return turno;
}

/**
 * One beat of the clock: fires what is due on cases nobody touched, heals messages left half-way and forgets old
 * idempotency keys. Public, and it says what it did, so that a test can beat it by hand.
 */
export function tick(door: Door): Promise<{ vencidos: number; mensajes: number }> {
  return enTurno(door, () => latir(door));
}

const firmezas = new WeakMap<Door, Firmeza>();

// How long the clock of a door can be trusted to have been right; one that is moved by people always is.
function firmeDesdeHace(door: Door, ahora: Instante): number {
  if (door.reloj.simulado) return Number.POSITIVE_INFINITY;
  const firmeza = firmezas.get(door) ?? new Firmeza();
  firmezas.set(door, firmeza);
  return firmeza.de(ahora);
}

async function latir(door: Door): Promise<{ vencidos: number; mensajes: number }> {
  const ahora = door.reloj.ahora();
  const vencidos = await vencerTodo(door, door.reloj.simulado ? ahora : sumarMilisegundos(ahora, -GRACIA_MS));
  const mensajes = await door.store.mensajesPendientes(POR_TRAMO);
  await door.entregar(mensajes);
  const firme = firmeDesdeHace(door, ahora);
  if (!door.reloj.simulado && firme >= INCONCLUSO_MS)
    await door.store.soltarInconclusos(sumarMilisegundos(ahora, -INCONCLUSO_MS));
  if (firme >= DE_FIAR_MS)
    await door.store.olvidarReclamos(`${diasAntes(ahora, DIAS_DE_RECLAMOS)}${ahora.slice(10)}`);
  return { vencidos, mensajes: mensajes.length };
}

// A server that is down is not asked again at each stop: what could not leave stays, and leaves later.
async function enCamino(correo: CorreoAlPaso | null): Promise<CorreoAlPaso | null> {
  return correo !== null && (await correo.despachar()) ? correo : null;
}

/** Where to move a simulated clock: to an instant, or to the next term that falls due. */
export type Avance = { ahora: Instante } | { avanzar: 'siguiente_plazo' };

/** Mail that leaves while a simulated clock moves. */
export interface CorreoAlPaso {
  /** Sends everything that may leave now. @returns false when no mail can leave, so that it is not tried at every stop */
  despachar(): Promise<boolean>;
  /** Earliest instant after now at which some mail may leave; null when there is none. */
  proxima(): Promise<Instante | null>;
}

const primero = (...instantes: (Instante | null)[]) => instantes.filter((i) => i !== null).sort()[0] ?? null;

/**
 * Moves a simulated clock forward, stopping at every instant at which something is due and firing it there, in order.
 * @param correo who sends mail, when there is a server for it: each leaves at its own instant
 * @returns the clock afterwards and how many terms expired.
 */
export async function moverReloj(
  door: Door,
  reloj: RelojSimulado,
  avance: Avance,
  correo: CorreoAlPaso | null = null,
): Promise<{ ahora: Instante; disparados: number }> {
  return enTurno(door, async () => {
    let disparados = 0;
    let vencio = false;
    let hecho: Instante | null = null;
    let cartero = await enCamino(correo);
    for (;;) {
      // What is still due where everything of ours was fired is of a later program: the clock goes past it.
      const proximos = await door.store.proximoVencimiento(door.envioSimulado, hecho);
      const { plazo } = proximos;
      const salida = primero(proximos.salida, cartero ? await cartero.proxima() : null);
      const esPlazo = plazo !== null && (salida === null || plazo <= salida);
      const proximo = esPlazo ? plazo : salida;
      const tope = 'ahora' in avance ? avance.ahora : vencio ? reloj.ahora() : null;
      if (proximo === null || (tope !== null && proximo > tope)) break;
      reloj.mover(proximo);
      await door.store.subirAjuste('reloj', reloj.ahora());
      disparados += await vencerTodo(door, proximo);
      hecho = door.ajenos.size > 0 ? proximo : null;
      cartero = await enCamino(cartero);
      vencio ||= esPlazo;
    }
    if ('ahora' in avance) reloj.mover(avance.ahora);
    await door.store.subirAjuste('reloj', reloj.ahora());
    return { ahora: reloj.ahora(), disparados };
  });
}
