import { diaEnLima, esHabil, habilDesde, masDias, medianoche, sumarHabiles } from './calendario-ingenuo.js';
import { bienFormado } from './datos-ingenuos.js';

/**
 * The law of a solicitud de asistencia técnica told as naively as possible: one mutable object, plain ifs, dates as
 * strings, and time that passes one midnight after another. Written from the Directiva and the contract and from
 * nothing else; where the product answers differently, one of the two is wrong.
 */

type Objeto = Record<string, unknown>;
export type EstadoDePlazo = 'corriendo' | 'vencido' | 'cumplido' | 'suspendido' | 'reemplazado' | 'anulado';
/** What becomes of an act: accepted, or why not. */
export type Fallo = 'aceptado' | 'estado' | 'condicion' | 'datos';

export interface PlazoIngenuo {
  regla: string;
  item: string;
  desde: string;
  dias: number;
  vence: string;
  estado: EstadoDePlazo;
}

interface Vencimiento {
  regla: string;
  desde: string;
  vence: string;
  /** The case just before it. */
  antes: CasoIngenuo;
}

export interface CasoIngenuo {
  ahora: string;
  situacion: string;
  /** How it ended, finer than the situation; empty while it lives. */
  final: string;
  recibida: string;
  fase: string;
  provincia: string | null;
  reunion: 'por_programar' | 'programada' | 'realizada';
  consultas: boolean;
  asesoramiento: boolean;
  revision:
    | 'no'
    | 'analisis'
    | 'entrega'
    | 'consulta_por_enviar'
    | 'continuidad'
    | 'informada'
    | 'verificacion';
  acompanamiento: 'no' | 'por_programar' | 'en_curso' | 'concluido';
  deficiencias: string[];
  convocada: string;
  prorrogada: boolean;
  huboSeguimiento: boolean;
  plazos: PlazoIngenuo[];
  /** The continuity mails, in the order in which they were ordered; `plazo` is the B-5 term its sending started. */
  correos: { estado: 'por_enviar' | 'enviado' | 'rebotado' | 'sin_efecto'; dias: number; plazo: number }[];
  /** Expiries that changed the case and after which nobody has acted. */
  vencimientos: Vencimiento[];
  rectificado: boolean;
}

/** Whether a required item of letters a), b) or c) is missing or blank (AT-8.1.2-1). */
function omite(datos: Objeto): boolean {
  const entidad = (datos['entidad'] ?? {}) as Objeto;
  const contacto = (datos['contacto'] ?? {}) as Objeto;
  const exigidos = [
    entidad['nombre'],
    datos['objeto'],
    contacto['nombre'],
    contacto['cargo'],
    contacto['correo'],
    contacto['telefono'],
    datos['sustentoEstrategico'],
  ];
  return exigidos.some((dato) => typeof dato !== 'string' || dato.trim() === '');
}

/** The civil day of a date or an instant. */
function diaDe(cuando: string): string {
  return cuando.length === 10 ? cuando : diaEnLima(cuando);
}

/** Whether something dated so has already happened. */
function yaPaso(cuando: string, ahora: string): boolean {
  if (cuando.length === 10) return cuando <= diaEnLima(ahora);
  return new Date(cuando).toISOString() <= ahora;
}

function armar(caso: CasoIngenuo, regla: string, desde: string, dias: number, item = ''): PlazoIngenuo {
  const deLaEntidad = regla === 'AT-8.2.1.B-3' || regla === 'AT-8.2.1.B-5';
  let vence = sumarHabiles(desde, dias, deLaEntidad ? caso.provincia : null);
  if (regla === 'AMB-A17') vence = habilDesde(masDias(desde, dias));
  if (regla === 'AMB-A20') vence = desde;
  const plazo: PlazoIngenuo = { regla, item, desde, dias, vence, estado: 'corriendo' };
  caso.plazos.push(plazo);
  return plazo;
}

/** The running term of a rule. */
export function corriendo(caso: CasoIngenuo, regla: string): PlazoIngenuo | undefined {
  return caso.plazos.find((p) => p.regla === regla && p.estado === 'corriendo');
}

function cerrar(caso: CasoIngenuo, regla: string, estado: EstadoDePlazo): void {
  const plazo = corriendo(caso, regla);
  if (plazo) plazo.estado = estado;
}

