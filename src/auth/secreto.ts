import { createHash, randomBytes } from 'node:crypto';

/** Digest a token, the secret of a session or an invitation is stored as: high entropy needs no slow hash. */
export function huellaDeFicha(ficha: string): string {
  return createHash('sha256').update(ficha).digest('hex');
}

/** A new bearer token, or secret of a session: 256 bits. */
export function nuevaFicha(): string {
  return randomBytes(32).toString('base64url');
}
