import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diaDeSemana,
  diferenciaEnDias,
  esFechaCivil,
  fechaCivilDe,
  finDelPlazo,
  inicioDelDia,
  normalizarInstante,
  sumarDias,
} from '../../machines/calendario/index.js';

const MS_POR_DIA = 86_400_000;
const unDia = fc.integer({
  min: Date.UTC(1900, 0, 1) / MS_POR_DIA,
  max: Date.UTC(9999, 11, 31) / MS_POR_DIA,
});
const texto = (ordinal: number) => new Date(ordinal * MS_POR_DIA).toISOString().slice(0, 10);

describe('a civil date', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2024-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2100-02-29', false],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-01-32', false],
    ['0000-01-01', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['2026-1-01', false],
    ['2026/01/01', false],
    ['2026-01/01', false],
    ['20a6-01-01', false],
    ['2026-01-0/', false],
    ['2026-1/-05', false],
    ['2026-01-0:', false],
    ['2026-01-01T00:00:00Z', false],
    ['', false],
  ])('%s is a real day: %s', (fecha, esperado) => {
    expect(esFechaCivil(fecha)).toBe(esperado);
  });

  it('agrees with Date on every day between 1900 and 9999', () => {
    fc.assert(
      fc.property(unDia, unDia, (a, b) => {
        expect(esFechaCivil(texto(a))).toBe(true);
        expect(diferenciaEnDias(texto(a), texto(b))).toBe(b - a);
        expect(sumarDias(texto(a), b - a)).toBe(texto(b));
        expect(diaDeSemana(texto(a))).toBe(new Date(a * MS_POR_DIA).getUTCDay());
      }),
    );
  });

  it('rejects every text that Date would silently move to another day', () => {
    const numero = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 9999 }), numero(13), numero(32), (anio, mes, dia) => {
        const fecha = `${anio}-${mes}-${dia}`;
        const movida = new Date(Date.UTC(anio, Number(mes) - 1, Number(dia))).toISOString().slice(0, 10);
        expect(esFechaCivil(fecha)).toBe(movida === fecha);
      }),
    );
  });

  it('counts back before 1970 and across centuries', () => {
    expect(diaDeSemana('1969-12-31')).toBe(3);
    expect(diaDeSemana('0001-01-01')).toBe(1);
    expect(sumarDias('2000-01-01', -1)).toBe('1999-12-31');
    expect(diferenciaEnDias('1900-01-01', '2000-01-01')).toBe(36_524);
  });

  it('adds nothing to a day that does not exist, half a day, or past the calendar', () => {
    expect(() => sumarDias('2026-02-30', 1)).toThrow(RangeError);
    expect(() => sumarDias('2026-02-28', 0.5)).toThrow(RangeError);
    expect(() => sumarDias('9999-12-31', 1)).toThrow(RangeError);
    expect(() => sumarDias('0001-01-01', -1)).toThrow(RangeError);
    expect(() => sumarDias('2026-01-01', 1e300)).toThrow(RangeError);
    expect(() => diaDeSemana('2026-02-30')).toThrow('2026-02-30');
    expect(() => diferenciaEnDias('2026-02-30', '2026-03-01')).toThrow(RangeError);
    expect(() => diferenciaEnDias('2026-03-01', 'ayer')).toThrow(RangeError);
  });
});

