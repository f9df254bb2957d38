import { type AnyMachineSnapshot, transition } from 'xstate';
import type { Hechos } from '../../machines/base/hechos.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { estadoInicial } from '../../src/engine/decide.js';
import { hechosDe } from '../../src/engine/hechos.js';
import { type NormasPorVersion, plegar } from '../../src/engine/replay.js';
import type { EventoGuardado } from '../../src/engine/tipos.js';
import { afirmar } from './medir.js';

/** One event with everything its conditions read, ready before the clock starts. */
export interface PasoDesnudo {
  readonly caso: number;
  readonly secuencia: number;
  readonly evento: { readonly type: string; readonly datos: unknown };
  readonly hechos: Hechos;
}

/** The steps of some histories, and the value each case ends with, to prove that both sides did the same. */
export function pasosDe(
  historias: readonly (readonly EventoGuardado[])[],
  normas: NormasPorVersion,
): { pasos: PasoDesnudo[]; finales: string[] } {
  const pasos: PasoDesnudo[] = [];
  const finales = historias.map((historia, caso) => {
    let antes = estadoInicial(SOLICITUD);
    plegar(SOLICITUD, historia, normas, (fila, { estado }) => {
      const entorno = {
        catalogo: normas.catalogoDe(fila.catalogo),
        calendario: (ambitos: string) => normas.calendarioDe(fila.calendario, ambitos),
      };
      pasos.push({
        caso,
        secuencia: fila.secuencia,
        evento: { type: fila.tipo, datos: JSON.parse(fila.datos) },
        hechos: hechosDe(antes, fila.ocurrido, entorno),
      });
      antes = estado;
    });
    return JSON.stringify(antes.snapshot.value);
  });
  return { pasos, finales };
}

/** Runs steps through the pure `transition()` of XState and nothing else; `estados` holds one snapshot per case. */
export function transitar(pasos: readonly PasoDesnudo[], estados: AnyMachineSnapshot[]): void {
  for (const { caso, evento, hechos } of pasos) {
    const antes = estados[caso] as AnyMachineSnapshot;
    const conHechos = { ...antes, context: { ...antes.context, paso: hechos } } as AnyMachineSnapshot;
    const [despues] = transition(SOLICITUD.maquina, conHechos, evento as never) as [
      AnyMachineSnapshot,
      unknown,
    ];
    estados[caso] = { ...despues, context: { ...despues.context, paso: null } } as AnyMachineSnapshot;
  }
}

/** Fails unless every case ended where its history says. */
export function comprobarFinales(estados: readonly AnyMachineSnapshot[], finales: readonly string[]): void {
  afirmar(
    estados.every((e, i) => JSON.stringify(e.value) === finales[i]),
    'transition() no llegó a los mismos estados.',
  );
}

/** The state before any event, once per case. */
export function inicialesDe(casos: number): AnyMachineSnapshot[] {
  const { snapshot } = estadoInicial(SOLICITUD);
  return Array.from({ length: casos }, () => snapshot);
}
