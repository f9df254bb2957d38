import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excedeVr, puedeAprobarse } from '../../machines/seleccion/evaluacion/exceso.js';
import { fueraDeLimites, limitesDe } from '../../machines/seleccion/evaluacion/limites.js';
import { OBJETOS, type Objeto } from '../../machines/seleccion/tipos.js';
import { centimos, deCentimos } from '../../machines/seleccion/valores/dinero.js';

const fuera = (objeto: Objeto, monto: string, valorReferencial = '100000', reservado = false) => {
  const r = fueraDeLimites({ objeto, valorReferencial, reservado, monto });
  return r && [r.regla, r.estado];
};
const SOBRE = ['RS-33-max', 'no_presentada'];
const BAJO = ['RS-33-min', 'descalificada'];

describe('TV-C7: limits of an offer', () => {
  it('goods: the valor referencial itself yes, a céntimo more no (RS-33-max, RS-33-ley, AMB-C15)', () => {
    expect(fuera('bienes', '100000')).toBeNull();
    expect(fuera('bienes', '100000.01')).toEqual(SOBRE);
    expect(fuera('bienes', '0.01')).toBeNull();
  });

  it('works: from 90 000 to 110 000, both included (RS-33-min, RS-33-max)', () => {
    expect(fuera('obras', '90000')).toBeNull();
    expect(fuera('obras', '110000')).toBeNull();
    expect(fuera('obras', '89999.99')).toEqual(BAJO);
    expect(fuera('obras', '110000.01')).toEqual(SOBRE);
  });

  it('services and consultoría have no floor; consultoría of works has that of 90 % and no margin above (AMB-C4)', () => {
    for (const objeto of ['servicios', 'consultoria'] as const) {
      expect(fuera(objeto, '1')).toBeNull();
      expect(fuera(objeto, '100000.01')).toEqual(SOBRE);
    }
    expect(fuera('consultoria_obras', '90000')).toBeNull();
    expect(fuera('consultoria_obras', '89999.99')).toEqual(BAJO);
    expect(fuera('consultoria_obras', '100000.01')).toEqual(SOBRE);
  });

  it('none rules when the valor referencial is reserved (RS-33-res)', () => {
    for (const objeto of OBJETOS) {
      expect(limitesDe({ objeto, valorReferencial: '100000', reservado: true })).toEqual({
        minimo: null,
        maximo: null,
      });
      expect(fuera(objeto, '1', '100000', true)).toBeNull();
      expect(fuera(objeto, '999999', '100000', true)).toBeNull();
    }
  });

  it('the lower limit rounds up and the upper is cut (RS-39-red)', () => {
    const limites = limitesDe({ objeto: 'obras', valorReferencial: '100000.05', reservado: false });
    expect(limites).toEqual({ minimo: '90000.05', maximo: '110000.05' });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), (c) => {
        const { minimo, maximo } = limitesDe({
          objeto: 'obras',
          valorReferencial: deCentimos(c),
          reservado: false,
        });
        const [piso, techo] = [centimos(minimo ?? ''), centimos(maximo ?? '')];
        expect(piso * 100n >= c * 90n && (piso - 1n) * 100n < c * 90n).toBe(true);
        expect(techo * 100n <= c * 110n && (techo + 1n) * 100n > c * 110n).toBe(true);
      }),
    );
  });

  it('an offer for a part is measured by its unit price (RS-33-max, RS-74-1)', () => {
    const parte = { objeto: 'bienes', valorReferencial: '100000', reservado: false, cantidad: '40' } as const;
    expect(fueraDeLimites({ ...parte, monto: '40000', requerida: '100' })).toBeNull();
    expect(fueraDeLimites({ ...parte, monto: '40000.01', requerida: '100' })?.regla).toBe('RS-33-max');
    expect(fueraDeLimites({ ...parte, monto: '90000' })).toBeNull();
  });
});

describe('award over the valor referencial (RS-76-1)', () => {
  const caso = {
    objeto: 'obras',
    valorReferencial: '100000',
    reservado: false,
    monto: '105000',
    apruebaTitular: true,
    creditoPresupuestario: true,
  } as const;

  it('knows when there is an excess', () => {
    expect(excedeVr({ valorReferencial: '100000', monto: '100000.00' })).toBe(false);
    expect(excedeVr({ valorReferencial: '100000', monto: '100000.01' })).toBe(true);
  });

  it('works up to 110 %, with credit and the approval of the Titular', () => {
    expect(puedeAprobarse(caso)).toEqual({ ok: true, monto: '105000' });
    expect(puedeAprobarse({ ...caso, monto: '110000' }).ok).toBe(true);
    const reglas = [
      { monto: '110000.01' },
      { apruebaTitular: false },
      { creditoPresupuestario: false },
      { objeto: 'bienes' as const },
    ].map((cambio) => {
      const r = puedeAprobarse({ ...caso, ...cambio });
      return r.ok ? null : r.regla;
    });
    expect(reglas).toEqual(['RS-76-1', 'RS-76-1', 'RS-76-1', 'RS-76-1']);
  });

  it('or reducing to the valor referencial or less, which needs neither, and not under its own floor (RS-33-min)', () => {
    const sinApoyo = { ...caso, apruebaTitular: false, creditoPresupuestario: false };
    expect(puedeAprobarse({ ...sinApoyo, reduceOferta: '100000' })).toEqual({ ok: true, monto: '100000' });
    expect(puedeAprobarse({ ...sinApoyo, reduceOferta: '100000.01' })).toMatchObject({ regla: 'RS-76-1' });
    expect(puedeAprobarse({ ...sinApoyo, reduceOferta: '89999.99' })).toMatchObject({ regla: 'RS-33-min' });
  });
});