describe('midnight in Lima', () => {
  it.each([
    ['2026-07-28T04:59:59.999Z', '2026-07-27'],
    ['2026-07-28T05:00:00.000Z', '2026-07-28'],
    ['2026-07-28T23:59:59.999Z', '2026-07-28'],
    ['2026-07-29T00:00:00.000Z', '2026-07-28'],
    ['2026-01-01T04:59:59.999Z', '2025-12-31'],
    ['2024-03-01T00:00:00.000Z', '2024-02-29'],
    ['1900-01-01T00:00:00.000Z', '1899-12-31'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31'],
  ])('%s is day %s', (instante, dia) => {
    expect(fechaCivilDe(instante)).toBe(dia);
  });

  it('a day begins at 05:00 UTC and its term expires when the next one begins', () => {
    expect(inicioDelDia('2026-07-28')).toBe('2026-07-28T05:00:00.000Z');
    expect(finDelPlazo('2026-12-31')).toBe('2027-01-01T05:00:00.000Z');
    expect(finDelPlazo('2024-02-28')).toBe('2024-02-29T05:00:00.000Z');
    expect(() => inicioDelDia('2026-02-30')).toThrow(RangeError);
    expect(() => finDelPlazo('2026-02-30')).toThrow(RangeError);
  });

  it('every day holds the instants from its beginning to a millisecond before its end', () => {
    fc.assert(
      fc.property(
        unDia.filter((n) => n < 2_932_896),
        (n) => {
          const dia = texto(n);
          const ultimo = new Date(Date.parse(finDelPlazo(dia)) - 1).toISOString();
          expect(fechaCivilDe(inicioDelDia(dia))).toBe(dia);
          expect(fechaCivilDe(ultimo)).toBe(dia);
          expect(finDelPlazo(dia)).toBe(inicioDelDia(sumarDias(dia, 1)));
        },
      ),
    );
  });

  it('refuses an instant that is not in the fixed form', () => {
    for (const malo of [
      '2026-07-28',
      '2026-07-28T10:00:00-05:00',
      '2026-07-28 10:00:00.000Z',
      '2026-07-28T10:00:00.0000',
    ]) {
      expect(() => fechaCivilDe(malo)).toThrow(RangeError);
    }
    expect(() => fechaCivilDe('2026-02-30T01:00:00.000Z')).toThrow(RangeError);
  });
});

describe('normalizarInstante', () => {
  it.each([
    ['2026-07-28T10:00Z', '2026-07-28T10:00:00.000Z'],
    ['2026-07-28T10:00:05Z', '2026-07-28T10:00:05.000Z'],
    ['2026-07-28T10:00:05.1Z', '2026-07-28T10:00:05.100Z'],
    ['2026-07-28T10:00:05.123999Z', '2026-07-28T10:00:05.123Z'],
    ['2026-07-28T23:59:59.999-05:00', '2026-07-29T04:59:59.999Z'],
    ['2026-07-28T00:00+05:30', '2026-07-27T18:30:00.000Z'],
    ['2026-07-28T00:00-00:00', '2026-07-28T00:00:00.000Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('%s is %s', (escrito, esperado) => {
    expect(normalizarInstante(escrito)).toBe(esperado);
  });

  it.each([
    '2026-02-30T10:00:00Z',
    '2026-02-29T10:00:00Z',
    '2026-07-28T24:00:00Z',
    '2026-07-28T25:00:00Z',
    '2026-07-28T10:60:00Z',
    '2026-07-28T10:00:60Z',
    '2026-07-28T10:00:00+24:00',
    '2026-07-28T10:00:00+05:60',
    '2026-07-28T10:00:00',
    '2026-07-28T10:00:00+0500',
    '2026-07-28T10:00:00.Z',
    '2026-07-28T10Z',
    '2026-07-28',
    '2026-07-28 10:00:00Z',
    ' 2026-07-28T10:00:00Z',
    '2026-07-28T10:00:00Z\n',
    '2026-07-28t10:00:00z',
    '1899-12-31T23:59:59Z',
    '1899-12-31T23:59:59-05:00',
    '1900-01-01T00:00:00+05:00',
    '9999-12-31T23:00:00-05:00',
    '+10000-01-01T00:00:00Z',
    'mañana',
    '',
  ])('refuses «%s»', (escrito) => {
    expect(normalizarInstante(escrito)).toBeNull();
  });

  it('names the same moment as Date and leaves its own output as it is', () => {
    const desfase = fc.record({
      signo: fc.constantFrom('+', '-'),
      h: fc.integer({ min: 0, max: 23 }),
      m: fc.integer({ min: 0, max: 59 }),
    });
    const dos = (n: number) => String(n).padStart(2, '0');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1901-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
        desfase,
        (fecha, z) => {
          const escrito = fecha.toISOString().replace('Z', `${z.signo}${dos(z.h)}:${dos(z.m)}`);
          const normal = normalizarInstante(escrito) ?? 'nada';
          expect(Date.parse(normal)).toBe(Date.parse(escrito));
          expect(normal).toHaveLength(24);
          expect(normalizarInstante(normal)).toBe(normal);
        },
      ),
    );
  });
});
