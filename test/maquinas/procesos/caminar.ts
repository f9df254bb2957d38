import type { DefinicionDeMaquina } from '../../../machines/base/maquina.js';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import type { TipoDeActo } from '../../../machines/seleccion/eventos/index.js';
import { calendarioDe } from '../../../machines/seleccion/proceso/lecturas.js';
import { permitidos } from '../../../src/engine/explain.js';
import { nodosActivos } from '../../../src/engine/nodos.js';
import { MUESTRAS } from '../../seleccion/muestras.js';
import { ACTOS_DE_BASES } from './actos-bases.js';
import { ACTOS_DE_EVALUACION } from './actos-evaluacion.js';
import { Azar } from './azar.js';
import { Caso, type Intento, type Situacion } from './caso.js';
import { type Montos, VARIANTES, type Variante } from './variantes.js';

const ACTOS = { ...ACTOS_DE_BASES, ...ACTOS_DE_EVALUACION };

/** What a walk is watched by. */
export interface Testigo {
  /** An event about to be decided, taken or not, and the acts the case admits. */
  intento(caso: Caso, intento: Intento, permitidos: readonly string[]): void;
  /** A case after an accepted event, and the text it was stored as. */
  paso(caso: Caso, intento: Intento, texto: string): void;
  /** Whether an event takes a transition nobody took before. */
  esNuevo(intento: Intento): boolean;
  /** Whether an event of a type may take a transition nobody took before. */
  falta(tipo: string): boolean;
  /** How likely a walk is to go after those, whatever it likes. */
  readonly afan: number;
  fin(caso: Caso): void;
}

const INICIO = '2011-03-14T15:00:00.000Z';
const PACIENCIA = 40;
const ULTIMO_DIA = '2012-12-01';
/** How many of the refused acts are looked at. */
const MIRADOS = 0.1;
const DIEZ_DE_LIMA = 'T15:00:00.000Z';

/** Acts that end or undo a process: if every walk did them, none would get far. */
const CORTAN = [
  'CANCELAR',
  'DECLARAR_NULIDAD',
  'APROBAR_NUEVO_VALOR',
  'DECLARAR_DESIERTO',
  'DEJAR_SIN_EFECTO',
];
const RARAS = [
  'CONSERVAR_ACTO',
  'PRORROGAR',
  'POSTERGAR',
  'NO_ADMITIR_PROPUESTA',
  'INFORME_DE_CAUSAS_EMITIDO',
];
/** Acts without which no process gets far. */
const AVANZAN = [
  'CONVOCAR',
  'REGISTRAR_PARTICIPANTE',
  'INTEGRAR_BASES',
  'PRESENTAR_PROPUESTA',
  'ADMITIR_PROPUESTA',
  'EVALUAR_TECNICA',
  'EVALUAR_ECONOMICA',
];

/** Stages in order: a walk cuts the process short only from one of them on. */
const ETAPAS: readonly string[] = [
  'preparacion',
  'consultas',
  'observaciones',
  'elevacion',
  'integracion',
  'presentacion',
  'calificacion',
  'buenaPro',
  'cierre',
];

/** What a walk is like: how often it does each act, how long it lingers, and from which stage on it may cut. */
interface Talante {
  readonly gustos: Readonly<Record<string, number>>;
  readonly esperar: number;
  readonly cortaDesde: number;
}

function talante(azar: Azar, testigo: Testigo): Talante {
  const perezoso = azar.ocurre(0.2);
  const deUno = (tipo: string): number => {
    if (AVANZAN.includes(tipo)) return perezoso ? azar.uno([0, 0.3, 1, 3]) : azar.uno([4, 8]);
    if (CORTAN.includes(tipo)) return azar.uno([0, 0.1, 0.5, 1]);
    if (RARAS.includes(tipo)) return azar.uno([0, 0, 0.1, 0.5]);
    return azar.uno([0, 0.3, 1, 3]);
  };
  const conLoQueFalta = (tipo: string) =>
    testigo.falta(tipo) && azar.ocurre(testigo.afan) ? Math.max(0.5, deUno(tipo)) : deUno(tipo);
  return {
    gustos: Object.fromEntries(Object.keys(ACTOS).map((t) => [t, conLoQueFalta(t)])),
    esperar: azar.uno([0.5, 1, 3]),
    cortaDesde: azar.entero(ETAPAS.length),
  };
}

/** How much a walk likes an act where the process stands. */
function gusto({ gustos, cortaDesde }: Talante, tipo: string, etapa: number): number {
  return CORTAN.includes(tipo) && etapa < cortaDesde ? 0 : (gustos[tipo] ?? 0);
}

const etapaDe = ({ compuesta: { proceso } }: Caso): number =>
  Math.max(0, ...nodosActivos(proceso).map((n) => ETAPAS.indexOf(n.id)));

/** The next moment worth waiting for: tomorrow, or when a stage of the calendar starts or ends. */
function espera({ ahora, hoy, c, azar }: Situacion): string {
  const momento = (m: string) => (m.length > 10 ? m : m + DIEZ_DE_LIMA);
  const unMinutoTras = (m: string) => new Date(Date.parse(m) + 60_000).toISOString();
  const etapas = c.cronograma
    .flatMap(({ inicio, fin }) => [momento(inicio), momento(fin), unMinutoTras(momento(fin))])
    .sort();
  const despues = etapas.find((m) => m > ahora);
  const manana = `${new Date(Date.parse(hoy) + 86_400_000).toISOString().slice(0, 10)}${DIEZ_DE_LIMA}`;
  return despues === undefined || azar.ocurre(0.3) ? manana : despues;
}

