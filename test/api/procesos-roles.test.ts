import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rol } from '../../machines/base/evento.js';
import { RUC_A, RUC_B } from '../apoyo/cliente.js';
import { alMediodia, Mesa } from '../apoyo/mesa.js';
import { expediente, participante } from '../seleccion/muestras.js';

let m: Mesa;
beforeAll(async () => {
  m = await Mesa.abrir();
});
afterAll(() => m.cerrar());

const DE_PROCESO: readonly Rol[] = [
  'oec',
  'comite',
  'aprobador',
  'titular',
  'participante',
  'notario',
  'osce',
  'tribunal',
];
const CAMINOS = [
  '',
  '/historial',
  '/plazos',
  '/notificaciones',
  '/documentos',
  '/verificacion',
  '/cuadro-comparativo',
];

describe('Quién ve y quién abre un proceso', () => {
  test('Los roles de proceso y la oficina leen procesos; los de proceso no ven solicitudes.', async () => {
    const { id } = await m.creado();
    const solicitud = await m.s.presentar();
    for (const rol of [...DE_PROCESO, 'lectura', 'mesa_partes'])
      for (const resto of CAMINOS)
        expect([rol, resto, (await m.s.get(`/api/procesos/${id}${resto}`, m.como(rol))).estado]).toEqual([
          rol,
          resto,
          200,
        ]);
    for (const rol of DE_PROCESO) {
      const p = m.como(rol);
      expect([rol, (await m.s.get('/api/solicitudes', p)).estado]).toEqual([rol, 403]);
      expect([rol, (await m.s.get(`/api/solicitudes/${solicitud.id}`, p)).estado]).toEqual([rol, 403]);
      expect([rol, (await m.s.enviar(solicitud.id, 'DESISTIR', { motivo: 'M' }, p)).estado]).toEqual([
        rol,
        404,
      ]);
      expect([rol, (await m.s.get(`/api/procesos/${solicitud.id}`, p)).estado]).toEqual([rol, 404]);
    }
  });

  test('Quien actúa por una entidad solo ve y abre lo suyo; los demás ven los de todas.', async () => {
    const entidad = { nombre: 'Otra Entidad', ruc: RUC_B, domicilio: 'Jirón 2' };
    const propio = await m.creado();
    const ajeno = await m.creado({ entidad });
    const laEntidad = { ficha: await m.s.ficha(['entidad'], RUC_A) };
    const sinRuc = { ficha: await m.s.ficha(['oec']) };
    for (const p of [m.como('oec'), m.como('comite'), m.como('aprobador'), m.como('titular'), laEntidad]) {
      expect((await m.s.get(`/api/procesos/${propio.id}`, p)).estado).toBe(200);
      expect((await m.s.get(`/api/procesos/${ajeno.id}`, p)).estado).toBe(404);
      expect((await m.enviar(ajeno.id, 'CONVOCAR', {}, p)).estado).toBe(404);
      const lista = await m.s.bien(200, m.s.get('/api/procesos?limite=500', p));
      const rucs = lista.elementos.map((e: { datos: { entidad: { ruc: string } } }) => e.datos.entidad.ruc);
      expect(new Set(rucs)).toEqual(new Set([RUC_A]));
    }
    for (const p of [...['participante', 'osce', 'tribunal', 'notario'].map((r) => m.como(r)), sinRuc])
      for (const { id } of [propio, ajeno])
        expect((await m.s.get(`/api/procesos/${id}`, p)).estado).toBe(200);
    const otra = await m.crear({ entidad }, m.como('oec'));
    expect(otra.cuerpo).toMatchObject({ status: 403, codigo: 'OTRA_ENTIDAD' });
    const { ruc: _ruc, ...sinSuRuc } = expediente().entidad;
    const suya = await m.creado({ entidad: sinSuRuc }, m.como('oec'));
    expect(suya.datos.entidad.ruc).toBe(RUC_A);
    expect((await m.crear({}, m.como('participante'))).estado).toBe(403);
    expect((await m.crear({}, laEntidad)).estado).toBe(403);
  });

  test('Los plazos de todos los expedientes siguen lo que cada uno ve.', async () => {
    const aparte = await Mesa.abrir();
    const solicitud = await aparte.s.presentar();
    const propio = await aparte.convocado();
    const ajeno = await aparte.convocado({
      entidad: { nombre: 'Otra Entidad', ruc: RUC_B, domicilio: 'Jirón 2' },
    });
    const casos = async (p: object) =>
      new Set(
        (await aparte.s.bien(200, aparte.s.get('/api/plazos?limite=500', p))).elementos.map(
          (x: { caso: string }) => x.caso,
        ),
      );
    expect(await casos(aparte.como('lectura'))).toEqual(new Set([solicitud.id, propio, ajeno]));
    expect(await casos(aparte.como('oec'))).toEqual(new Set([propio]));
    expect(await casos(aparte.como('osce'))).toEqual(new Set([propio, ajeno]));
    const mixta = { ficha: await aparte.s.ficha(['entidad', 'osce'], RUC_B) };
    expect(await casos(mixta)).toEqual(new Set([propio, ajeno]));
    await aparte.cerrar();
  });

  test('RS-24ley-2: en menor cuantía el OEC hace lo del comité; en los demás tipos, no.', async () => {
    const amc = await m.creado({ valorReferencial: '30000.00', descripcion: 'Toldos' });
    const lp = await m.creado({ descripcion: 'Tractores' });
    const postergar = { actividad: 'buena_pro', fin: '2011-05-05', motivo: 'M' };
    expect((await m.enviar(lp.id, 'POSTERGAR', postergar, m.como('oec'))).estado).toBe(403);
    expect((await m.enviar(amc.id, 'POSTERGAR', postergar, m.como('oec'))).estado).toBe(409);
    expect((await m.enviar(lp.id, 'POSTERGAR', postergar, m.como('comite'))).estado).toBe(409);
  });
});

