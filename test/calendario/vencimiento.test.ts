import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AMBITOS_OECE,
  CalendarioSinAnio,
  prepararCalendario,
  restantes,
  sumarDias,
  vencimiento,
} from '../../machines/calendario/index.js';
import { inhabilesDeLaMigracion } from './inhabiles.js';

const FILAS = inhabilesDeLaMigracion();
const oece = prepararCalendario(FILAS, FILAS.length, AMBITOS_OECE);

describe('vencimiento', () => {
  it('in business days, leaves out the first day and includes the last', () => {
    expect(vencimiento('habiles', '2026-07-22', 5, oece)).toBe('2026-08-03');
    expect(vencimiento('habiles', '2026-07-25', 1, oece)).toBe('2026-07-27');
    expect(vencimiento('habiles', '2026-07-25', 0, oece)).toBe('2026-07-25');
  });

  it.each([
    ['2026-06-01', 10, '2026-06-11', 'a Thursday stays'],
    ['2026-06-03', 10, '2026-06-15', 'a Saturday passes to Monday'],
    ['2026-07-18', 10, '2026-07-30', '28 July passes over the 29th'],
    ['2026-03-23', 10, '2026-04-06', 'Holy Thursday passes to Monday'],
    ['2025-12-22', 3, '2025-12-29', 'Christmas passes over the decreed 26th and the weekend'],
    ['2026-06-06', 0, '2026-06-08', 'no days from a Saturday'],
  ])('in calendar days, %s and %i days is due on %s (%s)', (desde, dias, vence) => {
    expect(vencimiento('calendario', desde, dias, oece)).toBe(vence);
  });

  it('a fixed date is due on itself, working day or not', () => {
    expect(vencimiento('fecha', '2026-07-28', 99, oece)).toBe('2026-07-28');
  });

  it('refuses terms that are not terms, and years nobody reviewed', () => {
    expect(() => vencimiento('habiles', '2026-07-22', -1, oece)).toThrow(RangeError);
    expect(() => vencimiento('calendario', '2026-07-22', -1, oece)).toThrow(RangeError);
    expect(() => vencimiento('calendario', '2026-07-22', 1.5, oece)).toThrow(RangeError);
    expect(() => vencimiento('calendario', '2030-12-31', 1, oece)).toThrow(CalendarioSinAnio);
    expect(() => vencimiento('habiles', '2030-12-31', 1, oece)).toThrow(CalendarioSinAnio);
  });

  it('in calendar days, is a business day with none between it and the bare date', () => {
    const dia = fc.integer({ min: 0, max: 7300 }).map((n) => sumarDias('2009-01-01', n));
    fc.assert(
      fc.property(dia, fc.integer({ min: 0, max: 365 }), (desde, dias) => {
        const justo = sumarDias(desde, dias);
        const vence = vencimiento('calendario', desde, dias, oece);
        expect(oece.esHabil(vence)).toBe(true);
        expect(oece.contar(justo, vence)).toBe(vence === justo ? 0 : 1);
        expect(vence >= justo).toBe(true);
      }),
    );
  });
});

describe('restantes', () => {
  it.each([
    ['2026-07-22', 5],
    ['2026-07-23', 5],
    ['2026-07-24', 4],
    ['2026-07-31', 1],
    ['2026-08-02', 1],
    ['2026-08-03', 0],
    ['2026-08-04', -1],
    ['2026-08-06', -2],
    ['2026-08-10', -4],
  ])('on %s a term due on 3 August 2026 has %i days left', (hoy, quedan) => {
    expect(restantes(hoy, '2026-08-03', oece)).toBe(quedan);
  });

  it('counts late days from a due date that is not a working day', () => {
    expect(restantes('2026-07-29', '2026-07-28', oece)).toBe(0);
    expect(restantes('2026-07-30', '2026-07-28', oece)).toBe(-1);
  });
});
