import { describe, expect } from 'vitest';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { escenario, HASTA_REUNION, lima, MEDIANOCHE, NADA, programada, REUNION } from './apoyo.js';

const en = (dia: string, hora = '15:00:00.000') => ({ ...REUNION, fecha: lima(dia, hora) });
const otra = (dia: string, aPedidoDeLaEntidad: boolean) => ({
  ...en(dia),
  motivo: 'Otra fecha.',
  aPedidoDeLaEntidad,
});

describe('contact', () => {
  escenario(
    'AT-8.2.1.A-0: contacts are recorded before and after programming, never in the future',
    async (e) => {
      await e.presentar();
      const contacto = { fecha: '2027-02-01', medio: 'Teléfono', resultado: 'Se habló.' };
      await e.acto('REGISTRAR_CONTACTO', contacto);
      expect(await e.niega('REGISTRAR_CONTACTO', { ...contacto, fecha: '2027-02-02' })).toMatchObject({
        codigo: 'CONDICION_NO_CUMPLIDA',
        regla: 'AT-8.2.1.A-0',
        seHabilita: { desde: '2027-02-02' },
      });
      await e.acto('PROGRAMAR_REUNION', en('2027-02-10'));
      await e.acto('REGISTRAR_CONTACTO', { ...contacto, fecha: '2027-02-01' });
      expect(await e.region('enTramite', 'atencion')).toEqual({ reunion: 'programada' });
      return ['CITACION'];
    },
  );
});

describe('programming', () => {
  escenario(
    'AT-8.2.1.A-1: programming in term fulfils A-1 and A4 and arms the record of the result',
    async (e) => {
      await programada(e);
      expect(await e.plazos()).toEqual([
        'AMB-A4 2027-02-04 cumplido',
        'AT-8.2.1.A-1 2027-02-08 cumplido',
        'AT-8.2.1.A-2 2027-02-15 corriendo',
        'AMB-A6-resultado 2027-02-11 corriendo',
      ]);
      expect((await e.caso()).datos['reunion']).toEqual(REUNION);
      return ['CITACION'];
    },
  );

  escenario('AT-8.2.1.A-2: day 10 itself is lawful for the meeting, at its last millisecond', async (e) => {
    await e.presentar();
    await e.acto('PROGRAMAR_REUNION', en('2027-02-15', '23:59:59.999'));
    return ['CITACION'];
  });

  escenario('AT-8.2.1.A-2: the day after day 10 is refused, naming the last lawful date', async (e) => {
    await e.presentar();
    const rechazo = await e.niega('PROGRAMAR_REUNION', en('2027-02-16', MEDIANOCHE));
    expect(rechazo).toMatchObject({
      codigo: 'CONDICION_NO_CUMPLIDA',
      regla: 'AT-8.2.1.A-2',
      seHabilita: { hasta: '2027-02-15', acto: 'REPROGRAMAR_REUNION' },
    });
    expect(rechazo.detalle).toContain('15 de febrero de 2027');
    return [];
  });

  escenario(
    'AT-8.2.1.A-1: a meeting is programmed from now on: this very instant yes, the one before no',
    async (e) => {
      await e.presentar();
      expect(await e.niega('PROGRAMAR_REUNION', en('2027-02-01', '09:59:59.999'))).toMatchObject({
        regla: 'AT-8.2.1.A-1',
        seHabilita: { desde: '2027-02-01' },
      });
      await e.acto('PROGRAMAR_REUNION', en('2027-02-01', '10:00:00.000'));
      return ['CITACION'];
    },
  );

  escenario('AMB-D1: once day 10 has passed any future date is accepted and A-2 stays vencido', async (e) => {
    await e.presentar();
    await e.hasta(lima('2027-02-16', MEDIANOCHE));
    await e.acto('PROGRAMAR_REUNION', en('2027-04-30'));
    expect((await e.plazos()).slice(0, 3)).toEqual([
      'AMB-A4 2027-02-04 vencido',
      'AT-8.2.1.A-1 2027-02-08 vencido',
      'AT-8.2.1.A-2 2027-02-15 vencido',
    ]);
    return ['CITACION'];
  });

  escenario('AT-8.2.1.A-2: until the last millisecond of day 10 a later date is refused', async (e) => {
    await e.presentar();
    await e.hasta(lima('2027-02-15', '23:59:59.999'));
    expect(await e.niega('PROGRAMAR_REUNION', en('2027-02-16'))).toMatchObject({ regla: 'AT-8.2.1.A-2' });
    return [];
  });
});

