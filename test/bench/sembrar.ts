import { existsSync, renameSync } from 'node:fs';
import { fechaCivilDe, inicioDelDia } from '../../machines/calendario/index.js';
import { REGISTRO } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { RelojSimulado, sumarMilisegundos } from '../../src/clock.js';
import { Door, type Respuesta } from '../../src/engine/door.js';
import { CLAVE_OECE } from '../../src/engine/plazos.js';
import { verificar } from '../../src/engine/verificar.js';
import type { Store } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { leido, presentacion } from './actos.js';
import { borrarBase, enCarpeta } from './carpeta.js';
import { afirmar } from './medir.js';

// Fewer than the cases the store keeps in memory, so that each is still there for its second act.
const TANDA = 1000;

/** What a seed holds. */
export interface Semilla {
  readonly casos: number;
  /** Instant of the first birth; each case is born a millisecond after the one before. */
  readonly ahora: string;
  /** False: three terms run since the birth. True: the meeting is scheduled, and two run. */
  readonly programada: boolean;
}

/** The business days of a seed: when its meeting is, and the day after, which stands within every running term. */
export interface Fechas {
  readonly reunion: string;
  readonly declarable: string;
}

function aceptada(respuesta: Respuesta): string {
  if (respuesta.tipo !== 'hecho')
    throw new Error(`La semilla no prosperó: ${JSON.stringify(respuesta).slice(0, 500)}`);
  return respuesta.caso.id;
}

/** The days a seed born at an instant uses. */
export async function fechasDe(door: Door, ahora: string): Promise<Fechas> {
  const calendario = (await door.entornoActual()).calendario(CLAVE_OECE);
  const reunion = calendario.sumar(fechaCivilDe(ahora), 3);
  return { reunion, declarable: calendario.sumar(reunion, 1) };
}

/** Gives birth to a crowd through a door, and schedules its meetings when the seed says so. */
export async function poblar(
  door: Door,
  reloj: RelojSimulado,
  { casos, ahora, programada }: Semilla,
): Promise<void> {
  const { reunion } = await fechasDe(door, ahora);
  const programar = leido('PROGRAMAR_REUNION', {
    fecha: inicioDelDia(reunion).replace('T05', 'T15'),
    modalidad: 'virtual',
    lugar: 'Sala virtual',
  });
  for (let i = 0; i < casos; i += TANDA) {
    const nacen = Array.from({ length: Math.min(TANDA, casos - i) }, (_, j) => {
      reloj.mover(sumarMilisegundos(ahora, i + j));
      return door.presentar(SOLICITUD, presentacion(i + j).datos, 'mesa');
    });
    const ids = (await Promise.all(nacen)).map(aceptada);
    if (!programada) continue;
    const actuan = ids.map((caso) => door.actuar({ caso, ...programar, actor: 'especialista' }));
    for (const respuesta of await Promise.all(actuan)) aceptada(respuesta);
  }
}

/** Verifies chain and replay of some cases spread over a database. */
export async function verificarMuestra(store: Store, door: Door, ids: readonly string[]): Promise<void> {
  const salto = Math.max(1, Math.floor(ids.length / 200));
  for (let i = 0; i < ids.length; i += salto) {
    const caso = await store.caso(ids[i] ?? '');
    afirmar(caso !== null, `Falta el expediente ${ids[i]}.`);
    const { integra, diferencias } = await verificar(door, caso);
    afirmar(integra, `El expediente ${caso.numero} no verifica: ${JSON.stringify(diferencias)}`);
  }
}

/** Ids of the cases of a database, in the order of their births. */
export async function idsDe(store: Store): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const tramo = await store.idsDeCasos(ids.at(-1) ?? '', 10_000);
    if (tramo.length === 0) return ids;
    ids.push(...tramo);
  }
}

/**
 * A closed database of valid cases, born through the door like any other; only the disk's sync is off while it is made.
 * The same seed asked twice in one run is made once.
 */
export async function sembrar(semilla: Semilla): Promise<string> {
  const ruta = enCarpeta(
    `semilla-${semilla.casos}-${semilla.programada}-${semilla.ahora.replace(/\W/g, '')}.db`,
  );
  if (existsSync(ruta)) return ruta;
  const enObra = `${ruta}.obra`;
  borrarBase(enObra);
  const conexiones = abrirSqlite(enObra);
  conexiones.escritor.pragma('synchronous = OFF');
  const store = crearStoreSqlite(conexiones, REGISTRO);
  const reloj = new RelojSimulado(semilla.ahora);
  const door = new Door(store, REGISTRO, reloj, true);
  await poblar(door, reloj, semilla);
  const ids = await idsDe(store);
  afirmar(ids.length === semilla.casos, `Se sembraron ${ids.length} de ${semilla.casos} expedientes.`);
  await verificarMuestra(store, door, ids);
  await store.cerrar();
  renameSync(enObra, ruta);
  return ruta;
}

/** Instant of the seeds that servers with the clock of the machine use: the same for the whole run. */
export function haceUnaHora(): string {
  process.env['BANCO_INSTANTE'] ??= new Date(Date.now() - 3_600_000).toISOString();
  return process.env['BANCO_INSTANTE'];
}
