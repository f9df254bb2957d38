import { ConfigInvalida } from './config.js';
import { INICIO as INICIO_DE_PROCESOS } from './demo/procesos.js';
import { INICIO as INICIO_DE_SOLICITUDES } from './demo/solicitudes.js';
import { fichasQueEntran } from './demo/usuarios.js';
import { servir, terminar } from './main.js';

/** Each demonstration starts its own simulated clock: its cases have their dates. */
const INICIOS = { solicitudes: INICIO_DE_SOLICITUDES, procesos: INICIO_DE_PROCESOS } as const;

function elegida(pedida: string): keyof typeof INICIOS {
  if (pedida === 'solicitudes' || pedida === 'procesos') return pedida;
  throw new ConfigInvalida(`No hay una demostración «${pedida}»: elija solicitudes o procesos.`);
}

async function demostrar(pedida: string): Promise<void> {
  const cual = elegida(pedida);
  const TOKEN_ADMIN = process.env['TOKEN_ADMIN'] || 'demo';
  await servir(
    {
      DATABASE_URL: 'sqlite::memory:',
      ...process.env,
      TOKEN_ADMIN,
      RELOJ: 'simulado',
      RELOJ_INICIO: INICIOS[cual],
      NIVEL_LOG: process.env['NIVEL_LOG'] ?? 'warn',
    },
    new URL(`./demo/${cual}.js`, import.meta.url).href,
    fichasQueEntran(TOKEN_ADMIN, cual),
  );
}

demostrar(process.argv[2] ?? (process.env['DEMO'] || 'solicitudes')).catch(terminar);
