import { ROLES } from '../../machines/base/evento.js';
import { Cliente, FICHA_ADMIN, type Json, RUC_A } from '../apoyo/cliente.js';
import { DE_ENTIDAD } from './apoyo.js';
import { Azar } from './azar.js';
import { CLAVE, cuerposBuenos } from './buenos.js';
import { type Arsenal, type Disparo, direccion, disparar, type Operacion, perdido } from './disparos.js';
import { Memoria } from './memoria.js';
import { darClave, pasarUnDia, sembrar, sembrarHoy } from './siembra.js';
import { type Contestado, reparo, Tirador } from './tirador.js';

const JUNTAS = 16;
const ENTRAR_CADA = 250;
/** How far the clock goes in a campaign: past the proposals of the processes. */
const DIAS_QUE_PASAN = 50;
/** Days of the law of today, where the second half of a campaign goes on. */
const DESPUES = '2027-02-01T15:00:00.000Z';
const FALLAS_QUE_SE_MUESTRAN = 25;

/** What a campaign found. */
export interface Resultado {
  readonly enviadas: number;
  /** How many answers had each status; 0 when the client itself left. */
  readonly estados: ReadonlyMap<number, number>;
  /** Operations of the document, with how many answers each gave of each status. */
  readonly operaciones: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly fallas: readonly string[];
}

const A_ALGUIEN = {
  type: 'object',
  properties: { responsable: { type: 'string' } },
  required: ['responsable'],
};

/** Makes ready who enters and what is known to be good. */
async function preparar(c: Cliente, azar: Azar): Promise<{ arsenal: Arsenal; operaciones: Operacion[] }> {
  await sembrar(c);
  const doc = await c.bien(200, c.get('/openapi.json'));
  const operaciones = Object.entries<Json>(doc.paths).flatMap(([ruta, metodos]) =>
    Object.entries<Json>(metodos).map(([metodo, op]) => ({
      metodo: metodo.toUpperCase(),
      ruta,
      op: conReferencias(op, doc.components.schemas),
    })),
  );
  const usuarios = await Promise.all(
    [...ROLES, 'admin', 'admin'].map((rol) =>
      c.usuario([rol], (DE_ENTIDAD as readonly string[]).includes(rol) ? RUC_A : undefined),
    ),
  );
  await darClave(c, usuarios[0]?.id as string, 'fuzz', CLAVE);
  const propia = (await c.bien(200, c.get('/api/sesion'))).usuario.id;
  const memoria = new Memoria(azar, new Set([...usuarios.map((u) => u.id), propia]));
  const fichas = [
    ...usuarios.map((u) => u.token),
    ...Array.from({ length: 24 }, () => FICHA_ADMIN),
    'ficha-de-nadie',
  ];
  const maquinas = await c.elementos('/api/maquinas');
  const actos = new Map<string, { tipo: string; esquema: Json }[]>();
  for (const { id, version, coleccion } of maquinas) {
    const { eventos } = await c.bien(200, c.get(`/api/maquinas/${id}/${version}`));
    const delMotor = [{ tipo: 'ASIGNADO', esquema: A_ALGUIEN }];
    actos.set(coleccion, [...(actos.get(coleccion) ?? []), ...eventos, ...delMotor]);
  }
  const buenos = await cuerposBuenos(c, usuarios);
  return { arsenal: { azar, memoria, fichas, cookies: [], buenos, actos }, operaciones };
}

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape
function conReferencias(nodo: any, esquemas: Record<string, unknown>, hondura = 0): any {
  if (typeof nodo !== 'object' || nodo === null) return nodo;
  const [, nombre] = /^#\/components\/schemas\/(.+)$/.exec(nodo.$ref ?? '') ?? [];
  if (nombre) return hondura > 8 ? {} : conReferencias(esquemas[nombre], esquemas, hondura + 1);
  if (Array.isArray(nodo)) return nodo.map((n) => conReferencias(n, esquemas, hondura));
  return Object.fromEntries(Object.entries(nodo).map(([k, v]) => [k, conReferencias(v, esquemas, hondura)]));
}

