import type { CasoIngenuo } from './ingenuo/caso.js';
import { constar } from './ingenuo/constancia.js';
import { bienFormado } from './ingenuo/datos.js';
import type { Ley } from './ingenuo/ley.js';
import { bienPresentada } from './ingenuo/presentacion.js';
import { puede } from './ingenuo/roles.js';
import { actuar, nacer } from './ingenuo/solicitud.js';
import { pasar } from './ingenuo/tiempo.js';
import { RUCS } from './mundo.js';
import type { Constancia, Envio, Hecho } from './pasos.js';
import type { Seguido } from './seguido.js';
import type { Veredicto } from './veredicto.js';

/** Roles that take part in processes only: a solicitud does not exist for them. */
const DE_PROCESOS = ['oec', 'comite', 'titular', 'participante'];

/** Why somebody may not even try, or null. */
function sinPermiso(usuario: string, tipo: string, ruc: string | null): Veredicto | null {
  if (DE_PROCESOS.includes(usuario)) return 'no_existe';
  if (usuario === 'entidad' && ruc !== RUCS[0]) return 'no_existe';
  return puede(usuario, tipo) ? null : 'rol';
}

/** What the law says of a birth; the newborn when it is accepted. */
export function juzgarNacimiento(
  { datos, usuario }: Pick<Extract<Hecho, { que: 'nacer' }>, 'datos' | 'usuario'>,
  ahora: string,
  ley: Ley,
): { veredicto: Veredicto; modelo: CasoIngenuo | null } {
  const negar = (veredicto: Veredicto) => ({ veredicto, modelo: null });
  if (!puede(usuario, 'PRESENTAR')) return negar('rol');
  if (usuario === 'entidad' && datos['recibida'] !== undefined) return negar('datos');
  if (!bienPresentada(datos)) return negar('datos');
  const modelo = nacer(ahora, datos, ley);
  return modelo ? { veredicto: 'aceptado', modelo } : negar('datos');
}

// What a sequence tells: whether anything at all happened to the case. The time that passed is not an event.
const rastro = ({ ahora: _, ...resto }: CasoIngenuo) => JSON.stringify(resto);

/** What the law says of an act, which the model of the case then lives. */
export function juzgarActo(
  seguido: Pick<Seguido, 'ruc'>,
  modelo: CasoIngenuo,
  { tipo, datos, usuario, secuencia }: Omit<Envio, 'caso' | 'clave'>,
  ahora: string,
  ley: Ley,
): Veredicto {
  const negado = sinPermiso(usuario, tipo, seguido.ruc);
  if (negado) return negado;
  // Data of another shape are refused before the case is even looked at: nothing that fell due fires for them.
  if (!bienFormado(tipo, datos)) return 'datos';
  if (secuencia === undefined) return actuar(modelo, tipo, datos, ahora, ley);
  const antes = rastro(modelo);
  pasar(modelo, ahora, ley);
  if (secuencia === 'vieja' || rastro(modelo) !== antes) return 'vieja';
  return actuar(modelo, tipo, datos, ahora, ley);
}

/** What the law says of a notice put on record. */
export function juzgarConstancia(
  { ruc, modelo }: Pick<Seguido, 'ruc' | 'modelo'>,
  constancia: Constancia,
  ahora: string,
  ley: Ley,
): Veredicto {
  const { usuario } = constancia;
  if (!puede(usuario, 'NOTIFICACION')) return 'rol';
  return sinPermiso(usuario, 'NOTIFICACION', ruc) ?? constar(modelo, constancia, ahora, ley);
}
