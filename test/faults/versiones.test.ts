import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, type Json, type Respuesta } from '../apoyo/cliente.js';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { correr } from '../apoyo/proceso.js';
import { vencidosUnaVez } from './comprobar.js';
import { leerPostgres, preguntar } from './cruda.js';
import { Replicas } from './replicas.js';

const DE_ANTES = 0;
const NUEVA = 1;
const PROGRAMAS = ['main', 'test/faults/version-nueva'];

let cluster: Cluster;
let replicas: Replicas;
let url: string;
/** A case born with each program, both waiting for the entity's documents. */
let viejo: string;
let nuevo: string;
beforeAll(async () => {
  cluster = await abrirCluster({ durable: true });
  ({ url } = await cluster.crearBase());
  replicas = await Replicas.abrir(url, 2, {}, (i) => PROGRAMAS[i] as string);
  viejo = await casoEnEspera(replicas.en(DE_ANTES), 3);
  nuevo = await casoEnEspera(replicas.en(NUEVA), 3);
});
afterAll(async () => {
  await replicas?.acabar();
  await cluster?.cerrar();
});

const derivar = (i: number, id: string) =>
  replicas.en(i).enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' });
const incidencias = async () => (await leerPostgres(url)).incidencias;

function esDeOtra(r: Respuesta): void {
  expect([r.estado, r.cuerpo?.codigo, r.texto.slice(0, 300)]).toEqual([
    503,
    'MAQUINA_MAS_NUEVA',
    r.texto.slice(0, 300),
  ]);
  expect(r.cuerpo.detail).toMatch(/solicitud@1\.1\.0.*lo atienden las réplicas ya actualizadas/);
  expect(r.cabeceras.get('retry-after')).toMatch(/^\d+$/);
}

describe('Dos réplicas de distinta versión mientras se actualiza (D7)', () => {
  test('La nueva atiende a todos; la de antes, a los suyos, y de los otros dice quién los atiende.', async () => {
    expect((await replicas.en(NUEVA).caso(nuevo)).version).toBe('1.1.0');
    expect((await replicas.en(NUEVA).caso(viejo)).version).toBe('1.0.0');
    expect((await derivar(NUEVA, viejo)).estado).toBe(200);
    expect((await derivar(DE_ANTES, viejo)).estado).toBe(200);
    const p = replicas.en(DE_ANTES);
    const suyo = `/api/solicitudes/${nuevo}`;
    for (const r of await Promise.all([
      p.get(suyo),
      p.get(`${suyo}/historial`),
      p.get(`${suyo}/verificacion`),
      p.get(`${suyo}/actos`),
      p.get(`/api/corriente?caso=${nuevo}`),
      derivar(DE_ANTES, nuevo),
      p.post(`${suyo}/eventos?simular=true`, { tipo: 'DERIVAR', datos: { organo: 'O', materia: 'M' } }),
    ]))
      esDeOtra(r);
  });

  test('Lo que habla de muchos los muestra a todos también en la de antes.', async () => {
    const p = replicas.en(DE_ANTES);
    const ids = (elementos: Json[]) => elementos.map((e) => e.caso ?? e.id);
    for (const camino of ['/api/solicitudes', '/api/plazos', '/api/novedades'])
      expect([camino, ids(await p.elementos(camino))]).toEqual([
        camino,
        expect.arrayContaining([viejo, nuevo]),
      ]);
    for (const camino of [
      '/api/hoy',
      '/api/indicadores',
      '/api/solicitudes.xlsx',
      '/api/gestion/carga',
      '/api/salud',
      '/metricas',
    ])
      expect([camino, (await p.get(camino)).estado]).toEqual([camino, 200]);
  });

  test('En un mismo lote, lo que la de antes no conoce no estropea lo demás.', async () => {
    const respuestas = await Promise.all(
      [...Array(12).keys()].map((i) => derivar(DE_ANTES, i % 3 === 0 ? nuevo : viejo)),
    );
    expect(respuestas.map((r) => r.estado)).toEqual(
      [...Array(12).keys()].map((i) => (i % 3 === 0 ? 503 : 200)),
    );
  });

  test('Declarar un día desde la de antes se niega entero; desde la nueva mueve los plazos de todos.', async () => {
    const dia = {
      fecha: '2027-02-03',
      norma: 'DS 1',
      publicada: '2027-01-30',
      ambito: 'nacional',
      motivo: 'M',
    };
    esDeOtra(await replicas.en(DE_ANTES).post('/api/calendario/inhabiles', dia));
    expect(
      await preguntar(url, 'SELECT count(*)::int AS n FROM inhabil WHERE fecha = $1', [dia.fecha]),
    ).toEqual([{ n: 0 }]);
    expect((await replicas.en(NUEVA).post('/api/calendario/inhabiles', dia)).estado).toBe(201);
    const movidos = await preguntar(
      url,
      `SELECT DISTINCT caso FROM evento WHERE tipo = 'CALENDARIO_CAMBIADO'`,
    );
    expect(movidos.map((f) => f.caso).sort()).toEqual([viejo, nuevo].sort());
  });

  test('El reloj de la de antes pasa sobre lo que no conoce sin apartarlo ni esperarlo; la nueva lo vence en su día.', async () => {
    const vencidos = async (id: string) =>
      (await leerPostgres(url, '')).filas.filter((f) => f.caso === id && f.tipo.startsWith('VENCIO_')).length;
    await replicas.matar(NUEVA);
    const antes = [await vencidos(viejo), await vencidos(nuevo)];
    const ahora = '2027-03-01T15:00:00.000Z';
    expect((await replicas.en(DE_ANTES).reloj(ahora)).ahora).toBe(ahora);
    expect(await vencidos(viejo)).toBeGreaterThan(antes[0] as number);
    expect(await vencidos(nuevo)).toBe(antes[1]);
    expect(await incidencias()).toEqual([]);
    await replicas.nacer(NUEVA);
    await expect.poll(() => vencidos(nuevo), { timeout: 10_000 }).toBeGreaterThan(antes[1] as number);
    expect(await incidencias()).toEqual([]);
    expect(
      (await replicas.en(NUEVA).caso(nuevo)).plazos.filter((z: Json) => z.regla === 'AT-8.2.1.B-3'),
    ).toMatchObject([{ dias: 9 }, { dias: 9 }]);
    vencidosUnaVez(await leerPostgres(url));
    for (const id of [viejo, nuevo]) expect((await replicas.en(NUEVA).verificacion(id)).integra).toBe(true);
  });

  test('Una base que cambió de forma no detiene a la que anda, y no deja entrar a la que empieza.', async () => {
    await preguntar(url, 'ALTER TABLE caso ADD COLUMN de_despues text');
    await preguntar(url, `INSERT INTO migracion (numero, nombre) VALUES (9000, 'de_despues')`);
    for (const i of [DE_ANTES, NUEVA]) {
      const { id } = await replicas.en(i).presentar();
      expect((await derivar(i, id)).estado).toBe(200);
      expect((await replicas.en(i).get(`/api/solicitudes/${id}/historial`)).estado).toBe(200);
      expect((await replicas.en(i).get('/api/solicitudes')).estado).toBe(200);
    }
    const fin = await correr('main', [], { PORT: '0', DATABASE_URL: url });
    expect(fin.codigo).toBe(1);
    expect(fin.errores.trim()).toMatch(
      /^La base de datos es de una versión más nueva \(9000\) que este programa \(\d+\)\./,
    );
    expect(await incidencias()).toEqual([]);
    await replicas.terminar();
  });
});
