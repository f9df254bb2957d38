import { type AnyMachineSnapshot, type AnyStateMachine, transition } from 'xstate';
import type { Efecto, Senal } from '../../../machines/base/efectos.js';
import type { Hechos } from '../../../machines/base/hechos.js';
import type { Datos, DefinicionDeMaquina } from '../../../machines/base/maquina.js';
import { destinoDe, hechosDelItem, hechosDelProceso } from '../../../src/engine/partes.js';
import { type Compuesta, componer, conHechos, inicial } from '../../../src/engine/paso.js';

interface Evento {
  readonly type: string;
  readonly datos: unknown;
}

function puro(maquina: AnyStateMachine, snapshot: AnyMachineSnapshot, evento: Evento, hechos: Hechos) {
  const [siguiente, acciones] = transition(maquina, conHechos(snapshot, hechos), evento as never);
  const ordenes = (acciones as { type: string; params: unknown }[])
    .filter((a) => !a.type.startsWith('xstate.'))
    .map(({ type, params }) => ({ type, params }) as Efecto);
  const limpio = { ...siguiente, context: { ...siguiente.context, paso: null } } as AnyMachineSnapshot;
  return { limpio, ordenes };
}

/** The born parts of a process, each from its statechart and the context its definition gives. */
function nacidos(partes: NonNullable<DefinicionDeMaquina['partes']>, datos: Datos) {
  return Object.fromEntries(
    Object.entries(partes.nacen(datos)).map(([n, context]) => {
      const vacio = inicial(partes.maquina);
      return [n, { ...vacio, context: { ...vacio.context, ...context } } as AnyMachineSnapshot];
    }),
  );
}

/**
 * One event on a process and its items with nothing but XState's own pure `transition()`: the process, then what it owes its
 * items and they owe it, then each item the event is for, each followed by what it sets off (D16).
 */
export function pasoDeReferencia(
  def: DefinicionDeMaquina,
  desde: Compuesta,
  evento: { type: string; datos: Datos },
  hechos: Hechos,
): { snapshot: AnyMachineSnapshot; efectos: Efecto[] } {
  const { partes } = def;
  if (!partes) throw new Error('Un proceso tiene ítems.');
  const nace = evento.type === def.nacimiento;
  let { proceso } = desde;
  const items = nace ? nacidos(partes, evento.datos) : { ...desde.items };
  const efectos: Efecto[] = [];
  const cola: { a: string | null; evento: Evento }[] = [];

  const dar = (a: string | null, e: Evento) => {
    const antes = a === null ? proceso : items[a];
    if (antes?.status !== 'active') return;
    const delProceso = hechosDelProceso({ items }, hechos);
    const suyos = a === null ? delProceso : hechosDelItem(proceso, delProceso, hechos);
    const { limpio, ordenes } = puro(a === null ? def.maquina : partes.maquina, antes, e, suyos);
    if (a === null) proceso = limpio;
    else items[a] = limpio;
    const encargar = (quien: string | null, { type, datos }: Senal) =>
      cola.push({ a: quien, evento: { type, datos: datos ?? {} } });
    for (const o of ordenes) {
      if (o.type === 'aItems') for (const n of o.params.items) encargar(n, o.params.senal);
      else if (o.type === 'alProceso') encargar(null, o.params.senal);
      else efectos.push(o);
    }
  };
  const aquietar = () => {
    for (let e = cola.shift(); e !== undefined; e = cola.shift()) dar(e.a, e.evento);
  };

  const destino = nace ? [] : destinoDe(partes, evento.type, evento.datos, desde);
  if ('ok' in destino) throw new Error('El evento no tiene destino.');
  dar(null, evento);
  aquietar();
  for (const n of destino) {
    dar(n, evento);
    aquietar();
  }
  return { snapshot: componer(proceso, items), efectos };
}
