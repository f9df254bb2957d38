import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { Pliegue } from './plazos.js';
import { releer } from './relectura.js';
import type { Decision, Entorno, Estado, Evento } from './tipos.js';

const SIN_EFECTOS = { avisos: [], mensajes: [] };
const REGLA = 'D-MAQUINA';

const delMismo = (a: Plazo, b: Plazo) => a.regla === b.regla && a.item === b.item;
const iguales = (a: Plazo, b: Plazo) =>
  delMismo(a, b) &&
  a.desde === b.desde &&
  a.dias === b.dias &&
  a.computo === b.computo &&
  a.ambitos === b.ambitos &&
  a.vence === b.vence;

/** Running terms stay when the other version has them just so; the rest are superseded, and what only it has is opened. */
function conciliar(
  actuales: readonly Plazo[],
  releidos: readonly Plazo[],
  secuencia: number,
  motivo: string,
) {
  const pliegue = new Pliegue(actuales, secuencia);
  const corren = actuales.filter((p) => p.estado === 'corriendo');
  const otros = releidos.filter((p) => p.estado === 'corriendo' && !corren.some((a) => iguales(a, p)));
  const queda = (a: Plazo) => releidos.some((p) => p.estado === 'corriendo' && iguales(a, p));
  for (const a of corren)
    if (!queda(a)) pliegue.cerrar(a, otros.some((p) => delMismo(a, p)) ? 'reemplazado' : 'anulado', motivo);
  for (const p of otros) {
    const anterior = corren.find((a) => delMismo(a, p));
    pliegue.abrir({ ...p, reemplaza: anterior?.n ?? null, motivo });
  }
  return pliegue.plazos;
}

/**
 * MAQUINA_CAMBIADA: the case goes to the version of its machine that `def` is (D7). Its whole history is folded through
 * that version; what it ordered then was ordered already, and is not ordered again.
 * @returns a refusal when that version does not admit the history
 */
export function cambiarVersion(
  def: DefinicionDeMaquina,
  estado: Estado,
  { datos }: Pick<Evento, 'datos'>,
  entorno: Entorno,
): Decision {
  const secuencia = estado.secuencia + 1;
  if (entorno.maquinaDe === undefined)
    return { ok: true, estado: { ...estado, secuencia }, efectos: SIN_EFECTOS, regla: REGLA };
  const releida = releer(def, entorno.historia(), entorno);
  const [rechazo] = releida.rechazos;
  if (rechazo)
    return {
      ok: false,
      codigo: 'CONDICION_NO_CUMPLIDA',
      regla: REGLA,
      detalle: `La versión nueva no admite ${rechazo.tipo} en la secuencia ${rechazo.secuencia}: ${rechazo.detalle}`,
    };
  const { snapshot, plazos } = releida.estado;
  return {
    ok: true,
    estado: {
      snapshot,
      plazos: conciliar(estado.plazos, plazos, secuencia, String(datos['motivo'])),
      secuencia,
    },
    efectos: SIN_EFECTOS,
    regla: REGLA,
  };
}
