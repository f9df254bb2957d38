import { and } from 'xstate';
import { CANCELADO, CONVOCAR_DE_NUEVO, DESIERTO, SIN_PLAZOS, TERMINA, VUELVE } from './actos.js';
import { apelado, buenaPro, consentida, porOtorgar } from './buena-pro.js';
import { ITEM_INICIAL } from './contexto.js';
import { distribucion, empate, exceso, porAbrir, resultado, tecnica, trasReducir } from './evaluacion.js';
import {
  buenaProSinEfecto,
  cancelado,
  canceladoFirme,
  contrato,
  contratoNoSuscrito,
  desierto,
  desiertoFirme,
  nulo,
} from './finales.js';
import { lenguajeDeItem } from './lenguaje.js';

/**
 * One item of a process (D16, AMB-C-item): it follows its process until proposals are opened, and from then on has its own
 * evaluation, award, consent and ending. Law: arts. 61 to 79 of the Reglamento; Ley arts. 32 to 34 and 53 to 56.
 */
export const item = lenguajeDeItem.createMachine({
  id: 'item',
  context: ITEM_INICIAL,
  initial: 'enCurso',
  description: 'Ítem de un proceso de selección.',
  on: {
    CANCELAR: { guard: 'antesDeLaBuenaPro', target: '.cancelado', actions: CANCELADO },
    // A nullity of this item alone (Ley art. 56).
    DECLARAR_NULIDAD: [
      {
        guard: and(['nulidadDelItem', 'nulidadEnLaEvaluacion', 'cronogramaDeLaNulidad']),
        target: '.tecnica',
        actions: [SIN_PLAZOS, 'olvidarEvaluacion', VUELVE],
      },
      {
        guard: and(['nulidadDelItem', 'nulidadEnLaBuenaPro', 'cronogramaDeLaNulidad']),
        target: '.resultado',
        actions: [SIN_PLAZOS, 'olvidarBuenaPro', VUELVE],
      },
      { guard: and(['nulidadDelItem', 'nulidadDelProceso']), target: '.nulo', actions: CONVOCAR_DE_NUEVO },
    ],
    // A nullity of the whole process, or an appeal that sends it back, takes the item with it.
    'senal.retrotraer': [
      { guard: { type: 'vuelveA', params: { a: 'enCurso' } }, target: '.enCurso', actions: 'olvidarTodo' },
      {
        guard: { type: 'vuelveA', params: { a: 'tecnica' } },
        target: '.tecnica',
        actions: 'olvidarEvaluacion',
      },
      {
        guard: { type: 'vuelveA', params: { a: 'resultado' } },
        target: '.resultado',
        actions: 'olvidarBuenaPro',
      },
    ],
    'senal.anular': { target: '.nulo', actions: [SIN_PLAZOS, TERMINA] },
  },
  states: {
    enCurso: {
      description: 'El ítem sigue la suerte de su proceso.',
      meta: { articulo: 'RS-19-item2' },
      on: {
        'senal.abrirPropuestas': [
          { guard: 'hayOfertas', target: 'tecnica', actions: 'recibirPropuestas' },
          { target: 'sinValidas' },
        ],
        DECLARAR_DESIERTO: { guard: 'desiertoAnticipado', target: 'desierto', actions: DESIERTO },
      },
    },
    tecnica,
    porAbrir,
    resultado,
    empate,
    exceso,
    trasReducir,
    distribucion,
    porOtorgar,
    buenaPro,
    apelado,
    consentida,
    sinValidas: {
      description: 'No queda ninguna propuesta válida en el ítem: corresponde declararlo desierto.',
      meta: { articulo: 'RS-78-1', situacion: 'en_evaluacion' },
      on: { DECLARAR_DESIERTO: { target: 'desierto', actions: DESIERTO } },
    },
    desierto,
    cancelado,
    contrato,
    contratoNoSuscrito,
    buenaProSinEfecto,
    desiertoFirme,
    canceladoFirme,
    nulo,
  },
});
