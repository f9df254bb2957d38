import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RAIZ } from '../../src/raiz.js';
import { darOrden, entero, InvalidArgumentError, Option, orden } from '../apoyo/orden.js';
import { maquina } from '../bench/medir.js';
import { CONEXIONES, medirTodos } from './campana.js';
import { matarTodos } from './contendiente.js';
import { CONTENDIENTES, conContendientes } from './contendientes.js';
import { Generador } from './generador.js';
import { informe } from './informe.js';
import { instalarPares } from './instalar.js';

interface Opciones {
  readonly rondas: number;
  readonly segundos: number;
  readonly solo: readonly string[];
}

function elegidosLeidos(texto: string): string[] {
  const elegidos = texto.split(',');
  const ajenos = elegidos.filter((nombre) => !(nombre in CONTENDIENTES));
  if (ajenos.length > 0)
    throw new InvalidArgumentError(
      `No hay contendiente ${ajenos.join(', ')}. Hay: ${Object.keys(CONTENDIENTES).join(', ')}.`,
    );
  return elegidos;
}

async function comparar({ solo: elegidos, ...medicion }: Opciones): Promise<void> {
  instalarPares();
  const carpeta = mkdtempSync(join(tmpdir(), 'pares-'));
  // PostgreSQL does not run as root: whoever it runs as must get to its own folder.
  chmodSync(carpeta, 0o711);
  const generador = new Generador();
  const limpiar = () => rmSync(carpeta, { recursive: true, force: true, maxRetries: 5 });
  for (const senal of ['SIGINT', 'SIGTERM'] as const)
    process.once(senal, () => {
      matarTodos();
      limpiar();
      process.exit(1);
    });
  try {
    const resultados = await conContendientes(elegidos, carpeta, (abiertos) =>
      medirTodos(abiertos, generador, medicion),
    );
    const { texto, datos } = informe(resultados, CONEXIONES);
    writeFileSync(
      join(RAIZ, '.build', 'pares.json'),
      `${JSON.stringify({ ...maquina(), ...medicion, ...datos }, null, 2)}\n`,
    );
    console.log(`\n${Object.values(maquina()).join(' · ')}\n\n${texto}`);
  } finally {
    generador.cerrar();
    matarTodos();
    limpiar();
  }
}

const programa = orden(
  'bench:pares',
  'Mide el mismo trámite en el nuestro y en otros sistemas de procesos durables, que instala la primera vez en test/pares/node_modules.',
)
  .option('--rondas <n>', 'de cada contendiente y número de conexiones', entero(), 5)
  .option('--segundos <n>', 'de cada ronda', entero(), 5)
  .addOption(
    new Option('--solo <nombres>', 'contendientes, separados por comas')
      .argParser(elegidosLeidos)
      .default(Object.keys(CONTENDIENTES), 'todos'),
  )
  .action(comparar);

await darOrden(programa, (error) => error.stack ?? error.message);
