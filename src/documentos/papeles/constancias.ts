import { enPalabras } from '../../../machines/base/fechas.js';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { omisiones } from '../../../machines/solicitud/presentacion.js';
import { cuando, enLetra } from '../../notify/palabras.js';
import {
  type Cuerpo,
  diaDe,
  type Fuente,
  ficha,
  fichaDeSolicitud,
  inicial,
  parrafo,
  presentada,
  subtitulo,
} from './fuente.js';
import type { Bloque } from './papel.js';

const MATERIA: Readonly<Record<string, string>> = {
  consultas: 'Absolución de consultas',
  estrategia: 'Asesoramiento sobre la estrategia de contratación',
  revision_documental: 'Revisión documental',
  otra: 'Otras materias afines',
};

const texto = (valor: unknown) => (typeof valor === 'string' ? valor : null);

/** That the entity's questions were answered at the meeting (AT-8.2.1.A-4). */
function deAbsolucion(f: Fuente): Bloque[] {
  return [
    parrafo(
      `En la reunión de asistencia técnica y orientación del ${cuando(String(f.acto['fecha']))} se absolvieron las consultas de la entidad sobre la aplicación de la normativa de contrataciones públicas a la contratación indicada (${f.citar('AT-8.2.1.A-4')}).`,
    ),
    subtitulo('Acuerdos de la reunión'),
    parrafo(texto(f.acto['acuerdos'])),
  ];
}

/** That the entity gave up: by its own act, or by answering that it does not go on (AMB-D8, AMB-A10). */
function deDesistimiento(f: Fuente): Bloque[] {
  const motivo = texto(f.acto['motivo']);
  const dia = cuando(String(f.acto['recibida'] ?? f.ocurrido));
  return [
    f.tipo === 'RESPONDER_CONTINUIDAD'
      ? parrafo(
          `Consultada sobre si deseaba continuar con la asistencia técnica y orientación, la entidad respondió que no, el ${dia} (${f.citar('AMB-A10')}).`,
        )
      : parrafo(`La entidad desistió de su solicitud el ${dia} (${f.citar('AMB-D8')}).`),
    ...(motivo === null ? [] : [parrafo(`Motivo que expresó: ${motivo}`)]),
    parrafo(
      'El expediente concluye en ese estado. La entidad puede presentar otra solicitud cuando lo requiera.',
    ),
  ];
}

/** A constancia, with what OECE does not answer for (AT-9.1, AT-9.2). */
export function constancia(f: Fuente): Cuerpo {
  const absuelve = f.acto['consultas'] === 'absueltas';
  return {
    titulo: absuelve ? 'Constancia de absolución de consultas' : 'Constancia de desistimiento',
    numero: null,
    bloques: [
      fichaDeSolicitud(f),
      subtitulo('Se deja constancia de lo siguiente'),
      ...(absuelve ? deAbsolucion(f) : deDesistimiento(f)),
      {
        tipo: 'firmas',
        firmas: ['Personal a cargo de la asistencia técnica y orientación\nNombre, cargo y firma'],
      },
    ],
    plantilla: absuelve ? 'CONSTANCIA_ABSOLUCION' : 'DESISTIMIENTO',
  };
}

const CONSULTAS: Readonly<Record<string, string>> = {
  no_hubo: 'No se formularon.',
  absueltas: 'Se absolvieron en la reunión.',
  requieren_analisis: 'Requieren mayor análisis: la respuesta se remite por correo electrónico.',
};
const ASESORAMIENTO: Readonly<Record<string, string>> = {
  no_hubo: 'No se trató.',
  brindado: 'Se brindó en la reunión.',
  continua: 'Continúa: concluye por correo electrónico.',
};
const ACOMPANAMIENTO: Readonly<Record<string, string>> = {
  no_solicitado: 'No se solicitó.',
  necesario: 'Se acordó que es necesario: la entidad remite la programación o las fechas estimadas.',
  no_necesario: 'Se acordó que no es necesario.',
};

