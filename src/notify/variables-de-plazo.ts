import { enPalabras } from '../../machines/base/fechas.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { CalendarioSinAnio, type FechaCivil, vencimiento } from '../../machines/calendario/index.js';
import { citar, plazoDe, regla } from '../../machines/reglas/index.js';
import { diasDeContinuidad } from '../../machines/solicitud/continuidad.js';
import type { Origen } from './origen.js';

const PRECLUYEN: ReadonlySet<string> = new Set(['entidad', 'participante']);

const abiertos = ({ caso, aviso }: Origen) => caso.estado.plazos.filter((p) => p.abierto === aviso.secuencia);

/** Terms the act that ordered a notice set running, as a letter says them. */
export function plazosDe(origen: Origen): { que: string; vence: string; norma: string }[] {
  const { catalogo } = origen.entorno;
  return abiertos(origen).map((p) => ({
    que: regla(p.regla, catalogo).glosa,
    vence: enPalabras(p.vence),
    norma: citar(p.regla, catalogo),
  }));
}

/** Last day of the term of whoever receives the notice, among those the act opened; null when it opened none. */
export function venceDe(origen: Origen): string | null {
  const suyo = abiertos(origen).find((p) => PRECLUYEN.has(plazoDe(p.regla, origen.entorno.catalogo).carga));
  return suyo ? enPalabras(suyo.vence) : null;
}

/** Last day to ask for the elevation of the observations, when the act set it running (R 58); null otherwise. */
export function venceElevacion(origen: Origen): string | null {
  const suyo = abiertos(origen).find((p) => p.regla === 'RS-58-plazo');
  return suyo ? enPalabras(suyo.vence) : null;
}

/** Terms an act closed and opened again with other days. */
export function movidosPor(origen: Origen): { que: string; antes: string; vence: string }[] {
  const { plazos } = origen.caso.estado;
  return abiertos(origen).flatMap((p) => {
    const anterior = p.reemplaza === null ? undefined : plazos[p.reemplaza - 1];
    return anterior
      ? [
          {
            que: regla(p.regla, origen.entorno.catalogo).glosa,
            antes: enPalabras(anterior.vence),
            vence: enPalabras(p.vence),
          },
        ]
      : [];
  });
}

// The term its leaving set running; null while it has not left.
function queAbrio({ caso, aviso, hoy }: Origen): Plazo | null {
  if (aviso.plantilla !== 'CONTINUIDAD' || aviso.enviado === null) return null;
  return caso.estado.plazos.find((p) => p.regla === 'AT-8.2.1.B-5' && p.desde === hoy) ?? null;
}

const DIEZ = 10;

/** Business days of the term of the continuity mail, as a letter says them: more than ten when it was extended (AMB-A9). */
export function diasDeConsulta(origen: Origen): string {
  const dias = diasDe(origen);
  return dias === DIEZ ? 'diez' : String(dias);
}

// Days of the term its leaving sets running, or set.
function diasDe(origen: Origen): number {
  const { snapshot, plazos } = origen.caso.estado;
  const { prorrogada = false } = snapshot.context as { prorrogada?: boolean };
  return queAbrio(origen)?.dias ?? diasDeContinuidad(plazos, origen.entorno.catalogo, prorrogada);
}

/**
 * Last day to hand in what was asked, counted from the day the mail leaves, or left (AT-8.2.1.B-5); null when no calendar
 * knows it.
 */
export function finDeContinuidad(origen: Origen): string | null {
  const suyo = queAbrio(origen);
  if (suyo) return enPalabras(suyo.vence);
  const ambitos = (origen.caso.estado.snapshot.context as { ambitosEntidad?: string }).ambitosEntidad;
  if (ambitos === undefined) return null;
  try {
    const fin: FechaCivil = vencimiento(
      'habiles',
      origen.hoy,
      diasDe(origen),
      origen.entorno.calendario(ambitos),
    );
    return enPalabras(fin);
  } catch (error) {
    if (error instanceof CalendarioSinAnio) return null;
    throw error;
  }
}
