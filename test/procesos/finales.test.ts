import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import {
  BIENES_ADP,
  BIENES_ADS,
  BIENES_AMC,
  cancelacion,
  consentir,
  masDias,
  OBRAS_AMC,
  porOtorgar,
  porPresentar,
} from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const TIPOS: [string, Json, Record<string, string>][] = [
  ['ADP', BIENES_ADP, { A: '290000.00', B: '300000.00' }],
  ['ADS', BIENES_ADS, { A: '90000.00', B: '95000.00' }],
  ['AMC of works', OBRAS_AMC, { A: '95000.00', B: '100000.00' }],
  ['AMC of goods', BIENES_AMC, { A: '29000.00', B: '30000.00' }],
];
const informe = (mas: Json = {}) => ({ causas: 'Nadie ofertó.', causaValorOCaracteristicas: false, ...mas });
const estado = async () => (await p.caso()).estado.proceso;

describe.each(TIPOS)('RS-22-fin, %s: its other endings', (_, expediente, ofertas) => {
  test('the contract is not signed', async () => {
    p = await porOtorgar(expediente, ofertas);
    await p.rechazo('NO_SUSCRIBIR_CONTRATO', { causal: 'x', motivo: 'x' });
    await consentir(p);
    await p.acto('NO_SUSCRIBIR_CONTRATO', { causal: 'Recorte presupuestal', motivo: 'Norma expresa.' });
    expect(await p.situacion()).toBe('contrato_no_suscrito');
    expect(await estado()).toBe('terminado');
    await p.rechazo('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: (await p.caso()).actualizado });
    expect((await p.caso()).plazos.filter((x: Json) => x.estado === 'corriendo')).toEqual([]);
  });

  test.each(['buena_pro', 'consentido'])('the award is left without effect while %s', async (desde) => {
    p = await porOtorgar(expediente, ofertas);
    await p.rechazo('DEJAR_SIN_EFECTO', { motivo: 'x' });
    if (desde === 'buena_pro') await p.otorgar();
    else await consentir(p);
    await p.acto('DEJAR_SIN_EFECTO', { motivo: 'Causa de la entidad.' });
    expect(await p.situacion()).toBe('buena_pro_sin_efecto');
    expect(await estado()).toBe('terminado');
  });

  test('RS-79-1 to RS-79-5: cancelled, published next day, the rights given back', async () => {
    p = await porPresentar(expediente);
    await p.acto('CANCELAR', await cancelacion(p));
    expect(await p.situacion()).toBe('cancelado');
    expect((await p.plazo('RS-79-3', '1')).dias).toBe(1);
    for (const [tipo, datos] of [
      ['PRESENTAR_PROPUESTA', { postor: 'A', ofertas: [{ monto: '1000.00' }] }],
      ['CANCELAR', await cancelacion(p)],
      ['DECLARAR_DESIERTO', { motivo: 'x' }],
      ['POSTERGAR', { actividad: 'buena_pro', fin: '2011-05-05', motivo: 'x' }],
    ] as const)
      await p.rechazo(tipo, datos);
    const { datos, plazos } = await p.caso();
    const impugna = plazos.findLast((x: Json) => /^RS-107/.test(x.regla));
    await p.hasta(masDias(impugna.vence, 1), '00:00');
    const deben = datos.devolucionesPendientes.map((d: Json) => d.participante);
    expect(deben).toEqual(expediente === BIENES_AMC ? [] : ['A', 'B']);
    for (const participante of deben) {
      expect(await estado()).not.toBe('terminado');
      const devolver = { concepto: 'derecho', participante, fecha: (await p.caso()).actualizado };
      await p.rechazo('REGISTRAR_DEVOLUCION', { ...devolver, monto: '9.99' });
      await p.acto('REGISTRAR_DEVOLUCION', { ...devolver, monto: '10.00' });
      await p.rechazo('REGISTRAR_DEVOLUCION', { ...devolver, monto: '10.00' });
    }
    expect(await p.situacion()).toBe('cancelado');
    expect(await estado()).toBe('terminado');
  });

  test('RS-79-1: not once awarded', async () => {
    p = await porOtorgar(expediente, ofertas);
    await p.otorgar();
    expect((await p.rechazo('CANCELAR', await cancelacion(p))).regla).toBe('RS-79-1');
  });

  test('RS-78-1, RS-78-3, RS-78-4: deserted, published next day, its causes told', async () => {
    p = await porPresentar(expediente);
    const dia = await p.diaDe('presentacion_propuestas');
    await p.rechazo('DECLARAR_DESIERTO', { motivo: 'x' });
    await p.hasta(masDias(dia, 1), '00:00');
    await p.acto('DECLARAR_DESIERTO', { motivo: 'Nadie presentó propuesta.' });
    expect(await p.situacion()).toBe('desierto');
    expect((await p.plazo('RS-78-3', '1')).dias).toBe(1);
    await p.rechazo('DECLARAR_DESIERTO', { motivo: 'x' });
    await p.rechazo('EMITIR_INFORME_CAUSAS', informe({ causaValorOCaracteristicas: true }));
    const { plazos } = await p.caso();
    const impugna = plazos.findLast((x: Json) => /^RS-107/.test(x.regla));
    await p.hasta(masDias(impugna.vence, 1), '00:00');
    expect(await estado()).not.toBe('terminado');
    await p.acto(
      'EMITIR_INFORME_CAUSAS',
      informe({ causaValorOCaracteristicas: true, informacionAreaUsuaria: 'Se revisa el valor.' }),
    );
    await p.rechazo('EMITIR_INFORME_CAUSAS', informe());
    expect(await p.situacion()).toBe('desierto');
    expect(await estado()).toBe('terminado');
  });
});
