import { createHash, timingSafeEqual } from 'node:crypto';
import { TaskCancelledError, TimeoutStrategy, timeout } from 'cockatiel';
import { Gauge, Registry } from 'prom-client';
import { alertasDe } from '../operaciones/diagnostico.js';
import { sintomasDe } from '../operaciones/vigilancia.js';
import type { Sistema } from '../sistema.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import { usuarioDeCredencial } from './identidad.js';
import type { Contestacion } from './llamada.js';
import { TIPO_DE_METRICAS } from './medidas.js';
import { contestarProblema, Problema, problemaDePeticion } from './problema.js';

// Less than Prometheus waits for an answer.
const pronto = timeout(5000, TimeoutStrategy.Aggressive);

const resumen = (texto: string) => createHash('sha256').update(texto).digest();

async function puedeSaber(sistema: Sistema, credencial: string | null): Promise<boolean> {
  const { METRICAS_TOKEN: token } = sistema.config;
  if (credencial === null) return false;
  if (token !== undefined && timingSafeEqual(resumen(credencial), resumen(token))) return true;
  return (await usuarioDeCredencial(sistema, credencial))?.roles.includes('admin') ?? false;
}

/** Seconds of an instant since 1970, as Prometheus wants them; null for none. */
const enSegundos = (instante: string | null) => (instante === null ? null : Date.parse(instante) / 1000);

/** What the database shows now, as gauges of a registry that lasts one answer. */
async function delPanorama(sistema: Sistema): Promise<Registry> {
  const { store, config, reloj, pulso } = sistema;
  const sintomas = await sintomasDe({ store, config, reloj, ultimoLatido: pulso.ultimoLatido });
  const { panorama, correo } = sintomas;
  const registro = new Registry();
  const medir = (nombre: string, help: string, valor: number | null) => {
    if (valor === null) return;
    new Gauge({ name: `expediente_${nombre}`, help, registers: [registro] }).set(valor);
  };
  const contar = (nombre: string, help: string, etiquetas: readonly string[], filas: readonly object[]) => {
    const gauge = new Gauge({
      name: `expediente_${nombre}`,
      help,
      labelNames: etiquetas,
      registers: [registro],
    });
    for (const fila of filas) {
      const { total, ...labels } = fila as { total: number } & Record<string, string>;
      gauge.set(labels, total);
    }
  };
  contar('casos', 'Expedientes, por situación.', ['coleccion', 'situacion'], panorama.casos);
  contar('avisos', 'Notificaciones que esperan o fallaron.', ['canal', 'estado'], panorama.avisos);
  medir(
    'plazos_vencidos_sin_hacer',
    'Plazos vencidos cuyo deber sigue pendiente.',
    panorama.vencidosSinHacer,
  );
  medir('plazos_atrasados', 'Plazos que debieron vencer y siguen corriendo.', panorama.porVencer);
  medir(
    'correo_pendiente_desde_segundos',
    'Desde cuándo espera el correo más antiguo.',
    enSegundos(correo.desde),
  );
  medir('incidencias', 'Incidencias registradas.', panorama.incidencias.total);
  medir('latido_segundos', 'Instante del último latido.', enSegundos(sintomas.ultimoLatido));
  medir('reloj_segundos', 'Hora legal del sistema.', enSegundos(sintomas.legal));
  medir('respaldo_segundos', 'Instante del último respaldo bueno.', enSegundos(panorama.ultimoRespaldo));
  medir('base_bytes', 'Tamaño de la base de datos.', panorama.disco?.base ?? null);
  medir('bitacora_bytes', 'Tamaño de la bitácora de la base de datos.', panorama.disco?.bitacora ?? null);
  medir(
    'disco_libre_bytes',
    'Espacio libre en el disco de la base de datos.',
    panorama.disco?.libres ?? null,
  );
  const conexiones = store.conexiones();
  if (conexiones)
    contar(
      'base_conexiones',
      'Conexiones de este proceso con la base de datos.',
      ['estado'],
      [
        { estado: 'ocupada', total: conexiones.ocupadas },
        { estado: 'libre', total: conexiones.libres },
        { estado: 'pedida', total: conexiones.pedidas },
      ],
    );
  medir('alertas', 'Alertas de la salud del sistema.', alertasDe(sintomas).length);
  return registro;
}

const SIN_METRICAS = new Problema(
  401,
  'SIN_IDENTIFICAR',
  'Las métricas piden la ficha de METRICAS_TOKEN o la de un administrador.',
  {},
  { 'WWW-Authenticate': 'Bearer' },
);

const LENTA = new Problema(503, 'BASE_FALLA', 'La base de datos tarda demasiado en responder.');

/** What the office counts of itself, as Prometheus reads it, for a credential that may know. */
export async function metricasPara(sistema: Sistema, credencial: string | null): Promise<Contestacion> {
  try {
    const panorama = await pronto.execute(async () =>
      (await puedeSaber(sistema, credencial)) ? delPanorama(sistema) : null,
    );
    if (panorama === null) return contestarProblema(SIN_METRICAS);
    const texto = `${await sistema.pulso.registro.metrics()}\n${await panorama.metrics()}`;
    return { estado: 200, texto, tipo: TIPO_DE_METRICAS };
  } catch (error) {
    sistema.log.warn({ err: error }, 'no se pudieron leer las métricas');
    return contestarProblema(
      error instanceof AlmacenNoDisponible
        ? new Problema(503, error.codigo, error.message)
        : error instanceof TaskCancelledError
          ? LENTA
          : problemaDePeticion(error),
    );
  }
}
