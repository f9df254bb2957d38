import type { Azar } from './azar.js';
import { cuerpoDe } from './cuerpos.js';
import type { Memoria } from './memoria.js';
import { cualquiera, type Esquema, queCabe, TEXTOS_RAROS } from './valores.js';

/** An operation of the OpenAPI document. */
export interface Operacion {
  readonly metodo: string;
  readonly ruta: string;
  // biome-ignore lint/suspicious/noExplicitAny: read as the document gives it
  readonly op: any;
}

/** A request as it will be written on the wire. */
export interface Disparo {
  readonly metodo: string;
  /** Path as the document writes it. */
  readonly plantilla: string;
  readonly camino: string;
  readonly cabeceras: Readonly<Record<string, string>>;
  readonly cuerpo: Buffer | null;
  /** The client leaves after so many bytes of its body. */
  readonly cortarEn: number | null;
}

/** With what requests are made: chance, what was learnt, who enters, and data known to be good. */
export interface Arsenal {
  readonly azar: Azar;
  readonly memoria: Memoria;
  readonly fichas: readonly string[];
  readonly cookies: string[];
  /** Bodies that the server takes, by `METODO ruta`. */
  readonly buenos: ReadonlyMap<string, readonly unknown[]>;
  /** Schemas of the acts of each collection. */
  readonly actos: ReadonlyMap<string, readonly { tipo: string; esquema: Esquema }[]>;
}

// A lone surrogate cannot be written in an address; that text is tried in bodies.
const enDireccion = (valor: unknown) =>
  encodeURIComponent(
    Buffer.from((typeof valor === 'string' ? valor : (JSON.stringify(valor) ?? '')).slice(0, 600)).toString(),
  );

const FIJOS: Readonly<Record<string, readonly string[]>> = {
  version: ['1.0.0'],
  anio: ['2011', '2027', '0', '99999'],
  fecha: ['2011-05-02', '2027-05-03', '2011-02-30'],
};

function caminoDe({ ruta }: Operacion, { azar, memoria }: Arsenal): string {
  let plantilla = '';
  let real = '';
  for (const parte of ruta.split('/').slice(1)) {
    const nombre = /^\{(\w+)\}(.*)$/.exec(parte);
    if (nombre === null) {
      plantilla += `/${parte}`;
      real += `/${parte}`;
      continue;
    }
    const [, cual = '', resto = ''] = nombre;
    const hallado = memoria.de(plantilla);
    const fijo = FIJOS[cual];
    if (azar.unaDe(10)) real += `/${enDireccion(cualquiera(azar, 1))}${resto}`;
    else if (fijo) real += `/${azar.de(fijo)}${resto}`;
    else if (hallado === null) real += `/x${resto}`;
    // The list it came from, unless the path already went elsewhere.
    else
      real = `${azar.unaDe(4) ? real : hallado.camino.includes('{') ? real : hallado.camino}/${enDireccion(hallado.id)}${resto}`;
    plantilla += `/{${cual}}${resto}`;
  }
  return real;
}

const SUELTAS = [
  'limite=1&limite=2',
  'x=1',
  '__proto__=1',
  '%E0%A4%A=1',
  '&&==',
  'a[b]=c',
  'simular=true',
  'simular=true&simular=false',
  `q=${'x'.repeat(5000)}`,
  '%00=%00',
  '?',
  '#',
  'cursor=bm8',
  'cursor=%ff',
];

function consultaDe({ op }: Operacion, azar: Azar): string {
  const pares = (op.parameters ?? [])
    .filter((p: Esquema) => p.in === 'query' && (p.required ? !azar.unaDe(10) : azar.unaDe(3)))
    .map((p: Esquema) => `${p.name}=${enDireccion(queCabe(p.schema, azar, p.name))}`);
  if (azar.unaDe(15)) pares.push(azar.de(SUELTAS));
  return pares.length > 0 ? `?${pares.join('&')}` : '';
}

