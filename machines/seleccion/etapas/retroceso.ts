import { and } from 'xstate';
import type { ContextoDeProceso } from '../proceso/contexto.js';
import { lenguaje } from '../proceso/lenguaje.js';
import { ventanasPorArmar } from '../proceso/plazos.js';
import type { Actividad, Cronograma } from '../tipos.js';
import { avisarPorCorreo, publicar } from './avisos.js';

interface Paso {
  readonly context: ContextoDeProceso;
  readonly event: {
    readonly datos: { readonly etapa: Actividad; readonly cronograma?: Cronograma | undefined };
  };
}

const A_DONDE: Readonly<Partial<Record<Actividad, string>>> = {
  calificacion_evaluacion: 'tecnica',
  buena_pro: 'resultado',
};

/** Closes what ran, forgets what followed, opens the new calendar, and sends the items back with the process. */
const RETROCEDER = [
  {
    type: 'anularPlazos',
    params: { motivo: 'El proceso se retrotrajo a una etapa anterior.' },
  },
  { type: 'retrotraer', params: ({ event }: Paso) => event.datos },
  {
    type: 'armarPlazos',
    params: ({ context, event }: Paso) => ({ plazos: ventanasPorArmar(context, event.datos.etapa, true) }),
  },
  {
    type: 'aItems',
    params: ({ context, event }: Paso) => ({
      items: Object.keys(context.items),
      senal: { type: 'senal.retrotraer', datos: { a: A_DONDE[event.datos.etapa] ?? 'enCurso' } },
    }),
  },
] as const;

/** The same by a nullity, which is published and told to everybody. */
const ANULAR = [
  ...RETROCEDER,
  { type: 'ordenarAviso', params: publicar('NULIDAD', 'RS-56ley-1') },
  { type: 'ordenarAviso', params: avisarPorCorreo('NULIDAD', 'RS-25-2') },
] as const;

const POR_NULIDAD = ['sinContratos', 'publicadoYaLlego', 'deTodoElProceso', 'retrocesoConforme'] as const;

/** Going back in LP and CP, to any of the eight stages (Ley art. 56). */
export const retrocesoDeOcho = lenguaje.createStateConfig({
  description: 'La nulidad, o una apelación fundada, puede devolver el proceso a una etapa anterior.',
  meta: { articulo: 'RS-56ley-1' },
  on: {
    DECLARAR_NULIDAD: [
      // The item itself takes the nullity that is only its own.
      { guard: and(['publicadoYaLlego', 'esDeUnItem']) },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['convocatoria'] } }]),
        target: '#preparacion',
        actions: ANULAR,
      },
      {
        guard: and([
          ...POR_NULIDAD,
          { type: 'retrotraeA', params: { etapas: ['registro_participantes', 'consultas'] } },
        ]),
        target: '#consultas',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['absolucion_consultas'] } }]),
        target: '#consultas.absolucion',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['observaciones'] } }]),
        target: '#observaciones',
        actions: ANULAR,
      },
      {
        guard: and([
          ...POR_NULIDAD,
          { type: 'retrotraeA', params: { etapas: ['absolucion_observaciones'] } },
        ]),
        target: '#observaciones.absolucion',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['integracion_bases'] } }]),
        target: '#integracion',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['presentacion_propuestas'] } }]),
        target: ['#presentacion', '#registroCerrado'],
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['calificacion_evaluacion'] } }]),
        target: ['#calificacion', '#registroCerrado'],
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['buena_pro'] } }]),
        target: ['#buenaPro', '#registroCerrado'],
        actions: ANULAR,
      },
    ],
    'senal.retrotraer': [
      {
        guard: { type: 'retrotraeA', params: { etapas: ['convocatoria'] } },
        target: '#preparacion',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['registro_participantes', 'consultas'] } },
        target: '#consultas',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['absolucion_consultas'] } },
        target: '#consultas.absolucion',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['observaciones'] } },
        target: '#observaciones',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['absolucion_observaciones'] } },
        target: '#observaciones.absolucion',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['integracion_bases'] } },
        target: '#integracion',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['presentacion_propuestas'] } },
        target: ['#presentacion', '#registroCerrado'],
        actions: RETROCEDER,
      },
    ],
  },
});

/** Going back in ADP, ADS and AMC of works, to any of the seven stages: consultas and observaciones are one. */
export const retrocesoDeSiete = lenguaje.createStateConfig({
  description: 'La nulidad, o una apelación fundada, puede devolver el proceso a una etapa anterior.',
  meta: { articulo: 'RS-56ley-1' },
  on: {
    DECLARAR_NULIDAD: [
      // The item itself takes the nullity that is only its own.
      { guard: and(['publicadoYaLlego', 'esDeUnItem']) },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['convocatoria'] } }]),
        target: '#preparacion',
        actions: ANULAR,
      },
      {
        guard: and([
          ...POR_NULIDAD,
          { type: 'retrotraeA', params: { etapas: ['registro_participantes', 'consultas'] } },
        ]),
        target: '#consultas',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['absolucion_consultas'] } }]),
        target: '#consultas.absolucion',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['integracion_bases'] } }]),
        target: '#integracion',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['presentacion_propuestas'] } }]),
        target: ['#presentacion', '#registroCerrado'],
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['calificacion_evaluacion'] } }]),
        target: ['#calificacion', '#registroCerrado'],
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['buena_pro'] } }]),
        target: ['#buenaPro', '#registroCerrado'],
        actions: ANULAR,
      },
    ],
    'senal.retrotraer': [
      {
        guard: { type: 'retrotraeA', params: { etapas: ['convocatoria'] } },
        target: '#preparacion',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['registro_participantes', 'consultas'] } },
        target: '#consultas',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['absolucion_consultas'] } },
        target: '#consultas.absolucion',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['integracion_bases'] } },
        target: '#integracion',
        actions: RETROCEDER,
      },
      {
        guard: { type: 'retrotraeA', params: { etapas: ['presentacion_propuestas'] } },
        target: ['#presentacion', '#registroCerrado'],
        actions: RETROCEDER,
      },
    ],
  },
});

/** Going back in AMC of goods and services, to any of its five stages. */
export const retrocesoDeCinco = lenguaje.createStateConfig({
  description: 'La nulidad, o una apelación fundada, puede devolver el proceso a una etapa anterior.',
  meta: { articulo: 'RS-56ley-1' },
  on: {
    DECLARAR_NULIDAD: [
      // The item itself takes the nullity that is only its own.
      { guard: and(['publicadoYaLlego', 'esDeUnItem']) },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['convocatoria'] } }]),
        target: '#preparacion',
        actions: ANULAR,
      },
      {
        guard: and([
          ...POR_NULIDAD,
          { type: 'retrotraeA', params: { etapas: ['registro_participantes', 'presentacion_propuestas'] } },
        ]),
        target: '#presentacion',
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['calificacion_evaluacion'] } }]),
        target: ['#calificacion', '#registroCerrado'],
        actions: ANULAR,
      },
      {
        guard: and([...POR_NULIDAD, { type: 'retrotraeA', params: { etapas: ['buena_pro'] } }]),
        target: ['#buenaPro', '#registroCerrado'],
        actions: ANULAR,
      },
    ],
    'senal.retrotraer': [
      {
        guard: { type: 'retrotraeA', params: { etapas: ['convocatoria'] } },
        target: '#preparacion',
        actions: RETROCEDER,
      },
      {
        guard: {
          type: 'retrotraeA',
          params: { etapas: ['registro_participantes', 'presentacion_propuestas'] },
        },
        target: '#presentacion',
        actions: RETROCEDER,
      },
    ],
  },
});
