import type { Hechos, VistaDeItem } from '../../../machines/base/hechos.js';
import type { Custodia, Datos, DefinicionDeMaquina } from '../../../machines/base/maquina.js';
import { finDelPlazo } from '../../../machines/calendario/index.js';
import { plazoDe } from '../../../machines/reglas/index.js';
import type { ContextoDeItem } from '../../../machines/seleccion/item/contexto.js';
import type { ContextoDeProceso } from '../../../machines/seleccion/proceso/contexto.js';
import { decidir, estadoInicial } from '../../../src/engine/decide.js';
import { contextoVisible } from '../../../src/engine/explain.js';
import { hechosDe } from '../../../src/engine/hechos.js';
import { darPaso, hechosDelItem, hechosDelProceso, vistasDe } from '../../../src/engine/partes.js';
import {
  type Compuesta,
  congelar,
  conHechos,
  descongelar,
  type Microstep,
} from '../../../src/engine/paso.js';
import type { Decision, Entorno, Estado, Evento, EventoGuardado } from '../../../src/engine/tipos.js';
import { definicionDeActo, leerActo } from '../../../src/engine/validar.js';
import { ENTORNO } from '../explorar.js';
import type { Azar } from './azar.js';
import { conInhabil } from './entorno.js';
import type { Variante } from './variantes.js';

/** One item as a move reads it: its state, and its context with the facts of the moment. */
export interface ItemAhora {
  readonly estado: string;
  readonly c: ContextoDeItem;
}

/** Everything a move is made from: the case as it stands now. */
export interface Situacion {
  readonly c: ContextoDeProceso;
  readonly items: Readonly<Record<string, ItemAhora>>;
  readonly hechos: Hechos;
  readonly ahora: string;
  readonly hoy: string;
  readonly azar: Azar;
  readonly variante: Variante;
  /** Amounts of the file in the clear, by item. */
  readonly valores: Readonly<Record<string, string>>;
}

/** An event tried on a case, before it is decided on record. */
export interface Intento {
  readonly evento: Evento;
  readonly hechos: Hechos;
  /** Null when nothing takes it. */
  readonly microsteps: readonly Microstep[] | null;
}

/** A process in memory, with the custody of its envelopes in a table. */
export class Caso {
  estado: Estado;
  ahora: string;
  entorno: Entorno = ENTORNO;
  readonly historia: EventoGuardado[] = [];
  readonly #sobres = new Map<string, string>();
  readonly #custodia: Custodia;

  constructor(
    readonly def: DefinicionDeMaquina,
    readonly variante: Variante,
    readonly azar: Azar,
    inicio: string,
  ) {
    if (!def.custodia) throw new Error('Un proceso tiene custodia.');
    this.#custodia = def.custodia;
    this.estado = estadoInicial(def);
    this.ahora = inicio;
  }

