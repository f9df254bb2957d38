import type { Plazo } from '../../../machines/base/plazo.js';
import type { Registro } from '../../../machines/registro.js';
import { CasoIlegible, descongelar, MaquinaMasNueva } from '../../engine/paso.js';
import type { EventoGuardado } from '../../engine/tipos.js';
import type { Aviso, Caso, SobreGuardado, Usuario } from '../puerto.js';

/** A row of `caso` joined with `caso_datos`. */
export interface FilaCaso {
  id: string;
  coleccion: string;
  numero: string;
  maquina: string;
  regimen: string;
  situacion: string;
  secuencia: number;
  snapshot: string;
  huella: string;
  huella_estado: string;
  creado: string;
  actualizado: string;
  ocurrido: string;
  salidas: string;
  responsable: string | null;
  datos: string;
  ruc: string | null;
}

function armar(
  fila: FilaCaso,
  plazos: readonly Plazo[],
  vinculos: Caso['vinculos'],
  registro: Registro,
): Caso {
  const def = registro.porClave(fila.maquina);
  const snapshot = descongelar(def.maquina, fila.snapshot, def.partes?.maquina);
  return {
    id: fila.id,
    coleccion: fila.coleccion,
    numero: fila.numero,
    maquina: fila.maquina,
    regimen: fila.regimen,
    situacion: fila.situacion,
    estado: { snapshot, plazos, secuencia: fila.secuencia },
    huella: fila.huella,
    huellaEstado: fila.huella_estado,
    creado: fila.creado,
    actualizado: fila.actualizado,
    ocurrido: fila.ocurrido,
    salidas: fila.salidas === '[]' ? [] : JSON.parse(fila.salidas),
    responsable: fila.responsable,
    datos: JSON.parse(fila.datos),
    datosTexto: fila.datos,
    ruc: fila.ruc,
    vinculos,
  };
}

// Versions are three numbers: text would put 1.10.0 before 1.9.0.
const NUMEROS = new Intl.Collator('en', { numeric: true });

/** Whether a machine is of a version later than those known of it, or of a kind this program knows nothing of. */
function esMasNueva(clave: string, { todas }: Registro): boolean {
  const [id, version = ''] = clave.split('@');
  const suyas = todas.filter((d) => d.id === id);
  return suyas.every((d) => NUMEROS.compare(d.version, version) < 0);
}

/**
 * A case from its rows.
 * @throws MaquinaMasNueva when a later program wrote it, CasoIlegible when its machine or state no longer exists or its
 * data are damaged
 */
export function casoDe(
  fila: FilaCaso,
  plazos: readonly Plazo[],
  vinculos: Caso['vinculos'],
  registro: Registro,
): Caso {
  try {
    return armar(fila, plazos, vinculos, registro);
  } catch (causa) {
    if (causa instanceof CasoIlegible) throw causa;
    if (esMasNueva(fila.maquina, registro)) throw new MaquinaMasNueva(fila.maquina);
    throw new CasoIlegible('Este expediente, tal como está guardado, no se puede leer.', { cause: causa });
  }
}

/** Columns of a term, in the order `plazoDeFila` reads them after that of its case. */
export const COLUMNAS_PLAZO =
  'n, regla, item, desde, dias, computo, ambitos, vence, estado, abierto, cerrado, reemplaza, motivo';
export const COLUMNAS_EVENTO =
  'secuencia, tipo, datos, sal, huella_datos AS "huellaDatos", actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado AS "huellaEstado", huella, efectos, regla, supresion';
export const COLUMNAS_AVISO =
  'id, caso, secuencia, orden, plantilla, canal, asunto, destinatarios, regla, creado, desde, estado, al_salir AS "alSalir", al_rebotar AS "alRebotar", enviado, codigo';

export const COLUMNAS_SOBRE = 'id, caso, secuencia, postor, item, llave, cifrado, compromiso';

/** Setting that holds the envelope by which the key of the database is known. */
export const TESTIGO = 'sobre_testigo';

/** A term from a raw row: its case, then COLUMNAS_PLAZO. One literal, so that all terms have one shape. */
export function plazoDeFila(f: readonly unknown[]): Plazo {
  return {
    n: f[1] as number,
    regla: f[2] as string,
    item: f[3] as string,
    desde: f[4] as string,
    dias: f[5] as number,
    computo: f[6] as Plazo['computo'],
    ambitos: f[7] as string,
    vence: f[8] as string,
    estado: f[9] as Plazo['estado'],
    abierto: f[10] as number,
    cerrado: f[11] as number | null,
    reemplaza: f[12] as number | null,
    motivo: f[13] as string | null,
  };
}

export type FilaUsuario = Omit<Usuario, 'roles'> & { roles: string };

/** A user from its row. */
export function usuarioDe(fila: FilaUsuario | undefined): Usuario | null {
  return fila ? { ...fila, roles: JSON.parse(fila.roles) } : null;
}

/** Columns of an `evento` row as it is written. */
export const COLUMNAS_EVENTO_GUARDADO =
  'caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla';
/** Columns of an `aviso` row as it is written. */
export const COLUMNAS_AVISO_GUARDADO =
  'id, caso, secuencia, orden, plantilla, canal, asunto, destinatarios, regla, creado, desde, estado, al_salir, al_rebotar, enviado, codigo';

/** Values of an `evento` row, in the order of its columns. */
export function valoresDeEvento(caso: string, e: EventoGuardado): unknown[] {
  return [
    caso,
    e.secuencia,
    e.tipo,
    e.datos,
    e.sal,
    e.huellaDatos,
    e.actor,
    e.ocurrido,
    e.registrado,
    e.maquina,
    e.calendario,
    e.catalogo,
    e.estado,
    e.huellaEstado,
    e.huella,
    e.efectos,
    e.regla,
  ];
}

/** Values of an `aviso` row, in the order of its columns. */
export function valoresDeAviso(a: Aviso): unknown[] {
  return [
    a.id,
    a.caso,
    a.secuencia,
    a.orden,
    a.plantilla,
    a.canal,
    a.asunto,
    a.destinatarios,
    a.regla,
    a.creado,
    a.desde,
    a.estado,
    a.alSalir,
    a.alRebotar,
    a.enviado,
    a.codigo,
  ];
}

/** Values of a `sobre` row, in the order of COLUMNAS_SOBRE. */
export function valoresDeSobre(s: SobreGuardado): unknown[] {
  return [s.id, s.caso, s.secuencia, s.postor, s.item, s.llave, s.cifrado, s.compromiso];
}
