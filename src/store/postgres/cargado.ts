import type { EventoGuardado } from '../../engine/tipos.js';
import { COLUMNAS_AVISO, COLUMNAS_SOBRE, TESTIGO } from '../comun/filas.js';
import type { Aviso, SobreGuardado } from '../puerto.js';
import type { Cliente, Lector } from './lector.js';

/** What some decisions asked for and was not loaded. */
export class Faltas {
  readonly historias = new Set<string>();
  readonly avisos = new Set<string>();
  readonly mensajes = new Set<string>();
  readonly sobres = new Set<string>();
  readonly series = new Set<string>();
  testigo = false;

  get hay(): boolean {
    const { historias, avisos, mensajes, sobres, series } = this;
    return this.testigo || [historias, avisos, mensajes, sobres, series].some((c) => c.size > 0);
  }
}

const enOrden = (conjunto: ReadonlySet<string>) => [...conjunto].sort();

/**
 * What was loaded beside the cases, for decisions that are synchronous. What a decision will change by having seen it stays
 * locked until the end of the transaction, unless it is only rehearsed.
 */
export class Cargado {
  readonly historias = new Map<string, readonly EventoGuardado[]>();
  readonly avisos = new Map<string, Aviso | null>();
  readonly mensajes = new Map<string, boolean>();
  readonly sobres = new Map<string, ReadonlyMap<string, SobreGuardado>>();
  readonly contadores = new Map<string, number>();
  testigo: string | null | undefined;

  constructor(
    readonly cliente: Cliente,
    readonly lector: Lector,
    readonly bloqueando: boolean,
  ) {}

  /** Loads what is missing, always in the same order, so that two transactions do not wait for each other. */
  async traer(faltas: Faltas): Promise<void> {
    const candado = this.bloqueando ? ' FOR UPDATE' : '';
    const filas = async <F>(sql: string, valores: unknown[]) =>
      (await this.cliente.query(sql, valores)).rows as F[];
    for (const caso of enOrden(faltas.historias))
      this.historias.set(caso, await this.lector.historia(this.cliente, caso));
    if (faltas.avisos.size > 0) {
      for (const id of faltas.avisos) this.avisos.set(id, null);
      const sql = `SELECT ${COLUMNAS_AVISO} FROM aviso WHERE id = ANY($1::text[]) ORDER BY id${candado}`;
      for (const aviso of await filas<Aviso>(sql, [enOrden(faltas.avisos)])) this.avisos.set(aviso.id, aviso);
    }
    if (faltas.mensajes.size > 0) {
      for (const id of faltas.mensajes) this.mensajes.set(id, false);
      const sql = `SELECT id FROM mensaje WHERE id = ANY($1::text[]) AND estado = 'pendiente' ORDER BY id${candado}`;
      for (const { id } of await filas<{ id: string }>(sql, [enOrden(faltas.mensajes)]))
        this.mensajes.set(id, true);
    }
    for (const caso of enOrden(faltas.sobres)) {
      const suyos = await filas<SobreGuardado>(`SELECT ${COLUMNAS_SOBRE} FROM sobre WHERE caso = $1`, [caso]);
      this.sobres.set(caso, new Map(suyos.map((s) => [s.id, s])));
    }
    if (faltas.testigo) {
      // Whoever changes the key waits until what was sealed with this one is written (see `reenvolver`).
      const sql = `SELECT valor FROM ajuste WHERE nombre = $1${this.bloqueando ? ' FOR SHARE' : ''}`;
      const [fila] = await filas<{ valor: string }>(sql, [TESTIGO]);
      this.testigo = fila?.valor ?? null;
    }
    if (faltas.series.size > 0) await this.#contadores(enOrden(faltas.series), candado);
  }

  async #contadores(series: readonly string[], candado: string): Promise<void> {
    if (this.bloqueando)
      await this.cliente.query(
        'INSERT INTO contador (serie, ultimo) SELECT serie, 0 FROM unnest($1::text[]) AS x(serie) ORDER BY serie ON CONFLICT DO NOTHING',
        [series],
      );
    for (const serie of series) this.contadores.set(serie, 0);
    const { rows } = await this.cliente.query<{ serie: string; ultimo: number }>(
      `SELECT serie, ultimo FROM contador WHERE serie = ANY($1::text[]) ORDER BY serie${candado}`,
      [series],
    );
    for (const { serie, ultimo } of rows) this.contadores.set(serie, ultimo);
  }
}
