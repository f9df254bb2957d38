import { diaDe } from '../base/campos.js';
import { type Condicion, CUMPLE, guardas, noCumple, type Veredicto } from '../base/condicion.js';
import { enPalabras } from '../base/fechas.js';
import { hechos, plazoCorriendo } from '../base/hechos.js';
import { fechaCivilDe, vencimiento } from '../calendario/index.js';
import { CONDICIONES_DE_ACTIVIDADES } from './condiciones-actividades.js';
import type { ContextoDeSolicitud } from './contexto.js';
import { omisiones, type Presentacion } from './presentacion.js';

type C = ContextoDeSolicitud;

/** The latest lawful day for the meeting: the running A-2 term, or the date the entity asked for (AMB-A20). */
function topeDeLaReunion(c: C): string | null {
  const paso = hechos(c);
  return (plazoCorriendo(paso, 'AT-8.2.1.A-2') ?? plazoCorriendo(paso, 'AMB-A20'))?.vence ?? null;
}

function reunionDesdeAhora(c: C, datos: { fecha: string }): Veredicto {
  const { ahora, hoy } = hechos(c);
  if (datos.fecha >= ahora) return CUMPLE;
  return noCumple('AT-8.2.1.A-1', 'La reunión se programa para una fecha y hora que todavía no han pasado.', {
    desde: hoy,
  });
}

function reunionEnPlazo(c: C, datos: { fecha: string }): Veredicto {
  const tope = topeDeLaReunion(c);
  const dia = fechaCivilDe(datos.fecha);
  if (tope === null || dia <= tope) return CUMPLE;
  return noCumple(
    'AT-8.2.1.A-2',
    `La reunión se realiza a más tardar el ${enPalabras(tope)}; el ${enPalabras(dia)} ya está fuera de plazo. Solo a pedido de la entidad cabe una fecha posterior.`,
    { hasta: tope, acto: 'REPROGRAMAR_REUNION' },
  );
}

function yaLlego(c: C, cuando: string, regla: string): Veredicto {
  const { hoy, ahora } = hechos(c);
  const dia = diaDe(cuando);
  if (dia < hoy || (dia === hoy && (cuando.length === 10 || cuando <= ahora))) return CUMPLE;
  return noCumple(regla, `El ${enPalabras(dia)} aún no llega; el hecho se registra después de ocurrido.`, {
    desde: dia,
  });
}

function yaOcurrio(c: C, cuando: string, regla: string): Veredicto {
  const llego = yaLlego(c, cuando, regla);
  if (!llego.ok || c.recibida === null || diaDe(cuando) >= c.recibida) return llego;
  return noCumple(
    regla,
    `La solicitud se recibió el ${enPalabras(c.recibida)}; el hecho no pudo ocurrir antes.`,
    { desde: c.recibida },
  );
}

const EXCLUSIONES: Record<string, string> = {
  fuera_de_ambito: 'AT-7.1',
  pliego_o_elevacion: 'AT-7.4.a',
  evaluacion_de_ofertas: 'AT-7.4.b',
  controversia: 'AT-7.4.c',
  consulta_general: 'AT-S6',
};

/** Rule that each cause of improcedencia applies (AT-7.1, AT-7.4.a-c, AT-S6). */
export function reglaDeImprocedencia(causal: string): string {
  return EXCLUSIONES[causal] ?? 'AT-7.1';
}

