import { AlmacenNoDisponible } from '../store/errores.js';
import type { Door } from './door.js';
import { leerActo } from './validar.js';

const POR_PEDIDO = 32;

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
 * retry; one the database could not take now stays pending and the next beat tries again.
 */
export async function entregar(door: Door, mensajes: readonly Pendiente[]): Promise<void> {
  for (const m of mensajes.slice(0, POR_PEDIDO)) {
    const porque = await entregarUno(door, m).catch((error: Error) => {
      if (error instanceof AlmacenNoDisponible) throw error;
      return error.message;
    });
    if (porque === null) continue;
    const detalle = `El mensaje ${m.tipo} del expediente ${m.de} no se pudo entregar: ${porque}`;
    await door.store.rechazarMensaje(m.id, m.a, detalle, door.reloj.ahora());
  }
}

/** Why a message cannot be delivered, or null when it was. */
async function entregarUno(door: Door, m: Pendiente): Promise<string | null> {
  const caso = await door.store.caso(m.a);
  if (!caso) return 'no existe el expediente destinatario.';
  const def = door.registro.porClave(caso.maquina);
  const definicion = def.eventos[m.tipo];
  if (!definicion) return 'el expediente destinatario no conoce ese acto.';
  const datos = leerActo(def, m.tipo, definicion, JSON.parse(m.datos));
  const respuesta = await door.actuar({ caso: m.a, tipo: m.tipo, datos, actor: 'sistema', mensaje: m.id });
  return respuesta.tipo === 'rechazada' ? respuesta.rechazo.detalle : null;
}
