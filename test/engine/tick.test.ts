import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { relojReal } from '../../src/clock.js';
import { Calendarios } from '../../src/engine/calendarios.js';
import { Door } from '../../src/engine/door.js';
import { esDelMotor } from '../../src/engine/sucesos.js';
import { moverReloj, tick } from '../../src/engine/tick.js';
import { Escenario, escenario, lima, MEDIANOCHE, REUNION, requerida } from '../escenarios/apoyo.js';

describe('moving a simulated clock (D8)', () => {
  escenario('it stops at each term, fires it at its instant and reports how many', async (e) => {
    await e.presentar();
    expect(await e.sistema.avanzar(lima('2027-02-09', MEDIANOCHE))).toEqual({
      ahora: lima('2027-02-09', MEDIANOCHE),
      disparados: 2,
    });
    expect((await e.historia()).slice(1).map((f) => [f.ocurrido, f.registrado])).toEqual([
      [lima('2027-02-05', MEDIANOCHE), lima('2027-02-05', MEDIANOCHE)],
      [lima('2027-02-09', MEDIANOCHE), lima('2027-02-09', MEDIANOCHE)],
    ]);
    return [];
  });

  escenario('to the next term: it fires all that falls due at that instant and stays there', async (e) => {
    await e.presentar();
    await e.presentar();
    const { door } = e;
    const siguiente = () => moverReloj(door, e.sistema.reloj, { avanzar: 'siguiente_plazo' });
    expect(await siguiente()).toEqual({ ahora: lima('2027-02-05', MEDIANOCHE), disparados: 2 });
    expect(await siguiente()).toEqual({ ahora: lima('2027-02-09', MEDIANOCHE), disparados: 2 });
    expect(await siguiente()).toEqual({ ahora: lima('2027-02-16', MEDIANOCHE), disparados: 2 });
    expect(await siguiente()).toEqual({ ahora: lima('2027-02-16', MEDIANOCHE), disparados: 0 });
    expect(await e.sistema.store.ajuste('reloj')).toBe(lima('2027-02-16', MEDIANOCHE));
    return [];
  });

  escenario('to the next term: a mail that leaves on the way is not a term', async (e) => {
    await requerida(e, 6);
    const siguiente = () => moverReloj(e.door, e.sistema.reloj, { avanzar: 'siguiente_plazo' });
    expect(await siguiente()).toEqual({ ahora: lima('2027-02-20', MEDIANOCHE), disparados: 1 });
    expect(await siguiente()).toEqual({ ahora: lima('2027-03-09', MEDIANOCHE), disparados: 1 });
    expect((await e.caso()).situacion).toBe('archivada');
    expect((await e.aviso('CONTINUIDAD')).enviado).toBe(lima('2027-02-22', MEDIANOCHE));
    return ['CITACION', 'RESULTADO_REUNION', 'REQUERIMIENTO', 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO'];
  });

  escenario('an instant in the past moves nothing', async (e) => {
    await e.presentar();
    expect(await e.sistema.avanzar(lima('2027-01-01'))).toEqual({ ahora: lima('2027-02-01'), disparados: 0 });
    return [];
  });
});

describe('the beat (D2)', () => {
  escenario('with a simulated clock it does not wait', async (e) => {
    await e.presentar();
    e.sistema.reloj.mover(lima('2027-02-04', '23:59:59.999'));
    expect(await tick(e.door)).toEqual({ vencidos: 0, mensajes: 0 });
    e.sistema.reloj.mover(lima('2027-02-05', MEDIANOCHE));
    expect(await tick(e.door)).toEqual({ vencidos: 1, mensajes: 0 });
    expect(await tick(e.door)).toEqual({ vencidos: 0, mensajes: 0 });
    return [];
  });

  escenario('it serves more cases than fit in one round, each once', async (e) => {
    const casos = await Promise.all(Array.from({ length: 230 }, () => e.sistema.presentar()));
    e.id = casos[0]?.id ?? '';
    e.sistema.reloj.mover(lima('2027-02-05', MEDIANOCHE));
    expect(await tick(e.door)).toEqual({ vencidos: 230, mensajes: 0 });
    expect(await tick(e.door)).toEqual({ vencidos: 0, mensajes: 0 });
    return [];
  });

  escenario('it forgets idempotency keys after three days and not before', async (e) => {
    const reclamo = { usuario: 'u', ruta: 'r', clave: 'k', cuerpo: 'c' };
    const caso = await e.presentar();
    const citar = () => e.sistema.enviar(caso.id, 'PROGRAMAR_REUNION', REUNION, { reclamo });
    expect((await citar()).tipo).toBe('hecho');
    e.sistema.reloj.mover(lima('2027-02-04', '10:00:00.000'));
    await tick(e.door);
    expect((await citar()).tipo).toBe('repetida');
    e.sistema.reloj.mover(lima('2027-02-04', '10:00:00.001'));
    await tick(e.door);
    expect((await citar()).tipo).toBe('rechazada');
    return ['CITACION'];
  });

  test('D7: a case that cannot be read does not stop the beat nor make it turn for ever', async () => {
    const e = await Escenario.abrir(lima('2027-02-01'));
    try {
      const roto = await e.presentar();
      const sano = await e.presentar();
      await e.sistema.store.cerrar();
      const db = new Database(join(e.sistema.carpeta, 'prueba.db'));
      db.prepare("UPDATE caso SET snapshot = '{}' WHERE id = ?").run(roto.id);
      db.close();
      await e.sistema.reiniciar();
      const { store } = e.sistema;
      let vueltas = 0;
      const contado: typeof store = {
        ...store,
        vencidos: (...args) => {
          if (++vueltas > 20) throw new Error('El latido no termina.');
          return store.vencidos(...args);
        },
      };
      e.sistema.reloj.mover(lima('2027-02-05', MEDIANOCHE));
      const puerta = new Door(contado, e.sistema.registro, e.sistema.reloj, true);
      expect(await tick(puerta)).toEqual({ vencidos: 1, mensajes: 0 });
      expect((await e.sistema.leer(sano.id)).estado.plazos[0]?.estado).toBe('vencido');
      expect((await store.incidencias(10)).map((i) => i.caso)).toEqual([roto.id]);
    } finally {
      await e.sistema.cerrar();
    }
  });
});

describe('clocks and calendars', () => {
  test('D8: the clock of the machine gives the present as a fixed-width instant', () => {
    const antes = new Date().toISOString();
    const ahora = relojReal.ahora();
    expect(relojReal.simulado).toBe(false);
    expect(ahora).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(ahora >= antes && ahora <= new Date().toISOString()).toBe(true);
  });

  test('D9: a calendar is prepared once for each version and scopes', () => {
    const calendarios = new Calendarios();
    const dia = {
      version: 1,
      tipo: 'declara',
      fecha: '2027-02-02',
      norma: 'DS',
      publicada: null,
      ambito: 'nacional',
      motivo: 'x',
    } as const;
    const uno = calendarios.de([dia], 1, 'nacional');
    expect(uno.esHabil('2027-02-02')).toBe(false);
    expect(calendarios.de([], 1, 'nacional')).toBe(uno);
    expect(calendarios.de([dia], 0, 'nacional').esHabil('2027-02-02')).toBe(true);
    expect(calendarios.de([dia], 1, 'nacional+region:Lima')).not.toBe(uno);
  });

  test('D4: the events the engine folds by itself are told from those of the statechart', () => {
    expect(
      [
        'ASIGNADO',
        'RECTIFICAR_VENCIMIENTO',
        'CALENDARIO_CAMBIADO',
        'REGLA_CORREGIDA',
        'NOTIFICACION_REGISTRADA',
      ].map(esDelMotor),
    ).toEqual(Array(5).fill(true));
    expect(['DESISTIR', 'VENCIO_PLAZO'].map(esDelMotor)).toEqual([false, false]);
  });
});
