import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verificarTodo } from '../../src/engine/verificar.js';
import { casoEnAnalisis, casoEnEspera, type Json, type Peticion, RUC_A } from '../apoyo/cliente.js';
import { valorEnCrudo } from '../apoyo/en-crudo.js';
import { EN_POSTGRES } from '../apoyo/en-postgres.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

/** Requests in all; each run of the property sends a handful at once. */
const CORRIDAS = Number(process.env['AZAR'] ?? 600);
const JUNTAS = 6;
/** How many times oftener than any other call a request is presented, or acted on: the rarest answers are theirs. */
const DE_ACTOS = 20;

let s: Servidor;
let doc: Json;
let vivos: string[] = [];
let fichas: string[] = [];
let normaliza: Json;

beforeAll(async () => {
  s = await Servidor.abrir();
  doc = await s.bien(200, s.get('/openapi.json'));
  normaliza = (await s.bien(200, s.get('/api/maquinas/solicitud/1.0.0'))).eventos;
  vivos = [(await s.presentar()).id, await casoEnAnalisis(s), await casoEnEspera(s, 30)];
  const roles = ['mesa_partes', 'especialista', 'coordinador', 'lectura'];
  fichas = [s.admin, await s.ficha(roles), await s.ficha(['entidad'], RUC_A), 'ficha-de-nadie'];
});
afterAll(() => s.cerrar());

const RAROS: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '😀',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '%00',
  '9999-12-31',
  '2027-02-30',
  '2027-02-03T25:00:00Z',
  '2027-02-03T10:00:00-05:00',
  '2027-02-03',
  '20131312955',
  'x'.repeat(30_000),
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  true,
  null,
  [],
  {},
  [[[[]]]],
];
const raro = fc.constantFrom(...RAROS);
const cualquiera: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: raro },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const aTexto = (v: unknown) => (typeof v === 'string' ? v : JSON.stringify(v));

/** A value that mostly fits a JSON Schema, with something out of place here and there. */
function queCabe(esquema: Json): fc.Arbitrary<unknown> {
  const bueno = (): fc.Arbitrary<unknown> => {
    if (esquema?.enum) return fc.constantFrom(...esquema.enum);
    if ('const' in (esquema ?? {})) return fc.constant(esquema.const);
    const opciones = esquema?.anyOf ?? esquema?.oneOf;
    if (opciones) return fc.oneof(...opciones.map(queCabe));
    switch (esquema?.type) {
      case 'string':
        if (esquema.format === 'date') return fc.constantFrom('2027-02-01', '2027-02-10', '2026-12-31');
        if (esquema.format === 'date-time')
          return fc.constantFrom(
            '2027-02-01T15:00:00Z',
            '2027-02-05T10:00:00-05:00',
            '2027-03-01T10:00:00-05:00',
          );
        return fc.oneof(
          fc.constantFrom('Texto.', 'a@b.gob.pe', '2027-02-03', '20131312955', '3', 'true', 'nacional'),
          fc.string({ minLength: 1, maxLength: 30 }),
        );
      case 'integer':
      case 'number':
        return fc.integer({ min: -2, max: 200 });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      case 'array':
        return fc.array(queCabe(esquema.items), { maxLength: 3 });
      case 'object':
        return objeto(esquema);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  };
  return fc.oneof({ weight: 12, arbitrary: bueno() }, { weight: 1, arbitrary: cualquiera });
}

function objeto(esquema: Json): fc.Arbitrary<unknown> {
  const propiedades = Object.entries<Json>(esquema.properties ?? {});
  const campos = Object.fromEntries(
    propiedades.map(([k, v]) => [
      k,
      fc.option(queCabe(v), { freq: esquema.required?.includes(k) ? 20 : 2, nil: undefined }),
    ]),
  );
  return fc
    .tuple(
      fc.record(campos),
      fc.option(fc.tuple(fc.constantFrom('__proto__', 'imprevisto', 'constructor', ''), cualquiera), {
        freq: 1,
      }),
    )
    .map(([base, extra]) => {
      const limpio = Object.entries(base).filter(([, v]) => v !== undefined);
      // One in a few carries a field nobody foresaw.
      const conExtra = extra && JSON.stringify(extra).length % 5 === 0 ? [...limpio, extra] : limpio;
      return Object.fromEntries(conExtra as [string, unknown][]);
    });
}

interface Tiro {
  readonly metodo: string;
  readonly camino: string;
  readonly p: Peticion;
}

const cabeceras = fc.record(
  {
    'idempotency-key': fc.constantFrom('a', 'b', '', 'x'.repeat(300)),
    'if-match': fc.constantFrom('"1"', '"2"', 'x', '*', '""', 'W/"3"'),
    prefer: fc.constantFrom('return=minimal', 'return=representation', 'wait=100000'),
    accept: fc.constantFrom('text/html', '*/*', 'x'),
    'content-type': fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'text/plain',
      'x/y',
    ),
    'last-event-id': fc.constantFrom('0', 'x', '99999999999999'),
  },
  { requiredKeys: [] },
);

