import { actividadesDe } from './cronograma/etapas.js';
import { reglaDeConsentimiento, reglaDeImpugnacion } from './item/condiciones-buena-pro.js';
import { reglaDeVentana } from './proceso/plazos.js';
import type { Procedimiento } from './tipos.js';

const DE_LAS_BASES = [
  'RS-58-plazo',
  'RS-58-remoto',
  'RS-58-remite',
  'RS-58-OSCE',
  'RS-58-Tit',
  'RS-59-sinobs',
  'RS-59-conobs',
  'RS-59-elev',
] as const;

const DE_TODOS = [
  'RS-68-T',
  'RS-72-3',
  'RS-76-1',
  'RS-77-pub',
  'RS-78-3',
  'RS-79-3',
  'RS-79-5',
  'RS-148',
  'RS-148-suscribir',
] as const;

/** The rules whose terms a case of a procedure may run, those of its items included. */
export function terminosDe(procedimiento: Procedimiento): readonly string[] {
  const actividades = actividadesDe(procedimiento);
  return [
    ...actividades.flatMap((a) => reglaDeVentana(procedimiento, a) ?? []),
    ...(actividades.includes('integracion_bases') ? DE_LAS_BASES : []),
    ...DE_TODOS,
    reglaDeConsentimiento(procedimiento),
    reglaDeImpugnacion(procedimiento),
  ];
}
