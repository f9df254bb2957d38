import { describe, expect } from 'vitest';
import {
  CONVOCATORIA,
  ENTREGA,
  escenario,
  HASTA_REUNION,
  lima,
  MEDIANOCHE,
  requerida,
  ULTIMO_MILISEGUNDO,
} from './apoyo.js';

const REQUERIDO = [...HASTA_REUNION, 'REQUERIMIENTO'];

escenario(
  'AT-8.2.1.B-5: ten business days of silence after the mail archive the case by oficio',
  async (e) => {
    await requerida(e);
    expect(await e.plazo('AT-8.2.1.B-3')).toMatchObject({
      desde: '2027-02-11',
      dias: 5,
      vence: '2027-02-18',
    });
    expect((await e.plazo('AMB-A6-informe')).estado).toBe('suspendido');
    await e.hasta(lima('2027-02-19'));
    expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'esperaRespuesta' });
    expect(await e.evento('VENCIO_ENTREGA')).toMatchObject({
      ocurrido: lima('2027-02-19', MEDIANOCHE),
      actor: 'sistema',
    });
    expect(JSON.parse((await e.evento('VENCIO_ENTREGA')).datos)).toMatchObject({ vencio: '2027-02-18' });
    expect(await e.evento('CORREO_CONTINUIDAD_ENVIADO')).toMatchObject({
      ocurrido: lima('2027-02-19', MEDIANOCHE),
    });
    expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({
      desde: '2027-02-19',
      dias: 10,
      vence: '2027-03-05',
    });
    await e.hasta(lima('2027-03-08'));
    const caso = await e.caso();
    expect(caso.situacion).toBe('archivada');
    expect(caso.estado.snapshot.value).toBe('archivadaPorSilencio');
    expect(await e.evento('VENCIO_CONTINUIDAD')).toMatchObject({ ocurrido: lima('2027-03-06', MEDIANOCHE) });
    expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('vencido');
    expect(JSON.parse((await e.aviso('ARCHIVO_POR_SILENCIO')).destinatarios)).toEqual([
      { rol: 'titular', nombre: 'Titular de la Entidad', correo: null },
    ]);
    return [...REQUERIDO, 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO'];
  },
);

escenario('AT-8.2.1.B-5: after the archive a delivery is refused', async (e) => {
  await requerida(e, 5, {}, { titular: undefined });
  await e.hasta(lima('2027-03-06', MEDIANOCHE));
  expect((await e.niega('RECIBIR_DOCUMENTACION', ENTREGA)).codigo).toBe('EVENTO_NO_PERMITIDO');
  expect(JSON.parse((await e.aviso('ARCHIVO_POR_SILENCIO')).destinatarios)).toEqual([
    { rol: 'titular', nombre: null, correo: null },
  ]);
  return [...REQUERIDO, 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO'];
});

escenario('AMB-A9: answering that it wishes to go on does not stop the ten days', async (e) => {
  await requerida(e);
  await e.hasta(lima('2027-02-22'));
  const caso = await e.acto('RESPONDER_CONTINUIDAD', { continua: true, recibida: '2027-02-22' });
  expect(caso.situacion).toBe('en_tramite');
  expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ estado: 'corriendo', vence: '2027-03-05' });
  await e.hasta(lima('2027-03-06', MEDIANOCHE));
  expect((await e.caso()).situacion).toBe('archivada');
  return [...REQUERIDO, 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO'];
});

escenario('AT-8.2.1.B-5: an incomplete delivery stops nothing', async (e) => {
  await requerida(e);
  await e.acto('RECIBIR_DOCUMENTACION', { ...ENTREGA, completa: false });
  expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('corriendo');
  await e.hasta(lima('2027-03-05'));
  await e.acto('RECIBIR_DOCUMENTACION', { ...ENTREGA, completa: false, documentos: ['Bases'] });
  expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('corriendo');
  await e.hasta(lima('2027-03-06', MEDIANOCHE));
  expect((await e.caso()).situacion).toBe('archivada');
  return [...REQUERIDO, 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO'];
});

escenario(
  'AT-7.5: a complete delivery in term returns the case to analysis and arms the report from its day',
  async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-17'));
    await e.acto('RECIBIR_DOCUMENTACION', { ...ENTREGA, recibida: '2027-02-16' });
    expect(await e.actividad('revision')).toBe('enAnalisis');
    expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('cumplido');
    expect(await e.plazo('AMB-A6-informe')).toMatchObject({
      desde: '2027-02-16',
      vence: '2027-02-25',
      estado: 'corriendo',
    });
    expect(await e.corriendo()).toEqual(['AMB-A6-informe']);
    return REQUERIDO;
  },
);

