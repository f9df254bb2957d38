import type { Plazo } from '../../machines/base/plazo.js';
import { esFechaCivil, normalizarInstante } from '../../machines/calendario/index.js';
import type { DefinicionDeMaquina } from '../../machines/registro.js';
import { type Catalogo, citar, regla } from '../../machines/reglas/index.js';
import { TITULOS } from '../../machines/seleccion/cronograma/index.js';
import type { Actividad } from '../../machines/seleccion/tipos.js';
import { sumarMilisegundos } from '../clock.js';
import { actoDe } from '../engine/replay.js';
import { estadoDe } from '../engine/situacion.js';
import type { EventoGuardado } from '../engine/tipos.js';
import type { Caso } from '../store/puerto.js';

/** Something with a date in a case. */
export interface Cita {
  /** The same in every download while it is the same thing. */
  readonly id: string;
  /** How many times it was changed. */
  readonly version: number;
  /** Instant it was last changed, as recorded. */
  readonly anotada: string;
  readonly titulo: string;
  readonly detalle: string;
  readonly lugar: string | null;
  /** Whole civil days, the last one included; or instants. */
  readonly desde: string;
  readonly hasta: string;
  readonly anulada: boolean;
  /** A term takes nobody's time. */
  readonly ocupa: boolean;
}

/** A case with everything its agenda is read from. */
export interface Agendable {
  readonly def: DefinicionDeMaquina;
  readonly caso: Caso;
  readonly historia: readonly EventoGuardado[];
  readonly catalogo: Catalogo;
}

const UNA_HORA = 3_600_000;

const instante = (texto: string) => normalizarInstante(texto) ?? texto;

/** Meetings: one for each programming; a new date is the same meeting, changed. */
function reuniones({ caso, historia, catalogo }: Agendable): Cita[] {
  const halladas: Cita[] = [];
  let realizada = false;
  for (const fila of historia) {
    const { tipo, datos } = actoDe(fila);
    const ultima = halladas.at(-1);
    if (tipo === 'REGISTRAR_REUNION') realizada = true;
    if (tipo !== 'PROGRAMAR_REUNION' && !(tipo === 'REPROGRAMAR_REUNION' && ultima)) continue;
    const desde = instante(String(datos['fecha']));
    const nueva: Cita = {
      id: `${caso.id}.${fila.secuencia}`,
      version: 0,
      anotada: fila.registrado,
      titulo: `Reunión de asistencia técnica: ${caso.numero}`,
      detalle: `Reunión ${datos['modalidad']} con la entidad, por el expediente ${caso.numero} (${citar(fila.regla, catalogo)}). La hora de término es estimada.`,
      lugar: String(datos['lugar']),
      desde,
      hasta: sumarMilisegundos(desde, UNA_HORA),
      anulada: false,
      ocupa: true,
    };
    if (tipo === 'PROGRAMAR_REUNION' || !ultima) halladas.push(nueva);
    else halladas[halladas.length - 1] = { ...nueva, id: ultima.id, version: ultima.version + 1 };
  }
  const enPie = realizada || caso.estado.snapshot.status === 'active';
  return halladas.map((c, i) => ({ ...c, anulada: !enPie && i === halladas.length - 1 }));
}

/** What the entity said it will do and when (AT-8.2.1.D-1): the last programming stands. */
function hitos({ caso, historia, catalogo }: Agendable): Cita[] {
  const remitidas = historia.filter((f) => actoDe(f).tipo === 'RECIBIR_PROGRAMACION');
  const ultima = remitidas.at(-1);
  if (!ultima) return [];
  const suyos = actoDe(ultima).datos['hitos'] as readonly { actividad: string; fecha: string }[];
  return suyos.map(({ actividad, fecha }, i) => ({
    id: `${caso.id}.hito.${i + 1}`,
    version: remitidas.length - 1,
    anotada: ultima.registrado,
    titulo: `${actividad}: ${caso.numero}`,
    detalle: `Fecha que la entidad programó, en el expediente ${caso.numero} (${citar(ultima.regla, catalogo)}).`,
    lugar: null,
    desde: fecha,
    hasta: fecha,
    anulada: false,
    ocupa: false,
  }));
}

/** The activities of the calendar in force of a process. */
function cronograma({ def, caso, catalogo }: Agendable): Cita[] {
  const { cronograma: filas = [], versionCronograma = 1 } = (def.mostrar?.(
    estadoDe(caso.estado.snapshot),
    caso.datos,
  ) ?? {}) as {
    cronograma?: readonly { actividad: Actividad; inicio: string; fin: string }[];
    versionCronograma?: number;
  };
  return filas.map(({ actividad, inicio, fin }) => {
    const conHora = !esFechaCivil(inicio) || !esFechaCivil(fin);
    // An instant with a bare day beside it: the whole days, which hold it.
    const [desde, hasta] =
      conHora && !esFechaCivil(inicio) && !esFechaCivil(fin)
        ? [instante(inicio), instante(fin)]
        : [inicio.slice(0, 10), fin.slice(0, 10)];
    return {
      id: `${caso.id}.cronograma.${actividad}`,
      version: Math.max(0, versionCronograma - 1),
      anotada: caso.actualizado,
      titulo: `${TITULOS[actividad]}: ${caso.numero}`,
      detalle: `Actividad del cronograma vigente (versión ${versionCronograma}) del expediente ${caso.numero} (${citar('RS-22-orden', catalogo)}).`,
      lugar: null,
      desde,
      hasta,
      anulada: false,
      ocupa: false,
    };
  });
}

/** Terms before this one that it took the place of. */
function sucedidos(plazos: readonly Plazo[], plazo: Plazo): Plazo[] {
  const anterior = plazo.reemplaza === null ? undefined : plazos[plazo.reemplaza - 1];
  return anterior ? [...sucedidos(plazos, anterior), anterior] : [];
}

/** Running terms, each on its last lawful day; one that was extended or moved is the same, changed. */
function plazos({ caso, historia, catalogo }: Agendable): Cita[] {
  const todos = caso.estado.plazos;
  return todos
    .filter((p) => p.estado === 'corriendo')
    .map((p) => {
      const antes = sucedidos(todos, p);
      const item = p.item === '' ? '' : ` (${p.item})`;
      return {
        id: `${caso.id}.plazo.${antes[0]?.n ?? p.n}`,
        version: antes.length,
        anotada: historia[p.abierto - 1]?.registrado ?? caso.actualizado,
        titulo: `Vence un plazo: ${caso.numero}${item}`,
        detalle: `${regla(p.regla, catalogo).glosa} ${citar(p.regla, catalogo)}. Corre desde el ${p.desde}; el ${p.vence} es su último día.`,
        lugar: null,
        desde: p.vence,
        hasta: p.vence,
        anulada: false,
        ocupa: false,
      };
    });
}

/** Everything with a date in a case: meetings, what the entity programmed, the calendar of the process, running terms. */
export function agendaDe(agendable: Agendable): Cita[] {
  return [reuniones, hitos, cronograma, plazos].flatMap((leer) => leer(agendable));
}
