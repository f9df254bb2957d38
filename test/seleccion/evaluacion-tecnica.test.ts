import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alcanzaMinimo, sumarPuntajes } from '../../machines/seleccion/evaluacion/tecnica.js';

const BASES = [
  { nombre: 'Plazo', maximo: '60' },
  { nombre: 'Garantía', maximo: '40' },
];
const dar = (...pares: [string, string][]) => pares.map(([nombre, puntaje]) => ({ nombre, puntaje }));
const reglas = (r: ReturnType<typeof sumarPuntajes>) => (r.ok ? [] : r.errores.map((e) => e.regla));

describe('technical score', () => {
  it('is the exact sum of its factors (RS-70-2)', () => {
    expect(sumarPuntajes(BASES, dar(['Plazo', '50.1'], ['Garantía', '30.200003']))).toEqual({
      ok: true,
      total: '80.300003',
    });
    expect(sumarPuntajes(BASES, dar(['Garantía', '40'], ['Plazo', '60']))).toEqual({
      ok: true,
      total: '100',
    });
    expect(sumarPuntajes(null, [])).toMatchObject({ ok: false, errores: [{ regla: 'RS-70-2' }] });
    fc.assert(
      fc.property(fc.array(fc.nat(16_000_000), { minLength: 1, maxLength: 6 }), (millonesimas) => {
        const puntajes = millonesimas.map((m, i) => ({
          nombre: `F${i}`,
          puntaje: `${Math.trunc(m / 1e6)}.${String(m % 1e6).padStart(6, '0')}`,
        }));
        const total = millonesimas.reduce((a, b) => a + b, 0);
        const r = sumarPuntajes(null, puntajes);
        expect(r.ok && Math.round(Number(r.total) * 1e6)).toBe(total);
      }),
    );
  });

  it('no score is over the maximum of its factor (RS-70-2)', () => {
    expect(reglas(sumarPuntajes(BASES, dar(['Plazo', '60.000001'], ['Garantía', '1'])))).toEqual(['RS-70-2']);
  });

  it('every factor of the bases once, and no other (RS-43-1)', () => {
    expect(reglas(sumarPuntajes(BASES, dar(['Plazo', '10'])))).toEqual(['RS-43-1']);
    expect(reglas(sumarPuntajes(BASES, dar(['Plazo', '1'], ['Garantía', '1'], ['Color', '1'])))).toEqual([
      'RS-43-1',
    ]);
    expect(reglas(sumarPuntajes(BASES, dar(['Plazo', '1'], ['Plazo', '2'], ['Garantía', '1'])))).toEqual([
      'RS-43-1',
    ]);
    expect(reglas(sumarPuntajes(null, dar(['Total', '1'], ['Total', '2'])))).toEqual(['RS-43-1']);
  });

  it('bases without factors bound only the total (RS-70-2)', () => {
    expect(sumarPuntajes(null, dar(['Total', '100']))).toEqual({ ok: true, total: '100' });
    expect(reglas(sumarPuntajes(null, dar(['A', '60'], ['B', '40.000001'])))).toEqual(['RS-70-2']);
  });

  it('the minimum itself passes (RS-70-3)', () => {
    expect(alcanzaMinimo('60', '60')).toBe(true);
    expect(alcanzaMinimo('59.999999', '60')).toBe(false);
    expect(alcanzaMinimo('80.000001', '80')).toBe(true);
  });
});
