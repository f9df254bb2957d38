import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { esBonificable, leCorresponde } from '../../machines/seleccion/evaluacion/bonificacion.js';
import {
  type EvaluacionPorHacer,
  evaluar,
  type OfertaPorEvaluar,
} from '../../machines/seleccion/evaluacion/economica.js';
import { OBJETOS, type Objeto, TIPOS } from '../../machines/seleccion/tipos.js';
import { deCentimos } from '../../machines/seleccion/valores/dinero.js';

function oferta(postor: string, monto: string | null, mas: Partial<OfertaPorEvaluar> = {}): OfertaPorEvaluar {
  const base = {
    tecnico: null,
    estado: 'calificada',
    bonifica: false,
    mype: false,
    mypeDiscapacidad: false,
  } as const;
  return { postor, monto, ...base, ...mas };
}

function caso(ofertas: OfertaPorEvaluar[], mas: Partial<EvaluacionPorHacer> = {}): EvaluacionPorHacer {
  return {
    objeto: 'bienes',
    tipo: 'ADS',
    valorReferencial: '100000',
    reservado: false,
    c1: '0.7',
    c2: '0.3',
    conTecnica: true,
    bonificable: false,
    ofertas,
    ...mas,
  };
}

describe('TV-C8: scores', () => {
  const ofertas = [
    oferta('A', '90', { tecnico: '80', bonifica: true }),
    oferta('B', '100', { tecnico: '95' }),
  ];

  it('90 and 100 give 100 and 90; with 80 and 95 and weights 0.7 and 0.3, 86.00 and 93.50 (RS-70-E, RS-71-tot)', () => {
    expect(evaluar(caso(ofertas))).toEqual({
      filas: [
        {
          postor: 'B',
          monto: '100',
          puntajeTecnico: '95.00',
          puntajeEconomico: '90.00',
          bonificacion: null,
          puntajeTotal: '93.50',
          orden: 1,
          estado: 'calificada',
        },
        {
          postor: 'A',
          monto: '90',
          puntajeTecnico: '80.00',
          puntajeEconomico: '100.00',
          bonificacion: null,
          puntajeTotal: '86.00',
          orden: 2,
          estado: 'calificada',
        },
      ],
      empates: [],
    });
  });

  it('with the bonus the first has 94.60 and wins (RS-71-bon, AMB-C20)', () => {
    const { filas } = evaluar(caso(ofertas, { objeto: 'servicios', bonificable: true }));
    expect(filas[0]).toMatchObject({ postor: 'A', bonificacion: '8.60', puntajeTotal: '94.60', orden: 1 });
    expect(filas[1]).toMatchObject({ postor: 'B', bonificacion: null, puntajeTotal: '93.50', orden: 2 });
  });

  it('in works of ADS and AMC the total is the economic score (RS-47-sinfac)', () => {
    const obra = caso([oferta('A', '95000', { tecnico: '99' }), oferta('B', '90000')], {
      objeto: 'obras',
      conTecnica: false,
    });
    const { filas } = evaluar(obra);
    expect(filas.map((f) => [f.postor, f.puntajeTecnico, f.puntajeTotal])).toEqual([
      ['B', null, '100.00'],
      ['A', null, '94.74'],
    ]);
  });
});

