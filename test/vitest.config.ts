import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    coverage: {
      provider: 'v8',
      include: ['machines/**/*.ts', 'src/engine/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: {
        'machines/{base,calendario,reglas,solicitud}/**/*.ts': { lines: 98, branches: 92 },
        'machines/seleccion/**/*.ts': { lines: 85, branches: 70 },
        'src/engine/**/*.ts': { lines: 92, branches: 82 },
      },
    },
  },
});
