import { Agent, request } from 'node:http';
import type { Disparo } from './disparos.js';

const ESPERA_MS = 60_000;

/** What a request got. */
export interface Contestado {
  /** 0 when the connection ended without an answer. */
  readonly estado: number;
  readonly tipo: string;
  readonly texto: string;
  readonly cabeceras: Readonly<Record<string, string | string[] | undefined>>;
}

const NADA: Contestado = { estado: 0, tipo: '', texto: '', cabeceras: {} };

/** Sends requests as they are, with headers no browser would send, over connections kept open. */
export class Tirador {
  readonly #agente = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #base: URL;

  constructor(url: string) {
    this.#base = new URL(url);
  }

  cerrar(): void {
    this.#agente.destroy();
  }

  /** @throws Error when nothing is answered in a minute */
  tirar({ metodo, camino, cabeceras, cuerpo, cortarEn }: Disparo): Promise<Contestado> {
    return new Promise((seguir, fallar) => {
      const req = request({
        agent: cortarEn === null && cabeceras['upgrade'] === undefined ? this.#agente : false,
        host: this.#base.hostname,
        port: this.#base.port,
        method: metodo,
        path: camino,
        headers: {
          ...cabeceras,
          ...(cabeceras['upgrade'] === undefined ? {} : { connection: 'upgrade' }),
          ...(cuerpo === null ? {} : { 'content-length': cuerpo.length }),
        },
        timeout: ESPERA_MS,
      });
      req.on('timeout', () => {
        fallar(new Error('No respondió en un minuto.'));
        req.destroy();
      });
      req.on('error', () => seguir(NADA));
      req.on('upgrade', (res, socket) => {
        socket.destroy();
        seguir({ ...NADA, estado: res.statusCode ?? 0, cabeceras: res.headers });
      });
      req.on('response', (res) => {
        const tipo = res.headers['content-type'] ?? '';
        const llegar = (texto: string) =>
          seguir({ estado: res.statusCode ?? 0, tipo, texto, cabeceras: res.headers });
        // A live stream never ends by itself.
        if (tipo.startsWith('text/event-stream')) {
          res.destroy();
          return llegar('');
        }
        const trozos: Buffer[] = [];
        res.on('data', (t: Buffer) => trozos.push(t));
        res.on('end', () => llegar(Buffer.concat(trozos).toString()));
        res.on('error', () => seguir(NADA));
      });
      if (cortarEn === null) req.end(cuerpo ?? undefined);
      else req.write(cuerpo?.subarray(0, cortarEn), () => req.destroy());
    });
  }
}

// An English sentence would be one of a library, not ours; what a client sent comes back between «».
const AJENO = /\b(invalid|expected|received|must|required|unexpected|failed|cannot|undefined)\b/i;
// What a mail server answered is told to the office, who must mend it; the rest of the inside, to nobody.
const DEL_CORREO = /"respuesta":"(?:[^"\\]|\\.)*"/g;
const INTERIOR =
  /SQLITE_|node_modules|\$argon2|at \S+ \(?\S+\.[jt]s:\d+|\/work\/|ENOENT|ECONNREFUSED|BEGIN PRIVATE|pg_\w|violates \w+ constraint|relation "|invalid (byte sequence|input syntax)|out of range for type/;

/** What is wrong with an answer, in words; null when nothing is. */
export function reparo({ metodo, camino, cortarEn }: Disparo, r: Contestado): string | null {
  if (r.estado === 0) return cortarEn === null ? 'Cortó la conexión sin responder.' : null;
  // A copy without its desk says so, whatever is asked of it.
  if (r.estado === 503 && r.texto.includes('la mesa de trabajo no está construida')) return null;
  if (r.estado >= 500) return 'Respondió 5xx.';
  if (INTERIOR.test(r.texto.replace(DEL_CORREO, ''))) return 'Deja ver lo de adentro.';
  if (metodo === 'HEAD' || [204, 302, 304].includes(r.estado)) return null;
  if (r.estado < 400) {
    if (!r.tipo.startsWith('application/json')) return null;
    return legible(r.texto) === null ? 'No es JSON.' : null;
  }
  const deLaApi = camino.startsWith('/api/');
  // What the reader of HTTP itself refuses has no page of ours; and pages for people are refused with a page.
  if (r.texto === '' && [400, 408, 413, 417, 431].includes(r.estado)) return null;
  if (!deLaApi && r.tipo.startsWith('text/html')) return null;
  if (!r.tipo.startsWith('application/problem+json')) return 'No es un problema RFC 9457.';
  const { status, codigo, type, title, detail, errores } = legible(r.texto) ?? {};
  if (status !== r.estado || !codigo || !type || !title) return 'Al problema le faltan campos.';
  if (typeof detail !== 'string' || !/\p{L}{2,} .*[.]$/su.test(detail)) return 'El detalle no es una frase.';
  const frases = [detail, title, ...(errores ?? []).map((e: { mensaje: string }) => e.mensaje)];
  const propias = frases.filter((f) => !/previsto:|No existe [A-Z]+ /.test(f)).join(' ');
  return AJENO.test(propias.replace(/«[^»]*»/gs, '')) ? 'El detalle no está en castellano.' : null;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of any shape
function legible(texto: string): any {
  try {
    return JSON.parse(texto);
  } catch {
    return null;
  }
}
