import type { Pagina } from '../api/tipos';

/** A session of a user, without its secret. */
export interface SesionAbierta {
  readonly id: string;
  readonly medio: 'ficha' | 'clave' | 'institucion';
  readonly navegador: string;
  readonly creada: string;
  readonly vista: string;
  readonly caduca: string;
  /** The one that asks. */
  readonly esta: boolean;
}

/** Something that happened to an account, for the record. */
export interface SucesoDeIdentidad {
  readonly id: number;
  readonly cuando: string;
  readonly que: string;
  readonly detalle: string;
  readonly ip: string;
  readonly actorNombre: string | null;
}

/** One's own account. */
export interface CuentaPropia {
  readonly cuenta: string | null;
  readonly claveDesde: string | null;
  readonly sesiones: readonly SesionAbierta[];
  readonly sucesos: readonly SucesoDeIdentidad[];
}

/** A user in the list: administration sees it whole, coordination only its name and roles. */
export interface UsuarioDeLista {
  readonly id: string;
  readonly nombre: string;
  readonly roles: readonly string[];
  readonly entidad: string | null;
  readonly activo: boolean;
  readonly correo?: string | null;
  readonly cuenta?: string | null;
  readonly ultimoIngreso?: string | null;
  readonly bloqueadaHasta?: string | null;
}

/** A user as administration sees it. */
export interface UsuarioCompleto extends UsuarioDeLista {
  readonly correo: string | null;
  readonly cuenta: string | null;
  readonly creado: string;
  readonly revocado: string | null;
  readonly conFicha: boolean;
  readonly claveDesde: string | null;
  readonly invitadoHasta: string | null;
  readonly ultimoIngreso: string | null;
  readonly bloqueadaHasta: string | null;
  readonly sesiones: readonly SesionAbierta[];
  readonly sucesos: readonly SucesoDeIdentidad[];
}

export type PaginaDeUsuarios = Pagina<UsuarioDeLista>;
