import type { KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { leerClave, nuevaClave } from '../../src/sobres/clave.js';
import { Custodio } from '../../src/sobres/custodio.js';
import { SobreNoAbre } from '../../src/sobres/errores.js';
import { abrir, reenvolver, sellar } from '../../src/sobres/sobre.js';
import type { SobreGuardado } from '../../src/store/puerto.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';

const CLAVE = leerClave(CLAVE_DE_PRUEBA) as KeyObject;
const DE = { caso: 'caso-1', secuencia: 7, postor: 'Postor Uno', item: '1' };
const MONTO = '466000.51';

/** The same envelope with one byte of a field changed. */
function alterar(
  sobre: SobreGuardado,
  campo: 'llave' | 'cifrado' | 'compromiso',
  byte: number,
): SobreGuardado {
  const bytes = Buffer.from(sobre[campo], 'hex');
  bytes[byte] = (bytes[byte] as number) ^ 1;
  return { ...sobre, [campo]: bytes.toString('hex') };
}

describe('D17: what is sealed', () => {
  test('opens with its key and says the same amount, to the céntimo', () => {
    for (const monto of ['0.01', MONTO, '999999999999999.99'])
      expect(abrir(CLAVE, sellar(CLAVE, DE, monto))).toBe(monto);
  });

  test('has the same length whatever is inside, and never repeats itself', () => {
    const [a, b, c] = ['1.00', '1.00', '999999999999999.99'].map((m) => sellar(CLAVE, DE, m));
    const largos = [a, b, c].map((s) => [s?.llave.length, s?.cifrado.length, s?.compromiso.length]);
    expect(new Set(largos.map(String)).size).toBe(1);
    for (const campo of ['id', 'llave', 'cifrado', 'compromiso'] as const)
      expect(new Set([a?.[campo], b?.[campo], c?.[campo]]).size).toBe(3);
  });

  test('nothing that does not fit is sealed', () => {
    for (const monto of ['', 'x'.repeat(64)]) expect(() => sellar(CLAVE, DE, monto)).toThrow(/no cabe/);
  });
});

describe('D17: what is not as it was sealed does not open', () => {
  const sobre = sellar(CLAVE, DE, MONTO);

  test('with another key', () => {
    expect(() => abrir(nuevaClave(), sobre)).toThrow(SobreNoAbre);
  });

  test.each(['llave', 'cifrado', 'compromiso'] as const)('with any byte of %s changed', (campo) => {
    for (let byte = 0; byte < sobre[campo].length / 2; byte++)
      expect(() => abrir(CLAVE, alterar(sobre, campo, byte)), `byte ${byte}`).toThrow(SobreNoAbre);
  });

  test.each(['llave', 'cifrado', 'compromiso'] as const)(
    'with %s cut, longer, or not hexadecimal',
    (campo) => {
      for (const texto of ['', 'zz', sobre[campo].slice(2), `${sobre[campo]}00`, `${sobre[campo]}zz`])
        expect(() => abrir(CLAVE, { ...sobre, [campo]: texto })).toThrow(SobreNoAbre);
    },
  );

  test.each([
    ['caso', 'caso-2'],
    ['postor', 'Postor Dos'],
    ['item', '2'],
    ['id', 'f47ac10b-58cc-4372-a567-0e02b2c3d479'],
  ])('with another %s', (campo, valor) => {
    expect(() => abrir(CLAVE, { ...sobre, [campo]: valor })).toThrow(SobreNoAbre);
  });

  test('what two bidders sealed cannot be exchanged, whole or in part', () => {
    const otro = sellar(CLAVE, { ...DE, postor: 'Postor Dos' }, '466000.50');
    const campos = ['llave', 'cifrado', 'compromiso'] as const;
    for (const cambiados of [campos, ...campos.map((c) => [c])]) {
      const cruzado = { ...sobre, ...Object.fromEntries(cambiados.map((c) => [c, otro[c]])) };
      expect(() => abrir(CLAVE, cruzado), cambiados.join()).toThrow(SobreNoAbre);
    }
  });

  test('the error names the envelope and nothing of what is inside', () => {
    const error = (() => {
      try {
        return abrir(CLAVE, { ...sobre, item: '2' });
      } catch (e) {
        return e as SobreNoAbre;
      }
    })() as SobreNoAbre;
    expect(error).toMatchObject({ codigo: 'SOBRES_NO_ABREN', sobre: sobre.id });
    expect(error.cause).toBeUndefined();
    expect(error.stack).not.toContain('466000');
  });
});

describe('D17: the key changes and what is inside does not', () => {
  test('an envelope wrapped anew opens with the new key only, and its content is untouched', () => {
    const nueva = nuevaClave();
    const sobre = sellar(CLAVE, DE, MONTO);
    const cambiado = { ...sobre, llave: reenvolver(CLAVE, nueva, sobre) };
    expect(abrir(nueva, cambiado)).toBe(MONTO);
    expect(() => abrir(CLAVE, cambiado)).toThrow(SobreNoAbre);
    expect(() => reenvolver(nueva, CLAVE, sobre)).toThrow(SobreNoAbre);
  });
});

describe('D17: whoever keeps the key', () => {
  const custodio = new Custodio(CLAVE);
  const otro = new Custodio(nuevaClave());
  const testigo = custodio.nuevoTestigo();
  const montos = [{ ruta: ['monto'], postor: 'Postor Uno', item: '1', monto: MONTO }];

  test('knows the witness of its database, and no other', () => {
    expect(custodio.abreTestigo(testigo)).toBe(true);
    expect(otro.abreTestigo(testigo)).toBe(false);
    for (const malo of [null, '', '{}', '[]', 'null', '5', testigo.slice(1)])
      expect(custodio.abreTestigo(malo)).toBe(false);
  });

  test('seals nothing for a database sealed with another key, nor after its key was changed', () => {
    expect(custodio.sellar('c', 1, montos, testigo)).toHaveLength(1);
    expect(() => otro.sellar('c', 1, montos, testigo)).toThrow(SobreNoAbre);
    expect(() => custodio.sellar('c', 1, montos, otro.nuevoTestigo())).toThrow(SobreNoAbre);
    expect(() => custodio.sellar('c', 1, montos, null)).toThrow(SobreNoAbre);
    expect(custodio.sellar('c', 1, montos, testigo)).toHaveLength(1);
  });

  test('reads before their time only envelopes of the entity', () => {
    const [suyo] = custodio.sellar('c', 1, [{ ...montos[0], postor: '' } as (typeof montos)[0]], testigo);
    const [ajeno] = custodio.sellar('c', 1, montos, testigo);
    const ids = [suyo, ajeno].map((s) => s?.id as string);
    expect(custodio.leer(ids.slice(0, 1), [suyo as SobreGuardado])).toEqual({ [ids[0] as string]: MONTO });
    expect(() => custodio.leer(ids, [suyo, ajeno] as SobreGuardado[])).toThrow(/solo se abre en su acto/);
    expect(() => custodio.leer(ids, [suyo as SobreGuardado])).toThrow(SobreNoAbre);
  });

  test('gives requests a key of their own: the same for the same key, another for another', () => {
    expect(new Custodio(CLAVE).clavePeticiones).toBe(custodio.clavePeticiones);
    expect(otro.clavePeticiones).not.toBe(custodio.clavePeticiones);
    expect(custodio.clavePeticiones).toMatch(/^[0-9a-f]{64}$/);
    expect(custodio.clavePeticiones).not.toBe(CLAVE_DE_PRUEBA);
    expect(JSON.stringify(custodio)).not.toContain(CLAVE_DE_PRUEBA);
  });
});
