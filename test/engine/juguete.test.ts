import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { z } from 'zod';
import { guardas, noCumple } from '../../machines/base/condicion.js';
import type { Efecto } from '../../machines/base/efectos.js';
import { ROLES } from '../../machines/base/evento.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { crearRegistro } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { decidir, estadoInicial } from '../../src/engine/decide.js';
import { situacionDe } from '../../src/engine/situacion.js';
import { AlmacenNoDisponible } from '../../src/store/errores.js';
import { hecho } from '../apoyo/sistema.js';
import { CONVOCATORIA, Escenario, lima, MEDIANOCHE } from '../escenarios/apoyo.js';
import { ENTORNO } from '../maquinas/explorar.js';

type Params<T extends Efecto['type']> = Extract<Efecto, { type: T }>['params'];
type Evento = { type: 'NACER' | 'AVISAR' | 'SALIO' | 'ACABAR' | 'VENCIO_PLAZO'; datos: { a?: string } };

const condiciones = {
  nunca: { lee: 'estado', descripcion: 'Nunca.', veredicto: () => noCumple('AT-7.1', 'Nunca cabe.') },
} as const;
const lenguaje = setup({
  types: { context: {} as ContextoBase, events: {} as Evento },
  guards: guardas(condiciones) as never,
  actions: {
    armarPlazo: (_: unknown, _p: Params<'armarPlazo'>) => {},
    ordenarAviso: (_: unknown, _p: Params<'ordenarAviso'>) => {},
    enviarMensaje: (_: unknown, _p: Params<'enviarMensaje'>) => {},
  },
});

/** A badly made machine: it forgets to admit the expiry it arms and refuses the sending it asked to hear of. */
const maquina = lenguaje.createMachine({
  id: 'torpe',
  context: { paso: null },
  initial: 'vivo',
  states: {
    vivo: {
      on: {
        NACER: {
          actions: [
            { type: 'armarPlazo', params: { regla: 'AMB-A4', desde: '2027-02-01' } },
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'RESPUESTA',
                canal: 'correo',
                a: ['solicitante'],
                regla: 'AT-7.1',
                alSalir: 'SALIO',
              },
            },
          ],
        },
        AVISAR: {
          actions: {
            type: 'enviarMensaje',
            params: ({ event }: { event: Evento }) => ({
              a: event.datos.a ?? '',
              tipo: 'REGISTRAR_CONVOCATORIA',
              datos: CONVOCATORIA,
            }),
          },
        },
        SALIO: { guard: { type: 'nunca' } as never },
        ACABAR: 'fin',
      },
    },
    fin: { type: 'final' },
  },
});
const acto = {
  titulo: 'Acto',
  regla: 'AT-7.1',
  roles: ['oec'],
  relato: 'Se hizo.',
  esquema: z.unknown(),
} as const;
const TORPE: DefinicionDeMaquina = {
  ...SOLICITUD,
  id: 'torpe',
  coleccion: 'torpes',
  prefijo: 'TP',
  maquina,
  nacimiento: 'NACER',
  eventos: { NACER: acto, AVISAR: acto, ACABAR: acto },
  condiciones,
  proyectar: (datos) => datos,
  resumir: () => ({ entidad: null, ruc: null, objeto: null }),
  vincular: () => [],
  dirigir: (_d, rol) => ({ rol, nombre: null, correo: null }),
};
const REGISTRO = crearRegistro([SOLICITUD, TORPE]);

async function con(envioSimulado: boolean, cuerpo: (e: Escenario) => Promise<void>): Promise<void> {
  const e = await Escenario.abrir(lima('2027-02-01'), { registro: REGISTRO, envioSimulado });
  try {
    e.id = hecho(await e.door.presentar(TORPE, {}, 'oec')).id;
    await e.reiniciar();
    await cuerpo(e);
  } finally {
    await e.sistema.cerrar();
  }
}
const detalles = async (e: Escenario) => (await e.sistema.store.incidencias(10)).map((i) => i.detalle).sort();

describe('what a machine forgets becomes an incident for a person, once', () => {
  test('D2: an expiry it does not admit stays running, with one incident, and is not tried for ever', () =>
    con(false, async (e) => {
      e.sistema.reloj.mover(lima('2027-02-05', MEDIANOCHE));
      expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 0 });
      expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 0 });
      expect(await detalles(e)).toEqual([
        expect.stringMatching(/^La máquina no admitió VENCIO_PLAZO: .*\.$/),
      ]);
      expect((await e.plazo('AMB-A4')).estado).toBe('corriendo');
      expect(await e.tipos()).toEqual(['NACER']);
    }));

  test('D2: a sending it refuses to hear of fails the notice, with one incident', () =>
    con(true, async (e) => {
      expect((await e.aviso('RESPUESTA')).codigo).toBe('NO_ADMITIDO');
      expect((await e.aviso('RESPUESTA')).estado).toBe('fallida');
      expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 0 });
      expect(await detalles(e)).toEqual(['La máquina no admitió SALIO: Nunca cabe.']);
    }));

  test('AMB-D2: a sending put on record by a person that the case refuses is refused with its reason', () =>
    con(false, async (e) => {
      const respuesta = await e.registrar('RESPUESTA', 'enviada', '2027-02-01');
      expect(respuesta.tipo === 'rechazada' && respuesta.rechazo).toMatchObject({
        regla: 'AT-7.1',
        detalle: 'Nunca cabe.',
      });
      expect((await e.aviso('RESPUESTA')).estado).toBe('pendiente');
    }));

  test('an ending that does not say its situation leaves the case in trámite', () =>
    con(false, async (e) => {
      const caso = hecho(await e.door.actuar({ caso: e.id, tipo: 'ACABAR', datos: {}, actor: 'oec' }));
      expect(caso.estado.snapshot.status).toBe('done');
      expect(situacionDe(TORPE, caso.estado.snapshot)).toBe('en_tramite');
      expect(caso.salidas).toEqual([]);
    }));
});