/** An act the case does not admit, as somebody who has not read it would send it. */
function impropio(caso: Caso, caben: readonly string[]): Intento | null {
  const tipo = caso.azar.alguno(Object.keys(MUESTRAS).filter((t) => !caben.includes(t)));
  const datos = tipo === undefined ? undefined : caso.azar.alguno<unknown>(MUESTRAS[tipo as TipoDeActo]);
  return tipo === undefined || tipo === caso.def.nacimiento ? null : caso.actuar(tipo, datos);
}

/** The next act of a walk, or null to let time pass: one that takes a new transition, or whatever it likes. */
function elegir(caso: Caso, como: Talante, testigo: Testigo): Intento | null {
  const { azar } = caso;
  const s = caso.situacion();
  const caben = permitidos(caso.def, caso.estado.snapshot, s.hechos);
  const mirar = (intento: Intento | null) => {
    if (intento !== null) testigo.intento(caso, intento, caben);
  };
  const intentos = (tipo: string) => (ACTOS[tipo]?.(s) ?? []).map((datos) => caso.actuar(tipo, datos));
  const alAzar = (tipo: string) => {
    const suyos = intentos(tipo);
    const elegido = azar.alguno(suyos);
    if (elegido !== undefined && (elegido.microsteps !== null || azar.ocurre(MIRADOS))) mirar(elegido);
    return elegido?.microsteps == null ? null : elegido;
  };
  if (azar.ocurre(MIRADOS)) mirar(impropio(caso, caben));

  const etapa = etapaDe(caso);
  const cuanto = (t: string) => gusto(como, t, etapa);
  const gustan = caben.filter((t) => cuanto(t) > 0);
  if (azar.ocurre(0.85)) {
    const nuevos = gustan.filter(testigo.falta).flatMap(intentos).filter(testigo.esNuevo);
    const nuevo = azar.alguno(nuevos);
    if (nuevo !== undefined) {
      mirar(nuevo);
      return nuevo;
    }
  }
  const quedan = new Set(gustan);
  for (;;) {
    let resto = azar.real() * [...quedan].reduce((total, t) => total + cuanto(t), como.esperar);
    const tipo = [...quedan].find((t) => {
      resto -= cuanto(t);
      return resto < 0;
    });
    if (tipo === undefined) return null;
    quedan.delete(tipo);
    const intento = alAzar(tipo);
    if (intento !== null) return intento;
  }
}

/** A process as its file opens it, before anything else; with offers of some kind, when it matters. */
export function nuevo(def: DefinicionDeMaquina, semilla: number, testigo: Testigo, montos?: Montos): Caso {
  const todas = VARIANTES[def.id] as readonly [Variante, ...Variante[]];
  const suyas = montos === undefined ? todas : todas.filter((v) => v.montos === montos);
  const caso = new Caso(def, suyas[semilla % suyas.length] as Variante, new Azar(semilla), INICIO);
  seguir(caso, caso.nacer(), testigo);
  return caso;
}

function seguir(caso: Caso, intento: Intento, testigo: Testigo): void {
  const decision = caso.decidir(intento);
  if (!decision.ok) throw new Error(`${caso.def.id} no admite ${intento.evento.tipo}: ${decision.detalle}`);
  testigo.paso(caso, intento, caso.seguir(intento, decision.estado));
}

/** What is asked of a walk: its length, whether it mostly lets terms run out, and acts it likes as much as is said. */
export interface Encargo {
  readonly pasos: number;
  readonly paciente: boolean;
  readonly empeno: Readonly<Record<string, number>>;
}

/** Walks a process on from where it stands, as its seed and its errand make it. */
export function caminar(caso: Caso, testigo: Testigo, { pasos, paciente, empeno }: Encargo): void {
  const { azar, def } = caso;
  const suyo = talante(azar, testigo);
  const como: Talante = {
    gustos: { ...suyo.gustos, ...empeno },
    esperar: paciente ? PACIENCIA : suyo.esperar,
    cortaDesde: Object.keys(empeno).some((t) => CORTAN.includes(t)) ? 0 : suyo.cortaDesde,
  };
  let feriado = azar.ocurre(0.1);
  for (let i = 0; i < pasos && caso.vivo; i++) {
    const { c } = caso.situacion();
    if (feriado && c.convocada !== null && azar.ocurre(0.5)) {
      feriado = false;
      seguir(caso, caso.declararInhabil(calendarioDe(c).sumar(fechaCivilDe(caso.ahora), 1)), testigo);
    }
    const elegido = elegir(caso, como, testigo);
    if (elegido !== null) {
      seguir(caso, elegido, testigo);
      continue;
    }
    const hasta = espera(caso.situacion());
    const proximo = caso.proximo();
    if (proximo === null || proximo.instante > hasta) {
      caso.ahora = hasta;
      if (hasta > ULTIMO_DIA) break;
      continue;
    }
    const vencido = caso.vencer(proximo);
    testigo.intento(caso, vencido, permitidos(def, caso.estado.snapshot, vencido.hechos));
    seguir(caso, vencido, testigo);
  }
  testigo.fin(caso);
}
