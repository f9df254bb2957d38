import type { Esquema } from '../desk/api/tipos';

interface Forma {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Forma>>;
  readonly required?: readonly string[];
  readonly items?: Forma;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly anyOf?: readonly Forma[];
  readonly oneOf?: readonly Forma[];
}

function valorDe(forma: Forma, ahora: string): unknown {
  if (forma.default !== undefined) return forma.default;
  if (forma.const !== undefined) return forma.const;
  if (forma.enum) return forma.enum[0];
  const alternativa = (forma.anyOf ?? forma.oneOf)?.[0];
  if (alternativa) return valorDe(alternativa, ahora);
  const tipo = Array.isArray(forma.type) ? forma.type[0] : forma.type;
  if (tipo === 'object' || forma.properties) {
    const obligatorios = new Set(forma.required ?? []);
    return Object.fromEntries(
      Object.entries(forma.properties ?? {})
        .filter(([nombre]) => obligatorios.has(nombre))
        .map(([nombre, suya]) => [nombre, valorDe(suya, ahora)]),
    );
  }
  if (tipo === 'array')
    return Array.from({ length: forma.minItems ?? 0 }, () => valorDe(forma.items ?? {}, ahora));
  if (tipo === 'boolean') return false;
  if (tipo === 'number' || tipo === 'integer') return Math.max(1, forma.minimum ?? 1);
  if (forma.format === 'date') return ahora.slice(0, 10);
  return forma.format === 'date-time' ? ahora : '';
}

/** Data with which to begin an act: what its schema requires, with the first lawful value of each. */
export function muestraDe(esquema: Esquema, ahora: string): string {
  return JSON.stringify(valorDe(esquema as Forma, ahora), null, 2);
}
