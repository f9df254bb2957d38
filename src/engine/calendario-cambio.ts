import type { Plazo } from '../../machines/base/plazo.js';
import { type Inhabil, vencimiento } from '../../machines/calendario/index.js';
import type { Caso, CasoAfectado } from '../store/puerto.js';
import { Calendarios } from './calendarios.js';
import type { Door } from './door.js';
import { Entornos } from './entornos.js';
import { ceder, MOSTRADOS, Movidos, type Movimiento, type PlazoMovido } from './movimiento.js';
import { recalcular } from './recalcular.js';
import { vencerTodo } from './tick.js';

/** A fact about a day: a decree declares it non-working, or revokes such a declaration. */
export type Hecho = Pick<Inhabil, 'tipo' | 'fecha' | 'norma' | 'publicada' | 'ambito' | 'motivo'>;

/** The fact is no news: the day is already declared by that norm in that scope, or no longer is. */
export class HechoRepetido extends Error {}

/** Declarations of a day by a norm that stand: the newest fact of each scope declares. */
export function vigentes(inhabiles: readonly Hecho[], fecha: string, norma: string): Hecho[] {
  const ultimos = new Map<string, Hecho>();
  for (const h of inhabiles) if (h.fecha === fecha && h.norma === norma) ultimos.set(h.ambito, h);
  return [...ultimos.values()].filter((h) => h.tipo === 'declara');
}

// Asked inside the transaction: two people may declare the same day at the same time.
function exigirNovedad(hecho: Hecho, previos: readonly Hecho[]): void {
  const declarado = vigentes(previos, hecho.fecha, hecho.norma).some((h) => h.ambito === hecho.ambito);
  if (hecho.tipo === 'declara' && declarado)
    throw new HechoRepetido(`El ${hecho.fecha} ya está declarado por ${hecho.norma} en ese ámbito.`);
  if (hecho.tipo === 'revoca' && !declarado)
    throw new HechoRepetido(`El ${hecho.fecha} ya no está declarado por ${hecho.norma} en ese ámbito.`);
}

const POR_PAGINA = 4000;

function mover(
  calendarios: Calendarios,
  inhabiles: readonly Inhabil[],
  version: number,
  { caso, numero = '', plazos }: CasoAfectado & { numero?: string },
): PlazoMovido[] {
  return plazos.flatMap((p: Plazo) => {
    const despues = vencimiento(p.computo, p.desde, p.dias, calendarios.de(inhabiles, version, p.ambitos));
    return despues === p.vence ? [] : [{ caso, numero, regla: p.regla, antes: p.vence, despues }];
  });
}

/** Terms already expired that the day would have moved: listed for a person, never undone. */
async function yaVencidos(
  door: Door,
  calendarios: Calendarios,
  hecho: Hecho,
  inhabiles: readonly Inhabil[],
  version: number,
): Promise<PlazoMovido[]> {
  const filas = await door.store.plazos({ estado: 'vencido', desde: hecho.fecha, limite: MOSTRADOS * 25 });
  const afectados = filas
    .filter((p) => p.desde < hecho.fecha)
    .map((p) => ({ caso: p.caso, numero: p.numero, plazos: [p] }));
  return afectados.flatMap((a) => mover(calendarios, inhabiles, version, a)).slice(0, MOSTRADOS);
}

/**
 * Which live terms a fact would move, and from when to when. Reads in pages between which the server serves others.
 * @param desde continue after this case, for the pages of a long list
 */
export async function verCambio(door: Door, hecho: Hecho, desde = ''): Promise<Movimiento> {
  const { version, inhabiles } = await door.store.normas();
  const con = [...inhabiles, { ...hecho, version: version + 1 }];
  // A supposed or not yet committed calendar must never be taken for the one of that version.
  const calendarios = new Calendarios();
  const movidos = new Movidos();
  let despues = desde;
  for (;;) {
    const pagina = await door.store.afectados(hecho.fecha, despues, POR_PAGINA);
    for (const afectado of pagina) movidos.sumar(mover(calendarios, con, version + 1, afectado));
    const ultimo = pagina.at(-1);
    if (!ultimo) break;
    despues = ultimo.caso;
    await ceder();
  }
  const numeros = await door.store.numeros([...new Set(movidos.lista.map((m) => m.caso))]);
  const vencidos = await yaVencidos(door, calendarios, hecho, con, version + 1);
  const visto = movidos.con(vencidos);
  return {
    ...visto,
    plazosMovidos: visto.plazosMovidos.map((m) => ({ ...m, numero: numeros.get(m.caso) ?? '' })),
  };
}

/** Declares or revokes a day: moves every live term it touches in one transaction, with one history entry per case (D4, D9). */
export async function cambiarCalendario(
  door: Door,
  hecho: Hecho,
  usuario: string,
): Promise<Movimiento & { version: number }> {
  const ahora = door.reloj.ahora();
  // What the law already ended is not moved back to life: it expires first, on its own day.
  await vencerTodo(door, ahora);
  // A supposed or not yet committed calendar must never be taken for the one of that version.
  const entornos = new Entornos();
  const { calendarios } = entornos;
  const movidos = new Movidos();
  const motivo = `${hecho.tipo === 'declara' ? 'Día declarado inhábil' : 'Revocación de día inhábil'}: ${hecho.fecha}, ${hecho.norma}.`;
  const version = await door.store.cambiarCalendario(
    { ...hecho, conocida: ahora, usuario },
    ({ version: nueva, inhabiles, correcciones }) => {
      exigirNovedad(
        hecho,
        inhabiles.filter((h) => h.version < nueva),
      );
      const historia = () => [];
      const entorno = entornos.de({ versionCalendario: nueva, inhabiles, correcciones, historia });
      const datos = {
        calendario: nueva,
        fecha: hecho.fecha,
        norma: hecho.norma,
        ambito: hecho.ambito,
        motivo,
      };
      return (caso: Caso) => {
        const plazos = caso.estado.plazos.filter((p) => p.estado === 'corriendo');
        const suyos = mover(calendarios, inhabiles, nueva, { caso: caso.id, numero: caso.numero, plazos });
        if (suyos.length === 0) return null;
        movidos.sumar(suyos);
        const ocurrido = caso.ocurrido > ahora ? caso.ocurrido : ahora;
        const borrador = door.borrador(caso, caso, ocurrido, entorno);
        const evento = { tipo: 'CALENDARIO_CAMBIADO', datos, actor: usuario, ocurrido };
        borrador.anotar(evento, recalcular(borrador.def, caso.estado, evento, entorno));
        return borrador.escritura();
      };
    },
  );
  const { inhabiles } = await door.store.normas();
  return { ...movidos.con(await yaVencidos(door, calendarios, hecho, inhabiles, version)), version };
}
