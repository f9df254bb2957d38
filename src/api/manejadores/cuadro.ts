import { z } from 'zod';
import { citar } from '../../../machines/reglas/index.js';
import { comparativo, type NoAdmitida } from '../../../machines/seleccion/comparativo.js';
import type { CuadroComparativo } from '../../../machines/seleccion/evaluacion/cuadro.js';
import { estadoDe } from '../../engine/situacion.js';
import type { CuadroDeProceso } from '../../reports/cuadro.js';
import { paginaDelCuadro } from '../../reports/cuadro-html.js';
import { hojaDelCuadro } from '../../reports/cuadro-xlsx.js';
import type { Caso } from '../../store/puerto.js';
import { casoVisible, lectoresDe } from '../acceso.js';
import { type Peticion, type Ruta, ruta } from '../ruta.js';

const COLECCION = 'procesos';
const RUTA = `/api/${COLECCION}/{id}/cuadro-comparativo`;
/** What the table follows: its content, the scores, the ties. */
const REGLAS = ['RS-72-2', 'RS-70-E', 'RS-71-tot', 'RS-73'] as const;

interface DatosDelCuadro {
  readonly entidad: { readonly nombre: string };
  readonly descripcion: string;
  readonly nomenclatura?: string;
  readonly participantes?: readonly { readonly id: string; readonly nombre: string }[];
  readonly items?: readonly { readonly numero: string; readonly descripcion: string }[];
}

async function leerCuadro(p: Peticion): Promise<{ caso: Caso; cuadro: CuadroComparativo; normas: string[] }> {
  const caso = await casoVisible(p, COLECCION);
  const { catalogo } = await p.sistema.door.entornoActual();
  const normaDe = (regla: string) => citar(regla, catalogo);
  return {
    caso,
    cuadro: comparativo(
      estadoDe(caso.estado.snapshot),
      normaDe,
      (caso.datos['noAdmitidas'] as readonly NoAdmitida[] | undefined) ?? [],
    ),
    normas: [...new Set(REGLAS.map(normaDe))],
  };
}

async function paraLeer(p: Peticion): Promise<CuadroDeProceso> {
  const { caso, cuadro, normas } = await leerCuadro(p);
  const datos = caso.datos as unknown as DatosDelCuadro;
  return {
    ...cuadro,
    numero: caso.numero,
    nomenclatura: datos.nomenclatura ?? null,
    entidad: datos.entidad.nombre,
    descripcion: datos.descripcion,
    situacion: caso.situacion,
    nombres: new Map(datos.participantes?.map((x) => [x.id, x.nombre])),
    descripciones: new Map(datos.items?.map((i) => [Number(i.numero), i.descripcion])),
    normas,
  };
}

const decimal = () => z.string().nullable();

/** The comparative table of a process: for machines, to print, and as a spreadsheet (RS-72-2). */
export const RUTAS_DE_CUADRO: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: RUTA,
    titulo: 'Cuadro comparativo, ítem por ítem',
    roles: lectoresDe(COLECCION),
    exito: 200,
    respuesta: z.object({
      items: z.array(
        z.object({
          item: z.number(),
          valorReferencial: decimal(),
          filas: z.array(
            z.object({
              postor: z.string(),
              monto: decimal(),
              puntajeTecnico: decimal(),
              puntajeEconomico: decimal(),
              bonificacion: decimal(),
              puntajeTotal: decimal(),
              orden: z.number().nullable(),
              estado: z.enum(['ganadora', 'calificada', 'descalificada', 'no_admitida', 'no_presentada']),
              motivo: z.string().optional(),
              norma: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
    manejar: async (p) => ({ estado: 200, valor: (await leerCuadro(p)).cuadro }),
  }),
  ruta({
    metodo: 'get',
    ruta: `${RUTA}.html`,
    titulo: 'Cuadro comparativo, para leer o imprimir',
    roles: lectoresDe(COLECCION),
    exito: 200,
    respuesta: z.string(),
    manejar: async (p) => ({
      estado: 200,
      texto: paginaDelCuadro(await paraLeer(p)),
      tipo: 'text/html; charset=utf-8',
    }),
  }),
  ruta({
    metodo: 'get',
    ruta: `${RUTA}.xlsx`,
    titulo: 'Cuadro comparativo, como hoja de cálculo',
    roles: lectoresDe(COLECCION),
    exito: 200,
    respuesta: z.string(),
    manejar: async (p) => {
      const cuadro = await paraLeer(p);
      return {
        estado: 200,
        bytes: await hojaDelCuadro(cuadro),
        tipo: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        cabeceras: {
          'Content-Disposition': `attachment; filename="cuadro-comparativo-${cuadro.numero}.xlsx"`,
        },
      };
    },
  }),
];
