/** Readings of personal data, and their suppression (Ley 29733). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its package
export interface StoreDePersonales {}
