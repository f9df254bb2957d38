import { DATOS } from '../apoyo/cliente.js';
import type { Maquinas } from './maquinas.js';
import type { Replicas } from './replicas.js';

// Less than a mail is held by whoever is handing it over: none is in two hands when the clock comes to the meeting.
const CINCO_MINUTOS = 300_000;
const UN_RATO = 30_000;

const mas = (instante: string, ms: number) => new Date(Date.parse(instante) + ms).toISOString();

/**
 * A case for each replica, which waits for the entity's documents until business day `plazoDias`, with clocks that run: its
 * meeting is set for five minutes after an instant, and by then they come to it.
 */
export async function casosEnEspera(
  replicas: Replicas,
  maquinas: Maquinas,
  instante: string,
  plazoDias: number,
): Promise<string[]> {
  maquinas.ponerEn(instante);
  const ids: string[] = [];
  for (const p of replicas.vivas) ids.push((await p.presentar()).id);
  const cita = mas(instante, CINCO_MINUTOS);
  for (const [i, id] of ids.entries())
    await replicas.en(i).acto(id, 'PROGRAMAR_REUNION', DATOS.programar(cita));
  maquinas.ponerEn(mas(cita, UN_RATO));
  for (const [i, id] of ids.entries()) {
    const p = replicas.en(i);
    for (let n = 0; n < 100 && (await p.get('/api/reloj')).cuerpo.ahora < cita; n++);
    await p.acto(id, 'REGISTRAR_REUNION', DATOS.reunion(cita));
    await p.acto(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(plazoDias));
  }
  return ids;
}
