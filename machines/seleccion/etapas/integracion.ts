import { and } from 'xstate';
import { reglaDe } from '../cronograma/etapas.js';
import { cierreTrasIntegrar, plazosTrasElevar, trasElevar } from '../proceso/ajustes.js';
import { diaPublicado, hoy } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';
import { reglaDeIntegracion } from '../proceso/plazos.js';
import { avisarPorCorreo, avisosDeAjuste, publicar } from './avisos.js';

/** Stage 5: the definitive rules of the process are published (arts. 59 and 60). */
export const integracionDeSiete = lenguaje.createStateConfig({
  id: 'integracion',
  description: 'El comité integra y publica las bases, aunque nadie las haya consultado ni observado.',
  meta: { articulo: 'RS-59-obl' },
  on: {
    // The pronouncement came before the three days were over: another participant may still ask.
    SOLICITAR_ELEVACION: {
      guard: and([
        'elevacionEnPlazo',
        'esParticipante',
        'identificadorNuevo',
        'legitimadoParaElevar',
        'tasaDeElevacionPagada',
      ]),
      target: '#porRemitir',
      actions: [
        { type: 'anotarElevacion', params: ({ event }) => event.datos },
        {
          type: 'ordenarAvisos',
          params: ({ context: c }) => avisosDeAjuste(c.cronograma, trasElevar(c)),
        },
        { type: 'fijarCronograma', params: ({ context }) => trasElevar(context) },
        {
          type: 'armarPlazos',
          params: ({ context, event }) => ({ plazos: plazosTrasElevar(context, event.datos) }),
        },
      ],
    },
    // Sent at a distance and answered before it was formalised, it still has to be (RS-58-remoto).
    FORMALIZAR_ELEVACION: {
      guard: 'elevacionPorFormalizar',
      actions: [
        { type: 'anotarFormalizacion', params: ({ event }) => event.datos },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-58-remoto',
            item: event.datos.id,
            fecha: hoy(context),
          }),
        },
      ],
    },
    VENCIO_FORMALIZACION: {
      guard: { type: 'plazoVencido', params: { regla: '' } },
      actions: [
        { type: 'olvidarElevacion', params: ({ event }) => ({ id: event.datos.item }) },
        { type: 'ordenarAviso', params: publicar('ELEVACION_NO_PRESENTADA', 'AMB-C9') },
      ],
    },
    INTEGRAR_BASES: {
      guard: and([
        'elevacionYaVencio',
        { type: 'yaEmpezo', params: { actividad: 'integracion_bases', regla: 'RS-59-sinobs' } },
        'todoAbsuelto',
        'publicadoYaLlego',
        'integracionCompleta',
      ]),
      target: '#presentacion',
      actions: [
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: reglaDeIntegracion(context),
            fecha: diaPublicado(context, event.datos),
          }),
        },
        {
          type: 'anotarIntegracion',
          params: ({ context, event }) => ({ fecha: diaPublicado(context, event.datos) }),
        },
        { type: 'armarPlazos', params: ({ context }) => ({ plazos: cierreTrasIntegrar(context) }) },
        { type: 'ordenarAviso', params: publicar('BASES_INTEGRADAS', 'RS-59-obl') },
        { type: 'ordenarAviso', params: avisarPorCorreo('BASES_INTEGRADAS', 'RS-25-2') },
      ],
    },
  },
});

const conConsultasPendientes = lenguaje.createStateConfig({
  on: {
    // A consulta absolved late is still owed, and the bases wait for it (RS-59-cont, AMB-D1).
    ABSOLVER_CONSULTAS: {
      guard: and([
        { type: 'hayPorAbsolver', params: { clase: 'consultas' } },
        { type: 'areasRespondieron', params: { clase: 'consultas' } },
        'publicadoYaLlego',
        { type: 'pliegoCompleto', params: { clase: 'consultas' } },
      ]),
      actions: [
        { type: 'anotarPliego', params: ({ event }) => event.datos },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: reglaDe(context.procedimiento, 'absolucion_consultas'),
            fecha: diaPublicado(context, event.datos),
          }),
        },
        { type: 'ordenarAviso', params: publicar('PLIEGO_DE_CONSULTAS', 'RS-54-2') },
      ],
    },
  },
});

/** The same in LP and CP, where the calendar may have passed the pliego of consultas by. */
export const integracionDeOcho = {
  ...integracionDeSiete,
  on: { ...integracionDeSiete.on, ...conConsultasPendientes.on },
};
