import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { citar, REGLAS, type Regla } from '../../../machines/reglas/index.js';
import { iluminar, rutasDe } from '../../docs/iluminar.js';
import { RAIZ } from '../../raiz.js';
import { LECTORES, rucDe } from '../acceso.js';
import { noExiste } from '../problema.js';
import { fichaDeEvento } from '../render.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { lista, texto } from './formas.js';

interface Nodo {
  readonly key: string;
  readonly type: string;
  readonly description?: string;
  readonly meta?: { articulo?: string };
  readonly states: Readonly<Record<string, Nodo>>;
  readonly transitions: ReadonlyMap<
    string,
    readonly { guard?: unknown; target?: readonly { id: string }[] }[]
  >;
}

function describirNodo(nodo: Nodo): Record<string, unknown> {
  const articulo = nodo.meta?.articulo;
  const transiciones = [...nodo.transitions].flatMap(([evento, lista0]) =>
    lista0.map((t) => ({ evento, destino: t.target?.map((n) => n.id) ?? null })),
  );
  return {
    clave: nodo.key,
    tipo: nodo.type,
    descripcion: nodo.description ?? null,
    regla: articulo ?? null,
    norma: articulo ? citar(articulo) : null,
    transiciones,
    estados: Object.values(nodo.states).map(describirNodo),
  };
}

const resumen = (def: DefinicionDeMaquina) => ({
  id: def.id,
  version: def.version,
  titulo: def.titulo,
  regimen: def.regimen,
  coleccion: def.coleccion,
});
const Maquina = z.object({
  id: z.string(),
  version: z.string(),
  titulo: z.string(),
  regimen: z.string(),
  coleccion: z.string(),
});

function laMaquina({ sistema, params }: Peticion): DefinicionDeMaquina {
  const def = sistema.registro.todas.find((d) => d.id === params['id'] && d.version === params['version']);
  if (!def) throw noExiste('La máquina');
  return def;
}

async function diagrama(p: Peticion<{ caso?: string | undefined }>): Promise<Salida> {
  const def = laMaquina(p);
  const archivo = join(RAIZ, 'docs', 'maquinas', `${def.id}-${def.version}.svg`);
  if (!existsSync(archivo)) throw noExiste('El diagrama de esta máquina');
  const svg = readFileSync(archivo, 'utf8');
  const tipo = 'image/svg+xml; charset=utf-8';
  if (p.consulta.caso === undefined) return { estado: 200, texto: svg, tipo };
  const caso = await p.sistema.store.caso(p.consulta.caso);
  const ruc = rucDe(p.usuario);
  if (!caso || caso.maquina !== `${def.id}@${def.version}` || (ruc !== null && caso.ruc !== ruc))
    throw noExiste('El expediente');
  return { estado: 200, texto: iluminar(svg, rutasDe(caso.estado.snapshot.value)), tipo };
}

type Rastro = Readonly<Record<string, { implementada: string[]; probada: string[]; nota: string | null }>>;
let rastro: Rastro | null = null;

function rastroDe(id: string): Rastro[string] {
  rastro ??= JSON.parse(readFileSync(join(RAIZ, 'docs', 'trazabilidad.json'), 'utf8')) as Rastro;
  return rastro[id] ?? { implementada: [], probada: [], nota: null };
}

const verRegla = (r: Regla) => ({ ...r, cita: citar(r.id, r.catalogo), ...rastroDe(r.id) });

/** What the system knows of itself: its machines, its pictures and the rules it applies. */
export const RUTAS_DE_SABER: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/maquinas',
    titulo: 'Máquinas y versiones',
    roles: 'todos',
    exito: 200,
    respuesta: lista(Maquina),
    manejar: async ({ sistema }) => ({
      estado: 200,
      valor: { elementos: sistema.registro.todas.map(resumen) },
    }),
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/maquinas/{id}/{version}/diagrama.svg',
    titulo: 'Dibujo de la máquina, con el estado de un expediente si se pide',
    roles: LECTORES,
    exito: 200,
    consulta: z.strictObject({ caso: texto(64).optional() }),
    respuesta: z.string(),
    manejar: diagrama,
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/maquinas/{id}/{version}',
    titulo: 'Definición de una máquina',
    roles: 'todos',
    exito: 200,
    respuesta: Maquina.loose(),
    manejar: async (p) => {
      const def = laMaquina(p);
      const eventos = Object.entries(def.eventos).map(([tipo, e]) => JSON.parse(fichaDeEvento(tipo, e)));
      return {
        estado: 200,
        valor: { ...resumen(def), raiz: describirNodo(def.maquina.root as unknown as Nodo), eventos },
      };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/reglas',
    titulo: 'Catálogo de reglas',
    roles: 'todos',
    exito: 200,
    respuesta: lista(z.object({}).loose()),
    manejar: async () => ({ estado: 200, valor: { elementos: REGLAS.map(verRegla) } }),
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/reglas/{id}',
    titulo: 'Una regla, su fuente y dónde se aplica',
    roles: 'todos',
    exito: 200,
    respuesta: z.object({}).loose(),
    manejar: async ({ params }) => {
      const filas = REGLAS.filter((r) => r.id === params['id']);
      const ultima = filas.at(-1);
      if (!ultima) throw noExiste('La regla');
      return { estado: 200, valor: { ...verRegla(ultima), filas } };
    },
  }),
];
