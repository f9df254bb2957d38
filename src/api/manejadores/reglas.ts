import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Catalogo, citar, REGLAS, regla } from '../../../machines/reglas/index.js';
import { corregirRegla, type Lectura, verCorreccion } from '../../engine/correccion.js';
import { RAIZ } from '../../raiz.js';
import { noExiste } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { cursor, hacerCursor, lista, movimiento, siONo, texto } from './formas.js';

type Rastro = Readonly<Record<string, { implementada: string[]; probada: string[]; nota: string | null }>>;
let rastro: Rastro | null = null;

function rastroDe(id: string): Rastro[string] {
  rastro ??= JSON.parse(readFileSync(join(RAIZ, 'docs', 'trazabilidad.json'), 'utf8')) as Rastro;
  return rastro[id] ?? { implementada: [], probada: [], nota: null };
}

function verRegla(id: string, catalogo: Catalogo) {
  const fila = regla(id, catalogo);
  return {
    ...fila,
    cita: citar(id, catalogo),
    ...(fila.fuente === 'memoria' ? { porContrastar: true } : {}),
    ...rastroDe(id),
  };
}

/** The rule a request names. @throws Problema 404 when there is none */
function pedida({ params }: Peticion, catalogo: Catalogo): string {
  const id = params['id'] ?? '';
  if (catalogo.filas(id).length === 0) throw noExiste('La regla');
  return id;
}

interface Consulta {
  simular?: boolean | undefined;
  cursor?: [string] | undefined;
}

async function corregir(p: Peticion<Consulta, Omit<Lectura, 'regla'>>): Promise<Salida> {
  const { door } = p.sistema;
  const id = pedida(p, (await door.entornoActual()).catalogo);
  const { simular, cursor: desde } = p.consulta;
  const lectura = { ...p.cuerpo, regla: id };
  const { catalogo, siguiente, ...movido } = simular
    ? await verCorreccion(door, lectura, desde?.[0])
    : await corregirRegla(door, lectura, p.usuario.id);
  if (!simular) p.sistema.avisar();
  const valor = {
    regla: verRegla(id, catalogo),
    catalogo: catalogo.version,
    ...movido,
    siguiente: siguiente === null ? null : hacerCursor([siguiente]),
  };
  return { estado: simular ? 200 : 201, valor };
}

/** The rules the system applies, and the correction of their days when somebody reads them in the norm (D4, D7). */
export const RUTAS_DE_REGLAS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/reglas',
    titulo: 'Catálogo de reglas',
    roles: 'todos',
    exito: 200,
    respuesta: lista(z.object({}).loose()),
    manejar: async ({ sistema }) => {
      const { catalogo } = await sistema.door.entornoActual();
      return { estado: 200, valor: { elementos: REGLAS.map((r) => verRegla(r.id, catalogo)) } };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/reglas/{id}',
    titulo: 'Una regla, su fuente, sus correcciones y dónde se aplica',
    roles: 'todos',
    exito: 200,
    respuesta: z.object({}).loose(),
    manejar: async (p) => {
      const { catalogo } = await p.sistema.door.entornoActual();
      const id = pedida(p, catalogo);
      const { correcciones } = await p.sistema.store.normas();
      const suyas = correcciones
        .filter((c) => c.regla === id)
        .map(({ version, regla: _regla, ...resto }) => ({ catalogo: version, ...resto }));
      return {
        estado: 200,
        valor: { ...verRegla(id, catalogo), filas: catalogo.filas(id), correcciones: suyas },
      };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/reglas/{id}/correcciones',
    repetible: true,
    titulo: 'Corregir los días de una regla según lo leído en su norma',
    roles: ['coordinador'],
    exito: 201,
    consulta: z.strictObject({
      simular: siONo().optional(),
      cursor: cursor(z.tuple([z.string()])).optional(),
    }),
    cuerpo: z.strictObject({
      dias: z.number().int().min(1).max(365),
      norma: texto(200),
      motivo: texto(500),
    }),
    respuesta: z.object({ regla: z.object({}).loose(), catalogo: z.number(), ...movimiento }),
    manejar: corregir,
  }),
];
