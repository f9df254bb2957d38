import { setTimeout as esperar } from 'node:timers/promises';
import { ANIO_MAXIMO } from '../../machines/calendario/index.js';
import type { Cliente, Json, Respuesta } from '../apoyo/cliente.js';
import { type Diario, enviar, type Pedido, siguiente } from './diario.js';

const CLIENTES = 8;
const DIEZ_HORAS = 36_000_000;

const despuesDe = (ahora: string) => new Date(Date.parse(ahora) + DIEZ_HORAS).toISOString();

/** Clients that act as fast as they are answered, and a clock that jumps ten hours at a time, until the server dies. */
export async function cargar(p: Cliente, d: Diario, parado: () => boolean): Promise<void> {
  let ahora = ((await p.get('/api/reloj')).cuerpo as Json).ahora as string;
  const reloj = async () => {
    while (!parado()) {
      await esperar(20);
      try {
        ahora = (await p.post('/api/reloj', { ahora: despuesDe(ahora) })).cuerpo.ahora;
      } catch {
        return;
      }
    }
  };
  const cliente = async () => {
    while (!parado()) {
      const pedido = siguiente(d, ahora);
      let r: Respuesta;
      try {
        r = await enviar(p, pedido);
      } catch {
        d.sinRespuesta.push(pedido);
        return;
      }
      d.anotar(pedido, r);
    }
  };
  await Promise.all([reloj(), ...Array.from({ length: CLIENTES }, cliente)]);
}

// Keys are kept for three days: a clock that ran through them would let a key be forgotten before its answer was heard.
const DOS_DIAS = 2 * 86_400_000;
const RELOJ_CADA_MS = 100;
const REINTENTO_MS = 30;
// Whoever acts also thinks: servers that are being born need the machine too.
const PAUSA_MS = 10;
/** Past this day the terms that run would reach years whose calendar nobody has reviewed, and nothing would expire. */
export const FIN = `${ANIO_MAXIMO}-10-01T05:00:00.000Z`;

/**
 * Clients of several replicas, which go to another with the same key when one dies or says that the database does not
 * answer, and a clock that jumps ten hours at a time; until they are told to stop. What had no answer then is noted.
 * @param una some replica that lives
 * @param fin where the clock stops
 */
export async function cargarReplicas(
  una: () => Cliente,
  d: Diario,
  parado: () => boolean,
  fin = FIN,
): Promise<void> {
  let ahora = ((await una().get('/api/reloj')).cuerpo as Json).ahora as string;
  const reloj = async () => {
    while (!parado()) {
      await esperar(RELOJ_CADA_MS);
      const luego = despuesDe(ahora);
      const primera = [...d.abiertos.values()].sort()[0] ?? ahora;
      if (luego > fin) continue;
      if (Date.parse(luego) - Date.parse(primera) > DOS_DIAS) continue;
      const r = await una()
        .post('/api/reloj', { ahora: luego })
        .catch(() => null);
      if (r !== null && ![200, 409, 503].includes(r.estado))
        throw new Error(`/api/reloj: ${r.estado} ${r.texto}`);
      if (r?.estado === 200) ahora = r.cuerpo.ahora;
    }
  };
  const hastaSaber = async (pedido: Pedido): Promise<void> => {
    d.abiertos.set(pedido.clave, ahora);
    for (;;) {
      const r = await enviar(una(), pedido).catch(() => null);
      if (r !== null && r.estado !== 503) return d.anotar(pedido, r);
      const codigo = r === null ? 'SIN_RESPUESTA' : r.cuerpo.codigo;
      d.negativas.set(codigo, (d.negativas.get(codigo) ?? 0) + 1);
      if (parado()) return void d.sinRespuesta.push(pedido);
      await esperar(REINTENTO_MS);
    }
  };
  const cliente = async () => {
    while (!parado()) {
      await hastaSaber(siguiente(d, ahora));
      await esperar(PAUSA_MS);
    }
  };
  await Promise.all([reloj(), ...Array.from({ length: CLIENTES }, cliente)]);
}
