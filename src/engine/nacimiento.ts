import { v7 as uuid } from 'uuid';
import { clave, type Datos, type DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { fechaCivilDe, type Instante } from '../../machines/calendario/index.js';
import type { Caso } from '../store/puerto.js';
import { estadoInicial } from './decide.js';
import { minimo } from './instantes.js';
import type { Rechazo } from './tipos.js';

/** A reception after now: nobody can have received it yet. */
export const RECEPCION_FUTURA: Rechazo = {
  ok: false,
  codigo: 'DATOS_INVALIDOS',
  regla: 'AT-S7',
  detalle: 'La fecha de recepción no puede ser futura.',
  errores: [{ ruta: 'recibida', mensaje: 'La fecha de recepción no puede ser futura.' }],
};

/** Whether the reception an act of birth states is still to come. */
export function esFutura(recibida: string | null, ahora: Instante): boolean {
  return recibida !== null && (recibida.length === 10 ? recibida > fechaCivilDe(ahora) : recibida > ahora);
}

/** Instant a birth is decided at: its reception when it states one, else now (AT-S7). */
export function instanteDeNacimiento(recibida: string | null, ahora: Instante): Instante {
  if (recibida === null) return ahora;
  return recibida.length === 10 ? minimo(`${recibida}T05:00:00.000Z`, ahora) : recibida;
}

/** Series a case takes its number from, by machine and civil year of reception: `AT-2026`. */
function serieDe(def: DefinicionDeMaquina, ocurrido: Instante): string {
  return `${def.prefijo}-${fechaCivilDe(ocurrido).slice(0, 4)}`;
}

/**
 * Number of a newborn case: the next of its series or, when there can be only one like it, its own.
 * @param siguiente next number of a series, from 1
 * @returns `repetido`, with what it is refused, when there already is that only one
 */
export function numerar(
  def: DefinicionDeMaquina,
  datos: Datos,
  ocurrido: Instante,
  siguiente: (serie: string) => number,
): { readonly numero: string; readonly repetido: Rechazo | null } {
  const unico = def.unico?.(datos);
  if (unico === undefined) {
    const serie = serieDe(def, ocurrido);
    return { numero: `${serie}-${String(siguiente(serie)).padStart(6, '0')}`, repetido: null };
  }
  const { numero, regla, detalle } = unico;
  const repetido: Rechazo = { ok: false, codigo: 'CONDICION_NO_CUMPLIDA', regla, detalle };
  return { numero, repetido: siguiente(numero) === 1 ? null : repetido };
}

/** A case before its first event. `orden`: among those born in the same millisecond. */
export function casoPorNacer(
  def: DefinicionDeMaquina,
  datos: Datos,
  numero: string,
  ocurrido: Instante,
  ahora: Instante,
  orden: number,
): Caso {
  return {
    id: uuid({ msecs: Date.parse(ahora), seq: orden }),
    coleccion: def.coleccion,
    numero,
    maquina: clave(def),
    regimen: def.regimen,
    situacion: '',
    estado: estadoInicial(def),
    huella: '',
    huellaEstado: '',
    creado: ahora,
    actualizado: ahora,
    ocurrido,
    salidas: [],
    responsable: null,
    datos: {},
    datosTexto: '{}',
    ruc: def.resumir(datos).ruc,
    vinculos: def.vincular(datos),
  };
}
