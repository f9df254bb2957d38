import type { Registro } from '../../../machines/registro.js';
import type { Store } from '../puerto.js';
import type { Conexiones } from './abrir.js';
import { Cambios } from './cambios.js';
import { consultaDe } from './consulta.js';
import {
  listarAfectados,
  listarConRegla,
  listarDeEntidad,
  listarVencidos,
  numerosDe,
  proximos,
  quienesNombran,
} from './consultas.js';
import { documentosDe } from './documentos.js';
import { enviosDe } from './envios.js';
import { Escritor } from './escritor.js';
import { COLUMNAS_AVISO, type FilaUsuario, usuarioDe } from './filas.js';
import { gestionDe } from './gestion.js';
import { identidadesDe } from './identidades.js';
import { indicadoresDe } from './indicadores.js';
import { Lector } from './lector.js';
import { leer } from './leer.js';
import { listarCasos } from './listas.js';
import { Lotes, vistaDe } from './lotes.js';
import { Memoria } from './memoria.js';
import { mesaDe } from './mesa.js';
import { operacionesDe } from './operaciones.js';
import { personalesDe } from './personales.js';
import { listarPlazos } from './plazos.js';
import { sellosDe } from './sellos.js';
import { sesionesDe } from './sesiones.js';
import { sobresDe } from './sobres.js';
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
  const memoria = new Memoria(db, escritura, lectura);
  const lotes = new Lotes(db, tx, escritura, escritor, memoria);
  const cambios = new Cambios(db, ruta, tx, escritura, escritor, memoria);

  const leerTodo = (sql: string) => {
    const sentencia = dbLectura.prepare(sql);
    return <T>(...valores: unknown[]) => leer(() => sentencia.all(...valores) as T[]);
  };
  const leerUno = (sql: string) => {
    const sentencia = dbLectura.prepare(sql);
    return <T>(...valores: unknown[]) => leer(() => (sentencia.get(...valores) as T | undefined) ?? null);
  };
  const mandar = (sql: string) => {
    const sentencia = db.prepare(sql);
    return (...valores: unknown[]) => tx.correr(() => sentencia.run(...valores).changes);
  };

  const avisosDe = leerTodo(
    `SELECT ${COLUMNAS_AVISO} FROM aviso WHERE id > ? || '.' AND id < ? || '/' ORDER BY secuencia, orden`,
  );
  const pendientes = leerTodo(
    `SELECT id, a, de, tipo, datos FROM mensaje WHERE estado = 'pendiente' ORDER BY id LIMIT ?`,
  );
  const mensajesDe = leerTodo(
    `SELECT id, a, de, tipo, datos FROM mensaje WHERE de = ? AND secuencia >= ? AND estado = 'pendiente' ORDER BY secuencia, id`,
  );
  const porId = leerUno('SELECT id, nombre, correo, roles, entidad FROM usuario WHERE id = ?');
  const ajuste = leerUno('SELECT valor FROM ajuste WHERE nombre = ?');
  const incidencias = leerTodo('SELECT id, caso, detalle, creada FROM incidencia ORDER BY id DESC LIMIT ?');
  const corriente = leerTodo(
    'SELECT posicion, caso, secuencia, tipo, actor, ocurrido, registrado, estado, regla FROM evento WHERE posicion > ? ORDER BY posicion LIMIT ?',
  );
  // The `+` keeps the positions out of the plan: a case is found by its own index, whatever the others wrote since.
  const corrienteDe = leerTodo(
    'SELECT posicion, caso, secuencia, tipo, actor, ocurrido, registrado, estado, regla FROM evento WHERE caso = ? AND +posicion > ? ORDER BY secuencia LIMIT ?',
  );
  const ultima = leerUno('SELECT coalesce(max(posicion), 0) AS posicion FROM evento');
  const ids = leerTodo('SELECT id FROM caso WHERE id > ? ORDER BY id LIMIT ?');
  const crearUsuario = mandar(
    'INSERT INTO usuario (id, nombre, correo, roles, entidad, huella_ficha, creado, cuenta) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const renovar = mandar('UPDATE usuario SET huella_ficha = ? WHERE id = ? AND revocado IS NULL');
  const guardarAjuste = mandar(
    'INSERT INTO ajuste (nombre, valor) VALUES (?, ?) ON CONFLICT (nombre) DO UPDATE SET valor = excluded.valor',
  );
  const crearAjuste = mandar('INSERT OR IGNORE INTO ajuste (nombre, valor) VALUES (?, ?)');
  const algunUsuario = leerUno('SELECT id FROM usuario LIMIT 1');
  const reponer = mandar(`UPDATE aviso SET estado = 'pendiente', codigo = NULL WHERE codigo = 'APARTADO'`);
  const reintentar = mandar(
    `UPDATE plazo SET detenido = 0 WHERE detenido = 1 AND caso IN (SELECT caso FROM incidencia)`,
  );
  const reclamar = mandar(
    `INSERT OR IGNORE INTO idempotencia (usuario, ruta, clave, cuerpo, caso, secuencia, desde, estado, creado) VALUES (?, ?, ?, ?, '', 0, 0, 0, ?)`,
  );
  const reclamado = leerUno(
    'SELECT cuerpo, estado, respuesta FROM idempotencia WHERE usuario = ? AND ruta = ? AND clave = ?',
  );
  const cumplir = mandar(
    'UPDATE idempotencia SET estado = ?, respuesta = ? WHERE usuario = ? AND ruta = ? AND clave = ?',
  );
  const soltar = mandar('DELETE FROM idempotencia WHERE usuario = ? AND ruta = ? AND clave = ?');
  const soltarInconclusos = mandar('DELETE FROM idempotencia WHERE estado = 0 AND creado < ?');
  const olvidar = mandar('DELETE FROM idempotencia WHERE creado < ?');
  const rechazar = db.prepare(`UPDATE mensaje SET estado = 'rechazado' WHERE id = ?`);
  const incidir = db.prepare(
    'INSERT OR IGNORE INTO incidencia (caso, clave, detalle, creada) VALUES (?, ?, ?, ?)',
  );
  const detener = db.prepare(`UPDATE plazo SET detenido = 1 WHERE caso = ? AND estado = 'corriendo'`);
  const desistir = db.prepare(
    `UPDATE aviso SET estado = 'fallida', codigo = 'APARTADO' WHERE caso = ? AND estado = 'pendiente' AND al_salir IS NOT NULL`,
  );

  const personales = personalesDe(db, dbLectura, tx);

  async function cambiarFicha(cambiar: () => Promise<number>): Promise<boolean> {
    const cambiadas = await cambiar();
    memoria.olvidarFichas();
    return cambiadas === 1;
  }

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
    avisos: (id) => avisosDe(id, id),
    casos: (filtro) => leer(() => listarCasos(dbLectura, filtro)),
    plazos: (filtro) => leer(() => listarPlazos(dbLectura, filtro)),
    vencidos: (hasta, conSalidas, limite) => leer(() => listarVencidos(dbLectura, hasta, conSalidas, limite)),
    proximoVencimiento: (conSalidas) => leer(() => proximos(dbLectura, conSalidas)),
    mensajesPendientes: (limite) => pendientes(limite),
    mensajesDe: (caso, desde) => mensajesDe(caso, desde),
    rechazarMensaje: (id, caso, detalle, creada) =>
      tx.correr(() => {
        rechazar.run(id);
        incidir.run(caso, `mensaje ${id}`, detalle, creada);
      }),
    apartar: (caso, detalle, creada) =>
      tx.correr(() => {
        detener.run(caso);
        desistir.run(caso);
        incidir.run(caso, `apartado ${caso}`, detalle, creada);
      }),
    reintentarApartados: async () => {
      await reintentar();
      await reponer();
    },
    normas: () => leer(() => memoria.normas()),
    casosDeEntidad: (pedido) => leer(() => listarDeEntidad(dbLectura, pedido)),
    quienesNombran: (id) => leer(() => quienesNombran(dbLectura, id)),
    numeros: (ids) => leer(() => numerosDe(dbLectura, ids)),
    afectados: (fecha, despues, limite) => leer(() => listarAfectados(dbLectura, fecha, despues, limite)),
    afectadosPorRegla: (regla, estado, despues, limite) =>
      leer(() => listarConRegla(dbLectura, regla, estado, despues, limite)),
    cambiarCalendario: cambios.calendario,
    corregirRegla: cambios.regla,
    async reclamar({ usuario, ruta, clave, cuerpo }, creado) {
      const nuevo = await reclamar(usuario, ruta, clave, cuerpo, creado);
      return nuevo === 1 ? null : reclamado(usuario, ruta, clave);
    },
    cumplirReclamo: async ({ usuario, ruta, clave }, estado, respuesta) => {
      await cumplir(estado, respuesta, usuario, ruta, clave);
    },
    soltarReclamo: async ({ usuario, ruta, clave }) => {
      await soltar(usuario, ruta, clave);
    },
    usuarioPorFicha: (huella) => leer(() => memoria.usuario(huella)),
    usuario: async (id) => usuarioDe((await porId<FilaUsuario>(id)) ?? undefined),
    crearUsuario: async (u, huella, creado) => {
      const { id, nombre, correo, roles, entidad, cuenta = null } = u;
      await crearUsuario(id, nombre, correo, JSON.stringify(roles), entidad, huella, creado, cuenta);
    },
    renovarFicha: (id, huella) => cambiarFicha(() => renovar(huella, id)),
    ajuste: async (nombre) => (await ajuste<{ valor: string }>(nombre))?.valor ?? null,
    guardarAjuste: async (nombre, valor) => {
      await guardarAjuste(nombre, valor);
    },
    ajusteInicial: async (nombre, valor) => {
      await crearAjuste(nombre, valor);
      return (await ajuste<{ valor: string }>(nombre))?.valor ?? valor;
    },
    hayUsuarios: async () => (await algunUsuario<{ id: string }>()) !== null,
    incidencias: (limite) => incidencias(limite),
    corriente: (despues, limite, caso) =>
      caso === undefined ? corriente(despues, limite) : corrienteDe(caso, despues, limite),
    ultimaPosicion: async () => (await ultima<{ posicion: number }>())?.posicion ?? 0,
    soltarInconclusos: (antesDe) => soltarInconclusos(antesDe),
    olvidarReclamos: (antesDe) => olvidar(antesDe),
    idsDeCasos: async (despues, limite) => (await ids<{ id: string }>(despues, limite)).map((f) => f.id),
    comprobar: () => leer(() => void dbLectura.prepare('SELECT max(posicion) FROM evento').get()),
    ...sobresDe(db, dbLectura, lectura, tx),
    ...sesionesDe(db, dbLectura, tx),
    ...operacionesDe(dbLectura, ruta),
    ...mesaDe(db, dbLectura, tx),
    ...indicadoresDe(dbLectura),
    ...enviosDe(db, dbLectura, tx),
    ...documentosDe(db, dbLectura, tx),
    ...identidadesDe(db, dbLectura, tx, () => memoria.olvidarFichas()),
    ...gestionDe(db, dbLectura, tx),
    ...personales,
    ...sellosDe(db, dbLectura, tx),
    ...consultaDe(dbLectura),
    async cerrar() {
      await personales.vaciarLecturas();
      await tx.correr(() => undefined).catch(() => undefined);
      await cambios.terminar();
      if (ruta !== null) dbLectura.close();
      db.close();
    },
  };
}
