import { createServer, type Server } from 'node:http';
import { crearApp } from './api/app.js';
import { Corriente } from './api/corriente.js';
import { Inspeccion } from './api/inspeccion-ws.js';
import { atenderSubidas } from './api/subidas.js';
import type { Oficina } from './oficina.js';

/** Milliseconds a whole request may take: a large file over a slow line. What is no file has its own limit. */
const LENTO_MS = 30 * 60_000;

/** Milliseconds what is being answered has to end when the server stops. */
const DESPEDIDA_MS = 30_000;

/** An office behind its counter: a server not yet listening, and how to stop both. */
export interface Servicio<O extends Oficina = Oficina> {
  readonly oficina: O;
  readonly servidor: Server;
  /** Stops taking requests, finishes what it accepted, and closes the office. */
  cerrar(): Promise<void>;
}

/** Puts the counter before an office. @param alFallar told of errors nobody foresaw */
export function abrirServicio<O extends Oficina>(
  oficina: O,
  alFallar: (error: unknown) => void,
): Servicio<O> {
  const corriente = new Corriente();
  const inspeccion = new Inspeccion(oficina);
  oficina.alMoverse(() => {
    corriente.avisar();
    inspeccion.avisar();
  });
  const app = crearApp(oficina, corriente, alFallar);
  const servidor = createServer({ requestTimeout: LENTO_MS }, app);
  // Whoever asks before sending a file is told to go on only once it is known that it may come.
  servidor.on('checkContinue', app);
  atenderSubidas(servidor, inspeccion, alFallar);
  return {
    oficina,
    servidor,
    cerrar: async () => {
      corriente.cerrar();
      await inspeccion.cerrar();
      await vaciar(servidor);
      await oficina.cerrar();
    },
  };
}

async function vaciar(servidor: Server): Promise<void> {
  const cerrado = new Promise<void>((seguir) =>
    servidor.listening ? servidor.close(() => seguir()) : seguir(),
  );
  servidor.closeIdleConnections();
  // Keep-alive connections that answer their last request now become idle a moment later.
  const barrido = setInterval(() => servidor.closeIdleConnections(), 50);
  // A file that comes or goes over a slow line would keep the server from stopping for half an hour.
  const corte = setTimeout(() => servidor.closeAllConnections(), DESPEDIDA_MS);
  await cerrado;
  clearInterval(barrido);
  clearTimeout(corte);
}
