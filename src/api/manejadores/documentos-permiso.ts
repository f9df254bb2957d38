import type { Rol } from '../../../machines/base/evento.js';
import { apeladoSinAbrir } from '../../reports/cuadro-del-caso.js';
import type { Documento, LadoDeDocumento } from '../../store/documentos.js';
import type { Caso, Identidad, Usuario } from '../../store/puerto.js';
import { puedeActuar, puedeVer } from '../acceso.js';
import { noExiste, Problema } from '../problema.js';
import type { Peticion } from '../ruta.js';

const OFICINA: readonly Rol[] = ['mesa_partes', 'especialista', 'coordinador'];
/** Those who conduct a process and may know its reserved amount (R 17). */
const CONDUCEN: readonly Rol[] = ['oec', 'comite', 'titular'];

const SUBEN_EN: Readonly<Record<string, readonly Rol[]>> = {
  solicitudes: [...OFICINA, 'entidad'],
  // Bidders hand in nothing here: what they offer is sealed until its act, and travels in its envelope (RS-66).
  procesos: [...OFICINA, ...CONDUCEN],
};

/** Who may upload documents to the cases of a collection. */
export function subenEn(coleccion: string): readonly Rol[] {
  return SUBEN_EN[coleccion] ?? OFICINA;
}

// Only in these is nothing shut any more: every bid that counts was opened, and the reserved amount with them. With several
// items the situation is that of the least advanced. An appeal may also be of a cancellation, before any was opened.
const ABIERTO: ReadonlySet<string> = new Set([
  'buena_pro',
  'apelado',
  'consentido',
  'contrato',
  'contrato_no_suscrito',
  'buena_pro_sin_efecto',
]);

const alguno = (roles: readonly Rol[], de: readonly Rol[]) => roles.some((r) => de.includes(r));

/** On whose side a user hands a document in. An administrator acts for the office. */
export function ladoDe({ roles }: Pick<Usuario, 'roles'>, coleccion: string): LadoDeDocumento {
  return alguno(roles, coleccion === 'procesos' ? CONDUCEN : ['entidad']) ? 'entidad' : 'oficina';
}

/**
 * Whether somebody who sees a case may read one of its documents. In a process, what one side uploaded is for that side
 * until the buena pro, administrators included, and never for those who compete. What the system issued
 * follows the case, but an oficio is for those who write it: the text of a letter is no more public than its notice.
 */
export function puedeLeer(
  usuario: Usuario,
  caso: Pick<Caso, 'coleccion' | 'ruc' | 'situacion' | 'estado'>,
  { origen, clase, lado }: Pick<Documento, 'origen' | 'clase' | 'lado'>,
): boolean {
  const { coleccion, ruc, situacion } = caso;
  if (!puedeVer(usuario, { coleccion, ruc })) return false;
  if (coleccion !== 'procesos' || (origen === 'emitido' && clase !== 'oficio')) return true;
  const { roles, entidad } = usuario;
  const deOficina = alguno(roles, [...OFICINA, 'lectura', 'admin']);
  const suya = entidad === null || entidad === ruc;
  if (origen === 'emitido')
    return deOficina || (suya && alguno(roles, [...CONDUCEN, 'aprobador', 'entidad']));
  if (!ABIERTO.has(situacion) || apeladoSinAbrir(caso))
    return lado === 'entidad' ? suya && alguno(roles, CONDUCEN) : deOficina;
  const deEntidad = suya && alguno(roles, [...CONDUCEN, 'aprobador', 'entidad']);
  return deOficina || deEntidad || alguno(roles, ['osce', 'tribunal']);
}

/** @throws Problema 403 when this user uploads nothing to that case */
export function exigirQueSuba({ usuario }: Peticion, { coleccion, ruc }: Identidad): void {
  const roles = subenEn(coleccion);
  if (puedeActuar(usuario, { roles }, ruc)) return;
  throw new Problema(
    403,
    'ROL_NO_AUTORIZADO',
    `Subir documentos a este expediente corresponde a: ${roles.join(', ')}.`,
    { seHabilita: { roles } },
  );
}

/** A document this user may read, with its case. @throws Problema 404 otherwise, the same for every reason */
export async function documentoVisible(p: Peticion): Promise<{ documento: Documento; caso: Caso }> {
  const { store } = p.sistema;
  const documento = await store.documento(p.params['did'] ?? '');
  const caso = documento && (await store.caso(documento.caso));
  if (!documento || !caso || !puedeLeer(p.usuario, caso, documento)) throw noExiste('El documento');
  return { documento, caso };
}
