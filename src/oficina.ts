import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { v7 as uuid } from 'uuid';
import { REGISTRO, type Registro } from '../machines/registro.js';
import { atender, eventosPara } from './api/atender.js';
import { contarPeticiones } from './api/contar.js';
import type { Atencion } from './api/llamada.js';
import { metricasPara } from './api/metricas.js';
import { tablaDe } from './api/tabla.js';
import { Identidades } from './auth/identidades.js';
import { institucionDe } from './auth/institucion.js';
import { huellaDeFicha, nuevaFicha } from './auth/secreto.js';
import { type Clock, RelojSimulado, relojReal } from './clock.js';
import { type Config, ConfigInvalida, carpetaPasajera, esPostgres } from './config.js';
import { otraCarpeta, SENIA } from './documentos/compartida.js';
import { Deposito } from './documentos/deposito.js';
import { type Confirmado, Door } from './engine/door.js';
import { faenasDe } from './faenas/index.js';
import { trabajar } from './faenas/turnos.js';
import { compartirReloj, RELOJ_GUARDADO } from './hora-comun.js';
import { Pulso } from './operaciones/pulso.js';
import { RAIZ } from './raiz.js';
import type { Sistema } from './sistema.js';
import { abrirCustodia } from './sobres/arranque.js';
import { abrirStore } from './store/abrir.js';
import { BaseIncompatible } from './store/errores.js';
import { MUDANZA } from './store/mudanza.js';
import type { Store } from './store/puerto.js';

const EN_UNA_LINEA = 100;
// Enough to share the disk's sync; more would leave the thread that speaks HTTP idle, then flooded.
const POR_LOTE = 20;

/** The office, wherever it lives: what the counter needs, and how to start and end with it. */
export interface Oficina extends Atencion {
  /** What the simulated clock says (across threads: at the opening); null with the clock of the machine. */
  readonly simuladoEn: string | null;
  /** Creates an administrator if nobody can log in yet, and gives the token to show once; null when somebody can. */
  primerIngreso(): Promise<string | null>;
  /** Finishes what it accepted and closes the database. Ask it nothing afterwards. */
  cerrar(): Promise<void>;
}

/** An office in this thread, with its parts in reach. */
export interface OficinaAbierta extends Oficina, Omit<Sistema, 'avisar'> {}

/** Version of the program, from its package. */
export const VERSION = (JSON.parse(readFileSync(join(RAIZ, 'package.json'), 'utf8')) as { version: string })
  .version;

/** The clock the settings say. A simulated one never goes back over what it already simulated on this database. */
export async function relojDe(config: Config, store: Store): Promise<Clock> {
  if (config.RELOJ === 'real') return relojReal;
  const guardado = await store.ajuste(RELOJ_GUARDADO);
  const inicio = config.RELOJ_INICIO ?? relojReal.ahora();
  return new RelojSimulado(guardado !== null && guardado > inicio ? guardado : inicio);
}

