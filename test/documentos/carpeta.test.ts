import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { carpetaPasajera, leerConfig } from '../../src/config.js';
import { abrirOficina } from '../../src/oficina.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';

describe('Dónde se guardan los documentos', () => {
  test('Junto a la base, si nadie dice otra cosa; nombrada otra carpeta, en ella.', () => {
    const carpeta = (entorno: Record<string, string>) => leerConfig(entorno).DIRECTORIO_DOCUMENTOS;
    expect(carpeta({ DATABASE_URL: 'sqlite:/srv/ev/expediente.db' })).toBe('/srv/ev/documentos');
    expect(carpeta({})).toBe('./datos/documentos');
    expect(carpeta({ DATABASE_URL: 'sqlite::memory:', DIRECTORIO_DOCUMENTOS: '/srv/docs' })).toBe(
      '/srv/docs',
    );
    expect(carpetaPasajera(leerConfig({ DIRECTORIO_DOCUMENTOS: '/srv/docs' }))).toBeNull();
  });

  test('Los de una base en memoria se van con ella, y dos no comparten los suyos.', async () => {
    const config = leerConfig({
      DATABASE_URL: 'sqlite::memory:',
      TOKEN_ADMIN: 'prueba',
      CLAVE_SOBRES: CLAVE_DE_PRUEBA,
    });
    const otra = leerConfig({ DATABASE_URL: 'sqlite::memory:' });
    expect(otra.DIRECTORIO_DOCUMENTOS).not.toBe(config.DIRECTORIO_DOCUMENTOS);
    const oficina = await abrirOficina(config, pino({ level: 'silent' }));
    const huella = await oficina.deposito.guardar(Buffer.from('contenido'), async (de) => de.huella);
    expect(oficina.deposito.ruta(huella)).toBe(
      join(config.DIRECTORIO_DOCUMENTOS, huella.slice(0, 2), huella.slice(2, 4), huella),
    );
    expect(existsSync(config.DIRECTORIO_DOCUMENTOS)).toBe(true);
    await oficina.cerrar();
    expect(existsSync(dirname(config.DIRECTORIO_DOCUMENTOS))).toBe(false);
  });
});
