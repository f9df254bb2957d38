import { type Algorithm, hash, parseOptions, verify } from '@node-rs/argon2';
import { BulkheadRejectedError, bulkhead } from 'cockatiel';

/** OWASP, Password Storage Cheat Sheet: argon2id with 19 MiB, two passes and one thread. */
const PARAMETROS = {
  // The enum of the library is `const`, and this is the value of Argon2id.
  algorithm: 2 as Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  outputLen: 32,
};

/** Length nobody needs to pass, and that bounds the work of one attempt. */
export const CLAVE_MAXIMA = 256;

const A_LA_VEZ = 2;
const EN_ESPERA = 100;

/** Too many people enter at this very moment: each attempt costs memory and a core, and both have an end. */
export class DemasiadosIngresos extends Error {}

// Two at once leave the threads of the disk free; a queue without end would be a way to stop the house.
const turno = bulkhead(A_LA_VEZ, EN_ESPERA);

async function enTurno<T>(trabajo: () => Promise<T>): Promise<T> {
  try {
    return await turno.execute(trabajo);
  } catch (error) {
    if (error instanceof BulkheadRejectedError)
      throw new DemasiadosIngresos(
        'Muchas personas ingresan en este momento; intente de nuevo en un momento.',
      );
    throw error;
  }
}

// One keyboard writes ñ as one character and another as two.
const normal = (clave: string) => clave.normalize('NFKC');

/** The digest a password is stored as (PHC text). @throws DemasiadosIngresos */
export function resumirClave(clave: string): Promise<string> {
  return enTurno(() => hash(normal(clave), PARAMETROS));
}

let senuelo: Promise<string> | undefined;

/**
 * Whether a password is the one of a digest. Without a digest (nobody by that name, or nobody with a password) it takes
 * the same time and says no, so that the time tells nothing.
 * @throws DemasiadosIngresos
 */
export async function esSuClave(resumen: string | null, clave: string): Promise<boolean> {
  senuelo ??= hash('nadie', PARAMETROS);
  const contra = resumen ?? (await senuelo);
  const coincide = await enTurno(() => verify(contra, normal(clave)));
  return coincide && resumen !== null;
}

/** Whether a digest was made with other parameters than today's, and should be made anew when its password is seen. */
export function estaAnticuado(resumen: string): boolean {
  const de = parseOptions(resumen);
  return (['algorithm', 'memoryCost', 'timeCost', 'parallelism', 'outputLen'] as const).some(
    (nombre) => de[nombre] !== PARAMETROS[nombre],
  );
}
