import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATOS, type Json } from '../apoyo/cliente.js';
import { enCrudo } from '../apoyo/en-crudo.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Simular', () => {
  const TABLAS = [
    'caso',
    'caso_datos',
    'evento',
    'plazo',
    'aviso',
    'mensaje',
    'vinculo',
    'idempotencia',
    'contador',
  ];
  async function filas(): Promise<Record<string, number>> {
    const [fila] = await enCrudo(s.archivo, (db) =>
      db.filas(`SELECT ${TABLAS.map((t) => `(SELECT count(*) FROM ${t}) AS ${t}`).join(', ')}`),
    );
    return fila as Record<string, number>;
  }

  test('Decide y muestra estado, avisos y plazos, y no registra nada.', async () => {
    const { id } = await s.presentar();
    const antes = await filas();
    const camino = `/api/solicitudes/${id}/eventos`;
    const cuerpo = { tipo: 'PROGRAMAR_REUNION', datos: DATOS.programar('2027-02-05T11:00:00-05:00') };
    const r = await s.post(`${camino}?simular=true`, cuerpo, {
      cabeceras: { 'idempotency-key': 'simulada' },
    });
    expect(r.estado).toBe(200);
    expect(r.cuerpo.efectos.situacion).toBe('en_tramite');
    expect(r.cuerpo.efectos.notificaciones.map((a: Json) => a.asunto)).toHaveLength(1);
    expect(r.cuerpo.efectos.plazosArmados.map((p: Json) => p.regla)).toEqual(['AMB-A6-resultado']);
    expect(r.cuerpo.efectos.plazosCerrados.map((p: Json) => p.regla)).toEqual(['AMB-A4', 'AT-8.2.1.A-1']);
    expect(await filas()).toEqual(antes);
    expect((await s.caso(id)).secuencia).toBe(1);
    const deVeras = await s.post(camino, cuerpo, { cabeceras: { 'idempotency-key': 'simulada' } });
    expect(deVeras.estado).toBe(200);
    expect(deVeras.cabeceras.get('idempotent-replayed')).toBeNull();
    expect(deVeras.cuerpo.efectos).toEqual(r.cuerpo.efectos);
    expect(deVeras.cuerpo.caso.estado).toEqual(r.cuerpo.caso.estado);
  });

  test('Un acto que no procede se rechaza igual y tampoco registra nada.', async () => {
    const { id } = await s.presentar();
    const antes = await filas();
    const r = await s.post(`/api/solicitudes/${id}/eventos?simular=true`, {
      tipo: 'REMITIR_RESPUESTA',
      datos: { contenido: 'x' },
    });
    expect(r.estado).toBe(409);
    expect(await filas()).toEqual(antes);
  });

  test('Simular una presentación no crea nada ni gasta número.', async () => {
    const antes = await filas();
    const r = await s.post('/api/solicitudes?simular=true', solicitudCompleta());
    expect(r.estado).toBe(200);
    expect(r.cuerpo.situacion).toBe('en_tramite');
    expect(await filas()).toEqual(antes);
  });

  test('De una presentación dice los plazos que armaría y las notificaciones que ordenaría; presentada, responde el caso.', async () => {
    const bien = await s.bien(200, s.post('/api/solicitudes?simular=true', solicitudCompleta()));
    expect(bien.efectos.situacion).toBe('en_tramite');
    expect(bien.efectos.plazosArmados.map((p: Json) => p.regla)).toEqual([
      'AMB-A4',
      'AT-8.2.1.A-1',
      'AT-8.2.1.A-2',
    ]);
    expect(bien.efectos.notificaciones).toEqual([]);
    const mal = await s.bien(
      200,
      s.post('/api/solicitudes?simular=true', solicitudCompleta({ contacto: null })),
    );
    expect(mal.efectos.situacion).toBe('rechazada');
    expect(mal.efectos.notificaciones).toHaveLength(1);
    const presentada = await s.presentar();
    expect(presentada).not.toHaveProperty('efectos');
  });
});
