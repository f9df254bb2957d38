import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Cuentas } from '../../src/api/cuentas.js';
import type { Contadas } from '../../src/api/llamada.js';
import { relojReal } from '../../src/clock.js';
import { olvidoDeCuotas } from '../../src/faenas/cuotas.js';
import { faenasDe } from '../../src/faenas/index.js';
import { ALMACENES, basePostgres } from '../apoyo/bases.js';
import { INICIO } from '../apoyo/cliente.js';
import { Proceso } from '../apoyo/proceso.js';
import type { Servidor } from '../apoyo/servidor.js';
import { abrirJuego, carpetaNueva, entornoDe, type Juego } from './apoyo.js';

const LIMITE = 60;
const espera = (ms: number) => new Promise((seguir) => setTimeout(seguir, ms));

let j: Juego | null = null;
afterEach(async () => {
  await j?.cerrar();
  j = null;
});

describe('El límite de peticiones por minuto', () => {
  test('tres réplicas se niegan aunque a cada una le hicieran menos, y ninguna ficha ni dirección queda en la base', async () => {
    j = await abrirJuego({ LIMITE_PETICIONES: String(LIMITE) });
    const ficha = await j.todas[0].ficha(['lectura']);
    const pedir = (s: Servidor) => s.get('/api/reloj', { ficha });
    // To each fewer than the limit, and together more than twice as many.
    for (let i = 0; i < LIMITE - 10; i++) {
      await Promise.all(j.todas.map(pedir));
      await espera(10);
    }
    await expect
      .poll(async () => (await Promise.all(j?.todas.map(pedir) ?? [])).map((r) => r.estado), {
        interval: 500,
        timeout: 10_000,
      })
      .toEqual([429, 429, 429]);
    const cliente = new Client({ connectionString: j.url });
    await cliente.connect();
    const { rows } = await cliente.query<{ de: string; minuto: string }>('SELECT de, minuto FROM cuota');
    await cliente.end();
    expect(rows.length).toBeGreaterThan(0);
    for (const { de, minuto } of rows) {
      expect(de).toMatch(/^[\w-]{43}$/);
      expect(minuto).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    }
  });

  test('los intentos de entrar desde una dirección se cuentan juntos', async () => {
    j = await abrirJuego({ LIMITE_PETICIONES: '600', PROXY_DE_CONFIANZA: '1' });
    const cabeceras = { 'x-forwarded-for': '203.0.113.7' };
    const estados: number[] = [];
    for (let i = 0; i < 40; i++) {
      const tanda = await Promise.all(
        j.todas.map((s) => s.get('/api/sesion/oidc', { ficha: null, cabeceras })),
      );
      estados.push(...tanda.map((r) => r.estado));
      await espera(50);
    }
    const admitidos = estados.filter((e) => e !== 429).length;
    expect(admitidos).toBeGreaterThanOrEqual(60);
    expect(admitidos).toBeLessThan(60 + 60);
    const otra = await j.todas[0].get('/api/sesion/oidc', {
      ficha: null,
      cabeceras: { 'x-forwarded-for': '203.0.113.8' },
    });
    expect(otra.estado).not.toBe(429);
  });
});

test('dos procesos, con la oficina en su hilo, también se lo dicen', async () => {
  const base = await basePostgres();
  const carpeta = carpetaNueva();
  const entorno = {
    ...entornoDe(base.url, carpeta),
    RELOJ: 'simulado',
    RELOJ_INICIO: INICIO,
    LIMITE_PETICIONES: String(LIMITE),
  };
  const procesos = await Promise.all([1, 2].map(() => Proceso.abrir('', entorno)));
  for (let i = 0; i < LIMITE - 10; i++) await Promise.all(procesos.map((s) => s.get('/api/reloj')));
  const estados = async () =>
    (await Promise.all(procesos.map((s) => s.get('/api/reloj')))).map((r) => r.estado);
  await expect.poll(estados, { interval: 500, timeout: 10_000 }).toEqual([429, 429]);
  await Promise.all(procesos.map((s) => s.matar()));
  await base.borrar();
  rmSync(carpeta, { recursive: true, force: true });
});

