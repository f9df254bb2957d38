import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { RAIZ } from '../raiz.js';
import { PAGINA_SIN_MESA } from './paginas.js';

/** Where the build leaves the desk. */
export const CARPETA_DE_MESA = join(RAIZ, '.build', 'desk');

const SIEMPRE_PREGUNTAR = 'no-cache';
const UN_ANIO = 365 * 24 * 3600 * 1000;

/**
 * Serves the desk and the inspector: files whose name carries their digest are kept by the browser, the page itself is
 * always asked for, and every address that is not the API's is a page of the client.
 * @param seguras headers of pages
 */
export function servirMesa(app: Express, seguras: RequestHandler): void {
  const pagina = join(CARPETA_DE_MESA, 'index.html');
  app.use(
    '/assets',
    seguras,
    compression(),
    express.static(join(CARPETA_DE_MESA, 'assets'), { immutable: true, maxAge: UN_ANIO, redirect: false }),
  );
  app.use(
    seguras,
    compression(),
    express.static(CARPETA_DE_MESA, {
      index: false,
      maxAge: '1h',
      dotfiles: 'ignore',
      redirect: false,
      setHeaders: (res, archivo) => {
        if (archivo === pagina) res.setHeader('Cache-Control', SIEMPRE_PREGUNTAR);
      },
    }),
  );
  // However many bars or capitals it is written with, what is asked of the API or of the files built is no page.
  app.get(/^\/(?!\/*(api|assets|docs)(\/|$)|openapi\.json$)/i, seguras, (req, res, seguir) => {
    // Ids of rules hold points: what tells a page from a file that is not there is what the browser asks for.
    if (req.path !== '/' && !req.headers.accept?.includes('text/html')) return seguir();
    res.setHeader('Cache-Control', SIEMPRE_PREGUNTAR);
    if (existsSync(pagina)) res.sendFile(pagina, { dotfiles: 'allow' });
    else res.status(503).type('html').send(PAGINA_SIN_MESA);
  });
}
