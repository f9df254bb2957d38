import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

// From what a cached answer takes to what nobody should wait.
const TRAMOS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Content type of the text Prometheus reads. */
export const TIPO_DE_METRICAS = 'text/plain; version=0.0.4; charset=utf-8';

// Memory, processor and event loop belong to the process, however many counters it opens.
let proceso: Registry | null = null;

function delProceso(): Registry {
  if (proceso) return proceso;
  proceso = new Registry();
  collectDefaultMetrics({ register: proceso });
  return proceso;
}

/** What the counter measures of its requests: how many and how long, by route and status; never by address or case. */
export class Medidas {
  readonly #registro = new Registry();
  readonly #peticiones = new Counter({
    name: 'http_peticiones_total',
    help: 'Peticiones contestadas, por ruta y estado.',
    labelNames: ['metodo', 'ruta', 'estado'] as const,
    registers: [this.#registro],
  });
  readonly #duracion = new Histogram({
    name: 'http_duracion_segundos',
    help: 'Tiempo hasta el último byte de la respuesta, por ruta.',
    labelNames: ['metodo', 'ruta'] as const,
    buckets: TRAMOS_S,
    registers: [this.#registro],
  });

  /** Measures the requests of a route. @param duradera one whose answer stays open: only counted */
  de(metodo: string, ruta: string, duradera = false): RequestHandler {
    const duracion = this.#duracion.labels({ metodo, ruta });
    const porEstado = new Map<number, Counter.Internal>();
    return (_req, res, seguir) => {
      const desde = performance.now();
      res.once('close', () => {
        const { statusCode } = res;
        let cuenta = porEstado.get(statusCode);
        if (!cuenta) {
          cuenta = this.#peticiones.labels({ metodo, ruta, estado: String(statusCode) });
          porEstado.set(statusCode, cuenta);
        }
        cuenta.inc();
        if (!duradera) duracion.observe((performance.now() - desde) / 1000);
      });
      seguir();
    };
  }

  /** All of it, as Prometheus reads it. */
  async texto(): Promise<string> {
    return `${await this.#registro.metrics()}\n${await delProceso().metrics()}`;
  }
}
