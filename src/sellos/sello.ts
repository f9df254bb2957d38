import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import type { CabezaSellada } from '../store/sellos.js';

/** In how many parts the cases are sealed: what differs is then looked for among few. */
export const PARTES = 256;

const huella = z.string().regex(/^[0-9a-f]{64}$/);
const entero = z.int().min(0);

/** A published seal. Format 1, fixed for life: `huella` is over all the rest, in this order. */
export const Sello = z.strictObject({
  formato: z.literal(1),
  dia: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  creado: z.string(),
  /** Last event it covers. */
  posicion: entero,
  casos: entero,
  documentos: entero,
  /** Last document it covers, by id; empty when there was none. */
  hastaDocumento: z.string(),
  huellaDeDocumentos: huella,
  /** Of each part: how many cases, and the digest of their heads in the order of their ids. */
  partes: z.array(z.tuple([entero, huella])).length(PARTES),
  /** Digest of the seal before; empty in the first. */
  previo: z.union([huella, z.literal('')]),
  huella,
});
export type Sello = z.output<typeof Sello>;

/** What a seal says, without its own digest. */
export type Sellado = Omit<Sello, 'huella'>;

/** Digest of a seal: over everything else it says. */
export function huellaDeSello(s: Sellado): string {
  const { formato, dia, creado, posicion, casos, documentos, hastaDocumento, huellaDeDocumentos } = s;
  const campos = [formato, dia, creado, posicion, casos, documentos, hastaDocumento, huellaDeDocumentos];
  return createHash('sha256')
    .update(JSON.stringify([...campos, s.partes, s.previo]))
    .digest('hex');
}

/** Part of the seal a case falls in. */
export function parteDe(caso: string): number {
  return createHash('sha256').update(caso).digest()[0] as number;
}

/** Gathers the heads of the cases, by id, and the documents, by id, into what a seal holds of them. */
export class Acopio {
  readonly #partes = Array.from({ length: PARTES }, (): { casos: number; de: Hash } => ({
    casos: 0,
    de: createHash('sha256'),
  }));
  readonly #deDocumentos = createHash('sha256');
  #documentos = 0;
  #hasta = '';

  sumarCaso({ caso, secuencia, huella: h }: CabezaSellada): void {
    const parte = this.#partes[parteDe(caso)];
    if (!parte) return;
    parte.casos++;
    parte.de.update(`${caso} ${secuencia} ${h}\n`);
  }

  sumarDocumento({ id, huella: h }: { readonly id: string; readonly huella: string }): void {
    this.#documentos++;
    this.#hasta = id;
    this.#deDocumentos.update(`${id} ${h}\n`);
  }

  /** What was gathered; ask it once. */
  cerrar(): Pick<Sello, 'casos' | 'documentos' | 'hastaDocumento' | 'huellaDeDocumentos' | 'partes'> {
    return {
      casos: this.#partes.reduce((n, p) => n + p.casos, 0),
      documentos: this.#documentos,
      hastaDocumento: this.#hasta,
      huellaDeDocumentos: this.#deDocumentos.digest('hex'),
      partes: this.#partes.map(({ casos, de }): [number, string] => [casos, de.digest('hex')]),
    };
  }
}
