import type { Registro } from '../../../machines/registro.js';
import { turnosDelProceso } from '../comun/turnos.js';
import type { Store } from '../puerto.js';
import { portablesDe } from '../sql/index.js';
import type { Conexiones } from './abrir.js';
import { baseSqlite } from './base.js';
import { Cambios } from './cambios.js';
import { Escritor } from './escritor.js';
import { fondoSqlite } from './fondo.js';
import { Lector } from './lector.js';
import { lecturaDe } from './leer.js';
import { Lotes, vistaDe } from './lotes.js';
import { Memoria } from './memoria.js';
import { Transacciones } from './transaccion.js';

/** The embedded store: one writer, one reader, and a memory of what is committed (D5). */
export function crearStoreSqlite(
  { escritor: db, lector: dbLectura, ruta }: Conexiones,
  registro: Registro,
): Store {
  const escritura = new Lector(db, registro);
  const lectura = ruta === null ? escritura : new Lector(dbLectura, registro);
  // After every commit of the writer the reader's pages are stale and read from disk again; the writer's own are not. So
  // point reads ask the writer, unless a transaction is open on it across turns: then only the reader is honest.
  const punto = () => (db.inTransaction ? lectura : escritura);
  const escritor = new Escritor(db, registro);
  const tx = new Transacciones(db);
  const leer = lecturaDe(db, dbLectura, tx);
  const base = baseSqlite(db, dbLectura, tx);
  const fondo = fondoSqlite(db, dbLectura, tx, ruta);
  const memoria = new Memoria(db, escritura, lectura);
  const lotes = new Lotes(db, tx, escritura, escritor, memoria);
  const portables = portablesDe(base, { alCambiarFichas: () => memoria.olvidarFichas() }, fondo);
  const cambios = new Cambios(db, ruta, tx, escritura, escritor, memoria);

  const leerTodo = (sql: string) => {
    const sentencia = dbLectura.prepare(sql);
    return <T>(...valores: unknown[]) => leer(() => sentencia.all(...valores) as T[]);
  };
  const leerUno = (sql: string) => {
    const sentencia = dbLectura.prepare(sql);
    return <T>(...valores: unknown[]) => leer(() => (sentencia.get(...valores) as T | undefined) ?? null);
  };
  const corriente = leerTodo(
    'SELECT posicion, caso, secuencia, tipo, actor, ocurrido, registrado, estado, regla FROM evento WHERE posicion > ? ORDER BY posicion LIMIT ?',
  );
  // The `+` keeps the positions out of the plan: a case is found by its own index, whatever the others wrote since.
  const corrienteDe = leerTodo(
    'SELECT posicion, caso, secuencia, tipo, actor, ocurrido, registrado, estado, regla FROM evento WHERE caso = ? AND +posicion > ? ORDER BY secuencia LIMIT ?',
  );
  const ultima = leerUno('SELECT coalesce(max(posicion), 0) AS posicion FROM evento');
  return {
    escribir: (trabajos) => lotes.escribir(trabajos),
    ensayar: (trabajo) =>
      leer(() => {
        const caso = trabajo.caso === null ? null : memoria.caso(trabajo.caso);
        return trabajo.decidir(vistaDe(punto(), memoria.normas(), { ...trabajo, reclamo: null }, caso, []))
          .respuesta;
      }),
    caso: (id) => leer(() => memoria.caso(id)),
    identidad: (id) => leer(() => memoria.identidad(id)),
    historia: (id, hasta) => leer(() => lectura.historia(id, hasta)),
    normas: () => leer(() => memoria.normas()),
    cambiarCalendario: cambios.calendario,
    corregirRegla: cambios.regla,
    usuarioPorFicha: (huella) => leer(() => memoria.usuario(huella)),
    corriente: (despues, limite, caso) =>
      caso === undefined ? corriente(despues, limite) : corrienteDe(caso, despues, limite),
    ultimaPosicion: async () => (await ultima<{ posicion: number }>())?.posicion ?? 0,
    ...portables,
    ...turnosDelProceso(),
    // Nobody tells a process what others write in the same file: whoever must know looks.
    alEscribirOtros: () => undefined,
    conexiones: () => null,
    comprobar: () => leer(() => void dbLectura.prepare('SELECT max(posicion) FROM evento').get()),
    async cerrar() {
      await portables.vaciarLecturas();
      await tx.correr(() => undefined).catch(() => undefined);
      await cambios.terminar();
      if (ruta !== null) dbLectura.close();
      db.close();
    },
  };
}
