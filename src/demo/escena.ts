import { crearUsuarios } from './usuarios.js';
import { type OficinaDeDemo, Ventanilla } from './ventanilla.js';

/** The life of a case: what it does, and between acts the instant (ISO, UTC) it waits for. */
export type Guion = AsyncGenerator<string, void, void>;

/** Plays the lives of several cases in one simulated time, up to an instant: what would come later stays undone. */
async function representar(guiones: readonly Guion[], ventanilla: Ventanilla, fin: string): Promise<void> {
  const esperas: { guion: Guion; cuando: string }[] = [];
  const seguir = async (guion: Guion) => {
    const { done, value } = await guion.next();
    if (!done) esperas.push({ guion, cuando: value });
  };
  for (const guion of guiones) await seguir(guion);
  for (;;) {
    // The sort is stable: of those that wait for one instant, who asked first goes first.
    esperas.sort((a, b) => (a.cuando < b.cuando ? -1 : a.cuando > b.cuando ? 1 : 0));
    const proxima = esperas.shift();
    if (proxima === undefined || proxima.cuando > fin) break;
    await ventanilla.llegar(proxima.cuando);
    await seguir(proxima.guion);
  }
  await ventanilla.llegar(fin);
}

/** Fills an empty office with users and with the lives of some cases up to an instant; one with cases is left as it is. */
export async function sembrarGuiones(
  oficina: OficinaDeDemo,
  guiones: (ventanilla: Ventanilla) => readonly Guion[],
  fin: string,
): Promise<void> {
  if ((await oficina.store.idsDeCasos('', 1)).length > 0) return;
  await crearUsuarios(oficina);
  const ventanilla = new Ventanilla(oficina);
  await representar(guiones(ventanilla), ventanilla, fin);
}
