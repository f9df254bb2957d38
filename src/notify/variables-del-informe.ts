import { enPalabras } from '../../machines/base/fechas.js';
import { regla } from '../../machines/reglas/index.js';
import type { Variable } from './variable.js';

const SITUACIONES: Readonly<Record<string, string>> = {
  pendiente: 'por elaborar: faltan las cifras del ejercicio',
  enElaboracion: 'con sus cifras, a la espera de la conformidad de la coordinación',
  observado: 'observado: falta corregirlo y consolidarlo otra vez',
  revisado: 'con la conformidad de la coordinación, a la espera de presentarse',
};

/** What the reminders of the annual report may name (AT-8.3, AMB-A14). */
export const DEL_INFORME = {
  ejercicio: {
    que: 'Ejercicio que se informa',
    ejemplo: '2026',
    leer: ({ caso }) => String(caso.datos['ejercicio'] ?? ''),
  },
  informeVence: {
    que: 'Último día para presentar el informe anual',
    ejemplo: '1 de febrero de 2027',
    leer: ({ caso }) => {
      const plazo = caso.estado.plazos.findLast((p) => p.regla === 'AT-8.3');
      return plazo === undefined ? null : enPalabras(plazo.vence);
    },
  },
  informePendiente: {
    que: 'Qué debió hacerse ya',
    ejemplo: 'Las cifras del ejercicio se consolidan en los diez primeros días de enero.',
    leer: ({ aviso, entorno }) => regla(aviso.regla, entorno.catalogo).glosa,
  },
  informeSituacion: {
    que: 'Cómo está el informe anual',
    ejemplo: SITUACIONES['pendiente'],
    leer: ({ caso }) => {
      const { value } = caso.estado.snapshot as { value: unknown };
      const dentro = (value as { porPresentar?: string } | null)?.porPresentar ?? '';
      return SITUACIONES[dentro] ?? null;
    },
  },
} as const satisfies Record<string, Variable>;
