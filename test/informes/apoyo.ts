import type { Cliente, Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

/** Monday 4 January 2027, 09:00 in Lima. */
export const CIERRE = '2027-01-04T14:00:00.000Z';

/** A system where 2026 went by with two solicitudes, and it is Monday 4 January 2027. */
export async function enEnero(): Promise<Servidor> {
  const s = await Servidor.abrir({
    RELOJ_INICIO: '2026-11-02T14:00:00.000Z',
    CORREO_INFORME_ANUAL: 'coordinacion@oece.gob.pe, otra@oece.gob.pe',
  });
  await s.presentar();
  await s.presentar({ sustentoEstrategico: '' });
  await s.reloj(CIERRE);
  return s;
}

/** Asks for the report of a year. */
export const abrir = (c: Cliente, ejercicio: unknown, ficha = c.admin) =>
  c.post('/api/informes', { ejercicio }, { ficha });
/** Sends an act to a report. */
export const enviar = (c: Cliente, id: string, tipo: string, datos: unknown = {}, ficha = c.admin) =>
  c.post(`/api/informes/${id}/eventos`, { tipo, datos }, { ficha });
/** An act of a report that must be accepted: its case afterwards. */
export const acto = async (c: Cliente, id: string, tipo: string, datos: unknown = {}) =>
  (await c.bien(200, enviar(c, id, tipo, datos))).caso;
/** Last day and state of each term, by its rule. */
export const vencimientos = (caso: Json) =>
  Object.fromEntries(caso.plazos.map((p: Json) => [p.regla, [p.vence, p.estado]]));
