import { randomBytes } from 'node:crypto';
import type { Custodia, Datos, DefinicionDeMaquina, MontoSellado } from '../../machines/base/maquina.js';
import type { SobreGuardado, Vista } from '../store/puerto.js';
import { cabeSinDatos, contextoVisible } from './explain.js';
import { hechosDe } from './hechos.js';
import { delata, type Monto, sinMontos, soloDonde } from './reserva.js';
import type { Decision, Entorno, Estado, Evento, Rechazo } from './tipos.js';

/** Whoever seals and opens envelopes; the engine knows neither the key nor the cipher. */
export interface Sobres {
  /**
   * Seals amounts of an event of a case.
   * @param testigo the witness the database holds: with another key than its own nothing is sealed
   */
  sellar(
    caso: string,
    secuencia: number,
    montos: readonly (MontoSellado & { readonly monto: string })[],
    testigo: string | null,
  ): readonly SobreGuardado[];
  /** Amounts of the envelopes of some ids. @throws when one is missing, was altered or does not open */
  abrir(ids: readonly string[], sobres: readonly SobreGuardado[]): Readonly<Record<string, string>>;
}

/** What an act is decided on: its case, the database as seen within the transaction, and whether it is only a rehearsal. */
export interface EnCustodia {
  readonly caso: string;
  readonly estado: Estado;
  readonly vista: Pick<Vista, 'sobres' | 'testigo' | 'historia'>;
  readonly entorno: Entorno;
  readonly simular: boolean;
}

/** A decision, the event as it goes on record, and the envelopes to store with it. */
export interface Custodiado {
  readonly evento: Evento;
  readonly sobres: readonly SobreGuardado[];
  readonly decision: Decision;
}

// The door's own words in the data of an act: nobody else may write them.
const DEL_SISTEMA = ['aperturas', 'semilla'] as const;

function montosDe(custodia: Custodia, { tipo, datos }: Evento): readonly MontoSellado[] {
  try {
    return custodia.sellar(tipo, datos);
  } catch (error) {
    throw soloDonde(error);
  }
}

/** Puts envelopes where the amounts were. `claros` hears of each amount. */
function sellar(
  custodia: Custodia,
  sobres: Sobres,
  evento: Evento,
  donde: EnCustodia,
  claros: Monto[],
): { datos: Datos; sobres: readonly SobreGuardado[] } {
  const montos = montosDe(custodia, evento);
  if (montos.length === 0) return { datos: evento.datos, sobres: [] };
  const datos = structuredClone(evento.datos);
  const porSellar = montos.map((m) => {
    const lugar = m.ruta.slice(0, -1).reduce<unknown>((en, paso) => (en as Datos)[paso], datos) as Datos;
    const ultimo = m.ruta.at(-1) as string;
    const monto = lugar[ultimo];
    if (typeof monto !== 'string') throw new Error(`No hay un monto que sellar en ${m.ruta.join('.')}.`);
    claros.push(monto);
    return { ...m, monto, lugar, ultimo };
  });
  const sellados = sobres.sellar(donde.caso, donde.estado.secuencia + 1, porSellar, donde.vista.testigo());
  for (const [i, { id, compromiso }] of sellados.entries()) {
    const { lugar, ultimo } = porSellar[i] as (typeof porSellar)[number];
    lugar[ultimo] = { sobre: id, compromiso };
  }
  return { datos, sobres: sellados };
}

const PROMESA = /"sobre":"([0-9a-f-]{36})","compromiso":"([0-9a-f]{64})"/g;

/** The amounts of envelopes, checked against the commitments in the history: those are chained, the rows are not. */
function abrir(ids: readonly string[], sobres: Sobres, vista: EnCustodia['vista']): Record<string, string> {
  const filas = vista.sobres(ids);
  const secuencias = new Set(filas.map((f) => f.secuencia));
  const promesas = new Map<string, string>();
  for (const { secuencia, datos } of vista.historia())
    if (secuencias.has(secuencia))
      for (const [, id, compromiso] of datos.matchAll(PROMESA))
        promesas.set(id as string, compromiso as string);
  const prometidos = filas.map((f) => ({ ...f, compromiso: promesas.get(f.id) ?? '' }));
  return { ...sobres.abrir(ids, prometidos) };
}

function negar(def: DefinicionDeMaquina, tipo: string, porque: (titulo: string) => string): Rechazo {
  const definicion = def.eventos[tipo];
  return {
    ok: false,
    codigo: 'EVENTO_NO_PERMITIDO',
    regla: definicion?.regla ?? 'AMB-D1',
    detalle: porque(definicion?.titulo ?? tipo),
  };
}

