/** What stands in the place of what was taken out. */
export const SUPRIMIDO = '[suprimido]';

/** How a person is asked for. */
export interface Pedido {
  readonly correo?: string | undefined;
  readonly nombre?: string | undefined;
}

/** What names one person in one case, folded: what was asked, and what stands beside it. */
export interface Identidad {
  readonly correos: ReadonlySet<string>;
  readonly nombres: ReadonlySet<string>;
  readonly telefonos: ReadonlySet<string>;
  /** The name stays where it is: something was decided on it. */
  readonly salvoElNombre?: boolean;
}

type Objeto = Readonly<Record<string, unknown>>;

const esObjeto = (v: unknown): v is Objeto => typeof v === 'object' && v !== null && !Array.isArray(v);
const DE_LA_PERSONA = ['nombre', 'correo', 'telefono', 'dni'] as const;
/** Letters of a number too short to be told from others inside a text. */
const MINIMO = 5;

/** A text without accents, capitals or double spaces, with where each of its letters was. */
function plegar(texto: string): { readonly texto: string; readonly desde: readonly number[] } {
  let plegado = '';
  const desde: number[] = [];
  let i = 0;
  for (const letra of texto) {
    const simple = /\s/.test(letra) ? ' ' : letra.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    if (simple !== ' ' || !plegado.endsWith(' ')) {
      plegado += simple;
      for (let k = 0; k < simple.length; k++) desde.push(i);
    }
    i += letra.length;
  }
  desde.push(texto.length);
  return { texto: plegado, desde };
}

/** A text as names are compared: without accents, capitals or spare spaces. */
export function plegado(texto: string): string {
  return plegar(texto).texto.trim();
}

/** Whether an object is a company or an entity, by its RUC: its name is no personal datum. */
const esJuridica = ({ ruc }: Objeto) => typeof ruc === 'string' && !ruc.startsWith('10');

/** Whether an object is somebody: it has a name or a mail, and is no company or entity. */
function esAlguien(o: Objeto): boolean {
  return (typeof o['nombre'] === 'string' || typeof o['correo'] === 'string') && !esJuridica(o);
}

const nombra = (identidad: Identidad, o: Objeto) =>
  (typeof o['correo'] === 'string' && identidad.correos.has(plegado(o['correo']))) ||
  (typeof o['nombre'] === 'string' && identidad.nombres.has(plegado(o['nombre'])));

function* objetos(valor: unknown): Generator<Objeto> {
  if (Array.isArray(valor)) for (const v of valor) yield* objetos(v);
  if (!esObjeto(valor)) return;
  yield valor;
  for (const v of Object.values(valor)) yield* objetos(v);
}

/** Who is asked for, by what was asked and by what some data say of the same person. */
export function identidadEn(pedido: Pedido, datos: Iterable<unknown>): Identidad {
  const correos = new Set(pedido.correo === undefined ? [] : [plegado(pedido.correo)]);
  const nombres = new Set(pedido.nombre === undefined ? [] : [plegado(pedido.nombre)]);
  const telefonos = new Set<string>();
  const pedida = { correos: new Set(correos), nombres: new Set(nombres), telefonos };
  for (const valor of datos)
    for (const o of objetos(valor)) {
      if (!esAlguien(o) || !nombra(pedida, o)) continue;
      const sumar = (a: Set<string>, v: unknown) => {
        if (typeof v === 'string' && v !== SUPRIMIDO && v.trim() !== '') a.add(plegado(v));
      };
      sumar(correos, o['correo']);
      sumar(nombres, o['nombre']);
      sumar(telefonos, o['telefono']);
    }
  return { correos, nombres, telefonos };
}

/** What is looked for inside a text: a single word may name many people, so it counts only when it is the whole text. */
function agujasDe({ correos, nombres, telefonos }: Identidad): string[] {
  const dentro = [...[...nombres].filter((n) => n.includes(' ')), ...correos, ...telefonos];
  return dentro.filter((a) => a.length >= MINIMO).sort((a, b) => b.length - a.length);
}

