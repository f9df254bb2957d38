import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { conPliego, decision, elevar, negado, observacion, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const tasa = (mas: Json = {}) => ({
  exigible: true,
  importe: '90.00',
  pagado: '90.00',
  comprobante: 'B-1',
  aNombreDe: 'Empresa A',
  ...mas,
});

describe('RS-58: who may elevate, when and with what fee', () => {
  test('RS-58-plazo: on 14 April at 23:59, not at 00:00 of the 15th', async () => {
    p = await conPliego();
    const avisos = await p.http.elementos(`/api/procesos/${p.id}/notificaciones`);
    const pliego = avisos.find((a) => a.plantilla === 'PLIEGO_DE_OBSERVACIONES');
    const carta = await p.http.get(`/api/procesos/${p.id}/notificaciones/${pliego.id}/texto`);
    expect(carta.cuerpo.texto).toContain('solicitar la elevación a más tardar el 14 de abril de 2011.');
    await p.hasta('2011-04-14', '23:59');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await p.hasta('2011-04-15', '00:00');
    const tarde = await negado(p, 'RS-58-plazo', 'SOLICITAR_ELEVACION', elevar('E2'));
    expect(tarde.detail).toContain('14 de abril de 2011');
    await p.verificar();
  });

  test('RS-59-conobs: nobody elevates by the 14th, and the bases are integrated on the 15th and not before', async () => {
    p = await conPliego();
    await p.hasta('2011-04-14', '23:59');
    await p.rechazo('INTEGRAR_BASES', { cambios: [] });
    await p.hasta('2011-04-15', '00:00');
    await negado(p, 'RS-58-plazo', 'SOLICITAR_ELEVACION', elevar('E1'));
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    expect(await p.plazo('RS-59-conobs')).toMatchObject({ vence: '2011-04-15', estado: 'cumplido' });
    await p.verificar();
  });

  test('RS-58-plazo: without observaciones, or before their pliego, there is nothing to elevate', async () => {
    p = await tvC2();
    await p.hasta('2011-03-29');
    await negado(p, 'RS-58-plazo', 'SOLICITAR_ELEVACION', elevar('E1'));
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-05');
    await negado(p, 'RS-58-plazo', 'SOLICITAR_ELEVACION', elevar('E1'));
    await p.verificar();
  });

  test('RS-58-leg1: who observed and was not accepted, and nobody else', async () => {
    p = await conPliego();
    await negado(p, 'RS-58-leg1', 'SOLICITAR_ELEVACION', elevar('E1', 'B'));
    await negado(
      p,
      'RS-58-leg2',
      'SOLICITAR_ELEVACION',
      elevar('E1', 'A', { supuesto: 'acogida_contraria' }),
    );
    await negado(
      p,
      'RS-58-leg3',
      'SOLICITAR_ELEVACION',
      elevar('E1', 'B', { supuesto: 'acogimiento_de_otro' }),
    );
    await negado(p, 'RS-58-leg1', 'SOLICITAR_ELEVACION', elevar('E1', 'A', { observacion: 'O9' }), 422);
    await negado(p, 'RS-52-6', 'SOLICITAR_ELEVACION', elevar('E1', 'Z'));
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await negado(p, 'RS-54-2', 'SOLICITAR_ELEVACION', elevar('E1'));
    await p.verificar();
  });

  test('RS-58-leg1: who was accepted in part', async () => {
    p = await conPliego({}, 'acoge_parcialmente');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await p.verificar();
  });

  test('RS-58-leg2: who was accepted in a way that is still unlawful', async () => {
    p = await conPliego({}, 'acoge');
    await negado(p, 'RS-58-leg1', 'SOLICITAR_ELEVACION', elevar('E1'));
    await negado(
      p,
      'RS-58-leg2',
      'SOLICITAR_ELEVACION',
      elevar('E1', 'B', { supuesto: 'acogida_contraria' }),
    );
    await p.acto('SOLICITAR_ELEVACION', elevar('E1', 'A', { supuesto: 'acogida_contraria' }));
    await p.verificar();
  });

  test('RS-58-leg3: who did not observe and was registered by the end of the observaciones', async () => {
    p = await tvC2();
    await p.hasta('2011-04-04', '12:00');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.acto('FORMULAR_OBSERVACION', observacion('O2', 'C'));
    await p.registrar('D');
    await p.hasta('2011-04-05');
    await p.registrar('E');
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge'), decision('O2', 'no_acoge')] });
    const ajeno = (id: string, quien: string) => elevar(id, quien, { supuesto: 'acogimiento_de_otro' });
    await negado(p, 'RS-58-leg3', 'SOLICITAR_ELEVACION', ajeno('E1', 'A'));
    await negado(p, 'RS-58-leg3', 'SOLICITAR_ELEVACION', ajeno('E1', 'C'));
    const tarde = await negado(p, 'RS-58-leg3', 'SOLICITAR_ELEVACION', ajeno('E1', 'E'));
    expect(tarde.detail).toContain('4 de abril de 2011');
    await p.acto('SOLICITAR_ELEVACION', ajeno('E1', 'D'));
    await p.acto('SOLICITAR_ELEVACION', ajeno('E2', 'B'));
    await p.verificar();
  });

  test('RS-58-improc, RS-58-tasa: not paid, paid in part, without receipt, in the name of another', async () => {
    p = await conPliego();
    const con = (mas: Json) => elevar('E1', 'A', { tasa: tasa(mas) });
    await negado(p, 'RS-58-improc', 'SOLICITAR_ELEVACION', con({ pagado: undefined }));
    await negado(p, 'RS-58-improc', 'SOLICITAR_ELEVACION', con({ pagado: '0.00' }));
    await negado(p, 'RS-58-improc', 'SOLICITAR_ELEVACION', con({ pagado: '89.99' }));
    await negado(p, 'RS-58-improc', 'SOLICITAR_ELEVACION', con({ comprobante: undefined }));
    await negado(p, 'RS-58-improc', 'SOLICITAR_ELEVACION', con({ aNombreDe: 'Empresa B' }));
    await negado(p, 'RS-58-tasa', 'SOLICITAR_ELEVACION', con({ importe: undefined }), 422);
    await p.acto('SOLICITAR_ELEVACION', con({}));
    expect(await p.plazo('RS-58-remite')).toMatchObject({ vence: '2011-04-12', estado: 'corriendo' });
    await p.verificar();
  });
});

describe('TV-C9, RS-58-comp: the authority, at 300 UIT', () => {
  test.each([
    ['1080000.00', 'osce', 'RS-58-OSCE', '2011-05-04', '2011-05-06', '2011-05-09'],
    ['1079999.99', 'titular', 'RS-58-Tit', '2011-04-28', '2011-05-03', '2011-05-04'],
  ])('TV-C2: of %s, the %s has until its day, and the calendar waits (RS-59-cal)', async (...caso) => {
    const [valorReferencial, quien, regla, pronuncia, integra, registro] = caso;
    p = await conPliego({ valorReferencial });
    expect((await p.caso()).datos.competencia.elevacion).toBe(quien);
    expect((await p.caso()).datos.versionCronograma).toBe(1);
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    expect((await p.caso()).datos.versionCronograma).toBe(2);
    expect((await p.fila('integracion_bases')).fin).toBe(integra);
    expect((await p.fila('registro_participantes')).fin).toBe(registro);
    expect((await p.fila('presentacion_propuestas')).fin).toBe('2011-04-26');
    expect((await p.plazo('RS-58-remite')).vence).toBe('2011-04-15');
    await p.hasta('2011-04-15');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    expect((await p.plazo('RS-58-remite')).estado).toBe('cumplido');
    expect(await p.plazo(regla)).toMatchObject({ vence: pronuncia, estado: 'corriendo' });
    await p.hasta(pronuncia, '23:59');
    const otro = await p.http.ficha([quien === 'osce' ? 'titular' : 'osce']);
    const suyo = await p.http.ficha([quien]);
    const acto = { tipo: 'EMITIR_PRONUNCIAMIENTO', datos: { numero: '1-2011', disposiciones: [] } };
    const camino = `/api/procesos/${p.id}/eventos`;
    expect((await p.http.post(camino, acto, { ficha: otro })).estado).toBe(403);
    await p.acto(acto.tipo, acto.datos, suyo);
    expect((await p.plazo(regla)).estado).toBe('cumplido');
    expect(await p.plazo('RS-59-elev')).toMatchObject({ vence: integra, estado: 'corriendo' });
    await p.hasta(integra);
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    expect((await p.plazo('RS-59-elev')).estado).toBe('cumplido');
    expect((await p.plazo('RS-53-gral')).vence).toBe(registro);
    await p.verificar();
  });
});