/** The tests of the law for a solicitud. Each says the rule and the sentence with which it refuses. */
export const CONDICIONES = {
  solicitudCompleta: {
    lee: 'rama',
    descripcion: 'La solicitud trae la información de los literales a), b) y c).',
    veredicto: (_c: C, datos: Presentacion) =>
      omisiones(datos).length === 0
        ? CUMPLE
        : noCumple('AT-8.1.2-1', 'La solicitud omite información de los literales a), b) o c).'),
  },
  plazoVencido: {
    lee: 'estado',
    descripcion: 'El último día del plazo ya pasó, contado con el calendario vigente.',
    veredicto: (c: C, _d: unknown, params: { regla: string }) => {
      const { expira, hoy, calendario } = hechos(c);
      if (
        expira === null ||
        (params.regla !== '' && expira.regla !== params.regla) ||
        expira.estado !== 'corriendo'
      ) {
        return noCumple(params.regla || 'AMB-D1', 'Ese plazo no está corriendo.');
      }
      const vence = vencimiento(expira.computo, expira.desde, expira.dias, calendario(expira.ambitos));
      return hoy > vence
        ? CUMPLE
        : noCumple(expira.regla, `El plazo vence recién el ${enPalabras(vence)}.`, { desde: vence });
    },
  },
  reunionDesdeAhora: {
    lee: 'datos',
    descripcion: 'La reunión es de ahora en adelante.',
    veredicto: reunionDesdeAhora,
  },
  reunionEnPlazo: {
    lee: 'datos',
    descripcion: 'La reunión cabe en el plazo de diez días hábiles.',
    veredicto: reunionEnPlazo,
  },
  pideLaEntidadPasarse: {
    lee: 'rama',
    descripcion: 'La entidad pidió una fecha posterior al plazo.',
    veredicto: (c: C, datos: { fecha: string; aPedidoDeLaEntidad: boolean }) => {
      const tope = topeDeLaReunion(c);
      const pasa = datos.aPedidoDeLaEntidad && tope !== null && fechaCivilDe(datos.fecha) > tope;
      return pasa
        ? CUMPLE
        : noCumple('AMB-A20', 'Una fecha posterior al plazo requiere el pedido de la entidad.');
    },
  },
  reunionYaRealizada: {
    lee: 'datos',
    descripcion: 'La reunión que se registra ya se realizó, después de recibida la solicitud.',
    veredicto: (c: C, datos: { fecha: string }) => yaOcurrio(c, datos.fecha, 'AT-8.1.3-2'),
  },
  revisionCabe: {
    lee: 'datos',
    descripcion: 'La revisión documental se acuerda solo en actuaciones preparatorias (AMB-A12).',
    veredicto: (c: C, datos: { revisionDocumental: boolean }) => {
      if (!datos.revisionDocumental || (c.fase === 'actuaciones_preparatorias' && c.convocada === null))
        return CUMPLE;
      const porque =
        c.convocada === null
          ? 'la contratación ya no está en actuaciones preparatorias'
          : `se convocó el ${enPalabras(c.convocada)}`;
      return noCumple('AT-7.3', `La revisión documental se realiza antes de la convocatoria, y ${porque}.`);
    },
  },
  fechaYaLlego: {
    lee: 'datos',
    descripcion: 'El hecho que se registra ya ocurrió, y no antes de recibida la solicitud.',
    veredicto: (c: C, datos: { fecha: string }, params: { regla: string }) =>
      yaOcurrio(c, datos.fecha, params.regla),
  },
  convocatoriaYaLlego: {
    lee: 'datos',
    descripcion: 'La convocatoria que se registra no es futura.',
    veredicto: (c: C, datos: { fecha: string }) => yaLlego(c, datos.fecha, 'AT-8.2.1.C-1'),
  },
  recibidaYaLlego: {
    lee: 'datos',
    descripcion: 'La fecha de recepción no es futura ni anterior a la de la solicitud.',
    veredicto: (c: C, datos: { recibida?: string | undefined }, params: { regla: string }) =>
      datos.recibida === undefined ? CUMPLE : yaOcurrio(c, datos.recibida, params.regla),
  },
  improcedenteDelTodo: {
    lee: 'rama',
    descripcion: 'La improcedencia alcanza a toda la solicitud.',
    veredicto: (_c: C, datos: { alcance: string }) =>
      datos.alcance === 'total' ? CUMPLE : noCumple('AT-7.1', 'La improcedencia es parcial.'),
  },
  ...CONDICIONES_DE_ACTIVIDADES,
} as const satisfies Record<string, Condicion<C, never, never>>;

/** The guards of the statechart. */
export const GUARDAS = guardas(CONDICIONES);
