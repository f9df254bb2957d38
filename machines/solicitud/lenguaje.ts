import { assign, setup } from 'xstate';
import { diaDe } from '../base/campos.js';
import type { Efecto } from '../base/efectos.js';
import { hechos } from '../base/hechos.js';
import {
  AMBITOS_OECE,
  ambitosDeProvincia,
  claveAmbitos,
  type FechaCivil,
  inicioDelDia,
} from '../calendario/index.js';
import { GUARDAS } from './condiciones.js';
import type { ContextoDeSolicitud } from './contexto.js';
import type { EventoDeSolicitud } from './eventos.js';
import type { Presentacion } from './presentacion.js';

type Params<T extends Efecto['type']> = Extract<Efecto, { type: T }>['params'];
type Reunion = NonNullable<ContextoDeSolicitud['reunion']>;

/** An effect is only named here: the engine reads it as data and nothing runs inside the statechart (D1). */
const orden =
  <T extends Efecto['type']>() =>
  (_: unknown, _params: Params<T>) => {};

/** Notices go to the solicitante, the DEC that signed, with copy to the point of contact (AMB-A11). */
export const SOLICITANTE_CON_COPIA = ['solicitante', 'contacto'] as const;

/** Today, in Lima, for the step in progress. */
export const hoy = (c: ContextoDeSolicitud): FechaCivil => hechos(c).hoy;

/** Instant at which an act OECE owes on a working day leaves: now, or at 00:00 of the next working day (AT-8.2.1.B-4). */
export function enDiaHabil(c: ContextoDeSolicitud): string {
  const { ahora, hoy: dia, calendario } = hechos(c);
  const habil = calendario(claveAmbitos(AMBITOS_OECE)).siguienteHabil(dia);
  return habil === dia ? ahora : inicioDelDia(habil);
}

/** Civil day documents count as delivered: the day they came, and not before they were required (AT-8.2.1.B-3). */
export function diaDeEntrega(c: ContextoDeSolicitud, recibida: string | undefined): FechaCivil {
  const dia = recibida === undefined ? hoy(c) : diaDe(recibida);
  const requerido = hechos(c).plazos.findLast((p) => p.regla === 'AT-8.2.1.B-3')?.desde ?? dia;
  return dia < requerido ? requerido : dia;
}

/** The vocabulary of the statechart: what it remembers, what it can order, what it can ask. */
export const lenguaje = setup({
  types: { context: {} as ContextoDeSolicitud, events: {} as EventoDeSolicitud },
  guards: GUARDAS,
  actions: {
    armarPlazo: orden<'armarPlazo'>(),
    cumplirPlazo: orden<'cumplirPlazo'>(),
    cerrarPlazo: orden<'cerrarPlazo'>(),
    prorrogarPlazo: orden<'prorrogarPlazo'>(),
    anularPlazos: orden<'anularPlazos'>(),
    ordenarAviso: orden<'ordenarAviso'>(),
    anotarPresentacion: assign(({ context }, { datos }: { datos: Presentacion }) => ({
      recibida: datos.recibida === undefined ? hoy(context) : diaDe(datos.recibida),
      fase: datos.fase,
      ambitosEntidad: claveAmbitos(ambitosDeProvincia(datos.entidad.provincia)),
    })),
    anotarProgramacion: assign((_, { fecha }: { fecha: string }) => ({ reunionProgramada: diaDe(fecha) })),
    anotarReunion: assign(
      (_, { fecha, consultas, asesoramiento, acompanamiento, revisionDocumental }: Reunion) => ({
        reunion: { fecha: diaDe(fecha), consultas, asesoramiento, acompanamiento, revisionDocumental },
      }),
    ),
    anotarEntrega: assign((_, { fecha }: { fecha: string }) => ({ documentosCompletos: fecha })),
    anotarProrroga: assign({ prorrogada: true }),
    anotarInforme: assign(
      (_, { tratamientos }: { tratamientos: readonly ('criterio' | 'recomendacion')[] }) => ({
        deficiencias: tratamientos,
      }),
    ),
    anotarConvocatoria: assign((_, { fecha }: { fecha: string }) => ({ convocada: diaDe(fecha) })),
    anotarSeguimiento: assign({ informeDeSeguimiento: true }),
    anotarConclusion: assign({ acompanamientoConcluido: true }),
  },
});
