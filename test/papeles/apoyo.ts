import type { Json, Peticion, Respuesta } from '../apoyo/cliente.js';
import { casoEnEspera } from '../apoyo/cliente.js';
import { leerPdf, type Pdf } from '../apoyo/pdf.js';
import type { Servidor } from '../apoyo/servidor.js';

/** Asks for a paper of a case. */
export function pedirPapel(
  s: Servidor,
  camino: string,
  cuerpo: Record<string, unknown>,
  p: Peticion = {},
): Promise<Respuesta> {
  return s.post(`/api/${camino}/papeles`, cuerpo, p);
}

/** The bytes of a stored document. */
export async function bytesDe(s: Servidor, id: string, ficha = s.admin): Promise<Uint8Array> {
  const r = await fetch(`${s.url}/api/documentos/${id}/contenido`, {
    headers: { authorization: `Bearer ${ficha}` },
  });
  if (r.status !== 200) throw new Error(`El documento respondió ${r.status}: ${await r.text()}`);
  return new Uint8Array(await r.arrayBuffer());
}

/** Issues a paper and reads it. */
export async function emitido(
  s: Servidor,
  camino: string,
  cuerpo: Record<string, unknown>,
): Promise<{ documento: Json; pdf: Pdf }> {
  const r = await pedirPapel(s, camino, cuerpo);
  if (r.estado !== 201 && r.estado !== 200) throw new Error(`${r.estado}: ${r.texto}`);
  return { documento: r.cuerpo, pdf: await leerPdf(await bytesDe(s, r.cuerpo.id)) };
}

/** Some cases archived for silence, each with an oficio to its titular. */
export async function archivados(s: Servidor, cuantos: number, hasta: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < cuantos; n++) ids.push(await casoEnEspera(s, 2));
  await s.reloj(hasta);
  return ids;
}
