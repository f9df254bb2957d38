import { diaDe } from '../../base/campos.js';
import { hechos } from '../../base/hechos.js';
import { ambitosDeProvincia, claveAmbitos } from '../../calendario/index.js';
import { competenciaDeApelacion, competenciaDeElevacion } from '../competencia.js';
import { normalizar } from '../cronograma/index.js';
import { esBonificable, leCorresponde } from '../evaluacion/bonificacion.js';
import { minimoPorDefecto, pesosPorDefecto } from '../evaluacion/pesos.js';
import type { DatosDe } from '../eventos/index.js';
import { itemsDe } from '../nacimiento.js';
import { type Actividad, type Cronograma, tipoDe } from '../tipos.js';
import { centimos, comparar, deCentimos } from '../valores/dinero.js';
import { itemNombrado } from './condiciones-propuestas.js';
import type { Consulta, ContextoDeProceso, MontoGuardado, Observacion, Propuesta } from './contexto.js';
import { experienciaContada } from './experiencia.js';
import { diaPublicado, huellaDeNombre, montoAbierto } from './lecturas.js';
import type { NacimientoDeProceso } from './nacimiento.js';
import { cronogramaDesde, olvidarDesde } from './retroceso.js';

type C = ContextoDeProceso;
type Cambio = Partial<Omit<C, 'paso'>>;

const guardado = (monto: string | { sobre: string }): MontoGuardado =>
  typeof monto === 'string' ? monto : { sobre: monto.sobre };

/** What a process remembers of its file. */
export function alNacer(_c: C, datos: NacimientoDeProceso): Cambio {
  const items = itemsDe(datos);
  return {
    procedimiento: datos.procedimiento,
    objeto: datos.objeto,
    ejercicio: datos.ejercicio,
    valorReferencial: guardado(datos.valorReferencial),
    reservado: datos.valorReferencialReservado === true,
    competencia: datos.competencia,
    fechaValorReferencial: datos.fechaValorReferencial,
    nomenclatura: datos.nomenclatura ?? null,
    tipoHeredado: datos.antecedente !== undefined || datos.nulidadDeItem !== undefined,
    programable: datos.programable !== false,
    antecedente: datos.antecedente ?? null,
    mercadoInsuficiente: datos.mercadoInsuficiente === true,
    conModalidad: datos.modalidad !== undefined,
    ejecucion: datos.provinciaEjecucion ?? null,
    colindantes: datos.provinciasColindantes ?? [],
    ambitos: claveAmbitos(ambitosDeProvincia(datos.entidad.provincia ?? null)),
    items: Object.fromEntries(
      items.map((i) => [
        i.numero,
        {
          valorReferencial: guardado(i.valorReferencial),
          cantidad: i.cantidad ?? null,
          divisible: i.divisible ?? false,
        },
      ]),
    ),
  };
}

/** What the convocation fixes: calendar, bases, hours, fee, kind of act. */
export function alConvocar(c: C, datos: DatosDe<'CONVOCAR'>): Cambio {
  const { bases } = datos;
  const tipo = tipoDe(c.procedimiento);
  const pesos = pesosPorDefecto(c.objeto, tipo);
  return {
    convocada: diaPublicado(c, datos),
    nomenclatura: datos.nomenclatura ?? c.nomenclatura,
    acto: datos.acto,
    costo: datos.costoParticipacion,
    horario: datos.horario ?? null,
    cronograma: normalizar(c.procedimiento, datos.cronograma),
    versionDeCronograma: c.versionDeCronograma + 1,
    prorrogadas: [],
    bases: {
      c1: bases.c1 ?? pesos.c1,
      c2: bases.c2 ?? pesos.c2,
      minimoTecnico: bases.minimoTecnico ?? minimoPorDefecto(c.objeto, tipo),
      factores: bases.factores?.map(({ nombre, maximo }) => ({ nombre, maximo })) ?? null,
      distribuible: bases.distribuible === true,
    },
  };
}

