import { diaDe } from '../../base/campos.js';
import { type Condicion, CUMPLE, datosInvalidos, noCumple, type Veredicto } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { hechos, type VistaDeItem } from '../../base/hechos.js';
import { fechaCivilDe } from '../../calendario/index.js';
import { quiebraRs24 } from '../cronograma/index.js';
import { horaDeLima, tieneHora } from '../cronograma/momentos.js';
import type { DatosDe } from '../eventos/index.js';
import { enVentana, si, yaOcurrio } from './condiciones-comunes.js';
import type { ContextoDeProceso } from './contexto.js';
import { calendarioDe, diasDe, filaEnVigor, hoy } from './lecturas.js';

type C = ContextoDeProceso;
type Propuesta = DatosDe<'PRESENTAR_PROPUESTA'>;

/** The item an offer or act is about: the one it names, or the only one; null when it must be named (CONTRATO §3). */
export function itemNombrado(c: Pick<C, 'items'>, item: string | undefined): string | null {
  const numeros = Object.keys(c.items);
  if (item !== undefined) return numeros.includes(item) ? item : null;
  return numeros.length === 1 ? (numeros[0] ?? null) : null;
}

/** Why an item cannot be told from the data, as an error of them. */
export function faltaElItem(c: Pick<C, 'items'>, item: string | undefined, ruta: string): Veredicto {
  const numeros = Object.keys(c.items).slice(0, 50).join(', ');
  const mensaje =
    item === undefined
      ? `El proceso tiene varios ítems (${numeros}); indique de cuál se trata.`
      : `El proceso no tiene el ítem ${item}; sus ítems son: ${numeros}.`;
  return datosInvalidos('RS-19-item2', [{ ruta, mensaje }]);
}

function ofertasValidas(c: C, { ofertas }: Propuesta): Veredicto {
  const errores: { ruta: string; mensaje: string }[] = [];
  const vistos = new Set<string>();
  for (const [i, oferta] of ofertas.entries()) {
    const item = itemNombrado(c, oferta.item);
    const ruta = `datos.ofertas.${i}.item`;
    if (item === null) {
      const falta = faltaElItem(c, oferta.item, ruta);
      if (!falta.ok) errores.push(...(falta.errores ?? []));
      continue;
    }
    if (vistos.has(item))
      errores.push({ ruta, mensaje: `Ya hay una oferta para el ítem ${item} en la propuesta.` });
    vistos.add(item);
    if (hechos(c).items[item]?.terminado)
      errores.push({ ruta, mensaje: `El ítem ${item} ya terminó; no recibe ofertas.` });
  }
  return errores.length === 0 ? CUMPLE : datosInvalidos('RS-19-item2', errores);
}

// In a public act the technical envelopes are opened there and then (RS-64-pub); in a private one, once the office closes.
function seAbrenEnElActo(c: C): boolean {
  if (Object.keys(c.propuestas).length === 0) return false;
  return c.acto === 'publico' || (c.horario !== null && horaDeLima(hechos(c).ahora) > c.horario.hasta);
}

/** Whether the window to present proposals has closed: by the hour when the calendar says one. */
export function presentacionCerrada(c: C): Veredicto {
  const fila = filaEnVigor(c, 'presentacion_propuestas');
  if (fila === null) return noCumple('RS-22-orden', 'El proceso no tiene cronograma.');
  const { ahora, hoy: dia } = hechos(c);
  const evaluacion = diaDe(filaEnVigor(c, 'calificacion_evaluacion')?.inicio ?? fila.fin);
  const cerro = tieneHora(fila.fin)
    ? ahora >= fila.fin
    : dia > fila.fin || (dia === fila.fin && (evaluacion <= dia || seAbrenEnElActo(c)));
  return cerro
    ? CUMPLE
    : noCumple(
        'RS-22-orden',
        `Las propuestas se reciben hasta el ${enPalabras(diaDe(fila.fin))}; se abren y evalúan después (art. 22 del Reglamento).`,
        { desde: diaDe(fila.fin) },
      );
}

function mediaElArticulo24(c: C): Veredicto {
  const quiebra = quiebraRs24(
    c.cronograma,
    c.procedimiento,
    c.convocada ?? hoy(c),
    c.integrada,
    calendarioDe(c),
    diasDe(c),
  );
  return quiebra === null
    ? CUMPLE
    : noCumple(quiebra.regla, quiebra.detalle, { desde: quiebra.desde, acto: 'POSTERGAR' });
}

/** Items whose technical evaluation is under way. */
const enTecnica = (items: Readonly<Record<string, VistaDeItem>>) =>
  Object.entries(items).filter(([, i]) => !i.terminado && i.estado === 'tecnica');
/** Items that wait for their economic envelopes. */
const evaluados = (items: Readonly<Record<string, VistaDeItem>>) =>
  Object.entries(items).filter(([, i]) => !i.terminado && i.estado === 'porAbrir');

