import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import pino from 'pino';
import { leerConfig } from '../../src/config.js';
import { abrirOficina, type OficinaAbierta } from '../../src/oficina.js';
import { RAIZ } from '../../src/raiz.js';
import { abrirServicio, type Servicio } from '../../src/servidor.js';
import { solicitudCompleta } from './sistema.js';

/** An answer's body, asserted field by field. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers as a client would, without our types
export type Json = any;

/** An HTTP answer, read whole. */
export interface Respuesta {
  readonly estado: number;
  readonly cabeceras: Headers;
  readonly texto: string;
  /** The body as JSON, or null when it is not JSON. */
  readonly cuerpo: Json;
}

/** What a request may carry besides its method and path. */
export interface Peticion {
  /** Bearer token; null sends none. Default: the administrator's. */
  readonly ficha?: string | null;
  readonly cuerpo?: unknown;
  /** Body sent as it is, instead of `cuerpo` as JSON. */
  readonly crudo?: string | Uint8Array;
  readonly cabeceras?: Record<string, string>;
}

export const FICHA_ADMIN = 'ficha-de-administracion-para-pruebas';
/** Monday 1 February 2027, 10:00 in Lima: no holiday until 25 March. */
export const INICIO = '2027-02-01T15:00:00.000Z';
/** RUCs of two generic entities. */
export const RUC_A = '20131312955';
export const RUC_B = '20500000008';

function leerJson(texto: string): Json {
  try {
    return JSON.parse(texto);
  } catch {
    return null;
  }
}

/** Speaks HTTP to a server, in this process or in another. */
export class Cliente {
  constructor(
    readonly url: string,
    readonly admin = FICHA_ADMIN,
  ) {}

  async pedir(metodo: string, camino: string, p: Peticion = {}): Promise<Respuesta> {
    const ficha = p.ficha === undefined ? this.admin : p.ficha;
    const cuerpo = p.crudo ?? (p.cuerpo === undefined ? undefined : JSON.stringify(p.cuerpo));
    const respuesta = await fetch(this.url + camino, {
      method: metodo,
      headers: {
        ...(ficha === null ? {} : { authorization: `Bearer ${ficha}` }),
        ...(cuerpo === undefined ? {} : { 'content-type': 'application/json' }),
        ...p.cabeceras,
      },
      ...(cuerpo === undefined ? {} : { body: cuerpo as string }),
    });
    const texto = await respuesta.text();
    return { estado: respuesta.status, cabeceras: respuesta.headers, texto, cuerpo: leerJson(texto) };
  }

  get(camino: string, p: Peticion = {}): Promise<Respuesta> {
    return this.pedir('GET', camino, p);
  }

  post(camino: string, cuerpo: unknown, p: Peticion = {}): Promise<Respuesta> {
    return this.pedir('POST', camino, { ...p, cuerpo });
  }

  /** An answer that must have this status, and is read whole. @throws Error with the answer otherwise. */
  async bien(estado: number, pedida: Promise<Respuesta>): Promise<Json> {
    const r = await pedida;
    if (r.estado !== estado)
      throw new Error(`Se esperaba ${estado} y respondió ${r.estado}: ${r.texto.slice(0, 2000)}`);
    return r.cuerpo;
  }

  /** A new user of some roles: its token. */
  async ficha(roles: readonly string[], entidad?: string): Promise<string> {
    return (await this.usuario(roles, entidad)).token;
  }

  async usuario(roles: readonly string[], entidad?: string): Promise<{ id: string; token: string }> {
    const cuerpo = { nombre: `Prueba ${roles.join(' ')}`, roles, ...(entidad ? { entidad } : {}) };
    return this.bien(201, this.post('/api/usuarios', cuerpo));
  }

  /** Presents a complete solicitud and answers with the case. */
  presentar(cambios: Record<string, unknown> = {}, p: Peticion = {}): Promise<Json> {
    return this.bien(201, this.post('/api/solicitudes', solicitudCompleta(cambios), p));
  }

