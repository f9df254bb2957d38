import { diaDe } from '../../machines/base/campos.js';
import { enPalabras } from '../../machines/base/fechas.js';
import type { Datos } from '../../machines/base/maquina.js';
import { citar } from '../../machines/reglas/index.js';
import type { Origen } from './origen.js';
import { cuando, enLetra, horaEnLima } from './palabras.js';
import type { Variable } from './variable.js';
import {
  diasDeConsulta,
  finDeContinuidad,
  movidosPor,
  plazosDe,
  venceDe,
  venceElevacion,
} from './variables-de-plazo.js';
import { DEL_INFORME } from './variables-del-informe.js';

const lista = (valor: unknown) => (Array.isArray(valor) ? (valor as Datos[]) : []);
const deActo =
  (...nombres: string[]) =>
  ({ acto }: Origen) =>
    enLetra(nombres.map((n) => acto[n]).find((v) => v !== undefined));
const reunion = ({ acto, caso }: Origen) => {
  const suya = acto['lugar'] === undefined ? caso.datos['reunion'] : acto;
  return (suya ?? {}) as Datos;
};
const dia = (valor: unknown) => (typeof valor === 'string' ? cuando(valor) : null);
const informe = ({ acto, caso }: Origen) =>
  (acto['deficiencias'] === undefined ? (caso.datos['informe'] ?? {}) : acto) as Datos;
const derivacion = ({ acto }: Origen) => (acto['derivacion'] ?? acto) as Datos;

// Whoever registers brings the name; later acts name an id.
function postor({ acto, caso }: Origen): string | null {
  if (acto['nombre'] !== undefined) return enLetra(acto['nombre']);
  const id = acto['postor'] ?? acto['participante'] ?? acto['apelante'];
  const suyo = lista(caso.datos['participantes']).find((p) => p['id'] === id);
  return enLetra(suyo?.['nombre'] ?? id);
}

const RECTIFICADOS: Readonly<Record<string, string>> = {
  RECIBIR_DOCUMENTACION: 'la documentación que faltaba',
  RESPONDER_CONTINUIDAD: 'el desistimiento de la entidad',
  DESISTIR: 'el desistimiento de la entidad',
  REGISTRAR_CONVOCATORIA: 'el aviso de la convocatoria',
};

