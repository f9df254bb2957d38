import type { TestProject } from 'vitest/node';
import { abrirCluster } from './cluster.js';
import type { Acceso } from './cluster-bases.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster of the whole run: ask `bases.ts` for a database of it. */
    postgres: Acceso;
  }
}

/** One fast cluster for the whole run, half a second; every test file takes databases of its own in it. */
export default async function preparar(proyecto: TestProject): Promise<() => Promise<void>> {
  const cluster = await abrirCluster();
  proyecto.provide('postgres', cluster.acceso);
  return () => cluster.cerrar();
}
