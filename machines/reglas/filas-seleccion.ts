import type { PlazoDeRegla, Regla } from './tipos.js';

const COMUN = {
  regimen: 'DL1017',
  articuloProyecto: null,
  plazo: null,
  vigencia: { desde: '2009-02-01', hasta: '2012-09-19' },
  catalogo: 1,
  conocidaDesde: '2026-11-21',
} as const;

/** Where a rule is: its norm by a letter, then the article, or the section of the chapter of OSCE. */
export type Lugar = `${'R' | 'L' | 'P' | 'C'} ${string}`;

function ubicar(lugar: Lugar): Pick<Regla, 'norma' | 'articulo'> {
  const donde = lugar.slice(2);
  switch (lugar[0]) {
    case 'R':
      return { norma: 'Reglamento DS 184-2008-EF', articulo: `art. ${donde}` };
    case 'L':
      return { norma: 'Ley DL 1017', articulo: `art. ${donde}` };
    case 'P':
      return { norma: 'Ley 27444', articulo: `art. ${donde}` };
    default:
      return { norma: 'OSCE, Proceso de selección', articulo: `sección ${donde}` };
  }
}

/** A rule of 2009-2012 whose text was read. `lugar`: R Reglamento, L Ley, P procedure law, C chapter of OSCE. */
export function texto(id: string, lugar: Lugar, glosa: string): Regla {
  return { ...COMUN, ...ubicar(lugar), id, glosa, fuente: 'texto' };
}

/** A rule, or a part of one, that nobody found in its text: cited as yet to be checked until a correction says so. */
export function memoria(id: string, lugar: Lugar, glosa: string): Regla {
  return { ...COMUN, ...ubicar(lugar), id, glosa, fuente: 'memoria' };
}

/** Our decision on something the norms of 2009-2012 leave open. */
export function casa(id: string, lugar: Lugar, glosa: string): Regla {
  return { ...COMUN, ...ubicar(lugar), id, glosa, fuente: 'casa' };
}

type Termino = Pick<PlazoDeRegla, 'dias' | 'carga' | 'corre'> & Partial<PlazoDeRegla>;

/**
 * The rule with the term it grants: business days and legal unless said otherwise, or internal if the rule is ours.
 * Its expiry is VENCIO_PLAZO, which only records lateness, unless another event is named.
 */
export function con(regla: Regla, termino: Termino): Regla {
  const clase = regla.fuente === 'casa' ? 'interno' : 'legal';
  return { ...regla, plazo: { computo: 'habiles', clase, evento: 'VENCIO_PLAZO', ...termino } };
}
