import { type Almanaque, diaEnLima, masDias, medianoche } from './calendario.js';
import type { EstadoDePlazo } from './caso.js';
import type { Ley } from './ley.js';

/**
 * The law of two selection processes of bienes told naively: a licitación pública until its proposals, with consultas,
 * observaciones and elevation to the Titular; and a menor cuantía, in a private act, until its contract may be signed.
 */

/** A term of a process: `dias` null when the published calendar fixes its day. */
export interface PlazoDeProceso {
  regla: string;
  item: string;
  desde: string;
  dias: number | null;
  vence: string;
  estado: EstadoDePlazo;
}

type Ventana = { inicio: string; fin: string };
/** The rows of the published calendar, by activity. */
export type Cronograma = Record<string, Ventana>;

export interface ProcesoIngenuo {
  ahora: string;
  tipo: 'LP' | 'AMC';
  situacion: string;
  etapa: string;
  cronograma: Cronograma;
  convocada: string;
  integrada: string;
  participantes: string[];
  /** Who asked, and whether it was answered. */
  consultas: Record<string, { de: string; absuelta: boolean }>;
  observaciones: Record<string, { de: string; absuelta: boolean }>;
  elevaciones: { de: string; observacion: string; id: string }[];
  pronunciado: boolean;
  propuestas: string[];
  admitidas: string[];
  evaluadas: boolean;
  plazos: PlazoDeProceso[];
  bitacora: string[];
}

const unDia = (dia: string): Ventana => ({ inicio: dia, fin: dia });

/** The lawful calendar of a convocation, each stage as short as it may be and with room to ask for elevation. */
export function cronogramaDe(
  tipo: 'LP' | 'AMC',
  convocatoria: string,
  { almanaque }: Pick<Ley, 'almanaque'>,
): Cronograma {
  const mas = (dia: string, dias: number) => almanaque.sumarHabiles(dia, dias);
  const siguiente = mas(convocatoria, 1);
  if (tipo === 'AMC') {
    const propuestas = mas(convocatoria, 2);
    return {
      convocatoria: unDia(convocatoria),
      registro_participantes: { inicio: siguiente, fin: `${propuestas}T14:59:00.000Z` },
      presentacion_propuestas: { inicio: `${propuestas}T15:00:00.000Z`, fin: `${propuestas}T18:00:00.000Z` },
      calificacion_evaluacion: unDia(mas(propuestas, 1)),
      buena_pro: unDia(mas(propuestas, 2)),
    };
  }
  const consultas = mas(convocatoria, 5);
  const absueltas = mas(consultas, 5);
  const observaciones = mas(absueltas, 5);
  const pliego = mas(observaciones, 5);
  const integracion = mas(pliego, 4);
  const propuestas = [mas(convocatoria, 20), mas(integracion, 5)].sort().at(-1) as string;
  return {
    convocatoria: unDia(convocatoria),
    registro_participantes: { inicio: siguiente, fin: mas(integracion, 1) },
    consultas: { inicio: siguiente, fin: consultas },
    absolucion_consultas: { inicio: mas(consultas, 1), fin: absueltas },
    observaciones: { inicio: mas(absueltas, 1), fin: observaciones },
    absolucion_observaciones: { inicio: mas(observaciones, 1), fin: pliego },
    integracion_bases: unDia(integracion),
    presentacion_propuestas: unDia(propuestas),
    calificacion_evaluacion: unDia(mas(propuestas, 1)),
    buena_pro: unDia(mas(propuestas, 2)),
  };
}

/** A file is put on record. */
export function nacerProceso(tipo: 'LP' | 'AMC', ahora: string): ProcesoIngenuo {
  return {
    ahora,
    tipo,
    situacion: 'preparacion',
    etapa: 'preparacion',
    cronograma: {},
    convocada: '',
    integrada: '',
    participantes: [],
    consultas: {},
    observaciones: {},
    elevaciones: [],
    pronunciado: false,
    propuestas: [],
    admitidas: [],
    evaluadas: false,
    plazos: [],
    bitacora: [],
  };
}

/** The running term of a rule. */
export function corre(p: ProcesoIngenuo, regla: string): PlazoDeProceso | undefined {
  return p.plazos.find((x) => x.regla === regla && x.estado === 'corriendo');
}

/** The calendar fixes the day of a term; `enVezDe` names the rules whose duty it takes over. */
export function fijar(p: ProcesoIngenuo, regla: string, dia: string, enVezDe: readonly string[] = []): void {
  const hoy = diaEnLima(p.ahora);
  const anterior = corre(p, regla) ?? enVezDe.map((r) => corre(p, r)).find((x) => x !== undefined);
  if (dia < hoy || (anterior?.regla === regla && anterior.vence === dia)) return;
  if (anterior) anterior.estado = 'reemplazado';
  p.plazos.push({ regla, item: '', desde: dia, dias: null, vence: dia, estado: 'corriendo' });
}

