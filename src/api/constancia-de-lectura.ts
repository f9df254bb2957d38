import { relojReal } from '../clock.js';
import type { Sistema } from '../sistema.js';
import type { Usuario } from '../store/puerto.js';
import type { Llamada } from './llamada.js';
import type { Ruta, Salida } from './ruta.js';

// An act needs no second record: the history already says who sent it. Its rehearsal leaves none, and shows the case.
function lee({ metodo }: Llamada, consulta: unknown): boolean {
  const simular = (consulta as { simular?: boolean } | undefined)?.simular === true;
  return metodo === 'GET' || metodo === 'HEAD' || simular;
}

/**
 * Puts on record who is about to read personal data, when an answer of its route carries them (Ley 29733): before it
 * leaves, so that nobody has read what nobody knows of.
 * @throws AlmacenNoDisponible when the record cannot take any more
 */
export async function dejarConstancia(
  sistema: Sistema,
  { personales }: Ruta,
  usuario: Usuario,
  consulta: unknown,
  llamada: Llamada,
  salida: Salida,
): Promise<void> {
  if (personales === undefined || salida.estado >= 400 || !lee(llamada, consulta)) return;
  const { id, did } = llamada.params;
  const casos = salida.casosLeidos ?? [id ?? null];
  const cuando = relojReal.ahora();
  await Promise.all(
    casos.map((caso) =>
      sistema.store.anotarLectura({
        usuario: usuario.id,
        que: personales,
        caso,
        documento: did ?? null,
        cuando,
        ip: llamada.ip,
      }),
    ),
  );
}
