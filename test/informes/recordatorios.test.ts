import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { abrir, acto, CIERRE, enEnero, enviar, vencimientos } from './apoyo.js';

describe('AMB-A14, AMB-D1: reminders on the way, and a late report stays late', () => {
  let s: Servidor;
  let id: string;
  beforeAll(async () => {
    s = await enEnero();
    id = (await s.bien(201, abrir(s, 2026))).id;
  });
  afterAll(() => s.cerrar());
  const avisos = async () =>
    (await s.elementos(`/api/informes/${id}/notificaciones`)).map((n) => [n.plantilla, n.regla]);

  test('each term that passes undone reminds those the setting names, and the last one says it is late', async () => {
    expect(await avisos()).toEqual([['INFORME_ANUAL_ABIERTO', 'AT-8.3']]);
    await s.reloj('2027-01-12T04:59:59.000Z');
    expect(await avisos()).toHaveLength(1);
    await s.reloj('2027-01-12T05:00:00.000Z');
    expect((await avisos()).slice(1)).toEqual([['INFORME_ANUAL_RECORDATORIO', 'AMB-A14-cifras']]);
    await s.reloj('2027-02-10T15:00:00.000Z');
    expect((await avisos()).slice(2)).toEqual([
      ['INFORME_ANUAL_RECORDATORIO', 'AMB-A14-conformidad'],
      ['INFORME_ANUAL_RECORDATORIO', 'AMB-A14-alerta'],
      ['INFORME_ANUAL_VENCIDO', 'AT-8.3'],
    ]);
    const [primero] = await s.elementos(`/api/informes/${id}/notificaciones`);
    expect(primero.destinatarios.map((d: Json) => d.correo)).toEqual([
      'coordinacion@oece.gob.pe',
      'otra@oece.gob.pe',
    ]);
  });

  test('each mail says which year, what is pending, how it stands and until when, with its article', async () => {
    const enviados = await s.elementos(`/api/informes/${id}/notificaciones`);
    const textos = await Promise.all(
      enviados.map(
        async (n) => (await s.get(`/api/informes/${id}/notificaciones/${n.id}/texto`)).cuerpo.texto,
      ),
    );
    for (const texto of textos) expect(texto).toMatch(/ejercicio 2026.*num\. 9\.3/s);
    for (const texto of textos) expect(texto).toContain('1 de febrero de 2027');
    expect(textos[0]).toContain('IA-2026');
    expect(textos[1]).toContain('Las cifras del ejercicio se consolidan en los diez primeros días de enero.');
    for (const texto of textos.slice(1)) expect(texto).toContain('por elaborar');
    // The follow-up without account is of the solicitudes; and nothing is left unfilled.
    for (const texto of textos) expect(texto).not.toMatch(/\{\{|undefined|null|consulta pública/);
  });

  test('presented in February it is accepted, and the term stays vencido', async () => {
    await acto(s, id, 'CONSOLIDAR');
    await acto(s, id, 'DAR_CONFORMIDAD');
    const caso = await acto(s, id, 'PRESENTAR_INFORME', {
      destinatario: 'presidencia_ejecutiva',
      fecha: '2027-02-10',
    });
    expect([caso.situacion, vencimientos(caso)['AT-8.3']]).toEqual(['presentado', ['2027-02-01', 'vencido']]);
    expect((await s.get(`/api/informes/${id}/verificacion`)).cuerpo.integra).toBe(true);
  });

  test('presented in term and put on record after it, it is cumplido by its own act: there is no expiry to rectify', async () => {
    const otro = await enEnero();
    const caso = await otro.bien(201, abrir(otro, 2026));
    await acto(otro, caso.id, 'CONSOLIDAR');
    await acto(otro, caso.id, 'DAR_CONFORMIDAD');
    await otro.reloj('2027-02-05T15:00:00.000Z');
    const vencido = await otro.bien(200, otro.get(`/api/informes/${caso.id}`));
    expect(vencimientos(vencido)['AT-8.3']).toEqual(['2027-02-01', 'vencido']);
    expect(vencido.eventosPermitidos.map((e: Json) => e.tipo)).not.toContain('RECTIFICAR_VENCIMIENTO');
    const datos = { destinatario: 'gerencia_general', fecha: '2027-01-28' };
    const rectificado = { acto: { tipo: 'PRESENTAR_INFORME', datos }, cargo: 'Cargo 1' };
    const negado = await enviar(otro, caso.id, 'RECTIFICAR_VENCIMIENTO', rectificado);
    expect([negado.estado, negado.cuerpo.regla]).toEqual([409, 'D-RECTIFICAR']);
    expect(vencimientos(await acto(otro, caso.id, 'PRESENTAR_INFORME', datos))).toMatchObject({
      'AT-8.3': ['2027-02-01', 'cumplido'],
      'AMB-A14-alerta': ['2027-01-29', 'cumplido'],
    });
    await otro.cerrar();
  });

  test('opened months late, it is late at once and is not reminded of house terms that had passed', async () => {
    const { plazos, situacion } = await s.bien(201, abrir(s, 2025));
    expect([situacion, plazos.map((p: Json) => [p.regla, p.vence, p.estado])]).toEqual([
      'pendiente',
      // 31 January 2026 is a Saturday.
      [['AT-8.3', '2026-02-02', 'vencido']],
    ]);
  });

  test('AMB-A14: opened on the last day of a house term, it still runs', async () => {
    const otro = await Servidor.abrir({ RELOJ_INICIO: '2027-01-12T04:00:00.000Z' });
    const { plazos } = await otro.bien(201, abrir(otro, 2026));
    expect(plazos.map((p: Json) => [p.regla, p.vence, p.estado])).toContainEqual([
      'AMB-A14-cifras',
      '2027-01-11',
      'corriendo',
    ]);
    await otro.cerrar();
  });

  test('without the setting, those who coordinate and have a mail are reminded', async () => {
    const otro = await Servidor.abrir({ RELOJ_INICIO: CIERRE });
    await otro.post('/api/usuarios', {
      nombre: 'Ñusta Díaz',
      roles: ['coordinador'],
      correo: 'n@oece.gob.pe',
    });
    await otro.post('/api/usuarios', { nombre: 'Sin correo', roles: ['coordinador'] });
    const { datos } = await otro.bien(201, abrir(otro, 2026));
    expect(datos.coordinacion).toEqual([{ nombre: 'Ñusta Díaz', correo: 'n@oece.gob.pe' }]);
    await otro.cerrar();
  });
});

test('the terms of an annual report are no delay of the solicitudes (AT-8.3)', async () => {
  const s = await enEnero();
  await s.bien(201, abrir(s, 2026));
  await s.reloj('2027-03-01T15:00:00.000Z');
  const { plazos } = (await s.get('/api/indicadores?desde=2027-01&hasta=2027-03')).cuerpo;
  expect(plazos.porRegla.map((r: Json) => r.regla)).not.toContain('AT-8.3');
  const reglas = (await s.elementos('/api/plazos?pendiente=true')).map((p) => p.regla);
  expect(reglas).toContain('AT-8.3');
  await s.cerrar();
});
