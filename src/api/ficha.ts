const FICHA = /^Bearer\s+([\x21-\x7e]{1,512})$/i;

/** The token of an Authorization header, or null. */
export function fichaDe(cabecera: string | undefined): string | null {
  return FICHA.exec(cabecera ?? '')?.[1] ?? null;
}
