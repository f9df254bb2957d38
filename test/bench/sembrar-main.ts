import { darOrden, entero, orden } from '../apoyo/orden.js';
import { sembrarAGranel } from './granel.js';
import { haceUnaHora } from './sembrar.js';

const programa = orden(
  'sembrar',
  'Llena una base nueva con expedientes de prueba, cada uno con su historia verificable.',
)
  .requiredOption('--a <direccion>', 'base vacía: sqlite:<ruta> o postgres://…')
  .option('--casos <n>', 'cuántos expedientes', entero(), 1_000_000)
  .action(async ({ a, casos }: { a: string; casos: number }) => {
    const inicio = performance.now();
    await sembrarAGranel(a, { casos, ahora: haceUnaHora(), programada: true }, (linea) => console.log(linea));
    const segundos = (performance.now() - inicio) / 1000;
    console.log(
      `${casos} expedientes en ${Math.round(segundos)} s (${Math.round(casos / segundos)} por segundo).`,
    );
  });

await darOrden(programa);
