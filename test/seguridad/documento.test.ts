import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RAIZ } from '../../src/raiz.js';

const documento = readFileSync(join(RAIZ, 'docs/seguridad.md'), 'utf8');
const citas = [...documento.matchAll(/`(test\/[^`]+\.test\.ts)` «([^»]*)»/g)].map(
  ([, archivo = '', titulo = '']) => ({
    archivo,
    titulo,
  }),
);
// A test is cited by words of its title, as the file writes it.
const titulosDe = (archivo: string) =>
  [
    ...readFileSync(join(RAIZ, archivo), 'utf8').matchAll(
      /\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])([\s\S]*?)\1/g,
    ),
  ].map(([, , titulo]) => titulo as string);

test('Cada prueba que docs/seguridad.md nombra existe, con ese título.', () => {
  const faltan = citas.filter(
    ({ archivo, titulo }) =>
      titulo.length < 8 ||
      !existsSync(join(RAIZ, archivo)) ||
      !titulosDe(archivo).some((t) => t.includes(titulo)),
  );
  expect(faltan).toEqual([]);
  expect(citas.length).toBeGreaterThan(40);
});

test('Cada riesgo y cada requisito de docs/seguridad.md nombra al menos una prueba.', () => {
  const filas = documento.split('\n').filter((linea) => /^\| (A\d\d|\d+\.\d+) /.test(linea));
  expect(filas.filter((fila) => !/`test\/[^`]+` «/.test(fila))).toEqual([]);
  const riesgos = new Set(filas.flatMap((fila) => /^\| (A\d\d)/.exec(fila)?.[1] ?? []));
  expect([...riesgos].sort()).toEqual(
    Array.from({ length: 10 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`),
  );
});

test('Los documentos que docs/seguridad.md enlaza existen.', () => {
  const enlaces = [...documento.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, nombre]) => nombre as string);
  expect(enlaces.filter((nombre) => !existsSync(join(RAIZ, 'docs', nombre)))).toEqual([]);
  expect(enlaces.length).toBeGreaterThan(3);
});
