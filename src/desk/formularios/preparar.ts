import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { etiqueta, valorEnPalabras } from './etiquetas.js';

type Nodo = RJSFSchema & { readonly [clave: string]: unknown };

const ES_LARGO = 500;
// Never asked of a person: the office computes it.
const OCULTOS = new Set(['huella']);

/** Values a field may take in this case, by the name of the field: ids of bidders, numbers of items. */
export type Sugerencias = Readonly<Record<string, readonly { valor: string; nombre: string }[]>>;

// A union of ways to write the same thing: a person needs one. An object says more than a text; a text, more than a list.
function unaForma(opciones: readonly Nodo[]): Nodo {
  const reales = opciones.filter((o) => o.type !== 'null');
  const deTipo = (tipo: string) => reales.find((o) => o.type === tipo);
  return deTipo('object') ?? deTipo('boolean') ?? deTipo('string') ?? reales[0] ?? {};
}

function simplificar(original: Nodo): Nodo {
  const { anyOf, oneOf, ...resto } = original as Nodo & { anyOf?: Nodo[]; oneOf?: Nodo[] };
  const opciones = anyOf ?? oneOf;
  const nodo = (opciones ? { ...resto, ...unaForma(opciones) } : original) as Nodo;
  return Array.isArray(nodo.type) ? ({ ...nodo, type: nodo.type.find((t) => t !== 'null') } as Nodo) : nodo;
}

function conOpciones(nodo: Nodo, clave: string, sugerencias: Sugerencias): [Nodo, UiSchema] | null {
  const fijas = nodo.enum as readonly unknown[] | undefined;
  const posibles = fijas
    ? fijas.map((v) => ({ const: v, title: typeof v === 'string' ? valorEnPalabras(v) : String(v) }))
    : nodo.type === 'string'
      ? sugerencias[clave]?.map(({ valor, nombre }) => ({ const: valor, title: nombre }))
      : undefined;
  if (posibles === undefined || posibles.length === 0) return null;
  const { enum: _, pattern: __, ...resto } = nodo;
  const corto = fijas !== undefined && posibles.length <= 4;
  return [{ ...resto, oneOf: posibles } as Nodo, { 'ui:widget': corto ? 'radio' : 'select' }];
}

function hoja(nodo: Nodo, clave: string, sugerencias: Sugerencias): [Nodo, UiSchema] {
  const elegible = conOpciones(nodo, clave, sugerencias);
  if (elegible) return elegible;
  if (nodo.type === 'boolean') return [nodo, { 'ui:widget': 'radio' }];
  if (nodo.type === 'string' && nodo.format === 'date-time') return [nodo, { 'ui:widget': 'instante' }];
  if (nodo.type === 'string' && nodo.format === 'date') return [nodo, { 'ui:widget': 'dia' }];
  if (nodo.type === 'string' && (nodo.maxLength ?? 0) > ES_LARGO) return [nodo, { 'ui:widget': 'largo' }];
  // A number out of its bounds is refused at its field, not changed in silence for another.
  if (nodo.type === 'integer' || nodo.type === 'number')
    return [nodo, { 'ui:options': { clampBehavior: 'none' } }];
  return [nodo, {}];
}

function preparar(original: Nodo, clave: string, sugerencias: Sugerencias): [Nodo, UiSchema] {
  const nodo: Nodo = { ...simplificar(original), title: etiqueta(clave) };
  if (nodo.type === 'object' && nodo.properties) {
    const propiedades: Record<string, Nodo> = {};
    const ui: UiSchema = {};
    for (const [nombre, hija] of Object.entries(nodo.properties as Record<string, Nodo>)) {
      const [esquema, deHija] = preparar(hija, nombre, sugerencias);
      propiedades[nombre] = esquema;
      ui[nombre] = OCULTOS.has(nombre) ? { 'ui:widget': 'hidden' } : deHija;
    }
    return [{ ...nodo, properties: propiedades } as Nodo, ui];
  }
  if (nodo.type === 'array' && nodo.items) {
    const elegibles = conOpciones(simplificar(nodo.items as Nodo), clave, sugerencias);
    if (elegibles && (nodo.items as Nodo).enum)
      return [{ ...nodo, items: elegibles[0], uniqueItems: true } as Nodo, { 'ui:widget': 'checkboxes' }];
    const [items, deItems] = preparar(nodo.items as Nodo, clave, sugerencias);
    const { title: _, ...sinTitulo } = items;
    return [{ ...nodo, items: sinTitulo } as Nodo, { items: deItems, 'ui:options': { orderable: false } }];
  }
  return hoja(nodo, clave, sugerencias);
}

/** The schema of an act as its form shows it: names in words, one way to write each datum, the widget of each. */
export function prepararFormulario(
  esquema: RJSFSchema,
  sugerencias: Sugerencias = {},
): { esquema: RJSFSchema; ui: UiSchema } {
  const { $schema: _, ...limpio } = esquema as Nodo & { $schema?: string };
  const [preparado, ui] = preparar(limpio as Nodo, '', sugerencias);
  const { title: __, ...sinTitulo } = preparado;
  return { esquema: sinTitulo, ui };
}

/** What a form holds, without what nobody wrote: a blank is not a datum. */
export function sinVacios(valor: unknown): unknown {
  if (Array.isArray(valor)) return valor.map(sinVacios);
  if (typeof valor !== 'object' || valor === null) return valor;
  const llenos = Object.entries(valor).flatMap(([clave, v]) => {
    const limpio = sinVacios(v);
    const vacio =
      limpio === undefined ||
      limpio === null ||
      limpio === '' ||
      (typeof limpio === 'object' && !Array.isArray(limpio) && Object.keys(limpio).length === 0);
    return vacio ? [] : [[clave, limpio] as const];
  });
  return Object.fromEntries(llenos);
}