  enviar(id: string, tipo: string, datos: unknown, p: Peticion = {}): Promise<Respuesta> {
    return this.post(`/api/solicitudes/${id}/eventos`, { tipo, datos }, p);
  }

  /** An act that must be accepted: `{caso, evento, efectos}`. */
  acto(id: string, tipo: string, datos: unknown, p: Peticion = {}): Promise<Json> {
    return this.bien(200, this.enviar(id, tipo, datos, p));
  }

  async reloj(ahora: string): Promise<Json> {
    return this.bien(200, this.post('/api/reloj', { ahora }));
  }

  async caso(id: string): Promise<Json> {
    return this.bien(200, this.get(`/api/solicitudes/${id}`));
  }

  async elementos(camino: string): Promise<Json[]> {
    return (await this.bien(200, this.get(camino))).elementos;
  }

  historial(id: string): Promise<Json[]> {
    return this.elementos(`/api/solicitudes/${id}/historial`);
  }

  verificacion(id: string): Promise<Json> {
    return this.bien(200, this.get(`/api/solicitudes/${id}/verificacion`));
  }
}

/** Data of the acts that lead a case to its documentary review. */
export const DATOS = {
  programar: (fecha: string) => ({ fecha, modalidad: 'virtual', lugar: 'Sala virtual' }),
  reunion: (fecha: string, cambios: Record<string, unknown> = {}) => ({
    fecha,
    consultas: 'no_hubo',
    acompanamiento: 'no_solicitado',
    revisionDocumental: true,
    acuerdos: 'Se revisarán las bases.',
    ...cambios,
  }),
  requerir: (plazoDias: number) => ({ detalle: 'Remita el proyecto de bases.', plazoDias }),
};

/** A case under documentary review: its meeting was set and held today, at the hour it is. */
export async function casoEnAnalisis(c: Cliente, cambios: Record<string, unknown> = {}): Promise<string> {
  const { id } = await c.presentar(cambios);
  const { ahora } = await c.bien(200, c.get('/api/reloj'));
  await c.acto(id, 'PROGRAMAR_REUNION', DATOS.programar(ahora));
  await c.acto(id, 'REGISTRAR_REUNION', DATOS.reunion(ahora));
  return id;
}

/** A case that waits for the entity's documents until business day `plazoDias`. */
export async function casoEnEspera(c: Cliente, plazoDias = 3): Promise<string> {
  const id = await casoEnAnalisis(c);
  await c.acto(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(plazoDias));
  return id;
}

/** A folder for one test's database, and how to be rid of it. */
export function carpetaTemporal(): { carpeta: string; archivo: string; borrar(): void } {
  const carpeta = mkdtempSync(join(tmpdir(), 'expediente-http-'));
  return {
    carpeta,
    archivo: join(carpeta, 'prueba.db'),
    borrar: () => rmSync(carpeta, { recursive: true, force: true }),
  };
}

/** The system in this process, over a real file, a simulated clock and an ephemeral port. */
export class Servidor extends Cliente {
  private constructor(
    url: string,
    readonly sistema: OficinaAbierta,
    private readonly servicio: Servicio,
    readonly archivo: string,
    private readonly borrar: () => void,
  ) {
    super(url);
  }

  /** @param entorno settings over the defaults of the tests, as environment variables */
  static async abrir(entorno: Record<string, string | undefined> = {}, archivo?: string): Promise<Servidor> {
    const lugar = archivo === undefined ? carpetaTemporal() : { archivo, borrar: () => undefined };
    const oficina = await abrirOficina(
      leerConfig({
        DATABASE_URL: `sqlite:${lugar.archivo}`,
        RELOJ: 'simulado',
        RELOJ_INICIO: INICIO,
        TOKEN_ADMIN: FICHA_ADMIN,
        LIMITE_PETICIONES: '0',
        ...entorno,
      }),
      pino({ level: 'silent' }),
    );
    const servicio = abrirServicio(oficina, (error) => console.error(error));
    await new Promise<void>((seguir) => servicio.servidor.listen(0, '127.0.0.1', seguir));
    const { port } = servicio.servidor.address() as AddressInfo;
    return new Servidor(`http://127.0.0.1:${port}`, oficina, servicio, lugar.archivo, lugar.borrar);
  }

