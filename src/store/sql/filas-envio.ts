import type { Envio } from '../envios.js';

/** Columns of an attempt, as its port names them. */
export const COLUMNAS_ENVIO =
  'aviso, intento, mensaje_id AS "mensajeId", asunto, destinatarios, texto, plantilla, adjuntos, empezado, terminado, resultado, respuesta, entregas, salio';

/** A row of an attempt: what is a list is the text of its JSON. */
export type FilaDeEnvio = Omit<Envio, 'destinatarios' | 'adjuntos' | 'entregas'> & {
  readonly destinatarios: string;
  readonly adjuntos: string;
  readonly entregas: string | null;
};

/** An attempt from its row. */
export function envioDe(fila: FilaDeEnvio): Envio {
  return {
    ...fila,
    destinatarios: JSON.parse(fila.destinatarios),
    adjuntos: JSON.parse(fila.adjuntos),
    entregas: fila.entregas === null ? null : JSON.parse(fila.entregas),
  };
}
