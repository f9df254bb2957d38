import type { Sistema } from '../api/sistema.js';
import type { Faena } from './faena.js';

/** What the office does by itself with these settings. */
export function faenasDe(_sistema: Sistema): readonly Faena[] {
  return [];
}
