import { describe, expect, test } from 'vitest';
import { crearRegistro, REGISTRO } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { Door } from '../../src/engine/door.js';
import { CasoIlegible, congelar, descongelar } from '../../src/engine/paso.js';
import { esRectificable } from '../../src/engine/rectificar.js';
import type { Confirmado } from '../../src/engine/respuesta.js';
import { leerActo } from '../../src/engine/validar.js';
import { asunto, PLANTILLAS } from '../../src/notify/asuntos.js';
import { hecho, solicitudCompleta } from '../apoyo/sistema.js';
import { escenario, lima, MEDIANOCHE, programada, REUNION, requerida } from '../escenarios/apoyo.js';
import { EnMemoria } from './puro.js';

const RECLAMO = { usuario: 'u', ruta: 'POST /api/solicitudes', clave: 'k', cuerpo: 'c' };
const DATOS = leerActo(SOLICITUD, 'PRESENTAR', SOLICITUD.eventos['PRESENTAR'] as never, solicitudCompleta());
const REQUERIDO = ['CITACION', 'RESULTADO_REUNION', 'REQUERIMIENTO'];

describe('promise 1: nothing happens twice', () => {
  escenario('a birth repeated with its key is answered with the first case', async (e) => {
    const primera = await e.door.presentar(SOLICITUD, DATOS, 'u', { reclamo: RECLAMO });
    e.id = hecho(primera).id;
    await e.reiniciar();
    expect(await e.door.presentar(SOLICITUD, DATOS, 'u', { reclamo: RECLAMO })).toEqual({
      tipo: 'repetida',
      desde: 1,
      caso: e.id,
      secuencia: 1,
      estado: 201,
    });
    expect(
      await e.door.presentar(SOLICITUD, DATOS, 'u', { reclamo: { ...RECLAMO, cuerpo: 'otro' } }),
    ).toEqual({ tipo: 'otro_cuerpo' });
    expect(await e.sistema.store.idsDeCasos('', 10)).toEqual([e.id]);
    return [];
  });

  escenario(
    'an act repeated with its key is answered with its sequence, and a refused one is decided afresh',
    async (e) => {
      await e.presentar();
      const citar = (clave: string) =>
        e.sistema.enviar(e.id, 'PROGRAMAR_REUNION', REUNION, { reclamo: { ...RECLAMO, clave } });
      const rechazar = () =>
        e.sistema.enviar(
          e.id,
          'REMITIR_RESPUESTA',
          { contenido: 'x' },
          { reclamo: { ...RECLAMO, clave: 'r' } },
        );
      expect((await rechazar()).tipo).toBe('rechazada');
      expect((await rechazar()).tipo).toBe('rechazada');
      expect((await citar('a')).tipo).toBe('hecho');
      expect(await citar('a')).toEqual({ tipo: 'repetida', caso: e.id, desde: 2, secuencia: 2, estado: 200 });
      expect((await citar('b')).tipo).toBe('rechazada');
      return ['CITACION'];
    },
  );

  escenario('the record of a notice repeated with its key is not recorded twice', async (e) => {
    await programada(e);
    const { id } = await e.aviso('CITACION');
    const registro = {
      caso: e.id,
      aviso: id,
      actor: 'u',
      fecha: '2027-02-03',
      resultado: 'rebotada',
      codigo: null,
    } as const;
    expect((await e.door.registrarAviso(registro, { reclamo: RECLAMO })).tipo).toBe('hecho');
    expect((await e.door.registrarAviso(registro, { reclamo: RECLAMO })).tipo).toBe('repetida');
    return ['CITACION:rebotada'];
  });
});

