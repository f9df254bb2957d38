import { LRUCache } from 'lru-cache';
import { etapasEn } from '../../../machines/base/etapas.js';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import type { Registro } from '../../../machines/registro.js';
import type { Escritura } from '../puerto.js';
import type { Orden } from './orden.js';

/** The pseudo-stage of a case that has ended. */
export const FIN = 'fin';

// A crowd of cases shares few states: each text is taken apart once.
const ESTADOS = 5000;

/** Since when and until when a case was in each stage its machine declares, kept in the same commit as the events. */
export class Etapas {
  readonly #conocidas = new LRUCache<string, readonly string[]>({ max: ESTADOS });

  constructor(readonly registro: Registro) {}

  #etapas(maquina: string, estado: string): readonly string[] {
    const clave = `${maquina} ${estado}`;
    const conocidas = this.#conocidas.get(clave);
    if (conocidas) return conocidas;
    const halladas = etapasEn(this.registro.porClave(maquina).etapas ?? [], JSON.parse(estado));
    this.#conocidas.set(clave, halladas);
    return halladas;
  }

  /** The stages the events of a decision left and entered. Nothing is said of an event that moved no state. */
  ordenes({ caso, antes, eventos }: Pick<Escritura, 'caso' | 'antes' | 'eventos'>): Orden[] {
    const ordenes: Orden[] = [];
    const { maquina } = caso;
    const vivo = (c: typeof caso) => c.estado.snapshot.status === 'active';
    const ultima = eventos.at(-1)?.secuencia;
    let texto = antes === null ? '' : JSON.stringify(antes.estado.snapshot.value);
    let previas = antes === null ? [] : this.#etapas(antes.maquina, texto);
    // The same state may be another stage in another version of the machine.
    if (antes !== null && antes.maquina !== maquina) texto = '';
    if (antes !== null && !vivo(antes)) previas = [...previas, FIN];
    for (const { secuencia, estado, ocurrido } of eventos) {
      if (estado === texto) continue;
      // What has ended takes no more acts: only the last event can have ended it.
      const fin = secuencia === ultima && !vivo(caso) ? [FIN] : [];
      const nuevas = [...this.#etapas(maquina, estado), ...fin];
      const dia = fechaCivilDe(ocurrido);
      for (const e of previas) if (!nuevas.includes(e)) ordenes.push(['sale', dia, caso.id, e]);
      for (const e of nuevas)
        if (!previas.includes(e))
          ordenes.push([
            'entra',
            caso.id,
            e,
            secuencia,
            caso.coleccion,
            dia,
            e === FIN ? caso.situacion : null,
          ]);
      texto = estado;
      previas = nuevas;
    }
    return ordenes;
  }
}
