import { diaDe } from '../../machines/base/campos.js';
import { enPalabras } from '../../machines/base/fechas.js';
import { sumarMilisegundos } from '../clock.js';

const LIMA_MS = -5 * 3_600_000;

/** Hour in Lima of an instant: «10:00». */
export function horaEnLima(instante: string): string {
  return sumarMilisegundos(instante, LIMA_MS).slice(11, 16);
}

/** A civil day or an instant in words: «3 de agosto de 2026», «3 de agosto de 2026 a las 10:00». */
export function cuando(momento: string): string {
  const dia = enPalabras(diaDe(momento));
  return momento.length === 10 ? dia : `${dia} a las ${horaEnLima(momento)}`;
}

const PALABRAS: Readonly<Record<string, string>> = {
  presencial: 'presencial',
  virtual: 'virtual',
  'entidad.nombre': 'el nombre de la entidad',
  objeto: 'el objeto de la contratación',
  'contacto.nombre': 'el nombre completo del punto de contacto',
  'contacto.cargo': 'el cargo del punto de contacto',
  'contacto.correo': 'el correo institucional del punto de contacto',
  'contacto.telefono': 'el teléfono del punto de contacto',
  sustentoEstrategico: 'el sustento de su carácter estratégico y prioritario',
  fuera_de_ambito:
    'la contratación no está identificada o no se sujeta a la normativa de contrataciones públicas',
  pliego_o_elevacion:
    'se pide intervenir en el pliego de absolución, en las bases integradas o en una elevación',
  evaluacion_de_ofertas: 'se pide intervenir en la admisión, calificación o evaluación de ofertas',
  controversia: 'se pide intervenir en una controversia de la selección o de la ejecución',
  consulta_general: 'se formula una consulta general, que no es de una contratación determinada',
  error: 'error',
  omision: 'omisión',
  vulneracion: 'vulneración normativa',
  criterio: 'criterio orientador',
  recomendacion: 'recomendación',
  evaluada: 'evaluada',
  implementada: 'implementada',
  no_atendida: 'no atendida',
  no_aplicable: 'no aplicable',
  fuerza_mayor: 'fuerza mayor o caso fortuito',
  desaparicion_necesidad: 'desaparición de la necesidad',
  emergencia: 'emergencia declarada expresamente',
  organo_incompetente: 'acto dictado por órgano incompetente',
  contra_ley: 'acto contrario a las normas legales',
  imposible_juridico: 'acto con un imposible jurídico',
  forma: 'acto que prescinde de las normas esenciales o de la forma prescrita',
  fundada: 'fundado',
  infundada: 'infundado',
  improcedente: 'improcedente',
  oec: 'órgano encargado de las contrataciones',
  area_usuaria: 'área usuaria',
  buena_pro: 'otorgamiento de la buena pro',
  cancelacion: 'cancelación',
  desierto: 'declaratoria de desierto',
  convocatoria: 'convocatoria',
  registro_participantes: 'registro de participantes',
  consultas: 'presentación de consultas',
  absolucion_consultas: 'absolución de consultas',
  observaciones: 'formulación de observaciones',
  absolucion_observaciones: 'absolución de observaciones',
  integracion_bases: 'integración de las bases',
  presentacion_propuestas: 'presentación de propuestas',
  calificacion_evaluacion: 'calificación y evaluación',
};

/** A value of the data of a case as a letter says it; free text stays as it is. */
export function enLetra(valor: unknown): string | null {
  if (valor === undefined || valor === null || valor === '') return null;
  const texto = String(valor);
  return PALABRAS[texto] ?? texto;
}
