import type { AnyStateMachine } from 'xstate';
import type { DefinicionDeMaquina } from '../../machines/registro.js';

// As @statelyai/inspect writes them, a function is its name; of a guard that joins others, also those it joins.
function sinFunciones(_clave: string, valor: unknown): unknown {
  if (typeof valor !== 'function') return valor;
  const { name, guards } = valor as { name: string; guards?: readonly unknown[] };
  return guards === undefined ? { type: name } : { type: name, guards };
}

const textos = new WeakMap<DefinicionDeMaquina, string>();

const enTexto = ({ config }: AnyStateMachine) => JSON.stringify(config, sinFunciones);

/** The configuration of a machine, and of its items' when it has them, as other tools of XState read it: JSON text. */
export function textoDeDefinicion(def: DefinicionDeMaquina): string {
  const conocido = textos.get(def);
  if (conocido !== undefined) return conocido;
  const item = def.partes === undefined ? '' : `,"item":${enTexto(def.partes.maquina)}`;
  const texto = `{"definicion":${enTexto(def.maquina)}${item}}`;
  textos.set(def, texto);
  return texto;
}
