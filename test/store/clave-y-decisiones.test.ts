import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { abrirStore } from '../../src/store/abrir.js';
import type { Store } from '../../src/store/puerto.js';
import { basePostgres } from '../apoyo/bases.js';
import type { BasePostgres } from '../apoyo/cluster-bases.js';

const ESPERANDO = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
const SOBRE = (id: string) =>
  `INSERT INTO sobre (id, caso, secuencia, postor, item, llave, cifrado, compromiso) VALUES ('${id}', 'c', 1, 'p', '1', 'vieja', 'x', 'y')`;

describe('Cambiar la clave de los sobres mientras otra réplica sella, en PostgreSQL', () => {
  let base: BasePostgres;
  let store: Store;
  let otro: Client;

  beforeAll(async () => {
    base = await basePostgres();
    store = await abrirStore(base.url, REGISTRO);
    otro = new Client({ connectionString: base.url });
    await otro.connect();
    await store.testigoInicial('testigo viejo');
    await otro.query(
      `INSERT INTO caso (id, coleccion, numero, maquina, regimen, situacion, estado, secuencia, snapshot, huella, huella_estado, creado, actualizado, ocurrido)
       VALUES ('c', 'procesos', 'N', 'm', 'r', 's', '"e"', 1, '{}', 'h', 'h', 't', 't', 't');
       INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla)
       VALUES ('c', 1, 'T', '{}', 's', 'h', 'u', 't', 't', 'm', 0, 0, '"e"', 'h', 'h', '{}', 'r');
       ${SOBRE('s1')}`,
    );
  });

  afterAll(async () => {
    await otro.end();
    await store.cerrar();
    await base.borrar();
  });

  /** Resolves when somebody waits for somebody else's lock. */
  async function hayQuienEspera(): Promise<void> {
    while ((await otro.query(ESPERANDO)).rowCount === 0) await new Promise(setImmediate);
  }

  const verTestigo = () =>
    store.escribir([
      {
        caso: null,
        reclamo: null,
        decidir: (vista) => ({ respuesta: vista.testigo(), escritura: null }),
      },
    ]);

  it('el sobre que se estaba escribiendo con la clave anterior pasa también a la nueva', async () => {
    await otro.query(`BEGIN; SELECT valor FROM ajuste WHERE nombre = 'sobre_testigo' FOR SHARE`);
    const cambio = store.reenvolver('testigo nuevo', () => 'nueva');
    await hayQuienEspera();
    await otro.query(`${SOBRE('s2')}; COMMIT`);
    expect(await cambio).toBe(2);
    expect((await store.todosLosSobres('', 10)).map((s) => s.llave)).toEqual(['nueva', 'nueva']);
  });

  it('la decisión que llega durante el cambio espera, y ve el testigo nuevo', async () => {
    await otro.query(
      `BEGIN; LOCK TABLE ajuste IN EXCLUSIVE MODE; UPDATE ajuste SET valor = 'el último' WHERE nombre = 'sobre_testigo'`,
    );
    const decision = verTestigo();
    await hayQuienEspera();
    await otro.query('COMMIT');
    expect(await decision).toEqual([{ ok: true, respuesta: 'el último' }]);
  });
});
