import { relojReal } from '../clock.js';
import type { Store, Usuario } from '../store/puerto.js';
import { huellaDeFicha } from './acceso.js';
import { credencialDe } from './ficha.js';
import type { Llamada } from './llamada.js';
import { Problema } from './problema.js';

const DE_SESION = 'sesion ';

/** Who holds a credential (`credencialDe`), or null. */
export async function usuarioDeCredencial(store: Store, credencial: string | null): Promise<Usuario | null> {
  if (credencial === null) return null;
  if (!credencial.startsWith(DE_SESION)) return store.usuarioPorFicha(huellaDeFicha(credencial));
  return store.usuarioPorSesion(huellaDeFicha(credencial.slice(DE_SESION.length)), relojReal.ahora());
}

/**
 * Who makes a request. With the cookie alone, a write must also carry the header of the desk: no other site can send it,
 * whatever the browser does with cookies.
 * @throws Problema 401 without a valid credential, 403 for a write that may come from another site
 */
export async function identificar(store: Store, { cabeceras, metodo }: Llamada): Promise<Usuario> {
  const credencial = credencialDe(cabeceras);
  const usuario = await usuarioDeCredencial(store, credencial);
  if (usuario === null)
    throw new Problema(
      401,
      'SIN_IDENTIFICAR',
      'Identifíquese con una ficha válida: Authorization: Bearer <ficha>.',
      {},
      { 'WWW-Authenticate': 'Bearer' },
    );
  const lee = metodo === 'GET' || metodo === 'HEAD';
  if (credencial?.startsWith(DE_SESION) && !lee && cabeceras['x-expediente'] === undefined)
    throw new Problema(
      403,
      'ORIGEN_DESCONOCIDO',
      'La sesión solo sirve para actuar desde la mesa de trabajo.',
    );
  return usuario;
}
