import type { Plazo } from '../base/plazo.js';
import { type Catalogo, diasHabidos } from '../reglas/index.js';

/** What was added to a term, told by the days it has had: the first change no correction of its rule explains. */
function agregados(dias: readonly number[], habidos: readonly number[], vigente: number): number {
  let actual = vigente;
  for (const [i, despues] of dias.entries()) {
    const paso = despues - (dias[i - 1] ?? despues);
    if (paso === 0) continue;
    const corregida = habidos.findIndex((d, j) => j > actual && d - (habidos[actual] ?? 0) === paso);
    if (corregida === -1) return paso;
    actual = corregida;
  }
  return 0;
}

/**
 * Business days of the continuity term that starts when the mail leaves (AT-8.2.1.B-5): those its rule grants by then and,
 * when it starts again after a bounce, those it was extended by (AMB-A8, AMB-A9).
 * @param plazos those of the case, in their order
 * @param prorrogada whether the only extension was used, on this term or on another
 */
export function diasDeContinuidad(plazos: readonly Plazo[], catalogo: Catalogo, prorrogada: boolean): number {
  const habidos = diasHabidos('AT-8.2.1.B-5', catalogo);
  const suyos = habidos.at(-1) ?? 0;
  if (!prorrogada) return suyos;
  // A newer requirement means another consultation.
  const requerido = plazos.findLastIndex((p) => p.regla === 'AT-8.2.1.B-3');
  const dias = plazos.flatMap((p, i) => (p.regla === 'AT-8.2.1.B-5' && i > requerido ? p.dias : []));
  // A rule may have granted the same days twice: of what they can mean, the entity is given the most.
  return Math.max(...habidos.map((d, i) => suyos + (d === dias[0] ? agregados(dias, habidos, i) : 0)));
}
