import { relojReal } from '../clock.js';
import type { Sistema } from '../sistema.js';
import type { Usuario } from '../store/puerto.js';
import type { Sesion } from '../store/sesiones.js';
import type { QuienTrae } from './archivo.js';
import { credencialDe } from './ficha.js';
import { galletaDeSesion } from './galleta.js';
import type { Llamada } from './llamada.js';
import { Problema } from './problema.js';

/** Who makes a request, by which session if by one, and the cookie its answer must carry when the secret changed. */
export interface Identificado {
  readonly usuario: Usuario;
  readonly sesion: Sesion | null;
  readonly galleta: string | null;
}

/** Who holds a credential (`credencialDe`) and asks without a hand of theirs, or null. */
export async function usuarioDeCredencial(
  { identidades }: Pick<Sistema, 'identidades'>,
  credencial: string | null,
): Promise<Usuario | null> {
  return (await identidades.reconocer(credencial, true))?.usuario ?? null;
}

/**
 * Whether a write comes from a page of another site, as the browser tells: it writes these headers itself. A program
 * says nothing, and neither does a browser as old as not to know them.
 */
export function esDeOtroSitio(
  { cabeceras }: Pick<Llamada, 'cabeceras'>,
  direccionPublica: string | undefined,
): boolean {
  const sitio = cabeceras['sec-fetch-site'];
  if (sitio !== undefined) return sitio !== 'same-origin';
  const { origin, host } = cabeceras;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const publica = direccionPublica === undefined ? undefined : new URL(direccionPublica).host;
  return ![host, publica].includes(new URL(origin).host);
}

/** A write that the session alone does not cover. */
export const ORIGEN_DESCONOCIDO = new Problema(
  403,
  'ORIGEN_DESCONOCIDO',
  'La sesión solo sirve para actuar desde la mesa de trabajo.',
);

function exigirDeLaMesa(llamada: Llamada, direccionPublica: string | undefined): void {
  const { metodo, cabeceras } = llamada;
  if (metodo === 'GET' || metodo === 'HEAD') return;
  if (cabeceras['x-expediente'] === undefined || esDeOtroSitio(llamada, direccionPublica))
    throw ORIGEN_DESCONOCIDO;
}

/**
 * Who makes a request. With the cookie alone, a write must also carry the header of the desk: no other site can send it,
 * whatever the browser does with cookies.
 * @throws Problema 401 without a valid credential, 403 for a write that may come from another site
 */
export async function identificar(sistema: Sistema, llamada: Llamada): Promise<Identificado> {
  const credencial = credencialDe(llamada.cabeceras);
  const reconocido = await sistema.identidades.reconocer(credencial, llamada.pasiva === true);
  if (reconocido === null)
    throw new Problema(
      401,
      'SIN_IDENTIFICAR',
      'Identifíquese con una ficha válida: Authorization: Bearer <ficha>.',
      {},
      { 'WWW-Authenticate': 'Bearer' },
    );
  const { usuario, sesion = null, secretoNuevo = null } = reconocido;
  if (sesion !== null) exigirDeLaMesa(llamada, sistema.config.DIRECCION_PUBLICA);
  const galleta =
    sesion === null || secretoNuevo === null
      ? null
      : galletaDeSesion(secretoNuevo, segundosHasta(sesion.caduca), llamada.segura);
  return { usuario, sesion, galleta };
}

/**
 * Who brought a file they were let bring: by who they are and not by what they asked with, which may have changed while it
 * came.
 * @throws Problema 401 when they may act no more, or left meanwhile
 */
export async function quienTrajo(
  { store, identidades }: Sistema,
  { usuario: id, sesion }: QuienTrae,
): Promise<Identificado> {
  const usuario = await store.usuarioConCuenta(id);
  const viva =
    sesion === null ? null : (await identidades.sesiones.vivas(id)).find((suya) => suya.id === sesion);
  if (usuario === null || usuario.revocado !== null || viva === undefined)
    throw new Problema(
      401,
      'SIN_IDENTIFICAR',
      'Su sesión terminó mientras llegaba el documento; no se guardó.',
      {},
      { 'WWW-Authenticate': 'Bearer' },
    );
  return { usuario, sesion: viva, galleta: null };
}

/** Whole seconds from now on the machine's clock to an instant. */
export function segundosHasta(instante: string): number {
  return Math.max(0, Math.floor((Date.parse(instante) - Date.parse(relojReal.ahora())) / 1000));
}
