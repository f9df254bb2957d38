import { describe, expect, test, vi } from 'vitest';
import { Firmeza, sumarMilisegundos } from '../../src/clock.js';
import { tick } from '../../src/engine/tick.js';
import { puerta, SistemaDePrueba } from '../apoyo/sistema.js';

const HORA = 3_600_000;
const INICIO = '2027-02-01T15:00:00.000Z';

describe('A clock that jumps forward is not believed at once', () => {
  test('it is firm for as long as it has run with what really passes, and from nothing after a jump', () => {
    let pasado = 500;
    const firmeza = new Firmeza(() => pasado);
    const alCabo = (ms: number, ahora: string) => {
      pasado += ms;
      return firmeza.de(ahora);
    };
    expect(alCabo(0, INICIO)).toBe(0);
    expect(alCabo(HORA, sumarMilisegundos(INICIO, HORA))).toBe(HORA);
    // A year ahead: from here it is counted again.
    expect(alCabo(1000, '2028-02-01T16:00:01.000Z')).toBe(0);
    expect(alCabo(HORA, '2028-02-01T17:00:01.000Z')).toBe(HORA);
    // Put right: nothing is forgotten too early by a clock that goes back.
    expect(alCabo(HORA, sumarMilisegundos(INICIO, 4 * HORA))).toBe(2 * HORA);
    // A little fast is no jump.
    expect(alCabo(HORA, sumarMilisegundos(INICIO, 5 * HORA + 59_000))).toBe(3 * HORA);
  });

  test('no key is forgotten, nor one without an answer let go, by a clock that has just jumped a year', async () => {
    const s = await SistemaDePrueba.abrir(INICIO);
    const paso = vi.spyOn(performance, 'now').mockReturnValue(0);
    try {
      let ahora = INICIO;
      const door = puerta(s, { simulado: false, ahora: () => ahora });
      const reclamo = { usuario: 'u', ruta: 'POST /x', clave: 'k', cuerpo: 'c' };
      const sigue = async (clave: string) => (await s.store.reclamar({ ...reclamo, clave }, ahora)) !== null;
      await s.store.reclamar(reclamo, INICIO);
      await s.store.cumplirReclamo(reclamo, 200, null);
      await s.store.reclamar({ ...reclamo, clave: 'en curso' }, INICIO);
      await tick(door);
      ahora = '2028-02-01T15:00:00.000Z';
      await tick(door);
      expect([await sigue('k'), await sigue('en curso')]).toEqual([true, true]);
      // A quarter of an hour, and then an hour more, of saying the same.
      paso.mockReturnValue(HORA / 4);
      ahora = sumarMilisegundos(ahora, HORA / 4);
      await tick(door);
      expect([await sigue('k'), await sigue('en curso')]).toEqual([true, false]);
      paso.mockReturnValue((5 * HORA) / 4);
      ahora = sumarMilisegundos(ahora, HORA);
      await tick(door);
      expect(await sigue('k')).toBe(false);
    } finally {
      paso.mockRestore();
      await s.cerrar();
    }
  });
});
