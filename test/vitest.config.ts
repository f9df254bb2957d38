import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { enPostgres, MUESTRA } from './postgres.js';

const cada = {
  root: new URL('..', import.meta.url).pathname,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  pool: 'forks' as const,
};

export default defineConfig({
  root: cada.root,
  test: {
    // One cluster for both, of which their tests take databases.
    globalSetup: ['test/apoyo/cluster-comun.ts'],
    projects: [
      { test: { ...cada, name: 'todo', include: ['test/**/*.test.ts'] } },
      { test: { ...cada, ...enPostgres, name: 'postgres', include: MUESTRA } },
    ],
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
