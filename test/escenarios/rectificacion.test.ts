import { describe, expect } from 'vitest';
import { cambiarCalendario } from '../../src/engine/calendario-cambio.js';
import {
  CONVOCATORIA,
  DEFICIENCIA,
  ENTREGA,
  type Escenario,
  escenario,
  HASTA_REUNION,
  informada,
  lima,
  MEDIANOCHE,
  requerida,
  ULTIMO_MILISEGUNDO,
} from './apoyo.js';

const REQUERIDO = [...HASTA_REUNION, 'REQUERIMIENTO'];
const ARCHIVADO = [...REQUERIDO, 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO'];
/** The archive is undone before its oficio left, so it never leaves. */
const DESARCHIVADO = [...REQUERIDO, 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO:fallida'];
const cargo = 'Cargo de mesa de partes 123';
const entrega = (recibida: string | undefined, completa = true) => ({
  acto: { tipo: 'RECIBIR_DOCUMENTACION', datos: { ...ENTREGA, completa, recibida } },
  cargo,
});
const rectificar = (e: Escenario, datos: unknown) => e.acto('RECTIFICAR_VENCIMIENTO', datos);
const negada = (e: Escenario, datos: unknown) => e.niega('RECTIFICAR_VENCIMIENTO', datos);

/** Archived by silence on 6 March, looked at on Wednesday the 10th. */
async function archivada(e: Escenario, resultado: Record<string, unknown> = {}): Promise<void> {
  await requerida(e, 5, resultado);
  await e.hasta(lima('2027-03-10'));
  expect((await e.caso()).situacion).toBe('archivada');
}

describe('accepted', () => {
  escenario(
    'D-RECTIFICAR: documents received inside B-5 bring the archived case back, with a corrective oficio',
    async (e) => {
      await archivada(e);
      await e.registrar('ARCHIVO_POR_SILENCIO', 'registrada', '2027-03-10');
      const caso = await rectificar(e, entrega('2027-03-05'));
      expect(caso.situacion).toBe('en_tramite');
      expect(await e.actividad('revision')).toBe('enAnalisis');
      expect(await e.tipos()).toContain('VENCIO_CONTINUIDAD');
      expect((await e.tipos()).at(-1)).toBe('RECTIFICAR_VENCIMIENTO');
      const [vencido, sucesor] = caso.estado.plazos.filter((p) => p.regla === 'AT-8.2.1.B-5');
      expect(vencido).toMatchObject({ estado: 'vencido', vence: '2027-03-05' });
      expect(sucesor).toMatchObject({
        estado: 'cumplido',
        vence: '2027-03-05',
        desde: '2027-02-19',
        dias: 10,
        reemplaza: vencido?.n,
        motivo: 'Rectificación del vencimiento.',
      });
      expect(await e.plazo('AMB-A6-informe')).toMatchObject({
        desde: '2027-03-05',
        vence: '2027-03-16',
        estado: 'corriendo',
      });
      expect(await e.corriendo()).toEqual(['AMB-A6-informe']);
      expect(JSON.parse((await e.aviso('RECTIFICACION')).destinatarios)).toEqual([
        { rol: 'titular', nombre: 'Titular de la Entidad', correo: null },
      ]);
      await e.acto('EMITIR_INFORME', { numero: '1', deficiencias: [DEFICIENCIA] });
      expect(await e.actividad('revision')).toMatchObject({
        informado: { seguimiento: 'esperaConvocatoria' },
      });
      return [
        ...REQUERIDO,
        'CONTINUIDAD',
        'ARCHIVO_POR_SILENCIO:registrada',
        'RECTIFICACION',
        'INFORME',
        'INVITACION_EXPOSICION',
      ];
    },
  );

  escenario('D-RECTIFICAR: documents received inside B-3 return to before the first expiry', async (e) => {
    await archivada(e);
    await rectificar(e, entrega(lima('2027-02-18', ULTIMO_MILISEGUNDO)));
    expect(await e.actividad('revision')).toBe('enAnalisis');
    expect((await e.plazos()).filter((p) => p.startsWith('AT-8.2.1.B'))).toEqual([
      'AT-8.2.1.B-3 2027-02-18 vencido',
      'AT-8.2.1.B-5 2027-03-05 vencido',
      'AT-8.2.1.B-3 2027-02-18 cumplido',
    ]);
    // The report was due seven business days after the delivery: already late when the case comes back.
    expect(await e.plazo('AMB-A6-informe')).toMatchObject({
      desde: '2027-02-18',
      vence: '2027-03-01',
      estado: 'vencido',
    });
    return DESARCHIVADO;
  });

  escenario(
    'D-RECTIFICAR: while the continuity answer is awaited no oficio was sent, and none corrects it',
    async (e) => {
      await requerida(e);
      await e.hasta(lima('2027-02-22'));
      await rectificar(e, entrega('2027-02-18'));
      expect((await e.caso()).situacion).toBe('en_tramite');
      expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('anulado');
      expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('cumplido');
      return [...REQUERIDO, 'CONTINUIDAD'];
    },
  );

  escenario(
    'D-RECTIFICAR: an extension asked in term... is an act without its own date and needs one',
    async (e) => {
      await archivada(e);
      const datos = { acto: { tipo: 'PRORROGAR_ENTREGA', datos: { dias: 1, motivo: 'x' } }, cargo };
      const rechazo = await negada(e, datos);
      expect(rechazo.codigo).toBe('DATOS_INVALIDOS');
      expect(rechazo.errores?.map((x) => x.ruta)).toEqual(['datos.acto.datos.recibida']);
      return ARCHIVADO;
    },
  );

  escenario(
    'D-RECTIFICAR: a convocation inside A17 brings back the case archived for lack of it',
    async (e) => {
      await informada(e);
      await e.hasta(lima('2027-08-16'));
      const caso = await rectificar(e, {
        acto: { tipo: 'REGISTRAR_CONVOCATORIA', datos: { ...CONVOCATORIA, fecha: '2027-08-11' } },
        cargo,
      });
      expect(caso.situacion).toBe('en_tramite');
      expect(caso.datos['convocatoria']).toMatchObject({ fecha: '2027-08-11' });
      expect((await e.plazo('AMB-A17')).estado).toBe('cumplido');
      expect(await e.plazo('AMB-A6-seguimiento')).toMatchObject({ desde: '2027-08-11', vence: '2027-08-20' });
      return [
        ...HASTA_REUNION,
        'INFORME',
        'INVITACION_EXPOSICION',
        'ARCHIVO_SIN_CONVOCATORIA',
        'RECTIFICACION_POR_CORREO',
      ];
    },
  );

  escenario(
    'D-RECTIFICAR: a withdrawal received in term ends the case as desistida instead of archivada',
    async (e) => {
      await archivada(e);
      const caso = await rectificar(e, {
        acto: { tipo: 'DESISTIR', datos: { motivo: 'Ya no.', recibida: '2027-03-04' } },
        cargo,
      });
      expect(caso.situacion).toBe('desistida');
      expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('anulado');
      return [...DESARCHIVADO, 'DESISTIMIENTO'];
    },
  );

  escenario(
    'D-RECTIFICAR: the other terms that ran come back as successors, and expire on their legal day',
    async (e) => {
      await requerida(e, 20, { consultas: 'requieren_analisis' });
      // B-3 runs to 11 March; the answer was due on 19 February and stays late.
      expect((await e.plazo('AT-8.2.1.B-3')).vence).toBe('2027-03-11');
      await e.hasta(lima('2027-03-12'));
      expect((await e.plazo('AMB-A6-respuesta', 'consultas')).estado).toBe('vencido');
      await rectificar(e, entrega('2027-03-11'));
      expect((await e.plazos()).filter((p) => p.startsWith('AMB-A6-respuesta'))).toEqual([
        'AMB-A6-respuesta/consultas 2027-02-19 vencido',
      ]);
      return [...REQUERIDO, 'CONTINUIDAD'];
    },
  );

  escenario('D-RECTIFICAR: a term annulled by the archive runs again as a successor', async (e) => {
    await requerida(e, 1, { consultas: 'requieren_analisis' });
    // B-3 expires on the 12th; the mail leaves on Monday the 15th. The answer is due on the 19th and B-5 on 1 March.
    await e.hasta(lima('2027-02-16'));
    await rectificar(e, entrega('2027-02-12'));
    const [original, sucesor] = (await e.caso()).estado.plazos.filter((p) => p.regla === 'AMB-A6-respuesta');
    expect(original).toMatchObject({ estado: 'anulado', vence: '2027-02-19' });
    expect(sucesor).toMatchObject({
      estado: 'corriendo',
      vence: '2027-02-19',
      item: 'consultas',
      reemplaza: original?.n,
    });
    await e.hasta(lima('2027-02-20', MEDIANOCHE));
    expect((await e.plazo('AMB-A6-respuesta', 'consultas')).estado).toBe('vencido');
    return [...REQUERIDO, 'CONTINUIDAD'];
  });

  escenario(
    'D-RECTIFICAR: a continuity mail still waiting to leave no longer corresponds',
    async (e) => {
      await requerida(e);
      await e.hasta(lima('2027-02-19'));
      await rectificar(e, entrega('2027-02-17'));
      expect((await e.caso()).salidas).toEqual([]);
      expect((await e.aviso('CONTINUIDAD')).codigo).toBe('YA_NO_CORRESPONDE');
      return [
        'CITACION:pendiente',
        'RESULTADO_REUNION:pendiente',
        'REQUERIMIENTO:pendiente',
        'CONTINUIDAD:fallida',
      ];
    },
    { envioSimulado: false },
  );
});

describe('terms of other activities', () => {
  escenario('D-RECTIFICAR: a term of the office that expired meanwhile stays expired, once', async (e) => {
    await archivada(e, { consultas: 'requieren_analisis' });
    expect(await e.plazo('AMB-A6-respuesta', 'consultas')).toMatchObject({
      vence: '2027-02-19',
      estado: 'vencido',
    });
    await rectificar(e, entrega('2027-02-18'));
    const respuestas = (await e.caso()).estado.plazos.filter((p) => p.regla === 'AMB-A6-respuesta');
    expect(respuestas.map((p) => p.estado)).toEqual(['vencido']);
    await e.hasta(lima('2027-03-15'));
    const vencidas = (await e.historia()).filter((f) => f.datos.includes('AMB-A6-respuesta'));
    expect(vencidas.map((f) => f.tipo)).toEqual(['VENCIO_PLAZO']);
    return DESARCHIVADO;
  });

  escenario(
    'D-RECTIFICAR: a term that runs again is counted with the calendar of the day it returns',
    async (e) => {
      await requerida(e, 5, { consultas: 'requieren_analisis' }, {});
      await e.hasta(lima('2027-02-19', MEDIANOCHE));
      await cambiarCalendario(
        e.door,
        {
          tipo: 'declara',
          fecha: '2027-02-19',
          norma: 'DS 1',
          publicada: null,
          ambito: 'nacional',
          motivo: 'x',
        },
        'coordinador',
      );
      await rectificar(e, entrega('2027-02-18'));
      expect(await e.plazo('AMB-A6-respuesta', 'consultas')).toMatchObject({
        vence: '2027-02-22',
        estado: 'corriendo',
      });
      await e.hasta(lima('2027-02-24'));
      expect((await e.plazo('AMB-A6-respuesta', 'consultas')).estado).toBe('vencido');
      return [...REQUERIDO, 'CONTINUIDAD'];
    },
  );
});

describe('refused', () => {
  for (const [recibida, acepta] of [
    ['2027-03-06', false],
    [lima('2027-03-06', MEDIANOCHE), false],
    ['2027-02-10', false],
    ['2027-02-11', true],
    ['2027-02-18', true],
    ['2027-02-19', true],
    [lima('2027-03-05', ULTIMO_MILISEGUNDO), true],
  ] as const) {
    escenario(
      `D-RECTIFICAR: an act received at ${recibida} was in term of B-3 or B-5: ${acepta}`,
      async (e) => {
        await archivada(e);
        if (acepta) {
          expect((await rectificar(e, entrega(recibida))).situacion).toBe('en_tramite');
          return DESARCHIVADO;
        }
        const rechazo = await negada(e, entrega(recibida));
        expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'D-RECTIFICAR' });
        expect(rechazo.detalle).toContain('venció el 5 de marzo de 2027');
        expect((await e.caso()).situacion).toBe('archivada');
        return ARCHIVADO;
      },
    );
  }

  escenario('D-RECTIFICAR: an incomplete delivery would not have stopped the expiry', async (e) => {
    await archivada(e);
    const rechazo = await negada(e, entrega('2027-03-01', false));
    expect(rechazo.detalle).toContain('no evita el vencimiento');
    return ARCHIVADO;
  });

  escenario('D-RECTIFICAR: saying that it wished to go on would not have stopped the expiry', async (e) => {
    await archivada(e);
    const rechazo = await negada(e, {
      acto: { tipo: 'RESPONDER_CONTINUIDAD', datos: { continua: true, recibida: '2027-03-01' } },
      cargo,
    });
    expect(rechazo.detalle).toContain('no evita el vencimiento');
    return ARCHIVADO;
  });

  escenario('D-RECTIFICAR: acts after the expiry stand in the way', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-22'));
    await e.acto('REGISTRAR_VISITA', { fecha: '2027-02-22', lugar: 'Sede', notas: 'Se vio.' });
    const rechazo = await negada(e, entrega('2027-02-18'));
    expect(rechazo.detalle).toContain('hubo otros actos');
    return [...REQUERIDO, 'CONTINUIDAD'];
  });

  escenario('D-RECTIFICAR: without the date of the act there is nothing to compare', async (e) => {
    await archivada(e);
    const rechazo = await negada(e, entrega(undefined));
    expect(rechazo.codigo).toBe('DATOS_INVALIDOS');
    expect(rechazo.errores?.map((x) => x.ruta)).toEqual(['datos.acto.datos.recibida']);
    return ARCHIVADO;
  });

  escenario(
    'D-RECTIFICAR: without an expiry that changed the case there is nothing to rectify',
    async (e) => {
      await e.presentar();
      await e.hasta(lima('2027-02-16'));
      expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('vencido');
      const rechazo = await negada(e, {
        acto: { tipo: 'DESISTIR', datos: { motivo: 'x', recibida: '2027-02-15' } },
        cargo,
      });
      expect(rechazo.detalle).toContain('no venció ningún plazo');
      return [];
    },
  );

  escenario(
    'D-RECTIFICAR: an act that the earlier situation did not admit is refused with its reason',
    async (e) => {
      await archivada(e);
      const rechazo = await negada(e, {
        acto: { tipo: 'REALIZAR_EXPOSICION', datos: { fecha: '2027-03-01' } },
        cargo,
      });
      expect(rechazo).toMatchObject({ codigo: 'EVENTO_NO_PERMITIDO', regla: 'AT-8.2.1.B-8' });
      return ARCHIVADO;
    },
  );

  escenario('D-RECTIFICAR: an expiry already rectified is not rectified again', async (e) => {
    await archivada(e);
    await rectificar(e, entrega('2027-03-05'));
    const antes = await e.plazos();
    const otra = await e.sistema.enviar(e.id, 'RECTIFICAR_VENCIMIENTO', entrega('2027-03-04'));
    expect(otra.tipo).toBe('rechazada');
    expect(await e.plazos()).toEqual(antes);
    return DESARCHIVADO;
  });

  escenario(
    'D-RECTIFICAR: the act inside is one of the case, with its own data, and never the birth',
    async (e) => {
      await archivada(e);
      const ruta = (acto: unknown) => e.invalido('RECTIFICAR_VENCIMIENTO', { acto, cargo });
      expect(await ruta({ tipo: 'PRESENTAR', datos: {} })).toEqual(['datos.acto.tipo']);
      expect(await ruta({ tipo: 'toString', datos: {} })).toEqual(['datos.acto.tipo']);
      expect(await ruta({ tipo: 'VENCIO_ENTREGA', datos: {} })).toEqual(['datos.acto.tipo']);
      expect(await ruta({ tipo: 'DESISTIR', datos: {} })).toEqual(['datos.acto.datos.motivo']);
      return ARCHIVADO;
    },
  );
});
