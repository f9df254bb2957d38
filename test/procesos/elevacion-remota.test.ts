import { afterEach, describe, expect, test } from 'vitest';
import type { ProcesoDePrueba } from './apoyo.js';
import { avisos, conPliego, decision, elevar, negado, observacion, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const remota = (id: string, quien = 'A', observada = 'O1') =>
  elevar(id, quien, { observacion: observada, remota: true });

describe('RS-58-remoto, AMB-C9: an elevation sent by mail or fax', () => {
  test('formalised on its third day, it stands', async () => {
    p = await conPliego();
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', remota('E1'));
    expect((await p.plazo('RS-58-remoto')).vence).toBe('2011-04-19');
    await p.hasta('2011-04-15');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-19', '23:59');
    await negado(p, 'RS-58-remoto', 'FORMALIZAR_ELEVACION', { id: 'E9' });
    await p.acto('FORMALIZAR_ELEVACION', { id: 'E1' });
    expect((await p.plazo('RS-58-remoto')).estado).toBe('cumplido');
    await negado(p, 'RS-58-remoto', 'FORMALIZAR_ELEVACION', { id: 'E1' });
    await p.hasta('2011-04-20');
    expect((await p.caso()).datos.elevaciones).toMatchObject([{ id: 'E1', porFormalizar: false }]);
    await p.acto('EMITIR_PRONUNCIAMIENTO', { numero: '1-2011', disposiciones: [] });
    await p.verificar();
  });

  test('not formalised, it falls by itself: with the window closed the bases are integrated', async () => {
    p = await conPliego();
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', remota('E1'));
    await p.hasta('2011-04-15');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-20', '00:00');
    expect((await p.caso()).datos.elevaciones).toEqual([]);
    expect((await p.plazo('RS-58-Tit')).estado).toBe('anulado');
    expect(await avisos(p, 'AMB-C9')).toHaveLength(1);
    await p.rechazo('FORMALIZAR_ELEVACION', { id: 'E1' });
    expect((await p.fila('integracion_bases')).fin).toBe('2011-04-20');
    expect((await p.fila('registro_participantes')).fin).toBe('2011-04-25');
    expect((await p.caso()).datos.versionCronograma).toBe(3);
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.verificar();
  });

  test('not formalised while another stands: that one goes on', async () => {
    p = await tvC2();
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.acto('FORMULAR_OBSERVACION', observacion('O2', 'B'));
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', {
      pliego: [decision('O1', 'no_acoge'), decision('O2', 'no_acoge')],
    });
    await p.hasta('2011-04-12');
    await p.acto('SOLICITAR_ELEVACION', remota('E1'));
    await p.hasta('2011-04-13');
    await p.acto('SOLICITAR_ELEVACION', elevar('E2', 'B', { observacion: 'O2' }));
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-18');
    expect((await p.caso()).datos.elevaciones).toMatchObject([{ id: 'E2' }]);
    expect((await p.plazo('RS-58-Tit')).estado).toBe('corriendo');
    await p.acto('EMITIR_PRONUNCIAMIENTO', { numero: '1-2011', disposiciones: [] });
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.verificar();
  });

  test('sent and fallen within the term of another window: one sent the day of the pliego falls with it', async () => {
    p = await conPliego();
    await p.acto('SOLICITAR_ELEVACION', remota('E1'));
    await p.hasta('2011-04-15', '00:00');
    expect((await p.caso()).datos.elevaciones).toEqual([]);
    expect((await p.plazo('RS-58-remite')).estado).toBe('vencido');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.verificar();
  });

  test('pronounced before it was formalised: its term closes with nothing left to fall', async () => {
    p = await conPliego();
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', remota('E1'));
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-18');
    await p.acto('EMITIR_PRONUNCIAMIENTO', { numero: '1-2011', disposiciones: [] });
    await p.hasta('2011-04-20');
    expect((await p.plazo('RS-58-remoto')).estado).not.toBe('corriendo');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.verificar();
  });
});
