import type { EstadoPlazo } from '../../machines/base/plazo.js';
import {
  type Catalogo,
  type Correccion,
  crearCatalogo,
  diasHabidos,
  regla,
  versionCon,
} from '../../machines/reglas/index.js';
import type { Caso, CasoAfectado, Store } from '../store/puerto.js';
import type { Door } from './door.js';
import { Entornos } from './entornos.js';
import { ceder, MOSTRADOS, Movidos, type Movimiento, type PlazoMovido } from './movimiento.js';
import { corregido, recalcularPorRegla } from './recalcular.js';
import { vencerTodo } from './tick.js';
import type { Entorno } from './tipos.js';

/** The days of a rule as somebody read them in a norm. */
export type Lectura = Pick<Correccion, 'regla' | 'dias' | 'norma' | 'motivo'>;

/** The reading corrects nothing: the rule grants those days already, or none that a row could change. */
export class CorreccionImposible extends Error {
  constructor(
    readonly codigo: 'REGLA_SIN_DIAS' | 'CORRECCION_REPETIDA',
    mensaje: string,
  ) {
    super(mensaje);
  }
}

/** What a correction does, and the catalogue it makes. */
export interface Corregida extends Movimiento {
  readonly catalogo: Catalogo;
}

const POR_PAGINA = 500;

/** @throws CorreccionImposible */
function exigirCorregible({ regla: id, dias }: Lectura, catalogo: Catalogo): void {
  const { plazo } = regla(id, catalogo);
  if (plazo === null || plazo.dias === null || plazo.computo === 'fecha')
    throw new CorreccionImposible(
      'REGLA_SIN_DIAS',
      `La regla ${id} no otorga un número de días que corregir.`,
    );
  if (plazo.dias === dias)
    throw new CorreccionImposible('CORRECCION_REPETIDA', `La regla ${id} ya otorga ${dias} días.`);
}

function mover(
  entorno: Entorno,
  id: string,
  estado: EstadoPlazo,
  { caso, plazos }: CasoAfectado,
  numero = '',
): PlazoMovido[] {
  const desde = entorno.catalogoDe(entorno.catalogo.version - 1);
  return plazos.flatMap((p) => {
    if (p.regla !== id || p.estado !== estado) return [];
    const cambio = corregido(p, plazos, entorno, desde);
    return cambio ? [{ caso, numero, regla: id, antes: p.vence, despues: cambio.vence }] : [];
  });
}

async function recorrer(
  store: Store,
  entorno: Entorno,
  id: string,
  estado: EstadoPlazo,
  desde: string,
  sumar: (suyos: readonly PlazoMovido[]) => boolean,
): Promise<void> {
  let despues = desde;
  for (;;) {
    const pagina = await store.afectadosPorRegla(id, estado, despues, POR_PAGINA);
    for (const afectado of pagina) if (!sumar(mover(entorno, id, estado, afectado))) return;
    const ultimo = pagina.at(-1);
    if (!ultimo) return;
    despues = ultimo.caso;
    await ceder();
  }
}

async function conNumeros(store: Store, movidos: readonly PlazoMovido[]): Promise<PlazoMovido[]> {
  const numeros = await store.numeros([...new Set(movidos.map((m) => m.caso))]);
  return movidos.map((m) => ({ ...m, numero: numeros.get(m.caso) ?? '' }));
}

/** Terms already expired that would have fallen due another day: listed for a person, never undone. */
async function yaVencidos(store: Store, entorno: Entorno, id: string): Promise<PlazoMovido[]> {
  const hallados: PlazoMovido[] = [];
  await recorrer(store, entorno, id, 'vencido', '', (suyos) => {
    hallados.push(...suyos);
    return hallados.length < MOSTRADOS;
  });
  return conNumeros(store, hallados.slice(0, MOSTRADOS));
}

/**
 * Which live terms a correction would move, and from when to when. Reads in pages between which the server serves others.
 * @param desde continue after this case, for the pages of a long list
 * @throws CorreccionImposible
 */
export async function verCorreccion(door: Door, lectura: Lectura, desde = ''): Promise<Corregida> {
  const { version, inhabiles, correcciones } = await door.store.normas();
  const nueva = versionCon(correcciones) + 1;
  const supuesta = { ...lectura, version: nueva, conocida: door.reloj.ahora(), usuario: '' };
  exigirCorregible(lectura, crearCatalogo(correcciones));
  const entorno = new Entornos().de({
    versionCalendario: version,
    inhabiles,
    correcciones: [...correcciones, supuesta],
    historia: () => [],
  });
  const movidos = new Movidos();
  await recorrer(door.store, entorno, lectura.regla, 'corriendo', desde, (suyos) => {
    movidos.sumar(suyos);
    return true;
  });
  const visto = movidos.con(await yaVencidos(door.store, entorno, lectura.regla));
  const plazosMovidos = await conNumeros(door.store, visto.plazosMovidos);
  return { ...visto, plazosMovidos, catalogo: entorno.catalogo };
}

/**
 * Adds the row: moves every live term of the rule in one transaction, with one history entry per case (D4, D7).
 * @throws CorreccionImposible
 */
export async function corregirRegla(door: Door, lectura: Lectura, usuario: string): Promise<Corregida> {
  const ahora = door.reloj.ahora();
  const { regla: id, dias, norma } = lectura;
  // What the law already ended is not moved back to life: it expires first, on its own day.
  await vencerTodo(door, ahora);
  const movidos = new Movidos();
  await door.store.corregirRegla(
    { ...lectura, conocida: ahora, usuario },
    ({ version, inhabiles, correcciones }) => {
      const entornos = new Entornos();
      const vista = { versionCalendario: version, inhabiles, historia: () => [] };
      // Asked inside the transaction: two people may correct the same rule at the same time.
      exigirCorregible(lectura, crearCatalogo(correcciones.slice(0, -1)));
      const entorno = entornos.de({ ...vista, correcciones });
      const antes = diasHabidos(id, entorno.catalogo).at(-2);
      const motivo = `Corrección de la regla ${id}: de ${antes} a ${dias} días, según ${norma}.`;
      const datos = { catalogo: entorno.catalogo.version, regla: id, dias, norma, motivo };
      return (caso: Caso) => {
        const { plazos } = caso.estado;
        const suyos = mover(entorno, id, 'corriendo', { caso: caso.id, plazos }, caso.numero);
        if (suyos.length === 0) return null;
        movidos.sumar(suyos);
        const ocurrido = caso.ocurrido > ahora ? caso.ocurrido : ahora;
        const borrador = door.borrador(caso, caso, ocurrido, entorno);
        const evento = { tipo: 'REGLA_CORREGIDA', datos, actor: usuario, ocurrido };
        borrador.anotar(evento, recalcularPorRegla(borrador.def, caso.estado, evento, entorno));
        return borrador.escritura();
      };
    },
  );
  const entorno = await door.entornoActual();
  return { ...movidos.con(await yaVencidos(door.store, entorno, id)), catalogo: entorno.catalogo };
}
