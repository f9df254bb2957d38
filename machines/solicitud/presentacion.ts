import { z } from 'zod';
import { correo, momento, ruc, texto, textoOmisible } from '../base/campos.js';

const enBlanco = (v: unknown) => (typeof v === 'string' && v.trim() === '' ? undefined : v);
/** A field that may be missing, null or blank (all read as null) and is checked when written. */
const omisible = <T extends z.ZodType>(esquema: T) =>
  z.preprocess(enBlanco, esquema.nullish()).transform((v) => (v ?? null) as z.output<T> | null);

/** A document named by the entity or received from it. */
export const documento = () =>
  z.union([
    texto(500),
    z.strictObject({ nombre: texto(500), detalle: texto(2000).optional(), huella: texto(128).optional() }),
  ]);

/** A solicitud is admitted in any phase of the contracting (AT-8.1.1-fase). */
export const FASES = ['actuaciones_preparatorias', 'seleccion', 'ejecucion'] as const;
/** Matters of technical assistance (AT-7.3). */
export const MATERIAS = ['consultas', 'estrategia', 'revision_documental', 'otra'] as const;
/** Criteria an entity may lean on; the sustento is what is required (AT-8.1.4.A, AMB-A13). */
export const CRITERIOS = [
  'zona_emergencia',
  'circunstancia_prioritaria',
  'alta_complejidad',
  'otro',
] as const;

const SIN_ENTIDAD = { nombre: null, ruc: null, provincia: null };
const SIN_CONTACTO = { nombre: null, cargo: null, correo: null, telefono: null };

/**
 * Data of a solicitud (AT-8.1.1). The items of letters a), b) and c) may be missing here: their omission is not a
 * malformed request but a cause of rejection (AT-8.1.2-1), decided by the statechart. What is received on any day counts
 * as of that day (AT-S7). Accompaniment, permanent or not, is one concept (AMB-A19); its sustento and the documents to
 * review are letters d) and e) (AT-7.2, AT-8.1.1.d, AT-8.1.1.e).
 */
export const presentacion = z.strictObject({
  canal: z.enum(['digital', 'presencial']),
  recibida: momento().optional(),
  entidad: z
    .strictObject({ nombre: textoOmisible(300), ruc: omisible(ruc()), provincia: textoOmisible(100) })
    .nullish()
    .transform((e) => e ?? SIN_ENTIDAD),
  objeto: textoOmisible(2000),
  responsableDec: z.strictObject({ nombre: texto(200), correo: correo() }),
  titular: z.strictObject({ nombre: texto(200), cargo: texto(200), correo: correo().optional() }).optional(),
  contacto: z
    .strictObject({
      nombre: textoOmisible(200),
      cargo: textoOmisible(200),
      correo: omisible(correo()),
      telefono: textoOmisible(60),
    })
    .nullish()
    .transform((c) => c ?? SIN_CONTACTO),
  sustentoEstrategico: textoOmisible(20_000),
  criterios: z.array(z.enum(CRITERIOS)).max(CRITERIOS.length).optional(),
  fase: z.enum(FASES),
  materias: z.array(z.enum(MATERIAS)).min(1, 'Indique al menos una materia.').max(MATERIAS.length),
  acompanamiento: z.boolean().default(false),
  sustentoAcompanamiento: textoOmisible(20_000),
  documentosARevisar: z.array(documento()).max(200).default([]),
  procesoVinculado: texto(64).optional(),
  solicitudAnterior: texto(64).optional(),
});
export type Presentacion = z.output<typeof presentacion>;

/** An item of letters a), b) or c) that a solicitud omits. */
export interface Omision {
  literal: 'a' | 'b' | 'c';
  /** Path of the datum, for example `contacto.telefono`. */
  dato: string;
}

/** The items of letters a), b) and c) that are missing or blank, in the order of the norm (AT-8.1.1.a, AT-8.1.1.b, AT-8.1.1.c). */
export function omisiones(datos: Presentacion): Omision[] {
  const faltan: Omision[] = [];
  const exigir = (literal: Omision['literal'], dato: string, valor: unknown) => {
    if (valor === null) faltan.push({ literal, dato });
  };
  exigir('a', 'entidad.nombre', datos.entidad.nombre);
  exigir('a', 'objeto', datos.objeto);
  exigir('b', 'contacto.nombre', datos.contacto.nombre);
  exigir('b', 'contacto.cargo', datos.contacto.cargo);
  exigir('b', 'contacto.correo', datos.contacto.correo);
  exigir('b', 'contacto.telefono', datos.contacto.telefono);
  exigir('c', 'sustentoEstrategico', datos.sustentoEstrategico);
  return faltan;
}

const INSTITUCIONAL = /[@.](gob|edu|mil)\.pe$/i;

/** Warnings that do not stop a solicitud: what staff should look at, each with its article. */
export function advertenciasDe(datos: Presentacion): string[] {
  const avisos: string[] = [];
  if (datos.contacto.correo !== null && !INSTITUCIONAL.test(datos.contacto.correo)) {
    avisos.push('El correo del punto de contacto no parece institucional (num. 9.1.1.b, AT-8.1.1.b).');
  }
  if (!INSTITUCIONAL.test(datos.responsableDec.correo)) {
    avisos.push('El correo del responsable de la DEC no parece institucional (num. 9.1.1, AT-8.1.1-rol).');
  }
  if (datos.acompanamiento && datos.sustentoAcompanamiento === null) {
    avisos.push(
      'Pide acompañamiento sin sustentar su necesidad (num. 9.1.1.d y 9.1.4.B, AT-8.1.1.d y AT-8.1.4.B-1); no es causal de rechazo.',
    );
  }
  if (datos.materias.includes('revision_documental')) {
    if (datos.documentosARevisar.length === 0) {
      avisos.push('Pide revisión sin adjuntar documentos (num. 9.1.1.e, AT-8.1.1.e); se requieren después.');
    }
    if (datos.fase !== 'actuaciones_preparatorias') {
      avisos.push('La revisión documental solo cabe antes de la convocatoria (num. 8.3.c, AT-7.3).');
    }
  }
  return avisos;
}
