import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTRO, type Registro } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { type Clock, RelojSimulado } from '../../src/clock.js';
import { Door, type Opciones, type Respuesta } from '../../src/engine/door.js';
import { moverReloj } from '../../src/engine/tick.js';
import { definicionDeActo, leerActo } from '../../src/engine/validar.js';
import { leerClave } from '../../src/sobres/clave.js';
import { Custodio } from '../../src/sobres/custodio.js';
import { abrirStore } from '../../src/store/abrir.js';
import type { Caso, Store } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { CLAVE_DE_PRUEBA } from './clave.js';
import { baseDe, EN_POSTGRES } from './en-postgres.js';

/** Whoever holds the key of the envelopes in these tests. */
export const CUSTODIO = new Custodio(leerClave(CLAVE_DE_PRUEBA) as KeyObject);

/** The door of a system of these tests, with the key of its envelopes. */
export function puerta(s: Pick<SistemaDePrueba, 'store' | 'registro' | 'envioSimulado'>, reloj: Clock): Door {
  return new Door(s.store, s.registro, reloj, s.envioSimulado, undefined, undefined, CUSTODIO);
}

/** A complete solicitud with obviously generic data; change what the test is about. */
export function solicitudCompleta(cambios: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    canal: 'digital',
    entidad: { nombre: 'Entidad de Prueba', ruc: '20131312955' },
    objeto: 'Adquisición de bienes de prueba',
    responsableDec: { nombre: 'Responsable de la DEC', correo: 'dec@entidad.gob.pe' },
    titular: { nombre: 'Titular de la Entidad', cargo: 'Titular' },
    contacto: {
      nombre: 'Punto de Contacto',
      cargo: 'Especialista',
      correo: 'contacto@entidad.gob.pe',
      telefono: '01 000 0000',
    },
    sustentoEstrategico: 'Es estratégica y prioritaria.',
    fase: 'actuaciones_preparatorias',
    materias: ['consultas'],
    ...cambios,
  };
}

/** A system over a store and a simulated clock: its door, and the acts of a solicitud through it. */
export class SistemaSobre {
  reloj: RelojSimulado;
  store!: Store;
  door!: Door;

  constructor(
    inicio: string,
    readonly registro: Registro = REGISTRO,
    readonly envioSimulado = true,
  ) {
    this.reloj = new RelojSimulado(inicio);
  }

  /** Takes a store, from now on, with the clock where it was. */
  tomar(store: Store): void {
    this.reloj = new RelojSimulado(this.reloj.ahora());
    this.store = store;
    this.door = puerta(this, this.reloj);
  }

  /** Moves the clock to an instant, firing what falls due on the way. */
  avanzar(ahora: string): Promise<{ ahora: string; disparados: number }> {
    return moverReloj(this.door, this.reloj, { ahora });
  }

  async presentar(cambios: Record<string, unknown> = {}): Promise<Caso> {
    const definicion = SOLICITUD.eventos['PRESENTAR'];
    if (!definicion) throw new Error('Falta PRESENTAR.');
    const respuesta = await this.door.presentar(
      SOLICITUD,
      leerActo(SOLICITUD, 'PRESENTAR', definicion, solicitudCompleta(cambios)),
      'mesa',
    );
    return hecho(respuesta);
  }

  /** Sends an act; data are read with its schema first, as the API does. @throws DatosInvalidos */
  async enviar(caso: string, tipo: string, datos: unknown, opciones: Opciones = {}): Promise<Respuesta> {
    const definicion = definicionDeActo(SOLICITUD, tipo);
    if (!definicion) throw new Error(`No existe el acto ${tipo}.`);
    return this.door.actuar(
      { caso, tipo, datos: leerActo(SOLICITUD, tipo, definicion, datos), actor: 'especialista' },
      opciones,
    );
  }

  /** Sends an act that must be accepted, and answers with the case after it. */
  async actuar(caso: string, tipo: string, datos: unknown): Promise<Caso> {
    return hecho(await this.enviar(caso, tipo, datos));
  }

  /** The case as the database holds it. */
  async leer(caso: string): Promise<Caso> {
    const leido = await this.store.caso(caso);
    if (!leido) throw new Error(`No existe el expediente ${caso}.`);
    return leido;
  }
}

/** The same over a real file; `reiniciar` closes everything and opens the file again. */
export class SistemaDePrueba extends SistemaSobre {
  readonly carpeta = mkdtempSync(join(tmpdir(), 'expediente-'));
  readonly archivo = join(this.carpeta, 'prueba.db');

  static async abrir(inicio: string, registro?: Registro, envioSimulado?: boolean): Promise<SistemaDePrueba> {
    const sistema = new SistemaDePrueba(inicio, registro, envioSimulado);
    await sistema.reabrir();
    return sistema;
  }

  async reiniciar(): Promise<void> {
    await this.store.cerrar();
    await this.reabrir();
  }

  /** Opens the file again, as the process after one that died. */
  async reabrir(): Promise<void> {
    // NORMAL: these tests prove what is decided and stored, not what a power cut spares.
    const store = EN_POSTGRES
      ? await abrirStore(await baseDe(`sqlite:${this.archivo}`), this.registro)
      : crearStoreSqlite(abrirSqlite(this.archivo, 'NORMAL'), this.registro);
    await store.testigoInicial(CUSTODIO.nuevoTestigo());
    this.tomar(store);
  }

  async cerrar(): Promise<void> {
    await this.store.cerrar();
    rmSync(this.carpeta, { recursive: true, force: true });
  }
}

/** The case of an answer that must be `hecho`. */
export function hecho(respuesta: Respuesta): Caso {
  if (respuesta.tipo !== 'hecho')
    throw new Error(JSON.stringify(respuesta.tipo === 'rechazada' ? respuesta.rechazo : respuesta));
  return respuesta.caso;
}