function tiroDe(metodo: string, ruta: string, op: Json): fc.Arbitrary<Tiro> {
  const deRuta = (nombre: string): fc.Arbitrary<string> => {
    const conocidos: Record<string, readonly string[]> = {
      id: ruta.includes('maquinas') ? ['solicitud'] : ruta.includes('reglas') ? ['AT-7.1'] : [...vivos],
      version: ['1.0.0'],
      anio: ['2027', '2031', '0', '99999'],
      fecha: ['2027-02-03', '2027-02-30'],
      nid: [`${vivos[2]}.4.0`, 'x'],
    };
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...(conocidos[nombre] ?? ['x'])) },
      { weight: 1, arbitrary: cualquiera.map((v) => aTexto(v).slice(0, 500) || 'x') },
    );
  };
  const partes = [...ruta.matchAll(/\{(\w+)\}/g)].map((m) => m[1] as string);
  const enConsulta = op.parameters.filter((q: Json) => q.in === 'query');
  const consulta = fc.tuple(
    ...enConsulta.map((q: Json) =>
      fc.option(
        fc
          .oneof({ weight: 2, arbitrary: queCabe(q.schema) }, { weight: 1, arbitrary: raro })
          .map((v) => [q.name, aTexto(v)]),
        { freq: 1, nil: null },
      ),
    ),
  );
  const suelta = fc.option(
    fc.constantFrom('limite=1&limite=2', 'x=1', '__proto__=1', '%E0%A4%A=1', '&&==', 'a[b]=c'),
    { freq: 1, nil: '' },
  );
  const esActo = ruta.endsWith('/eventos');
  const cuerpo: fc.Arbitrary<unknown> = esActo
    ? fc
        .constantFrom(...(normaliza as Json[]))
        .chain((e) => queCabe(e.esquema).map((datos) => ({ tipo: e.tipo, datos })))
    : ruta === '/api/solicitudes'
      ? fc
          .dictionary(fc.constantFrom(...Object.keys(solicitudCompleta())), cualquiera, { maxKeys: 2 })
          .map((c) => ({ ...solicitudCompleta(), ...c }))
      : queCabe(op.requestBody?.content['application/json']?.schema);
  return fc
    .tuple(
      fc.tuple(...partes.map(deRuta)),
      consulta,
      suelta,
      fc.oneof({ weight: 6, arbitrary: cuerpo }, { weight: 1, arbitrary: cualquiera }),
      cabeceras,
      fc.constantFrom(...fichas, s.admin, s.admin),
    )
    .map(([valores, pares, extra, dato, cabs, ficha]) => {
      let i = 0;
      const camino = ruta.replace(/\{\w+\}/g, () => encodeURIComponent(limpiar(valores[i++] ?? 'x')));
      const q = new URLSearchParams(
        (pares.filter((par) => par !== null) as [string, string][]).map(([k, v]): [string, string] => [
          k,
          limpiar(v),
        ]),
      );
      const busca = [q.toString(), extra].filter(Boolean).join('&');
      const conCuerpo = metodo === 'POST';
      const { 'content-type': tipo, ...resto } = cabs;
      return {
        metodo,
        camino: `${camino}${busca && `?${busca}`}`,
        p: {
          ficha,
          ...(conCuerpo ? { cuerpo: dato === undefined ? null : dato } : {}),
          cabeceras: { ...resto, ...(conCuerpo && tipo ? { 'content-type': tipo } : {}) },
        },
      };
    });
}

