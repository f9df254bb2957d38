import { describe, expect, it } from 'vitest';
import type { ClaseDeFactor } from '../../machines/seleccion/evaluacion/catalogo.js';
import {
  type BasesPorRevisar,
  type Factor,
  revisarFactores,
} from '../../machines/seleccion/evaluacion/factores.js';
import {
  minimoPorDefecto,
  pesosPorDefecto,
  tieneEvaluacionTecnica,
} from '../../machines/seleccion/evaluacion/pesos.js';
import { OBJETOS, type Objeto, TIPOS } from '../../machines/seleccion/tipos.js';

const reglas = (bases: BasesPorRevisar) => revisarFactores(bases).map((i) => i.regla);
const factores = (...clases: ClaseDeFactor[]): Factor[] =>
  clases.map((clase, i) => ({
    nombre: `Factor ${i}`,
    clase,
    maximo: i === 0 ? String(101 - clases.length) : '1',
  }));

const CONSULTORIA = factores('actividad', 'especialidad', 'personal', 'objeto');
const OBRA = factores('general', 'similar', 'personal', 'cumplimiento');

describe('factors of the bases', () => {
  it('their maxima add to exactly 100 (RS-70-2)', () => {
    const con = (...maximos: string[]) =>
      reglas({
        objeto: 'bienes',
        tipo: 'LP',
        factores: maximos.map((maximo, i) => ({ nombre: `F${i}`, maximo })),
      });
    expect(con('60', '40')).toEqual([]);
    expect(con('33.333333', '33.333333', '33.333334')).toEqual([]);
    expect(con('60', '39.999999')).toEqual(['RS-70-2']);
    expect(con('60', '41')).toEqual(['RS-70-2']);
    expect(con()).toEqual(['RS-70-2']);
    expect(reglas({ objeto: 'bienes', tipo: 'LP' })).toEqual([]);
  });

  it('each has its own name (RS-43-1)', () => {
    const repetidos = ['Plazo', 'Plazo', 'Plazo', 'Garantía'].map((nombre) => ({ nombre, maximo: '25' }));
    expect(reglas({ objeto: 'bienes', tipo: 'LP', factores: repetidos })).toEqual(['RS-43-1']);
  });

  it('works of ADS and AMC have none, nor a technical minimum, nor other weights than the price (RS-47-sinfac)', () => {
    for (const tipo of ['ADS', 'AMC'] as const) {
      const base = { objeto: 'obras', tipo } as const;
      expect(reglas(base)).toEqual([]);
      expect(reglas({ ...base, factores: [], c1: '0', c2: '1' })).toEqual([]);
      expect(reglas({ ...base, factores: OBRA })).toEqual(['RS-47-sinfac']);
      expect(reglas({ ...base, minimoTecnico: '60' })).toEqual(['RS-47-sinfac']);
      expect(reglas({ ...base, c1: '0.7', c2: '0.3' })).toEqual(['RS-47-sinfac']);
    }
    expect(reglas({ objeto: 'obras', tipo: 'ADP', factores: OBRA })).toEqual([]);
    expect(reglas({ objeto: 'servicios', tipo: 'AMC', factores: factores('experiencia') })).toEqual([]);
  });

  it('classes are looked at only when they are stated', () => {
    const sinClase = [{ nombre: 'Único', maximo: '100' }];
    for (const objeto of OBJETOS) expect(reglas({ objeto, tipo: 'ADP', factores: sinClase })).toEqual([]);
  });

  it('are known in any spelling, and one in other words leaves the obligatory ones unjudged (RS-45-exp)', () => {
    const con = (...clases: string[]) =>
      reglas({
        objeto: 'servicios',
        tipo: 'CP',
        factores: clases.map((clase, i) => ({ nombre: `F${i}`, clase, maximo: String(100 / clases.length) })),
      });
    expect(con('Actividad', ' PERSONAL ')).toEqual([]);
    expect(con('Garantía', 'actividad')).toEqual(['RS-45-otr']);
    expect(con('Servicios y  repuestos', 'actividad')).toEqual(['RS-45-otr']);
    expect(con('experiencia del postor', 'personal')).toEqual([]);
    expect(con('mejoras', 'personal')).toEqual(['RS-45-exp']);
  });

  it('goods choose freely among their own (RS-44-fac)', () => {
    expect(
      reglas({ objeto: 'bienes', tipo: 'LP', factores: factores('plazo', 'garantia', 'otros') }),
    ).toEqual([]);
    expect(reglas({ objeto: 'bienes', tipo: 'LP', factores: factores('personal') })).toEqual(['RS-44-fac']);
  });

  it('services always score experience, in the activity or in the speciality (RS-45-exp, RS-45-otr)', () => {
    const con = (...clases: ClaseDeFactor[]) =>
      reglas({ objeto: 'servicios', tipo: 'CP', factores: factores(...clases) });
    expect(con('actividad', 'personal')).toEqual([]);
    expect(con('especialidad')).toEqual([]);
    expect(con('mejoras', 'personal')).toEqual(['RS-45-exp']);
    expect(con('experiencia', 'garantia')).toEqual(['RS-45-otr']);
  });

  it('consultoría scores activity, speciality, personnel and object (RS-46-act, RS-46-esp, RS-46-per)', () => {
    for (const objeto of ['consultoria', 'consultoria_obras'] as const) {
      expect(reglas({ objeto, tipo: 'CP', factores: CONSULTORIA })).toEqual([]);
      expect(reglas({ objeto, tipo: 'CP', factores: factores('cumplimiento') })).toEqual([
        'RS-46-act',
        'RS-46-esp',
        'RS-46-per',
        'RS-46-per',
      ]);
    }
  });

  it('works score general and similar works, personnel and performance; others only under a modality (RS-47-gen, RS-47-sim, RS-47-otr)', () => {
    const base = { objeto: 'obras', tipo: 'LP' } as const;
    expect(reglas({ ...base, factores: factores('personal', 'cumplimiento') })).toEqual([
      'RS-47-gen',
      'RS-47-sim',
    ]);
    expect(reglas({ ...base, factores: factores('general', 'similar') })).toEqual(['RS-47-otr', 'RS-47-otr']);
    const conOtros = factores('general', 'similar', 'personal', 'cumplimiento', 'otros');
    expect(reglas({ ...base, factores: conOtros })).toEqual(['RS-47-otr']);
    expect(reglas({ ...base, factores: conOtros, conModalidad: true })).toEqual([]);
  });
});

