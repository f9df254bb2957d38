import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTRO } from '../../machines/registro.js';
import { RAIZ } from '../../src/raiz.js';
import { abrirStore } from '../../src/store/abrir.js';
import { abrirCluster } from '../apoyo/cluster.js';
import { darOrden, entero, orden } from '../apoyo/orden.js';
import { sembrarAGranel } from '../bench/granel.js';
import { maquina } from '../bench/medir.js';
import { haceUnaHora, idsDe } from '../bench/sembrar.js';
import { medirTamanio, type Punto } from './crecimiento.js';
import { dibujarCrecimiento } from './grafico.js';
import { type Contendiente, media, medirReplicas } from './replicas.js';

// A quarter of a small server for PostgreSQL: what its manual advises, and no more.
const AJUSTES = {
  shared_buffers: '512MB',
  effective_cache_size: '2GB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
};
const TAMANIOS = [1_000, 10_000, 100_000];
const TODOS = 1_000_000;

interface Opciones {
  readonly casos: number;
  readonly segundos: number;
  readonly rondas: number;
  readonly conexiones: number;
  /** Bases already seeded, for the largest size. */
  readonly postgres?: string;
  readonly sqlite?: string;
  readonly sinReplicas?: true;
  readonly sinCrecimiento?: true;
}

const numero = (n: number) => n.toLocaleString('en-US', { maximumFractionDigits: n < 10 ? 2 : 0 });

async function idsEn(url: string): Promise<string[]> {
  const store = await abrirStore(url, REGISTRO);
  const ids = await idsDe(store);
  await store.cerrar();
  return ids;
}

async function sembrada(url: string, casos: number): Promise<string[]> {
  const previos = await idsEn(url);
  if (previos.length > 0) {
    if (previos.length === casos) return previos;
    throw new Error(`En ${url.split(':')[0]} hay ${previos.length} expedientes, y no ${casos}.`);
  }
  const inicio = performance.now();
  await sembrarAGranel(url, { casos, ahora: haceUnaHora(), programada: true }, () => undefined);
  const segundos = (performance.now() - inicio) / 1000;
  console.log(`Sembrados ${numero(casos)} en ${numero(segundos)} s: ${url.split(':')[0]}.`);
  return idsEn(url);
}

function contar(contendientes: readonly Contendiente[]): void {
  console.log(
    '\n| carga | eventos/s | p50 ms | p99 ms | CPU réplicas ms/evento | CPU PostgreSQL ms/evento | CPU del cliente | cada ronda |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const c of contendientes) {
    const cifras = (['porSegundo', 'p50', 'p99', 'cpuReplicas', 'cpuPostgres', 'cpuCliente'] as const).map(
      (k) => numero(media(c, k)),
    );
    const rango = c.rondas.map((r) => Math.round(r.porSegundo)).sort((a, b) => a - b);
    console.log(`| ${c.nombre} | ${cifras.join(' | ')} | ${rango.join(', ')} |`);
  }
}

/** Runs `trabajo` with a durable PostgreSQL and a folder of its own, removed afterwards. */
async function conBases(
  trabajo: (carpeta: string, nuevaBase: () => Promise<string>) => Promise<void>,
): Promise<void> {
  const carpeta = mkdtempSync(join(tmpdir(), 'expediente-carga-'));
  const cluster = await abrirCluster({ durable: true, ajustes: AJUSTES });
  console.log(`${Object.values(maquina()).join(' · ')}`);
  try {
    await trabajo(carpeta, async () => (await cluster.crearBase()).url);
  } finally {
    await cluster.cerrar();
    rmSync(carpeta, { recursive: true, force: true });
  }
}

async function medir({
  casos,
  postgres,
  sqlite,
  sinReplicas,
  sinCrecimiento,
  ...razones
}: Opciones): Promise<void> {
  const tamanios = sinCrecimiento ? [casos] : [...TAMANIOS.filter((n) => n < casos), casos];
  await conBases(async (carpeta, nuevaBase) => {
    const series: { SQLite: Punto[]; PostgreSQL: Punto[] } = { SQLite: [], PostgreSQL: [] };
    for (const tamanio of tamanios) {
      const mayor = tamanio === casos;
      const url = (mayor ? postgres : undefined) ?? (await nuevaBase());
      const ids = await sembrada(url, tamanio);
      if (!sinCrecimiento) {
        series.PostgreSQL.push(await medirTamanio(url, ids));
        const archivo = (mayor ? sqlite : undefined) ?? join(carpeta, `${tamanio}.db`);
        series.SQLite.push(await medirTamanio(archivo, await sembrada(`sqlite:${archivo}`, tamanio)));
        for (const [base, puntos] of Object.entries(series)) decirPunto(base, puntos.at(-1));
      }
      if (mayor && !sinReplicas) contar(await medirReplicas(url, ids, razones));
    }
    if (sinCrecimiento) return;
    // A small trial does not replace the picture of the documentation.
    const archivo = join(RAIZ, casos < TODOS ? '.build' : 'docs', 'crecimiento.svg');
    writeFileSync(archivo, dibujarCrecimiento(series));
    console.log(`\nEl dibujo está en ${archivo}.`);
  });
}

const decirPunto = (base: string, punto: Punto | undefined) =>
  console.log(
    `${base}: ${Object.entries(punto ?? {})
      .map(([que, valor]) => `${que} ${numero(valor)}`)
      .join(' · ')}`,
  );

const programa = orden(
  'carga',
  'Mide el sistema con muchos expedientes: lo que cuesta cada petición según cuántos hay, en las dos bases, que dibuja (con un millón o más, docs/crecimiento.svg), y una y tres réplicas sobre PostgreSQL.',
)
  .option('--casos <n>', 'expedientes', entero(), TODOS)
  .option('--segundos <n>', 'de cada ronda', entero(), 15)
  .option('--rondas <n>', 'de cada carga', entero(), 3)
  .option('--conexiones <n>', 'a la vez, entre todas las réplicas', entero(), 60)
  .option('--postgres <direccion>', 'una base ya sembrada con todos, en vez de sembrarla')
  .option('--sqlite <archivo>', 'lo mismo, en un archivo')
  .option('--sin-replicas', 'solo el crecimiento')
  .option('--sin-crecimiento', 'solo las réplicas')
  .action(medir);

await darOrden(programa);
