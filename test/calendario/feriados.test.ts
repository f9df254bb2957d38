import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import {
  ANIO_MAXIMO,
  ANIO_MINIMO,
  CalendarioSinAnio,
  diaDeSemana,
  domingoDePascua,
  FERIADOS,
  feriadosDe,
  prepararCalendario,
} from '../../machines/calendario/index.js';
import { inhabilesDeLaMigracion } from './inhabiles.js';

const ANIOS = Array.from({ length: ANIO_MAXIMO - ANIO_MINIMO + 1 }, (_, i) => ANIO_MINIMO + i);

const VIERNES_SANTO: Readonly<Record<number, string>> = {
  2009: '04-10',
  2010: '04-02',
  2011: '04-22',
  2012: '04-06',
  2013: '03-29',
  2014: '04-18',
  2015: '04-03',
  2016: '03-25',
  2017: '04-14',
  2018: '03-30',
  2019: '04-19',
  2020: '04-10',
  2021: '04-02',
  2022: '04-15',
  2023: '04-07',
  2024: '03-29',
  2025: '04-18',
  2026: '04-03',
  2027: '03-26',
  2028: '04-14',
  2029: '03-30',
  2030: '04-19',
};

function segunLaBiblioteca(anio: number): string[] {
  const publicos = new Holidays('PE').getHolidays(anio).filter((h) => h.type === 'public');
  return publicos.map((h) => h.date.slice(0, 10)).filter((fecha) => fecha !== domingoDePascua(anio));
}

describe('Easter', () => {
  it.each(ANIOS)('the Friday before it in %i is Good Friday', (anio) => {
    const viernes = feriadosDe(anio).find((f) => f.nombre === 'Viernes Santo');
    const jueves = feriadosDe(anio).find((f) => f.nombre === 'Jueves Santo');
    expect(viernes?.fecha).toBe(`${anio}-${VIERNES_SANTO[anio]}`);
    expect([diaDeSemana(jueves?.fecha ?? ''), diaDeSemana(viernes?.fecha ?? '')]).toEqual([4, 5]);
  });

  it('is right at both ends of its range and in the exceptional years', () => {
    expect(domingoDePascua(1818)).toBe('1818-03-22');
    expect(domingoDePascua(1943)).toBe('1943-04-25');
    expect(domingoDePascua(1954)).toBe('1954-04-18');
    expect(domingoDePascua(1981)).toBe('1981-04-19');
    expect(domingoDePascua(2285)).toBe('2285-03-22');
  });
});

describe('national holidays', () => {
  it.each(ANIOS)('those of %i are the public days of date-holidays without Easter Sunday', (anio) => {
    expect(feriadosDe(anio).map((f) => f.fecha)).toEqual(segunLaBiblioteca(anio));
  });

  it.each(ANIOS)(
    'in %i the prepared calendar closes them all, but 29-07-2020, which a decree opened',
    (anio) => {
      const calendario = prepararCalendario(inhabilesDeLaMigracion(), 1000, ['nacional']);
      const abiertos = segunLaBiblioteca(anio).filter((fecha) => calendario.esHabil(fecha));
      expect(abiertos).toEqual(anio === 2020 ? ['2020-07-29'] : []);
    },
  );

  it('are 12 until 2021, 14 in 2022, 15 in 2023 and 16 from 2024 on', () => {
    const esperados = ANIOS.map((a) => (a <= 2021 ? 12 : a === 2022 ? 14 : a === 2023 ? 15 : 16));
    expect(ANIOS.map((anio) => feriadosDe(anio).length)).toEqual(esperados);
    expect(new Set(FERIADOS.map((f) => f.id)).size).toBe(16);
  });

  it('name the law that created each', () => {
    const normas = Object.fromEntries(feriadosDe(2024).map((f) => [f.fecha, f.norma]));
    expect(normas['2024-06-07']).toBe('Ley 31788');
    expect(normas['2024-07-23']).toBe('Ley 31822');
    expect(normas['2024-08-06']).toBe('Ley 31530');
    expect(normas['2024-12-09']).toBe('Ley 31381');
    expect(normas['2024-12-25']).toBe('DL 713, art. 6');
  });

  it.each([1900, 2008, 2031, 9999, 2010.5, Number.NaN])('the year %d was not reviewed', (anio) => {
    expect(() => feriadosDe(anio)).toThrow(CalendarioSinAnio);
  });

  it('the error says the year, its code and which years are reviewed', () => {
    const error = new CalendarioSinAnio(2031, ANIO_MINIMO, ANIO_MAXIMO);
    expect(error).toMatchObject({ codigo: 'CALENDARIO_SIN_ANIO', anio: 2031, name: 'CalendarioSinAnio' });
    expect(error.message).toContain('de 2009 a 2030');
  });
});
