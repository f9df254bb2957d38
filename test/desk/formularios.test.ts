import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActoDelCaso } from '../../src/desk/api/tipos.js';
import { alCambiarDeActo, esquemaDeRectificacion } from '../../src/desk/caso/rectificacion.js';
import { erroresEnCampos } from '../../src/desk/formularios/errores.js';
import { listaDe } from '../../src/desk/formularios/filas.js';
import { prepararFormulario, sinVacios } from '../../src/desk/formularios/preparar.js';

const esVacio = (v: unknown): boolean =>
  v === undefined ||
  v === null ||
  v === '' ||
  (typeof v === 'object' && !Array.isArray(v) && Object.keys(v).length === 0);

/** What is written in a value, with its place: texts, numbers and answers. */
function escritos(valor: unknown, lugar = ''): string[] {
  if (typeof valor === 'object' && valor !== null)
    return Object.entries(valor).flatMap(([clave, v]) => escritos(v, `${lugar}/${clave}`));
  return esVacio(valor) ? [] : [`${lugar}=${JSON.stringify(valor)}`];
}

/** Every value held as a property of a group, however deep. */
function propiedades(valor: unknown): unknown[] {
  if (Array.isArray(valor)) return valor.flatMap(propiedades);
  if (typeof valor !== 'object' || valor === null) return [];
  return Object.values(valor).flatMap((v) => [v, ...propiedades(v)]);
}

const CAMPOS = ['a', 'b', 'c', 'd'] as const;
const { formulario } = fc.letrec<{ formulario: unknown; dato: unknown }>((de) => ({
  dato: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', null, undefined, 0, false, true),
    fc.string(),
    fc.integer(),
    de('formulario'),
    fc.array(fc.oneof(fc.string({ minLength: 1 }), de('formulario')), { maxLength: 3 }),
  ),
  formulario: fc.dictionary(fc.constantFrom(...CAMPOS), de('dato'), { maxKeys: 4 }),
}));

describe('sinVacios', () => {
  it('leaves no blank in what is sent and loses nothing that was written', () => {
    fc.assert(
      fc.property(formulario, (datos) => {
        const enviado = sinVacios(datos);
        expect(propiedades(enviado).filter(esVacio)).toEqual([]);
        expect(escritos(enviado)).toEqual(escritos(datos));
      }),
      { numRuns: 500 },
    );
  });

  it('done twice is done once', () => {
    fc.assert(
      fc.property(formulario, (datos) => {
        expect(sinVacios(sinVacios(datos))).toEqual(sinVacios(datos));
      }),
    );
  });

  it('keeps what was answered no and zero, and drops a group nobody filled', () => {
    expect(
      sinVacios({ acreditado: false, cantidad: 0, motivo: '', consorcio: { nombre: '', ruc: undefined } }),
    ).toEqual({ acreditado: false, cantidad: 0 });
  });
});

describe('erroresEnCampos', () => {
  it('puts each message at its field, however deep, and the messages of one field together', () => {
    const errores = erroresEnCampos([
      { ruta: 'datos.fecha', mensaje: 'Es obligatoria.' },
      { ruta: 'datos.items.0.monto', mensaje: 'Falta.' },
      { ruta: 'datos.items.0.monto', mensaje: 'No es un monto.' },
    ]);
    expect(errores).toEqual({
      fecha: { __errors: ['Es obligatoria.'] },
      items: { 0: { monto: { __errors: ['Falta.', 'No es un monto.'] } } },
    });
  });

  it('takes off the root once only: a field may be called as it', () => {
    expect(erroresEnCampos([{ ruta: 'datos.acto.datos.datos', mensaje: 'No.' }])).toEqual({
      acto: { datos: { datos: { __errors: ['No.'] } } },
    });
  });

  it('what is wrong with the whole stays with the whole', () => {
    expect(erroresEnCampos([{ ruta: 'datos', mensaje: 'No.' }])).toEqual({ __errors: ['No.'] });
  });

  it('a field called as a member of every object is a field', () => {
    expect(
      Object.hasOwn(erroresEnCampos([{ ruta: 'datos.constructor', mensaje: 'No.' }]), 'constructor'),
    ).toBe(true);
  });
});