describe('what is not scored', () => {
  it('outside the limits it is not presented or disqualified, and sets no lowest price (RS-33-max, RS-33-min, AMB-C15)', () => {
    const { filas } = evaluar(
      caso(
        [
          oferta('caro', '110000.01'),
          oferta('barato', '89999.99'),
          oferta('uno', '110000'),
          oferta('dos', '99000'),
          oferta('fuera', null, { estado: 'no_admitida', motivo: 'Falta un documento.', regla: 'RS-61-1' }),
          oferta('bajo', null, { estado: 'descalificada', tecnico: '59.995' }),
        ],
        { objeto: 'obras', conTecnica: false },
      ),
    );
    expect(filas.map((f) => [f.postor, f.estado, f.puntajeEconomico, f.orden, f.regla])).toEqual([
      ['dos', 'calificada', '100.00', 1, undefined],
      ['uno', 'calificada', '90.00', 2, undefined],
      ['bajo', 'descalificada', null, null, undefined],
      ['barato', 'descalificada', null, null, 'RS-33-min'],
      ['caro', 'no_presentada', null, null, 'RS-33-max'],
      ['fuera', 'no_admitida', null, null, 'RS-61-1'],
    ]);
    expect(filas[2]).toMatchObject({ puntajeTecnico: '60.00', monto: null });
    expect(filas[5]).toMatchObject({ puntajeTecnico: null, motivo: 'Falta un documento.' });
  });

  it('nobody valid leaves nobody in order (RS-78-1)', () => {
    expect(evaluar(caso([oferta('A', '100000.01', { tecnico: '90' })])).filas[0]?.orden).toBeNull();
    expect(evaluar(caso([]))).toEqual({ filas: [], empates: [] });
  });

  it('a qualified offer that is not open or has no technical score is a mistake of the caller', () => {
    expect(() => evaluar(caso([oferta('A', null, { tecnico: '90' })]))).toThrow(RangeError);
    expect(() => evaluar(caso([oferta('A', '10')]))).toThrow(RangeError);
  });
});

describe('offers for a part (RS-74-1)', () => {
  it('are compared by unit price', () => {
    const { filas } = evaluar(
      caso(
        [
          oferta('A', '40000', { cantidad: '40', tecnico: '80' }),
          oferta('B', '80000', { cantidad: '100', tecnico: '80' }),
        ],
        {
          requerida: '100',
        },
      ),
    );
    expect(filas.map((f) => [f.postor, f.puntajeEconomico])).toEqual([
      ['B', '100.00'],
      ['A', '80.00'],
    ]);
  });
});

describe('order is decided on exact values', () => {
  it('two totals that show the same two decimals are not a tie (RS-72-2)', () => {
    const { filas, empates } = evaluar(
      caso([oferta('A', '99999.99', { tecnico: '90' }), oferta('B', '99999.98', { tecnico: '90' })]),
    );
    expect(filas.map((f) => [f.postor, f.puntajeTotal])).toEqual([
      ['B', '93.00'],
      ['A', '93.00'],
    ]);
    expect(empates).toEqual([]);
  });

  const unaOferta = fc.record({
    centimos: fc.integer({ min: 9_000_000, max: 9_000_040 }),
    tecnico: fc.integer({ min: 80, max: 83 }),
    bonifica: fc.boolean(),
    mype: fc.boolean(),
    mypeDiscapacidad: fc.boolean(),
  });
  const unCaso = fc
    .record({
      objeto: fc.constantFrom(...OBJETOS),
      tipo: fc.constantFrom(...TIPOS),
      bonificable: fc.boolean(),
      ofertas: fc.array(unaOferta, { minLength: 1, maxLength: 8 }),
    })
    .map(({ ofertas, ...resto }) =>
      caso(
        ofertas.map(({ centimos, tecnico, ...marcas }, i) =>
          oferta(`P${i}`, deCentimos(BigInt(centimos)), { tecnico: String(tecnico), ...marcas }),
        ),
        resto,
      ),
    );

  it('and the order the offers are given in never matters', () => {
    fc.assert(
      fc.property(unCaso, fc.infiniteStream(fc.nat(1000)), (e, azar) => {
        const barajadas = e.ofertas
          .map((o) => ({ o, k: azar.next().value as number }))
          .sort((a, b) => a.k - b.k)
          .map(({ o }) => o);
        expect(evaluar({ ...e, ofertas: barajadas })).toEqual(evaluar(e));
      }),
    );
  });

  it('Pi is 100 for the lowest and no more for anybody, and the total lies between the two scores', () => {
    fc.assert(
      fc.property(unCaso, (e) => {
        const { filas } = evaluar({ ...e, bonificable: false });
        const economicos = filas.map((f) => Number(f.puntajeEconomico));
        expect(Math.max(...economicos)).toBe(100);
        for (const f of filas) {
          const [t, p, total] = [f.puntajeTecnico, f.puntajeEconomico, f.puntajeTotal].map(Number);
          expect(total).toBeGreaterThanOrEqual(Math.min(t as number, p as number));
          expect(total).toBeLessThanOrEqual(Math.max(t as number, p as number));
        }
      }),
    );
  });

  it('agrees with whole numbers worked out apart: totals over a common denominator', () => {
    fc.assert(
      fc.property(unCaso, (e) => {
        const montos = e.ofertas.map((o) => BigInt((o.monto as string).replace('.', '')));
        const menor = montos.reduce((a, b) => (b < a ? b : a));
        // 100 × PTP × Oi, times ten when the bonus is in play
        const numerador = e.ofertas.map((o, i) => {
          const ptp = 70n * BigInt(o.tecnico as string) * (montos[i] as bigint) + 30n * menor * 100n;
          return ptp * (e.bonificable && o.bonifica ? 11n : 10n);
        });
        const { filas } = evaluar(e);
        const lugar = (postor: string) => e.ofertas.findIndex((o) => o.postor === postor);
        for (let k = 1; k < filas.length; k++) {
          const [a, b] = [lugar(filas[k - 1]?.postor ?? ''), lugar(filas[k]?.postor ?? '')];
          const ladoA = (numerador[a] as bigint) * (montos[b] as bigint);
          const ladoB = (numerador[b] as bigint) * (montos[a] as bigint);
          expect(ladoA >= ladoB).toBe(true);
          if (filas[k - 1]?.orden === filas[k]?.orden) expect(ladoA).toBe(ladoB);
        }
        for (const f of filas) {
          const i = lugar(f.postor);
          const [n, d] = [numerador[i] as bigint, (montos[i] as bigint) * 10n];
          const centesimas = (2n * n + d) / (2n * d);
          expect(f.puntajeTotal).toBe(deCentimos(centesimas));
        }
      }),
    );
  });
});

