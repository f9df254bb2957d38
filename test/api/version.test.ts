import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { leerConfig } from '../../src/config.js';
import { aplicarMigracion } from '../../src/engine/migrar.js';
import { abrirOficina, type OficinaAbierta } from '../../src/oficina.js';
import { abrirServicio, type Servicio } from '../../src/servidor.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { Cliente, casoEnEspera, FICHA_ADMIN, INICIO } from '../apoyo/cliente.js';
import { conDias, Programa, version } from '../engine/versiones.js';

const programa = new Programa([SOLICITUD]);
let oficina: OficinaAbierta;
let servicio: Servicio;
let c: Cliente;
let id: string;
let hasta: number;
beforeAll(async () => {
  const config = leerConfig({
    DATABASE_URL: 'sqlite::memory:',
    RELOJ: 'simulado',
    RELOJ_INICIO: INICIO,
    TOKEN_ADMIN: FICHA_ADMIN,
    LIMITE_PETICIONES: '0',
    CLAVE_SOBRES: CLAVE_DE_PRUEBA,
  });
  oficina = await abrirOficina(config, pino({ level: 'silent' }), programa);
  servicio = abrirServicio(oficina, (error) => console.error(error));
  await new Promise<void>((seguir) => servicio.servidor.listen(0, '127.0.0.1', seguir));
  c = new Cliente(`http://127.0.0.1:${(servicio.servidor.address() as AddressInfo).port}`);
  id = await casoEnEspera(c);
  hasta = (await c.caso(id)).secuencia;
  programa.actualizar([SOLICITUD, version(SOLICITUD, '1.1.0', conDias('AT-8.2.1.B-3', 9))]);
  expect((await aplicarMigracion(oficina.door, () => undefined)).cambiados).toBe(1);
});
afterAll(() => servicio.cerrar());

describe('D7: un expediente que pasó a otra versión de su máquina, por la API', () => {
  test('Hoy es de la nueva, y su plazo también; antes del cambio se ve con la suya.', async () => {
    const hoy = await c.caso(id);
    expect([hoy.version, hoy.secuencia]).toEqual(['1.1.0', hasta + 1]);
    const antes = (await c.get(`/api/solicitudes/${id}?secuencia=${hasta}`)).cuerpo;
    expect([antes.version, antes.secuencia, antes.situacion]).toEqual(['1.0.0', hasta, hoy.situacion]);
    expect(antes.estado).toEqual(hoy.estado);
    const dias = async (consulta: string) =>
      (await c.elementos(`/api/solicitudes/${id}/plazos${consulta}`))
        .filter((p) => p.regla === 'AT-8.2.1.B-3')
        .map((p) => [p.dias, p.estado]);
    expect(await dias(`?secuencia=${hasta}`)).toEqual([[3, 'corriendo']]);
    expect(await dias('')).toEqual([
      [3, 'reemplazado'],
      [9, 'corriendo'],
    ]);
  });

  test('La historia lo cuenta, el inspector repite cada paso con su versión, y la cadena verifica.', async () => {
    const ultimo = (await c.historial(id)).at(-1);
    expect(ultimo).toMatchObject({
      tipo: 'MAQUINA_CAMBIADA',
      titulo: 'Cambio de versión de la máquina',
      actorNombre: 'El sistema',
    });
    const pasos = await c.elementos(`/api/solicitudes/${id}/pasos`);
    expect(pasos.map((p) => p.maquina)).toEqual([...Array(hasta).fill('solicitud@1.0.0'), 'solicitud@1.1.0']);
    expect(pasos.filter((p) => 'fallo' in p)).toEqual([]);
    expect((await c.get(`/api/solicitudes/${id}/verificacion`)).cuerpo.integra).toBe(true);
  });

  test('Sigue su trámite con la nueva: con los días de antes ya habría vencido.', async () => {
    await c.reloj(
      new Date(Date.parse((await c.get('/api/reloj')).cuerpo.ahora) + 7 * 86_400_000).toISOString(),
    );
    expect((await c.caso(id)).version).toBe('1.1.0');
    const plazos = await c.elementos(`/api/solicitudes/${id}/plazos`);
    expect(plazos.find((p) => p.regla === 'AT-8.2.1.B-3' && p.dias === 9)?.estado).toBe('corriendo');
    expect((await c.get(`/api/solicitudes/${id}/verificacion`)).cuerpo.integra).toBe(true);
  });

  test('Nadie lo envía desde fuera.', async () => {
    const r = await c.enviar(id, 'MAQUINA_CAMBIADA', { anterior: 'a', nueva: 'b' });
    expect(r.estado).toBe(422);
  });
});
