import type { OrdenarAviso } from '../../machines/base/efectos.js';
import { enPalabras } from '../../machines/base/fechas.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { vencimiento } from '../../machines/calendario/index.js';
import { type Catalogo, REGLAS } from '../../machines/reglas/index.js';
import { esDeCustodia } from './custodia.js';
import { contextoVisible, explicarRechazo } from './explain.js';
import { hechosDe } from './hechos.js';
import { darPaso } from './partes.js';
import { Pliegue, plegarEfectos } from './plazos.js';
import { corregido } from './recalcular.js';
import { plegarHistoria } from './replay.js';
import type { Decision, Entorno, Estado, Evento, EventoGuardado, Rechazo } from './tipos.js';

/**
 * Expiries of a solicitud that change what the case is, and so can be rectified; the others only record lateness. In a
 * selection process a window that closed stays closed: its participants' terms preclude.
 */
const LOS_QUE_CAMBIAN: readonly string[] = [
  'VENCIO_ENTREGA',
  'VENCIO_CONTINUIDAD',
  'VENCIO_ESPERA_DE_CONVOCATORIA',
];
const QUE_CAMBIAN = new Set(
  REGLAS.flatMap((r) => (r.plazo && LOS_QUE_CAMBIAN.includes(r.plazo.evento) ? [r.id] : [])),
);

/** Whether some expiry of the case could be rectified. */
export function esRectificable(plazos: readonly Plazo[]): boolean {
  return plazos.some((p) => p.estado === 'vencido' && QUE_CAMBIAN.has(p.regla));
}

function negar(detalle: string): Rechazo {
  return { ok: false, codigo: 'CONDICION_NO_CUMPLIDA', regla: 'D-RECTIFICAR', detalle };
}

const CON_SOBRES =
  'Un acto con montos en sobre cerrado, que los abre o que sortea no se rectifica: solo vale hecho en su momento.';

const NADA_QUE_RECTIFICAR = 'En este expediente no venció ningún plazo que se pueda rectificar.';

const esActo = (def: DefinicionDeMaquina, e: EventoGuardado) =>
  Object.hasOwn(def.eventos, e.tipo) ||
  e.tipo === 'RECTIFICAR_VENCIMIENTO' ||
  // The terms of another version are not those that expired.
  e.tipo === 'MAQUINA_CAMBIADA';

interface Vencido {
  readonly fila: EventoGuardado;
  readonly plazo: Plazo;
}

/** The earliest expiry, in term for the act, with no act after it; or why there is none. */
function hallarVencimiento(
  def: DefinicionDeMaquina,
  estado: Estado,
  historia: readonly EventoGuardado[],
  fecha: string,
): Vencido | Rechazo {
  const vencidos = historia.flatMap((fila) => {
    if (!fila.tipo.startsWith('VENCIO_')) return [];
    const plazo = estado.plazos[Number((JSON.parse(fila.datos) as { plazo: number }).plazo) - 1];
    return plazo && QUE_CAMBIAN.has(plazo.regla) ? [{ fila, plazo }] : [];
  });
  if (vencidos.length === 0) return negar(NADA_QUE_RECTIFICAR);
  const enPlazo = vencidos.filter((v) => fecha <= v.plazo.vence && fecha >= v.plazo.desde);
  if (enPlazo.length === 0) {
    const ultimo = vencidos.at(-1) as Vencido;
    return negar(
      `El acto del ${enPalabras(fecha)} no se recibió en plazo: este venció el ${enPalabras(ultimo.plazo.vence)}.`,
    );
  }
  const libre = enPlazo.find((v) => !historia.some((e) => e.secuencia > v.fila.secuencia && esActo(def, e)));
  return (
    libre ??
    negar(
      'Después del vencimiento hubo otros actos en el expediente; ya no se puede volver a la situación anterior sin deshacerlos.',
    )
  );
}

/**
 * RECTIFICAR_VENCIMIENTO: an act received in term but recorded after its expiry. The expiry stays in the history, the
 * case returns to the state before it and the act is applied; terms come back as successors, never as edits.
 */
