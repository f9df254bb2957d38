import type { Usuario } from './puerto.js';

/** How somebody entered the desk: with a token, with a password, or by the institution's identity provider. */
export type MedioDeIngreso = 'ficha' | 'clave' | 'institucion';

/** A session of somebody at the desk. Instants are those of the machine's clock: a simulated one would end them all. */
export interface Sesion {
  readonly id: string;
  readonly usuario: string;
  readonly medio: MedioDeIngreso;
  /** Digest of its secret. */
  readonly huella: string;
  /** Digest of the secret before, until the new one was seen and a moment more. */
  readonly huellaAnterior: string | null;
  /** Until when the one before serves; null while the new one has not been seen. */
  readonly anteriorHasta: string | null;
  /** Digest of the token it came from; the session dies with it. */
  readonly ficha: string | null;
  /** Browser and system, in words. */
  readonly navegador: string;
  readonly creada: string;
  /** When its secret was last changed; empty to have it changed at the next request. */
  readonly renovada: string;
  /** Last time it was used, give or take a minute. */
  readonly vista: string;
  readonly caduca: string;
}

/** Sessions of people at the desk. */
export interface StoreDeSesiones {
  /** Opens a session; of its user, only the `maximo` last used stay. */
  abrirSesion(sesion: Sesion, maximo: number): Promise<void>;
  /** The session a secret belongs to, now or until a moment ago, with its user; null when the user or token was revoked. */
  sesionPorHuella(huella: string): Promise<{ readonly sesion: Sesion; readonly usuario: Usuario } | null>;
  /** Notes that a session was used. */
  verSesion(id: string, cuando: string): Promise<void>;
  /** The new secret was seen: until when the one before serves. */
  despedirAnterior(id: string, hasta: string): Promise<void>;
  /**
   * Changes the secret of a session if it still is `huella`.
   * @param anterior digest of the secret that serves meanwhile; null for none
   */
  renovarSesion(
    id: string,
    huella: string,
    nueva: string,
    anterior: string | null,
    cuando: string,
  ): Promise<boolean>;
  /** Sessions of a user, the last used first. */
  sesionesDe(usuario: string): Promise<Sesion[]>;
  /** Ends one session of a user; false when it has no such one. */
  cerrarSesion(usuario: string, id: string): Promise<boolean>;
  /** Ends the sessions of a user, except one; returns how many. */
  cerrarSesiones(usuario: string, menos: string | null): Promise<number>;
}
