import { existsSync, readdirSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FICHA_ADMIN } from '../apoyo/cliente.js';
import { Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { subido } from './apoyo.js';
import { crecimiento, enviarMiB, MIB, recorrer } from './caudal.js';
import { pdf } from './muestras.js';

/** The bound of a 200 MB upload (`npm run bench -- subida` measures that one). */
const TOPE_MIB = 20;
const { carpeta, archivo, borrar } = carpetaTemporal();
let servidor: Proceso;
let caso: string;
beforeAll(async () => {
  servidor = await Proceso.abrir(archivo);
  caso = (await servidor.presentar()).id;
});
afterAll(async () => {
  await servidor.terminar();
  borrar();
});

test.runIf(existsSync('/proc/self/status'))(
  'a file goes to the disk, and comes back, without passing through the memory',
  async () => {
    const subir = (mib: number) => enviarMiB(servidor.url, FICHA_ADMIN, caso, mib);
    // The first ones also load code and open files: that memory is of the server, not of the file.
    for (let i = 0; i < 3; i++) expect((await subir(2)).estado).toBe(201);
    const pid = servidor.hijo.pid as number;
    let contestado = { estado: 0, texto: '' };
    const alSubir = await crecimiento(pid, async () => {
      contestado = await subir(48);
    });
    expect(contestado.estado).toBe(201);
    const documento = JSON.parse(contestado.texto);
    expect(documento.bytes).toBe(48 * MIB);
    let llegaron = 0;
    const alBajar = await crecimiento(pid, async () => {
      llegaron = await recorrer(servidor.url, FICHA_ADMIN, documento.id);
    });
    expect(llegaron).toBe(48 * MIB);
    expect([alSubir, alBajar].map(Math.round).filter((mib) => mib > TOPE_MIB)).toEqual([]);
  },
);

test('a server that dies in the middle of an upload keeps what it had acknowledged and nothing else', async () => {
  const antes = await subido(servidor, caso, 'antes.pdf', pdf('antes'));
  const entrantes = join(carpeta, 'documentos', 'entrantes');
  const req = request(`${servidor.url}/api/solicitudes/${caso}/documentos?nombre=cortada.txt`, {
    method: 'POST',
    headers: { authorization: `Bearer ${FICHA_ADMIN}`, 'content-length': 8 * MIB },
  });
  req.on('error', () => undefined);
  req.write(Buffer.alloc(MIB, 'a'));
  const llegado = () => readdirSync(entrantes).map((n) => statSync(join(entrantes, n)).size);
  await expect.poll(llegado, { timeout: 10_000 }).toEqual([MIB]);
  await servidor.matar();
  servidor = await Proceso.abrir(archivo);
  const { elementos } = (await servidor.get(`/api/solicitudes/${caso}/documentos`)).cuerpo;
  const nombres = elementos.map((d: { nombre: string }) => d.nombre);
  expect(nombres).toContain('antes.pdf');
  expect(nombres).not.toContain('cortada.txt');
  expect((await servidor.get(`/api/documentos/${antes.id}/contenido`)).estado).toBe(200);
  await subido(servidor, caso, 'después.pdf', pdf('después'));
});
