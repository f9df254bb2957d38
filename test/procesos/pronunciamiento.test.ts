import { afterEach, describe, expect, test } from 'vitest';
import type { ProcesoDePrueba } from './apoyo.js';
import {
  absolucion,
  avisos,
  conPliego,
  consulta,
  decision,
  elevar,
  negado,
  observacion,
  posponerPropuestas,
  tvC2,
} from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const OSCE = { valorReferencial: '1080000.00' };
const conTasa = {
  tasa: { exigible: true, importe: '90.00', pagado: '90.00', comprobante: 'B-1', aNombreDe: 'Empresa A' },
};
const cambio = (origen: string) => ({ origen, cambio: 'Se corrige.' });
const pronunciar = (...ids: string[]) =>
  p.acto('EMITIR_PRONUNCIAMIENTO', {
    numero: '1-2011/DTN',
    disposiciones: ids.map((id) => ({ id, texto: 'Corríjase.' })),
  });

describe('RS-58-mot, RS-58-venc: remission and pronouncement', () => {
  test('RS-58-incompl: an incomplete file does not start the clock of OSCE, and remitting late is accepted', async () => {
    p = await conPliego(OSCE);
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1', 'A', conTasa));
    await p.hasta('2011-04-15');
    await p.acto('REMITIR_ELEVACION', { completo: false });
    expect(await p.plazo('RS-58-OSCE')).toBeUndefined();
    expect(await avisos(p, 'RS-58-incompl')).toHaveLength(1);
    await p.rechazo('EMITIR_PRONUNCIAMIENTO', { numero: '1-2011', disposiciones: [] });
    await p.hasta('2011-04-18');
    expect((await p.plazo('RS-58-remite')).estado).toBe('vencido');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    expect((await p.plazo('RS-58-remite')).estado).toBe('vencido');
    expect((await p.plazo('RS-58-OSCE')).vence).toBe('2011-05-05');
    await p.verificar();
  });

  test.each([
    ['OSCE', OSCE, 'RS-58-OSCE', '2011-05-05', '2011-05-06', '2011-05-10'],
    ['Titular', {}, 'RS-58-Tit', '2011-04-29', '2011-05-03', '2011-05-05'],
  ] as const)('RS-58-venc: %s late gives the fee back and still pronounces', async (...caso) => {
    const [, expediente, regla, vencido, dia, integra] = caso;
    p = await conPliego(expediente);
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1', 'A', conTasa));
    await p.hasta('2011-04-15');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await negado(p, 'RS-58-venc', 'REGISTRAR_DEVOLUCION', {
      concepto: 'tasa',
      participante: 'A',
      monto: '90.00',
      fecha: '2011-04-15',
    });
    await p.hasta(vencido, '00:00');
    expect((await p.plazo(regla)).estado).toBe('vencido');
    expect((await p.caso()).datos.devolucionesPendientes).toEqual([
      { concepto: 'tasa', participante: 'A', monto: '90.00' },
    ]);
    expect(await avisos(p, 'RS-58-venc')).toHaveLength(1);
    await p.hasta(dia);
    await pronunciar('D1');
    expect((await p.plazo(regla)).estado).toBe('vencido');
    expect((await p.fila('integracion_bases')).fin).toBe(integra);
    await negado(p, 'RS-58-venc', 'REGISTRAR_DEVOLUCION', {
      concepto: 'tasa',
      participante: 'A',
      monto: '80.00',
      fecha: dia,
    });
    await p.acto('REGISTRAR_DEVOLUCION', { concepto: 'tasa', participante: 'A', monto: '90.00', fecha: dia });
    expect((await p.caso()).datos.devolucionesPendientes).toEqual([]);
    await p.verificar();
  });

  test('RS-59-cal, RS-59-elev: each step writes its version, tells everybody and informs the Titular', async () => {
    p = await conPliego();
    expect(await avisos(p, 'RS-26-2')).toHaveLength(0);
    await p.hasta('2011-04-12');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    expect((await p.caso()).datos.versionCronograma).toBe(2);
    expect((await p.fila('integracion_bases')).fin).toBe('2011-04-28');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-18');
    await pronunciar('D1');
    expect((await p.caso()).datos.versionCronograma).toBe(3);
    expect((await p.fila('integracion_bases')).fin).toBe('2011-04-20');
    expect((await p.fila('registro_participantes')).fin).toBe('2011-04-25');
    expect(await avisos(p, 'RS-26-2')).toHaveLength(2);
    expect(await p.plazo('RS-59-elev')).toMatchObject({ vence: '2011-04-20', estado: 'corriendo' });
    await p.verificar();
  });

  test('RS-58-plazo: pronounced within the three days, another may still ask until they end', async () => {
    p = await tvC2();
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.acto('FORMULAR_OBSERVACION', observacion('O2', 'B'));
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', {
      pliego: [decision('O1', 'no_acoge'), decision('O2', 'no_acoge')],
    });
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-12');
    await pronunciar('D1');
    await negado(p, 'RS-59-conobs', 'INTEGRAR_BASES', { cambios: [cambio('D1')] });
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', elevar('E2', 'B', { observacion: 'O2' }));
    await p.acto('REMITIR_ELEVACION', { completo: true });
    expect(await p.plazo('RS-58-Tit')).toMatchObject({ vence: '2011-04-28', estado: 'corriendo' });
    await p.hasta('2011-04-15');
    await negado(
      p,
      'RS-58-mot',
      'EMITIR_PRONUNCIAMIENTO',
      { numero: '2', disposiciones: [{ id: 'D1', texto: 'x' }] },
      422,
    );
    await pronunciar('D2');
    await p.acto('INTEGRAR_BASES', { cambios: [cambio('D1'), cambio('D2')] });
    await p.verificar();
  });
});