// A lone surrogate cannot be written in a URL; that text is tried in bodies.
function limpiar(t: string): string {
  return Buffer.from(t).toString('utf8');
}

/** What is not JSON, by how its address ends. */
const OTROS_TIPOS: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  html: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar',
};

const vistos = new Map<number, number>();

async function unTiro({ metodo, camino, p }: Tiro): Promise<void> {
  if (camino.startsWith('/api/corriente')) {
    const corte = new AbortController();
    const r = await fetch(s.url + camino, {
      headers: { ...(p.cabeceras ?? {}), authorization: `Bearer ${p.ficha}` },
      signal: corte.signal,
    });
    if (r.status >= 500) throw new Error(`${metodo} ${camino}: ${r.status}`);
    corte.abort();
    return;
  }
  const r = await s.pedir(metodo, camino, p);
  vistos.set(r.estado, (vistos.get(r.estado) ?? 0) + 1);
  const falla = (que: string) =>
    new Error(`${que}\n${metodo} ${camino}\n${JSON.stringify(p)}\n${r.estado} ${r.texto.slice(0, 600)}`);
  if (r.estado >= 500) throw falla('Respondió 5xx.');
  if (r.estado < 400) {
    const [, fin = ''] = /\.(svg|html|xlsx|ics)(?:\?|$)/.exec(camino) ?? [];
    const tipo = r.cabeceras.get('content-type') ?? '';
    if (r.estado !== 204 && !tipo.startsWith(OTROS_TIPOS[fin] ?? 'application/json'))
      throw falla('Otro tipo.');
    if (r.estado !== 204 && metodo !== 'HEAD' && fin === '' && r.cuerpo === null) throw falla('No es JSON.');
    return;
  }
  if (!/^application\/problem\+json/.test(r.cabeceras.get('content-type') ?? ''))
    throw falla('No es un problema RFC 9457.');
  const { detail, status, codigo, type, title } = r.cuerpo ?? {};
  if (status !== r.estado || !codigo || !type || !title) throw falla('Al problema le faltan campos.');
  if (typeof detail !== 'string' || !/\p{L}{2,} .*[.]$/u.test(detail))
    throw falla('El detalle no es una frase.');
  // An English sentence here would be one of a library, not ours.
  const suyas = [detail, title, ...(r.cuerpo.errores ?? []).map((e: Json) => e.mensaje)].join(' ');
  if (
    /\b(invalid|expected|received|must|required|unexpected|failed|cannot|undefined)\b/i.test(
      suyas.replace(/«[^»]*»/g, ''),
    ) &&
    !/previsto:/.test(suyas)
  )
    throw falla('El detalle no está en castellano.');
}