describe('conditions of a write', () => {
  escenario('a stale sequence is told, but what was due has fired', async (e) => {
    await e.presentar();
    e.sistema.reloj.mover(lima('2027-02-05', MEDIANOCHE));
    const citar = (siSecuencia: number | null) =>
      e.sistema.enviar(e.id, 'PROGRAMAR_REUNION', REUNION, { siSecuencia });
    expect(await citar(1)).toMatchObject({ tipo: 'desactualizada', secuencia: 2 });
    expect((await e.plazo('AMB-A4')).estado).toBe('vencido');
    expect((await citar(2)).tipo).toBe('hecho');
    return ['CITACION'];
  });

  escenario('a null sequence is no condition', async (e) => {
    await e.presentar();
    expect((await e.sistema.enviar(e.id, 'PROGRAMAR_REUNION', REUNION, { siSecuencia: null })).tipo).toBe(
      'hecho',
    );
    return ['CITACION'];
  });

  escenario('a case that does not exist is told', async (e) => {
    await e.presentar();
    expect(await e.sistema.enviar('nadie', 'DESISTIR', { motivo: 'x' })).toEqual({ tipo: 'no_existe' });
    expect(await e.door.vencer(['nadie'], lima('2027-03-01'))).toBe(0);
    return [];
  });

  escenario('a simulated act shows what it would do and writes nothing', async (e) => {
    await e.presentar();
    const respuesta = await e.sistema.enviar(
      e.id,
      'DESISTIR',
      { motivo: 'x' },
      { simular: true, reclamo: RECLAMO },
    );
    expect(hecho(respuesta).situacion).toBe('desistida');
    expect(await e.tipos()).toEqual(['PRESENTAR']);
    expect(
      (
        await e.sistema.enviar(
          e.id,
          'RECHAZAR',
          { omisiones: [{ literal: 'a', dato: 'objeto' }], motivo: 'x' },
          { simular: true },
        )
      ).tipo,
    ).toBe('hecho');
    expect((await e.caso()).situacion).toBe('en_tramite');
    expect((await e.door.presentar(SOLICITUD, DATOS, 'u', { simular: true })).tipo).toBe('hecho');
    expect(await e.sistema.store.idsDeCasos('', 10)).toHaveLength(1);
    return [];
  });

  escenario('a refused birth writes nothing', async (e) => {
    await e.presentar();
    const imposible = { ...SOLICITUD, nacimiento: 'REMITIR_RESPUESTA' };
    const respuesta = await e.door.presentar(imposible, DATOS, 'u');
    expect(respuesta.tipo === 'rechazada' && respuesta.rechazo.codigo).toBe('EVENTO_NO_PERMITIDO');
    expect(await e.sistema.store.idsDeCasos('', 10)).toHaveLength(1);
    return [];
  });

  escenario('every commit is told to whoever listens, with ids only', async (e) => {
    const oidos: Confirmado[] = [];
    const { store, registro, reloj } = e.sistema;
    const puerta = new Door(store, registro, reloj, true, (h) => oidos.push(...h));
    e.id = hecho(await puerta.presentar(SOLICITUD, DATOS, 'u')).id;
    await puerta.actuar({ caso: e.id, tipo: 'REMITIR_RESPUESTA', datos: { contenido: 'x' }, actor: 'u' });
    await puerta.vencer([e.id], lima('2027-02-05', MEDIANOCHE));
    await puerta.vaciar();
    expect(oidos).toEqual([
      { caso: e.id, secuencia: 1, tipo: 'PRESENTAR' },
      { caso: e.id, secuencia: 2, tipo: 'VENCIO_PLAZO' },
    ]);
    return [];
  });

  escenario('D9: the environment of the present calendar is prepared once for each version', async (e) => {
    await e.presentar();
    const entorno = await e.door.entornoActual();
    expect(await e.door.entornoActual()).toBe(entorno);
    expect(entorno.versionCalendario).toBe((await e.sistema.store.normas()).version);
    expect(entorno.historia()).toEqual([]);
    expect(entorno.calendario('nacional').esHabil('2027-01-01')).toBe(false);
    return [];
  });
});

describe('assignment (AT-8.1.4.B-2)', () => {
  escenario(
    'a person is assigned while the case lives, in its history and without touching its state',
    async (e) => {
      await e.presentar();
      const antes = (await e.caso()).estado.snapshot.value;
      const caso = await e.acto('ASIGNADO', { responsable: 'ana' });
      expect(caso.responsable).toBe('ana');
      expect(caso.estado.snapshot.value).toEqual(antes);
      expect((await e.evento('ASIGNADO')).regla).toBe('AT-8.1.4.B-2');
      await e.acto('DESISTIR', { motivo: 'x' });
      expect(await e.niega('ASIGNADO', { responsable: 'luz' })).toMatchObject({
        codigo: 'EVENTO_NO_PERMITIDO',
      });
      expect((await e.caso()).responsable).toBe('ana');
      return ['DESISTIMIENTO'];
    },
  );
});