describe('RS-59-cont: the integrated bases take everything and nothing else', () => {
  test('RS-59-cont, RS-31-1: answers that change the bases and dispositions, each once, no other', async () => {
    p = await tvC2();
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.acto('FORMULAR_CONSULTA', consulta('C2', 'B'));
    await p.hasta('2011-03-28');
    await p.acto('ABSOLVER_CONSULTAS', { pliego: [absolucion('C1', true), absolucion('C2')] });
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge_parcialmente', true)] });
    await p.hasta('2011-04-12');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-15');
    await pronunciar('D1', 'D2');
    expect((await p.caso()).datos.porIntegrar).toEqual(['C1', 'O1', 'D1', 'D2']);
    const todo = ['C1', 'O1', 'D1', 'D2'].map(cambio);
    for (const falta of todo) {
      const problema = await negado(p, 'RS-59-cont', 'INTEGRAR_BASES', {
        cambios: todo.filter((c) => c !== falta),
      });
      expect(problema.incumplimientos).toMatchObject([{ regla: 'RS-59-cont' }]);
      expect(problema.incumplimientos[0].detalle).toContain(falta.origen);
    }
    await negado(p, 'RS-31-1', 'INTEGRAR_BASES', { cambios: [...todo, cambio('C2')] });
    const ambos = await negado(p, 'RS-59-cont', 'INTEGRAR_BASES', {
      cambios: [...todo.slice(1), cambio('X')],
    });
    expect(ambos.incumplimientos.map((i: { regla: string }) => i.regla)).toEqual(['RS-59-cont', 'RS-31-1']);
    await negado(p, 'RS-59-obl', 'INTEGRAR_BASES', { cambios: [...todo, cambio('D1')] }, 422);
    await p.acto('INTEGRAR_BASES', { cambios: todo });
    await p.verificar();
  });

  test('RS-24-LP: after a pronouncement the proposals wait for their five days', async () => {
    p = await conPliego();
    await p.hasta('2011-04-14');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await p.hasta('2011-04-15');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-28');
    await pronunciar();
    await p.hasta('2011-04-29');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    const oferta = { postor: 'A', ofertas: [{ monto: '480000.00' }] };
    const corto = await negado(p, 'RS-24-LP-integracion', 'PRESENTAR_PROPUESTA', oferta);
    expect(corto.seHabilita.desde).toBe('2011-05-09');
    await p.rechazo('POSTERGAR', {
      actividad: 'presentacion_propuestas',
      inicio: '2011-05-06',
      fin: '2011-05-06',
      motivo: 'Corto.',
    });
    await posponerPropuestas(p, '2011-05-09');
    await p.hasta('2011-05-09');
    await p.acto('PRESENTAR_PROPUESTA', oferta);
    await p.verificar();
  });
});

describe('RS-31-2, RS-54-2, RS-56-2: the pliegos', () => {
  test('RS-31-2: what was asked of the area is answered before absolving', async () => {
    p = await tvC2();
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await negado(p, 'RS-31-2', 'CONSULTAR_AREA', { id: 'C9', organo: 'oec', detalle: 'Precio.' });
    await p.acto('CONSULTAR_AREA', { id: 'C1', organo: 'area_usuaria', detalle: 'Potencia.' });
    await negado(p, 'RS-31-2', 'CONSULTAR_AREA', { id: 'C1', organo: 'oec', detalle: 'Otra vez.' });
    await p.hasta('2011-03-22');
    await negado(p, 'RS-31-2', 'ABSOLVER_CONSULTAS', { pliego: [absolucion('C1')] });
    await p.acto('RESPONDER_AREA', { id: 'C1', respuesta: 'Se mantiene.' });
    await negado(p, 'RS-31-2', 'RESPONDER_AREA', { id: 'C1', respuesta: 'Otra.' });
    await p.acto('ABSOLVER_CONSULTAS', { pliego: [absolucion('C1')] });
    await p.verificar();
  });

  test('RS-54-2, RS-56-2: every pending one, none invented, each observación decided', async () => {
    p = await tvC2();
    await p.hasta('2011-03-22');
    await negado(p, 'RS-54-2', 'ABSOLVER_CONSULTAS', { pliego: [] });
    await p.hasta('2011-03-29');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.acto('FORMULAR_OBSERVACION', observacion('O2', 'B'));
    await negado(p, 'RS-54-2', 'FORMULAR_OBSERVACION', observacion('O1', 'C'));
    await p.hasta('2011-04-05');
    await negado(p, 'RS-56-2', 'ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge')] });
    const de = (...ids: string[]) => ({ pliego: ids.map((id) => decision(id, 'acoge')) });
    await negado(p, 'RS-56-2', 'ABSOLVER_OBSERVACIONES', de('O1', 'O2', 'O3'));
    await negado(
      p,
      'RS-56-2',
      'ABSOLVER_OBSERVACIONES',
      { pliego: [absolucion('O1'), absolucion('O2')] },
      422,
    );
    await p.acto('ABSOLVER_OBSERVACIONES', de('O1', 'O2'));
    await negado(p, 'RS-56-2', 'ABSOLVER_OBSERVACIONES', de('O1', 'O2'));
    await p.verificar();
  });
});
