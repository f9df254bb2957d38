import { z } from 'zod';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { agendaDe } from '../../reports/agenda.js';
import { archivoDeAgenda } from '../../reports/agenda-ics.js';
import { hojaDeLista } from '../../reports/lista-xlsx.js';
import type { FilaDeCaso } from '../../store/puerto.js';
import { casoVisible, lectoresDe } from '../acceso.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { suplidosDe } from '../suplencias.js';
import { claveDeOrden, consultaDeLista, filtroDe } from './lecturas.js';

/** Rows a spreadsheet of a list holds at most. */
const TOPE_DE_FILAS = 20_000;
const POR_PAGINA = 500;
const TITULOS: Readonly<Record<string, string>> = {
  solicitudes: 'Solicitudes',
  procesos: 'Procesos',
  informes: 'Informes anuales',
};

const FILTROS = consultaDeLista.omit({ limite: true, cursor: true });
const ceder = () => new Promise<void>((seguir) => setImmediate(seguir));

async function exportar(p: Peticion<z.output<typeof FILTROS>>, def: DefinicionDeMaquina): Promise<Salida> {
  const filtro = { ...filtroDe(p, def), ...(await suplidosDe(p, p.consulta.responsable)) };
  const columna = claveDeOrden(p.consulta.orden);
  const casos: FilaDeCaso[] = [];
  let despues: [string, string] | undefined;
  // Page by page, so that others are served between them; one row over the most there may be says that there are more.
  while (casos.length <= TOPE_DE_FILAS) {
    const pagina = await p.sistema.store.casos({
      ...filtro,
      limite: POR_PAGINA,
      ...(despues ? { despues } : {}),
    });
    casos.push(...pagina);
    const ultima = pagina.at(-1);
    if (!ultima || pagina.length < POR_PAGINA) break;
    despues = [ultima[columna] ?? '', ultima.id];
    await ceder();
  }
  const hoy = fechaCivilDe(p.sistema.reloj.ahora());
  return {
    estado: 200,
    bytes: await hojaDeLista(
      TITULOS[def.coleccion] ?? def.titulo,
      casos.slice(0, TOPE_DE_FILAS),
      casos.length > TOPE_DE_FILAS,
    ),
    tipo: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    cabeceras: { 'Content-Disposition': `attachment; filename="${def.coleccion}-${hoy}.xlsx"` },
  };
}

async function agenda(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const caso = await casoVisible(p, def.coleccion);
  const { catalogo } = await p.sistema.door.entornoActual();
  const historia = await p.sistema.store.historia(caso.id);
  const citas = agendaDe({ def: p.sistema.registro.porClave(caso.maquina), caso, historia, catalogo });
  return {
    estado: 200,
    texto: archivoDeAgenda(`Agenda de ${caso.numero}`, citas),
    tipo: 'text/calendar; charset=utf-8',
    cabeceras: { 'Content-Disposition': `attachment; filename="agenda-${caso.numero}.ics"` },
  };
}

/** What leaves a collection of cases as a file: its list, and the agenda of a case. */
export function rutasDeExportar(def: DefinicionDeMaquina): Ruta[] {
  const base = `/api/${def.coleccion}`;
  const roles = lectoresDe(def.coleccion);
  return [
    ruta({
      metodo: 'get',
      ruta: `${base}.xlsx`,
      titulo: 'La lista como hoja de cálculo, con los mismos filtros',
      roles,
      personales: 'lista',
      exito: 200,
      consulta: FILTROS,
      respuesta: z.string(),
      manejar: (p) => exportar(p, def),
    }),
    ruta({
      metodo: 'get',
      ruta: `${base}/{id}/agenda.ics`,
      titulo:
        'Agenda del expediente: reuniones, actividades y plazos que corren, para el calendario de cada uno',
      roles,
      personales: 'agenda',
      exito: 200,
      respuesta: z.string(),
      manejar: (p) => agenda(p, def),
    }),
  ];
}