  #parado = false;

  /** Stops the server and keeps the file. */
  async parar(): Promise<void> {
    if (this.#parado) return;
    this.#parado = true;
    await this.servicio.cerrar();
  }

  async cerrar(): Promise<void> {
    await this.parar();
    this.borrar();
  }
}

function masNuevo(carpeta: string): number {
  let nuevo = 0;
  for (const entrada of readdirSync(carpeta, { withFileTypes: true, recursive: true }))
    if (entrada.isFile() && entrada.name.endsWith('.ts'))
      nuevo = Math.max(nuevo, statSync(join(entrada.parentPath, entrada.name)).mtimeMs);
  return nuevo;
}

const SELLO = join(RAIZ, '.build', 'construido');

// Only a build of ours counts: type checking without emitting also touches the compiler's own records.
function construidoEn(): number {
  const listo = existsSync(SELLO) && existsSync(join(RAIZ, '.build', 'src', 'main.js'));
  return listo ? statSync(SELLO).mtimeMs : 0;
}

/** Builds the program if its sources changed; test files that run at the same time build it once. */
export async function construir(): Promise<void> {
  const candado = join(tmpdir(), 'expediente-construir.candado');
  const fuentes = () => Math.max(masNuevo(join(RAIZ, 'src')), masNuevo(join(RAIZ, 'machines')));
  for (let intento = 0; construidoEn() < fuentes(); intento++) {
    try {
      mkdirSync(candado);
    } catch {
      // A builder that died leaves its lock: after two minutes it is nobody's.
      if (intento > 1200) rmdirSync(candado);
      await esperar(100);
      continue;
    }
    try {
      const ahora = new Date();
      try {
        execFileSync('npx', ['tsc', '-p', 'tsconfig.json'], { cwd: RAIZ, stdio: 'pipe' });
      } catch (error) {
        // Types are checked by the build of the project; here an error elsewhere must not hide what these tests say.
        if (!existsSync(join(RAIZ, '.build', 'src', 'main.js'))) throw error;
      }
      writeFileSync(SELLO, '');
      utimesSync(SELLO, ahora, ahora);
    } finally {
      rmdirSync(candado);
    }
  }
}

/** Environment of a child process: nothing of ours leaks into its settings. */
export function entornoLimpio(entorno: Record<string, string>): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NIVEL_LOG: 'error', ...entorno };
}

/** The outcome of a process that ended. */
export interface Fin {
  readonly codigo: number | null;
  readonly senal: string | null;
  readonly salida: string;
  readonly errores: string;
}

/** Runs a command of the build to its end. */
export async function correr(
  programa: 'main' | 'cli',
  argumentos: readonly string[],
  entorno: Record<string, string>,
  identidad: { uid?: number; gid?: number } = {},
): Promise<Fin> {
  await construir();
  const hijo = spawn(process.execPath, [join(RAIZ, '.build', 'src', `${programa}.js`), ...argumentos], {
    cwd: RAIZ,
    env: entornoLimpio(entorno),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...identidad,
  });
  return finDe(hijo);
}

function finDe(hijo: ChildProcess): Promise<Fin> {
  let salida = '';
  let errores = '';
  hijo.stdout?.setEncoding('utf8').on('data', (t: string) => {
    salida += t;
  });
  hijo.stderr?.setEncoding('utf8').on('data', (t: string) => {
    errores += t;
  });
  return new Promise((seguir) =>
    hijo.once('close', (codigo, senal) => seguir({ codigo, senal, salida, errores })),
  );
}

/** The server as a process of its own. */
export class Proceso extends Cliente {
  private constructor(
    url: string,
    readonly hijo: ChildProcess,
    /** Resolves when the process ends. */
    readonly fin: Promise<Fin>,
  ) {
    super(url);
  }