describe('prepararFormulario', () => {
  it('names each datum in words and chooses how it is written', () => {
    const { esquema, ui } = prepararFormulario({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: {
        fecha: { type: 'string', format: 'date' },
        instante: { type: 'string', format: 'date-time' },
        sustento: { type: 'string', maxLength: 4000 },
        nombre: { type: 'string', maxLength: 200 },
        acreditado: { type: 'boolean' },
      },
    });
    expect(Object.values(esquema.properties ?? {}).map((p) => (p as { title: string }).title)).toEqual([
      'Fecha',
      'Fecha y hora',
      'Sustento',
      'Nombre',
      '¿Acreditado?',
    ]);
    expect(ui).toMatchObject({
      fecha: { 'ui:widget': 'dia' },
      instante: { 'ui:widget': 'instante' },
      sustento: { 'ui:widget': 'largo' },
      nombre: {},
      acreditado: { 'ui:widget': 'radio' },
    });
    expect(esquema).not.toHaveProperty('$schema');
    expect(esquema).not.toHaveProperty('title');
  });

  it('a union offers one way to write: the group before the text, never the blank', () => {
    const { esquema } = prepararFormulario({
      type: 'object',
      properties: {
        pago: { anyOf: [{ type: 'string' }, { type: 'object', properties: { monto: { type: 'string' } } }] },
        fecha: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
      },
    });
    expect(esquema.properties).toMatchObject({
      pago: { type: 'object', title: 'Pago del derecho de participación' },
      fecha: { type: 'string', format: 'date' },
    });
  });

  it('a closed list is chosen in words; the ids of the case too, inside its rows', () => {
    const { esquema, ui } = prepararFormulario(
      {
        type: 'object',
        properties: {
          modalidad: { type: 'string', enum: ['virtual', 'presencial'] },
          puntajes: {
            type: 'array',
            items: { type: 'object', properties: { postor: { type: 'string', maxLength: 100 } } },
          },
        },
      },
      { postor: [{ valor: 'P1', nombre: 'P1 · Constructora' }] },
    );
    expect(esquema.properties).toMatchObject({
      modalidad: { oneOf: [{ const: 'virtual', title: 'Virtual' }, { const: 'presencial' }] },
      puntajes: {
        items: { properties: { postor: { oneOf: [{ const: 'P1', title: 'P1 · Constructora' }] } } },
      },
    });
    expect(ui).toMatchObject({
      modalidad: { 'ui:widget': 'radio' },
      puntajes: { items: { postor: { 'ui:widget': 'select' } } },
    });
  });

  it('a number out of its bounds is left as written, for the server to refuse', () => {
    const { ui } = prepararFormulario({
      type: 'object',
      properties: { plazoDias: { type: 'integer', minimum: 1, maximum: 30 } },
    });
    expect(ui).toEqual({ plazoDias: { 'ui:options': { clampBehavior: 'none' } } });
  });

  it('what the office computes is never asked', () => {
    const { ui } = prepararFormulario({ type: 'object', properties: { huella: { type: 'string' } } });
    expect(ui).toEqual({ huella: { 'ui:widget': 'hidden' } });
  });
});

it('a button of a list knows its list, its row and where to go on', () => {
  expect(listaDe('root_bases_factores_2__remove')).toEqual({
    nombre: 'Factores de evaluación',
    fila: 3,
    agregar: 'root_bases_factores__add',
  });
  expect(listaDe('root_pliego__add')).toMatchObject({ nombre: 'Pliego', agregar: 'root_pliego__add' });
});

describe('the rectification', () => {
  const acto = (tipo: string, properties: object) =>
    ({ tipo, titulo: tipo, esquema: { type: 'object', properties } }) as unknown as ActoDelCaso;
  const actos = [
    acto('DESISTIR', { motivo: { type: 'string' }, recibida: { type: 'string' } }),
    acto('CONTACTAR', { acuerdos: { type: 'string' } }),
  ];
  const esquema = {
    type: 'object',
    properties: {
      acto: { type: 'object', properties: { tipo: { type: 'string' }, datos: {} } },
      cargo: { type: 'string' },
    },
  };
  const interior = (datos: unknown) =>
    (esquemaDeRectificacion(esquema, actos, datos) as typeof esquema).properties.acto.properties;

  it('asks first for the act, then for its own data; an act without a date is none', () => {
    expect(interior({})).toEqual({ tipo: { type: 'string' } });
    expect(interior({ acto: { tipo: 'DESISTIR' } })).toEqual({
      tipo: { type: 'string' },
      datos: actos[0]?.esquema,
    });
    expect(interior({ acto: { tipo: 'CONTACTAR' } })).toEqual({ tipo: { type: 'string' } });
  });

  it('another act takes away the data of the one before, and nothing else', () => {
    const antes = { acto: { tipo: 'DESISTIR', datos: { motivo: 'M' } }, cargo: 'C' };
    const mas = { ...antes, cargo: 'CC' };
    expect(alCambiarDeActo(antes, mas)).toBe(mas);
    expect(alCambiarDeActo(antes, { ...antes, acto: { ...antes.acto, tipo: 'CONTACTAR' } })).toEqual({
      acto: { tipo: 'CONTACTAR' },
      cargo: 'C',
    });
  });
});
