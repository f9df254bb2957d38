import type { Database } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { REGISTRO } from '../../machines/registro.js';
import { RelojSimulado } from '../../src/clock.js';
import { huellaDeEvento } from '../../src/engine/cadena.js';
import { Door } from '../../src/engine/door.js';
import type { EventoGuardado } from '../../src/engine/tipos.js';
import { abrirMudable } from '../../src/store/abrir.js';
import { COLUMNAS_EVENTO } from '../../src/store/comun/filas.js';
import { type FilaMudada, type Mudable, TABLAS } from '../../src/store/mudanza.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { afirmar } from './medir.js';
import { poblar, type Semilla } from './sembrar.js';

// Lives lived through the door; the others are theirs over again, each with its own name, number and chain.
const MODELOS = 1000;
const POR_TANDA = 1000;
const DE_CASO = ['caso', 'caso_datos', 'evento', 'plazo', 'etapa', 'aviso'];

/** A life as rows, table by table, to be lived again under other names. */
interface Modelo {
  readonly id: string;
  readonly numero: string;
  readonly filas: ReadonlyMap<string, readonly FilaMudada[]>;
  readonly eventos: readonly EventoGuardado[];
}

/** A new name and number for a life. */
interface Nombre {
  readonly pk: number;
  readonly id: string;
  readonly numero: string;
}

function modelosDe(db: Database): Modelo[] {
  const casos = db.prepare('SELECT * FROM caso ORDER BY pk').all() as FilaMudada[];
  return casos.map((caso) => {
    const id = caso['id'] as string;
    const filas = new Map<string, FilaMudada[]>(
      DE_CASO.slice(1).map((tabla) => {
        const de = tabla === 'etapa' ? (caso['pk'] as number) : id;
        return [tabla, db.prepare(`SELECT * FROM ${tabla} WHERE caso = ?`).all(de) as FilaMudada[]];
      }),
    );
    filas.set('caso', [caso]);
    const eventos = db
      .prepare(`SELECT ${COLUMNAS_EVENTO} FROM evento WHERE caso = ? ORDER BY secuencia`)
      .all(id) as EventoGuardado[];
    return { id, numero: caso['numero'] as string, filas, eventos };
  });
}

async function vivirModelos(
  semilla: Semilla,
): Promise<{ modelos: Modelo[]; resto: Map<string, FilaMudada[]> }> {
  const { escritor } = abrirSqlite(':memory:');
  const store = crearStoreSqlite({ escritor, lector: escritor, ruta: null }, REGISTRO);
  const reloj = new RelojSimulado(semilla.ahora);
  await poblar(new Door(store, REGISTRO, reloj, true), reloj, semilla);
  const resto = new Map(
    TABLAS.filter(({ nombre }) => !DE_CASO.includes(nombre)).map(({ nombre, orden }) => [
      nombre,
      escritor.prepare(`SELECT * FROM ${nombre} ORDER BY ${orden.join(', ')}`).all() as FilaMudada[],
    ]),
  );
  const modelos = modelosDe(escritor);
  await store.cerrar();
  return { modelos, resto };
}

function renombrada(tabla: string, fila: FilaMudada, modelo: Modelo, { pk, id, numero }: Nombre): FilaMudada {
  switch (tabla) {
    case 'caso':
      return { ...fila, pk, id, numero };
    case 'etapa':
      return { ...fila, caso: pk };
    case 'aviso':
      return {
        ...fila,
        id: (fila['id'] as string).replace(modelo.id, id),
        caso: id,
        asunto: (fila['asunto'] as string).replace(modelo.numero, numero),
      };
    default:
      return { ...fila, caso: id };
  }
}

/** A life again, in rows: its chain is linked anew, for the name of a case is in every link. */
function revivir(modelo: Modelo, nombre: Nombre, posicion: number): Map<string, FilaMudada[]> {
  let huella = '';
  const huellas = modelo.eventos.map((evento) => {
    huella = huellaDeEvento(huella, nombre.id, evento);
    return huella;
  });
  return new Map(
    DE_CASO.map((tabla) => [
      tabla,
      (modelo.filas.get(tabla) ?? []).map((fila, i) => {
        const suya = renombrada(tabla, fila, modelo, nombre);
        if (tabla === 'caso') return { ...suya, huella };
        return tabla === 'evento' ? { ...suya, posicion: posicion + i, huella: huellas[i] as string } : suya;
      }),
    ]),
  );
}

const AVANCE = { de: 'semilla', tras: null };

async function guardar(base: Mudable, tablas: ReadonlyMap<string, FilaMudada[]>): Promise<void> {
  for (const tabla of TABLAS) {
    const filas = tablas.get(tabla.nombre) ?? [];
    if (filas.length > 0) await base.recibir(tabla, filas, { ...AVANCE, tabla: tabla.nombre });
  }
}

/**
 * Fills an empty database with a crowd in a fraction of the time it would take to live it: some lives go through the door,
 * and the others are those lives under other names. Every one passes the verification of chain and replay.
 * @param url `sqlite:<ruta>` or `postgres://…`
 */
export async function sembrarAGranel(
  url: string,
  semilla: Semilla,
  decir: (linea: string) => void,
): Promise<void> {
  const base = await abrirMudable(url, 'nueva');
  try {
    afirmar(await base.vacia(), 'La base ya tiene expedientes o usuarios: se siembra una nueva.');
    const { modelos, resto } = await vivirModelos({ ...semilla, casos: Math.min(MODELOS, semilla.casos) });
    resto.set('contador', [{ serie: modelos[0]?.numero.replace(/-\d+$/, '') ?? '', ultimo: semilla.casos }]);
    await guardar(base, resto);
    let posicion = 1;
    for (let hechos = 0; hechos < semilla.casos; ) {
      const tanda = new Map<string, FilaMudada[]>(DE_CASO.map((tabla) => [tabla, []]));
      const textos: { pk: number; texto: string }[] = [];
      const hasta = Math.min(hechos + POR_TANDA, semilla.casos);
      for (; hechos < hasta; hechos++) {
        const modelo = modelos[hechos % modelos.length] as Modelo;
        const numero = modelo.numero.replace(/\d+$/, String(hechos + 1).padStart(6, '0'));
        const nombre = { pk: hechos + 1, id: uuid({ msecs: Date.parse(semilla.ahora) + hechos }), numero };
        for (const [tabla, filas] of revivir(modelo, nombre, posicion)) tanda.get(tabla)?.push(...filas);
        posicion += modelo.eventos.length;
        textos.push({ pk: nombre.pk, texto: textoDelModelo(modelo, numero) });
      }
      await guardar(base, tanda);
      await base.recibirTextos(textos, { ...AVANCE, tabla: 'caso_texto' });
      if (hechos % 50_000 === 0) decir(`${hechos} expedientes`);
    }
    await base.terminar();
  } finally {
    await base.cerrar();
  }
}

function textoDelModelo({ filas }: Modelo, numero: string): string {
  const { entidad = null, ruc = null, objeto = null } = filas.get('caso_datos')?.[0] ?? {};
  return [numero, entidad, ruc, objeto].filter(Boolean).join('\n');
}
