import type { ValorDeEstado } from '../desk/api/tipos';
import type { Estado, Parte } from './tipos';

/** Every state an XState value is in, as the dot paths of the picture. */
export function rutasDe(valor: ValorDeEstado, base = ''): string[] {
  const bajo = (clave: string) => (base === '' ? clave : `${base}.${clave}`);
  if (typeof valor === 'string') return [bajo(valor)];
  return Object.entries(valor).flatMap(([clave, interior]) => [
    bajo(clave),
    ...rutasDe(interior, bajo(clave)),
  ]);
}

/** Paths of the innermost states to look at after a step: first those it entered, then the others. */
export function dondeMirar(antes: ValorDeEstado | null, despues: ValorDeEstado): string[] {
  const previas = new Set(antes === null ? [] : rutasDe(antes));
  const todas = rutasDe(despues);
  const hojas = todas.filter((r) => !todas.some((otra) => otra.startsWith(`${r}.`)));
  return [...hojas.filter((r) => !previas.has(r)), ...hojas.filter((r) => previas.has(r))];
}

interface Compuesto {
  readonly proceso: ValorDeEstado;
  readonly items: Readonly<Record<string, ValorDeEstado>>;
}

const esCompuesto = (valor: unknown): valor is Compuesto =>
  typeof valor === 'object' && valor !== null && 'proceso' in valor && 'items' in valor;

/** The value of one statechart of a case: its own, or that of an item. */
export function valorDe(valor: ValorDeEstado, item: string | null): ValorDeEstado | null {
  if (!esCompuesto(valor)) return item === null ? valor : null;
  return item === null ? valor.proceso : (valor.items[item] ?? null);
}

/** Items of a case, by number. */
export function itemsDe(valor: ValorDeEstado): string[] {
  return esCompuesto(valor) ? Object.keys(valor.items) : [];
}

// The innermost states of a value, each with the item it is of.
function hojasDe(valor: ValorDeEstado | null): string[] {
  if (valor === null) return [];
  if (esCompuesto(valor))
    return [
      ...hojasDe(valor.proceso),
      ...Object.entries(valor.items).flatMap(([n, v]) => hojasDe(v).map((h) => `ítem ${n}: ${h}`)),
    ];
  return typeof valor === 'string'
    ? [valor]
    : Object.entries(valor).flatMap(([clave, v]) => (typeof v === 'string' ? [`${clave}.${v}`] : hojasDe(v)));
}

/** The innermost states of a value, in a line of text. */
export function enBreve(valor: ValorDeEstado): string {
  return hojasDe(valor).join(' · ');
}

/** What a step changed of the state, in a line of text: only the innermost states that are others. */
export function delCambio(antes: ValorDeEstado | null, despues: ValorDeEstado): string {
  const [previas, nuevas] = [hojasDe(antes), hojasDe(despues)];
  const salen = previas.filter((h) => !nuevas.includes(h));
  const entran = nuevas.filter((h) => !previas.includes(h));
  if (antes === null) return `nace en ${entran.join(' · ')}`;
  if (salen.length + entran.length === 0) return 'no cambia de estado';
  return `${salen.join(' · ') || '—'} → ${entran.join(' · ') || '—'}`;
}

/** The last names of a dot path: what is enough to know a state by, beside its picture. */
export const enCorto = (ruta: string) =>
  ruta === '' ? 'todo el diagrama' : ruta.split('.').slice(-2).join('.');

/** A state with its dot path. */
export interface EstadoConRuta {
  readonly ruta: string;
  readonly estado: Estado;
}

/** Every state under a machine's root, in order, with its path. */
export function aplanar(raiz: Estado, base = ''): EstadoConRuta[] {
  return raiz.estados.flatMap((estado) => {
    const ruta = base === '' ? estado.clave : `${base}.${estado.clave}`;
    return [{ ruta, estado }, ...aplanar(estado, ruta)];
  });
}

/** Name of a statechart of a case. */
export const nombreDeParte = ({ item }: Pick<Parte, 'item'>) =>
  item === null ? 'expediente' : `ítem ${item}`;
