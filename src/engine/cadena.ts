import * as crypto from 'node:crypto';
import type { AnyMachineSnapshot } from 'xstate';
import type { Plazo } from '../../machines/base/plazo.js';
import { congelar } from './paso.js';
import type { EventoGuardado } from './tipos.js';

/** SHA-256 of a text, in hexadecimal. The one-shot form, where Node has it (20.12), costs half. */
export const sha256: (texto: string) => string =
  typeof crypto.hash === 'function'
    ? (texto) => crypto.hash('sha256', texto, 'hex')
    : (texto) => crypto.createHash('sha256').update(texto).digest('hex');

/** Digest of the data of an event; the salt lets the data be redacted later without being guessed from it (D6). */
export function huellaDeDatos(sal: string, datos: string): string {
  return sha256(`${sal}\n${datos}`);
}

// A term is a value: most events leave most terms as they were, and their text with them.
const textos = new WeakMap<Plazo, string>();

function textoDePlazo(p: Plazo): string {
  const conocido = textos.get(p);
  if (conocido !== undefined) return conocido;
  const { n, regla, item, desde, dias, computo, ambitos, vence, estado, abierto, cerrado, reemplaza } = p;
  const texto = JSON.stringify([
    n,
    regla,
    item,
    desde,
    dias,
    computo,
    ambitos,
    vence,
    estado,
    abierto,
    cerrado,
    reemplaza,
  ]);
  textos.set(p, texto);
  return texto;
}

/** The text a list of terms is hashed as: one array per term, in order, fields in the order of the format. */
export function textoDePlazos(plazos: readonly Plazo[]): string {
  return `[${plazos.map(textoDePlazo).join(',')}]`;
}

/** Digest of the state an event leads to: the stored snapshot and all terms of the case. */
export function huellaDeEstado(snapshot: AnyMachineSnapshot | string, plazos: readonly Plazo[]): string {
  return sha256(`${typeof snapshot === 'string' ? snapshot : congelar(snapshot)}\n${textoDePlazos(plazos)}`);
}

/** Link of the chain: everything that may not change about an event, over the previous link. Format 1, fixed for life. */
export function huellaDeEvento(
  previa: string,
  caso: string,
  e: Pick<
    EventoGuardado,
    | 'secuencia'
    | 'tipo'
    | 'huellaDatos'
    | 'actor'
    | 'ocurrido'
    | 'registrado'
    | 'maquina'
    | 'calendario'
    | 'catalogo'
    | 'huellaEstado'
  >,
): string {
  return sha256(
    JSON.stringify([
      1,
      previa,
      caso,
      e.secuencia,
      e.tipo,
      e.huellaDatos,
      e.actor,
      e.ocurrido,
      e.registrado,
      e.maquina,
      e.calendario,
      e.catalogo,
      e.huellaEstado,
    ]),
  );
}
