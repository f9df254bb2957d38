export * from './ambitos.js';
export * from './calendario.js';
export * from './civil.js';
export * from './errores.js';
export * from './feriados.js';
export { declaraciones } from './inhabiles.js';
export * from './pascua.js';
export { PROVINCIAS_POR_REGION } from './provincias.js';
export * from './vencimiento.js';
