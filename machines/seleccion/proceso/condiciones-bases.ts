import {
  type Condicion,
  CUMPLE,
  datosInvalidos,
  type Incumplimiento,
  incumple,
  noCumple,
} from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { hechos, plazoCorriendo } from '../../base/hechos.js';
import type { DatosDe } from '../eventos/index.js';
import { determinarTipo } from '../tipo.js';
import { si } from './condiciones-comunes.js';
import type { Consulta, ContextoDeProceso } from './contexto.js';
import { calendarioDe } from './lecturas.js';

type C = ContextoDeProceso;
/** `consultas`, `observaciones` or `todo`; XState widens the parameter to text. */
type Clase = string;
type Pliego = readonly { id: string; decision?: string | undefined }[];

const FUNDIDO: Readonly<Record<string, string>> = {
  consultas: 'consultas',
  observaciones: 'observaciones',
  todo: 'consultas y observaciones',
};

const sinAbsolver = (preguntas: Readonly<Record<string, Consulta>>) =>
  Object.entries(preguntas).flatMap(([id, p]) => (p.cambia === null ? [id] : []));

/** Ids that wait for an answer in a pliego. */
export function pendientes(c: C, clase: Clase): string[] {
  return [
    ...(clase === 'observaciones' ? [] : sinAbsolver(c.consultas)),
    ...(clase === 'consultas' ? [] : sinAbsolver(c.observaciones)),
  ];
}

/** What the integrated bases must include: answers that change them, and dispositions (RS-59-cont). */
export function porIntegrar(c: C): string[] {
  const cambian = [...Object.entries(c.consultas), ...Object.entries(c.observaciones)].flatMap(([id, p]) =>
    p.cambia === true ? [id] : [],
  );
  return [...cambian, ...c.disposiciones];
}

function fallosDelPliego(c: C, pliego: Pliego, clase: Clase): Incumplimiento[] {
  const regla = clase === 'consultas' ? 'RS-54-2' : 'RS-56-2';
  const esperadas = pendientes(c, clase);
  const dadas = new Set(pliego.map((fila) => fila.id));
  const faltan = esperadas.filter((id) => !dadas.has(id));
  const sobran = [...dadas].filter((id) => !esperadas.includes(id));
  const lista = (ids: readonly string[]) =>
    ids
      .slice(0, 20)
      .map((id) => `«${id}»`)
      .join(', ');
  return [
    ...(faltan.length > 0
      ? [{ regla, detalle: `El pliego absuelve todo lo pendiente; falta ${lista(faltan)}.` }]
      : []),
    ...(sobran.length > 0
      ? [{ regla, detalle: `El pliego responde lo que nadie formuló o ya se absolvió: ${lista(sobran)}.` }]
      : []),
  ];
}

/** Observaciones answered without a decision: the one pliego of two kinds of question leaves it open by row. */
function sinDecidir(c: C, pliego: Pliego): { ruta: string; mensaje: string }[] {
  return pliego.flatMap((fila, i) =>
    Object.hasOwn(c.observaciones, fila.id) && fila.decision === undefined
      ? [
          {
            ruta: `datos.pliego.${i}.decision`,
            mensaje: `Cada observación se acoge, se acoge en parte o no se acoge; falta decidir «${fila.id}».`,
          },
        ]
      : [],
  );
}

