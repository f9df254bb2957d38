import { expect } from 'vitest';
import type { Json } from './cliente.js';

/** An instant of an answer. */
export const INSTANTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const DIA = /^\d{4}-\d\d-\d\d$/;
const ESTADOS_DE_PLAZO = ['corriendo', 'vencido', 'cumplido', 'suspendido', 'reemplazado', 'anulado'];

/** A plazo as the contract says it. */
export function esPlazo(p: Json): void {
  expect(p).toEqual(
    expect.objectContaining({
      id: expect.any(String),
      regla: expect.stringMatching(/^(AT|AMB)-/),
      descripcion: expect.any(String),
      norma: expect.any(String),
      desde: expect.stringMatching(DIA),
      dias: expect.any(Number),
      computo: expect.any(String),
      vence: expect.stringMatching(DIA),
      restantes: expect.any(Number),
    }),
  );
  expect(ESTADOS_DE_PLAZO).toContain(p.estado);
  expect(p.norma.length).toBeGreaterThan(3);
}

/** A case as the contract says it. */
export function esCaso(caso: Json): void {
  expect(caso).toEqual(
    expect.objectContaining({
      id: expect.any(String),
      numero: expect.stringMatching(/^AT-2027-\d{6}$/),
      maquina: 'solicitud',
      version: '1.0.0',
      regimen: expect.any(String),
      situacion: expect.any(String),
      secuencia: expect.any(Number),
      creado: expect.stringMatching(INSTANTE),
      actualizado: expect.stringMatching(INSTANTE),
      datos: expect.any(Object),
      vinculos: expect.any(Array),
      advertencias: expect.any(Array),
    }),
  );
  expect(caso.estado).toBeTruthy();
  for (const p of caso.plazos) esPlazo(p);
  for (const acto of caso.eventosPermitidos) {
    expect(acto).toEqual(
      expect.objectContaining({
        tipo: expect.stringMatching(/^[A-Z_]+$/),
        titulo: expect.any(String),
        norma: expect.any(String),
        roles: expect.any(Array),
        esquema: expect.objectContaining({ type: 'object' }),
      }),
    );
    expect(acto.roles.length).toBeGreaterThan(0);
  }
}
