const ESTILO =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}code{background:#8882;padding:.1em .3em;border-radius:3px}';

/** What a browser finds where the desk was never built. */
export const PAGINA_SIN_MESA = `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Expediente Vivo</title><style>${ESTILO}</style></head>
<body><main><h1>Expediente Vivo</h1>
<p>La API atiende, pero la mesa de trabajo no está construida en esta copia. Constrúyala con <code>npm run build</code> y recargue la página.</p>
<ul><li><a href="/docs">Documentación de la API</a></li><li><a href="/api/salud">Estado del servicio</a></li></ul></main>
</body></html>`;

/** Documentation of the API, served whole from this machine: it works without internet. */
export const PAGINA_DOCS = `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>API de Expediente Vivo</title>
<link rel="stylesheet" href="/docs/recursos/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/docs/recursos/swagger-ui-bundle.js"></script><script src="/docs/inicio.js"></script></body></html>`;
