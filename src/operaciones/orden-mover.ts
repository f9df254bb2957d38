import type { Command } from 'commander';
import { relojReal } from '../clock.js';
import { Door } from '../engine/door.js';
import { verificarTodo } from '../engine/verificar.js';
import type { Mudable } from '../store/mudanza.js';
import type { Cableado } from './cableado.js';
import { OrdenImposible } from './errores.js';
import { cotejar, mudar } from './mudar.js';

/** Opens a database, by its address, to be moved out of or into; a new one is created. */
export type AbrirMudable = (url: string, cual: 'existente' | 'nueva') => Promise<Mudable>;

const CADA = 20_000;

async function repetirTodo({ abrir, registro, decir }: Cableado, url: string): Promise<void> {
  const store = await abrir(url);
  try {
    const door = new Door(store, registro, relojReal, false);
    const resumen = await verificarTodo(
      door,
      (caso, diferencias) => decir(JSON.stringify({ caso, diferencias })),
      (casos) => {
        if (casos % CADA === 0) decir(`  expedientes repetidos: van ${casos}…`);
      },
    );
    if (resumen.conDiferencias > 0)
      throw new OrdenImposible(
        `De ${resumen.casos} expedientes, ${resumen.conDiferencias} no se repiten en la base de destino: no la use.`,
      );
    decir(
      `Verificados por repetición: ${resumen.casos} expedientes, ${resumen.eventos} eventos, 0 con diferencias.`,
    );
  } finally {
    await store.cerrar();
  }
}

async function copiarYCotejar({ decir }: Cableado, origen: Mudable, destino: Mudable): Promise<void> {
  const { filas, retomada } = await mudar(origen, destino, decir);
  decir(retomada ? `Mudanza retomada: ${filas} filas más.` : `Mudadas ${filas} filas.`);
  decir('Se cotejan las dos bases, fila por fila.');
  const { filas: cotejadas, diferencias } = await cotejar(origen, destino, decir);
  if (diferencias.length > 0)
    throw new OrdenImposible(`Las bases no dicen lo mismo; lo primero distinto: ${diferencias.join('; ')}.`);
  decir(`Cotejadas ${cotejadas} filas: las dos bases dicen lo mismo.`);
}

async function con<T>(abierta: Promise<Mudable>, trabajo: (base: Mudable) => Promise<T>): Promise<T> {
  const base = await abierta;
  try {
    return await trabajo(base);
  } finally {
    await base.cerrar();
  }
}

async function mover(cableado: Cableado, de: string, a: string): Promise<void> {
  const { abrirMudable } = cableado;
  if (de === a) throw new OrdenImposible('Las bases de origen y de destino son la misma.');
  await con(abrirMudable(de, 'existente'), async (origen) => {
    if ((await origen.avance()) === null && (await origen.vacia()))
      throw new OrdenImposible('La base de origen está vacía: no hay nada que mudar.');
    await con(abrirMudable(a, 'nueva'), (destino) => copiarYCotejar(cableado, origen, destino));
    cableado.decir('Se repite la historia de cada expediente sobre la base de destino.');
    // Until it is proved, the destination keeps the mark that keeps the system from serving it.
    await repetirTodo(cableado, a);
    await con(abrirMudable(a, 'existente'), (destino) => destino.terminar());
  });
  cableado.decir(
    'La base de origen quedó como estaba: guárdela y no la ponga otra vez en servicio. Los documentos y la clave de los sobres son los mismos: deje DIRECTORIO_DOCUMENTOS y CLAVE_SOBRES (o su archivo) al alcance del sistema nuevo.',
  );
}

/** Puts in the program the order that moves a whole system to another database. */
export function ordenMover(programa: Command, cableado: Cableado): void {
  programa
    .command('mover')
    .description(
      'Copia toda una base en otra vacía, de SQLite a PostgreSQL o al revés, y la verifica. Si se corta, se repite y sigue donde quedó.',
    )
    .requiredOption('--de <direccion>', 'base de origen: sqlite:<ruta> o postgres://…')
    .requiredOption('--a <direccion>', 'base de destino, nueva o a medio mudar')
    .action(({ de, a }: { de: string; a: string }) => mover(cableado, de, a));
}
