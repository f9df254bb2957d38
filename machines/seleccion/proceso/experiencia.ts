import { claseDe } from '../evaluacion/catalogo.js';
import { puntajeDeCumplimiento } from '../evaluacion/cumplimiento.js';
import { factoresDeExperiencia, montoComputable } from '../evaluacion/experiencia.js';
import type { DatosDe } from '../eventos/index.js';
import { sumar } from '../valores/dinero.js';
import { itemNombrado } from './condiciones-propuestas.js';
import type { ContextoDeProceso, ExperienciaContada } from './contexto.js';
import { hoy, montoAbierto } from './lecturas.js';

type C = ContextoDeProceso;
type Propuesta = DatosDe<'PRESENTAR_PROPUESTA'>;

/** The amount the multiples of experience are counted on: that of the items bid for; null while it is reserved. */
function valorDeLoOfrecido(c: C, { ofertas }: Propuesta): string | null {
  const valores = ofertas.map(({ item }) => {
    const suyo = c.items[itemNombrado(c, item) ?? ''];
    return suyo === undefined ? null : montoAbierto(suyo.valorReferencial);
  });
  return valores.includes(null) ? null : sumar(valores as string[]);
}

/**
 * What counts of the experience a bidder shows, factor by factor, on the day of its proposal (RS-44-exp, RS-45-exp, RS-46-act,
 * RS-46-esp, RS-47-gen, RS-47-sim), and the score of past performance the formula would give (RS-44-cump). The committee
 * scores; this tells it what it may take into account.
 */
export function experienciaContada(c: C, datos: Propuesta): Readonly<Record<string, ExperienciaContada>> {
  const { experiencia = [] } = datos;
  const valorReferencial = valorDeLoOfrecido(c, datos);
  if (valorReferencial === null || experiencia.length === 0) return {};
  const contables = factoresDeExperiencia(c.objeto);
  const nombres = [...new Set(experiencia.map((e) => e.factor))];
  return Object.fromEntries(
    nombres.flatMap((nombre): [string, ExperienciaContada][] => {
      const factor = claseDe(nombre);
      if (factor === null || !contables.includes(factor)) return [];
      const contrataciones = experiencia.filter((e) => e.factor === nombre);
      const contado = montoComputable({
        objeto: c.objeto,
        factor,
        valorReferencial,
        fechaPropuesta: hoy(c),
        contrataciones: contrataciones.map(({ fecha, monto, acreditado, similar }) => ({
          fecha,
          monto,
          acreditado,
          ...(similar === undefined ? {} : { similar }),
        })),
      });
      return [
        [
          nombre,
          {
            monto: contado.monto,
            tope: contado.tope,
            consideradas: contado.consideradas.length,
            descartadas: contado.descartadas.map(({ indice, regla }) => ({ indice, regla })),
            cumplimiento: cumplimiento(c, contrataciones),
          },
        ],
      ];
    }),
  );
}

function cumplimiento(
  c: C,
  contrataciones: readonly { sinPenalidad?: boolean | undefined }[],
): string | null {
  const factor = c.bases.factores?.find((f) => claseDe(f.nombre) === 'cumplimiento');
  if (factor === undefined) return null;
  const sinPenalidad = contrataciones.filter((x) => x.sinPenalidad === true).length;
  return puntajeDeCumplimiento({
    maximo: factor.maximo,
    sinPenalidad,
    contrataciones: contrataciones.length,
  });
}
