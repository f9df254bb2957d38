import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import helmet from 'helmet';
import { enviarLoPedido, subir } from './archivos.js';
import type { Corriente } from './corriente.js';
import { LEER_CUERPO } from './cuerpo.js';
import { credencialDe } from './ficha.js';
import { Limite } from './limite.js';
import { type Atencion, CABECERAS, type Contestacion, type Llamada } from './llamada.js';
import { Medidas } from './medidas.js';
import { servirMesa } from './mesa.js';
import { servirConsulta } from './pagina-de-consulta.js';
import { servirVerificacion } from './pagina-de-verificacion.js';
import { PAGINA_DOCS } from './paginas.js';
import { contestarProblema, MUCHAS_ABIERTAS, Problema, problemaDePeticion } from './problema.js';

/** Calls that try to enter, which have a limit of their own. */
const INGRESOS = /^(post \/api\/sesion|get \/api\/sesion\/oidc)/;

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
  return {
    ruta,
    metodo,
    camino,
    params: params as Record<string, string>,
    consulta,
    cuerpo,
    cabeceras,
    ip: req.ip ?? '',
    segura: req.secure,
    pasiva: req.headers.accept === 'text/event-stream',
  };
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

const UN_ANIO = 'max-age=31536000';

// Only who came by HTTPS, through the proxy in front, can be told never to come otherwise.
function pedirHttps(req: Request, res: Response, seguir: NextFunction): void {
  if (req.secure) res.setHeader('Strict-Transport-Security', UN_ANIO);
  seguir();
}

function paginas(app: Express, documento: string): void {
  const seguras = helmet({
    contentSecurityPolicy: {
      directives: {
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
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
  app.set('trust proxy', oficina.proxies);
  if (oficina.proxies > 0) app.use(pedirHttps);
  const limite = new Limite(oficina, escribir);
  const medidas = new Medidas();
  for (const [n, { metodo, ruta, subida }] of oficina.rutas.entries()) {
    const camino = ruta.replace(/\{(\w+)\}/g, ':$1');
    const antes: RequestHandler[] = [
      ...limite.comun,
      ...(INGRESOS.test(`${metodo} ${ruta}`) ? limite.deIngreso : []),
      ...(metodo === 'post' && !subida ? LEER_CUERPO : []),
    ];
    const medir = medidas.de(metodo, ruta, /\/corriente$/.test(ruta));
    app[metodo](camino, medir, ...antes, async (req: Request, res: Response) => {
      const llamada = llamadaDe(n, req);
      const primera = await (subida
        ? subir(oficina.atender, llamada, req, res, alFallar)
        : oficina.atender(llamada));
      await limite.aprender(req, primera);
      const contestacion = await enviarLoPedido(() => oficina.atender(llamada), res, primera);
      if (contestacion === null) return;
      if (contestacion.corriente === undefined) escribir(res, contestacion);
      else abrirCorriente(oficina, corriente, req, res, contestacion);
    });
  }
  app.get('/metricas', ...limite.comun, async (req: Request, res: Response) => {
    const deOficina = await oficina.metricas(credencialDe(req.headers));
    const { estado, texto } = deOficina;
    escribir(res, estado === 200 ? { ...deOficina, texto: `${await medidas.texto()}\n${texto}` } : deOficina);
  });
  servirConsulta(app, oficina, limite.comun, llamadaDe);
  servirVerificacion(app, oficina, limite.comun, llamadaDe);
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
