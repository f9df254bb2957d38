import { avisar, type CasoIngenuo, dejarCorreo, type Fallo, type Objeto } from './caso.js';
import type { Ley } from './ley.js';
import { diaDelActo } from './otros.js';
import { deHoy } from './plazos.js';
import type { Acto } from './reunion.js';
import { pasar } from './tiempo.js';

type Aplicar = (caso: CasoIngenuo, tipo: string, datos: Objeto, ahora: string, ley: Ley) => Fallo;

/**
 * An act received in term and recorded after the expiry: the case is again what it was before it, and the act is
 * applied. It may not undo what others did since, nor leave the same term running.
 */
export function rectificar(
  caso: CasoIngenuo,
  acto: { tipo: string; datos: Objeto },
  ley: Ley,
  aplicar: Aplicar,
): ReturnType<Acto> {
  const dia = diaDelActo(acto.datos);
  if (dia === null) return 'datos';
  const vencido = caso.vencimientos.find((v) => v.desde <= dia && dia <= v.vence);
  if (!vencido) return 'condicion';
  const { ahora, correos, avisos, bitacora, final } = caso;
  const antes = structuredClone(vencido.antes);
  const sabidos = antes.avisos.length;
  const fallo = aplicar(antes, acto.tipo, acto.datos, ahora, ley);
  if (fallo !== 'aceptado') return fallo;
  if (
    antes.plazos.some(
      (p) => p.regla === vencido.regla && p.vence === vencido.vence && p.estado === 'corriendo',
    )
  )
    return 'condicion';
  const nuevos = antes.avisos.slice(sabidos);
  dejarVencidos(antes, caso);
  Object.assign(caso, antes, { bitacora, avisos: [...avisos, ...nuevos] });
  caso.rectificado = true;
  caso.vencimientos = [];
  caso.correos = correos.map((c) => ({ ...c, plazo: -1 }));
  dejarCorreo(caso);
  if (final.startsWith('archivada')) corregirArchivo(caso, ley);
  recontarLoQueVuelve(caso, ley);
  pasar(caso, ahora, ley);
  return 'aceptado';
}

/** What expired meanwhile by itself stays expired, also when a decree had moved it before. */
function dejarVencidos(antes: CasoIngenuo, despues: CasoIngenuo): void {
  for (const plazo of antes.plazos) {
    if (plazo.estado !== 'corriendo') continue;
    const vencio = despues.plazos.some(
      (p) =>
        p.estado === 'vencido' && p.regla === plazo.regla && p.item === plazo.item && p.desde === plazo.desde,
    );
    if (vencio) plazo.estado = 'vencido';
  }
}

/** Terms that run again are those of today's law. */
function recontarLoQueVuelve(caso: CasoIngenuo, ley: Ley): void {
  for (const plazo of caso.plazos)
    if (plazo.estado === 'corriendo') Object.assign(plazo, deHoy(caso, ley, plazo));
}

/** The archive that is undone: what told it is corrected if it left, and does not leave if it had not. */
function corregirArchivo(caso: CasoIngenuo, ley: Ley): void {
  const archivo = caso.avisos.findLast((a) => a.plantilla.startsWith('ARCHIVO_'));
  if (!archivo || archivo.estado === 'fallida') return;
  if (archivo.canal === 'correo') avisar(caso, ley, 'RECTIFICACION_POR_CORREO');
  else if (archivo.estado === 'por_registrar') archivo.estado = 'fallida';
  else avisar(caso, ley, 'RECTIFICACION', 'oficio');
}
