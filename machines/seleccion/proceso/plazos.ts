import { diaDe } from '../../base/campos.js';
import type { ArmarPlazo } from '../../base/efectos.js';
import { hechos } from '../../base/hechos.js';
import { fusiona, reglaDe } from '../cronograma/etapas.js';
import { ACTIVIDADES, type Actividad, PROCEDIMIENTOS, type Procedimiento } from '../tipos.js';
import { cierreDelRegistro } from './condiciones-registro.js';
import type { ContextoDeProceso } from './contexto.js';

const DE_TODAS: Readonly<Partial<Record<Actividad, string>>> = {
  presentacion_propuestas: 'AMB-C-propuestas',
  calificacion_evaluacion: 'AMB-C-calificacion',
  buena_pro: 'AMB-C-buenaPro',
};

/**
 * The rule whose term closes an activity of the calendar, or null for those that close nothing. Where consultas and
 * observaciones are one stage, one term stands for both.
 */
export function reglaDeVentana(procedimiento: Procedimiento, actividad: Actividad): string | null {
  const una = fusiona(procedimiento);
  if (actividad === 'convocatoria' || actividad === 'integracion_bases') return null;
  if (una && (actividad === 'observaciones' || actividad === 'absolucion_consultas')) return null;
  return DE_TODAS[actividad] ?? reglaDe(procedimiento, actividad);
}

/** The duty to integrate, by what came before it (RS-59-sinobs, RS-59-conobs, RS-59-elev). */
export function reglaDeIntegracion(c: ContextoDeProceso): string {
  if (c.pronunciamiento !== null || Object.keys(c.elevaciones).length > 0) return 'RS-59-elev';
  return Object.keys(c.observaciones).length > 0 ? 'RS-59-conobs' : 'RS-59-sinobs';
}

/** Rules of every term that closes a window or fixes the day of a stage. */
export const VENTANAS: readonly string[] = [
  ...new Set(PROCEDIMIENTOS.flatMap((p) => ACTIVIDADES.flatMap((a) => reglaDeVentana(p, a) ?? []))),
  'RS-59-sinobs',
  'RS-59-conobs',
  'RS-59-elev',
  'RS-58-plazo',
  'RS-58-remite',
  'RS-58-remoto',
];

const DEBER_DE_INTEGRAR = ['RS-59-sinobs', 'RS-59-conobs', 'RS-59-elev'] as const;

// Registration ends with the integration, whatever the stage the others are counted from (RS-53-gral).
const desdeEtapa = (desde: Actividad): Actividad[] =>
  ACTIVIDADES.filter((a, i) => a === 'registro_participantes' || i >= ACTIVIDADES.indexOf(desde));

/**
 * The terms that close the windows of the calendar in force, from one stage on: each due on its last published day
 * (AMB-C-cronograma). A window whose term already runs to that day is left as it is, unless `todas`.
 */
export function ventanasPorArmar(
  c: ContextoDeProceso,
  desde: Actividad = 'convocatoria',
  todas = false,
): ArmarPlazo[] {
  const { hoy, plazos } = hechos(c);
  const armados: ArmarPlazo[] = [];
  for (const actividad of desdeEtapa(desde)) {
    const fila = c.cronograma.find((f) => f.actividad === actividad);
    const integra = actividad === 'integracion_bases';
    const regla = integra ? reglaDeIntegracion(c) : reglaDeVentana(c.procedimiento, actividad);
    if (!fila || regla === null || (integra && c.integrada !== null)) continue;
    const cierra = actividad === 'registro_participantes' ? cierreDelRegistro(c) : null;
    const vence = cierra ?? diaDe(fila.fin);
    const corre = plazos.find((p) => p.regla === regla && p.item === '' && p.estado === 'corriendo');
    if (vence < hoy || (!todas && corre?.vence === vence)) continue;
    const sucede = integra
      ? DEBER_DE_INTEGRAR.find(
          (r) => r !== regla && plazos.some((p) => p.regla === r && p.estado === 'corriendo'),
        )
      : undefined;
    armados.push({
      regla,
      desde: vence,
      computo: 'fecha',
      dias: 0,
      ambitos: c.ambitos,
      motivo: `Cronograma, versión ${c.versionDeCronograma}.`,
      ...(sucede ? { sucede } : {}),
    });
  }
  return armados;
}
