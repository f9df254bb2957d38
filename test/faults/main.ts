import { Option } from 'commander';
import { abrirCluster } from '../apoyo/cluster.js';
import { darOrden, entero, orden } from '../apoyo/orden.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { leerBase } from './cruda.js';
import { type Balance, matarMuchas, verificarConLaOrden } from './muertes.js';
import { Replicas } from './replicas.js';

interface Opciones {
  readonly muertes: number;
  readonly base: 'todas' | 'postgres' | 'sqlite';
}

interface Donde {
  readonly nombre: string;
  readonly url: string;
  readonly cuantas: number;
}

async function correrSobre({ nombre, url, cuantas }: Donde, muertes: number): Promise<Balance> {
  const replicas = await Replicas.abrir(url, cuantas);
  try {
    const balance = await matarMuchas(replicas, url, muertes, (n) => {
      if (n % 10 === 0 || n === muertes)
        console.log(`${nombre}, ${cuantas} procesos: ${n} muertes, todo en orden.`);
    });
    await replicas.terminar();
    await verificarConLaOrden(url, replicas.carpeta, await leerBase(url));
    return balance;
  } finally {
    await replicas.acabar();
  }
}

async function matar({ muertes, base }: Opciones): Promise<void> {
  const balances: Record<string, Balance> = {};
  if (base !== 'sqlite') {
    const cluster = await abrirCluster({ durable: true });
    try {
      const { url } = await cluster.crearBase();
      const donde = { nombre: 'PostgreSQL', url, cuantas: 3 };
      balances['PostgreSQL, 3 réplicas'] = await correrSobre(donde, muertes);
    } finally {
      await cluster.cerrar();
    }
  }
  if (base !== 'postgres')
    for (const cuantas of [1, 2]) {
      const { archivo, borrar } = carpetaTemporal();
      try {
        const donde = { nombre: 'SQLite', url: `sqlite:${archivo}`, cuantas };
        balances[`SQLite, ${cuantas} proceso(s)`] = await correrSobre(donde, muertes);
      } finally {
        borrar();
      }
    }
  console.table(balances);
}

const programa = orden(
  'faltas',
  'Mata réplicas al azar, bajo carga, y tras cada muerte comprueba que nada se perdió, se duplicó ni venció otro día.',
)
  .option('--muertes <n>', 'muertes sobre cada base', entero(), 200)
  .addOption(
    new Option('--base <cual>', 'sobre cuál').choices(['todas', 'postgres', 'sqlite']).default('todas'),
  )
  .action(matar);

await darOrden(programa, (error) => error.stack ?? error.message);
