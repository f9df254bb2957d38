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
import type { Caso, Store } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { TESTIGO } from '../../src/store/sqlite/lector.js';
import { CLAVE_DE_PRUEBA } from './clave.js';

const CUSTODIO = new Custodio(leerClave(CLAVE_DE_PRUEBA) as KeyObject);

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

/** The system over a real SQLite file and a simulated clock; `reiniciar` closes everything and opens the file again. */
export class SistemaDePrueba {
  readonly carpeta = mkdtempSync(join(tmpdir(), 'expediente-'));
  reloj: RelojSimulado;
  store!: Store;
  door!: Door;

  constructor(
    inicio: string,
    readonly registro: Registro = REGISTRO,
    readonly envioSimulado = true,
  ) {
    this.reloj = new RelojSimulado(inicio);
    this.abrir();
  }

  private abrir(): void {
    // NORMAL: these tests prove what is decided and stored, not what a power cut spares.
    const conexiones = abrirSqlite(join(this.carpeta, 'prueba.db'), 'NORMAL');
    conexiones.escritor
      .prepare('INSERT OR IGNORE INTO ajuste (nombre, valor) VALUES (?, ?)')
      .run(TESTIGO, CUSTODIO.nuevoTestigo());
    this.store = crearStoreSqlite(conexiones, this.registro);
    this.door = puerta(this, this.reloj);
  }

  async reiniciar(): Promise<void> {
    await this.store.cerrar();
    this.reabrir();
  }

  /** Opens the file again, as the process after one that died. */
  reabrir(): void {
    this.reloj = new RelojSimulado(this.reloj.ahora());
    this.abrir();
  }

  async cerrar(): Promise<void> {
    await this.store.cerrar();
    rmSync(this.carpeta, { recursive: true, force: true });
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

/** The case of an answer that must be `hecho`. */
export function hecho(respuesta: Respuesta): Caso {
  if (respuesta.tipo !== 'hecho')
    throw new Error(JSON.stringify(respuesta.tipo === 'rechazada' ? respuesta.rechazo : respuesta));
  return respuesta.caso;
}
