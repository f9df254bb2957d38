import {
  type Condicion,
  CUMPLE,
  type Incumplimiento,
  incumple,
  noCumple,
  type Veredicto,
} from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { hechos, plazoCorriendo } from '../../base/hechos.js';
import { sumarPuntajes } from '../evaluacion/tecnica.js';
import type { DatosDe } from '../eventos/index.js';
import { llegoElDia, si } from '../proceso/condiciones-comunes.js';
import { cierreDelRegistro } from '../proceso/condiciones-registro.js';
import { type ContextoDeItem, procesoDe } from './contexto.js';
import { calificadas, conTecnica } from './evaluar.js';

type C = ContextoDeItem;
type DePostor = { postor: string };

/** Rows of an EVALUAR_TECNICA that are of this item. */
export function puntajesDelItem(c: C, { puntajes }: DatosDe<'EVALUAR_TECNICA'>) {
  const unico = Object.keys(procesoDe(c).items).length === 1;
  return puntajes.filter((p) => (p.item ?? (unico ? c.numero : '')) === c.numero);
}

function ofertaDe(c: C, postor: string): Veredicto | null {
  if (Object.hasOwn(c.ofertas, postor)) return null;
  return noCumple('RS-61-1', `«${postor}» no presentó propuesta en el ítem ${c.numero}.`);
}

function porDecidir(c: C, { postor }: DePostor): Veredicto {
  const ajena = ofertaDe(c, postor);
  if (ajena) return ajena;
  const { estado } = c.ofertas[postor] ?? { estado: '' };
  if (estado === 'observada')
    return noCumple(
      'RS-68-T',
      `La propuesta de «${postor}» tiene una observación por subsanar; su admisión se decide después (art. 68 del Reglamento).`,
    );
  return si(
    estado === 'presentada',
    'RS-61-1',
    `Ya se decidió sobre la admisión de la propuesta de «${postor}» en el ítem ${c.numero}.`,
  );
}

function subsanable({ sobre, naturaleza }: DatosDe<'OBSERVAR_PROPUESTA'>): Veredicto {
  const deFormato = naturaleza === 'foliacion' || naturaleza === 'rubrica';
  if (sobre === 'economico')
    return si(
      deFormato,
      'RS-68-E',
      'La propuesta económica no se subsana, salvo defectos de foliación y rúbrica (art. 68 del Reglamento).',
    );
  return si(
    deFormato || naturaleza === 'forma',
    'RS-68-T-no',
    'No se subsana la omisión de un documento ni los errores sustanciales: corresponde no admitir la propuesta (art. 68 del Reglamento).',
  );
}

function fallosDePuntajes(c: C, datos: DatosDe<'EVALUAR_TECNICA'>): Incumplimiento[] {
  const { bases } = procesoDe(c);
  return puntajesDelItem(c, datos).flatMap(({ postor, factores }): readonly Incumplimiento[] => {
    const oferta = c.ofertas[postor];
    if (!oferta)
      return [{ regla: 'RS-61-1', detalle: `«${postor}» no presentó propuesta en el ítem ${c.numero}.` }];
    if (oferta.tecnico !== null)
      return [
        {
          regla: 'RS-70-2',
          detalle: `La propuesta de «${postor}» ya tiene su puntaje técnico en el ítem ${c.numero}.`,
        },
      ];
    if (oferta.estado !== 'admitida')
      return [
        {
          regla: 'RS-61-1',
          detalle: `La propuesta de «${postor}» no está admitida en el ítem ${c.numero}; solo se evalúa lo admitido (art. 61 del Reglamento).`,
        },
      ];
    const total = sumarPuntajes(bases.factores, factores);
    return total.ok
      ? []
      : total.errores.map((e) => ({ ...e, detalle: `Postor «${postor}», ítem ${c.numero}: ${e.detalle}` }));
  });
}

