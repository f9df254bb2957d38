import type { CasoIngenuo, EstadoDePlazo, PlazoIngenuo } from './caso.js';
import type { Ley } from './ley.js';

/** What a term is armed with, beyond its rule and the day it runs from. */
interface Encargo {
  item?: string;
  /** Days somebody grants instead of those of the rule. */
  otorgados?: number;
  /** Days somebody grants on top of those of the rule. */
  extra?: number;
}

/** Arms a term. */
export function armar(
  caso: CasoIngenuo,
  ley: Ley,
  regla: string,
  desde: string,
  { item = '', otorgados, extra = 0 }: Encargo = {},
): PlazoIngenuo {
  const dias = otorgados ?? (ley.dias[regla] ?? 0) + extra;
  const plazo: PlazoIngenuo = {
    regla,
    item,
    desde,
    dias,
    extra: otorgados === undefined ? extra : null,
    vence: ley.vence(regla, desde, dias, caso.provincia),
    estado: 'corriendo',
  };
  caso.plazos.push(plazo);
  return plazo;
}

/** The running term of a rule. */
export function corriendo(caso: CasoIngenuo, regla: string): PlazoIngenuo | undefined {
  return caso.plazos.find((p) => p.regla === regla && p.estado === 'corriendo');
}

/** Closes the running term of a rule, if it runs. */
export function cerrar(caso: CasoIngenuo, regla: string, estado: EstadoDePlazo): void {
  const plazo = corriendo(caso, regla);
  if (plazo) plazo.estado = estado;
}

/** A duty done on `dia`: in time, even if the term has since expired, or late. */
export function cumplir(caso: CasoIngenuo, regla: string, dia: string, item = ''): void {
  const plazo = caso.plazos.filter((p) => p.regla === regla && p.item === item).at(-1);
  if (!plazo || (plazo.estado !== 'corriendo' && plazo.estado !== 'vencido')) return;
  plazo.estado = dia <= plazo.vence ? 'cumplido' : 'vencido';
}

/** A running term is succeeded by one that falls due another day; the mail that started it started that one. */
export function suceder(caso: CasoIngenuo, plazo: PlazoIngenuo, cambio: Partial<PlazoIngenuo>): void {
  const anterior = caso.plazos.indexOf(plazo);
  for (const correo of caso.correos) if (correo.plazo === anterior) correo.plazo = caso.plazos.length;
  caso.plazos.push({ ...plazo, ...cambio, estado: 'corriendo' });
  plazo.estado = 'reemplazado';
}

/** What a term would be today: days and last day. */
export function deHoy(
  caso: CasoIngenuo,
  ley: Ley,
  plazo: PlazoIngenuo,
): Pick<PlazoIngenuo, 'dias' | 'vence'> {
  const deLaRegla = ley.dias[plazo.regla];
  const dias =
    plazo.extra === null || deLaRegla === undefined ? plazo.dias : Math.max(0, deLaRegla + plazo.extra);
  return { dias, vence: ley.vence(plazo.regla, plazo.desde, dias, caso.provincia) };
}
