import { z } from 'zod';
import { pdfDelInforme } from '../../informe-anual/archivo-pdf.js';
import { hojasDelInforme } from '../../informe-anual/archivo-xlsx.js';
import type { Cifras } from '../../informe-anual/cifras.js';
import { type InformeDelEjercicio, informeDe } from '../../informe-anual/informe.js';
import { casoVisible, lectoresDe } from '../acceso.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';

const COLECCION = 'informes';

async function archivo(
  p: Peticion,
  extension: 'pdf' | 'xlsx',
  tipo: string,
  hacer: (informe: InformeDelEjercicio, cifras: Cifras) => Promise<Uint8Array>,
): Promise<Salida> {
  const caso = await casoVisible(p, COLECCION);
  const { catalogo } = await p.sistema.door.entornoActual();
  const { informe, cifras } = informeDe(caso, catalogo);
  if (cifras === null)
    throw new Problema(
      409,
      'SIN_CIFRAS',
      `Las cifras del ejercicio ${informe.ejercicio} todavía no se consolidaron; el informe se imprime después de «Consolidar las cifras del ejercicio».`,
      { regla: 'AT-8.3', norma: informe.norma, seHabilita: { acto: 'CONSOLIDAR' } },
    );
  return {
    estado: 200,
    bytes: await hacer(informe, cifras),
    tipo,
    cabeceras: {
      'Content-Disposition': `attachment; filename="informe-anual-${informe.ejercicio}.${extension}"`,
    },
  };
}

/** The annual report as a document (AT-8.3): always the figures its history holds. */
export const RUTAS_DE_INFORME_ANUAL: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: `/api/${COLECCION}/{id}/informe.pdf`,
    titulo: 'El informe anual, para imprimir o presentar',
    roles: lectoresDe(COLECCION),
    exito: 200,
    respuesta: z.string(),
    manejar: (p) => archivo(p, 'pdf', 'application/pdf', pdfDelInforme),
  }),
  ruta({
    metodo: 'get',
    ruta: `/api/${COLECCION}/{id}/informe.xlsx`,
    titulo: 'El informe anual, como hoja de cálculo',
    roles: lectoresDe(COLECCION),
    exito: 200,
    respuesta: z.string(),
    manejar: (p) =>
      archivo(
        p,
        'xlsx',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        hojasDelInforme,
      ),
  }),
];
