import { describe, expect, it } from 'vitest';
import {
  AMBITOS_OECE,
  ambitosDeProvincia,
  CalendarioSinAnio,
  prepararCalendario,
} from '../../machines/calendario/index.js';
import { fila, inhabilesDeLaMigracion } from './inhabiles.js';

const FILAS = inhabilesDeLaMigracion();
const oece = prepararCalendario(FILAS, FILAS.length, AMBITOS_OECE);
const sinDecretos = prepararCalendario([], 0, AMBITOS_OECE);

describe('terms counted by hand', () => {
  it.each([
    ['2026-07-22', 5, '2026-08-03', '23, 28 and 29 July are holidays'],
    ['2026-07-22', 10, '2026-08-11', '6 August too'],
    ['2026-04-01', 5, '2026-04-10', 'Holy Week'],
    ['2026-04-01', 10, '2026-04-17', 'Holy Week'],
    ['2025-12-23', 5, '2026-01-05', 'decreed days around the New Year'],
    ['2025-12-23', 10, '2026-01-12', 'decreed days around the New Year'],
    ['2025-04-25', 10, '2025-05-13', '1 and 2 May'],
    ['2024-12-19', 10, '2025-01-10', '23, 24, 30 and 31 December decreed'],
    ['2024-11-13', 5, '2024-11-22', 'the summit in Lima'],
    ['2024-11-13', 10, '2024-11-29', 'the summit in Lima'],
    ['2026-03-24', 5, '2026-03-31', 'an appeal'],
    ['2026-03-24', 8, '2026-04-07', 'an appeal over Holy Week'],
    ['2026-07-13', 7, '2026-07-22', 'queries'],
    ['2026-07-13', 22, '2026-08-18', 'offers'],
    ['2026-05-30', 5, '2026-06-05', 'received on a Saturday: Monday is day 1'],
    ['2026-05-30', 10, '2026-06-12', 'received on a Saturday'],
    ['2026-12-03', 5, '2026-12-14', '8 and 9 December'],
    ['2026-12-03', 10, '2026-12-21', '8 and 9 December'],
  ])('from %s, %i days: %s (%s)', (desde, n, vence) => {
    expect(oece.sumar(desde, n)).toBe(vence);
    expect(oece.contar(desde, vence)).toBe(n);
    expect(oece.cuenta(desde, n).at(-1)).toMatchObject({ fecha: vence, habil: true, numero: n });
  });

  it('would have been due earlier without the decrees', () => {
    expect(sinDecretos.sumar('2025-12-23', 10)).toBe('2026-01-08');
    expect(sinDecretos.sumar('2025-04-25', 10)).toBe('2025-05-12');
    expect(sinDecretos.sumar('2024-12-19', 10)).toBe('2025-01-06');
  });

  it('the summit stopped terms in Lima, Callao and Huaral only', () => {
    const vence = (provincia: string) =>
      prepararCalendario(FILAS, FILAS.length, ambitosDeProvincia(provincia)).sumar('2024-11-13', 5);
    expect(['Lima', 'Callao', 'Huaral'].map(vence)).toEqual(['2024-11-22', '2024-11-22', '2024-11-22']);
    expect(['Cañete', 'Ilo', 'Tacna'].map(vence)).toEqual(['2024-11-20', '2024-11-20', '2024-11-20']);
  });

  it('24 June closes Cusco and nothing else', () => {
    const cusco = prepararCalendario(FILAS, FILAS.length, ambitosDeProvincia('Canchis'));
    expect([cusco.esHabil('2026-06-24'), oece.esHabil('2026-06-24')]).toEqual([false, true]);
    expect(cusco.motivo('2026-06-24')).toEqual({ motivo: 'Día del Cusco', norma: 'DL 21860' });
  });
});

