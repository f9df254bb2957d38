import { sumarDias } from '../../../machines/calendario/index.js';
import { COLUMNAS_AVISO } from '../comun/filas.js';
import type { EnvioEmpezado, StoreDeEnvios } from '../envios.js';
import type { Aviso } from '../puerto.js';
import type { Base, Sentencias } from './base.js';
import { conAlias } from './columnas.js';

// No wait and no claim lasts a day: one that would was written by a clock that was far ahead, and would keep its mail
// waiting until then.
const increible = (maquina: string) => sumarDias(maquina.slice(0, 10), 2);

const TOMAR = `INSERT INTO despacho (aviso, proximo, lo_tiene, hasta) VALUES (:id, :maquina, :quien, :hasta)
  ON CONFLICT (aviso) DO UPDATE SET lo_tiene = excluded.lo_tiene, hasta = excluded.hasta`;

/** Lets a mail go; when it is tried again changes only if it is said. */
export const soltar = (en: Sentencias, aviso: string, proximo: string | null): Promise<number> =>
  en.mandar(
    'UPDATE despacho SET lo_tiene = NULL, hasta = NULL, proximo = coalesce(?, proximo) WHERE aviso = ?',
    proximo,
    aviso,
  );

async function empezar(en: Sentencias, e: EnvioEmpezado): Promise<void> {
  await en.mandar(
    `INSERT INTO envio (aviso, intento, mensaje_id, asunto, destinatarios, texto, plantilla, adjuntos, empezado)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
}

/** Who has a mail: taken by one process alone, whichever machine it runs on, until an instant. */
export function tomaDe(base: Base): Pick<StoreDeEnvios, 'tomarEnvio' | 'empezarEnvio' | 'soltarEnvio'> {
  const CANDIDATO = `SELECT ${conAlias('a', COLUMNAS_AVISO)} FROM aviso a LEFT JOIN despacho d ON d.aviso = a.id
     WHERE a.estado = 'pendiente' AND a.canal = 'correo' AND a.desde <= :ahora
       AND (d.aviso IS NULL OR ((d.proximo <= :maquina OR d.proximo > :lejos)
         AND (d.hasta IS NULL OR d.hasta <= :maquina OR d.hasta > :lejos)))
     ORDER BY a.desde, a.id LIMIT 1`;
  // Another replica may be taking the first: each goes on with the next. What a replica took after this one began to look
  // is found out when the claim is written, and it looks again.
  const LIBRE = CANDIDATO + base.dialecto.saltando('a');
  return {
    tomarEnvio: async ({ ahora, maquina, quien, hasta }) => {
      // Nearly always there is nothing to send: to know it takes no write.
      const instantes = { ahora, maquina, lejos: increible(maquina) };
      if ((await base.una(CANDIDATO, instantes)) === null) return null;
      return base.juntas(async (en) => {
        const aviso = await en.una<Aviso>(LIBRE, instantes);
        if (aviso !== null) await en.mandar(TOMAR, { id: aviso.id, maquina, quien, hasta });
        return aviso;
      });
    },
    empezarEnvio: (e, quien) =>
      base.juntas(async (en) => {
        const toma = await en.una<{ quien: string | null }>(
          'SELECT lo_tiene AS quien FROM despacho WHERE aviso = ?',
          e.aviso,
        );
        if (toma?.quien !== quien) return false;
        await empezar(en, e);
        return true;
      }),
    soltarEnvio: async (aviso, cuando) => {
      await soltar(base, aviso, cuando);
    },
  };
}