/** Enters the desk again: requests end their own sessions. */
async function entrar(c: Cliente, { azar, cookies, fichas }: Arsenal): Promise<void> {
  const cabeceras = { 'x-forwarded-for': direccion(azar) };
  const r = await c.post('/api/sesion', { ficha: azar.de(fichas) }, { ficha: null, cabeceras });
  const [cookie = ''] = (r.cabeceras.get('set-cookie') ?? '').split(';');
  if (cookie !== '') cookies.push(cookie);
  if (cookies.length > 4) cookies.shift();
}

// The clock comes last: it may end up where no year is reviewed, and everything would hear only that.
const PARA_EL_RELOJ = 0.01;
const DEL_RELOJ = 'POST /api/reloj';

/**
 * Fires requests made from the OpenAPI document at a server, and says what went wrong.
 * @param total how many
 * @param semilla the same gives the same requests, as far as the answers they learn from come in the same order
 */
export async function campana(url: string, total: number, semilla: number): Promise<Resultado> {
  const azar = new Azar(semilla);
  const c = new Cliente(url);
  const { arsenal, operaciones } = await preparar(c, azar);
  const posibles = operaciones.filter((o) => `${o.metodo} ${o.ruta}` !== DEL_RELOJ);
  const delReloj = operaciones.find((o) => !posibles.includes(o));
  const tirador = new Tirador(url);
  const estados = new Map<number, number>();
  const cuenta = new Map(operaciones.map((o) => [`${o.metodo} ${o.ruta}`, new Map<number, number>()]));
  const fallas: string[] = [];
  let enviadas = 0;
  const anotar = (o: Operacion, d: Disparo, r: Contestado, que: string | null) => {
    for (const cuentas of [estados, cuenta.get(`${o.metodo} ${o.ruta}`)])
      cuentas?.set(r.estado, (cuentas.get(r.estado) ?? 0) + 1);
    if (que !== null && fallas.length < FALLAS_QUE_SE_MUESTRAN)
      fallas.push(`${que} ${contar(d)}\n  → ${r.estado} ${r.tipo} ${r.texto.slice(0, 600)}`);
  };
  // The clock only goes forward: who moves it waits for who was moving it.
  let reloj: Promise<unknown> = Promise.resolve();
  const enTurno = (mover: () => Promise<unknown>) => {
    reloj = reloj.then(mover);
    return reloj;
  };
  const seguir = (hasta: number) => enviadas < hasta && fallas.length < FALLAS_QUE_SE_MUESTRAN;
  const uno = async (hasta: number) => {
    while (seguir(hasta)) {
      const n = enviadas++;
      if (n % Math.ceil(total / DIAS_QUE_PASAN) === 0 && n < total * (1 - PARA_EL_RELOJ))
        await enTurno(() => pasarUnDia(c));
      if (n % ENTRAR_CADA === 0) await entrar(c, arsenal);
      // Each operation in turn: none is left to luck.
      const alReloj = delReloj && n >= total * (1 - PARA_EL_RELOJ);
      const o = alReloj ? delReloj : (posibles[n % posibles.length] as Operacion);
      const base = disparar(o, arsenal);
      const d = azar.unaDe(150) ? { ...base, camino: perdido(azar) } : base;
      try {
        const r = await tirador.tirar(d);
        if (r.estado < 300 && r.tipo.startsWith('application/json') && r.texto !== '')
          arsenal.memoria.recordar(d.plantilla, d.camino.split('?')[0] as string, JSON.parse(r.texto));
        anotar(o, d, r, reparo(d, r));
      } catch (error) {
        fallas.push(`${(error as Error).message} ${contar(d)}`);
      }
    }
  };
  const dispararHasta = (hasta: number) => Promise.all(Array.from({ length: JUNTAS }, () => uno(hasta)));
  await dispararHasta(Math.floor(total / 2));
  // Nobody fires meanwhile: chance would open the reports of today before they are sown.
  if (seguir(total)) {
    await c.reloj(DESPUES);
    await sembrarHoy(c);
    await dispararHasta(total);
  }
  tirador.cerrar();
  return { enviadas, estados, operaciones: cuenta, fallas };
}

const contar = ({ metodo, camino, cabeceras, cuerpo }: Disparo) =>
  `${metodo} ${camino.slice(0, 500)}\n  ${JSON.stringify(cabeceras).slice(0, 800)}\n  ${(cuerpo ?? '').toString().slice(0, 1500)}`;
