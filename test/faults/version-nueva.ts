import type { AddressInfo } from 'node:net';
import { isMainThread } from 'node:worker_threads';
import { crearRegistro, REGISTRO } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { leerConfig } from '../../src/config.js';
import { abrirOficinaEnHilo } from '../../src/hilo/index.js';
import { abrirServicio } from '../../src/servidor.js';
import { conDias, version } from '../engine/versiones.js';

/** The machines of the program that comes next: the entity is given other days, and new cases are born with them. */
const todas = REGISTRO.todas.filter((def) => def.id !== SOLICITUD.id);
const NUEVA = version(SOLICITUD, '1.1.0', conDias('AT-8.2.1.B-3', 9));
const registro = crearRegistro([...todas, SOLICITUD, NUEVA]);

export { registro as REGISTRO };

// As `main.ts` does, with its machines; the office asks this same file for them.
if (isMainThread && process.argv[1] === new URL(import.meta.url).pathname) {
  const oficina = await abrirOficinaEnHilo(leerConfig(process.env), null, import.meta.url);
  const servicio = abrirServicio(oficina, (error) => console.error(error));
  servicio.servidor.listen(Number(process.env['PORT']), '127.0.0.1', () => {
    const { port } = servicio.servidor.address() as AddressInfo;
    console.log(`Expediente Vivo está en http://127.0.0.1:${port} (versión nueva).`);
  });
  process.once('SIGTERM', () => void servicio.cerrar().then(() => process.exit(0)));
}
