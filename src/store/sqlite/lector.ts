import type { Database, Statement } from 'better-sqlite3';
import type { Inhabil } from '../../../machines/calendario/index.js';
import type { Registro } from '../../../machines/registro.js';
import type { Correccion } from '../../../machines/reglas/index.js';
import type { EventoGuardado } from '../../engine/tipos.js';
import {
  COLUMNAS_AVISO,
  COLUMNAS_EVENTO,
  COLUMNAS_PLAZO,
  COLUMNAS_SOBRE,
  casoDe,
  type FilaCaso,
  type FilaUsuario,
  plazoDeFila,
  TESTIGO,
} from '../comun/filas.js';
import type { Aviso, Caso, Normas, Reclamado, Reclamo, SobreGuardado } from '../puerto.js';

function agrupar<V>(filas: readonly unknown[][], valor: (fila: unknown[]) => V): Map<string, V[]> {
  const grupos = new Map<string, V[]>();
  for (const fila of filas) {
    const caso = fila[0] as string;
    const grupo = grupos.get(caso);
    if (grupo) grupo.push(valor(fila));
    else grupos.set(caso, [valor(fila)]);
  }
  return grupos;
}

/** Point reads a decision needs, prepared on one connection. */
export class Lector {
  readonly #db: Database;
  readonly #enUnaVista: (id: string) => Caso | null;
  readonly #secuencia: Statement;
  readonly #caso: Statement;
  readonly #plazos: Statement;
  readonly #casos: Statement;
  readonly #plazosDe: Statement;
  readonly #vinculosDe: Statement;
  readonly #vinculos: Statement;
  readonly #historia: Statement;
  readonly #aviso: Statement;
  readonly #reclamo: Statement;
  readonly #contador: Statement;
  readonly #mensaje: Statement;
  readonly #sobres: Statement;
  readonly #testigo: Statement;
  readonly #usuario: Statement;
  readonly #versiones: Statement;
  readonly #inhabiles: Statement;
  readonly #correcciones: Statement;
  #normas: Normas = { version: -1, inhabiles: [], correcciones: [] };

