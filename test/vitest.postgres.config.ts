import { defineConfig } from 'vitest/config';
import { enPostgres, TODAS } from './postgres.js';
import base from './vitest.config.js';

// Every test that speaks with the whole system, over PostgreSQL: `npm run test:postgres`.
const { projects: _proyectos, coverage: _cobertura, ...prueba } = base.test ?? {};
export default defineConfig({
  ...base,
  test: { ...prueba, testTimeout: 240_000, hookTimeout: 240_000, pool: 'forks', ...enPostgres, ...TODAS },
});
