import Mustache from 'mustache';
import type { Variable } from './variable.js';

/** What is wrong with a text, in words, and in which line (from 1). */
export interface Defecto {
  readonly linea: number;
  readonly mensaje: string;
}

type Pieza = [tipo: string, valor: string, desde: number, hasta: number, hijas?: Pieza[]];

// Texts come from people and from previews: remembering every one would let anybody fill the memory.
const escritor = new Mustache.Writer();
(escritor as unknown as { templateCache: undefined }).templateCache = undefined;

const FUERA: Readonly<Record<string, string>> = {
  '>': 'Las plantillas no se incluyen unas a otras: quite {{> …}}.',
  '=': 'No cambie las marcas {{ y }}.',
  '&': 'Escriba {{variable}}, con dos llaves: el texto se protege solo.',
};

function lineaDe(texto: string, posicion: number): number {
  return texto.slice(0, posicion).split('\n').length;
}

function nombrar(variables: Readonly<Record<string, Variable>>): string {
  return Object.keys(variables).toSorted().join(', ');
}

function revisarPiezas(
  texto: string,
  piezas: readonly Pieza[],
  variables: Readonly<Record<string, Variable>>,
  campos: ReadonlySet<string>,
): Defecto[] {
  return piezas.flatMap(([tipo, valor, desde, , hijas]) => {
    if (tipo === 'text' || tipo === '!') return [];
    const linea = lineaDe(texto, desde);
    const ajeno = FUERA[tipo];
    if (ajeno !== undefined) return [{ linea, mensaje: ajeno }];
    const variable = Object.hasOwn(variables, valor) ? variables[valor] : undefined;
    if (!variable && !campos.has(valor))
      return [
        {
          linea,
          mensaje: `«${valor.slice(0, 80)}» no es una variable de esta plantilla. Las que tiene: ${nombrar(variables)}.`,
        },
      ];
    if (tipo === 'name' && variable?.campos)
      return [{ linea, mensaje: `«${valor}» es una lista: úsela como {{#${valor}}} … {{/${valor}}}.` }];
    if (!hijas) return [];
    // A list inside a list is read from outside both: each nesting would multiply the work of filling it.
    if (tipo === '#' && variable?.campos && campos.size > 0)
      return [{ linea, mensaje: `«${valor}» es una lista: una lista no se abre dentro de otra.` }];
    const suyos = tipo === '#' && variable?.campos ? Object.keys(variable.campos) : [];
    return revisarPiezas(texto, hijas, variables, new Set([...campos, ...suyos]));
  });
}

/** What is wrong with a template: what cannot be read, and the variables it names and does not have. Empty when nothing is. */
export function defectosDe(texto: string, variables: Readonly<Record<string, Variable>>): Defecto[] {
  let piezas: Pieza[];
  try {
    piezas = escritor.parse(texto) as Pieza[];
  } catch (error) {
    const donde = /\d+$/.exec((error as Error).message)?.[0];
    const seccion = /section "([^"]*)"/.exec((error as Error).message)?.[1];
    const mensaje = seccion
      ? `La sección «${seccion.slice(0, 80)}» no abre y cierra como debe: {{#${seccion.slice(0, 80)}}} … {{/${seccion.slice(0, 80)}}}.`
      : 'Hay una marca {{ que no cierra con }}.';
    return [{ linea: donde === undefined ? 1 : lineaDe(texto, Number(donde)), mensaje }];
  }
  return revisarPiezas(texto, piezas, variables, new Set());
}

const LARGO_MAXIMO = 30_000_000;

function medir(piezas: readonly Pieza[], valor: (nombre: string) => unknown): number {
  let largo = 0;
  for (const [tipo, nombre, , , hijas] of piezas) {
    if (tipo === 'text') largo += nombre.length;
    else if (tipo === 'name') largo += String(valor(nombre) ?? '').length;
    else if (hijas) {
      const dentro = tipo === '#' ? valor(nombre) : null;
      if (!Array.isArray(dentro)) largo += medir(hijas, valor);
      else
        for (const uno of dentro as Record<string, unknown>[])
          largo += medir(hijas, (n) => (Object.hasOwn(uno, n) ? uno[n] : valor(n)));
    }
    if (largo > LARGO_MAXIMO) return largo;
  }
  return largo;
}

/** Characters a template filled would have at most, known without filling it: what repeats in a list may be long. */
export function largoDe(texto: string, vista: Readonly<Record<string, unknown>>): number {
  return medir(escritor.parse(texto) as Pieza[], (nombre) => vista[nombre]);
}

/**
 * A template filled with what it names, as plain text: nothing is escaped, and gaps left by empty parts are closed.
 * @throws Error when it would be too long for a letter
 */
export function rellenar(texto: string, vista: Readonly<Record<string, unknown>>): string {
  if (largoDe(texto, vista) > LARGO_MAXIMO) throw new Error('La carta queda demasiado larga.');
  return escritor
    .render(texto, vista, undefined, { escape: String })
    .split('\n')
    .map((renglon) => renglon.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
