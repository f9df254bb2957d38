import { diaDe } from '../../base/campos.js';
import { type Condicion, CUMPLE, datosInvalidos, noCumple } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { hechos, plazoCorriendo } from '../../base/hechos.js';
import { vencimiento } from '../../calendario/index.js';
import { garantiaDeApelacion } from '../competencia.js';
import type { DatosDe } from '../eventos/index.js';
import { llegoElDia, si, yaOcurrio } from '../proceso/condiciones-comunes.js';
import { cronogramaConforme, retrocesoConforme } from '../proceso/condiciones-transversales.js';
import { filaEnVigor, montoAbierto } from '../proceso/lecturas.js';
import { esEtapaDeItem } from '../proceso/retroceso.js';
import type { Procedimiento } from '../tipos.js';
import { comparar, enSoles } from '../valores/dinero.js';
import { type ContextoDeItem, procesoDe, valorDelItem } from './contexto.js';

type C = ContextoDeItem;
type Resolucion = DatosDe<'RESOLVER_APELACION'>;

const LARGOS: readonly Procedimiento[] = ['LP', 'CP', 'ADP'];

/** The rule of the days to consent to the award: eight in LP, CP and ADP, five in ADS and AMC (AMB-C12). */
export const reglaDeConsentimiento = (p: Procedimiento): string =>
  LARGOS.includes(p) ? 'RS-77-LP' : 'RS-77-AD';

/** The rule of the days to appeal against what is not an award: as many as to consent (RS-107). */
export const reglaDeImpugnacion = (p: Procedimiento): string => (LARGOS.includes(p) ? 'RS-107' : 'RS-107-AD');

const reglaDelRecurso = (c: C, acto: string) =>
  acto === 'buena_pro'
    ? reglaDeConsentimiento(procesoDe(c).procedimiento)
    : reglaDeImpugnacion(procesoDe(c).procedimiento);

const unSoloItem = (c: C) => Object.keys(procesoDe(c).items).length === 1;

const hermanos = (c: C) =>
  Object.entries(hechos(procesoDe(c)).items).flatMap(([n, i]) => (n === c.numero ? [] : [i]));

/** Whether what is resolved of an item without naming it is of the whole process: the others are appealed too, or have just gone back. */
const esDeTodos = (c: C, item: string | undefined) =>
  unSoloItem(c) ||
  (item === undefined && hermanos(c).every((i) => i.estado === 'apelado' || i.estado === 'enCurso'));

