import type { Datos } from '../base/maquina.js';

type Lista = readonly Datos[];

const lista = (datos: Datos, nombre: string): Lista => (datos[nombre] as Lista | undefined) ?? [];
const sumar = (datos: Datos, nombre: string, uno: Datos): Datos => ({
  ...datos,
  [nombre]: [...lista(datos, nombre), uno],
});
const sin = (datos: Datos, ...nombres: string[]): Datos =>
  Object.fromEntries(Object.entries(datos).filter(([nombre]) => !nombres.includes(nombre)));

/** Number of the item an act is about: the one it names, or the only one. */
const itemDe = (datos: Datos, acto: Datos): unknown =>
  acto['item'] ?? lista(datos, 'items')[0]?.['numero'] ?? '1';

function registrar(datos: Datos, { id, nombre, ruc, correo }: Datos): Datos {
  const participante = { id, nombre, ruc, ...(correo === undefined ? {} : { correo }) };
  return sumar(datos, 'participantes', participante);
}

function convocar(datos: Datos, acto: Datos): Datos {
  const nomenclatura = acto['nomenclatura'] ?? datos['nomenclatura'];
  return {
    ...datos,
    ...(nomenclatura === undefined ? {} : { nomenclatura }),
    convocatoria: sin(acto, 'cronograma', 'nomenclatura'),
  };
}

/** Back to the preparation, the convocation and its participants are of the past; these still hear of it (RS-25-2). */
function retrotraer(datos: Datos, etapa: unknown): Datos {
  if (etapa !== 'convocatoria') return datos;
  return {
    ...sin(datos, 'convocatoria', 'participantes', 'custodia'),
    participantesAnteriores: datos['participantes'] ?? [],
  };
}

function anular(datos: Datos, acto: Datos): Datos {
  const anotada = sumar(datos, 'nulidades', sin(acto, 'cronograma'));
  return acto['item'] === undefined ? retrotraer(anotada, acto['etapa']) : anotada;
}

function resolver(datos: Datos, acto: Datos): Datos {
  const anotada = sumar(datos, 'apelacionesResueltas', sin(acto, 'cronograma'));
  const soloUno = lista(datos, 'items').length <= 1;
  return acto['resultado'] === 'fundada' && soloUno ? retrotraer(anotada, acto['retrotraeA']) : anotada;
}

function nuevoValor(datos: Datos, { valorReferencial, items }: Datos): Datos {
  const nuevos = new Map((items as Lista | undefined)?.map((i) => [i['item'], i['valorReferencial']]));
  const propios = lista(datos, 'items');
  return {
    ...datos,
    valorReferencial,
    ...(propios.length === 0
      ? {}
      : {
          items: propios.map((i) => ({
            ...i,
            valorReferencial: nuevos.get(i['numero']) ?? valorReferencial,
          })),
        }),
  };
}

/** The reserved amounts come to light with the bids (AP-17-2). */
function abrir(datos: Datos, { aperturas }: Datos): Datos {
  if (datos['valorReferencialReservado'] !== true) return datos;
  const montos = aperturas as Readonly<Record<string, string>>;
  const abierto = (guardado: unknown) =>
    typeof guardado === 'string' ? guardado : (montos[(guardado as { sobre: string }).sobre] ?? guardado);
  const items = lista(datos, 'items');
  return {
    ...datos,
    valorReferencial: abierto(datos['valorReferencial']),
    ...(items.length === 0
      ? {}
      : { items: items.map((i) => ({ ...i, valorReferencial: abierto(i['valorReferencial']) })) }),
  };
}

/** What each act adds to the data of the case. Acts not named here are read in the history. */
const PROYECCION: Readonly<Record<string, (datos: Datos, acto: Datos) => Datos>> = {
  CREAR_PROCESO: (_datos, acto) => acto,
  INFORME_DE_CAUSAS_EMITIDO: (datos) =>
    datos['antecedente'] === undefined
      ? datos
      : { ...datos, antecedente: { ...(datos['antecedente'] as Datos), informeDeCausas: true } },
  CONVOCAR: convocar,
  REGISTRAR_PARTICIPANTE: registrar,
  APROBAR_NUEVO_VALOR: nuevoValor,
  EMITIR_PRONUNCIAMIENTO: (datos, { numero, disposiciones, publicado }) =>
    sumar(datos, 'pronunciamientos', {
      numero,
      disposiciones: (disposiciones as Lista).map((d) => d['id']),
      ...(publicado === undefined ? {} : { publicado }),
    }),
  NO_ADMITIR_PROPUESTA: (datos, acto) => sumar(datos, 'noAdmitidas', acto),
  CUSTODIAR_SOBRES: (datos, acto) => ({ ...datos, custodia: acto }),
  EVALUAR_ECONOMICA: abrir,
  SUSCRIBIR_CONTRATO: (datos, acto) => sumar(datos, 'contratos', { ...acto, item: itemDe(datos, acto) }),
  DECLARAR_NULIDAD: anular,
  RESOLVER_APELACION: resolver,
  CANCELAR: (datos, acto) => sumar(datos, 'cancelaciones', acto),
  EMITIR_INFORME_CAUSAS: (datos, acto) => ({ ...datos, informeDeCausas: acto }),
};

/** Data of a process after an act: its file, and what people look for first. Questions and answers are read in the history. */
export function proyectar(datos: Datos, tipo: string, acto: Datos): Datos {
  return Object.hasOwn(PROYECCION, tipo)
    ? (PROYECCION[tipo] as (datos: Datos, acto: Datos) => Datos)(datos, acto)
    : datos;
}
