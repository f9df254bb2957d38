import type { EventoGuardado } from '../../../src/engine/tipos.js';
import type { Caso } from '../../../src/store/puerto.js';
import { vivirEscena } from './escena.js';
import type { Taller } from './taller.js';

export const COLECCION = 'solicitudes';

/** By code point, as both databases order. */
export const deBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** How many times each text is there, in order. */
export function cuenta(textos: readonly string[]): [string, number][] {
  const veces = new Map<string, number>();
  for (const texto of textos) veces.set(texto, (veces.get(texto) ?? 0) + 1);
  return [...veces].sort(([a], [b]) => deBytes(a, b));
}

/** A scene already lived, read whole, case by case: what lists and figures are checked against. */
export class Vivida {
  private constructor(
    readonly t: Taller,
    readonly casos: readonly Caso[],
    readonly debidos: ReadonlyMap<string, ReadonlySet<number>>,
    readonly eventos: readonly (EventoGuardado & { readonly caso: string })[],
  ) {}

  static async vivir(t: Taller): Promise<Vivida> {
    await vivirEscena(t);
    const ids = await t.store.idsDeCasos('', 10_000);
    const casos = await Promise.all(ids.map((id) => t.leer(id)));
    const debidos = await Promise.all(ids.map(async (id) => [id, await t.store.debidosDe(id)] as const));
    const historias = ids.map(async (id) => (await t.store.historia(id)).map((e) => ({ ...e, caso: id })));
    return new Vivida(t, casos, new Map(debidos), (await Promise.all(historias)).flat());
  }

  /** Cases of an entity; all of them for null. */
  deRuc(ruc: string | null): Caso[] {
    return this.casos.filter((c) => ruc === null || c.ruc === ruc);
  }

  /** Terms of a case, each with whether its duty is owed. */
  plazosDe(caso: Caso) {
    return caso.estado.plazos.map((p) => ({ caso, p, debe: this.debidos.get(caso.id)?.has(p.n) ?? false }));
  }
}