/** Conditions of an item from its award to its ending. */
export const DE_BUENA_PRO = {
  plazoDelItemVencido: {
    lee: 'estado',
    descripcion: 'El último día del plazo ya pasó, contado con el calendario vigente.',
    veredicto: (c: C) => {
      const { expira, hoy, calendario } = hechos(c);
      if (expira?.estado !== 'corriendo') return noCumple('AMB-D1', 'Ese plazo no está corriendo.');
      const vence = vencimiento(expira.computo, expira.desde, expira.dias, calendario(expira.ambitos));
      return si(hoy > vence, expira.regla, `El plazo vence recién el ${enPalabras(vence)}.`);
    },
  },
  buenaProEmpezo: {
    lee: 'estado',
    descripcion: 'Ya llegó el día de la buena pro según el cronograma.',
    veredicto: (c: C) => llegoElDia(procesoDe(c), 'buena_pro', 'RS-72-1'),
  },
  buenaProPublicada: {
    lee: 'datos',
    descripcion:
      'La publicación de la buena pro no es futura ni anterior al día que el cronograma le señala.',
    veredicto: (c: C, { publicado }: DatosDe<'OTORGAR_BUENA_PRO'>) => {
      if (publicado === undefined) return CUMPLE;
      const p = procesoDe(c);
      const yaLlego = yaOcurrio(p, publicado, 'RS-25-1', 'datos.publicado');
      const dia = diaDe(filaEnVigor(p, 'buena_pro')?.inicio ?? publicado);
      if (!yaLlego.ok || diaDe(publicado) >= dia) return yaLlego;
      return datosInvalidos('RS-75-pub', [
        {
          ruta: 'datos.publicado',
          mensaje: `La buena pro está prevista desde el ${enPalabras(dia)}; no pudo publicarse antes.`,
        },
      ]);
    },
  },
  unaSolaOferta: {
    lee: 'rama',
    descripcion: 'Se presentó una sola propuesta.',
    veredicto: (c: C) => si(c.recibidas === 1, 'RS-77-1', 'Se presentó más de una propuesta.'),
  },
  recursoEnPlazo: {
    lee: 'datos',
    descripcion: 'El acto se puede apelar y corre el plazo.',
    veredicto: (c: C, { acto }: DatosDe<'INTERPONER_APELACION'>, { sobre }: { sobre: string }) => {
      const NOMBRES: Readonly<Record<string, string>> = {
        buena_pro: 'la buena pro',
        cancelacion: 'la cancelación',
        desierto: 'el desierto',
      };
      if (acto !== sobre)
        return noCumple(
          'RS-105',
          `En la situación del ítem ${c.numero} solo se puede apelar ${NOMBRES[sobre] ?? ''} (art. 53 de la Ley).`,
        );
      const paso = hechos(c);
      const regla = reglaDelRecurso(c, acto);
      const corre = plazoCorriendo(paso, regla, c.numero);
      if (corre !== null && paso.hoy <= corre.vence) return CUMPLE;
      const ultimo = paso.plazos.findLast((p) => p.regla === regla && p.item === c.numero);
      return noCumple(
        'RS-107',
        `El plazo para apelar ${ultimo ? `venció el ${enPalabras(ultimo.vence)}` : 'no está corriendo'} (art. 53 de la Ley).`,
        ultimo ? { hasta: ultimo.vence } : undefined,
      );
    },
  },
  apelanteLegitimo: {
    lee: 'datos',
    descripcion: 'Apela un participante del proceso.',
    veredicto: (c: C, { apelante }: DatosDe<'INTERPONER_APELACION'>) =>
      si(
        Object.hasOwn(procesoDe(c).participantes, apelante),
        'RS-105',
        `«${apelante}» no es participante del proceso; apelan los participantes y postores (art. 53 de la Ley).`,
      ),
  },
  garantiaSuficiente: {
    lee: 'datos',
    descripcion: 'La garantía cubre el 3 % del valor referencial, y al menos media UIT.',
    veredicto: (c: C, { item, garantia }: DatosDe<'INTERPONER_APELACION'>) => {
      const p = procesoDe(c);
      const valor = item === undefined ? montoAbierto(p.valorReferencial) : valorDelItem(c);
      // A reserved value that nobody has opened yet cannot be told by its percentage: only the minimum is asked.
      const minima = garantiaDeApelacion(valor ?? '0.01', p.ejercicio);
      return si(
        comparar(garantia, minima) >= 0,
        'RS-105-gar',
        `La garantía de la apelación es de ${enSoles(minima)} como mínimo, y se presenta ${enSoles(garantia)} (art. 53 de la Ley).`,
      );
    },
  },
  noFundada: {
    lee: 'rama',
    descripcion: 'La apelación es infundada o improcedente.',
    veredicto: (_c: C, { resultado }: Resolucion) =>
      si(resultado !== 'fundada', 'RS-105', 'La apelación es fundada.'),
  },
  apelabaContra: {
    lee: 'rama',
    descripcion: 'Se había apelado ese acto.',
    veredicto: (c: C, _d: unknown, { acto }: { acto: string }) =>
      si(c.apelacion?.acto === acto, 'RS-105', 'Se había apelado otro acto.'),
  },
  retrotraeALaEvaluacion: {
    lee: 'rama',
    descripcion: 'El recurso devuelve el ítem a la calificación y evaluación.',
    veredicto: (c: C, { retrotraeA }: Resolucion) =>
      si(
        retrotraeA === 'calificacion_evaluacion' && c.recibidas > 0,
        'RS-56ley-3',
        'El recurso no devuelve el ítem a la evaluación.',
      ),
  },
  retrotraeALaBuenaPro: {
    lee: 'rama',
    descripcion: 'El recurso devuelve el ítem al otorgamiento de la buena pro.',
    veredicto: (c: C, { retrotraeA }: Resolucion) =>
      si(
        (retrotraeA === undefined || retrotraeA === 'buena_pro') && c.apelacion?.acto === 'buena_pro',
        'RS-56ley-3',
        'El recurso no devuelve el ítem al otorgamiento.',
      ),
  },
  retrotraeElProceso: {
    lee: 'datos',
    descripcion: 'El recurso devuelve a una etapa de todo el proceso ya alcanzada, con su cronograma.',
    veredicto: (c: C, { item, retrotraeA, cronograma }: Resolucion) => {
      if (retrotraeA === undefined)
        return noCumple(
          'RS-56ley-3',
          'Una apelación fundada contra la cancelación o el desierto indica la etapa a la que se retrotrae (art. 56 de la Ley).',
        );
      if (esEtapaDeItem(retrotraeA))
        return noCumple(
          'RS-56ley-3',
          `El ítem ${c.numero} todavía no llegó a esa etapa (art. 56 de la Ley).`,
        );
      return esDeTodos(c, item) ? retrocesoConforme(procesoDe(c), retrotraeA, cronograma) : CUMPLE;
    },
  },
  alcanzaATodos: {
    lee: 'rama',
    descripcion: 'El recurso se resuelve para todo el proceso.',
    veredicto: (c: C, { item }: Resolucion) =>
      si(esDeTodos(c, item), 'RS-19-item2', 'El recurso se resuelve solo para el ítem.'),
  },
  quedaOtroApelado: {
    lee: 'rama',
    descripcion: 'La resolución alcanza a otros ítems apelados, y uno de ellos lleva consigo el proceso.',
    veredicto: (c: C) =>
      si(
        hermanos(c).some((i) => i.estado === 'apelado'),
        'RS-19-item2',
        'Ningún otro ítem está apelado.',
      ),
  },
  antesDeLaBuenaPro: {
    lee: 'estado',
    descripcion: 'El ítem no tiene buena pro ni otro final.',
    veredicto: (c: C) => {
      if (procesoDe(c).convocada === null)
        return noCumple(
          'RS-79-1',
          'Se cancela un proceso convocado; este todavía no lo está (art. 34 de la Ley).',
          { acto: 'CONVOCAR' },
        );
      if (c.fin !== null)
        return noCumple(
          'RS-79-4',
          `El ítem ${c.numero} ya se ${c.fin === 'desierto' ? 'declaró desierto' : 'canceló'}.`,
        );
      return si(
        c.notificada === null,
        'RS-79-1',
        `La cancelación procede hasta antes de la buena pro, y la del ítem ${c.numero} ya se otorgó (art. 34 de la Ley).`,
      );
    },
  },
  nulidadDelItem: {
    lee: 'estado',
    descripcion: 'El ítem no está cancelado y su proceso está convocado.',
    veredicto: (c: C) => {
      if (procesoDe(c).convocada === null)
        return noCumple(
          'RS-56ley-3',
          'El proceso todavía no se convoca; no hay etapa a la que retrotraer (art. 56 de la Ley).',
        );
      if (c.apelacion !== null)
        return noCumple(
          'RS-54ley',
          `El ítem ${c.numero} está apelado: el recurso suspende el proceso, y lo que se actúe hasta que se resuelva es nulo (art. 54 de la Ley).`,
          { acto: 'RESOLVER_APELACION' },
        );
      return si(
        c.fin !== 'cancelado',
        'RS-79-4',
        `El ítem ${c.numero} se canceló; contra la cancelación cabe apelar.`,
      );
    },
  },
  cronogramaDeLaNulidad: {
    lee: 'datos',
    descripcion: 'La nulidad trae el cronograma desde la etapa a la que vuelve, y cumple la norma.',
    veredicto: (c: C, { etapa, cronograma }: DatosDe<'DECLARAR_NULIDAD'>) =>
      cronogramaConforme(procesoDe(c), etapa, cronograma),
  },
  cronogramaDelRecurso: {
    lee: 'datos',
    descripcion: 'El cronograma que trae la resolución, si trae uno, cumple la norma.',
    veredicto: (c: C, { retrotraeA, cronograma }: Resolucion) =>
      cronograma === undefined
        ? CUMPLE
        : cronogramaConforme(procesoDe(c), retrotraeA ?? 'buena_pro', cronograma),
  },
  vuelveA: {
    lee: 'rama',
    descripcion: 'El proceso devuelve el ítem a esa situación, si llegó a ella.',
    veredicto: (c: C, d: { a: string }, { a }: { a: string }) => {
      const llego = a === 'enCurso' || (a === 'tecnica' ? c.recibidas > 0 : c.filas.length > 0);
      return si(
        d.a === a && llego && c.fin !== 'cancelado',
        'RS-56ley-3',
        'El ítem no vuelve a esa situación.',
      );
    },
  },
  nulidadEnLaEvaluacion: {
    lee: 'rama',
    descripcion: 'La nulidad devuelve el ítem a la calificación y evaluación.',
    veredicto: (c: C, { etapa }: DatosDe<'DECLARAR_NULIDAD'>) =>
      si(etapa === 'calificacion_evaluacion' && c.recibidas > 0, 'RS-56ley-3', 'La nulidad es a otra etapa.'),
  },
  nulidadEnLaBuenaPro: {
    lee: 'rama',
    descripcion: 'La nulidad devuelve el ítem al otorgamiento de la buena pro.',
    veredicto: (c: C, { etapa }: DatosDe<'DECLARAR_NULIDAD'>) =>
      si(etapa === 'buena_pro' && c.filas.length > 0, 'RS-56ley-3', 'La nulidad es a otra etapa.'),
  },
  nulidadDelProceso: {
    lee: 'datos',
    descripcion: 'La nulidad es a una etapa de todo el proceso, que se convoca de nuevo solo para este ítem.',
    veredicto: (c: C, { etapa }: DatosDe<'DECLARAR_NULIDAD'>) => {
      if (esEtapaDeItem(etapa))
        return noCumple(
          'RS-56ley-3',
          `El ítem ${c.numero} todavía no llegó a esa etapa; solo se retrotrae a una anterior (art. 56 de la Ley).`,
        );
      return si(
        !unSoloItem(c),
        'RS-56ley-3',
        'El proceso tiene un solo ítem: declare la nulidad del proceso, sin indicar ítem, con su nuevo cronograma.',
      );
    },
  },
  hechoTrasConsentir: {
    lee: 'datos',
    descripcion: 'El contrato no es futuro ni anterior al consentimiento.',
    veredicto: (c: C, { fecha }: { fecha: string }) => {
      const cuando = yaOcurrio(procesoDe(c), fecha, 'RS-148', 'datos.fecha');
      if (!cuando.ok || c.consentida === null || diaDe(fecha) >= c.consentida) return cuando;
      return noCumple(
        'RS-54ley',
        `La buena pro se consintió el ${enPalabras(c.consentida)}; el contrato no pudo suscribirse antes.`,
        {
          desde: c.consentida,
        },
      );
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
