/** Work that the processes that share a database do one at a time. */
export interface StoreDeTurnos {
  /** Runs `trabajo` while nobody else runs one of the same name: whoever comes second waits. @throws AlmacenNoDisponible */
  enTurno<T>(nombre: string, trabajo: () => Promise<T>): Promise<T>;
  /** Runs it unless somebody is at one of the same name. @returns whether it ran @throws AlmacenNoDisponible */
  siNadie(nombre: string, trabajo: () => Promise<void>): Promise<boolean>;
}
