import type { Datos, Eleccion } from '../base/maquina.js';
import { competenciaDeApelacion, competenciaDeElevacion } from './competencia.js';
import type { PresentacionDeProceso } from './nacimiento.js';
import { determinarTipo } from './tipo.js';
import type { Procedimiento } from './tipos.js';
import { topesDe, umbralesDe } from './umbrales.js';
import { comparar, enSoles } from './valores/dinero.js';

/** Machine that runs each procedure. */
export const MAQUINA_DE: Readonly<Record<Procedimiento, string>> = {
  LP: 'licitacion-publica',
  CP: 'concurso-publico',
  ADP: 'adjudicacion-directa-publica',
  ADS: 'adjudicacion-directa-selectiva',
  'AMC-BS': 'menor-cuantia-bienes-servicios',
  'AMC-OC': 'menor-cuantia-obras',
};

/** Items that do not go over three UIT, each with its path (RS-19-item). */
function itemsPequenos({ items, ejercicio }: PresentacionDeProceso): { ruta: string; mensaje: string }[] {
  const umbrales = umbralesDe(ejercicio);
  if (umbrales === null) return [];
  const { tresUit } = topesDe(umbrales, 'bienes');
  return (items ?? []).flatMap(({ numero, valorReferencial }, i) =>
    comparar(valorReferencial, tresUit) > 0
      ? []
      : [
          {
            ruta: `items.${i}.valorReferencial`,
            mensaje: `El ítem ${numero} debe superar ${enSoles(tresUit)}, tres UIT: cada ítem de una relación podría ser un proceso (art. 19 del Reglamento).`,
          },
        ],
  );
}

/**
 * The procedure a file calls for, by object, amount and year, and the file completed with what the amounts decide before
 * any is sealed: type with its reasons, and who is competent (RS-19, RS-58-comp, RS-105-comp). After a desierto it is
 * menor cuantía whatever the amount (RS-19-AMC-esp).
 */
export function elegir(datos: Datos): Eleccion {
  const presentacion = datos as unknown as PresentacionDeProceso;
  const { objeto, valorReferencial, ejercicio, origen, valorReferencialReservado } = presentacion;
  const tipo = determinarTipo({
    objeto,
    valorReferencial,
    ejercicio,
    porDesierto: origen !== undefined,
    reservado: valorReferencialReservado === true,
  });
  if (!tipo.ok) return tipo;
  const errores = itemsPequenos(presentacion);
  if (errores.length > 0)
    return {
      ok: false,
      codigo: 'DATOS_INVALIDOS',
      regla: 'RS-19-item',
      detalle: errores.map((e) => e.mensaje).join(' '),
      errores,
    };
  return {
    ok: true,
    maquina: MAQUINA_DE[tipo.procedimiento],
    datos: {
      ...datos,
      tipo: tipo.tipo,
      procedimiento: tipo.procedimiento,
      tipoSustento: tipo.sustento,
      competencia: {
        elevacion: competenciaDeElevacion(valorReferencial, ejercicio),
        apelacion: competenciaDeApelacion(valorReferencial, ejercicio),
      },
    },
  };
}
