import { diaEnLima } from './calendario.js';
import type { Fallo, Objeto } from './caso.js';
import type { Ley } from './ley.js';
import {
  type Cronograma,
  consentir,
  contarDesde,
  corre,
  cronogramaDe,
  fijar,
  hecho,
  mediaElArticulo24,
  type ProcesoIngenuo,
  pasarProceso,
  pendientes,
} from './proceso.js';

type Acto = (p: ProcesoIngenuo, datos: Objeto, ley: Ley) => Fallo;

/** Office hours end at 16:30; with its minute. */
const CIERRE = '16:30';
const DEBERES = ['RS-59-sinobs', 'RS-59-conobs', 'RS-59-elev'];

const horaDe = (instante: string) =>
  new Date(Date.parse(instante) - 5 * 3_600_000).toISOString().slice(11, 16);

/** Whether a window of the calendar is open: the last day it closes with the office, or at the minute it says. */
function abierta(p: ProcesoIngenuo, actividad: string, fin?: string): boolean {
  const fila = p.cronograma[actividad];
  if (!fila) return false;
  const hoy = diaEnLima(p.ahora);
  const hasta = fin ?? fila.fin;
  if (fila.inicio.length > 10 ? p.ahora < fila.inicio : hoy < fila.inicio) return false;
  if (hasta.length > 10) return p.ahora.slice(0, 16) <= hasta.slice(0, 16);
  return hoy < hasta || (hoy === hasta && horaDe(p.ahora) <= CIERRE);
}

const llego = (p: ProcesoIngenuo, actividad: string) =>
  diaEnLima(p.ahora) >= (p.cronograma[actividad]?.inicio ?? '').slice(0, 10);

/** An identifier names one thing in the whole process. */
const usado = (p: ProcesoIngenuo, id: string) =>
  id in p.consultas || id in p.observaciones || p.elevaciones.some((e) => e.id === id);

const iguales = (unos: readonly string[], otros: readonly string[]) =>
  [...unos].sort().join() === [...otros].sort().join();

const idsDe = (datos: Objeto) => (datos['pliego'] as { id: string }[]).map((f) => f.id);

/** Integration goes to other days, and registration closes one business day later (arts. 59 and 53). */
function moverIntegracion(p: ProcesoIngenuo, ley: Ley, inicio: string, fin: string, regla: string): void {
  p.cronograma = {
    ...p.cronograma,
    integracion_bases: { inicio, fin },
    registro_participantes: {
      inicio: p.cronograma['registro_participantes']?.inicio ?? '',
      fin: ley.almanaque.sumarHabiles(fin, 1),
    },
  };
  fijarIntegracion(p, regla);
}

function fijarIntegracion(p: ProcesoIngenuo, regla: string): void {
  fijar(p, 'RS-53-gral', p.cronograma['registro_participantes']?.fin ?? '');
  fijar(p, regla, p.cronograma['integracion_bases']?.fin ?? '', DEBERES);
}

/** Not before a day: the calendar stays when it already waited. */
function esperar(p: ProcesoIngenuo, ley: Ley, dia: string, regla: string): void {
  if ((p.cronograma['integracion_bases']?.inicio ?? '') >= dia) fijarIntegracion(p, regla);
  else moverIntegracion(p, ley, dia, dia, regla);
}

function armarVentanas(p: ProcesoIngenuo): void {
  const fin = (actividad: string) => (p.cronograma[actividad]?.fin ?? '').slice(0, 10);
  const reglas: [string, string][] =
    p.tipo === 'AMC'
      ? [['RS-53-AMCBS', fin('registro_participantes')]]
      : [
          ['RS-53-gral', fin('registro_participantes')],
          ['RS-55-LP', fin('consultas')],
          ['RS-55-LP-abs', fin('absolucion_consultas')],
          ['RS-57-LP', fin('observaciones')],
          ['RS-57-LP-abs', fin('absolucion_observaciones')],
          ['RS-59-sinobs', fin('integracion_bases')],
        ];
  reglas.push(
    ['AMB-C-propuestas', fin('presentacion_propuestas')],
    ['AMB-C-calificacion', fin('calificacion_evaluacion')],
    ['AMB-C-buenaPro', fin('buena_pro')],
  );
  for (const [regla, dia] of reglas) fijar(p, regla, dia);
}

