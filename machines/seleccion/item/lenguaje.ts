import { assign, setup } from 'xstate';
import { diaDe } from '../../base/campos.js';
import type { Efecto } from '../../base/efectos.js';
import { hechos } from '../../base/hechos.js';
import { ordenarPorSorteo, prorratear } from '../evaluacion/empate.js';
import { sumarPuntajes } from '../evaluacion/tecnica.js';
import type { DatosDe, EventoDeProceso } from '../eventos/index.js';
import { diaPublicado, montoAbierto } from '../proceso/lecturas.js';
import { GUARDAS_DE_ITEM } from './condiciones.js';
import { puntajesDelItem } from './condiciones-evaluacion.js';
import { type ContextoDeItem, ITEM_INICIAL, type OfertaDelItem, procesoDe } from './contexto.js';
import { empatadosQueDeciden, filasDelItem, ganadoresDe, laMejor, llegaAlMinimo } from './evaluar.js';

type Params<T extends Efecto['type']> = Extract<Efecto, { type: T }>['params'];
type C = ContextoDeItem;

const orden =
  <T extends Efecto['type']>() =>
  (_: unknown, _params: Params<T>) => {};

/** What its process tells an item within a step. */
export type SenalDelProceso =
  | { type: 'senal.abrirPropuestas'; datos: Record<string, never> }
  | { type: 'senal.apertura'; datos: { aperturas: Readonly<Record<string, string>> } }
  | { type: 'senal.retrotraer'; datos: { a: string } }
  | { type: 'senal.anular'; datos: Record<string, never> };

export type EventoDelItem = EventoDeProceso | SenalDelProceso;

/** Today, in Lima, for the step in progress. */
export const hoy = (c: C): string => hechos(c).hoy;

/** Civil day an act came out in SEACE (RS-25-1). */
export const publicadoEl = (c: C, datos: { publicado?: string | undefined }): string =>
  diaPublicado(procesoDe(c), datos);

/** Last day the calendar in force sets for the award: what RS-76-1 counts from. */
export function diaDeBuenaPro(c: C): string {
  const fila = procesoDe(c).cronograma.find((f) => f.actividad === 'buena_pro');
  return fila === undefined ? hoy(c) : diaDe(fila.fin);
}

/** Key of the scopes of the calendar of its terms. */
export const ambitos = (c: C): string => procesoDe(c).ambitos;

function con(c: C, postor: string, cambio: Partial<OfertaDelItem>): Pick<C, 'ofertas'> {
  const suya = c.ofertas[postor];
  return suya ? { ofertas: { ...c.ofertas, [postor]: { ...suya, ...cambio } } } : { ofertas: c.ofertas };
}

function alAbrirPropuestas(c: C): Pick<C, 'ofertas' | 'recibidas'> {
  const ofertas = Object.entries(procesoDe(c).propuestas).flatMap(
    ([postor, p]): [string, OfertaDelItem][] => {
      const suya = p.ofertas[c.numero];
      if (!suya) return [];
      const nueva: OfertaDelItem = {
        estado: 'presentada',
        observada: null,
        tecnico: null,
        monto: montoAbierto(suya.monto),
        cantidad: suya.cantidad,
        mype: p.mype,
        discapacidad: p.discapacidad,
        bonifica: p.bonifica,
        regla: null,
      };
      return [[postor, nueva]];
    },
  );
  return { ofertas: Object.fromEntries(ofertas), recibidas: ofertas.length };
}

function alPuntuar(c: C, datos: DatosDe<'EVALUAR_TECNICA'>): Pick<C, 'ofertas'> {
  const p = procesoDe(c);
  const ofertas = { ...c.ofertas };
  for (const { postor, factores } of puntajesDelItem(c, datos)) {
    const suya = ofertas[postor];
    const suma = sumarPuntajes(p.bases.factores, factores);
    if (!suya || !suma.ok) continue;
    const llega = llegaAlMinimo(p, suma.total);
    ofertas[postor] = {
      ...suya,
      tecnico: suma.total,
      ...(llega ? {} : { estado: 'descalificada' as const, regla: 'RS-70-3' }),
    };
  }
  return { ofertas };
}

function alAbrirSobres(c: C, aperturas: Readonly<Record<string, string>>): Pick<C, 'ofertas'> {
  const { propuestas } = procesoDe(c);
  const abiertas = Object.entries(c.ofertas).map(([postor, o]): [string, OfertaDelItem] => {
    const guardado = propuestas[postor]?.ofertas[c.numero]?.monto;
    const monto =
      guardado === undefined ? null : typeof guardado === 'string' ? guardado : aperturas[guardado.sobre];
    return [postor, monto == null || o.estado !== 'admitida' ? o : { ...o, monto }];
  });
  return { ofertas: Object.fromEntries(abiertas) };
}

function prorrata(c: C): Pick<C, 'asignaciones'> {
  const cantidad = procesoDe(c).items[c.numero]?.cantidad ?? '1';
  const empatados = empatadosQueDeciden(c).flatMap((postor) => {
    const monto = c.ofertas[postor]?.monto;
    return monto == null ? [] : [{ postor, monto }];
  });
  return { asignaciones: prorratear(cantidad, empatados) };
}

