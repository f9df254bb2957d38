import type { Direccion } from '../../machines/base/maquina.js';
import type { Entrega, Envio } from '../store/envios.js';

/** An address a mail goes to, by the role it has in the case. */
export interface Destino {
  readonly rol: string;
  readonly nombre: string | null;
  readonly correo: string;
}

/** Where a mail goes: the addresses the case has, each once, whatever their letter case. */
export function destinosDe(direcciones: readonly Direccion[]): Destino[] {
  const vistas = new Set<string>();
  return direcciones.flatMap(({ rol, nombre, correo }) => {
    // An address taken out by law is no address any more.
    if (correo === null || !correo.includes('@') || vistas.has(correo.toLowerCase())) return [];
    vistas.add(correo.toLowerCase());
    return [{ rol, nombre, correo }];
  });
}

/** The last thing known of each address over some attempts. */
export function conocidas(envios: readonly Envio[]): Entrega[] {
  const ultimas = new Map<string, Entrega>();
  for (const { entregas } of envios) for (const e of entregas ?? []) ultimas.set(e.correo, e);
  return [...ultimas.values()];
}
