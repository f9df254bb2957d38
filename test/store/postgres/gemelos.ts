import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { REGISTRO } from '../../../machines/registro.js';
import { abrirStore } from '../../../src/store/abrir.js';
import type { Store } from '../../../src/store/puerto.js';
import { palabrasPlegadas } from '../../../src/store/sql/dialecto.js';
import { basePostgres } from '../../apoyo/bases.js';
import { carpetaTemporal } from '../../apoyo/servidor.js';
import { sembrarLecturas } from '../../bench/sembrar-listas.js';

const TABLAS = ['caso', 'caso_datos', 'evento', 'etapa', 'plazo', 'usuario', 'aviso'];
const FILAS_POR_VEZ = 1000;

/** The same rows in both databases. */
export interface Gemelos {
  readonly sqlite: Store;
  readonly postgres: Store;
  cerrar(): Promise<void>;
}

async function copiar(de: Sqlite.Database, a: Client): Promise<void> {
  for (const tabla of TABLAS) {
    const filas = de.prepare(`SELECT * FROM ${tabla}`).all();
    for (let i = 0; i < filas.length; i += FILAS_POR_VEZ)
      await a.query(`INSERT INTO ${tabla} SELECT * FROM json_populate_recordset(NULL::${tabla}, $1)`, [
        JSON.stringify(filas.slice(i, i + FILAS_POR_VEZ)),
      ]);
  }
  const textos = de
    .prepare(
      'SELECT c.pk, c.numero, d.entidad, d.ruc, d.objeto FROM caso c JOIN caso_datos d ON d.caso = c.id',
    )
    .all() as Record<string, string | number>[];
  for (const { pk, numero, entidad, ruc, objeto } of textos)
    await a.query('INSERT INTO caso_texto (caso, palabras) VALUES ($1, array_to_tsvector($2::text[]))', [
      pk,
      [...new Set(palabrasPlegadas([numero, entidad, ruc, objeto].join('\n')))],
    ]);
  await a.query('ANALYZE');
}

// What the seeds of the lists lack: duties, mail that leaves by itself, people, and data to look into.
const ADEMAS = `
  UPDATE plazo SET detenido = 0, debe = 1 WHERE estado = 'corriendo' AND n = 3;
  UPDATE plazo SET atendido = 3 WHERE estado = 'vencido' AND n = 2;
  UPDATE caso SET asignado = 'u-' || (pk % 7) WHERE pk % 5 = 0;
  UPDATE caso SET coleccion = 'procesos' WHERE pk % 11 = 0;
  UPDATE etapa SET coleccion = 'procesos' WHERE caso % 11 = 0;
  UPDATE caso_datos SET datos = json_object('objeto', CASE WHEN ruc = '20000000000' THEN 'bienes' ELSE 'obras' END,
    'ejercicio', 2026, 'valorReferencial', '500.00', 'descripcion', 'Ñandú "uno"', 'nulidadDeItem', NULL,
    'mapa', json_object('z', 1, 'a', json_array(1, 2)));
  INSERT INTO usuario (id, nombre, roles, creado) VALUES ('persona-3', 'Ana Ñusta', '[]', '2026'), ('u-1', 'Beto', '[]', '2026');
  INSERT INTO aviso (id, caso, secuencia, orden, plantilla, canal, asunto, destinatarios, regla, creado, desde, estado, al_salir)
    SELECT id || '.1.1', id, 1, 1, 'P', 'correo', 'A', '[]', 'R', creado, creado, 'pendiente', 'SALIO' FROM caso WHERE pk % 9 = 0;
`;

/** Seeds a database of each kind with the same cases. */
export async function abrirGemelos(casos: number): Promise<Gemelos> {
  const lugar = carpetaTemporal();
  sembrarLecturas(lugar.archivo, { casos, eventos: 3, inicio: '2025-01-02T15:00:00.000Z', dias: 600 });
  const db = new Sqlite(lugar.archivo);
  db.exec(ADEMAS);
  const base = await basePostgres();
  const cliente = new Client({ connectionString: base.url });
  await cliente.connect();
  await copiar(db, cliente);
  await cliente.end();
  db.close();
  const sqlite = await abrirStore(`sqlite:${lugar.archivo}`, REGISTRO);
  const postgres = await abrirStore(base.url, REGISTRO);
  return {
    sqlite,
    postgres,
    cerrar: async () => {
      await sqlite.cerrar();
      await postgres.cerrar();
      lugar.borrar();
      await base.borrar();
    },
  };
}
