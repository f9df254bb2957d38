import { describe, expect, it } from 'vitest';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { Almanaque, diaEnLima } from '../simulacion/ingenuo/calendario.js';
import type { CasoIngenuo, Objeto } from '../simulacion/ingenuo/caso.js';
import { bienFormado } from '../simulacion/ingenuo/datos.js';
import { Ley } from '../simulacion/ingenuo/ley.js';
import * as modelo from '../simulacion/ingenuo/solicitud.js';
import * as tiempo from '../simulacion/ingenuo/tiempo.js';

const LEY = new Ley();
const presentar = (ahora: string, datos: Objeto) => modelo.nacer(ahora, datos, LEY);
const actuar = (caso: CasoIngenuo, tipo: string, datos: Objeto, ahora: string) =>
  modelo.actuar(caso, tipo, datos, ahora, LEY);
const pasar = (caso: CasoIngenuo, hasta: string) => tiempo.pasar(caso, hasta, LEY);
const rebotar = (caso: CasoIngenuo, n: number, ahora: string) => tiempo.rebotar(caso, n, ahora, LEY);

function nacer(ahora: string, datos: Record<string, unknown>): CasoIngenuo {
  const caso = presentar(ahora, datos);
  if (!caso) throw new Error('La solicitud no nació.');
  return caso;
}

/** A day at ten in the morning in Lima. */
const alas10 = (dia: string) => `${dia}T15:00:00.000Z`;

const plazosDe = (caso: CasoIngenuo) =>
  caso.plazos.map((p) => `${[p.regla, p.item].filter(Boolean).join(' ')} ${p.desde}→${p.vence} ${p.estado}`);

const reunion = (cambios: Record<string, unknown> = {}) => ({
  fecha: '2026-08-04',
  consultas: 'no_hubo',
  acompanamiento: 'no_solicitado',
  revisionDocumental: false,
  acuerdos: 'Acuerdos.',
  ...cambios,
});

/** A case received on 22-07-2026 whose meeting, on 04-08, agreed a review. */
function enRevision(): CasoIngenuo {
  const caso = nacer(alas10('2026-07-22'), solicitudCompleta());
  const programada = { fecha: '2026-08-04T10:00:00-05:00', modalidad: 'virtual', lugar: 'Enlace' };
  expect(actuar(caso, 'PROGRAMAR_REUNION', programada, alas10('2026-07-24'))).toBe('aceptado');
  expect(actuar(caso, 'REGISTRAR_REUNION', reunion({ revisionDocumental: true }), alas10('2026-08-05'))).toBe(
    'aceptado',
  );
  return caso;
}

describe('the naive model, against the test vectors of the Directiva', () => {
  it.each([
    ['TV-A1', '2026-07-22', '2026-08-03', '2026-08-11'],
    ['TV-A2', '2026-04-01', '2026-04-10', '2026-04-17'],
    ['TV-A3', '2025-12-23', '2026-01-05', '2026-01-12'],
    ['TV-A4', '2026-05-30', '2026-06-05', '2026-06-12'],
    ['TV-A5', '2024-11-13', '2024-11-22', '2024-11-29'],
    ['TV-A6', '2026-12-03', '2026-12-14', '2026-12-21'],
  ])('%s: received on %s, five days end on %s and ten on %s', (_id, recibida, cinco, diez) => {
    const caso = nacer(alas10(recibida), solicitudCompleta());
    expect(caso.plazos.map((p) => [p.regla, p.vence])).toContainEqual(['AT-8.2.1.A-1', cinco]);
    expect(caso.plazos.map((p) => [p.regla, p.vence])).toContainEqual(['AT-8.2.1.A-2', diez]);
  });

  it('ends the legal day at midnight in Lima', () => {
    expect(diaEnLima('2026-07-23T04:59:59.999Z')).toBe('2026-07-22');
    expect(diaEnLima('2026-07-23T05:00:00.000Z')).toBe('2026-07-23');
  });

  it('counts by the calendar of who bears the term', () => {
    const almanaque = new Almanaque();
    expect(almanaque.esHabil('2026-06-24')).toBe(true);
    expect(almanaque.esHabil('2026-06-24', 'Cusco')).toBe(false);
    expect(almanaque.sumarHabiles('2024-11-13', 1)).toBe('2024-11-18');
    expect(almanaque.sumarHabiles('2024-11-13', 1, 'Cusco')).toBe('2024-11-14');
    expect(almanaque.habilDesde('2026-04-02')).toBe('2026-04-06');
  });
});

