import type { OrdenarAviso } from '../../machines/base/efectos.js';
import type { Datos, DefinicionDeMaquina, Direccion } from '../../machines/base/maquina.js';

/**
 * Addresses of a notice, read from the data of the case after the act that ordered it. Null when there is nothing to send:
 * a mail to participants is for those who gave an address, and none did (RS-25-2); the publication notified them.
 */
export function direccionesDe(
  def: Pick<DefinicionDeMaquina, 'dirigir'>,
  { canal, a }: Pick<OrdenarAviso, 'canal' | 'a'>,
  datos: Datos,
  acto: Datos,
): Direccion[] | null {
  const direcciones = a.flatMap((rol) => def.dirigir(datos, rol, acto));
  const paraNadie =
    canal === 'correo' &&
    direcciones.length > 0 &&
    direcciones.every((d) => d.rol === 'participantes' && d.correo === null);
  return paraNadie ? null : direcciones;
}
