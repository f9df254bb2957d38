import { isUtf8 } from 'node:buffer';
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
import { z } from 'zod';
import { DatosInvalidos, leerCon } from '../engine/validar.js';
import type { Usuario } from '../store/puerto.js';
import { fichaDe, huellaDeFicha, tieneRol } from './acceso.js';
import { documentoOpenApi } from './openapi.js';
import { PAGINA_DOCS, PAGINA_INICIO } from './paginas.js';
import { Problema, problemaDe } from './problema.js';
import { unaVez } from './repetible.js';
import type { Peticion, Ruta, Salida } from './ruta.js';
import { rutasDe } from './rutas.js';
import type { Sistema } from './sistema.js';

const JSON_UTF8 = 'application/json; charset=utf-8';

function escribir(res: Response, { estado, texto, valor, tipo, cabeceras }: Salida): void {
  const cuerpo = texto ?? (valor === undefined ? '' : JSON.stringify(valor));
  const bytes = Buffer.from(cuerpo);
  const comunes: Record<string, string | number> = {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...cabeceras,
  };
  if (estado !== 204) {
    comunes['Content-Type'] = tipo ?? JSON_UTF8;
    comunes['Content-Length'] = bytes.length;
  }
  if (tipo?.startsWith('image/svg'))
    comunes['Content-Security-Policy'] = "default-src 'none'; style-src 'unsafe-inline'";
  res.writeHead(estado, comunes);
  res.end(bytes);
}

function escribirProblema(res: Response, problema: Problema): void {
  escribir(res, {
    estado: problema.estado,
    valor: problema.cuerpo(),
    tipo: 'application/problem+json; charset=utf-8',
    cabeceras: problema.cabeceras,
  });
}

const ANONIMO: Usuario = { id: 'anonimo', nombre: '', correo: null, roles: [], entidad: null };

async function identificar(sistema: Sistema, req: Request): Promise<Usuario> {
  const ficha = fichaDe(req.headers.authorization);
  const usuario = ficha === null ? null : await sistema.store.usuarioPorFicha(huellaDeFicha(ficha));
  if (usuario) return usuario;
  throw new Problema(
    401,
    'SIN_IDENTIFICAR',
    'Identifíquese con una ficha válida: Authorization: Bearer <ficha>.',
    {},
    { 'WWW-Authenticate': 'Bearer' },
  );
}

// What a call does not declare it does not take: unknown fields are refused, in the body and in the query.
const SIN_DATOS = z.strictObject({});

async function atender(sistema: Sistema, ruta: Ruta, req: Request, res: Response): Promise<void> {
  const usuario = ruta.roles === 'publico' ? ANONIMO : await identificar(sistema, req);
  if (Array.isArray(ruta.roles) && !tieneRol(usuario, ruta.roles)) {
    throw new Problema(403, 'ROL_NO_AUTORIZADO', `Esta consulta corresponde a: ${ruta.roles.join(', ')}.`, {
      seHabilita: { roles: ruta.roles },
    });
  }
  const peticion: Peticion = {
    sistema,
    usuario,
    metodo: req.method,
    camino: req.path,
    params: req.params as Record<string, string>,
    consulta: leerCon(ruta.consulta ?? SIN_DATOS, req.query),
    cuerpo: leerCon(ruta.cuerpo ?? SIN_DATOS, ruta.cuerpo ? req.body : (req.body ?? {})),
    cabecera: (nombre) => req.headers[nombre] as string | undefined,
    respuesta: res,
  };
  const manejar = () => ruta.manejar(peticion);
  const salida = await (ruta.repetible ? unaVez(peticion, manejar) : manejar());
  if (!salida.escrita) escribir(res, salida);
}

// The readers of shapes pass over this name in silence, and a silent loss of data is worse than a refusal.
function sinPrototipos(raiz: unknown): boolean {
  const pendientes = [raiz];
  while (pendientes.length > 0) {
    const valor = pendientes.pop();
    if (typeof valor !== 'object' || valor === null) continue;
    if (Object.hasOwn(valor, '__proto__')) return false;
    for (const hijo of Object.values(valor)) pendientes.push(hijo);
  }
  return true;
}

function exigirSinPrototipos(req: Request, _res: Response, seguir: NextFunction): void {
  if (SOSPECHOSAS.has(req) && !sinPrototipos(req.body))
    throw new DatosInvalidos([{ ruta: '__proto__', mensaje: 'Este dato no está previsto: __proto__.' }]);
  seguir();
}

const SOSPECHOSAS = new WeakSet<object>();

function exigirUtf8(req: object, _res: unknown, cuerpo: Buffer): void {
  // Only a body that may hold the name, written plainly or with an escape, is walked.
  if (cuerpo.includes('__proto__') || cuerpo.includes('\\u005')) SOSPECHOSAS.add(req);
  if (!isUtf8(cuerpo))
    throw new Problema(400, 'JSON_ILEGIBLE', 'El cuerpo no está en UTF-8; se perderían tildes y eñes.');
}

function exigirJson(req: Request, _res: Response, seguir: NextFunction): void {
  const conCuerpo =
    req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  if (conCuerpo && !req.is('application/json'))
    throw new Problema(415, 'FORMATO_NO_ADMITIDO', 'Envíe el cuerpo como application/json.');
  seguir();
}

function limitar(sistema: Sistema): RequestHandler[] {
  if (sistema.limitePeticiones === 0) return [];
  return [
    rateLimit({
      windowMs: 60_000,
      limit: sistema.limitePeticiones,
      standardHeaders: false,
      legacyHeaders: false,
      validate: false,
      keyGenerator: (req) => huellaDeFicha(fichaDe(req.headers.authorization) ?? req.ip ?? ''),
      handler: (_req, res) =>
        escribirProblema(
          res as Response,
          new Problema(
            429,
            'DEMASIADAS_PETICIONES',
            'Superó el límite de peticiones por minuto; espere un momento.',
            {},
            { 'Retry-After': '60' },
          ),
        ),
    }),
  ];
}

function paginas(app: Express, rutas: readonly Ruta[], version: string): void {
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
  const documento = JSON.stringify(documentoOpenApi(rutas, version));
  app.get('/openapi.json', (_req, res) => escribir(res, { estado: 200, texto: documento }));
  app.get('/', seguras, (_req, res) => void res.type('html').send(PAGINA_INICIO));
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
}

/** The API as a value: no port, no listen. Errors leave by one door. */
export function crearApp(sistema: Sistema): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  const rutas = rutasDe(sistema.registro);
  const limite = limitar(sistema);
  const conCuerpo = [
    ...limite,
    exigirJson,
    express.json({ limit: '1mb', verify: exigirUtf8 }),
    exigirSinPrototipos,
  ];
  for (const ruta of rutas) {
    const camino = ruta.ruta.replace(/\{(\w+)\}/g, ':$1');
    app[ruta.metodo](
      camino,
      ...(ruta.metodo === 'post' ? conCuerpo : limite),
      (req: Request, res: Response) => atender(sistema, ruta, req, res),
    );
  }
  paginas(app, rutas, sistema.version);
  app.use((req: Request) => {
    throw new Problema(404, 'NO_EXISTE', `No existe ${req.method} ${req.path.slice(0, 200)}.`);
  });
  app.use((error: unknown, req: Request, res: Response, seguir: NextFunction) => {
    const problema = problemaDe(error);
    if (problema.estado >= 500)
      sistema.log.error(
        { err: error, metodo: req.method, camino: req.path },
        'error sin prever o base no disponible',
      );
    if (res.headersSent) return seguir(error);
    escribirProblema(res, problema);
  });
  return app;
}