describe('the naive model, by hand', () => {
  it('keeps late duties of the office as expired and lets the meeting be late', () => {
    const caso = nacer(alas10('2026-07-22'), solicitudCompleta());
    pasar(caso, '2026-08-12T05:00:00.000Z');
    expect(plazosDe(caso)).toEqual([
      'AMB-A4 2026-07-22→2026-07-30 vencido',
      'AT-8.2.1.A-1 2026-07-22→2026-08-03 vencido',
      'AT-8.2.1.A-2 2026-07-22→2026-08-11 vencido',
    ]);
    const programada = { fecha: '2027-01-04T10:00:00-05:00', modalidad: 'virtual', lugar: 'Enlace' };
    expect(actuar(caso, 'PROGRAMAR_REUNION', programada, alas10('2026-08-12'))).toBe('aceptado');
    expect(plazosDe(caso)).toContain('AT-8.2.1.A-1 2026-07-22→2026-08-03 vencido');
    expect(plazosDe(caso)).toContain('AMB-A6-resultado 2027-01-04→2027-01-05 corriendo');
  });

  it('archives by silence ten business days after the continuity mail left', () => {
    const caso = enRevision();
    const pedido = { detalle: 'Bases', plazoDias: 3 };
    expect(actuar(caso, 'REQUERIR_DOCUMENTACION', pedido, alas10('2026-08-11'))).toBe('aceptado');
    pasar(caso, '2026-08-15T05:00:00.000Z');
    expect(caso.revision).toBe('consulta_por_enviar');
    pasar(caso, '2026-08-17T05:00:00.000Z');
    expect(plazosDe(caso).slice(-3)).toEqual([
      'AMB-A6-informe 2026-08-04→2026-08-14 suspendido',
      'AT-8.2.1.B-3 2026-08-11→2026-08-14 vencido',
      'AT-8.2.1.B-5 2026-08-17→2026-08-31 corriendo',
    ]);
    pasar(caso, '2026-09-01T04:59:59.999Z');
    expect(caso.situacion).toBe('en_tramite');
    pasar(caso, '2026-09-01T05:00:00.000Z');
    expect(caso.final).toBe('archivada por silencio');
  });

  it('restarts the term with its extension when the mail bounces, and only by the mail that started it', () => {
    const caso = enRevision();
    actuar(caso, 'REQUERIR_DOCUMENTACION', { detalle: 'Bases', plazoDias: 1 }, alas10('2026-08-10'));
    pasar(caso, alas10('2026-08-12'));
    expect(actuar(caso, 'PRORROGAR_ENTREGA', { dias: 5, motivo: 'Pedido' }, caso.ahora)).toBe('aceptado');
    rebotar(caso, 0, alas10('2026-08-13'));
    rebotar(caso, 0, alas10('2026-08-14'));
    expect(plazosDe(caso).filter((p) => p.includes('B-5'))).toEqual([
      'AT-8.2.1.B-5 2026-08-12→2026-08-26 reemplazado',
      'AT-8.2.1.B-5 2026-08-12→2026-09-02 reemplazado',
      'AT-8.2.1.B-5 2026-08-13→2026-09-03 corriendo',
    ]);
    expect(actuar(caso, 'PRORROGAR_ENTREGA', { dias: 5, motivo: 'Otra' }, caso.ahora)).toBe('condicion');
  });

  it('rectifies an expiry with an act received in term, and never twice', () => {
    const caso = enRevision();
    actuar(caso, 'REQUERIR_DOCUMENTACION', { detalle: 'Bases', plazoDias: 1 }, alas10('2026-08-10'));
    pasar(caso, alas10('2026-09-10'));
    const datos = { detalle: 'Bases', completa: true, recibida: '2026-08-20' };
    const tarde = {
      acto: { tipo: 'RECIBIR_DOCUMENTACION', datos: { ...datos, recibida: '2026-08-27' } },
      cargo: 'N.º 1',
    };
    expect(caso.final).toBe('archivada por silencio');
    expect(actuar(caso, 'RECTIFICAR_VENCIMIENTO', tarde, caso.ahora)).toBe('condicion');
    const acto = { acto: { tipo: 'RECIBIR_DOCUMENTACION', datos }, cargo: 'N.º 1' };
    expect(actuar(caso, 'RECTIFICAR_VENCIMIENTO', acto, caso.ahora)).toBe('aceptado');
    expect([caso.situacion, caso.revision]).toEqual(['en_tramite', 'analisis']);
    expect(plazosDe(caso)).toContain('AT-8.2.1.B-5 2026-08-12→2026-08-26 cumplido');
    expect(actuar(caso, 'RECTIFICAR_VENCIMIENTO', acto, caso.ahora)).toBe('condicion');
  });

  it('archives when the convocation never comes, on a business day 180 calendar days after the report', () => {
    const caso = enRevision();
    const informe = {
      numero: 'IAT-1',
      deficiencias: [{ tipo: 'error', descripcion: 'Error', tratamiento: 'criterio' }],
    };
    expect(actuar(caso, 'EMITIR_INFORME', informe, alas10('2026-08-10'))).toBe('aceptado');
    // 180 days later is Saturday 06-02-2027.
    expect(plazosDe(caso)).toContain('AMB-A17 2026-08-10→2027-02-08 corriendo');
    pasar(caso, '2027-02-09T05:00:00.000Z');
    expect(caso.final).toBe('archivada sin convocatoria');
  });

  it('refuses review after the convocation, and data of another shape', () => {
    const caso = nacer(alas10('2026-07-22'), solicitudCompleta({ fase: 'seleccion' }));
    const programada = { fecha: '2026-08-04T10:00:00-05:00', modalidad: 'virtual', lugar: 'Enlace' };
    actuar(caso, 'PROGRAMAR_REUNION', programada, alas10('2026-07-24'));
    const revisar = reunion({ revisionDocumental: true });
    expect(actuar(caso, 'REGISTRAR_REUNION', revisar, alas10('2026-08-05'))).toBe('condicion');
    expect(actuar(caso, 'REGISTRAR_REUNION', reunion({ otro: 1 }), alas10('2026-08-05'))).toBe('datos');
    expect(
      actuar(caso, 'RECHAZAR', { omisiones: [{ literal: 'a', dato: 'objeto' }], motivo: 'x' }, caso.ahora),
    ).toBe('estado');
    expect(actuar(caso, 'REGISTRAR_REUNION', reunion(), alas10('2026-08-05'))).toBe('aceptado');
    expect(caso.final).toBe('atendida');
  });

  it.each(['2026-07-23', '2026-07-22T10:00:00.001-05:00'])(
    'is not born of a reception to come: %s',
    (recibida) => {
      expect(presentar(alas10('2026-07-22'), solicitudCompleta({ recibida }))).toBeNull();
    },
  );

  it.each([null, 7, { tipo: 'PRESENTAR', datos: {} }, { tipo: 'DESISTIR', datos: {} }])(
    'knows that %j is no act to rectify with',
    (acto) => {
      expect(bienFormado('RECTIFICAR_VENCIMIENTO', { acto, cargo: 'N.º 1' })).toBe(false);
    },
  );

  it.each(['2026-02-30', '2026-2-3', '2026-08-04T25:00:00Z', '', null])(
    'knows that %j is no date',
    (fecha) => {
      expect(bienFormado('REGISTRAR_VISITA', { fecha, lugar: 'Lima', notas: 'x' })).toBe(false);
    },
  );
});
