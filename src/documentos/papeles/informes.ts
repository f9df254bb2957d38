import type { Datos } from '../../../machines/base/maquina.js';
import { actoDe } from '../../engine/replay.js';
import { cuando, enLetra } from '../../notify/palabras.js';
import {
  type Cuerpo,
  type Fuente,
  fichaDeSolicitud,
  inicial,
  parrafo,
  presentada,
  subtitulo,
} from './fuente.js';
import type { Bloque } from './papel.js';

interface Deficiencia {
  readonly deficiencia: number;
  readonly tipo: string;
  readonly descripcion: string;
  readonly tratamiento: string;
}

const FIRMA: Bloque = {
  tipo: 'firmas',
  firmas: ['Personal a cargo de la asistencia técnica y orientación\nNombre, cargo y firma'],
};

const nombreDe = (documento: unknown) =>
  typeof documento === 'string' ? documento : String((documento as { nombre: string }).nombre);

/** Documents the entity named when it asked, and those it handed in before the report (AT-8.2.1.B-2). */
function revisados(f: Fuente): string[] {
  const recibidos = f.historia
    .map(actoDe)
    .flatMap(({ tipo, datos }) =>
      tipo === 'RECIBIR_DOCUMENTACION' ? ((datos['documentos'] as unknown[] | undefined) ?? []) : [],
    );
  return [...new Set([...presentada(f).documentosARevisar, ...recibidos].map(nombreDe))];
}

function deficienciasDe({ datos }: Fuente): readonly Deficiencia[] {
  return (datos['informe'] as { deficiencias?: Deficiencia[] } | undefined)?.deficiencias ?? [];
}

function tablaDe(deficiencias: readonly Deficiencia[]): Bloque {
  return {
    tipo: 'tabla',
    columnas: [
      { titulo: 'N.°', ancho: 22, derecha: true },
      { titulo: 'Deficiencia', ancho: '*' },
      { titulo: 'Tipo', ancho: 66 },
      { titulo: 'Tratamiento', ancho: 82 },
    ],
    filas: deficiencias.map((d) => [
      String(d.deficiencia),
      d.descripcion,
      inicial(enLetra(d.tipo)),
      inicial(enLetra(d.tratamiento)),
    ]),
  };
}

/** The report of the documentary review (AT-8.2.1.B-6), with what it does not answer for (AT-9.1, AT-9.2, AT-9.2.4(F)). */
export function informeDeAsistencia(f: Fuente): Cuerpo {
  const deficiencias = deficienciasDe(f);
  const documentos = revisados(f);
  const hallado: Bloque[] =
    deficiencias.length === 0
      ? [parrafo('De la revisión efectuada no se identificaron deficiencias en los documentos remitidos.')]
      : [
          parrafo(
            'De la revisión efectuada se identificaron las deficiencias siguientes.',
            'Los criterios orientadores se evalúan y las recomendaciones se implementan antes de convocar el procedimiento de selección.',
          ),
          tablaDe(deficiencias),
          parrafo(
            `Cuando se convoque el procedimiento, el OECE verificará una por una su atención en los documentos que la entidad registre (${f.citar('AT-8.2.1.C-1')}); la que no se atienda da lugar a un informe de seguimiento con disposiciones, que se notifica en el SEACE (${f.citar('AT-8.2.1.C-2')}).`,
          ),
        ];
  return {
    titulo: 'Informe de asistencia técnica y orientación',
    numero: String(f.acto['numero']),
    bloques: [
      fichaDeSolicitud(f),
      subtitulo('Antecedentes'),
      parrafo(
        `La entidad solicitó la revisión de documentos de la contratación indicada, antes de convocarla (${f.citar('AT-8.2.1.B-1')}).`,
        'La revisión busca errores, omisiones o vulneraciones a la normativa de contrataciones públicas',
        `(${f.citar('AT-8.2.1.B-2')}).`,
      ),
      ...(documentos.length === 0
        ? []
        : [parrafo('Documentos revisados:'), { tipo: 'lista', elementos: documentos } as const]),
      subtitulo('Resultado de la revisión'),
      ...hallado,
      FIRMA,
    ],
    plantilla: 'INFORME',
  };
}

