import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AMBITOS_OECE,
  ambitosDeClave,
  ambitosDeConsulta,
  ambitosDeProvincia,
  canonizarAmbito,
  claveAmbitos,
  esProvincia,
  PROVINCIAS_POR_REGION,
} from '../../machines/calendario/index.js';

const NOMBRES = Object.values(PROVINCIAS_POR_REGION).flat();

describe('regions and provinces', () => {
  it('are 25 and 196, none repeated', () => {
    expect(Object.keys(PROVINCIAS_POR_REGION)).toHaveLength(25);
    expect(NOMBRES).toHaveLength(196);
    expect(new Set(NOMBRES.map((nombre) => claveAmbitos(ambitosDeProvincia(nombre)))).size).toBe(196);
  });

  it('have as many provinces in each region as the law created', () => {
    const cuantas = Object.fromEntries(Object.entries(PROVINCIAS_POR_REGION).map(([r, p]) => [r, p.length]));
    expect(cuantas).toMatchObject({
      Áncash: 20,
      Cusco: 13,
      Puno: 13,
      'La Libertad': 12,
      Lima: 10,
      Loreto: 8,
      Callao: 1,
      Tumbes: 3,
    });
  });

  it('know their own name however it is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NOMBRES),
        fc.boolean(),
        fc.boolean(),
        (nombre, mayusculas, sinTildes) => {
          const sin = sinTildes ? nombre.normalize('NFD').replace(/\p{M}/gu, '') : nombre;
          const escrito = `  ${mayusculas ? sin.toUpperCase() : sin} `;
          expect(esProvincia(escrito)).toBe(true);
          expect(ambitosDeProvincia(escrito)).toEqual(ambitosDeProvincia(nombre));
          expect(canonizarAmbito(`Provincia:${escrito}`)).toBe(`provincia:${nombre}`);
          expect(ambitosDeConsulta(`provincia:${escrito}`)).toEqual(ambitosDeProvincia(nombre));
        },
      ),
    );
  });
});

describe('the scopes of an entity', () => {
  it('are its province, its region and the nation', () => {
    expect(ambitosDeProvincia('ilo')).toEqual(['nacional', 'region:Moquegua', 'provincia:Ilo']);
    expect(ambitosDeProvincia('CANETE')).toEqual(['nacional', 'region:Lima', 'provincia:Cañete']);
    expect(ambitosDeProvincia('san  roman')).toEqual(['nacional', 'region:Puno', 'provincia:San Román']);
    expect(ambitosDeProvincia('Callao')).toEqual(['nacional', 'region:Callao', 'provincia:Callao']);
  });

  it('are those of OECE when nobody says where it is', () => {
    expect(ambitosDeProvincia(null)).toEqual(AMBITOS_OECE);
    expect(ambitosDeProvincia('  ')).toEqual(AMBITOS_OECE);
    expect(ambitosDeProvincia('lima')).toEqual(AMBITOS_OECE);
  });

  it('are national and its bare name when the province is not one', () => {
    expect(ambitosDeProvincia(' Macondo ')).toEqual(['nacional', 'provincia:Macondo']);
    expect(esProvincia('Macondo')).toBe(false);
  });
});

describe('a scope asked for', () => {
  it.each([
    ['nacional', 'nacional'],
    ['NACIONAL', 'nacional'],
    ['Region:cusco', 'region:Cusco'],
    ['Región: la libertad', 'region:La Libertad'],
    ['provincia:FERRENAFE', 'provincia:Ferreñafe'],
    ['region:Ilo', null],
    ['provincia:Moquegua', null],
    ['provincia:', null],
    ['region', null],
    ['provincia', null],
    ['nacional:Lima', null],
    ['distrito:Lince', null],
    ['region:Lima:Lima', null],
    ['', null],
  ])('«%s» is %s', (texto, esperado) => {
    expect(canonizarAmbito(texto)).toBe(esperado);
  });

  it('brings the wider ones that rule it', () => {
    expect(ambitosDeConsulta('nacional')).toEqual(['nacional']);
    expect(ambitosDeConsulta('region:cusco')).toEqual(['nacional', 'region:Cusco']);
    expect(ambitosDeConsulta('provincia:huaral')).toEqual(['nacional', 'region:Lima', 'provincia:Huaral']);
    expect(() => ambitosDeConsulta('provincia:Macondo')).toThrow(RangeError);
    expect(() => ambitosDeConsulta('provincia:')).toThrow(RangeError);
  });
});

describe('the key of a set of scopes', () => {
  it('goes from the widest to the narrowest, once each', () => {
    const desordenados = ['provincia:Lima', 'region:Lima', 'nacional', 'region:Cusco', 'region:Lima'];
    expect(claveAmbitos(desordenados)).toBe('nacional+region:Cusco+region:Lima+provincia:Lima');
    expect(ambitosDeClave(claveAmbitos(AMBITOS_OECE))).toEqual(AMBITOS_OECE);
    expect(ambitosDeClave('')).toEqual([]);
  });

  it('gives the set back whatever the order or the names', () => {
    const ambito = fc.oneof(
      fc.constant('nacional'),
      fc.string({ unit: fc.constantFrom('a', '+', '%', '2', 'B', 'ñ') }).map((s) => `provincia:${s}`),
      fc.constantFrom('region:Lima', 'region:Ica'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(ambito), (ambitos) => {
        const clave = claveAmbitos(ambitos);
        expect(claveAmbitos([...ambitos].reverse())).toBe(clave);
        expect(new Set(ambitosDeClave(clave))).toEqual(new Set(ambitos));
        expect(claveAmbitos(ambitosDeClave(clave))).toBe(clave);
      }),
    );
  });
});
