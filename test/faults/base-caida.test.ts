import { setTimeout as esperar } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { cargarReplicas } from './carga.js';
import { leerPostgres } from './cruda.js';
import { aclarar, Diario } from './diario.js';
import { comprobarTodo, corrientesEnteras, verificarConLaOrden } from './muertes.js';
import { Replicas } from './replicas.js';
import { Seguidor } from './seguidor.js';

const CAIDAS = 3;
const cuantos = (n: number) => Array.from({ length: n }, (_, i) => i);

let cluster: Cluster;
let replicas: Replicas;
let url: string;
beforeAll(async () => {
  cluster = await abrirCluster({ durable: true });
  ({ url } = await cluster.crearBase());
  replicas = await Replicas.abrir(url, 3);
});
afterAll(async () => {
  await replicas?.acabar();
  await cluster?.cerrar();
});

/** What anybody hears of a replica whose database is gone: never a 500, always a sentence that says so. */
async function diceQueNoHayBase(caso: string): Promise<void> {
  for (const p of replicas.vivas) {
    const salud = await p.get('/api/salud', { ficha: null });
    expect([salud.estado, salud.cuerpo.estado, salud.cuerpo.baseDatos]).toEqual([
      503,
      'falla',
      'no responde',
    ]);
    const preguntas = [
      p.get(`/api/solicitudes/${caso}`),
      p.get('/api/solicitudes'),
      p.get('/api/hoy'),
      p.get('/api/corriente'),
      p.enviar(caso, 'DERIVAR', { organo: 'O', materia: 'M' }),
      p.post('/api/sesion', { cuenta: 'nadie', clave: 'ninguna' }, { ficha: null }),
    ];
    for (const r of await Promise.all(preguntas)) {
      expect([r.estado, r.cuerpo?.codigo]).toEqual([503, 'BASE_FALLA']);
      expect(r.cuerpo.detail).toMatch(/^La base de datos no responde/);
      expect(r.cabeceras.get('retry-after')).toMatch(/^\d+$/);
    }
    expect((await p.get('/metricas')).estado).not.toBe(500);
  }
}

async function vuelveSola(): Promise<number> {
  const empezado = performance.now();
  for (const p of replicas.vivas)
    await expect
      .poll(async () => (await p.get('/api/salud', { ficha: null })).estado, {
        timeout: 20_000,
        interval: 50,
      })
      .toBe(200);
  return performance.now() - empezado;
}

describe('PostgreSQL muere (SIGKILL) y vuelve, con tres réplicas bajo carga', () => {
  test(`${CAIDAS} veces: mientras, 503 en castellano; después, sola, con todo lo reconocido y sin nada doble (D5).`, async () => {
    const d = new Diario();
    const seguidores = cuantos(3).map((i) => new Seguidor(() => replicas.en(i)));
    const testigo = await replicas.en(0).presentar();
    for (const caida of cuantos(CAIDAS)) {
      let parado = false;
      const carga = cargarReplicas(replicas.una, d, () => parado);
      try {
        await esperar(500);
        await cluster.matar();
        if (caida === 0) await diceQueNoHayBase(testigo.id);
        else await esperar(300);
        await cluster.arrancar();
        await vuelveSola();
        await esperar(300);
      } finally {
        parado = true;
        await carga;
      }
      await aclarar(d, replicas.en(0), replicas.en(1));
      await comprobarTodo(d, url, replicas);
    }
    expect(d.reconocidos.length).toBeGreaterThan(20);
    expect([...d.negativas.keys()].filter((c) => !['BASE_FALLA', 'BASE_INCIERTA'].includes(c))).toEqual([]);
    expect(d.negativas.get('BASE_FALLA')).toBeGreaterThan(0);
    await corrientesEnteras(seguidores, await leerPostgres(url));
  }, 300_000);
});

describe('Un expediente que todas quieren a la vez', () => {
  test('Con el mismo If-Match enviado a las tres a la vez gana exactamente una, siempre; sin él, quedan todas.', async () => {
    const { id } = await replicas.en(0).presentar();
    for (const ronda of cuantos(15)) {
      const p = { cabeceras: { 'if-match': `"${ronda + 1}"` } };
      const respuestas = await Promise.all(
        cuantos(6).map((i) =>
          replicas.en(i % 3).enviar(id, 'DERIVAR', { organo: `R${ronda}-${i}`, materia: 'M' }, p),
        ),
      );
      expect(respuestas.map((r) => r.estado).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    }
    const libres = await Promise.all(
      cuantos(150).map((i) => replicas.en(i % 3).enviar(id, 'DERIVAR', { organo: `L${i}`, materia: 'M' })),
    );
    expect(libres.filter((r) => r.estado !== 200).map((r) => r.texto)).toEqual([]);
    const historia = await replicas.en(1).historial(id);
    expect(historia.map((f: Json) => f.secuencia)).toEqual(cuantos(166).map((i) => i + 1));
    expect(new Set(historia.slice(16).map((f: Json) => f.datos.organo)).size).toBe(150);
    for (const p of replicas.vivas) expect((await p.verificacion(id)).integra).toBe(true);
  });

  test('Muchos expedientes que se cruzan en los lotes de las tres no se traban: ningún cliente oye de ello.', async () => {
    const casos: string[] = [];
    for (const i of cuantos(6)) casos.push((await replicas.en(i % 3).presentar()).id);
    const respuestas = await Promise.all(
      cuantos(240).map((i) =>
        replicas
          .en(i % 3)
          .enviar(casos[(i * 5 + (i % 3)) % 6] as string, 'DERIVAR', { organo: `X${i}`, materia: 'M' }),
      ),
    );
    expect(respuestas.filter((r) => r.estado !== 200).map((r) => r.texto)).toEqual([]);
    await replicas.terminar();
    await verificarConLaOrden(url, replicas.carpeta, await leerPostgres(url));
  });
});