/** A duty done on `dia`: in time, even if the term has since expired, or late. */
function cumplir(caso: CasoIngenuo, regla: string, dia: string, item = ''): void {
  const plazo = caso.plazos.filter((p) => p.regla === regla && p.item === item).at(-1);
  if (!plazo || (plazo.estado !== 'corriendo' && plazo.estado !== 'vencido')) return;
  plazo.estado = dia <= plazo.vence ? 'cumplido' : 'vencido';
}

function terminar(caso: CasoIngenuo, situacion: string, final: string): void {
  caso.situacion = situacion;
  caso.final = final;
  for (const plazo of caso.plazos) if (plazo.estado === 'corriendo') plazo.estado = 'anulado';
  dejarCorreo(caso);
}

function dejarCorreo(caso: CasoIngenuo): void {
  for (const correo of caso.correos) if (correo.estado === 'por_enviar') correo.estado = 'sin_efecto';
}

/** Activities run side by side; the case ends when all that were opened have ended (AT-8.2.2). */
function terminarSiNadaQueda(caso: CasoIngenuo): void {
  if (caso.situacion !== 'en_tramite' || caso.reunion !== 'realizada') return;
  if (caso.consultas || caso.asesoramiento || caso.revision !== 'no') return;
  if (caso.acompanamiento === 'por_programar' || caso.acompanamiento === 'en_curso') return;
  if (caso.huboSeguimiento) terminar(caso, 'culminada', 'culminada con seguimiento');
  else if (caso.acompanamiento === 'concluido') terminar(caso, 'culminada', 'culminada con acompañamiento');
  else terminar(caso, 'atendida', 'atendida');
}

/** A solicitud is presented: recorded at `ahora`, received then or earlier; null when it is said to come later. */
export function nacer(ahora: string, datos: Objeto): CasoIngenuo | null {
  const cuando = (datos['recibida'] as string | undefined) ?? ahora;
  if (!yaPaso(cuando, ahora)) return null;
  const recibida = diaDe(cuando);
  const caso: CasoIngenuo = {
    ahora: cuando.length === 10 ? medianoche(cuando) : new Date(cuando).toISOString(),
    situacion: 'en_tramite',
    final: '',
    recibida,
    fase: datos['fase'] as string,
    provincia: ((datos['entidad'] as Objeto | undefined)?.['provincia'] as string | undefined) ?? null,
    reunion: 'por_programar',
    consultas: false,
    asesoramiento: false,
    revision: 'no',
    acompanamiento: 'no',
    deficiencias: [],
    convocada: '',
    prorrogada: false,
    huboSeguimiento: false,
    plazos: [],
    correos: [],
    vencimientos: [],
    rectificado: false,
  };
  if (omite(datos)) {
    terminar(caso, 'rechazada', 'rechazada al presentar');
  } else {
    armar(caso, 'AMB-A4', recibida, 3);
    armar(caso, 'AT-8.2.1.A-1', recibida, 5);
    armar(caso, 'AT-8.2.1.A-2', recibida, 10);
  }
  pasar(caso, ahora);
  return caso;
}

/** Time passes until an instant, one midnight after another. */
export function pasar(caso: CasoIngenuo, hasta: string): void {
  amanecer(caso);
  while (medianoche(masDias(diaEnLima(caso.ahora), 1)) <= hasta) {
    caso.ahora = medianoche(masDias(diaEnLima(caso.ahora), 1));
    amanecer(caso);
  }
  if (hasta > caso.ahora) caso.ahora = hasta;
}

/** What the present day finds expired, and the mail that may leave. Terms that end the case come last. */
function amanecer(caso: CasoIngenuo): void {
  const hoy = diaEnLima(caso.ahora);
  const caducan = ['AT-8.2.1.B-3', 'AT-8.2.1.B-5', 'AMB-A17'];
  for (const plazo of caso.plazos) {
    if (plazo.estado === 'corriendo' && plazo.vence < hoy && !caducan.includes(plazo.regla))
      plazo.estado = 'vencido';
  }
  for (const regla of caducan) {
    const plazo = corriendo(caso, regla);
    if (!plazo || plazo.vence >= hoy) continue;
    caso.vencimientos.push({ regla, desde: plazo.desde, vence: plazo.vence, antes: structuredClone(caso) });
    plazo.estado = 'vencido';
    if (regla === 'AT-8.2.1.B-3') {
      caso.revision = 'consulta_por_enviar';
      caso.correos.push({ estado: 'por_enviar', dias: 10, plazo: -1 });
    }
    if (regla === 'AT-8.2.1.B-5') terminar(caso, 'archivada', 'archivada por silencio');
    if (regla === 'AMB-A17') terminar(caso, 'archivada', 'archivada sin convocatoria');
  }
  enviarCorreo(caso);
}

