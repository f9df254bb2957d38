import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, type Json } from '../apoyo/cliente.js';
import { Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const fechas = (elementos: Json[]) => elementos.map((e) => e.fecha);
const anio = (n: number | string, ambito?: string) =>
  s.elementos(`/api/calendario/${n}${ambito ? `?ambito=${encodeURIComponent(ambito)}` : ''}`);
const computo = (consulta: string) => s.get(`/api/calendario/computo?${consulta}`);

describe('El calendario de un año', () => {
  test('Trae los dieciséis feriados de 2027, cada uno con su ley.', async () => {
    const elementos = await anio(2027, 'nacional');
    for (const e of elementos)
      expect([e.fecha, e.motivo.length > 3, e.norma.length > 3]).toEqual([e.fecha, true, true]);
    const esperadas = [
      '2027-01-01',
      '2027-03-25',
      '2027-03-26',
      '2027-05-01',
      '2027-06-07',
      '2027-06-29',
      '2027-07-23',
      '2027-07-28',
      '2027-07-29',
      '2027-08-06',
      '2027-08-30',
      '2027-10-08',
      '2027-11-01',
      '2027-12-08',
      '2027-12-09',
      '2027-12-25',
    ];
    expect(esperadas.filter((f) => !fechas(elementos).includes(f))).toEqual([]);
  });

  test('Los días de la cumbre APEC de 2024 valen en Lima, Callao y Huaral, y no en el Cusco ni en todo el país.', async () => {
    const apec = ['2024-11-14', '2024-11-15', '2024-11-16'];
    for (const ambito of [
      undefined,
      'provincia:Lima',
      'provincia:Callao',
      'provincia:Huaral',
      'Provincia:callao',
    ])
      expect(fechas(await anio(2024, ambito)).filter((f) => apec.includes(f))).toEqual(apec);
    for (const ambito of ['nacional', 'provincia:Cusco', 'region:Cusco'])
      expect(fechas(await anio(2024, ambito)).filter((f) => apec.includes(f))).toEqual([]);
  });

  test('Dice de cada día si es feriado o declarado y en qué ámbito, y con ese ámbito se revoca ese y no otro.', async () => {
    const aparte = await Servidor.abrir();
    try {
      const dia = { fecha: '2027-05-05', norma: 'DS 1-2027', publicada: '2027-02-01', motivo: 'Aniversario' };
      for (const ambito of ['provincia:Lima', 'provincia:Cusco'])
        await aparte.bien(201, aparte.post('/api/calendario/inhabiles', { ...dia, ambito }));
      // A decree on a holiday: the day is told by its law, and it is no decree one could revoke there.
      const navidad = { ...dia, fecha: '2027-12-25', ambito: 'nacional' };
      await aparte.bien(201, aparte.post('/api/calendario/inhabiles', navidad));
      const dias = async (ambito: string) =>
        new Map(
          (await aparte.elementos(`/api/calendario/2027?ambito=${ambito}`)).map((d: Json) => [d.fecha, d]),
        );
      const enLima = await dias('provincia:Lima');
      expect(enLima.get('2027-05-05')).toEqual({
        fecha: dia.fecha,
        motivo: dia.motivo,
        norma: dia.norma,
        clase: 'declarado',
        ambito: 'provincia:Lima',
      });
      for (const fecha of ['2027-12-25', '2027-07-28'])
        expect(enLima.get(fecha)).toMatchObject({ clase: 'feriado', ambito: 'nacional' });
      expect((await dias('nacional')).has('2027-05-05')).toBe(false);
      const { norma, ambito } = enLima.get('2027-05-05') as { norma: string; ambito: string };
      const consulta = new URLSearchParams({ norma, ambito, motivo: 'Se dejó sin efecto.' });
      await aparte.bien(200, aparte.pedir('DELETE', `/api/calendario/inhabiles/2027-05-05?${consulta}`));
      expect((await dias('provincia:Lima')).has('2027-05-05')).toBe(false);
      expect((await dias('provincia:Cusco')).get('2027-05-05')).toMatchObject({ ambito: 'provincia:Cusco' });
    } finally {
      await aparte.cerrar();
    }
  });

  test.each([2008, 2031, 9999])('Un año no revisado, como %i, se dice y no se adivina.', async (n) => {
    const r = await s.get(`/api/calendario/${n}`);
    expect(r.estado).toBe(422);
    expect(r.cuerpo.codigo).toBe('CALENDARIO_SIN_ANIO');
    expect(r.cuerpo.detail).toContain(String(n));
  });

  test.each(['abc', '20x7', '2027.5', '-2027', '%20'])('«%s» no es un año: 404 o 422.', async (n) => {
    expect([404, 422]).toContain((await s.get(`/api/calendario/${n}`)).estado);
  });

  test.each(['region:Narnia', 'provincia:', 'distrito:Ate', 'nacional:Lima', ''])(
    'El ámbito «%s» no existe: 422.',
    async (ambito) => {
      expect((await s.get(`/api/calendario/2027?ambito=${encodeURIComponent(ambito)}`)).estado).toBe(422);
    },
  );
});

describe('El cómputo de días hábiles', () => {
  test('Muestra la cuenta día por día: número los hábiles, motivo y norma los demás.', async () => {
    const r = await computo('desde=2027-03-23&dias=3');
    expect(r.estado).toBe(200);
    expect(r.cuerpo).toMatchObject({ desde: '2027-03-23', dias: 3, vence: '2027-03-30' });
    expect(r.cuerpo.cuenta.map((c: Json) => [c.fecha, c.habil, c.numero])).toEqual([
      ['2027-03-24', true, 1],
      ['2027-03-25', false, null],
      ['2027-03-26', false, null],
      ['2027-03-27', false, null],
      ['2027-03-28', false, null],
      ['2027-03-29', true, 2],
      ['2027-03-30', true, 3],
    ]);
    for (const c of r.cuerpo.cuenta) {
      if (c.habil) expect([c.motivo, c.norma]).toEqual([null, null]);
      else expect([c.motivo, c.norma].every((t) => typeof t === 'string' && t.length > 3)).toBe(true);
    }
    expect(r.cuerpo.cuenta[1].motivo).toMatch(/Jueves Santo/i);
  });

  test('Sin ámbito cuenta con el nacional y el de Lima; con otro, con el suyo.', async () => {
    const vence = async (ambito?: string) =>
      (await computo(`desde=2024-11-13&dias=1${ambito ? `&ambito=${ambito}` : ''}`)).cuerpo.vence;
    expect(await vence()).toBe('2024-11-18');
    expect(await vence('provincia:Callao')).toBe('2024-11-18');
    expect(await vence('provincia:Huaral')).toBe('2024-11-18');
    expect(await vence('provincia:Cusco')).toBe('2024-11-14');
    expect(await vence('nacional')).toBe('2024-11-14');
  });

  test('Cero días es el mismo día; más allá de los años revisados es 422 y no una cuenta inventada.', async () => {
    expect((await computo('desde=2027-02-01&dias=0')).cuerpo).toMatchObject({
      vence: '2027-02-01',
      cuenta: [],
    });
    const r = await computo('desde=2030-12-20&dias=30');
    expect(r.estado).toBe(422);
    expect(r.cuerpo.codigo).toBe('CALENDARIO_SIN_ANIO');
  });

  test.each([
    'dias=3',
    'desde=2027-02-01',
    'desde=2027-02-30&dias=1',
    'desde=1900-01-01&dias=1',
    'desde=9999-12-31&dias=1',
    'desde=2027-02-01&dias=-1',
    'desde=2027-02-01&dias=1.5',
    'desde=2027-02-01&dias=NaN',
    'desde=2027-02-01&dias=99999999999999999999',
    'desde=2027-02-01&dias=1&dias=2',
    'desde=2027-02-01&dias=1&mas=1',
  ])('Rechaza con 422: %s.', async (consulta) => {
    expect((await computo(consulta)).estado).toBe(422);
  });
});

describe('Un año que nadie ha revisado', () => {
  test('Presentar cuando los plazos pasarían del último año revisado se rechaza entero.', async () => {
    const t = await Servidor.abrir({ RELOJ_INICIO: '2030-12-20T15:00:00.000Z' });
    try {
      const r = await t.post('/api/solicitudes', solicitudCompleta());
      expect(r.estado).toBe(422);
      expect(r.cuerpo.codigo).toBe('CALENDARIO_SIN_ANIO');
      expect(await t.elementos('/api/solicitudes')).toEqual([]);
      expect((await t.presentar({ sustentoEstrategico: '' })).numero).toBe('AT-2030-000001');
    } finally {
      await t.cerrar();
    }
  });

  test('Un vencimiento cuya consecuencia caería en ese año queda para una persona y no detiene a los demás.', async () => {
    const { archivo, borrar } = carpetaTemporal();
    const p = await Proceso.abrir(archivo, { RELOJ_INICIO: '2030-12-02T15:00:00.000Z' });
    try {
      // Its continuity term would end in January 2031: the calendar refuses to count it.
      const atascado = await casoEnEspera(p, 10);
      await p.reloj('2030-12-03T15:00:00.000Z');
      const sano = await p.presentar();
      const avance = fetch(`${p.url}/api/reloj`, {
        method: 'POST',
        headers: { authorization: `Bearer ${p.admin}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ahora: '2030-12-27T15:00:00.000Z' }),
        signal: AbortSignal.timeout(10_000),
      });
      expect((await avance).status).toBe(200);
      expect((await p.caso(sano.id)).plazos.map((z: Json) => z.estado)).toEqual([
        'vencido',
        'vencido',
        'vencido',
      ]);
      const incidencias = await p.elementos('/api/incidencias');
      expect(incidencias.map((i) => i.caso)).toContain(atascado);
    } finally {
      await p.matar();
      borrar();
    }
  });
});
