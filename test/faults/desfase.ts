import { readFileSync } from 'node:fs';

/**
 * Loaded before a program (`--import`) it makes the clock of its machine say another hour: that of this one and as many
 * milliseconds more as the file named by ARCHIVO_DESFASE says, whenever it is asked. Timers and what really passes stay.
 */
const ARCHIVO = process.env['ARCHIVO_DESFASE'] as string;
const LECTURA_CADA_MS = 20;
const DeVerdad = Date;
let leido = Number.NEGATIVE_INFINITY;
let desfase = 0;

function ahora(): number {
  const paso = performance.now();
  if (paso - leido > LECTURA_CADA_MS) {
    leido = paso;
    desfase = Number(readFileSync(ARCHIVO, 'utf8'));
  }
  return DeVerdad.now() + desfase;
}

class Desfasada extends DeVerdad {
  constructor(...con: [] | [number | string | Date]) {
    if (con.length === 0) super(ahora());
    // As many arguments as come: a date of year, month, day and so on too.
    else super(...(con as [number]));
  }

  static override now(): number {
    return ahora();
  }
}

globalThis.Date = Desfasada as DateConstructor;
