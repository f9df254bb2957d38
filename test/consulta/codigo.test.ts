import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codigoDeSeguimiento, esSuCodigo } from '../../src/consulta/codigo.js';
import { Custodio } from '../../src/sobres/custodio.js';

const casa = (relleno: number) => ({ custodio: new Custodio(createSecretKey(Buffer.alloc(32, relleno))) });
const CASA = casa(7);
const CASO = '019b0000-0000-7000-8000-000000000001';

describe('the follow-up code', () => {
  test('is always the same for a case, another for another case, and another with another key', () => {
    const codigo = codigoDeSeguimiento(CASA, CASO);
    expect(codigo).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(codigoDeSeguimiento(casa(7), CASO)).toBe(codigo);
    expect(codigoDeSeguimiento(casa(8), CASO)).not.toBe(codigo);
    const muchos = Array.from({ length: 5000 }, (_, i) => codigoDeSeguimiento(CASA, `caso ${i}`));
    expect(new Set(muchos).size).toBe(5000);
    // Every one of the 32 letters appears in every place: none of the sixty bits is fixed.
    for (let i = 0; i < 12; i++)
      expect(new Set(muchos.map((c) => c.replaceAll('-', '')[i])).size, `letter ${i}`).toBe(32);
  });

  test('is understood as people write it: lower case, spaces, no hyphens, O for 0, I or L for 1', () => {
    const con = Array.from({ length: 200 }, (_, i) => `caso ${i}`);
    const caso = con.find(
      (c) => /0/.test(codigoDeSeguimiento(CASA, c)) && /1/.test(codigoDeSeguimiento(CASA, c)),
    );
    const codigo = codigoDeSeguimiento(CASA, caso as string);
    const formas = [
      codigo,
      codigo.toLowerCase(),
      codigo.replaceAll('-', ''),
      ` ${codigo.replaceAll('-', '  ')} `,
      codigo.replaceAll('0', 'O').replaceAll('1', 'I'),
      codigo.replaceAll('0', 'o').replaceAll('1', 'l'),
    ];
    for (const forma of formas)
      expect([forma, esSuCodigo(CASA, caso as string, forma)]).toEqual([forma, true]);
    for (const otra of [
      '',
      '-',
      codigo.slice(1),
      `${codigo}2`,
      codigo.split('').reverse().join(''),
      'Ñ'.repeat(12),
    ])
      expect([otra, esSuCodigo(CASA, caso as string, otra)]).toEqual([otra, false]);
    expect(esSuCodigo(casa(8), caso as string, codigo)).toBe(false);
  });
});
