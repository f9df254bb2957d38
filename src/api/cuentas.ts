import type { Store } from 'express-rate-limit';
import { relojReal } from '../clock.js';
import type { Atencion } from './llamada.js';

const CADA_MS = 1000;
const POR_VEZ = 1000;
/** Of whoever makes less than this part of a limit nobody is told: for nearly everybody nothing leaves this thread. */
const CALLADA = 100;

interface Cuenta {
  /** Requests that came here. */
  aqui: number;
  /** Of those, the ones the others do not know of yet. */
  porDecir: number;
  /** Requests that came elsewhere, as was last heard. */
  fuera: number;
  /** From how many on the others are told. */
  readonly desde: number;
}

type Minuto = Map<string, Cuenta>;

const dicho = ({ aqui, porDecir }: Cuenta) => aqui - porDecir;
const total = (cuenta: Cuenta | undefined) => (cuenta ? cuenta.aqui + cuenta.fuera : 0);

/**
 * Requests of the last minute, counted here and, once a second at most, with those the other replicas counted: together
 * they admit hardly more than one alone would. What exceeds the limit is bounded: in each of the others, a hundredth of it
 * and what it admits in two seconds. While the office cannot tell, each counts its own.
 */
export class Cuentas {
  #minuto = '';
  #estas: Minuto = new Map();
  #pasadas: Minuto = new Map();
  #despertador: NodeJS.Timeout | undefined;

  constructor(private readonly contar: Atencion['contar']) {}

  /** Counts for one limit. @param clase its name @param limite requests a minute */
  de(clase: string, limite: number): Store {
    const claveDe = (de: string) => `${clase} ${de}`;
    const sumar = (de: string, veces: number) => this.#sumar(claveDe(de), veces, Math.ceil(limite / CALLADA));
    return {
      localKeys: false,
      increment: (de) => {
        sumar(de, 1);
        return { totalHits: this.#llevadas(claveDe(de), limite), resetTime: undefined };
      },
      decrement: (de) => sumar(de, -1),
      resetKey: (de) => void this.#estas.delete(claveDe(de)),
    };
  }

  // A minute slides: of the one before counts the part that is still within sixty seconds. What was refused then does not
  // keep anybody out for longer.
  #llevadas(clave: string, limite: number): number {
    const queda = 1 - Number(relojReal.ahora().slice(17, 23)) / 60;
    return (
      total(this.#estas.get(clave)) + Math.ceil(Math.min(total(this.#pasadas.get(clave)), limite) * queda)
    );
  }

  #sumar(clave: string, veces: number, desde: number): void {
    const minuto = relojReal.ahora().slice(0, 16);
    if (minuto !== this.#minuto) {
      this.#minuto = minuto;
      this.#pasadas = this.#estas;
      this.#estas = new Map();
    }
    const cuenta = this.#estas.get(clave) ?? { aqui: 0, porDecir: 0, fuera: 0, desde };
    this.#estas.set(clave, cuenta);
    cuenta.aqui += veces;
    cuenta.porDecir += veces;
    if (cuenta.aqui >= desde) this.#despertador ??= setTimeout(() => void this.#decir(), CADA_MS).unref();
  }

  async #decir(): Promise<void> {
    const dichas = [...this.#estas]
      .filter(([, c]) => c.porDecir !== 0 && c.aqui >= c.desde)
      .sort(([, a], [, b]) => b.porDecir - a.porDecir)
      .slice(0, POR_VEZ)
      .map(([clave, cuenta]) => ({ cuenta, contadas: [clave, cuenta.porDecir] as const }));
    for (const { cuenta } of dichas) cuenta.porDecir = 0;
    try {
      const totales = await this.contar(
        this.#minuto,
        dichas.map(({ contadas }) => contadas),
      );
      for (const [i, { cuenta }] of dichas.entries())
        cuenta.fuera = Math.max(0, (totales[i] ?? 0) - dicho(cuenta));
    } catch {
      for (const { cuenta, contadas } of dichas) cuenta.porDecir += contadas[1];
    }
    this.#despertador = undefined;
  }
}
