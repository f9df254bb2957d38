import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Contestacion } from './llamada.js';

/** How the pages without account look, and the only style they admit. */
const ESTILO =
  ':root{color-scheme:light dark;--linea:#767676}body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.5rem;line-height:1.25}label{display:block;font-weight:600;margin-top:1rem}.ayuda{display:block;font-weight:400;font-size:.9375rem}input{box-sizing:border-box;width:100%;font:inherit;padding:.6rem;border:1px solid var(--linea);border-radius:.25rem;margin-top:.25rem}button{font:inherit;font-weight:600;padding:.6rem 1.25rem;margin-top:1.25rem;border:0;border-radius:.25rem;background:#0b5cad;color:#fff;cursor:pointer}:focus-visible{outline:3px solid #0b5cad;outline-offset:2px}.caja{border:1px solid var(--linea);border-left:.375rem solid #0b5cad;border-radius:.25rem;padding:0 1rem 1rem;margin:1.5rem 0}.mal{border-left-color:#b3261e}dt{font-weight:600;margin-top:.75rem}dd{margin:0}footer{margin-top:2.5rem;font-size:.9375rem}';

const estilo = `'sha256-${createHash('sha256').update(ESTILO).digest('base64')}'`;

/**
 * Headers of a page anybody may read: it loads nothing of others, and nobody else's page may frame it.
 * @param programas whether it may run the scripts of this server
 */
export function cabecerasPublicas(programas = false): Readonly<Record<string, string>> {
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; ${programas ? "script-src 'self'; " : ''}style-src ${estilo}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Content-Type': 'text/html; charset=utf-8',
  };
}

const ENTIDADES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as HTML shows it. */
export const escapar = (texto: string) => texto.replace(/[&<>"]/g, (c) => ENTIDADES[c] as string);

/** A refusal, told to whoever looks. */
export const negada = (titulo: string, mensaje: string) =>
  `<section class="caja mal" role="alert" id="error"><h2>${titulo}</h2><p>${escapar(mensaje)}</p></section>`;

/** What a problem of the office says, in one sentence. */
export const detalleDe = (texto: string): string => {
  const { detail, errores } = JSON.parse(texto) as { detail: string; errores?: { mensaje: string }[] };
  return errores?.map((e) => e.mensaje).join(' ') ?? detail;
};

/** Sends a page with what the office answered: its status, and how long to wait when it says so. */
export function responderPagina(
  res: ServerResponse,
  { estado, cabeceras }: Contestacion,
  pagina: string,
  programas = false,
): void {
  const espera = cabeceras?.['Retry-After'];
  res.writeHead(estado, {
    ...cabecerasPublicas(programas),
    ...(espera === undefined ? {} : { 'Retry-After': espera }),
  });
  res.end(pagina);
}

/** A page without account, whole. Its parts are HTML already. */
export function paginaPublica(partes: {
  readonly titulo: string;
  readonly encima: string;
  readonly cuerpo: string;
  readonly pie: string;
  readonly programa?: string;
}): string {
  const { titulo, encima, cuerpo, pie, programa } = partes;
  const script = programa === undefined ? '' : `<script src="${programa}" defer></script>`;
  return `<!doctype html>
<html lang="es-PE"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${titulo}</title><style>${ESTILO}</style>${script}</head>
<body><header><p>${encima}</p></header>
<main>${cuerpo}</main>
<footer><p>${pie}</p></footer>
</body></html>`;
}
