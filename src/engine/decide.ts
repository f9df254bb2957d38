import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { vencimiento } from '../../machines/calendario/index.js';
import { plazoDe } from '../../machines/reglas/index.js';
import { explicarRechazo } from './explain.js';
import { hechosDe } from './hechos.js';
import { darPaso, estadoDePartida } from './partes.js';
import { Pliegue, plegarEfectos } from './plazos.js';
import { rectificar } from './rectificar.js';
import { esDelMotor } from './sucesos.js';
import type { Aceptado, Decision, Entorno, Estado, Evento } from './tipos.js';

/** Who bears the terms that people outside the office were told of. */
const PRECLUYEN: ReadonlySet<string> = new Set(['entidad', 'participante']);

const SIN_EFECTOS = { avisos: [], mensajes: [] };

/** The state of a case that has no events yet. */
export function estadoInicial(def: DefinicionDeMaquina): Estado {
  return { snapshot: estadoDePartida(def), plazos: [], secuencia: 0 };
}

/**
 * Decides one event on one case: the fold of history, pure, used by the door, by simulation and by replay alike.
 * Roles and shapes of data were checked before; the law is checked here.
 */
export function decidir(
  def: DefinicionDeMaquina,
  estado: Estado,
  evento: Evento,
  entorno: Entorno,
): Decision {
  if (esDelMotor(evento.tipo)) return decidirSuceso(def, estado, evento, entorno);
  const expira = evento.tipo.startsWith('VENCIO_')
    ? (estado.plazos[Number(evento.datos['plazo']) - 1] ?? null)
    : null;
  const hechos = hechosDe(estado, evento.ocurrido, entorno, expira);
  const paso =
    estado.snapshot.status === 'active'
      ? darPaso(def, estado.snapshot, { type: evento.tipo, datos: evento.datos }, hechos)
      : null;
  if (paso === null) return explicarRechazo(def, estado.snapshot, evento, hechos);
  const secuencia = estado.secuencia + 1;
  const pliegue = new Pliegue(estado.plazos, secuencia);
  if (expira) pliegue.cerrar(expira, 'vencido', null);
  const efectos = plegarEfectos(pliegue, paso.efectos, hechos);
  const regla =
    expira?.regla ??
    def.reglaDe?.(evento.tipo, evento.datos) ??
    def.eventos[evento.tipo]?.regla ??
    efectos.avisos[0]?.regla ??
    'AT-8.2.1.B-4';
  return { ok: true, estado: { snapshot: paso.snapshot, plazos: pliegue.plazos, secuencia }, efectos, regla };
}

function decidirSuceso(def: DefinicionDeMaquina, estado: Estado, evento: Evento, entorno: Entorno): Decision {
  const secuencia = estado.secuencia + 1;
  switch (evento.tipo) {
    case 'CALENDARIO_CAMBIADO':
      return recalcular(def, estado, evento, entorno);
    case 'RECTIFICAR_VENCIMIENTO':
      return rectificar(def, estado, evento, entorno);
    case 'ASIGNADO':
      if (estado.snapshot.status !== 'active')
        return explicarRechazo(def, estado.snapshot, evento, hechosDe(estado, evento.ocurrido, entorno));
      return { ok: true, estado: { ...estado, secuencia }, efectos: SIN_EFECTOS, regla: 'AT-8.1.4.B-2' };
    default:
      return {
        ok: true,
        estado: { ...estado, secuencia },
        efectos: SIN_EFECTOS,
        regla: String(evento.datos['regla'] ?? 'AMB-A11'),
      };
  }
}

/** Supersedes every running term that the calendar of this event moves (D4, D9). */
export function recalcular(
  def: DefinicionDeMaquina,
  estado: Estado,
  evento: Evento,
  entorno: Entorno,
): Aceptado {
  const pliegue = new Pliegue(estado.plazos, estado.secuencia + 1);
  const motivo = String(evento.datos['motivo']);
  let comunicado = false;
  for (const plazo of estado.plazos) {
    if (plazo.estado !== 'corriendo') continue;
    const vence = vencimiento(plazo.computo, plazo.desde, plazo.dias, entorno.calendario(plazo.ambitos));
    if (vence === plazo.vence) continue;
    pliegue.cerrar(plazo, 'reemplazado', motivo);
    pliegue.abrir({ ...plazo, vence, reemplaza: plazo.n, motivo });
    comunicado ||= PRECLUYEN.has(plazoDe(plazo.regla, entorno.catalogo).carga);
  }
  const avisos = comunicado ? [def.avisoDePlazoMovido] : [];
  return {
    ok: true,
    estado: { snapshot: estado.snapshot, plazos: pliegue.plazos, secuencia: pliegue.secuencia },
    efectos: { avisos, mensajes: [] },
    regla: 'D-CALENDARIO',
  };
}
