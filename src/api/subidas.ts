import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CAMINO_DE_INSPECCION, type Inspeccion } from './inspeccion-ws.js';

// Hands the request back to the server as if it had not asked to change the protocol.
function ignorar(
  servidor: Server,
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  cabeza: Buffer,
) {
  const lineas = [`${method} ${url} HTTP/1.1`];
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (!/^(upgrade|connection|http2-settings)$/i.test(rawHeaders[i] ?? ''))
      lineas.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  servidor.emit('connection', socket);
  socket.unshift(Buffer.concat([Buffer.from(`${lineas.join('\r\n')}\r\n\r\n`, 'latin1'), cabeza]));
}

/**
 * Hears the requests to change protocol: a WebSocket goes to the inspector; any other (h2c, which some clients of HTTP
 * always offer) is ignored and the request answered as usual, as HTTP allows.
 */
export function atenderSubidas(
  servidor: Server,
  inspeccion: Inspeccion,
  alFallar: (error: unknown) => void,
): void {
  servidor.on('upgrade', (req: IncomingMessage, socket: Duplex, cabeza: Buffer) => {
    const [camino] = (req.url ?? '').split('?');
    const esWebSocket = req.headers.upgrade?.toLowerCase() === 'websocket';
    if (!esWebSocket || camino !== CAMINO_DE_INSPECCION) return ignorar(servidor, req, socket, cabeza);
    inspeccion.subir(req, socket, cabeza).catch((error: unknown) => {
      alFallar(error);
      socket.destroy();
    });
  });
}
