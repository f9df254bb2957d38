import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CERROJO_DE_LA_LEY } from '../../src/store/postgres/cerrojos.js';
import { Conexiones } from '../../src/store/postgres/conexiones.js';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { Servidor } from '../apoyo/servidor.js';
import { Intermediario } from '../faults/proxy.js';
import { carpetaNueva, entornoDe } from './apoyo.js';

const PRONTO_MS = 5000;
const METRICAS = 'ficha-de-las-metricas-de-prueba';

let cluster: Cluster;
let url: string;
let medio: Intermediario;
let carpeta: string;
let s: Servidor;
beforeAll(async () => {
  cluster = await abrirCluster();
  carpeta = carpetaNueva();
  ({ url } = await cluster.crearBase());
  medio = await Intermediario.abrir(cluster.acceso.puerto);
  s = await Servidor.abrir({ ...entornoDe(medio.url(url), carpeta), METRICAS_TOKEN: METRICAS }, '');
});
afterAll(async () => {
  await s.parar();
  await medio.cerrar();
  await cluster.cerrar();
  rmSync(carpeta, { recursive: true, force: true });
});

async function salud() {
  const antes = performance.now();
  const { estado, cuerpo } = await s.get('/api/salud', { ficha: null });
  return { estado, base: cuerpo.baseDatos, pronto: performance.now() - antes < PRONTO_MS };
}

const BIEN = { estado: 200, base: 'ok', pronto: true };
const MAL = { estado: 503, base: 'no responde', pronto: true };

describe('La salud de una réplica', () => {
  test('con PostgreSQL detenido lo dice pronto, y cuando vuelve también', async () => {
    expect(await salud()).toEqual(BIEN);
    await cluster.parar();
    expect(await salud()).toEqual(MAL);
    const acto = await s.post('/api/usuarios', { nombre: 'X', roles: ['lectura'] });
    expect([acto.estado, acto.cuerpo.codigo]).toEqual([503, 'BASE_FALLA']);
    await cluster.arrancar();
    await expect.poll(salud, { timeout: 15_000, interval: 200 }).toEqual(BIEN);
  });

  test('con una base que ni responde ni corta, también: no espera a la red', async () => {
    expect(await salud()).toEqual(BIEN);
    medio.decidir = () => 'calla';
    expect(await salud()).toEqual(MAL);
    const antes = performance.now();
    const metricas = await s.get('/metricas', { ficha: METRICAS });
    expect([metricas.estado, metricas.cuerpo.codigo]).toEqual([503, 'BASE_FALLA']);
    expect(performance.now() - antes).toBeLessThan(15_000);
    for (const conexion of medio.conexiones) conexion.cortar();
    medio.decidir = () => 'pasa';
    await expect.poll(salud, { timeout: 15_000, interval: 200 }).toEqual(BIEN);
  });

  test('D9: mientras un decreto tiene la ley, los actos esperan y la réplica sigue sana y deja leer', async () => {
    const { id } = await s.presentar();
    const decreto = new Conexiones(url);
    const cliente = await decreto.pool.connect();
    await cliente.query(`BEGIN; SELECT pg_advisory_xact_lock(${CERROJO_DE_LA_LEY})`);
    let hechos = 0;
    const actos = Array.from({ length: 30 }, () => s.presentar().then(() => hechos++));
    for (let i = 0; i < 5; i++) expect(await salud()).toEqual(BIEN);
    expect((await s.get(`/api/solicitudes/${id}`)).estado).toBe(200);
    expect(hechos).toBe(0);
    await cliente.query('COMMIT');
    cliente.release();
    await decreto.cerrar();
    await Promise.all(actos);
    expect(hechos).toBe(30);
  });

  test('las métricas dicen cuántas conexiones tiene con la base', async () => {
    const { texto } = await s.get('/metricas', { ficha: METRICAS });
    const de = (estado: string) =>
      Number(new RegExp(`^expediente_base_conexiones\\{estado="${estado}"\\} (\\d+)$`, 'm').exec(texto)?.[1]);
    expect(de('ocupada') + de('libre')).toBeGreaterThan(0);
    expect(de('ocupada') + de('libre')).toBeLessThanOrEqual(10);
    expect(de('pedida')).toBe(0);
  });
});
