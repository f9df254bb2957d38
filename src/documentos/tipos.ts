import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** A kind of file that is kept. */
export interface TipoDeArchivo {
  /** Media type, as it is recorded. */
  readonly tipo: string;
  /** What a person calls it. */
  readonly nombre: string;
  /** Endings of name it is downloaded with; the first is added to a name that has none of them. */
  readonly extensiones: readonly string[];
}

const FILAS: readonly (readonly [tipo: string, nombre: string, extensiones: string])[] = [
  ['application/pdf', 'PDF', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'Word (.docx)', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Excel (.xlsx)', 'xlsx'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'PowerPoint (.pptx)', 'pptx'],
  ['application/vnd.oasis.opendocument.text', 'Texto OpenDocument (.odt)', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'Hoja OpenDocument (.ods)', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'Presentación OpenDocument (.odp)', 'odp'],
  ['image/png', 'Imagen PNG', 'png'],
  ['image/jpeg', 'Imagen JPEG', 'jpg jpeg'],
  ['image/tiff', 'Imagen TIFF', 'tif tiff'],
  ['image/vnd.dwg', 'Plano DWG', 'dwg'],
  ['application/zip', 'ZIP', 'zip'],
  ['application/x-7z-compressed', '7-Zip', '7z'],
  ['text/plain', 'Texto', 'txt md log'],
  ['text/csv', 'CSV', 'csv'],
  ['message/rfc822', 'Correo guardado (.eml)', 'eml'],
];

const ADMITIDOS: ReadonlyMap<string, TipoDeArchivo> = new Map(
  FILAS.map(([tipo, nombre, extensiones]) => [tipo, { tipo, nombre, extensiones: extensiones.split(' ') }]),
);

/** The kind of a media type that is kept, or null. */
export function tipoAdmitido(tipo: string): TipoDeArchivo | null {
  return ADMITIDOS.get(tipo) ?? null;
}

/** What is kept, as a person would list it. */
export const TIPOS_ADMITIDOS: readonly string[] = FILAS.map(([, nombre]) => nombre);

const MUESTRA = 64 * 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
/** Text a browser or a machine would run: pages, drawings with scripts, programs that name their interpreter. */
const ACTIVO =
  /^\s*(?:<(?:!doctype|!--|\?xml|\?php|html|head|body|script|svg|iframe|meta|link|style)\b|<\?|<%|#!)/i;
const DENTRO = /<(?:script|iframe|svg|object|embed)[\s>/]/i;
const CABECERA_DE_CORREO =
  /^(?:return-path|received|delivered-to|from|date|subject|message-id|mime-version|dkim-signature|x-[\w-]+): ?\S/i;

// Old Spanish text is not UTF-8 but Windows-1252: what matters is that it holds no bytes that writing does not have. A
// sample of a longer file may end in the middle of a character.
function leerTexto(bytes: Buffer): string {
  const cortes = [0, 1, 2, 3].map((resto) => bytes.subarray(0, bytes.length - resto));
  const legible = cortes.find((corte) => isUtf8(corte));
  return legible === undefined ? bytes.toString('latin1') : legible.toString('utf8').replace(/^\uFEFF/, '');
}

function tipoDeTexto(texto: string, nombre: string): string | null {
  if (CONTROL.test(texto) || ACTIVO.test(texto)) return null;
  if (CABECERA_DE_CORREO.test(texto)) return 'message/rfc822';
  if (DENTRO.test(texto)) return null;
  return /\.csv$/i.test(nombre) ? 'text/csv' : 'text/plain';
}

async function principio(ruta: string): Promise<Buffer> {
  const archivo = await open(ruta, 'r');
  try {
    const { bytesRead, buffer } = await archivo.read(Buffer.alloc(MUESTRA), 0, MUESTRA, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await archivo.close();
  }
}

/**
 * What a file is, by its content. Its name only tells a table of text from any other text.
 * @returns null for what is not kept: programs, web pages, scripts, and what cannot be recognised
 */
export async function tipoPorContenido(ruta: string, nombre: string): Promise<TipoDeArchivo | null> {
  const hallado = await fileTypeFromFile(ruta);
  if (hallado !== undefined) return tipoAdmitido(hallado.mime);
  const tipo = tipoDeTexto(leerTexto(await principio(ruta)), nombre);
  return tipo === null ? null : tipoAdmitido(tipo);
}
