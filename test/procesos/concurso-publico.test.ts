import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { ProcesoDePrueba } from './apoyo.js';
import { avisos, consulta, decision, elevar, negado, observacion } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

/** A CP of services of 500,000 convoked on Monday 14 March 2011. */
async function concurso(...participantes: string[]): Promise<void> {
  p = await ProcesoDePrueba.crear('2011-03-14', { objeto: 'servicios', descripcion: 'Vigilancia' });
  const caso = await p.convocar('2011-03-14', { nomenclatura: 'CP 1-2011/PRUEBA' });
  expect(caso).toMatchObject({ maquina: 'concurso-publico', situacion: 'convocado' });
  expect(caso.datos.tipo).toBe('CP');
  await p.hasta('2011-03-15');
  await p.registrar(...participantes);
}

/** With its award of two bidders, on 29 April at the latest. */
async function otorgado(): Promise<void> {
  await concurso('A', 'B');
  await p.hastaIntegrar();
  await p.presentar({ A: '480000.00', B: '490000.00' });
  await p.evaluar({ A: ['85'], B: ['90'] });
  await p.abrir();
  await p.otorgar();
  expect(await p.situacion()).toBe('buena_pro');
}

async function consentido(): Promise<void> {
  await otorgado();
  const { vence } = await p.plazo('RS-77-LP', '1');
  await p.hasta(vence, '23:59');
  expect(await p.situacion()).toBe('buena_pro');
  await p.alMenos('2011-05-16');
  expect(await p.situacion()).toBe('consentido');
}

const cancelacion = (mas: Json = {}) => ({
  causal: 'desaparicion_necesidad',
  resolucion: 'R-20',
  emisor: { cargo: 'Gerencia', nivel: 'aprobador' },
  comunicada: '2011-03-15',
  ...mas,
});
const devolver = (participante: string, fecha: string) =>
  p.acto('REGISTRAR_DEVOLUCION', { concepto: 'derecho', participante, monto: '10.00', fecha });

describe('RS-19-CP, RS-22-fin: a concurso público to each of its endings', () => {
  test('RS-55-CP, RS-57-CP, RS-58-Tit, RS-59-elev: its eight stages, to the contract', async () => {
    await concurso('A', 'B');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    expect((await p.plazo('RS-55-CP')).vence).toBe('2011-03-21');
    await p.hasta('2011-03-28');
    await p.acto('ABSOLVER_CONSULTAS', { pliego: [{ id: 'C1', respuesta: 'Sí.', cambiaBases: false }] });
    expect((await p.plazo('RS-55-CP-abs')).estado).toBe('cumplido');
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'no_acoge')] });
    expect((await p.plazo('RS-57-CP-abs')).estado).toBe('cumplido');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2011-04-15');
    await p.acto('EMITIR_PRONUNCIAMIENTO', { numero: '1-2011', disposiciones: [] });
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.presentar({ A: '480000.00', B: '490000.00' });
    await p.evaluar({ A: ['85'], B: ['90'] });
    await p.abrir();
    await p.otorgar();
    await p.hasta('2011-05-16');
    await p.acto('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: '2011-05-16' });
    expect(await p.situacion()).toBe('contrato');
    await p.verificar();
  });

  test('RS-77-1, RS-77-pub: with one proposal the consent comes the same day', async () => {
    await concurso('A', 'B');
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00' });
    await p.evaluar({ A: ['85'] });
    await p.abrir();
    const caso = await p.otorgar();
    expect(caso.situacion).toBe('consentido');
    expect(caso.datos.items[0].consentida).toBe(caso.datos.items[0].buenaPro);
    expect((await avisos(p, 'RS-77-pub')).length).toBeGreaterThan(0);
    await p.verificar();
  });

  test('RS-22-fin: the contract is not signed', async () => {
    await consentido();
    await negado(p, 'RS-79-1', 'CANCELAR', cancelacion());
    await p.acto('NO_SUSCRIBIR_CONTRATO', { causal: 'Recorte presupuestal', motivo: 'Sin crédito.' });
    expect(await p.situacion()).toBe('contrato_no_suscrito');
    await p.verificar();
  });

  test.each([['awarded'], ['consented']])(
    'RS-22-fin: without effect by cause of the entity, %s',
    async (cuando) => {
      await (cuando === 'awarded' ? otorgado() : consentido());
      await p.acto('DEJAR_SIN_EFECTO', { motivo: 'Por causa de la entidad.' });
      expect(await p.situacion()).toBe('buena_pro_sin_efecto');
      await negado(p, 'RS-105', 'INTERPONER_APELACION', {
        acto: 'buena_pro',
        apelante: 'A',
        garantia: '15000.00',
      });
      await p.verificar();
    },
  );

  test('RS-79-1 to RS-79-5: cancelled, the fees given back within five days, and over when it is firm', async () => {
    await concurso('A', 'B');
    const caso = await p.acto('CANCELAR', cancelacion());
    expect(caso.situacion).toBe('cancelado');
    expect(await p.plazo('RS-79-5')).toMatchObject({ vence: '2011-03-22', estado: 'corriendo' });
    expect((await p.plazo('RS-79-3')).vence).toBe('2011-03-16');
    await negado(p, 'RS-22-fin', 'REGISTRAR_PARTICIPANTE', {
      id: 'Z',
      nombre: 'Z',
      ruc: '20131312955',
      rnpVigente: true,
      inhabilitado: false,
    });
    await p.rechazo('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-03-18');
    await devolver('A', '2011-03-18');
    await negado(p, 'RS-79-5', 'REGISTRAR_DEVOLUCION', {
      concepto: 'derecho',
      participante: 'A',
      monto: '10.00',
      fecha: '2011-03-18',
    });
    expect((await p.plazo('RS-79-5')).estado).toBe('corriendo');
    await p.hasta('2011-03-22');
    await devolver('B', '2011-03-22');
    expect((await p.plazo('RS-79-5')).estado).toBe('cumplido');
    expect((await p.caso()).estado.proceso).not.toBe('terminado');
    await p.hasta('2011-03-29');
    expect((await p.caso()).estado.proceso).toBe('terminado');
    expect(await p.situacion()).toBe('cancelado');
    await p.verificar();
  });

  test('AMB-D1, RS-79-5: fees given back late are recorded late, and the process ends with the last', async () => {
    await concurso('A');
    await p.acto('CANCELAR', cancelacion({ causal: 'emergencia' }));
    await p.hasta('2011-03-29');
    expect((await p.caso()).estado.proceso).not.toBe('terminado');
    expect((await p.plazo('RS-79-5')).estado).toBe('vencido');
    await devolver('A', '2011-03-29');
    expect((await p.caso()).estado.proceso).toBe('terminado');
    await p.verificar();
  });

  test('RS-79-1: up to the award; with the communication still to come it is refused', async () => {
    await concurso('A', 'B');
    await negado(p, 'RS-79-3', 'CANCELAR', cancelacion({ comunicada: '2011-03-16' }), 422);
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00' });
    await p.evaluar({ A: ['85'] });
    await p.acto('CANCELAR', cancelacion({ comunicada: '2011-04-15' }));
    expect(await p.situacion()).toBe('cancelado');
    await p.verificar();
  });
});

