import { PROVINCIAS_POR_REGION } from './provincias.js';

/** The scopes of OECE's own terms: its seat is in Lima, so national, regional and provincial days of Lima stop them. */
export const AMBITOS_OECE: readonly string[] = ['nacional', 'region:Lima', 'provincia:Lima'];

/** Accents, case and repeated blanks do not distinguish two place names. */
function plegar(texto: string): string {
  const sinTildes = texto.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return sinTildes.toLowerCase().trim().replace(/\s+/g, ' ');
}

const REGION_POR_CLAVE = new Map(
  Object.keys(PROVINCIAS_POR_REGION).map((nombre) => [plegar(nombre), nombre]),
);

const PROVINCIA_POR_CLAVE = new Map(
  Object.entries(PROVINCIAS_POR_REGION).flatMap(([region, nombres]) =>
    nombres.map((nombre) => [plegar(nombre), { nombre, region }] as const),
  ),
);

/** Is `nombre` one of the 196 provinces? Accents and case do not matter. */
export function esProvincia(nombre: string): boolean {
  return PROVINCIA_POR_CLAVE.has(plegar(nombre));
}

/**
 * The scopes whose non-working days stop the terms of an entity of province `nombre`: national, its region, itself
 * (TUO LPAG DS 006-2026-JUS art. 134). Null or blank gives the scopes of OECE; a name that is no province of Peru gives
 * national and that name alone, since nobody knows its region.
 */
export function ambitosDeProvincia(nombre: string | null): string[] {
  if (nombre === null || plegar(nombre) === '') return [...AMBITOS_OECE];
  const provincia = PROVINCIA_POR_CLAVE.get(plegar(nombre));
  if (provincia === undefined) return ['nacional', `provincia:${nombre.trim()}`];
  return ['nacional', `region:${provincia.region}`, `provincia:${provincia.nombre}`];
}

/**
 * A scope under its official name (`Region:cusco` → `region:Cusco`), or null when it is not of the form `nacional`,
 * `region:<nombre>`, `provincia:<nombre>` or the place does not exist.
 */
export function canonizarAmbito(texto: string): string | null {
  const [clase, lugar, ...resto] = texto.split(':').map(plegar);
  if (resto.length > 0) return null;
  if (clase === 'nacional') return lugar === undefined ? 'nacional' : null;
  if (lugar === undefined) return null;
  if (clase === 'region') {
    const region = REGION_POR_CLAVE.get(lugar);
    return region === undefined ? null : `region:${region}`;
  }
  const provincia = clase === 'provincia' ? PROVINCIA_POR_CLAVE.get(lugar) : undefined;
  return provincia === undefined ? null : `provincia:${provincia.nombre}`;
}

/**
 * The scopes that rule a place: `nacional` alone; a region with the national days; a province with its region's and
 * the national ones. Throws RangeError when `canonizarAmbito` does not know the scope: check it first.
 */
export function ambitosDeConsulta(ambito: string): string[] {
  const canonico = canonizarAmbito(ambito);
  if (canonico === null)
    throw new RangeError(`«${ambito}» no es un ámbito: nacional, region:<nombre> o provincia:<nombre>.`);
  if (canonico === 'nacional') return ['nacional'];
  if (canonico.startsWith('region:')) return ['nacional', canonico];
  return ambitosDeProvincia(canonico.slice('provincia:'.length));
}

function nivel(ambito: string): number {
  if (ambito === 'nacional') return 0;
  return ambito.startsWith('region:') ? 1 : 2;
}

function porNivel(a: string, b: string): number {
  return nivel(a) - nivel(b) || (a < b ? -1 : 1);
}

/**
 * One text per set of scopes, whatever their order or repetition: from the widest to the narrowest, joined by `+`.
 * A `+` inside a name typed by a person is escaped, so that `ambitosDeClave` always gives the set back.
 */
export function claveAmbitos(ambitos: readonly string[]): string {
  const unicos = [...new Set(ambitos)].sort(porNivel);
  return unicos.map((ambito) => ambito.replaceAll('%', '%25').replaceAll('+', '%2B')).join('+');
}

/** The scopes a key of `claveAmbitos` stands for, in the key's order. */
export function ambitosDeClave(clave: string): string[] {
  if (clave === '') return [];
  return clave.split('+').map((ambito) => ambito.replaceAll('%2B', '+').replaceAll('%25', '%'));
}
