import { describe, expect } from 'vitest';
import { cambiarCalendario, HechoRepetido, verCambio } from '../../src/engine/calendario-cambio.js';
import { escenario, lima } from '../escenarios/apoyo.js';

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

describe('D-CALENDARIO: a preview is only a preview', () => {
  escenario('looking at one day and declaring another moves the terms by the declared one', async (e) => {
    await e.presentar();
    const otro = { ...DIA, fecha: '2027-02-04', norma: 'DS 002-2027-PCM', ambito: 'region:Cusco' };
    expect((await verCambio(e.door, DIA)).total).toBe(3);
    expect((await cambiarCalendario(e.door, otro, 'coordinador')).total).toBe(0);
    expect((await verCambio(e.door, DIA)).total).toBe(3);
    expect((await e.plazo('AMB-A4')).vence).toBe('2027-02-04');
    expect((await cambiarCalendario(e.door, { ...DIA, fecha: '2027-02-08' }, 'coordinador')).total).toBe(2);
    expect((await e.plazo('AMB-A4')).vence).toBe('2027-02-04');
    return [];
  });
});

describe('D-CALENDARIO: a fact that is no news', () => {
  escenario('a day already declared, or no longer declared, is refused inside the transaction', async (e) => {
    await e.presentar();
    const revoca = { ...DIA, tipo: 'revoca' } as const;
    await expect(cambiarCalendario(e.door, revoca, 'c')).rejects.toBeInstanceOf(HechoRepetido);
    await cambiarCalendario(e.door, DIA, 'c');
    await expect(cambiarCalendario(e.door, DIA, 'c')).rejects.toBeInstanceOf(HechoRepetido);
    expect((await cambiarCalendario(e.door, revoca, 'c')).total).toBe(3);
    await expect(cambiarCalendario(e.door, revoca, 'c')).rejects.toThrow('ya no está declarado');
    return [];
  });
});