for (const completa of [true, false]) {
  escenario(`AT-7.5: a delivery (complete: ${completa}) received in the future is refused`, async (e) => {
    await requerida(e);
    const rechazo = await e.niega('RECIBIR_DOCUMENTACION', { ...ENTREGA, completa, recibida: '2027-02-12' });
    expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'AT-7.5' });
    return REQUERIDO;
  });
}

escenario('AT-8.2.1.B-5: a delivery inside the ten days fulfils them and leaves B-3 vencido', async (e) => {
  await requerida(e);
  await e.hasta(lima('2027-03-01'));
  await e.acto('RECIBIR_DOCUMENTACION', ENTREGA);
  expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('vencido');
  expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('cumplido');
  expect((await e.plazo('AMB-A6-informe')).desde).toBe('2027-03-01');
  expect(await e.hasta(lima('2027-03-06', MEDIANOCHE))).toBe(0);
  return [...REQUERIDO, 'CONTINUIDAD'];
});

describe('the continuity mail', () => {
  escenario(
    'AT-8.2.1.B-4: ordered on a Saturday, it leaves at 00:00 of Monday and B-5 runs from Monday',
    async (e) => {
      await requerida(e, 6);
      expect((await e.plazo('AT-8.2.1.B-3')).vence).toBe('2027-02-19');
      await e.hasta(lima('2027-02-20'));
      expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'consultaPorEnviar' });
      expect(await e.aviso('CONTINUIDAD')).toMatchObject({
        creado: lima('2027-02-20', MEDIANOCHE),
        desde: lima('2027-02-22', MEDIANOCHE),
        estado: 'pendiente',
        enviado: null,
      });
      await e.hasta(lima('2027-02-21', ULTIMO_MILISEGUNDO));
      expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'consultaPorEnviar' });
      await e.hasta(lima('2027-02-22', MEDIANOCHE));
      expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'esperaRespuesta' });
      expect((await e.aviso('CONTINUIDAD')).enviado).toBe(lima('2027-02-22', MEDIANOCHE));
      expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ desde: '2027-02-22', vence: '2027-03-08' });
      return [...REQUERIDO, 'CONTINUIDAD'];
    },
  );

  escenario('AT-8.2.1.B-4: an act after that midnight finds the mail already sent', async (e) => {
    await requerida(e, 6);
    e.sistema.reloj.mover(lima('2027-02-22', MEDIANOCHE));
    await e.acto('RESPONDER_CONTINUIDAD', { continua: true });
    expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'esperaRespuesta' });
    expect((await e.tipos()).slice(-3)).toEqual([
      'VENCIO_ENTREGA',
      'CORREO_CONTINUIDAD_ENVIADO',
      'RESPONDER_CONTINUIDAD',
    ]);
    return [...REQUERIDO, 'CONTINUIDAD'];
  });

  escenario('AT-8.2.1.B-4: a millisecond before that midnight the mail has not left', async (e) => {
    await requerida(e, 6);
    e.sistema.reloj.mover(lima('2027-02-21', ULTIMO_MILISEGUNDO));
    await e.acto('RESPONDER_CONTINUIDAD', { continua: true });
    expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'consultaPorEnviar' });
    return [...REQUERIDO, 'CONTINUIDAD:pendiente'];
  });

  escenario('AT-8.2.1.B-4: ordered on Maundy Thursday, it leaves on the Monday after', async (e) => {
    await requerida(e, 29);
    expect((await e.plazo('AT-8.2.1.B-3')).vence).toBe('2027-03-24');
    await e.hasta(lima('2027-03-25', MEDIANOCHE));
    expect((await e.aviso('CONTINUIDAD')).desde).toBe(lima('2027-03-29', MEDIANOCHE));
    return [...REQUERIDO, 'CONTINUIDAD:pendiente'];
  });

  escenario('AMB-A8: a bounce replaces B-5, sends the mail again and restarts the ten days', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-24'));
    await e.registrado('CONTINUIDAD', 'rebotada', '2027-02-24', 'casilla inexistente');
    expect((await e.plazos()).filter((p) => p.startsWith('AT-8.2.1.B-5'))).toEqual([
      'AT-8.2.1.B-5 2027-03-05 reemplazado',
      'AT-8.2.1.B-5 2027-03-10 corriendo',
    ]);
    expect((await e.caso()).estado.plazos.find((p) => p.estado === 'reemplazado')?.motivo).toContain(
      'rebotó',
    );
    expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ desde: '2027-02-24', dias: 10 });
    expect(await e.hasta(lima('2027-03-10', ULTIMO_MILISEGUNDO))).toBe(0);
    await e.hasta(lima('2027-03-11', MEDIANOCHE));
    expect((await e.caso()).situacion).toBe('archivada');
    return [...REQUERIDO, 'CONTINUIDAD:rebotada', 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO'];
  });

  escenario('AMB-A8: a bounce recorded on a Saturday sends the mail again on Monday', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-27'));
    await e.registrado('CONTINUIDAD', 'rebotada', '2027-02-26');
    expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'consultaPorEnviar' });
    await e.hasta(lima('2027-03-02'));
    expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ desde: '2027-03-01', vence: '2027-03-15' });
    return [...REQUERIDO, 'CONTINUIDAD:rebotada', 'CONTINUIDAD'];
  });

  escenario(
    'AMB-A8: a bounce before the mail is known to have left orders another one and no term runs meanwhile',
    async (e) => {
      await requerida(e);
      await e.hasta(lima('2027-02-19'));
      await e.registrado('CONTINUIDAD', 'rebotada', '2027-02-19');
      expect(await e.corriendo()).toEqual([]);
      expect((await e.caso()).salidas).toHaveLength(1);
      await e.hasta(lima('2027-02-23'));
      await e.registrado('CONTINUIDAD', 'enviada', '2027-02-22');
      expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ desde: '2027-02-22', vence: '2027-03-08' });
      return [
        'CITACION:pendiente',
        'RESULTADO_REUNION:pendiente',
        'REQUERIMIENTO:pendiente',
        'CONTINUIDAD:rebotada',
        'CONTINUIDAD:enviada',
      ];
    },
    { envioSimulado: false },
  );

  escenario(
    'AMB-D2: with a mail server B-5 runs from the effective sending, not from the expiry',
    async (e) => {
      await requerida(e);
      await e.hasta(lima('2027-02-23'));
      expect(await e.actividad('revision')).toEqual({ esperaDocumentos: 'consultaPorEnviar' });
      expect(await e.corriendo()).toEqual([]);
      const rechazo = await e.registrar('CONTINUIDAD', 'enviada', '2027-02-18');
      expect(rechazo.tipo === 'rechazada' && rechazo.rechazo.regla).toBe('AMB-D2');
      await e.registrado('CONTINUIDAD', 'enviada', lima('2027-02-23', '09:00:00'));
      expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ desde: '2027-02-23', vence: '2027-03-09' });
      expect((await e.aviso('CONTINUIDAD')).enviado).toBe(lima('2027-02-23', '09:00:00'));
      return [
        'CITACION:pendiente',
        'RESULTADO_REUNION:pendiente',
        'REQUERIMIENTO:pendiente',
        'CONTINUIDAD:enviada',
      ];
    },
    { envioSimulado: false },
  );

  escenario('AMB-A8: a bounce after the archive changes nothing and becomes an incident', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-03-08'));
    const caso = await e.registrado('CONTINUIDAD', 'rebotada', '2027-03-08');
    expect(caso.situacion).toBe('archivada');
    expect(await e.sistema.store.incidencias(10)).toEqual([
      expect.objectContaining({ caso: e.id, detalle: expect.stringContaining('Rebotó la notificación') }),
    ]);
    expect((await e.tipos()).at(-1)).toBe('NOTIFICACION_REGISTRADA');
    return [...REQUERIDO, 'CONTINUIDAD:rebotada', 'ARCHIVO_POR_SILENCIO'];
  });
});

