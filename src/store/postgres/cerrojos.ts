import { createHash } from 'node:crypto';

/** Advisory locks of the database, by what they guard. They live apart from those of any other program: "Exv1" begins them. */
const NUESTROS = 0x45787631n << 32n;

/** Taken while the schema is brought to date. */
export const CERROJO_DE_MIGRACION = String(NUESTROS + 1n);
/** The law as it is known: shared by whoever decides, exclusive while a day is declared or a rule corrected (D9). */
export const CERROJO_DE_LA_LEY = String(NUESTROS + 2n);
/** Held shared by every replica for as long as it lives; exclusive by the commands that must run alone. */
export const CERROJO_DE_SERVICIO = String(NUESTROS + 3n);

const DE_TURNOS = 0x45787632n << 32n;

/** The lock of a piece of work by its name: "Exv2" begins them. Two names that share one only wait for each other. */
export function cerrojoDeTurno(nombre: string): string {
  const resumen = createHash('sha256').update(nombre).digest();
  return String(DE_TURNOS + BigInt(resumen.readUInt32BE(0)));
}
