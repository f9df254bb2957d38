import type { Database } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { usuarioDe } from '../comun/filas.js';
import type { Caso, Identidad, Normas, Trabajo, Usuario } from '../puerto.js';
import type { Lector } from './lector.js';
import { Novedades } from './novedades.js';

const CASOS = 1000;
const FICHAS = 1000;
// From this many units of work on, their cases are read together.
const LECTURA_JUNTA = 16;

/** A case as it was committed, and how many commits of others had been seen then. */
interface Recuerdo {
  readonly caso: Caso;
  readonly generacion: number;
}

/**
 * Cases and users kept between transactions. What is here is what is committed: it is filled in the same breath as
 * COMMIT, and believed only while no other connection has committed anything (D5).
 */
export class Memoria {
  readonly #casos = new LRUCache<string, Recuerdo>({ max: CASOS });
  readonly #fichas = new LRUCache<string, Usuario>({ max: FICHAS });
  readonly #novedades: Novedades;
  #generacionDeFichas = 0;
  #normas: { readonly de: Normas; readonly generacion: number } | null = null;

  constructor(
    readonly db: Database,
    readonly escritura: Lector,
    readonly lectura: Lector,
  ) {
    this.#novedades = new Novedades(db);
  }

  /** Number of commits of other connections seen until now. */
  generacion(): number {
    return this.#novedades.generacion();
  }

  /** A case inside the write transaction that began with this generation. */
  enTransaccion(id: string, generacion: number): Caso | null {
    const recuerdo = this.#casos.get(id);
    if (recuerdo?.generacion === generacion) return recuerdo.caso;
    if (recuerdo && this.escritura.secuencia(id) === recuerdo.caso.estado.secuencia) {
      this.recordar(recuerdo.caso, generacion);
      return recuerdo.caso;
    }
    return this.escritura.caso(id);
  }

  recordar(caso: Caso, generacion: number): void {
    this.#casos.set(caso.id, { caso, generacion });
  }

  olvidar(id: string): void {
    this.#casos.delete(id);
  }

  olvidarFichas(): void {
    this.#fichas.clear();
  }

  /** Reads together the cases a batch will need. */
  precargar(trabajos: readonly Trabajo<unknown>[], generacion: number): void {
    const faltan = new Set<string>();
    for (const { caso } of trabajos) if (caso !== null && !this.#casos.has(caso)) faltan.add(caso);
    if (faltan.size < LECTURA_JUNTA) return;
    for (const caso of this.escritura.casos([...faltan]).values())
      if (!(caso instanceof Error)) this.recordar(caso, generacion);
  }

  /** A case as committed. */
  caso(id: string): Caso | null {
    // While a transaction is open across turns the memory must not take what is about to change.
    if (this.db.inTransaction) return this.lectura.caso(id);
    const generacion = this.generacion();
    const caso = this.enTransaccion(id, generacion);
    if (caso) this.recordar(caso, generacion);
    return caso;
  }

  /** The declared days and corrected rules as committed. */
  normas(): Normas {
    if (this.db.inTransaction) return this.lectura.normas();
    const generacion = this.generacion();
    if (this.#normas?.generacion !== generacion) this.#normas = { de: this.escritura.normas(), generacion };
    return this.#normas.de;
  }

  /** A change of the law of ours was committed. */
  olvidarNormas(): void {
    this.#normas = null;
  }

  /** A case of which only what never changes will be looked at: no need to ask whether it moved. */
  identidad(id: string): Identidad | null {
    return this.#casos.get(id)?.caso ?? this.caso(id);
  }

  /** Who holds a token, by its digest. */
  usuario(huella: string): Usuario | null {
    if (this.db.inTransaction) return usuarioDe(this.lectura.usuario(huella));
    const generacion = this.generacion();
    if (generacion !== this.#generacionDeFichas) this.#fichas.clear();
    this.#generacionDeFichas = generacion;
    const conocido = this.#fichas.get(huella);
    if (conocido) return conocido;
    const usuario = usuarioDe(this.escritura.usuario(huella));
    if (usuario) this.#fichas.set(huella, usuario);
    return usuario;
  }
}
