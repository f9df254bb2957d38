import type { Database, Statement } from 'better-sqlite3';
import type { Caso, Escritura } from '../puerto.js';

interface Cabeza {
  readonly pk: number;
  readonly numero: string;
  readonly entidad: string | null;
  readonly ruc: string | null;
  readonly objeto: string | null;
}

/** What of a sending may name somebody. */
const TEXTOS_DE_ENVIO = ['asunto', 'destinatarios', 'texto', 'adjuntos', 'respuesta', 'entregas'];

type Envio = { readonly aviso: string; readonly intento: number } & Readonly<Record<string, string | null>>;

const buscable = ({ numero, entidad, ruc, objeto }: Omit<Cabeza, 'pk'>) =>
  [numero, entidad, ruc, objeto].filter(Boolean).join('\n');

/** Takes personal data out of the rows of a case, once the event that orders it is written. */
export class EscritorDeSupresiones {
  readonly #anota: Statement;
  readonly #envios: Statement;
  readonly #envio: Statement;
  readonly #evento: Statement;
  readonly #aviso: Statement;
  readonly #cabeza: Statement;
  readonly #resumen: Statement;
  readonly #desindexa: Statement;
  readonly #indexa: Statement;

  constructor(readonly db: Database) {
    this.#anota = db.prepare(
      'INSERT INTO supresion (caso, secuencia, eventos, avisos, creada) VALUES (?, ?, ?, ?, ?)',
    );
    this.#envios = db.prepare(
      `SELECT e.aviso, e.intento, ${TEXTOS_DE_ENVIO.map((c) => `e.${c}`).join(', ')} FROM aviso a JOIN envio e ON e.aviso = a.id
       WHERE a.id > ? || '.' AND a.id < ? || '/'`,
    );
    this.#envio = db.prepare(
      `UPDATE envio SET ${TEXTOS_DE_ENVIO.map((c) => `${c} = ?`).join(', ')}, supresion = ? WHERE aviso = ? AND intento = ?`,
    );
    this.#evento = db.prepare(
      'UPDATE evento SET datos = ?, sal = ?, supresion = ? WHERE caso = ? AND secuencia = ?',
    );
    this.#aviso = db.prepare('UPDATE aviso SET asunto = ?, destinatarios = ? WHERE id = ? AND caso = ?');
    this.#cabeza = db.prepare(
      'SELECT c.pk, c.numero, d.entidad, d.ruc, d.objeto FROM caso c JOIN caso_datos d ON d.caso = c.id WHERE c.id = ?',
    );
    this.#resumen = db.prepare('UPDATE caso_datos SET entidad = ?, objeto = ? WHERE caso = ?');
    this.#desindexa = db.prepare(`INSERT INTO caso_texto (caso_texto, rowid, texto) VALUES ('delete', ?, ?)`);
    this.#indexa = db.prepare('INSERT INTO caso_texto (rowid, texto) VALUES (?, ?)');
  }

  #enviosPorLimpiar(caso: string, limpiar: (texto: string) => string) {
    return (this.#envios.all(caso, caso) as Envio[]).flatMap((envio) => {
      const textos = TEXTOS_DE_ENVIO.map((c) => envio[c] ?? null);
      const limpios = textos.map((t) => (t === null ? null : limpiar(t)));
      return limpios.every((t, i) => t === textos[i]) ? [] : [{ ...envio, limpios }];
    });
  }

  escribir(
    caso: Caso,
    { eventos, avisos, entidad, objeto, limpiar }: NonNullable<Escritura['supresion']>,
  ): void {
    // What is freed is overwritten: an old page must not keep what was taken out.
    this.db.pragma('secure_delete = ON');
    const { secuencia } = caso.estado;
    const suyos = JSON.stringify(eventos.map((e) => e.secuencia));
    const envios = this.#enviosPorLimpiar(caso.id, limpiar);
    const tocados = JSON.stringify([...new Set([...avisos.map((a) => a.id), ...envios.map((e) => e.aviso)])]);
    this.#anota.run(caso.id, secuencia, suyos, tocados, caso.actualizado);
    for (const { aviso, intento, limpios } of envios) this.#envio.run(...limpios, secuencia, aviso, intento);
    for (const e of eventos) this.#evento.run(e.datos, e.sal, secuencia, caso.id, e.secuencia);
    for (const a of avisos) this.#aviso.run(a.asunto, a.destinatarios, a.id, caso.id);
    const antes = this.#cabeza.get(caso.id) as Cabeza;
    if (antes.entidad === entidad && antes.objeto === objeto) return;
    this.#desindexa.run(antes.pk, buscable(antes));
    this.#resumen.run(entidad, objeto, caso.id);
    this.#indexa.run(antes.pk, buscable({ ...antes, entidad, objeto }));
  }
}