/** Conditions of consultas, observaciones and the integration of the bases. */
export const DE_BASES = {
  identificadorNuevo: {
    lee: 'datos',
    descripcion: 'El identificador no se usó antes en el proceso.',
    veredicto: (c: C, { id }: { id: string }) =>
      si(
        ![c.consultas, c.observaciones, c.elevaciones].some((usados) => Object.hasOwn(usados, id)) &&
          !c.disposiciones.includes(id),
        'RS-54-2',
        `El identificador «${id}» ya se usó en este proceso; use otro para que el pliego lo distinga.`,
      ),
  },
  hayPorAbsolver: {
    lee: 'estado',
    descripcion: 'Hay algo pendiente de absolver.',
    veredicto: (c: C, _d: unknown, { clase }: { clase: Clase }) =>
      si(
        pendientes(c, clase).length > 0,
        clase === 'consultas' ? 'RS-54-2' : 'RS-56-2',
        `No hay ${FUNDIDO[clase]} pendientes; la etapa pasa por el cronograma.`,
      ),
  },
  nadaPorAbsolver: {
    lee: 'rama',
    descripcion: 'No queda nada pendiente de absolver en la etapa.',
    veredicto: (c: C, _d: unknown, { clase }: { clase: Clase }) =>
      si(pendientes(c, clase).length === 0, 'AMB-D1', `Quedan ${FUNDIDO[clase]} por absolver.`),
  },
  pliegoCompleto: {
    lee: 'datos',
    descripcion: 'El pliego responde todo lo pendiente y nada más.',
    veredicto: (c: C, { pliego }: { pliego: Pliego }, { clase }: { clase: Clase }) => {
      const errores = sinDecidir(c, pliego);
      return errores.length > 0
        ? datosInvalidos('RS-56-2', errores)
        : incumple(fallosDelPliego(c, pliego, clase));
    },
  },
  areasRespondieron: {
    lee: 'estado',
    descripcion: 'El área respondió todo lo que el comité le consultó sobre lo pendiente.',
    veredicto: (c: C, _d: unknown, { clase }: { clase: Clase }) => {
      const falta = pendientes(c, clase).find((id) => c.areas[id] === 'pendiente');
      return falta === undefined
        ? CUMPLE
        : noCumple(
            'RS-31-2',
            `El comité consultó al área sobre «${falta}» y no consta su respuesta; se absuelve después de tenerla (art. 31 del Reglamento).`,
            { acto: 'RESPONDER_AREA' },
          );
    },
  },
  preguntaPendiente: {
    lee: 'datos',
    descripcion: 'Lo que se consulta al área está pendiente de absolver.',
    veredicto: (c: C, { id }: { id: string }) => {
      if (!pendientes(c, 'todo').includes(id))
        return noCumple(
          'RS-31-2',
          `No hay ninguna consulta ni observación pendiente con el identificador «${id}».`,
        );
      return si(!Object.hasOwn(c.areas, id), 'RS-31-2', `Ya se consultó al área sobre «${id}».`);
    },
  },
  areaPorResponder: {
    lee: 'datos',
    descripcion: 'El área tiene esa consulta por responder.',
    veredicto: (c: C, { id }: { id: string }) =>
      si(
        c.areas[id] === 'pendiente',
        'RS-31-2',
        `El área no tiene ninguna consulta por responder sobre «${id}».`,
      ),
  },
  huboObservaciones: {
    lee: 'rama',
    descripcion: 'El pliego absolvió observaciones.',
    veredicto: (c: C) =>
      si(Object.keys(c.observaciones).length > 0, 'RS-59-sinobs', 'No se formularon observaciones.'),
  },
  valorSustentado: {
    lee: 'datos',
    descripcion: 'El nuevo valor tiene recursos y se comunicó a quien aprobó el expediente.',
    veredicto: (c: C, datos: DatosDe<'APROBAR_NUEVO_VALOR'>) => {
      if (c.reservado)
        return noCumple(
          'AP-17-1',
          'El valor referencial es reservado: nadie lo conoce para observarlo, y se revela en la apertura de sobres (art. 17 del Reglamento).',
        );
      const suyos = datos.items?.map((i) => i.item) ?? Object.keys(c.items);
      const distintos =
        suyos.length !== Object.keys(c.items).length || suyos.some((n) => !Object.hasOwn(c.items, n));
      if (distintos)
        return datosInvalidos('AP-13-3', [
          {
            ruta: 'datos.items',
            mensaje: 'Indique el nuevo valor de todos los ítems del proceso y de ninguno más.',
          },
        ]);
      if (!datos.disponibilidad)
        return noCumple(
          'AP-13-5',
          'El nuevo valor referencial exige verificar la disponibilidad presupuestal (art. 14 del Reglamento).',
        );
      return si(
        datos.comunicadoAprobador,
        'AP-13-5',
        'El nuevo valor referencial se comunica a quien aprobó el expediente de contratación (art. 14 del Reglamento).',
      );
    },
  },
  valorCambiaElTipo: {
    lee: 'rama',
    descripcion: 'El nuevo valor corresponde a otro tipo de proceso.',
    veredicto: (c: C, datos: DatosDe<'APROBAR_NUEVO_VALOR'>) => {
      const tipo = determinarTipo({
        objeto: c.objeto,
        valorReferencial: datos.valorReferencial,
        ejercicio: c.convocada === null ? c.ejercicio : Number(c.convocada.slice(0, 4)),
        porDesierto: c.antecedente !== null,
      });
      return si(
        !c.tipoHeredado && (!tipo.ok || tipo.procedimiento !== c.procedimiento),
        'AP-13-6',
        'El tipo de proceso no cambia.',
      );
    },
  },
  elevacionYaVencio: {
    lee: 'estado',
    descripcion: 'Venció el plazo para solicitar la elevación.',
    veredicto: (c: C) => {
      const corre = plazoCorriendo(hechos(c), 'RS-58-plazo');
      return corre === null
        ? CUMPLE
        : noCumple(
            'RS-59-conobs',
            `Todavía se puede solicitar la elevación hasta el ${enPalabras(corre.vence)}; las bases se integran después (art. 59 del Reglamento).`,
            {
              desde: calendarioDe(c).sumar(corre.vence, 1),
            },
          );
    },
  },
  todoAbsuelto: {
    lee: 'estado',
    descripcion: 'No queda consulta ni observación sin absolver.',
    veredicto: (c: C) => {
      const quedan = pendientes(c, 'todo');
      return si(
        quedan.length === 0,
        'RS-59-cont',
        `Las bases integradas recogen todas las absoluciones; falta absolver ${quedan
          .slice(0, 20)
          .map((id) => `«${id}»`)
          .join(', ')} (art. 59 del Reglamento).`,
      );
    },
  },
  integracionCompleta: {
    lee: 'datos',
    descripcion: 'Las bases integradas recogen cada cambio dispuesto y ninguno más.',
    veredicto: (c: C, { cambios }: DatosDe<'INTEGRAR_BASES'>) => {
      const debidos = porIntegrar(c);
      const dados = new Set(cambios.map((x) => x.origen));
      const faltan = debidos.filter((id) => !dados.has(id));
      const sobran = [...dados].filter((id) => !debidos.includes(id));
      return incumple([
        ...faltan.map((id) => ({
          regla: 'RS-59-cont',
          detalle: `Falta incorporar lo que resultó de «${id}»; omitirlo acarrea nulidad (art. 59 del Reglamento).`,
        })),
        ...sobran.map((id) => ({
          regla: 'RS-31-1',
          detalle: `«${id}» no dispuso ningún cambio; el comité no modifica de oficio las bases (art. 31 del Reglamento).`,
        })),
      ]);
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
