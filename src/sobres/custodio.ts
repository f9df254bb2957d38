import type { KeyObject } from 'node:crypto';
import type { MontoSellado } from '../../machines/base/maquina.js';
import type { SobreGuardado } from '../store/puerto.js';
import { exportar } from './archivo.js';
import { derivar, identidadDe } from './clave.js';
import { SobreNoAbre } from './errores.js';
import { abrir, reenvolver, sellar } from './sobre.js';

const DE_TESTIGO = { caso: 'testigo', secuencia: 0, postor: '', item: '' };
const DENTRO = '0.00';

/** Bidder of the envelopes that are the entity's own: its reserved referential value. */
export const ENTIDAD = '';

/** Keeps the key of the envelopes: seals, opens, and proves that it is the key of a database. */
export class Custodio {
  readonly #clave: KeyObject;
  /** Name of its key, for people to tell it from others. */
  readonly identidad: string;
  /** Key of the digests of requests: out of the database, or a backup would give amounts away by trial. */
  readonly clavePeticiones: string;
  /** Key of the follow-up codes: whoever has a copy of the database must not be able to make them. */
  readonly claveSeguimiento: string;
  /** Key of the digests of network addresses: there are so few that without it a copy of the database would give them away. */
  readonly claveDirecciones: string;
  // The witness never changes while a key lasts: once it opened, its text is enough.
  #conocido: string | null = null;

  constructor(clave: KeyObject) {
    this.#clave = clave;
    this.identidad = identidadDe(clave);
    this.clavePeticiones = derivar(clave, 'peticiones').toString('hex');
    this.claveSeguimiento = derivar(clave, 'seguimiento').toString('hex');
    this.claveDirecciones = derivar(clave, 'direcciones').toString('hex');
  }

  /** A witness: an envelope that only this key opens. */
  nuevoTestigo(): string {
    return JSON.stringify(sellar(this.#clave, DE_TESTIGO, DENTRO));
  }

  /** Whether a witness opens with this key. */
  abreTestigo(testigo: string | null): boolean {
    if (testigo === null) return false;
    try {
      return abrir(this.#clave, { ...(JSON.parse(testigo) as SobreGuardado), ...DE_TESTIGO }) === DENTRO;
    } catch {
      return false;
    }
  }

  /**
   * Seals amounts of an event of a case.
   * @throws SobreNoAbre when the witness of the database is of another key: its envelopes must not be of two keys
   */
  sellar(
    caso: string,
    secuencia: number,
    montos: readonly (MontoSellado & { readonly monto: string })[],
    testigo: string | null,
  ): SobreGuardado[] {
    if (testigo !== this.#conocido || testigo === null) {
      if (!this.abreTestigo(testigo)) throw new SobreNoAbre('testigo');
      this.#conocido = testigo;
    }
    return montos.map(({ postor, item, monto }) =>
      sellar(this.#clave, { caso, secuencia, postor, item }, monto),
    );
  }

  /** Amounts of the envelopes of some ids. @throws SobreNoAbre when one is missing, was altered or does not open */
  abrir(ids: readonly string[], sobres: readonly SobreGuardado[]): Record<string, string> {
    const hallados = new Map(sobres.map((sobre) => [sobre.id, sobre]));
    return Object.fromEntries(
      ids.map((id) => {
        const sobre = hallados.get(id);
        if (!sobre) throw new SobreNoAbre(id);
        return [id, abrir(this.#clave, sobre)];
      }),
    );
  }

  /** Whether an envelope opens; its amount is not kept. */
  abre(sobre: SobreGuardado): boolean {
    try {
      abrir(this.#clave, sobre);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Amounts of the entity's own envelopes, for those of the entity who may know them before the opening (R 17).
   * @throws SobreNoAbre
   * @throws Error when one is a bidder's: nobody reads those before their act
   */
  leer(ids: readonly string[], sobres: readonly SobreGuardado[]): Record<string, string> {
    if (sobres.some((s) => s.postor !== ENTIDAD))
      throw new Error('Un sobre de postor solo se abre en su acto.');
    return this.abrir(ids, sobres);
  }

  /** Writes its key to a new file, to be kept apart. @throws ClaveIlegible */
  exportar(ruta: string): void {
    exportar(this.#clave, ruta);
  }

  /** The wrapped key of an envelope of another custodian's, under this one's. @throws SobreNoAbre */
  recibir(de: Custodio, sobre: SobreGuardado): string {
    return reenvolver(de.#clave, this.#clave, sobre);
  }
}
