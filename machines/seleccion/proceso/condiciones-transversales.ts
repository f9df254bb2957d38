import { diaDe } from '../../base/campos.js';
import {
  type Condicion,
  CUMPLE,
  datosInvalidos,
  incumple,
  noCumple,
  type Veredicto,
} from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { hechos, type VistaDeItem } from '../../base/hechos.js';
import { TITULOS } from '../cronograma/etapas.js';
import { mover, quiebraRs24, validar } from '../cronograma/index.js';
import type { DatosDe } from '../eventos/index.js';
import { faltaRequisitoMinimo } from '../eventos/transversales.js';
import { ACTIVIDADES, type Actividad, type Cronograma } from '../tipos.js';
import { comparar, enSoles } from '../valores/dinero.js';
import { pendientes } from './condiciones-bases.js';
import { si, yaOcurrio } from './condiciones-comunes.js';
import type { ContextoDeProceso } from './contexto.js';
import { basesIntegradas, calendarioDe, conIntegracionReal, diasDe, filaEnVigor, hoy } from './lecturas.js';
import { esEtapaDeItem, etapaEfectiva, incumplimientosDesde, tieneEtapa } from './retroceso.js';

type C = ContextoDeProceso;
type Cambio = DatosDe<'PRORROGAR'>;
type Clase = 'prorroga' | 'postergacion';
/** XState widens the parameters of a condition to text. */
type Ancho = string;

/** Stages of an item that has come out of the evaluation. */
const CON_RESULTADO: readonly string[] = ['porOtorgar', 'buenaPro', 'apelado', 'consentida'];
/** Stages of an item that no longer goes anywhere by itself, although its ending may still be contested. */
const ENDURECIDOS: readonly string[] = ['desierto', 'cancelado'];

/** Whether an item still goes on. */
export const sigueVivo = (item: VistaDeItem): boolean =>
  !item.terminado && !ENDURECIDOS.includes(item.estado);

/** Activities whose windows a movement of one of them may prolong beyond their first limits. */
export const movidasDesde = (actividad: Actividad): Actividad[] => [
  ...ACTIVIDADES.slice(ACTIVIDADES.indexOf(actividad)),
];

// A stage the case has not come to yet can be postponed after its date: nobody could use it.
function aunNoLlega(c: C, actividad: Actividad): boolean {
  if (actividad === 'integracion_bases') return c.integrada === null;
  if (actividad === 'calificacion_evaluacion' || actividad === 'buena_pro') return true;
  if (actividad !== 'presentacion_propuestas') return false;
  const sinBases = !basesIntegradas(c);
  return (
    sinBases ||
    quiebraRs24(c.cronograma, c.procedimiento, c.convocada ?? '', c.integrada, calendarioDe(c), diasDe(c)) !==
      null
  );
}

function movible(c: C, datos: Cambio, clase: Clase): Veredicto {
  const fila = filaEnVigor(c, datos.actividad);
  if (
    fila !== null &&
    hoy(c) > diaDe(fila.fin) &&
    !(clase === 'postergacion' && aunNoLlega(c, datos.actividad))
  )
    return noCumple(
      'RS-26-1',
      `«${TITULOS[datos.actividad]}» venció el ${enPalabras(diaDe(fila.fin))}; se prorroga o posterga antes de vencer (art. 26 del Reglamento, AMB-C35).`,
      { hasta: diaDe(fila.fin) },
    );
  if (
    diaDe(datos.fin) < hoy(c) ||
    (datos.inicio !== undefined && diaDe(datos.inicio) < hoy(c) && clase === 'postergacion')
  )
    return datosInvalidos('RS-26-1', [
      { ruta: 'datos.fin', mensaje: 'Una etapa no se mueve a un día que ya pasó (art. 26 del Reglamento).' },
    ]);
  const movido = mover(c.cronograma, { ...datos, clase }, c.procedimiento, calendarioDe(c));
  if ('regla' in movido) return noCumple(movido.regla, movido.detalle);
  const real = conIntegracionReal(c, movido.cronograma);
  const { incumplimientos } = validar(c.procedimiento, real, calendarioDe(c), diasDe(c), {
    prorrogadas: [...c.prorrogadas, ...movidasDesde(datos.actividad)],
  });
  const desde = ACTIVIDADES.indexOf(datos.actividad);
  return incumple(incumplimientos.filter((i) => ACTIVIDADES.indexOf(i.actividad) >= desde));
}

