import type { Database } from 'better-sqlite3';
import { VERSION_INICIAL } from '../../../machines/reglas/index.js';
import { CasoIlegible, MaquinaMasNueva } from '../../engine/paso.js';
import type { PorCaso, Store } from '../puerto.js';
import { preguntaConRegla, preguntaDeAfectados } from '../sql/afectados.js';
import type { Trozo } from '../sql/alcance.js';
import { SQLITE } from '../sql/dialecto.js';
import { PAGINAS_POR_CONTROL } from './abrir.js';
import { adelantarSincronia, copiarBitacora } from './disco.js';
import type { Escritor } from './escritor.js';
import type { Lector } from './lector.js';
import type { Memoria } from './memoria.js';
import type { Transacciones } from './transaccion.js';

const CASOS_POR_TRAMO = 250;
const TRAMOS_POR_SINCRONIA = 8;
const ceder = () => new Promise<void>((seguir) => setImmediate(seguir));

/** What is known and who decides it: the cases it may touch, and how those it misses are told to a person. */
interface Cambio {
  readonly anotar: () => void;
  readonly afectados: (despues: string) => string[];
  readonly nombre: (version: number) => readonly [clave: string, titulo: string];
  readonly version: (lector: Lector) => number;
  readonly cuando: string;
  readonly porCaso: PorCaso;
}

/** Changes of the law, each an exclusive transaction over many cases, in chunks between which reads are served (D9). */
export class Cambios {
  // A checkpoint of so long a log on this thread would stop the server for seconds: another thread makes it afterwards.
  // Copies follow each other, and `terminar` waits for them all: one still at work would touch files already closed.
  #copiando: Promise<unknown> = Promise.resolve();
  #largos = 0;

  constructor(
    readonly db: Database,
    readonly ruta: string | null,
    readonly tx: Transacciones,
    readonly lector: Lector,
    readonly escritor: Escritor,
    readonly memoria: Memoria,
  ) {}

  /** Declares or revokes a day. */
  readonly calendario: Store['cambiarCalendario'] = (hecho, porCaso) => {
    const { tipo, fecha, norma, publicada, ambito, motivo, conocida, usuario } = hecho;
    const declarar = this.db.prepare(
      'INSERT INTO inhabil (version, tipo, fecha, norma, publicada, ambito, motivo, fuente, conocida, usuario) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    return this.#cambiar({
      anotar: () => {
        const nueva = this.lector.normas().version + 1;
        declarar.run(nueva, tipo, fecha, norma, publicada, ambito, motivo, 'texto', conocida, usuario);
      },
      afectados: (despues) => this.#ids(preguntaDeAfectados(SQLITE, fecha, despues, CASOS_POR_TRAMO)),
      nombre: (version) => [`calendario ${version}`, `El cambio de calendario ${version}`],
      version: (lector) => lector.normas().version,
      cuando: conocida,
      porCaso,
    });
  };

  /** Corrects the days of a rule. */
  readonly regla: Store['corregirRegla'] = ({ regla, dias, norma, motivo, conocida, usuario }, porCaso) => {
    const corregir = this.db.prepare(
      'INSERT INTO correccion (version, regla, dias, norma, motivo, conocida, usuario) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    const vigente = (lector: Lector) => VERSION_INICIAL + lector.normas().correcciones.length;
    return this.#cambiar({
      anotar: () => corregir.run(vigente(this.lector) + 1, regla, dias, norma, motivo, conocida, usuario),
      afectados: (despues) => this.#ids(preguntaConRegla(regla, 'corriendo', despues, CASOS_POR_TRAMO)),
      nombre: (version) => [`catálogo ${version}`, `La corrección de ${regla}, catálogo ${version},`],
      version: vigente,
      cuando: conocida,
      porCaso,
    });
  };

  /** Waits for the copies of the log. */
  async terminar(): Promise<void> {
    await this.#copiando;
  }

  #ids({ sql, valores }: Trozo): string[] {
    return this.db
      .prepare(sql)
      .pluck()
      .all(...valores) as string[];
  }

  #cambiar(cambio: Cambio): Promise<number> {
    return this.#sinControles(() =>
      this.tx.correr(
        () => this.#recorrer(cambio),
        () => this.memoria.olvidarNormas(),
      ),
    );
  }

  async #recorrer({ anotar, afectados, nombre, version, cuando, porCaso }: Cambio): Promise<number> {
    anotar();
    const nueva = version(this.lector);
    const decidir = porCaso(this.lector.normas());
    let despues = '';
    for (let vuelta = 1; ; vuelta++) {
      const ids = afectados(despues);
      for (const [id, caso] of this.lector.casos(ids)) {
        if (caso instanceof Error) {
          this.#apartar(id, nombre(nueva), caso, cuando);
          continue;
        }
        const escritura = decidir(caso);
        if (!escritura) continue;
        this.escritor.escribir(escritura);
        this.memoria.olvidar(id);
      }
      const ultimo = ids.at(-1);
      if (ultimo === undefined) return nueva;
      despues = ultimo;
      // In memory there is one connection: a read between chunks would see what is not committed.
      if (this.ruta !== null)
        await (vuelta % TRAMOS_POR_SINCRONIA === 0 ? adelantarSincronia(this.ruta) : ceder());
    }
  }

  // One case nobody can read must not stop a decree for all the others.
  #apartar(id: string, [clave, titulo]: readonly [string, string], error: Error, cuando: string): void {
    // Whoever knows its machine can move its terms too: the law is changed for all or for none.
    if (!(error instanceof CasoIlegible) || error instanceof MaquinaMasNueva) throw error;
    this.db
      .prepare('INSERT OR IGNORE INTO incidencia (caso, clave, detalle, creada) VALUES (?, ?, ?, ?)')
      .run(id, `${clave} ${id}`, `${titulo} no alcanzó a este expediente: ${error.message}`, cuando);
  }

  async #sinControles<T>(trabajo: () => Promise<T>): Promise<T> {
    const { ruta, db } = this;
    if (ruta === null) return trabajo();
    this.#largos += 1;
    db.pragma('wal_autocheckpoint = 0');
    try {
      return await trabajo();
    } finally {
      this.#copiando = this.#copiando
        .then(() => copiarBitacora(ruta))
        .catch(() => undefined)
        .then(() => {
          this.#largos -= 1;
          if (this.#largos === 0 && db.open) db.pragma(`wal_autocheckpoint = ${PAGINAS_POR_CONTROL}`);
        });
    }
  }
}