describe('reprogramming', () => {
  escenario(
    'AMB-A20: at the request of the entity a later date replaces A-2, with the request on record',
    async (e) => {
      await programada(e);
      await e.acto('REPROGRAMAR_REUNION', otra('2027-02-22', true));
      const anterior = (await e.caso()).estado.plazos.find((p) => p.regla === 'AT-8.2.1.A-2');
      expect(anterior).toMatchObject({
        estado: 'reemplazado',
        motivo: 'La entidad pidió una fecha posterior.',
      });
      expect(await e.plazo('AMB-A20')).toMatchObject({
        desde: '2027-02-22',
        dias: 0,
        computo: 'fecha',
        vence: '2027-02-22',
        estado: 'corriendo',
        reemplaza: anterior?.n,
      });
      expect(await e.plazo('AMB-A6-resultado')).toMatchObject({ vence: '2027-02-23', estado: 'corriendo' });
      expect((await e.plazos()).filter((p) => p.startsWith('AMB-A6-resultado'))[0]).toBe(
        'AMB-A6-resultado 2027-02-11 reemplazado',
      );
      expect(JSON.parse((await e.evento('REPROGRAMAR_REUNION')).datos)).toMatchObject({
        aPedidoDeLaEntidad: true,
      });
      await e.hasta(lima('2027-02-22', '16:00:00'));
      const caso = await e.acto('REGISTRAR_REUNION', { ...NADA, fecha: lima('2027-02-22', '15:00:00') });
      expect(caso.situacion).toBe('atendida');
      expect((await e.plazo('AMB-A20')).estado).toBe('cumplido');
      expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('reemplazado');
      return ['CITACION', 'REPROGRAMACION AMB-A20', 'RESULTADO_REUNION'];
    },
  );

  escenario('AT-8.2.1.A-2: without that request a date after day 10 is refused', async (e) => {
    await programada(e);
    expect(await e.niega('REPROGRAMAR_REUNION', otra('2027-02-16', false))).toMatchObject({
      codigo: 'CONDICION_NO_CUMPLIDA',
      regla: 'AT-8.2.1.A-2',
      seHabilita: { hasta: '2027-02-15' },
    });
    return ['CITACION'];
  });

  for (const aPedido of [true, false]) {
    escenario(
      `AT-8.2.1.A-2: a date within day 10 replaces nothing (at the entity's request: ${aPedido})`,
      async (e) => {
        await programada(e);
        const caso = await e.acto('REPROGRAMAR_REUNION', otra('2027-02-15', aPedido));
        expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('corriendo');
        expect((await e.plazo('AMB-A6-resultado')).vence).toBe('2027-02-16');
        expect(caso.datos['reunion']).toMatchObject({ fecha: lima('2027-02-15', '15:00:00') });
        return ['CITACION', 'REPROGRAMACION'];
      },
    );
  }

  escenario('AMB-A20: a second request moves the agreed date again; the office alone cannot', async (e) => {
    await programada(e);
    await e.acto('REPROGRAMAR_REUNION', otra('2027-02-22', true));
    expect(await e.niega('REPROGRAMAR_REUNION', otra('2027-02-23', false))).toMatchObject({
      regla: 'AT-8.2.1.A-2',
    });
    await e.acto('REPROGRAMAR_REUNION', otra('2027-02-23', true));
    expect((await e.plazos()).filter((p) => p.startsWith('AMB-A20'))).toEqual([
      'AMB-A20 2027-02-22 reemplazado',
      'AMB-A20 2027-02-23 corriendo',
    ]);
    expect((await e.plazo('AMB-A20')).dias).toBe(0);
    return ['CITACION', 'REPROGRAMACION AMB-A20', 'REPROGRAMACION AMB-A20'];
  });

  escenario('AMB-A20: an agreed date that passes without meeting stays vencido', async (e) => {
    await programada(e);
    await e.acto('REPROGRAMAR_REUNION', otra('2027-02-22', true));
    expect(await e.hasta(lima('2027-02-22', '23:59:59.999'))).toBe(0);
    expect(await e.hasta(lima('2027-02-23', MEDIANOCHE))).toBe(1);
    expect((await e.plazo('AMB-A20')).estado).toBe('vencido');
    return ['CITACION', 'REPROGRAMACION AMB-A20'];
  });

  escenario('AMB-D1: after day 10 a request changes the date but A-2 stays vencido', async (e) => {
    await programada(e);
    await e.hasta(lima('2027-02-16'));
    await e.acto('REPROGRAMAR_REUNION', otra('2027-02-26', true));
    expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('vencido');
    return ['CITACION', 'REPROGRAMACION'];
  });

  escenario('AT-8.2.1.A-1: a meeting is not reprogrammed to the past', async (e) => {
    await programada(e);
    for (const aPedido of [true, false])
      expect(await e.niega('REPROGRAMAR_REUNION', otra('2027-02-02', aPedido))).toMatchObject({
        regla: 'AT-8.2.1.A-1',
      });
    return ['CITACION'];
  });
});

