import { describe, expect, test } from 'vitest';
import { delata, sinMontos } from '../../src/engine/reserva.js';

describe('D17: what is said while amounts are in hand does not name them', () => {
  test.each([
    'La oferta de 466000.51 excede.',
    'La oferta de S/ 466,000.51 excede.',
    'La oferta de 466 000,51 excede.',
    'Excede en 466000 soles.',
    'monto=46600051',
  ])('%s', (texto) => {
    expect(delata(texto, ['466000.51'])).toBe(true);
  });

  test.each(['Falta el acta del 16/08/2010.', 'La oferta de 466001.51 excede.', ''])('not in %j', (texto) => {
    expect(delata(texto, ['466000.51', '2010.00'])).toBe(false);
  });

  test('an error that names none is the same; one that does keeps only where it happened', () => {
    const limpio = new Error('Falta el acta.');
    expect(sinMontos(limpio, ['466000.51'])).toBe(limpio);
    expect(sinMontos(limpio, [])).toBe(limpio);
    const causa = new Error('No se entiende', {
      cause: new SyntaxError('Cannot convert 466000.51 to a BigInt'),
    });
    for (const sucio of [
      causa,
      new Error('es 466000.51'),
      Object.assign(new Error('x'), { monto: '466000.51' }),
    ]) {
      const dicho = sinMontos(sucio, ['466000.51']) as Error;
      expect(`${dicho.stack}${dicho.cause}${JSON.stringify(dicho)}`).not.toMatch(/466000/);
      expect(dicho.stack).toContain('reserva.test');
    }
    expect((sinMontos('466000.51', ['466000.51']) as Error).message).not.toMatch(/466/);
  });
});
