import type { Plazo } from '../../../machines/base/plazo.js';
import { REGLAS } from '../../../machines/reglas/index.js';
import type { Caso, Escritura } from '../puerto.js';
import type { Orden } from './orden.js';

const PRECLUYEN: ReadonlySet<string> = new Set(['entidad', 'participante']);
/** Rules whose term obliges somebody: what is done late is done, and until then it is owed. */
const OBLIGAN: ReadonlySet<string> = new Set(
  REGLAS.flatMap((r) => (r.plazo && !PRECLUYEN.has(r.plazo.carga) ? [r.id] : [])),
);
const LISTA_DE_OBLIGAN = JSON.stringify([...OBLIGAN]);

const vive = ({ estado }: Pick<Caso, 'estado'>) => estado.snapshot.status === 'active';

/** Whether what a term commands may be owed, as it stands: it runs, or it expired. */
export function puedeDeberse({ regla, estado }: Pick<Plazo, 'regla' | 'estado'>): 0 | 1 {
  return OBLIGAN.has(regla) && (estado === 'corriendo' || estado === 'vencido') ? 1 : 0;
}

/** The same of a term just opened, in its case. */
export function seDebe(caso: Pick<Caso, 'estado'>, plazo: Plazo): 0 | 1 {
  return vive(caso) ? puedeDeberse(plazo) : 0;
}

/** What is owed no more because a term about to be opened takes the place of the expired one before it, if any. */
export function relevar({ id, estado }: Pick<Caso, 'id' | 'estado'>, { n, regla, item }: Plazo): Orden[] {
  if (!OBLIGAN.has(regla)) return [];
  const anterior = estado.plazos.findLast((p) => p.n < n && p.regla === regla && p.item === item);
  return anterior?.estado === 'vencido' ? [['suelta', id, anterior.n]] : [];
}

/**
 * What a decision changes of what is owed, kept beside the terms (`plazo.debe`, `plazo.atendido`) so that nobody looks for
 * it in 100,000 cases: a duty of a living case, the latest of its rule and item there, that nobody has done. It is no part
 * of the state: no digest covers it and a replay does not need it. Its terms are already written.
 */
export function deudasDe({
  caso,
  antes,
  atenciones,
}: Pick<Escritura, 'caso' | 'antes' | 'atenciones'>): Orden[] {
  const ordenes: Orden[] = [];
  let hayQueRecontar = antes !== null && !vive(antes);
  for (const { secuencia, plazos, desatiende } of atenciones) {
    if (desatiende !== null) ordenes.push(['desatiende', caso.id, desatiende]);
    hayQueRecontar ||= desatiende !== null;
    for (const grupo of plazos) {
      const debidos = grupo.filter((n) => OBLIGAN.has(caso.estado.plazos[n - 1]?.regla ?? ''));
      if (debidos.length > 0) ordenes.push(['atiende', secuencia, caso.id, JSON.stringify(debidos)]);
    }
  }
  // The act that ends a case may also be the late fulfilment of a duty: it is noted before what is left is let go.
  if (!vive(caso)) {
    if (antes !== null && vive(antes)) ordenes.push(['sueltaTodo', caso.id]);
  } else if (hayQueRecontar) ordenes.push(['recuenta', LISTA_DE_OBLIGAN, caso.id]);
  return ordenes;
}
