import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { REGLAS } from '../../machines/reglas/index.js';
import { generarMaquinas, generarTrazabilidad } from '../../src/docs/generar.js';
import { conPagina } from '../../src/docs/items.js';
import { SIN_CODIGO } from '../../src/docs/sin-codigo.js';
import { fuentes, nombra, rastrear } from '../../src/docs/trazabilidad.js';
import { RAIZ } from '../../src/raiz.js';

const escrito = (ruta: string) =>
  existsSync(join(RAIZ, ruta)) ? readFileSync(join(RAIZ, ruta), 'utf8') : '';
const viejos = (archivos: Map<string, string>) =>
  [...archivos].filter(([ruta, texto]) => escrito(ruta) !== texto).map(([ruta]) => ruta);

describe('the generated documents', () => {
  it('show the machines as they are (if not: npm run docs)', async () => {
    const archivos = await generarMaquinas();
    expect(archivos.size).toBe(2 * conPagina(REGISTRO.todas).length);
    expect(viejos(archivos)).toEqual([]);
  });

  it('show the traces of the rules as they are (if not: npm run docs)', () => {
    expect(viejos(generarTrazabilidad(RAIZ))).toEqual([]);
  });

  it('do not name where they were written', async () => {
    const todos = [...(await generarMaquinas()).values(), ...generarTrazabilidad(RAIZ).values()];
    expect(todos.filter((t) => t.includes(RAIZ))).toEqual([]);
  });
});

describe('the trace of the rules', () => {
  const rastros = rastrear(fuentes(RAIZ));

  it('holds every rule of the catalogue', () => {
    expect(Object.keys(rastros)).toEqual([...new Set(REGLAS.map((r) => r.id))]);
  });

  it('finds code for every rule, or a written reason', () => {
    const olvidadas = Object.entries(rastros).filter(
      ([, r]) => r.implementada.length === 0 && r.nota === null,
    );
    expect(olvidadas.map(([id]) => id)).toEqual([]);
  });

  it('gives no reason for a rule that code names', () => {
    const aplicadas = Object.keys(SIN_CODIGO).filter((id) => (rastros[id]?.implementada.length ?? 0) > 0);
    expect(aplicadas).toEqual([]);
  });

  it('gives reasons only for rules of the catalogue', () => {
    expect(Object.keys(SIN_CODIGO).filter((id) => !(id in rastros))).toEqual([]);
  });

  it.each([
    ["'ZZ-8.2.1.B-1'", true],
    ['(ZZ-8.2.1.B-1).', true],
    ['según ZZ-8.2.1.B-1. Luego', true],
    ['ZZ-8.2.1.B-1/2', true],
    ['ZZ-8.2.1.B-10', false],
    ['ZZ-8.2.1.B-1x', false],
    ['ZZ-8.2.1.B-1-bis', false],
    ['ZZ-8.2.1.B-1.4', false],
    ['ZZ-8.2.1.B-1(F)', false],
    ['AZZ-8.2.1.B-1', false],
    ['A-ZZ-8.2.1.B-1', false],
    ['ZZ-8.2.1.B-10 y ZZ-8.2.1.B-1', true],
  ])('reads %s exactly', (texto, esperado) => {
    expect(nombra(texto, 'ZZ-8.2.1.B-1')).toBe(esperado);
  });

  it('tells code from tests', () => {
    const id = REGLAS[0]?.id ?? '';
    const rastro = rastrear([
      { ruta: 'src/a.ts', texto: id },
      { ruta: 'test/b.ts', texto: id },
    ])[id];
    expect(rastro).toEqual({ implementada: ['src/a.ts'], probada: ['test/b.ts'], nota: null });
  });
});
