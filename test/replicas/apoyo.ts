import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basePostgres } from '../apoyo/bases.js';
import { Servidor } from '../apoyo/servidor.js';

/** Several replicas of the server in this process, each with its own office and its own connections, over one database. */
export interface Juego {
  readonly url: string;
  readonly carpeta: string;
  readonly todas: readonly [Servidor, Servidor, Servidor];
  /** Stops the replicas and removes the database. */
  cerrar(): Promise<void>;
}

/** What three replicas that share everything are started with. */
export function entornoDe(url: string, carpeta: string): Record<string, string> {
  return {
    DATABASE_URL: url,
    DIRECTORIO_DOCUMENTOS: join(carpeta, 'documentos'),
    DIRECTORIO_SELLOS: join(carpeta, 'sellos'),
  };
}

/** A folder of this test. */
export const carpetaNueva = () => mkdtempSync(join(tmpdir(), 'replicas-'));

/** Starts three replicas at the same instant over a new database. @param entorno settings over those of the tests */
export async function abrirJuego(entorno: Record<string, string | undefined> = {}): Promise<Juego> {
  const base = await basePostgres();
  const carpeta = carpetaNueva();
  const uno = () => Servidor.abrir({ ...entornoDe(base.url, carpeta), ...entorno }, '');
  const todas = await Promise.all([uno(), uno(), uno()]);
  return {
    url: base.url,
    carpeta,
    todas,
    cerrar: async () => {
      await Promise.all(todas.map((s) => s.parar()));
      await base.borrar();
      rmSync(carpeta, { recursive: true, force: true });
    },
  };
}
