import { AlmacenNoDisponible } from '../errores.js';
import type { FilaDeLectura, FiltroDeLecturas, Lectura } from '../personales.js';
import type { Base } from './base.js';

/** How long an answer waits for its reading to be on disk, in milliseconds. */
const PACIENCIA_MS = 200;
/** Readings that may wait in memory while the database cannot write. */
const TOPE_EN_ESPERA = 50_000;
const REINTENTO_MS = 1000;

const COLUMNAS = ['usuario', 'que', 'caso', 'documento', 'cuando', 'ip'];

/** The record of who read personal data: those of one turn share a commit, which does not wait for the disk. */
export class Lecturas {
  readonly #insertar: string;
  #enEspera: Lectura[] = [];
  #tanda: Promise<void> | null = null;
  #anterior: Promise<void> = Promise.resolve();
  /** The database did not take the last one, or not in time: nobody waits again until it takes one. */
  #atascada = false;
  #reintento: NodeJS.Timeout | null = null;

  constructor(readonly base: Base) {
    const { objetos, campo } = base.dialecto;
    this.#insertar = `INSERT INTO lectura (${COLUMNAS.join(', ')})
      SELECT ${COLUMNAS.map((c) => campo('f.value', c)).join(', ')} FROM ${objetos(':tanda', 'lecturas', 'f')}`;
  }

  /** See `StoreDePersonales.anotarLectura`. */
  async anotar(lectura: Lectura): Promise<void> {
    if (this.#enEspera.length >= TOPE_EN_ESPERA)
      throw new AlmacenNoDisponible(
        'BASE_OCUPADA',
        'La base de datos no puede dejar constancia de quién lee datos personales; intente en unos segundos.',
      );
    this.#enEspera.push(lectura);
    const sinEsperar = this.base.ocupada() || this.#atascada;
    const escrita = this.#pedirTanda();
    if (sinEsperar) return;
    let despertador: NodeJS.Timeout | undefined;
    await Promise.race([
      escrita,
      new Promise<void>((seguir) => {
        despertador = setTimeout(() => {
          this.#atascada = true;
          seguir();
        }, PACIENCIA_MS);
      }),
    ]);
    clearTimeout(despertador);
  }

  // One at a time: where several transactions may be open at once, readings must not take the place of the acts.
  #pedirTanda(): Promise<void> {
    this.#tanda ??= this.#anterior.then(() => this.#escribir());
    this.#anterior = this.#tanda;
    return this.#tanda;
  }

  // What waits when the transaction begins is in it; whoever comes later asks for the next one.
  async #escribir(): Promise<void> {
    await new Promise<void>((seguir) => setImmediate(seguir));
    let suyas = null as Lectura[] | null;
    try {
      // One sync of the disk for each act is what the law asks of acts; a reading waits for the next one.
      await this.base.sinEsperarAlDisco(async (en) => {
        suyas ??= this.#tomar();
        await en.mandar(this.#insertar, { tanda: JSON.stringify({ lecturas: suyas }) });
      });
      this.#atascada = false;
    } catch {
      // Where nobody knows whether they were written they are written again: twice on record is better than never.
      if (suyas === null) this.#tanda = null;
      else this.#enEspera = [...suyas, ...this.#enEspera];
      this.#atascada = true;
      this.#reintento ??= setTimeout(() => {
        this.#reintento = null;
        void this.#pedirTanda();
      }, REINTENTO_MS).unref();
    }
  }

  #tomar(): Lectura[] {
    const suyas = this.#enEspera;
    this.#tanda = null;
    this.#enEspera = [];
    return suyas;
  }

  /** Writes what still waits, if it can be written, before the database closes. */
  async vaciar(): Promise<void> {
    await this.#anterior;
    if (this.#enEspera.length > 0) await this.#pedirTanda();
    if (this.#reintento) clearTimeout(this.#reintento);
  }

  /** Readings, newest first. */
  listar(f: FiltroDeLecturas): Promise<FilaDeLectura[]> {
    const donde = ['1 = 1'];
    const valores: unknown[] = [];
    const exigir = (sql: string, valor: unknown) => {
      if (valor === undefined) return;
      donde.push(sql);
      valores.push(valor);
    };
    exigir('l.caso = ?', f.caso);
    exigir('l.usuario = ?', f.usuario);
    exigir('l.cuando >= ?', f.desde);
    exigir('l.cuando < ?', f.hasta);
    exigir('l.posicion < ?', f.antesDe);
    return this.base.todas<FilaDeLectura>(
      `SELECT l.posicion, l.usuario, u.nombre, l.que, l.caso, c.numero, c.coleccion, l.documento, l.cuando, l.ip
       FROM (SELECT * FROM lectura l WHERE ${donde.join(' AND ')} ORDER BY l.posicion DESC LIMIT ?) l
       LEFT JOIN usuario u ON u.id = l.usuario LEFT JOIN caso c ON c.id = l.caso ORDER BY l.posicion DESC`,
      ...valores,
      f.limite,
    );
  }
}
