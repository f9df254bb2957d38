import { setTimeout as esperar } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import type { Json, Respuesta } from '../apoyo/cliente.js';
import type { Proceso } from '../apoyo/proceso.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

const CLIENTES = 8;

/** A request as the client wrote it down before sending it. */
export interface Pedido {
  /** Idempotency key, and the mark its event carries in its data. */
  readonly clave: string;
  readonly camino: string;
  readonly cuerpo: Json;
}

/** An answer the client heard. */
export interface Reconocido {
  readonly clave: string;
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly huella: string | null;
}

export interface Fila {
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly datos: string;
  readonly ocurrido: string;
  readonly huella: string;
}

/** The client's own journal: what was acknowledged, what was refused, what nobody knows. */
export class Diario {
  readonly reconocidos: Reconocido[] = [];
  readonly rechazados = new Set<string>();
  readonly sinRespuesta: Pedido[] = [];
  readonly casos: string[] = [];
  readonly tocados = new Set<string>();
  #n = 0;

  clave(): string {
    this.#n++;
    return `k-${this.#n}`;
  }

  anotar(p: Pedido, r: Respuesta): void {
    if (r.estado >= 500) throw new Error(`${p.camino}: ${r.estado} ${r.texto}`);
    if (r.estado >= 400) {
      this.rechazados.add(p.clave);
      return;
    }
    const nacio = p.camino === '/api/solicitudes';
    const caso = nacio ? r.cuerpo : r.cuerpo.caso;
    const evento = nacio ? { secuencia: 1, tipo: 'PRESENTAR', huella: null } : r.cuerpo.evento;
    if (nacio) this.casos.push(caso.id);
    this.tocados.add(caso.id);
    this.reconocidos.push({ clave: p.clave, caso: caso.id, ...evento });
  }
}

export const azar = <T>(lista: readonly T[]): T => lista[Math.floor(Math.random() * lista.length)] as T;

/** An act or a presentation, marked with its key. Some will be refused: that is part of the load. */
function siguiente(d: Diario, ahora: string): Pedido {
  const clave = d.clave();
  const caso = azar(d.casos.slice(-40));
  if (caso === undefined || Math.random() < 0.15)
    return { clave, camino: '/api/solicitudes', cuerpo: solicitudCompleta({ objeto: clave }) };
  const [tipo, datos] = azar<[string, Json]>([
    ['DERIVAR', { organo: clave, materia: 'M' }],
    ['REGISTRAR_VISITA', { fecha: ahora.slice(0, 10), lugar: clave, notas: 'N' }],
    [
      'PROGRAMAR_REUNION',
      { fecha: new Date(Date.parse(ahora) + 86_400_000).toISOString(), modalidad: 'virtual', lugar: clave },
    ],
    [
      'REGISTRAR_REUNION',
      {
        fecha: ahora,
        consultas: 'no_hubo',
        acompanamiento: 'no_solicitado',
        revisionDocumental: true,
        acuerdos: clave,
      },
    ],
    ['REQUERIR_DOCUMENTACION', { detalle: clave, plazoDias: 1 + Math.floor(Math.random() * 4) }],
    ['RECIBIR_DOCUMENTACION', { detalle: clave, completa: Math.random() < 0.3 }],
  ]);
  return { clave, camino: `/api/solicitudes/${caso}/eventos`, cuerpo: { tipo, datos } };
}

export const enviar = (p: Proceso, pedido: Pedido) =>
  p.post(pedido.camino, pedido.cuerpo, { cabeceras: { 'idempotency-key': pedido.clave } });

/** Clients that act as fast as they are answered, and a clock that jumps ten hours at a time, until the server dies. */
export async function cargar(p: Proceso, d: Diario, parado: () => boolean): Promise<void> {
  let ahora = ((await p.get('/api/reloj')).cuerpo as Json).ahora as string;
  const reloj = async () => {
    while (!parado()) {
      await esperar(20);
      const a = new Date(Date.parse(ahora) + 36_000_000).toISOString();
      try {
        ahora = (await p.post('/api/reloj', { ahora: a })).cuerpo.ahora;
      } catch {
        return;
      }
    }
  };
  const cliente = async () => {
    while (!parado()) {
      const pedido = siguiente(d, ahora);
      let r: Respuesta;
      try {
        r = await enviar(p, pedido);
      } catch {
        d.sinRespuesta.push(pedido);
        return;
      }
      d.anotar(pedido, r);
    }
  };
  await Promise.all([reloj(), ...Array.from({ length: CLIENTES }, cliente)]);
}

export function leer(archivo: string): {
  filas: Fila[];
  pendientes: number;
  incidencias: Json[];
  plazos: Json[];
} {
  const db = new Sqlite(archivo, { readonly: true });
  try {
    const reloj = db.prepare(`SELECT valor FROM ajuste WHERE nombre = 'reloj'`).pluck().get() as string;
    return {
      filas: db
        .prepare('SELECT caso, secuencia, tipo, datos, ocurrido, huella FROM evento ORDER BY posicion')
        .all() as Fila[],
      pendientes: db
        .prepare(`SELECT count(*) FROM plazo WHERE estado = 'corriendo' AND instante <= ?`)
        .pluck()
        .get(reloj) as number,
      incidencias: db.prepare('SELECT * FROM incidencia').all(),
      plazos: db.prepare('SELECT * FROM plazo').all(),
    };
  } finally {
    db.close();
  }
}

const MARCA = /"(k-\d+)"/;

/** Every acknowledged event is there once, as it was; nothing is there twice; every deadline fired once, on its day. */
export function comprobar(d: Diario, archivo: string): void {
  const { filas, pendientes, incidencias } = leer(archivo);
  const porMarca = new Map<string, Fila[]>();
  const porLugar = new Map<string, Fila>();
  for (const f of filas) {
    porLugar.set(`${f.caso} ${f.secuencia}`, f);
    const marca = MARCA.exec(f.datos)?.[1];
    if (marca) porMarca.set(marca, [...(porMarca.get(marca) ?? []), f]);
  }
  const faltan = d.reconocidos.filter((r) => {
    const fila = porLugar.get(`${r.caso} ${r.secuencia}`);
    return (
      fila?.tipo !== r.tipo ||
      (r.huella !== null && fila.huella !== r.huella) ||
      porMarca.get(r.clave)?.length !== 1 ||
      porMarca.get(r.clave)?.[0] !== fila
    );
  });
  expect(faltan).toEqual([]);
  expect([...porMarca].filter(([, suyas]) => suyas.length > 1)).toEqual([]);
  expect([...d.rechazados].filter((clave) => porMarca.has(clave))).toEqual([]);

  const vencidos = filas.filter((f) => f.tipo.startsWith('VENCIO_'));
  const claves = vencidos.map((f) => `${f.caso} ${JSON.parse(f.datos).plazo}`);
  expect(claves.length - new Set(claves).size).toBe(0);
  const fueraDeDia = vencidos.filter((f) => {
    const vencio = JSON.parse(f.datos).vencio as string;
    return f.ocurrido !== new Date(Date.parse(`${vencio}T05:00:00.000Z`) + 86_400_000).toISOString();
  });
  expect(fueraDeDia).toEqual([]);
  expect(pendientes).toBe(0);
  expect(incidencias).toEqual([]);
}
