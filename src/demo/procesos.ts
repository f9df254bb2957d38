import { type Guion, sembrarGuiones } from './escena.js';
import { EN_CURSO } from './procesos-en-curso.js';
import { RESUELTOS } from './procesos-resueltos.js';
import { lima, type OficinaDeDemo } from './ventanilla.js';

/** Where the simulated clock starts, before the first process. */
export const INICIO = '2011-03-07T08:30:00-05:00';
const AHORA = '2011-05-16 10:00';

/** Fills an empty system with processes of every type at every stage, on Monday 16 May 2011 at ten in the morning. */
export function sembrar(oficina: OficinaDeDemo): Promise<void> {
  const guiones = [...RESUELTOS, ...EN_CURSO];
  return sembrarGuiones(oficina, (v) => guiones.map((vivir): Guion => vivir(v)), lima(AHORA));
}
