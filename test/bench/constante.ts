import { readFileSync } from 'node:fs';
import express from 'express';

// The rival of the HTTP bench: Express with the settings and the body parser of our API, and nothing to do.
const texto = readFileSync(process.env['BANCO_RESPUESTA'] ?? '', 'utf8');
const objeto = JSON.parse(texto) as unknown;
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.set('query parser', 'simple');
app.get('/salud', (_req, res) => void res.json({ estado: 'ok' }));
app.post('/api/solicitudes/:id/eventos', express.json({ limit: '1mb' }), (_req, res) => {
  if (process.env['BANCO_MODO'] === 'objeto') {
    res.json(objeto);
    return;
  }
  const bytes = Buffer.from(texto);
  res.writeHead(200, {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ETag: '"2"',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  });
  res.end(bytes);
});
const servidor = app.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => {
  servidor.close(() => process.exit(0));
  servidor.closeAllConnections();
});
