import { diaEnLima } from './calendario.js';
import { avisar, diaDe, ocurrio, terminar } from './caso.js';
import { cumplir } from './plazos.js';
import type { Acto } from './reunion.js';

const siOcurrio: Acto = (caso, datos, ahora) =>
  ocurrio(caso, datos['fecha'] as string, ahora) ? 'aceptado' : 'condicion';

/** Answers, derivations, accompaniment, visits and endings. */
export const LOS_DEMAS: Readonly<Record<string, Acto>> = {
  REMITIR_RESPUESTA(caso, _datos, ahora, ley) {
    if (!caso.consultas && !caso.asesoramiento) return 'estado';
    const hoy = diaEnLima(ahora);
    if (caso.consultas) {
      cumplir(caso, 'AMB-A6-respuesta', hoy, 'consultas');
      avisar(caso, ley, 'RESPUESTA');
    }
    if (caso.asesoramiento) {
      cumplir(caso, 'AMB-A6-respuesta', hoy, 'asesoramiento');
      avisar(caso, ley, 'ASESORAMIENTO');
    }
    caso.consultas = false;
    caso.asesoramiento = false;
    return 'aceptado';
  },

  DERIVAR(caso, _datos, _ahora, ley) {
    avisar(caso, ley, 'DERIVACION');
    return 'aceptado';
  },

  DECLARAR_IMPROCEDENTE(caso, datos, _ahora, ley) {
    if (datos['alcance'] !== 'total') {
      avisar(caso, ley, 'IMPROCEDENCIA_PARCIAL');
      return 'aceptado';
    }
    avisar(caso, ley, 'IMPROCEDENCIA');
    terminar(caso, 'no_procede', 'improcedente');
    return 'aceptado';
  },

  RECIBIR_PROGRAMACION(caso) {
    if (caso.acompanamiento !== 'por_programar' && caso.acompanamiento !== 'en_curso') return 'estado';
    caso.acompanamiento = 'en_curso';
    return 'aceptado';
  },

  REGISTRAR_SEGUIMIENTO(caso, datos, ahora, ley) {
    return caso.acompanamiento === 'en_curso' ? siOcurrio(caso, datos, ahora, ley) : 'estado';
  },

  CONCLUIR_ACOMPANAMIENTO(caso, _datos, _ahora, ley) {
    if (caso.acompanamiento !== 'por_programar' && caso.acompanamiento !== 'en_curso') return 'estado';
    caso.acompanamiento = 'concluido';
    avisar(caso, ley, 'ACOMPANAMIENTO_CONCLUIDO');
    return 'aceptado';
  },

  REGISTRAR_VISITA: siOcurrio,

  DESISTIR(caso, datos, ahora, ley) {
    const recibida = datos['recibida'] as string | undefined;
    if (recibida !== undefined && !ocurrio(caso, recibida, ahora)) return 'condicion';
    avisar(caso, ley, 'DESISTIMIENTO');
    terminar(caso, 'desistida', 'desistida');
    return 'aceptado';
  },
};

/** The day an act says it was received or happened, when it says one. */
export function diaDelActo(datos: Readonly<Record<string, unknown>>): string | null {
  const cuando = (datos['recibida'] ?? datos['fecha']) as string | undefined;
  return cuando === undefined ? null : diaDe(cuando);
}
