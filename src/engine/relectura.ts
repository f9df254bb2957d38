import type { Adaptador, DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { decidir, estadoInicial } from './decide.js';
import { entornoDe, type NormasPorVersion } from './replay.js';
import type { Decision, Entorno, Estado, EventoGuardado } from './tipos.js';

/** What folding a whole history through another version of its machine gives. */
export interface Relectura {
  readonly estado: Estado;
  /** Events this version refuses and no adapter of it accounts for; the fold went on as if they had not been. */
  readonly rechazos: readonly {
    readonly secuencia: number;
    readonly tipo: string;
    readonly detalle: string;
  }[];
  /** Events taken as an adapter says, by its name. */
  readonly adaptados: readonly { readonly secuencia: number; readonly adaptador: string }[];
}

// With one version alone a change of version changes nothing: it takes the place of what is left out.
const nada = (fila: EventoGuardado): EventoGuardado => ({ ...fila, tipo: 'MAQUINA_CAMBIADA', datos: '{}' });

/** An expiry names its term by number, and another version may have armed others before it: here, the one of its rule. */
function conPlazoDe(estado: Estado, fila: EventoGuardado): EventoGuardado {
  if (!fila.tipo.startsWith('VENCIO_')) return fila;
  const datos = JSON.parse(fila.datos) as { plazo: number; regla: string; item: string };
  const suyos = estado.plazos.filter((p) => p.regla === datos.regla && p.item === datos.item);
  const plazo = suyos.find((p) => p.estado === 'corriendo') ?? suyos.at(-1);
  return { ...fila, datos: JSON.stringify({ ...datos, plazo: plazo?.n ?? 0 }) };
}

function intentar(
  def: DefinicionDeMaquina,
  estado: Estado,
  { tipo, datos, actor, ocurrido }: EventoGuardado,
  entorno: Entorno,
): Decision | string {
  try {
    return decidir(def, estado, { tipo, datos: JSON.parse(datos), actor, ocurrido }, entorno);
  } catch (error) {
    return (error as Error).message;
  }
}

const adaptadorDe = (def: DefinicionDeMaquina, tipo: string): [string, Adaptador] | undefined =>
  Object.entries(def.adaptadores ?? {}).find(([, a]) => a.tipo === tipo);

/**
 * Folds a history, whatever versions decided it, through one version alone (D7): with the calendar and the catalogue each
 * event was decided with. Never throws: what the version refuses is told.
 */
export function releer(
  def: DefinicionDeMaquina,
  historia: readonly EventoGuardado[],
  { calendarioDe, catalogoDe }: NormasPorVersion,
): Relectura {
  const rechazos: Relectura['rechazos'][number][] = [];
  const adaptados: Relectura['adaptados'][number][] = [];
  const leida: EventoGuardado[] = [];
  let estado = estadoInicial(def);
  const tomar = (fila: EventoGuardado): Decision | string =>
    intentar(def, estado, fila, entornoDe(fila, { calendarioDe, catalogoDe }, leida));
  for (const original of historia) {
    let fila = conPlazoDe(estado, original);
    let hecho = tomar(fila);
    const negado = typeof hecho === 'string' || !hecho.ok;
    const [nombre, adaptador] = (negado ? adaptadorDe(def, original.tipo) : undefined) ?? [];
    if (nombre !== undefined && adaptador) {
      const acto = adaptador.adaptar(JSON.parse(fila.datos) as Record<string, unknown>);
      fila = acto ? { ...fila, tipo: acto.tipo, datos: JSON.stringify(acto.datos) } : nada(fila);
      hecho = tomar(fila);
    }
    if (typeof hecho !== 'string' && hecho.ok) {
      if (nombre !== undefined) adaptados.push({ secuencia: original.secuencia, adaptador: nombre });
      estado = hecho.estado;
    } else {
      const detalle = typeof hecho === 'string' ? hecho : hecho.detalle;
      rechazos.push({ secuencia: original.secuencia, tipo: original.tipo, detalle });
      fila = nada(fila);
      estado = { ...estado, secuencia: original.secuencia };
    }
    leida.push(fila);
  }
  return { estado, rechazos, adaptados };
}
