import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Corriente } from './corriente.js';
import { LEER_CUERPO } from './cuerpo.js';
import { credencialDe } from './ficha.js';
import { type Atencion, CABECERAS, type Contestacion, type Llamada } from './llamada.js';
import { servirMesa } from './mesa.js';
import { PAGINA_DOCS } from './paginas.js';
import { contestarProblema, MUCHAS_ABIERTAS, Problema, problemaDePeticion } from './problema.js';

const JSON_UTF8 = 'application/json; charset=utf-8';

function escribir(res: Response, { estado, texto, tipo, cabeceras, ...de }: Contestacion): void {
  const bytes = de.bytes ?? Buffer.from(texto);
  const comunes: Record<string, string | number> = {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...cabeceras,
  };
  if (estado !== 204) {
    comunes['Content-Type'] = tipo ?? JSON_UTF8;
    comunes['Content-Length'] = bytes.length;
  }
  if (tipo?.startsWith('image/svg') || tipo?.startsWith('text/html'))
    comunes['Content-Security-Policy'] =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  res.writeHead(estado, comunes);
  res.end(bytes);
}

function llamadaDe(ruta: number, req: Request): Llamada {
  const cabeceras: Record<string, string> = {};
  for (const nombre of CABECERAS) {
    const valor = req.headers[nombre];
    if (valor !== undefined) cabeceras[nombre] = String(valor);
  }
  const { method: metodo, path: camino, params, query: consulta, body: cuerpo } = req;
  return { ruta, metodo, camino, params: params as Record<string, string>, consulta, cuerpo, cabeceras };
}

function abrirCorriente(
  oficina: Atencion,
  corriente: Corriente,
  req: Request,
  res: Response,
  { estado, tipo, corriente: { desde, caso } = { desde: 0, caso: null } }: Contestacion,
): void {
  const credencial = credencialDe(req.headers);
  if (!corriente.admite(credencial)) {
    escribir(res, contestarProblema(MUCHAS_ABIERTAS));
    return;
  }
  res.writeHead(estado, {
    'Content-Type': tipo ?? '',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    'X-Content-Type-Options': 'nosniff',
  });
  if (req.method === 'HEAD') {
    res.end();
    return;
  }
  res.write(': corriente de eventos\n\n');
  corriente.conectar(res, credencial, desde, (despues) => oficina.eventos(credencial, despues, caso));
}

const EXCESO = new Problema(
  429,
  'DEMASIADAS_PETICIONES',
  'Superó el límite de peticiones por minuto; espere un momento.',
  {},
  { 'Retry-After': '60' },
);

function limitar({ limitePeticiones }: Atencion): RequestHandler[] {
  if (limitePeticiones === 0) return [];
  // The limiter keeps its keys in memory: a digest, never the token.
  const clave = (req: Request) =>
    createHash('sha256')
      .update(credencialDe(req.headers) ?? req.ip ?? '')
      .digest('base64');
  return [
    rateLimit({
      windowMs: 60_000,
      limit: limitePeticiones,
      standardHeaders: false,
      legacyHeaders: false,
      validate: false,
      keyGenerator: (req) => clave(req as Request),
      handler: (_req, res) => escribir(res as Response, contestarProblema(EXCESO)),
    }),
  ];
}

function paginas(app: Express, documento: string): void {
  const seguras = helmet({
    contentSecurityPolicy: {
      directives: {
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'upgrade-insecure-requests': null,
      },
    },
    strictTransportSecurity: false,
  });
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  app.get('/openapi.json', (_req, res) => escribir(res, { estado: 200, texto: documento }));
  app.get('/docs', seguras, (_req, res) => void res.type('html').send(PAGINA_DOCS));
  app.get(
    '/docs/inicio.js',
    seguras,
    (_req, res) =>
      void res
        .type('js')
        .send("SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true });"),
  );
  app.use('/docs/recursos', seguras, express.static(swagger, { index: false, maxAge: '1d' }));
  servirMesa(app, seguras);
}

/**
 * The counter: the API over HTTP as a value, with no port and no listen. It reads requests, hands them to the office and
 * writes its answers. It knows neither law nor database.
 * @param alFallar told of errors nobody foresaw
 */
export function crearApp(
  oficina: Atencion,
  corriente: Corriente,
  alFallar: (error: unknown) => void,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  const limite = limitar(oficina);
  const conCuerpo = [...limite, ...LEER_CUERPO];
  for (const [n, { metodo, ruta }] of oficina.rutas.entries()) {
    const camino = ruta.replace(/\{(\w+)\}/g, ':$1');
    app[metodo](camino, ...(metodo === 'post' ? conCuerpo : limite), async (req: Request, res: Response) => {
      const contestacion = await oficina.atender(llamadaDe(n, req));
      if (contestacion.corriente === undefined) escribir(res, contestacion);
      else abrirCorriente(oficina, corriente, req, res, contestacion);
    });
  }
  paginas(app, oficina.documento);
  app.use((req: Request) => {
    throw new Problema(404, 'NO_EXISTE', `No existe ${req.method} ${req.path.slice(0, 200)}.`);
  });
  app.use((error: unknown, _req: Request, res: Response, seguir: NextFunction) => {
    const problema = problemaDePeticion(error);
    if (problema.estado >= 500) alFallar(error);
    if (res.headersSent) return seguir(error);
    escribir(res, contestarProblema(problema));
  });
  return app;
}
