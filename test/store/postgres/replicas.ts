import { inject } from 'vitest';
import { basePostgres } from '../../../src/store/postgres/base.js';
import { Conexiones } from '../../../src/store/postgres/conexiones.js';
import { fondoPostgres } from '../../../src/store/postgres/fondo.js';
import { migrar } from '../../../src/store/postgres/migrar.js';
import type { Base } from '../../../src/store/sql/base.js';
import { portablesDe } from '../../../src/store/sql/index.js';
import { crearBase, plantillaMigrada } from '../../apoyo/cluster-bases.js';

/** The portable parts of a store as each of several machines has them, all over one database. */
export interface Replica {
  readonly base: Base;
  readonly conexiones: Conexiones;
  readonly store: ReturnType<typeof portablesDe>;
}

export interface Replicas {
  readonly url: string;
  readonly todas: readonly Replica[];
  cerrar(): Promise<void>;
}

async function migrada(url: string): Promise<void> {
  const conexiones = new Conexiones(url);
  const cliente = conexiones.nueva();
  await cliente.connect();
  await migrar(cliente);
  await cliente.end();
  await conexiones.cerrar();
}

function replicaDe(url: string): Replica {
  const conexiones = new Conexiones(url);
  const base = basePostgres(conexiones);
  const oyentes = { alCambiarFichas: () => undefined };
  return { base, conexiones, store: portablesDe(base, oyentes, fondoPostgres(base)) };
}

/** Opens several replicas over a new database of the cluster of the run. */
export async function abrirReplicas(cuantas: number): Promise<Replicas> {
  const acceso = inject('postgres');
  const base = await crearBase(acceso, await plantillaMigrada(acceso, migrada));
  const todas = Array.from({ length: cuantas }, () => replicaDe(base.url));
  return {
    url: base.url,
    todas,
    cerrar: async () => {
      for (const { store, conexiones } of todas) {
        await store.vaciarLecturas();
        await conexiones.cerrar();
      }
      await base.borrar();
    },
  };
}

/** A case without a story: what the parts of the store that are not about stories need of one. */
export async function sembrarCaso({ base }: Replica, id: string, entidad = 'Entidad de prueba') {
  const marcas = '?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?';
  await base.mandar(
    `INSERT INTO caso (id, coleccion, numero, maquina, regimen, situacion, estado, secuencia, snapshot, huella, huella_estado, creado, actualizado, ocurrido)
     VALUES (${marcas})`,
    id,
    'solicitudes',
    `AT-${id}`,
    'solicitud@1.0.0',
    'L32069',
    'en_atencion',
    '{}',
    1,
    '{}',
    'h',
    'h',
    AHORA,
    AHORA,
    AHORA,
  );
  await base.mandar(
    'INSERT INTO caso_datos (caso, datos, entidad, ruc, objeto) VALUES (?, ?, ?, ?, ?)',
    id,
    '{}',
    entidad,
    null,
    'Equipos médicos',
  );
}

export const AHORA = '2027-02-01T15:00:00.000Z';

/** A notice of a case, in the order it is given. */
export async function sembrarAviso({ base }: Replica, caso: string, orden: number, canal = 'correo') {
  const id = `${caso}.1.${orden}`;
  await base.mandar(
    `INSERT INTO aviso (id, caso, secuencia, orden, plantilla, canal, asunto, destinatarios, regla, creado, desde, estado)
     VALUES (?, ?, 1, ?, 'CITACION', ?, 'Asunto', '[]', 'R', ?, ?, ?)`,
    id,
    caso,
    orden,
    canal,
    AHORA,
    AHORA,
    canal === 'correo' ? 'pendiente' : 'por_registrar',
  );
  return id;
}
