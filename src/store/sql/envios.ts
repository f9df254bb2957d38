import { COLUMNAS_AVISO } from '../comun/filas.js';
import type { AvisoPorRegistrar, EstadoDelCorreo, StoreDeEnvios } from '../envios.js';
import type { Aviso } from '../puerto.js';
import { desde as desdeCasos } from './alcance.js';
import type { Base, Sentencias } from './base.js';
import { conAlias } from './columnas.js';
import { COLUMNAS_ENVIO, envioDe, type FilaDeEnvio } from './filas-envio.js';
import { plantillasDe } from './plantillas.js';
import { soltar, tomaDe } from './toma.js';

const DEL_AVISO = conAlias('a', COLUMNAS_AVISO);
// One that stopped being due while the server was taking it did leave, and that is what it says.
const MARCAR = `UPDATE aviso SET estado = :estado, enviado = :salio, codigo = :codigo
  WHERE id = :id AND (estado = 'pendiente' OR (:estado = 'enviada' AND estado = 'fallida'))`;

const suceder = (en: Sentencias, caso: string | null, clave: string, detalle: string, creada: string) =>
  en.mandar(
    'INSERT INTO incidencia (caso, clave, detalle, creada) VALUES (?, ?, ?, ?) ON CONFLICT (clave) DO NOTHING',
    caso,
    clave,
    detalle,
    creada,
  );

function finalesDe(base: Base): Pick<StoreDeEnvios, 'terminarEnvio' | 'abandonarEnvio' | 'reponerEnvio'> {
  return {
    terminarEnvio: ({ id, caso }, intento, fin, sigue) =>
      base.juntas(async (en) => {
        const { terminado, resultado, respuesta, entregas, salio } = fin;
        await en.mandar(
          'UPDATE envio SET terminado = ?, resultado = ?, respuesta = ?, entregas = ?, salio = ? WHERE aviso = ? AND intento = ?',
          terminado,
          resultado,
          respuesta,
          JSON.stringify(entregas),
          salio,
          id,
          intento,
        );
        await soltar(en, id, sigue.proximo);
        const { estado, codigo } = sigue;
        if (estado !== null) await en.mandar(MARCAR, { estado, salio, codigo, id });
        for (const { clave, detalle, creada } of sigue.incidencias)
          await suceder(en, caso, clave, detalle, creada);
      }),
    abandonarEnvio: ({ id, caso }, codigo, { clave, detalle, creada }) =>
      base.juntas(async (en) => {
        await soltar(en, id, null);
        await en.mandar(MARCAR, { estado: 'fallida', salio: null, codigo, id });
        await suceder(en, caso, clave, detalle, creada);
      }),
    reponerEnvio: (aviso, cuando) =>
      base.juntas(async (en) => {
        const repuestos = await en.mandar(
          `UPDATE aviso SET estado = 'pendiente', codigo = NULL WHERE id = ? AND estado = 'fallida' AND codigo = 'SMTP_AGOTADO'`,
          aviso,
        );
        if (repuestos === 0) return false;
        await soltar(en, aviso, cuando);
        return true;
      }),
  };
}

function porRegistrarDe(base: Base): StoreDeEnvios['porRegistrar'] {
  return ({ canal, limite, despues, ...alcance }) => {
    const origen = desdeCasos(base.dialecto, 'aviso', 'a', alcance);
    const condiciones = [
      `a.estado = 'por_registrar'`,
      ...(canal === undefined ? [] : ['a.canal = ?']),
      ...(despues === undefined ? [] : ['(a.creado, a.id) > (?, ?)']),
    ];
    return base.todas<AvisoPorRegistrar>(
      `SELECT ${DEL_AVISO}, c.numero, c.coleccion, d.entidad FROM ${origen.sql}
       JOIN caso c ON c.id = a.caso JOIN caso_datos d ON d.caso = a.caso
       WHERE ${condiciones.join(' AND ')} ORDER BY a.creado, a.id LIMIT ?`,
      ...origen.valores,
      ...(canal === undefined ? [] : [canal]),
      ...(despues ?? []),
      limite,
    );
  };
}

/** Sendings of notices, with their attempts, and the templates they are written with. */
export function enviosDe(base: Base): StoreDeEnvios {
  return {
    ...tomaDe(base),
    ...finalesDe(base),
    ...plantillasDe(base),
    porRegistrar: porRegistrarDe(base),
    enviosDe: async (aviso) =>
      (
        await base.todas<FilaDeEnvio>(
          `SELECT ${COLUMNAS_ENVIO} FROM envio WHERE aviso = ? ORDER BY intento`,
          aviso,
        )
      ).map(envioDe),
    enviosDelCaso: async (caso) => {
      const envios = await base.todas<FilaDeEnvio>(
        `SELECT ${COLUMNAS_ENVIO} FROM envio WHERE aviso > ? || '.' AND aviso < ? || '/' ORDER BY aviso, intento`,
        caso,
        caso,
      );
      const proximos = await base.todas<{ aviso: string; proximo: string }>(
        `SELECT aviso, proximo FROM despacho WHERE aviso > ? || '.' AND aviso < ? || '/'`,
        caso,
        caso,
      );
      return { envios: envios.map(envioDe), proximos: new Map(proximos.map((d) => [d.aviso, d.proximo])) };
    },
    avisoDeMensaje: (mensajeId) =>
      base.una<Aviso>(
        `SELECT ${DEL_AVISO} FROM envio e JOIN aviso a ON a.id = e.aviso WHERE e.mensaje_id = ? LIMIT 1`,
        mensajeId,
      ),
    aviso: (id) => base.una<Aviso>(`SELECT ${COLUMNAS_AVISO} FROM aviso WHERE id = ?`, id),
    proximoCorreo: async (despues) =>
      (
        await base.una<{ desde: string | null }>(
          `SELECT min(desde) AS desde FROM aviso WHERE estado = 'pendiente' AND canal = 'correo' AND desde > ?`,
          despues,
        )
      )?.desde ?? null,
    estadoDelCorreo: async () =>
      (await base.una<EstadoDelCorreo>(
        `SELECT (SELECT count(*) FROM aviso WHERE estado = 'pendiente') AS pendientes,
          (SELECT min(desde) FROM aviso WHERE estado = 'pendiente') AS desde,
          (SELECT count(*) FROM aviso WHERE estado = 'fallida' AND codigo = 'SMTP_AGOTADO') AS fallidos,
          (SELECT count(*) FROM aviso WHERE estado = 'por_registrar') AS "porRegistrar"`,
      )) as EstadoDelCorreo,
    anotarIncidencia: async (clave, caso, detalle, creada) => {
      await suceder(base, caso, clave, detalle, creada);
    },
  };
}
