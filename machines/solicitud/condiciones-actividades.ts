import { diaDe } from '../base/campos.js';
import { type Condicion, CUMPLE, datosInvalidos, noCumple, type Veredicto } from '../base/condicion.js';
import { enPalabras } from '../base/fechas.js';
import { hechos, plazoCorriendo } from '../base/hechos.js';
import type { ContextoDeSolicitud } from './contexto.js';

type C = ContextoDeSolicitud;
type Verificacion = { deficiencia: number; resultado: string };

const si = (cumple: boolean, regla: string, detalle: string): Veredicto =>
  cumple ? CUMPLE : noCumple(regla, detalle);

const CUMPLIDO = { criterio: 'evaluada', recomendacion: 'implementada' } as const;

/** What is wrong with the verification of each deficiency: every one once, with a result of its kind (AMB-D3). */
function erroresDeVerificacion(
  deficiencias: readonly (keyof typeof CUMPLIDO)[],
  verificaciones: readonly Verificacion[],
) {
  const errores: { ruta: string; mensaje: string }[] = [];
  const vistas = new Set<number>();
  verificaciones.forEach(({ deficiencia, resultado }, i) => {
    const tratamiento = deficiencias[deficiencia - 1];
    const ruta = `datos.verificaciones.${i}`;
    if (tratamiento === undefined) {
      errores.push({
        ruta: `${ruta}.deficiencia`,
        mensaje: `El informe no tiene la deficiencia ${deficiencia}.`,
      });
    } else if (vistas.has(deficiencia)) {
      errores.push({
        ruta: `${ruta}.deficiencia`,
        mensaje: `La deficiencia ${deficiencia} se verifica una sola vez.`,
      });
    } else if (
      resultado !== CUMPLIDO[tratamiento] &&
      resultado !== 'no_atendida' &&
      resultado !== 'no_aplicable'
    ) {
      const nombre = tratamiento === 'criterio' ? 'un criterio' : 'una recomendación';
      errores.push({
        ruta: `${ruta}.resultado`,
        mensaje: `La deficiencia ${deficiencia} es ${nombre}: su resultado es ${CUMPLIDO[tratamiento]}, no_atendida o no_aplicable.`,
      });
    }
    vistas.add(deficiencia);
  });
  deficiencias.forEach((_, i) => {
    if (!vistas.has(i + 1))
      errores.push({ ruta: 'datos.verificaciones', mensaje: `Falta verificar la deficiencia ${i + 1}.` });
  });
  return errores;
}

