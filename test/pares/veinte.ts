import { type AnyStateMachine, assign, setup } from 'xstate';
import { z } from 'zod';
import { texto } from '../../machines/base/campos.js';
import { type Condicion, CUMPLE, guardas, noCumple } from '../../machines/base/condicion.js';
import type { Efecto } from '../../machines/base/efectos.js';
import { type ContextoBase, hechos } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { vencimiento } from '../../machines/calendario/index.js';
import { crearRegistro, REGISTRO as DE_LA_CASA } from '../../machines/registro.js';
import { APROBAR, ESTADOS, INICIAL, REVISAR, VENCIDA } from './tabla.js';

interface Contexto extends ContextoBase {
  readonly revisiones: number;
}
type Params<T extends Efecto['type']> = Extract<Efecto, { type: T }>['params'];

// Borrowed: the one term of the house whose days somebody grants case by case, as the table does.
const REGLA = 'AT-8.2.1.B-3';
const VENCE = 'VENCIO_ENTREGA';
const NACE = 'ABRIR';

const condiciones = {
  revisada: {
    lee: 'estado',
    descripcion: 'Hubo al menos una revisión.',
    veredicto: (c: Contexto) =>
      c.revisiones > 0 ? CUMPLE : noCumple(REGLA, 'Falta revisar lo proyectado antes de aprobarlo.'),
  },
  plazoVencido: {
    lee: 'estado',
    descripcion: 'El último día del plazo ya pasó.',
    veredicto: (c: Contexto) => {
      const { expira, hoy, calendario } = hechos(c);
      if (expira === null || expira.estado !== 'corriendo')
        return noCumple(REGLA, 'Ese plazo no está corriendo.');
      const vence = vencimiento(expira.computo, expira.desde, expira.dias, calendario(expira.ambitos));
      return hoy > vence ? CUMPLE : noCumple(REGLA, 'El plazo no ha vencido.', { desde: vence });
    },
  },
} as const satisfies Record<string, Condicion<Contexto>>;

const lenguaje = setup({
  types: { context: {} as Contexto, events: {} as { type: string; datos: { nota: string } } },
  guards: guardas(condiciones),
  actions: {
    armarPlazo: (_: unknown, _p: Params<'armarPlazo'>) => {},
    cumplirPlazo: (_: unknown, _p: Params<'cumplirPlazo'>) => {},
    contarRevision: assign({ revisiones: ({ context }) => context.revisiones + 1 }),
  },
});

/** On entering, the term is armed for its business days; on leaving, it is fulfilled. */
function plazo(dias: number) {
  return {
    entry: {
      type: 'armarPlazo',
      params: ({ context }: { context: Contexto }) => ({ regla: REGLA, desde: hechos(context).hoy, dias }),
    },
    exit: {
      type: 'cumplirPlazo',
      params: ({ context }: { context: Contexto }) => ({ regla: REGLA, fecha: hechos(context).hoy }),
    },
  };
}

function transicion(tipo: string, target: string) {
  return {
    target,
    ...(tipo === 'REPROGRAMAR' ? { reenter: true } : {}),
    ...(tipo === REVISAR ? { actions: 'contarRevision' } : {}),
    ...(tipo === APROBAR ? { guard: 'revisada' } : {}),
  };
}

const states = Object.fromEntries(
  Object.entries(ESTADOS).map(([nombre, { on, dias, final }]) => [
    nombre,
    final
      ? { type: 'final', meta: { situacion: 'atendida' } }
      : {
          on: {
            ...Object.fromEntries(Object.entries(on).map(([tipo, a]) => [tipo, transicion(tipo, a)])),
            ...(dias === undefined ? {} : { [VENCE]: { target: VENCIDA, guard: 'plazoVencido' } }),
          },
          ...(dias === undefined ? {} : plazo(dias)),
        },
  ]),
);

const maquina = lenguaje.createMachine({
  id: 'veinte',
  context: { paso: null, revisiones: 0 },
  initial: 'apertura',
  // A state more than the peers have: cases of the house are born by an act, on record like any other.
  states: { apertura: { on: { [NACE]: INICIAL } }, ...states },
} as never);

const actos = new Set([NACE, ...Object.values(ESTADOS).flatMap(({ on }) => Object.keys(on))]);
const eventos = Object.fromEntries(
  [...actos].map((tipo) => [
    tipo,
    {
      titulo: tipo,
      regla: REGLA,
      roles: ['especialista'] as const,
      relato: `Se registró ${tipo}.`,
      esquema: z.strictObject({ nota: texto(500) }),
    },
  ]),
);

/** The machine of the table, defined as any other of the house. */
export const VEINTE: DefinicionDeMaquina = {
  id: 'veinte',
  version: '1.0.0',
  coleccion: 'veintes',
  prefijo: 'VE',
  regimen: 'LEY32069',
  titulo: 'Trámite de veinte estados',
  maquina: maquina as unknown as AnyStateMachine,
  nacimiento: NACE,
  eventos,
  condiciones,
  terminos: [REGLA],
  situacion: ({ value }) => String(value),
  proyectar: (datos, _tipo, acto) => ({ ...datos, ultima: acto['nota'] }),
  resumir: () => ({ entidad: null, ruc: null, objeto: 'Trámite de veinte estados' }),
  advertir: () => [],
  vincular: () => [],
  dirigir: (_datos, rol) => ({ rol, nombre: null, correo: null }),
  avisoDePlazoMovido: {
    plantilla: 'PLAZO_MOVIDO',
    canal: 'correo',
    a: ['solicitante'],
    regla: 'D-CALENDARIO',
  },
  recibida: () => null,
  fechaDelActo: () => null,
};

/** The machines of the house, and this one. */
export const REGISTRO = crearRegistro([...DE_LA_CASA.todas, VEINTE]);
