import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { ConfigInvalida, leerConfig } from './config.js';
import { abrirSistema, type SistemaAbierto } from './sistema.js';
import { AlmacenNoDisponible, BaseIncompatible } from './store/errores.js';

/** Starts the system with the settings of the environment and prints where it is and how to log in. */
export async function servir(
  entorno: Record<string, string | undefined>,
  alAbrir: (sistema: SistemaAbierto) => Promise<void> = async () => {},
  comoIngresar?: string,
): Promise<SistemaAbierto> {
  const config = leerConfig(entorno);
  const log = pino(
    { level: config.NIVEL_LOG, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 1, sync: false, minLength: 4096 }),
  );
  const vaciar = setInterval(() => log.flush(), 500).unref();
  const sistema = await abrirSistema(config, log);
  await alAbrir(sistema);
  await new Promise<void>((seguir, fallar) => {
    sistema.servidor.once('error', fallar);
    sistema.servidor.listen(config.PORT, config.HOST, seguir);
  }).catch(async (error: NodeJS.ErrnoException) => {
    await sistema.cerrar();
    if (error.code === 'EADDRINUSE')
      throw new ConfigInvalida(`El puerto ${config.PORT} ya está en uso; elija otro con PORT.`);
    if (error.syscall === 'listen' || error.syscall === 'getaddrinfo') {
      throw new ConfigInvalida(
        `No se puede atender en ${config.HOST}:${config.PORT} (${error.code}); revise HOST y PORT.`,
      );
    }
    throw error;
  });
  anunciar(
    sistema,
    config.HOST,
    comoIngresar ?? ingreso(await sistema.primerIngreso(), config.TOKEN_ADMIN !== undefined),
  );
  const salir = async (senal: string) => {
    log.info({ senal }, 'cerrando');
    clearInterval(vaciar);
    await sistema.cerrar();
    log.flush(() => process.exit(0));
  };
  process.once('SIGTERM', (s) => void salir(s));
  process.once('SIGINT', (s) => void salir(s));
  return sistema;
}

function ingreso(fichaNueva: string | null, conFicha: boolean): string {
  if (fichaNueva !== null) return `Ficha de administración (se muestra solo esta vez): ${fichaNueva}`;
  if (conFicha) return 'Ingrese con la ficha que puso en TOKEN_ADMIN.';
  return 'Ingrese con su ficha. ¿La perdió? npm run usuarios -- crear --nombre "Administración" --rol admin';
}

function anunciar({ servidor, reloj }: SistemaAbierto, host: string, comoIngresar: string): void {
  const { port } = servidor.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  console.log(`Expediente Vivo está en ${url} (documentación: ${url}/docs).`);
  if (reloj.simulado) console.log(`Reloj simulado: ${reloj.ahora()}. Se adelanta con POST /api/reloj.`);
  console.log(comoIngresar);
}

/** Ends a command that could not start, with one clear line. */
export function terminar(error: unknown): never {
  const previsto =
    error instanceof ConfigInvalida ||
    error instanceof BaseIncompatible ||
    error instanceof AlmacenNoDisponible;
  console.error(previsto ? error.message : error);
  process.exit(1);
}

if (process.argv[1]?.endsWith('main.js')) servir(process.env).catch(terminar);
