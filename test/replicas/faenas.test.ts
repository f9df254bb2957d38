import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RelojSimulado } from '../../src/clock.js';
import { Deposito } from '../../src/documentos/deposito.js';
import { tick } from '../../src/engine/tick.js';
import type { Faena } from '../../src/faenas/faena.js';
import { faenasDe } from '../../src/faenas/index.js';
import { abrirElDelEjercicio } from '../../src/informe-anual/abrir-solo.js';
import { casoEnEspera, type Json } from '../apoyo/cliente.js';
import type { Servidor } from '../apoyo/servidor.js';
import { REMITENTE, ServidorSmtp } from '../notify/apoyo.js';
import { abrirJuego, type Juego } from './apoyo.js';

const CASOS = 6;
const EN_MARZO = '2027-03-10T15:00:00.000Z';

let smtp: ServidorSmtp;
let j: Juego;
let ids: string[];
let faenas: ReadonlyMap<string, Faena>[];

/** Some work of the office, done by the three at the same instant. */
const todas = (nombre: string) => Promise.all(faenas.map((f) => (f.get(nombre) as Faena).correr()));
const leer = async <T>(sql: (s: Servidor) => Promise<T>) => sql(j.todas[0]);

beforeAll(async () => {
  smtp = await ServidorSmtp.abrir();
  j = await abrirJuego({
    SMTP_URL: smtp.url(),
    CORREO_REMITENTE: REMITENTE,
    CORREO_SELLOS: 'sellos@oece.gob.pe',
  });
  faenas = j.todas.map((s) => new Map(faenasDe(s.sistema as never).map((f) => [f.nombre, f])));
  ids = await Promise.all(
    Array.from({ length: CASOS }, (_, i) => casoEnEspera(j.todas[i % 3] as Servidor, 2)),
  );
});
afterAll(async () => {
  await j.cerrar();
  await smtp.cerrar();
});

