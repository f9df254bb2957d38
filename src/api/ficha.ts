const FICHA = /^Bearer\s+([\x21-\x7e]{1,512})$/i;
const SESION = /(?:^|;\s*)sesion=([\w-]{20,128})(?:;|$)/;

/** Name of the cookie of a session at the desk. */
export const COOKIE_DE_SESION = 'sesion';

/** The token of an Authorization header, or null. */
export function fichaDe(cabecera: string | undefined): string | null {
  return FICHA.exec(cabecera ?? '')?.[1] ?? null;
}

/** The secret of the session cookie of a request, or null. */
export function sesionDe(cookies: string | undefined): string | null {
  return SESION.exec(cookies ?? '')?.[1] ?? null;
}

/**
 * What a request identifies itself with, as one text: a token, or `sesion <secreto>` (no token holds a space). A token
 * wins over a cookie: who sends one says who they are.
 */
export function credencialDe(cabeceras: {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}): string | null {
  if (cabeceras.authorization !== undefined) return fichaDe(cabeceras.authorization);
  const sesion = sesionDe(cabeceras.cookie);
  return sesion === null ? null : `sesion ${sesion}`;
}
