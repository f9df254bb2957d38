import { createHash, randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { crearCarpeta } from '../carpetas.js';
import type { Store } from '../store/puerto.js';
import { errorDeDisco, SinEspacio } from './errores.js';
import { type Estado, Integridad } from './integridad.js';

/** What was written of some content: how many bytes, and their SHA-256 in hexadecimal. */
export interface Contenido {
  readonly huella: string;
  readonly bytes: number;
}

const ENTRANTES = 'entrantes';
const HUELLA = /^[0-9a-f]{64}$/;
/** Room left free on the disk for the database, which must go on writing when documents no longer fit. */
const RESERVA = 256 * 1024 * 1024;

/** Waits until what was made or renamed in a folder is on disk. */
export async function sincronizarCarpeta(carpeta: string): Promise<void> {
  const abierta = await open(carpeta, 'r');
  try {
    await abierta.sync();
  } finally {
    await abierta.close();
  }
}

async function enDisco<T>(trabajo: () => Promise<T>): Promise<T> {
  try {
    return await trabajo();
  } catch (error) {
    throw errorDeDisco(error);
  }
}

/**
 * The deposit: content on disk, each under its own digest (`ab/cd/<sha256>`), so that the same content is kept once and
 * whatever changed is known. Content comes in through `entrantes/` and takes its place by a rename: whole or not at all.
 */
export class Deposito {
  readonly carpeta: string;
  readonly #integridad = new Integridad();
  #cola: Promise<unknown> = Promise.resolve();

  /**
   * @param tieneContenido whether some document on record has a content
   * @param reserva bytes of the disk that documents leave free
   * @param aSolas runs what is done with a content while nobody else who shares the folder does anything with it
   */
  constructor(
    carpeta: string,
    private readonly tieneContenido: (huella: string) => Promise<boolean>,
    private readonly reserva = RESERVA,
    private readonly aSolas: Store['enTurno'] = (_, trabajo) => trabajo(),
  ) {
    this.carpeta = resolve(carpeta);
  }

  /** Whether its folder is one, or may still be made. */
  async sirve(): Promise<boolean> {
    return stat(this.carpeta).then(
      (hallado) => hallado.isDirectory(),
      (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
    );
  }

  /** Where some content is, from the root of the deposit. */
  camino(huella: string): string {
    if (!HUELLA.test(huella)) throw new Error('No es una huella SHA-256.');
    return join(huella.slice(0, 2), huella.slice(2, 4), huella);
  }

  /** The same, from the root of the disk. */
  ruta(huella: string): string {
    return join(this.carpeta, this.camino(huella));
  }

  /**
   * A place for content about to arrive, not yet created. Whoever uses it removes it if it does not end up in the deposit.
   * @param bytes how many are announced; 0 when it is not known
   * @throws SinEspacio when the disk does not hold them, DepositoNoDisponible
   */
  temporal(bytes: number): Promise<string> {
    const entrantes = join(this.carpeta, ENTRANTES);
    return enDisco(async () => {
      await crearCarpeta(entrantes);
      const { bavail, bsize } = await statfs(entrantes);
      if (bavail * bsize < bytes + this.reserva) throw new SinEspacio();
      return join(entrantes, randomUUID());
    });
  }

  /**
   * Puts content already written and synced in its place, and records it. When the recording fails the content goes away
   * again, unless another document has it.
   * @param registrar what puts on record the document that has this content
   */
  async instalar<T>(temporal: string, { huella }: Contenido, registrar: () => Promise<T>): Promise<T> {
    // If we die between the rename and the record, the mark says which content nobody may have.
    const marca = join(this.carpeta, ENTRANTES, `${huella}.${randomUUID()}`);
    return this.#enTurno(huella, async () => {
      await (await open(marca, 'wx')).close();
      try {
        await this.#colocar(temporal, this.ruta(huella));
        return await registrar();
      } finally {
        await this.#retirarSobrante(huella);
        await rm(marca, { force: true });
      }
    });
  }

  /** Keeps some bytes made here, and records the document that has them. @throws SinEspacio, DepositoNoDisponible */
  async guardar<T>(contenido: Uint8Array, registrar: (de: Contenido) => Promise<T>): Promise<T> {
    const temporal = await this.temporal(contenido.byteLength);
    const de = {
      huella: createHash('sha256').update(contenido).digest('hex'),
      bytes: contenido.byteLength,
    };
    try {
      const archivo = await open(temporal, 'wx', 0o440);
      try {
        await archivo.writeFile(contenido);
        await archivo.sync();
      } finally {
        await archivo.close();
      }
      return await this.instalar(temporal, de, () => registrar(de));
    } finally {
      await rm(temporal, { force: true });
    }
  }

  /** Whether the content of a document is what was kept. It is read whole the first time, and when the file changed. */
  estado({ huella, bytes }: Contenido): Promise<Estado> {
    return this.#integridad.de(this.ruta(huella), huella, bytes);
  }

  /** Takes a content away when no document on record has it any more. */
  retirar(huella: string): Promise<void> {
    return this.#enTurno(huella, () => this.#retirarSobrante(huella));
  }

  /**
   * Clears what crashes left: content that never arrived whole, and content put in its place that was never recorded.
   * @param antesDe instant, in milliseconds of the machine's clock, before which nobody can still be writing it
   * @returns how many leftovers there were
   */
  async limpiar(antesDe: number): Promise<number> {
    const entrantes = join(this.carpeta, ENTRANTES);
    const nombres = await this.#carpeta(ENTRANTES);
    let quitados = 0;
    for (const nombre of nombres) {
      const ruta = join(entrantes, nombre);
      const hecho = await stat(ruta).catch(() => null);
      if (hecho === null || hecho.mtimeMs > antesDe) continue;
      const [huella = ''] = nombre.split('.');
      if (HUELLA.test(huella)) await this.retirar(huella);
      await rm(ruta, { force: true });
      quitados++;
    }
    return quitados;
  }

  /** Digests of content that took its place and may not be on record yet. */
  async llegando(): Promise<ReadonlySet<string>> {
    const nombres = await this.#carpeta(ENTRANTES);
    return new Set(nombres.flatMap((nombre) => nombre.split('.', 1)));
  }

  /** Digests of everything that is kept. */
  async *contenidos(): AsyncGenerator<string> {
    for (const uno of (await this.#carpeta('')).filter((n) => n.length === 2))
      for (const dos of await this.#carpeta(uno)) yield* await this.#carpeta(join(uno, dos));
  }

  // Files that are not ours have no place among ours: they are listed too.
  #carpeta(camino: string): Promise<string[]> {
    return readdir(join(this.carpeta, camino)).catch(() => []);
  }

  async #retirarSobrante(huella: string): Promise<void> {
    if (!(await this.tieneContenido(huella))) await rm(this.ruta(huella), { force: true });
  }

  // The same content again takes the place of what is there: it mends it if somebody altered it.
  async #colocar(temporal: string, destino: string): Promise<void> {
    const carpeta = dirname(destino);
    const nueva = await crearCarpeta(carpeta);
    await rename(temporal, destino);
    await sincronizarCarpeta(carpeta);
    if (nueva === undefined) return;
    await sincronizarCarpeta(dirname(carpeta));
    await sincronizarCarpeta(this.carpeta);
  }

  // One at a time: whoever takes content away must not do it between another's rename and its record.
  #enTurno<T>(huella: string, trabajo: () => Promise<T>): Promise<T> {
    const turno = this.#cola.then(() => this.aSolas(`contenido ${huella}`, () => enDisco(trabajo)));
    this.#cola = turno.catch(() => undefined);
    return turno;
  }
}
