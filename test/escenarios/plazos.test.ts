import { describe, expect } from 'vitest';
import {
  CONVOCATORIA,
  convocada,
  DEFICIENCIA,
  ENTREGA,
  type Escenario,
  escenario,
  HASTA_REUNION,
  informada,
  lima,
  MEDIANOCHE,
  NADA,
  programada,
  REUNION,
  requerida,
  reunida,
  ULTIMO_MILISEGUNDO,
} from './apoyo.js';

/** A deadline with everything its boundary needs, written by hand from the law. */
interface Limite {
  readonly regla: string;
  readonly item?: string;
  readonly vispera: string;
  readonly dia: string;
  readonly siguiente: string;
  readonly evento: string;
  /** Brings a case to where it runs. */
  readonly preparar: (e: Escenario) => Promise<void>;
  /** The act that fulfils it, done today. */
  readonly cumplir: (e: Escenario, hoy: string) => Promise<unknown>;
  readonly avisos: readonly string[];
  readonly alCumplir: readonly string[];
  readonly alVencer: readonly string[];
  /** What the late act leaves; a string is the code of its refusal. */
  readonly tarde: 'vencido' | 'refused';
  readonly situacionTrasVencer: string;
}

const OFICINA = {
  evento: 'VENCIO_PLAZO',
  alVencer: [],
  tarde: 'vencido',
  situacionTrasVencer: 'en_tramite',
} as const;
const programar = (e: Escenario, hoy: string) =>
  e.acto('PROGRAMAR_REUNION', { ...REUNION, fecha: lima(hoy, ULTIMO_MILISEGUNDO) });
const INFORMADO = [...HASTA_REUNION, 'INFORME', 'INVITACION_EXPOSICION'];

const LIMITES: readonly Limite[] = [
  {
    ...OFICINA,
    regla: 'AMB-A4',
    vispera: '2027-02-03',
    dia: '2027-02-04',
    siguiente: '2027-02-05',
    preparar: async (e) => void (await e.presentar()),
    cumplir: (e) =>
      e.acto('RECHAZAR', { omisiones: [{ literal: 'a', dato: 'objeto' }], motivo: 'Se omitió.' }),
    avisos: [],
    alCumplir: ['RECHAZO'],
  },
  {
    ...OFICINA,
    regla: 'AT-8.2.1.A-1',
    vispera: '2027-02-07',
    dia: '2027-02-08',
    siguiente: '2027-02-09',
    preparar: async (e) => void (await e.presentar()),
    cumplir: programar,
    avisos: [],
    alCumplir: ['CITACION'],
  },
  {
    ...OFICINA,
    regla: 'AT-8.2.1.A-2',
    vispera: '2027-02-14',
    dia: '2027-02-15',
    siguiente: '2027-02-16',
    preparar: (e) => programada(e),
    cumplir: (e, hoy) => e.acto('REGISTRAR_REUNION', { ...NADA, fecha: hoy }),
    avisos: ['CITACION'],
    alCumplir: ['RESULTADO_REUNION'],
  },
  {
    ...OFICINA,
    regla: 'AMB-A20',
    vispera: '2027-02-27',
    dia: '2027-02-28',
    siguiente: '2027-03-01',
    preparar: async (e) => {
      await programada(e);
      const datos = { ...REUNION, fecha: lima('2027-02-28'), motivo: 'Lo pide.', aPedidoDeLaEntidad: true };
      await e.acto('REPROGRAMAR_REUNION', datos);
    },
    cumplir: (e, hoy) => e.acto('REGISTRAR_REUNION', { ...NADA, fecha: hoy }),
    avisos: ['CITACION', 'REPROGRAMACION AMB-A20'],
    alCumplir: ['RESULTADO_REUNION'],
  },
  {
    ...OFICINA,
    regla: 'AMB-A6-resultado',
    vispera: '2027-02-10',
    dia: '2027-02-11',
    siguiente: '2027-02-12',
    preparar: (e) => programada(e),
    cumplir: (e) => e.acto('REGISTRAR_REUNION', { ...NADA, fecha: '2027-02-10' }),
    avisos: ['CITACION'],
    alCumplir: ['RESULTADO_REUNION'],
  },
  ...(['consultas', 'asesoramiento'] as const).map(
    (item): Limite => ({
      ...OFICINA,
      regla: 'AMB-A6-respuesta',
      item,
      vispera: '2027-02-18',
      dia: '2027-02-19',
      siguiente: '2027-02-20',
      preparar: (e) =>
        reunida(
          e,
          item === 'consultas' ? { consultas: 'requieren_analisis' } : { asesoramiento: 'continua' },
        ),
      cumplir: (e) => e.acto('REMITIR_RESPUESTA', { contenido: 'La respuesta.' }),
      avisos: HASTA_REUNION,
      alCumplir: [item === 'consultas' ? 'RESPUESTA' : 'ASESORAMIENTO'],
    }),
  ),
  {
    ...OFICINA,
    regla: 'AMB-A6-informe',
    vispera: '2027-02-18',
    dia: '2027-02-19',
    siguiente: '2027-02-20',
    preparar: (e) => reunida(e, { revisionDocumental: true }),
    cumplir: (e) => e.acto('EMITIR_INFORME', { numero: '1', deficiencias: [DEFICIENCIA] }),
    avisos: HASTA_REUNION,
    alCumplir: ['INFORME', 'INVITACION_EXPOSICION'],
  },
  {
    ...OFICINA,
    regla: 'AMB-A6-seguimiento',
    vispera: '2027-02-23',
    dia: '2027-02-24',
    siguiente: '2027-02-25',
    preparar: (e) => convocada(e),
    cumplir: (e) =>
      e.acto('EMITIR_INFORME_SEGUIMIENTO', {
        numero: '2',
        verificaciones: [{ deficiencia: 1, resultado: 'implementada' }],
      }),
    avisos: INFORMADO,
    alCumplir: ['SEGUIMIENTO_FAVORABLE'],
  },
  {
    regla: 'AT-8.2.1.B-3',
    vispera: '2027-02-17',
    dia: '2027-02-18',
    siguiente: '2027-02-19',
    evento: 'VENCIO_ENTREGA',
    preparar: (e) => requerida(e),
    cumplir: (e) => e.acto('RECIBIR_DOCUMENTACION', ENTREGA),
    avisos: [...HASTA_REUNION, 'REQUERIMIENTO'],
    alCumplir: [],
    alVencer: ['CONTINUIDAD'],
    tarde: 'vencido',
    situacionTrasVencer: 'en_tramite',
  },
  {
    regla: 'AT-8.2.1.B-5',
    vispera: '2027-03-04',
    dia: '2027-03-05',
    siguiente: '2027-03-06',
    evento: 'VENCIO_CONTINUIDAD',
    preparar: (e) => requerida(e),
    cumplir: (e) => e.acto('RECIBIR_DOCUMENTACION', ENTREGA),
    avisos: [...HASTA_REUNION, 'REQUERIMIENTO', 'CONTINUIDAD'],
    alCumplir: [],
    alVencer: ['ARCHIVO_POR_SILENCIO'],
    tarde: 'refused',
    situacionTrasVencer: 'archivada',
  },
  {
    regla: 'AMB-A17',
    vispera: '2027-08-10',
    dia: '2027-08-11',
    siguiente: '2027-08-12',
    evento: 'VENCIO_ESPERA_DE_CONVOCATORIA',
    preparar: (e) => informada(e),
    cumplir: (e, hoy) => e.acto('REGISTRAR_CONVOCATORIA', { ...CONVOCATORIA, fecha: hoy }),
    avisos: INFORMADO,
    alCumplir: [],
    alVencer: ['ARCHIVO_SIN_CONVOCATORIA'],
    tarde: 'refused',
    situacionTrasVencer: 'archivada',
  },
];