  /** The same case, to go on another way. */
  copia(azar: Azar): Caso {
    const otro = new Caso(this.def, this.variante, azar, this.ahora);
    otro.estado = this.estado;
    otro.entorno = this.entorno;
    otro.historia.push(...this.historia);
    for (const [id, monto] of this.#sobres) otro.#sobres.set(id, monto);
    return otro;
  }

  get compuesta(): Compuesta {
    return this.estado.snapshot as unknown as Compuesta;
  }

  get vivo(): boolean {
    return this.estado.snapshot.status === 'active';
  }

  situacion(): Situacion {
    const hechos = hechosDe(this.estado, this.ahora, this.entorno);
    const { proceso, items } = this.compuesta;
    const delProceso = hechosDelProceso({ items }, hechos);
    const delItem = hechosDelItem(proceso, delProceso, hechos);
    const { items: deExpediente, valorReferencial } = this.variante.expediente;
    return {
      c: conHechos(proceso, delProceso).context as ContextoDeProceso,
      items: Object.fromEntries(
        Object.entries(items).map(([n, s]) => [
          n,
          {
            estado: (vistasDe({ [n]: s })[n] as VistaDeItem).estado,
            c: conHechos(s, delItem).context as ContextoDeItem,
          },
        ]),
      ),
      hechos,
      ahora: this.ahora,
      hoy: hechos.hoy,
      azar: this.azar,
      variante: this.variante,
      valores: Object.fromEntries(
        deExpediente?.map((i) => [String(i.numero), i.valorReferencial]) ?? [['1', valorReferencial]],
      ),
    };
  }

  /** The first thing due, and when; null when nothing runs. */
  proximo(): { instante: string; tipo: string; datos: Datos } | null {
    const [primero] = this.estado.plazos
      .filter((p) => p.estado === 'corriendo')
      .sort((a, b) => (a.vence < b.vence ? -1 : a.vence > b.vence ? 1 : a.n - b.n));
    if (primero === undefined) return null;
    const { n, regla, item, vence } = primero;
    const instante = finDelPlazo(vence);
    return { instante, tipo: plazoDe(regla).evento, datos: { plazo: n, regla, item, vencio: vence } };
  }

  /** Birth, with the procedure the amounts of the file call for. */
  nacer(): Intento {
    const { def } = this;
    const escrito = this.#leer(def.nacimiento, this.variante.expediente);
    const eleccion = def.elegir?.(escrito);
    if (eleccion?.ok !== true || eleccion.maquina !== def.id)
      throw new Error(`El expediente no es de ${def.id}: ${JSON.stringify(eleccion)}.`);
    return this.#intentar(def.nacimiento, this.#sellar(def.nacimiento, eleccion.datos), this.ahora);
  }

  /** An act as the door would hand it over: read, sealed, opened and drawn. */
  actuar(tipo: string, escrito: unknown): Intento {
    const leido = this.#leer(tipo, escrito);
    let datos = this.#sellar(tipo, leido);
    const context = contextoVisible(this.estado.snapshot, hechosDe(this.estado, this.ahora, this.entorno));
    const ids = this.#custodia.abrir(tipo, datos, context);
    if (ids.length > 0)
      datos = { ...datos, aperturas: Object.fromEntries(ids.map((id) => [id, this.#sobres.get(id)])) };
    if (this.#custodia.sortea(tipo, datos)) datos = { ...datos, semilla: this.azar.hex() };
    return this.#intentar(tipo, datos, this.ahora);
  }

  /** The expiry of a term, at its own instant. */
  vencer({ instante, tipo, datos }: { instante: string; tipo: string; datos: Datos }): Intento {
    return this.#intentar(tipo, datos, instante > this.ahora ? instante : this.ahora);
  }

  /** A day nobody expected is declared non-working: from now on terms count without it (D4). */
  declararInhabil(fecha: string): Intento {
    this.entorno = conInhabil(this.entorno, fecha);
    const datos = { motivo: `El ${fecha} se declaró no laborable.` };
    return {
      evento: { tipo: 'CALENDARIO_CAMBIADO', datos, actor: 'sistema', ocurrido: this.ahora },
      hechos: hechosDe(this.estado, this.ahora, this.entorno),
      microsteps: [],
    };
  }

  decidir({ evento }: Intento): Decision {
    return decidir(this.def, this.estado, evento, this.entorno);
  }

  /** Puts an accepted event on record and goes on from what the store would give back. Returns the text that was stored. */
  seguir({ evento }: Intento, estado: Estado): string {
    this.historia.push({
      secuencia: estado.secuencia,
      tipo: evento.tipo,
      datos: JSON.stringify(evento.datos),
      actor: evento.actor,
      ocurrido: evento.ocurrido,
      calendario: this.entorno.versionCalendario,
      catalogo: this.entorno.catalogo.version,
    } as EventoGuardado);
    const texto = congelar(estado.snapshot);
    this.estado = { ...estado, snapshot: descongelar(this.def.maquina, texto, this.def.partes?.maquina) };
    this.ahora = evento.ocurrido;
    return texto;
  }

  #leer(tipo: string, escrito: unknown): Datos {
    const definicion = definicionDeActo(this.def, tipo);
    return definicion ? leerActo(this.def, tipo, definicion, escrito) : (escrito as Datos);
  }

  #sellar(tipo: string, datos: Datos): Datos {
    const montos = this.#custodia.sellar(tipo, datos);
    if (montos.length === 0) return datos;
    const sellados = structuredClone(datos);
    for (const { ruta } of montos) {
      const lugar = ruta.slice(0, -1).reduce<unknown>((en, paso) => (en as Datos)[paso], sellados) as Datos;
      const ultimo = String(ruta.at(-1));
      const id = `00000000-0000-4000-8000-${String(this.#sobres.size + 1).padStart(12, '0')}`;
      this.#sobres.set(id, String(lugar[ultimo]));
      lugar[ultimo] = { sobre: id, compromiso: this.azar.hex() };
    }
    return sellados;
  }

  #intentar(tipo: string, datos: Datos, ocurrido: string): Intento {
    const expira = tipo.startsWith('VENCIO_')
      ? (this.estado.plazos[Number(datos['plazo']) - 1] ?? null)
      : null;
    const hechos = hechosDe(this.estado, ocurrido, this.entorno, expira);
    const paso = this.vivo ? darPaso(this.def, this.estado.snapshot, { type: tipo, datos }, hechos) : null;
    return {
      evento: { tipo, datos, actor: 'prueba', ocurrido },
      hechos,
      microsteps: paso?.microsteps ?? null,
    };
  }
}
