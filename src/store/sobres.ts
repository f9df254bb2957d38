/** A sealed amount as stored: unreadable without the key that lives outside the database (D17). */
export interface SobreGuardado {
  readonly id: string;
  readonly caso: string;
  /** Event whose data name it, written with it. */
  readonly secuencia: number;
  readonly postor: string;
  readonly item: string;
  /** Its own key, wrapped under the key of the house: all of it that ever changes, when that key is changed. */
  readonly llave: string;
  readonly cifrado: string;
  /** Commitment to the amount, as the event holds it too. */
  readonly compromiso: string;
}

/** What the store does with envelopes outside a decision. */
export interface StoreDeSobres {
  /** Envelopes of a case, in the order of the ids; those it does not have are missing. */
  sobres(caso: string, ids: readonly string[]): Promise<SobreGuardado[]>;
  /** A page of all envelopes, by id. */
  todosLosSobres(despues: string, limite: number): Promise<SobreGuardado[]>;
  /** The envelope that proves which key this database is sealed with; null before the first. */
  testigo(): Promise<string | null>;
  /** The same, created with `valor` if no process did before. */
  testigoInicial(valor: string): Promise<string>;
  /** Wraps every envelope anew and changes the witness, all or nothing. Returns how many envelopes there were. */
  reenvolver(testigo: string, llaveNueva: (sobre: SobreGuardado) => string): Promise<number>;
}
