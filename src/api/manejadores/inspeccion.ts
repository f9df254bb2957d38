import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { DefinicionDeMaquina, Registro } from '../../../machines/registro.js';
import { type Fotograma, partesDe, repetir } from '../../engine/inspeccion.js';
import { ceder } from '../../engine/movimiento.js';
import type { Estado } from '../../engine/tipos.js';
import { normasDe } from '../../engine/verificar.js';
import type { Sistema } from '../../sistema.js';
import type { Caso, FilaCorriente } from '../../store/puerto.js';
import { casoVisible } from '../acceso.js';
import { textoDeDefinicion } from '../definicion-xstate.js';
import { noExiste } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { enteroDeConsulta, texto } from './formas.js';
import { CasoInspeccionado, Paso } from './formas-inspeccion.js';

const POR_PAGINA = 200;
const SEGUIDOS = 100;
const ULTIMA = 999_999_999;

// Whoever follows a case asks for its last step again and again: where its history was left saves repeating it all.
const RECIENTES = 200;
const recientes = new LRUCache<string, Estado>({ max: RECIENTES });

/** Steps of a case from a sequence to another, told with the states around them. */
async function fotogramas(
  { store, door, registro }: Sistema,
  caso: Caso,
  desde: number,
  hasta: number,
): Promise<Fotograma[]> {
  const def = registro.porClave(caso.maquina);
  const conocido = recientes.get(caso.id);
  const previo = conocido && conocido.secuencia < desde ? conocido : undefined;
  const historia = await store.historia(caso.id, hasta);
  const vistos = [...repetir(def, caso, historia, await normasDe(door), desde, previo)];
  const ultimo = vistos.at(-1);
  if (ultimo !== undefined && ultimo.estado.secuencia === ultimo.paso.secuencia)
    recientes.set(caso.id, ultimo.estado);
  return vistos;
}

const TRAMO = z.strictObject({
  desde: enteroDeConsulta(1, ULTIMA).default(1),
  hasta: enteroDeConsulta(1, ULTIMA).optional(),
});

async function pasos(p: Peticion<z.output<typeof TRAMO>>, coleccion: string): Promise<Salida> {
  const caso = await casoVisible(p, coleccion);
  const { desde, hasta = ULTIMA } = p.consulta;
  const { secuencia: total } = caso.estado;
  const fin = Math.min(hasta, desde + POR_PAGINA - 1, total);
  const vistos = fin < desde ? [] : await fotogramas(p.sistema, caso, desde, fin);
  const siguiente = fin < Math.min(hasta, total) ? fin + 1 : null;
  return { estado: 200, valor: { elementos: vistos.map((v) => v.paso), total, siguiente } };
}

const SEGUIMIENTO = z.strictObject({
  desde: enteroDeConsulta(0, ULTIMA).optional(),
  caso: texto(64).optional(),
  limite: enteroDeConsulta(1, SEGUIDOS).default(50),
});

/** The committed events asked for: those after a position or, without one, the newest. */
async function filasDe(
  { store }: Sistema,
  { desde, caso, limite }: z.output<typeof SEGUIMIENTO>,
): Promise<readonly FilaCorriente[]> {
  if (desde !== undefined) return store.corriente(desde, limite, caso);
  if (caso !== undefined) return (await store.corriente(0, ULTIMA, caso)).slice(-limite);
  return store.corriente(Math.max(0, (await store.ultimaPosicion()) - limite), limite);
}

async function seguir(p: Peticion<z.output<typeof SEGUIMIENTO>>): Promise<Salida> {
  const { sistema, consulta } = p;
  if (consulta.caso !== undefined && (await sistema.store.identidad(consulta.caso)) === null)
    throw noExiste('El expediente');
  const filas = await filasDe(sistema, consulta);
  const secuencias = new Map<string, number[]>();
  for (const { caso, secuencia } of filas) secuencias.set(caso, [...(secuencias.get(caso) ?? []), secuencia]);
  const vistos = new Map<string, Fotograma['paso']>();
  const casos: object[] = [];
  for (const [id, suyas] of secuencias) {
    const caso = await sistema.store.caso(id);
    if (caso === null) continue;
    const suyos = await fotogramas(sistema, caso, Math.min(...suyas), Math.max(...suyas));
    for (const { paso } of suyos) vistos.set(`${id} ${paso.secuencia}`, paso);
    const { numero, coleccion, maquina } = caso;
    const partes = partesDe((suyos[0] as Fotograma).antes.snapshot);
    casos.push({ caso: id, numero, coleccion, maquina, partes });
    await ceder();
  }
  const elementos = filas.flatMap(({ posicion, caso, secuencia }) => {
    const paso = vistos.get(`${caso} ${secuencia}`);
    return paso === undefined ? [] : [{ posicion, ...paso }];
  });
  const ultima = filas.at(-1)?.posicion ?? consulta.desde ?? (await sistema.store.ultimaPosicion());
  return { estado: 200, valor: { elementos, casos, ultima }, casosLeidos: [...secuencias.keys()] };
}

function laMaquina({ sistema, params }: Peticion): DefinicionDeMaquina {
  const def = sistema.registro.todas.find((d) => d.id === params['id'] && d.version === params['version']);
  if (!def) throw noExiste('La máquina');
  return def;
}

/** What the inspector reads: the steps of a case, those of all as they are committed, and machines as XState has them. */
export function rutasDeInspeccion(registro: Registro): Ruta[] {
  const colecciones = [...new Set(registro.todas.map((d) => d.coleccion))];
  const roles = ['lectura', 'admin'] as const;
  return [
    ...colecciones.map((coleccion) =>
      ruta({
        metodo: 'get',
        ruta: `/api/${coleccion}/{id}/pasos`,
        titulo: 'Pasos de la historia, cada uno con las condiciones probadas y lo que cambió',
        roles,
        personales: 'pasos',
        exito: 200,
        consulta: TRAMO,
        respuesta: z.object({
          elementos: z.array(Paso),
          total: z.number(),
          siguiente: z.number().nullable(),
        }),
        manejar: (p) => pasos(p, coleccion),
      }),
    ),
    ruta({
      metodo: 'get',
      ruta: '/api/inspeccion',
      titulo: 'Pasos confirmados de todos los expedientes, o de uno, después de una posición',
      roles,
      personales: 'pasos',
      exito: 200,
      consulta: SEGUIMIENTO,
      respuesta: z.object({
        elementos: z.array(Paso),
        casos: z.array(CasoInspeccionado),
        ultima: z.number(),
      }),
      manejar: seguir,
    }),
    ruta({
      metodo: 'get',
      ruta: '/api/maquinas/{id}/{version}/definicion',
      titulo: 'Configuración de XState de una máquina y de sus ítems',
      roles,
      exito: 200,
      respuesta: z.object({ definicion: z.object({}).loose(), item: z.object({}).loose().optional() }),
      manejar: async (p) => ({ estado: 200, texto: textoDeDefinicion(laMaquina(p)) }),
    }),
  ];
}
