import { abrirBitacora } from '../../src/bitacora.js';
import { leerConfig } from '../../src/config.js';
import { abrirOficinaEnHilo } from '../../src/hilo/index.js';
import { abrirServicio } from '../../src/servidor.js';

// The system as `npm start` runs it, office in its thread included, with one machine more.
const config = leerConfig(process.env);
const { log } = abrirBitacora(config.NIVEL_LOG);
const registro = new URL('./veinte.js', import.meta.url).href;
const { servidor, cerrar } = abrirServicio(await abrirOficinaEnHilo(config, null, registro), (err) =>
  log.error({ err }, 'error sin prever en la ventanilla'),
);
servidor.listen(config.PORT, config.HOST);
process.once('SIGTERM', () => void cerrar().then(() => process.exit(0)));