/** Tests of the activities after the meeting: review, follow-up, accompaniment and their endings. */
export const CONDICIONES_DE_ACTIVIDADES = {
  consultasPendientes: {
    lee: 'rama',
    descripcion: 'En la reunión quedaron consultas por analizar.',
    veredicto: (c: C) =>
      si(c.reunion?.consultas === 'requieren_analisis', 'AT-8.2.1.A-5', 'No quedaron consultas pendientes.'),
  },
  consultasAbsueltas: {
    lee: 'rama',
    descripcion: 'Las consultas se absolvieron en la reunión.',
    veredicto: (c: C) =>
      si(c.reunion?.consultas === 'absueltas', 'AT-8.2.1.A-4', 'No se absolvieron consultas en la reunión.'),
  },
  asesoramientoContinua: {
    lee: 'rama',
    descripcion: 'El asesoramiento continúa después de la reunión.',
    veredicto: (c: C) =>
      si(c.reunion?.asesoramiento === 'continua', 'AT-7.3', 'El asesoramiento no continúa.'),
  },
  asesoramientoBrindado: {
    lee: 'rama',
    descripcion: 'El asesoramiento se brindó en la reunión.',
    veredicto: (c: C) =>
      si(c.reunion?.asesoramiento === 'brindado', 'AT-7.3', 'No se brindó asesoramiento en la reunión.'),
  },
  acordoRevision: {
    lee: 'rama',
    descripcion: 'La reunión acordó la revisión documental.',
    veredicto: (c: C) =>
      si(c.reunion?.revisionDocumental === true, 'AT-8.2.1.B-1', 'No se acordó revisión documental.'),
  },
  acordoAcompanamiento: {
    lee: 'rama',
    descripcion: 'La reunión acordó que el acompañamiento es necesario.',
    veredicto: (c: C) =>
      si(c.reunion?.acompanamiento === 'necesario', 'AT-8.2.1.A-3', 'No se acordó acompañamiento.'),
  },
  hayDerivacion: {
    lee: 'rama',
    descripcion: 'La reunión derivó una materia.',
    veredicto: (_c: C, datos: { derivacion?: unknown }) =>
      si(datos.derivacion !== undefined, 'AT-8.2.1.A-6', 'No se derivó ninguna materia.'),
  },
  entregaCompleta: {
    lee: 'rama',
    descripcion: 'La entidad entregó toda la documentación pedida.',
    veredicto: (_c: C, datos: { completa: boolean }) =>
      si(datos.completa, 'AT-8.2.1.B-5', 'Una entrega incompleta no detiene el plazo.'),
  },
  deseaContinuar: {
    lee: 'rama',
    descripcion: 'La entidad desea continuar.',
    veredicto: (_c: C, datos: { continua: boolean }) =>
      si(datos.continua, 'AMB-A10', 'La entidad no desea continuar.'),
  },
  entregaPorVencer: {
    lee: 'estado',
    descripcion: 'Corre un plazo de entrega que se puede prorrogar.',
    veredicto: (c: C) => {
      const paso = hechos(c);
      const plazo = plazoCorriendo(paso, 'AT-8.2.1.B-3') ?? plazoCorriendo(paso, 'AT-8.2.1.B-5');
      return si(
        plazo !== null && paso.hoy <= plazo.vence,
        'AMB-A9',
        'No corre ningún plazo de entrega que se pueda prorrogar.',
      );
    },
  },
  sinProrrogaPrevia: {
    lee: 'estado',
    descripcion: 'Aún no se usó la única prórroga.',
    veredicto: (c: C) =>
      si(!c.prorrogada, 'AMB-A9', 'Ya se concedió la única prórroga que cabe en el expediente.'),
  },
  hayDeficiencias: {
    lee: 'rama',
    descripcion: 'El informe señala deficiencias.',
    veredicto: (c: C) =>
      si((c.deficiencias?.length ?? 0) > 0, 'AT-8.2.1.B-8', 'El informe no señala deficiencias.'),
  },
  noAntesDeLaSolicitud: {
    lee: 'datos',
    descripcion: 'La convocatoria no es anterior a la recepción de la solicitud.',
    veredicto: (c: C, datos: { fecha: string }) => {
      if (c.fase !== 'actuaciones_preparatorias' || c.recibida === null || diaDe(datos.fecha) >= c.recibida)
        return CUMPLE;
      return noCumple(
        'AT-8.2.1.C-1',
        `La solicitud se presentó antes de convocar, el ${enPalabras(c.recibida)}; la convocatoria no puede ser anterior.`,
        { desde: c.recibida },
      );
    },
  },
  verificacionCompleta: {
    lee: 'datos',
    descripcion: 'Cada deficiencia se verifica una vez, con un resultado de su clase.',
    veredicto: (
      c: C,
      datos: { verificaciones: readonly Verificacion[]; disposiciones?: string | undefined },
    ) => {
      const errores = erroresDeVerificacion(c.deficiencias ?? [], datos.verificaciones);
      const falla = datos.verificaciones.some((v) => v.resultado === 'no_atendida');
      if (falla && datos.disposiciones === undefined) {
        errores.push({
          ruta: 'datos.disposiciones',
          mensaje: 'Lo no atendido requiere las disposiciones que correspondan.',
        });
      }
      return errores.length === 0 ? CUMPLE : datosInvalidos('AMB-D3', errores);
    },
  },
  todoCumplido: {
    lee: 'rama',
    descripcion: 'Ninguna deficiencia quedó sin atender.',
    veredicto: (_c: C, datos: { verificaciones: readonly Verificacion[] }) =>
      si(
        datos.verificaciones.every((v) => v.resultado !== 'no_atendida'),
        'AT-8.2.1.C-2',
        'Alguna deficiencia no fue atendida.',
      ),
  },
  huboSeguimientoOAcompanamiento: {
    lee: 'rama',
    descripcion: 'Se emitió informe de seguimiento o concluyó el acompañamiento.',
    veredicto: (c: C) =>
      si(
        c.informeDeSeguimiento || c.acompanamientoConcluido,
        'AT-8.2.1.C-3',
        'No hubo informe de seguimiento ni acompañamiento.',
      ),
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
