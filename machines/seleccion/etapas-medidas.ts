import type { Etapa } from '../base/etapas.js';
import type { Procedimiento } from './tipos.js';

const DE_BASES = [
  'consultas',
  'observaciones',
  'consultasYObservaciones',
  'elevacion',
  'integracion',
] as const;
const DE_EVALUACION = [
  'tecnica',
  'porAbrir',
  'resultado',
  'empate',
  'exceso',
  'trasReducir',
  'distribucion',
  'porOtorgar',
  'sinValidas',
] as const;

const etapa = (nombre: string) => `proceso.seleccion.etapas.${nombre}`;
const enItem = (nombre: string) => `items.*.${nombre}`;

/**
 * The stages of a process, by situation: it is in one while it, or any of its items, is. A menor cuantía of goods has no
 * bases to integrate: until its proposals are evaluated it stands convoked.
 */
export function etapasDe(procedimiento: Procedimiento): readonly Etapa[] {
  const propuestas = etapa('presentacion');
  const sinBases = procedimiento === 'AMC-BS';
  return [
    { id: 'preparacion', titulo: 'Preparación', estados: ['proceso.expediente', 'proceso.preparacion'] },
    {
      id: 'convocado',
      titulo: 'Convocado',
      estados: [...DE_BASES.map(etapa), ...(sinBases ? [propuestas] : [])],
    },
    { id: 'bases_integradas', titulo: 'Bases integradas', estados: sinBases ? [] : [propuestas] },
    { id: 'en_evaluacion', titulo: 'En evaluación', estados: DE_EVALUACION.map(enItem) },
    { id: 'buena_pro', titulo: 'Buena pro otorgada', estados: [enItem('buenaPro')] },
    { id: 'apelado', titulo: 'Apelado', estados: [enItem('apelado')] },
    { id: 'consentido', titulo: 'Consentido', estados: [enItem('consentida')] },
  ];
}
