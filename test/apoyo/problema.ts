import { expect } from 'vitest';
import type { Respuesta } from './cliente.js';

/** A refusal of this status, with a problem a clerk can read. */
export function esProblema(r: Respuesta, ...estados: number[]): void {
  if (!estados.includes(r.estado))
    throw new Error(`Se esperaba ${estados.join(' o ')}: ${r.estado} ${r.texto.slice(0, 500)}`);
  expect(r.cabeceras.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(r.cuerpo).toEqual(
    expect.objectContaining({
      type: expect.any(String),
      title: expect.any(String),
      status: r.estado,
      codigo: expect.stringMatching(/^[A-Z_]+$/),
      detail: expect.stringMatching(/\p{L}{2,} .*[.]$/u),
    }),
  );
  expect(r.cuerpo.detail).not.toMatch(/undefined|\[object|Error:|SQLITE|at .*\.[jt]s/);
}
