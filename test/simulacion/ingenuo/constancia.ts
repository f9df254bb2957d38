import { type CasoIngenuo, DICHO, diaDe, type Fallo, yaPaso } from './caso.js';
import type { Ley } from './ley.js';
import { constarSalida, pasar, rebotar } from './tiempo.js';

/** States from which each result may be put on record. */
const CABE: Readonly<Record<string, readonly string[]>> = {
  registrada: ['pendiente', 'fallida', 'por_registrar'],
  enviada: ['pendiente', 'fallida', 'por_registrar'],
  rebotada: ['pendiente', 'enviada', 'registrada', 'por_registrar'],
};

/** Somebody says what became of one notice of a template. What did not happen yet is not put on record. */
export function constar(
  caso: CasoIngenuo,
  aviso: { plantilla: string; cual: number; resultado: 'enviada' | 'registrada' | 'rebotada'; fecha: string },
  ahora: string,
  ley: Ley,
): Fallo {
  pasar(caso, ahora, ley);
  const { plantilla, cual, resultado, fecha } = aviso;
  const llegado = yaPaso(fecha, ahora);
  if (plantilla === 'CONTINUIDAD') {
    const correo = caso.correos[cual];
    if (!correo || !llegado || !CABE[resultado]?.includes(DICHO[correo.estado])) return 'condicion';
    if (resultado === 'rebotada') rebotar(caso, cual, ahora, ley);
    else if (correo.estado === 'por_enviar') constarSalida(caso, diaDe(fecha), ahora, ley);
    if (resultado !== 'rebotada') correo.estado = resultado === 'enviada' ? 'enviado' : 'registrado';
    return 'aceptado';
  }
  const suyo = caso.avisos.filter((a) => a.plantilla === plantilla)[cual];
  if (!suyo || !llegado || !CABE[resultado]?.includes(suyo.estado)) return 'condicion';
  suyo.estado = resultado;
  return 'aceptado';
}
