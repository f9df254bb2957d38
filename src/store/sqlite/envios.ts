import type { Database } from 'better-sqlite3';
import type { EstadoDelCorreo, StoreDeEnvios } from '../envios.js';
import type { Aviso } from '../puerto.js';
import { desde as desdeCasos } from './alcance.js';
import { COLUMNAS_AVISO } from './filas.js';
import { COLUMNAS_ENVIO, envioDe, type FilaDeEnvio } from './filas-envio.js';
import { leer } from './leer.js';
import { plantillasDe } from './plantillas.js';
import type { Transacciones } from './transaccion.js';

const conAlias = (columnas: string) =>
  columnas
    .split(', ')
    .map((c) => `a.${c}`)
    .join(', ');

/** Sendings of notices, with their attempts, and the templates they are written with. In an embedded database. */
export function enviosDe(db: Database, dbLectura: Database, tx: Transacciones): StoreDeEnvios {
  const suceso = db.prepare(
    'INSERT OR IGNORE INTO incidencia (caso, clave, detalle, creada) VALUES (?, ?, ?, ?)',
  );
  const CANDIDATO = `SELECT ${conAlias(COLUMNAS_AVISO)} FROM aviso a LEFT JOIN despacho d ON d.aviso = a.id
     WHERE a.estado = 'pendiente' AND a.canal = 'correo' AND a.desde <= @ahora
       AND (d.aviso IS NULL OR (d.proximo <= @maquina AND (d.hasta IS NULL OR d.hasta <= @maquina)))
     ORDER BY a.desde, a.id LIMIT 1`;
  const candidato = db.prepare(CANDIDATO);
  const hayCandidato = dbLectura.prepare(CANDIDATO);
  const tomar = db.prepare(
    `INSERT INTO despacho (aviso, proximo, lo_tiene, hasta) VALUES (@id, @maquina, @quien, @hasta)
     ON CONFLICT (aviso) DO UPDATE SET lo_tiene = excluded.lo_tiene, hasta = excluded.hasta`,
  );
  const loTiene = db.prepare('SELECT lo_tiene FROM despacho WHERE aviso = ?').pluck();
  const empezar = db.prepare(
    `INSERT INTO envio (aviso, intento, mensaje_id, asunto, destinatarios, texto, plantilla, adjuntos, empezado)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const terminar = db.prepare(
    'UPDATE envio SET terminado = ?, resultado = ?, respuesta = ?, entregas = ?, salio = ? WHERE aviso = ? AND intento = ?',
  );
  const soltar = db.prepare(
    'UPDATE despacho SET lo_tiene = NULL, hasta = NULL, proximo = coalesce(?, proximo) WHERE aviso = ?',
  );
  const marcar = db.prepare(
    // One that stopped being due while the server was taking it did leave, and that is what it says.
    `UPDATE aviso SET estado = @estado, enviado = @salio, codigo = @codigo
     WHERE id = @id AND (estado = 'pendiente' OR (@estado = 'enviada' AND estado = 'fallida'))`,
  );
  const reponer = db.prepare(
    `UPDATE aviso SET estado = 'pendiente', codigo = NULL WHERE id = ? AND estado = 'fallida' AND codigo = 'SMTP_AGOTADO'`,
  );
  const deAviso = dbLectura.prepare(`SELECT ${COLUMNAS_ENVIO} FROM envio WHERE aviso = ? ORDER BY intento`);
  const deCaso = dbLectura.prepare(
    `SELECT ${COLUMNAS_ENVIO} FROM envio WHERE aviso > ? || '.' AND aviso < ? || '/' ORDER BY aviso, intento`,
  );
  const proximos = dbLectura.prepare(
    `SELECT aviso, proximo FROM despacho WHERE aviso > ? || '.' AND aviso < ? || '/'`,
  );
  const unAviso = dbLectura.prepare(`SELECT ${COLUMNAS_AVISO} FROM aviso WHERE id = ?`);
  const porMensaje = dbLectura.prepare(
    `SELECT ${conAlias(COLUMNAS_AVISO)} FROM envio e JOIN aviso a ON a.id = e.aviso WHERE e.mensaje_id = ? LIMIT 1`,
  );
  const proximo = dbLectura
    .prepare(`SELECT min(desde) FROM aviso WHERE estado = 'pendiente' AND canal = 'correo' AND desde > ?`)
    .pluck();
  const cuantos = dbLectura.prepare(
    `SELECT (SELECT count(*) FROM aviso WHERE estado = 'pendiente') AS pendientes,
      (SELECT min(desde) FROM aviso WHERE estado = 'pendiente') AS desde,
      (SELECT count(*) FROM aviso WHERE estado = 'fallida' AND codigo = 'SMTP_AGOTADO') AS fallidos,
      (SELECT count(*) FROM aviso WHERE estado = 'por_registrar') AS porRegistrar`,
  );

  return {
    tomarEnvio: async ({ ahora, maquina, quien, hasta }) => {
      // Nearly always there is nothing to send: to know it takes no write.
      if (!(await leer(() => hayCandidato.get({ ahora, maquina })))) return null;
      return tx.correr(() => {
        const aviso = candidato.get({ ahora, maquina }) as Aviso | undefined;
        if (!aviso) return null;
        tomar.run({ id: aviso.id, maquina, quien, hasta });
        return aviso;
      });
    },
    empezarEnvio: (e, quien) =>
      tx.correr(() => {
        if (loTiene.get(e.aviso) !== quien) return false;
        empezar.run(
          e.aviso,
          e.intento,
          e.mensajeId,
          e.asunto,
          JSON.stringify(e.destinatarios),
          e.texto,
          e.plantilla,
          JSON.stringify(e.adjuntos),
          e.empezado,
        );
        return true;
      }),
    terminarEnvio: ({ id, caso }, intento, fin, sigue) =>
      tx.correr(() => {
        const { terminado, resultado, respuesta, entregas, salio } = fin;
        terminar.run(terminado, resultado, respuesta, JSON.stringify(entregas), salio, id, intento);
        soltar.run(sigue.proximo, id);
        if (sigue.estado !== null) marcar.run({ estado: sigue.estado, salio, codigo: sigue.codigo, id });
        for (const { clave, detalle, creada } of sigue.incidencias) suceso.run(caso, clave, detalle, creada);
      }),
    abandonarEnvio: ({ id, caso }, codigo, { clave, detalle, creada }) =>
      tx.correr(() => {
        soltar.run(null, id);
        marcar.run({ estado: 'fallida', salio: null, codigo, id });
        suceso.run(caso, clave, detalle, creada);
      }),
    soltarEnvio: async (aviso, cuando) => {
      await tx.correr(() => soltar.run(cuando, aviso));
    },
    enviosDe: (aviso) => leer(() => (deAviso.all(aviso) as FilaDeEnvio[]).map(envioDe)),
    enviosDelCaso: (caso) =>
      leer(() => ({
        envios: (deCaso.all(caso, caso) as FilaDeEnvio[]).map(envioDe),
        proximos: new Map(
          (proximos.all(caso, caso) as { aviso: string; proximo: string }[]).map((d) => [d.aviso, d.proximo]),
        ),
      })),
    avisoDeMensaje: (mensajeId) => leer(() => (porMensaje.get(mensajeId) as Aviso | undefined) ?? null),
    aviso: (id) => leer(() => (unAviso.get(id) as Aviso | undefined) ?? null),
    proximoCorreo: (despues) => leer(() => (proximo.get(despues) as string | null) ?? null),
    reponerEnvio: (aviso, cuando) =>
      tx.correr(() => {
        if (reponer.run(aviso).changes === 0) return false;
        soltar.run(cuando, aviso);
        return true;
      }),
    estadoDelCorreo: () => leer(() => cuantos.get() as EstadoDelCorreo),
    anotarIncidencia: async (clave, caso, detalle, creada) => {
      await tx.correr(() => suceso.run(caso, clave, detalle, creada));
    },
    porRegistrar: ({ canal, limite, despues, ...alcance }) =>
      leer(() => {
        const origen = desdeCasos('aviso', 'a', alcance);
        const condiciones = [
          `a.estado = 'por_registrar'`,
          ...(canal === undefined ? [] : ['a.canal = ?']),
          ...(despues === undefined ? [] : ['(a.creado, a.id) > (?, ?)']),
        ];
        return dbLectura
          .prepare(
            `SELECT ${conAlias(COLUMNAS_AVISO)}, c.numero, c.coleccion, d.entidad FROM ${origen.sql}
             JOIN caso c ON c.id = a.caso JOIN caso_datos d ON d.caso = a.caso
             WHERE ${condiciones.join(' AND ')} ORDER BY a.creado, a.id LIMIT ?`,
          )
          .all(
            ...origen.valores,
            ...(canal === undefined ? [] : [canal]),
            ...(despues ?? []),
            limite,
          ) as never;
      }),
    ...plantillasDe(db, dbLectura, tx),
  };
}
