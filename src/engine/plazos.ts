import {
  type AnularPlazos,
  type ArmarPlazo,
  assertNever,
  type Efecto,
  type OrdenarAviso,
} from '../../machines/base/efectos.js';
import type { Hechos } from '../../machines/base/hechos.js';
import type { EstadoPlazo, Plazo } from '../../machines/base/plazo.js';
import { AMBITOS_OECE, claveAmbitos, vencimiento } from '../../machines/calendario/index.js';
import { type Catalogo, plazoDe } from '../../machines/reglas/index.js';
import type { Efectos, Mensaje } from './tipos.js';

export const CLAVE_OECE = claveAmbitos(AMBITOS_OECE);

/** What a new term is made of; its number, state and sequences come from the fold. */
export type NuevoPlazo = Omit<Plazo, 'n' | 'abierto' | 'cerrado' | 'estado'>;

/** A list of terms being folded: rows are replaced, never mutated, and new ones take the next number. */
export class Pliegue {
  plazos: Plazo[];
  /**
   * Expired duties that stop being owed in this fold, for a projection outside the state: each the numbers among which the
   * first one still owed is meant.
   */
  readonly atendidos: (readonly number[])[] = [];
  constructor(
    plazos: readonly Plazo[],
    readonly secuencia: number,
  ) {
    this.plazos = [...plazos];
  }

  cerrar(plazo: Plazo, estado: EstadoPlazo, motivo: string | null): void {
    this.plazos[plazo.n - 1] = { ...plazo, estado, cerrado: this.secuencia, motivo: motivo ?? plazo.motivo };
  }

  abrir(plazo: NuevoPlazo, estado: EstadoPlazo = 'corriendo'): Plazo {
    const { regla, item, desde, dias, computo, ambitos, vence, reemplaza, motivo } = plazo;
    const cerrado = estado === 'corriendo' ? null : this.secuencia;
    const n = this.plazos.length + 1;
    const nuevo: Plazo = {
      n,
      regla,
      item,
      desde,
      dias,
      computo,
      ambitos,
      vence,
      estado,
      abierto: this.secuencia,
      cerrado,
      reemplaza,
      motivo,
    };
    this.plazos.push(nuevo);
    return nuevo;
  }

  /** Notes that what an expired term commanded is owed no more. */
  atender(plazos: readonly Plazo[]): void {
    const vencidos = plazos.filter((p) => this.plazos[p.n - 1]?.estado === 'vencido');
    if (vencidos.length > 0) this.atendidos.push(vencidos.map((p) => p.n));
  }

  ultimo(regla: string, item = ''): Plazo | undefined {
    return this.plazos.findLast((p) => p.regla === regla && p.item === item);
  }

  corriendo(regla: string, item = ''): Plazo | null {
    return this.plazos.find((p) => p.regla === regla && p.item === item && p.estado === 'corriendo') ?? null;
  }
}

function armar(pliegue: Pliegue, orden: ArmarPlazo, hechos: Hechos): void {
  const { computo: deRegla, dias: diasDeRegla } = plazoDe(orden.regla, hechos.catalogo);
  const computo = orden.computo ?? deRegla;
  const item = orden.item ?? '';
  const ambitos = orden.ambitos ?? CLAVE_OECE;
  const dias = orden.dias ?? diasDeRegla ?? 0;
  const vence = vencimiento(computo, orden.desde, dias, hechos.calendario(ambitos));
  const anterior =
    pliegue.corriendo(orden.regla, item) ?? (orden.sucede ? pliegue.corriendo(orden.sucede, item) : null);
  if (anterior) pliegue.cerrar(anterior, 'reemplazado', orden.motivo ?? null);
  pliegue.abrir({
    regla: orden.regla,
    item,
    desde: orden.desde,
    dias,
    computo,
    ambitos,
    vence,
    reemplaza: anterior?.n ?? null,
    motivo: orden.motivo ?? null,
  });
}

// A duty done in time but recorded later counts as fulfilled; done late, the term stays expired (AMB-D1).
function cumplirUno(pliegue: Pliegue, plazo: Plazo | undefined, fecha: string): void {
  if (!plazo || (plazo.estado !== 'corriendo' && plazo.estado !== 'vencido')) return;
  if (fecha <= plazo.vence) {
    pliegue.cerrar(plazo, 'cumplido', null);
    return;
  }
  if (plazo.estado === 'corriendo') pliegue.cerrar(plazo, 'vencido', null);
  pliegue.atender([plazo]);
}

function cumplir(
  pliegue: Pliegue,
  { regla, item = '', fecha }: { regla: string; item?: string; fecha: string },
): void {
  cumplirUno(pliegue, pliegue.ultimo(regla, item), fecha);
}

