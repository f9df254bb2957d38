import { Worker } from 'node:worker_threads';
import type { Config } from '../config.js';
import type { Oficina } from '../oficina.js';
import { type Apertura, type Aviso, enTandas, type Pedible, type Pregunta } from './protocolo.js';

/** The office could not open, and `message` says why in one line. */
export class NoSePudoAbrir extends Error {}

interface Espera {
  cumplir(valor: never): void;
  fallar(error: unknown): void;
}

/**
 * Opens an office in a thread of its own: law and database work there while this one reads and writes HTTP. If that
 * thread dies the process dies with it, as it would with one thread: nothing acknowledged is lost.
 * @param siembra address of a module whose `sembrar` fills the office before it is served
 * @param registro address of a module whose `REGISTRO` are its machines, if not those of the house
 * @throws NoSePudoAbrir when the database cannot be used
 */
export async function abrirOficinaEnHilo(
  config: Config,
  siembra: string | null = null,
  registro: string | null = null,
): Promise<Oficina> {
  const datos: Apertura = { config, siembra, registro };
  const hilo = new Worker(new URL('./hilo.js', import.meta.url), { workerData: datos });
  const esperas = new Map<number, Espera>();
  const interesados: (() => void)[] = [];
  let numero = 0;
  let cerrada = false;
  const preguntar = enTandas<Pregunta>((preguntas) => hilo.postMessage(preguntas));
  const pedir = <T>(que: Pedible, ...con: unknown[]) =>
    new Promise<T>((cumplir, fallar) => {
      numero += 1;
      esperas.set(numero, { cumplir, fallar });
      preguntar([numero, que, con]);
    });
  const abierta = await new Promise<Extract<Aviso, { tipo: 'abierta' }>['abierta']>((cumplir, fallar) => {
    const caer = (error: unknown) => {
      throw error;
    };
    hilo.on('error', caer).on('messageerror', caer);
    hilo.on('exit', (codigo) => {
      if (!cerrada) throw new Error(`El hilo de la oficina terminó solo, con código ${codigo}.`);
    });
    hilo.on('message', (aviso: Aviso) => {
      switch (aviso.tipo) {
        case 'abierta':
          return cumplir(aviso.abierta);
        case 'no_abre':
          cerrada = true;
          void hilo.terminate();
          return fallar(aviso.previsto ? new NoSePudoAbrir(aviso.mensaje) : new Error(aviso.mensaje));
        case 'se_movio':
          for (const avisar of interesados) avisar();
          return;
        case 'respuestas':
          for (const [n, valor, error] of aviso.respuestas) {
            const espera = esperas.get(n);
            esperas.delete(n);
            if (error === undefined) espera?.cumplir(valor as never);
            else espera?.fallar(new Error(error));
          }
      }
    });
  });
  return {
    ...abierta,
    atender: (llamada) => pedir('atender', llamada),
    eventos: (credencial, despues, caso) => pedir('eventos', credencial, despues, caso),
    metricas: (credencial) => pedir('metricas', credencial),
    contar: (minuto, contadas) => pedir('contar', minuto, contadas),
    primerIngreso: () => pedir('primerIngreso'),
    alMoverse: (avisar) => void interesados.push(avisar),
    cerrar: async () => {
      await pedir('cerrar');
      cerrada = true;
      await hilo.terminate();
    },
  };
}
