import type { Registro } from '../../machines/registro.js';
import { RUTAS_DE_CALENDARIO } from './manejadores/calendario.js';
import { rutasDeCasos } from './manejadores/casos.js';
import { RUTAS_DE_CONSULTA_PUBLICA } from './manejadores/consulta-publica.js';
import { RUTAS_DE_CRONOGRAMAS } from './manejadores/cronogramas.js';
import { RUTAS_DE_CUADRO } from './manejadores/cuadro.js';
import { RUTAS_DE_DOCUMENTOS } from './manejadores/documentos.js';
import { rutasDeSubir } from './manejadores/documentos-subir.js';
import { RUTAS_DE_SUPRIMIR_DOCUMENTOS } from './manejadores/documentos-suprimir.js';
import { rutasDeExportar } from './manejadores/exportar.js';
import { RUTAS_DE_GESTION } from './manejadores/gestion.js';
import { RUTAS_DE_HOY } from './manejadores/hoy.js';
import { RUTAS_DE_IDENTIDADES } from './manejadores/identidades.js';
import { RUTAS_DE_INDICADORES } from './manejadores/indicadores.js';
import { RUTAS_DE_INFORME_ANUAL } from './manejadores/informe-anual.js';
import { rutasDeInspeccion } from './manejadores/inspeccion.js';
import { RUTAS_DE_NOTIFICAR } from './manejadores/notificar.js';
import { RUTAS_DE_NOVEDADES } from './manejadores/novedades.js';
import { rutasDePapeles } from './manejadores/papeles.js';
import { RUTAS_DE_PERSONALES } from './manejadores/personales.js';
import { RUTAS_DE_PLAZOS } from './manejadores/plazos.js';
import { RUTAS_DE_PREFERENCIAS } from './manejadores/preferencias.js';
import { RUTAS_DE_REGLAS } from './manejadores/reglas.js';
import { RUTAS_DE_SABER } from './manejadores/saber.js';
import { RUTAS_DE_SESION } from './manejadores/sesion.js';
import { RUTAS_DE_SISTEMA } from './manejadores/sistema.js';
import { RUTAS_DE_VERIFICACION } from './manejadores/verificacion.js';
import type { Ruta } from './ruta.js';

/** The whole API, in the order it is matched: the busiest first. */
export function rutasDe(registro: Registro): Ruta[] {
  const colecciones = [...new Set(registro.todas.map((d) => d.coleccion))];
  const deCasos = colecciones.flatMap((c) => {
    const def = registro.deColeccion(c);
    return def
      ? [...rutasDeCasos(def), ...rutasDeExportar(def), ...rutasDeSubir(def), ...rutasDePapeles(def)]
      : [];
  });
  return [
    ...deCasos,
    ...RUTAS_DE_SISTEMA,
    ...RUTAS_DE_PLAZOS,
    ...RUTAS_DE_HOY,
    ...RUTAS_DE_NOVEDADES,
    ...RUTAS_DE_PREFERENCIAS,
    ...RUTAS_DE_SESION,
    ...RUTAS_DE_CALENDARIO,
    ...RUTAS_DE_CUADRO,
    ...RUTAS_DE_INDICADORES,
    ...RUTAS_DE_CRONOGRAMAS,
    ...RUTAS_DE_SABER,
    ...RUTAS_DE_REGLAS,
    ...RUTAS_DE_NOTIFICAR,
    ...RUTAS_DE_DOCUMENTOS,
    ...RUTAS_DE_SUPRIMIR_DOCUMENTOS,
    ...RUTAS_DE_VERIFICACION,
    ...RUTAS_DE_IDENTIDADES,
    ...RUTAS_DE_GESTION,
    ...RUTAS_DE_PERSONALES,
    ...RUTAS_DE_CONSULTA_PUBLICA,
    ...RUTAS_DE_INFORME_ANUAL,
    ...rutasDeInspeccion(registro),
  ];
}