// What the machine closes is owed no more, also when its term had expired before.
function cerrarUno(
  pliegue: Pliegue,
  { regla, item, estado, motivo }: Extract<Efecto, { type: 'cerrarPlazo' }>['params'],
): void {
  const plazo = pliegue.corriendo(regla, item);
  if (plazo) {
    pliegue.cerrar(plazo, estado, motivo);
    return;
  }
  const ultimo = pliegue.ultimo(regla, item);
  if (ultimo) pliegue.atender([ultimo]);
}

const PRECLUYEN: ReadonlySet<string> = new Set(['entidad', 'participante']);

/**
 * Folds a notice put on record into the duty to give it: the term of its rule that the event that ordered it opened (RS-77-pub,
 * RS-78-3, RS-79-3). One event may have opened several, an item each: the first one not yet fulfilled is.
 * @param orden sequence of the event that ordered the notice
 */
export function cumplirAviso(
  pliegue: Pliegue,
  { regla, orden, fecha }: { regla: string; orden: number; fecha: string },
  catalogo: Catalogo,
): void {
  // A day agreed for something is kept by doing it that day: telling of it fulfils nothing (AMB-A20).
  const suyos = pliegue.plazos.filter(
    (p) =>
      p.regla === regla &&
      p.abierto === orden &&
      p.computo !== 'fecha' &&
      !PRECLUYEN.has(plazoDe(regla, catalogo).carga),
  );
  const debido = suyos.find((p) => p.estado === 'corriendo' || (p.estado === 'vencido' && fecha <= p.vence));
  if (debido) cumplirUno(pliegue, debido, fecha);
  else pliegue.atender(suyos);
}

function prorrogar(
  pliegue: Pliegue,
  { reglas, dias, motivo }: { reglas: readonly string[]; dias: number; motivo: string },
  hechos: Hechos,
): void {
  const plazo = pliegue.plazos.find((p) => p.estado === 'corriendo' && reglas.includes(p.regla));
  if (!plazo) throw new Error(`No corre ningún plazo de ${reglas.join(', ')}.`);
  const total = plazo.dias + dias;
  pliegue.cerrar(plazo, 'reemplazado', motivo);
  pliegue.abrir({
    ...plazo,
    dias: total,
    vence: vencimiento(plazo.computo, plazo.desde, total, hechos.calendario(plazo.ambitos)),
    reemplaza: plazo.n,
    motivo,
  });
}

function anular(pliegue: Pliegue, { motivo, item, reglas }: AnularPlazos): void {
  for (const plazo of pliegue.plazos) {
    const alcanza =
      (item === undefined || plazo.item === item || plazo.item.startsWith(`${item}/`)) &&
      (reglas === undefined || reglas.includes(plazo.regla));
    if (plazo.estado === 'corriendo' && alcanza) pliegue.cerrar(plazo, 'anulado', motivo);
    else if (alcanza) pliegue.atender([plazo]);
  }
}

/** Folds the effects of a step into the terms, and sets apart what goes to the outbox and the mailbox. */
export function plegarEfectos(
  pliegue: Pliegue,
  efectos: readonly Efecto[],
  hechos: Hechos,
): Pick<Efectos, 'atendidos'> & { avisos: OrdenarAviso[]; mensajes: Mensaje[] } {
  const avisos: OrdenarAviso[] = [];
  const mensajes: Mensaje[] = [];
  for (const efecto of efectos) {
    switch (efecto.type) {
      case 'armarPlazo':
        armar(pliegue, efecto.params, hechos);
        break;
      case 'armarPlazos':
        for (const orden of efecto.params.plazos) armar(pliegue, orden, hechos);
        break;
      case 'cumplirPlazo':
        cumplir(pliegue, efecto.params);
        break;
      case 'cerrarPlazo':
        cerrarUno(pliegue, efecto.params);
        break;
      case 'prorrogarPlazo':
        prorrogar(pliegue, efecto.params, hechos);
        break;
      case 'anularPlazos':
        anular(pliegue, efecto.params);
        break;
      // Delivered between the parts of the case while they moved: nothing is left of them here.
      case 'aItems':
      case 'alProceso':
        break;
      case 'ordenarAviso':
        avisos.push(efecto.params);
        break;
      case 'ordenarAvisos':
        avisos.push(...efecto.params.avisos);
        break;
      case 'enviarMensaje':
        mensajes.push(efecto.params);
        break;
      default:
        assertNever(efecto);
    }
  }
  return { avisos, mensajes, ...(pliegue.atendidos.length > 0 ? { atendidos: pliegue.atendidos } : {}) };
}
