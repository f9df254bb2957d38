/** Daily seals over the heads of all cases (D6). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its package
export interface StoreDeSellos {}