// Where two replicas keep their documents in two folders, each has half of them. It works, and somebody must know.
async function advertirCarpetas(config: Config, store: Store, log: Logger): Promise<void> {
  const carpetas = { documentos: config.DIRECTORIO_DOCUMENTOS, sellos: config.DIRECTORIO_SELLOS };
  for (const [que, carpeta] of Object.entries(carpetas))
    try {
      const deTodas = await otraCarpeta(store, que, carpeta);
      if (deTodas === null) continue;
      log.warn(
        { carpeta, archivo: SENIA, deTodas },
        `la carpeta de ${que} no es la de las otras réplicas: lo que una guarda falta en las demás`,
      );
    } catch (err) {
      log.warn(
        { err, carpeta },
        `no se pudo comprobar que la carpeta de ${que} sea la de las otras réplicas`,
      );
    }
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

/** Opens the database of some settings and wires the office over it. @throws AlmacenNoDisponible, BaseIncompatible */
export async function abrirOficina(
  config: Config,
  log: Logger,
  registro: Registro = REGISTRO,
): Promise<OficinaAbierta> {
  const store = await abrirStore(config.DATABASE_URL, registro);
  try {
    return await oficinaSobre(store, config, log, registro);
  } catch (error) {
    await store.cerrar();
    throw error;
  }
}

/** Wires the office over an open store: clock, door, beat and handlers. */
export async function oficinaSobre(
  store: Store,
  config: Config,
  log: Logger,
  registro: Registro,
): Promise<OficinaAbierta> {
  if ((await store.ajuste(MUDANZA)) !== null)
    throw new BaseIncompatible(
      'La mudanza a esta base de datos no terminó: repita la orden mover, que sigue donde quedó, antes de ponerla en servicio.',
    );
  const reloj = await relojDe(config, store);
  await store.reintentarApartados();
  // A clock that moves only when told cannot say how old a claim is; whoever had it is gone, or this is a rehearsal.
  if (reloj.simulado) await store.soltarInconclusos('9999');
  const interesados = new Set<() => void>();
  const avisar = () => {
    for (const interesado of interesados) interesado();
  };
  store.alEscribirOtros(avisar);
  const conOtras = esPostgres(config.DATABASE_URL);
  const ponerEnHora =
    conOtras && reloj instanceof RelojSimulado ? await compartirReloj(reloj, store) : () => Promise.resolve();
  const pulso = new Pulso();
  const alConfirmar = (hechos: readonly Confirmado[]) => {
    log.info({ total: hechos.length, actos: hechos.slice(0, EN_UNA_LINEA) }, 'registrado');
    pulso.confirmo(hechos);
    avisar();
  };
  const envioSimulado = reloj.simulado && config.SMTP_URL === undefined;
  const custodio = await abrirCustodia(config, store, log);
  const door = new Door(store, registro, reloj, envioSimulado, alConfirmar, POR_LOTE, custodio);
  if (config.TOKEN_ADMIN !== undefined) await asegurarAdministrador(config.TOKEN_ADMIN, store, reloj);
  const { LIMITE_PETICIONES: limitePeticiones, PROXY_DE_CONFIANZA: proxies } = config;
  const deposito = new Deposito(
    config.DIRECTORIO_DOCUMENTOS,
    (huella) => store.tieneContenido(huella),
    undefined,
    store.enTurno,
  );
  if (!(await deposito.sirve()))
    throw new ConfigInvalida('La variable DIRECTORIO_DOCUMENTOS no sirve: no es una carpeta.');
  if (conOtras) await advertirCarpetas(config, store, log);
  const sistema: Sistema = {
    store,
    door,
    config,
    registro,
    reloj,
    log,
    avisar,
    version: VERSION,
    custodio,
    deposito,
    identidades: new Identidades(store, relojReal),
    institucion: institucionDe(config, store, relojReal),
    pulso,
  };
  const { rutas, documento } = tablaDe(registro, VERSION);
  const enHora = faenasDe(sistema).map((faena) => ({
    ...faena,
    correr: () => ponerEnHora().then(() => faena.correr()),
  }));
  const descansar = trabajar(enHora, log);
  return {
    ...sistema,
    limitePeticiones,
    proxies,
    get simuladoEn() {
      return reloj.simulado ? reloj.ahora() : null;
    },
    rutas: rutas.map(({ metodo, ruta, recibir }) => ({ metodo, ruta, subida: recibir !== undefined })),
    documento,
    atender: async (llamada) => {
      await ponerEnHora();
      return atender(sistema, rutas, llamada);
    },
    eventos: (credencial, despues, caso) => eventosPara(sistema, credencial, despues, caso),
    metricas: (credencial) => metricasPara(sistema, credencial),
    contar: (minuto, contadas) => contarPeticiones(sistema, minuto, contadas),
    alMoverse: (interesado) => void interesados.add(interesado),
    primerIngreso: () =>
      store.enTurno('primer ingreso', async () => {
        if (await store.hayUsuarios()) return null;
        const ficha = nuevaFicha();
        await crearAdministrador(store, reloj, ficha);
        return ficha;
      }),
    cerrar: async () => {
      await descansar();
      pulso.parar();
      await door.vaciar();
      await store.cerrar();
      const pasajera = carpetaPasajera(config);
      if (pasajera !== null) await rm(pasajera, { recursive: true, force: true });
    },
  };
}
