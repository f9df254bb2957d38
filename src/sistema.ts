import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { v7 as uuid } from 'uuid';
import { REGISTRO, type Registro } from '../machines/registro.js';
import { huellaDeFicha, nuevaFicha } from './api/acceso.js';
import { crearApp } from './api/app.js';
import { Corriente } from './api/corriente.js';
import type { Sistema } from './api/sistema.js';
import { type Clock, RelojSimulado, relojReal } from './clock.js';
import type { Config } from './config.js';
import { type Confirmado, Door } from './engine/door.js';
import { tick } from './engine/tick.js';
import { RAIZ } from './raiz.js';
import type { Store } from './store/puerto.js';
import { abrirSqlite } from './store/sqlite/abrir.js';
import { crearStoreSqlite } from './store/sqlite/index.js';

const LATIDO_MS = 1000;
const EN_UNA_LINEA = 100;

/** A running system: its parts, its server (not yet listening), and how to stop it. */
export interface SistemaAbierto extends Sistema {
  readonly servidor: Server;
  /** Creates an administrator if nobody can log in yet, and gives the token to show once; null when somebody can. */
  primerIngreso(): Promise<string | null>;
  /** Stops taking requests, finishes what it accepted, and closes the database. */
  cerrar(): Promise<void>;
}

/** Version of the program, from its package. */
export const VERSION = (JSON.parse(readFileSync(join(RAIZ, 'package.json'), 'utf8')) as { version: string })
  .version;

/** Opens the database a URL names. @throws AlmacenNoDisponible, BaseIncompatible */
export function abrirStore(url: string, registro: Registro): Store {
  return crearStoreSqlite(abrirSqlite(url.slice('sqlite:'.length)), registro);
}

// A simulated clock never goes back over what it already simulated on this database.
async function relojDe(config: Config, store: Store): Promise<Clock> {
  if (config.RELOJ === 'real') return relojReal;
  const guardado = await store.ajuste('reloj');
  const inicio = config.RELOJ_INICIO ?? relojReal.ahora();
  return new RelojSimulado(guardado !== null && guardado > inicio ? guardado : inicio);
}

function crearAdministrador(store: Store, reloj: Clock, ficha: string): Promise<void> {
  const usuario = {
    id: uuid(),
    nombre: 'Administración del sistema',
    correo: null,
    roles: ['admin'] as const,
    entidad: null,
  };
  return store.crearUsuario(usuario, huellaDeFicha(ficha), reloj.ahora());
}

async function asegurarAdministrador(ficha: string, store: Store, reloj: Clock): Promise<void> {
  const existe = async () => (await store.usuarioPorFicha(huellaDeFicha(ficha))) !== null;
  if (await existe()) return;
  // Another process may start at this moment with the same token: whoever comes second finds it done.
  await crearAdministrador(store, reloj, ficha).catch(async (error: unknown) => {
    if (!(await existe())) throw error;
  });
}

function latir(door: Door, corriente: Corriente, log: Logger): () => Promise<void> {
  let parado = false;
  let enCurso: Promise<void> = Promise.resolve();
  const latido = async () => {
    try {
      const { vencidos, mensajes } = await tick(door);
      if (vencidos > 0 || mensajes > 0) {
        log.info({ vencidos, mensajes }, 'latido');
        corriente.avisar();
      }
    } catch (err) {
      log.error({ err }, 'el latido falló; se intenta de nuevo');
    }
  };
  const reloj = setInterval(() => {
    if (!parado) enCurso = enCurso.then(() => (parado ? undefined : latido()));
  }, LATIDO_MS);
  return async () => {
    parado = true;
    clearInterval(reloj);
    await enCurso;
  };
}

/** Wires a system: database, clock, door, beat and API. Only main, the commands and tests call it. */
export async function abrirSistema(
  config: Config,
  log: Logger,
  registro: Registro = REGISTRO,
): Promise<SistemaAbierto> {
  const store = abrirStore(config.DATABASE_URL, registro);
  try {
    const reloj = await relojDe(config, store);
    await store.reintentarApartados();
    const corriente = new Corriente(store);
    const alConfirmar = (hechos: readonly Confirmado[]) => {
      log.info({ total: hechos.length, actos: hechos.slice(0, EN_UNA_LINEA) }, 'registrado');
      corriente.avisar();
    };
    const door = new Door(
      store,
      registro,
      reloj,
      reloj.simulado && config.SMTP_URL === undefined,
      alConfirmar,
    );
    if (config.TOKEN_ADMIN !== undefined) await asegurarAdministrador(config.TOKEN_ADMIN, store, reloj);
    const clavePeticiones = await store.ajusteInicial('clave_peticiones', randomBytes(32).toString('hex'));
    const sistema: Sistema = {
      store,
      door,
      registro,
      reloj,
      log,
      corriente,
      version: VERSION,
      clavePeticiones,
      limitePeticiones: config.LIMITE_PETICIONES,
    };
    const servidor = createServer(crearApp(sistema));
    const parar = latir(door, corriente, log);
    return {
      ...sistema,
      servidor,
      primerIngreso: async () => {
        if (await store.hayUsuarios()) return null;
        const ficha = nuevaFicha();
        await crearAdministrador(store, reloj, ficha);
        return ficha;
      },
      cerrar: () => cerrar(servidor, corriente, parar, door, store),
    };
  } catch (error) {
    await store.cerrar();
    throw error;
  }
}

async function cerrar(
  servidor: Server,
  corriente: Corriente,
  parar: () => Promise<void>,
  door: Door,
  store: Store,
): Promise<void> {
  corriente.cerrar();
  const cerrado = new Promise<void>((seguir) =>
    servidor.listening ? servidor.close(() => seguir()) : seguir(),
  );
  servidor.closeIdleConnections();
  // Keep-alive connections that answer their last request now become idle a moment later.
  const barrido = setInterval(() => servidor.closeIdleConnections(), 50);
  await cerrado;
  clearInterval(barrido);
  await parar();
  await door.vaciar();
  await store.cerrar();
}