// The day of the integration may pass while the pliego or the pronouncement is late: nobody goes back to what has not come.
const nadaImpideIntegrar = (c: C) =>
  pendientes(c, 'observaciones').length === 0 &&
  (c.procedimiento === 'LP' || c.procedimiento === 'CP' || pendientes(c, 'todo').length === 0) &&
  (c.pronunciamiento !== null || Object.keys(c.elevaciones).length === 0);

/** Whether a process has come to a stage (CONTRATO: no nullity to a stage not reached). */
function alcanzada(c: C, etapa: Actividad): boolean {
  if (!tieneEtapa(c, etapa)) return false;
  const { items } = hechos(c);
  const enAlguno = (sirve: (i: VistaDeItem) => boolean) => Object.values(items).some(sirve);
  const empezo = () => hoy(c) >= diaDe(filaEnVigor(c, etapa)?.inicio ?? '9999-12-31');
  switch (etapaEfectiva(c, etapa)) {
    case 'convocatoria':
    case 'registro_participantes':
      return c.convocada !== null;
    case 'integracion_bases':
      return c.integrada !== null || (empezo() && nadaImpideIntegrar(c));
    case 'presentacion_propuestas':
      return c.convocada !== null && basesIntegradas(c);
    case 'calificacion_evaluacion':
      return enAlguno((i) => sigueVivo(i) && i.estado !== 'enCurso');
    case 'buena_pro':
      return enAlguno((i) => sigueVivo(i) && CON_RESULTADO.includes(i.estado));
    default:
      return empezo();
  }
}

/** Whether the way back of a nullity or an upheld appeal is lawful: a stage reached, with its calendar (RS-56ley-3). */
export function retrocesoConforme(c: C, etapa: Actividad, cronograma: Cronograma | undefined): Veredicto {
  const items = Object.values(hechos(c).items);
  if (items.every((i) => i.terminado))
    return noCumple('RS-56ley-1', 'Todos los ítems del proceso terminaron; no queda nada que retrotraer.');
  if (items.every((i) => i.terminado || i.estado === 'cancelado'))
    return noCumple('RS-79-4', 'El proceso se canceló; contra la cancelación cabe apelar.');
  if (!alcanzada(c, etapa))
    return noCumple(
      'RS-56ley-3',
      tieneEtapa(c, etapa)
        ? `El proceso todavía no llegó a «${TITULOS[etapa]}»; solo se retrotrae a una etapa anterior (art. 56 de la Ley).`
        : `Este tipo de proceso no tiene la etapa «${TITULOS[etapa]}» (art. 22 del Reglamento).`,
    );
  return etapa === 'convocatoria' ? CUMPLE : cronogramaConforme(c, etapa, cronograma);
}

/** Whether the calendar a resolution fixes from a stage on is there and lawful (RS-56ley-3). */
export function cronogramaConforme(c: C, etapa: Actividad, cronograma: Cronograma | undefined): Veredicto {
  if (cronograma === undefined)
    return datosInvalidos('RS-56ley-3', [
      {
        ruta: 'datos.cronograma',
        mensaje: 'Indique el nuevo cronograma desde la etapa a la que se retrotrae (art. 56 de la Ley).',
      },
    ]);
  return incumple(incumplimientosDesde(c, etapa, cronograma));
}

// The only item of a process is the process: naming it changes nothing.
const esDeTodo = (c: C, item: string | undefined) => item === undefined || Object.keys(c.items).length === 1;

