import type { Aceptado, Estado } from './tipos.js';

/** The text an event's effects are stored as: notices and messages ordered, terms opened and closed. Replay compares it. */
export function efectosGuardados(antes: Estado, { estado, efectos }: Aceptado): string {
  const abiertos = estado.plazos.slice(antes.plazos.length).map((p) => p.n);
  const cerrados = estado.plazos.filter((p) => p.cerrado === estado.secuencia).map((p) => [p.n, p.estado]);
  return JSON.stringify({ avisos: efectos.avisos, mensajes: efectos.mensajes, abiertos, cerrados });
}
