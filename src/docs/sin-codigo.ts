import { SIN_CODIGO_EN_SELECCION } from './sin-codigo-seleccion.js';

/**
 * Why no file names a rule of the catalogue. A rule that is neither named nor here fails the tests: it was forgotten.
 * "Sin lugar propio" says that the rule is obeyed by code that cites another one.
 */
export const SIN_CODIGO: Readonly<Record<string, string>> = {
  'AT-III-1': 'Fija a quién obliga la directiva; no ordena ningún acto del expediente.',
  'AT-V-1': 'Solo definiciones; son los nombres de la máquina y del glosario.',
  'AT-S1': 'Atribuye la función al OECE; no ordena ningún acto del expediente.',
  'AT-S5': 'Sin lugar propio: lo cumplen las visitas (AT-8.2.3) y el requerimiento con plazo (AT-8.2.1.B-3).',
  'AT-S2': 'Distingue la asistencia obligatoria, que no entra por solicitud; queda fuera de este expediente.',
  'AT-S3': 'Deber de la entidad asistida; no ordena ningún acto del expediente.',
  'AT-S8': 'Plazos supletorios en que se apoyan los plazos internos (AMB-A6).',
  'AMB-A6-documentos':
    'Sugerencia a quien requiere: el plazo se otorga en cada requerimiento (AT-8.2.1.B-3).',
  'AMB-A6-derivacion': 'Sin plazo que armar: la derivación se comunica con el mismo acto (AT-8.2.1.A-6).',
  ...SIN_CODIGO_EN_SELECCION,
};
