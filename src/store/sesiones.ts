import type { Usuario } from './puerto.js';

/** Sessions of people at the desk. Instants are those of the machine's clock: a simulated one would end them all at once. */
export interface StoreDeSesiones {
  /**
   * Opens a session for whoever holds a ficha, and forgets those that ended.
   * @param huella digest of the session's secret @param ficha digest of the ficha; the session dies with it
   */
  abrirSesion(sesion: {
    readonly huella: string;
    readonly usuario: string;
    readonly ficha: string;
    readonly creada: string;
    readonly caduca: string;
  }): Promise<void>;
  /** Who holds a session at an instant; null when it ended, or its user or ficha was revoked. */
  usuarioPorSesion(huella: string, ahora: string): Promise<Usuario | null>;
  cerrarSesion(huella: string): Promise<void>;
}
