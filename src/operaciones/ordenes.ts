import { join, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { relojReal } from '../clock.js';
import type { Copias } from '../store/copias.js';
import type { Cableado } from './cableado.js';
import { BASE, DOCUMENTOS } from './copia.js';
import { deArchivo, ordenAnotarRespaldo } from './en-servidor.js';
import type { Taller } from './ensayo.js';
import { ordenEstado } from './orden-estado.js';
import { ordenMigrar } from './orden-migrar.js';
import { ordenMover } from './orden-mover.js';
import { ordenReloj } from './orden-reloj.js';
import { respaldar } from './respaldo.js';
import { restaurar } from './restaurar.js';

function entero(texto: string): number {
  const n = Number(texto);
  if (!Number.isInteger(n) || n < 1)
    throw new InvalidArgumentError('Debe ser un número entero, de 1 en adelante.');
  return n;
}

const enMegas = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Puts the orders of whoever is on duty in the program: copies, restoration, versions, clock and health. */
export function ponerOrdenes(programa: Command, cableado: Cableado): void {
  const taller = (copias: Copias): Taller => ({
    copias,
    registro: cableado.registro,
    abrir: cableado.abrir,
  });
  const copiasDeLaBase = (que: 'respaldo' | 'restaurar') => {
    deArchivo(cableado.config(), que);
    return cableado.copias();
  };
  programa
    .command('respaldo <carpeta>')
    .description(
      'Respalda la base de datos y los documentos, con el sistema andando, y prueba el respaldo restaurándolo.',
    )
    .option('--conservar <n>', 'cuántos respaldos buenos dejar en la carpeta', entero)
    .action(async (carpeta: string, { conservar }: { conservar?: number }) => {
      const { copia, prueba, retiradas, anotada } = await respaldar(taller(copiasDeLaBase('respaldo')), {
        carpeta,
        documentos: cableado.config().DIRECTORIO_DOCUMENTOS,
        conservar: conservar ?? null,
        programa: cableado.programa,
        ahora: relojReal.ahora(),
      });
      if (prueba.faltas.length > 0) {
        cableado.decir(`El respaldo NO está bien; quedó en ${copia} para examinarlo:`);
        for (const falta of prueba.faltas) cableado.decir(`  - ${falta}`);
        process.exitCode = 1;
        return;
      }
      cableado.decir(
        `Respaldo en ${copia}, probado: ${prueba.casos} expedientes, ${prueba.eventos} eventos, ${prueba.documentos} documentos (${enMegas(prueba.bytes)}).`,
      );
      if (!anotada)
        cableado.decir(
          'La base estaba ocupada y no quedó anotado en ella: la alerta de respaldo seguirá hasta el próximo.',
        );
      if (retiradas.length > 0) cableado.decir(`Se retiraron ${retiradas.length} respaldos anteriores.`);
    });
  programa
    .command('restaurar <copia>')
    .description('Pone un respaldo en su lugar, probado antes y después. El sistema debe estar detenido.')
    .option('--en <carpeta>', 'restaura en esta carpeta, que debe estar vacía, y no en su lugar')
    .option('--reemplazar', 'aparta los datos que haya, sin borrarlos')
    .action(async (copia: string, { en, reemplazar }: { en?: string; reemplazar?: true }) => {
      const enOtra = en === undefined ? null : resolve(en);
      const base =
        enOtra === null ? copiasDeLaBase('restaurar') : cableado.copias(`sqlite:${join(enOtra, BASE)}`);
      const hecho = await restaurar(taller(base), {
        copia: resolve(copia),
        base,
        documentos: enOtra === null ? cableado.config().DIRECTORIO_DOCUMENTOS : join(enOtra, DOCUMENTOS),
        reemplazar: reemplazar === true,
        ahora: relojReal.ahora(),
      });
      const { casos, eventos, documentos } = hecho.prueba;
      cableado.decir(
        `Restaurado en ${hecho.archivo} y ${hecho.documentos}, y verificado: ${casos} expedientes, ${eventos} eventos, ${documentos} documentos.`,
      );
      for (const lugar of hecho.apartado) cableado.decir(`Lo que había quedó en ${lugar}.`);
      cableado.decir('La clave de los sobres no viaja en el respaldo: pruebe la suya con custodia probar.');
    });
  ordenAnotarRespaldo(programa, cableado);
  ordenMigrar(programa, cableado);
  ordenMover(programa, cableado);
  ordenReloj(programa, cableado);
  ordenEstado(programa, cableado);
}
