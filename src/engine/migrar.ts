import { clave, type DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { Registro } from '../../machines/registro.js';
import type { Caso, Escritura, Resultado, Trabajo, Vista } from '../store/puerto.js';
import type { Door } from './door.js';
import { permitidos } from './explain.js';
import { hechosDe } from './hechos.js';
import { maximo } from './instantes.js';
import { ceder } from './movimiento.js';
import { type Relectura, releer } from './relectura.js';
import { datosTras } from './replay.js';
import { situacionDe } from './situacion.js';
import { vencerTodo } from './tick.js';
import type { Entorno, Estado, Evento } from './tipos.js';
import { cambiarVersion } from './version.js';

const POR_PAGINA = 200;

/** Something that would be other than it is, told as before and after. */
export interface Diferente {
  readonly que: 'estado' | 'situacion' | 'plazo' | 'actos';
  readonly antes: string;
  readonly despues: string;
}

/** What going to the newest version of its machine would make of one case. */
export interface Ensayo extends Pick<Relectura, 'rechazos' | 'adaptados'> {
  readonly caso: string;
  readonly numero: string;
  readonly de: string;
  readonly a: string;
  readonly diferencias: readonly Diferente[];
}

/** Outcome of a migration, rehearsed or done. */
export interface ResumenDeMigracion {
  /** Living cases of a version that is not the newest. */
  readonly casos: number;
  readonly conDiferencias: number;
  readonly conRechazos: number;
  /** Cases that went to the newest version; 0 in a rehearsal. */
  readonly cambiados: number;
}

/** The newest version of each machine: the last of its id in the registry. */
function masNuevas({ todas }: Registro): ReadonlyMap<string, DefinicionDeMaquina> {
  return new Map(todas.map((def) => [def.id, def]));
}

const enUnaLinea = (p: Plazo) => `${p.regla}${p.item && `/${p.item}`} desde ${p.desde} vence ${p.vence}`;
const corriendo = (estado: Estado) => estado.plazos.filter((p) => p.estado === 'corriendo');

function compararPlazos(antes: Estado, despues: Estado, hoy: string): Diferente[] {
  const cambios = despues.plazos.slice(antes.plazos.length).map((p) => {
    const anterior = antes.plazos.find((a) => a.n === p.reemplaza);
    const yaVencido = p.vence < hoy ? ' (ya vencido: vencería al aplicar)' : '';
    return { antes: anterior ? enUnaLinea(anterior) : '', despues: `${enUnaLinea(p)}${yaVencido}` };
  });
  const anulados = corriendo(antes)
    .filter((p) => despues.plazos[p.n - 1]?.estado === 'anulado')
    .map((p) => ({ antes: enUnaLinea(p), despues: '' }));
  return [...cambios, ...anulados].map((c) => ({ que: 'plazo' as const, ...c }));
}

function comparar(
  [suya, antes]: readonly [DefinicionDeMaquina, Estado],
  [nueva, despues]: readonly [DefinicionDeMaquina, Estado],
  ahora: string,
  entorno: Entorno,
): Diferente[] {
  const actos = (def: DefinicionDeMaquina, estado: Estado) =>
    permitidos(def, estado.snapshot, hechosDe(estado, ahora, entorno)).join(', ');
  const pares = [
    ['estado', JSON.stringify(antes.snapshot.value), JSON.stringify(despues.snapshot.value)],
    ['situacion', situacionDe(suya, antes.snapshot), situacionDe(nueva, despues.snapshot)],
    ['actos', actos(suya, antes), actos(nueva, despues)],
  ] as const;
  return [
    ...pares.flatMap(([que, a, b]) => (a === b ? [] : [{ que, antes: a, despues: b }])),
    ...compararPlazos(antes, despues, fechaCivilDe(ahora)),
  ];
}

function suceso(caso: Caso, a: string, { adaptados }: Relectura, ahora: string): Evento {
  const motivo = `Cambio de versión de la máquina: de ${caso.maquina} a ${a}.`;
  const ocurrido = maximo(caso.ocurrido, ahora);
  return {
    tipo: 'MAQUINA_CAMBIADA',
    datos: { anterior: caso.maquina, nueva: a, motivo, adaptados },
    actor: 'sistema',
    ocurrido,
  };
}

interface Propuesto {
  readonly ensayo: Ensayo | null;
  readonly escritura: Escritura | null;
}

/** The change of one case as the store shows it; nothing when it is already of the newest version, or has ended. */
function proponer(
  door: Door,
  vista: Vista,
  nuevas: ReturnType<typeof masNuevas>,
  aplicar: boolean,
): Propuesto {
  const { caso } = vista;
  const suya = caso && door.registro.porClave(caso.maquina);
  const nueva = suya && nuevas.get(suya.id);
  if (!caso || !nueva || clave(nueva) === caso.maquina || caso.estado.snapshot.status !== 'active')
    return { ensayo: null, escritura: null };
  const ahora = door.reloj.ahora();
  const entorno = door.entorno(vista);
  const releida = releer(nueva, vista.historia(), entorno);
  const { rechazos, adaptados } = releida;
  const evento = suceso(caso, clave(nueva), releida, ahora);
  const decision = cambiarVersion(nueva, caso.estado, evento, entorno);
  const diferencias = decision.ok
    ? comparar([suya, caso.estado], [nueva, decision.estado], ahora, entorno)
    : [];
  const { id, numero, maquina: de } = caso;
  const ensayo = { caso: id, numero, de, a: clave(nueva), rechazos, adaptados, diferencias };
  if (!decision.ok || !aplicar) return { ensayo, escritura: null };
  const datos = datosTras(nueva, vista.historia());
  const pasado = { ...caso, maquina: clave(nueva), datos, datosTexto: JSON.stringify(datos) };
  const borrador = door.borrador(pasado, caso, maximo(caso.actualizado, evento.ocurrido), entorno);
  borrador.anotar(evento, decision);
  return { ensayo, escritura: borrador.escritura() };
}

// One case nobody can read must not hide what the others would say.
const ilegible = (caso: string, { message }: Error): Ensayo => ({
  caso,
  numero: '',
  de: '',
  a: '',
  rechazos: [{ secuencia: 0, tipo: '', detalle: message }],
  adaptados: [],
  diferencias: [],
});

async function ensayarTodos<R>(door: Door, trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
  const hechos: Resultado<R>[] = [];
  for (const trabajo of trabajos)
    hechos.push(
      await door.store.ensayar(trabajo).then(
        (respuesta) => ({ ok: true, respuesta }),
        (error: Error) => ({ ok: false, error }),
      ),
    );
  return hechos;
}

async function recorrer(
  door: Door,
  aplicar: boolean,
  alVer: (ensayo: Ensayo) => void,
): Promise<ResumenDeMigracion> {
  const nuevas = masNuevas(door.registro);
  const resumen = { casos: 0, conDiferencias: 0, conRechazos: 0, cambiados: 0 };
  const contar = (ensayo: Ensayo) => {
    resumen.casos++;
    if (ensayo.diferencias.length > 0) resumen.conDiferencias++;
    if (ensayo.rechazos.length > 0) resumen.conRechazos++;
    else if (aplicar) resumen.cambiados++;
    alVer(ensayo);
  };
  let despues = '';
  for (;;) {
    const ids = await door.store.idsDeCasos(despues, POR_PAGINA);
    const ultimo = ids.at(-1);
    if (ultimo === undefined) return resumen;
    despues = ultimo;
    const trabajos = ids.map(
      (id): Trabajo<Ensayo | null> => ({
        caso: id,
        reclamo: null,
        decidir: (vista) => {
          const { ensayo, escritura } = proponer(door, vista, nuevas, aplicar);
          return { respuesta: ensayo, escritura };
        },
      }),
    );
    const hechos = aplicar ? await door.store.escribir(trabajos) : await ensayarTodos(door, trabajos);
    for (const [i, hecho] of hechos.entries()) {
      if (!hecho.ok) contar(ilegible(ids[i] as string, hecho.error));
      else if (hecho.respuesta) contar(hecho.respuesta);
    }
    await ceder();
  }
}

/**
 * Rehearses the newest version of each machine on all living cases, by folding their whole histories; writes nothing.
 * @param alVer hears of each case that would change its version
 */
export function ensayarMigracion(door: Door, alVer: (ensayo: Ensayo) => void): Promise<ResumenDeMigracion> {
  return recorrer(door, false, alVer);
}

/**
 * Takes all living cases to the newest version of their machine, each with its entry in the history. What is due fires first,
 * with the version it was due under. The database must be ours alone, and the rehearsal without refusals.
 * Cases go one by one: what an interruption left undone is done by asking again.
 */
export async function aplicarMigracion(
  door: Door,
  alVer: (ensayo: Ensayo) => void,
): Promise<ResumenDeMigracion> {
  await vencerTodo(door, door.reloj.ahora());
  return recorrer(door, true, alVer);
}
