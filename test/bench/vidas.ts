import { REGISTRO } from '../../machines/registro.js';
import { RelojSimulado } from '../../src/clock.js';
import { Door, type Respuesta } from '../../src/engine/door.js';
import type { Store } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { NACIMIENTO, VIDA } from './actos.js';
import { afirmar } from './medir.js';

/** A store and its door over a file, with synchronous=FULL and a simulated clock. */
export interface Casa {
  readonly store: Store;
  readonly door: Door;
  readonly reloj: RelojSimulado;
}

/** Opens a database as the system does; `envolver` may put something between the door and the store. */
export function abrirCasa(
  ruta: string,
  inicio: string = NACIMIENTO,
  envolver: (store: Store) => Store = (s) => s,
): Casa {
  const store = envolver(crearStoreSqlite(abrirSqlite(ruta), REGISTRO));
  const reloj = new RelojSimulado(inicio);
  return { store, reloj, door: new Door(store, REGISTRO, reloj, true) };
}

/** Makes every case live its whole life through the door, `porLote` cases in each commit. Returns events accepted. */
export async function vivir({ door, reloj }: Casa, ids: readonly string[], porLote: number): Promise<number> {
  let eventos = 0;
  for (const { ahora, acto } of VIDA) {
    reloj.mover(ahora);
    for (let i = 0; i < ids.length; i += porLote) {
      const lote = ids
        .slice(i, i + porLote)
        .map((caso) => door.actuar({ caso, ...acto, actor: 'especialista' }));
      for (const respuesta of await Promise.all(lote)) exigir(respuesta);
      eventos += lote.length;
    }
  }
  return eventos;
}

function exigir(respuesta: Respuesta): void {
  afirmar(
    respuesta.tipo === 'hecho',
    `Un acto de la vida no prosperó: ${respuesta.tipo === 'rechazada' ? respuesta.rechazo.detalle : respuesta.tipo}`,
  );
}
