import { readFile } from 'node:fs/promises';
import type { Adjunto } from '../notify/mensaje.js';
import type { Sistema } from '../sistema.js';
import type { Aviso, Caso } from '../store/puerto.js';
import { DE_CLASE } from './papeles/clases.js';
import { emitirPapel } from './papeles/emitir.js';
import type { Clase } from './papeles/papel.js';

function clasesDe({ plantilla, canal }: Pick<Aviso, 'plantilla' | 'canal'>): Clase[] {
  if (canal === 'oficio') return ['oficio'];
  return (Object.keys(DE_CLASE) as Clase[]).filter((clase) =>
    DE_CLASE[clase].plantillas?.includes(plantilla),
  );
}

/**
 * The papers a notice carries: the report its mail remits, the act of the meeting, the constancia, or its oficio. They are
 * issued now if nobody did before.
 * @throws Error when one cannot be issued or its file is not what was kept: a letter never leaves without its paper
 */
export async function adjuntosDe(sistema: Sistema, caso: Caso, aviso: Aviso): Promise<Adjunto[]> {
  const { deposito } = sistema;
  const suyos: Adjunto[] = [];
  for (const clase of clasesDe(aviso)) {
    const pedido = clase === 'oficio' ? { clase, aviso: aviso.id } : { clase, secuencia: aviso.secuencia };
    const { documento } = await emitirPapel(sistema, caso, pedido, 'sistema');
    // Its content was taken away by law: the letter goes without it.
    if (documento.suprimido !== null) continue;
    const estado = await deposito.estado(documento);
    if (estado !== 'integro')
      throw new Error(`El archivo del documento ${documento.id} no está como se guardó.`);
    const contenido = await readFile(deposito.ruta(documento.huella));
    suyos.push({ nombre: documento.nombre, tipo: documento.tipo, contenido });
  }
  return suyos;
}
