import type { Door } from '../engine/door.js';
import type { Aviso, Store } from '../store/puerto.js';

const OCURRIO = { enviada: 'su salida', rebotada: 'su rebote' } as const;

/**
 * Tells a case that a notice left or bounced, by its own door: the term of the continuity mail runs from it or restarts
 * (AMB-A8, AMB-D2).
 * @param salio instant of the legal clock at which the server took it
 * @returns false when the case did not admit it, which is left to a person
 */
export async function asentar(
  door: Door,
  store: Pick<Store, 'aviso' | 'anotarIncidencia'>,
  aviso: Pick<Aviso, 'id' | 'caso' | 'asunto'>,
  resultado: 'enviada' | 'rebotada',
  salio: string | null,
): Promise<boolean> {
  const fecha = salio ?? door.reloj.ahora();
  const respuesta = await door.registrarAviso({
    caso: aviso.caso,
    aviso: aviso.id,
    actor: 'sistema',
    fecha,
    resultado,
    codigo: null,
  });
  if (respuesta.tipo === 'hecho') return true;
  // Somebody put it on record meanwhile: what they wrote stands.
  if ((await store.aviso(aviso.id))?.estado !== 'pendiente') return true;
  const detalle = respuesta.tipo === 'rechazada' ? respuesta.rechazo.detalle : 'El expediente no se halló.';
  await store.anotarIncidencia(
    `asiento ${aviso.id}`,
    aviso.caso,
    `El expediente no admitió que conste ${OCURRIO[resultado]} de «${aviso.asunto}»: ${detalle}`,
    door.reloj.ahora(),
  );
  return false;
}