describe('notices on record (AMB-A8, AMB-A11, AMB-D2)', () => {
  const de = (r: Awaited<ReturnType<Door['registrarAviso']>>) =>
    r.tipo === 'rechazada' ? r.rechazo.detalle : r.tipo;

  escenario('what left outside the system is put on record once, with its code', async (e) => {
    await requerida(e);
    await e.hasta(lima('2027-03-08'));
    await e.registrado('ARCHIVO_POR_SILENCIO', 'registrada', '2027-03-08', 'OFICIO 12-2027');
    expect(await e.aviso('ARCHIVO_POR_SILENCIO')).toMatchObject({
      estado: 'registrada',
      codigo: 'OFICIO 12-2027',
      enviado: '2027-03-08',
    });
    expect(de(await e.registrar('ARCHIVO_POR_SILENCIO', 'registrada', '2027-03-08'))).toBe(
      'La notificación ya consta como «registrada» y no admite quedar «registrada».',
    );
    await e.registrado('ARCHIVO_POR_SILENCIO', 'rebotada', '2027-03-08');
    expect(await e.aviso('ARCHIVO_POR_SILENCIO')).toMatchObject({
      estado: 'rebotada',
      enviado: '2027-03-08',
    });
    expect(
      (await e.historia()).filter((f) => f.tipo === 'NOTIFICACION_REGISTRADA').map((f) => f.regla),
    ).toEqual(['AT-8.2.1.B-5', 'AT-8.2.1.B-5']);
    expect(await e.sistema.store.incidencias(5)).toEqual([]);
    return [...REQUERIDO, 'CONTINUIDAD', 'ARCHIVO_POR_SILENCIO:rebotada'];
  });

  escenario('nothing left before it was ordered, nor in the future', async (e) => {
    await programada(e);
    const casos = [
      ['2027-02-02', 'La notificación se ordenó el 3 de febrero de 2027; no pudo salir antes.'],
      ['2027-02-04', 'El 4 de febrero de 2027 aún no llega; se registra lo que ya ocurrió.'],
      [
        lima('2027-02-03', '10:00:00.001'),
        'El 3 de febrero de 2027 aún no llega; se registra lo que ya ocurrió.',
      ],
      [lima('2027-02-03', '10:00:00.000'), 'hecho'],
    ] as const;
    for (const [fecha, dijo] of casos)
      expect(de(await e.registrar('CITACION', 'rebotada', fecha))).toBe(dijo);
    return ['CITACION:rebotada'];
  });

  escenario('a notice of another case, or none, is not found', async (e) => {
    await programada(e);
    const { id } = await e.aviso('CITACION');
    const otro = await e.sistema.presentar();
    const registro = {
      aviso: id,
      actor: 'u',
      fecha: '2027-02-03',
      resultado: 'enviada',
      codigo: null,
    } as const;
    expect(await e.door.registrarAviso({ ...registro, caso: otro.id })).toEqual({ tipo: 'no_existe' });
    expect(await e.door.registrarAviso({ ...registro, caso: e.id, aviso: 'nadie' })).toEqual({
      tipo: 'no_existe',
    });
    return ['CITACION'];
  });

  test('every notice of the machines has its subject, and an unknown one its own name', () => {
    for (const plantilla of PLANTILLAS) expect(asunto(plantilla, 'AT-1')).toMatch(/^\[AT-1\] [¿\p{Lu}]/u);
    expect(asunto('OTRA', 'AT-1')).toBe('[AT-1] OTRA');
  });
});

describe('snapshots (D1, D7)', () => {
  test('frozen and thawed it is the same, and damage is a readable error', () => {
    const { snapshot } = new EnMemoria().presentar().estado;
    const texto = congelar(snapshot);
    const vuelto = descongelar(SOLICITUD.maquina, texto);
    expect(congelar(vuelto)).toBe(texto);
    // Written anew, not remembered; and as XState itself restores it, nodes and all.
    expect(congelar({ ...vuelto })).toBe(texto);
    const nodos = (s: typeof snapshot) => s._nodes.map((n) => n.id).sort();
    expect(nodos(vuelto)).toEqual(nodos(snapshot));
    for (const malo of [
      '',
      '{}',
      'null',
      texto.replaceAll('porProgramar', 'otra'),
      '{"status":"active","value":"nada","context":{}}',
    ])
      expect(() => descongelar(SOLICITUD.maquina, malo)).toThrow(CasoIlegible);
    expect(() =>
      descongelar(SOLICITUD.maquina, '{"status":"error","value":"presentacion","context":{}}'),
    ).toThrow(CasoIlegible);
  });

  test('the registry finds machines by key and by collection', () => {
    expect(REGISTRO.porClave('solicitud@1.0.0')).toBe(SOLICITUD);
    expect(REGISTRO.deColeccion('solicitudes')).toBe(SOLICITUD);
    expect(REGISTRO.deColeccion('otras')).toBeNull();
    expect(() => REGISTRO.porClave('otra@1.0.0')).toThrow('No existe la máquina otra@1.0.0.');
    const nueva = { ...SOLICITUD, version: '2.0.0' };
    const registro = crearRegistro([SOLICITUD, nueva]);
    expect(registro.deColeccion('solicitudes')).toBe(nueva);
    expect(registro.todas).toEqual([SOLICITUD, nueva]);
  });

  test('D-RECTIFICAR: only an expiry that changed the case can be rectified', () => {
    const c = new EnMemoria().presentar();
    expect(esRectificable(c.estado.plazos)).toBe(false);
    c.vencer('AMB-A4');
    expect(esRectificable(c.estado.plazos)).toBe(false);
    c.programar().reunir().requerir();
    expect(esRectificable(c.estado.plazos)).toBe(false);
    c.vencer('AT-8.2.1.B-3');
    expect(esRectificable(c.estado.plazos)).toBe(true);
  });
});