function enviarCorreo(caso: CasoIngenuo): void {
  const hoy = diaEnLima(caso.ahora);
  const correo = caso.correos.find((c) => c.estado === 'por_enviar');
  if (!correo || !esHabil(hoy)) return;
  correo.estado = 'enviado';
  correo.plazo = caso.plazos.length;
  caso.revision = 'continuidad';
  armar(caso, 'AT-8.2.1.B-5', hoy, correo.dias);
}

/** The mail number `n` comes back: if the term that runs is the one it started, it is sent anew and that restarts (AMB-A8). */
export function rebotar(caso: CasoIngenuo, n: number, ahora: string): void {
  pasar(caso, ahora);
  const correo = caso.correos[n];
  if (!correo) throw new Error(`No hay correo ${n}.`);
  const plazo = caso.plazos[correo.plazo];
  correo.estado = 'rebotado';
  if (caso.situacion !== 'en_tramite' || plazo?.estado !== 'corriendo') return;
  plazo.estado = 'reemplazado';
  caso.revision = 'consulta_por_enviar';
  caso.correos.push({ estado: 'por_enviar', dias: plazo.dias, plazo: -1 });
  enviarCorreo(caso);
}

/** Someone acts at an instant. What is refused changes nothing but the passing of time. */
export function actuar(caso: CasoIngenuo, tipo: string, datos: Objeto, ahora: string): Fallo {
  pasar(caso, ahora);
  if (!bienFormado(tipo, datos)) return 'datos';
  if (tipo === 'RECTIFICAR_VENCIMIENTO')
    return rectificar(caso, datos['acto'] as { tipo: string; datos: Objeto });
  const fallo = aplicar(caso, tipo, datos, ahora);
  if (fallo !== 'aceptado') return fallo;
  caso.vencimientos = [];
  pasar(caso, ahora);
  return 'aceptado';
}

/**
 * An act received in term and recorded after the expiry: the case is again what it was before it, and the act is
 * applied. It may not undo what others did since, nor leave the same term running.
 */
function rectificar(caso: CasoIngenuo, acto: { tipo: string; datos: Objeto }): Fallo {
  const cuando = (acto.datos['recibida'] ?? acto.datos['fecha']) as string | undefined;
  if (cuando === undefined) return 'datos';
  const dia = diaDe(cuando);
  const vencido = caso.vencimientos.find((v) => v.desde <= dia && dia <= v.vence);
  if (!vencido) return 'condicion';
  const { ahora, correos } = caso;
  const antes = structuredClone(vencido.antes);
  const fallo = aplicar(antes, acto.tipo, acto.datos, ahora);
  if (fallo !== 'aceptado') return fallo;
  if (
    antes.plazos.some(
      (p) => p.regla === vencido.regla && p.vence === vencido.vence && p.estado === 'corriendo',
    )
  )
    return 'condicion';
  Object.assign(caso, antes);
  caso.rectificado = true;
  caso.vencimientos = [];
  caso.correos = correos.map((c) => ({ ...c, plazo: -1 }));
  dejarCorreo(caso);
  pasar(caso, ahora);
  return 'aceptado';
}

/** What is put on record already happened, and not before the solicitud came. */
function ocurrio(caso: CasoIngenuo, cuando: string, ahora: string): boolean {
  return yaPaso(cuando, ahora) && diaDe(cuando) >= caso.recibida;
}

