import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { crearCarpeta } from '../../src/carpetas.js';

const raiz = mkdtempSync(join(tmpdir(), 'carpetas-'));
afterAll(() => rmSync(raiz, { recursive: true, force: true }));

describe('Crear una carpeta', () => {
  test('La crea con las de encima y dice cuál fue la primera; si ya estaba, ninguna.', async () => {
    const honda = join(raiz, 'a', 'b', 'c');
    expect(await crearCarpeta(honda)).toBe(join(raiz, 'a'));
    expect(await crearCarpeta(honda)).toBeUndefined();
    expect(statSync(honda).mode & 0o777).toBe(0o750);
  });

  test('Muchas a la vez la encuentran hecha.', async () => {
    const hechas = await Promise.all([1, 2, 3, 4, 5, 6].map(() => crearCarpeta(join(raiz, 'x', 'y', 'z'))));
    expect(hechas.filter((h) => h === join(raiz, 'x'))).toHaveLength(1);
    expect(statSync(join(raiz, 'x', 'y', 'z')).isDirectory()).toBe(true);
  });

  test('Donde no puede haber una lo dice, en vez de no volver nunca.', async () => {
    writeFileSync(join(raiz, 'archivo'), '');
    await expect(crearCarpeta(join(raiz, 'archivo', 'dentro'))).rejects.toThrow(/ENOTDIR/);
    await expect(crearCarpeta('/proc/no-se-puede/documentos')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
