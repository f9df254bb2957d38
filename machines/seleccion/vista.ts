import type { Claros, Datos, Estado } from '../base/maquina.js';
import type { ContextoDeItem } from './item/contexto.js';
import { porIntegrar } from './proceso/condiciones-bases.js';
import type { ContextoDeProceso, MontoGuardado } from './proceso/contexto.js';
import { situacionDelItem, situacionDelProceso } from './situacion.js';

type C = ContextoDeProceso;

/** What a part of a context becomes, made once: a part that does not change keeps its view, and the text of it. */
function unaVez<P extends object, V>(hacer: (parte: P) => V): (parte: P) => V {
  const hechas = new WeakMap<P, V>();
  return (parte) => {
    const conocida = hechas.get(parte);
    if (conocida !== undefined) return conocida;
    const nueva = hacer(parte);
    hechas.set(parte, nueva);
    return nueva;
  };
}

const montoVisible = (monto: MontoGuardado | undefined, claros: Claros): string | null =>
  monto === undefined ? null : typeof monto === 'string' ? monto : (claros[monto.sobre] ?? null);

const preguntas = unaVez((hechas: C['consultas']) => ({
  total: Object.keys(hechas).length,
  pendientes: Object.entries(hechas).flatMap(([id, p]) => (p.cambia === null ? [id] : [])),
}));
const propuestas = unaVez((presentadas: C['propuestas']) =>
  Object.entries(presentadas).map(([postor, p]) => ({ postor, items: Object.keys(p.ofertas).map(Number) })),
);
// The experience is of the technical envelope, which nobody reads until the evaluation.
const propuestasAbiertas = unaVez((presentadas: C['propuestas']) =>
  propuestas(presentadas).map((p) => ({ ...p, experiencia: presentadas[p.postor]?.experiencia ?? {} })),
);
const devoluciones = unaVez((debidas: C['devoluciones']) =>
  Object.entries(debidas).map(([de, monto]) => {
    const corte = de.indexOf(':');
    return { concepto: de.slice(0, corte), participante: de.slice(corte + 1), monto };
  }),
);

interface Integrables {
  readonly deQue: readonly unknown[];
  readonly ids: readonly string[];
}
const integrables = new WeakMap<object, Integrables>();

const iguales = (unos: readonly unknown[], otros: readonly unknown[]) => unos.every((x, i) => x === otros[i]);

function sinIntegrar(c: C): readonly string[] {
  const deQue = [c.observaciones, c.disposiciones];
  const conocidos = integrables.get(c.consultas);
  if (conocidos && iguales(conocidos.deQue, deQue)) return conocidos.ids;
  const ids = porIntegrar(c);
  integrables.set(c.consultas, { deQue, ids });
  return ids;
}

function elevaciones(c: C): Datos[] {
  return Object.entries(c.elevaciones).map(([id, { de, fecha, porFormalizar }]) => ({
    id,
    participante: de,
    fecha,
    competente: c.competencia.elevacion,
    porFormalizar,
  }));
}

interface VistaDelItem {
  readonly deQue: readonly unknown[];
  readonly vista: Datos;
}
const deItems = new WeakMap<object, VistaDelItem>();

const ofertas = unaVez((suyas: ContextoDeItem['ofertas']) =>
  Object.entries(suyas).map(([postor, { estado, regla }]) => ({
    postor,
    estado,
    ...(regla === null ? {} : { regla }),
  })),
);

/** What an item is, from the file, and where it stands, from its state. */
function item(
  numero: string,
  enElExpediente: Datos | undefined,
  c: ContextoDeItem,
  situacion: string,
  valorReferencial: string | null,
): Datos {
  const deQue = [enElExpediente, situacion, valorReferencial];
  const conocida = deItems.get(c);
  if (conocida && iguales(conocida.deQue, deQue)) return conocida.vista;
  const vista = {
    ...enElExpediente,
    numero: Number(numero),
    valorReferencial,
    situacion,
    ganadores: c.ganadores,
    ofertas: ofertas(c.ofertas),
    empates: c.empates,
    sorteo: c.sorteos.at(-1) ?? null,
    sorteos: c.sorteos,
    asignaciones: c.asignaciones,
    excesoAprobado: c.excesoAprobado,
    buenaPro: c.notificada,
    consentida: c.consentida,
    apelacion: c.apelacion,
  };
  deItems.set(c, { deQue, vista });
  return vista;
}

const porNumero = unaVez(
  (items: readonly Datos[]) => new Map(items.map((i) => [String(i['numero']), i] as const)),
);
const SIN_ITEMS: readonly Datos[] = [];
// A process without items has one, described as the process is.
const elUnico = unaVez((datos: Datos): Datos => ({ descripcion: datos['descripcion'] }));

const enEvaluacion = ({ items }: Estado) => Object.values(items).some((i) => i.value !== 'enCurso');

/**
 * What a process shows of its state: calendar in force, items where they stand, what is pending. No amount that is still
 * in its envelope, but the reserved ones this reader may know.
 */
export function mostrar(estado: Estado, datos: Datos, claros: Claros = {}): Datos {
  const c = estado.context as C;
  const delProceso = situacionDelProceso(estado);
  const enElExpediente = porNumero((datos['items'] as readonly Datos[] | undefined) ?? SIN_ITEMS);
  return {
    valorReferencial: montoVisible(c.valorReferencial, claros),
    competencia: c.competencia,
    items: Object.entries(estado.items).map(([n, i]) =>
      item(
        n,
        enElExpediente.get(n) ?? elUnico(datos),
        i.context as ContextoDeItem,
        situacionDelItem(i, delProceso),
        montoVisible(c.items[n]?.valorReferencial, claros),
      ),
    ),
    convocada: c.convocada,
    cronograma: c.cronograma,
    versionCronograma: c.versionDeCronograma,
    consultas: preguntas(c.consultas),
    observaciones: preguntas(c.observaciones),
    elevaciones: elevaciones(c),
    porIntegrar: sinIntegrar(c),
    integrada: c.integrada,
    propuestas: enEvaluacion(estado) ? propuestasAbiertas(c.propuestas) : propuestas(c.propuestas),
    devolucionesPendientes: devoluciones(c.devoluciones),
    retrotraidoA: c.retrotraido,
  };
}
