import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { BIENES_ADS, cuadro, evaluarTodos, masDias, porEvaluar, porOtorgar } from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const observar = (mas: Json = {}) => ({
  postor: 'A',
  sobre: 'tecnico',
  defecto: 'Falta el sello en la página 3.',
  naturaleza: 'forma',
  plazoDias: 1,
  ...mas,
});
const subsanar = (mas: Json = {}) => ({ postor: 'A', detalle: 'Se selló.', ...mas });
const oferta = async (postor = 'A') =>
  (await p.caso()).datos.items[0].ofertas.find((o: Json) => o.postor === postor);

/** Two proposals presented on Thursday 31 March 2011; the committee looks at them on Friday 1 April. */
async function presentadas(): Promise<void> {
  p = await porEvaluar(BIENES_ADS, { A: '90000.00', B: '95000.00' });
  await p.hasta('2011-04-01', '11:00');
}

describe('RS-68-T: a technical proposal is mended in one or two days, or in the act', () => {
  test.each([
    [1, '2011-04-04'],
    [2, '2011-04-05'],
  ])('%s business days, the last of them included', async (plazoDias, vence) => {
    await presentadas();
    await p.acto('OBSERVAR_PROPUESTA', observar({ plazoDias }));
    expect((await oferta()).estado).toBe('observada');
    expect(await p.plazo('RS-68-T', '1/A')).toMatchObject({ dias: plazoDias, vence, estado: 'corriendo' });
    expect((await p.rechazo('ADMITIR_PROPUESTA', { postor: 'A' })).regla).toBe('RS-68-T');
    await p.rechazo('SUBSANAR_PROPUESTA', subsanar({ postor: 'B' }));
    await p.acto('ADMITIR_PROPUESTA', { postor: 'B' });
    await p.hasta(vence, '23:59');
    await p.acto('SUBSANAR_PROPUESTA', subsanar());
    expect((await p.plazo('RS-68-T', '1/A')).estado).toBe('cumplido');
    expect((await oferta()).estado).toBe('presentada');
    await p.rechazo('SUBSANAR_PROPUESTA', subsanar());
    await p.acto('ADMITIR_PROPUESTA', { postor: 'A' });
  });

  test('the day after it is not admitted, by itself', async () => {
    await presentadas();
    await p.acto('OBSERVAR_PROPUESTA', observar());
    await p.hasta('2011-04-04', '23:59');
    expect((await oferta()).estado).toBe('observada');
    await p.hasta('2011-04-05', '00:00');
    expect(await oferta()).toMatchObject({ estado: 'no_admitida', regla: 'RS-68-T' });
    expect(await p.tipos()).toContain('VENCIO_SUBSANACION');
    await p.rechazo('SUBSANAR_PROPUESTA', subsanar());
    await p.rechazo('ADMITIR_PROPUESTA', { postor: 'A' });
    expect((await cuadro(p))['A']).toMatchObject({ estado: 'no_admitida', monto: null });
  });

  test('in the act: the same day, and not the next', async () => {
    await presentadas();
    await p.acto('OBSERVAR_PROPUESTA', observar({ plazoDias: 0 }));
    await p.acto('OBSERVAR_PROPUESTA', observar({ postor: 'B', plazoDias: 0 }));
    expect(await p.plazo('RS-68-T', '1/A')).toMatchObject({ dias: 0, vence: '2011-04-01' });
    await p.hasta('2011-04-01', '18:00');
    await p.acto('SUBSANAR_PROPUESTA', subsanar());
    await p.hasta(masDias('2011-04-01', 1), '00:00');
    expect((await oferta('A')).estado).toBe('presentada');
    expect((await oferta('B')).estado).toBe('no_admitida');
  });

  test('the committee may refuse it before the term is over, and a second defect opens another term', async () => {
    await presentadas();
    await p.acto('OBSERVAR_PROPUESTA', observar());
    await p.rechazo('OBSERVAR_PROPUESTA', observar({ defecto: 'Otro.' }));
    await p.acto('SUBSANAR_PROPUESTA', subsanar());
    await p.acto('OBSERVAR_PROPUESTA', observar({ defecto: 'Otro.', naturaleza: 'foliacion' }));
    await p.acto('NO_ADMITIR_PROPUESTA', { postor: 'A', motivo: 'No cumple un requerimiento mínimo.' });
    expect((await p.plazo('RS-68-T', '1/A')).estado).toBe('anulado');
    await p.hasta('2011-04-08');
    expect(await p.tipos()).not.toContain('VENCIO_SUBSANACION');
  });

  test('with the only other proposal out, an expiry leaves nothing valid', async () => {
    await presentadas();
    await p.acto('NO_ADMITIR_PROPUESTA', { postor: 'B', motivo: 'No cumple.' });
    await p.acto('OBSERVAR_PROPUESTA', observar());
    await p.hasta('2011-04-05', '00:00');
    await p.acto('DECLARAR_DESIERTO', { motivo: 'No queda ninguna propuesta.' });
    expect(await p.situacion()).toBe('desierto');
  });
});

