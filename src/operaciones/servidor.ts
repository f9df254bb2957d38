import type { Config } from '../config.js';
import { OrdenImposible } from './errores.js';

const ESPERA_MS = 5000;

/** What a running server says of its health. */
export interface Salud {
  readonly estado: string;
  readonly version: string;
  readonly ahora: string;
  readonly baseDatos: string;
  readonly sobres: string;
}

// Whoever listens on all addresses is asked on this machine.
function direccionDe({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
}

/** The health of the server of some settings; null when nobody of this system answers there. */
export async function servidorDe(config: Pick<Config, 'HOST' | 'PORT'>): Promise<Salud | null> {
  try {
    const respuesta = await fetch(`${direccionDe(config)}/api/salud`, {
      signal: AbortSignal.timeout(ESPERA_MS),
    });
    const salud = (await respuesta.json()) as Partial<Salud>;
    return typeof salud.sobres === 'string' ? (salud as Salud) : null;
  } catch {
    return null;
  }
}

/** Asks the running server; with a body, it is a write. @throws OrdenImposible with what it answered when it refused */
export async function preguntar<T>(
  config: Pick<Config, 'HOST' | 'PORT'>,
  camino: string,
  ficha: string,
  cuerpo?: unknown,
): Promise<T> {
  const respuesta = await fetch(`${direccionDe(config)}${camino}`, {
    headers: { Authorization: `Bearer ${ficha}`, 'Content-Type': 'application/json' },
    ...(cuerpo === undefined ? {} : { method: 'POST', body: JSON.stringify(cuerpo) }),
  });
  const leida = (await respuesta.json()) as T & { detail?: string };
  if (!respuesta.ok) throw new OrdenImposible(leida.detail ?? `El sistema contestó ${respuesta.status}.`);
  return leida;
}
