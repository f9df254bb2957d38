import { describe, expect, it } from 'vitest';
import { puntajeDeCumplimiento } from '../../machines/seleccion/evaluacion/cumplimiento.js';
import {
  type Contratacion,
  type ExperienciaPorContar,
  factoresDeExperiencia,
  montoComputable,
} from '../../machines/seleccion/evaluacion/experiencia.js';
import { OBJETOS } from '../../machines/seleccion/tipos.js';

const contrato = (fecha: string, monto: string, mas: Partial<Contratacion> = {}): Contratacion => ({
  fecha,
  monto,
  acreditado: true,
  ...mas,
});

function contar(
  objeto: ExperienciaPorContar['objeto'],
  factor: ExperienciaPorContar['factor'],
  contrataciones: Contratacion[],
  fechaPropuesta = '2011-03-14',
) {
  return montoComputable({ objeto, factor, valorReferencial: '100000', fechaPropuesta, contrataciones });
}

const muchos = (n: number) => Array.from({ length: n }, () => contrato('2010-06-01', '1000'));

describe('experience that counts: years, date to date, and multiples of the valor referencial', () => {
  it.each([
    ['bienes', 'experiencia', '2003-03-14', '2003-03-13', '500000.00', 'RS-44-exp'],
    ['servicios', 'actividad', '2003-03-14', '2003-03-13', '500000.00', 'RS-45-exp'],
    ['consultoria', 'actividad', '1996-03-14', '1996-03-13', '500000.00', 'RS-46-act'],
    ['consultoria_obras', 'especialidad', '2001-03-14', '2001-03-13', '200000.00', 'RS-46-esp'],
    ['obras', 'general', '2001-03-14', '2001-03-13', '500000.00', 'RS-47-gen'],
    ['obras', 'similar', '2001-03-14', '2001-03-13', '100000.00', 'RS-47-sim'],
  ] as const)('%s, %s: since %s and not %s, up to %s (%s)', (objeto, factor, dentro, fuera, tope, regla) => {
    const justo = contar(objeto, factor, [contrato(dentro, '60000'), contrato('2011-03-14', '20000.01')]);
    expect(justo).toEqual({ monto: '80000.01', tope, consideradas: [0, 1], descartadas: [] });
    const tarde = contar(objeto, factor, [contrato(fuera, '60000'), contrato('2011-03-15', '60000')]);
    expect(tarde.monto).toBe('0.00');
    expect(tarde.descartadas.map((d) => [d.indice, d.regla])).toEqual([
      [0, regla],
      [1, regla],
    ]);
    expect(contar(objeto, factor, [contrato('2010-01-01', '99999999')]).monto).toBe(tope);
  });

  it('a proposal of 29 February looks back to the 28th of a year that lacks it (RS-44-exp)', () => {
    const monto = (fecha: string) =>
      contar('consultoria', 'especialidad', [contrato(fecha, '10')], '2012-02-29').monto;
    expect(monto('2002-02-28')).toBe('10.00');
    expect(monto('2002-02-27')).toBe('0.00');
  });

  it('what is not proved does not count', () => {
    const r = contar('bienes', 'experiencia', [contrato('2010-01-01', '10', { acreditado: false })]);
    expect(r.descartadas).toEqual([
      { indice: 0, motivo: expect.stringMatching(/cancelación/), regla: 'RS-44-exp' },
    ]);
  });

  it('a consortium adds only those who carry out the object together (RS-48)', () => {
    const r = contar('servicios', 'experiencia', [
      contrato('2010-01-01', '10', { ejecuta: true }),
      contrato('2010-01-01', '20', { ejecuta: false }),
    ]);
    expect(r).toMatchObject({ monto: '10.00', descartadas: [{ indice: 1, regla: 'RS-48' }] });
  });

  it('goods take 20 contracts and consultoría 10 services, in the order shown; services have no such limit (RS-44-exp, RS-46-act, RS-46-esp, AMB-C17)', () => {
    expect(contar('bienes', 'experiencia', muchos(21))).toMatchObject({
      monto: '20000.00',
      descartadas: [{ indice: 20, regla: 'RS-44-exp' }],
    });
    expect(contar('consultoria', 'especialidad', muchos(12)).consideradas).toHaveLength(10);
    expect(contar('servicios', 'especialidad', muchos(40)).consideradas).toHaveLength(40);
    const conUnoMalo = [contrato('1990-01-01', '1'), ...muchos(20)];
    expect(contar('bienes', 'experiencia', conUnoMalo).consideradas).toHaveLength(20);
  });

  it('each similar work reaches 15 % of the valor referencial and is of those the bases list (RS-47-sim, AMB-C18)', () => {
    const r = contar('obras', 'similar', [
      contrato('2010-01-01', '15000'),
      contrato('2010-01-01', '14999.99'),
      contrato('2010-01-01', '50000', { similar: false }),
    ]);
    expect(r).toMatchObject({ monto: '15000.00', consideradas: [0] });
    expect(r.descartadas.map((d) => d.regla)).toEqual(['RS-47-sim', 'RS-47-sim']);
    expect(contar('obras', 'general', [contrato('2010-01-01', '1', { similar: false })]).monto).toBe('1.00');
  });

  it('each object has its own factors of experience', () => {
    expect(OBJETOS.map(factoresDeExperiencia)).toEqual([
      ['experiencia'],
      ['experiencia', 'actividad', 'especialidad'],
      ['actividad', 'especialidad'],
      ['actividad', 'especialidad'],
      ['general', 'similar'],
    ]);
    expect(() => contar('bienes', 'similar', [])).toThrow(RangeError);
  });
});

describe('PCP = PF × CBC / NC (RS-44-cump)', () => {
  const pcp = (maximo: string, sinPenalidad: number, contrataciones: number) =>
    puntajeDeCumplimiento({ maximo, sinPenalidad, contrataciones });

  it('is the share of contracts without penalty, and zero when none is shown', () => {
    expect(pcp('20', 3, 4)).toBe('15');
    expect(pcp('20', 20, 20)).toBe('20');
    expect(pcp('10', 1, 3)).toBe('3.333333');
    expect(pcp('10', 0, 0)).toBe('0');
  });

  it.each([
    [5, 4],
    [-1, 4],
    [0.5, 4],
  ])('refuses %d certificates for %d contracts', (constancias, contratos) => {
    expect(() => pcp('20', constancias, contratos)).toThrow(RangeError);
  });
});
