import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { leerConfig } from '../../src/config.js';
import * as procesos from '../../src/demo/procesos.js';
import * as solicitudes from '../../src/demo/solicitudes.js';
import { aplicarMigracion, ensayarMigracion } from '../../src/engine/migrar.js';
import { verificarTodo } from '../../src/engine/verificar.js';
import { abrirOficina } from '../../src/oficina.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { FICHA_ADMIN } from '../apoyo/cliente.js';
import { Programa } from './versiones.js';

describe('D7: a version that changes nothing changes nothing', () => {
  test.each([
    ['solicitudes', solicitudes],
    ['procesos', procesos],
  ])('all the %s of the demonstration go to it, verify, and are as they were', async (_nombre, demo) => {
    const suyo = new Programa(REGISTRO.todas);
    const config = leerConfig({
      DATABASE_URL: 'sqlite::memory:',
      RELOJ: 'simulado',
      RELOJ_INICIO: demo.INICIO,
      TOKEN_ADMIN: FICHA_ADMIN,
      CLAVE_SOBRES: CLAVE_DE_PRUEBA,
    });
    const oficina = await abrirOficina(config, pino({ level: 'silent' }), suyo);
    try {
      await demo.sembrar(oficina);
      const { door, store } = oficina;
      suyo.actualizar([...REGISTRO.todas, ...REGISTRO.todas.map((def) => ({ ...def, version: '9.0.0' }))]);
      const ids = await store.idsDeCasos('', 1000);
      const ver = async () => {
        const casos = await Promise.all(ids.map((id) => store.caso(id)));
        return casos.map((c) => [c?.situacion, c?.datos, c?.estado.snapshot.value, c?.estado.plazos]);
      };
      const antes = await ver();
      const ensayo = await ensayarMigracion(door, () => undefined);
      expect(ensayo).toMatchObject({ conDiferencias: 0, conRechazos: 0, cambiados: 0 });
      expect(ensayo.casos).toBeGreaterThan(5);
      expect((await aplicarMigracion(door, () => undefined)).cambiados).toBe(ensayo.casos);
      expect(await ver()).toEqual(antes);
      const resumen = await verificarTodo(door, (caso, diferencias) => {
        throw new Error(JSON.stringify({ caso, diferencias }));
      });
      expect(resumen.casos).toBe(ids.length);
    } finally {
      await oficina.cerrar();
    }
  });
});
