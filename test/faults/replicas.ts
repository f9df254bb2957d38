import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fin, Proceso } from '../apoyo/proceso.js';
import { azar } from './diario.js';

function puertoLibre(): Promise<number> {
  return new Promise((seguir, fallar) => {
    const servidor = createServer().once('error', fallar);
    servidor.listen(0, '127.0.0.1', () => {
      const { port } = servidor.address() as AddressInfo;
      servidor.close(() => seguir(port));
    });
  });
}

/** Several servers over one database, each a process with its port, which it keeps when it is born again. */
export class Replicas {
  readonly #procesos: (Proceso | null)[] = [];
  readonly #muertas: Proceso[] = [];
  /** How those that ended by themselves did: nobody asked them to. */
  readonly caidas: Fin[] = [];
  readonly carpeta = mkdtempSync(join(tmpdir(), 'expediente-replicas-'));

  private constructor(
    private readonly entornos: readonly Record<string, string>[],
    private readonly programa: (i: number) => string,
  ) {}

  /** @param entorno settings of all, or of each @param programa what each runs */
  static async abrir(
    url: string,
    cuantas: number,
    entorno: Record<string, string> | ((i: number) => Record<string, string>) = {},
    programa: (i: number) => string = () => 'main',
  ): Promise<Replicas> {
    const entornos: Record<string, string>[] = [];
    for (let i = 0; i < cuantas; i++)
      entornos.push({
        DATABASE_URL: url,
        PORT: String(await puertoLibre()),
        ...(typeof entorno === 'function' ? entorno(i) : entorno),
      });
    const suyas = new Replicas(entornos, programa);
    try {
      // The first brings the database to date and makes the administrator; the others come to what is done.
      for (const i of entornos.keys()) await suyas.nacer(i);
      return suyas;
    } catch (error) {
      await suyas.acabar();
      throw error;
    }
  }

  get vivas(): Proceso[] {
    return this.#procesos.filter((p) => p !== null);
  }

  /** The replica of a place. @throws Error when it is dead */
  en(i: number): Proceso {
    const p = this.#procesos[i];
    if (!p) throw new Error(`La réplica ${i} no vive.`);
    return p;
  }

  /** Any that lives; when none does, one that does not answer. */
  una = (): Proceso => azar(this.vivas.length > 0 ? this.vivas : this.#muertas);

  async nacer(i: number, entorno: Record<string, string> = {}): Promise<void> {
    const documentos = {
      DIRECTORIO_DOCUMENTOS: join(this.carpeta, 'documentos'),
      DIRECTORIO_SELLOS: join(this.carpeta, 'sellos'),
    };
    const nacida = await Proceso.abrir(
      '',
      { ...documentos, ...this.entornos[i], ...entorno },
      this.programa(i),
    );
    this.#procesos[i] = nacida;
    void nacida.fin.then((fin) => {
      if (this.#procesos[i] === nacida) this.caidas.push(fin);
    });
  }

  /** Kills the one of a place, without warning. */
  async matar(i: number): Promise<void> {
    const p = this.en(i);
    this.#procesos[i] = null;
    this.#muertas.unshift(p);
    this.#muertas.splice(1);
    await p.matar();
  }

  /** Kills one that lives, at random, and says which. */
  async matarUna(): Promise<number> {
    const i = azar([...this.#procesos.keys()].filter((n) => this.#procesos[n]));
    await this.matar(i);
    return i;
  }

  /** Asks all to end: each must do so by itself, with nothing to complain of. */
  async terminar(): Promise<void> {
    const vivas = this.vivas;
    this.#procesos.fill(null);
    const fines = await Promise.all(vivas.map((p) => p.terminar()));
    assert.deepEqual(this.caidas, []);
    assert.deepEqual(
      fines.map(({ codigo, senal, errores }) => [codigo, senal, errores]),
      fines.map(() => [0, null, '']),
    );
  }

  /** Ends whatever is left and removes its folder, with no questions. */
  async acabar(): Promise<void> {
    const vivas = this.vivas;
    this.#procesos.fill(null);
    await Promise.all(vivas.map((p) => p.matar()));
    rmSync(this.carpeta, { recursive: true, force: true });
  }
}