/** Arms a term of business days. */
export function contarDesde(
  p: ProcesoIngenuo,
  { almanaque, diasDeProceso }: Ley,
  regla: string,
  desde: string,
  item = '',
): void {
  const dias = diasDeProceso[regla] ?? 0;
  const vence = almanaque.sumarHabiles(desde, dias);
  p.plazos.push({ regla, item, desde, dias, vence, estado: 'corriendo' });
}

/** A duty done on a day: in time, or late. */
export function hecho(p: ProcesoIngenuo, regla: string, dia: string): void {
  const plazo = p.plazos.findLast((x) => x.regla === regla);
  if (!plazo || (plazo.estado !== 'corriendo' && plazo.estado !== 'vencido')) return;
  plazo.estado = dia <= plazo.vence ? 'cumplido' : 'vencido';
}

/** What nobody has answered yet. */
export const pendientes = (preguntas: Readonly<Record<string, { absuelta: boolean }>>): string[] =>
  Object.entries(preguntas).flatMap(([id, q]) => (q.absuelta ? [] : [id]));

/** Whether art. 24 lets proposals come on their day: business days since the convocation and the integration. */
export function mediaElArticulo24(p: ProcesoIngenuo, almanaque: Almanaque): boolean {
  const dia = p.cronograma['presentacion_propuestas']?.inicio.slice(0, 10) ?? '';
  if (p.tipo === 'AMC') return dia >= almanaque.sumarHabiles(p.convocada, 2);
  const base = p.integrada || (p.cronograma['integracion_bases']?.fin ?? '');
  return dia >= almanaque.sumarHabiles(p.convocada, 20) && dia >= almanaque.sumarHabiles(base, 5);
}

/** Time passes until an instant, one midnight after another. */
export function pasarProceso(p: ProcesoIngenuo, hasta: string, ley: Ley): void {
  amanecer(p, ley);
  for (;;) {
    const manana = medianoche(masDias(diaEnLima(p.ahora), 1));
    if (manana > hasta) break;
    p.ahora = manana;
    amanecer(p, ley);
  }
  if (hasta > p.ahora) p.ahora = hasta;
}

function amanecer(p: ProcesoIngenuo, ley: Ley): void {
  const hoy = diaEnLima(p.ahora);
  for (;;) {
    const debidos = p.plazos.filter((x) => x.estado === 'corriendo' && x.vence < hoy);
    const plazo = debidos.sort((x, y) => (x.vence < y.vence ? -1 : x.vence > y.vence ? 1 : 0))[0];
    if (!plazo) return;
    plazo.estado = 'vencido';
    p.bitacora.push(`${plazo.regla} [${plazo.item}] venció el ${plazo.vence}, a las ${p.ahora}`);
    vencio(p, ley, plazo);
  }
}

/** What a term that ends changes: stages pass by the calendar, and silence consents (art. 77). */
function vencio(p: ProcesoIngenuo, ley: Ley, { regla, vence }: PlazoDeProceso): void {
  const pasa = (de: string, a: string) => {
    if (p.etapa === de) p.etapa = a;
  };
  if (regla === 'RS-55-LP') pasa('consultas', 'absolucion_consultas');
  if (regla === 'RS-55-LP-abs') pasa('absolucion_consultas', 'observaciones');
  if (regla === 'RS-57-LP') pasa('observaciones', 'absolucion_observaciones');
  if (regla === 'RS-57-LP-abs' && pendientes(p.observaciones).length === 0)
    pasa('absolucion_observaciones', 'integracion');
  if (regla === 'RS-58-plazo') pasa('elevacion', 'integracion');
  if (regla === 'AMB-C-propuestas' && p.etapa === 'presentacion') {
    if (p.propuestas.length === 0 && !mediaElArticulo24(p, ley.almanaque)) return;
    p.etapa = 'calificacion';
    p.situacion = 'en_evaluacion';
  }
  if (regla === 'RS-77-AD') consentir(p, ley, vence);
}

/** The award is consented: it is published, and the contract is next. */
export function consentir(p: ProcesoIngenuo, ley: Ley, dia: string): void {
  p.situacion = 'consentido';
  p.etapa = 'consentida';
  contarDesde(p, ley, 'RS-77-pub', dia, '1');
  contarDesde(p, ley, 'RS-148', dia, '1');
  contarDesde(p, ley, 'RS-148-suscribir', dia, '1');
}

/** The calendar of days off is known to be another: terms of business days are counted anew; a published day stays. */
export function recontarProceso(p: ProcesoIngenuo, ahora: string, ley: Ley): void {
  for (const plazo of p.plazos.filter((x) => x.estado === 'corriendo' && x.dias !== null)) {
    const vence = ley.almanaque.sumarHabiles(plazo.desde, plazo.dias ?? 0);
    if (vence === plazo.vence) continue;
    p.plazos.push({ ...plazo, vence });
    plazo.estado = 'reemplazado';
  }
  pasarProceso(p, ahora, ley);
}