const ACTOS: Readonly<Record<string, Acto>> = {
  CONVOCAR(p, datos, ley) {
    const hoy = diaEnLima(p.ahora);
    if (p.etapa !== 'preparacion') return 'estado';
    if (hoy < '2009-02-01' || hoy > '2012-09-19') return 'condicion';
    const filas = datos['cronograma'] as { actividad: string; inicio: string; fin: string }[];
    const suyo = Object.fromEntries(filas.map(({ actividad, ...v }) => [actividad, v])) as Cronograma;
    if (JSON.stringify(suyo) !== JSON.stringify(cronogramaDe(p.tipo, hoy, ley))) return 'condicion';
    p.cronograma = suyo;
    p.convocada = hoy;
    p.situacion = 'convocado';
    p.etapa = p.tipo === 'AMC' ? 'presentacion' : 'consultas';
    armarVentanas(p);
    return 'aceptado';
  },

  REGISTRAR_PARTICIPANTE(p, datos, { almanaque }) {
    const id = datos['id'] as string;
    if (p.etapa === 'preparacion') return 'estado';
    const previsto = p.cronograma['registro_participantes']?.fin ?? '';
    let fin = previsto;
    if (p.tipo === 'LP') {
      const legal = p.integrada === '' ? '9999-12-31' : almanaque.sumarHabiles(p.integrada, 1);
      fin = legal > previsto ? legal : previsto;
    }
    if (!abierta(p, 'registro_participantes', fin) || p.participantes.includes(id)) return 'condicion';
    p.participantes.push(id);
    return 'aceptado';
  },

  FORMULAR_CONSULTA(p, datos) {
    if (p.etapa !== 'consultas') return 'estado';
    const [id, de] = [datos['id'] as string, datos['participante'] as string];
    if (!abierta(p, 'consultas') || !p.participantes.includes(de) || usado(p, id)) return 'condicion';
    p.consultas[id] = { de, absuelta: false };
    return 'aceptado';
  },

  ABSOLVER_CONSULTAS(p, datos) {
    const tarde = ['observaciones', 'absolucion_observaciones', 'integracion'].includes(p.etapa);
    if (p.etapa !== 'absolucion_consultas' && !tarde) return 'estado';
    const faltan = pendientes(p.consultas);
    if (faltan.length === 0 || !iguales(idsDe(datos), faltan)) return 'condicion';
    for (const id of faltan) (p.consultas[id] as { absuelta: boolean }).absuelta = true;
    hecho(p, 'RS-55-LP-abs', diaEnLima(p.ahora));
    if (!tarde) p.etapa = 'observaciones';
    return 'aceptado';
  },

  FORMULAR_OBSERVACION(p, datos) {
    if (p.etapa !== 'observaciones') return 'estado';
    const [id, de] = [datos['id'] as string, datos['participante'] as string];
    if (!abierta(p, 'observaciones') || !p.participantes.includes(de) || usado(p, id)) return 'condicion';
    p.observaciones[id] = { de, absuelta: false };
    return 'aceptado';
  },

  ABSOLVER_OBSERVACIONES(p, datos, ley) {
    if (p.etapa !== 'absolucion_observaciones') return 'estado';
    const faltan = pendientes(p.observaciones);
    if (faltan.length === 0 || !iguales(idsDe(datos), faltan)) return 'condicion';
    for (const id of faltan) (p.observaciones[id] as { absuelta: boolean }).absuelta = true;
    const hoy = diaEnLima(p.ahora);
    hecho(p, 'RS-57-LP-abs', hoy);
    p.etapa = 'elevacion';
    contarDesde(p, ley, 'RS-58-plazo', hoy);
    // The three days to elevate, and the bases are integrated the next one.
    esperar(p, ley, ley.almanaque.sumarHabiles(hoy, 4), 'RS-59-conobs');
    return 'aceptado';
  },

  SOLICITAR_ELEVACION(p, datos, ley) {
    if (!['elevacion', 'por_remitir', 'por_pronunciar', 'integracion'].includes(p.etapa)) return 'estado';
    const [id, de] = [datos['id'] as string, datos['participante'] as string];
    const observacion = datos['observacion'] as string;
    const plazo = corre(p, 'RS-58-plazo');
    if (!plazo || !p.participantes.includes(de) || usado(p, id)) return 'condicion';
    if (!p.observaciones[observacion]?.absuelta) return 'datos';
    const repetida = p.elevaciones.some((e) => e.de === de && e.observacion === observacion);
    if (repetida || p.observaciones[observacion]?.de !== de) return 'condicion';
    p.elevaciones.push({ de, observacion, id });
    p.etapa = 'por_remitir';
    const hoy = diaEnLima(p.ahora);
    for (const regla of ['RS-58-remite', 'RS-58-Tit']) if (!corre(p, regla)) contarDesde(p, ley, regla, hoy);
    // The Titular has eight days, and then there are two to integrate.
    esperar(p, ley, ley.almanaque.sumarHabiles(hoy, 10), 'RS-59-elev');
    return 'aceptado';
  },

  REMITIR_ELEVACION(p) {
    if (p.etapa !== 'por_remitir') return 'estado';
    p.etapa = 'por_pronunciar';
    hecho(p, 'RS-58-remite', diaEnLima(p.ahora));
    return 'aceptado';
  },

  EMITIR_PRONUNCIAMIENTO(p, _datos, ley) {
    if (p.etapa !== 'por_pronunciar') return 'estado';
    const hoy = diaEnLima(p.ahora);
    p.etapa = 'integracion';
    p.pronunciado = true;
    hecho(p, 'RS-58-Tit', hoy);
    const { almanaque } = ley;
    moverIntegracion(p, ley, almanaque.habilDesde(hoy), almanaque.sumarHabiles(hoy, 2), 'RS-59-elev');
    return 'aceptado';
  },

  INTEGRAR_BASES(p, _datos, { almanaque }) {
    if (p.etapa !== 'integracion') return 'estado';
    if (corre(p, 'RS-58-plazo') || !llego(p, 'integracion_bases')) return 'condicion';
    if (pendientes(p.consultas).length > 0) return 'condicion';
    const hoy = diaEnLima(p.ahora);
    const conElevacion = p.elevaciones.length > 0;
    const regla = conElevacion
      ? 'RS-59-elev'
      : Object.keys(p.observaciones).length > 0
        ? 'RS-59-conobs'
        : 'RS-59-sinobs';
    hecho(p, regla, hoy);
    p.integrada = hoy;
    p.etapa = 'presentacion';
    p.situacion = 'bases_integradas';
    const legal = almanaque.sumarHabiles(hoy, 1);
    const previsto = p.cronograma['registro_participantes']?.fin ?? '';
    fijar(p, 'RS-53-gral', previsto > legal ? previsto : legal);
    return 'aceptado';
  },

  PRESENTAR_PROPUESTA(p, datos, { almanaque }) {
    const postor = datos['postor'] as string;
    if (p.etapa !== 'presentacion') return 'estado';
    if (!mediaElArticulo24(p, almanaque) || !abierta(p, 'presentacion_propuestas')) return 'condicion';
    if (!p.participantes.includes(postor) || p.propuestas.includes(postor)) return 'condicion';
    p.propuestas.push(postor);
    return 'aceptado';
  },

  ADMITIR_PROPUESTA(p, datos) {
    const postor = datos['postor'] as string;
    if (p.etapa !== 'presentacion' && p.etapa !== 'calificacion') return 'estado';
    const cerro = p.ahora >= (p.cronograma['presentacion_propuestas']?.fin ?? '');
    if (p.etapa === 'presentacion' && (!cerro || p.propuestas.length === 0)) return 'condicion';
    // Once all are evaluated their admission is over: what is left is their offers.
    if (p.propuestas.length === 0 || p.evaluadas) return 'estado';
    if (!p.propuestas.includes(postor) || p.admitidas.includes(postor)) return 'condicion';
    p.admitidas.push(postor);
    p.etapa = 'calificacion';
    p.situacion = 'en_evaluacion';
    return 'aceptado';
  },

  EVALUAR_TECNICA(p) {
    if (p.etapa !== 'calificacion' || p.evaluadas || p.propuestas.length === 0) return 'estado';
    if (!llego(p, 'calificacion_evaluacion') || !iguales(p.admitidas, p.propuestas)) return 'condicion';
    p.evaluadas = true;
    return 'aceptado';
  },

  EVALUAR_ECONOMICA(p) {
    if (p.etapa !== 'calificacion') return 'estado';
    if (!llego(p, 'calificacion_evaluacion') || !p.evaluadas) return 'condicion';
    hecho(p, 'AMB-C-calificacion', diaEnLima(p.ahora));
    p.etapa = 'por_otorgar';
    return 'aceptado';
  },

  OTORGAR_BUENA_PRO(p, _datos, ley) {
    if (p.etapa !== 'por_otorgar') return 'estado';
    if (!llego(p, 'buena_pro')) return 'condicion';
    const hoy = diaEnLima(p.ahora);
    hecho(p, 'AMB-C-buenaPro', hoy);
    // With one offer nobody else can appeal (RS-77-1).
    if (p.propuestas.length === 1) consentir(p, ley, hoy);
    else {
      p.situacion = 'buena_pro';
      p.etapa = 'buena_pro';
      contarDesde(p, ley, 'RS-77-AD', hoy, '1');
    }
    return 'aceptado';
  },
};

/** Acts of a process this model knows. */
export const ACTOS_DE_PROCESO: readonly string[] = Object.keys(ACTOS);

/** Somebody acts on a process at an instant. */
export function actuarEnProceso(
  p: ProcesoIngenuo,
  tipo: string,
  datos: Objeto,
  ahora: string,
  ley: Ley,
): Fallo {
  pasarProceso(p, ahora, ley);
  const puntajes = datos['puntajes'];
  if (Array.isArray(puntajes) && puntajes.length === 0) return 'datos';
  const fallo = ACTOS[tipo]?.(p, datos, ley) ?? 'datos';
  pasarProceso(p, ahora, ley);
  return fallo;
}
