import { randomFillSync } from 'node:crypto';

const BYTES = 16;
// One call for many salts: asking the system for each costs more than hashing the event.
const reserva = Buffer.alloc(BYTES * 256);
let usados = reserva.length;

/** A fresh salt of 128 random bits, in hexadecimal. */
export function nuevaSal(): string {
  if (usados === reserva.length) {
    randomFillSync(reserva);
    usados = 0;
  }
  usados += BYTES;
  return reserva.toString('hex', usados - BYTES, usados);
}
