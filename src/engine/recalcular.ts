import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { vencimiento } from '../../machines/calendario/index.js';
import { type Catalogo, diasHabidos, plazoDe } from '../../machines/reglas/index.js';
import { Pliegue } from './plazos.js';
import type { Aceptado, Entorno, Estado, Evento } from './tipos.js';

/** Who bears the terms that people outside the office were told of. */
const PRECLUYEN: ReadonlySet<string> = new Set(['entidad', 'participante']);

/** How long a term becomes and when it falls due. */
type Cambio = Pick<Plazo, 'dias' | 'vence'>;

/** Supersedes every running term that a change of the law moves (D4). `nuevo`: null when it does not move the term. */
function reemplazar(
  def: DefinicionDeMaquina,
  estado: Estado,
  evento: Evento,
  entorno: Entorno,
  regla: string,
  nuevo: (plazo: Plazo) => Cambio | null,
): Aceptado {
  const pliegue = new Pliegue(estado.plazos, estado.secuencia + 1);
  const motivo = String(evento.datos['motivo']);
  let comunicado = false;
  for (const plazo of estado.plazos) {
    const cambio = plazo.estado === 'corriendo' ? nuevo(plazo) : null;
    if (cambio === null) continue;
    pliegue.cerrar(plazo, 'reemplazado', motivo);
    pliegue.abrir({ ...plazo, ...cambio, reemplaza: plazo.n, motivo });
    comunicado ||= PRECLUYEN.has(plazoDe(plazo.regla, entorno.catalogo).carga);
  }
  return {
    ok: true,
    estado: { snapshot: estado.snapshot, plazos: pliegue.plazos, secuencia: pliegue.secuencia },
    efectos: { avisos: comunicado ? [{ ...def.avisoDePlazoMovido, regla }] : [], mensajes: [] },
    regla,
  };
}

/** Supersedes every running term that the calendar of this event moves (D4, D9). */
export function recalcular(
  def: DefinicionDeMaquina,
  estado: Estado,
  evento: Evento,
  entorno: Entorno,
): Aceptado {
  return reemplazar(def, estado, evento, entorno, 'D-CALENDARIO', (p) => {
    const vence = vencimiento(p.computo, p.desde, p.dias, entorno.calendario(p.ambitos));
    return vence === p.vence ? null : { dias: p.dias, vence };
  });
}

/** The term whose days another comes from. */
function anteriorDe({ n, regla, item, desde, reemplaza }: Plazo, plazos: readonly Plazo[]) {
  if (reemplaza !== null)
    return plazos.find((p) => p.n === reemplaza && p.regla === regla && p.desde === desde);
  // One that starts again from another day keeps what was added to the one closed for it, which it does not name (AMB-A8).
  const ultimo = plazos.findLast((p) => p.n < n && p.regla === regla && p.item === item);
  return ultimo?.estado === 'reemplazado' ? ultimo : undefined;
}

/** The term a chain of extensions, corrections and new starts of one rule began with. */
function origenDe(plazo: Plazo, plazos: readonly Plazo[]): Plazo {
  const anterior = anteriorDe(plazo, plazos);
  return anterior ? origenDe(anterior, plazos) : plazo;
}

/**
 * What the rows added to its rule since a catalogue make of a term, whatever its state; null when they leave it as it is.
 * Days somebody granted and dates somebody fixed are not those of the rule; days added to them stay added.
 * @param plazos at least all the terms of that rule in the case, in their order
 */
export function corregido(
  plazo: Plazo,
  plazos: readonly Plazo[],
  { catalogo, calendario }: Pick<Entorno, 'catalogo' | 'calendario'>,
  desde: Catalogo,
): Cambio | null {
  const habidos = diasHabidos(plazo.regla, desde);
  const antes = habidos.at(-1);
  const ahora = diasHabidos(plazo.regla, catalogo).at(-1);
  if (plazo.computo === 'fecha' || antes === undefined || ahora === undefined || antes === ahora) return null;
  if (!habidos.includes(origenDe(plazo, plazos).dias)) return null;
  const dias = Math.max(0, plazo.dias + ahora - antes);
  return { dias, vence: vencimiento(plazo.computo, plazo.desde, dias, calendario(plazo.ambitos)) };
}

/** Supersedes every running term whose rule this event corrects (D4, D7). */
export function recalcularPorRegla(
  def: DefinicionDeMaquina,
  estado: Estado,
  evento: Evento,
  entorno: Entorno,
): Aceptado {
  const desde = entorno.catalogoDe(entorno.catalogo.version - 1);
  return reemplazar(def, estado, evento, entorno, 'D-CATALOGO', (p) =>
    p.regla === evento.datos['regla'] ? corregido(p, estado.plazos, entorno, desde) : null,
  );
}
