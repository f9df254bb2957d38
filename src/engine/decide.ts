import { diaDe } from '../../machines/base/campos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { explicarRechazo } from './explain.js';
import { hechosDe } from './hechos.js';
import { darPaso, estadoDePartida } from './partes.js';
import { cumplirAviso, Pliegue, plegarEfectos } from './plazos.js';
import { recalcular, recalcularPorRegla } from './recalcular.js';
import { rectificar } from './rectificar.js';
import { esDelMotor } from './sucesos.js';
import type { Decision, Entorno, Estado, Evento } from './tipos.js';
import { cambiarVersion } from './version.js';

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
    case 'REGLA_CORREGIDA':
      return recalcularPorRegla(def, estado, evento, entorno);
    case 'MAQUINA_CAMBIADA':
      return cambiarVersion(def, estado, evento, entorno);
    case 'DATOS_SUPRIMIDOS':
      // Of a case that ended as well: what it says of people goes, where it led stays.
      return { ok: true, estado: { ...estado, secuencia }, efectos: SIN_EFECTOS, regla: 'LPD-20' };
    case 'RECTIFICAR_VENCIMIENTO':
      return rectificar(def, estado, evento, entorno);
    case 'ASIGNADO':
      if (estado.snapshot.status !== 'active')
        return explicarRechazo(def, estado.snapshot, evento, hechosDe(estado, evento.ocurrido, entorno));
      return { ok: true, estado: { ...estado, secuencia }, efectos: SIN_EFECTOS, regla: 'AT-8.1.4.B-2' };
    default:
      return avisoRegistrado(estado, evento, entorno);
  }
}

/** A notice put on record: that it left is also the fulfilment of the duty to give it, when there is one. */
function avisoRegistrado(estado: Estado, { datos }: Evento, { catalogo }: Entorno): Decision {
  const regla = String(datos['regla'] ?? 'AMB-A11');
  const pliegue = new Pliegue(estado.plazos, estado.secuencia + 1);
  // An id of a notice is `caso.secuencia.orden`.
  const orden = Number(String(datos['aviso']).split('.').at(-2));
  const { fecha, resultado } = datos;
  if (typeof fecha === 'string' && resultado !== 'rebotada')
    cumplirAviso(pliegue, { regla, orden, fecha: diaDe(fecha) }, catalogo);
  return {
    ok: true,
    estado: { ...estado, plazos: pliegue.plazos, secuencia: pliegue.secuencia },
    efectos: { ...SIN_EFECTOS, atendidos: pliegue.atendidos },
    regla,
  };
}
