import { afterAll } from 'vitest';
import { borrarBasesConNombre } from './bases.js';

// Asked for before any test file's own, it runs after them, when no server is left in the databases.
afterAll(borrarBasesConNombre);
