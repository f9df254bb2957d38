import type { Database, Statement } from 'better-sqlite3';
import type { Registro } from '../../../machines/registro.js';
import { COLUMNAS_AVISO_GUARDADO, COLUMNAS_EVENTO_GUARDADO, COLUMNAS_SOBRE } from '../comun/filas.js';
import type { NombreDeOrden } from '../comun/orden.js';
import { Ordenes } from '../comun/ordenes.js';
import type { Escritura } from '../puerto.js';
import { EscritorDeSupresiones } from './supresiones.js';

const marcas = (n: number) => Array(n).fill('?').join(', ');
const PK = '(SELECT pk FROM caso WHERE id = ?)';

const SENTENCIAS: Readonly<Record<Exclude<NombreDeOrden, 'suprime'>, string>> = {
  nuevo: `INSERT INTO caso (id, coleccion, numero, maquina, regimen, creado, ruc, situacion, estado, secuencia, snapshot, huella, huella_estado, actualizado, ocurrido, proximo, salidas, responsable) VALUES (${marcas(18)})`,
  texto: `INSERT INTO caso_texto (rowid, texto) VALUES (${PK}, ?)`,
  datos: 'INSERT INTO caso_datos (caso, datos, entidad, ruc, objeto) VALUES (?, ?, ?, ?, ?)',
  vinculo: 'INSERT OR IGNORE INTO vinculo (caso, tipo, otro) VALUES (?, ?, ?)',
  cambia:
    'UPDATE caso SET situacion = ?, estado = ?, secuencia = ?, snapshot = ?, huella = ?, huella_estado = ?, actualizado = ?, ocurrido = ?, proximo = ?, salidas = ?, responsable = ? WHERE id = ?',
  cambiaDeMaquina: 'UPDATE caso SET maquina = ? WHERE id = ?',
  cambianDatos: 'UPDATE caso_datos SET datos = ? WHERE caso = ?',
  evento: `INSERT INTO evento (${COLUMNAS_EVENTO_GUARDADO}) VALUES (${marcas(17)})`,
  asigna: 'UPDATE caso SET asignado = ? WHERE id = ?',
  sale: `UPDATE etapa SET salio = ? WHERE caso = ${PK} AND etapa = ? AND salio IS NULL`,
  entra: `INSERT INTO etapa (caso, etapa, desde, coleccion, entro, situacion) VALUES (${PK}, ?, ?, ?, ?, ?)`,
  sobre: `INSERT INTO sobre (${COLUMNAS_SOBRE}) VALUES (${marcas(8)})`,
  cierra: 'UPDATE plazo SET estado = ?, cerrado = ?, motivo = ?, debe = debe & ? WHERE caso = ? AND n = ?',
  suelta: 'UPDATE plazo SET debe = 0 WHERE caso = ? AND n = ?',
  plazo: `INSERT INTO plazo (caso, n, regla, item, desde, dias, computo, ambitos, vence, instante, estado, abierto, cerrado, reemplaza, motivo, debe) VALUES (${marcas(16)})`,
  desatiende: 'UPDATE plazo SET atendido = NULL WHERE caso = ? AND atendido >= ?',
  atiende: `UPDATE plazo SET atendido = ?, debe = 0 WHERE caso = ? AND n = (
    SELECT min(q.n) FROM plazo q WHERE q.caso = plazo.caso AND q.atendido IS NULL AND q.n IN (SELECT value FROM json_each(?)))`,
  sueltaTodo: 'UPDATE plazo SET debe = 0 WHERE caso = ? AND debe = 1',
  recuenta: `UPDATE plazo SET debe = estado IN ('corriendo', 'vencido') AND atendido IS NULL
      AND regla IN (SELECT value FROM json_each(?))
      AND NOT EXISTS (SELECT 1 FROM plazo q WHERE q.caso = plazo.caso AND q.regla = plazo.regla AND q.item = plazo.item AND q.n > plazo.n)
    WHERE caso = ?`,
  salidas: 'UPDATE caso SET salidas = ? WHERE id = ?',
  aviso: `INSERT INTO aviso (${COLUMNAS_AVISO_GUARDADO}) VALUES (${marcas(16)})`,
  registra: 'UPDATE aviso SET estado = ?, enviado = ?, codigo = ? WHERE id = ?',
  aplaza: 'UPDATE aviso SET desde = ? WHERE id = ?',
  mensaje: `INSERT INTO mensaje (id, de, secuencia, a, tipo, datos, ocurrido, estado) VALUES (?, ?, ?, ?, ?, ?, ?, 'pendiente')`,
  mensajeVinculado: `INSERT INTO mensaje (id, de, secuencia, a, tipo, datos, ocurrido, estado)
    SELECT ? || '.' || (row_number() OVER (ORDER BY caso) - 1), ?, ?, caso, ?, ?, ?, 'pendiente'
    FROM vinculo WHERE otro = ? AND tipo = ? ORDER BY caso`,
  entrega: `UPDATE mensaje SET estado = 'entregado' WHERE id = ?`,
  incidencia: 'INSERT OR IGNORE INTO incidencia (caso, clave, detalle, creada) VALUES (?, ?, ?, ?)',
  detiene: 'UPDATE plazo SET detenido = 1 WHERE caso = ? AND n = ?',
  reclamo:
    'INSERT INTO idempotencia (usuario, ruta, clave, cuerpo, caso, secuencia, desde, estado, creado) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
};

/** Prepared statements that put one decision on disk. Used only inside the store's write transaction. */
export class Escritor {
  readonly #sentencias: Readonly<Record<string, Statement>>;
  readonly #supresiones: EscritorDeSupresiones;
  readonly #ordenes: Ordenes;

  constructor(db: Database, registro: Registro) {
    this.#ordenes = new Ordenes(registro);
    this.#supresiones = new EscritorDeSupresiones(db);
    this.#sentencias = Object.fromEntries(
      Object.entries(SENTENCIAS).map(([nombre, sql]) => [nombre, db.prepare(sql)]),
    );
  }

  /** Writes everything a decision ordered. */
  escribir(e: Escritura): void {
    for (const [que, ...valores] of this.#ordenes.de(e)) {
      if (que !== 'suprime') this.#sentencias[que]?.run(...valores);
      else if (e.supresion) this.#supresiones.escribir(e.caso, e.supresion);
    }
  }
}
