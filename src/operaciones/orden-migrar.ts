import type { Command } from 'commander';
import { Door } from '../engine/door.js';
import {
  aplicarMigracion,
  type Ensayo,
  ensayarMigracion,
  type ResumenDeMigracion,
} from '../engine/migrar.js';
import { verificar } from '../engine/verificar.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import type { Store } from '../store/puerto.js';
import type { Cableado } from './cableado.js';
import { OrdenImposible } from './errores.js';

function contarCaso(
  decir: Cableado['decir'],
  { numero, caso, de, a, rechazos, adaptados, diferencias }: Ensayo,
): void {
  if (rechazos.length + adaptados.length + diferencias.length === 0) return;
  decir(`${numero || caso}: de ${de} a ${a}`);
  for (const r of rechazos) decir(`  no admite ${r.tipo} (secuencia ${r.secuencia}): ${r.detalle}`);
  for (const r of adaptados) decir(`  secuencia ${r.secuencia}: la toma el adaptador ${r.adaptador}`);
  for (const d of diferencias) decir(`  ${d.que}: ${d.antes || '(nada)'} → ${d.despues || '(nada)'}`);
}

const resumir = ({ casos, conDiferencias, conRechazos }: ResumenDeMigracion) =>
  `${casos} expedientes en trámite tienen una versión más nueva de su máquina: ${conDiferencias} quedarían distintos, ${conRechazos} no la admiten.`;

async function puerta({ registro, config, relojDe }: Cableado, store: Store): Promise<Door> {
  const reloj = await relojDe(config(), store);
  return new Door(store, registro, reloj, reloj.simulado && config().SMTP_URL === undefined);
}

async function ensayar(cableado: Cableado, store: Store): Promise<ResumenDeMigracion> {
  const resumen = await ensayarMigracion(await puerta(cableado, store), (ensayo) =>
    contarCaso(cableado.decir, ensayo),
  );
  cableado.decir(resumir(resumen));
  return resumen;
}

async function abrirASolas(cableado: Cableado): Promise<Store> {
  try {
    return await cableado.abrirASolas();
  } catch (error) {
    if (error instanceof AlmacenNoDisponible && error.codigo === 'BASE_OCUPADA')
      throw new OrdenImposible(
        'La base de datos está en uso: detenga el sistema antes de aplicar. No se cambió nada.',
        { cause: error },
      );
    throw error;
  }
}

async function aplicar(cableado: Cableado): Promise<void> {
  const store = await abrirASolas(cableado);
  try {
    if ((await ensayar(cableado, store)).conRechazos > 0)
      throw new OrdenImposible(
        'No se aplicó nada: hay expedientes que la versión nueva no admite. Hace falta un adaptador con nombre en esa versión.',
      );
    const door = await puerta(cableado, store);
    const cambiados: string[] = [];
    const hecho = await aplicarMigracion(door, ({ caso, rechazos }) => {
      if (rechazos.length === 0) cambiados.push(caso);
    });
    let malos = hecho.conRechazos;
    for (const id of cambiados) {
      const caso = await store.caso(id);
      if (caso && (await verificar(door, caso)).integra) continue;
      cableado.decir(`El expediente ${id} no verifica.`);
      malos++;
    }
    cableado.decir(`${hecho.cambiados} expedientes pasaron a la versión nueva; ${malos} con problemas.`);
    if (malos > 0) process.exitCode = 1;
  } finally {
    await store.cerrar();
  }
}

/** `migrar`: rehearses the newest version of each machine on all living cases, and with `--aplicar` takes them to it (D7). */
export function ordenMigrar(programa: Command, cableado: Cableado): void {
  programa
    .command('migrar')
    .description(
      'Ensaya la versión más nueva de cada máquina sobre los expedientes en trámite; no escribe nada.',
    )
    .option('--aplicar', 'pasa los expedientes a ella; el sistema debe estar detenido')
    .action(async ({ aplicar: conEfecto }: { aplicar?: true }) => {
      if (conEfecto) return aplicar(cableado);
      const store = await cableado.abrirSinCambiar();
      try {
        if ((await ensayar(cableado, store)).conRechazos > 0) process.exitCode = 1;
      } finally {
        await store.cerrar();
      }
    });
}
