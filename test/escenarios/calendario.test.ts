import { describe, expect } from 'vitest';
import { cambiarCalendario, type Hecho, verCambio } from '../../src/engine/calendario-cambio.js';
import {
  type Escenario,
  escenario,
  HASTA_REUNION,
  informada,
  lima,
  MEDIANOCHE,
  programada,
  requerida,
} from './apoyo.js';

const REQUERIDO = [...HASTA_REUNION, 'REQUERIMIENTO'];
const dia = (fecha: string, resto: Partial<Hecho> = {}): Hecho => ({
  tipo: 'declara',
  fecha,
  norma: 'DS 001-2027-PCM',
  publicada: '2027-01-30',
  ambito: 'nacional',
  motivo: 'Día de prueba',
  ...resto,
});

async function declarar(e: Escenario, hecho: Hecho) {
  const movimiento = await cambiarCalendario(e.door, hecho, 'coordinador');
  await e.reiniciar();
  return movimiento;
}

describe('declaring a day', () => {
  escenario("D-CALENDARIO: the entity's term moves, with one entry of history and a notice", async (e) => {
    await requerida(e);
    const { total, plazosMovidos, yaVencidos, siguiente } = await declarar(e, dia('2027-02-16'));
    const movido = {
      caso: e.id,
      numero: 'AT-2027-000001',
      regla: 'AT-8.2.1.B-3',
      antes: '2027-02-18',
      despues: '2027-02-19',
    };
    expect({ total, plazosMovidos, yaVencidos, siguiente }).toEqual({
      total: 1,
      plazosMovidos: [movido],
      yaVencidos: [],
      siguiente: null,
    });
    const [antes, despues] = (await e.caso()).estado.plazos.filter((p) => p.regla === 'AT-8.2.1.B-3');
    expect(antes).toMatchObject({ estado: 'reemplazado', vence: '2027-02-18' });
    expect(antes?.motivo).toBe('Día declarado inhábil: 2027-02-16, DS 001-2027-PCM.');
    expect(despues).toMatchObject({
      estado: 'corriendo',
      vence: '2027-02-19',
      dias: 5,
      desde: '2027-02-11',
      reemplaza: antes?.n,
    });
    const fila = await e.evento('CALENDARIO_CAMBIADO');
    expect(fila).toMatchObject({ actor: 'coordinador', regla: 'D-CALENDARIO', ocurrido: lima('2027-02-11') });
    expect(await e.hasta(lima('2027-02-19', '23:59:59.999'))).toBe(0);
    expect(await e.hasta(lima('2027-02-20', MEDIANOCHE))).toBe(1);
    return [...REQUERIDO, 'PLAZO_MOVIDO', 'CONTINUIDAD:pendiente'];
  });

  escenario("D-CALENDARIO: the office's terms move without a notice, all in one entry", async (e) => {
    await e.presentar();
    const { total } = await declarar(e, dia('2027-02-03'));
    expect(total).toBe(3);
    expect(await e.plazos()).toEqual([
      'AMB-A4 2027-02-04 reemplazado',
      'AT-8.2.1.A-1 2027-02-08 reemplazado',
      'AT-8.2.1.A-2 2027-02-15 reemplazado',
      'AMB-A4 2027-02-05 corriendo',
      'AT-8.2.1.A-1 2027-02-09 corriendo',
      'AT-8.2.1.A-2 2027-02-16 corriendo',
    ]);
    expect(await e.tipos()).toEqual(['PRESENTAR', 'CALENDARIO_CAMBIADO']);
    return [];
  });

  escenario(
    'D-CALENDARIO: only the terms the day falls in move, its last day included and its first excluded',
    async (e) => {
      await e.presentar();
      expect((await declarar(e, dia('2027-02-01'))).total).toBe(0);
      expect((await declarar(e, dia('2027-02-16'))).total).toBe(0);
      expect((await declarar(e, dia('2027-02-15'))).total).toBe(1);
      expect((await declarar(e, dia('2027-02-06'))).total).toBe(0);
      expect((await e.plazos()).at(-1)).toBe('AT-8.2.1.A-2 2027-02-17 corriendo');
      expect(await e.tipos()).toEqual(['PRESENTAR', 'CALENDARIO_CAMBIADO']);
      return [];
    },
  );

  escenario('D-CALENDARIO: on its last day, declared the same day, a term moves', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-18', '23:59:59.999'));
    expect((await declarar(e, dia('2027-02-18'))).total).toBe(1);
    expect((await e.plazo('AT-8.2.1.B-3')).vence).toBe('2027-02-19');
    return [...REQUERIDO, 'PLAZO_MOVIDO'];
  });

  escenario('D-CALENDARIO: an expired term is listed for a person and never undone', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-02-19'));
    const { total, yaVencidos } = await declarar(e, dia('2027-02-18'));
    expect(total).toBe(0);
    expect(yaVencidos).toEqual([
      {
        caso: e.id,
        numero: 'AT-2027-000001',
        regla: 'AT-8.2.1.B-3',
        antes: '2027-02-18',
        despues: '2027-02-19',
      },
    ]);
    expect((await e.plazo('AT-8.2.1.B-3')).estado).toBe('vencido');
    expect((await declarar(e, dia('2027-02-11'))).yaVencidos).toEqual([]);
    return [...REQUERIDO, 'CONTINUIDAD'];
  });

  escenario(
    "D-CALENDARIO: a day of the entity's region moves its term and not those of the office",
    async (e) => {
      await requerida(
        e,
        5,
        { consultas: 'requieren_analisis' },
        { entidad: { nombre: 'Entidad', provincia: 'Cusco' } },
      );
      expect(
        (await declarar(e, dia('2027-02-16', { ambito: 'region:Lima' }))).plazosMovidos.map((p) => p.regla),
      ).toEqual(['AMB-A6-respuesta']);
      expect(
        (await declarar(e, dia('2027-02-16', { ambito: 'provincia:Cusco' }))).plazosMovidos.map(
          (p) => p.regla,
        ),
      ).toEqual(['AT-8.2.1.B-3']);
      expect((await e.plazo('AT-8.2.1.B-3')).vence).toBe('2027-02-19');
      expect((await e.plazo('AMB-A6-respuesta', 'consultas')).vence).toBe('2027-02-22');
      return [...REQUERIDO, 'PLAZO_MOVIDO'];
    },
  );

  escenario(
    'D-CALENDARIO: an agreed date (AMB-A20) does not move, and A17 only when its last day is off',
    async (e) => {
      await informada(e);
      expect((await declarar(e, dia('2027-05-05'))).total).toBe(0);
      expect((await declarar(e, dia('2027-08-11'))).total).toBe(1);
      expect(await e.plazo('AMB-A17')).toMatchObject({ vence: '2027-08-12', dias: 180 });
      return [...HASTA_REUNION, 'INFORME', 'INVITACION_EXPOSICION'];
    },
  );

  escenario('AMB-A20: the date agreed with the entity stands although it becomes a day off', async (e) => {
    await programada(e);
    const fecha = lima('2027-02-22', '15:00:00');
    await e.acto('REPROGRAMAR_REUNION', {
      fecha,
      modalidad: 'virtual',
      lugar: 'Sala',
      motivo: 'x',
      aPedidoDeLaEntidad: true,
    });
    const { plazosMovidos } = await declarar(e, dia('2027-02-22'));
    expect(plazosMovidos.map((p) => p.regla)).toEqual([]);
    expect((await e.plazo('AMB-A20')).vence).toBe('2027-02-22');
    return ['CITACION', 'REPROGRAMACION AMB-A20'];
  });

  escenario('D-CALENDARIO: showing first what moves writes nothing', async (e) => {
    await requerida(e);
    const { total, plazosMovidos } = await verCambio(e.door, dia('2027-02-16'));
    expect([total, plazosMovidos[0]?.despues]).toEqual([1, '2027-02-19']);
    await e.reiniciar();
    expect((await e.plazo('AT-8.2.1.B-3')).vence).toBe('2027-02-18');
    expect((await e.sistema.store.normas()).inhabiles.some((i) => i.fecha === '2027-02-16')).toBe(false);
    return REQUERIDO;
  });

  escenario('D-CALENDARIO: revoking the day moves the term back', async (e) => {
    await requerida(e);
    await declarar(e, dia('2027-02-16'));
    const { total } = await declarar(e, dia('2027-02-16', { tipo: 'revoca' }));
    expect(total).toBe(1);
    expect(await e.plazo('AT-8.2.1.B-3')).toMatchObject({ vence: '2027-02-18', estado: 'corriendo' });
    expect((await e.plazo('AT-8.2.1.B-3')).motivo).toBe(
      'Revocación de día inhábil: 2027-02-16, DS 001-2027-PCM.',
    );
    return [...REQUERIDO, 'PLAZO_MOVIDO', 'PLAZO_MOVIDO'];
  });

  escenario('D-CALENDARIO: every live case it touches moves in one transaction, and no other', async (e) => {
    const otro = await e.presentar();
    const tercero = await e.presentar({ objeto: null });
    await e.presentar();
    const { total, version } = await declarar(e, dia('2027-02-08'));
    expect(total).toBe(4);
    for (const id of [otro.id, e.id]) {
      const historia = await e.sistema.store.historia(id);
      expect(historia.map((f) => f.tipo)).toEqual(['PRESENTAR', 'CALENDARIO_CAMBIADO']);
      expect(historia[1]?.calendario).toBe(version);
    }
    expect(await e.sistema.store.historia(tercero.id)).toHaveLength(1);
    return [];
  });

  escenario('D-CALENDARIO: what is armed afterwards counts with the new day', async (e) => {
    await programada(e);
    await declarar(e, dia('2027-02-11'));
    expect((await e.plazo('AMB-A6-resultado')).vence).toBe('2027-02-12');
    const nuevo = await e.presentar();
    expect(nuevo.estado.plazos.map((p) => p.vence)).toEqual(['2027-02-08', '2027-02-10', '2027-02-18']);
    return [];
  });

  escenario(
    'AT-8.2.1.B-4: if the Monday of the continuity mail is declared off, it leaves on Tuesday',
    async (e) => {
      await requerida(e, 6);
      await e.hasta(lima('2027-02-21'));
      await declarar(e, dia('2027-02-22'));
      await e.hasta(lima('2027-02-24'));
      expect((await e.aviso('CONTINUIDAD')).enviado).toBe(lima('2027-02-23', MEDIANOCHE));
      expect(await e.plazo('AT-8.2.1.B-5')).toMatchObject({ desde: '2027-02-23', vence: '2027-03-09' });
      return [...REQUERIDO, 'CONTINUIDAD'];
    },
  );
});
