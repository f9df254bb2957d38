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
import { plazoDe } from '../../machines/reglas/index.js';
import type { Mensaje } from './tipos.js';

export const CLAVE_OECE = claveAmbitos(AMBITOS_OECE);

/** What a new term is made of; its number, state and sequences come from the fold. */
export type NuevoPlazo = Omit<Plazo, 'n' | 'abierto' | 'cerrado' | 'estado'>;

/** A list of terms being folded: rows are replaced, never mutated, and new ones take the next number. */
export class Pliegue {
  plazos: Plazo[];
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

  corriendo(regla: string, item = ''): Plazo | null {
    return this.plazos.find((p) => p.regla === regla && p.item === item && p.estado === 'corriendo') ?? null;
  }
}

function armar(pliegue: Pliegue, orden: ArmarPlazo, hechos: Hechos): void {
  const { computo, dias: diasDeRegla } = plazoDe(orden.regla, hechos.catalogo);
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

// A duty done in time but recorded later counts as fulfilled; done late, the term stays expired (CONTRATO, terms).
function cumplir(
  pliegue: Pliegue,
  { regla, item = '', fecha }: { regla: string; item?: string; fecha: string },
): void {
  const plazo = pliegue.plazos.findLast((p) => p.regla === regla && p.item === item);
  if (!plazo || (plazo.estado !== 'corriendo' && plazo.estado !== 'vencido')) return;
  if (fecha <= plazo.vence) pliegue.cerrar(plazo, 'cumplido', null);
  else if (plazo.estado === 'corriendo') pliegue.cerrar(plazo, 'vencido', null);
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
  }
}

/** Folds the effects of a step into the terms, and sets apart what goes to the outbox and the mailbox. */
export function plegarEfectos(
  pliegue: Pliegue,
  efectos: readonly Efecto[],
  hechos: Hechos,
): { avisos: OrdenarAviso[]; mensajes: Mensaje[] } {
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
      case 'cerrarPlazo': {
        const plazo = pliegue.corriendo(efecto.params.regla, efecto.params.item);
        if (plazo) pliegue.cerrar(plazo, efecto.params.estado, efecto.params.motivo);
        break;
      }
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
      case 'enviarMensaje':
        mensajes.push(efecto.params);
        break;
      default:
        assertNever(efecto);
    }
  }
  return { avisos, mensajes };
}
