import type { Caso, Escritura, Store, Trabajo } from '../../../src/store/puerto.js';
import { conOtros } from './taller.js';

interface Escrito {
  readonly caso: string | null;
  readonly series: readonly string[];
  readonly escritura: Escritura | null;
}
type Paso =
  | { readonly tipo: 'lote'; readonly escritos: readonly Escrito[] }
  | {
      readonly tipo: 'calendario';
      readonly hecho: Parameters<Store['cambiarCalendario']>[0];
      readonly escrituras: ReadonlyMap<string, Escritura | null>;
    };

/** What decisions wrote on one store, to write the very same on others: ids, salts and digests alike. */
export class Grabadora {
  readonly #pasos: Paso[] = [];

  /** A store whose decisions are recorded as they are written. */
  grabar(store: Store): Store {
    return conOtros(store, {
      escribir: async <R>(trabajos: readonly Trabajo<R>[]) => {
        // Decided twice, the last time is the one that was written.
        const escritos = new Map<number, Escrito>();
        const espiados = trabajos.map((t, i) => ({
          ...t,
          decidir: (vista: Parameters<Trabajo<R>['decidir']>[0]) => {
            const series: string[] = [];
            const siguiente = (serie: string) => {
              series.push(serie);
              return vista.siguiente(serie);
            };
            const decidido = t.decidir({ ...vista, siguiente });
            escritos.set(i, { caso: t.caso, series, escritura: decidido.escritura });
            return decidido;
          },
        }));
        const resultados = await store.escribir(espiados);
        this.#pasos.push({ tipo: 'lote', escritos: [...escritos.values()] });
        return resultados;
      },
      cambiarCalendario: async (hecho, porCaso) => {
        const escrituras = new Map<string, Escritura | null>();
        const version = await store.cambiarCalendario(hecho, (normas) => {
          const decidir = porCaso(normas);
          return (caso: Caso) => {
            const escritura = decidir(caso);
            escrituras.set(caso.id, escritura);
            return escritura;
          };
        });
        this.#pasos.push({ tipo: 'calendario', hecho, escrituras });
        return version;
      },
    });
  }

  /** Writes it all again on another store, in the same batches. @throws Error when a write is refused there */
  async repetir(store: Store): Promise<void> {
    for (const paso of this.#pasos) {
      if (paso.tipo === 'calendario') {
        const { hecho, escrituras } = paso;
        const vistos = new Set<string>();
        await store.cambiarCalendario(hecho, () => (caso) => {
          vistos.add(caso.id);
          return escrituras.get(caso.id) ?? null;
        });
        if (vistos.size !== escrituras.size)
          throw new Error('El cambio no alcanzó a los mismos expedientes.');
        continue;
      }
      const trabajos = paso.escritos.map(
        ({ caso, series, escritura }): Trabajo<null> => ({
          caso,
          reclamo: null,
          decidir: (vista) => {
            for (const serie of series) vista.siguiente(serie);
            return { respuesta: null, escritura };
          },
        }),
      );
      for (const r of await store.escribir(trabajos)) if (!r.ok) throw r.error;
    }
  }
}
