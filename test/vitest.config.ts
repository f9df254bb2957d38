import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
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
