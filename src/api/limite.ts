import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { Cuentas } from './cuentas.js';
import { credencialDe } from './ficha.js';
import type { Atencion, Contestacion } from './llamada.js';
import { contestarProblema, Problema } from './problema.js';

const MINUTO = 60_000;
const CREDENCIALES = 20_000;
const RECUERDO_MS = 10 * MINUTO;
/** Attempts to enter a minute from one address: an office behind one router at eight in the morning fits. */
const INGRESOS_POR_MINUTO = 60;

const EXCESO = new Problema(
  429,
  'DEMASIADAS_PETICIONES',
  'Superó el límite de peticiones por minuto; espere un momento.',
  {},
  { 'Retry-After': '60' },
);

const deIp = (req: Request) => `ip ${ipKeyGenerator(req.ip ?? '')}`;

const halladas = new WeakMap<Request, string | null>();

// A digest, never the credential itself, is what stays in memory.
function huellaDe(req: Request): string | null {
  const conocida = halladas.get(req);
  if (conocida !== undefined) return conocida;
  const credencial = credencialDe(req.headers);
  const huella = credencial === null ? null : createHash('sha256').update(credencial).digest('base64');
  halladas.set(req, huella);
  return huella;
}

/**
 * Requests a minute, of each user once the office said whose a credential is, and of each address before: what anybody
 * may invent (a token, a cookie) opens no new account of requests.
 */
export class Limite {
  readonly #deQuien = new LRUCache<string, string>({ max: CREDENCIALES, ttl: RECUERDO_MS });
  readonly #comunes: Store;
  readonly #activo: boolean;
  /** Goes before every call. */
  readonly comun: readonly RequestHandler[];
  /** Goes besides before the calls that try a password, a ficha or a code. */
  readonly deIngreso: readonly RequestHandler[];

  /**
   * @param limitePeticiones a minute; 0 turns the limit off
   * @param contestar writes an answer
   */
  constructor(
    { limitePeticiones: porMinuto, contar }: Pick<Atencion, 'limitePeticiones' | 'contar'>,
    contestar: (res: Response, contestacion: Contestacion) => void,
  ) {
    this.#activo = porMinuto > 0;
    const deIngreso = Math.min(porMinuto, INGRESOS_POR_MINUTO);
    const cuentas = new Cuentas(contar);
    this.#comunes = cuentas.de('peticion', porMinuto);
    const limitar = (limit: number, store: Store, clave: (req: Request) => string): RequestHandler[] =>
      this.#activo
        ? [
            rateLimit({
              windowMs: MINUTO,
              limit,
              store,
              standardHeaders: false,
              legacyHeaders: false,
              validate: false,
              keyGenerator: (req) => clave(req as Request),
              handler: (_req, res) => contestar(res as Response, contestarProblema(EXCESO)),
            }),
          ]
        : [];
    this.comun = limitar(porMinuto, this.#comunes, (req) => this.#claveDe(req));
    this.deIngreso = limitar(deIngreso, cuentas.de('ingreso', deIngreso), deIp);
  }

  #claveDe(req: Request): string {
    const huella = huellaDe(req);
    return (huella === null ? undefined : this.#deQuien.get(huella)) ?? deIp(req);
  }

  /** Learns from an answer whose the credential of its request is; the request is counted to that user. */
  async aprender(req: Request, { estado, usuario }: Pick<Contestacion, 'estado' | 'usuario'>): Promise<void> {
    if (!this.#activo) return;
    const huella = huellaDe(req);
    if (huella === null) return;
    if (usuario === undefined) {
      if (estado === 401) this.#deQuien.delete(huella);
      return;
    }
    const clave = `usuario ${usuario}`;
    if (this.#deQuien.get(huella) === clave) return;
    this.#deQuien.set(huella, clave);
    await this.#comunes.decrement(deIp(req));
    await this.#comunes.increment(clave);
  }
}
