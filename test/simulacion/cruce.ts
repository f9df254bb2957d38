import type { Mundo } from './mundo.js';
import type { Muerte } from './pasos.js';

/** What a client heard at last, and what the process that died meanwhile had already done. */
export interface Oido<T> {
  readonly valor: T;
  /** Calls to the store that had ended well when it died; null when it did not. */
  readonly dejo: ReadonlySet<string> | null;
}

/** Asks something of a process that may die meanwhile; then another one is born over the same file and is asked the same. */
export async function cruzar<T>(
  mundo: Mundo,
  muerte: Muerte | undefined,
  llamar: () => Promise<T>,
): Promise<Oido<T>> {
  if (!muerte) return { valor: await llamar(), dejo: null };
  const { vida } = mundo;
  vida.fijarMuerte(muerte.faltan, muerte.antes);
  try {
    const valor = await llamar();
    vida.perdonar();
    if (!vida.muerta) return { valor, dejo: null };
  } catch (error) {
    if (!vida.muerta) throw error;
  }
  await mundo.resucitar();
  return { valor: await llamar(), dejo: vida.hechas };
}
