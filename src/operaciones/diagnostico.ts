import { diasAntes, sumarMilisegundos } from '../clock.js';
import type { EstadoDelCorreo } from '../store/envios.js';
import type { Panorama } from '../store/operaciones.js';

/** Something a person should look at. Each `que` has its page in docs/operacion.md. */
export interface Alerta {
  readonly que:
    | 'disco'
    | 'bitacora'
    | 'latido'
    | 'reloj'
    | 'respaldo'
    | 'correo_atrasado'
    | 'correo_sin_servidor'
    | 'correo_agotado'
    | 'incidencias';
  readonly detalle: string;
}

/** What the alerts are read from. */
export interface Sintomas {
  readonly panorama: Panorama;
  readonly correo: EstadoDelCorreo;
  readonly conServidorDeCorreo: boolean;
  readonly simulado: boolean;
  /** Instants of the machine's clock and of the law. */
  readonly real: string;
  readonly legal: string;
  /** Instant of the machine's clock of the last beat that went well; null when whoever asks does not beat. */
  readonly ultimoLatido: string | null;
}

const MEGA = 1_000_000;
const DISCO_MINIMO = 2000 * MEGA;
const BITACORA_MAXIMA = 1000 * MEGA;
const LATIDO_MAXIMO_MS = 120_000;
const ADELANTO_MAXIMO_MS = 300_000;
const CORREO_MAXIMO_MS = 3_600_000;
// A day, and what the timer of the copies may take to start and to end.
const RESPALDO_MAXIMO_MS = 26 * 3_600_000;

const hace = (instante: string, ms: number) => sumarMilisegundos(instante, -ms);
/** An amount of bytes as whoever is on duty reads it. */
export const enMegas = (bytes: number) => `${Math.round(bytes / MEGA)} MB`;

// What nobody here knows of the disk raises no alert: whoever runs the server of the database watches over it.
function delDisco({ panorama: { disco, ultimoRespaldo }, real }: Sintomas): Alerta[] {
  if (disco === null) return [];
  const alertas: Alerta[] = [];
  if (disco.libres !== null && disco.libres < DISCO_MINIMO)
    alertas.push({
      que: 'disco',
      detalle: `Quedan ${enMegas(disco.libres)} en el disco de la base de datos.`,
    });
  if (disco.bitacora !== null && disco.bitacora > BITACORA_MAXIMA)
    alertas.push({
      que: 'bitacora',
      detalle: `La bitácora de la base de datos ocupa ${enMegas(disco.bitacora)} y no se asienta.`,
    });
  if (ultimoRespaldo === null || ultimoRespaldo < hace(real, RESPALDO_MAXIMO_MS))
    alertas.push({
      que: 'respaldo',
      detalle:
        ultimoRespaldo === null
          ? 'No consta ningún respaldo.'
          : `El último respaldo bueno es del ${ultimoRespaldo}.`,
    });
  return alertas;
}

function delTiempo({
  panorama: { porVencer, ultimoEvento },
  real,
  simulado,
  ultimoLatido,
}: Sintomas): Alerta[] {
  const alertas: Alerta[] = [];
  if (ultimoLatido !== null && ultimoLatido < hace(real, LATIDO_MAXIMO_MS))
    alertas.push({
      que: 'latido',
      detalle: `El último latido es del ${ultimoLatido}: los plazos no vencen solos.`,
    });
  else if (porVencer > 0 && !simulado)
    alertas.push({ que: 'latido', detalle: `${porVencer} plazos debieron vencer y siguen corriendo.` });
  if (!simulado && ultimoEvento !== null && ultimoEvento > sumarMilisegundos(real, ADELANTO_MAXIMO_MS))
    alertas.push({
      que: 'reloj',
      detalle: `El último acto se registró el ${ultimoEvento}, y para esta máquina son las ${real}: su reloj se atrasó.`,
    });
  return alertas;
}

function delCorreo({ correo, conServidorDeCorreo, simulado, real }: Sintomas): Alerta[] {
  const alertas: Alerta[] = [];
  const { pendientes, desde, fallidos } = correo;
  if (!conServidorDeCorreo && pendientes > 0)
    alertas.push({
      que: 'correo_sin_servidor',
      detalle: `${pendientes} correos esperan y no hay servidor de correo (SMTP_URL).`,
    });
  else if (!simulado && desde !== null && desde < hace(real, CORREO_MAXIMO_MS))
    alertas.push({ que: 'correo_atrasado', detalle: `Hay correos que esperan desde el ${desde}.` });
  if (fallidos > 0)
    alertas.push({
      que: 'correo_agotado',
      detalle: `${fallidos} correos no salieron después de todos los intentos.`,
    });
  return alertas;
}

/** What a person should look at, and nothing when all is well. A warning never stops the service. */
export function alertasDe(sintomas: Sintomas): Alerta[] {
  const { incidencias } = sintomas.panorama;
  const ayer = `${diasAntes(sintomas.legal, 1)}${sintomas.legal.slice(10)}`;
  const recientes = incidencias.ultima !== null && incidencias.ultima > ayer;
  return [
    ...delDisco(sintomas),
    ...delTiempo(sintomas),
    ...delCorreo(sintomas),
    ...(recientes
      ? [
          {
            que: 'incidencias' as const,
            detalle: `Hubo incidencias en las últimas 24 horas; hay ${incidencias.total}.`,
          },
        ]
      : []),
  ];
}
