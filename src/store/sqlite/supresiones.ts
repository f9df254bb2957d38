import type { Database, Statement } from 'better-sqlite3';
import {
  alcanceDeSupresion,
  buscable,
  type Cabeza,
  type EnvioNombrado,
  enviosLimpios,
  SUPRIMIR,
} from '../comun/supresiones.js';
import type { Caso, Escritura } from '../puerto.js';

/** Takes personal data out of the rows of a case, once the event that orders it is written. */
export class EscritorDeSupresiones {
  readonly #s: Readonly<Record<keyof typeof SUPRIMIR, Statement>>;
  readonly #desindexa: Statement;
  readonly #indexa: Statement;

  constructor(readonly db: Database) {
    this.#s = Object.fromEntries(
      Object.entries(SUPRIMIR).map(([nombre, sql]) => [nombre, db.prepare(sql)]),
    ) as Record<keyof typeof SUPRIMIR, Statement>;
    this.#desindexa = db.prepare(`INSERT INTO caso_texto (caso_texto, rowid, texto) VALUES ('delete', ?, ?)`);
    this.#indexa = db.prepare('INSERT INTO caso_texto (rowid, texto) VALUES (?, ?)');
  }

  escribir(
    caso: Caso,
    { eventos, avisos, entidad, objeto, limpiar }: NonNullable<Escritura['supresion']>,
  ): void {
    // What is freed is overwritten: an old page must not keep what was taken out.
    this.db.pragma('secure_delete = ON');
    const { secuencia } = caso.estado;
    const envios = enviosLimpios(this.#s.envios.all(caso.id, caso.id) as EnvioNombrado[], limpiar);
    const alcance = alcanceDeSupresion(eventos, avisos, envios);
    this.#s.anota.run(caso.id, secuencia, ...alcance, caso.actualizado);
    for (const { aviso, intento, limpios } of envios)
      this.#s.envio.run(...limpios, secuencia, aviso, intento);
    for (const e of eventos) this.#s.evento.run(e.datos, e.sal, secuencia, caso.id, e.secuencia);
    for (const a of avisos) this.#s.aviso.run(a.asunto, a.destinatarios, a.id, caso.id);
    const antes = this.#s.cabeza.get(caso.id) as Cabeza;
    if (antes.entidad === entidad && antes.objeto === objeto) return;
    this.#desindexa.run(antes.pk, buscable(antes));
    this.#s.resumen.run(entidad, objeto, caso.id);
    this.#indexa.run(antes.pk, buscable({ ...antes, entidad, objeto }));
  }
}
