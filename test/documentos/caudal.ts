import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const MIB = 1024 * 1024;
const LINEA = Buffer.from(`${'Anexo de las bases; '.repeat(3276)}fin.\n`.slice(0, 65_535).padEnd(65_536));

/** Sends a text of so many MiB as the body of an upload, at the pace of the server; what it answered. */
export async function enviarMiB(
  url: string,
  ficha: string,
  caso: string,
  mib: number,
): Promise<{ estado: number; texto: string }> {
  const req = request(`${url}/api/solicitudes/${caso}/documentos?nombre=grande-${mib}.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ficha}`, 'content-length': mib * MIB },
  });
  const respuesta = once(req, 'response');
  const trozos = function* () {
    for (let i = 0; i < mib * 16; i++) yield LINEA;
  };
  await pipeline(Readable.from(trozos()), req);
  const [res] = await respuesta;
  let texto = '';
  for await (const trozo of res) texto += trozo;
  return { estado: res.statusCode, texto };
}

/** Reads a document to its end and drops it; how many bytes came. */
export async function recorrer(url: string, ficha: string, documento: string): Promise<number> {
  const req = get(`${url}/api/documentos/${documento}/contenido`, {
    headers: { authorization: `Bearer ${ficha}` },
  });
  const [res] = await once(req, 'response');
  let bytes = 0;
  for await (const trozo of res) bytes += trozo.length;
  return bytes;
}

/** MiB of memory a process holds now (Linux). */
export function memoriaDe(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** MiB by which the memory of a process grows, at most, while some work lasts. */
export async function crecimiento(pid: number, trabajo: () => Promise<unknown>): Promise<number> {
  const antes = memoriaDe(pid);
  let pico = antes;
  const sonda = setInterval(() => {
    pico = Math.max(pico, memoriaDe(pid));
  }, 5);
  try {
    await trabajo();
  } finally {
    clearInterval(sonda);
  }
  return Math.max(pico, memoriaDe(pid)) - antes;
}
