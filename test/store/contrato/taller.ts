import type { DefinicionDeMaquina, Registro } from '../../../machines/registro.js';
import { REGISTRO } from '../../../machines/registro.js';
import type { Door, Respuesta } from '../../../src/engine/door.js';
import { leerActo } from '../../../src/engine/validar.js';
import type { Caso, Escritura, Store, Trabajo } from '../../../src/store/puerto.js';
import type { Almacen, ClaseDeAlmacen } from '../../apoyo/bases.js';
import { INICIO } from '../../apoyo/cliente.js';
import { CUSTODIO, hecho, puerta, SistemaSobre } from '../../apoyo/sistema.js';

const llamados = new Map<string, Set<string>>();

/** Methods of the store called so far on a kind of database. */
export function llamadosDe(clase: string): ReadonlySet<string> {
  return llamados.get(clase) ?? new Set();
}

/** A store that is another one but for some methods. */
export function conOtros(store: Store, otros: Partial<Store>): Store {
  return new Proxy(store, {
    get: (suyo, nombre) => Reflect.get(nombre in otros ? otros : suyo, nombre),
  });
}

function anotado(store: Store, clase: string): Store {
  const suyos = llamados.get(clase) ?? new Set<string>();
  llamados.set(clase, suyos);
  return new Proxy(store, {
    get: (suyo, nombre) => {
      suyos.add(String(nombre));
      return Reflect.get(suyo, nombre);
    },
  });
}

export interface AjustesDeTaller {
  readonly inicio?: string;
  /** False: mail waits in the outbox for somebody to send it. */
  readonly envioSimulado?: boolean;
  readonly registro?: Registro;
}

/** A system over a database of one kind, for a part of the contract. */
export class Taller extends SistemaSobre {
  private constructor(
    readonly clase: ClaseDeAlmacen,
    private readonly almacen: Almacen,
    { inicio = INICIO, envioSimulado = true, registro = REGISTRO }: AjustesDeTaller,
  ) {
    super(inicio, registro, envioSimulado);
  }

  static async abrir(clase: ClaseDeAlmacen, ajustes: AjustesDeTaller = {}): Promise<Taller> {
    const taller = new Taller(clase, await clase.abrir(ajustes.registro), ajustes);
    await taller.#tomarSuyo();
    return taller;
  }

  async #tomarSuyo(): Promise<void> {
    this.almacen.store = anotado(this.almacen.store, this.clase.nombre);
    this.tomar(this.almacen.store);
    await this.store.testigoInicial(CUSTODIO.nuevoTestigo());
  }

  /** Closes the database and opens it again, where it lasts; what is remembered of it is then read from it. */
  async releer(): Promise<void> {
    if (!this.clase.perdura) return;
    await this.almacen.reabrir();
    await this.#tomarSuyo();
  }

  get url(): string {
    return this.almacen.url;
  }

  enCrudo(sql: string): Promise<void> {
    return this.almacen.enCrudo(sql);
  }

  cerrar(): Promise<void> {
    return this.almacen.cerrar();
  }

  /** Gives birth to a case of a collection. */
  async nacer(coleccion: string, datos: Record<string, unknown>, actor = 'mesa'): Promise<Caso> {
    const una = this.registro.deColeccion(coleccion) as DefinicionDeMaquina;
    const acto = una.eventos[una.nacimiento];
    const leidos = acto ? leerActo(una, una.nacimiento, acto, datos) : datos;
    const elegida = this.registro.elegir(coleccion, leidos);
    if (!elegida.ok) throw new Error(elegida.detalle);
    return hecho(await this.door.presentar(elegida.def, elegida.datos, actor));
  }

  /** Does an act that must be accepted. */
  async obrar(
    id: string,
    tipo: string,
    datos: Record<string, unknown> = {},
    actor = 'comite',
  ): Promise<Caso> {
    const { maquina } = await this.leer(id);
    const def = this.registro.porClave(maquina);
    const acto = def.eventos[tipo];
    const leidos = acto ? leerActo(def, tipo, acto, datos) : datos;
    return hecho(await this.door.actuar({ caso: id, tipo, datos: leidos, actor }));
  }

  /** The unit of work the door would have the store do, without doing it: to put it in a batch by hand. */
  async trabajoDe(pedir: (door: Door) => Promise<Respuesta>): Promise<Trabajo<Respuesta>> {
    let suyo: Trabajo<Respuesta> | null = null;
    const escribir: Store['escribir'] = async (trabajos) => {
      suyo = trabajos[0] as unknown as Trabajo<Respuesta>;
      return trabajos.map(() => ({ ok: false, error: new Error('Solo se miraba.') }));
    };
    const door = puerta({ ...this.como(), store: conOtros(this.store, { escribir }) }, this.reloj);
    await pedir(door).catch(() => undefined);
    if (suyo === null) throw new Error('La puerta no pidió nada a la base.');
    return suyo;
  }

  private como() {
    return { registro: this.registro, envioSimulado: this.envioSimulado };
  }

  /** What a unit of work would write now. */
  async escrituraDe(trabajo: Trabajo<Respuesta>): Promise<Escritura> {
    let suya: Escritura | null = null;
    const decidir: Trabajo<null>['decidir'] = (vista) => {
      suya = trabajo.decidir(vista).escritura;
      return { respuesta: null, escritura: null };
    };
    const [r] = await this.store.escribir<null>([{ caso: trabajo.caso, reclamo: null, decidir }]);
    if (!r?.ok || suya === null) throw new Error('El trabajo no escribiría nada.');
    return suya;
  }
}

/** A unit of work that writes what it is given, whatever it sees. */
export function tercoCon(escritura: Escritura, caso: string | null = null): Trabajo<Respuesta> {
  return {
    caso,
    reclamo: null,
    decidir: () => ({ respuesta: { tipo: 'no_existe' } as Respuesta, escritura }),
  };
}
