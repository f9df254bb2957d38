import { diaDe } from '../../../machines/base/campos.js';
import { MODOS, mover, proponer } from '../../../machines/seleccion/cronograma/index.js';
import { pendientes, porIntegrar } from '../../../machines/seleccion/proceso/condiciones-bases.js';
import { calendarioDe, diasDe } from '../../../machines/seleccion/proceso/lecturas.js';
import { ACTIVIDADES, type Actividad, type Cronograma, tipoDe } from '../../../machines/seleccion/tipos.js';
import { centimos, deCentimos, sumar } from '../../../machines/seleccion/valores/dinero.js';
import type { Escritura } from '../../seleccion/muestras.js';
import { convocatoria, participante } from '../../seleccion/muestras.js';
import type { Situacion } from './caso.js';

/** Data an act could carry now; few, and not all of them lawful. */
export type Generador = (s: Situacion) => readonly unknown[];

export const motivo = 'Motivo de prueba.';
const POSTORES: readonly string[] = ['A', 'B', 'C', 'D'];
/** Those who come when the bases are integrated, and registration may be closed. */
const TARDIOS: readonly string[] = [...POSTORES, 'E', 'F'];
export const uno = <T>(x: T | undefined): readonly T[] => (x === undefined ? [] : [x]);

/** A lawful calendar as if the process were convoked today, or the next business day. */
export function propuesto({ c, hoy, azar }: Situacion, modo = azar.uno(MODOS)): Cronograma {
  const calendario = calendarioDe(c);
  return proponer(c.procedimiento, calendario.siguienteHabil(hoy), modo, calendario, diasDe(c));
}

/** The rows a resolution that goes back to a stage must fix. */
export function desdeEtapa(s: Situacion, etapa: Actividad): Cronograma {
  const desde = ACTIVIDADES.indexOf(etapa);
  return propuesto(s).filter((f) => ACTIVIDADES.indexOf(f.actividad) >= desde);
}

/** Proposals at an hour, or evaluated the very day they are received, or neither: as the clerk wrote the calendar. */
function conHoras(cronograma: Cronograma, azar: Situacion['azar']): Cronograma {
  const acto = cronograma.find((f) => f.actividad === 'presentacion_propuestas')?.inicio ?? '';
  if (acto.length > 10) return cronograma;
  const [inicio, fin] = [`${acto}T15:00:00.000Z`, `${acto}T17:00:00.000Z`];
  const cambio = azar.uno<Partial<Record<Actividad, { inicio: string; fin: string }>>>([
    {},
    { presentacion_propuestas: { inicio, fin } },
    { calificacion_evaluacion: { inicio: acto, fin: acto } },
  ]);
  return cronograma.map((f) => ({ ...f, ...cambio[f.actividad] }));
}

function convocar(s: Situacion): Partial<Escritura<'CONVOCAR'>> {
  const { c, hoy, variante } = s;
  const obra = c.objeto === 'obras';
  const tecnica = !(obra && ['ADS', 'AMC'].includes(tipoDe(c.procedimiento)));
  return convocatoria({
    cronograma: conHoras(propuesto(s, variante.modo), s.azar) as never,
    costoParticipacion: c.procedimiento === 'AMC-BS' ? '0.00' : '10.00',
    acto: ['LP', 'CP', 'ADP'].includes(c.procedimiento) ? 'publico' : variante.acto,
    bases: {
      ...(tecnica ? { factores: [{ nombre: 'Propuesta', maximo: '100' }] } : {}),
      ...(variante.distribuible ? { distribuible: true } : {}),
    },
    preparatorios: {
      incluidoEnPac: true,
      expedienteAprobado: hoy,
      certificacionPresupuestal: true,
      ...(obra ? { terrenoDisponible: true, expedienteTecnico: hoy } : {}),
    },
  });
}

const otroId = (s: Situacion, letra: string) =>
  `${letra}${[s.c.consultas, s.c.observaciones, s.c.elevaciones].flatMap(Object.keys).length + s.c.disposiciones.length + 1}`;
const participantes = ({ c }: Situacion) => Object.keys(c.participantes);

function pliego(s: Situacion, clase: string) {
  return pendientes(s.c, clase).map((id) => ({
    id,
    respuesta: 'Se aclara.',
    cambiaBases: s.azar.ocurre(0.4),
    ...(Object.hasOwn(s.c.observaciones, id)
      ? { decision: s.azar.uno(['acoge', 'acoge_parcialmente', 'no_acoge']) }
      : {}),
  }));
}

function elevacion(s: Situacion) {
  const observada = s.azar.alguno(Object.entries(s.c.observaciones).filter(([, o]) => o.decision !== null));
  if (observada === undefined) return [];
  const [observacion, { de, decision }] = observada;
  const ajenos = participantes(s).filter((p) => !Object.values(s.c.observaciones).some((o) => o.de === p));
  const otro = decision !== 'no_acoge' && s.azar.ocurre(0.5) ? s.azar.alguno(ajenos) : undefined;
  const propio = decision === 'acoge' ? 'acogida_contraria' : 'no_acogida';
  const exigible = s.azar.ocurre(0.5);
  return [
    {
      id: otroId(s, 'E'),
      participante: otro ?? de,
      supuesto: otro === undefined ? propio : 'acogimiento_de_otro',
      observacion,
      tasa: exigible ? { exigible, importe: '90.00', pagado: '90.00', comprobante: 'B-1' } : { exigible },
      remota: s.azar.ocurre(0.6),
    },
  ];
}

