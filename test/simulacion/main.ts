import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { darOrden, entero, orden } from '../apoyo/orden.js';
import { correr, Fallo } from './correr.js';
import type { Tamanio } from './elegir.js';
import { ANIOS, cabe, diaLeido, inicioDe, PRIMERO, ULTIMO } from './inicio.js';
import { contar } from './pasos.js';
import { reducir } from './reducir.js';

interface Opciones {
  readonly semilla: number;
  readonly hasta?: number;
  readonly anios: number;
  readonly casos: number;
  readonly inicio?: string;
  readonly repetir?: boolean;
}

async function una(tamanio: Tamanio, callada: boolean): Promise<string> {
  const desde = process.hrtime.bigint();
  const corrida = await correr(tamanio, {
    alAvanzar: (n, total, ahora) => {
      if (!callada && n % 5000 === 0)
        process.stderr.write(`  ${n} de ${total} pasos, ${ahora.slice(0, 10)}\n`);
    },
  });
  const segundos = Number(process.hrtime.bigint() - desde) / 1e9;
  const { huella, eventos, pasos, muertes } = corrida;
  process.stdout.write(
    `semilla ${tamanio.semilla}: ${pasos} pasos, ${eventos} eventos, ${muertes} muertes, ${segundos.toFixed(1)} s, huella ${huella.slice(0, 16)}\n`,
  );
  return huella;
}

async function explicar(tamanio: Tamanio, fallo: Fallo): Promise<void> {
  const { semilla, inicio, anios, casos } = tamanio;
  process.stdout.write(`\nsemilla ${semilla}, paso ${fallo.traza.length}: ${fallo.message}\n`);
  const corta = await reducir(tamanio, fallo);
  process.stdout.write(`\nLo que basta para verlo (${corta.traza.length} pasos): ${corta.message}\n`);
  process.stdout.write(`${corta.traza.map(contar).join('\n')}\n`);
  const archivo = join(tmpdir(), `traza-${semilla}.json`);
  writeFileSync(archivo, JSON.stringify(corta.traza));
  process.stdout.write(
    `\nLa traza queda en ${archivo}. Para repetirlo: npm run simular -- --semilla ${semilla} --anios ${anios} --casos ${casos} --inicio ${inicio.slice(0, 10)}\n`,
  );
}

const programa = orden(
  'simular',
  'Vive años de expedientes al azar de una semilla y los coteja con un modelo ingenuo de la ley.',
)
  .option('--semilla <n>', 'semilla, o la primera de varias', entero(0), 1)
  .option('--hasta <n>', 'última semilla', entero(0))
  .option('--anios <n>', 'años que dura', entero(1, ANIOS), 10)
  .option('--casos <n>', 'expedientes', entero(), 5000)
  .option('--inicio <fecha>', 'día en que empieza (AAAA-MM-DD); si no, el de la semilla', diaLeido)
  .option('--repetir', 'vive cada semilla dos veces y exige la misma huella')
  .action(async ({ semilla, hasta = semilla, anios, casos, inicio, repetir }: Opciones) => {
    if (hasta < semilla) programa.error('La última semilla es anterior a la primera.');
    if (inicio !== undefined && !cabe(inicio, anios))
      programa.error(`El calendario revisado va de ${PRIMERO} a ${ULTIMO}: ahí no caben esos años.`);
    for (let s = semilla; s <= hasta; s++) {
      const tamanio = { semilla: s, anios, casos, inicio: inicioDe(s, anios, inicio) };
      try {
        const huella = await una(tamanio, hasta > semilla);
        if (repetir && (await una(tamanio, true)) !== huella)
          throw new Error(`La semilla ${s} dio dos huellas.`);
      } catch (error) {
        process.exitCode = 1;
        if (!(error instanceof Fallo)) throw error;
        await explicar(tamanio, error);
      }
    }
  });

await darOrden(programa, (error) => error.stack ?? error.message);