for (const l of LIMITES) {
  const nombre = l.item ? `${l.regla} (${l.item})` : l.regla;
  const plazo = (e: Escenario) => e.plazo(l.regla, l.item);
  const vencimientos = async (e: Escenario) =>
    (await e.historia()).filter((f) => f.tipo === l.evento && JSON.parse(f.datos).regla === l.regla);

  describe(nombre, () => {
    for (const [cuando, dia, hora] of [
      ['on the eve', l.vispera, '12:00:00.000'],
      ['on the day', l.dia, '12:00:00.000'],
      ['at the last millisecond of the day', l.dia, ULTIMO_MILISEGUNDO],
    ] as const) {
      escenario(`${nombre}: an act ${cuando}, ${dia}, is in term`, async (e) => {
        await l.preparar(e);
        await e.hasta(lima(dia, hora));
        expect(await plazo(e)).toMatchObject({ estado: 'corriendo', vence: l.dia });
        await l.cumplir(e, dia);
        expect((await plazo(e)).estado).toBe('cumplido');
        expect(await vencimientos(e)).toEqual([]);
        return [...l.avisos, ...l.alCumplir];
      });
    }

    escenario(
      `${nombre}: it does not expire at 23:59:59.999 of ${l.dia} and does at 00:00:00.000 of ${l.siguiente}`,
      async (e) => {
        await l.preparar(e);
        await e.hasta(lima(l.dia, ULTIMO_MILISEGUNDO));
        expect((await plazo(e)).estado).toBe('corriendo');
        expect((await e.caso()).situacion).toBe('en_tramite');
        expect(await e.hasta(lima(l.siguiente, MEDIANOCHE))).toBeGreaterThan(0);
        expect((await plazo(e)).estado).toBe('vencido');
        expect((await e.caso()).situacion).toBe(l.situacionTrasVencer);
        const [fila, ...otras] = await vencimientos(e);
        expect(otras).toEqual([]);
        expect(fila).toMatchObject({
          ocurrido: lima(l.siguiente, MEDIANOCHE),
          registrado: lima(l.siguiente, MEDIANOCHE),
          actor: 'sistema',
          regla: l.regla,
        });
        expect(JSON.parse(fila?.datos ?? '')).toEqual({
          plazo: (await plazo(e)).n,
          regla: l.regla,
          item: l.item ?? '',
          vencio: l.dia,
        });
        return [...l.avisos, ...l.alVencer];
      },
    );

    for (const [cuando, hora] of [
      ['at the first instant of the day after', MEDIANOCHE],
      ['on the day after', '12:00:00.000'],
    ] as const) {
      escenario(`${nombre}: the act ${cuando}, ${l.siguiente}, comes after its expiry`, async (e) => {
        await l.preparar(e);
        await e.hasta(lima(l.dia, ULTIMO_MILISEGUNDO));
        // The clock moves without a tick: the door itself must fire what is due before it decides the act.
        e.sistema.reloj.mover(lima(l.siguiente, hora));
        await e.reiniciar();
        const acto = await l.cumplir(e, l.siguiente).then(
          () => 'vencido',
          (error: Error) => (/EVENTO_NO_PERMITIDO/.test(error.message) ? 'refused' : error.message),
        );
        expect(acto).toBe(l.tarde);
        expect((await plazo(e)).estado).toBe('vencido');
        expect(await vencimientos(e)).toHaveLength(1);
        return [...l.avisos, ...l.alVencer, ...(l.tarde === 'refused' ? [] : l.alCumplir)];
      });
    }
  });
}

