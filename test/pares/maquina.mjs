import { assign, setup } from 'xstate';
import {
  APROBAR,
  ESTADOS,
  enMilisegundos,
  INICIAL,
  REVISAR,
  VENCIDA,
} from '../../.build/test/pares/tabla.js';

/**
 * The statechart of the table for the peers, in plain XState.
 * @param relojPropio whether XState keeps the deadlines (`after`); otherwise whoever drives it sends VENCER
 */
export function maquinaDeLaTabla(relojPropio) {
  const transicion = (tipo, target) => ({
    target,
    ...(tipo === 'REPROGRAMAR' ? { reenter: true } : {}),
    ...(tipo === REVISAR ? { actions: 'contarRevision' } : {}),
    ...(tipo === APROBAR ? { guard: 'revisada' } : {}),
  });
  const plazo = (dias) =>
    relojPropio
      ? { after: { [enMilisegundos(dias)]: { target: VENCIDA } } }
      : { meta: { plazo: enMilisegundos(dias) } };
  const states = Object.fromEntries(
    Object.entries(ESTADOS).map(([nombre, { on, dias, final }]) => [
      nombre,
      final
        ? { type: 'final' }
        : {
            on: {
              ...Object.fromEntries(
                Object.entries(on).map(([tipo, target]) => [tipo, transicion(tipo, target)]),
              ),
              ...(dias !== undefined && !relojPropio ? { VENCER: { target: VENCIDA } } : {}),
            },
            ...(dias === undefined ? {} : plazo(dias)),
          },
    ]),
  );
  return setup({
    actions: { contarRevision: assign({ revisiones: ({ context }) => context.revisiones + 1 }) },
    guards: { revisada: ({ context }) => context.revisiones > 0 },
  }).createMachine({ id: 'veinte', context: { revisiones: 0 }, initial: INICIAL, states });
}
