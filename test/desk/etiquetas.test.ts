import { expect, it } from 'vitest';
import { z } from 'zod';
import { REGISTRO } from '../../machines/registro.js';
import { ETIQUETAS, VALORES } from '../../src/desk/formularios/etiquetas.js';
import { ACTOS_DEL_MOTOR } from '../../src/engine/sucesos.js';

interface Nodo {
  readonly properties?: Readonly<Record<string, Nodo>>;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Nodo;
  readonly anyOf?: readonly Nodo[];
  readonly oneOf?: readonly Nodo[];
  readonly allOf?: readonly Nodo[];
  readonly prefixItems?: readonly Nodo[];
  readonly additionalProperties?: Nodo | boolean;
}

const nombres = new Set<string>();
const valores = new Set<string>();

function recorrer(nodo: Nodo): void {
  for (const valor of [...(nodo.enum ?? []), nodo.const]) if (typeof valor === 'string') valores.add(valor);
  for (const [nombre, hijo] of Object.entries(nodo.properties ?? {})) {
    nombres.add(nombre);
    recorrer(hijo);
  }
  const { items, additionalProperties: libres, anyOf = [], oneOf = [], allOf = [], prefixItems = [] } = nodo;
  const sueltos = [items, typeof libres === 'object' ? libres : undefined].filter((n) => n !== undefined);
  for (const hijo of [...anyOf, ...oneOf, ...allOf, ...prefixItems, ...sueltos]) recorrer(hijo);
}

for (const { esquema } of [...REGISTRO.todas, { eventos: ACTOS_DEL_MOTOR }].flatMap(({ eventos }) =>
  Object.values(eventos),
))
  recorrer(z.toJSONSchema(esquema, { io: 'input', unrepresentable: 'any' }) as Nodo);

const faltan = (dichos: ReadonlySet<string>, tabla: Readonly<Record<string, string>>) =>
  [...dichos].filter((clave) => !Object.hasOwn(tabla, clave)).sort();
const sobran = (dichos: ReadonlySet<string>, tabla: Readonly<Record<string, string>>) =>
  Object.keys(tabla).filter((clave) => !dichos.has(clave));

it('every datum any act may hold has its name in the desk, and no name is left over', () => {
  expect(nombres.size).toBeGreaterThan(100);
  expect(faltan(nombres, ETIQUETAS)).toEqual([]);
  expect(sobran(nombres, ETIQUETAS)).toEqual([]);
});

it('every value any list of an act may take has its words in the desk, and none is left over', () => {
  expect(valores.size).toBeGreaterThan(50);
  expect(faltan(valores, VALORES)).toEqual([]);
  expect(sobran(valores, VALORES)).toEqual([]);
});
