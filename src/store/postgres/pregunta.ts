import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { A_MEDIDA } from '../sql/dialecto.js';

interface Traducida {
  readonly text: string;
  /** Names of its marks in their order, when it has names. */
  readonly nombres: readonly string[] | null;
  /** Name the server keeps it by; undefined when it is planned again each time, for the values it is given. */
  readonly name: string | undefined;
}

const TRADUCIDAS = 2000;
const conocidas = new LRUCache<string, Traducida>({ max: TRADUCIDAS });
// A quoted text, a cast, a name or a mark: only the last two are translated.
const PARTES = /'(?:[^']|'')*'|"[^"]*"|::|:([a-zA-Z]\w*)|\?/g;

function traducir(sql: string): Traducida {
  const nombres: string[] = [];
  let marcas = 0;
  const text = sql.replace(PARTES, (parte: string, nombre: string | undefined) => {
    if (parte === '?') {
      marcas += 1;
      return `$${marcas}`;
    }
    if (nombre === undefined) return parte;
    const visto = nombres.indexOf(nombre);
    return `$${visto >= 0 ? visto + 1 : nombres.push(nombre)}`;
  });
  // The server keeps a statement by its name for as long as the connection lives, and after some times one plan for it
  // whatever its values; names are at most 63 bytes.
  const name = text.startsWith(A_MEDIDA)
    ? undefined
    : createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { text, name, nombres: nombres.length > 0 ? nombres : null };
}

/** A portable statement with its values, as the driver of PostgreSQL takes them. */
export function preguntaDe(
  sql: string,
  valores: readonly unknown[],
): { text: string; name: string | undefined; values: unknown[] } {
  const conocida = conocidas.get(sql);
  const traducida = conocida ?? traducir(sql);
  if (!conocida) conocidas.set(sql, traducida);
  const { text, name, nombres } = traducida;
  const [dados] = valores as readonly Record<string, unknown>[];
  return { text, name, values: nombres ? nombres.map((n) => dados?.[n]) : [...valores] };
}
