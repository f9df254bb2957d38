/** Who attends what: load, absences and substitutions. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its package
export interface StoreDeGestion {}
