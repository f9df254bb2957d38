import type { Direccion } from '../../machines/base/maquina.js';
import { fechaCivilDe, type Instante } from '../../machines/calendario/index.js';
import { sumarMilisegundos } from '../clock.js';
import type { Entrega, FinDeEnvio, Seguimiento } from '../store/envios.js';
import type { Aviso } from '../store/puerto.js';
import { type Contestado, losQueCuentan, resultadoDe } from './contestacion.js';
import type { Espera } from './espera.js';

// Later than this a server that does not answer is no passing trouble.
const AVISAR_DESDE = 5;

interface Intento {
  readonly aviso: Aviso;
  readonly direcciones: readonly Direccion[];
  /** Number of the attempt, from 1. */
  readonly intento: number;
  /** What earlier attempts left known of each address. */
  readonly previas: readonly Entrega[];
  readonly contestado: Contestado;
  readonly espera: Espera;
  /** Milliseconds to wait for the case to learn what happened before another process tells it. */
  readonly asientoMs: number;
  /** By the legal clock, and by that of the machine. */
  readonly ahora: Instante;
  readonly maquina: Instante;
}

/** What a person must look at, before it is dated. */
type Incidencias = readonly { readonly clave: string; readonly detalle: string }[];

function delServidor({ intento, contestado, maquina }: Intento): Incidencias {
  const dia = fechaCivilDe(maquina);
  if (contestado.deConfiguracion)
    return [
      {
        clave: `correo negado ${dia}`,
        detalle:
          'El servidor de correo nos niega el envío: revise SMTP_URL, la cuenta y CORREO_REMITENTE. Los correos esperan y se intentan de nuevo; su respuesta consta en cada notificación.',
      },
    ];
  if (!contestado.caido || intento < AVISAR_DESDE) return [];
  return [
    {
      clave: `correo sin servidor ${dia}`,
      detalle: `El servidor de correo no responde desde hace ${intento} intentos. Los correos esperan y se intentan de nuevo.`,
    },
  ];
}

/** Copies that did not arrive although the notice was given, and offices without an address (AMB-A11). */
function delasCopias({ aviso, direcciones }: Intento, entregas: readonly Entrega[]): Incidencias {
  const cuentan = new Set(losQueCuentan(entregas).map((e) => e.correo));
  const negadas = entregas.filter((e) => !cuentan.has(e.correo) && e.estado !== 'aceptada');
  const sinCorreo = direcciones.filter((d) => d.rol === 'organo' && d.correo === null);
  return [
    ...negadas.map(({ rol }) => ({
      clave: `copia ${aviso.id} ${rol}`,
      detalle: `«${aviso.asunto}» llegó a quien debía, pero no su copia (${rol}): el servidor la rechazó. El plazo, si lo hay, corre igual (AMB-A11).`,
    })),
    ...sinCorreo.map(({ nombre }) => ({
      clave: `sin correo ${aviso.id}`,
      detalle: `«${aviso.asunto}»: ${nombre ?? 'el órgano'} no tiene correo registrado; comuníqueselo por otro medio.`,
    })),
  ];
}

/** What an attempt ended in, and what is left to do with its notice. */
export function seguir(i: Intento): { fin: FinDeEnvio; sigue: Seguimiento } {
  const { fin, sigue } = loQueSigue(i);
  const incidencias = sigue.incidencias.map((una) => ({ ...una, creada: i.ahora }));
  return { fin, sigue: { ...sigue, incidencias } };
}

type Siguiente = Omit<Seguimiento, 'incidencias'> & { readonly incidencias: Incidencias };

function loQueSigue(i: Intento): { fin: FinDeEnvio; sigue: Siguiente } {
  const { aviso, intento, previas, contestado, espera, ahora, maquina } = i;
  const nuevas = new Map([...previas, ...contestado.entregas].map((e) => [e.correo, e]));
  const entregas = [...nuevas.values()];
  const visto = resultadoDe(entregas);
  const agotado = visto === 'diferida' && intento >= espera.intentos;
  const resultado = agotado ? 'fallida' : visto;
  const fin = {
    terminado: maquina,
    resultado,
    respuesta: contestado.respuesta,
    entregas,
    salio: resultado === 'enviada' ? ahora : null,
  } as const;
  const incidencias = delServidor(i);
  switch (resultado) {
    case 'enviada': {
      const todas = [...incidencias, ...delasCopias(i, entregas)];
      // What starts a term is told by an event of the case; the rest is only a row that changes.
      return aviso.alSalir === null
        ? { fin, sigue: { proximo: null, estado: 'enviada', codigo: null, incidencias: todas } }
        : { fin, sigue: { ...porAsentar(i), incidencias: todas } };
    }
    case 'rebotada':
      return {
        fin,
        sigue: {
          ...porAsentar(i),
          incidencias: [
            ...incidencias,
            {
              clave: `rebote ${aviso.id}`,
              detalle: `Rebotó «${aviso.asunto}»: el servidor rechazó la dirección. Compruébela y comuníquelo por otro medio si hace falta.`,
            },
          ],
        },
      };
    case 'fallida':
      return {
        fin,
        sigue: {
          proximo: null,
          estado: 'fallida',
          codigo: 'SMTP_AGOTADO',
          incidencias: [
            ...incidencias,
            {
              clave: `correo agotado ${aviso.id}`,
              detalle: `«${aviso.asunto}» no salió después de ${intento} intentos. Reintente el envío, o comuníquelo por otro medio y deje constancia.`,
            },
          ],
        },
      };
    default:
      return {
        fin,
        sigue: {
          proximo: sumarMilisegundos(maquina, espera.tras(intento)),
          estado: null,
          codigo: null,
          incidencias,
        },
      };
  }
}

function porAsentar({ maquina, asientoMs }: Intento): Omit<Seguimiento, 'incidencias'> {
  return { proximo: sumarMilisegundos(maquina, asientoMs), estado: null, codigo: null };
}
