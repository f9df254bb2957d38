import type { Command } from 'commander';
import { normalizarInstante } from '../../machines/calendario/index.js';
import { RelojSimulado } from '../clock.js';
import type { Config } from '../config.js';
import { Door } from '../engine/door.js';
import { type Avance, moverReloj } from '../engine/tick.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import type { Cableado } from './cableado.js';
import { OrdenImposible } from './errores.js';
import { preguntar, servidorDe } from './servidor.js';

interface Opciones {
  readonly mover?: string;
  readonly siguiente?: true;
  readonly ficha?: string;
}

function avanceDe({ mover, siguiente }: Opciones): Avance | null {
  if (siguiente) return { avanzar: 'siguiente_plazo' };
  if (mover === undefined) return null;
  const ahora = normalizarInstante(mover);
  if (ahora === null)
    throw new OrdenImposible('Escriba el instante como 2026-08-10T09:00:00-05:00, con su zona horaria.');
  return { ahora };
}

const frase = (ahora: string, simulado: boolean) =>
  `Reloj ${simulado ? 'simulado' : 'de la máquina'}: ${ahora}.`;
const fraseMovido = ({ ahora, disparados }: { ahora: string; disparados: number }) =>
  `Reloj simulado: ${ahora}. Vencieron ${disparados} plazos.`;

/** Through the running server, which holds the clock. */
async function porServidor(
  { decir }: Cableado,
  config: Config,
  avance: Avance | null,
  opciones: Opciones,
): Promise<void> {
  const ficha = opciones.ficha ?? config.TOKEN_ADMIN;
  if (ficha === undefined)
    throw new OrdenImposible(
      'El sistema está andando: indique --ficha, la de un administrador, o TOKEN_ADMIN.',
    );
  if (avance === null) {
    const { ahora, simulado } = await preguntar<{ ahora: string; simulado: boolean }>(
      config,
      '/api/reloj',
      ficha,
    );
    return decir(frase(ahora, simulado));
  }
  decir(fraseMovido(await preguntar(config, '/api/reloj', ficha, avance)));
}

/** On the database, which nobody else has open. */
async function porBase(cableado: Cableado, avance: Avance | null): Promise<void> {
  const config = cableado.config();
  const store = await cableado.abrirASolas();
  try {
    const reloj = await cableado.relojDe(config, store);
    if (avance === null) return cableado.decir(frase(reloj.ahora(), reloj.simulado));
    if (!(reloj instanceof RelojSimulado))
      throw new OrdenImposible(
        'El reloj es el de la máquina; solo uno simulado se adelanta (RELOJ=simulado).',
      );
    if (config.SMTP_URL !== undefined)
      throw new OrdenImposible(
        'Con SMTP_URL el reloj se adelanta con el sistema andando, para que cada correo salga a su hora.',
      );
    if ('ahora' in avance && avance.ahora < reloj.ahora())
      throw new OrdenImposible(`El reloj solo avanza: ahora es ${reloj.ahora()}.`);
    const door = new Door(store, cableado.registro, reloj, true);
    cableado.decir(fraseMovido(await moverReloj(door, reloj, avance)));
  } finally {
    await store.cerrar();
  }
}

/** `reloj`: says what time it is for the system, and moves a simulated clock, through the server or on the database. */
export function ordenReloj(programa: Command, cableado: Cableado): void {
  programa
    .command('reloj')
    .description('Dice qué hora es para el sistema; con RELOJ=simulado también la adelanta.')
    .option('--mover <instante>', 'adelanta el reloj simulado hasta este instante')
    .option('--siguiente', 'lo adelanta hasta el próximo plazo que vence')
    .option('--ficha <ficha>', 'ficha de administrador, si el sistema está andando y no hay TOKEN_ADMIN')
    .action(async (opciones: Opciones) => {
      const avance = avanceDe(opciones);
      const config = cableado.config();
      if ((await servidorDe(config)) !== null) return porServidor(cableado, config, avance, opciones);
      try {
        await porBase(cableado, avance);
      } catch (error) {
        if (error instanceof AlmacenNoDisponible && error.codigo === 'BASE_OCUPADA')
          throw new OrdenImposible(
            'Otro proceso usa la base de datos y no contesta en HOST y PORT: revise que sean los del sistema.',
            { cause: error },
          );
        throw error;
      }
    });
}