/** Conditions of what may come at more than one stage. */
export const TRANSVERSALES = {
  cambioDeCronograma: {
    lee: 'datos',
    descripcion: 'La etapa no venció y el cronograma que resulta cumple la norma.',
    veredicto: (c: C, datos: Cambio, { clase }: { clase: Ancho }) => movible(c, datos, clase as Clase),
  },
  sinContratos: {
    lee: 'estado',
    descripcion: 'Ningún ítem tiene contrato.',
    veredicto: (c: C) =>
      si(
        !Object.values(hechos(c).items).some((i) => i.estado === 'contrato'),
        'RS-56ley-1',
        'La nulidad de oficio procede hasta antes del contrato; después rigen otros supuestos (art. 56 de la Ley).',
      ),
  },
  retrocesoConforme: {
    lee: 'datos',
    descripcion: 'La etapa ya se alcanzó y el nuevo cronograma cumple la norma.',
    veredicto: (c: C, datos: DatosDe<'DECLARAR_NULIDAD'>) => {
      const apelado = Object.entries(hechos(c).items).find(([, i]) => i.estado === 'apelado');
      return apelado === undefined
        ? retrocesoConforme(c, datos.etapa, datos.cronograma)
        : noCumple(
            'RS-54ley',
            `El ítem ${apelado[0]} está apelado: el recurso suspende el proceso hasta que se resuelva (art. 54 de la Ley).`,
            { acto: 'RESOLVER_APELACION' },
          );
    },
  },
  deTodoElProceso: {
    lee: 'rama',
    descripcion: 'El acto es de todo el proceso y no de un ítem.',
    veredicto: (c: C, datos: { item?: string | undefined }) =>
      si(esDeTodo(c, datos.item), 'RS-19-item2', 'El acto es de un ítem.'),
  },
  retrotraeA: {
    lee: 'rama',
    descripcion: 'Se retrotrae a esa etapa.',
    veredicto: (c: C, datos: { etapa: Actividad }, { etapas }: { etapas: readonly Ancho[] }) =>
      si(etapas.includes(etapaEfectiva(c, datos.etapa)), 'RS-56ley-3', 'Se retrotrae a otra etapa.'),
  },
  traeCronograma: {
    lee: 'rama',
    descripcion: 'La resolución fija nuevas fechas.',
    veredicto: (_c: C, { cronograma }: { cronograma?: Cronograma | undefined }) =>
      si(cronograma !== undefined, 'RS-56ley-3', 'La resolución no fija nuevas fechas.'),
  },
  vuelveALaBuenaPro: {
    lee: 'rama',
    descripcion: 'El ítem vuelve al otorgamiento de la buena pro.',
    veredicto: (_c: C, { etapa }: { etapa: Actividad }) =>
      si(etapa === 'buena_pro', 'RS-56ley-3', 'El ítem vuelve a la evaluación.'),
  },
  comunicadaYaLlego: {
    lee: 'datos',
    descripcion: 'La cancelación ya se comunicó.',
    veredicto: (c: C, datos: DatosDe<'CANCELAR'>) =>
      yaOcurrio(c, datos.comunicada, 'RS-79-3', 'datos.comunicada'),
  },
  algunItemSigue: {
    lee: 'estado',
    descripcion: 'El proceso, o alguno de sus ítems, sigue su curso.',
    veredicto: (c: C) =>
      si(
        Object.values(hechos(c).items).some(sigueVivo),
        'RS-22-fin',
        'El proceso ya no sigue su curso: todos sus ítems terminaron, se cancelaron o se declararon desiertos.',
      ),
  },
  esDeUnItem: {
    lee: 'rama',
    descripcion: 'El acto es de un ítem y no de todo el proceso.',
    veredicto: (c: C, datos: { item?: string | undefined }) =>
      si(!esDeTodo(c, datos.item), 'RS-19-item2', 'El acto es de todo el proceso.'),
  },
  ningunItemSigue: {
    lee: 'rama',
    descripcion: 'Ningún ítem sigue su curso.',
    veredicto: (c: C) =>
      si(!Object.values(hechos(c).items).some(sigueVivo), 'RS-22-fin', 'Algún ítem sigue su curso.'),
  },
  todoConcluido: {
    lee: 'rama',
    descripcion: 'Todos los ítems terminaron y nada queda por devolver ni informar.',
    veredicto: (c: C) => {
      const items = Object.values(hechos(c).items);
      const desiertos = items.some((i) => i.estado === 'desiertoFirme');
      const concluido =
        items.length > 0 &&
        items.every((i) => i.terminado) &&
        Object.keys(c.devoluciones).length === 0 &&
        (!desiertos || c.informeDeCausas);
      return si(
        concluido,
        'RS-22-fin',
        'Falta que terminen los ítems, las devoluciones o el informe de causas.',
      );
    },
  },
  hayDesierto: {
    lee: 'estado',
    descripcion: 'Se declaró desierto algún ítem y falta informar las causas.',
    veredicto: (c: C) => {
      if (c.informeDeCausas) return noCumple('RS-78-4', 'El informe de causas ya se emitió.');
      const desierto = Object.values(hechos(c).items).some(
        (i) => i.estado === 'desierto' || i.estado === 'desiertoFirme',
      );
      return si(
        desierto,
        'RS-78-4',
        'El informe de causas es del proceso o ítem declarado desierto (art. 78 del Reglamento).',
      );
    },
  },
  causasSustentadas: {
    lee: 'datos',
    descripcion: 'Si la causa es el valor o las características, informó el área usuaria.',
    veredicto: (_c: C, d: DatosDe<'EMITIR_INFORME_CAUSAS'>) =>
      si(
        !d.causaValorOCaracteristicas || d.informacionAreaUsuaria !== undefined,
        'RS-78-4',
        'Si la causa fue el valor referencial o las características, hace falta la información del área usuaria (art. 78 del Reglamento).',
      ),
  },
  devolucionDebida: {
    lee: 'datos',
    descripcion: 'Esa devolución se debe, y por ese monto.',
    veredicto: (c: C, d: DatosDe<'REGISTRAR_DEVOLUCION'>) => {
      const regla = d.concepto === 'tasa' ? 'RS-58-venc' : 'RS-79-5';
      const debido = c.devoluciones[`${d.concepto}:${d.participante}`];
      if (debido === undefined)
        return noCumple(regla, `No hay ninguna devolución pendiente de ese concepto a «${d.participante}».`);
      const cuando = yaOcurrio(c, d.fecha, regla, 'datos.fecha');
      if (!cuando.ok) return cuando;
      return si(
        comparar(d.monto, debido) === 0,
        regla,
        `Se devuelve el importe completo, ${enSoles(debido)}, y se registra ${enSoles(d.monto)}.`,
      );
    },
  },
  ultimoDerecho: {
    lee: 'rama',
    descripcion: 'Con esta devolución no queda ningún derecho de participación por devolver.',
    veredicto: (c: C, d: DatosDe<'REGISTRAR_DEVOLUCION'>) => {
      const quedan = Object.keys(c.devoluciones).filter((k) => k.startsWith('derecho:'));
      return si(
        d.concepto === 'derecho' && quedan.length === 1,
        'RS-79-5',
        'Quedan derechos de participación por devolver.',
      );
    },
  },
  actoConservable: {
    lee: 'datos',
    descripcion: 'El vicio no es la falta de un requisito mínimo del artículo 26 de la Ley.',
    veredicto: (_c: C, d: DatosDe<'CONSERVAR_ACTO'>) =>
      si(
        !faltaRequisitoMinimo(d),
        'RS-26ley-estr',
        'La falta de un requisito mínimo del artículo 26 de la Ley no se conserva: corresponde la nulidad.',
      ),
  },
} as const satisfies Record<string, Condicion<C, never, never>>;

/** Whether a way back is of one item alone. */
export const soloDelItem = esEtapaDeItem;
