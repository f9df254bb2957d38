import { assign, setup } from 'xstate';
import type { Efecto } from '../../base/efectos.js';
import type { DatosDe, EventoDeProceso } from '../eventos/index.js';
import type { Actividad, Cronograma } from '../tipos.js';
import * as al from './anotaciones.js';
import { GUARDAS } from './condiciones.js';
import type { ContextoDeProceso } from './contexto.js';
import { diaPublicado } from './lecturas.js';
import type { NacimientoDeProceso } from './nacimiento.js';

type Params<T extends Efecto['type']> = Extract<Efecto, { type: T }>['params'];

/** An effect is only named here: the engine reads it as data and nothing runs inside the statechart (D1). */
const orden =
  <T extends Efecto['type']>() =>
  (_: unknown, _params: Params<T>) => {};

/** What the items of a process tell it within a step. */
export type SenalDeItem =
  | { type: 'senal.itemTermino'; datos: { item: string } }
  | {
      type: 'senal.itemVuelve';
      datos: { item: string; etapa: Actividad; cronograma?: Cronograma | undefined };
    }
  | {
      type: 'senal.retrotraer';
      datos: { item: string; etapa: Actividad; cronograma?: Cronograma | undefined };
    };

/** The acts a process takes, with the data the statechart reads. */
export type EventoDelProceso =
  | Exclude<EventoDeProceso, { type: 'CREAR_PROCESO' }>
  | { type: 'CREAR_PROCESO'; datos: NacimientoDeProceso }
  | SenalDeItem;

/** The vocabulary of the statecharts of a process: what they remember, what they can order, what they can ask. */
export const lenguaje = setup({
  types: { context: {} as ContextoDeProceso, events: {} as EventoDelProceso },
  guards: GUARDAS,
  actions: {
    armarPlazo: orden<'armarPlazo'>(),
    armarPlazos: orden<'armarPlazos'>(),
    cumplirPlazo: orden<'cumplirPlazo'>(),
    cerrarPlazo: orden<'cerrarPlazo'>(),
    anularPlazos: orden<'anularPlazos'>(),
    ordenarAviso: orden<'ordenarAviso'>(),
    ordenarAvisos: orden<'ordenarAvisos'>(),
    enviarMensaje: orden<'enviarMensaje'>(),
    aItems: orden<'aItems'>(),

    anotarNacimiento: assign(({ context }, datos: NacimientoDeProceso) => al.alNacer(context, datos)),
    anotarInformeAjeno: assign(({ context: { antecedente } }) => ({
      antecedente: antecedente === null ? null : { ...antecedente, informeDeCausas: true },
    })),
    anotarConvocatoria: assign(({ context }, datos: DatosDe<'CONVOCAR'>) => al.alConvocar(context, datos)),
    anotarReemplazo: assign({ basesReemplazadas: true }),
    fijarCronograma: assign(
      ({ context }, cambio: { cronograma: Cronograma; prorrogadas?: readonly Actividad[] }) =>
        al.alFijarCronograma(context, cambio),
    ),
    anotarParticipante: assign(({ context }, datos: DatosDe<'REGISTRAR_PARTICIPANTE'>) =>
      al.alRegistrar(context, datos),
    ),
    anotarConsulta: assign(({ context: c }, { id, participante }: { id: string; participante: string }) => ({
      consultas: { ...c.consultas, [id]: { de: participante, cambia: null } },
    })),
    anotarObservacion: assign(
      ({ context: c }, { id, participante }: { id: string; participante: string }) => ({
        observaciones: { ...c.observaciones, [id]: { de: participante, cambia: null, decision: null } },
      }),
    ),
    anotarArea: assign(
      ({ context: c }, { id, estado }: { id: string; estado: 'pendiente' | 'respondida' }) => ({
        areas: { ...c.areas, [id]: estado },
      }),
    ),
    anotarPliego: assign(({ context }, { pliego }: Pick<DatosDe<'ABSOLVER_OBSERVACIONES'>, 'pliego'>) =>
      al.alAbsolver(context, pliego),
    ),
    anotarNuevoValor: assign(({ context }, datos: DatosDe<'APROBAR_NUEVO_VALOR'>) =>
      al.alCambiarValor(context, datos),
    ),
    anotarElevacion: assign(({ context }, datos: DatosDe<'SOLICITAR_ELEVACION'>) =>
      al.alElevar(context, datos),
    ),
    anotarFormalizacion: assign(({ context: c }, { id }: { id: string }) => {
      const suya = c.elevaciones[id];
      return suya ? { elevaciones: { ...c.elevaciones, [id]: { ...suya, porFormalizar: false } } } : {};
    }),
    olvidarElevacion: assign(({ context: c }, { id }: { id: string }) => ({
      elevaciones: al.sin(c.elevaciones, id),
    })),
    anotarPronunciamiento: assign(({ context }, datos: DatosDe<'EMITIR_PRONUNCIAMIENTO'>) => ({
      pronunciamiento: diaPublicado(context, datos),
      disposiciones: [...context.disposiciones, ...datos.disposiciones.map((d) => d.id)],
    })),
    anotarTardanza: assign(({ context }) => al.alTardarElPronunciamiento(context)),
    anotarIntegracion: assign(({ context }, { fecha }: { fecha: string }) => ({
      integrada: fecha,
      cronograma: context.cronograma,
    })),
    anotarPropuesta: assign(({ context }, datos: DatosDe<'PRESENTAR_PROPUESTA'>) =>
      al.alPresentar(context, datos),
    ),
    anotarCustodia: assign({ custodiada: true }),
    anotarApertura: assign(({ context }, { aperturas }: { aperturas: Readonly<Record<string, string>> }) =>
      al.alAbrir(context, aperturas),
    ),
    anotarCancelacion: assign(({ context }) => al.alCancelar(context)),
    anotarDevolucion: assign(
      ({ context: c }, { concepto, participante }: DatosDe<'REGISTRAR_DEVOLUCION'>) => ({
        devoluciones: al.sin(c.devoluciones, `${concepto}:${participante}`),
      }),
    ),
    anotarAcceso: assign(
      ({ context: c }, { postor, estado }: { postor: string; estado: 'pedido' | 'dado' }) => ({
        accesos: { ...c.accesos, [postor]: estado },
      }),
    ),
    anotarInforme: assign({ informeDeCausas: true }),
    anotarDesierto: assign({ informeDeCausas: false }),
    retrotraer: assign(({ context }, datos: { etapa: Actividad; cronograma?: Cronograma | undefined }) =>
      al.alRetrotraer(context, datos),
    ),
  },
});
