import { and, assign, setup } from 'xstate';
import { z } from 'zod';
import { type Condicion, CUMPLE, guardas, noCumple } from '../../machines/base/condicion.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import type { Datos, DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { crearRegistro } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';

interface Sellado {
  readonly sobre: string;
  readonly compromiso: string;
}
interface Contexto extends ContextoBase {
  readonly sobres: readonly string[];
  readonly montos: readonly string[];
  readonly suerte: string | null;
}
type DatosDe = Datos & {
  ofertas?: readonly { monto: Sellado }[];
  aperturas?: Readonly<Record<string, string>>;
  semilla?: string;
  truco?: string;
};
type Tipo = 'NACER' | 'OFRECER' | 'CERRAR' | 'ABRIR' | 'SORTEAR' | 'AVISAR';
interface Evento {
  readonly type: Tipo;
  readonly datos: DatosDe;
}

const abiertos = ({ aperturas = {} }: DatosDe) => Object.values(aperturas).join(' y ');

/** Conditions that blurt out what they read, as a careless machine would. */
const condiciones = {
  hayOfertas: {
    lee: 'estado',
    descripcion: 'Hay ofertas.',
    veredicto: (c: Contexto) => (c.sobres.length > 0 ? CUMPLE : noCumple('AT-7.1', 'No hay ofertas.')),
  },
  discreta: {
    lee: 'datos',
    descripcion: 'No pide trucos.',
    veredicto: (_: Contexto, datos: DatosDe) => {
      if (datos.truco === 'reventar') throw new Error(`No se entiende ${abiertos(datos)}.`);
      if (datos.truco === 'contar') return noCumple('AT-7.1', `Las ofertas son ${abiertos(datos)}.`);
      return datos.truco === 'negar' ? noCumple('AT-7.1', 'Falta el acta.') : CUMPLE;
    },
  },
} as const satisfies Record<string, Condicion<Contexto, DatosDe>>;

const lenguaje = setup({
  types: { context: {} as Contexto, events: {} as Evento },
  guards: guardas(condiciones as never) as never,
});

const maquina = lenguaje.createMachine({
  id: 'subasta',
  context: { paso: null, sobres: [], montos: [], suerte: null },
  initial: 'recibe',
  states: {
    recibe: {
      description: 'Recibe ofertas.',
      on: {
        NACER: {},
        AVISAR: {},
        OFRECER: {
          actions: assign({
            sobres: ({ context, event }) => [
              ...context.sobres,
              ...(event.datos.ofertas ?? []).map((o) => o.monto.sobre),
            ],
          }),
        },
        CERRAR: 'cerrada',
      },
    },
    cerrada: {
      description: 'Cerrada.',
      on: {
        ABRIR: {
          target: 'abierta',
          guard: and([{ type: 'hayOfertas' }, { type: 'discreta' }] as never) as never,
          actions: assign({
            montos: ({ context, event }) => context.sobres.map((s) => event.datos.aperturas?.[s] ?? '?'),
          }),
        },
      },
    },
    abierta: {
      description: 'Abierta.',
      on: { SORTEAR: { actions: assign({ suerte: ({ event }) => event.datos.semilla ?? null }) } },
    },
  },
});

const acto = (titulo: string, esquema: z.ZodType) =>
  ({ titulo, regla: 'AT-7.1', roles: ['oec'], relato: 'Se hizo.', esquema }) as const;
const monto = z.string().regex(/^\d{1,15}\.\d{2}$/, 'Escriba un monto con dos decimales.');

/** A machine of sealed bids with nothing else: offers are received, closed, opened and drawn among. */
export const SUBASTA: DefinicionDeMaquina = {
  ...SOLICITUD,
  id: 'subasta',
  coleccion: 'subastas',
  prefijo: 'SB',
  titulo: 'Subasta',
  maquina,
  nacimiento: 'NACER',
  eventos: {
    NACER: acto('Nacer', z.strictObject({ nombre: z.string(), valorReferencial: monto.optional() })),
    OFRECER: acto(
      'Ofrecer',
      z.strictObject({ postor: z.string(), ofertas: z.array(z.strictObject({ item: z.string(), monto })) }),
    ),
    CERRAR: acto('Cerrar', z.strictObject({})),
    ABRIR: acto('Abrir', z.strictObject({ truco: z.string().optional() })),
    SORTEAR: acto('Sortear', z.strictObject({})),
    AVISAR: acto('Avisar', z.strictObject({ a: z.string() })),
  },
  condiciones: condiciones as never,
  proyectar: (datos, tipo, a) =>
    tipo === 'NACER' ? a : tipo === 'OFRECER' ? { ...datos, ultima: a['ofertas'] } : datos,
  resumir: () => ({ entidad: null, ruc: null, objeto: null }),
  advertir: () => [],
  vincular: () => [],
  recibida: () => null,
  fechaDelActo: () => '2027-02-01',
  dirigir: (_d, rol) => ({ rol, nombre: null, correo: null }),
  custodia: {
    sellar(tipo, datos) {
      if (tipo === 'NACER')
        return datos['valorReferencial'] === undefined
          ? []
          : [{ ruta: ['valorReferencial'], postor: '', item: '' }];
      if (tipo !== 'OFRECER') return [];
      const { postor, ofertas } = datos as { postor: string; ofertas: { item: string }[] };
      return ofertas.map(({ item }, i) => ({ ruta: ['ofertas', i, 'monto'], postor, item }));
    },
    abrir: (tipo, _datos, context) => (tipo === 'ABRIR' ? (context as Contexto).sobres : []),
    sortea: (tipo) => tipo === 'SORTEAR',
  },
};

export const REGISTRO_CON_SUBASTA = crearRegistro([SOLICITUD, SUBASTA]);