describe('La cuenta de cada ventanilla', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2027-02-01T15:00:00.000Z') }));
  afterEach(() => void vi.useRealTimers());
  const pasar = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  const golpear = (cuentas: Cuentas, veces: number, limite = 100) => {
    const store = cuentas.de('x', limite);
    let ultima = 0;
    for (let i = 0; i < veces; i++) ultima = (store.increment('yo') as { totalHits: number }).totalHits;
    return ultima;
  };

  test('el exceso de tres es, en las otras dos, la centésima parte del límite y lo que admiten en dos segundos', async () => {
    const tabla = new Map<string, number>();
    const contar = async (minuto: string, contadas: readonly Contadas[]) =>
      contadas.map(([de, veces]) => {
        const clave = `${minuto} ${de}`;
        tabla.set(clave, (tabla.get(clave) ?? 0) + veces);
        return tabla.get(clave) as number;
      });
    const replicas = [1, 2, 3].map(() => new Cuentas(contar));
    const cada = 10;
    let admitidas = 0;
    for (let ms = 0; ms < 59_000; ms += cada) {
      for (const r of replicas) if (golpear(r, 1, 6000) <= 6000) admitidas++;
      await pasar(cada);
    }
    expect(admitidas).toBeGreaterThanOrEqual(6000);
    expect(admitidas).toBeLessThan(6000 + 2 * (60 + (2 * 1000) / cada));
    // The minute that passed still counts, by the part of it that is within sixty seconds.
    await pasar(2000);
    expect(golpear(replicas[0] as Cuentas, 1, 6000)).toBeGreaterThan(5800);
    await pasar(58_000);
    expect(golpear(replicas[0] as Cuentas, 1, 6000)).toBeLessThan(200);
  });

  test('si la oficina no puede decir nada sigue con la suya, y después lo dice todo', async () => {
    const dichas: Contadas[][] = [];
    let caida = true;
    const cuentas = new Cuentas(async (_, contadas) => {
      if (caida) throw new Error('La base no responde.');
      dichas.push([...contadas]);
      return contadas.map(() => 1000);
    });
    golpear(cuentas, 10);
    await pasar(1100);
    caida = false;
    golpear(cuentas, 5);
    await pasar(1100);
    expect(dichas.flat().map(([, veces]) => veces)).toEqual([15]);
    expect(golpear(cuentas, 1)).toBeGreaterThanOrEqual(1000);
  });

  test('de quien hace pocas no se dice nada a nadie', async () => {
    let preguntas = 0;
    const cuentas = new Cuentas(async (_, contadas) => {
      preguntas++;
      return contadas.map(() => 0);
    });
    expect(golpear(cuentas, 9, 1000)).toBe(9);
    await pasar(1100);
    expect(preguntas).toBe(0);
    golpear(cuentas, 1, 1000);
    await pasar(1100);
    expect(preguntas).toBe(1);
  });
});

describe.each(ALMACENES)('Las cuotas en $nombre', ({ abrir }) => {
  test('se suman por minuto y resumen, a la vez también, y se olvidan solas', async () => {
    const a = await abrir();
    const minuto = relojReal.ahora().slice(0, 16);
    const sumas = Array.from({ length: 20 }, (_, i) =>
      a.store.sumarCuotas(minuto, [
        { de: i % 2 === 0 ? 'a' : 'b', veces: 2 },
        { de: i % 2 === 0 ? 'b' : 'a', veces: 1 },
      ]),
    );
    await Promise.all(sumas);
    const totales = await a.store.sumarCuotas(minuto, [{ de: 'a', veces: -10 }]);
    expect(totales).toEqual([{ de: 'a', veces: 20 }]);
    await a.store.sumarCuotas('2026-01-01T00:00', [{ de: 'a', veces: 1 }]);
    await olvidoDeCuotas(a.store, relojReal).correr();
    expect(await a.store.olvidarCuotas('9999')).toBe(2);
    await a.cerrar();
  });
});

test('el olvido es una de las cosas que la oficina hace por sí sola', async () => {
  j = await abrirJuego();
  const faenas = faenasDe(j.todas[0].sistema as never).map((f) => f.nombre);
  expect(faenas).toContain('olvido de cuotas');
});