describe('expiries', () => {
  escenario('AMB-D1: terms that expire at one instant fire in their order, each exactly once', async (e) => {
    await reunida(e, {
      consultas: 'requieren_analisis',
      asesoramiento: 'continua',
      revisionDocumental: true,
    });
    expect(await e.hasta(lima('2027-03-01'))).toBe(3);
    const vencidos = (await e.historia())
      .filter((f) => f.tipo === 'VENCIO_PLAZO')
      .map((f) => JSON.parse(f.datos));
    expect(vencidos.map((d) => [d.regla, d.item])).toEqual([
      ['AMB-A6-respuesta', 'consultas'],
      ['AMB-A6-respuesta', 'asesoramiento'],
      ['AMB-A6-informe', ''],
    ]);
    expect(await e.hasta(lima('2027-03-02'))).toBe(0);
    return HASTA_REUNION;
  });

  escenario(
    'AMB-A6-informe: required late, the report term stays vencido and a new one runs from the delivery',
    async (e) => {
      await reunida(e, { revisionDocumental: true });
      await e.hasta(lima('2027-02-22'));
      await e.acto('REQUERIR_DOCUMENTACION', { detalle: 'Documentos.', plazoDias: 1 });
      await e.acto('RECIBIR_DOCUMENTACION', ENTREGA);
      expect((await e.plazos()).filter((p) => p.startsWith('AMB-A6-informe'))).toEqual([
        'AMB-A6-informe 2027-02-19 vencido',
        'AMB-A6-informe 2027-03-03 corriendo',
      ]);
      return [...HASTA_REUNION, 'REQUERIMIENTO'];
    },
  );

  escenario('AMB-A17: calendar days that end on a day off pass to the next business day', async (e) => {
    await reunida(e, { revisionDocumental: true });
    await e.hasta(lima('2027-02-15'));
    // 180 days from 15 February is Saturday 14 August.
    await e.acto('EMITIR_INFORME', { numero: '1', deficiencias: [] });
    expect((await e.plazo('AMB-A17')).vence).toBe('2027-08-16');
    return [...HASTA_REUNION, 'INFORME'];
  });

  escenario(
    'AT-8.2.1.B-3: documents received in term but recorded after the mail leave both terms cumplido',
    async (e) => {
      await requerida(e);
      await e.hasta(lima('2027-02-23'));
      await e.acto('RECIBIR_DOCUMENTACION', { ...ENTREGA, recibida: lima('2027-02-18', ULTIMO_MILISEGUNDO) });
      expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('cumplido');
      expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('cumplido');
      expect(await e.plazo('AMB-A6-informe')).toMatchObject({ desde: '2027-02-18', vence: '2027-03-01' });
      return [...HASTA_REUNION, 'REQUERIMIENTO', 'CONTINUIDAD'];
    },
  );

  escenario('AT-8.2.1.B-3: documents received a day late leave it vencido', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-23'));
    await e.acto('RECIBIR_DOCUMENTACION', { ...ENTREGA, recibida: lima('2027-02-19', MEDIANOCHE) });
    expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('vencido');
    expect((await e.plazo('AT-8.2.1.B-5')).estado).toBe('cumplido');
    return [...HASTA_REUNION, 'REQUERIMIENTO', 'CONTINUIDAD'];
  });
});
