const ESTILO =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}code{background:#8882;padding:.1em .3em;border-radius:3px}';

/** What a browser finds at the root: what this is, and where to go. */
export const PAGINA_INICIO = `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Expediente Vivo</title><style>${ESTILO}</style></head>
<body><h1>Expediente Vivo</h1>
<p>Sistema de expedientes del OECE: cada solicitud de asistencia técnica es un diagrama de estados con plazos legales en días hábiles.</p>
<ul><li><a href="/docs">Documentación de la API</a>: todas las llamadas, con sus formularios. Use «Authorize» con su ficha.</li>
<li><a href="/openapi.json">Documento OpenAPI 3.1</a></li>
<li><a href="/api/salud">Estado del servicio</a></li></ul>
<p>Para identificarse envíe la cabecera <code>Authorization: Bearer &lt;ficha&gt;</code>. La ficha se muestra una sola vez, al crear el usuario.</p>
</body></html>`;

/** Documentation of the API, served whole from this machine: it works without internet. */
export const PAGINA_DOCS = `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>API de Expediente Vivo</title>
<link rel="stylesheet" href="/docs/recursos/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/docs/recursos/swagger-ui-bundle.js"></script><script src="/docs/inicio.js"></script></body></html>`;
