import { z } from 'zod';
import type { Ruta } from './ruta.js';

type Esquema = Record<string, unknown>;

/** Shared shapes met while describing the routes; they move to the components of the document. */
const compartidos: Record<string, Esquema> = {};

function esquemaDe(esquema: z.ZodType, io: 'input' | 'output'): Esquema {
  const texto = JSON.stringify(z.toJSONSchema(esquema, { io, unrepresentable: 'any' }));
  const {
    $schema: _,
    $defs,
    ...resto
  } = JSON.parse(texto.replaceAll('"#/$defs/', '"#/components/schemas/')) as Esquema & {
    $defs?: Record<string, Esquema>;
  };
  Object.assign(compartidos, $defs);
  return resto;
}

const PROBLEMA = {
  description: 'Problema (RFC 9457), con una frase en castellano y la norma',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problema' } } },
};

function parametros(ruta: Ruta): object[] {
  const deRuta = [...ruta.ruta.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const forma = ruta.consulta
    ? (esquemaDe(ruta.consulta, 'input') as { properties?: Record<string, object>; required?: string[] })
    : {};
  const deConsulta = Object.entries(forma.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: forma.required?.includes(name) ?? false,
    schema,
  }));
  const cabecera = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  const deEscritura =
    ruta.metodo === 'post' && /solicitudes|procesos|informes/.test(ruta.ruta)
      ? [
          cabecera(
            'Idempotency-Key',
            'Repetir la petición con la misma clave devuelve la primera respuesta.',
          ),
          cabecera('If-Match', 'Secuencia esperada, entre comillas.'),
          cabecera('Prefer', 'return=minimal devuelve solo id, situación y secuencia.'),
        ]
      : [];
  return [...deRuta, ...deConsulta, ...deEscritura];
}

/** What a call answers with, by the end of its path; the others, JSON. */
const TIPOS: readonly (readonly [string, string])[] = [
  ['.svg', 'image/svg+xml'],
  ['.html', 'text/html'],
  ['.pdf', 'application/pdf'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.ics', 'text/calendar'],
  ['/corriente', 'text/event-stream'],
  ['/contenido', 'application/octet-stream'],
];

function operacion(ruta: Ruta): object {
  const [, tipo = 'application/json'] = TIPOS.find(([fin]) => ruta.ruta.endsWith(fin)) ?? [];
  const bien =
    ruta.exito === 204 || ruta.exito === 302
      ? { description: ruta.exito === 302 ? 'Lleva a otra dirección' : 'Hecho' }
      : { description: 'Hecho', content: { [tipo]: { schema: esquemaDe(ruta.respuesta, 'output') } } };
  const errores = [
    ...['400', '401', '403', '404', '409', '412', '413', '415', '422', '429', '503'],
    ...(ruta.ruta.endsWith('/contenido') ? ['410', '416'] : []),
    ...(ruta.recibir ? ['507'] : []),
  ];
  return {
    summary: ruta.titulo,
    description:
      ruta.roles === 'publico'
        ? 'No requiere ficha.'
        : `Roles: ${ruta.roles === 'todos' ? 'cualquiera; cada acto exige los suyos' : ruta.roles.join(', ')}.`,
    operationId: `${ruta.metodo}_${ruta.ruta.replace(/[^a-z]+/gi, '_')}`,
    tags: [ruta.ruta.split('/')[2] ?? 'api'],
    ...(ruta.roles === 'publico' ? { security: [] } : {}),
    parameters: parametros(ruta),
    ...(ruta.cuerpo
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: esquemaDe(ruta.cuerpo, 'input') } },
          },
        }
      : {}),
    ...(ruta.recibir
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    responses: { [ruta.exito]: bien, ...Object.fromEntries(errores.map((e) => [e, PROBLEMA])) },
  };
}

/** The OpenAPI 3.1 document of a table of routes: the same schemas that read the requests (D12). */
export function documentoOpenApi(rutas: readonly Ruta[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const ruta of rutas) paths[ruta.ruta] = { ...paths[ruta.ruta], [ruta.metodo]: operacion(ruta) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Expediente Vivo',
      version,
      description:
        'Sistema de expedientes del OECE. Todo acto entra por un evento; toda respuesta cita su norma.',
    },
    servers: [{ url: '/' }],
    security: [{ ficha: [] }],
    paths,
    components: {
      securitySchemes: { ficha: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...compartidos,
        Problema: {
          type: 'object',
          required: ['type', 'title', 'status', 'codigo', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            codigo: { type: 'string' },
            detail: { type: 'string' },
            regla: { type: 'string' },
            norma: { type: 'string' },
            estado: {},
            seHabilita: { type: 'object' },
            eventosPermitidos: { type: 'array', items: { type: 'object' } },
            errores: {
              type: 'array',
              items: {
                type: 'object',
                properties: { ruta: { type: 'string' }, mensaje: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
}
