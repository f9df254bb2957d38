import { diaDe } from '../../machines/base/campos.js';
import { enPalabras } from '../../machines/base/fechas.js';
import { fechaCivilDe, type Instante } from '../../machines/calendario/index.js';
import type { Aviso } from '../store/puerto.js';
import type { Borrador } from './commit.js';
import { decidir } from './decide.js';
import type { Aceptado, Entorno, EventoGuardado, Rechazo } from './tipos.js';

/** What a person puts on record about a notice. */
export interface RegistroDeAviso {
  readonly caso: string;
  readonly aviso: string;
  readonly actor: string;
  readonly fecha: string;
  readonly resultado: 'registrada' | 'enviada' | 'rebotada';
  readonly codigo: string | null;
}

const CABE: Record<RegistroDeAviso['resultado'], readonly Aviso['estado'][]> = {
  registrada: ['pendiente', 'fallida', 'por_registrar'],
  enviada: ['pendiente', 'fallida', 'por_registrar'],
  rebotada: ['pendiente', 'enviada', 'registrada', 'por_registrar'],
};

function rechazoDe(aviso: Aviso, registro: RegistroDeAviso, ahora: Instante): Rechazo | null {
  const negar = (detalle: string): Rechazo => ({
    ok: false,
    codigo: 'CONDICION_NO_CUMPLIDA',
    regla: aviso.alSalir === null ? aviso.regla : 'AMB-D2',
    detalle,
  });
  if (!CABE[registro.resultado].includes(aviso.estado))
    return negar(
      `La notificación ya consta como «${aviso.estado}» y no admite quedar «${registro.resultado}».`,
    );
  const dia = diaDe(registro.fecha);
  if (dia > fechaCivilDe(ahora) || (registro.fecha.length > 10 && registro.fecha > ahora))
    return negar(`El ${enPalabras(dia)} aún no llega; se registra lo que ya ocurrió.`);
  if (dia < fechaCivilDe(aviso.creado) || (registro.fecha.length > 10 && registro.fecha < aviso.creado))
    return negar(
      `La notificación se ordenó el ${enPalabras(fechaCivilDe(aviso.creado))}; no pudo salir antes.`,
    );
  return null;
}

// What expired in this very request may have sent the notice, or left it without purpose.
function alDia(aviso: Aviso, { avisosCambiados }: Borrador): Aviso {
  return { ...aviso, ...avisosCambiados.findLast((cambio) => cambio.id === aviso.id) };
}

// Code of a notice that stopped being due before anybody put on record that it left.
const ANULADO = 'YA_NO_CORRESPONDE';

/** The event a record means for the statechart, when the case still depends on that very notice. */
function eventoDe({ id }: Aviso, { resultado }: RegistroDeAviso, { caso }: Borrador): string | null {
  const salida = caso.salidas.find((x) => x.aviso === id);
  if (!salida) return null;
  if (resultado === 'rebotada') return salida.rebote;
  return salida.salio ? null : salida.evento;
}

/**
 * Puts a notice on record in the history of its case. The effective sending of the continuity mail starts its term and
 * a bounce restarts it (AMB-A8, AMB-D2); a bounce that comes after the end is left to a person.
 * @param guardado the notice as it stood before this request
 */
export function registrarAviso(
  borrador: Borrador,
  guardado: Aviso | null,
  registro: RegistroDeAviso,
  ahora: Instante,
  entorno: Entorno,
): Rechazo | { fila: EventoGuardado; decision: Aceptado } | null {
  if (guardado === null || guardado.caso !== registro.caso) return null;
  const aviso = alDia(guardado, borrador);
  const rechazo = rechazoDe(aviso, registro, ahora);
  if (rechazo) return rechazo;
  const dirigido = eventoDe(aviso, registro, borrador);
  const datos = dirigido
    ? { aviso: aviso.id, fecha: registro.fecha }
    : {
        aviso: aviso.id,
        fecha: registro.fecha,
        resultado: registro.resultado,
        codigo: registro.codigo,
        regla: aviso.regla,
      };
  const evento = {
    tipo: dirigido ?? 'NOTIFICACION_REGISTRADA',
    datos,
    actor: registro.actor,
    ocurrido: ahora,
  };
  const decision = decidir(borrador.def, borrador.caso.estado, evento, entorno);
  if (!decision.ok) return decision;
  const enviado = registro.resultado === 'rebotada' ? aviso.enviado : registro.fecha;
  borrador.registrarAviso(aviso.id, registro.resultado, enviado, registro.codigo);
  const fila = borrador.anotar(evento, decision);
  const terminado = borrador.caso.estado.snapshot.status !== 'active';
  if (registro.resultado === 'rebotada' && aviso.alRebotar !== null && terminado) {
    borrador.incidir(
      `rebote ${aviso.id}`,
      `Rebotó la notificación «${aviso.asunto}» cuando el expediente ya había terminado; revise si corresponde rectificar.`,
    );
  }
  // It was thought not to have left, and so nothing corrects it (D-RECTIFICAR).
  if (aviso.codigo === ANULADO && aviso.canal === 'oficio' && registro.resultado !== 'rebotada') {
    borrador.incidir(
      `salió ${aviso.id}`,
      `Consta que salió «${aviso.asunto}» cuando ya había quedado sin efecto; comunique a quien lo recibió que no lo tenga en cuenta.`,
    );
  }
  return { fila, decision };
}