  static async abrir(
    archivo: string,
    entorno: Record<string, string> = {},
    programa: 'main' | 'demo' = 'main',
  ): Promise<Proceso> {
    await construir();
    const hijo = spawn(process.execPath, [join(RAIZ, '.build', 'src', `${programa}.js`)], {
      cwd: RAIZ,
      env: entornoLimpio({
        PORT: '0',
        DATABASE_URL: `sqlite:${archivo}`,
        RELOJ: 'simulado',
        RELOJ_INICIO: INICIO,
        TOKEN_ADMIN: FICHA_ADMIN,
        LIMITE_PETICIONES: '0',
        ...entorno,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const fin = finDe(hijo);
    const url = await new Promise<string>((seguir, fallar) => {
      let visto = '';
      hijo.stdout?.on('data', (t: string) => {
        visto += t;
        const hallada = /está en (http:\S+) /.exec(visto);
        if (hallada) seguir(hallada[1] as string);
      });
      void fin.then((f) => fallar(new Error(`El servidor no arrancó (${f.codigo}): ${f.errores}`)));
    });
    return new Proceso(url, hijo, fin);
  }

  /** Ends it without warning, as a power cut would. */
  async matar(): Promise<void> {
    this.hijo.kill('SIGKILL');
    await this.fin;
  }

  /** Asks it to end, and waits. */
  async terminar(): Promise<Fin> {
    this.hijo.kill('SIGTERM');
    return this.fin;
  }
}

/** A message of the stream of events. */
export interface Mensaje {
  readonly id: string;
  readonly datos: Json;
}

/** A reader of the stream of events. */
export class Oyente {
  readonly mensajes: Mensaje[] = [];
  /** Resolves when the server ends the stream, or when the reader leaves. */
  readonly fin: Promise<void>;
  readonly #corte = new AbortController();

  private constructor(respuesta: Response, corte: AbortController) {
    this.#corte = corte;
    this.fin = this.#leer(respuesta).catch(() => undefined);
  }

  static async abrir(
    c: Cliente,
    cabeceras: Record<string, string> = {},
    consulta = '',
    ficha = c.admin,
  ): Promise<Oyente> {
    const corte = new AbortController();
    const respuesta = await fetch(`${c.url}/api/corriente${consulta}`, {
      headers: { authorization: `Bearer ${ficha}`, ...cabeceras },
      signal: corte.signal,
    });
    if (respuesta.status !== 200 || !/^text\/event-stream/.test(respuesta.headers.get('content-type') ?? ''))
      throw new Error(`La corriente respondió ${respuesta.status}.`);
    return new Oyente(respuesta, corte);
  }

  async #leer(respuesta: Response): Promise<void> {
    let resto = '';
    for await (const trozo of (respuesta.body as ReadableStream<Uint8Array>).pipeThrough(
      new TextDecoderStream(),
    )) {
      resto += trozo;
      const bloques = resto.split('\n\n');
      resto = bloques.pop() ?? '';
      for (const bloque of bloques) {
        const campo = (nombre: string) =>
          bloque
            .split('\n')
            .find((l) => l.startsWith(`${nombre}: `))
            ?.slice(nombre.length + 2);
        const datos = campo('data');
        if (datos !== undefined) this.mensajes.push({ id: campo('id') ?? '', datos: JSON.parse(datos) });
      }
    }
  }

  /** Waits until it has heard at least `cuantos` messages. */
  async hasta(cuantos: number): Promise<Mensaje[]> {
    for (let i = 0; this.mensajes.length < cuantos && i < 300; i++) await esperar(20);
    if (this.mensajes.length < cuantos)
      throw new Error(`La corriente trajo ${this.mensajes.length} mensajes de ${cuantos}.`);
    return this.mensajes;
  }

  async irse(): Promise<void> {
    this.#corte.abort();
    await this.fin;
  }
}
