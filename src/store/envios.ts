/** Sendings of notices, with their attempts, and the templates they are written with. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its package
export interface StoreDeEnvios {}
