import type { Datos } from '../../machines/base/maquina.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import { A_NADIE_AUN } from '../store/puerto.js';
import type { Door } from './door.js';
import { MaquinaMasNueva } from './paso.js';
import type { Respuesta } from './respuesta.js';
import { estadoDe } from './situacion.js';
import { leerActo } from './validar.js';

const POR_PEDIDO = 32;
const SIN_ABRIR = 'SOBRES_NO_ABREN';

/** A message waiting in the mailbox. */
export interface Pendiente {
  readonly id: string;
  readonly a: string;
  readonly de: string;
  readonly tipo: string;
  readonly datos: string;
}

/**
 * Delivers messages between cases as ordinary events (D5). One that a case refuses becomes an incident for a person, not a
 * retry; one the database could not take now, whose envelopes do not open now, or whose case is of a later program, stays
 * pending for the next beat.
 */
export async function entregar(door: Door, mensajes: readonly Pendiente[]): Promise<void> {
  for (const m of mensajes.slice(0, POR_PEDIDO)) {
    const porque = await entregarUno(door, m).catch((error: Error & { codigo?: string }) => {
      if (error instanceof AlmacenNoDisponible) throw error;
      return error.codigo === SIN_ABRIR || error instanceof MaquinaMasNueva ? null : error.message;
    });
    if (porque === null) continue;
    const detalle = `El mensaje ${m.tipo} del expediente ${m.de} no se pudo entregar: ${porque}`;
    const caso = m.a === A_NADIE_AUN ? m.de : m.a;
    await door.store.rechazarMensaje(m.id, caso, detalle, door.reloj.ahora());
  }
}

/** Why a message cannot be delivered, or null when it was. */
async function entregarUno(door: Door, m: Pendiente): Promise<string | null> {
  if (m.a === A_NADIE_AUN) return darNacimiento(door, m);
  const caso = await door.store.caso(m.a);
  if (!caso) return 'no existe el expediente destinatario.';
  const def = door.registro.porClave(caso.maquina);
  const definicion = def.eventos[m.tipo];
  if (!definicion) return 'el expediente destinatario no conoce ese acto.';
  const datos = leerActo(def, m.tipo, definicion, JSON.parse(m.datos));
  // A message rests in the clear in its mailbox: what must be sealed cannot come that way.
  if (def.custodia && def.custodia.sellar(m.tipo, datos).length > 0)
    return 'un acto con montos en sobre cerrado no llega por mensaje.';
  return porqueNo(await door.actuar({ caso: m.a, tipo: m.tipo, datos, actor: 'sistema', mensaje: m.id }));
}

/** A case that another one gives birth to: its data come from that one, and what was reserved there is sealed again here. */
async function darNacimiento(door: Door, m: Pendiente): Promise<string | null> {
  const origen = await door.store.caso(m.de);
  const def = origen && door.registro.porClave(origen.maquina);
  if (!origen || !def?.derivar) return 'el expediente no da origen a otro.';
  const { snapshot } = origen.estado;
  const reservados = def.custodia?.propios?.(snapshot.context) ?? [];
  const claros =
    reservados.length > 0 && door.sobres
      ? door.sobres.abrir(reservados, await door.store.sobres(m.de, reservados))
      : {};
  const fuente = { id: origen.id, datos: origen.datos, estado: estadoDe(snapshot) };
  const datos = def.derivar(fuente, JSON.parse(m.datos) as Datos, claros);
  return porqueNo(await door.presentar(def, datos, 'sistema', { mensaje: m.id }));
}

const porqueNo = (respuesta: Respuesta) =>
  respuesta.tipo === 'rechazada' ? respuesta.rechazo.detalle : null;
