import { expect } from 'vitest';
import { escribaniaDe } from '../../src/faenas/cartero.js';
import { redactar } from '../../src/notify/redactar.js';
import type { OficinaAbierta } from '../../src/oficina.js';

// What a text looks like when something it names was not there.
const HUECO =
  /\(\)|^(- .*|Motivo|Acuerdos|Disposiciones|Lo que falta):$|«»|undefined|null|\{\{|\bde,| {2}|\b(de|el|por|en) ?[.,;)]|\( |\[object/mu;

/** Writes every notice the cases of an office ordered, and sees that none has a gap. @returns how many templates there were */
export async function sinHuecos(oficina: OficinaAbierta): Promise<number> {
  const { store } = oficina;
  const plantillas = new Set<string>();
  for (const id of await store.idsDeCasos('', 1000)) {
    const caso = await store.caso(id);
    for (const aviso of caso ? await store.avisos(id) : []) {
      const escribania = escribaniaDe({ ...oficina, avisar: () => undefined });
      const { texto } = await redactar(escribania, caso as NonNullable<typeof caso>, aviso);
      expect([aviso.plantilla, HUECO.exec(texto)?.[0]]).toEqual([aviso.plantilla, undefined]);
      plantillas.add(aviso.plantilla);
    }
  }
  return plantillas.size;
}
