import { diaDe } from '../../base/campos.js';
import { avisarPorCorreo, comunicar, publicar } from '../etapas/avisos.js';
import type { Cronograma } from '../tipos.js';
import { reglaDeConsentimiento, reglaDeImpugnacion } from './condiciones-buena-pro.js';
import { type Apelacion, type ContextoDeItem, procesoDe } from './contexto.js';
import { ambitos, publicadoEl } from './lenguaje.js';

export const consentimiento = (c: ContextoDeItem) => reglaDeConsentimiento(procesoDe(c).procedimiento);
export const impugnacion = (c: ContextoDeItem) => reglaDeImpugnacion(procesoDe(c).procedimiento);

interface Paso<D = unknown> {
  readonly context: ContextoDeItem;
  readonly event: { readonly datos: D };
}
type Publicado = { readonly publicado?: string | undefined };

const alProceso = (senal: string) =>
  ({
    type: 'alProceso',
    params: ({ context }: { context: ContextoDeItem }) => ({
      senal: { type: senal, datos: { item: context.numero } },
    }),
  }) as const;
export const TERMINA = alProceso('senal.itemTermino');
/** The item goes back to a stage of its own; the process takes the new dates, when the resolution fixes them (RS-56ley-3). */
export const VUELVE = {
  type: 'alProceso',
  params: ({
    context,
    event,
  }: Paso<{
    readonly etapa?: string | undefined;
    readonly retrotraeA?: string | undefined;
    readonly cronograma?: Cronograma | undefined;
  }>) => ({
    senal: {
      type: 'senal.itemVuelve',
      datos: {
        item: context.numero,
        etapa: event.datos.etapa ?? event.datos.retrotraeA ?? 'buena_pro',
        cronograma: event.datos.cronograma,
      },
    },
  }),
} as const;

export const SIN_PLAZOS = {
  type: 'anularPlazos',
  params: ({ context }: { context: ContextoDeItem }) => ({
    item: context.numero,
    motivo: 'El ítem cambió de situación y el plazo ya no corresponde.',
  }),
} as const;

/** A declaration of desierto: to be published next day, and open to appeal (RS-78-3, RS-107). */
export const DESIERTO = [
  SIN_PLAZOS,
  { type: 'anotarFin', params: { fin: 'desierto' } },
  {
    type: 'armarPlazo',
    params: ({ context, event }: Paso<Publicado>) => ({
      regla: 'RS-78-3',
      item: context.numero,
      desde: publicadoEl(context, event.datos),
      ambitos: ambitos(context),
    }),
  },
  {
    type: 'armarPlazo',
    params: ({ context, event }: Paso<Publicado>) => ({
      regla: impugnacion(context),
      item: context.numero,
      desde: publicadoEl(context, event.datos),
      ambitos: ambitos(context),
    }),
  },
  { type: 'ordenarAviso', params: publicar('DESIERTO', 'RS-78-3') },
  TERMINA,
] as const;

/** A cancellation: to be published the day after it was communicated, and open to appeal (RS-79-3, RS-79-6). */
export const CANCELADO = [
  SIN_PLAZOS,
  { type: 'anotarFin', params: { fin: 'cancelado' } },
  {
    type: 'armarPlazo',
    params: ({ context, event }: Paso<{ comunicada: string }>) => ({
      regla: 'RS-79-3',
      item: context.numero,
      desde: diaDe(event.datos.comunicada),
      ambitos: ambitos(context),
    }),
  },
  {
    type: 'armarPlazo',
    params: ({ context, event }: Paso<Publicado>) => ({
      regla: impugnacion(context),
      item: context.numero,
      desde: publicadoEl(context, event.datos),
      ambitos: ambitos(context),
    }),
  },
  { type: 'ordenarAviso', params: publicar('CANCELACION', 'RS-79-3') },
  { type: 'ordenarAviso', params: avisarPorCorreo('CANCELACION', 'RS-79-3') },
  TERMINA,
] as const;

/** Day the award is consented: the last one to appeal, or that of the act that makes it firm. */
const diaDelConsentimiento = ({ context, event }: Paso<Publicado & { readonly vencio?: string }>) =>
  event.datos.vencio ?? publicadoEl(context, event.datos);

const deberTrasConsentir = (regla: string) =>
  ({
    type: 'armarPlazo',
    params: (paso: Paso<Publicado & { readonly vencio?: string }>) => ({
      regla,
      item: paso.context.numero,
      desde: diaDelConsentimiento(paso),
      ambitos: ambitos(paso.context),
    }),
  }) as const;

/** What consent brings: publication next day, the file to the contracting office, the summons to sign (RS-77-pub, RS-148). */
export const CONSENTIR = [
  {
    type: 'anotarConsentimiento',
    params: (paso: Paso<Publicado & { readonly vencio?: string }>) => ({ fecha: diaDelConsentimiento(paso) }),
  },
  deberTrasConsentir('RS-77-pub'),
  deberTrasConsentir('RS-148'),
  deberTrasConsentir('RS-148-suscribir'),
  { type: 'ordenarAviso', params: publicar('CONSENTIMIENTO', 'RS-77-pub') },
  { type: 'ordenarAviso', params: comunicar('EXPEDIENTE_AL_OEC', 'RS-77-env', ['oec']) },
  { type: 'ordenarAviso', params: comunicar('DEVOLUCION_DE_SOBRES', 'RS-67-3', ['oec']) },
] as const;

/** A nullity that goes back to a stage of the whole process opens a linked one for this item alone (D16). */
export const CONVOCAR_DE_NUEVO = [
  SIN_PLAZOS,
  {
    type: 'enviarMensaje',
    params: ({
      context,
      event,
    }: Paso<{ etapa?: string; retrotraeA?: string | undefined; resolucion?: string }>) => ({
      a: '@nuevo',
      tipo: 'CREAR_PROCESO',
      datos: {
        item: context.numero,
        etapa: event.datos.etapa ?? event.datos.retrotraeA ?? '',
        resolucion: event.datos.resolucion ?? 'Resolución de la apelación',
      },
    }),
  },
  { type: 'ordenarAviso', params: publicar('NULIDAD_DE_ITEM', 'RS-56ley-1') },
  TERMINA,
] as const;

export const APELAR = [
  {
    type: 'anotarApelacion',
    params: ({ event }: Paso<{ acto: Apelacion['acto']; apelante: string }>) => event.datos,
  },
  {
    type: 'cerrarPlazo',
    params: ({ context, event }: Paso<{ acto: string }>) => ({
      regla: event.datos.acto === 'buena_pro' ? consentimiento(context) : impugnacion(context),
      item: context.numero,
      estado: 'suspendido' as const,
      motivo: 'Se interpuso recurso de apelación.',
    }),
  },
  { type: 'ordenarAviso', params: publicar('APELACION', 'RS-54ley') },
  {
    type: 'ordenarAviso',
    params: ({ context }: { context: ContextoDeItem }) =>
      comunicar('APELACION_POR_RESOLVER', 'RS-105-comp', [procesoDe(context).competencia.apelacion]),
  },
] as const;
