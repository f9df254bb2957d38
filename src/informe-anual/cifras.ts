import { fechaCivilDe } from '../../machines/calendario/index.js';
import { CLAVE_OECE } from '../engine/plazos.js';
import { indicadores } from '../reports/indicadores.js';
import type { Sistema } from '../sistema.js';

const COLECCION = 'solicitudes';

/**
 * The figures of a fiscal year, counted from the solicitudes as they stand now (AT-8.3). They hold no names: entities are
 * counted, never listed.
 */
export async function cifrasDelEjercicio(
  { store, door, registro, reloj }: Pick<Sistema, 'store' | 'door' | 'registro' | 'reloj'>,
  ejercicio: number,
) {
  const ahora = reloj.ahora();
  const { catalogo, calendario } = await door.entornoActual();
  const { volumen, tiempos, plazos, informeAnual } = await indicadores(store, {
    ambito: { coleccion: COLECCION, ruc: null },
    desde: `${ejercicio}-01`,
    hasta: `${ejercicio}-12`,
    hoy: fechaCivilDe(ahora),
    definiciones: registro.todas.filter((d) => d.coleccion === COLECCION),
    calendario: calendario(CLAVE_OECE),
    catalogo,
  });
  return {
    ejercicio,
    tomadas: ahora,
    resultados: informeAnual,
    meses: volumen.porMes.map(({ mes, nacidos, terminados, vivosAlCierre }) => ({
      mes,
      recibidas: nacidos,
      terminadas: terminados,
      enTramite: vivosAlCierre,
    })),
    tiempos: tiempos.etapas.map(({ etapa, titulo, casos, mediana, p90 }) => ({
      etapa,
      titulo,
      casos,
      mediana,
      p90,
    })),
    plazos: plazos.porRegla
      .filter((r) => r.obliga)
      .map(({ regla, norma, descripcion, clase, total, cumplidos, tardios, vencidos, corriendo }) => ({
        regla,
        norma,
        descripcion,
        clase,
        total,
        cumplidos,
        tardios,
        vencidos,
        corriendo,
      })),
  };
}

/** The figures as an annual report holds them. */
export type Cifras = Awaited<ReturnType<typeof cifrasDelEjercicio>>;
