import type { Express, Request, RequestHandler, Response } from 'express';
import type { Atencion, Contestacion, Llamada } from './llamada.js';
import {
  cabecerasPublicas,
  detalleDe,
  escapar,
  negada,
  paginaPublica,
  responderPagina,
} from './pagina-publica.js';

const CAMINO = '/verificar';
const PROGRAMA = `${CAMINO}/huella.js`;
const API = '/api/verificacion-de-documentos/{codigo}';

// Without it the page works all the same: who has the digest of a file pastes it. The file never leaves the machine.
const HUELLA_DE_ARCHIVO = `const campo = document.getElementById('huella');
const caja = document.getElementById('con-archivo');
const archivo = document.getElementById('archivo');
const aviso = document.getElementById('aviso');
if (globalThis.crypto?.subtle) {
  caja.hidden = false;
  archivo.addEventListener('change', async () => {
    const [elegido] = archivo.files;
    if (!elegido) return;
    aviso.textContent = 'Calculando…';
    try {
      const resumen = await crypto.subtle.digest('SHA-256', await elegido.arrayBuffer());
      campo.value = Array.from(new Uint8Array(resumen), (b) => b.toString(16).padStart(2, '0')).join('');
      aviso.textContent = 'Listo: pulse «Verificar».';
    } catch {
      aviso.textContent = 'No se pudo leer el archivo.';
    }
  });
}
`;

interface Veredicto {
  readonly autentico: boolean;
  readonly coincide: boolean | null;
}

interface Pedido {
  readonly codigo: string;
  readonly huella: string;
}

const caja = (clase: string, titulo: string, parrafos: readonly string[]) =>
  `<section class="caja${clase}" role="status" aria-labelledby="resultado"><h2 id="resultado">${titulo}</h2>${parrafos
    .map((p) => `<p>${p}</p>`)
    .join('')}</section>`;

function resultado(codigo: string, { autentico, coincide }: Veredicto): string {
  const suyo = `<strong>${escapar(codigo)}</strong>`;
  if (!autentico)
    return caja(' mal', 'No consta ningún documento con ese código', [
      `Este sistema no emitió ningún documento con el código ${suyo}. Revise que lo haya escrito completo, como figura al pie de cada página.`,
    ]);
  if (coincide === false)
    return caja(' mal', 'El archivo no es el emitido', [
      `Este sistema emitió un documento con el código ${suyo}, pero el archivo que indicó no es ese: se cambió, o es de otro documento.`,
    ]);
  return caja('', 'El documento es auténtico', [
    `Este sistema emitió un documento con el código ${suyo}.`,
    coincide
      ? 'El archivo que indicó es, byte por byte, el emitido.'
      : 'Si duda de que su copia diga lo mismo que el emitido, compare abajo su archivo.',
  ]);
}

function pagina({ codigo, huella }: Pedido, dicho: string, titulo: string): string {
  const conError = dicho.includes('id="error"') ? ' aria-describedby="error"' : '';
  return paginaPublica({
    titulo,
    encima: 'OECE · Documentos emitidos',
    programa: PROGRAMA,
    cuerpo: `<h1>¿Es auténtico este documento?</h1>
${dicho}
<form method="get" action="${CAMINO}"${conError}>
<label for="codigo">Código de verificación <span class="ayuda" id="ayuda-codigo">Dieciséis letras y cifras, al pie de cada página del documento.</span></label>
<input id="codigo" name="codigo" value="${escapar(codigo)}" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="ayuda-codigo">
<label for="huella">Huella SHA-256 del archivo, si desea compararlo <span class="ayuda" id="ayuda-huella">Opcional: 64 cifras hexadecimales.</span></label>
<input id="huella" name="huella" value="${escapar(huella)}" maxlength="80" autocomplete="off" spellcheck="false" aria-describedby="ayuda-huella">
<div id="con-archivo" hidden><label for="archivo">O elija el archivo <span class="ayuda" id="ayuda-archivo">Su huella se calcula en su equipo: el archivo no se envía.</span></label>
<input id="archivo" type="file" accept="application/pdf" aria-describedby="ayuda-archivo"><p id="aviso" role="status"></p></div>
<button type="submit">Verificar</button>
</form>`,
    pie: 'Esta página dice si un documento es auténtico, y nada de su contenido.',
  });
}

/** What was asked, as text: by the address of the QR, or by the form. */
function leer(req: Request): Pedido {
  const texto = (v: unknown) => (typeof v === 'string' ? v.trim().slice(0, 80) : '');
  return { codigo: texto(req.params['codigo'] ?? req.query['codigo']), huella: texto(req.query['huella']) };
}

function contestar(res: Response, contestacion: Contestacion, pedido: Pedido): void {
  const { estado, texto } = contestacion;
  const bien = estado === 200;
  const dicho = bien
    ? resultado(pedido.codigo, JSON.parse(texto) as Veredicto)
    : negada('No se pudo verificar', detalleDe(texto));
  const titulo = bien ? 'Verificación de un documento' : 'No se pudo verificar el documento';
  responderPagina(res, contestacion, pagina(pedido, dicho, titulo), true);
}

/**
 * The page where anybody checks an issued paper by its code, without account; it needs no script.
 * @param antes what goes before every call: the limit of requests
 * @param llamadaDe a request as the office takes it
 */
export function servirVerificacion(
  app: Express,
  oficina: Atencion,
  antes: readonly RequestHandler[],
  llamadaDe: (ruta: number, req: Request) => Llamada,
): void {
  const ruta = oficina.rutas.findIndex((r) => r.metodo === 'get' && r.ruta === API);
  app.get(PROGRAMA, (_req, res: Response) => {
    res.writeHead(200, { ...cabecerasPublicas(), 'Content-Type': 'text/javascript; charset=utf-8' });
    res.end(HUELLA_DE_ARCHIVO);
  });
  app.get([CAMINO, `${CAMINO}/:codigo`], ...antes, async (req: Request, res: Response) => {
    const pedido = leer(req);
    if (pedido.codigo === '') {
      res.writeHead(200, cabecerasPublicas(true));
      res.end(pagina(pedido, '', 'Verificación de un documento'));
      return;
    }
    const { codigo, huella } = pedido;
    const llamada = {
      ...llamadaDe(ruta, req),
      params: { codigo },
      consulta: huella === '' ? {} : { huella },
    };
    contestar(res, await oficina.atender({ ...llamada, camino: API.replace('{codigo}', codigo) }), pedido);
  });
}
