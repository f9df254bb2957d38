import { expect } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { CRONOGRAMA_LP } from '../seleccion/muestras.js';
import { ProcesoDePrueba } from './apoyo.js';

/** An act that must be refused by a rule, leaving nothing half done; answers with the problem. */
export async function negado(
  p: ProcesoDePrueba,
  regla: string,
  tipo: string,
  datos: unknown = {},
  estado = 409,
): Promise<Json> {
  const antes = await p.tipos();
  const problema: Json = await p.rechazo(tipo, datos, estado);
  expect(problema.regla, problema.detail).toBe(regla);
  expect(problema.norma).toMatch(/\w/);
  expect(await p.tipos()).toEqual(antes);
  return problema;
}

/** Days of the calendar in force, as `inicio/fin` by activity. */
export async function dias(p: ProcesoDePrueba): Promise<Record<string, string>> {
  const { datos } = await p.caso();
  return Object.fromEntries(datos.cronograma.map((f: Json) => [f.actividad, `${f.inicio}/${f.fin}`]));
}

/** Notices made so far whose rule is one. */
export async function avisos(p: ProcesoDePrueba, regla?: string): Promise<Json[]> {
  const { elementos } = await p.http.bien(200, p.http.get(`/api/procesos/${p.id}/notificaciones`));
  return regla === undefined ? elementos : elementos.filter((n: Json) => n.regla === regla);
}

/** The LP of TV-C2, convoked on Monday 14 March 2011, with A, B and C registered the next day. */
export async function tvC2(
  expediente: Parameters<typeof ProcesoDePrueba.crear>[1] = {},
  convocatoria: Json = {},
): Promise<ProcesoDePrueba> {
  const p = await ProcesoDePrueba.crear('2011-03-14', expediente);
  await p.convocar('2011-03-14', { cronograma: CRONOGRAMA_LP, ...convocatoria });
  await p.hasta('2011-03-15');
  await p.registrar('A', 'B', 'C');
  return p;
}

export const consulta = (id: string, participante = 'A') => ({ id, participante, texto: '¿Qué se pide?' });
export const observacion = (id: string, participante = 'A') => ({
  id,
  participante,
  texto: 'Se exige una marca.',
  sustento: 'Artículo 11 del Reglamento.',
});
export const absolucion = (id: string, cambiaBases = false) => ({ id, respuesta: 'Se aclara.', cambiaBases });
export const decision = (id: string, como: 'acoge' | 'acoge_parcialmente' | 'no_acoge', cambia = false) => ({
  ...absolucion(id, cambia),
  decision: como,
});
export const elevar = (id: string, participante = 'A', mas: Json = {}) => ({
  id,
  participante,
  supuesto: 'no_acogida',
  observacion: 'O1',
  tasa: { exigible: false },
  ...mas,
});

/** TV-C2 with one observación of A, absolved on 11 April, the last day. */
export async function conPliego(
  expediente: Parameters<typeof ProcesoDePrueba.crear>[1] = {},
  como: 'acoge' | 'acoge_parcialmente' | 'no_acoge' = 'no_acoge',
  cambia = false,
): Promise<ProcesoDePrueba> {
  const p = await tvC2(expediente);
  await p.hasta('2011-04-04');
  await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
  await p.hasta('2011-04-11');
  await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', como, cambia)] });
  return p;
}

/** Presents a postponement of the presentation to a day. */
export const posponerPropuestas = (p: ProcesoDePrueba, dia: string) =>
  p.acto('POSTERGAR', { actividad: 'presentacion_propuestas', inicio: dia, fin: dia, motivo: 'Art. 24.' });
