import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  competenciaDeApelacion,
  competenciaDeElevacion,
  garantiaDeApelacion,
} from '../../machines/seleccion/competencia.js';
import { determinarTipo, type PedidoDeTipo } from '../../machines/seleccion/tipo.js';
import { OBJETOS, type Objeto } from '../../machines/seleccion/tipos.js';
import { UMBRALES, uitDe, umbralesDe } from '../../machines/seleccion/umbrales.js';
import { centimos, deCentimos } from '../../machines/seleccion/valores/dinero.js';

const COMO_SERVICIOS: readonly Objeto[] = ['servicios', 'consultoria', 'consultoria_obras'];

function pedir(objeto: Objeto, valorReferencial: string, mas: Partial<PedidoDeTipo> = {}) {
  return determinarTipo({ objeto, valorReferencial, ejercicio: 2011, ...mas });
}

function tipo(objeto: Objeto, valor: string, ejercicio = 2011): string {
  const r = pedir(objeto, valor, { ejercicio });
  return r.ok ? r.tipo : r.codigo;
}

function sustento(objeto: Objeto, valor: string, mas: Partial<PedidoDeTipo> = {}) {
  const r = pedir(objeto, valor, mas);
  if (!r.ok) throw new Error(r.detalle);
  return r.sustento;
}

describe('borders of the types, to the céntimo (AMB-C3, RS-19-LP, RS-19-CP, RS-19-AD, RS-19-AMC, RS-3UIT)', () => {
  it.each([
    ['400000', 'LP'],
    ['399999.99', 'ADP'],
    ['200000.01', 'ADP'],
    ['200000', 'ADS'],
    ['40000', 'ADS'],
    ['39999.99', 'AMC'],
    ['10800.01', 'AMC'],
    ['10800', 'FUERA_DE_AMBITO'],
    ['0.01', 'FUERA_DE_AMBITO'],
  ])('2011, %s: %s in goods, and CP for LP in services of every kind', (valor, esperado) => {
    expect(tipo('bienes', valor)).toBe(esperado);
    for (const objeto of COMO_SERVICIOS)
      expect(tipo(objeto, valor)).toBe(esperado === 'LP' ? 'CP' : esperado);
  });

  it.each([
    ['1800000', 'LP'],
    ['1799999.99', 'ADP'],
    ['900000.01', 'ADP'],
    ['900000', 'ADS'],
    ['180000', 'ADS'],
    ['179999.99', 'AMC'],
    ['10800.01', 'AMC'],
    ['10800', 'FUERA_DE_AMBITO'],
  ])('2011, works of %s: %s', (valor, esperado) => {
    expect(tipo('obras', valor)).toBe(esperado);
  });

  it('works began at 1 200 000 in 2009 and 2010, and the UIT moves the lower border (RS-19-ejer)', () => {
    expect(tipo('obras', '1200000', 2010)).toBe('LP');
    expect(tipo('obras', '1199999.99', 2009)).toBe('ADP');
    expect(tipo('obras', '1200000', 2012)).toBe('ADP');
    expect(tipo('bienes', '10650', 2009)).toBe('FUERA_DE_AMBITO');
    expect(tipo('bienes', '10650.01', 2009)).toBe('AMC');
    expect(tipo('bienes', '10950', 2012)).toBe('FUERA_DE_AMBITO');
    expect(tipo('bienes', '466000.51', 2010)).toBe('LP');
  });

  it('no amount falls between two types nor in both (AMB-C3), against a table written apart', () => {
    const monto = fc.bigInt({ min: 1n, max: 250_000_000n });
    fc.assert(
      fc.property(fc.constantFrom(...OBJETOS), fc.constantFrom(...UMBRALES), monto, (objeto, u, c) => {
        const lp = objeto === 'obras' ? (u.ejercicio < 2011 ? 120_000_000n : 180_000_000n) : 40_000_000n;
        const esperado =
          c >= lp
            ? COMO_SERVICIOS.includes(objeto)
              ? 'CP'
              : 'LP'
            : 2n * c > lp
              ? 'ADP'
              : 10n * c >= lp
                ? 'ADS'
                : c > 3n * centimos(u.uit)
                  ? 'AMC'
                  : 'FUERA_DE_AMBITO';
        expect(tipo(objeto, deCentimos(c), u.ejercicio)).toBe(esperado);
      }),
    );
  });
});

