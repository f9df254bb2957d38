/** Passwords, identities of the institution and attempts to enter. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by its package
export interface StoreDeIdentidades {}