describe('Lo que la oficina hace por sí sola, en tres réplicas a la vez', () => {
  test('cada plazo vence una vez, entre todas', async () => {
    for (const s of j.todas) (s.sistema.reloj as RelojSimulado).mover(EN_MARZO);
    const dichos = await Promise.all(j.todas.map((s) => tick(s.sistema.door)));
    await todas('correo');
    await j.todas[0].reloj('2027-03-10T15:00:01.000Z');
    const historias = await Promise.all(ids.map((id) => j.todas[1].historial(id)));
    const vencidos = historias.flat().filter((e: Json) => /^VENC/.test(e.tipo));
    const [una] = historias.map((h) => h.filter((e: Json) => /^VENC/.test(e.tipo)).map((e: Json) => e.regla));
    for (const h of historias)
      expect(h.filter((e: Json) => /^VENC/.test(e.tipo)).map((e: Json) => e.regla)).toEqual(una);
    expect(vencidos.length).toBe(CASOS * (una?.length ?? 0));
    expect(dichos.reduce((n, d) => n + d.vencidos, 0)).toBeLessThanOrEqual(vencidos.length);
    expect(una?.length).toBeGreaterThan(0);
  });

  test('cada correo sale una vez', async () => {
    // The replicas make their own rounds besides: one may still have something in its hands.
    const esperan = async () => {
      await todas('correo');
      return (await leer((s) => s.sistema.store.estadoDelCorreo())).pendientes;
    };
    await expect.poll(esperan, { timeout: 20_000 }).toBe(0);
    const avisos = (await Promise.all(ids.map((id) => leer((s) => s.sistema.store.avisos(id))))).flat();
    const correos = avisos.filter((a) => a.canal === 'correo');
    expect(correos.filter((a) => a.estado !== 'enviada')).toEqual([]);
    const llegados = smtp.llegadas.map(({ leida }) => leida.messageId);
    expect(new Set(llegados).size).toBe(llegados.length);
    expect(llegados.length).toBe(correos.length);
  });

  test('cada oficio se imprime una vez, y los números son seguidos', async () => {
    const impresos = vi.spyOn(Deposito.prototype, 'guardar');
    // The continuity mail left in March, and nobody answers in its ten days.
    await j.todas[1].reloj('2027-04-12T15:00:00.000Z');
    const avisos = (await Promise.all(ids.map((id) => leer((s) => s.sistema.store.avisos(id))))).flat();
    const pedidos = avisos.filter((a) => a.canal === 'oficio');
    expect(pedidos.length).toBe(CASOS);
    const faltan = async () => {
      await todas('oficios');
      return (await leer((s) => s.sistema.store.oficiosPorEmitir(99))).length;
    };
    await expect.poll(faltan, { timeout: 20_000 }).toBe(0);
    const documentos = (
      await Promise.all(ids.map((id) => leer((s) => s.sistema.store.documentosDe(id))))
    ).flat();
    const oficios = documentos.filter((d) => d.clase === 'oficio');
    expect(oficios.map((d) => d.nombre).sort()).toEqual(
      Array.from({ length: CASOS }, (_, i) => `Oficio ${String(i + 1).padStart(6, '0')}-2027-OECE.pdf`),
    );
    expect(impresos.mock.calls.length).toBe(CASOS);
    impresos.mockRestore();
  });

  test('D6: el día se sella una vez, lo lee una sola, y su correo y su archivo son uno', async () => {
    const lecturas = j.todas.map((s) => vi.spyOn(s.sistema.store, 'cabezasHasta'));
    for (const s of j.todas) await s.bien(200, s.get('/api/reloj'));
    await todas('sello');
    await todas('sello');
    const leyeron = lecturas.filter((l) => l.mock.calls.length > 0);
    const suyos = (await leer((s) => s.sistema.store.sellos(99))).filter((s) => s.dia === '2027-04-11');
    expect(suyos).toEqual([
      expect.objectContaining({ archivo: expect.any(String), correo: expect.any(String) }),
    ]);
    // None, if one of the replicas made its own round just before.
    expect(leyeron.length).toBeLessThan(2);
    const asuntos = smtp.llegadas.map(({ leida }) => leida.subject);
    expect(asuntos.filter((a) => a === 'Sello del 2027-04-11 de Expediente Vivo').length).toBe(1);
    const archivos = readdirSync(join(j.carpeta, 'sellos')).filter((n) => n.includes('2027-04-11'));
    expect(archivos).toEqual(['sello-2027-04-11.json']);
  });

  test('AT-8.3: el informe del año que cerró se abre una vez', async () => {
    for (const s of j.todas) (s.sistema.reloj as RelojSimulado).mover('2028-01-05T15:00:00.000Z');
    // Without anybody to tell of it, its notice would leave an incident for a person.
    const coordinacion = {
      nombre: 'Coordinación',
      correo: 'coordinacion@oece.gob.pe',
      roles: ['coordinador'],
    };
    await j.todas[0].bien(201, j.todas[0].post('/api/usuarios', coordinacion));
    const abrieron = await Promise.all(j.todas.map((s) => abrirElDelEjercicio(s.sistema)));
    expect(abrieron.filter(Boolean)).toEqual([true]);
    expect((await j.todas[2].elementos('/api/informes')).length).toBe(1);
  });

  test('las limpiezas no se estorban, y nada de lo anterior dejó una incidencia', async () => {
    await todas('limpieza de identidades');
    await todas('documentos a medias');
    await todas('olvido de cuotas');
    await todas('latido');
    expect(await leer((s) => s.sistema.store.incidencias(9))).toEqual([]);
    for (const id of ids) expect(await j.todas[1].verificacion(id)).toMatchObject({ integra: true });
  });
});

test('de un trabajo de una a la vez que otra tiene se deja pasar la ronda, y si esa muere lo toma otra', async () => {
  const [a, b] = j.todas.map((s) => s.sistema.store);
  let soltar: (() => void) | undefined;
  let primero: Promise<boolean> | undefined;
  await new Promise<void>((listo) => {
    primero = a?.siNadie('prueba', () => {
      listo();
      return new Promise((seguir) => {
        soltar = seguir;
      });
    });
  });
  expect(await a?.siNadie('prueba', async () => undefined)).toBe(false);
  expect(await b?.siNadie('prueba', async () => undefined)).toBe(false);
  expect(await b?.siNadie('otra', async () => undefined)).toBe(true);
  const enTurno = b?.enTurno('prueba', async () => 'al fin');
  soltar?.();
  expect(await enTurno).toBe('al fin');
  await expect(b?.enTurno('prueba', () => Promise.reject(new Error('falló')))).rejects.toThrow('falló');
  // The database may let go, and the others take it and end, before whoever had it hears that it is let go.
  expect(await primero).toBe(true);
  expect(await a?.siNadie('prueba', async () => undefined)).toBe(true);
});
