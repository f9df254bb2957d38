import assert from 'node:assert/strict';
import { setTimeout as esperar } from 'node:timers/promises';
import { INICIO } from '../apoyo/cliente.js';
import { correr } from '../apoyo/proceso.js';
import { cargarReplicas, FIN } from './carga.js';
import { comprobar } from './comprobar.js';
import { type Cruda, leerBase } from './cruda.js';
import { aclarar, Diario } from './diario.js';
import type { Replicas } from './replicas.js';
import { Seguidor } from './seguidor.js';

/** What a run of deaths left, for whoever counts it. */
export interface Balance {
  readonly muertes: number;
  readonly reconocidos: number;
  readonly rechazados: number;
  readonly aclarados: number;
  readonly filas: number;
  readonly vencidos: number;
  readonly segundos: number;
}

/**
 * Asks what asking twice does not change. The server closes a connection nobody used for a while, and on a busy machine a
 * client may be writing on it at that moment.
 */
async function otraVez<T>(preguntar: () => Promise<T>): Promise<T> {
  return preguntar().catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    return preguntar();
  });
}

/** What fell due meanwhile fires; then everything is as the journal says, and each case touched proves its own state. */
export async function comprobarTodo(
  d: Diario,
  url: string,
  replicas: Pick<Replicas, 'una' | 'vivas'>,
): Promise<Cruda> {
  // One of them may not have heard yet how far another moved the clock.
  const horas = await Promise.all(replicas.vivas.map((p) => otraVez(() => p.bien(200, p.get('/api/reloj')))));
  const ultima = horas
    .map((h) => h.ahora as string)
    .sort()
    .at(-1) as string;
  await otraVez(() => replicas.una().reloj(ultima));
  const cruda = await leerBase(url);
  comprobar(d, cruda);
  for (const id of d.tocados) {
    const v = await otraVez(() => replicas.una().verificacion(id));
    assert.deepEqual([id, v.integra, v.diferencias], [id, true, []]);
  }
  d.tocados.clear();
  return cruda;
}

/** The stream of each replica told every event once, in the order of its positions. */
export async function corrientesEnteras(seguidores: readonly Seguidor[], { filas }: Cruda): Promise<void> {
  const posiciones = filas.map((f) => f.posicion);
  for (const seguidor of seguidores)
    assert.deepEqual(await seguidor.hasta(posiciones.at(-1) ?? 0), posiciones);
}

/** The command that proves every chain and replays every history finds nothing. */
export async function verificarConLaOrden(url: string, carpeta: string, { filas }: Cruda): Promise<void> {
  const fin = await correr('cli', ['verificar'], {
    DATABASE_URL: url,
    DIRECTORIO_DOCUMENTOS: `${carpeta}/documentos`,
    DIRECTORIO_SELLOS: `${carpeta}/sellos`,
  });
  assert.deepEqual([fin.codigo, fin.errores], [0, ''], fin.salida);
  const casos = new Set(filas.map((f) => f.caso)).size;
  assert.match(fin.salida, new RegExp(`^${casos} expedientes, ${filas.length} eventos, 0 con diferencias`));
}

/** Where the clock of one of many deaths stops: all of them share the years whose calendar is reviewed. */
function finDe(muerte: number, muertes: number): string {
  const desde = Date.parse(INICIO);
  return new Date(desde + ((Date.parse(FIN) - desde) * muerte) / muertes).toISOString();
}

/**
 * Kills some replica at random again and again, under load; it comes back while the others go on. After each death, with
 * all of them up, everything acknowledged is there once, and every deadline fired once and on its day.
 * @param contar hears of each death
 */
export async function matarMuchas(
  replicas: Replicas,
  url: string,
  muertes: number,
  contar: (n: number) => void = () => undefined,
): Promise<Balance> {
  const empezado = performance.now();
  const d = new Diario();
  const seguidores = replicas.vivas.map((_, i) => new Seguidor(() => replicas.en(i)));
  let aclarados = 0;
  let cruda = await leerBase(url, '');
  try {
    for (let muerte = 1; muerte <= muertes; muerte++) {
      let parado = false;
      const carga = cargarReplicas(replicas.una, d, () => parado, finDe(muerte, muertes));
      try {
        await esperar(200 + Math.random() * 300);
        const muerta = await replicas.matarUna();
        // With nobody left the clients find nobody to ask: they wait for it to be born.
        await replicas.nacer(muerta);
      } finally {
        parado = true;
        await carga;
      }
      aclarados += await aclarar(d, replicas.una(), replicas.una());
      cruda = await comprobarTodo(d, url, replicas);
      assert.deepEqual(replicas.caidas, [], 'Una réplica terminó sola.');
      contar(muerte);
    }
    await corrientesEnteras(seguidores, cruda);
  } finally {
    // Whoever still listens would keep a run that failed from ending.
    await Promise.all(seguidores.map((seguidor) => seguidor.irse()));
  }
  return {
    muertes,
    reconocidos: d.reconocidos.length,
    rechazados: d.rechazados.size,
    aclarados: aclarados + [...d.negativas.values()].reduce((a, b) => a + b, 0),
    filas: cruda.filas.length,
    vencidos: cruda.filas.filter((f) => f.tipo.startsWith('VENCIO_')).length,
    segundos: Math.round((performance.now() - empezado) / 1000),
  };
}
