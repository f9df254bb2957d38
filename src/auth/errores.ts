/** Who tries to enter is not known, or not any more. The sentence is the same whatever failed. */
export class IngresoNegado extends Error {}

/** Too many failures: nobody tries again with that account, or from that address, before an instant. */
export class IngresoFrenado extends Error {
  /** @param segundos how long to wait */
  constructor(readonly segundos: number) {
    const minutos = Math.ceil(segundos / 60);
    super(
      `Hubo demasiados intentos fallidos. Espere ${segundos < 60 ? `${segundos} segundos` : minutos === 1 ? 'un minuto' : `${minutos} minutos`} antes de intentar de nuevo; si olvidó su clave, pida una invitación a la administración del sistema.`,
    );
  }
}

/** A password that may not be set, or is not the one it should be: which field, and why. */
export class ClaveRechazada extends Error {
  constructor(
    readonly campo: 'clave' | 'actual' | 'nueva',
    mensaje: string,
  ) {
    super(mensaje);
  }
}

/** The invitation was used, ended, was replaced by another or never was. */
export class InvitacionInvalida extends Error {}

/** Why somebody does not enter by the institution: the name the page of entering knows it by. */
export type MotivoDeInstitucion = 'no_responde' | 'vuelta' | 'cancelado' | 'desconocida' | 'sin_correo';

/** Entering by the institution's identity provider did not go through. */
export class InstitucionNegada extends Error {
  constructor(
    readonly motivo: MotivoDeInstitucion,
    causa?: unknown,
  ) {
    super(`Ingreso institucional: ${motivo}.`, { cause: causa });
  }
}
