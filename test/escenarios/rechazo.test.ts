import { expect } from 'vitest';
import { escenario, lima, programada } from './apoyo.js';

const RECHAZO = {
  omisiones: [{ literal: 'b', dato: 'contacto.telefono' }],
  motivo: 'El teléfono no existe.',
};

escenario('AT-8.1.2-1: the attending office rejects before the meeting is programmed', async (e) => {
  await e.presentar();
  await e.hasta(lima('2027-02-03'));
  const caso = await e.acto('RECHAZAR', RECHAZO);
  expect(caso.situacion).toBe('rechazada');
  expect(caso.datos['omisiones']).toEqual(RECHAZO.omisiones);
  expect(caso.datos['motivoDeRechazo']).toBe(RECHAZO.motivo);
  expect(await e.plazos()).toEqual([
    'AMB-A4 2027-02-04 cumplido',
    'AT-8.2.1.A-1 2027-02-08 anulado',
    'AT-8.2.1.A-2 2027-02-15 anulado',
  ]);
  expect((await e.plazo('AT-8.2.1.A-2')).motivo).toBe('La solicitud fue rechazada.');
  expect(await e.hasta(lima('2027-03-01'))).toBe(0);
  return ['RECHAZO'];
});

escenario('AMB-A4: a late rejection is accepted and the internal term stays vencido', async (e) => {
  await e.presentar();
  expect(await e.hasta(lima('2027-02-05'))).toBe(1);
  expect((await e.acto('RECHAZAR', RECHAZO)).situacion).toBe('rechazada');
  expect((await e.plazo('AMB-A4')).estado).toBe('vencido');
  return ['RECHAZO'];
});

escenario('AT-8.1.2-1: once the meeting is programmed the rejection is refused', async (e) => {
  await programada(e);
  const rechazo = await e.niega('RECHAZAR', RECHAZO);
  expect(rechazo).toMatchObject({ codigo: 'EVENTO_NO_PERMITIDO', regla: 'AT-8.1.2-1' });
  expect(rechazo.seHabilita?.estados).toEqual([
    'Por programar la reunión: cinco días hábiles desde la recepción.',
  ]);
  expect((await e.caso()).situacion).toBe('en_tramite');
  return ['CITACION'];
});

escenario('AT-8.1.2-1: a rejection names at least one omission of letters a, b or c', async (e) => {
  await e.presentar();
  expect(await e.invalido('RECHAZAR', { ...RECHAZO, omisiones: [] })).toEqual(['datos.omisiones']);
  expect(await e.invalido('RECHAZAR', { ...RECHAZO, omisiones: [{ literal: 'd', dato: 'x' }] })).toEqual([
    'datos.omisiones.0.literal',
  ]);
  return [];
});
