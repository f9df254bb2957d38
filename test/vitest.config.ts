import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { enPostgres, MUESTRA } from './postgres.js';
import { PorProyecto } from './sequencer.js';

const cada = {
  root: new URL('..', import.meta.url).pathname,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: 'forks' as const,
};

// The others share their processes, which spares each file a second of loading. These have one of their own: the first two
// put a module of theirs in the place of another, the third moves hundreds of megabytes, and the rest last long and go half
// as fast where others went before.
const APARTE = [
  'test/engine/huella-antigua.test.ts',
  'test/store/cierre.test.ts',
  'test/api/mala-entrada-cuerpos.test.ts',
  'test/api/azar.test.ts',
  'test/{docs,maquinas,modelo,simulacion}/**/*.test.ts',
  'test/store/contrato/*.test.ts',
  'test/e2e/accesibilidad.test.ts',
];

export default defineConfig({
  root: cada.root,
  test: {
    // One cluster for both, of which their tests take databases.
    globalSetup: ['test/apoyo/cluster-comun.ts'],
    projects: [
      { test: { ...cada, name: 'aparte', include: APARTE } },
      { test: { ...cada, ...enPostgres, name: 'postgres', include: MUESTRA } },
      {
        test: {
          ...cada,
          name: 'todo',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...APARTE],
          isolate: false,
        },
      },
    ],
    sequence: { sequencer: PorProyecto },
    // By default one core is left idle: on two, that is half the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: {
      provider: 'v8',
      include: ['machines/**/*.ts', 'src/engine/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: {
        'machines/{base,calendario,reglas,solicitud}/**/*.ts': { lines: 100, branches: 95 },
        'machines/informe-anual/**/*.ts': { lines: 98, branches: 84 },
        'machines/seleccion/**/*.ts': { lines: 98, branches: 93 },
        'src/engine/**/*.ts': { lines: 99, branches: 95 },
      },
    },
  },
});
