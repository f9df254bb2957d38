import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Rol } from '../../machines/base/evento.js';
import { REGISTRO } from '../../machines/registro.js';
import { atender } from '../../src/api/atender.js';
import { tablaDe } from '../../src/api/tabla.js';
import { Identidades } from '../../src/auth/identidades.js';
import { huellaDeFicha } from '../../src/auth/secreto.js';
import { RelojSimulado, relojReal } from '../../src/clock.js';
import { leerConfig } from '../../src/config.js';
import { Deposito } from '../../src/documentos/deposito.js';
import { Door } from '../../src/engine/door.js';
import { moverReloj, tick } from '../../src/engine/tick.js';
import { Pulso } from '../../src/operaciones/pulso.js';
import type { Sistema } from '../../src/sistema.js';
import { leerClave } from '../../src/sobres/clave.js';
import { Custodio } from '../../src/sobres/custodio.js';
import type { Store } from '../../src/store/puerto.js';
import { abrirSqlite, type Conexiones } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { MuerteSimulada, mortal, Vida } from './mortal.js';

const CUSTODIO = new Custodio(leerClave(CLAVE_DE_PRUEBA) as KeyObject);
const { rutas: RUTAS } = tablaDe(REGISTRO, 'simulacion');
const LOG = pino({ level: 'silent' });

/** Entities of the simulation; the user of role `entidad` is of the first. */
export const RUCS = ['20131312955', '20100000009', '20112345672'] as const;

const DE_LA_PRIMERA: readonly Rol[] = ['entidad', 'oec', 'comite', 'titular'];
/** Everybody who may ask something: one user for each role, named as it. */
export const USUARIOS: readonly Rol[] = [
  'mesa_partes',
  'especialista',
  'coordinador',
  'lectura',
  'admin',
  'participante',
  ...DE_LA_PRIMERA,
];

/** A request, as a client would make it. */
export interface Pedido {
  readonly metodo: 'get' | 'post' | 'delete';
  readonly ruta: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly consulta?: object;
  readonly cuerpo?: unknown;
  readonly usuario: string;
  readonly clave?: string | undefined;
  readonly siSecuencia?: number | undefined;
}

/** What the client reads. */
export interface Leido {
  readonly estado: number;
  readonly cuerpo: Record<string, unknown>;
  readonly repetida: boolean;
}

/**
 * The office over a real SQLite file and a clock that the simulation moves, without what the office does by itself: the
 * beats are steps of the simulation too. It can die at any call to the store and be opened again over the same file.
 */
export class Mundo {
  readonly carpeta = mkdtempSync(join(tmpdir(), 'simulacion-'));
  readonly reloj: RelojSimulado;
  vida = new Vida();
  muertes = 0;
  #conexiones!: Conexiones;
  #entero!: Store;
  #sistema!: Sistema;
  readonly #pulso = new Pulso();

  constructor(
    inicio: string,
    readonly correoAMano: boolean,
  ) {
    this.reloj = new RelojSimulado(inicio);
    this.#abrir();
  }

  /** Path of the database. */
  get archivo(): string {
    return join(this.carpeta, 'simulacion.db');
  }

  /** Opens the world with its users. */
  static async crear(inicio: string, correoAMano: boolean): Promise<Mundo> {
    const mundo = new Mundo(inicio, correoAMano);
    await mundo.store.testigoInicial(CUSTODIO.nuevoTestigo());
    for (const rol of USUARIOS) {
      const entidad = DE_LA_PRIMERA.includes(rol) ? RUCS[0] : null;
      const usuario = { id: `u-${rol}`, nombre: rol, correo: null, roles: [rol], entidad };
      await mundo.store.crearUsuario(usuario, huellaDeFicha(rol), inicio);
    }
    return mundo;
  }

  get store(): Store {
    return this.#sistema.store;
  }

  get door(): Door {
    return this.#sistema.door;
  }

  get ahora(): string {
    return this.reloj.ahora();
  }

  #abrir(): void {
    // NORMAL: what is proved here survives the death of the process, not a power cut.
    this.#conexiones = abrirSqlite(this.archivo, 'NORMAL');
    this.vida = new Vida();
    this.#entero = crearStoreSqlite(this.#conexiones, REGISTRO);
    const store = mortal(this.#entero, this.vida);
    const { reloj } = this;
    this.#sistema = {
      store,
      door: new Door(store, REGISTRO, reloj, !this.correoAMano, undefined, 20, CUSTODIO),
      config: leerConfig({
        DATABASE_URL: `sqlite:${this.archivo}`,
        RELOJ: 'simulado',
        CLAVE_SOBRES: CLAVE_DE_PRUEBA,
      }),
      registro: REGISTRO,
      reloj,
      log: LOG,
      avisar: () => undefined,
      version: 'simulacion',
      custodio: CUSTODIO,
      deposito: new Deposito(join(this.carpeta, 'documentos'), async () => false),
      identidades: new Identidades(store, relojReal),
      institucion: null,
      pulso: this.#pulso,
    };
  }

  /** The process that died leaves its file to another one, which starts as the office does. */
  async resucitar(): Promise<void> {
    this.muertes++;
    this.vida.muerta = true;
    const { escritor, lector } = this.#conexiones;
    escritor.close();
    lector.close();
    this.#abrir();
    await this.#despertar();
  }

  /** Stops in order and starts again. */
  async reiniciar(): Promise<void> {
    await this.door.vaciar();
    await this.#entero.cerrar();
    this.#abrir();
    await this.#despertar();
  }

  async #despertar(): Promise<void> {
    await this.store.reintentarApartados();
    await this.store.soltarInconclusos('9999');
  }

  async cerrar(): Promise<void> {
    this.#pulso.parar();
    await this.#entero.cerrar();
  }

  borrar(): void {
    // A process that died may have left a thread that still copies its log.
    rmSync(this.carpeta, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }

  /** Makes a request to the office; what a dead one would have answered is lost. @throws MuerteSimulada */
  async pedir(p: Pedido): Promise<Leido> {
    const { params = {}, consulta = {}, clave, siSecuencia } = p;
    const ruta = RUTAS.findIndex((r) => r.metodo === p.metodo && r.ruta === p.ruta);
    const contestacion = await atender(this.#sistema, RUTAS, {
      ruta,
      metodo: p.metodo.toUpperCase(),
      camino: p.ruta.replace(/\{(\w+)\}/g, (_, nombre: string) => params[nombre] ?? ''),
      params,
      consulta,
      cuerpo: p.cuerpo,
      cabeceras: {
        authorization: `Bearer ${p.usuario}`,
        prefer: 'return=minimal',
        ...(clave === undefined ? {} : { 'idempotency-key': clave }),
        ...(siSecuencia === undefined ? {} : { 'if-match': `"${siSecuencia}"` }),
      },
      ip: '127.0.0.1',
      segura: false,
    });
    if (this.vida.muerta) throw new MuerteSimulada();
    return {
      estado: contestacion.estado,
      cuerpo: contestacion.texto === '' ? {} : JSON.parse(contestacion.texto),
      repetida: contestacion.cabeceras?.['Idempotent-Replayed'] === 'true',
    };
  }

  /** Moves the clock, stopping wherever something is due. */
  async avanzar(ahora: string): Promise<void> {
    await moverReloj(this.door, this.reloj, { ahora });
  }

  /** One beat of the office. */
  async latir(): Promise<void> {
    await tick(this.door);
  }
}
