import { ceder } from '../engine/movimiento.js';
import type { Caso, Store } from '../store/puerto.js';
import {
  type Aparicion,
  type Identidad,
  identidadEn,
  limpiar,
  type Pedido,
  patronesDe,
  plegado,
} from './persona.js';

/** Events looked at before others are served. */
const POR_TRAMO = 2000;
/** Cases told at once: a name that is in more names no person. */
const TOPE_DE_CASOS = 500;

/** Where a case names a person. */
export interface CasoQueNombra {
  readonly caso: Caso;
  /** Who the person is in this case: what was asked, and what stands beside it. */
  readonly identidad: Identidad;
  readonly apariciones: readonly (Aparicion & {
    readonly secuencia: number;
    readonly tipo: string;
    readonly ocurrido: string;
  })[];
}

/** Ids of the cases whose history may name a person, oldest first. */
async function candidatos(store: Store, pedido: Pedido): Promise<Set<string>> {
  const patrones = patronesDe(pedido);
  const ultima = await store.ultimaPosicion();
  const casos = new Set<string>();
  for (let desde = 0; desde < ultima; desde += POR_TRAMO) {
    const filas = await store.textosComo(patrones, desde, Math.min(desde + POR_TRAMO, ultima));
    for (const fila of filas) casos.add(fila.caso);
    await ceder();
  }
  return casos;
}

/** How a case names a person, in every act of its history; null when it does not. */
async function enElCaso(store: Store, id: string, pedido: Pedido): Promise<CasoQueNombra | null> {
  const caso = await store.caso(id);
  if (!caso) return null;
  const historia = await store.historia(id);
  const leida = historia.map((fila) => ({ fila, datos: JSON.parse(fila.datos) as unknown }));
  const identidad = identidadEn(
    pedido,
    leida.map((l) => l.datos),
  );
  const apariciones = leida.flatMap(({ fila: { secuencia, tipo, ocurrido }, datos }) => {
    const halladas: Aparicion[] = [];
    limpiar(datos, identidad, (a) => halladas.push(a));
    return halladas.map((a) => ({ secuencia, tipo, ocurrido, ...a }));
  });
  return apariciones.length === 0 ? null : { caso, identidad, apariciones };
}

/**
 * Cases that name a person, each with where. Others are served while it looks.
 * @param casos only these, when given
 * @returns the first `TOPE_DE_CASOS`, and whether there are more
 */
export async function casosQueNombran(
  store: Store,
  pedido: Pedido,
  casos?: readonly string[],
): Promise<{ readonly elementos: readonly CasoQueNombra[]; readonly hayMas: boolean }> {
  const elementos: CasoQueNombra[] = [];
  for (const id of casos ?? (await candidatos(store, pedido))) {
    if (elementos.length > TOPE_DE_CASOS) break;
    const hallado = await enElCaso(store, id, pedido);
    if (hallado) elementos.push(hallado);
    await ceder();
  }
  return { elementos: elementos.slice(0, TOPE_DE_CASOS), hayMas: elementos.length > TOPE_DE_CASOS };
}

/** Users of the system that are the person asked for. */
export async function usuariosQueSon(store: Store, { correo, nombre }: Pedido) {
  const usuarios = await store.usuariosNombrados();
  return usuarios.filter(
    (u) =>
      (correo !== undefined && u.correo !== null && plegado(u.correo) === plegado(correo)) ||
      (nombre !== undefined && plegado(u.nombre) === plegado(nombre)),
  );
}
