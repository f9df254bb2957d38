import { ambitosDeClave, type Calendario, prepararCalendario } from '../../../machines/calendario/index.js';
import type { Entorno } from '../../../src/engine/tipos.js';
import { fila, inhabilesDeLaMigracion } from '../../calendario/inhabiles.js';

const BASE = inhabilesDeLaMigracion();

/** The same environment once one more day is declared non-working all over the country. */
export function conInhabil(antes: Entorno, fecha: string): Entorno {
  const version = antes.versionCalendario + 1;
  const preparados = new Map<string, Calendario>();
  const nuevo = (ambitos: string) => {
    const filas = [...BASE, fila(version, fecha)];
    const suyo = preparados.get(ambitos) ?? prepararCalendario(filas, version, ambitosDeClave(ambitos));
    preparados.set(ambitos, suyo);
    return suyo;
  };
  return {
    ...antes,
    versionCalendario: version,
    calendario: nuevo,
    calendarioDe: (v, ambitos) => (v === version ? nuevo(ambitos) : antes.calendarioDe(v, ambitos)),
  };
}
