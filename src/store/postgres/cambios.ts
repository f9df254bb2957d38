import type { PoolClient } from 'pg';
import type { Registro } from '../../../machines/registro.js';
import { VERSION_INICIAL } from '../../../machines/reglas/index.js';
import { CasoIlegible, MaquinaMasNueva } from '../../engine/paso.js';
import { traducir } from '../errores.js';
import type { Escritura, PorCaso, Store } from '../puerto.js';
import { preguntaConRegla, preguntaDeAfectados } from '../sql/afectados.js';
import type { Trozo } from '../sql/alcance.js';
import { POSTGRES } from '../sql/dialecto.js';
import { sentenciasDe } from './base.js';
import { CERROJO_DE_LA_LEY } from './cerrojos.js';
import type { Conexiones } from './conexiones.js';
import { ANTES_DE_ESCRIBIR } from './corriente.js';
import type { Escritor } from './escritor.js';
import { Lector } from './lector.js';
import type { Memoria } from './memoria.js';

const CASOS_POR_TRAMO = 250;
// Whoever decides holds the law shared: this waits for those at work, and those that come wait for this.
const EMPEZAR = `BEGIN; SELECT pg_advisory_xact_lock(${CERROJO_DE_LA_LEY})`;

/** What is known and who decides it: the cases it may touch, and how those it misses are told to a person. */
interface Cambio {
  readonly anotar: (cliente: PoolClient, lector: Lector) => Promise<unknown>;
  readonly afectados: (despues: string) => Trozo;
  readonly nombre: (version: number) => readonly [clave: string, titulo: string];
  readonly version: (cliente: PoolClient, lector: Lector) => Promise<number>;
  readonly cuando: string;
  readonly porCaso: PorCaso;
}

/** Changes of the law, each a transaction over many cases that nobody else may decide meanwhile (D9). Reads go on. */
export class Cambios {
  constructor(
    readonly conexiones: Conexiones,
    readonly registro: Registro,
    readonly escritor: Escritor,
    readonly memoria: Memoria,
    readonly alConfirmar: () => void,
  ) {}

  /** Declares or revokes a day. */
  readonly calendario: Store['cambiarCalendario'] = (hecho, porCaso) => {
    const { tipo, fecha, norma, publicada, ambito, motivo, conocida, usuario } = hecho;
    const version = async (cliente: PoolClient, lector: Lector) => (await lector.normas(cliente)).version;
    return this.#cambiar({
      anotar: async (cliente, lector) =>
        cliente.query(
          `INSERT INTO inhabil (version, tipo, fecha, norma, publicada, ambito, motivo, fuente, conocida, usuario)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 'texto', $8, $9)`,
          [
            (await version(cliente, lector)) + 1,
            tipo,
            fecha,
            norma,
            publicada,
            ambito,
            motivo,
            conocida,
            usuario,
          ],
        ),
      afectados: (despues) => preguntaDeAfectados(POSTGRES, fecha, despues, CASOS_POR_TRAMO),
      nombre: (v) => [`calendario ${v}`, `El cambio de calendario ${v}`],
      version,
      cuando: conocida,
      porCaso,
    });
  };

  /** Corrects the days of a rule. */
  readonly regla: Store['corregirRegla'] = ({ regla, dias, norma, motivo, conocida, usuario }, porCaso) => {
    const version = async (cliente: PoolClient, lector: Lector) =>
      VERSION_INICIAL + (await lector.normas(cliente)).correcciones.length;
    return this.#cambiar({
      anotar: async (cliente, lector) =>
        cliente.query(
          'INSERT INTO correccion (version, regla, dias, norma, motivo, conocida, usuario) VALUES ($1, $2, $3, $4, $5, $6, $7)',
          [(await version(cliente, lector)) + 1, regla, dias, norma, motivo, conocida, usuario],
        ),
      afectados: (despues) => preguntaConRegla(regla, 'corriendo', despues, CASOS_POR_TRAMO),
      nombre: (v) => [`catálogo ${v}`, `La corrección de ${regla}, catálogo ${v},`],
      version,
      cuando: conocida,
      porCaso,
    });
  };

  async #cambiar(cambio: Cambio): Promise<number> {
    try {
      const version = await this.conexiones.transaccion(EMPEZAR, (cliente) =>
        this.#recorrer(cliente, cambio),
      );
      this.alConfirmar();
      return version;
    } catch (error) {
      throw traducir(error);
    }
  }

  async #recorrer(
    cliente: PoolClient,
    { anotar, afectados, nombre, version, cuando, porCaso }: Cambio,
  ): Promise<number> {
    // One of its own: what it reads of the law may still be undone.
    const lector = new Lector(this.registro);
    await cliente.query(ANTES_DE_ESCRIBIR);
    await anotar(cliente, lector);
    const nueva = await version(cliente, lector);
    const decidir = porCaso(await lector.normas(cliente));
    let despues = '';
    for (;;) {
      const { sql, valores } = afectados(despues);
      const filas = await sentenciasDe(cliente).todas<{ caso: string }>(sql, ...valores);
      const ids = filas.map((f) => f.caso);
      const ultimo = ids.at(-1);
      if (ultimo === undefined) return nueva;
      await lector.bloquear(cliente, ids);
      const escrituras: Escritura[] = [];
      for (const [id, { caso }] of await lector.casos(cliente, ids, this.memoria.recordado)) {
        if (caso instanceof Error) await this.#apartar(cliente, id, nombre(nueva), caso, cuando);
        else escrituras.push(...[decidir(caso)].filter((e) => e !== null));
      }
      await this.escritor.escribir(cliente, escrituras);
      despues = ultimo;
    }
  }

  // One case nobody can read must not stop a decree for all the others.
  async #apartar(
    cliente: PoolClient,
    id: string,
    [clave, titulo]: readonly [string, string],
    error: Error,
    cuando: string,
  ): Promise<void> {
    // Whoever knows its machine can move its terms too: the law is changed for all or for none.
    if (!(error instanceof CasoIlegible) || error instanceof MaquinaMasNueva) throw error;
    await cliente.query(
      'INSERT INTO incidencia (caso, clave, detalle, creada) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [id, `${clave} ${id}`, `${titulo} no alcanzó a este expediente: ${error.message}`, cuando],
    );
  }
}
