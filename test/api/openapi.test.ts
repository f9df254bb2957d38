import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
let doc: Json;
beforeAll(async () => {
  s = await Servidor.abrir();
  doc = await s.bien(200, s.get('/openapi.json', { ficha: null }));
});
afterAll(() => s.cerrar());

/** Calls that need no ficha, and what they answer to an empty request. */
const LIBRES: Readonly<Record<string, number>> = {
  'post /api/consulta': 422,
  'get /api/salud': 200,
  'get /api/verificacion-de-documentos/{codigo}': 200,
  'post /api/sesion': 422,
  'post /api/sesion/invitacion': 422,
  'get /api/sesion/medios': 200,
  // Nobody named an identity provider in these tests.
  'get /api/sesion/oidc': 404,
  'get /api/sesion/oidc/retorno': 404,
};

const LLAMADAS = [
  'get /api/salud',
  'post /api/solicitudes',
  'get /api/solicitudes',
  'get /api/solicitudes/{id}',
  'post /api/solicitudes/{id}/eventos',
  'get /api/solicitudes/{id}/historial',
  'get /api/solicitudes/{id}/plazos',
  'get /api/solicitudes/{id}/notificaciones',
  'get /api/solicitudes/{id}/documentos',
  'post /api/solicitudes/{id}/notificaciones/{nid}/registro',
  'get /api/solicitudes/{id}/verificacion',
  'post /api/procesos',
  'get /api/procesos',
  'get /api/procesos/{id}',
  'post /api/procesos/{id}/eventos',
  'get /api/procesos/{id}/historial',
  'get /api/procesos/{id}/plazos',
  'get /api/procesos/{id}/notificaciones',
  'get /api/procesos/{id}/documentos',
  'post /api/procesos/{id}/notificaciones/{nid}/registro',
  'get /api/procesos/{id}/verificacion',
  'get /api/procesos/{id}/cuadro-comparativo',
  'get /api/procesos/{id}/cuadro-comparativo.html',
  'get /api/procesos/{id}/cuadro-comparativo.xlsx',
  'get /api/plazos',
  'get /api/maquinas',
  'get /api/maquinas/{id}/{version}',
  'get /api/maquinas/{id}/{version}/diagrama.svg',
  'get /api/reglas',
  'get /api/reglas/{id}',
  'post /api/reglas/{id}/correcciones',
  'get /api/calendario/{anio}',
  'get /api/calendario/computo',
  'post /api/calendario/inhabiles',
  'delete /api/calendario/inhabiles/{fecha}',
  'get /api/reloj',
  'post /api/reloj',
  'post /api/usuarios',
  'post /api/usuarios/{id}/ficha',
  'delete /api/usuarios/{id}',
  'get /api/corriente',
];

interface Operacion {
  readonly nombre: string;
  readonly op: Json;
}

const operaciones = (): Operacion[] =>
  Object.entries(doc.paths).flatMap(([camino, metodos]) =>
    Object.entries(metodos as object).map(([metodo, op]) => ({ nombre: `${metodo} ${camino}`, op })),
  );

function* nodos(valor: Json, camino = '#'): Generator<[string, Json]> {
  if (typeof valor !== 'object' || valor === null) return;
  yield [camino, valor];
  for (const [clave, hijo] of Object.entries(valor)) yield* nodos(hijo, `${camino}/${clave}`);
}