function aplicar(caso: CasoIngenuo, tipo: string, datos: Objeto, ahora: string): Fallo {
  const hoy = diaEnLima(ahora);
  const fecha = datos['fecha'] as string;
  const recibida = datos['recibida'] as string | undefined;
  if (caso.situacion !== 'en_tramite') return 'estado';

  if (tipo === 'RECHAZAR') {
    if (caso.reunion !== 'por_programar') return 'estado';
    cumplir(caso, 'AMB-A4', hoy);
    terminar(caso, 'rechazada', 'rechazada por la dependencia');
  }

  if (tipo === 'REGISTRAR_CONTACTO') {
    if (!ocurrio(caso, fecha, ahora)) return 'condicion';
  }

  if (tipo === 'PROGRAMAR_REUNION') {
    if (caso.reunion !== 'por_programar') return 'estado';
    const ultimo = corriendo(caso, 'AT-8.2.1.A-2')?.vence ?? '9999-12-31';
    if (new Date(fecha).toISOString() < ahora || diaDe(fecha) > ultimo) return 'condicion';
    caso.reunion = 'programada';
    cumplir(caso, 'AMB-A4', hoy);
    cumplir(caso, 'AT-8.2.1.A-1', hoy);
    armar(caso, 'AMB-A6-resultado', diaDe(fecha), 1);
  }

  if (tipo === 'REPROGRAMAR_REUNION') {
    if (caso.reunion !== 'programada') return 'estado';
    const tope = corriendo(caso, 'AT-8.2.1.A-2') ?? corriendo(caso, 'AMB-A20');
    const tarde = tope !== undefined && diaDe(fecha) > tope.vence;
    if (new Date(fecha).toISOString() < ahora) return 'condicion';
    if (tarde && datos['aPedidoDeLaEntidad'] !== true) return 'condicion';
    if (tarde) {
      tope.estado = 'reemplazado';
      armar(caso, 'AMB-A20', diaDe(fecha), 0);
    }
    cerrar(caso, 'AMB-A6-resultado', 'reemplazado');
    armar(caso, 'AMB-A6-resultado', diaDe(fecha), 1);
  }

  if (tipo === 'REGISTRAR_REUNION') {
    if (caso.reunion !== 'programada') return 'estado';
    if (!ocurrio(caso, fecha, ahora)) return 'condicion';
    const revisar = datos['revisionDocumental'] === true;
    if (revisar && (caso.fase !== 'actuaciones_preparatorias' || caso.convocada !== '')) return 'condicion';
    caso.reunion = 'realizada';
    cumplir(caso, 'AT-8.2.1.A-2', diaDe(fecha));
    cumplir(caso, 'AMB-A20', diaDe(fecha));
    cumplir(caso, 'AMB-A6-resultado', hoy);
    if (datos['consultas'] === 'requieren_analisis') {
      caso.consultas = true;
      armar(caso, 'AMB-A6-respuesta', diaDe(fecha), 7, 'consultas');
    }
    if (datos['asesoramiento'] === 'continua') {
      caso.asesoramiento = true;
      armar(caso, 'AMB-A6-respuesta', diaDe(fecha), 7, 'asesoramiento');
    }
    if (revisar) {
      caso.revision = 'analisis';
      armar(caso, 'AMB-A6-informe', diaDe(fecha), 7);
    }
    if (datos['acompanamiento'] === 'necesario') caso.acompanamiento = 'por_programar';
  }

  if (tipo === 'REMITIR_RESPUESTA') {
    if (!caso.consultas && !caso.asesoramiento) return 'estado';
    if (caso.consultas) cumplir(caso, 'AMB-A6-respuesta', hoy, 'consultas');
    if (caso.asesoramiento) cumplir(caso, 'AMB-A6-respuesta', hoy, 'asesoramiento');
    caso.consultas = false;
    caso.asesoramiento = false;
  }

  if (tipo === 'DECLARAR_IMPROCEDENTE' && datos['alcance'] === 'total')
    terminar(caso, 'no_procede', 'improcedente');

  if (tipo === 'REQUERIR_DOCUMENTACION') {
    if (caso.revision !== 'analisis') return 'estado';
    cerrar(caso, 'AMB-A6-informe', 'suspendido');
    armar(caso, 'AT-8.2.1.B-3', hoy, datos['plazoDias'] as number);
    caso.revision = 'entrega';
  }

  const esperando = ['entrega', 'consulta_por_enviar', 'continuidad'].includes(caso.revision);

  if (tipo === 'RECIBIR_DOCUMENTACION') {
    if (!esperando) return 'estado';
    if (recibida !== undefined && !ocurrio(caso, recibida, ahora)) return 'condicion';
    if (datos['completa'] === true) {
      const pedido = caso.plazos.findLast((p) => p.regla === 'AT-8.2.1.B-3')?.desde ?? hoy;
      const llego = recibida === undefined ? hoy : diaDe(recibida);
      const dia = llego < pedido ? pedido : llego;
      if (caso.revision === 'continuidad') cumplir(caso, 'AT-8.2.1.B-5', dia);
      cumplir(caso, 'AT-8.2.1.B-3', dia);
      dejarCorreo(caso);
      armar(caso, 'AMB-A6-informe', dia, 7);
      caso.revision = 'analisis';
    }
  }

  if (tipo === 'RESPONDER_CONTINUIDAD') {
    if (caso.revision !== 'consulta_por_enviar' && caso.revision !== 'continuidad') return 'estado';
    if (recibida !== undefined && !ocurrio(caso, recibida, ahora)) return 'condicion';
    if (datos['continua'] === false) terminar(caso, 'desistida', 'desistida al no continuar');
  }

  if (tipo === 'PRORROGAR_ENTREGA') {
    if (!esperando) return 'estado';
    const plazo = corriendo(caso, 'AT-8.2.1.B-3') ?? corriendo(caso, 'AT-8.2.1.B-5');
    if (!plazo || caso.prorrogada) return 'condicion';
    caso.prorrogada = true;
    plazo.estado = 'reemplazado';
    for (const correo of caso.correos)
      if (caso.plazos[correo.plazo] === plazo) correo.plazo = caso.plazos.length;
    armar(caso, plazo.regla, plazo.desde, plazo.dias + (datos['dias'] as number));
  }

  if (tipo === 'EMITIR_INFORME') {
    if (caso.revision !== 'analisis') return 'estado';
    cumplir(caso, 'AMB-A6-informe', hoy);
    armar(caso, 'AMB-A17', hoy, 180);
    caso.revision = 'informada';
    caso.deficiencias = (datos['deficiencias'] as Objeto[]).map((d) => d['tratamiento'] as string);
  }

  if (tipo === 'REALIZAR_EXPOSICION') {
    if (caso.revision !== 'informada' && caso.revision !== 'verificacion') return 'estado';
    if (caso.deficiencias.length === 0) return 'estado';
    if (!ocurrio(caso, fecha, ahora)) return 'condicion';
  }

  if (tipo === 'REGISTRAR_CONVOCATORIA') {
    if (caso.convocada !== '') return 'estado';
    if (!yaPaso(fecha, ahora)) return 'condicion';
    if (caso.fase === 'actuaciones_preparatorias' && diaDe(fecha) < caso.recibida) return 'condicion';
    caso.convocada = diaDe(fecha);
    if (caso.revision === 'analisis' || esperando) {
      for (const regla of ['AMB-A6-informe', 'AT-8.2.1.B-3', 'AT-8.2.1.B-5']) cerrar(caso, regla, 'anulado');
      dejarCorreo(caso);
      caso.revision = 'no';
    } else if (caso.revision === 'informada') {
      cumplir(caso, 'AMB-A17', caso.convocada);
      if (caso.deficiencias.length > 0) {
        caso.revision = 'verificacion';
        armar(caso, 'AMB-A6-seguimiento', caso.convocada, 7);
      } else {
        caso.revision = 'no';
        caso.huboSeguimiento = true;
      }
    }
  }

  if (tipo === 'EMITIR_INFORME_SEGUIMIENTO') {
    if (caso.revision !== 'verificacion') return 'estado';
    const verificaciones = datos['verificaciones'] as { deficiencia: number; resultado: string }[];
    const numeros = verificaciones.map((v) => v.deficiencia).sort((a, b) => a - b);
    if (numeros.join() !== caso.deficiencias.map((_, i) => i + 1).join()) return 'datos';
    for (const { deficiencia, resultado } of verificaciones) {
      if (resultado === 'evaluada' && caso.deficiencias[deficiencia - 1] !== 'criterio') return 'datos';
      if (resultado === 'implementada' && caso.deficiencias[deficiencia - 1] !== 'recomendacion')
        return 'datos';
      if (resultado === 'no_atendida' && datos['disposiciones'] === undefined) return 'datos';
    }
    cumplir(caso, 'AMB-A6-seguimiento', hoy);
    caso.revision = 'no';
    caso.huboSeguimiento = true;
  }

  if (tipo === 'RECIBIR_PROGRAMACION') {
    if (caso.acompanamiento !== 'por_programar' && caso.acompanamiento !== 'en_curso') return 'estado';
    caso.acompanamiento = 'en_curso';
  }

  if (tipo === 'REGISTRAR_SEGUIMIENTO') {
    if (caso.acompanamiento !== 'en_curso') return 'estado';
    if (!ocurrio(caso, fecha, ahora)) return 'condicion';
  }

  if (tipo === 'CONCLUIR_ACOMPANAMIENTO') {
    if (caso.acompanamiento !== 'por_programar' && caso.acompanamiento !== 'en_curso') return 'estado';
    caso.acompanamiento = 'concluido';
  }

  if (tipo === 'REGISTRAR_VISITA' && !ocurrio(caso, fecha, ahora)) return 'condicion';

  if (tipo === 'DESISTIR') {
    if (recibida !== undefined && !ocurrio(caso, recibida, ahora)) return 'condicion';
    terminar(caso, 'desistida', 'desistida');
  }

  terminarSiNadaQueda(caso);
  return 'aceptado';
}
