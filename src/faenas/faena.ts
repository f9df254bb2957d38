/** Work the office does by itself beside the cases: sending mail, sealing the day, preparing papers. */
export interface Faena {
  readonly nombre: string;
  /** Milliseconds of the machine's clock between the end of a round and the next one. */
  readonly cadaMs: number;
  /** One round. What fails is logged and tried again in the next. */
  correr(): Promise<void>;
}