describe('who may have the bonus (RS-71-bon, RS-71-bonit, AMB-C19)', () => {
  const materia = (objeto: Objeto, valorReferencial: string, provinciaEjecucion: string | null = 'Cusco') =>
    esBonificable({ objeto, valorReferencial, ejercicio: 2011, provinciaEjecucion });

  it('works and services, of an amount of ADS or AMC whatever the process', () => {
    expect(OBJETOS.filter((objeto) => materia(objeto, '100000'))).toEqual(OBJETOS.slice(1));
    expect(materia('servicios', '200000')).toBe(true);
    expect(materia('servicios', '200000.01')).toBe(false);
    expect(materia('obras', '900000')).toBe(true);
    expect(materia('obras', '1800000')).toBe(false);
    expect(materia('servicios', '10800')).toBe(false);
  });

  it('carried out outside the provinces of Lima and Callao', () => {
    for (const provincia of [
      'Lima',
      ' LIMA ',
      'Provincia de Lima',
      'Callao',
      'Provincia Constitucional del Callao',
      null,
    ]) {
      expect(materia('obras', '100000', provincia)).toBe(false);
    }
    for (const provincia of ['Cañete', 'Huaura', 'La Unión'])
      expect(materia('obras', '100000', provincia)).toBe(true);
  });

  it('asked for by a bidder of that province or one beside it', () => {
    const pide = (domicilioProvincia: string | null, mas = {}) =>
      leCorresponde({
        pide: true,
        domicilioProvincia,
        provinciaEjecucion: 'Cañete',
        provinciasColindantes: ['Chincha', 'Yauyos'],
        ...mas,
      });
    expect(pide('canete')).toBe(true);
    expect(pide('Yauyos')).toBe(true);
    expect(pide('Lima')).toBe(false);
    expect(pide(null)).toBe(false);
    expect(pide('Cañete', { pide: false })).toBe(false);
    expect(pide('Cañete', { provinciaEjecucion: null })).toBe(false);
  });
});
