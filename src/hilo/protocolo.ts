import type { Config } from '../config.js';
import type { Oficina } from '../oficina.js';

/** What the office answers by name across threads. */
export type Pedible = 'atender' | 'eventos' | 'metricas' | 'contar' | 'primerIngreso' | 'cerrar';

/** A question: its number, what is asked, and with what. Questions of one turn travel together. */
export type Pregunta = readonly [numero: number, que: Pedible, con: readonly unknown[]];

/** An answer to a question, or the error that spoiled it, as text. */
export type Respuesta = readonly [numero: number, valor: unknown, error?: string];

/** What is known of an office once it is open. */
export type Abierta = Pick<
  Oficina,
  'version' | 'limitePeticiones' | 'proxies' | 'rutas' | 'documento' | 'simuladoEn'
>;

/** With what an office opens in its thread. */
export interface Apertura {
  readonly config: Config;
  /** Module whose `sembrar` fills the office before anybody is served; null for none. */
  readonly siembra: string | null;
  /** Module whose `REGISTRO` are its machines; null for those of the house. */
  readonly registro: string | null;
}

/** What comes from the thread of the office. */
export type Aviso =
  | { readonly tipo: 'abierta'; readonly abierta: Abierta }
  | { readonly tipo: 'no_abre'; readonly mensaje: string; readonly previsto: boolean }
  | { readonly tipo: 'respuestas'; readonly respuestas: readonly Respuesta[] }
  | { readonly tipo: 'se_movio' };

/** Gathers what is sent within one turn of the event loop into one message: each crossing costs as much as its content. */
export function enTandas<T>(enviar: (tanda: T[]) => void): (uno: T) => void {
  let tanda: T[] = [];
  return (uno) => {
    if (tanda.push(uno) > 1) return;
    setImmediate(() => {
      const lista = tanda;
      tanda = [];
      enviar(lista);
    });
  };
}
