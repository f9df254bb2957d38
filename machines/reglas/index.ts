export {
  CATALOGO,
  type Catalogo,
  type Correccion,
  citar,
  crearCatalogo,
  diasHabidos,
  plazoDe,
  regla,
  VERSION_INICIAL,
  versionCon,
} from './catalogo.js';
export { REGLAS } from './reglas.js';
export { CARGAS, type Carga, type PlazoDeRegla, type Regla } from './tipos.js';
