import type { Aviso, Caso } from '../../store/puerto.js';
import type { Clase } from './papel.js';

/** What the house knows of a kind of paper. */
interface DefinicionDeClase {
  readonly titulo: string;
  /** Rule that calls for it. */
  readonly regla: string;
  readonly colecciones: readonly string[];
  /** Templates of the notices it goes with: their act is what it is issued from. */
  readonly plantillas?: readonly string[];
  /** Why there is none yet. */
  readonly aunNo: string;
}

const SOLICITUDES = ['solicitudes'] as const;

/** The kinds of papers, each with what it needs. */
export const DE_CLASE: Readonly<Record<Clase, DefinicionDeClase>> = {
  cargo: {
    titulo: 'Cargo de recepción',
    regla: 'AT-8.1.1-rol',
    colecciones: SOLICITUDES,
    aunNo: '',
  },
  acta: {
    titulo: 'Acta de la reunión',
    regla: 'AT-8.1.3-2',
    colecciones: SOLICITUDES,
    plantillas: ['RESULTADO_REUNION'],
    aunNo: 'Aún no se registra la reunión de asistencia técnica.',
  },
  constancia: {
    titulo: 'Constancia',
    regla: 'AT-8.2.1.A-4',
    colecciones: SOLICITUDES,
    plantillas: ['CONSTANCIA_ABSOLUCION', 'DESISTIMIENTO'],
    aunNo: 'No consta que se absolvieran las consultas en la reunión ni que la entidad desistiera.',
  },
  informe_asistencia: {
    titulo: 'Informe de asistencia técnica',
    regla: 'AT-8.2.1.B-6',
    colecciones: SOLICITUDES,
    plantillas: ['INFORME'],
    aunNo: 'Aún no se emite el informe de asistencia técnica en el expediente.',
  },
  informe_seguimiento: {
    titulo: 'Informe de seguimiento',
    regla: 'AT-8.2.1.C-1',
    colecciones: SOLICITUDES,
    plantillas: ['SEGUIMIENTO_FAVORABLE', 'SEGUIMIENTO_CON_DISPOSICIONES'],
    aunNo: 'Aún no se emite el informe de seguimiento en el expediente.',
  },
  oficio: {
    titulo: 'Oficio',
    regla: 'AT-8.2.1.B-5',
    colecciones: ['solicitudes', 'procesos'],
    aunNo: 'Ninguna notificación de este expediente sale por oficio.',
  },
  cuadro_comparativo: {
    titulo: 'Cuadro comparativo',
    regla: 'RS-72-2',
    colecciones: ['procesos'],
    aunNo:
      'El cuadro comparativo se emite cuando se abren las ofertas económicas; hasta entonces nadie conoce sus montos.',
  },
  informe_anual: {
    titulo: 'Informe anual',
    regla: 'AT-8.3',
    colecciones: ['informes'],
    aunNo: 'El informe anual se emite con la conformidad de la coordinación.',
  },
};

/** Situations of an annual report that has the conformity. */
const CONFORMES: readonly string[] = ['revisado', 'presentado'];

/** Something a paper may be issued from, or why its kind has nothing to be issued from. */
export interface Posible {
  readonly clase: Clase;
  readonly titulo: string;
  readonly regla: string;
  /** Null when there is no paper to issue. */
  readonly origen: { readonly secuencia: number; readonly aviso: string | null } | null;
  /** Why not; null when it can be issued. */
  readonly motivo: string | null;
}

const SIN_EFECTO = 'YA_NO_CORRESPONDE';

function deAvisos(clase: Clase, avisos: readonly Aviso[]): Posible[] {
  const { titulo, regla, plantillas } = DE_CLASE[clase];
  const suyos = avisos.filter((a) => (plantillas ? plantillas.includes(a.plantilla) : a.canal === 'oficio'));
  // An act may order the same notice by more than one channel: its paper is one.
  const unos = plantillas
    ? suyos.filter((a, i) => suyos.findIndex((b) => b.secuencia === a.secuencia) === i)
    : suyos;
  return unos.map((a) => ({
    clase,
    titulo: plantillas ? titulo : `${titulo}: ${a.asunto.replace(/^\[[^\]]*\] /, '')}`,
    regla: plantillas ? regla : a.regla,
    origen: { secuencia: a.secuencia, aviso: plantillas ? null : a.id },
    motivo:
      a.codigo === SIN_EFECTO ? 'La notificación ya no corresponde, así que su papel no se emite.' : null,
  }));
}

/**
 * Every paper a case may have, and why not those it may not.
 * @param seConoceElCuadro whether the bids of the process were opened, so that its table says something
 */
export function posiblesDe(
  { coleccion, estado, situacion }: Pick<Caso, 'coleccion' | 'estado' | 'situacion'>,
  avisos: readonly Aviso[],
  seConoceElCuadro: boolean,
): Posible[] {
  return (Object.keys(DE_CLASE) as Clase[]).flatMap((clase): Posible[] => {
    const { titulo, regla, colecciones, aunNo } = DE_CLASE[clase];
    if (!colecciones.includes(coleccion)) return [];
    const uno = (secuencia: number): Posible[] => [
      { clase, titulo, regla, origen: { secuencia, aviso: null }, motivo: null },
    ];
    if (clase === 'cargo') return uno(1);
    if (clase === 'cuadro_comparativo' && seConoceElCuadro) return uno(estado.secuencia);
    if (clase === 'informe_anual' && CONFORMES.includes(situacion)) return uno(estado.secuencia);
    const deSuEstado = clase === 'cuadro_comparativo' || clase === 'informe_anual';
    const hallados = deSuEstado ? [] : deAvisos(clase, avisos);
    return hallados.length > 0 ? hallados : [{ clase, titulo, regla, origen: null, motivo: aunNo }];
  });
}
