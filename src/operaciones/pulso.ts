import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import { relojReal } from '../clock.js';
import type { Confirmado } from '../engine/door.js';

/** What the office counts of itself since it opened. Names and codes of the program only: never a case, never a person. */
export class Pulso {
  readonly registro = new Registry();
  /** Instant of the machine's clock of the last beat that went well. */
  ultimoLatido: string = relojReal.ahora();
  readonly #actos = new Counter({
    name: 'expediente_actos_total',
    help: 'Eventos registrados, por tipo.',
    labelNames: ['tipo'],
    registers: [this.registro],
  });
  readonly #rechazos = new Counter({
    name: 'expediente_rechazos_total',
    help: 'Peticiones que la oficina negó, por código.',
    labelNames: ['codigo'],
    registers: [this.registro],
  });
  readonly #vencidos = new Counter({
    name: 'expediente_vencimientos_total',
    help: 'Plazos que vencieron por el latido.',
    registers: [this.registro],
  });
  readonly #demora: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#demora.enable();
    const demora = this.#demora;
    new Gauge({
      name: 'expediente_oficina_retraso_segundos',
      help: 'Demora del hilo de la oficina entre dos lecturas: percentil 99.',
      registers: [this.registro],
      collect() {
        this.set(demora.percentile(99) / 1e9);
        demora.reset();
      },
    });
  }

  /** A beat went well. @param vencidos terms it expired */
  latio(vencidos: number): void {
    this.ultimoLatido = relojReal.ahora();
    if (vencidos > 0) this.#vencidos.inc(vencidos);
  }

  /** Acts were committed. */
  confirmo(hechos: readonly Confirmado[]): void {
    for (const { tipo } of hechos) this.#actos.inc({ tipo });
  }

  /** A request was refused. */
  nego(codigo: string): void {
    this.#rechazos.inc({ codigo });
  }

  /** Stops watching. */
  parar(): void {
    this.#demora.disable();
  }
}