function datoDelSistema(def: DefinicionDeMaquina, { tipo, datos }: Evento): Rechazo | null {
  const dato = DEL_SISTEMA.find((d) => Object.hasOwn(datos, d));
  if (dato === undefined) return null;
  const mensaje = 'Este dato lo pone el sistema al registrar el acto.';
  return {
    ...negar(def, tipo, () => mensaje),
    codigo: 'DATOS_INVALIDOS',
    errores: [{ ruta: `datos.${dato}`, mensaje }],
  };
}

/**
 * Decides an act whose amounts nobody may read yet, or that opens or draws (D17): seals before the decision, opens only
 * when the act fits whatever its data say, and takes the seed of a draw. Nothing that leaves here names a sealed amount.
 */
export function conCustodia(
  def: DefinicionDeMaquina,
  custodia: Custodia,
  sobres: Sobres | null,
  evento: Evento,
  donde: EnCustodia,
  decidir: (evento: Evento) => Decision,
): Custodiado {
  if (!Object.hasOwn(def.eventos, evento.tipo)) return { evento, sobres: [], decision: decidir(evento) };
  if (sobres === null) throw new Error('Este proceso no tiene la custodia de los sobres.');
  const claros: Monto[] = [];
  try {
    return decidirEnCustodia(def, custodia, sobres, evento, donde, decidir, claros);
  } catch (error) {
    throw sinMontos(error, claros);
  }
}

function decidirEnCustodia(
  def: DefinicionDeMaquina,
  custodia: Custodia,
  sobres: Sobres,
  evento: Evento,
  donde: EnCustodia,
  decidir: (evento: Evento) => Decision,
  claros: Monto[],
): Custodiado {
  const { tipo } = evento;
  const { estado, vista, entorno, simular } = donde;
  const negado = (decision: Rechazo): Custodiado => ({ evento, sobres: [], decision });
  const ajeno = datoDelSistema(def, evento);
  if (ajeno) return negado(ajeno);
  const hechos = hechosDe(estado, evento.ocurrido, entorno);
  const sellado = sellar(custodia, sobres, evento, donde, claros);
  let { datos } = sellado;
  const context = contextoVisible(estado.snapshot, hechos);
  const porAbrir = tipo === def.nacimiento ? [] : custodia.abrir(tipo, datos, context);
  const sortea = custodia.sortea(tipo, datos);
  if (simular && porAbrir.length > 0)
    return negado({
      ...negar(
        def,
        tipo,
        (t) => `«${t}» abre sobres y no se puede simular: mostraría los montos antes del acto.`,
      ),
      sinEnsayo: true,
    });
  if (simular && sortea)
    return negado({
      ...negar(
        def,
        tipo,
        (t) => `«${t}» es un sorteo y no se puede simular: mostraría la suerte antes del acto.`,
      ),
      sinEnsayo: true,
    });
  let aperturas: Record<string, string> = {};
  if (porAbrir.length > 0) {
    if (!cabeSinDatos(def, estado.snapshot, evento, hechos))
      return negado(negativa(decidir({ ...evento, datos: { ...datos, aperturas: {} } })));
    aperturas = abrir(porAbrir, sobres, vista);
    claros.push(...Object.values(aperturas));
    datos = { ...datos, aperturas };
  }
  if (sortea) datos = { ...datos, semilla: randomBytes(32).toString('hex') };
  const custodiado = { ...evento, datos };
  const decision = decidir(custodiado);
  if (decision.ok) return { evento: custodiado, sobres: sellado.sobres, decision };
  const delatada = delata(JSON.stringify(decision), Object.values(aperturas));
  return negado(delatada ? sinDetalle(decision) : decision);
}

function negativa(decision: Decision): Rechazo {
  if (decision.ok) throw new Error('Se admitió una apertura que la situación del expediente no permite.');
  return decision;
}

// A refusal is told before anything is on record: it must not be the way to learn what is inside.
function sinDetalle({ codigo, regla }: Rechazo): Rechazo {
  return {
    ok: false,
    codigo: codigo === 'DATOS_INVALIDOS' ? 'CONDICION_NO_CUMPLIDA' : codigo,
    regla,
    detalle: 'El acto no procede; el motivo menciona montos que aún están en sobre cerrado.',
  };
}

/** Whether an act seals, opens or draws: such an act is done in its own time, and never by another way in. */
export function esDeCustodia(
  def: DefinicionDeMaquina,
  tipo: string,
  datos: Datos,
  context: unknown,
): boolean {
  const { custodia } = def;
  if (!custodia) return false;
  return (
    custodia.sellar(tipo, datos).length > 0 ||
    custodia.sortea(tipo, datos) ||
    custodia.abrir(tipo, datos, context).length > 0
  );
}
