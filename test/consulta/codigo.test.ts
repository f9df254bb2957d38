import { createSecretKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { codigoDeSeguimiento, esSuCodigo } from '../../src/consulta/codigo.js';
import { Freno } from '../../src/consulta/freno.js';
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

describe('the brake on guessing', () => {
  test('five tries are free; from there each failure doubles the wait, up to an hour', () => {
    const freno = new Freno();
    const esperas: number[] = [];
    let ahora = 1_000_000;
    for (let i = 0; i < 5; i++) expect(freno.intentar('10.0.0.1', ahora)).toBe(0);
    for (let i = 0; i < 14; i++) {
      const espera = freno.intentar('10.0.0.1', ahora);
      esperas.push(espera / 1000);
      ahora += espera;
      expect(freno.intentar('10.0.0.1', ahora)).toBe(0);
    }
    expect(esperas).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600]);
    expect(freno.intentar('10.0.0.2', ahora)).toBe(0);
    expect(freno.intentar('10.0.0.1', ahora + 3600_000)).toBe(0);
    // An hour after the last wait ended, it starts anew.
    const despues = ahora + 3 * 3600_000 + 3600_001;
    for (let i = 0; i < 5; i++) expect(freno.intentar('10.0.0.1', despues)).toBe(0);
    expect(freno.intentar('10.0.0.1', despues)).toBe(2000);
  });

  test('many at once are not free, and getting one right forgives only that one', () => {
    const freno = new Freno();
    const aLaVez = Array.from({ length: 100 }, () => freno.intentar('10.0.0.1', 5000));
    expect(aLaVez.filter((espera) => espera === 0)).toHaveLength(5);
    const otro = new Freno();
    let libres = 0;
    for (let i = 0; i < 50 && otro.intentar('10.0.0.1', 5000) === 0; i++) {
      libres++;
      if (i % 2 === 1) otro.acertar('10.0.0.1');
    }
    // Whoever alternates a code of their own with guesses is stopped after as many guesses.
    expect(libres).toBeLessThan(12);
    const honrado = new Freno();
    for (let i = 0; i < 200; i++) {
      expect(honrado.intentar('10.0.0.9', 5000)).toBe(0);
      honrado.acertar('10.0.0.9');
    }
  });

  test('of IPv6 the whole network counts as one, and a mapped IPv4 as itself', () => {
    const freno = new Freno();
    for (let i = 0; i < 5; i++) expect(freno.intentar(`2001:db8:1:1::${i}`, 5000)).toBe(0);
    expect(freno.intentar('2001:db8:1:1:ffff::1', 5000)).toBe(2000);
    expect(freno.intentar('2001:db8:ffff::1', 5000)).toBe(0);
    for (let i = 0; i < 5; i++) expect(freno.intentar('::ffff:10.0.0.5', 5000)).toBe(0);
    expect(freno.intentar('10.0.0.5', 5000)).toBe(2000);
    expect(freno.intentar('::ffff:10.0.0.6', 5000)).toBe(0);
  });
});
