import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { seguimientoDe } from '../consulta/direccion.js';
import { adjuntosDe } from '../documentos/adjuntos.js';
import { Cartero } from '../notify/cartero.js';
import type { Escribania } from '../notify/redactar.js';
import { transporteDe } from '../notify/transporte.js';
import type { Sistema } from '../sistema.js';
import type { Faena } from './faena.js';

const CADA_MS = 1000;

/** What a letter of the system is written with: also without a server to send it, to show it. */
export function escribaniaDe(sistema: Sistema): Escribania {
  const { store, door, config } = sistema;
  return {
    store,
    door,
    seguimientoDe: ({ id, coleccion }) => {
      if (coleccion !== 'solicitudes') return null;
      const { codigo, direccion } = seguimientoDe(sistema, id);
      // An address of this machine says nothing to whoever reads the mail elsewhere.
      return { codigo, direccion: config.DIRECCION_PUBLICA === undefined ? null : direccion };
    },
  };
}

const carteros = new WeakMap<Sistema, Cartero | null>();

/** Who sends the mail of a system; null without a mail server. */
export function carteroDe(sistema: Sistema): Cartero | null {
  const conocido = carteros.get(sistema);
  if (conocido !== undefined) return conocido;
  const { store, door, config, log } = sistema;
  const correo = transporteDe(config);
  const cartero =
    correo === null
      ? null
      : new Cartero({
          ...escribaniaDe(sistema),
          store,
          door,
          correo,
          log,
          // In two containers of one machine both may be the same.
          quien: `${hostname()} ${process.pid} ${randomUUID()}`,
          adjuntosDe: (caso, aviso) => adjuntosDe(sistema, caso, aviso),
        });
  carteros.set(sistema, cartero);
  return cartero;
}

/** Mail leaves by itself, when there is a server for it. */
export function repartirCorreo(sistema: Sistema): Faena[] {
  const cartero = carteroDe(sistema);
  return cartero === null
    ? []
    : [{ nombre: 'correo', cadaMs: CADA_MS, correr: async () => void (await cartero.ronda()) }];
}