/** The value a local reference names in the document, by RFC 6901. */
function resolver(ref: string): unknown {
  if (!ref.startsWith('#')) return undefined;
  return ref
    .slice(1)
    .split('/')
    .slice(1)
    .map((p) => decodeURIComponent(p).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json>((valor, clave) => valor?.[clave], doc);
}

describe('El documento OpenAPI', () => {
  test('Es de la versión 3.1 y dice qué es y en qué versión va.', () => {
    expect(doc.openapi).toMatch(/^3\.1\.\d$/);
    expect(doc.info).toMatchObject({
      title: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    expect(
      Object.keys(doc).filter(
        (k) =>
          ![
            'openapi',
            'info',
            'jsonSchemaDialect',
            'servers',
            'paths',
            'webhooks',
            'components',
            'security',
            'tags',
            'externalDocs',
          ].includes(k),
      ),
    ).toEqual([]);
  });

  test('Nombra todas las llamadas del contrato.', () => {
    const nombres = operaciones().map((o) => o.nombre);
    expect(LLAMADAS.filter((l) => !nombres.includes(l))).toEqual([]);
  });

  test('Toda referencia lleva a algo del propio documento.', () => {
    const rotas = [...nodos(doc)].filter(
      ([, n]) => typeof n.$ref === 'string' && resolver(n.$ref) === undefined,
    );
    expect(rotas.map(([camino, n]) => `${camino} → ${n.$ref}`)).toEqual([]);
  });

  test('Cada operación tiene identificador único, resumen, respuestas y los parámetros de su ruta.', () => {
    const ids = operaciones().map(({ op }) => op.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { nombre, op } of operaciones()) {
      expect([nombre, typeof op.summary]).toEqual([nombre, 'string']);
      const deRuta = [...nombre.matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
      const declarados = op.parameters.filter((p: Json) => p.in === 'path');
      expect([nombre, ...declarados.map((p: Json) => p.name)]).toEqual([nombre, ...deRuta]);
      for (const p of op.parameters) {
        expect(['path', 'query', 'header']).toContain(p.in);
        expect(p.schema).toBeTypeOf('object');
        if (p.in === 'path') expect(p.required).toBe(true);
      }
      const claves = op.parameters.map((p: Json) => `${p.in} ${p.name}`);
      expect(new Set(claves).size).toBe(claves.length);
      // Those two only send the browser elsewhere.
      const bien = nombre.startsWith('get /api/sesion/oidc') ? /^302$/ : /^2\d\d$/;
      expect([nombre, Object.keys(op.responses).some((c) => bien.test(c))]).toEqual([nombre, true]);
      for (const [codigo, respuesta] of Object.entries<Json>(op.responses)) {
        expect(codigo).toMatch(/^[1-5]\d\d$/);
        expect(respuesta.description ?? respuesta.$ref).toBeTypeOf('string');
        if (codigo >= '400') expect(Object.keys(respuesta.content)).toEqual(['application/problem+json']);
      }
    }
  });

  test('Los esquemas son de JSON Schema 2020-12: tipos, listas de obligatorios y enumeraciones bien formados.', () => {
    const TIPOS = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
    const esquemas = operaciones().flatMap(({ op }) => [
      ...op.parameters.map((p: Json) => p.schema),
      ...Object.values<Json>(op.requestBody?.content ?? {}).map((c) => c.schema),
      ...Object.values<Json>(op.responses).flatMap((r) =>
        Object.values<Json>(r.content ?? {}).map((c) => c.schema),
      ),
    ]);
    expect(esquemas.length).toBeGreaterThan(100);
    const revisar = (e: Json): void => {
      if (typeof e === 'boolean') return;
      expect(e).toBeTypeOf('object');
      if (e.type !== undefined) for (const t of [e.type].flat()) expect(TIPOS).toContain(t);
      if (e.enum !== undefined) expect(Array.isArray(e.enum) && e.enum.length > 0).toBe(true);
      if (e.required !== undefined)
        expect(e.required.every((r: unknown) => typeof r === 'string')).toBe(true);
      expect(e.nullable).toBeUndefined();
      // A required property must be one that the schema describes.
      if (e.properties) expect((e.required ?? []).filter((r: string) => !(r in e.properties))).toEqual([]);
      for (const hijo of [
        ...Object.values(e.properties ?? {}),
        ...[e.items, e.additionalProperties, e.not].filter((x) => x !== undefined),
        ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((k) => e[k] ?? []),
        ...Object.values(e.$defs ?? {}),
      ])
        revisar(hijo);
    };
    esquemas.forEach(revisar);
  });

  test('La salud y el ingreso a la mesa no piden ficha y las demás llamadas sí, como hace el servidor.', async () => {
    const esquema = Object.keys(doc.components.securitySchemes)[0] as string;
    expect(doc.components.securitySchemes[esquema]).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(doc.security).toEqual([{ [esquema]: [] }]);
    for (const { nombre, op } of operaciones()) {
      const [metodo = '', camino = ''] = nombre.split(' ');
      const r = await s.pedir(metodo.toUpperCase(), camino.replace(/\{\w+\}/g, 'x'), { ficha: null });
      const libre = Array.isArray(op.security) && op.security.length === 0;
      expect([nombre, libre]).toEqual([nombre, nombre in LIBRES]);
      expect([nombre, r.estado]).toEqual([nombre, LIBRES[nombre] ?? 401]);
    }
  });

  test('Dice que las llamadas que cambian un caso admiten Idempotency-Key, If-Match y Prefer.', () => {
    const op = doc.paths['/api/solicitudes/{id}/eventos'].post;
    const cabeceras = op.parameters.filter((p: Json) => p.in === 'header').map((p: Json) => p.name);
    expect(cabeceras).toEqual(expect.arrayContaining(['Idempotency-Key', 'If-Match', 'Prefer']));
  });

  test('El caso que responde el servidor tiene los campos que el documento promete.', async () => {
    const caso = await s.presentar();
    let esquema = doc.paths['/api/solicitudes/{id}'].get.responses['200'].content['application/json'].schema;
    if (esquema.$ref) esquema = resolver(esquema.$ref);
    expect(esquema).toBeTypeOf('object');
    for (const campo of esquema.required ?? []) expect(caso).toHaveProperty(campo);
    for (const campo of [
      'id',
      'numero',
      'situacion',
      'estado',
      'secuencia',
      'plazos',
      'eventosPermitidos',
      'advertencias',
    ])
      expect(esquema.properties).toHaveProperty(campo);
  });
});

describe('La documentación', () => {
  test('/docs carga solo recursos de este servidor, y existen.', async () => {
    const r = await s.get('/docs', { ficha: null });
    expect(r.estado).toBe(200);
    expect(r.cabeceras.get('content-type')).toMatch(/^text\/html/);
    const csp = r.cabeceras.get('content-security-policy') ?? '';
    expect(csp).toMatch(/default-src 'self'/);
    expect(csp).not.toMatch(/https?:\/\//);
    const recursos = [...r.texto.matchAll(/(?:src|href)="([^"]+)"/g)].map((m) => m[1] as string);
    expect(recursos.length).toBeGreaterThan(2);
    for (const recurso of recursos) {
      expect(recurso).toMatch(/^\/(?!\/)/);
      const bajado = await s.get(recurso, { ficha: null });
      expect([recurso, bajado.estado]).toEqual([recurso, 200]);
      if (recurso.endsWith('.css')) expect(bajado.texto).not.toMatch(/url\(\s*['"]?https?:|@import/);
    }
    expect(r.texto).not.toMatch(/https?:\/\//);
    const inicio = await s.get('/docs/inicio.js', { ficha: null });
    expect(inicio.texto).toMatch(/['"]\/openapi\.json['"]/);
    expect(inicio.texto).not.toMatch(/https?:\/\//);
  });

  test('La página de documentación no pregunta nada al validador de swagger.io.', async () => {
    const inicio = await s.get('/docs/inicio.js', { ficha: null });
    const csp = (await s.get('/docs', { ficha: null })).cabeceras.get('content-security-policy') ?? '';
    // Its badge is an image of another server: either it is switched off or the page may not load it.
    const imagenes = /img-src ([^;]*)/.exec(csp)?.[1] ?? '';
    expect(/validatorUrl:\s*null/.test(inicio.texto) || !/https:|\*/.test(imagenes)).toBe(true);
  });

  test('La portada y la documentación llevan las cabeceras de una página segura.', async () => {
    for (const camino of ['/', '/docs']) {
      const r = await s.get(camino, { ficha: null });
      expect(r.estado).toBe(200);
      expect(r.cabeceras.get('x-content-type-options')).toBe('nosniff');
      expect(r.cabeceras.get('x-powered-by')).toBeNull();
      expect(r.cabeceras.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
    }
  });
});
