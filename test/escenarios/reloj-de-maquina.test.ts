import { expect } from 'vitest';
import { cambiarCalendario } from '../../src/engine/calendario-cambio.js';
import { ENTREGA, escenario, informada, lima, MEDIANOCHE, NADA, REUNION, requerida } from './apoyo.js';

/** A machine that can be down, with a mail server. */
const DE_MAQUINA = { relojDeMaquina: true, envioSimulado: false };
const REQUERIDO = ['CITACION:pendiente', 'RESULTADO_REUNION:pendiente', 'REQUERIMIENTO:pendiente'];

escenario(
  'AMB-D2: after downtime an expiry bears its legal day and is recorded now; B-5 waits for the effective sending',
  async (e) => {
    await e.presentar();
    await e.saltar(lima('2027-02-03'));
    await e.acto('PROGRAMAR_REUNION', REUNION);
    await e.saltar(lima('2027-02-10', '16:00:00'));
    await e.acto('REGISTRAR_REUNION', { ...NADA, revisionDocumental: true });
    await e.saltar(lima('2027-02-11'));
    await e.acto('REQUERIR_DOCUMENTACION', { detalle: 'Documentos.', plazoDias: 5 });
    await e.saltar(lima('2027-02-24'));
    expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('corriendo');
    expect(await e.latir()).toEqual({ vencidos: 1, mensajes: 0 });
    expect(await e.evento('VENCIO_ENTREGA')).toMatchObject({
      ocurrido: lima('2027-02-19', MEDIANOCHE),
      registrado: lima('2027-02-24'),
    });
    expect(await e.aviso('CONTINUIDAD')).toMatchObject({
      estado: 'pendiente',
      desde: lima('2027-02-19', MEDIANOCHE),
    });
    expect(await e.corriendo()).toEqual([]);
    expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 0 });
    await e.registrado('CONTINUIDAD', 'enviada', lima('2027-02-24', '10:00:00'));
    expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ desde: '2027-02-24', vence: '2027-03-10' });
    await e.saltar(lima('2027-04-05'));
    expect(await e.latir()).toEqual({ vencidos: 1, mensajes: 0 });
    expect(await e.evento('VENCIO_CONTINUIDAD')).toMatchObject({
      ocurrido: lima('2027-03-11', MEDIANOCHE),
      registrado: lima('2027-04-05'),
    });
    expect(await e.aviso('ARCHIVO_POR_SILENCIO')).toMatchObject({
      creado: lima('2027-04-05'),
      desde: lima('2027-03-11', MEDIANOCHE),
    });
    return [...REQUERIDO, 'CONTINUIDAD:enviada', 'ARCHIVO_POR_SILENCIO'];
  },
  DE_MAQUINA,
);

escenario(
  'D2: the tick of a real clock waits a whole minute past the legal instant, and an act does not wait',
  async (e) => {
    await e.presentar();
    await e.saltar(lima('2027-02-05', '00:00:59.999'));
    expect(await e.latir()).toEqual({ vencidos: 0, mensajes: 0 });
    await e.saltar(lima('2027-02-05', '00:01:00.000'));
    expect(await e.latir()).toEqual({ vencidos: 1, mensajes: 0 });
    expect((await e.plazo('AMB-A4')).estado).toBe('vencido');
    await e.saltar(lima('2027-02-09', '00:00:00.000'));
    await e.acto('PROGRAMAR_REUNION', REUNION);
    expect((await e.plazo('AT-8.2.1.A-1')).estado).toBe('vencido');
    return ['CITACION:pendiente'];
  },
  DE_MAQUINA,
);

escenario(
  'D2: an act received after downtime is decided after the expiries before it, in their order',
  async (e) => {
    await e.presentar();
    await e.saltar(lima('2027-02-16'));
    await e.acto('PROGRAMAR_REUNION', { ...REUNION, fecha: lima('2027-02-20') });
    expect((await e.historia()).map((f) => [f.tipo, f.ocurrido])).toEqual([
      ['PRESENTAR', lima('2027-02-01')],
      ['VENCIO_PLAZO', lima('2027-02-05', MEDIANOCHE)],
      ['VENCIO_PLAZO', lima('2027-02-09', MEDIANOCHE)],
      ['VENCIO_PLAZO', lima('2027-02-16', MEDIANOCHE)],
      ['PROGRAMAR_REUNION', lima('2027-02-16')],
    ]);
    return ['CITACION:pendiente'];
  },
  DE_MAQUINA,
);

