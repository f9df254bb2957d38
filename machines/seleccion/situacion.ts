import type { Estado } from '../base/maquina.js';
import type { ContextoDeProceso } from './proceso/contexto.js';

/** Situations of a living item, from the least to the most advanced. */
const EN_VIDA = [
  'preparacion',
  'convocado',
  'bases_integradas',
  'en_evaluacion',
  'buena_pro',
  'apelado',
  'consentido',
] as const;

/** Endings of an item; of several, the first here is that of the process. */
const FINALES = [
  'contrato',
  'contrato_no_suscrito',
  'buena_pro_sin_efecto',
  'desierto',
  'cancelado',
  'nulo',
] as const;

/** Where the process itself stands. A menor cuantía of goods has no bases to integrate: there they are still those convoked. */
export function situacionDelProceso({ situaciones, context }: Estado): string {
  const suya = situaciones.at(-1) ?? 'preparacion';
  const { integrada } = context as ContextoDeProceso;
  return suya === 'bases_integradas' && integrada === null ? 'convocado' : suya;
}

/** Where an item stands: its own situation, or that of its process while it only follows it. */
export function situacionDelItem(item: Estado['items'][string], delProceso: string): string {
  return item.situaciones.at(-1) ?? delProceso;
}

/** The situation of a process: that of its least advanced living item; with none alive, how they ended. */
export function situacion(estado: Estado): string {
  const delProceso = situacionDelProceso(estado);
  const suyas = new Set(Object.values(estado.items).map((i) => situacionDelItem(i, delProceso)));
  if (suyas.size === 0) return delProceso;
  return EN_VIDA.find((s) => suyas.has(s)) ?? FINALES.find((s) => suyas.has(s)) ?? delProceso;
}
