import { createHash, randomBytes } from 'node:crypto';
import type { DefinicionDeEvento, Rol } from '../../machines/base/evento.js';
import { citar } from '../../machines/reglas/index.js';
import type { Opciones } from '../engine/door.js';
import type { Caso, Identidad, Usuario } from '../store/puerto.js';
import { noExiste, Problema } from './problema.js';
import { reclamoDe } from './repetible.js';
import type { Peticion } from './ruta.js';

/** Roles that read every solicitud; an entity reads only its own. */
export const LECTORES: readonly Rol[] = [
  'mesa_partes',
  'especialista',
  'coordinador',
  'lectura',
  'admin',
  'entidad',
];

/** Digest a token is stored as: high entropy needs no slow hash. */
export function huellaDeFicha(ficha: string): string {
  return createHash('sha256').update(ficha).digest('hex');
}

/** A new bearer token. */
export function nuevaFicha(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a user holds any of some roles; `admin` holds all. */
export function tieneRol(usuario: Usuario, roles: readonly Rol[]): boolean {
  return usuario.roles.includes('admin') || roles.some((r) => usuario.roles.includes(r));
}

/** RUC a user is confined to, or null when it may see every case. */
export function rucDe(usuario: Usuario): string | null {
  return tieneRol(usuario, ['mesa_partes', 'especialista', 'coordinador', 'lectura'])
    ? null
    : (usuario.entidad ?? 'ninguno');
}

function exigirVisible<C extends Identidad>(p: Peticion, coleccion: string, caso: C | null): C {
  const ruc = rucDe(p.usuario);
  if (!caso || caso.coleccion !== coleccion || (ruc !== null && caso.ruc !== ruc))
    throw noExiste('El expediente');
  return caso;
}

/** A case of a collection that this user may see. @throws Problema 404 otherwise, the same for both reasons. */
export async function casoVisible(p: Peticion, coleccion: string): Promise<Caso> {
  return exigirVisible(p, coleccion, await p.sistema.store.caso(p.params['id'] ?? ''));
}

/** The same of a case about to be acted on: the door reads it again, inside its transaction. */
export async function identidadVisible(p: Peticion, coleccion: string): Promise<Identidad> {
  return exigirVisible(p, coleccion, await p.sistema.store.identidad(p.params['id'] ?? ''));
}

/**
 * What a role lets its holder do: `entidad` acts only on cases of its own entity, whatever else the user may see.
 * @throws Problema 403 when the user's roles may not do this act
 */
export function exigirRol(usuario: Usuario, definicion: DefinicionDeEvento, ruc: string | null): void {
  const roles = definicion.roles.filter(
    (r) => r !== 'entidad' || (usuario.entidad !== null && usuario.entidad === ruc),
  );
  if (tieneRol(usuario, roles)) return;
  throw new Problema(
    403,
    'ROL_NO_AUTORIZADO',
    `«${definicion.titulo}» corresponde a: ${definicion.roles.join(', ')}.`,
    { regla: definicion.regla, norma: citar(definicion.regla), seHabilita: { roles: definicion.roles } },
  );
}

/** Who an act is recorded under: an administrator who acts by that role alone is recorded as such. */
export function actorDe(usuario: Usuario, definicion: Pick<DefinicionDeEvento, 'roles'>): string {
  const propio = definicion.roles.some((r) => usuario.roles.includes(r));
  return propio ? usuario.id : `admin:${usuario.id}`;
}

/** The conditions the headers of a write set: idempotency key and expected sequence. */
export function opcionesDe(p: Peticion, simular = false): Opciones {
  return {
    siSecuencia: secuenciaEsperada(p.cabecera('if-match')),
    reclamo: simular ? null : reclamoDe(p),
    simular,
  };
}

function secuenciaEsperada(cabecera: string | undefined): number | null {
  if (cabecera === undefined || cabecera.trim() === '*') return null;
  const hallada = /^\s*(?:W\/)?"?(\d{1,15})"?\s*$/.exec(cabecera);
  if (!hallada)
    throw new Problema(
      400,
      'CABECERA_INVALIDA',
      'La cabecera If-Match lleva la secuencia entre comillas, por ejemplo "5".',
    );
  return Number(hallada[1]);
}