describe('the single extension', () => {
  escenario('AMB-A9: it lengthens the running B-3 once', async (e) => {
    await requerida(e);
    await e.acto('PRORROGAR_ENTREGA', { dias: 3, motivo: 'Pedido de la entidad.' });
    expect((await e.plazos()).filter((p) => p.startsWith('AT-8.2.1.B-3'))).toEqual([
      'AT-8.2.1.B-3 2027-02-18 reemplazado',
      'AT-8.2.1.B-3 2027-02-23 corriendo',
    ]);
    const { n, ...sucesor } = await e.plazo('AT-8.2.1.B-3');
    expect(sucesor).toMatchObject({
      desde: '2027-02-11',
      dias: 8,
      reemplaza: n - 1,
      motivo: 'Pedido de la entidad.',
    });
    const rechazo = await e.niega('PRORROGAR_ENTREGA', { dias: 1, motivo: 'Otra vez.' });
    expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'AMB-A9' });
    expect(rechazo.detalle).toContain('única prórroga');
    await e.hasta(lima('2027-02-24', MEDIANOCHE));
    expect((await e.niega('PRORROGAR_ENTREGA', { dias: 1, motivo: 'B-5.' })).detalle).toContain(
      'única prórroga',
    );
    return [...REQUERIDO, 'PRORROGA', 'CONTINUIDAD'];
  });

  escenario('AMB-A9: it lengthens the running B-5 and a later bounce keeps it', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-22'));
    await e.acto('PRORROGAR_ENTREGA', { dias: 5, motivo: 'Pedido de la entidad.' });
    expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({
      desde: '2027-02-19',
      dias: 15,
      vence: '2027-03-12',
    });
    await e.hasta(lima('2027-02-24'));
    await e.registrado('CONTINUIDAD', 'rebotada', '2027-02-24');
    expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({
      desde: '2027-02-24',
      dias: 15,
      vence: '2027-03-17',
    });
    return [...REQUERIDO, 'CONTINUIDAD:rebotada', 'PRORROGA', 'CONTINUIDAD'];
  });

  escenario('AMB-A9: it is possible until the last millisecond of the last day of B-3', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-18', ULTIMO_MILISEGUNDO));
    await e.acto('PRORROGAR_ENTREGA', { dias: 1, motivo: 'Último día.' });
    expect((await e.plazo('AT-8.2.1.B-3')).vence).toBe('2027-02-19');
    return [...REQUERIDO, 'PRORROGA'];
  });

  escenario(
    'AMB-A9: once B-3 expired and no term runs, there is nothing to lengthen',
    async (e) => {
      await requerida(e);
      await e.hasta(lima('2027-02-19', MEDIANOCHE));
      const rechazo = await e.niega('PRORROGAR_ENTREGA', { dias: 1, motivo: 'Tarde.' });
      expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'AMB-A9' });
      expect(rechazo.detalle).toContain('No corre ningún plazo');
      return [
        'CITACION:pendiente',
        'RESULTADO_REUNION:pendiente',
        'REQUERIMIENTO:pendiente',
        'CONTINUIDAD:pendiente',
      ];
    },
    { envioSimulado: false },
  );

  escenario(
    'AT-8.2.1.B-5: a second requirement has ten days again, whatever the first one was lengthened to',
    async (e) => {
      await requerida(e);
      await e.hasta(lima('2027-02-22'));
      await e.acto('PRORROGAR_ENTREGA', { dias: 5, motivo: 'Pedido de la entidad.' });
      await e.hasta(lima('2027-02-27'));
      await e.registrado('CONTINUIDAD', 'rebotada', '2027-02-26');
      await e.acto('RECIBIR_DOCUMENTACION', ENTREGA);
      await e.hasta(lima('2027-03-01'));
      await e.acto('REQUERIR_DOCUMENTACION', { detalle: 'Otros documentos.', plazoDias: 1 });
      await e.hasta(lima('2027-03-03'));
      expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({
        desde: '2027-03-03',
        dias: 10,
        vence: '2027-03-17',
      });
      return [
        ...REQUERIDO,
        'CONTINUIDAD:rebotada',
        'PRORROGA',
        'CONTINUIDAD:fallida',
        'REQUERIMIENTO',
        'CONTINUIDAD',
      ];
    },
  );
});

