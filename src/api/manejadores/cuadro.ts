import { z } from 'zod';
import type { CuadroDeProceso } from '../../reports/cuadro.js';
import { cuadroDelCaso } from '../../reports/cuadro-del-caso.js';
import { paginaDelCuadro } from '../../reports/cuadro-html.js';
import { hojaDelCuadro } from '../../reports/cuadro-xlsx.js';
import { casoVisible, lectoresDe } from '../acceso.js';
import { type Peticion, type Ruta, ruta } from '../ruta.js';

const COLECCION = 'procesos';
const RUTA = `/api/${COLECCION}/{id}/cuadro-comparativo`;

async function paraLeer(p: Peticion): Promise<CuadroDeProceso> {
  const caso = await casoVisible(p, COLECCION);
  return cuadroDelCaso(caso, (await p.sistema.door.entornoActual()).catalogo);
}

const decimal = () => z.string().nullable();

/** The comparative table of a process: for machines, to print, and as a spreadsheet (RS-72-2). */
export const RUTAS_DE_CUADRO: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: RUTA,
    titulo: 'Cuadro comparativo, ítem por ítem',
    roles: lectoresDe(COLECCION),
    personales: 'cuadro',
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
    manejar: async (p) => ({ estado: 200, valor: { items: (await paraLeer(p)).items } }),
  }),
  ruta({
    metodo: 'get',
    ruta: `${RUTA}.html`,
    titulo: 'Cuadro comparativo, para leer o imprimir',
    roles: lectoresDe(COLECCION),
    personales: 'cuadro',
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
    personales: 'cuadro',
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
