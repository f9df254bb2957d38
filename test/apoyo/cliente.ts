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
