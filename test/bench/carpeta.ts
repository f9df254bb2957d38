import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folder of this run, shared by its benches and removed by the entry: what one seeds, the next reuses. */
export function carpeta(): string {
  process.env['BANCO_CARPETA'] ??= mkdtempSync(join(tmpdir(), 'banco-'));
  return process.env['BANCO_CARPETA'];
}

/** Path of a file of this run. */
export function enCarpeta(nombre: string): string {
  return join(carpeta(), nombre);
}

/** Removes a database and what its journal left. */
export function borrarBase(ruta: string): void {
  for (const fin of ['', '-wal', '-shm']) rmSync(`${ruta}${fin}`, { force: true });
}

/** A fresh copy of a closed database. */
export function copiarBase(origen: string, nombre: string): string {
  const destino = enCarpeta(nombre);
  borrarBase(destino);
  // A reader leaves an empty journal behind; one with something in it means that nobody closed the database.
  if (statSync(`${origen}-wal`, { throwIfNoEntry: false })?.size)
    throw new Error(`${origen} no está cerrada.`);
  copyFileSync(origen, destino);
  return destino;
}
