import type { DefinicionDeEvento, Rol } from '../../machines/base/evento.js';
import { citar } from '../../machines/reglas/index.js';
import type { Opciones } from '../engine/door.js';
import type { Caso, FiltroDePlazos, Identidad, Usuario } from '../store/puerto.js';
import { noExiste, Problema } from './problema.js';
import { reclamoDe } from './repetible.js';
import type { Peticion } from './ruta.js';

/** The staff of OECE: it reads everything of the office; what each may do is for each act and call. */
export const OFICINA: readonly Rol[] = ['mesa_partes', 'especialista', 'coordinador', 'lectura'];
/** Those who take part in a process for its entity: with the RUC of one, they see only its processes. */
const DE_LA_ENTIDAD: readonly Rol[] = ['oec', 'comite', 'aprobador', 'titular'];
/** Those who take part in processes of any entity. */
const DE_TODAS: readonly Rol[] = ['participante', 'notario', 'osce', 'tribunal'];

const DE_OFICINA: readonly Rol[] = [...OFICINA, 'admin', 'entidad'];
const LECTORES_DE: Readonly<Record<string, readonly Rol[]>> = {
  procesos: [...DE_OFICINA, ...DE_LA_ENTIDAD, ...DE_TODAS],
  // The report of the office's own year is internal (AMB-A14).
  informes: [...OFICINA, 'admin'],
};

/** Roles that read the cases of a collection; which of its cases each sees is for `rucDe`. */
export function lectoresDe(coleccion: string): readonly Rol[] {
  return LECTORES_DE[coleccion] ?? DE_OFICINA;
}

/** Roles that read cases of some collection. */
export const LECTORES: readonly Rol[] = lectoresDe('procesos');

/** Whether a user holds any of some roles; `admin` holds all. */
export function tieneRol(usuario: Usuario, roles: readonly Rol[]): boolean {
  return usuario.roles.includes('admin') || roles.some((r) => usuario.roles.includes(r));
}

/** RUC whose cases of a collection a user is confined to, or null when it may see all of them. */
export function rucDe(usuario: Usuario, coleccion: string): string | null {
  const { roles, entidad } = usuario;
  if (tieneRol(usuario, OFICINA)) return null;
  if (coleccion !== 'procesos') return entidad ?? 'ninguno';
  if (tieneRol(usuario, DE_TODAS)) return null;
  return entidad ?? (roles.some((r) => DE_LA_ENTIDAD.includes(r)) ? null : 'ninguno');
}

/** Whether a user may see a case of a collection. */
export function puedeVer(
  usuario: Usuario,
  { coleccion, ruc }: Pick<Identidad, 'coleccion' | 'ruc'>,
): boolean {
  const suyo = rucDe(usuario, coleccion);
  return tieneRol(usuario, lectoresDe(coleccion)) && (suyo === null || suyo === ruc);
}

/** Which cases a user sees, of all collections. */
export function visiblesPara({ usuario, sistema }: Peticion): Pick<FiltroDePlazos, 'ruc' | 'colecciones'> {
  const todas = [...new Set(sistema.registro.todas.map((d) => d.coleccion))];
  const suyas = todas.filter((c) => tieneRol(usuario, lectoresDe(c)));
  const colecciones = suyas.map((coleccion) => ({ coleccion, ruc: rucDe(usuario, coleccion) }));
  const rucs = [...new Set(colecciones.map((c) => c.ruc))];
  if (suyas.length < todas.length || rucs.length > 1) return { colecciones };
  return rucs[0] == null ? {} : { ruc: rucs[0] };
}

function exigirVisible<C extends Identidad>(p: Peticion, coleccion: string, caso: C | null): C {
  if (!caso || caso.coleccion !== coleccion || !puedeVer(p.usuario, caso)) throw noExiste('El expediente');
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

/** What a role lets its holder do: `entidad` acts only on cases of its own entity, whatever else the user may see. */
export function puedeActuar(
  usuario: Usuario,
  definicion: Pick<DefinicionDeEvento, 'roles'>,
  ruc: string | null,
): boolean {
  const roles = definicion.roles.filter(
    (r) => r !== 'entidad' || (usuario.entidad !== null && usuario.entidad === ruc),
  );
  return tieneRol(usuario, roles);
}

/** Whose act it is, for somebody else. */
export function aQuienCorresponde({ titulo, roles }: Pick<DefinicionDeEvento, 'titulo' | 'roles'>): string {
  return `«${titulo}» corresponde a: ${roles.join(', ')}.`;
}

/** @throws Problema 403 when the user's roles may not do this act */
export async function exigirRol(
  { usuario, sistema }: Peticion,
  definicion: DefinicionDeEvento,
  ruc: string | null,
): Promise<void> {
  if (puedeActuar(usuario, definicion, ruc)) return;
  const { catalogo } = await sistema.door.entornoActual();
  throw new Problema(403, 'ROL_NO_AUTORIZADO', aQuienCorresponde(definicion), {
    regla: definicion.regla,
    norma: citar(definicion.regla, catalogo),
    seHabilita: { roles: definicion.roles },
  });
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
