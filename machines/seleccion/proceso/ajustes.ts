import { diaDe } from '../../base/campos.js';
import type { ArmarPlazo } from '../../base/efectos.js';
import { hechos, plazoCorriendo } from '../../base/hechos.js';
import { ajustarIntegracion, mover } from '../cronograma/index.js';
import type { DatosDe } from '../eventos/index.js';
import type { Actividad, Cronograma } from '../tipos.js';
import { movidasDesde } from './condiciones-transversales.js';
import type { ContextoDeProceso } from './contexto.js';
import { calendarioDe, diaPublicado, diasDe, filaEnVigor, hoy } from './lecturas.js';
import { ventanasPorArmar } from './plazos.js';

type C = ContextoDeProceso;
type Publicado = { publicado?: string | undefined };

const conIntegracion = (c: C, inicio: string, fin: string): { cronograma: Cronograma } => ({
  cronograma: ajustarIntegracion(c.cronograma, { inicio, fin }, c.procedimiento, calendarioDe(c), diasDe(c)),
});

/**
 * The calendar once a pliego with observations comes out: integration goes to the day after the three days to ask for
 * elevation, unless the calendar already waits that long; registration follows (RS-59-cal, AMB-D4).
 */
export function trasElPliego(c: C, datos: Publicado): { cronograma: Cronograma } {
  if (Object.keys(c.observaciones).length === 0) return { cronograma: c.cronograma };
  const dias = diasDe(c);
  const tope = calendarioDe(c).sumar(diaPublicado(c, datos), dias('RS-58-plazo'));
  const legal = calendarioDe(c).sumar(tope, dias('RS-59-conobs'));
  const prevista = diaDe(filaEnVigor(c, 'integracion_bases')?.inicio ?? '');
  return prevista >= legal ? { cronograma: c.cronograma } : conIntegracion(c, legal, legal);
}

/** The terms a pliego opens: to ask for elevation, and to integrate. */
export function plazosTrasElPliego(c: C, datos: Publicado): ArmarPlazo[] {
  const elevar: ArmarPlazo = { regla: 'RS-58-plazo', desde: diaPublicado(c, datos), ambitos: c.ambitos };
  return [
    ...(Object.keys(c.observaciones).length > 0 ? [elevar] : []),
    ...ventanasPorArmar(c, 'integracion_bases'),
  ];
}

/** The calendar once an elevation is accepted: integration waits for the longest lawful pronouncement (RS-59-cal). */
export function trasElevar(c: C): { cronograma: Cronograma } {
  const calendario = calendarioDe(c);
  const dias = diasDe(c);
  const pronunciado =
    c.competencia.elevacion === 'osce'
      ? calendario.sumar(calendario.sumar(hoy(c), dias('RS-58-remite')), dias('RS-58-OSCE'))
      : calendario.sumar(hoy(c), dias('RS-58-Tit'));
  const legal = calendario.sumar(pronunciado, dias('RS-59-elev'));
  const prevista = diaDe(filaEnVigor(c, 'integracion_bases')?.inicio ?? '');
  return prevista >= legal ? { cronograma: c.cronograma } : conIntegracion(c, legal, legal);
}

/** The terms a request of elevation opens: to remit it, to formalise it, and the Titular's (AMB-C8). */
export function plazosTrasElevar(c: C, datos: DatosDe<'SOLICITAR_ELEVACION'>): ArmarPlazo[] {
  const desde = hoy(c);
  const { ambitos } = c;
  const delTitular = c.competencia.elevacion === 'titular' && plazoCorriendo(hechos(c), 'RS-58-Tit') === null;
  return [
    ...(plazoCorriendo(hechos(c), 'RS-58-remite') === null
      ? [{ regla: 'RS-58-remite', desde, ambitos }]
      : []),
    ...(datos.remota === true ? [{ regla: 'RS-58-remoto', item: datos.id, desde, ambitos }] : []),
    ...(delTitular ? [{ regla: 'RS-58-Tit', desde, ambitos }] : []),
    ...ventanasPorArmar(c, 'integracion_bases'),
  ];
}

/** The calendar once the pronouncement is notified: two days to integrate (RS-59-elev). */
export function trasElPronunciamiento(c: C, datos: Publicado): { cronograma: Cronograma } {
  const dia = diaPublicado(c, datos);
  const calendario = calendarioDe(c);
  return conIntegracion(c, calendario.siguienteHabil(dia), calendario.sumar(dia, diasDe(c)('RS-59-elev')));
}

/**
 * The calendar once the last elevation fell for not being formalised: as if nobody had asked for it, integration goes to
 * the day after the three days, or to today when that has passed (AMB-C9, RS-59-conobs).
 */
export function trasCaer(c: C): { cronograma: Cronograma } {
  const calendario = calendarioDe(c);
  const dias = diasDe(c);
  const tope = hechos(c).plazos.findLast((p) => p.regla === 'RS-58-plazo')?.vence ?? hoy(c);
  const debido =
    c.pronunciamiento === null
      ? calendario.sumar(tope, dias('RS-59-conobs'))
      : calendario.sumar(c.pronunciamiento, dias('RS-59-elev'));
  const pronto = calendario.siguienteHabil(hoy(c));
  const legal = debido > pronto ? debido : pronto;
  return conIntegracion(c, legal, legal);
}

/** The calendar after a prórroga or postergación, which its condition found lawful. */
export function trasMover(
  c: C,
  datos: DatosDe<'PRORROGAR'>,
  clase: 'prorroga' | 'postergacion',
): { cronograma: Cronograma; prorrogadas: readonly Actividad[] } {
  const movido = mover(c.cronograma, { ...datos, clase }, c.procedimiento, calendarioDe(c));
  const cronograma = 'cronograma' in movido ? movido.cronograma : c.cronograma;
  return { cronograma, prorrogadas: movidasDesde(datos.actividad) };
}

/** The registry closes one business day after the real integration, or later if the calendar says so (AMB-D5). */
export function cierreTrasIntegrar(c: C): ArmarPlazo[] {
  const fila = filaEnVigor(c, 'registro_participantes');
  if (fila === null || c.integrada === null) return [];
  const legal = calendarioDe(c).sumar(c.integrada, diasDe(c)('RS-53-gral'));
  const fin = diaDe(fila.fin) > legal ? diaDe(fila.fin) : legal;
  const corre = plazoCorriendo(hechos(c), 'RS-53-gral');
  if (corre?.vence === fin || fin < hoy(c)) return [];
  return [
    {
      regla: 'RS-53-gral',
      desde: fin,
      computo: 'fecha',
      dias: 0,
      ambitos: c.ambitos,
      motivo: 'Un día hábil después de integradas las bases.',
    },
  ];
}
