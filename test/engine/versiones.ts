import { type AnyStateMachine, createMachine } from 'xstate';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { crearRegistro, type Registro } from '../../machines/registro.js';

type Orden = { regla: string; dias?: number };
type Accion = { type: string; params: Orden | ((args: unknown) => Orden) };
type Nodo = Record<string, unknown>;

const esPlano = (v: unknown): v is Nodo =>
  typeof v === 'object' && v !== null && Object.getPrototypeOf(v) === Object.prototype;

/** A statechart rewritten node by node: `cambiar` gets every plain object of its definition, innermost first. */
function reescribir(valor: unknown, cambiar: (nodo: Nodo) => unknown): unknown {
  if (Array.isArray(valor)) return valor.map((v) => reescribir(v, cambiar));
  if (!esPlano(valor)) return valor;
  return cambiar(Object.fromEntries(Object.entries(valor).map(([k, v]) => [k, reescribir(v, cambiar)])));
}

/** Another version of a machine, with its statechart rewritten. */
export function version(
  def: DefinicionDeMaquina,
  numero: string,
  cambiar: (nodo: Nodo) => unknown = (nodo) => nodo,
  otros: Partial<DefinicionDeMaquina> = {},
): DefinicionDeMaquina {
  const { config, implementations } = def.maquina;
  const maquina = createMachine(reescribir(config, cambiar) as never, implementations as never);
  return { ...def, version: numero, maquina: maquina as unknown as AnyStateMachine, ...otros };
}

/** A rewriting that gives other days to the terms of a rule. */
export const conDias = (regla: string, dias: number) => (nodo: Nodo) => {
  if (nodo['type'] !== 'armarPlazo') return nodo;
  const { params } = nodo as unknown as Accion;
  const con = (orden: Orden) => (orden.regla === regla ? { ...orden, dias } : orden);
  return {
    ...nodo,
    params: typeof params === 'function' ? (args: unknown) => con(params(args)) : con(params),
  };
};

/** A rewriting that takes an event away from every state. */
export const sin = (tipo: string) => (nodo: Nodo) => {
  const { on } = nodo;
  if (!esPlano(on) || !(tipo in on)) return nodo;
  const { [tipo]: _fuera, ...quedan } = on;
  return { ...nodo, on: quedan };
};

/** A rewriting that arms the terms of a rule no more. */
export const sinPlazo = (regla: string) => (nodo: Nodo) => {
  const acciones = nodo['actions'];
  const arma = (a: unknown) =>
    esPlano(a) && a['type'] === 'armarPlazo' && String(a['params']).includes(regla);
  if (Array.isArray(acciones)) return { ...nodo, actions: acciones.filter((a) => !arma(a)) };
  return acciones !== undefined && arma(acciones) ? { ...nodo, actions: [] } : nodo;
};

/** A registry whose machines may be others later: what happens to a program when it is updated. */
export class Programa implements Registro {
  #actual: Registro;
  constructor(defs: readonly DefinicionDeMaquina[]) {
    this.#actual = crearRegistro(defs);
  }
  actualizar(defs: readonly DefinicionDeMaquina[]): void {
    this.#actual = crearRegistro(defs);
  }
  porClave = (clave: string) => this.#actual.porClave(clave);
  deColeccion = (coleccion: string) => this.#actual.deColeccion(coleccion);
  elegir: Registro['elegir'] = (coleccion, datos) => this.#actual.elegir(coleccion, datos);
  get todas() {
    return this.#actual.todas;
  }
}
