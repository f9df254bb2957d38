import { createHmac, timingSafeEqual } from 'node:crypto';
import { codigoDe, leerCodigo } from '../codigos.js';
import type { Sistema } from '../sistema.js';

const LETRAS = 12;

/**
 * Code with which anybody who holds it follows a solicitud: 60 bits that only the key in custody can make, so no table
 * keeps them. Always the same for a case while that key lasts. For example `7K2M-QX0D-9FHT`.
 */
export function codigoDeSeguimiento(sistema: Pick<Sistema, 'custodio'>, casoId: string): string {
  const resumen = createHmac('sha256', sistema.custodio.claveSeguimiento).update(casoId).digest();
  return codigoDe(resumen.subarray(0, LETRAS));
}

/** Whether a code, as somebody typed it, is that of a case; it takes the same time whatever letters match. */
export function esSuCodigo(sistema: Pick<Sistema, 'custodio'>, casoId: string, escrito: string): boolean {
  const clave = sistema.custodio.claveSeguimiento;
  const resumen = (texto: string) => createHmac('sha256', clave).update(texto).digest();
  return timingSafeEqual(resumen(codigoDeSeguimiento(sistema, casoId)), resumen(leerCodigo(escrito)));
}
