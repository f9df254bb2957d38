import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examinarPostgres } from '../../src/store/postgres/examinar.js';
import { baseVacia } from '../apoyo/bases.js';
import { DATOS, FICHA_ADMIN, INICIO } from '../apoyo/cliente.js';
import type { BasePostgres } from '../apoyo/cluster-bases.js';
import { esProblema } from '../apoyo/problema.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { ordenar } from './taller.js';

const { carpeta, borrar } = carpetaTemporal();
let base: BasePostgres;
let servidor: Proceso;
let aqui: Record<string, string>;
beforeAll(async () => {
  base = await baseVacia();
  aqui = {
    DATABASE_URL: base.url,
    DIRECTORIO_DOCUMENTOS: join(carpeta, 'documentos'),
    DIRECTORIO_SELLOS: join(carpeta, 'sellos'),
    RELOJ: 'simulado',
    RELOJ_INICIO: INICIO,
    PORT: '1',
  };
});
afterAll(async () => {
  await base.borrar();
  borrar();
});

const orden = (...argumentos: string[]) => ordenar(argumentos, aqui);
const proceso = (...argumentos: string[]) => correr('cli', argumentos, aqui);

describe('Las órdenes que copian archivos, con la base en PostgreSQL', () => {
  const EN_ESCALA = /^La base de datos está en PostgreSQL y se .+; vea docs\/escala\.md/;

  test('respaldo dice con qué se hace y dónde se explica, y termina con 1', async () => {
    const fin = await proceso('respaldo', join(carpeta, 'respaldos'));
    expect([fin.codigo, fin.salida, fin.errores.split('\n').length]).toEqual([1, '', 2]);
    expect(fin.errores).toMatch(EN_ESCALA);
    expect(fin.errores).toMatch(/pg_dump o pg_basebackup/);
  });

  test('restaurar, también', async () => {
    const { codigo, error } = await orden('restaurar', join(carpeta, 'respaldos'), '--reemplazar');
    expect([codigo, error]).toEqual([1, expect.stringMatching(EN_ESCALA)]);
    expect(error).toContain('pg_restore');
  });

  test('restaurar --en sigue poniendo en su carpeta un respaldo de SQLite', async () => {
    const { error } = await orden('restaurar', join(carpeta, 'ninguno'), '--en', join(carpeta, 'en'));
    expect(error).toContain('no es un respaldo');
  });
});

describe('Las órdenes donde no hay base que abrir', () => {
  test.each([['verificar'], ['estado'], ['reloj']])(
    '%s dice que está vacía y no crea nada en ella',
    async (nombre) => {
      const fin = await proceso(nombre);
      expect([fin.codigo, fin.errores]).toEqual([
        1,
        'La base de datos de PostgreSQL está vacía: inicie antes el sistema.\n',
      ]);
      expect((await examinarPostgres(base.url)).esquema).toBe(0);
    },
  );

  test('lo que falla al conectarse se dice sin mostrar la clave', async () => {
    const url = new URL(base.url);
    const clave = url.password;
    url.pathname = '/no_existe';
    const fin = await correr('cli', ['verificar'], { ...aqui, DATABASE_URL: url.href });
    expect([fin.codigo, fin.errores]).toEqual([
      1,
      'La base de datos que dice DATABASE_URL no existe en ese servidor; créela antes, como dice docs/escala.md.\n',
    ]);
    expect(fin.errores + fin.salida).not.toContain(clave);
    for (const otra of ['', 'otra']) {
      const sinEntrar = new URL(base.url);
      sinEntrar.password = otra;
      const { error } = await ordenar(['estado'], { ...aqui, DATABASE_URL: sinEntrar.href });
      expect(error).toBe('La base de datos no admite a este usuario o su clave; revise DATABASE_URL.');
    }
    const mala = await ordenar(['estado'], { ...aqui, DATABASE_URL: 'postgres://sin puerto' });
    expect(mala.error).toMatch(/^La variable DATABASE_URL no sirve: debe ser sqlite:<ruta>/);
  });
});