const SIN_RESULTADO = {
  filas: [],
  empates: [],
  sorteos: [],
  asignaciones: null,
  excesoAprobado: false,
  ganadores: [],
  notificada: null,
  consentida: null,
  apelacion: null,
  fin: null,
} as const satisfies Partial<C>;

/** The vocabulary of the statechart of an item. */
export const lenguajeDeItem = setup({
  types: { context: {} as ContextoDeItem, events: {} as EventoDelItem },
  guards: GUARDAS_DE_ITEM,
  actions: {
    armarPlazo: orden<'armarPlazo'>(),
    cumplirPlazo: orden<'cumplirPlazo'>(),
    cerrarPlazo: orden<'cerrarPlazo'>(),
    anularPlazos: orden<'anularPlazos'>(),
    ordenarAviso: orden<'ordenarAviso'>(),
    enviarMensaje: orden<'enviarMensaje'>(),
    alProceso: orden<'alProceso'>(),

    recibirPropuestas: assign(({ context }) => alAbrirPropuestas(context)),
    anotarAdmision: assign(({ context }, { postor }: { postor: string }) =>
      con(context, postor, { estado: 'admitida' }),
    ),
    anotarRechazo: assign(({ context }, { postor, regla }: { postor: string; regla: string }) =>
      con(context, postor, { estado: 'no_admitida', observada: null, regla }),
    ),
    anotarObservacion: assign(({ context }, { postor }: { postor: string }) =>
      con(context, postor, { estado: 'observada', observada: 'tecnico' }),
    ),
    anotarSubsanacion: assign(({ context }, { postor }: { postor: string }) =>
      con(context, postor, { estado: 'presentada', observada: null }),
    ),
    anotarObservacionEconomica: assign(({ context }, { postor }: { postor: string }) =>
      con(context, postor, { observada: 'economico' }),
    ),
    anotarSubsanacionEconomica: assign(({ context }, { postor }: { postor: string }) =>
      con(context, postor, { observada: null }),
    ),
    // What was shared out or approved counted on the offer that falls: it is decided again without it.
    anotarCaida: assign(({ context: c }, { postor, regla }: { postor: string; regla: string }) => ({
      ...con(c, postor, { estado: 'descalificada', observada: null, regla }),
      asignaciones: null,
      excesoAprobado: c.excesoAprobado && laMejor(c)?.postor !== postor,
    })),
    anotarPuntajes: assign(({ context }, datos: DatosDe<'EVALUAR_TECNICA'>) => alPuntuar(context, datos)),
    anotarAperturas: assign(({ context }, { aperturas }: { aperturas: Readonly<Record<string, string>> }) =>
      alAbrirSobres(context, aperturas),
    ),
    ordenarOfertas: assign(({ context }) => filasDelItem(context)),
    anotarSorteo: assign(({ context }, { semilla }: { semilla: string }) => ({
      sorteos: [
        ...context.sorteos,
        { semilla, orden: ordenarPorSorteo(empatadosQueDeciden(context), semilla) },
      ],
    })),
    anotarProrrata: assign(({ context }) => prorrata(context)),
    anotarExceso: assign({ excesoAprobado: true }),
    anotarMonto: assign(({ context }, { postor, monto }: { postor: string; monto: string }) =>
      con(context, postor, { monto }),
    ),
    // A reduced price keeps its place: the order was settled with the prices that were opened (RS-74-2).
    reducirEnLaTabla: assign(({ context: c }) => ({
      filas: c.filas.map((f) => ({ ...f, monto: c.ofertas[f.postor]?.monto ?? f.monto })),
    })),
    excluirAlMejor: assign(({ context }) =>
      con(context, laMejor(context)?.postor ?? '', {
        estado: 'descalificada',
        observada: null,
        regla: 'RS-76-1',
      }),
    ),
    anotarDistribucion: assign((_, { asignaciones }: Pick<DatosDe<'DISTRIBUIR'>, 'asignaciones'>) => ({
      asignaciones,
    })),
    anotarBuenaPro: assign(({ context }, { fecha }: { fecha: string }) => ({
      ganadores: ganadoresDe(context),
      notificada: fecha,
    })),
    anotarConsentimiento: assign((_, { fecha }: { fecha: string }) => ({
      consentida: fecha,
      apelacion: null,
    })),
    anotarApelacion: assign(
      ({ context }, { acto, apelante }: Pick<DatosDe<'INTERPONER_APELACION'>, 'acto' | 'apelante'>) => ({
        apelacion: { acto, apelante, fecha: hoy(context) },
      }),
    ),
    anotarFin: assign((_, { fin }: { fin: 'desierto' | 'cancelado' }) => ({ fin })),
    olvidarTodo: assign({ ...SIN_RESULTADO, ofertas: ITEM_INICIAL.ofertas, recibidas: 0 }),
    olvidarEvaluacion: assign(({ context }) => ({ ...SIN_RESULTADO, ...alAbrirPropuestas(context) })),
    olvidarBuenaPro: assign({
      sorteos: [],
      asignaciones: null,
      excesoAprobado: false,
      ganadores: [],
      notificada: null,
      consentida: null,
      apelacion: null,
    }),
  },
});