describe('the reason of a day', () => {
  it.each([
    ['2026-07-28', 'Fiestas Patrias', 'DL 713, art. 6'],
    ['2026-07-23', 'Día de la Fuerza Aérea del Perú', 'Ley 31822'],
    ['2026-01-02', 'Día no laborable compensable del sector público', 'DS 042-2025-PCM'],
    ['2026-05-30', 'Sábado', 'Regl. 62.2; LPAG art. 134'],
    ['2026-05-31', 'Domingo', 'Regl. 62.2; LPAG art. 134'],
    ['2026-06-07', 'Batalla de Arica y Día de la Bandera', 'Ley 31788'],
    ['2024-11-16', 'Día no laborable en Lima y Callao por la cumbre APEC', 'DS 110-2024-PCM'],
  ])('%s: %s (%s)', (fecha, motivo, norma) => {
    expect(oece.motivo(fecha)).toEqual({ motivo, norma });
    expect(oece.esHabil(fecha)).toBe(false);
  });

  it('a business day has none', () => {
    expect(oece.motivo('2026-07-27')).toBeNull();
  });

  it('the proof lists every day with its number or its reason', () => {
    const fin = { motivo: 'Sábado', norma: 'Regl. 62.2; LPAG art. 134', habil: false, numero: null };
    expect(oece.cuenta('2026-01-01', 2)).toEqual([
      {
        fecha: '2026-01-02',
        habil: false,
        numero: null,
        motivo: 'Día no laborable compensable del sector público',
        norma: 'DS 042-2025-PCM',
      },
      { fecha: '2026-01-03', ...fin },
      { fecha: '2026-01-04', ...fin, motivo: 'Domingo' },
      { fecha: '2026-01-05', habil: true, numero: 1, motivo: null, norma: null },
      { fecha: '2026-01-06', habil: true, numero: 2, motivo: null, norma: null },
    ]);
    expect(oece.cuenta('2026-01-03', 0)).toEqual([]);
  });
});

describe('what was known at each version', () => {
  const filas = [
    fila(1, '2026-07-27', { norma: 'DS 1' }),
    fila(2, '2026-07-27', { norma: 'DS 2', motivo: 'Otro motivo' }),
    fila(3, '2026-07-27', { norma: 'DS 1', tipo: 'revoca' }),
    fila(4, '2026-07-27', { norma: 'DS 2', tipo: 'revoca' }),
    fila(5, '2026-07-27', { norma: 'DS 1', motivo: 'Declarado de nuevo' }),
  ];
  const en = (version: number, orden = filas) =>
    prepararCalendario(orden, version, ['nacional']).motivo('2026-07-27');

  it('declarations, revocations and a new declaration each hold from their own version', () => {
    expect(en(0)).toBeNull();
    expect(en(1)).toEqual({ motivo: 'Día de prueba', norma: 'DS 1' });
    expect(en(2)).toEqual({ motivo: 'Día de prueba', norma: 'DS 1' });
    expect(en(3)).toEqual({ motivo: 'Otro motivo', norma: 'DS 2' });
    expect(en(4)).toBeNull();
    expect(en(5)).toEqual({ motivo: 'Declarado de nuevo', norma: 'DS 1' });
  });

  it('the order in which the rows arrive does not matter', () => {
    for (let version = 0; version <= 5; version++)
      expect(en(version, [...filas].reverse())).toEqual(en(version));
  });

  it('a revocation of another scope or day revokes nothing', () => {
    const otras = [
      fila(1, '2026-07-27'),
      fila(2, '2026-07-27', { tipo: 'revoca', ambito: 'region:Lima' }),
      fila(3, '2026-07-30', { tipo: 'revoca' }),
    ];
    expect(prepararCalendario(otras, 3, AMBITOS_OECE).esHabil('2026-07-27')).toBe(false);
  });

  it('a holiday may be opened, and the opening revoked', () => {
    const apertura = [
      fila(1, '2020-07-29', { tipo: 'habilita', norma: 'DU 1' }),
      fila(2, '2020-07-29', { tipo: 'revoca', norma: 'DU 1' }),
    ];
    const abierto = (version: number) =>
      prepararCalendario(apertura, version, ['nacional']).esHabil('2020-07-29');
    expect([abierto(0), abierto(1), abierto(2)]).toEqual([false, true, false]);
    expect(oece.esHabil('2020-07-29')).toBe(true);
    expect(oece.esHabil('2021-07-29')).toBe(false);
  });

  it('opening a holiday opens neither a Sunday nor a day that another decree closes', () => {
    const filas = [
      fila(1, '2024-07-28', { tipo: 'habilita' }),
      fila(2, '2024-07-29', { tipo: 'habilita' }),
      fila(3, '2024-07-29', { norma: 'DS 9' }),
    ];
    const calendario = prepararCalendario(filas, 3, ['nacional']);
    expect(calendario.motivo('2024-07-28')?.motivo).toBe('Domingo');
    expect(calendario.motivo('2024-07-29')?.norma).toBe('DS 9');
  });

  it('says which version and scopes it answers for', () => {
    expect(oece.version).toBe(FILAS.length);
    expect(oece.clave).toBe('nacional+region:Lima+provincia:Lima');
  });
});