describe('El acto que solo es de quien es competente', () => {
  async function elevado(valorReferencial: string): Promise<string> {
    await m.hasta(alMediodia('2011-03-14').replace('T12', 'T13'));
    const id = await m.convocado({ valorReferencial, descripcion: `Compra de ${valorReferencial}` });
    return id;
  }

  test.each([
    ['1079999.99', 'titular', 'osce'],
    ['1080000.00', 'osce', 'titular'],
  ])('RS-58-comp: con S/ %s se pronuncia %s.', async (monto, competente, otro) => {
    const id = await elevado(monto);
    const datos = { numero: '1', disposiciones: [] };
    const ajeno = await m.enviar(id, 'EMITIR_PRONUNCIAMIENTO', datos, m.como(otro));
    expect(ajeno.cuerpo).toMatchObject({
      status: 403,
      regla: 'RS-58-mot',
      seHabilita: { roles: [competente] },
    });
    expect(ajeno.cuerpo.detail).toContain(competente);
    // It is not the time yet, and that is what the competent one hears; so does an administrator.
    expect((await m.enviar(id, 'EMITIR_PRONUNCIAMIENTO', datos, m.como(competente))).estado).toBe(409);
    expect((await m.enviar(id, 'EMITIR_PRONUNCIAMIENTO', datos)).estado).toBe(409);
  });

  test.each([
    ['2160000.00', 'titular', 'tribunal'],
    ['2160000.01', 'tribunal', 'titular'],
  ])('RS-105-comp: con S/ %s resuelve la apelación %s.', async (monto, competente, otro) => {
    const id = await elevado(monto);
    const datos = { resultado: 'infundada' };
    expect((await m.enviar(id, 'RESOLVER_APELACION', datos, m.como(otro))).cuerpo).toMatchObject({
      status: 403,
      seHabilita: { roles: [competente] },
    });
    expect((await m.enviar(id, 'RESOLVER_APELACION', datos, m.como(competente))).estado).toBe(409);
  });

  test('Deja constancia de una publicación quien publica por la entidad, y con ella cumple su plazo (RS-78-3).', async () => {
    const aparte = await Mesa.abrir();
    const id = await aparte.convocado();
    await aparte.hasta('2011-04-15');
    await aparte.acto(id, 'INTEGRAR_BASES', { cambios: [] });
    await aparte.hasta('2011-04-19');
    const { caso } = await aparte.acto(id, 'DECLARAR_DESIERTO', { motivo: 'Nadie se registró.' });
    const plazo = (de: { plazos: { regla: string; estado: string }[] }) =>
      de.plazos.filter((p) => p.regla === 'RS-78-3');
    expect(plazo(caso)).toMatchObject([{ estado: 'corriendo', vence: '2011-04-20' }]);
    const [aviso] = (await aparte.s.elementos(`/api/procesos/${id}/notificaciones`)).filter(
      (a) => a.plantilla === 'DESIERTO',
    );
    const registro = { fecha: '2011-04-19', resultado: 'registrada', codigo: 'SEACE-1' };
    const camino = `/api/procesos/${id}/notificaciones/${aviso.id}/registro`;
    expect((await aparte.s.post(camino, registro, aparte.como('participante'))).estado).toBe(403);
    const hecho = await aparte.s.bien(200, aparte.s.post(camino, registro, aparte.como('comite')));
    expect(plazo(hecho.caso)).toMatchObject([{ estado: 'cumplido' }]);
    expect((await aparte.s.get(`/api/procesos/${id}/verificacion`)).cuerpo.integra).toBe(true);
    await aparte.cerrar();
  });

  test('RS-78-3: publicado tarde el plazo queda vencido; registrado tarde de lo hecho a tiempo, cumplido.', async () => {
    for (const [fecha, estado] of [
      ['2011-04-25', 'vencido'],
      ['2011-04-20', 'cumplido'],
    ]) {
      const aparte = await Mesa.abrir();
      const id = await aparte.convocado();
      await aparte.hasta('2011-04-15');
      await aparte.acto(id, 'INTEGRAR_BASES', { cambios: [] });
      await aparte.hasta('2011-04-19');
      await aparte.acto(id, 'DECLARAR_DESIERTO', { motivo: 'Nadie se registró.' });
      await aparte.hasta('2011-04-25');
      const [aviso] = (await aparte.s.elementos(`/api/procesos/${id}/notificaciones`)).filter(
        (a) => a.plantilla === 'DESIERTO',
      );
      const camino = `/api/procesos/${id}/notificaciones/${aviso.id}/registro`;
      const { caso } = await aparte.s.bien(200, aparte.s.post(camino, { fecha, resultado: 'registrada' }));
      expect(caso.plazos.filter((p: { regla: string }) => p.regla === 'RS-78-3')).toMatchObject([{ estado }]);
      expect((await aparte.s.get(`/api/procesos/${id}/verificacion`)).cuerpo.integra).toBe(true);
      await aparte.cerrar();
    }
  });
});

test('Un participante se registra por sí mismo; el notario custodia; cada uno, lo suyo.', async () => {
  const aparte = await Mesa.abrir();
  const id = await aparte.convocado();
  await aparte.hasta('2011-03-15');
  const p = aparte.como('participante');
  expect((await aparte.enviar(id, 'REGISTRAR_PARTICIPANTE', participante('P1'), p)).estado).toBe(200);
  expect(
    (await aparte.enviar(id, 'REGISTRAR_PARTICIPANTE', participante('P2'), aparte.como('notario'))).estado,
  ).toBe(403);
  expect(
    (await aparte.enviar(id, 'CUSTODIAR_SOBRES', { notario: 'N', acta: 'A' }, aparte.como('notario'))).estado,
  ).toBe(409);
  expect(
    (await aparte.enviar(id, 'PRORROGAR', { actividad: 'consultas', fin: '2011-03-23', motivo: 'M' }, p))
      .estado,
  ).toBe(403);
  await aparte.cerrar();
});