const CABECERAS: readonly (readonly [string, readonly string[]])[] = [
  ['idempotency-key', ['a', 'b', '', 'ñ', 'x'.repeat(300)]],
  ['if-match', ['"1"', '"2"', 'x', '*', '""', 'W/"3"', '"99999999999999999999"']],
  ['if-none-match', ['"1"', '*', 'x']],
  ['prefer', ['return=minimal', 'return=representation', 'wait=100000', '']],
  ['accept', ['text/html', '*/*', 'application/json', 'x']],
  ['accept-language', ['es-PE', 'x'.repeat(500), '*']],
  ['range', ['bytes=0-0', 'bytes=-1', 'bytes=5-1', 'bytes=0-99999999999', 'bytes=0-1,2-3', 'x', 'bytes=']],
  ['if-range', ['"x"', 'Wed, 21 Oct 2015 07:28:00 GMT']],
  ['origin', ['null', 'http://mal.example', 'http://127.0.0.1', 'x']],
  ['referer', ['http://mal.example/', 'x']],
  ['sec-fetch-site', ['cross-site', 'same-origin', 'same-site', 'none', 'x']],
  [
    'x-forwarded-for',
    ['10.0.0.1', '10.0.0.2, 10.0.0.3', '::1', 'x', '', '999.1.1.1', 'unknown', ','.repeat(200)],
  ],
  ['x-forwarded-proto', ['https', 'http', 'x', 'https,http']],
  ['x-forwarded-host', ['mal.example', '']],
  ['host', ['mal.example', '127.0.0.1', '[::1]', 'x y', '']],
  ['last-event-id', ['0', 'x', '99999999999999', '-1', '1e9']],
  ['upgrade', ['websocket', 'h2c']],
  ['expect', ['100-continue', '100-continue', '100-continue', 'x']],
  ['content-encoding', ['gzip', 'identity', 'br', 'x']],
  ['user-agent', ['', 'x'.repeat(4000), '<script>']],
  ['x-http-method-override', ['DELETE']],
];

/** An address nobody else has. */
export const direccion = (azar: Azar) =>
  `10.${azar.entero(0, 255)}.${azar.entero(0, 255)}.${azar.entero(1, 254)}`;

function cabecerasDe({ azar, fichas, cookies }: Arsenal): Record<string, string> {
  const puestas: Record<string, string> = {};
  if (azar.unaDe(6) && cookies.length > 0) {
    puestas['cookie'] = azar.unaDe(6) ? `sesion=${azar.bytes(24).toString('base64url')}` : azar.de(cookies);
    if (!azar.unaDe(5)) puestas['x-expediente'] = 'mesa';
  } else if (azar.unaDe(25)) {
    const raras = ['Bearer ', 'Basic YTpi', `Bearer ${'x'.repeat(600)}`, 'Bearer a b', 'bearer\tx', 'x'];
    puestas['authorization'] = azar.de(raras);
  } else if (!azar.unaDe(15)) puestas['authorization'] = `Bearer ${azar.de(fichas)}`;
  // From one address the brakes would soon answer for everything.
  if (!azar.unaDe(3)) puestas['x-forwarded-for'] = direccion(azar);
  for (const [nombre, valores] of CABECERAS) if (azar.unaDe(25)) puestas[nombre] = azar.de(valores);
  // What a header cannot carry the client itself would refuse to write.
  return Object.fromEntries(
    Object.entries(puestas).map(([k, v]) => [k, Buffer.from(v, 'utf8').toString('latin1')]),
  );
}

const METODOS = ['GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND'];

/** One request to an operation: mostly what it expects, with something out of place here and there. */
export function disparar(o: Operacion, arsenal: Arsenal): Disparo {
  const { azar } = arsenal;
  const metodo = azar.unaDe(40) ? azar.de(METODOS) : o.metodo;
  const cabeceras = cabecerasDe(arsenal);
  const camino = `${caminoDe(o, arsenal)}${consultaDe(o, azar)}`;
  const conCuerpo = metodo === 'POST' || azar.unaDe(30);
  const { cuerpo, tipo } = conCuerpo ? cuerpoDe(o, arsenal) : { cuerpo: null, tipo: null };
  if (tipo !== null) cabeceras['content-type'] = tipo;
  // fetch would not: what follows a wrong length is another request to the server.
  const cortarEn = cuerpo !== null && cuerpo.length > 10 && azar.unaDe(200) ? cuerpo.length >> 1 : null;
  return { metodo, plantilla: o.ruta, camino, cabeceras, cuerpo, cortarEn };
}

/** An address that is of no operation. */
export function perdido(azar: Azar): string {
  const base = azar.de([
    '/api/',
    '/',
    '/docs/',
    '/assets/',
    '/inspector/',
    '/consulta/',
    '/verificar/',
    '/metricas',
    '//',
    '/api//',
  ]);
  return `${base}${azar.lista(3, () => enDireccion(azar.de(TEXTOS_RAROS).slice(0, 200))).join('/')}`;
}
