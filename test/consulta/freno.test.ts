import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock.js';
import { Freno } from '../../src/consulta/freno.js';
import { ALMACENES, type Almacen } from '../apoyo/bases.js';

const CLAVE = 'ab'.repeat(32);
const INICIO = Date.parse('2027-02-01T15:00:00.000Z');

describe.each(ALMACENES)('The brake on guessing, over $nombre', ({ abrir }) => {
  let a: Almacen;
  let ahora = INICIO;
  let que = 0;
  const reloj: Clock = { simulado: false, ahora: () => new Date(ahora).toISOString() };
  beforeAll(async () => {
    a = await abrir();
  });
  afterAll(() => a.cerrar());
  const freno = (otro = false) => {
    if (!otro) que++;
    return new Freno(a.store, CLAVE, `codigo ${que}`, reloj);
  };

  test('five tries are free; from there each failure doubles the wait, up to an hour', async () => {
    const f = freno();
    const esperas: number[] = [];
    for (let i = 0; i < 5; i++) expect(await f.intentar('10.0.0.1')).toBe(0);
    for (let i = 0; i < 14; i++) {
      const espera = await f.intentar('10.0.0.1');
      esperas.push(espera / 1000);
      ahora += espera;
      expect(await f.intentar('10.0.0.1')).toBe(0);
    }
    expect(esperas).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600]);
    expect(await f.intentar('10.0.0.2')).toBe(0);
    ahora += 3600_000;
    expect(await f.intentar('10.0.0.1')).toBe(0);
    // An hour after the last wait ended, it starts anew.
    ahora += 2 * 3600_000 + 1;
    for (let i = 0; i < 5; i++) expect(await f.intentar('10.0.0.1')).toBe(0);
    expect(await f.intentar('10.0.0.1')).toBe(2000);
  });

  test('many at once, in two replicas, are not free', async () => {
    const dos = [freno(), freno(true)];
    const aLaVez = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (dos[i % 2] as Freno).intentar('10.0.0.1')),
    );
    expect(aLaVez.filter((espera) => espera === 0)).toHaveLength(5);
  });

  test('getting one right forgives only that one', async () => {
    const f = freno();
    let libres = 0;
    for (let i = 0; i < 50 && (await f.intentar('10.0.0.1')) === 0; i++) {
      libres++;
      if (i % 2 === 1) await f.acertar('10.0.0.1');
    }
    // Whoever alternates a code of their own with guesses is stopped after as many guesses.
    expect(libres).toBeLessThan(12);
    const honrado = freno();
    for (let i = 0; i < 50; i++) {
      expect(await honrado.intentar('10.0.0.9')).toBe(0);
      await honrado.acertar('10.0.0.9');
    }
  });

  test('of IPv6 the whole network counts as one, and a mapped IPv4 as itself', async () => {
    const f = freno();
    for (let i = 0; i < 5; i++) expect(await f.intentar(`2001:db8:1:1::${i}`)).toBe(0);
    expect(await f.intentar('2001:db8:1:1:ffff::1')).toBe(2000);
    expect(await f.intentar('2001:db8:ffff::1')).toBe(0);
    for (let i = 0; i < 5; i++) expect(await f.intentar('::ffff:10.0.0.5')).toBe(0);
    expect(await f.intentar('10.0.0.5')).toBe(2000);
    expect(await f.intentar('::ffff:10.0.0.6')).toBe(0);
  });
});
