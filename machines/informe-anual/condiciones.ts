import { diaDe } from '../base/campos.js';
import { type Condicion, CUMPLE, guardas, noCumple, type Veredicto } from '../base/condicion.js';
import { enPalabras } from '../base/fechas.js';
import { hechos } from '../base/hechos.js';
import { vencimiento } from '../calendario/index.js';
import { regla } from '../reglas/index.js';
import type { ContextoDeInforme } from './contexto.js';

type C = ContextoDeInforme;
const REGLA = 'AT-8.3';

/** First fiscal year the Directiva asks a report of: the one it came into force in. */
const PRIMER_EJERCICIO = Number(regla(REGLA).vigencia.desde.slice(0, 4));

function ejercicioCerrado(c: C, { ejercicio }: { ejercicio: number }): Veredicto {
  const { hoy } = hechos(c);
  if (ejercicio < PRIMER_EJERCICIO)
    return noCumple(
      REGLA,
      `La directiva rige desde ${PRIMER_EJERCICIO}; no se informa el ejercicio ${ejercicio}.`,
    );
  if (Number(hoy.slice(0, 4)) > ejercicio) return CUMPLE;
  return noCumple(
    REGLA,
    `El ejercicio ${ejercicio} todavía no se cierra; su informe se elabora desde el 1 de enero de ${ejercicio + 1}.`,
    { desde: `${ejercicio + 1}-01-01` },
  );
}

function presentacionYaLlego(c: C, { fecha }: { fecha: string }): Veredicto {
  const { hoy, ahora } = hechos(c);
  const dia = diaDe(fecha);
  // A civil day comes before every instant of it, as texts.
  if (dia > hoy || fecha > ahora)
    return noCumple(
      REGLA,
      `El ${enPalabras(dia)} aún no llega; la presentación se registra después de hecha.`,
      {
        desde: dia,
      },
    );
  if (c.consolidado === null || dia >= c.consolidado) return CUMPLE;
  return noCumple(
    REGLA,
    `Las cifras se consolidaron el ${enPalabras(c.consolidado)}; el informe no pudo presentarse antes.`,
    { desde: c.consolidado },
  );
}

/** The tests of the law for an annual report. */
export const CONDICIONES = {
  ejercicioCerrado: {
    lee: 'datos',
    descripcion: 'El ejercicio que se informa ya se cerró, y la directiva regía en él.',
    veredicto: ejercicioCerrado,
  },
  presentacionYaLlego: {
    lee: 'datos',
    descripcion: 'La presentación ya ocurrió, y no antes de consolidar las cifras.',
    veredicto: presentacionYaLlego,
  },
  plazoVencido: {
    lee: 'estado',
    descripcion: 'El último día del plazo ya pasó, contado con el calendario vigente.',
    veredicto: (c: C) => {
      const { expira, hoy, calendario } = hechos(c);
      if (expira === null || expira.estado !== 'corriendo')
        return noCumple(REGLA, 'Ese plazo no está corriendo.');
      const vence = vencimiento(expira.computo, expira.desde, expira.dias, calendario(expira.ambitos));
      return hoy > vence
        ? CUMPLE
        : noCumple(expira.regla, `El plazo vence recién el ${enPalabras(vence)}.`, { desde: vence });
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;

/** The guards of the statechart. */
export const GUARDAS = guardas(CONDICIONES);