describe('holding the meeting', () => {
  escenario('AT-8.1.3-2: a meeting not programmed cannot be recorded', async (e) => {
    await e.presentar();
    expect(await e.niega('REGISTRAR_REUNION', { ...NADA, fecha: '2027-02-01' })).toMatchObject({
      codigo: 'EVENTO_NO_PERMITIDO',
      regla: 'AT-8.1.3-2',
    });
    return [];
  });

  for (const [fecha, acepta] of [
    ['2027-02-10', true],
    [lima('2027-02-10', '16:00:00.000'), true],
    [lima('2027-02-10', '16:00:00.001'), false],
    ['2027-02-11', false],
    ['2027-02-01', true],
    ['2027-01-31', false],
    [lima('2027-01-31', '23:59:59.999'), false],
    [lima('2027-02-01', '00:00:00.000'), true],
  ] as const) {
    escenario(
      `AT-8.1.3-2: on 10 February at 16:00 a meeting of ${fecha} is accepted: ${acepta}`,
      async (e) => {
        await programada(e);
        await e.hasta(lima('2027-02-10', '16:00:00.000'));
        if (acepta) {
          expect((await e.acto('REGISTRAR_REUNION', { ...NADA, fecha })).situacion).toBe('atendida');
          return HASTA_REUNION;
        }
        expect(await e.niega('REGISTRAR_REUNION', { ...NADA, fecha })).toMatchObject({
          codigo: 'CONDICION_NO_CUMPLIDA',
          regla: 'AT-8.1.3-2',
        });
        return ['CITACION'];
      },
    );
  }

  escenario(
    'AT-8.2.1.A-2: a meeting of day 10 recorded on day 12 is cumplido, and its result late',
    async (e) => {
      await programada(e);
      await e.hasta(lima('2027-02-17'));
      expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('vencido');
      await e.acto('REGISTRAR_REUNION', { ...NADA, fecha: '2027-02-15' });
      expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('cumplido');
      expect((await e.plazo('AMB-A6-resultado')).estado).toBe('vencido');
      return HASTA_REUNION;
    },
  );

  escenario('AMB-D1: a meeting of day 11 is accepted and A-2 stays vencido', async (e) => {
    await programada(e);
    await e.hasta(lima('2027-02-16'));
    expect((await e.acto('REGISTRAR_REUNION', { ...NADA, fecha: '2027-02-16' })).situacion).toBe('atendida');
    expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('vencido');
    return HASTA_REUNION;
  });
});

describe('warnings', () => {
  escenario('AT-7.6: an accompaniment agreed without having been asked for is pointed out', async (e) => {
    await programada(e);
    await e.hasta(lima('2027-02-11'));
    const caso = await e.acto('REGISTRAR_REUNION', { ...NADA, acompanamiento: 'necesario' });
    expect(SOLICITUD.advertir(caso.datos).join(' ')).toContain('AT-7.6');
    expect(SOLICITUD.advertir({ ...caso.datos, acompanamiento: true }).join(' ')).not.toContain('AT-7.6');
    return ['CITACION', 'RESULTADO_REUNION'];
  });

  escenario('AT-8.1.1-rol: a mail of the DEC that is not institutional is pointed out', async (e) => {
    const caso = await e.presentar({
      responsableDec: { nombre: 'Responsable', correo: 'dec@correo.example' },
    });
    expect(SOLICITUD.advertir(caso.datos).join(' ')).toContain('AT-8.1.1-rol');
    return [];
  });
});