const SIN_NOMBRES: ReadonlySet<string> = new Set();
const esDePalabra = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c);

/** A text without what names a person; the same text when it does not. */
export function limpiarTexto(texto: string, identidad: Identidad): string {
  if (identidad.salvoElNombre)
    return limpiarTexto(texto, { ...identidad, nombres: SIN_NOMBRES, salvoElNombre: false });
  const { texto: buscable, desde } = plegar(texto);
  const entero = buscable.trim();
  const esEse = [identidad.correos, identidad.nombres, identidad.telefonos].some((s) => s.has(entero));
  if (esEse) return SUPRIMIDO;
  const trozos: [number, number][] = [];
  for (const aguja of agujasDe(identidad))
    for (let i = buscable.indexOf(aguja); i >= 0; i = buscable.indexOf(aguja, i + 1)) {
      const fin = i + aguja.length;
      const pegado = esDePalabra(buscable[i - 1]) || esDePalabra(buscable[fin]);
      if (!pegado && !trozos.some(([a, b]) => i < b && fin > a)) trozos.push([i, fin]);
    }
  if (trozos.length === 0) return texto;
  let limpio = '';
  let hasta = 0;
  for (const [a, b] of trozos.sort((x, y) => x[0] - y[0])) {
    limpio += texto.slice(hasta, desde[a]) + SUPRIMIDO;
    hasta = desde[b] as number;
  }
  return limpio + texto.slice(hasta);
}

/** One place of some data where a person is named. */
export interface Aparicion {
  /** Path of the datum, for example `contacto.correo`. */
  readonly ruta: string;
  readonly valor: string;
}

/**
 * Some data without what names a person. Keys and everything that is not text stay as they are.
 * @param alHallar hears of each place where the person was named
 * @returns the same value when the person is nowhere in it
 */
export function limpiar(
  valor: unknown,
  identidad: Identidad,
  alHallar: (a: Aparicion) => void = () => {},
  ruta = '',
): unknown {
  const suya = (clave: string | number) => (ruta === '' ? String(clave) : `${ruta}.${clave}`);
  if (typeof valor === 'string') {
    const limpio = valor === SUPRIMIDO ? valor : limpiarTexto(valor, identidad);
    if (limpio !== valor) alHallar({ ruta, valor });
    return limpio;
  }
  if (Array.isArray(valor)) {
    const nuevos = valor.map((v, i) => limpiar(v, identidad, alHallar, suya(i)));
    return nuevos.some((v, i) => v !== valor[i]) ? nuevos : valor;
  }
  if (!esObjeto(valor)) return valor;
  const ajeno = (clave: string) => clave === 'nombre' && esJuridica(valor);
  const esElla = esAlguien(valor) && nombra(identidad, valor);
  let cambia = false;
  const nuevo = Object.fromEntries(
    Object.entries(valor).map(([clave, v]) => {
      const seQueda = clave === 'nombre' && identidad.salvoElNombre === true;
      const deElla =
        esElla && !seQueda && typeof v === 'string' && (DE_LA_PERSONA as readonly string[]).includes(clave);
      if (deElla && v !== SUPRIMIDO) alHallar({ ruta: suya(clave), valor: v });
      const otro = deElla ? SUPRIMIDO : ajeno(clave) ? v : limpiar(v, identidad, alHallar, suya(clave));
      cambia ||= otro !== v;
      return [clave, otro];
    }),
  );
  return cambia ? nuevo : valor;
}

/** Patterns of SQL LIKE that find every text a person may be named in, and few others: accented letters match any. */
export function patronesDe({ correo, nombre }: Pedido): string[] {
  return [correo, nombre].flatMap((t) => {
    if (t === undefined) return [];
    const suelto = t
      .trim()
      .replace(/[\\_%]/g, (c) => `\\${c}`)
      .replace(/\s+/g, '%')
      .replace(/[^\x21-\x7e]|["aeiounAEIOUN]/g, '_');
    return [`%${suelto}%`];
  });
}