describe('the edge of the reviewed years', () => {
  const preguntas: readonly [string, () => unknown][] = [
    ['a day of 2008', () => oece.esHabil('2008-12-31')],
    ['a day of 2031', () => oece.esHabil('2031-01-01')],
    ['1900', () => oece.motivo('1900-01-01')],
    ['9999', () => oece.siguienteHabil('9999-12-31')],
    ['a start outside', () => oece.sumar('2008-12-31', 1)],
    ['a start outside, of no days', () => oece.sumar('2031-01-01', 0)],
    ['a result outside', () => oece.sumar('2030-12-31', 1)],
    ['a result far outside', () => oece.sumar('2026-01-01', 1e9)],
    ['a proof outside', () => oece.cuenta('2030-12-30', 2)],
    ['a count from outside', () => oece.contar('2008-12-31', '2009-01-05')],
    ['a count to outside', () => oece.contar('2030-12-31', '2031-01-05')],
    [
      'no business day left',
      () => prepararCalendario([fila(1, '2030-12-31')], 1, ['nacional']).siguienteHabil('2030-12-31'),
    ],
  ];

  it.each(preguntas)('%s is refused', (_, pregunta) => {
    expect(pregunta).toThrow(CalendarioSinAnio);
  });

  it('says the year that is missing', () => {
    expect(() => oece.esHabil('1900-01-01')).toThrow(expect.objectContaining({ anio: 1900 }));
    expect(() => oece.sumar('2030-12-31', 1)).toThrow(expect.objectContaining({ anio: 2031 }));
  });

  it('its first and last days answer', () => {
    expect(oece.sumar('2009-01-01', 1)).toBe('2009-01-02');
    expect(oece.sumar('2030-12-30', 1)).toBe('2030-12-31');
    const todos = oece.contar('2009-01-01', '2030-12-31');
    expect(oece.sumar('2009-01-01', todos)).toBe('2030-12-31');
    expect(oece.cuenta('2009-01-01', todos)).toHaveLength(8034);
    expect(() => oece.sumar('2009-01-01', todos + 1)).toThrow(CalendarioSinAnio);
  });

  it('a leap day counts like any other', () => {
    expect(oece.sumar('2024-02-28', 1)).toBe('2024-02-29');
    expect(oece.sumar('2023-02-28', 1)).toBe('2023-03-01');
    expect(() => oece.esHabil('2023-02-29')).toThrow(RangeError);
  });

  it.each(['2026-02-30', '2026-2-3', 'hoy', ''])('«%s» is not a day', (texto) => {
    expect(() => oece.sumar(texto, 1)).toThrow(RangeError);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('a term cannot have %d days', (n) => {
    expect(() => oece.sumar('2026-01-05', n)).toThrow(RangeError);
    expect(() => oece.cuenta('2026-01-05', n)).toThrow(RangeError);
  });

  it('rows of other years change nothing; a row without a real day is refused', () => {
    const calendario = prepararCalendario([fila(1, '2031-01-02'), fila(2, '2008-01-02')], 2, ['nacional']);
    expect(calendario.contar('2009-01-01', '2030-12-31')).toBe(
      sinDecretos.contar('2009-01-01', '2030-12-31'),
    );
    expect(() => prepararCalendario([fila(1, '2026-02-30')], 1, ['nacional'])).toThrow(RangeError);
  });
});
