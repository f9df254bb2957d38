import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filasDelCuadro } from '../../machines/seleccion/evaluacion/cuadro.js';
import {
  debenReducir,
  type OfertaConCantidad,
  repartir,
  revisarDistribucion,
} from '../../machines/seleccion/evaluacion/distribucion.js';
import type { Asignacion } from '../../machines/seleccion/evaluacion/prorrata.js';
import { comparar, deDecimal, suma } from '../../machines/seleccion/valores/fraccion.js';

const ofrece = (postor: string, monto: string, cantidad: string): OfertaConCantidad => ({
  postor,
  monto,
  cantidad,
});
const da = (pares: Record<string, string>): Asignacion[] =>
  Object.entries(pares).map(([postor, cantidad]) => ({ postor, cantidad }));

// unit prices 10, 10.5, 10.5001 and 9
const FILAS = [
  ofrece('A', '400', '40'),
  ofrece('B', '315', '30'),
  ofrece('C', '105001', '10000'),
  ofrece('D', '900', '100'),
];

describe('sharing out the award', () => {
  it('the best takes what it offers and the balance goes by precedence, up to 1.05 of its unit price (RS-74-2, AMB-C21)', () => {
    expect(repartir('100', FILAS)).toEqual(da({ A: '40', B: '30', D: '30' }));
    expect(repartir('35.5', FILAS)).toEqual(da({ A: '35.5' }));
    expect(repartir('1000', FILAS)).toEqual(da({ A: '40', B: '30', D: '100' }));
    expect(repartir('1000', [])).toEqual([]);
  });

  it('who is over 1.05 may reduce, to the céntimo that still fits (RS-74-2)', () => {
    expect(debenReducir('100', FILAS)).toEqual([{ postor: 'C', maximo: '105000.00' }]);
    const reducidas = FILAS.map((f) => (f.postor === 'C' ? { ...f, monto: '105000' } : f));
    expect(debenReducir('100', reducidas)).toEqual([]);
    expect(repartir('100', reducidas)).toEqual(da({ A: '40', B: '30', C: '30' }));
  });

  const revisar = (asignaciones: Asignacion[], distribuible = true) =>
    revisarDistribucion({ distribuible, requerida: '100', filas: FILAS, asignaciones });

  it('is refused where the bases do not foresee it (RS-74-1)', () => {
    expect(revisar(da({ A: '40', B: '30', D: '30' }), false).map((i) => i.regla)).toEqual(['RS-74-1']);
  });

  it('is the one the law gives, or every departure is listed (RS-74-2)', () => {
    expect(revisar(da({ A: '40', B: '30', D: '30' }))).toEqual([]);
    expect(revisar(da({ D: '30.0', B: '30', A: '40', C: '0' }))).toEqual([]);
    const detalles = (pares: Record<string, string>) => revisar(da(pares)).map((i) => i.detalle);
    expect(detalles({ A: '39', B: '30', D: '31' })).toEqual([
      expect.stringMatching(/A «A» le toca 40 .* se le asigna 39/),
      expect.stringMatching(/A «D» le toca 30 .* se le asigna 31/),
    ]);
    expect(detalles({ A: '40', B: '30', C: '30' })).toEqual([
      expect.stringMatching(/«C» supera en más de 5 %.*S\/ 105,000\.00/),
      expect.stringMatching(/A «D» le toca 30 .* se le asigna 0/),
    ]);
    expect(detalles({ A: '40', B: '30', D: '30', X: '1' })).toEqual([
      expect.stringMatching(/«X» no tiene una oferta/),
    ]);
    const repetida = revisar([...da({ A: '40', B: '30', D: '30' }), { postor: 'A', cantidad: '40' }]);
    expect(repetida.map((i) => i.detalle)).toEqual([expect.stringMatching(/«A» aparece más de una vez/)]);
  });

  it('what is shared out by the law never breaks it, nor passes the need or an offer (RS-74-2)', () => {
    const unaFila = fc.record({
      monto: fc.integer({ min: 900, max: 1100 }),
      cantidad: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(fc.array(unaFila, { maxLength: 8 }), fc.integer({ min: 1, max: 300 }), (crudas, n) => {
        const requerida = String(n);
        const filas = crudas.map((f, i) => ofrece(`p${i}`, String(f.monto * f.cantidad), String(f.cantidad)));
        const asignaciones = repartir(requerida, filas);
        expect(revisarDistribucion({ distribuible: true, requerida, filas, asignaciones })).toEqual([]);
        const total = asignaciones.reduce((t, a) => suma(t, deDecimal(a.cantidad)), deDecimal('0'));
        expect(comparar(total, deDecimal(requerida))).toBeLessThanOrEqual(0);
        for (const a of asignaciones) {
          const suya = filas.find((f) => f.postor === a.postor)?.cantidad ?? '0';
          expect(comparar(deDecimal(a.cantidad), deDecimal(suya))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('comparative table (RS-72-2)', () => {
  it('marks the winners and cites the norm of each rule', () => {
    const comun = {
      monto: '10.00',
      puntajeTecnico: null,
      puntajeEconomico: null,
      bonificacion: null,
      puntajeTotal: null,
    };
    const filas = filasDelCuadro(
      [
        { ...comun, postor: 'A', orden: 1, estado: 'calificada' },
        {
          ...comun,
          postor: 'B',
          orden: null,
          estado: 'no_presentada',
          motivo: 'Excede.',
          regla: 'RS-33-max',
        },
      ],
      ['A'],
      (regla) => `norma de ${regla}`,
    );
    expect(filas).toEqual([
      { ...comun, postor: 'A', orden: 1, estado: 'ganadora' },
      {
        ...comun,
        postor: 'B',
        orden: null,
        estado: 'no_presentada',
        motivo: 'Excede.',
        norma: 'norma de RS-33-max',
      },
    ]);
  });
});