/** What only some templates may name. */
export const PROPIAS = {
  ...DEL_INFORME,
  omisiones: {
    que: 'Datos que la solicitud omitió',
    campos: { literal: 'Literal a), b) o c)', dato: 'Qué falta' },
    ejemplo: [{ literal: 'b', dato: 'el teléfono del punto de contacto' }],
    leer: ({ acto, caso }) =>
      lista(acto['omisiones'] ?? caso.datos['omisiones']).map(({ literal, dato }) => ({
        literal,
        dato: enLetra(dato),
      })),
  },
  motivo: {
    que: 'Motivo que escribió quien hizo el acto',
    ejemplo: 'La entidad lo pidió por escrito.',
    leer: deActo('motivo'),
  },
  reunionFecha: {
    que: 'Día de la reunión',
    ejemplo: '12 de agosto de 2026',
    leer: (o) => {
      const { fecha } = reunion(o);
      return typeof fecha === 'string' ? enPalabras(diaDe(fecha)) : null;
    },
  },
  reunionHora: {
    que: 'Hora de la reunión, en Lima',
    ejemplo: '10:00',
    leer: (o) => {
      const { fecha } = reunion(o);
      return typeof fecha === 'string' && fecha.length > 10 ? horaEnLima(fecha) : null;
    },
  },
  reunionModalidad: {
    que: 'Presencial o virtual',
    ejemplo: 'virtual',
    leer: (o) => enLetra(reunion(o)['modalidad']),
  },
  reunionLugar: {
    que: 'Lugar o enlace de la reunión',
    ejemplo: 'Sala virtual del OECE',
    leer: (o) => enLetra(reunion(o)['lugar']),
  },
  aPedidoDeLaEntidad: {
    que: 'Si la entidad pidió la nueva fecha',
    ejemplo: true,
    leer: ({ acto }) => acto['aPedidoDeLaEntidad'] === true,
  },
  acuerdos: {
    que: 'Acuerdos de la reunión',
    ejemplo: 'Revisar el proyecto de bases.',
    leer: deActo('acuerdos'),
  },
  consultasPendientes: {
    que: 'Si alguna consulta se responderá por correo',
    ejemplo: false,
    leer: ({ acto }) => acto['consultas'] === 'requieren_analisis',
  },
  asesoramientoContinua: {
    que: 'Si el asesoramiento continúa',
    ejemplo: false,
    leer: ({ acto }) => acto['asesoramiento'] === 'continua',
  },
  revision: {
    que: 'Si se acordó revisar documentos',
    ejemplo: true,
    leer: ({ acto }) => acto['revisionDocumental'] === true,
  },
  acompanamiento: {
    que: 'Si se acordó el acompañamiento',
    ejemplo: false,
    leer: ({ acto }) => acto['acompanamiento'] === 'necesario',
  },
  sinAcompanamiento: {
    que: 'Si se pidió el acompañamiento y se vio que no es necesario',
    ejemplo: false,
    leer: ({ acto }) => acto['acompanamiento'] === 'no_necesario',
  },
  contenido: {
    que: 'Respuesta que se remite',
    ejemplo: 'La cuantía se determina antes de la convocatoria.',
    leer: deActo('contenido'),
  },
  organo: {
    que: 'Órgano al que se deriva',
    ejemplo: 'Dirección de Riesgos',
    leer: (o) => enLetra(derivacion(o)['organo']),
  },
  materia: {
    que: 'Materia que se deriva',
    ejemplo: 'Supervisión de una convocatoria',
    leer: (o) => enLetra(derivacion(o)['materia']),
  },
  causal: {
    que: 'Causal del acto, en palabras',
    ejemplo: 'se formula una consulta general, que no es de una contratación determinada',
    leer: deActo('causal'),
  },
  detalle: {
    que: 'Lo que el acto detalla: lo que se pide, lo que se consulta o el defecto',
    ejemplo: 'Remitir el proyecto de bases.',
    leer: deActo('detalle', 'defecto'),
  },
  requerido: {
    que: 'Lo último que se pidió a la entidad',
    ejemplo: 'Remitir el proyecto de bases.',
    leer: ({ requerido }) => enLetra(requerido?.['detalle']),
  },
  plazos: {
    que: 'Plazos que el acto puso a correr',
    campos: { que: 'De qué es', vence: 'Último día', norma: 'Artículo' },
    ejemplo: [
      {
        que: 'La respuesta por correo a lo pendiente de la reunión se remite en siete días hábiles.',
        vence: '20 de agosto de 2026',
        norma: 'Decisión interna AMB-A6-respuesta',
      },
    ],
    leer: plazosDe,
  },
  vence: {
    que: 'Último día del plazo de la entidad que el acto abrió o prorrogó',
    ejemplo: '17 de agosto de 2026',
    leer: venceDe,
  },
  venceElevacion: {
    que: 'Último día para solicitar la elevación de las observaciones',
    ejemplo: '7 de abril de 2011',
    leer: venceElevacion,
  },
  hasta: {
    que: 'Último día para remitir lo pedido, contado desde que sale este correo',
    ejemplo: '28 de agosto de 2026',
    leer: finDeContinuidad,
  },
  diasDeConsulta: {
    que: 'Días hábiles desde el envío de la consulta de continuidad, con su prórroga si la hubo',
    ejemplo: 'diez',
    leer: diasDeConsulta,
  },
  desistidoEl: {
    que: 'Día en que se recibió el desistimiento',
    ejemplo: '10 de agosto de 2026',
    leer: ({ acto, fecha }) => {
      const { recibida } = acto;
      return enPalabras(typeof recibida === 'string' ? diaDe(recibida) : fecha);
    },
  },
  rectificado: {
    que: 'Qué se recibió en plazo y se registró después',
    ejemplo: 'la documentación que faltaba',
    leer: ({ tipo }) => RECTIFICADOS[tipo] ?? 'el acto que correspondía',
  },
  enTramite: {
    que: 'Si el expediente sigue en trámite',
    ejemplo: true,
    leer: ({ caso }) => caso.situacion === 'en_tramite',
  },
  normaDelArchivo: {
    que: 'Artículo del archivo por falta de entrega',
    ejemplo: 'Directiva 005-2025-OECE-CD, num. 9.2.1.B (proyecto: 8.2.1.B)',
    leer: ({ entorno }) => citar('AT-8.2.1.B-5', entorno.catalogo),
  },
  dias: { que: 'Días hábiles que el acto concede', ejemplo: '5', leer: deActo('dias', 'plazoDias') },
  informeNumero: {
    que: 'Número del informe',
    ejemplo: 'Informe 001-2026',
    leer: (o) => enLetra(o.acto['numero'] ?? informe(o)['numero']),
  },
  senalaDeficiencias: {
    que: 'Si el informe señala deficiencias',
    ejemplo: true,
    leer: (o) => lista(informe(o)['deficiencias']).length > 0,
  },
  deficiencias: {
    que: 'Deficiencias que señala el informe',
    campos: {
      n: 'Su número',
      tipo: 'Error, omisión o vulneración',
      descripcion: 'Cuál es',
      tratamiento: 'Criterio o recomendación',
    },
    ejemplo: [
      { n: 1, tipo: 'omisión', descripcion: 'No indica el plazo de entrega.', tratamiento: 'recomendación' },
    ],
    leer: (o) =>
      lista(informe(o)['deficiencias']).map(({ tipo, descripcion, tratamiento }, i) => ({
        n: i + 1,
        tipo: enLetra(tipo),
        descripcion,
        tratamiento: enLetra(tratamiento),
      })),
  },
  verificaciones: {
    que: 'Qué se verificó de cada deficiencia',
    campos: { n: 'Número de la deficiencia', resultado: 'Resultado' },
    ejemplo: [{ n: 1, resultado: 'implementada' }],
    leer: ({ acto }) =>
      lista(acto['verificaciones']).map(({ deficiencia, resultado }) => ({
        n: deficiencia,
        resultado: enLetra(resultado),
      })),
  },
  disposiciones: {
    que: 'Disposiciones del informe de seguimiento',
    ejemplo: 'Implementar la recomendación 1.',
    leer: deActo('disposiciones'),
  },
  movidos: {
    que: 'Plazos que cambian de fecha',
    campos: { que: 'De qué es', antes: 'Último día que tenía', vence: 'Último día que tiene ahora' },
    ejemplo: [
      {
        que: 'La entidad remite la documentación adicional dentro del plazo que el OECE le otorga.',
        antes: '27 de agosto de 2026',
        vence: '28 de agosto de 2026',
      },
    ],
    leer: movidosPor,
  },
  titularCargo: {
    que: 'Cargo del titular de la entidad',
    ejemplo: 'Alcaldesa',
    leer: ({ caso }) => enLetra((caso.datos['titular'] as Datos | undefined)?.['cargo']),
  },
  nomenclatura: {
    que: 'Nomenclatura del proceso',
    ejemplo: 'LP 1-2011',
    leer: ({ acto, caso }) => enLetra(acto['nomenclatura'] ?? caso.datos['nomenclatura']),
  },
  convocatoriaFecha: {
    que: 'Día de la convocatoria',
    ejemplo: '14 de marzo de 2011',
    leer: ({ acto, caso }) =>
      dia(acto['fecha'] ?? (caso.datos['convocatoria'] as Datos | undefined)?.['fecha']),
  },
  item: { que: 'Ítem al que alcanza el acto, cuando lo nombra', ejemplo: '2', leer: deActo('item') },
  postor: {
    que: 'Postor o participante del que trata',
    ejemplo: 'Proveedora de ejemplo S.A.C.',
    leer: postor,
  },
  resolucion: { que: 'Resolución que lo dispone', ejemplo: 'Resolución 12-2011', leer: deActo('resolucion') },
  etapa: {
    que: 'Etapa a la que se retrotrae, o que cambia de fecha',
    ejemplo: 'integración de las bases',
    leer: deActo('actividad', 'etapa', 'retrotraeA'),
  },
  fin: { que: 'Nueva fecha de la etapa', ejemplo: '3 de mayo de 2011', leer: ({ acto }) => dia(acto['fin']) },
  resultado: { que: 'Cómo se resolvió', ejemplo: 'fundado', leer: deActo('resultado') },
  causas: {
    que: 'Causas del desierto',
    ejemplo: 'Las características excluían a los proveedores del mercado.',
    leer: ({ acto }) => {
      const causas = acto['causas'];
      return Array.isArray(causas) ? causas.join('\n') : enLetra(causas);
    },
  },
} as const satisfies Record<string, Variable>;
