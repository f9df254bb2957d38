import type { Database, Statement } from 'better-sqlite3';
import { clave } from '../../../machines/base/maquina.js';
import type { Plazo } from '../../../machines/base/plazo.js';
import { finDelPlazo } from '../../../machines/calendario/index.js';
import type { Registro } from '../../../machines/registro.js';
import { A_NADIE_AUN, type Caso, type Escritura } from '../puerto.js';
import { Deudas, puedeDeberse, seDebe } from './deudas.js';
import { EscritorDeEtapas } from './etapas.js';
import { COLUMNAS_SOBRE, valoresDeAviso, valoresDeEvento, valoresDeSobre } from './filas.js';
import { EscritorDeSupresiones } from './supresiones.js';

function minimo(plazos: readonly Plazo[]): string | null {
  let menor: string | null = null;
  for (const p of plazos)
    if (p.estado === 'corriendo' && (menor === null || p.vence < menor)) menor = p.vence;
  return menor;
}

/** Prepared statements that put one decision on disk. Used only inside the store's write transaction. */
export class Escritor {
  readonly #s: Record<string, Statement>;
  readonly #deudas: Deudas;
  readonly #supresiones: EscritorDeSupresiones;
  readonly #etapas: EscritorDeEtapas;

  constructor(
    db: Database,
    readonly registro: Registro,
  ) {
    this.#etapas = new EscritorDeEtapas(db, registro);
    this.#deudas = new Deudas(db);
    this.#supresiones = new EscritorDeSupresiones(db);
    const p = (sql: string) => db.prepare(sql);
    const marcas = (n: number) => Array(n).fill('?').join(', ');
    this.#s = {
      nuevo: p(
        `INSERT INTO caso (id, coleccion, numero, maquina, regimen, creado, ruc, situacion, estado, secuencia, snapshot, huella, huella_estado, actualizado, ocurrido, proximo, salidas, responsable) VALUES (${marcas(18)})`,
      ),
      cambia: p(
        'UPDATE caso SET situacion = ?, estado = ?, secuencia = ?, snapshot = ?, huella = ?, huella_estado = ?, actualizado = ?, ocurrido = ?, proximo = ?, salidas = ?, responsable = ? WHERE id = ?',
      ),
      cambiaDeMaquina: p('UPDATE caso SET maquina = ? WHERE id = ?'),
      datos: p(
        'INSERT INTO caso_datos (caso, datos, entidad, ruc, objeto) VALUES (?, ?, ?, ?, ?) ON CONFLICT (caso) DO UPDATE SET datos = excluded.datos',
      ),
      texto: p('INSERT INTO caso_texto (rowid, texto) VALUES (?, ?)'),
      vinculo: p('INSERT OR IGNORE INTO vinculo (caso, tipo, otro) VALUES (?, ?, ?)'),
      evento: p(
        `INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla) VALUES (${marcas(17)})`,
      ),
      plazo: p(
        `INSERT INTO plazo (caso, n, regla, item, desde, dias, computo, ambitos, vence, instante, estado, abierto, cerrado, reemplaza, motivo, debe) VALUES (${marcas(16)})`,
      ),
      cierra: p(
        'UPDATE plazo SET estado = ?, cerrado = ?, motivo = ?, debe = debe & ? WHERE caso = ? AND n = ?',
      ),
      detiene: p('UPDATE plazo SET detenido = 1 WHERE caso = ? AND n = ?'),
      sobre: p(`INSERT INTO sobre (${COLUMNAS_SOBRE}) VALUES (${marcas(8)})`),
      aviso: p(
        `INSERT INTO aviso (id, caso, secuencia, orden, plantilla, canal, asunto, destinatarios, regla, creado, desde, estado, al_salir, al_rebotar, enviado, codigo) VALUES (${marcas(16)})`,
      ),
      registra: p('UPDATE aviso SET estado = ?, enviado = ?, codigo = ? WHERE id = ?'),
      aplaza: p('UPDATE aviso SET desde = ? WHERE id = ?'),
      asigna: p('UPDATE caso SET asignado = ? WHERE id = ?'),
      salidas: p('UPDATE caso SET salidas = ? WHERE id = ?'),
      mensaje: p(
        `INSERT INTO mensaje (id, de, secuencia, a, tipo, datos, ocurrido, estado) VALUES (?, ?, ?, ?, ?, ?, ?, 'pendiente')`,
      ),
      vinculados: p('SELECT caso FROM vinculo WHERE otro = ? AND tipo = ? ORDER BY caso').pluck(),
      entrega: p(`UPDATE mensaje SET estado = 'entregado' WHERE id = ?`),
      incidencia: p('INSERT OR IGNORE INTO incidencia (caso, clave, detalle, creada) VALUES (?, ?, ?, ?)'),
      reclamo: p(
        'INSERT INTO idempotencia (usuario, ruta, clave, cuerpo, caso, secuencia, desde, estado, creado) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ),
    };
  }

  #corre(nombre: string, ...valores: unknown[]) {
    return (this.#s[nombre] as Statement).run(...valores);
  }

