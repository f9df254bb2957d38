import { createHash, createHmac } from 'node:crypto';
import type { Reclamo } from '../store/puerto.js';
import { Problema } from './problema.js';
import type { Peticion, Salida } from './ruta.js';

const CLAVE = /^[\x20-\x7e]{1,255}$/;
// Far longer than any of ours, and far shorter than what an index of PostgreSQL takes.
const RUTA_MAXIMA = 500;

/** What a request was for, in few characters: whoever makes up an endless path gets its digest. */
function rutaDe({ metodo, camino }: Peticion): string {
  const corto =
    camino.length <= RUTA_MAXIMA ? camino : createHash('sha256').update(camino).digest('base64url');
  return `${metodo} ${corto}`;
}

/** The idempotency key a request claims, with the keyed digest of its body; null without the header. @throws Problema 400 */
export function reclamoDe(p: Peticion): Reclamo | null {
  const clave = p.cabecera('idempotency-key');
  if (clave === undefined) return null;
  if (!CLAVE.test(clave)) {
    throw new Problema(
      400,
      'CLAVE_INVALIDA',
      'La cabecera Idempotency-Key admite de 1 a 255 caracteres visibles.',
    );
  }
  const texto = JSON.stringify([p.consulta ?? null, p.cuerpo ?? null]);
  const cuerpo = createHmac('sha256', p.sistema.custodio.clavePeticiones).update(texto).digest('hex');
  return { usuario: p.usuario.id, ruta: rutaDe(p), clave, cuerpo };
}

/** The key was used before with other data. */
export function otroCuerpo(): Problema {
  return new Problema(
    422,
    'CLAVE_USADA',
    'Esa Idempotency-Key ya se usó con otros datos; use una clave nueva.',
  );
}

/**
 * Runs a write that is not an act on a case once per idempotency key; the door does it for those that are. The key is
 * claimed before the write and its answer kept after it, without what is shown only once.
 */
export async function unaVez(p: Peticion, ejecutar: () => Promise<Salida>): Promise<Salida> {
  const reclamo = reclamoDe(p);
  const simular = (p.consulta as { simular?: boolean } | undefined)?.simular === true;
  if (reclamo === null || simular) return ejecutar();
  const { store, reloj } = p.sistema;
  const previo = await store.reclamar(reclamo, reloj.ahora());
  if (previo) {
    if (previo.cuerpo !== reclamo.cuerpo) throw otroCuerpo();
    if (previo.estado === 0)
      throw new Problema(
        409,
        'PETICION_EN_CURSO',
        'La primera petición con esa Idempotency-Key aún no termina; espere su respuesta.',
      );
    return {
      estado: previo.estado,
      cabeceras: { 'Idempotent-Replayed': 'true' },
      ...(previo.respuesta === null ? {} : { texto: previo.respuesta }),
    };
  }
  const salida = await ejecutar().catch(async (error: unknown) => {
    // A refused act is decided afresh.
    await store.soltarReclamo(reclamo);
    throw error;
  });
  const visible = salida.alRepetir ?? salida.valor;
  await store.cumplirReclamo(reclamo, salida.estado, visible === undefined ? null : JSON.stringify(visible));
  return salida;
}
