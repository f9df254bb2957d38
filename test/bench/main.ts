import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RAIZ } from '../../src/raiz.js';
import { calendario } from './calendario.js';
import { cambio } from './cambio.js';
import { carpeta } from './carpeta.js';
import { escala } from './escala.js';
import { http } from './http.js';
import { listas } from './listas.js';
import { cumple, type Medida, maquina, tabla } from './medir.js';
import { motor } from './motor.js';
import { procesos } from './procesos.js';
import { repeticion } from './repeticion.js';
import { haceUnaHora } from './sembrar.js';
import { subida } from './subida.js';
import { vencimientos } from './vencimientos.js';

const BANCOS: Readonly<Record<string, () => Promise<Medida[]>>> = {
  calendario,
  repeticion,
  motor,
  procesos,
  vencimientos,
  http,
  escala,
  listas,
  cambio,
  subida,
};

/** Runs one bench in a process of its own, so that no bench finds the memory or the compiled code of another. */
async function correr(nombre: string): Promise<Medida[]> {
  const hijo: ChildProcess = fork(fileURLToPath(import.meta.url), ['--solo', nombre]);
  let medidas: Medida[] | null = null;
  hijo.on('message', (m) => {
    medidas = m as Medida[];
  });
  await once(hijo, 'exit');
  if (!medidas) throw new Error(`El banco ${nombre} no terminó.`);
  return medidas;
}

async function todos(nombres: readonly string[]): Promise<void> {
  const ajenos = nombres.filter((n) => !BANCOS[n]);
  if (ajenos.length > 0)
    throw new Error(`No hay banco ${ajenos.join(', ')}. Hay: ${Object.keys(BANCOS).join(', ')}.`);
  carpeta();
  haceUnaHora();
  const medidas: Medida[] = [];
  const fallas: string[] = [];
  try {
    for (const nombre of nombres.length > 0 ? nombres : Object.keys(BANCOS)) {
      const inicio = Date.now();
      try {
        medidas.push(...(await correr(nombre)));
      } catch (error) {
        fallas.push((error as Error).message);
      }
      console.log(`${nombre}: ${Math.round((Date.now() - inicio) / 1000)} s`);
    }
  } finally {
    rmSync(carpeta(), { recursive: true, force: true });
  }
  const donde = maquina();
  writeFileSync(
    join(RAIZ, '.build', 'bench.json'),
    `${JSON.stringify({ ...donde, medidas: medidas.map((m) => ({ ...m, cumple: cumple(m) })), fallas }, null, 2)}\n`,
  );
  console.log(`\n${Object.values(donde).join(' · ')}\n\n${tabla(medidas)}\n`);
  const cortas = medidas.filter((m) => cumple(m) === false);
  const con = medidas.filter((m) => m.meta);
  console.log(`${con.length - cortas.length} de ${con.length} metas cumplidas.`);
  for (const falla of fallas) console.error(falla);
  if (fallas.length > 0) process.exitCode = 1;
}

const [primero, segundo] = process.argv.slice(2);
if (primero === '--solo') {
  const medidas = await (BANCOS[segundo ?? ''] as () => Promise<Medida[]>)();
  process.send?.(medidas, () => process.exit(0));
} else await todos(process.argv.slice(2));