export function rectificar(
  def: DefinicionDeMaquina,
  estado: Estado,
  evento: Evento,
  entorno: Entorno,
): Decision {
  const acto = evento.datos['acto'] as { tipo: string; datos: Record<string, unknown> };
  const fecha = def.fechaDelActo(acto.datos);
  // In a selection process no term can be rectified, so there is no date to ask for.
  if (fecha === null && def.partes) return negar(NADA_QUE_RECTIFICAR);
  if (fecha === null) {
    const mensaje = 'Indique la fecha en que se recibió el acto.';
    return {
      ok: false,
      codigo: 'DATOS_INVALIDOS',
      regla: 'D-RECTIFICAR',
      detalle: mensaje,
      errores: [{ ruta: 'datos.acto.datos.recibida', mensaje }],
    };
  }
  const historia = entorno.historia();
  const hallado = hallarVencimiento(def, estado, historia, fecha);
  if ('ok' in hallado) return hallado;
  const { fila, plazo } = hallado;
  const previo = plegarHistoria(def, historia.slice(0, fila.secuencia - 1), entorno);
  const hechos = hechosDe(previo, evento.ocurrido, entorno);
  if (esDeCustodia(def, acto.tipo, acto.datos, contextoVisible(previo.snapshot, hechos)))
    return negar(CON_SOBRES);
  const paso = darPaso(def, previo.snapshot, { type: acto.tipo, datos: acto.datos }, hechos);
  if (paso === null)
    return explicarRechazo(def, previo.snapshot, { tipo: acto.tipo, datos: acto.datos }, hechos);
  const aplicado = new Pliegue(previo.plazos, estado.secuencia + 1);
  const { avisos, mensajes } = plegarEfectos(aplicado, paso.efectos, hechos);
  if (aplicado.plazos[plazo.n - 1]?.estado === 'corriendo')
    return negar('El acto no evita el vencimiento: el plazo seguiría corriendo y vencería de nuevo.');
  const { plazos, numeros } = restituir(
    estado,
    previo.plazos,
    aplicado,
    entorno,
    entorno.catalogoDe(fila.catalogo),
  );
  const { avisos: correctivos, anulados } = corregir(
    historia.findLast(
      (e) => e.tipo.startsWith('VENCIO_') && e.secuencia >= fila.secuencia && e.efectos.includes('ARCHIVO'),
    ) ?? fila,
    historia,
  );
  return {
    ok: true,
    estado: {
      snapshot: paso.snapshot,
      plazos,
      secuencia: estado.secuencia + 1,
    },
    efectos: {
      avisos: [...avisos, ...correctivos],
      mensajes,
      anulados,
      atendidos: aplicado.atendidos.map((grupo) => grupo.map((n) => numeros.get(n) ?? n)),
      desatiende: fila.secuencia,
    },
    regla: 'D-RECTIFICAR',
  };
}

/**
 * Today's terms, followed by the successors that say what each became after the rectification. One that runs again is
 * counted with the calendar and the rules of today; one that expired meanwhile by itself stays expired. `numeros`: the
 * successor of each term that has one.
 */
function restituir(
  estado: Estado,
  previos: readonly Plazo[],
  aplicado: Pliegue,
  entorno: Entorno,
  entonces: Catalogo,
): { plazos: Plazo[]; numeros: ReadonlyMap<number, number> } {
  const motivo = 'Rectificación del vencimiento.';
  const final = new Pliegue(estado.plazos, aplicado.secuencia);
  for (const p of final.plazos) if (p.estado === 'corriendo') final.cerrar(p, 'anulado', motivo);
  const numeros = new Map<number, number>();
  for (const p of aplicado.plazos) {
    const anterior = previos[p.n - 1];
    if (anterior && anterior.estado !== 'corriendo') continue;
    if (anterior && p.estado === 'corriendo' && estado.plazos[p.n - 1]?.estado === 'vencido') continue;
    const reemplaza = p.reemplaza === null ? null : (numeros.get(p.reemplaza) ?? p.reemplaza);
    const dias =
      (anterior && p.estado === 'corriendo' && corregido(p, previos, entorno, entonces)?.dias) || p.dias;
    const vence =
      p.estado === 'corriendo'
        ? vencimiento(p.computo, p.desde, dias, entorno.calendario(p.ambitos))
        : p.vence;
    const nuevo = final.abrir({ ...p, dias, vence, reemplaza: anterior ? p.n : reemplaza, motivo }, p.estado);
    numeros.set(p.n, nuevo.n);
  }
  return { plazos: final.plazos, numeros };
}

/** What to do with the notice of the archive that is undone: correct it if it left, keep it from leaving if not. */
function corregir(
  fila: EventoGuardado,
  historia: readonly EventoGuardado[],
): { avisos: OrdenarAviso[]; anulados: string[] } {
  const { avisos } = JSON.parse(fila.efectos) as { avisos: OrdenarAviso[] };
  const resultado: { avisos: OrdenarAviso[]; anulados: string[] } = { avisos: [], anulados: [] };
  for (const [i, aviso] of avisos.entries()) {
    if (!aviso.plantilla.startsWith('ARCHIVO')) continue;
    const id = `${fila.secuencia}.${i}`;
    // Mail leaves by itself; an oficio left when somebody put it on record.
    const salio =
      aviso.canal === 'correo' ||
      historia.some(
        (e) =>
          e.tipo === 'NOTIFICACION_REGISTRADA' &&
          String((JSON.parse(e.datos) as { aviso: string }).aviso).endsWith(`.${id}`),
      );
    if (salio)
      resultado.avisos.push({
        plantilla: aviso.canal === 'oficio' ? 'RECTIFICACION' : 'RECTIFICACION_POR_CORREO',
        canal: aviso.canal,
        a: aviso.a,
        regla: 'D-RECTIFICAR',
      });
    else resultado.anulados.push(id);
  }
  return resultado;
}
