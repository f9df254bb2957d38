import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { leerPostgres } from './cruda.js';
import { matarMuchas, verificarConLaOrden } from './muertes.js';
import { Replicas } from './replicas.js';

/** How many times some replica is killed; `npm run faltas` does it two hundred. */
const MUERTES = 9;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await abrirCluster({ durable: true });
});
afterAll(() => cluster.cerrar());

describe('Tres réplicas sobre PostgreSQL, y una cualquiera muere sin aviso', () => {
  test(`${MUERTES} veces bajo carga: nada reconocido se pierde, nada ocurre dos veces y cada plazo vence en su día (D2, D5).`, async () => {
    const { url } = await cluster.crearBase();
    const replicas = await Replicas.abrir(url, 3);
    try {
      const { reconocidos, vencidos } = await matarMuchas(replicas, url, MUERTES);
      expect(reconocidos).toBeGreaterThan(MUERTES * 5);
      expect(vencidos).toBeGreaterThan(MUERTES);
      await replicas.terminar();
      await verificarConLaOrden(url, replicas.carpeta, await leerPostgres(url));
    } finally {
      await replicas.acabar();
    }
  }, 300_000);
});
