import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { repetir } from '../../src/engine/inspeccion.js';
import { aplicarMigracion, type Ensayo, ensayarMigracion } from '../../src/engine/migrar.js';
import { estadoTras, normasDe, verificarTodo } from '../../src/engine/verificar.js';
import { Escenario, LUNES, lima, MEDIANOCHE, NADA, programada, REUNION } from '../escenarios/apoyo.js';
import { conDias, Programa, sin, sinPlazo, version } from './versiones.js';

const A1 = 'AT-8.2.1.A-1';
const MAS_DIAS = version(SOLICITUD, '1.1.0', conDias(A1, 7));
let programa: Programa;
let e: Escenario;
beforeEach(async () => {
  programa = new Programa([SOLICITUD]);
  e = await Escenario.abrir(lima(LUNES), { registro: programa });
});
afterEach(() => e.sistema.cerrar());

/** The program is updated while the system is down. */
async function actualizar(...defs: DefinicionDeMaquina[]): Promise<void> {
  programa.actualizar([SOLICITUD, ...defs]);
  await e.reiniciar();
}

async function ensayar(): Promise<Ensayo[]> {
  const ensayos: Ensayo[] = [];
  await ensayarMigracion(e.door, (uno) => ensayos.push(uno));
  return ensayos;
}

async function aplicar(): Promise<number> {
  const { cambiados } = await aplicarMigracion(e.door, () => undefined);
  await e.reiniciar();
  return cambiados;
}

async function verifica(): Promise<void> {
  const hallados: unknown[] = [];
  await verificarTodo(e.door, (caso, diferencias) => hallados.push({ caso, diferencias }));
  expect(hallados).toEqual([]);
}

describe('D7: migrar rehearses a new version on living cases', () => {
  test('a version that changes a running term tells it, and the rehearsal writes nothing', async () => {
    await e.presentar();
    await actualizar(MAS_DIAS);
    expect(await ensayar()).toEqual([
      {
        caso: e.id,
        numero: (await e.caso()).numero,
        de: 'solicitud@1.0.0',
        a: 'solicitud@1.1.0',
        rechazos: [],
        adaptados: [],
        diferencias: [
          {
            que: 'plazo',
            antes: `${A1} desde 2027-02-01 vence 2027-02-08`,
            despues: `${A1} desde 2027-02-01 vence 2027-02-10`,
          },
        ],
      },
    ]);
    expect(await e.tipos()).toEqual(['PRESENTAR']);
    expect((await e.caso()).maquina).toBe('solicitud@1.0.0');
  });

  test('an act the version no longer has, a state it never reached and what may be done then are told', async () => {
    await programada(e);
    await actualizar(version(SOLICITUD, '1.1.0', sin('PROGRAMAR_REUNION')));
    const [ensayo] = await ensayar();
    expect(ensayo?.rechazos.map((r) => [r.secuencia, r.tipo])).toEqual([[2, 'PROGRAMAR_REUNION']]);
    await actualizar(version(SOLICITUD, '1.1.0', sin('DERIVAR')));
    expect((await ensayar())[0]?.diferencias).toEqual([
      {
        que: 'actos',
        antes: expect.stringContaining('DERIVAR'),
        despues: expect.not.stringContaining('DERIVAR'),
      },
    ]);
  });

  test('a case nobody can read is told as a refusal and does not hide the others', async () => {
    await e.presentar();
    const ilegible = await e.presentar();
    await actualizar(version(SOLICITUD, '1.1.0'));
    const { store } = e.sistema;
    const { ensayar: como } = store;
    store.ensayar = (trabajo) =>
      trabajo.caso === ilegible.id ? Promise.reject(new Error('No se lee.')) : como(trabajo);
    const ensayos = await ensayar();
    expect(ensayos).toHaveLength(2);
    for (const { caso, rechazos } of ensayos)
      expect(rechazos.map((r) => r.detalle)).toEqual(caso === ilegible.id ? ['No se lee.'] : []);
  });

  test('with nothing newer there is nothing to do', async () => {
    await e.presentar();
    expect(await ensayar()).toEqual([]);
    expect(await aplicar()).toBe(0);
  });
});