  #cabeza(caso: Caso, snapshotTexto: string): unknown[] {
    const { snapshot, secuencia, plazos } = caso.estado;
    return [
      caso.situacion,
      JSON.stringify(snapshot.value),
      secuencia,
      snapshotTexto,
      caso.huella,
      caso.huellaEstado,
      caso.actualizado,
      caso.ocurrido,
      minimo(plazos),
      caso.salidas.length === 0 ? '[]' : JSON.stringify(caso.salidas),
      caso.responsable,
    ];
  }

  #nacer(caso: Caso, snapshotTexto: string): void {
    const def = this.registro.porClave(caso.maquina);
    const { lastInsertRowid } = this.#corre(
      'nuevo',
      caso.id,
      caso.coleccion,
      caso.numero,
      clave(def),
      caso.regimen,
      caso.creado,
      caso.ruc,
      ...this.#cabeza(caso, snapshotTexto),
    );
    const { entidad, ruc, objeto } = def.resumir(caso.datos);
    this.#corre('texto', lastInsertRowid, [caso.numero, entidad, ruc, objeto].filter(Boolean).join('\n'));
    this.#corre('datos', caso.id, caso.datosTexto, entidad, ruc, objeto);
    for (const v of caso.vinculos) this.#corre('vinculo', caso.id, v.tipo, v.caso);
  }

  #plazos(caso: Caso, antes: readonly Plazo[]): void {
    caso.estado.plazos.forEach((p, i) => {
      const anterior = antes[i];
      if (anterior === p) return;
      if (anterior) this.#corre('cierra', p.estado, p.cerrado, p.motivo, puedeDeberse(p), caso.id, p.n);
    });
    for (const p of caso.estado.plazos.slice(antes.length)) {
      this.#deudas.relevar(caso, p);
      this.#corre(
        'plazo',
        caso.id,
        p.n,
        p.regla,
        p.item,
        p.desde,
        p.dias,
        p.computo,
        p.ambitos,
        p.vence,
        finDelPlazo(p.vence),
        p.estado,
        p.abierto,
        p.cerrado,
        p.reemplaza,
        p.motivo,
        seDebe(caso, p),
      );
    }
  }

  /** A message goes to a case by its id, to one that is yet to be born, or to every case with a link of a type to this one. */
  #mensaje(de: string, m: Escritura['mensajes'][number]): void {
    const fila = (id: string, a: string) =>
      this.#corre('mensaje', id, de, m.secuencia, a, m.tipo, JSON.stringify(m.datos), m.ocurrido);
    if (!m.a.startsWith('@') || m.a === A_NADIE_AUN) {
      fila(m.id, m.a);
      return;
    }
    const vinculados = (this.#s['vinculados'] as Statement).all(de, m.a.slice(1)) as string[];
    for (const [i, a] of vinculados.entries()) fila(`${m.id}.${i}`, a);
  }

  /** Writes everything a decision ordered. */
  escribir(e: Escritura): void {
    const { caso, antes } = e;
    if (e.eventos.length > 0) {
      if (antes === null) this.#nacer(caso, e.snapshotTexto);
      else {
        this.#corre('cambia', ...this.#cabeza(caso, e.snapshotTexto), caso.id);
        if (antes.maquina !== caso.maquina) this.#corre('cambiaDeMaquina', caso.maquina, caso.id);
        if (antes.datosTexto !== caso.datosTexto)
          this.#corre('datos', caso.id, caso.datosTexto, null, null, null);
      }
      for (const fila of e.eventos) this.#corre('evento', ...valoresDeEvento(caso.id, fila));
      for (const { tipo, datos } of e.eventos)
        if (tipo === 'ASIGNADO') this.#corre('asigna', JSON.parse(datos).usuario ?? null, caso.id);
      this.#etapas.anotar(e);
      for (const sobre of e.sobres) this.#corre('sobre', ...valoresDeSobre(sobre));
      this.#plazos(caso, antes?.estado.plazos ?? []);
      this.#deudas.seguir(e);
      if (e.supresion) this.#supresiones.escribir(caso, e.supresion);
    } else if (antes && antes.salidas !== caso.salidas) {
      this.#corre('salidas', JSON.stringify(caso.salidas), caso.id);
    }
    for (const aviso of e.avisos) this.#corre('aviso', ...valoresDeAviso(aviso));
    for (const a of e.avisosCambiados) this.#corre('registra', a.estado, a.enviado, a.codigo, a.id);
    for (const a of e.avisosAplazados) this.#corre('aplaza', a.desde, a.id);
    for (const m of e.mensajes) this.#mensaje(caso.id, m);
    if (e.entregado !== null) this.#corre('entrega', e.entregado);
    for (const i of e.incidencias) {
      this.#corre('incidencia', i.caso, i.clave, i.detalle, i.creada);
      if (i.plazo !== null) this.#corre('detiene', i.caso, i.plazo);
    }
    if (e.reclamo) {
      const { usuario, ruta, clave: k, cuerpo, secuencia, desde, estado, creado } = e.reclamo;
      this.#corre('reclamo', usuario, ruta, k, cuerpo, caso.id, secuencia, desde, estado, creado);
    }
  }
}
