import type { Datos } from '../base/maquina.js';
import { advertenciasDePresentacion } from './nacimiento.js';
import type { NacimientoDeProceso } from './proceso/nacimiento.js';

/** What staff should look at in a process, each with its article. */
export function advertir(datos: Datos): string[] {
  const d = datos as unknown as NacimientoDeProceso & Datos;
  const { antecedente, avisos = [], tipoSustento } = d;
  const nulidad = d['nulidadDeItem'] as { item: string } | undefined;
  return [
    ...(tipoSustento.porContrastar
      ? [
          `Los topes del ejercicio ${tipoSustento.ejercicio} se escribieron de memoria y están por contrastar con la ley de presupuesto de ese año (art. 19 del Reglamento, RS-19-ejer).`,
        ]
      : []),
    ...advertenciasDePresentacion(d),
    ...avisos,
    ...(antecedente !== undefined && !antecedente.informeDeCausas
      ? [
          'Sigue a un proceso declarado desierto: no se convoca hasta que conste el informe de sus causas (art. 78 del Reglamento, RS-78-4).',
        ]
      : []),
    ...(antecedente?.actosPublicos
      ? [
          'Sigue a un proceso de acto público declarado desierto: la presentación de propuestas y la buena pro son también en acto público (art. 64 del Reglamento, RS-64-des).',
        ]
      : []),
    ...(nulidad === undefined
      ? []
      : [
          `Se convoca de nuevo solo el ítem ${nulidad.item}, cuya nulidad se declaró; sigue las reglas del proceso del que viene (art. 56 de la Ley, RS-19-item2).`,
        ]),
  ];
}
