import { verificarTodo } from '../../src/engine/verificar.js';
import { igualar } from './pasos.js';
import { DE_PERSONAS, type Seguido } from './seguido.js';
import type { Simulacion } from './simulacion.js';

/** What may be told to a person in a run where nothing fails. */
const ESPERADAS = /^(Rebotó la notificación|Consta que salió|El mensaje REGISTRAR_CONVOCATORIA)/;

/**
 * What must hold when a run ends: every case as the law says, chain and replay whole, each act acknowledged in its history
 * once and in order, each deadline fired once and at its own instant, and nothing that should not have happened.
 * @returns events in the database
 */
export async function cerrarCuentas(simulacion: Simulacion): Promise<number> {
  const { mundo } = simulacion;
  await mundo.latir();
  simulacion.atrasada = false;
  for (const seguido of simulacion.seguidos.values()) {
    await simulacion.comparar(seguido);
    await revisarHistoria(simulacion, seguido);
  }
  for (const seguido of simulacion.procesos.seguidos.values()) {
    await simulacion.procesos.comparar(seguido);
    await revisarHistoria(simulacion, seguido);
  }
  const malos: string[] = [];
  const { eventos, casos } = await verificarTodo(mundo.door, (caso, diferencias) =>
    malos.push(`${caso}: ${diferencias.map((d) => d.detalle).join(' ')}`),
  );
  igualar('la verificación de la base', null, malos, []);
  igualar(
    'los expedientes que hay',
    null,
    [String(casos)],
    [String(simulacion.seguidos.size + simulacion.procesos.seguidos.size)],
  );
  const incidencias = await mundo.store.incidencias(10_000);
  const raras = incidencias.map((i) => i.detalle).filter((d) => !ESPERADAS.test(d));
  igualar('las incidencias', null, raras, []);
  return eventos;
}

interface ConHistoria extends Pick<Seguido, 'id' | 'orden' | 'libro'> {
  readonly modelo: { readonly bitacora: readonly string[]; readonly rectificado?: boolean };
}

async function revisarHistoria(
  { mundo }: Simulacion,
  { id, orden, libro, modelo }: ConHistoria,
): Promise<void> {
  const historia = await mundo.store.historia(id);
  const actos = historia.filter((e) => DE_PERSONAS.has(e.tipo));
  igualar(
    'los actos reconocidos',
    orden,
    actos.map((e, i) => `${i + 1}. ${e.tipo} ${e.actor} ${e.ocurrido}`),
    libro.map((e, i) => `${i + 1}. ${e.tipo} ${e.actor} ${e.ocurrido}`),
  );
  const vencidos = historia.filter((e) => e.tipo.startsWith('VENCIO_'));
  const plazos = vencidos.map((e) => (JSON.parse(e.datos) as { plazo: number }).plazo);
  igualar('los plazos vencidos una vez', orden, plazos.map(String), [...new Set(plazos)].map(String));
  // A rectification brings terms back: when those expire again is not a day of the law.
  if (modelo.rectificado) return;
  const dichos = vencidos.map((e) => {
    const { regla, item, vencio } = JSON.parse(e.datos) as { regla: string; item: string; vencio: string };
    return `${regla} [${item}] venció el ${vencio}, a las ${e.ocurrido}`;
  });
  igualar('los vencimientos', orden, dichos, modelo.bitacora);
}