describe('Las órdenes con el sistema andando', () => {
  beforeAll(async () => {
    servidor = await Proceso.abrir('', { ...aqui, PORT: '0' });
    const { id } = await servidor.presentar();
    await servidor.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-02T15:00:00.000Z'));
  });

  test('estado dice lo que se sabe de la base, lo que no y quién lo vigila; nunca la clave', async () => {
    const dicho = await ordenar(['estado'], { ...aqui, PORT: new URL(servidor.url).port });
    const { host, pathname, password } = new URL(base.url);
    expect(dicho.salida).toMatch(
      new RegExp(`Base de datos: +postgres://${host}${pathname}, esquema \\d+\\n`),
    );
    expect(dicho.salida).not.toContain(password);
    expect(dicho.salida).toMatch(
      /Disco: +base \d+ MB; lo demás lo vigila quien administra el servidor de la base\n/,
    );
    expect(dicho.salida).toMatch(/Servidor: +atiende en .*, ok/);
    expect([dicho.codigo, dicho.salida]).toEqual([
      1,
      expect.stringContaining('ATENCIÓN respaldo: No consta ningún respaldo.'),
    ]);
  });

  test('anotar-respaldo acaba con la alerta, y las métricas dicen lo que se sabe', async () => {
    const metricas = async () => {
      const r = await fetch(`${servidor.url}/metricas`, {
        headers: { Authorization: `Bearer ${FICHA_ADMIN}` },
      });
      return r.text();
    };
    const antes = await metricas();
    expect(antes).toMatch(/\nexpediente_base_bytes [1-9]\d+/);
    for (const nombre of ['bitacora_bytes', 'disco_libre_bytes', 'respaldo_segundos'])
      expect([nombre, antes.includes(`expediente_${nombre}`)]).toEqual([nombre, false]);
    expect((await orden('anotar-respaldo')).salida).toMatch(/^Consta un respaldo del 20\d\d-.*Z\.$/);
    expect(await metricas()).toMatch(/\nexpediente_respaldo_segundos [1-9]\d+/);
    const estado = await orden('estado');
    expect(estado.salida).toMatch(/Último respaldo: +20\d\d-/);
    expect(estado.salida).not.toContain('ATENCIÓN respaldo');
  });

  test('migrar ensaya; aplicar y mover el reloj por detrás se niegan mientras una réplica viva', async () => {
    expect((await orden('migrar')).salida).toMatch(/^0 expedientes en trámite tienen una versión más nueva/);
    expect((await orden('migrar', '--aplicar')).error).toBe(
      'La base de datos está en uso: detenga el sistema antes de aplicar. No se cambió nada.',
    );
    expect((await orden('reloj', '--siguiente')).error).toMatch(/^Otro proceso usa la base de datos/);
  });

  test('lo que PostgreSQL no admite en un texto no es nombre de nada: 404, como en SQLite', async () => {
    for (const camino of ['solicitudes/%00', 'documentos/a%00', 'usuarios/%00', 'sellos/%00'])
      esProblema(await servidor.get(`/api/${camino}`), 404);
  });

  test('usuarios crea a quien entra enseguida', async () => {
    const fin = await proceso('usuarios', 'crear', '--nombre', 'Mesa', '--rol', 'mesa_partes');
    expect([fin.codigo, fin.errores]).toEqual([0, '']);
    const { token } = JSON.parse(fin.salida) as { token: string };
    expect((await servidor.get('/api/reloj', { ficha: token })).estado).toBe(200);
  });
});

describe('Las órdenes con el sistema detenido', () => {
  beforeAll(() => servidor.terminar());

  test('reloj adelanta sobre la base, y los plazos vencen', async () => {
    const dicho = await orden('reloj', '--siguiente');
    expect([dicho.error, dicho.salida]).toEqual([
      '',
      expect.stringMatching(/^Reloj simulado: \S+ Vencieron [1-9]\d* plazos\.$/),
    ]);
    expect((await orden('migrar', '--aplicar')).salida).toMatch(/0 expedientes pasaron a la versión nueva/);
  });

  test('verificar repite toda la historia, y custodia prueba su clave', async () => {
    const fin = await proceso('verificar');
    expect([fin.codigo, fin.errores, fin.salida]).toEqual([
      0,
      '',
      expect.stringMatching(/^1 expedientes, [1-9]\d* eventos, 0 con diferencias\.\n/),
    ]);
    const exportada = join(carpeta, 'clave.txt');
    expect((await proceso('custodia', 'exportar', exportada)).codigo).toBe(0);
    expect((await proceso('custodia', 'probar', exportada)).salida).toMatch(/abre esta base de datos/);
  });
});
