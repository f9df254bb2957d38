import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { clave, type DefinicionDeMaquina } from '../../../machines/registro.js';
import { type Catalogo, citar } from '../../../machines/reglas/index.js';
import { iluminar, rutasDe } from '../../docs/iluminar.js';
import { baseDe, deItems } from '../../docs/items.js';
import { esCompuesta } from '../../engine/paso.js';
import { RAIZ } from '../../raiz.js';
import type { Caso } from '../../store/puerto.js';
import { LECTORES, puedeVer } from '../acceso.js';
import { noExiste } from '../problema.js';
import { fichaDeEvento } from '../render.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { lista, texto } from './formas.js';

const DIAGRAMA = z.strictObject({ caso: texto(64).optional(), item: texto(20).optional() });

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

function describirNodo(nodo: Nodo, catalogo: Catalogo): Record<string, unknown> {
  const articulo = nodo.meta?.articulo;
  const transiciones = [...nodo.transitions].flatMap(([evento, lista0]) =>
    lista0.map((t) => ({ evento, destino: t.target?.map((n) => n.id) ?? null })),
  );
  return {
    clave: nodo.key,
    tipo: nodo.type,
    descripcion: nodo.description ?? null,
    regla: articulo ?? null,
    norma: articulo ? citar(articulo, catalogo) : null,
    transiciones,
    estados: Object.values(nodo.states).map((n) => describirNodo(n, catalogo)),
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

/** The states of a case that a picture lights: those of one of its items, or its own. Null when it has no such item. */
function estadosDe({ snapshot }: Caso['estado'], item: string | undefined): string[] | null {
  if (!esCompuesta(snapshot)) return item === undefined ? rutasDe(snapshot.value) : null;
  if (item === undefined) return rutasDe(snapshot.proceso.value);
  return Object.hasOwn(snapshot.items, item) ? rutasDe(snapshot.items[item]?.value ?? {}) : null;
}

async function diagrama(p: Peticion<z.output<typeof DIAGRAMA>>): Promise<Salida> {
  const def = laMaquina(p);
  const { caso: id, item } = p.consulta;
  const dibujada = item === undefined ? def : deItems(def);
  if (dibujada === null) throw noExiste('El ítem');
  const archivo = join(RAIZ, `${baseDe(dibujada)}.svg`);
  if (!existsSync(archivo)) throw noExiste('El diagrama de esta máquina');
  const svg = readFileSync(archivo, 'utf8');
  const tipo = 'image/svg+xml; charset=utf-8';
  if (id === undefined) return { estado: 200, texto: svg, tipo };
  const caso = await p.sistema.store.caso(id);
  if (!caso || caso.maquina !== clave(def) || !puedeVer(p.usuario, caso)) throw noExiste('El expediente');
  const estados = estadosDe(caso.estado, item);
  if (estados === null) throw noExiste('El ítem');
  return { estado: 200, texto: iluminar(svg, estados), tipo };
}

/** What the system knows of its machines, and their pictures. */
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
    titulo: 'Dibujo de la máquina o de sus ítems, con el estado de un expediente si se pide',
    roles: LECTORES,
    exito: 200,
    consulta: DIAGRAMA,
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
      const { catalogo } = await p.sistema.door.entornoActual();
      const eventos = Object.entries(def.eventos).map(([tipo, e]) =>
        JSON.parse(fichaDeEvento(tipo, e, catalogo)),
      );
      const raiz = describirNodo(def.maquina.root as unknown as Nodo, catalogo);
      const deItem = def.partes?.maquina.root as unknown as Nodo | undefined;
      const item = deItem ? { item: describirNodo(deItem, catalogo) } : {};
      return { estado: 200, valor: { ...resumen(def), raiz, ...item, eventos } };
    },
  }),
];
