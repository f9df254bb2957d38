import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  correo,
  diaDe,
  esRuc,
  fecha,
  instante,
  momento,
  ruc,
  texto,
  textoOmisible,
} from '../../machines/base/campos.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { DatosInvalidos, definicionDeActo, leerActo, leerCon } from '../../src/engine/validar.js';

/** Path and message of each error of some data. */
function errores(esquema: z.ZodType, valor: unknown, prefijo?: string): [string, string][] {
  try {
    leerCon(esquema, valor, prefijo);
  } catch (error) {
    if (error instanceof DatosInvalidos) return error.errores.map((e) => [e.ruta, e.mensaje]);
    throw error;
  }
  return [];
}
const mensaje = (esquema: z.ZodType, valor: unknown) => errores(esquema, valor)[0]?.[1];

describe('422: every kind of error in Spanish', () => {
  const CASOS: [string, z.ZodType, unknown, string][] = [
    ['a missing datum', z.object({ a: z.string() }), {}, 'Falta este dato.'],
    ['a missing choice', z.object({ a: z.enum(['x']) }), {}, 'Falta este dato.'],
    ['not a text', z.string(), 1, 'Se espera un texto.'],
    ['not a number', z.number(), 'x', 'Se espera un número.'],
    ['not a whole number', z.int(), 1.5, 'Se espera un número entero.'],
    ['not a boolean', z.boolean(), 'sí', 'Se espera verdadero o falso.'],
    ['not an object', z.object({}), 7, 'Se espera un objeto.'],
    ['not a record', z.record(z.string(), z.string()), 7, 'Se espera un objeto.'],
    ['not a list', z.array(z.string()), {}, 'Se espera una lista.'],
    ['a type without a word of ours', z.date(), 'x', 'Se espera date.'],
    ['a value out of the list', z.enum(['uno', 'dos']), 'tres', 'Use uno de estos valores: uno, dos.'],
    ['an unknown key', z.strictObject({}), { otra: 1 }, 'Este dato no está previsto: otra.'],
    ['too small', z.number().min(3), 2, 'Es menor que el mínimo permitido, 3.'],
    ['too big', z.number().max(3), 4, 'Es mayor que el máximo permitido, 3.'],
    [
      'no shape of a union',
      z.union([z.string(), z.number()]),
      true,
      'No tiene ninguna de las formas admitidas.',
    ],
    ['anything else', z.string().regex(/^a$/), 'b', 'El valor no es válido.'],
  ];
  test.each(CASOS)('%s', (_titulo, esquema, valor, esperado) => {
    expect(mensaje(esquema, valor)).toBe(esperado);
  });

  test('a very long unknown key is shortened', () => {
    expect(mensaje(z.strictObject({}), { ['x'.repeat(500)]: 1 })).toBe(
      `Este dato no está previsto: ${'x'.repeat(100)}.`,
    );
  });

  test('the path starts with the prefix and goes through lists; the whole body has a name', () => {
    const esquema = z.object({ a: z.array(z.object({ b: z.string() })) });
    expect(errores(esquema, { a: [{ b: 'x' }, { b: 1 }] }, 'datos')).toEqual([
      ['datos.a.1.b', 'Se espera un texto.'],
    ]);
    expect(errores(esquema, { a: [{ b: 1 }] })).toEqual([['a.0.b', 'Se espera un texto.']]);
    expect(errores(esquema, 7)).toEqual([['(cuerpo)', 'Se espera un objeto.']]);
  });

  test('no more than a hundred errors are listed, and the message holds them', () => {
    expect(errores(z.array(z.string()), Array(300).fill(1))).toHaveLength(100);
    expect(() => leerCon(z.object({ a: z.string() }), {})).toThrow('a: Falta este dato.');
  });

  test('what is right comes out as the schema makes it', () => {
    expect(leerCon(z.object({ a: texto(5) }), { a: '  x ' })).toEqual({ a: 'x' });
  });
});

