import { expect, test } from 'vitest';
import { fuzz } from './fuzz.js';

const TOTAL = Number(process.env['FUZZ'] ?? 2000);
const SEMILLA = Number(process.env['SEMILLA'] ?? process.pid * 7919);

test(`Ninguna petición hecha desde el documento OpenAPI obtiene un 5xx, y la base verifica (semilla ${SEMILLA}).`, async () => {
  const parte = await fuzz(TOTAL, SEMILLA);
  expect(parte.fallas).toEqual([]);
  expect(parte.errores).toEqual([]);
  expect([parte.salida, parte.verificacion, parte.dicho]).toEqual([
    0,
    0,
    expect.stringMatching(/ 0 con diferencias/),
  ]);
  expect(parte.enviadas).toBe(TOTAL);
  // They were varied enough to say something: every operation was asked, and answers of every kind were heard.
  expect([...parte.operaciones].filter(([, estados]) => estados.size === 0).map(([o]) => o)).toEqual([]);
  for (const estado of [200, 201, 204, 400, 401, 403, 404, 409, 415, 422])
    expect([estado, parte.estados.has(estado)]).toEqual([estado, true]);
}, 240_000);
