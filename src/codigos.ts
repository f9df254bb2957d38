// Crockford's alphabet: no I, L, O or U; whoever reads them for 1 or 0 is understood all the same.
const ALFABETO = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GRUPOS = /.{1,4}/g;

/** Five bits of each byte as a code to be read aloud, in groups of four: `7K2M-QX0D-9FHT`. */
export function codigoDe(bytes: Uint8Array): string {
  const letras = Array.from(bytes, (byte) => ALFABETO[byte & 31]).join('');
  return (letras.match(GRUPOS) ?? []).join('-');
}

/** What somebody typed, as the code would be written: any case, spaces or hyphens, and the letters people mistake. */
export function leerCodigo(escrito: string): string {
  const letras = escrito
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return (letras.match(GRUPOS) ?? []).join('-');
}