escenario(
  'AT-8.2.1.B-5: a delivery received after downtime comes too late if the ten days passed meanwhile',
  async (e) => {
    await requerida(e);
    await e.saltar(lima('2027-02-19', '00:01:00.000'));
    await e.latir();
    await e.registrado('CONTINUIDAD', 'enviada', '2027-02-19');
    await e.saltar(lima('2027-03-08'));
    expect((await e.niega('RECIBIR_DOCUMENTACION', ENTREGA)).codigo).toBe('EVENTO_NO_PERMITIDO');
    expect((await e.caso()).situacion).toBe('archivada');
    return [...REQUERIDO, 'CONTINUIDAD:enviada', 'ARCHIVO_POR_SILENCIO'];
  },
  DE_MAQUINA,
);

escenario(
  'AMB-D2: a sending put on record so late that its ten days have passed archives at once, on its legal day',
  async (e) => {
    await requerida(e);
    await e.saltar(lima('2027-02-19', '00:01:00.000'));
    await e.latir();
    await e.saltar(lima('2027-03-08'));
    const caso = await e.registrado('CONTINUIDAD', 'enviada', '2027-02-19');
    expect(caso.situacion).toBe('archivada');
    expect((await e.plazo('AT-8.2.1.B-5')).vence).toBe('2027-03-05');
    return [...REQUERIDO, 'CONTINUIDAD:enviada', 'ARCHIVO_POR_SILENCIO'];
  },
  DE_MAQUINA,
);

escenario(
  'D2: a clock that goes back does not take the case back',
  async (e) => {
    await e.presentar();
    await e.saltar(lima('2027-02-03'));
    await e.acto('REGISTRAR_CONTACTO', { fecha: '2027-02-03', medio: 'Teléfono', resultado: 'Se habló.' });
    const atras = { simulado: false, ahora: () => lima('2027-02-02') };
    Object.defineProperty(e.door, 'reloj', { value: atras });
    await e.sistema.actuar(e.id, 'REGISTRAR_CONTACTO', {
      fecha: '2027-02-02',
      medio: 'Correo',
      resultado: 'Se escribió.',
    });
    const ultima = (await e.historia()).at(-1);
    expect(ultima).toMatchObject({ ocurrido: lima('2027-02-03'), registrado: lima('2027-02-03') });
    return [];
  },
  DE_MAQUINA,
);

escenario(
  'D-CALENDARIO, D2: a term that expired before the declaration is not moved, even if nothing fired it yet',
  async (e) => {
    await requerida(e);
    await e.saltar(lima('2027-02-19', '00:00:30.000'));
    const hecho = {
      tipo: 'declara',
      fecha: '2027-02-18',
      norma: 'DS 001-2027-PCM',
      publicada: '2027-02-19',
      ambito: 'nacional',
      motivo: 'Día de prueba',
    } as const;
    await cambiarCalendario(e.door, hecho, 'coordinador');
    await e.reiniciar();
    await e.saltar(lima('2027-02-19', '00:01:00.000'));
    await e.latir();
    expect((await e.plazos()).filter((p) => p.startsWith('AT-8.2.1.B-3'))).toEqual([
      'AT-8.2.1.B-3 2027-02-18 vencido',
    ]);
    return [...REQUERIDO, 'CONTINUIDAD:pendiente'];
  },
  DE_MAQUINA,
);

escenario(
  'AMB-A17: downtime over its last day closes the case on that day',
  async (e) => {
    await informada(e, []);
    await e.saltar(lima('2027-10-01'));
    expect(await e.latir()).toEqual({ vencidos: 1, mensajes: 0 });
    expect((await e.evento('VENCIO_ESPERA_DE_CONVOCATORIA')).ocurrido).toBe(lima('2027-08-12', MEDIANOCHE));
    return [
      'CITACION:pendiente',
      'RESULTADO_REUNION:pendiente',
      'INFORME:pendiente',
      'ARCHIVO_SIN_CONVOCATORIA:pendiente',
    ];
  },
  DE_MAQUINA,
);