function nuevoValor({ valores, azar }: Situacion) {
  // A little more keeps the type; times thirty or a thirtieth part is another one.
  const [por, entre] = azar.uno([
    [101n, 100n],
    [30n, 1n],
    [1n, 15n],
  ]);
  const items = Object.entries(valores).map(([item, v]) => ({
    item,
    valorReferencial: deCentimos((centimos(v) * por) / entre),
  }));
  const valorReferencial = sumar(items.map((i) => i.valorReferencial));
  return [{ valorReferencial, items, disponibilidad: true, comunicadoAprobador: true }];
}

/** A stage moved some business days; one that has passed, to after today. */
function movimiento(s: Situacion): unknown[] {
  const fila = s.azar.alguno(s.c.cronograma);
  if (fila === undefined) return [];
  const calendario = calendarioDe(s.c);
  const desde = diaDe(fila.fin) > s.hoy ? diaDe(fila.fin) : s.hoy;
  const fin = calendario.sumar(desde, 1 + s.azar.entero(8));
  const movido = mover(
    s.c.cronograma,
    { actividad: fila.actividad, fin, clase: 'prorroga' },
    s.c.procedimiento,
    calendario,
  );
  return 'cronograma' in movido ? [{ actividad: fila.actividad, fin, motivo }] : [];
}

/** Moves from the file to the integrated bases, and those of the calendar. */
export const ACTOS_DE_BASES: Readonly<Record<string, Generador>> = {
  INFORME_DE_CAUSAS_EMITIDO: () => [{}],
  CONVOCAR: (s) => [convocar(s)],
  REEMPLAZAR_BASES: () => [{ motivo }],
  REGISTRAR_PARTICIPANTE: ({ c, hoy }) =>
    uno((c.integrada === null ? POSTORES : TARDIOS).find((p) => !Object.hasOwn(c.participantes, p))).map(
      (id) =>
        participante(id, {
          pago:
            c.procedimiento === 'AMC-BS' ? undefined : { monto: '10.00', comprobante: `R-${id}`, fecha: hoy },
        }),
    ),
  FORMULAR_CONSULTA: (s) =>
    Object.keys(s.c.consultas).length > 1
      ? []
      : uno(s.azar.alguno(participantes(s))).map((p) => ({
          id: otroId(s, 'C'),
          participante: p,
          texto: '¿Qué?',
        })),
  FORMULAR_OBSERVACION: (s) =>
    Object.keys(s.c.observaciones).length > 1
      ? []
      : uno(s.azar.alguno(participantes(s))).map((p) => ({
          id: otroId(s, 'O'),
          participante: p,
          texto: 'Se pide una marca.',
          sustento: 'Art. 11.',
        })),
  CONSULTAR_AREA: (s) =>
    uno(s.azar.alguno(pendientes(s.c, 'todo'))).map((id) => ({ id, organo: 'oec', detalle: 'Opine.' })),
  RESPONDER_AREA: (s) =>
    Object.entries(s.c.areas).flatMap(([id, e]) => (e === 'pendiente' ? [{ id, respuesta: 'Sí.' }] : [])),
  ABSOLVER_CONSULTAS: (s) => [{ pliego: pliego(s, 'consultas') }],
  ABSOLVER_OBSERVACIONES: (s) => [
    { pliego: pliego(s, ['LP', 'CP'].includes(s.c.procedimiento) ? 'observaciones' : 'todo') },
  ],
  APROBAR_NUEVO_VALOR: nuevoValor,
  SOLICITAR_ELEVACION: elevacion,
  FORMALIZAR_ELEVACION: ({ c }) =>
    Object.entries(c.elevaciones).flatMap(([id, e]) => (e.porFormalizar ? [{ id }] : [])),
  REMITIR_ELEVACION: ({ azar }) => [{ completo: azar.ocurre(0.7) }],
  EMITIR_PRONUNCIAMIENTO: (s) => [
    { numero: '10', disposiciones: s.azar.ocurre(0.5) ? [{ id: otroId(s, 'D'), texto: 'Suprímase.' }] : [] },
  ],
  INTEGRAR_BASES: ({ c }) => [{ cambios: porIntegrar(c).map((origen) => ({ origen, cambio: 'Cambia.' })) }],
  PRORROGAR: movimiento,
  POSTERGAR: movimiento,
  REGISTRAR_DEVOLUCION: ({ c, hoy }) =>
    Object.entries(c.devoluciones).map(([clave, monto]) => {
      const [concepto, de] = clave.split(':');
      return { concepto, participante: de, monto, fecha: hoy };
    }),
  CANCELAR: ({ c, hoy, azar }) => [
    {
      causal: 'fuerza_mayor',
      resolucion: 'R-1',
      emisor: { cargo: 'Gerente', nivel: 'aprobador' },
      comunicada: hoy,
      ...(Object.keys(c.items).length > 1 && azar.ocurre(0.6)
        ? { item: azar.alguno(Object.keys(c.items)) }
        : {}),
    },
  ],
  DECLARAR_NULIDAD: (s) => {
    const declarada = (etapa: Actividad, item?: string) => {
      const sinFechas = etapa === 'convocatoria' || (item !== undefined && s.azar.ocurre(0.6));
      return {
        causal: 'contra_ley',
        etapa,
        resolucion: 'R-2',
        ...(item === undefined ? {} : { item }),
        ...(sinFechas ? {} : { cronograma: desdeEtapa(s, etapa) }),
      };
    };
    const deItem = (etapas: readonly [Actividad, ...Actividad[]]) =>
      uno(s.azar.alguno(Object.keys(s.c.items))).map((item) => declarada(s.azar.uno(etapas), item));
    return [
      declarada(s.azar.uno(ACTIVIDADES)),
      ...deItem(ACTIVIDADES),
      ...deItem(['calificacion_evaluacion', 'buena_pro']),
    ];
  },
  CONSERVAR_ACTO: () => [{ acto: 'CONVOCAR', vicio: 'Faltó visar.', enmienda: 'Se visó.' }],
};