test('Ninguna petición al azar obtiene un 5xx, todo rechazo es un problema en castellano y nada queda a medias.', async () => {
  const operaciones = Object.entries<Json>(doc.paths).flatMap(([ruta, metodos]) =>
    Object.entries<Json>(metodos)
      // The clock would leave the reviewed years, and a new token for ourselves would end the run.
      .filter(([metodo]) => !(metodo === 'post' && ruta === '/api/reloj'))
      .map(([metodo, op]) => ({
        weight: metodo === 'post' && /eventos$|^\/api\/solicitudes$/.test(ruta) ? DE_ACTOS : 1,
        arbitrary: tiroDe(metodo.toUpperCase(), ruta, op),
      })),
  );
  expect(operaciones.length).toBeGreaterThan(25);
  let enviadas = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(...operaciones), { minLength: JUNTAS, maxLength: JUNTAS }),
      async (tiros) => {
        enviadas += tiros.length;
        const resultados = await Promise.allSettled(tiros.map(unTiro));
        const fallo = resultados.find((r) => r.status === 'rejected');
        if (fallo) throw fallo.reason;
      },
    ),
    { numRuns: CORRIDAS },
  );
  expect(enviadas).toBeGreaterThanOrEqual(CORRIDAS * JUNTAS);
  // The requests were varied enough to say something.
  for (const estado of [200, 201, 400, 401, 403, 404, 409, 412, 415, 422])
    expect([estado, (vistos.get(estado) ?? 0) > 0]).toEqual([estado, true]);
  expect((await s.get('/api/salud')).estado).toBe(200);

  const hallados: Json[] = [];
  const resumen = await verificarTodo(s.sistema.door, (caso, diferencias) =>
    hallados.push({ caso, diferencias }),
  );
  expect(hallados).toEqual([]);
  expect(resumen.casos).toBeGreaterThanOrEqual(3);

  const cuenta = (sql: string) => valorEnCrudo(s.archivo, sql);
  expect(
    await cuenta(
      'SELECT count(*) FROM caso c WHERE (SELECT count(*) FROM evento e WHERE e.caso = c.id) <> c.secuencia',
    ),
  ).toBe(0);
  expect(
    await cuenta(
      'SELECT count(*) FROM caso c WHERE NOT EXISTS (SELECT 1 FROM caso_datos d WHERE d.caso = c.id)',
    ),
  ).toBe(0);
  expect(
    await cuenta(
      'SELECT count(*) FROM plazo p WHERE p.abierto > (SELECT secuencia FROM caso WHERE id = p.caso)',
    ),
  ).toBe(0);
  expect(
    await cuenta(
      'SELECT count(*) FROM aviso a WHERE a.secuencia > (SELECT secuencia FROM caso WHERE id = a.caso)',
    ),
  ).toBe(0);
  expect(
    await cuenta(
      'SELECT count(*) FROM idempotencia i WHERE i.secuencia > (SELECT secuencia FROM caso WHERE id = i.caso)',
    ),
  ).toBe(0);
  expect(await cuenta(`SELECT sum(ultimo) FROM contador WHERE serie LIKE 'AT-%'`)).toBe(
    await cuenta('SELECT count(*) FROM caso'),
  );
  if (!EN_POSTGRES) expect(await cuenta('PRAGMA integrity_check')).toBe('ok');
}, 240_000);

test('Ninguna combinación de actos con datos bien formados obtiene un 5xx ni deja un caso sin verificar.', async () => {
  const t = await Servidor.abrir();
  try {
    const acto = fc
      .constantFrom(...(normaliza as Json[]))
      .chain((e) => bienFormado(e.esquema).map((datos) => ({ tipo: e.tipo, datos })));
    await fc.assert(
      fc.asyncProperty(fc.array(acto, { minLength: 5, maxLength: 15 }), async (actos) => {
        const { id } = await t.presentar();
        for (const { tipo, datos } of actos) {
          const r = await t.enviar(id, tipo, datos);
          if (![200, 409, 422].includes(r.estado))
            throw new Error(`${tipo} ${JSON.stringify(datos)}: ${r.estado} ${r.texto}`);
        }
        const v = await t.verificacion(id);
        if (!v.integra) throw new Error(JSON.stringify(v));
      }),
      { numRuns: 60 },
    );
  } finally {
    await t.cerrar();
  }
}, 240_000);

/** A value that fits a JSON Schema, nothing out of place. */
function bienFormado(esquema: Json): fc.Arbitrary<unknown> {
  if (esquema.enum) return fc.constantFrom(...esquema.enum);
  const opciones = esquema.anyOf ?? esquema.oneOf;
  if (opciones) return fc.oneof(...opciones.map(bienFormado));
  switch (esquema.type) {
    case 'string':
      return esquema.format === 'date-time'
        ? fc.constantFrom('2027-02-01T15:00:00Z', '2027-02-05T10:00:00-05:00')
        : esquema.format === 'date'
          ? fc.constantFrom('2027-02-01', '2027-02-10')
          : fc.constantFrom('Texto.', 'Otro texto.');
    case 'integer':
    case 'number':
      return fc.integer({ min: esquema.minimum ?? 1, max: Math.min(esquema.maximum ?? 5, 60) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(bienFormado(esquema.items), { minLength: 1, maxLength: 2 });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries<Json>(esquema.properties ?? {}).map(([k, v]) => [k, bienFormado(v)]),
        ),
        { requiredKeys: esquema.required ?? [] },
      );
    default:
      return fc.constant('Texto.');
  }
}