describe('what is refused', () => {
  it.each([2008, 2013, 0])('a year without thresholds, %i (RS-19-ejer)', (ejercicio) => {
    expect(pedir('bienes', '500000', { ejercicio })).toMatchObject({
      ok: false,
      codigo: 'EJERCICIO_SIN_TOPES',
      regla: 'RS-19-ejer',
    });
    expect(() => uitDe(ejercicio)).toThrow(RangeError);
    expect(umbralesDe(ejercicio)).toBeNull();
  });

  it('up to three UIT, with the rule and the amounts (RS-3UIT)', () => {
    const r = pedir('obras', '10800');
    expect(r).toMatchObject({ ok: false, codigo: 'FUERA_DE_AMBITO', regla: 'RS-3UIT' });
    if (!r.ok)
      expect(r.detalle).toMatch(/S\/ 10,800\.00 no supera S\/ 10,800\.00, tres UIT del ejercicio 2011/);
  });
});

describe('the explanation of the type', () => {
  it('gives the thresholds compared, the rule and a sentence', () => {
    expect(sustento('consultoria_obras', '466000.51')).toEqual({
      tipo: 'CP',
      regla: 'RS-19-CP',
      objeto: 'consultoria_obras',
      columna: 'servicios',
      ejercicio: 2011,
      uit: '3600.00',
      topes: { lp: '400000.00', mitad: '200000.00', decimo: '40000.00', tresUit: '10800.00' },
      fuente: 'texto',
      porContrastar: false,
      explicacion:
        'El valor referencial de S/ 466,000.51 alcanza S/ 400,000.00, el monto desde el que procede concurso público; para consultoría de obras en el ejercicio 2011 corresponde concurso público (art. 16 de la Ley), regla RS-19-CP.',
    });
  });

  it('says when the thresholds of the year are still to be checked', () => {
    for (const { ejercicio } of UMBRALES) {
      const s = sustento('bienes', '300000', { ejercicio });
      expect(s.porContrastar).toBe(ejercicio !== 2011);
      expect(s.explicacion.includes('por contrastar')).toBe(ejercicio !== 2011);
    }
  });

  it('names the rule of each type', () => {
    expect(sustento('obras', '2000000').regla).toBe('RS-19-LP');
    expect(sustento('obras', '1000000').regla).toBe('RS-19-AD');
    expect(sustento('obras', '200000').explicacion).toMatch(/adjudicación directa selectiva.*RS-19-AD/);
    expect(sustento('obras', '100000').regla).toBe('RS-19-AMC');
  });

  it('does not say a reserved amount, not even where it refuses', () => {
    expect(sustento('bienes', '466000.51', { reservado: true }).explicacion).not.toContain('466');
    const fuera = pedir('bienes', '9123.45', { reservado: true });
    expect(JSON.stringify(fuera)).not.toMatch(/9,?123/);
  });

  it('after a desierto it is menor cuantía whatever the amount (RS-19-AMC-esp)', () => {
    for (const valor of ['5000000', '100']) {
      const r = pedir('obras', valor, { porDesierto: true });
      expect(r).toMatchObject({ ok: true, tipo: 'AMC', procedimiento: 'AMC-OC' });
      expect(sustento('obras', valor, { porDesierto: true }).regla).toBe('RS-19-AMC-esp');
    }
  });

  it('menor cuantía has two procedures, by what is bought (AMB-C4, AMB-C34)', () => {
    const procedimiento = (objeto: Objeto) => {
      const r = pedir(objeto, '20000');
      return r.ok ? r.procedimiento : null;
    };
    expect(OBJETOS.map(procedimiento)).toEqual(['AMC-BS', 'AMC-BS', 'AMC-BS', 'AMC-OC', 'AMC-OC']);
  });
});

describe('TV-C9: who decides, by multiples of the UIT', () => {
  it('elevation: 300 UIT go to OSCE, a céntimo less to the Titular (RS-58-comp)', () => {
    expect(competenciaDeElevacion('1080000', 2011)).toBe('osce');
    expect(competenciaDeElevacion('1079999.99', 2011)).toBe('titular');
    expect(competenciaDeElevacion('1080000', 2012)).toBe('titular');
  });

  it('appeal: 600 UIT stay with the Titular, a céntimo more goes to the Tribunal (RS-105-comp)', () => {
    expect(competenciaDeApelacion('2160000', 2011)).toBe('titular');
    expect(competenciaDeApelacion('2160000.01', 2011)).toBe('tribunal');
  });

  it('the guarantee of an appeal is 3 %, rounded up, and at least half a UIT (RS-105-gar)', () => {
    expect(garantiaDeApelacion('100000', 2011)).toBe('3000.00');
    expect(garantiaDeApelacion('100000.01', 2011)).toBe('3000.01');
    expect(garantiaDeApelacion('60000', 2011)).toBe('1800.00');
    expect(garantiaDeApelacion('20000', 2011)).toBe('1800.00');
    expect(garantiaDeApelacion('20000', 2009)).toBe('1775.00');
    expect(garantiaDeApelacion('20000', 2012)).toBe('1825.00');
    expect(() => garantiaDeApelacion('20000', 2013)).toThrow(RangeError);
  });
});
