import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iluminar, rutasDe } from '../../src/docs/iluminar.js';
import { RAIZ } from '../../src/raiz.js';

const encendidos = (svg: string) =>
  [...svg.matchAll(/<g class="[^"]*\bactivo" data-estado="([^"]*)">/g)].map((m) => m[1]);

describe('the states of a value', () => {
  it('of one state', () => {
    expect(rutasDe('presentacion')).toEqual(['presentacion']);
  });

  it('of states within states', () => {
    expect(rutasDe({ a: { b: 'c' } })).toEqual(['a', 'a.b', 'a.b.c']);
  });

  it('of regions side by side', () => {
    expect(rutasDe({ a: { b: 'c', d: { e: 'f' } } })).toEqual([
      'a',
      'a.b',
      'a.b.c',
      'a.d',
      'a.d.e',
      'a.d.e.f',
    ]);
  });

  it('of a parallel state without substates in its regions', () => {
    expect(rutasDe({ a: { b: {}, c: {} } })).toEqual(['a', 'a.b', 'a.c']);
  });
});

describe('a lit picture', () => {
  const svg = readFileSync(join(RAIZ, 'docs/maquinas/solicitud-1.0.0.svg'), 'utf8');

  it('lights exactly the given states', () => {
    const estados = rutasDe({
      enTramite: {
        atencion: { reunion: 'programada' },
        convocatoria: 'porConvocar',
        derivacion: 'sinDerivar',
        visitas: 'visitada',
      },
    });
    expect(encendidos(iluminar(svg, estados)).sort()).toEqual([...estados].sort());
  });

  it('does not take one state for another whose path it begins', () => {
    expect(encendidos(iluminar(svg, ['enTramite.atencion']))).toEqual(['enTramite.atencion']);
  });

  it('leaves the rest as it was, and ignores what it does not hold', () => {
    expect(iluminar(svg, [])).toBe(svg);
    expect(iluminar(svg, ['noExiste'])).toBe(svg);
    expect(iluminar(svg, ['desistida']).replace(' activo" data-estado', '" data-estado')).toBe(svg);
  });
});