  constructor(
    db: Database,
    readonly registro: Registro,
  ) {
    this.#db = db;
    this.#enUnaVista = db.transaction((id: string) => this.#leerCaso(id));
    this.#secuencia = db.prepare('SELECT secuencia FROM caso WHERE id = ?').pluck();
    const caso = `SELECT c.id, coleccion, numero, maquina, regimen, situacion, secuencia, snapshot, huella, huella_estado, creado, actualizado, ocurrido, salidas, responsable, d.datos, d.ruc
      FROM caso c JOIN caso_datos d ON d.caso = c.id WHERE c.id`;
    this.#caso = db.prepare(`${caso} = ?`);
    this.#casos = db.prepare(`${caso} IN (SELECT value FROM json_each(?))`);
    this.#plazosDe = db
      .prepare(
        `SELECT caso, ${COLUMNAS_PLAZO} FROM plazo WHERE caso IN (SELECT value FROM json_each(?)) ORDER BY caso, n`,
      )
      .raw();
    this.#vinculosDe = db
      .prepare(
        'SELECT caso, tipo, otro FROM vinculo WHERE caso IN (SELECT value FROM json_each(?)) ORDER BY caso, tipo, otro',
      )
      .raw();
    this.#plazos = db.prepare(`SELECT caso, ${COLUMNAS_PLAZO} FROM plazo WHERE caso = ? ORDER BY n`).raw();
    this.#vinculos = db.prepare('SELECT tipo, otro AS caso FROM vinculo WHERE caso = ? ORDER BY tipo, otro');
    this.#historia = db.prepare(
      `SELECT ${COLUMNAS_EVENTO} FROM evento WHERE caso = ? AND secuencia <= ? ORDER BY secuencia`,
    );
    this.#aviso = db.prepare(`SELECT ${COLUMNAS_AVISO} FROM aviso WHERE id = ?`);
    this.#reclamo = db.prepare(
      'SELECT cuerpo, caso, secuencia, desde, estado FROM idempotencia WHERE usuario = ? AND ruta = ? AND clave = ?',
    );
    this.#contador = db.prepare('SELECT ultimo FROM contador WHERE serie = ?').pluck();
    this.#mensaje = db.prepare("SELECT 1 FROM mensaje WHERE id = ? AND estado = 'pendiente'").pluck();
    this.#sobres = db.prepare(
      `SELECT ${COLUMNAS_SOBRE} FROM sobre WHERE caso = ? AND id IN (SELECT value FROM json_each(?))`,
    );
    this.#testigo = db.prepare('SELECT valor FROM ajuste WHERE nombre = ?').pluck();
    this.#usuario = db.prepare(
      'SELECT id, nombre, correo, roles, entidad FROM usuario WHERE huella_ficha = ? AND revocado IS NULL',
    );
    this.#versiones = db
      .prepare('SELECT (SELECT coalesce(max(version), 0) FROM inhabil), (SELECT count(*) FROM correccion)')
      .raw();
    this.#inhabiles = db.prepare(
      'SELECT version, tipo, fecha, norma, publicada, ambito, motivo FROM inhabil ORDER BY version',
    );
    this.#correcciones = db.prepare(
      'SELECT version, regla, dias, norma, motivo, conocida, usuario FROM correccion ORDER BY version',
    );
  }

  secuencia(id: string): number | null {
    return (this.#secuencia.get(id) as number | undefined) ?? null;
  }

  /** A case in one view of the database: another process may commit between two of its queries. */
  caso(id: string): Caso | null {
    return this.#db.inTransaction ? this.#leerCaso(id) : this.#enUnaVista(id);
  }

  #leerCaso(id: string): Caso | null {
    const fila = this.#caso.get(id) as FilaCaso | undefined;
    if (!fila) return null;
    return casoDe(
      fila,
      (this.#plazos.all(id) as unknown[][]).map(plazoDeFila),
      this.#vinculos.all(id) as Caso['vinculos'],
      this.registro,
    );
  }

  /** Several cases in three queries; a case that cannot be read stands as its error. */
  casos(ids: readonly string[]): Map<string, Caso | Error> {
    const lista = JSON.stringify(ids);
    const plazos = agrupar(this.#plazosDe.all(lista) as unknown[][], plazoDeFila);
    const vinculos = agrupar(this.#vinculosDe.all(lista) as unknown[][], ([, tipo, caso]) => ({
      tipo: tipo as string,
      caso: caso as string,
    }));
    const hallados = new Map<string, Caso | Error>();
    for (const fila of this.#casos.all(lista) as FilaCaso[]) {
      try {
        hallados.set(
          fila.id,
          casoDe(fila, plazos.get(fila.id) ?? [], vinculos.get(fila.id) ?? [], this.registro),
        );
      } catch (error) {
        hallados.set(fila.id, error as Error);
      }
    }
    return hallados;
  }

  historia(id: string, hasta = Number.MAX_SAFE_INTEGER): EventoGuardado[] {
    return this.#historia.all(id, hasta) as EventoGuardado[];
  }

  aviso(id: string): Aviso | null {
    return (this.#aviso.get(id) as Aviso | undefined) ?? null;
  }

  reclamado({ usuario, ruta, clave }: Reclamo): Reclamado | null {
    return (this.#reclamo.get(usuario, ruta, clave) as Reclamado | undefined) ?? null;
  }

  mensajePendiente(id: string): boolean {
    return this.#mensaje.get(id) !== undefined;
  }

  sobres(caso: string, ids: readonly string[]): SobreGuardado[] {
    const hallados = this.#sobres.all(caso, JSON.stringify(ids)) as SobreGuardado[];
    const porId = new Map(hallados.map((s) => [s.id, s]));
    return ids.flatMap((id) => porId.get(id) ?? []);
  }

  testigo(): string | null {
    return (this.#testigo.get(TESTIGO) as string | undefined) ?? null;
  }

  usuario(huella: string): FilaUsuario | undefined {
    return this.#usuario.get(huella) as FilaUsuario | undefined;
  }

  contador(serie: string): number {
    return (this.#contador.get(serie) as number | undefined) ?? 0;
  }

  /** Declared days and corrected rules as this connection sees them now; read again only when there are more. */
  normas(): Normas {
    const [version, correcciones] = this.#versiones.get() as [number, number];
    if (version !== this.#normas.version || correcciones !== this.#normas.correcciones.length)
      this.#normas = {
        version,
        inhabiles: this.#inhabiles.all() as Inhabil[],
        correcciones: this.#correcciones.all() as Correccion[],
      };
    return this.#normas;
  }
}
