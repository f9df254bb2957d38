import { hechos } from '../../base/hechos.js';
import { type Calendario, type FechaCivil, fechaCivilDe } from '../../calendario/index.js';
import { type Dias, diasDelCatalogo, filaDe } from '../cronograma/etapas.js';
import type { Actividad, Cronograma, FilaDeCronograma } from '../tipos.js';
import type { ContextoDeProceso, MontoGuardado } from './contexto.js';

type C = ContextoDeProceso;

/** Today, in Lima, for the step in progress. */
export const hoy = (c: C): FechaCivil => hechos(c).hoy;

/** The calendar the terms of the process run on, as known at this decision. */
export const calendarioDe = (c: C): Calendario => hechos(c).calendario(c.ambitos);

/** Days each rule grants in the catalogue of this decision. */
export const diasDe = (c: C): Dias => diasDelCatalogo(hechos(c).catalogo);

/** Civil day an act came out in SEACE: the one it says, or today. Terms run from it (RS-25-1). */
export function diaPublicado(c: C, datos: { publicado?: string | undefined }): FechaCivil {
  return datos.publicado === undefined ? hoy(c) : fechaCivilDe(datos.publicado);
}

/** The row of an activity in the calendar in force, or null. */
export const filaEnVigor = (c: C, actividad: Actividad): FilaDeCronograma | null =>
  filaDe(c.cronograma, actividad);

/** A calendar with the bases integrated when they were, once they are: what art. 24 is counted from. */
export const conIntegracionReal = (c: C, cronograma: Cronograma): Cronograma =>
  cronograma.map((f) =>
    f.actividad === 'integracion_bases' && c.integrada !== null
      ? { ...f, inicio: c.integrada, fin: c.integrada }
      : f,
  );

/** An amount in soles, or null while its envelope is shut. */
export const montoAbierto = (monto: MontoGuardado): string | null =>
  typeof monto === 'string' ? monto : null;

/** Whether its bases have been integrated, or need not be (AMC-BS has no such stage). */
export const basesIntegradas = (c: C): boolean => c.integrada !== null || c.procedimiento === 'AMC-BS';

const SIN_TILDES = /[\u0300-\u036f]/g;

/** A name or place as compared: without accents, case or repeated blanks. */
export function plegado(texto: string): string {
  return texto.normalize('NFD').replace(SIN_TILDES, '').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** A short digest of a name, to tell equal from different without keeping it (D1). FNV-1a of 64 bits. */
export function huellaDeNombre(nombre: string): string {
  let h = 0xcbf29ce484222325n;
  for (const letra of plegado(nombre)) {
    h ^= BigInt(letra.codePointAt(0) ?? 0);
    h = BigInt.asUintN(64, h * 0x100000001b3n);
  }
  return h.toString(16);
}
