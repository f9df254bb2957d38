import { z } from 'zod';

/**
 * A login name as it is compared: without accents, case or surrounding spaces, so that «Núñez» and «nunez» are one person.
 */
export function plegarCuenta(escrita: string): string {
  return escrita.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A login name as administration writes it, folded. */
export const cuenta = () =>
  z
    .string()
    .max(100, 'Use como máximo 60 caracteres.')
    .transform(plegarCuenta)
    .refine(
      (t) => /^[a-z0-9](?:[a-z0-9._-]{1,58}[a-z0-9])$/.test(t),
      'El nombre de cuenta tiene de 3 a 60 letras, cifras, puntos o guiones, y empieza y termina con letra o cifra.',
    );
