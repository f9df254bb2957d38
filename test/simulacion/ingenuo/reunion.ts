import { diaEnLima } from './calendario.js';
import { avisar, type CasoIngenuo, diaDe, type Fallo, type Objeto, ocurrio, terminar } from './caso.js';
import type { Ley } from './ley.js';
import { armar, cerrar, corriendo, cumplir } from './plazos.js';

/** An act on a case: what it does to it, and why not when it does nothing. */
export type Acto = (caso: CasoIngenuo, datos: Objeto, ahora: string, ley: Ley) => Fallo;

/** Acts until the meeting is held (num. 9.2.1.A). */
export const DE_LA_REUNION: Readonly<Record<string, Acto>> = {
  RECHAZAR(caso, _datos, ahora, ley) {
    if (caso.reunion !== 'por_programar') return 'estado';
    cumplir(caso, 'AMB-A4', diaEnLima(ahora));
    avisar(caso, ley, 'RECHAZO');
    terminar(caso, 'rechazada', 'rechazada por la dependencia');
    return 'aceptado';
  },

  REGISTRAR_CONTACTO: (caso, datos, ahora) =>
    ocurrio(caso, datos['fecha'] as string, ahora) ? 'aceptado' : 'condicion',

  PROGRAMAR_REUNION(caso, datos, ahora, ley) {
    const fecha = datos['fecha'] as string;
    if (caso.reunion !== 'por_programar') return 'estado';
    const ultimo = corriendo(caso, 'AT-8.2.1.A-2')?.vence ?? '9999-12-31';
    if (new Date(fecha).toISOString() < ahora || diaDe(fecha) > ultimo) return 'condicion';
    caso.reunion = 'programada';
    cumplir(caso, 'AMB-A4', diaEnLima(ahora));
    cumplir(caso, 'AT-8.2.1.A-1', diaEnLima(ahora));
    armar(caso, ley, 'AMB-A6-resultado', diaDe(fecha));
    avisar(caso, ley, 'CITACION');
    return 'aceptado';
  },

  REPROGRAMAR_REUNION(caso, datos, ahora, ley) {
    const fecha = datos['fecha'] as string;
    if (caso.reunion !== 'programada') return 'estado';
    const tope = corriendo(caso, 'AT-8.2.1.A-2') ?? corriendo(caso, 'AMB-A20');
    const tarde = tope !== undefined && diaDe(fecha) > tope.vence;
    if (new Date(fecha).toISOString() < ahora) return 'condicion';
    if (tarde && datos['aPedidoDeLaEntidad'] !== true) return 'condicion';
    if (tarde) {
      tope.estado = 'reemplazado';
      armar(caso, ley, 'AMB-A20', diaDe(fecha));
    }
    cerrar(caso, 'AMB-A6-resultado', 'reemplazado');
    armar(caso, ley, 'AMB-A6-resultado', diaDe(fecha));
    avisar(caso, ley, 'REPROGRAMACION');
    return 'aceptado';
  },

  REGISTRAR_REUNION(caso, datos, ahora, ley) {
    const fecha = datos['fecha'] as string;
    if (caso.reunion !== 'programada') return 'estado';
    if (!ocurrio(caso, fecha, ahora)) return 'condicion';
    const revisar = datos['revisionDocumental'] === true;
    if (revisar && (caso.fase !== 'actuaciones_preparatorias' || caso.convocada !== '')) return 'condicion';
    caso.reunion = 'realizada';
    cumplir(caso, 'AT-8.2.1.A-2', diaDe(fecha));
    cumplir(caso, 'AMB-A20', diaDe(fecha));
    cumplir(caso, 'AMB-A6-resultado', diaEnLima(ahora));
    avisar(caso, ley, 'RESULTADO_REUNION');
    abrirActividades(caso, datos, ley, revisar);
    return 'aceptado';
  },
};

function abrirActividades(caso: CasoIngenuo, datos: Objeto, ley: Ley, revisar: boolean): void {
  const dia = diaDe(datos['fecha'] as string);
  if (datos['consultas'] === 'absueltas') avisar(caso, ley, 'CONSTANCIA_ABSOLUCION');
  if (datos['consultas'] === 'requieren_analisis') {
    caso.consultas = true;
    armar(caso, ley, 'AMB-A6-respuesta', dia, { item: 'consultas' });
  }
  if (datos['asesoramiento'] === 'continua') {
    caso.asesoramiento = true;
    armar(caso, ley, 'AMB-A6-respuesta', dia, { item: 'asesoramiento' });
  }
  if (revisar) {
    caso.revision = 'analisis';
    armar(caso, ley, 'AMB-A6-informe', dia);
  }
  if (datos['acompanamiento'] === 'necesario') caso.acompanamiento = 'por_programar';
  if (datos['derivacion'] !== undefined) avisar(caso, ley, 'DERIVACION');
}