describe('acts', () => {
  test('the acts of the engine and those of the machine are found, and nothing of the prototype', () => {
    expect(definicionDeActo(SOLICITUD, 'ASIGNADO')?.regla).toBe('AT-8.1.4.B-2');
    expect(definicionDeActo(SOLICITUD, 'DERIVAR')?.regla).toBe('AT-8.2.1.A-6');
    for (const tipo of [
      'NADIE',
      'toString',
      '__proto__',
      'constructor',
      'VENCIO_PLAZO',
      'CALENDARIO_CAMBIADO',
    ])
      expect(definicionDeActo(SOLICITUD, tipo)).toBeNull();
  });

  test('D-RECTIFICAR: the data of the inner act are read with its own schema', () => {
    const definicion = definicionDeActo(SOLICITUD, 'RECTIFICAR_VENCIMIENTO');
    if (!definicion) throw new Error('Falta.');
    const datos = {
      acto: { tipo: 'DESISTIR', datos: { motivo: ' x ', recibida: '2027-02-01' } },
      cargo: 'c',
    };
    expect(leerActo(SOLICITUD, 'RECTIFICAR_VENCIMIENTO', definicion, datos)).toEqual({
      acto: { tipo: 'DESISTIR', datos: { motivo: 'x', recibida: '2027-02-01' } },
      cargo: 'c',
    });
  });
});

describe('fields', () => {
  test('a text is trimmed, has something in it, fits, and holds no control characters', () => {
    expect(leerCon(texto(3), ' ab\t')).toBe('ab');
    expect(mensaje(texto(3), '   ')).toBe('Escriba este dato: está en blanco.');
    expect(mensaje(texto(3), 'abcd')).toBe('Use como máximo 3 caracteres.');
    for (const malo of ['a\u0000', 'a\u001bb', 'a\ud800b', 'a\u0085b'])
      expect(mensaje(texto(9), malo)).toContain('caracteres de control');
    expect(leerCon(texto(9), 'a\nb\tc')).toBe('a\nb\tc');
    expect(leerCon(texto(9), '😀')).toBe('😀');
  });

  test('AT-8.1.2-1: an omissible text reads as null when missing, null or blank', () => {
    for (const nada of [undefined, null, '', '  ']) expect(leerCon(textoOmisible(5), nada)).toBeNull();
    expect(leerCon(textoOmisible(5), ' a ')).toBe('a');
    expect(mensaje(textoOmisible(2), 'abc')).toBe('Use como máximo 2 caracteres.');
    expect(mensaje(textoOmisible(2), '\u0001')).toContain('caracteres de control');
  });

  test('D10: a civil date is real and of a reviewed year', () => {
    expect(leerCon(fecha(), '2028-02-29')).toBe('2028-02-29');
    expect(mensaje(fecha(), '2027-02-29')).toContain('fecha real');
    expect(mensaje(fecha(), '1999-01-01')).toContain('La fecha debe estar entre los años');
    expect(mensaje(fecha(), '2999-01-01')).toContain('La fecha debe estar entre los años');
  });

  test('D8: an instant has a zone and is kept as fixed-width UTC', () => {
    expect(leerCon(instante(), '2027-02-01T10:00:00-05:00')).toBe('2027-02-01T15:00:00.000Z');
    expect(mensaje(instante(), '2027-02-01T10:00:00')).toContain('ISO 8601');
    expect(mensaje(instante(), '2999-02-01T10:00:00Z')).toContain('La fecha debe estar entre los años');
  });

  test('D10: a moment is a civil day or an instant, and its day is that of Lima', () => {
    expect(leerCon(momento(), '2027-02-01')).toBe('2027-02-01');
    expect(leerCon(momento(), '2027-02-01T10:00-05:00')).toBe('2027-02-01T15:00:00.000Z');
    expect(mensaje(momento(), 'ayer')).toContain('AAAA-MM-DD');
    expect(mensaje(momento(), '1999-01-01')).toContain('La fecha debe estar entre los años');
    expect(diaDe('2027-02-01')).toBe('2027-02-01');
    expect(diaDe('2027-02-01T04:59:59.999Z')).toBe('2027-01-31');
  });

  test('a RUC has eleven digits and a right check digit', () => {
    expect(['20131312955', '20100070970'].map(esRuc)).toEqual([true, true]);
    expect(['20131312954', '2013131295', '2013131295X', ''].map(esRuc)).toEqual([false, false, false, false]);
    expect(mensaje(ruc(), '20131312954')).toContain('dígito verificador');
    expect(mensaje(correo(), 'a@')).toContain('correo que se pueda leer');
  });
});