function verificacion(deficiencias: readonly Deficiencia[], resultados: readonly Datos[]): Bloque {
  return {
    tipo: 'tabla',
    columnas: [
      { titulo: 'N.°', ancho: 22, derecha: true },
      { titulo: 'Deficiencia', ancho: '*' },
      { titulo: 'Tratamiento', ancho: 82 },
      { titulo: 'Verificación', ancho: 82 },
    ],
    filas: resultados
      .toSorted((a, b) => Number(a['deficiencia']) - Number(b['deficiencia']))
      .map((v) => {
        const suya = deficiencias.find((d) => d.deficiencia === v['deficiencia']);
        return [
          String(v['deficiencia']),
          suya?.descripcion ?? '',
          inicial(enLetra(suya?.tratamiento)),
          inicial(enLetra(v['resultado'])),
        ];
      }),
  };
}

/** What the verification of the convened procedure concludes: every one attended, or some not (AMB-A1, AMB-A2, AMB-A16). */
function conclusion(f: Fuente, resultados: readonly Datos[]): Bloque[] {
  if (resultados.length === 0)
    return [
      parrafo(
        `El informe de asistencia técnica no señaló deficiencias, por lo que no hay criterios ni recomendaciones por verificar (${f.citar('AMB-A16')}).`,
        'Se da por culminada la asistencia técnica y orientación.',
      ),
    ];
  if (!resultados.some((v) => v['resultado'] === 'no_atendida'))
    return [
      parrafo(
        'La entidad evaluó los criterios orientadores e implementó las recomendaciones del informe, en lo que era aplicable.',
        `Se da por culminada la asistencia técnica y orientación (${f.citar('AT-8.2.1.C-3')}).`,
      ),
    ];
  const disposiciones = f.acto['disposiciones'];
  return [
    parrafo(
      'La entidad no evaluó criterios orientadores o no implementó recomendaciones del informe.',
      `Se emiten las disposiciones siguientes y se da por culminada la asistencia técnica y orientación (${f.citar('AT-8.2.1.C-2')}).`,
    ),
    ...(typeof disposiciones === 'string' ? [subtitulo('Disposiciones'), parrafo(disposiciones)] : []),
    ...(f.acto['derivarASupervision'] === true
      ? [parrafo('El presente informe se deriva además al órgano de supervisión del OECE.')]
      : []),
  ];
}

/** The follow-up report (AT-8.2.1.C-1): its own act, or the convocation when there was nothing to verify (AMB-A16). */
export function informeDeSeguimiento(f: Fuente): Cuerpo {
  const { numero } = f.acto;
  const resultados = (f.acto['verificaciones'] as readonly Datos[] | undefined) ?? [];
  const informe = f.datos['informe'] as { numero?: string } | undefined;
  const convocatoria = f.datos['convocatoria'] as { fecha?: string; nomenclatura?: string } | undefined;
  return {
    titulo: 'Informe de seguimiento de asistencia técnica y orientación',
    numero: typeof numero === 'string' ? numero : null,
    bloques: [
      fichaDeSolicitud(f),
      subtitulo('Antecedentes'),
      parrafo(
        informe?.numero !== undefined && `Informe de asistencia técnica y orientación: ${informe.numero}.`,
        convocatoria?.nomenclatura !== undefined &&
          `Procedimiento de selección: ${convocatoria.nomenclatura}, convocado el ${cuando(String(convocatoria.fecha))}.`,
        `Se contrasta lo indicado en el informe con los documentos registrados al convocar (${f.citar('AT-8.2.1.C-1')}).`,
      ),
      subtitulo('Verificación'),
      ...(resultados.length === 0 ? [] : [verificacion(deficienciasDe(f), resultados)]),
      ...conclusion(f, resultados),
      FIRMA,
    ],
    // Whatever it concludes, it closes with the same: it convalidates nothing (AT-9.1, AT-9.2).
    plantilla: 'SEGUIMIENTO_FAVORABLE',
  };
}
