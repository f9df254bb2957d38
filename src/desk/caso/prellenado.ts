import type { Caso, FilaDeHistorial, Sesion } from '../api/tipos';
import { subidosSinNombrar } from '../documentos/consultas';
import { diaCivil } from '../formato/fechas';
import { deficienciasDe, factoresDe, itemsDe, pendientesDe, postoresDe } from './partes-de-datos';

type Datos = Record<string, unknown>;

type Documentos = Parameters<typeof subidosSinNombrar>[0];

interface Situacion {
  readonly caso: Caso;
  readonly historia: readonly FilaDeHistorial[];
  readonly sesion: Sesion;
  /** The lawful calendar the system proposes, for a convocation. */
  readonly propuesto?: readonly Datos[] | undefined;
  /** The documents of the case, once they are known. */
  readonly documentos?: Documentos | undefined;
}

/** The calendar somebody made for this case on the page of calendars; undefined when nobody did. */
export const cronogramaGuardado = (caso: string): unknown => {
  try {
    const guardado = sessionStorage.getItem(`cronograma:${caso}`);
    return guardado === null ? undefined : JSON.parse(guardado);
  } catch {
    return undefined;
  }
};

// In these types one pliego answers consultas and observaciones alike (RS-53).
const UN_SOLO_PLIEGO = new Set([
  'adjudicacion-directa-publica',
  'adjudicacion-directa-selectiva',
  'menor-cuantia-obras',
]);

function pliegoDeObservaciones(caso: Caso): Datos[] {
  const observaciones = pendientesDe(caso, 'observaciones').map((id) => ({ id, decision: 'no_acoge' }));
  const consultas = UN_SOLO_PLIEGO.has(caso.maquina)
    ? pendientesDe(caso, 'consultas').map((id) => ({ id }))
    : [];
  return [...consultas, ...observaciones].map((fila) => ({ ...fila, cambiaBases: false }));
}

function puntajes(caso: Caso): Datos[] {
  const vivos = itemsDe(caso).filter((i) => i.situacion === 'en_evaluacion');
  const factores = factoresDe(caso).map((nombre) => ({ nombre }));
  return postoresDe(caso).flatMap(({ id }) =>
    vivos.map(({ numero }) => ({
      postor: id,
      ...(itemsDe(caso).length > 1 ? { item: numero } : {}),
      factores,
    })),
  );
}

const PRELLENADO: Readonly<Record<string, (s: Situacion) => Datos>> = {
  ABSOLVER_CONSULTAS: ({ caso }) => ({
    pliego: pendientesDe(caso, 'consultas').map((id) => ({ id, cambiaBases: false })),
  }),
  ABSOLVER_OBSERVACIONES: ({ caso }) => ({ pliego: pliegoDeObservaciones(caso) }),
  INTEGRAR_BASES: ({ caso }) => ({
    cambios: ((caso.datos['porIntegrar'] as string[] | undefined) ?? []).map((origen) => ({ origen })),
  }),
  EVALUAR_TECNICA: ({ caso }) => ({ puntajes: puntajes(caso) }),
  EMITIR_INFORME_SEGUIMIENTO: ({ historia }) => ({
    verificaciones: deficienciasDe(historia).map((_, i) => ({ deficiencia: i + 1 })),
  }),
  CONVOCAR: ({ caso, propuesto }) => {
    const cronograma = cronogramaGuardado(caso.id) ?? propuesto;
    return cronograma === undefined ? {} : { cronograma };
  },
  RECIBIR_DOCUMENTACION: ({ documentos }) => {
    const sinNombrar = documentos === undefined ? [] : subidosSinNombrar(documentos);
    return sinNombrar.length === 0 ? {} : { documentos: sinNombrar };
  },
  ASIGNADO: ({ sesion }) => ({ responsable: sesion.usuario.nombre }),
};

/**
 * What a form starts with: what the case already knows, so that a person writes only what is new. A plain `fecha` starts
 * as today.
 */
export function prellenar(tipo: string, esquema: Datos, situacion: Situacion): Datos {
  const { fecha } = (esquema['properties'] ?? {}) as { fecha?: { format?: string } };
  const hoy = fecha?.format === 'date' ? { fecha: diaCivil(situacion.sesion.ahora) } : {};
  return { ...hoy, ...PRELLENADO[tipo]?.(situacion) };
}
