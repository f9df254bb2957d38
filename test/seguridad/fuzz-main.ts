/**
 * `npm run fuzz -- [peticiones] [semilla] [postgres]`: over a SQLite file of its own, or with the last word over a
 * PostgreSQL of its own.
 */
import { abrirCluster } from '../apoyo/cluster.js';
import { fuzz } from './fuzz.js';

const [, , cuantas = '100000', dada, enPostgres] = process.argv;
const total = Number(cuantas);
const semilla = Number(dada ?? Math.floor(performance.timeOrigin % 2 ** 31));
const cluster = enPostgres === 'postgres' ? await abrirCluster() : null;
const base = await cluster?.crearBase();
console.log(`${total} peticiones con la semilla ${semilla}, sobre ${cluster ? 'PostgreSQL' : 'SQLite'}.`);

const parte = await fuzz(total, semilla, base?.url).finally(() => cluster?.cerrar());
const porSegundo = Math.round(parte.enviadas / parte.segundos);
console.log(`${parte.enviadas} enviadas en ${parte.segundos.toFixed(0)} s (${porSegundo}/s).`);
const estados = [...parte.estados].sort(([a], [b]) => a - b).map(([e, n]) => `${e}: ${n}`);
console.log(`Respuestas: ${estados.join(', ')}.`);
const sinTomar = [...parte.operaciones].filter(
  ([, deEsta]) => ![...deEsta.keys()].some((e) => e < 300 && e > 0),
);
console.log(`${parte.operaciones.size} operaciones; nunca con éxito: ${sinTomar.length}.`);
for (const [operacion, deEsta] of sinTomar) console.log(`  ${operacion}: ${[...deEsta].flat().join(' ')}`);
for (const falla of parte.fallas) console.log(`\nFALLA ${falla}`);
for (const error of parte.errores.slice(0, 20)) console.log(`\nREGISTRO ${error.slice(0, 2000)}`);
console.log(
  `\nEl servidor salió con ${parte.salida}; verificar, con ${parte.verificacion}: ${parte.dicho.slice(0, 3000)}`,
);

const bien =
  parte.fallas.length + parte.errores.length === 0 && parte.salida === 0 && parte.verificacion === 0;
console.log(bien ? 'Ningún 5xx ni otra falla.' : 'HAY FALLAS.');
process.exitCode = bien ? 0 : 1;
