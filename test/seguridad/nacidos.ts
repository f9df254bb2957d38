import type { Servidor } from '../apoyo/servidor.js';
import { expediente } from '../seleccion/muestras.js';

/** What makes a selection process be of each procedure (RS-19): its object and amount. */
const PROCESOS: readonly Record<string, unknown>[] = [
  { objeto: 'bienes', valorReferencial: '500000.00' },
  { objeto: 'servicios', valorReferencial: '500000.00' },
  { objeto: 'bienes', valorReferencial: '300000.00' },
  { objeto: 'bienes', valorReferencial: '100000.00' },
  { objeto: 'bienes', valorReferencial: '30000.00' },
  { objeto: 'obras', valorReferencial: '100000.00' },
];

/** Gives birth to a case of each machine, of the same entity. @returns id of the case by that of its machine */
export async function nacerUnoDeCadaMaquina(s: Servidor): Promise<Record<string, string>> {
  const casos: Record<string, string> = {};
  const anotar = (caso: { id: string; maquina: string }) => {
    casos[caso.maquina] = caso.id;
  };
  anotar(await s.presentar());
  for (const [n, mas] of PROCESOS.entries()) {
    const cuerpo = { ...expediente(), descripcion: `Compra ${n}`, ...mas };
    anotar(await s.bien(201, s.post('/api/procesos', cuerpo)));
  }
  const ejercicio = Number((await s.bien(200, s.get('/api/reloj'))).ahora.slice(0, 4)) - 1;
  anotar(await s.bien(201, s.post('/api/informes', { ejercicio })));
  return casos;
}
