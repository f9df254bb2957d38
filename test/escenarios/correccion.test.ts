import { describe, expect } from 'vitest';
import {
  CorreccionImposible,
  corregirRegla,
  type Lectura,
  verCorreccion,
} from '../../src/engine/correccion.js';
import { ENTREGA, escenario, HASTA_REUNION, lima, MEDIANOCHE, requerida } from './apoyo.js';

const REQUERIDO = [...HASTA_REUNION, 'REQUERIMIENTO'];
const leida = (regla: string, dias: number): Lectura => ({ regla, dias, norma: 'Norma 1', motivo: 'Leída' });

describe('D-CATALOGO: a corrected rule', () => {
  escenario('what somebody granted is not of the rule, and a date agreed does not move', async (e) => {
    await requerida(e, 5);
    await expect(corregirRegla(e.door, leida('AT-8.2.1.B-3', 9), 'c')).rejects.toThrow(CorreccionImposible);
    await expect(verCorreccion(e.door, leida('AMB-A20', 9))).rejects.toThrow(CorreccionImposible);
    expect((await e.plazo('AT-8.2.1.B-3')).dias).toBe(5);
    expect(await e.tipos()).not.toContain('REGLA_CORREGIDA');
    return REQUERIDO;
  });

  escenario('one entry of history names the rule, the days before and after and the norm', async (e) => {
    await e.presentar();
    const { total, catalogo } = await corregirRegla(e.door, leida('AMB-A4', 4), 'coordinador');
    expect([total, catalogo.version]).toEqual([1, 2]);
    await e.reiniciar();
    const fila = await e.evento('REGLA_CORREGIDA');
    expect(fila).toMatchObject({ actor: 'coordinador', regla: 'D-CATALOGO', catalogo: 2 });
    expect((await e.plazo('AMB-A4')).motivo).toBe(
      'Corrección de la regla AMB-A4: de 3 a 4 días, según Norma 1.',
    );
    expect(await e.hasta(lima('2027-02-05', '23:59:59.999'))).toBe(0);
    expect(await e.hasta(lima('2027-02-06', MEDIANOCHE))).toBe(1);
    return [];
  });

  escenario('fewer days make a term expire at once, dated no earlier than the correction', async (e) => {
    await e.presentar();
    await e.hasta(lima('2027-02-04', '12:00:00'));
    await corregirRegla(e.door, leida('AMB-A4', 1), 'coordinador');
    expect(await e.plazo('AMB-A4')).toMatchObject({ vence: '2027-02-02', estado: 'corriendo' });
    await e.hasta(lima('2027-02-04', '12:00:00'));
    expect((await e.historia()).at(-1)).toMatchObject({
      tipo: 'VENCIO_PLAZO',
      ocurrido: lima('2027-02-04', '12:00:00'),
    });
    return [];
  });

  escenario('looking at one correction and making another moves the terms by the one made', async (e) => {
    await e.presentar();
    expect((await verCorreccion(e.door, leida('AMB-A4', 9))).plazosMovidos[0]?.despues).toBe('2027-02-12');
    await corregirRegla(e.door, leida('AMB-A4', 4), 'coordinador');
    expect((await e.plazo('AMB-A4')).vence).toBe('2027-02-05');
    expect((await verCorreccion(e.door, leida('AMB-A4', 9))).catalogo.version).toBe(3);
    return [];
  });

  escenario('D-RECTIFICAR: a term that runs again grants the days of the day it returns', async (e) => {
    await requerida(e, 5, { consultas: 'requieren_analisis' });
    await e.hasta(lima('2027-02-19', MEDIANOCHE));
    await corregirRegla(e.door, leida('AMB-A6-respuesta', 9), 'coordinador');
    expect(await e.plazo('AMB-A6-respuesta', 'consultas')).toMatchObject({ dias: 9, vence: '2027-02-23' });
    await e.acto('RECTIFICAR_VENCIMIENTO', {
      acto: {
        tipo: 'RECIBIR_DOCUMENTACION',
        datos: { ...ENTREGA, completa: true, recibida: '2027-02-18' },
      },
      cargo: 'Cargo 1',
    });
    const suyos = (await e.caso()).estado.plazos.filter((p) => p.regla === 'AMB-A6-respuesta');
    expect(suyos.map((p) => [p.dias, p.vence, p.estado])).toEqual([
      [7, '2027-02-19', 'reemplazado'],
      [9, '2027-02-23', 'anulado'],
      [9, '2027-02-23', 'corriendo'],
    ]);
    return [...REQUERIDO, 'CONTINUIDAD'];
  });
});

describe('D-CATALOGO: the store', () => {
  escenario('what was read is kept, with who read it and when', async (e) => {
    await e.presentar();
    await corregirRegla(e.door, leida('AMB-A4', 4), 'coordinador');
    const { correcciones } = await e.sistema.store.normas();
    expect(correcciones).toEqual([
      { version: 2, ...leida('AMB-A4', 4), conocida: expect.any(String), usuario: 'coordinador' },
    ]);
    return [];
  });
});
