import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inhabil, prepararCalendario } from '../../machines/calendario/index.js';
import { fila } from './inhabiles.js';

const MS_POR_DIA = 86_400_000;
const FIJOS = ['01-01', '05-01', '06-29', '07-28', '07-29', '08-30', '10-08', '11-01', '12-08', '12-25'];
const NUEVOS: readonly [string, number][] = [
  ['06-07', 2024],
  ['07-23', 2023],
  ['08-06', 2022],
  ['12-09', 2022],
];
/** Good Friday of each year from 2009, copied from the printed calendar and not from the code under test. */
const VIERNES =
  '0410 0402 0422 0406 0329 0418 0403 0325 0414 0330 0419 0410 0402 0415 0407 0329 0418 0403 0326 0414 0330 0419'.split(
    ' ',
  );

const texto = (dia: number) => new Date(dia * MS_POR_DIA).toISOString().slice(0, 10);
const numero = (fecha: string) => Date.parse(`${fecha}T00:00:00Z`) / MS_POR_DIA;
const AMBITOS = ['nacional', 'region:Lima', 'provincia:Lima', 'region:Cusco'];

function esFeriado(fecha: string): boolean {
  const anio = Number(fecha.slice(0, 4));
  const viernes = VIERNES[anio - 2009] ?? '';
  const santo = numero(`${anio}-${viernes.slice(0, 2)}-${viernes.slice(2)}`);
  if (numero(fecha) === santo || numero(fecha) === santo - 1) return true;
  const dia = fecha.slice(5);
  return FIJOS.includes(dia) || NUEVOS.some(([nuevo, desde]) => nuevo === dia && anio >= desde);
}

/** The slow and obvious answer: look at each day on its own. */
function esHabilIngenuo(
  fecha: string,
  filas: readonly Inhabil[],
  version: number,
  ambitos: readonly string[],
): boolean {
  const aplicables = filas.filter(
    (f) => f.fecha === fecha && f.version <= version && ambitos.includes(f.ambito),
  );
  const ultima = (f: Inhabil) =>
    !aplicables.some((g) => g.norma === f.norma && g.ambito === f.ambito && g.version > f.version);
  const vivas = aplicables.filter(ultima).map((f) => f.tipo);
  const semana = new Date(numero(fecha) * MS_POR_DIA).getUTCDay();
  if (semana === 0 || semana === 6 || vivas.includes('declara')) return false;
  return !esFeriado(fecha) || vivas.includes('habilita');
}

const unDia = fc.integer({ min: numero('2009-01-01'), max: numero('2029-06-30') });
const diaCercano = fc.oneof(unDia, fc.integer({ min: numero('2024-07-01'), max: numero('2024-08-15') }));
const unasFilas = fc
  .array(
    fc.record({
      dia: fc.oneof(diaCercano, fc.constantFrom('2024-07-29', '2020-07-29', '2026-05-01').map(numero)),
      tipo: fc.constantFrom('declara' as const, 'declara' as const, 'revoca' as const, 'habilita' as const),
      norma: fc.constantFrom('DS 1', 'DS 2'),
      ambito: fc.constantFrom(...AMBITOS),
    }),
    { maxLength: 40 },
  )
  .map((filas) => filas.map(({ dia, ...resto }, i) => fila(i + 1, texto(dia), resto)));
const unosAmbitos = fc.uniqueArray(fc.constantFrom(...AMBITOS), { minLength: 1 });
const unaVersion = fc.integer({ min: 0, max: 45 });
const unPlazo = fc.integer({ min: 1, max: 60 });