/** A new version of the calendar. */
export function alFijarCronograma(
  c: C,
  { cronograma, prorrogadas = [] }: { cronograma: Cronograma; prorrogadas?: readonly Actividad[] },
): Cambio {
  if (JSON.stringify(cronograma) === JSON.stringify(c.cronograma)) return {};
  return {
    cronograma,
    versionDeCronograma: c.versionDeCronograma + 1,
    prorrogadas: [...new Set([...c.prorrogadas, ...prorrogadas])],
  };
}

/** A participant, told apart by id and RUC; its name stays in the history. */
export function alRegistrar(c: C, datos: DatosDe<'REGISTRAR_PARTICIPANTE'>): Cambio {
  const nuevo = {
    desde: hechos(c).ahora,
    pago: comparar(c.costo, '0.00') === 0 ? null : (datos.pago?.monto ?? null),
    ruc: datos.ruc,
    nombre: huellaDeNombre(datos.nombre),
  };
  return { participantes: { ...c.participantes, [datos.id]: nuevo } };
}

/** The answers of a pliego. */
export function alAbsolver(
  c: C,
  pliego: readonly { id: string; cambiaBases: boolean; decision?: Observacion['decision'] | undefined }[],
): Cambio {
  const consultas: Record<string, Consulta> = { ...c.consultas };
  const observaciones: Record<string, Observacion> = { ...c.observaciones };
  for (const { id, cambiaBases, decision } of pliego) {
    const consulta = consultas[id];
    const observacion = observaciones[id];
    if (observacion) observaciones[id] = { ...observacion, cambia: cambiaBases, decision: decision ?? null };
    else if (consulta) consultas[id] = { ...consulta, cambia: cambiaBases };
  }
  return { consultas, observaciones };
}

/**
 * A new amount shared among the items as the old one was, to the céntimo; the last takes what is left, so that they add up
 * (AP-13-3).
 */
function enProporcion(c: C, nuevo: string): [string, string][] {
  const viejos = Object.entries(c.items).map(
    ([n, i]) => [n, centimos(montoAbierto(i.valorReferencial) ?? '0.00')] as const,
  );
  const suma = viejos.reduce((s, [, v]) => s + v, 0n);
  let resto = centimos(nuevo);
  return viejos.map(([n, viejo], i) => {
    const suyo = i === viejos.length - 1 || suma === 0n ? resto : (centimos(nuevo) * viejo) / suma;
    resto -= suyo;
    return [n, deCentimos(suyo)];
  });
}

/** A new amount of the process and of its items, and who is competent by it. */
export function alCambiarValor(c: C, datos: DatosDe<'APROBAR_NUEVO_VALOR'>): Cambio {
  const porItem = new Map(
    datos.items?.map((i) => [i.item, i.valorReferencial]) ?? enProporcion(c, datos.valorReferencial),
  );
  const items = Object.entries(c.items).map(([n, item]) => [
    n,
    { ...item, valorReferencial: porItem.get(n) ?? datos.valorReferencial },
  ]);
  return {
    valorReferencial: datos.valorReferencial,
    items: Object.fromEntries(items),
    competencia: {
      elevacion: competenciaDeElevacion(datos.valorReferencial, c.ejercicio),
      apelacion: competenciaDeApelacion(datos.valorReferencial, c.ejercicio),
    },
  };
}

/** A proposal: the envelope of each item, and what ties and bonus will ask. */
export function alPresentar(c: C, datos: DatosDe<'PRESENTAR_PROPUESTA'>): Cambio {
  const ofertas = datos.ofertas.map(({ item, monto, cantidad }) => [
    itemNombrado(c, item) ?? '',
    { monto: guardado(monto), cantidad: cantidad ?? null },
  ]);
  const nueva: Propuesta = {
    ofertas: Object.fromEntries(ofertas),
    mype: datos.mype === true || datos.mypeDiscapacidad === true,
    discapacidad: datos.mypeDiscapacidad === true,
    bonifica: leCorresponde({
      pide: datos.pideBonificacion === true,
      domicilioProvincia: datos.domicilioProvincia ?? null,
      provinciaEjecucion: c.ejecucion,
      provinciasColindantes: c.colindantes,
    }),
    provincia: datos.domicilioProvincia ?? null,
    experiencia: experienciaContada(c, datos),
  };
  return { propuestas: { ...c.propuestas, [datos.postor]: nueva } };
}