escenario("AT-8.2.1.B-3: the entity's own province stops its term and not the office's", async (e) => {
  await requerida(e, 5, {}, { entidad: { nombre: 'Entidad', provincia: 'Cusco' } });
  expect((await e.plazo('AT-8.2.1.B-3')).ambitos).toBe('nacional+region:Cusco+provincia:Cusco');
  expect((await e.plazo('AT-8.2.1.A-2')).ambitos).toBe('nacional+region:Lima+provincia:Lima');
  await e.hasta(lima('2027-02-19'));
  expect((await e.plazo('AT-8.2.1.B-5')).ambitos).toBe('nacional+region:Cusco+provincia:Cusco');
  return [...REQUERIDO, 'CONTINUIDAD'];
});

escenario(
  'AT-8.2.1.B-1: a convocation while documents are awaited closes the review and its terms',
  async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-15'));
    const caso = await e.acto('REGISTRAR_CONVOCATORIA', CONVOCATORIA);
    expect(caso.situacion).toBe('atendida');
    expect(await e.plazo('AT-8.2.1.B-3')).toMatchObject({
      estado: 'anulado',
      motivo: 'Se convocó el procedimiento.',
    });
    return [...REQUERIDO, 'REVISION_CERRADA'];
  },
);

escenario('AT-8.2.1.B-1: a convocation while the continuity answer is awaited annuls B-5', async (e) => {
  await requerida(e);
  await e.hasta(lima('2027-02-22'));
  const caso = await e.acto('REGISTRAR_CONVOCATORIA', { ...CONVOCATORIA, fecha: '2027-02-22' });
  expect(caso.situacion).toBe('atendida');
  expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({
    estado: 'anulado',
    motivo: 'Se convocó el procedimiento.',
  });
  expect(await e.hasta(lima('2027-04-01'))).toBe(0);
  return [...REQUERIDO, 'CONTINUIDAD', 'REVISION_CERRADA'];
});
