import type { Rol } from '../../machines/base/evento.js';
import type { Usuario } from './puerto.js';

/** A user as administration sees it. */
export interface UsuarioConCuenta extends Usuario {
  /** Name to enter with, already folded; null for who enters with a token alone. */
  readonly cuenta: string | null;
  readonly creado: string;
  readonly revocado: string | null;
  readonly conFicha: boolean;
  /** When its password was set; null without one. */
  readonly claveDesde: string | null;
  /** When its invitation ends; null without one. */
  readonly invitadoHasta: string | null;
  /** When it last entered. */
  readonly ultimoIngreso: string | null;
}

/** A user about to be created. */
export type UsuarioNuevo = Usuario & { readonly cuenta?: string | null };

/** What of a user may change. */
export interface CambioDeUsuario {
  readonly nombre: string;
  readonly correo: string | null;
  readonly roles: readonly Rol[];
  readonly entidad: string | null;
  readonly cuenta: string | null;
  readonly revocado: string | null;
}

/** Something that happened to an identity, for the record. No personal value goes in `detalle`. */
export interface Suceso {
  readonly cuando: string;
  readonly usuario: string | null;
  /** Who did it; null for somebody not identified. */
  readonly actor: string | null;
  readonly que: string;
  readonly detalle: string;
  readonly ip: string;
}

/** Failures of one account or address. */
export interface Freno {
  readonly fallos: number;
  readonly ultimo: string;
  readonly hasta: string | null;
}

/** What counts as trying to enter: which brakes it touches, and how each one grows. */
export interface Intento {
  readonly de: string;
  /** The brake after one more failure, from what it was. */
  crecer(antes: Freno | null): Freno;
}

/** Which users a list shows. */
export interface FiltroDeUsuarios {
  readonly texto?: string;
  readonly rol?: Rol;
  readonly activos?: boolean;
  readonly limite: number;
  /** Name and id of the last one of the page before. */
  readonly despues?: readonly [string, string];
}

/** Passwords, identities of the institution and attempts to enter. */
export interface StoreDeIdentidades {
  usuarios(filtro: FiltroDeUsuarios): Promise<UsuarioConCuenta[]>;
  usuarioConCuenta(id: string): Promise<UsuarioConCuenta | null>;
  /** The user of a folded login name, revoked or not, with the digest of the password. */
  porCuenta(
    cuenta: string,
  ): Promise<{ readonly usuario: Usuario; readonly activo: boolean; readonly resumen: string | null } | null>;
  /** Users in force with a mail address, in any case of letters. */
  porCorreo(correo: string): Promise<Usuario[]>;
  /**
   * Changes a user and ends what the change takes away. A change of roles or entity has every session renewed; a
   * revocation ends them all.
   * @param decidir what it becomes, from what it is at that moment: two may be changing it at once
   * @returns false when there is no such user; `'ultimo'` when nobody would be left to administer; `'cuenta'` when
   * somebody has that login name
   */
  cambiarUsuario(
    id: string,
    decidir: (antes: CambioDeUsuario) => CambioDeUsuario,
  ): Promise<boolean | 'ultimo' | 'cuenta'>;
  /** Revokes a user unless nobody would be left to administer (`'ultimo'`); false when it is not in force. */
  revocarSalvoUltimo(id: string, cuando: string): Promise<boolean | 'ultimo'>;
  claveDe(usuario: string): Promise<string | null>;
  /** Sets a password and ends the user's invitation and sessions, except one. */
  ponerClave(usuario: string, resumen: string, cuando: string, menosSesion: string | null): Promise<void>;
  /** The same password written anew with stronger parameters, if nobody changed it meanwhile. */
  reescribirClave(usuario: string, antes: string, resumen: string): Promise<void>;
  /** Makes the one invitation of a user; the one before stops serving. */
  invitar(huella: string, usuario: string, creada: string, caduca: string): Promise<void>;
  /** Whom an invitation in force is for. */
  invitado(huella: string, ahora: string): Promise<(Usuario & { readonly cuenta: string | null }) | null>;
  /** Sets the password of an invitation and ends it, with the sessions of its user; null when it serves no more. */
  usarInvitacion(huella: string, resumen: string, ahora: string): Promise<Usuario | null>;
  /**
   * Counts an attempt before it is judged, so that a hundred at once are a hundred.
   * @returns until when nobody may try; null when this one may
   */
  intentar(intentos: readonly Intento[], ahora: string): Promise<string | null>;
  /** The attempt was right: the first brake is forgotten, the others lose one failure. */
  acertar(olvidar: string, restar: readonly string[]): Promise<void>;
  frenoDe(de: string): Promise<Freno | null>;
  soltarFreno(de: string): Promise<boolean>;
  /** Who an identity of a provider is. */
  porIdentidad(emisor: string, sujeto: string): Promise<Usuario | null>;
  vincular(emisor: string, sujeto: string, usuario: string, cuando: string): Promise<void>;
  guardarIda(ida: {
    readonly huella: string;
    readonly estado: string;
    readonly unica: string;
    readonly verificador: string;
    readonly caduca: string;
  }): Promise<void>;
  /** Takes an outward journey, which serves once; null when there is none in force. */
  tomarIda(
    huella: string,
    ahora: string,
  ): Promise<{ readonly estado: string; readonly unica: string; readonly verificador: string } | null>;
  anotarSuceso(suceso: Suceso): Promise<void>;
  /** What happened to a user, the last first. */
  sucesosDe(usuario: string, limite: number): Promise<(Suceso & { readonly id: number })[]>;
  /** Forgets what ended: sessions, invitations, journeys, brakes and old happenings. Returns how many rows. */
  limpiarIdentidades(hasta: {
    readonly ahora: string;
    readonly quietasDesde: string;
    readonly frenosAntesDe: string;
    readonly sucesosAntesDe: string;
  }): Promise<number>;
}
