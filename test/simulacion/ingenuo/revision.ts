import { diaEnLima } from './calendario.js';
import {
  avisar,
  type CasoIngenuo,
  dejarCorreo,
  diaDe,
  type Objeto,
  ocurrio,
  terminar,
  yaPaso,
} from './caso.js';
import type { Ley } from './ley.js';
import { armar, cerrar, corriendo, cumplir, suceder } from './plazos.js';
import type { Acto } from './reunion.js';

const esperando = (caso: CasoIngenuo) =>
  ['entrega', 'consulta_por_enviar', 'continuidad'].includes(caso.revision);

const llego = (caso: CasoIngenuo, datos: Objeto, ahora: string) =>
  datos['recibida'] === undefined || ocurrio(caso, datos['recibida'] as string, ahora);

/** Review of documents, the silence of the entity, the report and its follow-up (num. 9.2.1.B and C). */
export const DE_LA_REVISION: Readonly<Record<string, Acto>> = {
  REQUERIR_DOCUMENTACION(caso, datos, ahora, ley) {
    if (caso.revision !== 'analisis') return 'estado';
    cerrar(caso, 'AMB-A6-informe', 'suspendido');
    armar(caso, ley, 'AT-8.2.1.B-3', diaEnLima(ahora), { otorgados: datos['plazoDias'] as number });
    caso.revision = 'entrega';
    avisar(caso, ley, 'REQUERIMIENTO');
    return 'aceptado';
  },

  RECIBIR_DOCUMENTACION(caso, datos, ahora, ley) {
    if (!esperando(caso)) return 'estado';
    if (!llego(caso, datos, ahora)) return 'condicion';
    if (datos['completa'] !== true) return 'aceptado';
    const recibida = datos['recibida'] as string | undefined;
    const hoy = diaEnLima(ahora);
    const pedido = caso.plazos.findLast((p) => p.regla === 'AT-8.2.1.B-3')?.desde ?? hoy;
    const llegado = recibida === undefined ? hoy : diaDe(recibida);
    const dia = llegado < pedido ? pedido : llegado;
    if (caso.revision === 'continuidad') cumplir(caso, 'AT-8.2.1.B-5', dia);
    cumplir(caso, 'AT-8.2.1.B-3', dia);
    dejarCorreo(caso);
    armar(caso, ley, 'AMB-A6-informe', dia);
    caso.revision = 'analisis';
    return 'aceptado';
  },

  RESPONDER_CONTINUIDAD(caso, datos, ahora, ley) {
    if (caso.revision !== 'consulta_por_enviar' && caso.revision !== 'continuidad') return 'estado';
    if (!llego(caso, datos, ahora)) return 'condicion';
    if (datos['continua'] === true) return 'aceptado';
    avisar(caso, ley, 'DESISTIMIENTO');
    terminar(caso, 'desistida', 'desistida al no continuar');
    return 'aceptado';
  },

  PRORROGAR_ENTREGA(caso, datos, _ahora, ley) {
    if (!esperando(caso)) return 'estado';
    const plazo = corriendo(caso, 'AT-8.2.1.B-3') ?? corriendo(caso, 'AT-8.2.1.B-5');
    if (!plazo || caso.prorrogada) return 'condicion';
    caso.prorrogada = true;
    const mas = datos['dias'] as number;
    suceder(caso, plazo, {
      dias: plazo.dias + mas,
      extra: plazo.extra === null ? null : plazo.extra + mas,
      vence: ley.vence(plazo.regla, plazo.desde, plazo.dias + mas, caso.provincia),
    });
    avisar(caso, ley, 'PRORROGA');
    return 'aceptado';
  },

  EMITIR_INFORME(caso, datos, ahora, ley) {
    if (caso.revision !== 'analisis') return 'estado';
    cumplir(caso, 'AMB-A6-informe', diaEnLima(ahora));
    armar(caso, ley, 'AMB-A17', diaEnLima(ahora));
    caso.revision = 'informada';
    caso.deficiencias = (datos['deficiencias'] as Objeto[]).map((d) => d['tratamiento'] as string);
    avisar(caso, ley, 'INFORME');
    if (caso.deficiencias.length > 0) avisar(caso, ley, 'INVITACION_EXPOSICION');
    return 'aceptado';
  },

  REALIZAR_EXPOSICION(caso, datos, ahora) {
    if (caso.revision !== 'informada' && caso.revision !== 'verificacion') return 'estado';
    if (caso.deficiencias.length === 0) return 'estado';
    return ocurrio(caso, datos['fecha'] as string, ahora) ? 'aceptado' : 'condicion';
  },

  REGISTRAR_CONVOCATORIA(caso, datos, ahora, ley) {
    const fecha = datos['fecha'] as string;
    if (caso.convocada !== '') return 'estado';
    if (!yaPaso(fecha, ahora)) return 'condicion';
    if (caso.fase === 'actuaciones_preparatorias' && diaDe(fecha) < caso.recibida) return 'condicion';
    caso.convocada = diaDe(fecha);
    if (caso.revision === 'analisis' || esperando(caso)) cerrarRevision(caso, ley);
    else if (caso.revision === 'informada') seguir(caso, ley);
    return 'aceptado';
  },

  EMITIR_INFORME_SEGUIMIENTO(caso, datos, ahora, ley) {
    if (caso.revision !== 'verificacion') return 'estado';
    const verificaciones = datos['verificaciones'] as { deficiencia: number; resultado: string }[];
    const numeros = verificaciones.map((v) => v.deficiencia).sort((a, b) => a - b);
    if (numeros.join() !== caso.deficiencias.map((_, i) => i + 1).join()) return 'datos';
    for (const { deficiencia, resultado } of verificaciones) {
      const tratamiento = caso.deficiencias[deficiencia - 1];
      if (resultado === 'evaluada' && tratamiento !== 'criterio') return 'datos';
      if (resultado === 'implementada' && tratamiento !== 'recomendacion') return 'datos';
      if (resultado === 'no_atendida' && datos['disposiciones'] === undefined) return 'datos';
    }
    cumplir(caso, 'AMB-A6-seguimiento', diaEnLima(ahora));
    caso.revision = 'no';
    caso.huboSeguimiento = true;
    if (verificaciones.some((v) => v.resultado === 'no_atendida'))
      avisar(caso, ley, 'SEGUIMIENTO_CON_DISPOSICIONES', 'seace');
    else avisar(caso, ley, 'SEGUIMIENTO_FAVORABLE');
    return 'aceptado';
  },
};

/** Convoked before the report: there is nothing left to review. */
function cerrarRevision(caso: CasoIngenuo, ley: Ley): void {
  for (const regla of ['AMB-A6-informe', 'AT-8.2.1.B-3', 'AT-8.2.1.B-5']) cerrar(caso, regla, 'anulado');
  dejarCorreo(caso);
  caso.revision = 'no';
  avisar(caso, ley, 'REVISION_CERRADA');
}

/** Convoked after the report: what it pointed out is verified, or there was nothing to verify (AMB-A16). */
function seguir(caso: CasoIngenuo, ley: Ley): void {
  cumplir(caso, 'AMB-A17', caso.convocada);
  if (caso.deficiencias.length > 0) {
    caso.revision = 'verificacion';
    armar(caso, ley, 'AMB-A6-seguimiento', caso.convocada);
    return;
  }
  caso.revision = 'no';
  caso.huboSeguimiento = true;
  avisar(caso, ley, 'SEGUIMIENTO_FAVORABLE');
}
