import { readFileSync } from 'node:fs';
import { ConfigInvalida } from '../config.js';
import type { Store } from '../store/puerto.js';
import { comprobarCadena, comprobarSello } from './comprobar.js';

function leer(archivo: string): string {
  try {
    return readFileSync(archivo, 'utf8');
  } catch {
    throw new ConfigInvalida(`No se puede leer el sello ${archivo}.`);
  }
}

/**
 * Proves the seals kept, and today's database against seals published before, and says what it finds.
 * @param archivos published files @returns whether nothing differs @throws ConfigInvalida when a file cannot be read
 */
export async function ordenSellos(
  store: Store,
  archivos: readonly string[],
  decir: (frase: string) => void,
): Promise<boolean> {
  const textos = archivos.map((archivo) => [archivo, leer(archivo)] as const);
  const rotos = await comprobarCadena(store);
  for (const frase of rotos) decir(frase);
  let bien = rotos.length === 0;
  for (const [archivo, texto] of textos) {
    const { sello, diferencias } = await comprobarSello(store, texto);
    for (const frase of diferencias) decir(`${archivo}: ${frase}`);
    if (diferencias.length === 0)
      decir(
        `${archivo}: el sello del ${sello?.dia} se cumple: ${sello?.casos} expedientes, ${sello?.documentos} documentos.`,
      );
    bien &&= diferencias.length === 0;
  }
  return bien;
}
