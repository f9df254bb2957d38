import type { Command } from 'commander';
import { relojReal } from '../clock.js';
import { type Config, esPostgres } from '../config.js';
import { ULTIMO_RESPALDO } from '../store/copias.js';
import type { Cableado } from './cableado.js';
import { OrdenImposible } from './errores.js';

const CON_QUE = {
  respaldo:
    'La base de datos está en PostgreSQL y se respalda con pg_dump o pg_basebackup, no con esta orden; vea docs/escala.md, y al terminar anótelo con anotar-respaldo.',
  restaurar:
    'La base de datos está en PostgreSQL y se restaura con pg_restore, no con esta orden; vea docs/escala.md (con --en sí se examina un respaldo de SQLite).',
} as const;

/** Goes on only with a database that is a file. @throws OrdenImposible with the tool that does it in the server of the database */
export function deArchivo({ DATABASE_URL }: Pick<Config, 'DATABASE_URL'>, que: keyof typeof CON_QUE): void {
  if (esPostgres(DATABASE_URL)) throw new OrdenImposible(CON_QUE[que]);
}

/** `anotar-respaldo`: a copy other tools made counts as the last good one. Nothing is copied or proved here. */
export function ordenAnotarRespaldo(programa: Command, cableado: Cableado): void {
  programa
    .command('anotar-respaldo')
    .description(
      'Deja constancia de que terminó bien un respaldo hecho con otras herramientas, como pg_dump; no respalda nada.',
    )
    .action(async () => {
      const store = await cableado.abrirSinCambiar();
      try {
        const ahora = relojReal.ahora();
        await store.guardarAjuste(ULTIMO_RESPALDO, ahora);
        cableado.decir(`Consta un respaldo del ${ahora}.`);
      } finally {
        await store.cerrar();
      }
    });
}
