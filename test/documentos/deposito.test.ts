import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recibir } from '../../src/api/recepcion.js';
import { type Contenido, Deposito } from '../../src/documentos/deposito.js';
import { DepositoNoDisponible, SinEspacio } from '../../src/documentos/errores.js';

let carpeta: string;
let registrados: Set<string>;
let deposito: Deposito;
const anotar = async ({ huella }: Contenido) => void registrados.add(huella);
const archivos = () =>
  readdirSync(carpeta, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());

beforeEach(() => {
  carpeta = mkdtempSync(join(tmpdir(), 'deposito-'));
  registrados = new Set();
  deposito = new Deposito(carpeta, async (huella) => registrados.has(huella));
});
afterEach(() => rmSync(carpeta, { recursive: true, force: true }));

async function guardado(texto: string): Promise<Contenido> {
  let de: Contenido | undefined;
  await deposito.guardar(Buffer.from(texto), async (c) => {
    de = c;
    registrados.add(c.huella);
  });
  return de as Contenido;
}

test('content is kept once under its digest, and nothing else is left', async () => {
  const uno = await guardado('Bases');
  const otro = await guardado('Bases');
  expect(otro).toEqual(uno);
  expect(uno).toEqual({ huella: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: 5 });
  const { huella } = uno;
  expect(archivos().map((e) => join(e.parentPath, e.name))).toEqual([
    join(carpeta, huella.slice(0, 2), huella.slice(2, 4), huella),
  ]);
  expect(readFileSync(deposito.ruta(huella), 'utf8')).toBe('Bases');
  expect(await deposito.estado(uno)).toBe('integro');
});

test('what is not recorded is not kept, unless another document has it', async () => {
  const falla = async () => {
    throw new Error('la base falló');
  };
  await expect(deposito.guardar(Buffer.from('nadie'), falla)).rejects.toThrow('la base falló');
  expect(archivos()).toEqual([]);
  const de = await guardado('Bases');
  await expect(deposito.guardar(Buffer.from('Bases'), falla)).rejects.toThrow('la base falló');
  expect(await deposito.estado(de)).toBe('integro');
});

test('twenty at once with the same content, half of them refused, leave it once and whole', async () => {
  const todos = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      deposito.guardar(Buffer.from('a la vez'), async (de) => {
        if (i % 2 === 0) throw new Error('no');
        await anotar(de);
      }),
    ),
  );
  expect(todos.filter((t) => t.status === 'fulfilled')).toHaveLength(10);
  expect(archivos()).toHaveLength(1);
});

test('content altered, cut short or missing is known, and the same file uploaded again mends it', async () => {
  const de = await guardado('Oferta 500');
  const ruta = deposito.ruta(de.huella);
  const poner = (texto: string) => {
    rmSync(ruta, { force: true });
    writeFileSync(ruta, texto);
  };
  poner('Oferta 900');
  expect(await deposito.estado(de)).toBe('alterado');
  poner('Oferta');
  expect(await deposito.estado(de)).toBe('alterado');
  rmSync(ruta);
  expect(await deposito.estado(de)).toBe('falta');
  await guardado('Oferta 500');
  expect(await deposito.estado(de)).toBe('integro');
  // Changed in its place, with its dates put back as they were.
  const antes = new Date(1_000_000_000_000);
  rmSync(ruta);
  writeFileSync(ruta, 'Oferta 500');
  utimesSync(ruta, antes, antes);
  expect(await deposito.estado(de)).toBe('integro');
  writeFileSync(ruta, 'Oferta 501');
  utimesSync(ruta, antes, antes);
  expect(await deposito.estado(de)).toBe('alterado');
});

test('what a crash leaves is cleared: content that never arrived whole, and content nobody recorded', async () => {
  const conocida = await guardado('conocida');
  const huerfana = await guardado('huérfana');
  registrados.delete(huerfana.huella);
  const entrantes = join(carpeta, 'entrantes');
  const viejo = new Date(Date.now() - 7_200_000);
  for (const nombre of ['a-medias', `${huerfana.huella}.1`, `${conocida.huella}.2`]) {
    writeFileSync(join(entrantes, nombre), 'x');
    utimesSync(join(entrantes, nombre), viejo, viejo);
  }
  writeFileSync(join(entrantes, 'llegando'), 'x');
  expect(await deposito.limpiar(Date.now() - 3_600_000)).toBe(3);
  expect(readdirSync(entrantes)).toEqual(['llegando']);
  expect(existsSync(deposito.ruta(huerfana.huella))).toBe(false);
  expect(await deposito.estado(conocida)).toBe('integro');
});

test('a disk without room keeps nothing and says so', async () => {
  const lleno = new Deposito(carpeta, async () => true, Number.MAX_SAFE_INTEGER / 2);
  await expect(lleno.guardar(Buffer.from('x'), anotar)).rejects.toThrow(SinEspacio);
  expect(archivos()).toEqual([]);
});

test('a disk that fills up while a file arrives is told as such', async () => {
  const temporal = join(carpeta, 'temporal');
  symlinkSync('/dev/full', temporal);
  const ventanilla = createServer((req, res) => {
    recibir(req, { temporal, maximo: 1_000_000 }).catch((error: Error) => res.end(error.constructor.name));
  }).listen(0, '127.0.0.1');
  await once(ventanilla, 'listening');
  const { port } = ventanilla.address() as AddressInfo;
  const r = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: Buffer.alloc(70_000) });
  expect(await r.text()).toBe(SinEspacio.name);
  ventanilla.close();
});

test('a folder that cannot be written is not a failure of the program', async () => {
  writeFileSync(join(carpeta, 'archivo'), '');
  const malo = new Deposito(join(carpeta, 'archivo', 'documentos'), async () => true);
  await expect(malo.guardar(Buffer.from('x'), anotar)).rejects.toThrow(DepositoNoDisponible);
  expect(dirname(malo.ruta('a'.repeat(64)))).toContain('archivo');
});