/** Conditions of the presentation of proposals and of the opening of the economic ones. */
export const DE_PROPUESTAS = {
  plazoDelArticulo24: {
    lee: 'estado',
    descripcion: 'Median los días mínimos desde la convocatoria y desde la integración.',
    veredicto: mediaElArticulo24,
  },
  propuestasSePudieronPresentar: {
    lee: 'rama',
    descripcion: 'Se presentó alguna propuesta, o el artículo 24 permitía presentarlas.',
    veredicto: (c: C) => (Object.keys(c.propuestas).length > 0 ? CUMPLE : mediaElArticulo24(c)),
  },
  esElDiaDePropuestas: {
    lee: 'estado',
    descripcion: 'Es el día, o uno de los días, en que se reciben propuestas.',
    veredicto: (c: C) => {
      const fila = filaEnVigor(c, 'presentacion_propuestas');
      const dia = hoy(c);
      const esEse = fila !== null && diaDe(fila.inicio) <= dia && dia <= diaDe(fila.fin);
      return esEse ? CUMPLE : enVentana(c, 'presentacion_propuestas', 'RS-63-1', true);
    },
  },
  propuestaAHora: {
    lee: 'datos',
    descripcion: 'La propuesta se recibió dentro de la fecha y hora del cronograma.',
    veredicto: (c: C, { recibida }: Propuesta) => {
      const ventana = (cuando?: { hoy: string; ahora: string }) =>
        enVentana(c, 'presentacion_propuestas', 'RS-63-1', true, cuando);
      if (recibida === undefined) return ventana();
      const yaLlego = yaOcurrio(c, recibida, 'RS-63-1', 'datos.recibida');
      return yaLlego.ok ? ventana({ ahora: recibida, hoy: fechaCivilDe(recibida) }) : yaLlego;
    },
  },
  postorNuevo: {
    lee: 'datos',
    descripcion: 'El postor no presentó antes otra propuesta.',
    veredicto: (c: C, { postor }: Propuesta) =>
      si(
        !Object.hasOwn(c.propuestas, postor),
        'RS-63-1',
        `«${postor}» ya presentó su propuesta; cada postor presenta una sola (art. 63 del Reglamento).`,
      ),
  },
  ofertasValidas: {
    lee: 'datos',
    descripcion: 'Cada oferta es de un ítem del proceso.',
    veredicto: ofertasValidas,
  },
  presentacionCerrada: {
    lee: 'estado',
    descripcion: 'Cerró la presentación de propuestas.',
    veredicto: presentacionCerrada,
  },
  hayPropuestas: {
    lee: 'estado',
    descripcion: 'Se presentó alguna propuesta.',
    veredicto: (c: C) =>
      si(
        Object.keys(c.propuestas).length > 0,
        'RS-78-1',
        'No se presentó ninguna propuesta; corresponde declarar desierto (art. 78 del Reglamento).',
      ),
  },
  actoEsPublico: {
    lee: 'estado',
    descripcion: 'El proceso lleva acto público.',
    veredicto: (c: C) =>
      si(
        c.acto === 'publico',
        'RS-66-4',
        'La custodia notarial de los sobres es del acto público; en acto privado los guarda el comité (art. 66 del Reglamento).',
      ),
  },
  tecnicaTerminada: {
    lee: 'estado',
    descripcion: 'La evaluación técnica terminó en todos los ítems que siguen.',
    veredicto: (c: C) => {
      const { items } = hechos(c);
      const faltan = enTecnica(items).map(([n]) => n);
      if (faltan.length > 0)
        return noCumple(
          'RS-70-1',
          `Los sobres económicos se abren al terminar la evaluación técnica; falta en el ítem ${faltan.join(', ')} (art. 70 del Reglamento).`,
        );
      return si(
        evaluados(items).length > 0,
        'RS-70-1',
        'No hay propuestas con evaluación técnica terminada cuyo sobre económico abrir (art. 70 del Reglamento).',
      );
    },
  },
  aperturaConActa: {
    lee: 'datos',
    descripcion: 'En acto público constan el instante, el notario y el acta.',
    veredicto: (c: C, { actoPublico }: DatosDe<'EVALUAR_ECONOMICA'>) => {
      if (c.acto === 'publico' && actoPublico === undefined)
        return datosInvalidos('AMB-D6', [
          {
            ruta: 'datos.actoPublico',
            mensaje:
              'La apertura de los sobres económicos es en acto público: indique el instante, el notario o juez de paz y el acta (art. 64 del Reglamento).',
          },
        ]);
      return actoPublico === undefined
        ? CUMPLE
        : yaOcurrio(c, actoPublico.instante, 'AMB-D6', 'datos.actoPublico.instante');
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