describe('D7: migrar takes living cases to the new version', () => {
  test('D4: the term that differs is superseded, the equal ones stay, and nothing is notified again', async () => {
    await programada(e);
    await actualizar(version(SOLICITUD, '1.1.0', conDias('AT-8.2.1.A-2', 12)));
    const antes = await e.caso();
    const avisos = await e.avisos();
    expect(await aplicar()).toBe(1);
    const caso = await e.caso();
    expect(caso.maquina).toBe('solicitud@1.1.0');
    expect(caso.situacion).toBe(antes.situacion);
    expect(caso.datos).toEqual(antes.datos);
    expect(await e.avisos()).toEqual(avisos);
    expect(await e.plazos()).toEqual([
      'AMB-A4 2027-02-04 cumplido',
      `${A1} 2027-02-08 cumplido`,
      'AT-8.2.1.A-2 2027-02-15 reemplazado',
      'AMB-A6-resultado 2027-02-11 corriendo',
      'AT-8.2.1.A-2 2027-02-17 corriendo',
    ]);
    expect((await e.plazo('AT-8.2.1.A-2')).reemplaza).toBe(3);
    const ultima = (await e.historia()).at(-1);
    expect([ultima?.tipo, ultima?.maquina, ultima?.regla, ultima?.actor]).toEqual([
      'MAQUINA_CAMBIADA',
      'solicitud@1.1.0',
      'D-MAQUINA',
      'sistema',
    ]);
    await verifica();
    // It lives on under the new version: acts, expiries and replay.
    await e.hasta(lima('2027-02-10', '16:00:00.000'));
    await e.acto('REGISTRAR_REUNION', NADA);
    expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('cumplido');
    await verifica();
    expect(await aplicar()).toBe(0);
  });

  test('D4: a term the version does not have is closed for good', async () => {
    await programada(e);
    await actualizar(version(SOLICITUD, '1.1.0', sinPlazo('AMB-A6-resultado')));
    expect((await ensayar())[0]?.diferencias).toEqual([
      { que: 'plazo', antes: 'AMB-A6-resultado desde 2027-02-10 vence 2027-02-11', despues: '' },
    ]);
    expect(await aplicar()).toBe(1);
    expect((await e.plazo('AMB-A6-resultado')).estado).toBe('anulado');
    await verifica();
  });

  test('an act that needs a term the version does not have is a refusal, not a crash', async () => {
    await programada(e);
    await e.hasta(lima('2027-02-10', '16:00:00.000'));
    await e.acto('REGISTRAR_REUNION', { ...NADA, revisionDocumental: true });
    await e.acto('REQUERIR_DOCUMENTACION', { detalle: 'Bases.', plazoDias: 3 });
    await e.acto('PRORROGAR_ENTREGA', { dias: 2, motivo: 'Pedido de la entidad.' });
    await actualizar(version(SOLICITUD, '1.1.0', sinPlazo('AT-8.2.1.B-3')));
    const [ensayo] = await ensayar();
    expect(ensayo?.rechazos.map((r) => r.tipo)).toEqual(['PRORROGAR_ENTREGA']);
    expect(await aplicar()).toBe(0);
  });

  test('D2: what was due falls due first, under the version it was due under', async () => {
    await e.presentar();
    await actualizar(version(SOLICITUD, '1.1.0'));
    e.sistema.reloj.mover(lima('2027-02-09'));
    expect(await aplicar()).toBe(1);
    const filas = (await e.historia()).map((f) => [f.tipo, f.maquina]);
    expect(filas.at(-1)).toEqual(['MAQUINA_CAMBIADA', 'solicitud@1.1.0']);
    expect(
      filas
        .slice(1, -1)
        .every(([tipo, maquina]) => /^VENCIO/.test(tipo ?? '') && maquina === 'solicitud@1.0.0'),
    ).toBe(true);
    expect((await e.plazo(A1)).estado).toBe('vencido');
    await verifica();
  });

  test('an expiry the version would have later is refused and the case stays; a named adapter lets it through', async () => {
    await e.presentar();
    await e.hasta(lima('2027-02-09', MEDIANOCHE));
    expect((await e.plazo(A1)).estado).toBe('vencido');
    await actualizar(MAS_DIAS);
    const [ensayo] = await ensayar();
    expect(ensayo?.rechazos.map((r) => r.tipo)).toEqual([expect.stringMatching(/^VENCIO_/)]);
    expect(await aplicar()).toBe(0);
    expect((await e.caso()).maquina).toBe('solicitud@1.0.0');
    await verifica();
    const tipo = ensayo?.rechazos[0]?.tipo ?? '';
    const vencidoAntes = { tipo, motivo: 'Venció con los días de antes.', adaptar: () => null };
    await actualizar({ ...MAS_DIAS, adaptadores: { vencidoAntes } });
    const [otro] = await ensayar();
    expect(otro?.adaptados).toEqual([
      { secuencia: ensayo?.rechazos[0]?.secuencia, adaptador: 'vencidoAntes' },
    ]);
    expect(otro?.diferencias).toContainEqual({
      que: 'plazo',
      antes: '',
      despues: `${A1} desde 2027-02-01 vence 2027-02-10`,
    });
    expect(await aplicar()).toBe(1);
    expect((await e.plazo(A1)).estado).toBe('corriendo');
    await verifica();
  });

  test('an adapter may say an event as another act; one that is refused too is a refusal', async () => {
    await e.presentar();
    await e.acto('DERIVAR', { organo: 'Órgano', materia: 'M' });
    const otra = version(SOLICITUD, '1.1.0', sin('DERIVAR'));
    const como = (visto: string) => ({
      deriva: {
        tipo: 'DERIVAR',
        motivo: 'Ahora es otro acto.',
        adaptar: () => ({ tipo: visto, datos: { fecha: '2027-02-01', lugar: 'L', notas: 'N' } }),
      },
    });
    await actualizar({ ...otra, adaptadores: como('NO_EXISTE') });
    expect((await ensayar())[0]?.rechazos.map((r) => r.tipo)).toEqual(['DERIVAR']);
    await actualizar({ ...otra, adaptadores: como('REGISTRAR_VISITA') });
    expect((await ensayar())[0]?.adaptados).toEqual([{ secuencia: 2, adaptador: 'deriva' }]);
    expect(await aplicar()).toBe(1);
    expect((await e.historia()).map((f) => f.tipo)).toEqual(['PRESENTAR', 'DERIVAR', 'MAQUINA_CAMBIADA']);
    await verifica();
  });

  test('a case that ended keeps the version it ended with', async () => {
    await e.presentar();
    await e.acto('DESISTIR', { motivo: 'Ya no hace falta.' });
    await actualizar(MAS_DIAS);
    expect(await ensayar()).toEqual([]);
    expect(await aplicar()).toBe(0);
    expect((await e.caso()).maquina).toBe('solicitud@1.0.0');
  });

  test('two versions one after the other: each event is repeated with its own, and the past shows with its own', async () => {
    await e.presentar();
    await actualizar(MAS_DIAS);
    await aplicar();
    await e.acto('PROGRAMAR_REUNION', REUNION);
    await actualizar(MAS_DIAS, version(SOLICITUD, '1.2.0', conDias('AT-8.2.1.A-2', 15)));
    await aplicar();
    expect((await e.historia()).map((f) => f.maquina.split('@')[1])).toEqual([
      '1.0.0',
      '1.1.0',
      '1.1.0',
      '1.2.0',
    ]);
    await verifica();
    const caso = await e.caso();
    const historia = await e.historia();
    const tras = await estadoTras(e.door, caso, historia.slice(0, 1));
    expect(tras.plazos.find((p) => p.regla === A1)?.dias).toBe(5);
    const def = programa.porClave(caso.maquina);
    const pasos = [...repetir(def, caso, historia, await normasDe(e.door))].map(({ paso }) => paso);
    expect(pasos.map((p) => [p.maquina, p.titulo, p.fallo])).toEqual([
      ['solicitud@1.0.0', expect.any(String), undefined],
      ['solicitud@1.1.0', 'Pasó a otra versión de su máquina', undefined],
      ['solicitud@1.1.0', expect.any(String), undefined],
      ['solicitud@1.2.0', 'Pasó a otra versión de su máquina', undefined],
    ]);
  });

  test('D-RECTIFICAR: after the change the expiries of the version before are not rectified', async () => {
    await programada(e);
    await e.hasta(lima('2027-02-10', '16:00:00.000'));
    await e.acto('REGISTRAR_REUNION', { ...NADA, revisionDocumental: true });
    await e.acto('REQUERIR_DOCUMENTACION', { detalle: 'Bases.', plazoDias: 3 });
    await e.hasta(lima('2027-02-16'));
    await actualizar(version(SOLICITUD, '1.1.0'));
    await aplicar();
    const rechazo = await e.niega('RECTIFICAR_VENCIMIENTO', {
      acto: {
        tipo: 'RECIBIR_DOCUMENTACION',
        datos: { recibida: '2027-02-12', detalle: 'Completo.', completa: true },
      },
      cargo: 'Cargo 1',
    });
    expect(rechazo.regla).toBe('D-RECTIFICAR');
    expect(rechazo.detalle).toContain('Después del vencimiento');
    await verifica();
  });

  test('D-RECTIFICAR: a history with a rectification folds whole in a version that numbers its terms otherwise', async () => {
    await programada(e);
    await e.hasta(lima('2027-02-10', '16:00:00.000'));
    await e.acto('REGISTRAR_REUNION', { ...NADA, revisionDocumental: true });
    await e.acto('REQUERIR_DOCUMENTACION', { detalle: 'Bases.', plazoDias: 3 });
    await e.hasta(lima('2027-02-16'));
    await e.acto('RECTIFICAR_VENCIMIENTO', {
      acto: {
        tipo: 'RECIBIR_DOCUMENTACION',
        datos: { recibida: '2027-02-12', detalle: 'Completo.', completa: true },
      },
      cargo: 'Cargo 1',
    });
    // One term less at the birth: all the others take the number before.
    await actualizar(version(SOLICITUD, '1.1.0', sinPlazo('AMB-A4')));
    const [ensayo] = await ensayar();
    expect(ensayo?.rechazos).toEqual([]);
    expect(await aplicar()).toBe(1);
    await verifica();
  });
});