/** Whether the bonus can apply in an item, by object, place and amount (RS-71-bonit). */
export function bonificaElItem(c: C, valorReferencial: string): boolean {
  return esBonificable({
    objeto: c.objeto,
    valorReferencial,
    ejercicio: c.ejercicio,
    provinciaEjecucion: c.ejecucion,
  });
}

/** The amounts that the opening brings to light: the referential value, when it was reserved (AP-17-2). */
export function alAbrir(c: C, aperturas: Readonly<Record<string, string>>): Cambio {
  const abierto = (monto: MontoGuardado): MontoGuardado =>
    typeof monto === 'string' ? monto : (aperturas[monto.sobre] ?? monto);
  const items = Object.entries(c.items).map(([n, i]) => [
    n,
    { ...i, valorReferencial: abierto(i.valorReferencial) },
  ]);
  return { valorReferencial: abierto(c.valorReferencial), items: Object.fromEntries(items) };
}

/** Refunds of the right of participation that a cancellation owes (RS-79-5). */
export function alCancelar(c: C): Cambio {
  const debidas = Object.entries(c.participantes).flatMap(([id, p]) =>
    p.pago === null ? [] : [[`derecho:${id}`, p.pago]],
  );
  return { devoluciones: { ...c.devoluciones, ...Object.fromEntries(debidas) } };
}

/** Refunds of the fees of elevation, when the pronouncement is late (RS-58-venc). */
export function alTardarElPronunciamiento(c: C): Cambio {
  const debidas = Object.values(c.elevaciones).flatMap((e) =>
    e.importe === null ? [] : [[`tasa:${e.de}`, e.importe]],
  );
  return { devoluciones: { ...c.devoluciones, ...Object.fromEntries(debidas) } };
}

/** Back to a stage: what followed is forgotten here and stays in the history; no right is given back by a process that goes on (RS-22-orden). */
export function alRetrotraer(c: C, datos: { etapa: Actividad; cronograma?: Cronograma | undefined }): Cambio {
  const cronograma = datos.cronograma === undefined ? [] : cronogramaDesde(c, datos.cronograma);
  return {
    ...olvidarDesde(c, datos.etapa),
    ...(datos.etapa === 'convocatoria' ? {} : { cronograma }),
    versionDeCronograma: c.versionDeCronograma + 1,
    devoluciones: Object.fromEntries(
      Object.entries(c.devoluciones).filter(([de]) => !de.startsWith('derecho:')),
    ),
    retrotraido: datos.etapa,
  };
}

/** A request of elevation, with the fee that would have to be refunded. */
export function alElevar(c: C, datos: DatosDe<'SOLICITAR_ELEVACION'>): Cambio {
  const importe = datos.tasa.exigible ? (datos.tasa.pagado ?? datos.tasa.importe ?? null) : null;
  const nueva = {
    de: datos.participante,
    observacion: datos.observacion,
    fecha: hechos(c).hoy,
    importe: importe !== null && comparar(importe, '0.00') > 0 ? importe : null,
    porFormalizar: datos.remota === true,
  };
  return { elevaciones: { ...c.elevaciones, [datos.id]: nueva } };
}

/** Drops one key of a record. */
export function sin<V>(registro: Readonly<Record<string, V>>, clave: string): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(registro).filter(([k]) => k !== clave));
}

/** The guarantee an appeal must bring is counted on this amount, when it is known. */
export const valorAbierto = (c: C): string | null => montoAbierto(c.valorReferencial);

/** Civil day of a moment. */
export const dia = diaDe;
