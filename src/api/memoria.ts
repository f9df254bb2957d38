import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const CADA = 4 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const recoger = runInNewContext('gc') as (opciones: { type: 'minor' }) => void;

let sobrante = 0;

/**
 * Told of every piece of a file that went by. V8 lets go of such pieces only after 32 MB of them, whoever they belong to;
 * here after four, in a millisecond or two: a large file must not make a small server look large.
 * @param bytes size of the piece
 */
export function yaPaso(bytes: number): void {
  sobrante += bytes;
  if (sobrante < CADA) return;
  sobrante = 0;
  recoger({ type: 'minor' });
}