/** Conditions of an item's evaluation. */
export const DE_EVALUACION = {
  hayOfertas: {
    lee: 'rama',
    descripcion: 'El ítem recibió alguna propuesta.',
    veredicto: (c: C) =>
      si(
        Object.values(procesoDe(c).propuestas).some((p) => Object.hasOwn(p.ofertas, c.numero)),
        'RS-78-1',
        'El ítem no recibió propuestas.',
      ),
  },
  propuestaPorDecidir: {
    lee: 'datos',
    descripcion: 'La propuesta existe y aún no se decide su admisión.',
    veredicto: porDecidir,
  },
  propuestaSinAdmitir: {
    lee: 'datos',
    descripcion: 'La propuesta existe y no está admitida ni rechazada.',
    veredicto: (c: C, d: DePostor) =>
      ofertaDe(c, d.postor) ??
      si(
        ['presentada', 'observada'].includes(c.ofertas[d.postor]?.estado ?? ''),
        'RS-61-1',
        `Ya se decidió sobre la admisión de la propuesta de «${d.postor}» en el ítem ${c.numero}.`,
      ),
  },
  defectoSubsanable: {
    lee: 'datos',
    descripcion: 'El defecto es de los que se pueden subsanar.',
    veredicto: (_c: C, datos: DatosDe<'OBSERVAR_PROPUESTA'>) => subsanable(datos),
  },
  sobreTecnico: {
    lee: 'datos',
    descripcion: 'Lo observado es del sobre técnico, el único abierto.',
    veredicto: (_c: C, { sobre }: DatosDe<'OBSERVAR_PROPUESTA'>) =>
      si(
        sobre === 'tecnico',
        'RS-70-1',
        'El sobre económico sigue cerrado hasta que termine la evaluación técnica (art. 70 del Reglamento).',
      ),
  },
  sobreEconomicoAbierto: {
    lee: 'datos',
    descripcion: 'Lo observado es del sobre económico de una oferta que sigue en carrera.',
    veredicto: (c: C, { sobre, postor }: DatosDe<'OBSERVAR_PROPUESTA'>) => {
      if (sobre !== 'economico')
        return noCumple(
          'RS-68-T',
          'La propuesta técnica se observa durante la evaluación técnica (art. 68 del Reglamento).',
        );
      const suya = calificadas(c).some((f) => f.postor === postor);
      const libre = c.ofertas[postor]?.observada === null;
      return si(
        suya && libre,
        'RS-68-E',
        `«${postor}» no tiene una oferta en carrera sin observar en el ítem ${c.numero}.`,
      );
    },
  },
  subsanaEnPlazo: {
    lee: 'datos',
    descripcion: 'Corre el plazo para subsanar lo observado.',
    veredicto: (c: C, { postor }: DePostor) => {
      const ajena = ofertaDe(c, postor);
      if (ajena) return ajena;
      const paso = hechos(c);
      const corre = plazoCorriendo(paso, 'RS-68-T', `${c.numero}/${postor}`);
      if (corre !== null && paso.hoy <= corre.vence) return CUMPLE;
      return noCumple(
        'RS-68-T',
        `La propuesta de «${postor}» no tiene ningún plazo de subsanación corriendo.`,
      );
    },
  },
  evaluacionEmpezo: {
    lee: 'estado',
    descripcion: 'Ya llegó el día de la evaluación según el cronograma.',
    veredicto: (c: C) => llegoElDia(procesoDe(c), 'calificacion_evaluacion', 'RS-70-2'),
  },
  tieneFactoresTecnicos: {
    lee: 'estado',
    descripcion: 'El proceso lleva evaluación técnica.',
    veredicto: (c: C) =>
      si(
        conTecnica(procesoDe(c)),
        'RS-47-sinfac',
        'En obras por adjudicación selectiva o de menor cuantía no hay evaluación técnica: solo se evalúa el precio (art. 47 del Reglamento).',
      ),
  },
  puntajesConformes: {
    lee: 'datos',
    descripcion: 'Los puntajes respetan los factores y máximos de las bases.',
    veredicto: (c: C, datos: DatosDe<'EVALUAR_TECNICA'>) => incumple(fallosDePuntajes(c, datos)),
  },
  evaluacionTecnicaCompleta: {
    lee: 'rama',
    descripcion: 'Se decidió sobre todas las propuestas y las admitidas tienen puntaje.',
    veredicto: (c: C) => {
      const tecnica = conTecnica(procesoDe(c));
      const decidida = Object.values(c.ofertas).every(
        (o) =>
          o.estado === 'no_admitida' ||
          o.estado === 'descalificada' ||
          (o.estado === 'admitida' && (!tecnica || o.tecnico !== null)),
      );
      return si(decidida, 'RS-70-1', 'Falta decidir sobre alguna propuesta.');
    },
  },
  quedaAlgunaAdmitida: {
    lee: 'rama',
    descripcion: 'Alguna propuesta sigue en carrera.',
    veredicto: (c: C) =>
      si(
        Object.values(c.ofertas).some((o) => o.estado === 'admitida'),
        'RS-78-1',
        'No queda ninguna propuesta válida.',
      ),
  },
  quedaAlgunaCalificada: {
    lee: 'rama',
    descripcion: 'Alguna oferta quedó calificada.',
    veredicto: (c: C) => si(calificadas(c).length > 0, 'RS-78-1', 'No quedó ninguna oferta válida.'),
  },
  desiertoAnticipado: {
    lee: 'estado',
    descripcion: 'Cerró el registro sin participantes.',
    veredicto: (c: C) => {
      const p = procesoDe(c);
      const cierre = cierreDelRegistro(p);
      const { hoy, ahora } = hechos(c);
      const fin =
        p.procedimiento === 'AMC-BS'
          ? p.cronograma.find((f) => f.actividad === 'registro_participantes')?.fin
          : undefined;
      const cerro = fin !== undefined && fin.length > 10 ? ahora > fin : cierre !== null && hoy > cierre;
      if (Object.keys(p.participantes).length > 0)
        return noCumple(
          'RS-78-1',
          'Hay participantes registrados; el desierto se declara si no queda ninguna propuesta válida (art. 78 del Reglamento).',
        );
      return si(
        cerro,
        'RS-78-2',
        cierre === null
          ? 'El registro de participantes sigue abierto; el desierto anticipado se declara cuando cierra sin participantes (art. 78 del Reglamento).'
          : `El registro de participantes cierra el ${enPalabras(cierre)}; el desierto anticipado se declara después (art. 78 del Reglamento).`,
      );
    },
  },
  economicaSinObservar: {
    lee: 'estado',
    descripcion: 'Ninguna propuesta económica está por subsanar.',
    veredicto: (c: C) => {
      const pendiente = Object.entries(c.ofertas).find(([, o]) => o.observada === 'economico');
      return si(
        pendiente === undefined,
        'RS-68-E',
        `La propuesta económica de «${pendiente?.[0] ?? ''}» está por subsanar.`,
      );
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