/** The act of the meeting: what was dealt with and agreed (AT-8.1.3-2, AT-8.2.1.A-3). */
export function acta(f: Fuente): Cuerpo {
  const programada = f.datos['reunion'] as { modalidad?: string; lugar?: string } | undefined;
  const derivacion = f.acto['derivacion'] as { organo: string; materia: string } | undefined;
  return {
    titulo: 'Acta de la reunión de asistencia técnica y orientación',
    numero: null,
    bloques: [
      fichaDeSolicitud(f),
      parrafo(
        `Se reunieron el OECE y la entidad para delimitar el alcance de la asistencia y acordar las acciones que corresponden (${f.citar('AT-8.1.3-2')}; ${f.citar('AT-8.2.1.A-3')}).`,
      ),
      ficha(
        ['Fecha', cuando(String(f.acto['fecha']))],
        ['Modalidad', inicial(enLetra(programada?.modalidad))],
        ['Lugar o enlace', programada?.lugar],
        ['Consultas', CONSULTAS[String(f.acto['consultas'])]],
        ['Asesoramiento', ASESORAMIENTO[String(f.acto['asesoramiento'])]],
        ['Acompañamiento', ACOMPANAMIENTO[String(f.acto['acompanamiento'])]],
        [
          'Revisión documental',
          f.acto['revisionDocumental'] === true
            ? 'Se acordó realizarla, antes de la convocatoria.'
            : 'No se acordó.',
        ],
        ['Derivación', derivacion ? `A ${derivacion.organo}: ${derivacion.materia}` : null],
      ),
      subtitulo('Acuerdos'),
      parrafo(texto(f.acto['acuerdos'])),
      {
        tipo: 'firmas',
        firmas: ['Por el OECE\nNombre, cargo y firma', 'Por la entidad\nNombre, cargo y firma'],
      },
    ],
  };
}

const nombreDe = (d: unknown) => {
  const { nombre, detalle, huella } = typeof d === 'string' ? { nombre: d } : (d as Record<string, string>);
  return [nombre, detalle, huella && `SHA-256 ${huella}`].filter(Boolean).join(' · ');
};

/** What follows the reception: the meeting, within its days, or the rejection for what was left out (AT-8.1.2-1). */
function siguiente(f: Fuente, faltan: readonly { literal: string; dato: string }[]): Bloque[] {
  if (faltan.length === 0)
    return [
      parrafo(
        `El OECE se comunicará con el punto de contacto para programar la reunión de asistencia técnica y orientación: cinco días hábiles siguientes a la recepción para programarla y diez para realizarla (${f.citar('AT-8.2.1.A-1')}).`,
      ),
    ];
  return [
    parrafo(
      `La solicitud omite información que la norma exige, por lo que fue rechazada y archivada (${f.citar('AT-8.1.2-1')}). Puede presentar otra con los datos completos. Faltó indicar:`,
    ),
    { tipo: 'lista', elementos: faltan.map(({ literal, dato }) => `${enLetra(dato)} (literal ${literal})`) },
  ];
}

/**
 * The receipt of a solicitud (AT-8.1.1-rol): what was received, from whom and when; what comes on a non-working day counts
 * as of that day and its terms run from the next working one (AT-S7).
 * @param seguimiento how to follow it without an account
 */
export function cargo(f: Fuente, seguimiento: { codigo: string; direccion: string }): Cuerpo {
  const { canal, materias, documentosARevisar } = presentada(f);
  const registrada = fechaCivilDe(f.caso.creado);
  return {
    titulo: 'Cargo de recepción de la solicitud',
    numero: null,
    bloques: [
      parrafo(
        `Se recibió por la mesa de partes ${canal === 'digital' ? 'digital' : 'presencial'} del OECE la solicitud de asistencia técnica y orientación siguiente (${f.citar('AT-8.1.1-rol')}).`,
        diaDe(f) !== registrada && `Se registró en el sistema el ${enPalabras(registrada)}.`,
      ),
      fichaDeSolicitud(f),
      ficha(['Registrada por', f.quien]),
      subtitulo('Materias'),
      { tipo: 'lista', elementos: materias.map((m) => MATERIA[m] ?? m) },
      subtitulo('Documentos'),
      documentosARevisar.length === 0
        ? parrafo('No se acompañaron documentos.')
        : { tipo: 'lista', elementos: documentosARevisar.map(nombreDe) },
      subtitulo('Qué sigue'),
      ...siguiente(f, omisiones(presentada(f))),
      subtitulo('Cómo seguirla, sin necesidad de una cuenta'),
      ficha(
        ['Dirección', seguimiento.direccion],
        ['Número', f.caso.numero],
        ['Código de seguimiento', seguimiento.codigo],
      ),
    ],
  };
}