describe('the calendar against a walk of the days', () => {
  it('every day of every reviewed year is what the walk says', () => {
    const calendario = prepararCalendario([], 0, ['nacional']);
    const distintos: string[] = [];
    for (let dia = numero('2009-01-01'); dia <= numero('2030-12-31'); dia++) {
      if (calendario.esHabil(texto(dia)) !== esHabilIngenuo(texto(dia), [], 0, []))
        distintos.push(texto(dia));
    }
    expect(distintos).toEqual([]);
  });

  it('sumar, contar, cuenta and siguienteHabil agree with it', () => {
    fc.assert(
      fc.property(
        diaCercano,
        unPlazo,
        unasFilas,
        unaVersion,
        unosAmbitos,
        (inicio, n, filas, version, ambitos) => {
          const calendario = prepararCalendario(filas, version, ambitos);
          const habil = (dia: number) => esHabilIngenuo(texto(dia), filas, version, ambitos);
          const paseo: { fecha: string; habil: boolean; numero: number | null }[] = [];
          for (let dia = inicio + 1, k = 0; k < n; dia++) {
            if (habil(dia)) k++;
            paseo.push({ fecha: texto(dia), habil: habil(dia), numero: habil(dia) ? k : null });
          }
          const vence = paseo.at(-1)?.fecha ?? '';
          let siguiente = inicio;
          while (!habil(siguiente)) siguiente++;

          const cuenta = calendario.cuenta(texto(inicio), n);
          expect(calendario.sumar(texto(inicio), n)).toBe(vence);
          expect(cuenta.map(({ fecha, habil, numero }) => ({ fecha, habil, numero }))).toEqual(paseo);
          expect(cuenta.every((d) => d.habil === (d.motivo === null) && d.habil === (d.norma === null))).toBe(
            true,
          );
          expect(calendario.contar(texto(inicio), vence)).toBe(n);
          expect(calendario.contar(vence, texto(inicio))).toBe(-n);
          expect(calendario.siguienteHabil(texto(inicio))).toBe(texto(siguiente));
          expect(calendario.sumar(texto(inicio), 0)).toBe(texto(inicio));
          for (const d of cuenta) expect(calendario.motivo(d.fecha) === null).toBe(d.habil);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('contar between any two days agrees with it', () => {
    fc.assert(
      fc.property(
        diaCercano,
        fc.integer({ min: -200, max: 200 }),
        unasFilas,
        unosAmbitos,
        (a, distancia, filas, ambitos) => {
          const b = Math.max(a + distancia, numero('2009-01-01'));
          const calendario = prepararCalendario(filas, 100, ambitos);
          let habiles = 0;
          for (let dia = Math.min(a, b) + 1; dia <= Math.max(a, b); dia++) {
            if (esHabilIngenuo(texto(dia), filas, 100, ambitos)) habiles++;
          }
          expect(calendario.contar(texto(a), texto(b)) === (b < a ? -habiles : habiles)).toBe(true);
        },
      ),
    );
  });
});

describe('what a calendar can never do', () => {
  it('a longer term or a later start is never due earlier', () => {
    fc.assert(
      fc.property(unDia, fc.nat(30), unPlazo, fc.nat(30), unasFilas, (inicio, retraso, n, mas, filas) => {
        const c = prepararCalendario(filas, 100, AMBITOS);
        expect(c.sumar(texto(inicio), n) <= c.sumar(texto(inicio + retraso), n)).toBe(true);
        expect(c.sumar(texto(inicio), n) <= c.sumar(texto(inicio), n + mas)).toBe(true);
        expect(c.contar(texto(inicio), texto(inicio + retraso))).toBeGreaterThanOrEqual(0);
        expect(c.sumar(c.sumar(texto(inicio), n), mas)).toBe(c.sumar(texto(inicio), n + mas));
      }),
    );
  });

  it('declaring one more day never shortens a term, and moves it by one business day at most', () => {
    fc.assert(
      fc.property(unDia, unPlazo, unasFilas, fc.integer({ min: -5, max: 90 }), (inicio, n, filas, lejos) => {
        const nueva = fila(filas.length + 1, texto(Math.max(inicio + lejos, numero('2009-01-01'))), {
          norma: 'DS nuevo',
        });
        const antes = prepararCalendario(filas, filas.length, ['nacional']);
        const despues = prepararCalendario([...filas, nueva], filas.length + 1, ['nacional']);
        const vence = despues.sumar(texto(inicio), n);
        expect(vence >= antes.sumar(texto(inicio), n)).toBe(true);
        expect(vence <= antes.sumar(texto(inicio), n + 1)).toBe(true);
      }),
    );
  });

  it('a version never hears of later rows', () => {
    fc.assert(
      fc.property(unDia, unPlazo, unasFilas, unaVersion, (inicio, n, filas, version) => {
        const conocidas = filas.filter((f) => f.version <= version);
        const entonces = prepararCalendario(conocidas, version, AMBITOS);
        expect(prepararCalendario(filas, version, AMBITOS).cuenta(texto(inicio), n)).toEqual(
          entonces.cuenta(texto(inicio), n),
        );
      }),
    );
  });
});
