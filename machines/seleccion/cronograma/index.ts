export * from './ajustar.js';
export * from './campos.js';
export {
  actividadesDe,
  cadenaDe,
  type Dias,
  diasDelCatalogo,
  fusiona,
  gemelaDe,
  reglaDe,
  reglaTrasIntegrar,
  TITULOS,
} from './etapas.js';
export * from './mover.js';
export * from './normalizar.js';
export * from './proponer.js';
export type { Incumplimiento } from './revision.js';
export * from './validar.js';
export * from './ventana.js';
