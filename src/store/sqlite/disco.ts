import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

const DRIVER = createRequire(import.meta.url).resolve('better-sqlite3');
const TAREA = `
const { workerData: { driver, ruta } } = require('node:worker_threads');
const db = new (require(driver))(ruta, { timeout: 60000 });
db.pragma('wal_checkpoint(PASSIVE)');
db.close();
`;

/**
 * Sends the log of a long transaction to the disk as it grows, on another thread: the sync of its commit, which stops
 * the whole server, then finds little left to do.
 */
export async function adelantarSincronia(ruta: string): Promise<void> {
  const archivo = await open(`${ruta}-wal`, 'r+');
  try {
    await archivo.datasync();
  } finally {
    await archivo.close();
  }
}

/** Copies the log into the database file on another thread; a checkpoint that fails is only late. */
export function copiarBitacora(ruta: string): Promise<void> {
  return new Promise((seguir) => {
    const tarea = new Worker(TAREA, { eval: true, workerData: { driver: DRIVER, ruta } });
    // Only its exit says that the connection is closed; without a listener its error would end the process.
    tarea.on('error', () => undefined);
    tarea.on('exit', () => seguir());
  });
}
