import type { Cliente, Json, Respuesta } from '../apoyo/cliente.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

/** A request as the client wrote it down before sending it. */
export interface Pedido {
  /** Idempotency key, and the mark its event carries in its data. */
  readonly clave: string;
  readonly camino: string;
  readonly cuerpo: Json;
}

/** An answer the client heard. */
export interface Reconocido {
  readonly clave: string;
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly huella: string | null;
}

/** The client's own journal: what was acknowledged, what was refused, what nobody knows. */
export class Diario {
  readonly reconocidos: Reconocido[] = [];
  readonly rechazados = new Set<string>();
  readonly sinRespuesta: Pedido[] = [];
  readonly casos: string[] = [];
  readonly tocados = new Set<string>();
  /** How many times each code of a 503 was heard. */
  readonly negativas = new Map<string, number>();
  /** What the clock said when each request still without an answer was first sent. */
  readonly abiertos = new Map<string, string>();
  #n = 0;

  clave(): string {
    this.#n++;
    return `k-${this.#n}`;
  }

  /** Writes down an answer. @throws Error when it is a failure of the server */
  anotar(p: Pedido, r: Respuesta): void {
    if (r.estado >= 500) throw new Error(`${p.camino}: ${r.estado} ${r.texto}`);
    this.abiertos.delete(p.clave);
    if (r.estado >= 400) {
      this.rechazados.add(p.clave);
      return;
    }
    const nacio = p.camino === '/api/solicitudes';
    const caso = nacio ? r.cuerpo : r.cuerpo.caso;
    const evento = nacio ? { secuencia: 1, tipo: 'PRESENTAR', huella: null } : r.cuerpo.evento;
    if (nacio) this.casos.push(caso.id);
    this.tocados.add(caso.id);
    this.reconocidos.push({ clave: p.clave, caso: caso.id, ...evento });
  }
}

export const azar = <T>(lista: readonly T[]): T => lista[Math.floor(Math.random() * lista.length)] as T;

/** An act or a presentation, marked with its key. Some will be refused: that is part of the load. */
export function siguiente(d: Diario, ahora: string): Pedido {
  const clave = d.clave();
  const caso = azar(d.casos.slice(-40));
  if (caso === undefined || Math.random() < 0.15)
    return { clave, camino: '/api/solicitudes', cuerpo: solicitudCompleta({ objeto: clave }) };
  const [tipo, datos] = azar<[string, Json]>([
    ['DERIVAR', { organo: clave, materia: 'M' }],
    ['REGISTRAR_VISITA', { fecha: ahora.slice(0, 10), lugar: clave, notas: 'N' }],
    [
      'PROGRAMAR_REUNION',
      { fecha: new Date(Date.parse(ahora) + 86_400_000).toISOString(), modalidad: 'virtual', lugar: clave },
    ],
    [
      'REGISTRAR_REUNION',
      {
        fecha: ahora,
        consultas: 'no_hubo',
        acompanamiento: 'no_solicitado',
        revisionDocumental: true,
        acuerdos: clave,
      },
    ],
    ['REQUERIR_DOCUMENTACION', { detalle: clave, plazoDias: 1 + Math.floor(Math.random() * 4) }],
    ['RECIBIR_DOCUMENTACION', { detalle: clave, completa: Math.random() < 0.3 }],
  ]);
  return { clave, camino: `/api/solicitudes/${caso}/eventos`, cuerpo: { tipo, datos } };
}

export const enviar = (p: Cliente, pedido: Pedido): Promise<Respuesta> =>
  p.post(pedido.camino, pedido.cuerpo, { cabeceras: { 'idempotency-key': pedido.clave } });

const suHecho = ({ cuerpo }: Respuesta) => `${(cuerpo.caso ?? cuerpo).id} ${cuerpo.evento?.secuencia ?? 1}`;

/** Asks again, twice and at once, for what nobody knows: each must have exactly one effect. */
export async function aclarar(d: Diario, a: Cliente, b: Cliente = a): Promise<number> {
  const dudas = d.sinRespuesta.splice(0);
  for (const pedido of dudas) {
    // The key makes it safe to ask once more when a connection closes under the question.
    const pedir = (p: Cliente) => enviar(p, pedido).catch(() => enviar(p, pedido));
    const [una, otra] = await Promise.all([pedir(a), pedir(b)]);
    if (una.estado !== otra.estado || (una.estado < 300 && suHecho(una) !== suHecho(otra)))
      throw new Error(`La clave ${pedido.clave} contestó dos cosas: ${una.texto} / ${otra.texto}`);
    d.anotar(pedido, una);
  }
  return dudas.length;
}
