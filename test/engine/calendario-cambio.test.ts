import { describe, expect, test, vi } from 'vitest';
import { cambiarCalendario, verCambio } from '../../src/engine/calendario-cambio.js';
import type * as Decide from '../../src/engine/decide.js';
import { Escenario, escenario, lima, MEDIANOCHE } from '../escenarios/apoyo.js';

const sabotaje = { activo: false };
vi.mock('../../src/engine/decide.js', async (original) => {
  const real = await original<typeof Decide>();
  return {
    ...real,
    decidir: (...args: Parameters<typeof real.decidir>) =>
      sabotaje.activo && args[2].tipo === 'CALENDARIO_CAMBIADO'
        ? { ok: false, codigo: 'EVENTO_NO_PERMITIDO', regla: 'AMB-D1', detalle: 'No.' }
        : real.decidir(...args),
  };
});

const DIA = {
  tipo: 'declara',
  fecha: '2027-02-03',
  norma: 'DS 001-2027-PCM',
  publicada: null,
  ambito: 'nacional',
  motivo: 'Día de prueba',
} as const;

describe('D-CALENDARIO: many cases', () => {
  escenario('the first two hundred moves are shown, whole cases only, and from where to go on', async (e) => {
    const casos = await Promise.all(Array.from({ length: 80 }, () => e.sistema.presentar()));
    const ids = casos.map((c) => c.id).sort();
    e.id = ids[0] ?? '';
    const primera = await verCambio(e.door, DIA);
    expect(primera.total).toBe(240);
    expect(primera.plazosMovidos.map((p) => p.caso)).toEqual(ids.slice(0, 66).flatMap((id) => [id, id, id]));
    expect(primera.siguiente).toBe(ids[65]);
    const segunda = await verCambio(e.door, DIA, primera.siguiente ?? '');
    expect(segunda.plazosMovidos.map((p) => p.caso)).toEqual(ids.slice(66).flatMap((id) => [id, id, id]));
    expect(segunda.siguiente).toBeNull();
    expect((await cambiarCalendario(e.door, DIA, 'coordinador')).total).toBe(240);
    const filas = await e.sistema.store.plazos({ estado: 'corriendo', hasta: '2027-02-05', limite: 500 });
    expect(filas).toHaveLength(80);
    expect(new Set(filas.map((p) => p.vence))).toEqual(new Set(['2027-02-05']));
    return [];
  });
});

describe('D-CALENDARIO: time', () => {
  escenario('the change is dated no earlier than the last act of the case', async (e) => {
    await e.presentar();
    const atras = { simulado: false, ahora: () => lima('2027-01-31') };
    Object.defineProperty(e.door, 'reloj', { value: atras });
    await cambiarCalendario(e.door, DIA, 'coordinador');
    expect(await e.evento('CALENDARIO_CAMBIADO')).toMatchObject({ ocurrido: lima('2027-02-01') });
    return [];
  });

  escenario(
    'revoking a day that had kept a term alive makes it expire at once, dated no earlier than the change',
    async (e) => {
      await e.presentar();
      await cambiarCalendario(e.door, { ...DIA, fecha: '2027-02-04' }, 'coordinador');
      await e.hasta(lima('2027-02-05', '12:00:00'));
      expect((await e.plazo('AMB-A4')).vence).toBe('2027-02-05');
      await cambiarCalendario(e.door, { ...DIA, fecha: '2027-02-04', tipo: 'revoca' }, 'coordinador');
      expect((await e.plazo('AMB-A4')).vence).toBe('2027-02-04');
      await e.hasta(lima('2027-02-05', '12:00:00'));
      const ultima = (await e.historia()).at(-1);
      expect(ultima).toMatchObject({ tipo: 'VENCIO_PLAZO', ocurrido: lima('2027-02-05', '12:00:00') });
      expect(JSON.parse(ultima?.datos ?? '')).toMatchObject({ vencio: '2027-02-04' });
      return [];
    },
  );
});

test('D9: a change some case cannot take is not made at all', async () => {
  const e = new Escenario(lima('2027-02-01', MEDIANOCHE));
  try {
    await e.presentar();
    const { version } = await e.sistema.store.calendario();
    sabotaje.activo = true;
    await expect(cambiarCalendario(e.door, DIA, 'coordinador')).rejects.toThrow(
      'no admitió el cambio de calendario',
    );
    sabotaje.activo = false;
    await e.reiniciar();
    expect((await e.sistema.store.calendario()).version).toBe(version);
    expect((await e.plazo('AMB-A4')).vence).toBe('2027-02-04');
  } finally {
    sabotaje.activo = false;
    await e.sistema.cerrar();
  }
});
