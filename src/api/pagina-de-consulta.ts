import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Atencion, Contestacion, Llamada } from './llamada.js';
import {
  cabecerasPublicas,
  detalleDe,
  escapar,
  negada,
  paginaPublica,
  responderPagina,
} from './pagina-publica.js';

const CAMINO = '/consulta';
const API = '/api/consulta';
const FECHA = new Intl.DateTimeFormat('es-PE', { dateStyle: 'long', timeZone: 'UTC' });

interface Seguimiento {
  readonly numero: string;
  readonly situacion: string;
  readonly enQueEsta: string;
  readonly proximaFecha: { readonly que: string; readonly fecha: string } | null;
}

function hallada({ numero, situacion, enQueEsta, proximaFecha }: Seguimiento): string {
  const proxima =
    proximaFecha === null
      ? '<dd>Ninguna por ahora.</dd>'
      : `<dd><time datetime="${escapar(proximaFecha.fecha)}">${FECHA.format(new Date(proximaFecha.fecha))}</time>: ${escapar(proximaFecha.que)}</dd>`;
  return `<section class="caja" role="status" aria-labelledby="hallada"><h2 id="hallada">Solicitud ${escapar(numero)}</h2><dl><dt>Situación</dt><dd>${escapar(situacion)}</dd><dt>En qué está</dt><dd>${escapar(enQueEsta)}</dd><dt>Próxima fecha</dt>${proxima}</dl></section>`;
}

function pagina(numero: string, resultado: string, titulo: string): string {
  const conError = resultado.includes('id="error"') ? ' aria-describedby="error"' : '';
  return paginaPublica({
    titulo,
    encima: 'OECE · Asistencia técnica y orientación',
    cuerpo: `<h1>¿Cómo va mi solicitud?</h1>
${resultado}
<form method="post" action="${CAMINO}"${conError}>
<label for="numero">Número de la solicitud <span class="ayuda" id="ayuda-numero">Por ejemplo, AT-2026-000012.</span></label>
<input id="numero" name="numero" value="${escapar(numero)}" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="ayuda-numero">
<label for="codigo">Código de seguimiento <span class="ayuda" id="ayuda-codigo">Doce letras y cifras; está en el cargo y en los correos que recibió la entidad.</span></label>
<input id="codigo" name="codigo" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="ayuda-codigo">
<button type="submit">Consultar</button>
</form>`,
    pie: 'Esta página muestra la situación de la solicitud y su próxima fecha, y nada más. Lo que notifica el OECE es lo que vale.',
  });
}

/** What the form sent, as text: a repeated field or a stranger's is no field of this form. */
function leidos(cuerpo: unknown): { numero: string; codigo: string } {
  const { numero, codigo } = (cuerpo ?? {}) as Record<string, unknown>;
  const texto = (v: unknown) => (typeof v === 'string' ? v : '');
  return { numero: texto(numero), codigo: texto(codigo) };
}

function contestar(res: Response, contestacion: Contestacion, numero: string): void {
  const { estado, texto } = contestacion;
  const bien = estado === 200;
  const resultado = bien
    ? hallada(JSON.parse(texto) as Seguimiento)
    : negada('No se pudo consultar', detalleDe(texto));
  const titulo = bien ? 'Cómo va mi solicitud' : 'No se pudo consultar la solicitud';
  responderPagina(res, contestacion, pagina(numero, resultado, titulo));
}

/**
 * The page where anybody with its number and code follows a solicitud, without account and without scripts. The code
 * travels in the body of a form, so it stays in no address, log or history.
 * @param antes what goes before every call: the limit of requests
 * @param llamadaDe a request as the office takes it
 */
export function servirConsulta(
  app: Express,
  oficina: Atencion,
  antes: readonly RequestHandler[],
  llamadaDe: (ruta: number, req: Request) => Llamada,
): void {
  const ruta = oficina.rutas.findIndex((r) => r.metodo === 'post' && r.ruta === API);
  app.get(CAMINO, ...antes, (req: Request, res: Response) => {
    const numero = typeof req.query['numero'] === 'string' ? req.query['numero'].slice(0, 60) : '';
    res.writeHead(200, cabecerasPublicas());
    res.end(pagina(numero, '', 'Cómo va mi solicitud'));
  });
  app.post(
    CAMINO,
    ...antes,
    express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 }),
    async (req: Request, res: Response) => {
      const cuerpo = leidos(req.body);
      const llamada = { ...llamadaDe(ruta, req), metodo: 'POST', camino: API, consulta: {}, cuerpo };
      contestar(res, await oficina.atender(llamada), cuerpo.numero);
    },
  );
}