describe('technical minimum (RS-70-3, AMB-C11)', () => {
  it.each<[Objeto, string, string]>([
    ['bienes', '60', '59.999999'],
    ['obras', '60', '59'],
    ['servicios', '80', '79.99'],
    ['consultoria', '80', '60'],
    ['consultoria_obras', '80', '79'],
  ])('%s: %s or more, never %s', (objeto, legal, menos) => {
    const con = (minimoTecnico: string) => reglas({ objeto, tipo: 'ADP', minimoTecnico });
    expect(minimoPorDefecto(objeto, 'ADP')).toBe(legal);
    expect(con(legal)).toEqual([]);
    expect(con('95')).toEqual([]);
    expect(con(menos)).toEqual(['RS-70-3']);
    expect(con('100.5')).toEqual(['RS-70-3']);
  });
});

describe('weights of the two scores', () => {
  it('by default are lawful in every object and type (RS-71-c, RS-47-sinfac)', () => {
    for (const objeto of OBJETOS) {
      for (const tipo of TIPOS) {
        expect(reglas({ objeto, tipo, ...pesosPorDefecto(objeto, tipo) })).toEqual([]);
      }
    }
    expect(pesosPorDefecto('consultoria', 'CP')).toEqual({ c1: '0.8', c2: '0.2' });
    expect(pesosPorDefecto('obras', 'AMC')).toEqual({ c1: '0', c2: '1' });
    expect(pesosPorDefecto('obras', 'LP')).toEqual({ c1: '0.7', c2: '0.3' });
    expect(minimoPorDefecto('obras', 'ADS')).toBeNull();
    expect(tieneEvaluacionTecnica('bienes', 'AMC')).toBe(true);
  });

  it('add one, and the bases fix both (RS-71-tot)', () => {
    const con = (c1: string | null, c2: string | null) => reglas({ objeto: 'bienes', tipo: 'LP', c1, c2 });
    expect(con('0.65', '0.35')).toEqual([]);
    expect(con('0.7', '0.4')).toEqual(['RS-71-tot']);
    expect(con('0.7', null)).toEqual(['RS-71-tot']);
    expect(con(null, '0.3')).toEqual(['RS-71-tot']);
  });

  it('stay in their ranges, which consultoría of every kind has higher (RS-71-c)', () => {
    const con = (objeto: Objeto, c1: string, c2: string) => reglas({ objeto, tipo: 'ADP', c1, c2 });
    expect(con('servicios', '0.6', '0.4')).toEqual([]);
    expect(con('servicios', '0.59', '0.41')).toEqual(['RS-71-c']);
    expect(con('servicios', '0.8', '0.2')).toEqual(['RS-71-c']);
    for (const objeto of ['consultoria', 'consultoria_obras'] as const) {
      expect(con(objeto, '0.8', '0.2')).toEqual([]);
      expect(con(objeto, '0.69', '0.31')).toEqual(['RS-71-c']);
      expect(con(objeto, '0.81', '0.19')).toEqual(['RS-71-c']);
    }
  });
});

describe('sharing out the award (RS-74-1)', () => {
  it('is foreseen only when the market study found one supplier is not enough', () => {
    const base = { objeto: 'bienes', tipo: 'LP', distribuible: true } as const;
    expect(reglas(base)).toEqual(['RS-74-1']);
    expect(reglas({ ...base, mercadoInsuficiente: true })).toEqual([]);
    expect(reglas({ ...base, distribuible: false })).toEqual([]);
  });
});