describe('RS-78: a concurso público deserted', () => {
  const informe = { causas: 'Nadie ofertó.', causaValorOCaracteristicas: false };
  const motivo = { motivo: 'No hay propuesta válida.' };

  /** The report of causes, and the end once nobody appeals. */
  async function informar(): Promise<void> {
    await negado(p, 'RS-78-4', 'EMITIR_INFORME_CAUSAS', { ...informe, causaValorOCaracteristicas: true });
    await p.acto('EMITIR_INFORME_CAUSAS', informe);
    expect(await avisos(p, 'RS-78-4')).toHaveLength(1);
    await negado(p, 'RS-78-4', 'EMITIR_INFORME_CAUSAS', informe);
    await p.alMenos('2011-05-30');
    expect(await p.situacion()).toBe('desierto');
    expect((await p.caso()).estado.proceso).toBe('terminado');
    await p.verificar();
  }

  test('RS-78-2: nobody registered, declared early, once the registry has closed', async () => {
    await concurso();
    await p.hastaIntegrar();
    await p.rechazo('DECLARAR_DESIERTO', motivo);
    await p.hasta('2011-04-19');
    await p.acto('DECLARAR_DESIERTO', motivo);
    expect(await p.situacion()).toBe('desierto');
    expect((await p.plazo('RS-78-3')).vence).toBe('2011-04-20');
    await informar();
  });

  test('RS-78-1: nobody bids', async () => {
    await concurso('A', 'B');
    await p.hastaIntegrar();
    await p.hasta('2011-04-25');
    await p.rechazo('DECLARAR_DESIERTO', motivo);
    await p.hasta('2011-04-27');
    expect(await p.situacion()).toBe('en_evaluacion');
    await p.rechazo('ADMITIR_PROPUESTA', { postor: 'A' });
    await p.acto('DECLARAR_DESIERTO', motivo);
    await informar();
  });

  test('RS-70-3, RS-78-1: all below eighty points', async () => {
    await concurso('A', 'B');
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00', B: '490000.00' });
    await p.evaluar({ A: ['79.99'], B: ['60'] });
    await p.rechazo('EVALUAR_ECONOMICA', {
      actoPublico: { instante: (await p.caso()).actualizado, notario: 'N', acta: '1' },
    });
    await p.rechazo('OTORGAR_BUENA_PRO');
    await p.acto('DECLARAR_DESIERTO', motivo);
    await informar();
  });

  test('RS-78-4: with bids still standing there is nothing deserted, and no causes to report', async () => {
    await concurso('A', 'B');
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00', B: '490000.00' });
    await p.evaluar({ A: ['90'], B: ['79'] });
    await p.rechazo('DECLARAR_DESIERTO', motivo);
    await negado(p, 'RS-78-4', 'EMITIR_INFORME_CAUSAS', informe);
    await p.verificar();
  });
});
