import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluar, type OfertaPorEvaluar } from '../../machines/seleccion/evaluacion/economica.js';
import {
  admiteProrrata,
  conDesempate,
  ordenarPorSorteo,
  prorratear,
} from '../../machines/seleccion/evaluacion/empate.js';
import { OBJETOS, type Objeto, type Tipo } from '../../machines/seleccion/tipos.js';
import { deDecimal, suma } from '../../machines/seleccion/valores/fraccion.js';

type Marcas = Partial<OfertaPorEvaluar>;
const oferta = (postor: string, monto: string, tecnico: string, marcas: Marcas = {}): OfertaPorEvaluar => ({
  postor,
  monto,
  tecnico,
  estado: 'calificada',
  bonifica: false,
  mype: false,
  mypeDiscapacidad: false,
  ...marcas,
});

function resolver(objeto: Objeto, tipo: Tipo, ofertas: OfertaPorEvaluar[]) {
  const { filas, empates } = evaluar({
    objeto,
    tipo,
    valorReferencial: '1000',
    reservado: true,
    c1: '0.7',
    c2: '0.3',
    conTecnica: true,
    bonificable: true,
    ofertas,
  });
  return { orden: filas.map((f) => `${f.orden}${f.postor}`), empates };
}

describe('ties, step by step (RS-73)', () => {
  const iguales = (a: Marcas, b: Marcas, c: Marcas) => [
    oferta('a', '100', '80', a),
    oferta('b', '100', '80', b),
    oferta('c', '100', '80', c),
  ];

  it('1 and 2: the MYPE of persons with disability, then the MYPE, in AD and AMC (RS-73)', () => {
    const ofertas = iguales({}, { mype: true }, { mype: true, mypeDiscapacidad: true });
    for (const tipo of ['ADP', 'ADS', 'AMC'] as const) {
      for (const objeto of OBJETOS) {
        expect(resolver(objeto, tipo, ofertas)).toEqual({ orden: ['1c', '2b', '3a'], empates: [] });
      }
    }
    const sinMarcaDeMype = iguales({}, { mype: true }, { mypeDiscapacidad: true });
    expect(resolver('bienes', 'ADS', sinMarcaDeMype).orden).toEqual(['1c', '2b', '3a']);
  });

  it('neither counts in LP and CP: the tie goes on (RS-73)', () => {
    const ofertas = iguales({}, { mype: true }, { mypeDiscapacidad: true });
    expect(resolver('bienes', 'LP', ofertas)).toEqual({
      orden: ['1a', '1b', '1c'],
      empates: [['a', 'b', 'c']],
    });
    expect(resolver('servicios', 'CP', ofertas).empates).toHaveLength(1);
  });

  // 0.7·80 + 0.3·100 = 86 = 0.7·90 + 0.3·(100·69/90): the lowest price is 69
  const cruzadas = [oferta('barato', '69', '80'), oferta('bueno', '90', '90')];

  it('3: the better economic score in goods and works, the better technical one in the rest (RS-73)', () => {
    for (const objeto of OBJETOS) {
      const gana = objeto === 'bienes' || objeto === 'obras' ? 'barato' : 'bueno';
      const pierde = gana === 'barato' ? 'bueno' : 'barato';
      expect(resolver(objeto, 'LP', cruzadas)).toEqual({ orden: [`1${gana}`, `2${pierde}`], empates: [] });
    }
  });

  it('what is still tied shares its place, and who comes after keeps the next (RS-73)', () => {
    const ofertas = [...iguales({}, {}, {}), oferta('z', '101', '80'), oferta('y', '90', '99')];
    expect(resolver('bienes', 'LP', ofertas)).toEqual({
      orden: ['1y', '2a', '2b', '2c', '5z'],
      empates: [['a', 'b', 'c']],
    });
  });

  it('a draw gives each its own place, and only to those tied (RS-73)', () => {
    const evaluacion = evaluar({
      objeto: 'bienes',
      tipo: 'LP',
      valorReferencial: '1000',
      reservado: false,
      c1: '0.7',
      c2: '0.3',
      conTecnica: true,
      bonificable: false,
      ofertas: [
        ...iguales({}, {}, {}),
        oferta('y', '90', '99'),
        oferta('m', '200', '60'),
        oferta('n', '200', '60'),
        oferta('x', '1001', '60'),
        oferta('w', '1002', '60'),
      ],
    });
    const resuelta = conDesempate(evaluacion, ['c', 'a', 'b']);
    expect(resuelta.filas.map((f) => `${f.orden}${f.postor}`)).toEqual([
      '1y',
      '2c',
      '3a',
      '4b',
      '5m',
      '5n',
      'nullw',
      'nullx',
    ]);
    expect(resuelta.empates).toEqual([['m', 'n']]);
    expect(conDesempate(resuelta, ['n', 'm']).empates).toEqual([]);
    for (const malo of [
      ['c', 'a'],
      ['c', 'a', 'y'],
      ['c', 'a', 'b', 'y'],
      ['a', 'a', 'a'],
    ]) {
      expect(() => conDesempate(evaluacion, malo)).toThrow(RangeError);
    }
  });
});

