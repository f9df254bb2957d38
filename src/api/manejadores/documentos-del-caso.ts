import { z } from 'zod';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { TIPOS_ADMITIDOS, tipoAdmitido } from '../../documentos/tipos.js';
import type { Documento } from '../../store/documentos.js';
import type { Caso } from '../../store/puerto.js';
import { casoVisible, puedeActuar } from '../acceso.js';
import type { Peticion, Salida } from '../ruta.js';
import { puedeLeer, subenEn } from './documentos-permiso.js';
import { lista } from './formas.js';

const Version = z.object({
  id: z.string(),
  version: z.number(),
  nombre: z.string(),
  tipo: z.string(),
  bytes: z.number(),
  huella: z.string(),
  subidoPor: z.string(),
  subidoPorNombre: z.string().optional(),
  recibido: z.string(),
  suprimido: z.string().optional(),
});

/** A stored document, as answered. */
export const DocumentoGuardado = Version.extend({
  caso: z.string(),
  coleccion: z.string(),
  tipoNombre: z.string(),
  origen: z.enum(['subido', 'emitido']),
  clase: z.string().optional(),
  codigo: z.string().optional(),
  secuencia: z.number().optional(),
  aviso: z.string().optional(),
  /** Whether no newer version replaced it. */
  vigente: z.boolean(),
  versiones: z.array(Version),
}).meta({ id: 'Documento' });

type Nombres = ReadonlyMap<string, string>;

function version(d: Documento, nombres: Nombres): z.output<typeof Version> {
  const subidoPorNombre = nombres.get(d.usuario);
  return {
    id: d.id,
    version: d.version,
    nombre: d.nombre,
    tipo: d.tipo,
    bytes: d.bytes,
    huella: d.huella,
    subidoPor: d.usuario,
    ...(subidoPorNombre === undefined ? {} : { subidoPorNombre }),
    recibido: d.creado,
    ...(d.suprimido === null ? {} : { suprimido: d.suprimido }),
  };
}

function documento(
  d: Documento,
  cadena: readonly Documento[],
  { id, coleccion }: Pick<Caso, 'id' | 'coleccion'>,
  nombres: Nombres,
): z.output<typeof DocumentoGuardado> {
  return {
    ...version(d, nombres),
    caso: id,
    coleccion,
    tipoNombre: tipoAdmitido(d.tipo)?.nombre ?? d.tipo,
    origen: d.origen,
    ...(d.clase === null ? {} : { clase: d.clase }),
    ...(d.codigo === null ? {} : { codigo: d.codigo }),
    ...(d.secuencia === null ? {} : { secuencia: d.secuencia }),
    ...(d.aviso === null ? {} : { aviso: d.aviso }),
    vigente: cadena.at(-1)?.id === d.id,
    versiones: cadena.map((v) => version(v, nombres)),
  };
}

/** Documents of a case this user may read, in chains of versions. */
async function cadenasDe(
  { sistema, usuario }: Pick<Peticion, 'sistema' | 'usuario'>,
  caso: Caso,
): Promise<Documento[][]> {
  const suyos = await sistema.store.documentosDe(caso.id);
  const legibles = suyos.filter((d) => puedeLeer(usuario, caso, d));
  const cadenas = new Map<string, Documento[]>();
  for (const d of legibles) cadenas.set(d.raiz, [...(cadenas.get(d.raiz) ?? []), d]);
  return [...cadenas.values()];
}

async function nombresDe({ sistema }: Pick<Peticion, 'sistema'>, de: readonly Documento[]): Promise<Nombres> {
  return sistema.store.nombresDe([...new Set(de.map((d) => d.usuario))]);
}

/** The stored documents of a case this user may read, each in its last version. */
export async function documentosLegibles(
  p: Pick<Peticion, 'sistema' | 'usuario'>,
  caso: Caso,
): Promise<z.output<typeof DocumentoGuardado>[]> {
  const cadenas = await cadenasDe(p, caso);
  const nombres = await nombresDe(p, cadenas.flat());
  return cadenas.flatMap((cadena) => cadena.slice(-1).map((d) => documento(d, cadena, caso, nombres)));
}

/** A stored document with its versions, as answered. */
export async function responderDocumento(
  p: Pick<Peticion, 'sistema' | 'usuario'>,
  caso: Caso,
  d: Documento,
): Promise<z.output<typeof DocumentoGuardado>> {
  const cadena = (await cadenasDe(p, caso)).find(([primera]) => primera?.raiz === d.raiz) ?? [d];
  return documento(d, cadena, caso, await nombresDe(p, cadena));
}

/** A document named in an act: as it was written, and when. */
interface Nombrado {
  readonly nombre: string;
  readonly huella?: string;
  readonly acto: string;
  readonly secuencia: number;
  readonly recibido: string;
}

async function nombrados(p: Peticion, caso: Caso): Promise<Nombrado[]> {
  const filas = await p.sistema.store.historia(caso.id);
  return filas.flatMap((f) => {
    const leidos = JSON.parse(f.datos) as { acto?: { datos: object } };
    const datos = (leidos.acto?.datos ?? leidos) as {
      documentosARevisar?: unknown[];
      documentos?: unknown[];
    };
    const suyos = [...(datos.documentosARevisar ?? []), ...(datos.documentos ?? [])];
    return suyos.map((d) => ({
      ...(typeof d === 'string' ? { nombre: d } : (d as { nombre: string; huella?: string })),
      acto: f.tipo,
      secuencia: f.secuencia,
      recibido: f.ocurrido,
    }));
  });
}

/** A document of a case: one its acts name, one that is stored, or one that is both. */
const DocumentoDelCaso = DocumentoGuardado.partial()
  .extend({ nombre: z.string(), recibido: z.string(), acto: z.string().optional() })
  .loose();

/** What this reader may upload to the case; null when nothing. */
function subidaPara(
  { usuario, sistema }: Peticion,
  { coleccion, ruc }: Caso,
): { maximo: number; tipos: readonly string[] } | null {
  if (!puedeActuar(usuario, { roles: subenEn(coleccion) }, ruc)) return null;
  return { maximo: sistema.config.DOCUMENTO_MAXIMO_MB * 1024 * 1024, tipos: TIPOS_ADMITIDOS };
}

/** The documents of a case, and what whoever asks may upload: bytes at most, and of what kinds. */
export const DocumentosDelCaso = lista(DocumentoDelCaso).extend({
  subida: z.object({ maximo: z.number(), tipos: z.array(z.string()) }).nullable(),
});

/**
 * The documents of a case: those its acts name, each with the stored file it names by its digest, and then every stored
 * one, its newest version with all of them.
 */
export async function documentosDelCaso(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const caso = await casoVisible(p, def.coleccion);
  const cadenas = await cadenasDe(p, caso);
  const guardados = cadenas.flat();
  const nombres = await nombresDe(p, guardados);
  const deHuella = new Map(guardados.map((d) => [d.huella, d]));
  const responder = (d: Documento) =>
    documento(d, cadenas.find(([primera]) => primera?.raiz === d.raiz) ?? [d], caso, nombres);
  const deActos = (await nombrados(p, caso)).map((n) => {
    const suyo = deHuella.get(n.huella?.trim().toLowerCase() ?? '');
    // What the act says of its document stands: only what it could not know is added.
    return suyo === undefined ? n : { ...responder(suyo), ...n };
  });
  const vigentes = cadenas.flatMap((cadena) => cadena.slice(-1)).map(responder);
  return {
    estado: 200,
    valor: { elementos: [...deActos, ...vigentes], subida: subidaPara(p, caso) },
  };
}
