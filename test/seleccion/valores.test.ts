import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cantidad, coeficiente, puntaje } from '../../machines/seleccion/valores/campos.js';
import {
  centimos,
  comparar as compararMontos,
  deCentimos,
  enSoles,
  monto,
  montoOCero,
  sumar,
} from '../../machines/seleccion/valores/dinero.js';
import {
  abreviar,
  cociente,
  comparar,
  deDecimal,
  fraccion,
  producto,
  redondear,
  resta,
  suma,
  techo,
  truncar,
} from '../../machines/seleccion/valores/fraccion.js';

const mensajes = (r: { error?: { issues: { message: string }[] } }) =>
  r.error?.issues.map((i) => i.message) ?? [];
const unosCentimos = fc.bigInt({ min: 1n, max: 99_999_999_999_999_999n });

describe('amounts of money (RS-63-4)', () => {
  it('are kept with two decimals and no leading zeros', () => {
    expect(monto().parse('466000.51')).toBe('466000.51');
    expect(monto().parse('000100')).toBe('100.00');
    expect(monto().parse('0.5')).toBe('0.50');
    expect(monto().parse('999999999999999.99')).toBe('999999999999999.99');
    expect(montoOCero().parse('0')).toBe('0.00');
  });

  it.each([
    '1.234',
    '1000000000000000',
    '-5',
    '',
    '1e5',
    '1,000.00',
    '1.',
    '.5',
    ' 5',
    '٥',
    5,
    null,
    undefined,
  ])('refuses %s with the two decimals of RS-63-4', (valor) => {
    for (const campo of [monto(), montoOCero()]) {
      const r = campo.safeParse(valor);
      expect(r.success).toBe(false);
      expect(mensajes(r)).toEqual([expect.stringMatching(/dos decimales como máximo.*RS-63-4/)]);
    }
  });

  it('refuses zero where something has to be paid', () => {
    expect(mensajes(monto().safeParse('0.00'))).toEqual(['El monto debe ser mayor que cero.']);
  });

  it('go to céntimos and back exactly, and a malformed one throws', () => {
    fc.assert(fc.property(unosCentimos, (c) => centimos(deCentimos(c)) === c));
    expect(() => centimos('1.005')).toThrow(RangeError);
    expect(() => deCentimos(-1n)).toThrow(RangeError);
  });

  it('add and compare to the céntimo, where floating point would not', () => {
    expect(sumar(['0.10', '0.2'])).toBe('0.30');
    expect(sumar([])).toBe('0.00');
    expect(compararMontos('0.3', sumar(['0.1', '0.2']))).toBe(0);
    expect(compararMontos('399999.99', '400000')).toBe(-1);
    expect(compararMontos('400000.01', '400000')).toBe(1);
  });

  it('are written with thousands', () => {
    expect(enSoles('466000.51')).toBe('S/ 466,000.51');
    expect(enSoles('1080000')).toBe('S/ 1,080,000.00');
    expect(enSoles('100')).toBe('S/ 100.00');
  });
});

describe('exact fractions', () => {
  const entero = fc.bigInt({ min: -10_000n, max: 10_000n });
  const positivo = fc.bigInt({ min: 1n, max: 10_000n });
  const una = fc.tuple(entero, positivo).map(([n, d]) => fraccion(n, d));

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(una, una, una, (a, b, c) => {
        expect(suma(a, b)).toEqual(suma(b, a));
        expect(producto(a, suma(b, c))).toEqual(suma(producto(a, b), producto(a, c)));
        expect(resta(suma(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(producto(cociente(a, b), b)).toEqual(a);
        expect(comparar(a, b)).toBe(-comparar(b, a) + 0);
        expect(comparar(a, b)).toBe(Math.sign(Number(resta(a, b).n)));
      }),
    );
  });

  it('are in lowest terms with a positive denominator', () => {
    expect(fraccion(6n, -4n)).toEqual({ n: -3n, d: 2n });
    expect(fraccion(0n, 7n)).toEqual({ n: 0n, d: 1n });
    expect(deDecimal('-93.50')).toEqual({ n: -187n, d: 2n });
    expect(() => fraccion(1n, 0n)).toThrow(RangeError);
    expect(() => cociente(fraccion(1n), fraccion(0n))).toThrow(RangeError);
    expect(() => deDecimal('1e3')).toThrow(RangeError);
  });

  it('round half up, cut and rise to a number of decimals (RS-39-red)', () => {
    expect(redondear(deDecimal('93.495'), 2)).toBe('93.50');
    expect(redondear(deDecimal('93.494999'), 2)).toBe('93.49');
    expect(redondear(fraccion(200n, 3n), 2)).toBe('66.67');
    expect(redondear(deDecimal('-0.5'), 0)).toBe('0');
    expect(redondear(deDecimal('-1.25'), 1)).toBe('-1.2');
    expect(redondear(deDecimal('2.5'), 0)).toBe('3');
    expect(truncar(deDecimal('0.999'), 2)).toBe('0.99');
    expect(truncar(deDecimal('-0.999'), 2)).toBe('-0.99');
    expect(techo(deDecimal('0.991'), 2)).toBe('1.00');
    expect(techo(deDecimal('0.99'), 2)).toBe('0.99');
    expect(techo(deDecimal('-0.999'), 2)).toBe('-0.99');
    expect(abreviar(deDecimal('86.500'), 6)).toBe('86.5');
    expect(abreviar(deDecimal('100.000'), 6)).toBe('100');
    expect(abreviar(deDecimal('100'), 0)).toBe('100');
  });

  it('a ceiling and a cut differ by one last decimal at most, with the value between', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), positivo, fc.nat(6), (n, d, decimales) => {
        const f = fraccion(n, d);
        const [abajo, arriba] = [deDecimal(truncar(f, decimales)), deDecimal(techo(f, decimales))];
        expect(comparar(abajo, f)).toBeLessThanOrEqual(0);
        expect(comparar(f, arriba)).toBeLessThanOrEqual(0);
        expect(comparar(resta(arriba, abajo), fraccion(1n, 10n ** BigInt(decimales)))).toBeLessThanOrEqual(0);
        expect([truncar(f, decimales), techo(f, decimales)]).toContain(redondear(f, decimales));
      }),
    );
  });
});

describe('fields of scores, weights and quantities', () => {
  it('a score goes from 0 to 100 with six decimals at most (RS-70-2)', () => {
    expect(puntaje().parse('086.500')).toBe('86.5');
    expect(puntaje().parse('100.000000')).toBe('100');
    expect(puntaje().parse('0')).toBe('0');
    for (const malo of ['100.000001', '101', '-1', '1.1234567', 'ochenta', 80]) {
      expect(mensajes(puntaje().safeParse(malo))).toEqual([expect.stringMatching(/entre 0 y 100/)]);
    }
  });

  it('a weight goes from 0 to 1 (RS-71-tot)', () => {
    expect(coeficiente().parse('0.70')).toBe('0.7');
    for (const malo of ['1.1', '2', '-0.1', 0.7]) expect(coeficiente().safeParse(malo).success).toBe(false);
  });

  it('a quantity is over zero (RS-74-2)', () => {
    expect(cantidad().parse('1200.50')).toBe('1200.5');
    for (const malo of ['0', '0.000', '-3', '1234567890123']) {
      expect(cantidad().safeParse(malo).success).toBe(false);
    }
  });
});
