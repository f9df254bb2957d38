import { z } from 'zod';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { cursor, hacerCursor, instanteDeConsulta, limite, pagina, texto } from './formas.js';
import { RUTAS_DE_PERSONAS } from './personas.js';
import { RUTAS_DE_SELLOS } from './sellos.js';

const CONSULTA = z.strictObject({
  caso: texto(64).optional(),
  usuario: texto(64).optional(),
  desde: instanteDeConsulta().optional(),
  hasta: instanteDeConsulta().optional(),
  limite: limite(),
  cursor: cursor(z.tuple([z.int()])).optional(),
});

const Lectura = z.object({
  posicion: z.number(),
  usuario: z.string(),
  nombre: z.string().nullable(),
  que: z.string(),
  caso: z.string().nullable(),
  numero: z.string().nullable(),
  coleccion: z.string().nullable(),
  documento: z.string().nullable(),
  cuando: z.string(),
  ip: z.string().nullable(),
});

// People know a case by its number, programs by its id.
async function idDe({ sistema }: Pick<Peticion, 'sistema'>, caso: string | undefined) {
  return caso === undefined ? undefined : ((await sistema.store.porNumero(caso))?.id ?? caso);
}

async function lecturas(p: Peticion<z.output<typeof CONSULTA>>): Promise<Salida> {
  const { cursor: despues, limite: n, ...escrito } = p.consulta;
  const filtro = { ...escrito, caso: await idDe(p, escrito.caso) };
  const pedido = Object.fromEntries(Object.entries(filtro).filter(([, v]) => v !== undefined));
  const filas = await p.sistema.store.lecturas({
    ...pedido,
    ...(despues ? { antesDe: despues[0] } : {}),
    limite: n + 1,
  });
  const elementos = filas.slice(0, n);
  const siguiente = filas.length > n ? hacerCursor([elementos.at(-1)?.posicion]) : null;
  return { estado: 200, valor: { elementos, siguiente } };
}

/** Who read personal data; its export and suppression (Ley 29733); the daily seal. */
export const RUTAS_DE_PERSONALES: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/lecturas',
    titulo: 'Quién leyó datos personales, de qué expediente y cuándo: lo último primero (Ley 29733)',
    roles: ['coordinador'],
    exito: 200,
    consulta: CONSULTA,
    respuesta: pagina(Lectura),
    manejar: lecturas,
  }),
  ...RUTAS_DE_PERSONAS,
  ...RUTAS_DE_SELLOS,
];
