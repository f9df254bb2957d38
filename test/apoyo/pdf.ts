import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader finds it. */
export interface Pdf {
  /** Text of each page, spaces made one. */
  readonly paginas: readonly string[];
  readonly texto: string;
  readonly titulo: string;
  readonly idioma: string | null;
  /** Addresses its links lead to. */
  readonly enlaces: readonly string[];
}

/** Reads a PDF with Mozilla's reader. @throws when it is not one */
export async function leerPdf(bytes: Uint8Array): Promise<Pdf> {
  const tarea = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const pdf = await tarea.promise;
  const paginas: string[] = [];
  const enlaces: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const pagina = await pdf.getPage(n);
    const { items } = await pagina.getTextContent();
    const trozos = items.map((i) => ('str' in i ? `${i.str}${i.hasEOL ? ' ' : ''}` : ''));
    // What lets an endless word break is not part of the word.
    paginas.push(trozos.join('').replaceAll('\u200b', '').replace(/\s+/g, ' '));
    const notas = (await pagina.getAnnotations()) as { url?: string; unsafeUrl?: string }[];
    enlaces.push(...notas.flatMap((a) => a.url ?? a.unsafeUrl ?? []));
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string | null } };
  await tarea.destroy();
  return {
    paginas,
    texto: paginas.join(' '),
    titulo: info.Title ?? '',
    idioma: info.Language ?? null,
    enlaces,
  };
}
