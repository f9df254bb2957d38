import { asunto } from './asuntos.js';
import type { Hecha } from './hechura.js';
import { armar, type Seguimiento } from './redactar.js';
import { type Defecto, defectosDe, rellenar } from './rellenar.js';
import { TEXTOS } from './textos/index.js';
import { variablesDe } from './variables.js';

const SEGUIMIENTO: Seguimiento = { codigo: '7K2M-QX0D-9FHT', direccion: null };

/** Values to show a template with when there is no case at hand. */
export function vistaDeEjemplo(plantilla: string): Record<string, unknown> {
  const variables = variablesDe(TEXTOS[plantilla]?.variables ?? []);
  return Object.fromEntries(Object.entries(variables).map(([n, v]) => [n, v.ejemplo]));
}

/** A template as it would look with sample values. */
export function muestraDe(plantilla: string, texto: string): Hecha & { readonly asunto: string } {
  const vista = vistaDeEjemplo(plantilla);
  const suyo = asunto(plantilla, String(vista['numero']));
  return { asunto: suyo, ...armar(plantilla, texto, suyo, vista, { seguimiento: SEGUIMIENTO }) };
}

/**
 * Why a text cannot be the template of a notice; empty when it can. Besides what it may name, it must cite the article the
 * notice rests on, and say something.
 */
export function reparosDe(plantilla: string, texto: string): Defecto[] {
  const propias = TEXTOS[plantilla]?.variables ?? [];
  const defectos = defectosDe(texto, variablesDe(propias));
  if (defectos.length > 0) return defectos;
  if (!/\{\{\s*norma\s*\}\}/.test(texto))
    return [{ linea: 1, mensaje: 'Cite el artículo: el texto debe nombrar {{norma}} en alguna parte.' }];
  if (rellenar(texto, vistaDeEjemplo(plantilla)) === '')
    return [{ linea: 1, mensaje: 'El texto queda en blanco.' }];
  return [];
}
