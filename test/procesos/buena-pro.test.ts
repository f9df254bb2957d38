import { afterEach, describe, expect, test } from 'vitest';
import { lima, type ProcesoDePrueba } from './apoyo.js';
import { abiertas, puntajes, situaciones } from './items-apoyo.js';
import { BIENES_ADS, BIENES_AMC, masDias, porOtorgar } from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const OFERTAS = { A: '90000.00', B: '95000.00' };
const AMBOS = {
  A: { 1: '55000.00', 2: '45000.00', 3: '39000.00' },
  B: { 1: '60000.00', 2: '50000.00', 3: '40000.00' },
};
const nulidad = { causal: 'contra_ley', resolucion: 'R-30' };

describe('RS-75-pub, RS-25-1: the award is notified the day it comes out in SEACE', () => {
  test('put on record later, its days run from that day', async () => {
    p = await porOtorgar(BIENES_ADS, OFERTAS);
    const dia = await p.diaDe('buena_pro');
    await p.hasta(masDias(dia, 2));
    for (const publicado of [lima(masDias(dia, 3)), lima(masDias(dia, -1))])
      expect((await p.rechazo('OTORGAR_BUENA_PRO', { publicado }, 422)).errores?.[0]?.ruta).toBe(
        'datos.publicado',
      );
    await p.acto('OTORGAR_BUENA_PRO', { publicado: lima(dia, '12:00') });
    expect(await p.plazo('RS-77-AD', '1')).toMatchObject({ desde: dia, dias: 5, vence: '2011-04-11' });
  });

  test('put on record once its days are over, it is consented at once', async () => {
    p = await porOtorgar(BIENES_ADS, OFERTAS);
    const dia = await p.diaDe('buena_pro');
    await p.hasta(masDias(dia, 20));
    await p.acto('OTORGAR_BUENA_PRO', { publicado: lima(dia, '12:00') });
    await p.hasta(masDias(dia, 20), '10:01');
    expect(await p.situacion()).toBe('consentido');
    expect((await p.caso()).datos.items[0].consentida).toBe('2011-04-11');
  });
});

describe('RS-72-3: access to the file', () => {
  test('of bidders, once awarded, by the next day', async () => {
    p = await porOtorgar(BIENES_ADS, OFERTAS);
    expect((await p.rechazo('SOLICITAR_ACCESO', { postor: 'B' })).regla).toBe('RS-72-3');
    await p.otorgar();
    await p.rechazo('SOLICITAR_ACCESO', { postor: 'Z' });
    await p.rechazo('DAR_ACCESO', { postor: 'B' });
    await p.acto('SOLICITAR_ACCESO', { postor: 'B' });
    expect(await p.plazo('RS-72-3')).toMatchObject({ dias: 1, estado: 'corriendo' });
    await p.hasta(masDias(await p.diaDe('buena_pro'), 3));
    expect((await p.plazo('RS-72-3')).estado).toBe('vencido');
    await p.acto('DAR_ACCESO', { postor: 'B' });
    await p.rechazo('DAR_ACCESO', { postor: 'B' });
  });
});

describe('RS-54ley: under appeal there is no nullity', () => {
  test('neither of the item nor of the process', async () => {
    p = await porOtorgar(BIENES_ADS, OFERTAS);
    await p.otorgar();
    await p.acto('INTERPONER_APELACION', { acto: 'buena_pro', apelante: 'B', garantia: '3000.00' });
    for (const item of [undefined, 1])
      expect((await p.rechazo('DECLARAR_NULIDAD', { ...nulidad, etapa: 'convocatoria', item })).regla).toBe(
        'RS-54ley',
      );
    await p.acto('RESOLVER_APELACION', { resultado: 'infundada' });
    await p.acto('DECLARAR_NULIDAD', { ...nulidad, etapa: 'convocatoria' });
    expect(await p.situacion()).toBe('preparacion');
  });
});

describe('RS-105-gar: of the whole process, the guarantee is on its whole value', () => {
  test('3 % of 150,000', async () => {
    p = await abiertas(AMBOS);
    for (const item of [1, 2, 3]) await p.acto('OTORGAR_BUENA_PRO', { item });
    const apelar = (garantia: string) => ({ acto: 'buena_pro', apelante: 'B', garantia });
    expect((await p.rechazo('INTERPONER_APELACION', apelar('4499.99'))).regla).toBe('RS-105-gar');
    await p.acto('INTERPONER_APELACION', apelar('4500.00'));
    expect(await situaciones(p)).toEqual({ 1: 'apelado', 2: 'apelado', 3: 'apelado' });
    await p.acto('RESOLVER_APELACION', { resultado: 'infundada', item: 1 });
    await p.acto('RESOLVER_APELACION', { resultado: 'infundada' });
    expect(await situaciones(p)).toEqual({ 1: 'consentido', 2: 'consentido', 3: 'consentido' });
  });
});

describe('RS-19-item2: an item that goes back does not hold the others', () => {
  test('they are awarded and contracted while it is evaluated again', async () => {
    p = await abiertas(AMBOS);
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    await p.acto('DECLARAR_NULIDAD', {
      ...nulidad,
      item: 1,
      etapa: 'calificacion_evaluacion',
      cronograma: [
        { actividad: 'calificacion_evaluacion', inicio: '2011-04-05', fin: '2011-04-05' },
        { actividad: 'buena_pro', inicio: '2011-04-06', fin: '2011-04-06' },
      ],
    });
    await p.hasta('2011-04-06');
    await p.acto('OTORGAR_BUENA_PRO', { item: 2 });
    expect(await situaciones(p)).toEqual({ 1: 'en_evaluacion', 2: 'buena_pro', 3: 'en_evaluacion' });
    for (const postor of ['A', 'B']) await p.acto('ADMITIR_PROPUESTA', { postor, item: 1 });
    await p.acto('EVALUAR_TECNICA', puntajes(AMBOS, '1'));
    await p.abrir();
    for (const item of [1, 3]) await p.acto('OTORGAR_BUENA_PRO', { item });
    await p.hasta(masDias((await p.plazo('RS-77-AD', '3')).vence, 1), '00:00');
    for (const item of [1, 2, 3])
      await p.acto('SUSCRIBIR_CONTRATO', { item, numero: `C-${item}`, fecha: (await p.caso()).actualizado });
    expect((await p.caso()).estado.proceso).toBe('terminado');
  });
});

describe('RS-148: the contract', () => {
  test('neither before the consent nor in days to come', async () => {
    p = await porOtorgar(BIENES_AMC, { A: '29000.00', B: '30000.00' });
    await p.otorgar();
    await p.rechazo('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: (await p.caso()).actualizado });
    const dia = await vencida();
    const contrato = (fecha: string) => ({ numero: 'C-1', fecha });
    await p.rechazo('SUSCRIBIR_CONTRATO', contrato(masDias(dia, 1)), 422);
    expect((await p.rechazo('SUSCRIBIR_CONTRATO', contrato(masDias(dia, -2)))).regla).toBe('RS-54ley');
    await p.acto('SUSCRIBIR_CONTRATO', contrato(dia));
  });

  async function vencida(): Promise<string> {
    await p.hasta(masDias((await p.plazo('RS-77-AD', '1')).vence, 1), '09:00');
    return (await p.http.bien(200, p.http.get('/api/reloj'))).ahora.slice(0, 10);
  }
});
