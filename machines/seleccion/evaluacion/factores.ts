import type { Objeto, Tipo } from '../tipos.js';
import { abreviar, CERO, CIEN, comparar, deDecimal, suma } from '../valores/fraccion.js';
import { claseDe, FACTORES_DEL_OBJETO } from './catalogo.js';
import type { Incumplimiento } from './incumplimiento.js';
import { minimoPorDefecto, revisarPesos, tieneEvaluacionTecnica } from './pesos.js';

/** A technical factor of the bases: `maximo` is the most it may give, as a decimal text; `clase`, one of CLASES_DE_FACTOR. */
export interface Factor {
  readonly nombre: string;
  readonly clase?: string | null;
  readonly maximo: string;
}

export interface BasesPorRevisar {
  readonly objeto: Objeto;
  readonly tipo: Tipo;
  /** Absent: the bases list none, and each score is given out of 100. */
  readonly factores?: readonly Factor[] | null;
  readonly minimoTecnico?: string | null;
  readonly c1?: string | null;
  readonly c2?: string | null;
  /** The award may be shared out among several bidders (RS-74-1). */
  readonly distribuible?: boolean | null;
  /** The market study found that one supplier does not cover the need (AP-12-1.3). */
  readonly mercadoInsuficiente?: boolean | null;
  /** The works follow a modality such as llave en mano: other factors are admitted (RS-47-otr). */
  readonly conModalidad?: boolean | null;
}

function revisarClases(bases: BasesPorRevisar, factores: readonly Factor[]): Incumplimiento[] {
  const dichas = factores.flatMap((f) => (f.clase ? [{ nombre: f.nombre, clase: claseDe(f.clase) }] : []));
  const clases = dichas.map((f) => f.clase);
  const catalogo = FACTORES_DEL_OBJETO[bases.objeto];
  const ajenas = dichas.filter((f) => f.clase !== null && !catalogo.admite.includes(f.clase));
  // A class in other words may be the obligatory one, and a lawful convocation is not refused for its wording.
  const seSabe = clases.length > 0 && !clases.includes(null);
  const obligatorios = seSabe ? catalogo.obligatorios : [];
  const faltan = obligatorios.filter((o) => !o.clases.some((clase) => clases.includes(clase)));
  const otros = bases.objeto === 'obras' && clases.includes('otros') && bases.conModalidad !== true;
  return [
    ...ajenas.map(({ nombre }) => ({
      regla: catalogo.regla,
      detalle: `El factor «${nombre}» no es de los que admite el objeto de la convocatoria (${catalogo.articulo}).`,
    })),
    ...faltan.map(({ regla, nombre }) => ({
      regla,
      detalle: `Falta un factor obligatorio: ${nombre} (${catalogo.articulo}).`,
    })),
    ...(otros
      ? [
          {
            regla: 'RS-47-otr',
            detalle:
              'En obras solo caben otros factores cuando se ejecutan bajo alguna modalidad (art. 47 del Reglamento).',
          },
        ]
      : []),
  ];
}

function revisarPuntajes(bases: BasesPorRevisar, factores: readonly Factor[]): Incumplimiento[] {
  const hallados: Incumplimiento[] = [];
  const total = factores.reduce((acumulado, f) => suma(acumulado, deDecimal(f.maximo)), CERO);
  if (comparar(total, CIEN) !== 0) {
    const detalle = `Los puntajes máximos de los factores suman 100; los de las bases suman ${abreviar(total, 6)} (art. 70 del Reglamento).`;
    hallados.push({ regla: 'RS-70-2', detalle });
  }
  const nombres = factores.map((f) => f.nombre);
  for (const nombre of new Set(nombres.filter((n, i) => nombres.indexOf(n) !== i))) {
    const detalle = `El factor «${nombre}» está repetido; cada factor lleva su propio nombre (art. 43 del Reglamento).`;
    hallados.push({ regla: 'RS-43-1', detalle });
  }
  return [...hallados, ...revisarClases(bases, factores)];
}

function revisarMinimo(bases: BasesPorRevisar): Incumplimiento[] {
  const minimo = bases.minimoTecnico ?? null;
  const legal = minimoPorDefecto(bases.objeto, bases.tipo);
  if (minimo === null || legal === null) return [];
  if (comparar(deDecimal(minimo), deDecimal(legal)) >= 0 && comparar(deDecimal(minimo), CIEN) <= 0) return [];
  const detalle = `El puntaje técnico mínimo va de ${legal} a 100; las bases pueden subirlo y nunca bajarlo, y dicen ${minimo} (art. 70 del Reglamento).`;
  return [{ regla: 'RS-70-3', detalle }];
}

function revisarDistribuible(bases: BasesPorRevisar): Incumplimiento[] {
  if (bases.distribuible !== true || bases.mercadoInsuficiente === true) return [];
  const detalle =
    'La buena pro solo puede distribuirse si el estudio de mercado determinó que un proveedor no cubre el requerimiento (art. 74 del Reglamento).';
  return [{ regla: 'RS-74-1', detalle }];
}

/**
 * Every rule of evaluation that the bases break: sum of maxima (RS-70-2), factors in works of ADS and AMC
 * (RS-47-sinfac), least technical score (RS-70-3), weights (RS-71-tot, RS-71-c), classes of factor when they are stated
 * (RS-44-fac to RS-47-otr) and sharing out (RS-74-1). Empty when the bases are lawful.
 */
export function revisarFactores(bases: BasesPorRevisar): Incumplimiento[] {
  const factores = bases.factores ?? null;
  const conTecnica = tieneEvaluacionTecnica(bases.objeto, bases.tipo);
  const hallados: Incumplimiento[] = [];
  if (!conTecnica && ((factores?.length ?? 0) > 0 || (bases.minimoTecnico ?? null) !== null)) {
    const detalle =
      'En obras por adjudicación selectiva o de menor cuantía no se fijan factores ni mínimo técnicos: solo se evalúa el precio (art. 47 del Reglamento).';
    hallados.push({ regla: 'RS-47-sinfac', detalle });
  }
  if (conTecnica && factores !== null) hallados.push(...revisarPuntajes(bases, factores));
  return [
    ...hallados,
    ...revisarMinimo(bases),
    ...revisarPesos(bases.objeto, bases.tipo, bases.c1 ?? null, bases.c2 ?? null),
    ...revisarDistribuible(bases),
  ];
}
