import { diaEnLima, masDias, medianoche } from './calendario.js';
import { avisar, type CasoIngenuo, terminar } from './caso.js';
import type { Ley } from './ley.js';
import { armar, corriendo, deHoy, suceder } from './plazos.js';

// Those that end the case come last.
const CADUCAN = ['AT-8.2.1.B-3', 'AT-8.2.1.B-5', 'AMB-A17'];

/** Time passes until an instant, one midnight after another. */
export function pasar(caso: CasoIngenuo, hasta: string, ley: Ley): void {
  amanecer(caso, ley);
  while (caso.situacion === 'en_tramite') {
    const manana = medianoche(masDias(diaEnLima(caso.ahora), 1));
    if (manana > hasta) break;
    caso.ahora = manana;
    amanecer(caso, ley);
  }
  if (hasta > caso.ahora) caso.ahora = hasta;
}

/** What the present day finds expired, and the mail that may leave. */
function amanecer(caso: CasoIngenuo, ley: Ley): void {
  if (caso.situacion !== 'en_tramite') return;
  const hoy = diaEnLima(caso.ahora);
  for (const plazo of caso.plazos) {
    if (plazo.estado !== 'corriendo' || !ley.vencio(plazo.vence, hoy) || CADUCAN.includes(plazo.regla))
      continue;
    plazo.estado = 'vencido';
    anotar(caso, plazo);
  }
  for (const regla of CADUCAN) caducar(caso, ley, regla, hoy);
  enviarCorreo(caso, ley);
}

function anotar(caso: CasoIngenuo, { regla, item, vence }: { regla: string; item: string; vence: string }) {
  caso.bitacora.push(`${regla} [${item}] venció el ${vence}, a las ${caso.ahora}`);
}

function caducar(caso: CasoIngenuo, ley: Ley, regla: string, hoy: string): void {
  const plazo = corriendo(caso, regla);
  if (!plazo || !ley.vencio(plazo.vence, hoy)) return;
  caso.vencimientos.push({ regla, desde: plazo.desde, vence: plazo.vence, antes: structuredClone(caso) });
  plazo.estado = 'vencido';
  anotar(caso, plazo);
  if (regla === 'AT-8.2.1.B-3') ordenarCorreo(caso, 0);
  if (regla === 'AT-8.2.1.B-5') {
    avisar(caso, ley, 'ARCHIVO_POR_SILENCIO', 'oficio');
    terminar(caso, 'archivada', 'archivada por silencio');
  }
  if (regla === 'AMB-A17') {
    avisar(caso, ley, 'ARCHIVO_SIN_CONVOCATORIA');
    terminar(caso, 'archivada', 'archivada sin convocatoria');
  }
}

function ordenarCorreo(caso: CasoIngenuo, extra: number): void {
  caso.revision = 'consulta_por_enviar';
  caso.correos.push({ estado: 'por_enviar', extra, plazo: -1, ordenado: diaEnLima(caso.ahora) });
}

function enviarCorreo(caso: CasoIngenuo, ley: Ley): void {
  const hoy = diaEnLima(caso.ahora);
  const correo = caso.correos.find((c) => c.estado === 'por_enviar');
  if (!correo || ley.correoAMano || !ley.almanaque.esHabil(hoy)) return;
  salio(caso, ley, correo, hoy);
}

function salio(caso: CasoIngenuo, ley: Ley, correo: CasoIngenuo['correos'][number], dia: string): void {
  correo.estado = 'enviado';
  correo.plazo = caso.plazos.length;
  caso.revision = 'continuidad';
  armar(caso, ley, 'AT-8.2.1.B-5', dia, { extra: correo.extra });
}

/** A person says that the continuity mail that waits left on a day: its term runs from there (AMB-D2). */
export function constarSalida(caso: CasoIngenuo, dia: string, ahora: string, ley: Ley): boolean {
  pasar(caso, ahora, ley);
  const correo = caso.correos.find((c) => c.estado === 'por_enviar');
  if (!correo || dia > diaEnLima(ahora) || dia < correo.ordenado) return false;
  salio(caso, ley, correo, dia);
  pasar(caso, ahora, ley);
  return true;
}

/** The mail number `n` comes back: if the term that runs is the one it started, it is sent anew and that restarts (AMB-A8). */
export function rebotar(caso: CasoIngenuo, n: number, ahora: string, ley: Ley): void {
  pasar(caso, ahora, ley);
  const correo = caso.correos[n];
  if (!correo) throw new Error(`No hay correo ${n}.`);
  const esperaba = correo.estado === 'por_enviar';
  const plazo = caso.plazos[correo.plazo];
  correo.estado = 'rebotado';
  if (caso.situacion !== 'en_tramite' || (!esperaba && plazo?.estado !== 'corriendo')) return;
  if (plazo) plazo.estado = 'reemplazado';
  ordenarCorreo(caso, plazo?.extra ?? correo.extra);
  enviarCorreo(caso, ley);
}

/** The law is known to be another: every term that runs is counted anew, and what that ends, ends (D-CALENDARIO, D-CATALOGO). */
export function recontar(caso: CasoIngenuo, ahora: string, ley: Ley): void {
  let suyo = false;
  for (const plazo of caso.plazos.filter((p) => p.estado === 'corriendo')) {
    const cambio = deHoy(caso, ley, plazo);
    if (cambio.vence === plazo.vence && cambio.dias === plazo.dias) continue;
    suceder(caso, plazo, cambio);
    suyo ||= ley.deLaEntidad(plazo.regla);
  }
  if (suyo) avisar(caso, ley, 'PLAZO_MOVIDO');
  pasar(caso, ahora, ley);
}
