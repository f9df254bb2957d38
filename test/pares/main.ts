import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RAIZ } from '../../src/raiz.js';
import { maquina } from '../bench/medir.js';
import { CONEXIONES, medirTodos } from './campana.js';
import { matarTodos } from './contendiente.js';
import { CONTENDIENTES, conContendientes } from './contendientes.js';
import { Generador } from './generador.js';
import { informe } from './informe.js';
import { instalarPares } from './instalar.js';

const { values: opciones } = parseArgs({
  options: {
    rondas: { type: 'string', default: '5' },
    segundos: { type: 'string', default: '5' },
    solo: { type: 'string', default: Object.keys(CONTENDIENTES).join(',') },
  },
});
const medicion = { rondas: Number(opciones.rondas), segundos: Number(opciones.segundos) };
const elegidos = opciones.solo.split(',');
const ajenos = elegidos.filter((nombre) => !(nombre in CONTENDIENTES));
if (ajenos.length > 0) {
  console.error(`No hay contendiente ${ajenos.join(', ')}. Hay: ${Object.keys(CONTENDIENTES).join(', ')}.`);
  process.exit(1);
}
if (!(Number.isInteger(medicion.rondas) && medicion.rondas > 0 && medicion.segundos > 0)) {
  console.error('Las rondas y los segundos deben ser números mayores que cero.');
  process.exit(1);
}

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
