import { expect } from 'vitest';
import { escenario, HASTA_REUNION, informada, lima, requerida } from './apoyo.js';

escenario('AMB-D8: DESISTIR ends the case as desistida and annuls its terms', async (e) => {
  await e.presentar();
  const caso = await e.acto('DESISTIR', { motivo: 'Ya no es necesaria.' });
  expect(caso.situacion).toBe('desistida');
  expect(caso.estado.plazos.map((p) => [p.estado, p.motivo])).toEqual(
    Array(3).fill(['anulado', 'La entidad desistió.']),
  );
  expect((await e.niega('DESISTIR', { motivo: 'Otra vez.' })).codigo).toBe('EVENTO_NO_PERMITIDO');
  return ['DESISTIMIENTO'];
});

escenario('AMB-D8: DESISTIR is possible after the report, received on an earlier day', async (e) => {
  await informada(e, []);
  const caso = await e.acto('DESISTIR', { motivo: 'Ya no es necesaria.', recibida: '2027-02-11' });
  expect(caso.situacion).toBe('desistida');
  return [...HASTA_REUNION, 'INFORME', 'DESISTIMIENTO'];
});

for (const [recibida, porque] of [
  ['2027-02-02', 'tomorrow'],
  ['2027-02-01T15:00:00.001Z', 'a millisecond ahead'],
] as const) {
  escenario(`AMB-D8: a withdrawal received ${porque} is refused and says from when`, async (e) => {
    await e.presentar();
    const rechazo = await e.niega('DESISTIR', { motivo: 'Ya no.', recibida });
    expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'AMB-D8' });
    expect(rechazo.seHabilita?.desde).toBe(recibida.slice(0, 10));
    return [];
  });
}

for (const recibida of ['2027-02-01', '2027-02-01T15:00:00Z', '2027-01-31T15:00:00Z']) {
  escenario(`AMB-D8: a withdrawal received at ${recibida}, not later than now, is accepted`, async (e) => {
    await e.presentar({ recibida: '2027-01-29' });
    expect((await e.acto('DESISTIR', { motivo: 'Ya no.', recibida })).situacion).toBe('desistida');
    return ['DESISTIMIENTO'];
  });
}

escenario(
  'AMB-A10: answering that it does not wish to go on leaves the case desistida, without oficio',
  async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-22'));
    const caso = await e.acto('RESPONDER_CONTINUIDAD', { continua: false });
    expect(caso.situacion).toBe('desistida');
    expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('anulado');
    return [...HASTA_REUNION, 'REQUERIMIENTO', 'CONTINUIDAD', 'DESISTIMIENTO AMB-A10'];
  },
);

escenario(
  'AMB-A10: the answer may come before the mail is known to have left; the mail no longer corresponds',
  async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-19'));
    expect((await e.caso()).salidas).toHaveLength(1);
    const caso = await e.acto('RESPONDER_CONTINUIDAD', { continua: false, recibida: '2027-02-19' });
    expect(caso.situacion).toBe('desistida');
    expect(caso.salidas).toEqual([]);
    expect((await e.aviso('CONTINUIDAD')).codigo).toBe('YA_NO_CORRESPONDE');
    return [
      'CITACION:pendiente',
      'RESULTADO_REUNION:pendiente',
      'REQUERIMIENTO:pendiente',
      'CONTINUIDAD:fallida',
      'DESISTIMIENTO AMB-A10:pendiente',
    ];
  },
  { envioSimulado: false },
);

escenario('AT-8.2.1.B-4: an answer received in the future is refused, whatever it says', async (e) => {
  await requerida(e);
  await e.hasta(lima('2027-02-22'));
  for (const continua of [true, false]) {
    const rechazo = await e.niega('RESPONDER_CONTINUIDAD', { continua, recibida: '2027-02-23' });
    expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'AT-8.2.1.B-4' });
  }
  return [...HASTA_REUNION, 'REQUERIMIENTO', 'CONTINUIDAD'];
});
