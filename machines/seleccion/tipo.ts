import { type Objeto, type Procedimiento, procedimientoDe, type Tipo } from './tipos.js';
import { type Columna, columnaDe, type Topes, topesDe, type Umbrales, umbralesDe } from './umbrales.js';
import { comparar, enSoles } from './valores/dinero.js';

/** Why a process is of its type, as the case keeps and shows it: the amounts compared, the rule and a sentence. */
export interface SustentoDelTipo {
  readonly tipo: Tipo;
  readonly regla: string;
  readonly objeto: Objeto;
  readonly columna: Columna;
  readonly ejercicio: number;
  readonly uit: string;
  readonly topes: Topes;
  readonly fuente: Umbrales['fuente'];
  /** The thresholds of that year come from memory and are still to be checked against the norm. */
  readonly porContrastar: boolean;
  readonly explicacion: string;
}

export interface PedidoDeTipo {
  readonly objeto: Objeto;
  /** In soles. */
  readonly valorReferencial: string;
  /** Fiscal year of the convocation (AMB-C39). */
  readonly ejercicio: number;
  /** The process follows one declared deserted: menor cuantía whatever the amount (RS-19-AMC-esp). */
  readonly porDesierto?: boolean;
  /** The valor referencial is reserved: the sentence does not say it (AP-17-1). */
  readonly reservado?: boolean;
}

export type TipoDeterminado =
  | {
      readonly ok: true;
      readonly tipo: Tipo;
      readonly procedimiento: Procedimiento;
      readonly sustento: SustentoDelTipo;
    }
  | {
      readonly ok: false;
      readonly codigo: 'FUERA_DE_AMBITO' | 'EJERCICIO_SIN_TOPES';
      readonly regla: string;
      readonly detalle: string;
    };

const NOMBRE_DEL_OBJETO: Record<Objeto, string> = {
  bienes: 'bienes',
  servicios: 'servicios',
  consultoria: 'consultoría',
  consultoria_obras: 'consultoría de obras',
  obras: 'obras',
};

interface Tramo {
  readonly tipo: Tipo;
  readonly regla: string;
  /** Reads after "El valor referencial". */
  readonly comparacion: string;
  readonly conclusion: string;
}

/** The type of an amount in its column, null up to three UIT (AMB-C3: borders to the céntimo). */
function tramoDe(valor: string, columna: Columna, topes: Topes): Tramo | null {
  const mayor = columna === 'servicios' ? 'CP' : 'LP';
  const nombre = mayor === 'CP' ? 'concurso público' : 'licitación pública';
  const [lp, mitad, decimo, tresUit] = [topes.lp, topes.mitad, topes.decimo, topes.tresUit].map(enSoles);
  if (comparar(valor, topes.lp) >= 0) {
    return {
      tipo: mayor,
      regla: `RS-19-${mayor}`,
      comparacion: `alcanza ${lp}, el monto desde el que procede ${nombre}`,
      conclusion: `${nombre} (art. 16 de la Ley)`,
    };
  }
  if (comparar(valor, topes.mitad) > 0) {
    return {
      tipo: 'ADP',
      regla: 'RS-19-AD',
      comparacion: `es menor que ${lp} y supera su mitad, ${mitad}`,
      conclusion: 'adjudicación directa pública (art. 17 de la Ley)',
    };
  }
  if (comparar(valor, topes.decimo) >= 0) {
    return {
      tipo: 'ADS',
      regla: 'RS-19-AD',
      comparacion: `no supera ${mitad}, la mitad de ${lp}, y alcanza su décima parte, ${decimo}`,
      conclusion: 'adjudicación directa selectiva (art. 17 de la Ley)',
    };
  }
  if (comparar(valor, topes.tresUit) <= 0) return null;
  return {
    tipo: 'AMC',
    regla: 'RS-19-AMC',
    comparacion: `es menor que ${decimo}, la décima parte de ${lp}, y supera ${tresUit}, tres UIT`,
    conclusion: 'adjudicación de menor cuantía (art. 18 de la Ley)',
  };
}

const TRAS_DESIERTO: Tramo = {
  tipo: 'AMC',
  regla: 'RS-19-AMC-esp',
  comparacion: 'no se compara con los topes, porque la convocatoria anterior se declaró desierta',
  conclusion: 'adjudicación de menor cuantía (art. 32 de la Ley)',
};

/**
 * The type of process an amount and an object call for in a fiscal year, with its explanation (RS-19-LP, RS-19-CP,
 * RS-19-AD, RS-19-AMC, AMB-C3). Not ok: `EJERCICIO_SIN_TOPES` (RS-19-ejer) for a year without thresholds, and
 * `FUERA_DE_AMBITO` (RS-3UIT) up to three UIT.
 */
export function determinarTipo(pedido: PedidoDeTipo): TipoDeterminado {
  const { objeto, valorReferencial, ejercicio } = pedido;
  const umbrales = umbralesDe(ejercicio);
  if (umbrales === null) {
    return {
      ok: false,
      codigo: 'EJERCICIO_SIN_TOPES',
      regla: 'RS-19-ejer',
      detalle: `No hay topes ni UIT registrados para el ejercicio ${ejercicio}; el tipo de proceso no se puede determinar (art. 19 del Reglamento).`,
    };
  }
  const columna = columnaDe(objeto);
  const topes = topesDe(umbrales, columna);
  const tramo = pedido.porDesierto ? TRAS_DESIERTO : tramoDe(valorReferencial, columna, topes);
  const valor = pedido.reservado ? 'reservado' : `de ${enSoles(valorReferencial)}`;
  if (tramo === null) {
    return {
      ok: false,
      codigo: 'FUERA_DE_AMBITO',
      regla: 'RS-3UIT',
      detalle: `El valor referencial ${valor} no supera ${enSoles(topes.tresUit)}, tres UIT del ejercicio ${ejercicio}; la contratación no se rige por la Ley (art. 3, numeral 3.3, literal h).`,
    };
  }
  const { tipo, regla } = tramo;
  const porContrastar = umbrales.fuente === 'memoria';
  const aviso = porContrastar ? ` Los topes de ${ejercicio} están por contrastar con su norma.` : '';
  const explicacion = `El valor referencial ${valor} ${tramo.comparacion}; para ${NOMBRE_DEL_OBJETO[objeto]} en el ejercicio ${ejercicio} corresponde ${tramo.conclusion}, regla ${regla}.${aviso}`;
  return {
    ok: true,
    tipo,
    procedimiento: procedimientoDe(tipo, objeto),
    sustento: {
      tipo,
      regla,
      objeto,
      columna,
      ejercicio,
      uit: umbrales.uit,
      topes,
      fuente: umbrales.fuente,
      porContrastar,
      explicacion,
    },
  };
}
