/** Documents of cases: what they hold, their versions and who issued them. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its package
export interface StoreDeDocumentos {}
