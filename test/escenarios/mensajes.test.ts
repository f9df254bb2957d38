import { describe, expect } from 'vitest';
import { setup } from 'xstate';
import { z } from 'zod';
import type { Efecto } from '../../machines/base/efectos.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { crearRegistro } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { hecho } from '../apoyo/sistema.js';
import { CONVOCATORIA, type Escenario, escenario, HASTA_REUNION, informada, lima } from './apoyo.js';

type Mensaje = Extract<Efecto, { type: 'enviarMensaje' }>['params'];
interface Evento {
  type: 'NACER' | 'AVISAR';
  datos: { a: string; tipo: string; datos: Record<string, unknown>; veces: number };
}

/** A toy process that can do one thing: tell another case something, as many times as asked up to three. */
const lenguaje = setup({
  types: { context: {} as ContextoBase, events: {} as Evento },
  actions: { enviarMensaje: (_: unknown, _params: Mensaje) => {} },
});
const mensaje = {
  type: 'enviarMensaje',
  params: ({ event }: { event: Evento }) => ({
    a: event.datos.a,
    tipo: event.datos.tipo,
    datos: event.datos.datos,
  }),
} as const;
const maquina = lenguaje.createMachine({
  id: 'juguete',
  context: { paso: null },
  initial: 'vivo',
  states: { vivo: { on: { NACER: {}, AVISAR: { actions: Array(3).fill(mensaje) } } } },
});
const acto = {
  titulo: 'Avisar',
  regla: 'AT-8.2.1.C-1',
  roles: ['oec'],
  relato: 'Se avisó.',
  esquema: z.unknown(),
} as const;
const JUGUETE: DefinicionDeMaquina = {
  id: 'juguete',
  version: '1.0.0',
  coleccion: 'juguetes',
  prefijo: 'JG',
  regimen: 'LEY32069',
  titulo: 'Proceso de juguete',
  maquina,
  nacimiento: 'NACER',
  eventos: { NACER: acto, AVISAR: acto },
  condiciones: {},
  proyectar: (datos) => datos,
  resumir: () => ({ entidad: null, ruc: null, objeto: null }),
  advertir: () => [],
  vincular: () => [],
  dirigir: (_d, rol) => ({ rol, nombre: null, correo: null }),
  avisoDePlazoMovido: SOLICITUD.avisoDePlazoMovido,
  recibida: () => null,
  fechaDelActo: () => null,
};

const AJUSTES = { registro: crearRegistro([SOLICITUD, JUGUETE]) };
const INFORMADO = [...HASTA_REUNION, 'INFORME', 'INVITACION_EXPOSICION'];

async function nacer(e: Escenario): Promise<string> {
  return hecho(await e.door.presentar(JUGUETE, {}, 'oec')).id;
}

async function avisar(e: Escenario, juguete: string, datos: Partial<Evento['datos']>): Promise<void> {
  const completo = { a: e.id, tipo: 'REGISTRAR_CONVOCATORIA', datos: CONVOCATORIA, ...datos };
  hecho(await e.door.actuar({ caso: juguete, tipo: 'AVISAR', datos: completo, actor: 'oec' }));
  await e.reiniciar();
}

const detalles = async (e: Escenario) => (await e.sistema.store.incidencias(10)).map((i) => i.detalle);

describe('case to case', () => {
  escenario(
    'AT-8.2.1.C-1: a linked process that is convoked registers the convocation by itself; repeats become incidents',
    async (e) => {
      await informada(e);
      await e.hasta(lima('2027-02-15'));
      await avisar(e, await nacer(e), {});
      expect(await e.actividad('revision')).toMatchObject({ informado: { seguimiento: 'enVerificacion' } });
      const fila = await e.evento('REGISTRAR_CONVOCATORIA');
      expect(fila).toMatchObject({ actor: 'sistema', ocurrido: lima('2027-02-15') });
      expect(JSON.parse(fila.datos)).toEqual(CONVOCATORIA);
      expect(await e.sistema.store.mensajesPendientes(10)).toEqual([]);
      const incidencias = await e.sistema.store.incidencias(10);
      expect(incidencias).toHaveLength(2);
      for (const i of incidencias) {
        expect(i.caso).toBe(e.id);
        expect(i.detalle).toContain('El mensaje REGISTRAR_CONVOCATORIA');
        expect(i.detalle).toContain('no corresponde en la situación actual');
      }
      return INFORMADO;
    },
    AJUSTES,
  );

  escenario(
    'D5: a message refused by a case that ended is an incident for a person, not a retry',
    async (e) => {
      await e.presentar();
      await e.acto('DESISTIR', { motivo: 'Ya no.' });
      await avisar(e, await nacer(e), {});
      expect(await e.sistema.store.mensajesPendientes(10)).toEqual([]);
      expect(await detalles(e)).toEqual(Array(3).fill(expect.stringContaining('El expediente ya terminó')));
      expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 0 });
      expect(await e.tipos()).toEqual(['PRESENTAR', 'DESISTIR']);
      return ['DESISTIMIENTO'];
    },
    AJUSTES,
  );

  for (const [caso, datos, porque] of [
    ['to a case that does not exist', { a: 'no-existe' }, 'no existe el expediente destinatario'],
    ['of an act the case does not know', { tipo: 'AVISAR' }, 'no conoce ese acto'],
    ['with the wrong data', { datos: { fecha: 'ayer' } }, 'datos.fecha'],
  ] as const) {
    escenario(
      `D5: a message ${caso} is an incident and does not spoil its sender`,
      async (e) => {
        await e.presentar();
        const juguete = await nacer(e);
        await avisar(e, juguete, datos);
        expect(await e.sistema.store.historia(juguete)).toHaveLength(2);
        expect(await detalles(e)).toEqual(Array(3).fill(expect.stringContaining(porque)));
        return [];
      },
      AJUSTES,
    );
  }

  escenario(
    'D5: a message left half-way by a crash is delivered by the tick, once',
    async (e) => {
      await informada(e);
      await e.hasta(lima('2027-02-15'));
      const juguete = await nacer(e);
      e.sistema.store.mensajesDe = async () => [];
      await avisar(e, juguete, {});
      expect(await e.tipos()).not.toContain('REGISTRAR_CONVOCATORIA');
      expect(await e.sistema.store.mensajesPendientes(10)).toHaveLength(3);
      expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 3 });
      await e.evento('REGISTRAR_CONVOCATORIA');
      expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 0 });
      expect(await detalles(e)).toHaveLength(2);
      return INFORMADO;
    },
    AJUSTES,
  );
});
