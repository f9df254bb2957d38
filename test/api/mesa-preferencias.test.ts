import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
let ficha: string;
beforeAll(async () => {
  s = await Servidor.abrir();
  ficha = await s.ficha(['especialista']);
});
afterAll(() => s.cerrar());
const guardar = (clave: unknown, valor: unknown, cabeceras: Record<string, string> = {}) =>
  s.post('/api/preferencias', { clave, valor }, { ficha, cabeceras });
const mias = async () => (await s.bien(200, s.get('/api/preferencias', { ficha }))).preferencias;

describe('Las preferencias', () => {
  test('Se guarda cualquier valor, se cambia, se quita con null y son de cada quien.', async () => {
    expect(await mias()).toEqual({});
    const vistas = [{ nombre: 'Mis vencidos ñ "', consulta: 'pendiente=true' }];
    expect((await guardar('vistas', vistas)).cuerpo).toEqual({ clave: 'vistas', valor: vistas });
    await guardar('ultima', 12);
    await guardar('falso', false);
    expect(await mias()).toEqual({ vistas, ultima: 12, falso: false });
    await guardar('ultima', 13);
    await guardar('falso', null);
    expect(await mias()).toEqual({ vistas, ultima: 13 });
    const otra = await s.ficha(['lectura']);
    expect((await s.get('/api/preferencias', { ficha: otra })).cuerpo.preferencias).toEqual({});
    expect((await s.get('/api/preferencias', { ficha: null })).estado).toBe(401);
  });

  test('Se rechaza lo que pasa de 20 kB, lo que no trae valor o clave, y más claves de las que caben.', async () => {
    expect((await guardar('grande', 'x'.repeat(19_998))).estado).toBe(200);
    expect((await guardar('grande', 'x'.repeat(19_999))).estado).toBe(422);
    expect((await guardar('acentos', 'ñ'.repeat(10_000))).estado).toBe(422);
    expect((await s.post('/api/preferencias', { clave: 'a' }, { ficha })).estado).toBe(422);
    expect((await guardar('', 1)).estado).toBe(422);
    expect((await guardar(7, 1)).estado).toBe(422);
    const quedan = 200 - Object.keys(await mias()).length;
    for (let i = 0; i < quedan; i++) expect((await guardar(`clave ${i}`, i)).estado).toBe(200);
    expect((await guardar('una más', 1)).cuerpo.errores[0].mensaje).toMatch(/^Ya tiene 200 preferencias/);
    expect((await guardar('clave 0', 'cambia')).estado).toBe(200);
  });

  test('Repetida con la misma clave de idempotencia, contesta lo mismo.', async () => {
    await guardar('clave 1', null);
    const una = await guardar('repetida', { a: 1 }, { 'idempotency-key': 'k1' });
    const otra = await guardar('repetida', { a: 1 }, { 'idempotency-key': 'k1' });
    expect([otra.estado, otra.cuerpo]).toEqual([una.estado, una.cuerpo]);
    expect(otra.cabeceras.get('idempotent-replayed')).toBe('true');
  });
});
