import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GRACIA_MS, RENOVACION_MS, SESIONES_POR_USUARIO, Sesiones } from '../../src/auth/sesiones.js';
import { RelojSimulado, sumarMilisegundos } from '../../src/clock.js';
import type { Usuario } from '../../src/store/puerto.js';
import { Servidor } from '../apoyo/servidor.js';

const INICIO = '2027-02-01T15:00:00.000Z';
let s: Servidor;
let reloj: RelojSimulado;
let sesiones: Sesiones;
let usuario: Usuario;
beforeEach(async () => {
  s = await Servidor.abrir();
  reloj = new RelojSimulado(INICIO);
  sesiones = new Sesiones(s.sistema.store, reloj);
  usuario = (await s.sistema.store.usuario((await s.usuario(['especialista'])).id)) as Usuario;
});
afterEach(() => s.cerrar());

const a = (ms: number) => reloj.mover(sumarMilisegundos(INICIO, ms));
const abrir = () => sesiones.abrir(usuario, 'clave', 'Firefox en Linux');
/** The new secret, `sigue` when it keeps its own, or `nadie`. */
async function usar(secreto: string): Promise<string> {
  const r = await sesiones.reconocer(secreto, false);
  return r === null ? 'nadie' : (r.secretoNuevo ?? 'sigue');
}

describe('El secreto de una sesión', () => {
  test('Cambia cada media hora de uso; el anterior sirve hasta que el nuevo se ve, y un minuto más.', async () => {
    const uno = await abrir();
    a(RENOVACION_MS - 1);
    expect(await usar(uno)).toBe('sigue');
    a(RENOVACION_MS);
    const dos = await usar(uno);
    expect(dos).toMatch(/^[\w-]{43}$/);
    expect([await usar(uno), await usar(dos), await usar(uno)]).toEqual(['sigue', 'sigue', 'sigue']);
    a(RENOVACION_MS + GRACIA_MS);
    expect([await usar(uno), await usar(dos)]).toEqual(['nadie', 'sigue']);
  });

  test('Muchas peticiones a la vez con el anterior: una lo cambia, ninguna se niega.', async () => {
    const uno = await abrir();
    a(RENOVACION_MS);
    const todas = await Promise.all(Array.from({ length: 20 }, () => usar(uno)));
    expect(todas).not.toContain('nadie');
    const nuevas = todas.filter((r) => r !== 'sigue');
    expect(nuevas).toHaveLength(1);
    expect(await usar(nuevas[0] as string)).toBe('sigue');
  });

  test('Si la respuesta con el nuevo se pierde, el anterior sigue sirviendo y trae otro.', async () => {
    const uno = await abrir();
    a(RENOVACION_MS);
    const perdido = await usar(uno);
    a(RENOVACION_MS + GRACIA_MS - 1);
    expect(await usar(uno)).toBe('sigue');
    a(RENOVACION_MS + GRACIA_MS);
    const dos = await usar(uno);
    expect(dos).toMatch(/^[\w-]{43}$/);
    expect([await usar(perdido), await usar(dos)]).toEqual(['nadie', 'sigue']);
  });

  test('Al cambiar los roles cambia en el siguiente uso, y el anterior muere con el primero.', async () => {
    const uno = await abrir();
    await s.bien(200, s.post(`/api/usuarios/${usuario.id}`, { roles: ['coordinador'] }));
    const dos = await usar(uno);
    expect(dos).toMatch(/^[\w-]{43}$/);
    expect((await sesiones.reconocer(dos, true))?.usuario.roles).toEqual(['coordinador']);
  });

  test('Lo que nadie hace con la mano (una corriente) ni la despierta ni cambia su secreto.', async () => {
    const uno = await abrir();
    for (let minutos = 10; minutos < 120; minutos += 10) {
      a(minutos * 60_000);
      expect((await sesiones.reconocer(uno, true))?.secretoNuevo).toBeNull();
    }
    a(120 * 60_000);
    expect(await sesiones.reconocer(uno, true)).toBeNull();
  });
});

describe('Las sesiones de una persona', () => {
  test('Con una más de las que caben termina la que hace más que no se usa.', async () => {
    const abiertas = [];
    for (let i = 0; i < SESIONES_POR_USUARIO; i++) {
      a(i * 1000);
      abiertas.push(await abrir());
    }
    a(5 * 60_000);
    expect(await usar(abiertas[0] as string)).toBe('sigue');
    await abrir();
    expect(await usar(abiertas[1] as string)).toBe('nadie');
    expect(await usar(abiertas[0] as string)).toBe('sigue');
    expect(await sesiones.vivas(usuario.id)).toHaveLength(SESIONES_POR_USUARIO);
  });

  test('La limpieza olvida las que terminaron, y no toca las vivas.', async () => {
    const [una, otra] = [await abrir(), await abrir()];
    for (let m = 20; m <= 140; m += 20) {
      a(m * 60_000);
      await s.sistema.store.verSesion((await sesiones.reconocer(una, true))?.sesion.id ?? '', reloj.ahora());
    }
    const { limpiezaDeIdentidades } = await import('../../src/auth/limpieza.js');
    await limpiezaDeIdentidades(s.sistema.store, reloj).correr();
    expect(await s.sistema.store.sesionesDe(usuario.id)).toHaveLength(1);
    expect([await usar(otra), await usar(una)]).toEqual(['nadie', expect.stringMatching(/^[\w-]{43}$/)]);
  });
});
