import { Command, InvalidArgumentError, Option } from 'commander';
import { hablarCastellano } from '../../src/operaciones/castellano.js';

// The peers bring a copy of this package of their own, which whoever stands beside them would find first.
export { InvalidArgumentError, Option };

/** A program somebody gives with `npm run`, which speaks Spanish like the orders of the system. */
export function orden(nombre: string, descripcion: string): Command {
  return hablarCastellano(new Command(nombre).description(descripcion)).helpCommand(false);
}

/** Reads a whole number of an option, from `desde` on. */
export function entero(desde = 1, hasta = 999_999_999): (texto: string) => number {
  return (texto) => {
    const n = Number(texto);
    if (/^\d+$/.test(texto) && n >= desde && n <= hasta) return n;
    throw new InvalidArgumentError(
      hasta === 999_999_999
        ? `Debe ser un número entero, de ${desde} en adelante.`
        : `Debe ser un número entero, de ${desde} a ${hasta}.`,
    );
  };
}

/** Runs it; what fails is said as `decir` says it, and the exit code is 1. */
export async function darOrden(programa: Command, decir = (error: Error) => error.message): Promise<void> {
  await programa.parseAsync().catch((error: Error) => {
    console.error(decir(error));
    process.exitCode = 1;
  });
}