describe('D2: the order of what falls due', () => {
  const INSTANTE = lima('2027-02-05', MEDIANOCHE);
  /** A machine whose notice leaves at the very instant its term expires, and that admits both. */
  const puntual = lenguaje.createMachine({
    id: 'puntual',
    context: { paso: null },
    initial: 'vivo',
    states: {
      vivo: {
        on: {
          NACER: {
            actions: [
              {
                type: 'ordenarAviso',
                params: {
                  plantilla: 'RESPUESTA',
                  canal: 'correo',
                  a: ['solicitante'],
                  regla: 'AT-7.1',
                  alSalir: 'SALIO',
                  desde: INSTANTE,
                },
              },
              { type: 'armarPlazo', params: { regla: 'AMB-A4', desde: '2027-02-01' } },
            ],
          },
          SALIO: {},
          VENCIO_PLAZO: {},
        },
      },
    },
  });
  const PUNTUAL = { ...TORPE, id: 'puntual', maquina: puntual };

  test('a term that expires at the instant a notice leaves goes first, each exactly at its instant', async () => {
    const e = await Escenario.abrir(lima('2027-02-01'), { registro: crearRegistro([SOLICITUD, PUNTUAL]) });
    try {
      e.id = hecho(await e.door.presentar(PUNTUAL, {}, 'oec')).id;
      e.sistema.reloj.mover(lima('2027-02-04', '23:59:59.999'));
      await e.latir();
      expect(await e.tipos()).toEqual(['NACER']);
      e.sistema.reloj.mover(INSTANTE);
      await e.latir();
      expect((await e.historia()).map((f) => [f.tipo, f.ocurrido])).toEqual([
        ['NACER', lima('2027-02-01')],
        ['VENCIO_PLAZO', INSTANTE],
        ['SALIO', INSTANTE],
      ]);
      expect((await e.aviso('RESPUESTA')).estado).toBe('enviada');
    } finally {
      await e.sistema.cerrar();
    }
  });
});

describe('D5: delivery', () => {
  test('a message another process delivered meanwhile is not delivered again', () =>
    con(false, async (e) => {
      const solicitud = await e.sistema.presentar({ fase: 'seleccion' });
      hecho(await e.door.actuar({ caso: e.id, tipo: 'AVISAR', datos: { a: solicitud.id }, actor: 'oec' }));
      const antes = await e.sistema.store.historia(solicitud.id);
      const m = {
        id: `${e.id}.2.m0`,
        a: solicitud.id,
        de: e.id,
        tipo: 'REGISTRAR_CONVOCATORIA',
        datos: JSON.stringify(CONVOCATORIA),
      };
      // The convocation is dated in the future of the clock: it was refused, and the message is no longer pending.
      expect(await detalles(e)).toEqual([expect.stringContaining('no se pudo entregar')]);
      await e.door.entregar([m]);
      expect(await e.sistema.store.historia(solicitud.id)).toEqual(antes);
      expect(await detalles(e)).toHaveLength(1);
      expect(
        await e.door.actuar({
          caso: solicitud.id,
          tipo: m.tipo,
          datos: CONVOCATORIA,
          actor: 'sistema',
          mensaje: m.id,
        }),
      ).toEqual({
        tipo: 'repetida',
        caso: solicitud.id,
        desde: 1,
        secuencia: 1,
        estado: 200,
      });
      expect(
        (await e.door.actuar({ caso: 'nadie', tipo: m.tipo, datos: {}, actor: 'sistema', mensaje: m.id }))
          .tipo,
      ).toBe('repetida');
    }));

  test('a message the database could not take now stays pending for the next beat', () =>
    con(false, async (e) => {
      e.sistema.reloj.mover(lima('2027-02-15'));
      const solicitud = await e.sistema.presentar({ fase: 'seleccion' });
      const { store } = e.sistema;
      const { caso } = store;
      store.caso = async () => {
        throw new AlmacenNoDisponible('BASE_OCUPADA', 'Ocupada.');
      };
      const avisar = e.door.actuar({ caso: e.id, tipo: 'AVISAR', datos: { a: solicitud.id }, actor: 'oec' });
      // The act itself is on disk: its answer does not depend on its messages.
      expect((await avisar).tipo).toBe('hecho');
      store.caso = caso;
      expect(await store.mensajesPendientes(10)).toHaveLength(1);
      expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 1 });
      expect(await e.sistema.store.mensajesPendientes(10)).toEqual([]);
      expect((await e.sistema.store.historia(solicitud.id)).at(-1)?.tipo).toBe('REGISTRAR_CONVOCATORIA');
    }));
});

test('AMB-A11: a notice on record without a rule of its own is kept under that of the notices', () => {
  const evento = { tipo: 'NOTIFICACION_REGISTRADA', datos: {}, actor: 'a', ocurrido: lima('2027-02-01') };
  const decision = decidir(SOLICITUD, estadoInicial(SOLICITUD), evento, ENTORNO);
  expect(decision.ok && decision.regla).toBe('AMB-A11');
});

test('D14: every act names roles the house knows', () => {
  const usados = new Set(Object.values(SOLICITUD.eventos).flatMap((d) => d.roles));
  expect([...usados].filter((rol) => !ROLES.includes(rol))).toEqual([]);
});
