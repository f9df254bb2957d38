import { COOKIE_DE_SESION } from './ficha.js';

const ATRIBUTOS = 'Path=/; HttpOnly; SameSite=Strict';

/** The cookie of a session: no script reads it, and no other site's page sends it. @param segura by HTTPS alone */
export function galletaDeSesion(secreto: string, segundos: number, segura: boolean): string {
  return `${COOKIE_DE_SESION}=${secreto}; ${ATRIBUTOS}; Max-Age=${segundos}${segura ? '; Secure' : ''}`;
}

/** Name of the cookie of who is on the way to the identity provider. */
const COOKIE_DE_IDA = 'ida';

// Coming back from the provider is a visit from another site: Strict would not be sent.
const DE_IDA = 'Path=/api/sesion/oidc; HttpOnly; SameSite=Lax';

/** The cookie that proves who comes back is who went out. It serves once, so nobody needs to end it. */
export function galletaDeIda(secreto: string, segundos: number, segura: boolean): string {
  return `${COOKIE_DE_IDA}=${secreto}; ${DE_IDA}; Max-Age=${segundos}${segura ? '; Secure' : ''}`;
}

const IDA = /(?:^|;\s*)ida=([\w-]{20,128})(?:;|$)/;

/** The secret of an outward journey in the cookies of a request, or null. */
export function idaDe(cookies: string | undefined): string | null {
  return IDA.exec(cookies ?? '')?.[1] ?? null;
}