describe('5: the draw (RS-73)', () => {
  const SEMILLA = '6f1d0a9b3c5e7f80112233445566778899aabbccddeeff000102030405060708';
  const unaSemilla = fc.stringMatching(/^[0-9a-f]{1,64}$/);
  const unosPostores = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { maxLength: 12 });

  it('is the same for ever for the same seed', () => {
    // both worked out with another program
    expect(ordenarPorSorteo(['a', 'b', 'c', 'd', 'e'], SEMILLA)).toEqual(['c', 'b', 'd', 'e', 'a']);
    expect(ordenarPorSorteo(['e', 'c', 'a', 'd', 'b', 'a'], SEMILLA.toUpperCase())).toEqual([
      'c',
      'b',
      'd',
      'e',
      'a',
    ]);
    expect(ordenarPorSorteo(['a', 'b', 'c', 'd', 'e'], '2a')).toEqual(['e', 'a', 'c', 'b', 'd']);
  });

  it('keeps every bidder once, whatever the order given (RS-73)', () => {
    fc.assert(
      fc.property(unosPostores, unaSemilla, (postores, semilla) => {
        const orden = ordenarPorSorteo(postores, semilla);
        expect([...orden].sort()).toEqual([...postores].sort());
        expect(ordenarPorSorteo([...postores].reverse(), semilla)).toEqual(orden);
      }),
    );
  });

  it('favours nobody: over many seeds each order of three comes about a sixth of the time', () => {
    const veces = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const orden = ordenarPorSorteo(['a', 'b', 'c'], i.toString(16).padStart(64, '0')).join('');
      veces.set(orden, (veces.get(orden) ?? 0) + 1);
    }
    expect(veces.size).toBe(6);
    for (const n of veces.values()) expect(Math.abs(n - 1000)).toBeLessThan(150);
  });

  it.each(['', 'xyz', '0x1f', ' 1'])('refuses the seed «%s»', (semilla) => {
    expect(() => ordenarPorSorteo(['a'], semilla)).toThrow(RangeError);
  });
});

describe('4: pro rata (RS-73)', () => {
  it('not for what is indivisible, nor works nor consultoría of works', () => {
    expect(OBJETOS.filter((objeto) => admiteProrrata({ objeto, divisible: true }))).toEqual([
      'bienes',
      'servicios',
      'consultoria',
    ]);
    expect(admiteProrrata({ objeto: 'bienes', divisible: false })).toBe(false);
  });

  it('shares by the amount of the offers, the remainder to the largest fractions', () => {
    const de = (cantidad: string, ...montos: string[]) =>
      prorratear(
        cantidad,
        montos.map((monto, i) => ({ postor: `p${montos.length - i}`, monto })),
      ).map((a) => `${a.postor}:${a.cantidad}`);
    expect(de('100', '500', '500')).toEqual(['p1:50', 'p2:50']);
    expect(de('100', '500', '500', '500')).toEqual(['p1:34', 'p2:33', 'p3:33']);
    expect(de('10.5', '100', '200')).toEqual(['p1:7', 'p2:3.5']);
    expect(de('10', '300', '500', '200')).toEqual(['p1:2', 'p2:5', 'p3:3']);
    expect(de('10', '1', '6')).toEqual(['p1:9', 'p2:1']);
    expect(() => prorratear('10', [])).toThrow(RangeError);
  });

  it('adds exactly to the quantity', () => {
    const montos = fc.array(fc.integer({ min: 1, max: 10 ** 6 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), montos, (milesimas, pesos) => {
        const cantidad = `${Math.trunc(milesimas / 1000)}.${String(milesimas % 1000).padStart(3, '0')}`;
        const partes = prorratear(
          cantidad,
          pesos.map((monto, i) => ({ postor: `p${i}`, monto: String(monto) })),
        );
        const total = partes.reduce((t, p) => suma(t, deDecimal(p.cantidad)), deDecimal('0'));
        expect(total).toEqual(deDecimal(cantidad));
      }),
    );
  });
});
