import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { correr } from '../apoyo/proceso.js';
import { Servidor } from '../apoyo/servidor.js';
import { depositoDe, subido } from './apoyo.js';
import { pdf } from './muestras.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const verificar = () => correr('cli', ['verificar'], { DATABASE_URL: `sqlite:${s.archivo}` });
const lineas = (salida: string) => salida.trimEnd().split('\n');

test('verificar proves each document by its digest, and finds what is missing, altered or of nobody', async () => {
  const { id } = await s.presentar();
  const [falta, alterado] = [
    await subido(s, id, 'falta.pdf', pdf('falta')),
    await subido(s, id, 'alterado.pdf', pdf('alterado')),
  ];
  await subido(s, id, 'bueno.pdf', pdf('bueno'));
  const bien = await verificar();
  expect([bien.codigo, lineas(bien.salida).at(-1)]).toEqual([0, '3 documentos, 0 con diferencias.']);

  const ruta = (huella: string) => join(depositoDe(s), huella.slice(0, 2), huella.slice(2, 4), huella);
  rmSync(ruta(falta.huella));
  rmSync(ruta(alterado.huella));
  writeFileSync(ruta(alterado.huella), pdf('ALTERADO'));
  const deNadie = 'ab'.repeat(32);
  mkdirSync(dirname(ruta(deNadie)), { recursive: true });
  writeFileSync(ruta(deNadie), 'x');
  // One that is arriving is of somebody.
  const llegando = 'cd'.repeat(32);
  mkdirSync(dirname(ruta(llegando)), { recursive: true });
  appendFileSync(ruta(llegando), 'x');
  writeFileSync(join(depositoDe(s), 'entrantes', `${llegando}.1`), '');

  const mal = await verificar();
  const dichas = lineas(mal.salida)
    .filter((l) => l.startsWith('{'))
    .map((l) => JSON.parse(l));
  expect(mal.codigo).toBe(1);
  expect(dichas).toEqual([
    { documento: falta.id, caso: id, huella: falta.huella, que: 'falta' },
    { documento: alterado.id, caso: id, huella: alterado.huella, que: 'alterado' },
    { documento: null, caso: null, huella: deNadie, que: 'huerfano' },
  ]);
  expect(lineas(mal.salida).at(-1)).toBe('3 documentos, 3 con diferencias.');
});
