import { diaDe } from '../../base/campos.js';
import { type Condicion, CUMPLE, datosInvalidos, noCumple, type Veredicto } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { type Hechos, hechos } from '../../base/hechos.js';
import { vencimiento } from '../../calendario/index.js';
import { TITULOS } from '../cronograma/etapas.js';
import { tieneHora } from '../cronograma/momentos.js';
import { ventana } from '../cronograma/ventana.js';
import type { Actividad, FilaDeCronograma } from '../tipos.js';
import type { ContextoDeProceso } from './contexto.js';
import { diaPublicado, filaEnVigor } from './lecturas.js';

type C = ContextoDeProceso;

/** `regla` fails with this sentence unless `cumple`. */
export const si = (cumple: boolean, regla: string, detalle: string): Veredicto =>
  cumple ? CUMPLE : noCumple(regla, detalle);

const cuandoCierra = ({ inicio, fin }: FilaDeCronograma) =>
  tieneHora(fin) && fin !== inicio
    ? `el ${enPalabras(diaDe(fin))}, a la hora señalada`
    : `el ${enPalabras(diaDe(fin))}`;

/**
 * Whether an activity's window is open now by the calendar in force; what is done in person closes with the published
 * office hours (CONTRATO §1).
 */
export function enVentana(
  c: C,
  actividad: Actividad,
  regla: string,
  presencial: boolean,
  cuando: Pick<Hechos, 'hoy' | 'ahora'> = hechos(c),
): Veredicto {
  const fila = filaEnVigor(c, actividad);
  if (fila === null)
    return noCumple(regla, `El cronograma de este proceso no tiene la etapa «${TITULOS[actividad]}».`);
  const donde = ventana(fila, cuando, presencial ? c.horario : null);
  if (donde === 'dentro') return CUMPLE;
  const inicio = diaDe(fila.inicio);
  const fin = diaDe(fila.fin);
  return donde === 'antes'
    ? noCumple(regla, `«${TITULOS[actividad]}» empieza el ${enPalabras(inicio)}, según el cronograma.`, {
        desde: inicio,
        hasta: fin,
      })
    : noCumple(regla, `«${TITULOS[actividad]}» cerró ${cuandoCierra(fila)}, según el cronograma.`, {
        desde: inicio,
        hasta: fin,
      });
}

/** Whether the day the calendar in force sets for an act has come: before it, the calendar must change first. */
export function llegoElDia(c: C, actividad: Actividad, regla: string): Veredicto {
  const fila = filaEnVigor(c, actividad);
  if (fila === null) return CUMPLE;
  const { ahora, hoy: dia } = hechos(c);
  const inicio = diaDe(fila.inicio);
  return (tieneHora(fila.inicio) ? ahora >= fila.inicio : dia >= inicio)
    ? CUMPLE
    : noCumple(
        regla,
        `«${TITULOS[actividad]}» está prevista desde el ${enPalabras(inicio)}; antes hay que modificar el cronograma.`,
        { desde: inicio },
      );
}

/** Whether a fact that is put on record has already happened, and not before the process was convoked. */
export function yaOcurrio(c: C, cuando: string, regla: string, ruta: string): Veredicto {
  const { ahora, hoy: dia } = hechos(c);
  const suyo = diaDe(cuando);
  if (suyo > dia || (cuando.length > 10 && cuando > ahora))
    return datosInvalidos(regla, [
      { ruta, mensaje: `El ${enPalabras(suyo)} aún no llega; se registra lo que ya ocurrió.` },
    ]);
  if (c.convocada !== null && suyo < c.convocada)
    return datosInvalidos(regla, [
      {
        ruta,
        mensaje: `El proceso se convocó el ${enPalabras(c.convocada)}; el hecho no pudo ocurrir antes.`,
      },
    ]);
  return CUMPLE;
}

/** Parameters of a condition about an activity of the calendar; XState widens its name to text. */
interface DeActividad {
  readonly actividad: string;
  readonly regla: string;
}

/** Conditions that many acts of a process share. */
export const COMUNES = {
  plazoVencido: {
    lee: 'estado',
    descripcion: 'El último día del plazo ya pasó, contado con el calendario vigente.',
    veredicto: (c: C, _d: unknown, params: { regla: string }) => {
      const { expira, hoy: dia, calendario } = hechos(c);
      if (expira?.estado !== 'corriendo' || (params.regla !== '' && params.regla !== expira.regla))
        return noCumple(params.regla || 'AMB-D1', 'Ese plazo no está corriendo.');
      const vence = vencimiento(expira.computo, expira.desde, expira.dias, calendario(expira.ambitos));
      return dia > vence
        ? CUMPLE
        : noCumple(expira.regla, `El plazo vence recién el ${enPalabras(vence)}.`, { desde: vence });
    },
  },
  publicadoYaLlego: {
    lee: 'datos',
    descripcion: 'La publicación en el SEACE no es futura ni anterior a la convocatoria.',
    veredicto: (c: C, datos: { publicado?: string | undefined }) =>
      datos.publicado === undefined ? CUMPLE : yaOcurrio(c, datos.publicado, 'RS-25-1', 'datos.publicado'),
  },
  ventanaAbierta: {
    lee: 'estado',
    descripcion: 'La etapa está abierta según el cronograma vigente.',
    veredicto: (c: C, _d: unknown, p: DeActividad) => enVentana(c, p.actividad as Actividad, p.regla, true),
  },
  yaEmpezo: {
    lee: 'estado',
    descripcion: 'Ya llegó el día que el cronograma vigente señala para el acto.',
    veredicto: (c: C, _d: unknown, p: DeActividad) => llegoElDia(c, p.actividad as Actividad, p.regla),
  },
  esParticipante: {
    lee: 'datos',
    descripcion: 'Quien actúa está registrado como participante.',
    veredicto: (c: C, datos: { participante?: string; postor?: string }) => {
      const quien = datos.participante ?? datos.postor ?? '';
      return si(
        Object.hasOwn(c.participantes, quien),
        'RS-52-6',
        `«${quien}» no está registrado como participante; solo actúa quien se registró.`,
      );
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;

/** Civil day an act published in SEACE is notified: the same of its publication (RS-25-1). */
export const diaDeNotificacion = diaPublicado;
