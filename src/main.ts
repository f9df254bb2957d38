import type { AddressInfo } from 'node:net';
import { abrirBitacora } from './bitacora.js';
import { type Config, ConfigInvalida, leerConfig } from './config.js';
import { abrirOficinaEnHilo, NoSePudoAbrir } from './hilo/index.js';
import { OrdenImposible } from './operaciones/errores.js';
import { abrirServicio, type Servicio } from './servidor.js';
import { AlmacenNoDisponible, BaseIncompatible } from './store/errores.js';

async function escuchar({ servidor, cerrar }: Servicio, { HOST, PORT }: Config): Promise<void> {
  await new Promise<void>((seguir, fallar) => {
    servidor.once('error', fallar);
    servidor.listen(PORT, HOST, seguir);
  }).catch(async (error: NodeJS.ErrnoException) => {
    await cerrar();
    if (error.code === 'EADDRINUSE')
      throw new ConfigInvalida(`El puerto ${PORT} ya está en uso; elija otro con PORT.`);
    if (error.syscall === 'listen' || error.syscall === 'getaddrinfo') {
      throw new ConfigInvalida(`No se puede atender en ${HOST}:${PORT} (${error.code}); revise HOST y PORT.`);
    }
    throw error;
  });
}

/**
 * Starts the system with the settings of the environment and prints where it is and how to log in.
 * @param siembra address of a module whose `sembrar` fills an empty system
 */
export async function servir(
  entorno: Record<string, string | undefined>,
  siembra: string | null = null,
  comoIngresar?: string,
): Promise<void> {
  const config = leerConfig(entorno);
  const { log, cerrar: cerrarBitacora } = abrirBitacora(config.NIVEL_LOG);
  const oficina = await abrirOficinaEnHilo(config, siembra);
  const servicio = abrirServicio(oficina, (err) => log.error({ err }, 'error sin prever en la ventanilla'));
  await escuchar(servicio, config);
  anunciar(
    servicio,
    config.HOST,
    comoIngresar ?? ingreso(await oficina.primerIngreso(), config.TOKEN_ADMIN !== undefined),
  );
  const salir = async (senal: string) => {
    log.info({ senal }, 'cerrando');
    await servicio.cerrar();
    await cerrarBitacora();
    process.exit(0);
  };
  process.once('SIGTERM', (s) => void salir(s));
  process.once('SIGINT', (s) => void salir(s));
}

function ingreso(fichaNueva: string | null, conFicha: boolean): string {
  if (fichaNueva !== null) return `Ficha de administración (se muestra solo esta vez): ${fichaNueva}`;
  if (conFicha) return 'Ingrese con la ficha que puso en TOKEN_ADMIN.';
  return 'Ingrese con su ficha. ¿La perdió? npm run usuarios -- crear --nombre "Administración" --rol admin';
}

function anunciar({ servidor, oficina }: Servicio, host: string, comoIngresar: string): void {
  const { port } = servidor.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  console.log(`Expediente Vivo está en ${url} (documentación: ${url}/docs).`);
  if (oficina.simuladoEn !== null)
    console.log(`Reloj simulado: ${oficina.simuladoEn}. Se adelanta con POST /api/reloj.`);
  console.log(comoIngresar);
}

/** Ends a command that could not start, with one clear line. */
export function terminar(error: unknown): never {
  const previsto =
    error instanceof ConfigInvalida ||
    error instanceof NoSePudoAbrir ||
    error instanceof OrdenImposible ||
    error instanceof BaseIncompatible ||
    error instanceof AlmacenNoDisponible;
  console.error(previsto ? error.message : error);
  process.exit(1);
}

if (process.argv[1]?.endsWith('main.js')) servir(process.env).catch(terminar);