describe('RS-68-T-no, RS-62-2: what is not mended', () => {
  test('forma, foliación and rúbrica are; the omission of a document and what is substantial are not', async () => {
    await presentadas();
    for (const naturaleza of ['omision_documento', 'sustancial'])
      expect((await p.rechazo('OBSERVAR_PROPUESTA', observar({ naturaleza }))).regla).toBe('RS-68-T-no');
    for (const naturaleza of ['forma', 'foliacion', 'rubrica']) {
      await p.acto('OBSERVAR_PROPUESTA', observar({ naturaleza }));
      await p.acto('SUBSANAR_PROPUESTA', subsanar());
    }
    await p.rechazo('OBSERVAR_PROPUESTA', observar({ plazoDias: 3 }), 422);
    expect(
      (await p.rechazo('OBSERVAR_PROPUESTA', observar({ sobre: 'economico', naturaleza: 'rubrica' }))).regla,
    ).toBe('RS-70-1');
    await p.rechazo('OBSERVAR_PROPUESTA', observar({ postor: 'Z' }));
  });
});

describe('RS-68-E: the economic proposal is mended only in its foliation and its initials, once open', () => {
  const economica = (mas: Json = {}) => observar({ sobre: 'economico', naturaleza: 'foliacion', ...mas });

  test('everything else is refused; the award waits', async () => {
    p = await porOtorgar(BIENES_ADS, { A: '90000.00', B: '95000.00' });
    for (const naturaleza of ['forma', 'omision_documento', 'sustancial'])
      expect((await p.rechazo('OBSERVAR_PROPUESTA', economica({ naturaleza }))).regla).toBe('RS-68-E');
    await p.acto('OBSERVAR_PROPUESTA', economica({ plazoDias: 2 }));
    await p.hasta(await p.diaDe('buena_pro'), '11:00');
    expect((await p.rechazo('OTORGAR_BUENA_PRO')).regla).toBe('RS-68-E');
    await p.acto('SUBSANAR_PROPUESTA', subsanar());
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['A']);
  });

  test('not mended in time, the offer falls by itself and the next is the best', async () => {
    p = await porOtorgar(BIENES_ADS, { A: '90000.00', B: '95000.00' });
    await p.acto('OBSERVAR_PROPUESTA', economica({ naturaleza: 'rubrica' }));
    const { vence } = await p.plazo('RS-68-T', '1/A');
    await p.hasta(masDias(vence, 1), '00:00');
    expect(await cuadro(p)).toMatchObject({
      A: { estado: 'descalificada', orden: null },
      B: { estado: 'calificada', orden: 1, puntajeEconomico: '100.00' },
    });
    expect((await p.acto('OTORGAR_BUENA_PRO')).datos.items[0].ganadores).toEqual(['B']);
  });

  test('nor by one that is not in the race', async () => {
    p = await porEvaluar(BIENES_ADS, { A: '90000.00', B: '100000.01' });
    await evaluarTodos(p);
    await p.abrir();
    expect((await p.rechazo('OBSERVAR_PROPUESTA', economica({ postor: 'B' }))).regla).toBe('RS-68-E');
  });
});
