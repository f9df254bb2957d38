import { parseArgs } from 'node:util';
import { abrirCluster } from '../apoyo/cluster.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { leerBase } from './cruda.js';
import { type Balance, matarMuchas, verificarConLaOrden } from './muertes.js';
import { Replicas } from './replicas.js';

const {
  values: { muertes, base },
} = parseArgs({
  options: { muertes: { type: 'string', default: '200' }, base: { type: 'string', default: 'todas' } },
});

async function correrSobre(nombre: string, url: string, cuantas: number): Promise<Balance> {
  const replicas = await Replicas.abrir(url, cuantas);
  try {
    const total = Number(muertes);
    const balance = await matarMuchas(replicas, url, total, (n) => {
      if (n % 10 === 0 || n === total)
        console.log(`${nombre}, ${cuantas} procesos: ${n} muertes, todo en orden.`);
    });
    await replicas.terminar();
    await verificarConLaOrden(url, replicas.carpeta, await leerBase(url));
    return balance;
  } finally {
    await replicas.acabar();
  }
}

const balances: Record<string, Balance> = {};
if (base !== 'sqlite') {
  const cluster = await abrirCluster({ durable: true });
  try {
    const { url } = await cluster.crearBase();
    balances['PostgreSQL, 3 réplicas'] = await correrSobre('PostgreSQL', url, 3);
  } finally {
    await cluster.cerrar();
  }
}
if (base !== 'postgres')
  for (const cuantos of [1, 2]) {
    const { archivo, borrar } = carpetaTemporal();
    try {
      balances[`SQLite, ${cuantos} proceso(s)`] = await correrSobre('SQLite', `sqlite:${archivo}`, cuantos);
    } finally {
      borrar();
    }
  }
console.table(balances);
