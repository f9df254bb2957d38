import { type Catalogo, citar } from '../../machines/reglas/index.js';

/** Disclaimers the Directiva orders, by their rule: of content, of responsibility, and of the reach of the report. */
export const LEYENDAS = {
  'AT-9.1':
    'El OECE no es responsable del contenido técnico de los requerimientos, estrategias de contratación, bases ni expedientes técnicos de obra elaborados y aprobados por las entidades asistidas. La asistencia técnica y orientación brindadas no convalidan deficiencias ni transgresiones normativas que puedan ocurrir durante el proceso de contratación. Las acciones y decisiones de gestión adoptadas en el marco de la contratación son de exclusiva responsabilidad de la entidad asistida.',
  'AT-9.2':
    'La asistencia técnica y orientación no implica responsabilidad administrativa, civil ni penal del OECE en los actos que se realicen en los procesos de contratación, ni sustituye el cumplimiento de las funciones y responsabilidades de la entidad contratante.',
  'AT-9.2.4(F)':
    'Los criterios orientadores y las recomendaciones de este informe corresponden a la evaluación de este proceso de contratación en particular, con sus características y condiciones específicas, y no son aplicables a otros casos.',
} as const;

export type ReglaDeLeyenda = keyof typeof LEYENDAS;

/** Disclaimers of a constancia, and of whatever else answers or records what was assisted. */
const LEYENDAS_DE_CONSTANCIA: readonly ReglaDeLeyenda[] = ['AT-9.1', 'AT-9.2'];

/** Disclaimers of the report of technical assistance. */
const LEYENDAS_DE_INFORME: readonly ReglaDeLeyenda[] = ['AT-9.1', 'AT-9.2', 'AT-9.2.4(F)'];

const LLEVAN: Readonly<Record<string, readonly ReglaDeLeyenda[]>> = {
  INFORME: LEYENDAS_DE_INFORME,
  CONSTANCIA_ABSOLUCION: LEYENDAS_DE_CONSTANCIA,
  DESISTIMIENTO: LEYENDAS_DE_CONSTANCIA,
  RESPUESTA: LEYENDAS_DE_CONSTANCIA,
  ASESORAMIENTO: LEYENDAS_DE_CONSTANCIA,
  // What says that nothing is left to mend is what is most easily taken for an approval.
  SEGUIMIENTO_FAVORABLE: LEYENDAS_DE_CONSTANCIA,
  SEGUIMIENTO_CON_DISPOSICIONES: LEYENDAS_DE_CONSTANCIA,
};

/**
 * Disclaimers a notice carries after its text, each with its article. They are no part of its template, so nobody edits
 * them away.
 */
export function leyendasDe(plantilla: string, catalogo?: Catalogo): string[] {
  return (LLEVAN[plantilla] ?? []).map((regla) => `${LEYENDAS[regla]} (${citar(regla, catalogo)}.)`);
}
