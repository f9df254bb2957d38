import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Dejar constancia de una notificación', () => {
  async function conOficio(): Promise<{ t: Servidor; id: string; nid: string }> {
    const t = await Servidor.abrir();
    const id = await casoEnEspera(t, 2);
    await t.reloj('2027-03-10T15:00:00.000Z');
    const oficio = (await t.elementos(`/api/solicitudes/${id}/notificaciones`)).find(
      (a) => a.canal === 'oficio',
    );
    return { t, id, nid: oficio.id };
  }

  test('El oficio del archivo espera a una persona; su registro queda en el historial y una sola vez.', async () => {
    const { t, id, nid } = await conOficio();
    try {
      const lista = () => t.elementos(`/api/solicitudes/${id}/notificaciones`);
      expect((await lista()).find((a) => a.id === nid).estado).toBe('por_registrar');
      const camino = `/api/solicitudes/${id}/notificaciones/${nid}/registro`;
      const cuerpo = { codigo: 'OFICIO-1-2027', fecha: '2027-03-10', resultado: 'registrada' };
      const r = await t.post(camino, cuerpo, { cabeceras: { 'idempotency-key': 'oficio' } });
      expect(r.estado).toBe(200);
      expect(r.cuerpo.evento.datos).toMatchObject({ aviso: nid, codigo: 'OFICIO-1-2027' });
      expect((await lista()).find((a) => a.id === nid)).toMatchObject({
        estado: 'registrada',
        codigo: 'OFICIO-1-2027',
      });
      const repetida = await t.post(camino, cuerpo, { cabeceras: { 'idempotency-key': 'oficio' } });
      expect(repetida.cabeceras.get('idempotent-replayed')).toBe('true');
      expect(repetida.cuerpo.evento).toEqual(r.cuerpo.evento);
      expect((await t.post(camino, cuerpo)).estado).toBe(409);
      expect((await t.verificacion(id)).integra).toBe(true);
    } finally {
      await t.cerrar();
    }
  });

  test('Una fecha futura, una anterior al aviso o una notificación ajena no se registran.', async () => {
    const { t, id, nid } = await conOficio();
    try {
      const registrar = (cual: string, fecha: string) =>
        t.post(`/api/solicitudes/${id}/notificaciones/${cual}/registro`, { fecha, resultado: 'registrada' });
      expect((await registrar(nid, '2027-03-11')).estado).toBe(409);
      expect((await registrar(nid, '2027-02-01')).estado).toBe(409);
      expect((await registrar('no-existe', '2027-03-10')).estado).toBe(404);
      const otro = await t.presentar();
      const r = await t.post(`/api/solicitudes/${otro.id}/notificaciones/${nid}/registro`, {
        fecha: '2027-03-10',
        resultado: 'registrada',
      });
      expect(r.estado).toBe(404);
    } finally {
      await t.cerrar();
    }
  });
});
