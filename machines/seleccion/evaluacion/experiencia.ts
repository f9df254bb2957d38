import { enPalabras } from '../../base/fechas.js';
import { esFechaCivil, type FechaCivil } from '../../calendario/index.js';
import type { Objeto } from '../tipos.js';
import { centimos, deCentimos } from '../valores/dinero.js';
import type { ClaseDeFactor } from './catalogo.js';

/** How far the experience of a factor reaches: years back, multiples of the valor referencial, contracts, least size of each. */
interface Alcance {
  readonly anios: number;
  readonly veces: bigint;
  readonly contratos: number | null;
  /** Least amount of each contract, in hundredths of the valor referencial. */
  readonly minimoPorCiento: bigint | null;
  readonly regla: string;
  readonly articulo: number;
}

/** A contract a bidder shows: invoiced `monto` in soles, `fecha` of the day it was. */
export interface Contratacion {
  readonly fecha: FechaCivil;
  readonly monto: string;
  /** Contract with its conformity, or receipt whose payment is proved. */
  readonly acreditado: boolean;
  /** False: it is not of the works the bases take as similar (RS-47-sim). */
  readonly similar?: boolean;
  /** False: of a consortium member that does not carry out the object with the others (RS-48). */
  readonly ejecuta?: boolean;
}

export interface ExperienciaPorContar {
  readonly objeto: Objeto;
  readonly factor: ClaseDeFactor;
  /** Of the process or the item, in soles. */
  readonly valorReferencial: string;
  /** Day the proposals are presented: the years are counted back from it, date to date. */
  readonly fechaPropuesta: FechaCivil;
  readonly contrataciones: readonly Contratacion[];
}

/** What counts of an experience: amount up to `tope`, and by place in the list what was taken and what was left out. */
export interface ExperienciaComputable {
  readonly monto: string;
  readonly tope: string;
  readonly consideradas: readonly number[];
  readonly descartadas: readonly {
    readonly indice: number;
    readonly motivo: string;
    readonly regla: string;
  }[];
}

const alcance = (
  regla: string,
  articulo: number,
  anios: number,
  veces: bigint,
  resto: Partial<Alcance> = {},
): Alcance => ({ contratos: null, minimoPorCiento: null, ...resto, regla, articulo, anios, veces });

const SERVICIO = alcance('RS-45-exp', 45, 8, 5n);
const CONSULTORIA = {
  actividad: alcance('RS-46-act', 46, 15, 5n, { contratos: 10 }),
  especialidad: alcance('RS-46-esp', 46, 10, 2n, { contratos: 10 }),
};

const ALCANCES: Readonly<Record<Objeto, Readonly<Partial<Record<ClaseDeFactor, Alcance>>>>> = {
  bienes: { experiencia: alcance('RS-44-exp', 44, 8, 5n, { contratos: 20 }) },
  servicios: { experiencia: SERVICIO, actividad: SERVICIO, especialidad: SERVICIO },
  consultoria: CONSULTORIA,
  consultoria_obras: CONSULTORIA,
  obras: {
    general: alcance('RS-47-gen', 47, 10, 5n),
    similar: alcance('RS-47-sim', 47, 10, 1n, { minimoPorCiento: 15n }),
  },
};

/** Factors of an object that are scored by invoiced amount. */
export function factoresDeExperiencia(objeto: Objeto): ClaseDeFactor[] {
  return Object.keys(ALCANCES[objeto]) as ClaseDeFactor[];
}

/** The same date some years before; 29 February becomes 28 in a year that lacks it. */
function aniosAntes(fecha: FechaCivil, anios: number): FechaCivil {
  const misma = `${String(Number(fecha.slice(0, 4)) - anios).padStart(4, '0')}${fecha.slice(4)}`;
  return esFechaCivil(misma) ? misma : `${misma.slice(0, 8)}28`;
}

/** Why a contract does not count, null when it does. */
function motivoDeDescarte(c: Contratacion, e: ExperienciaPorContar, a: Alcance): [string, string] | null {
  const desde = aniosAntes(e.fechaPropuesta, a.anios);
  const cita = `(art. ${a.articulo} del Reglamento)`;
  if (!c.acreditado) {
    const como = 'contrato y conformidad, o comprobante con la cancelación probada';
    return [`No está acreditada con ${como} ${cita}.`, a.regla];
  }
  if (c.ejecuta === false) {
    const motivo =
      'Es de un consorciado que no se comprometió a ejecutar el objeto de la convocatoria (art. 48 del Reglamento).';
    return [motivo, 'RS-48'];
  }
  if (c.fecha < desde || c.fecha > e.fechaPropuesta) {
    const motivo = `Es de fuera de los ${a.anios} años anteriores a la presentación de propuestas, que van del ${enPalabras(desde)} al ${enPalabras(e.fechaPropuesta)} ${cita}.`;
    return [motivo, a.regla];
  }
  if (a.minimoPorCiento === null) return null;
  if (c.similar === false) return [`No es de las obras que las bases tienen por similares ${cita}.`, a.regla];
  const minimo = centimos(e.valorReferencial) * a.minimoPorCiento;
  if (centimos(c.monto) * 100n >= minimo) return null;
  const motivo = `No alcanza el ${a.minimoPorCiento} % del valor referencial que se pide a cada obra similar ${cita}.`;
  return [motivo, a.regla];
}

/**
 * The invoiced amount that counts for a factor of experience, in soles and up to its multiple of the valor referencial
 * (RS-44-exp, RS-45-exp, RS-46-act, RS-46-esp, RS-47-gen, RS-47-sim, RS-48). Where contracts are limited in number, those
 * that count are taken in the order shown. RangeError when the object has no such factor of experience.
 */
export function montoComputable(experiencia: ExperienciaPorContar): ExperienciaComputable {
  const a = ALCANCES[experiencia.objeto][experiencia.factor];
  if (!a) throw new RangeError(`«${experiencia.factor}» no es un factor de experiencia de este objeto.`);
  const consideradas: number[] = [];
  const descartadas: { indice: number; motivo: string; regla: string }[] = [];
  let acumulado = 0n;
  for (const [indice, contratacion] of experiencia.contrataciones.entries()) {
    const descarte = motivoDeDescarte(contratacion, experiencia, a);
    if (descarte !== null) {
      descartadas.push({ indice, motivo: descarte[0], regla: descarte[1] });
    } else if (a.contratos !== null && consideradas.length === a.contratos) {
      const motivo = `Pasa de las ${a.contratos} contrataciones que se consideran (art. ${a.articulo} del Reglamento).`;
      descartadas.push({ indice, motivo, regla: a.regla });
    } else {
      consideradas.push(indice);
      acumulado += centimos(contratacion.monto);
    }
  }
  const tope = centimos(experiencia.valorReferencial) * a.veces;
  return {
    monto: deCentimos(acumulado < tope ? acumulado : tope),
    tope: deCentimos(tope),
    consideradas,
    descartadas,
  };
}
