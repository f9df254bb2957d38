import { conConsulta, problemaDe, SinConexion } from '../api/client';

/** A file on its way. */
export interface Envio {
  readonly ruta: string;
  readonly archivo: File;
  /** Document it is a new version of. */
  readonly anterior: string | null;
  readonly clave: string;
  /** Told how much has left, from 0 to 1. */
  alAvanzar(parte: number): void;
}

const leer = (texto: string): Record<string, unknown> => {
  try {
    return JSON.parse(texto) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/**
 * Uploads a file as it is, telling how far it got: `fetch` does not say.
 * @param senal cancels it
 * @throws ProblemaHttp when it is refused, SinConexion when the server cannot be reached or it is cancelled
 */
export function enviarArchivo(
  { ruta, archivo, anterior, clave, alAvanzar }: Envio,
  senal: AbortSignal,
): Promise<void> {
  return new Promise((cumplir, fallar) => {
    const pedido = new XMLHttpRequest();
    pedido.open('POST', conConsulta(ruta, { nombre: archivo.name, anterior }));
    pedido.setRequestHeader('Accept', 'application/json');
    pedido.setRequestHeader('X-Expediente', 'mesa');
    pedido.setRequestHeader('Idempotency-Key', clave);
    pedido.setRequestHeader('Content-Type', 'application/octet-stream');
    pedido.upload.onprogress = ({ loaded, total }) => alAvanzar(total === 0 ? 1 : loaded / total);
    pedido.onload = () =>
      pedido.status < 300 ? cumplir() : fallar(problemaDe(pedido.status, leer(pedido.responseText)));
    pedido.onerror = () =>
      fallar(new SinConexion('Se perdió la conexión con el servidor antes de terminar; intente de nuevo.'));
    pedido.onabort = () => fallar(new SinConexion('Se canceló antes de terminar; no se guardó nada.'));
    senal.addEventListener('abort', () => pedido.abort(), { once: true });
    pedido.send(archivo);
  });
}
