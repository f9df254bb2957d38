import { fechaCivilDe, type Instante, sumarDias } from '../../machines/calendario/index.js';
import { ceder } from '../engine/movimiento.js';
import type { Store } from '../store/puerto.js';
import type { SelloGuardado } from '../store/sellos.js';
import { Acopio, huellaDeSello, type Sellado, type Sello } from './sello.js';

/** Cases and documents read before others are served. */
const POR_TRAMO = 200;

type Leido = Pick<Store, 'cabezasHasta' | 'documentosTras'>;

/** Reads the heads of all cases as they were at a position, and the documents up to one. */
export async function acopiar(
  store: Leido,
  posicion: number,
  hastaDocumento: string | null,
): Promise<ReturnType<Acopio['cerrar']>> {
  const acopio = new Acopio();
  for (let despues: string | null = ''; despues !== null; await ceder()) {
    const { cabezas, ultimo } = await store.cabezasHasta(posicion, despues, POR_TRAMO);
    for (const cabeza of cabezas) acopio.sumarCaso(cabeza);
    despues = ultimo;
  }
  for (let despues = ''; ; await ceder()) {
    const pagina = await store.documentosTras(despues, POR_TRAMO);
    const suyos = pagina.filter((d) => hastaDocumento === null || d.id <= hastaDocumento);
    for (const documento of suyos) acopio.sumarDocumento(documento);
    const ultimo = pagina.at(-1);
    if (!ultimo || suyos.length < pagina.length) return acopio.cerrar();
    despues = ultimo.id;
  }
}

/**
 * Seals the last day that ended in Lima, if nobody did and there is anything to seal. Reads in slices, so that the server
 * goes on serving; heads at a position do not change while it reads.
 * @param hastaDocumento id up to which it covers documents; null for all those on record
 * @returns the seal, or null when there was nothing to do
 */
export async function sellar(
  store: Store,
  ahora: Instante,
  hastaDocumento: string | null = null,
): Promise<SelloGuardado | null> {
  const dia = sumarDias(fechaCivilDe(ahora), -1);
  const previo = await store.ultimoSello();
  if (previo !== null && previo.dia >= dia) return null;
  const posicion = await store.ultimaPosicion();
  if (posicion === 0) return null;
  const sellado: Sellado = {
    formato: 1,
    dia,
    creado: ahora,
    posicion,
    ...(await acopiar(store, posicion, hastaDocumento)),
    previo: previo?.huella ?? '',
  };
  const sello: Sello = { ...sellado, huella: huellaDeSello(sellado) };
  const texto = `${JSON.stringify(sello, null, 1)}\n`;
  const guardado = { dia, creado: ahora, posicion, huella: sello.huella, texto };
  return (await store.guardarSello(guardado)) ? guardado : null;
}
