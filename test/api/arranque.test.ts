import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';

const { archivo, borrar } = carpetaTemporal();
let p: Proceso;
beforeAll(async () => {
  p = await Proceso.abrir(archivo);
});
afterAll(async () => {
  await p.matar();
  borrar();
});

const DB = 'sqlite::memory:';

describe('Un valor errado en el entorno detiene el arranque con una línea clara', () => {
  test.each([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['HOST', 'no.existe.invalid'],
    ['DATABASE_URL', 'mysql://x'],
    ['DATABASE_URL', 'sqlite:'],
    ['RELOJ', 'falso'],
    ['RELOJ_INICIO', 'ayer'],
    ['RELOJ_INICIO', '2027-02-30'],
    ['SMTP_URL', 'http://x'],
    ['CORREO_REMITENTE', 'x'],
    ['LIMITE_PETICIONES', '-5'],
    ['LIMITE_PETICIONES', 'muchas'],
    ['NIVEL_LOG', 'ruidoso'],
    ['TOKEN_ADMIN', 'con espacio'],
    ['CLAVE_SOBRES', 'corta'],
    ['CLAVE_SOBRES', 'g'.repeat(64)],
    ['CLAVE_SOBRES', 'a'.repeat(62)],
  ])('%s=%s.', async (variable, valor) => {
    const reloj: Record<string, string> = variable === 'RELOJ_INICIO' ? { RELOJ: 'simulado' } : {};
    const fin = await correr('main', [], { PORT: '0', DATABASE_URL: DB, ...reloj, [variable]: valor });
    expect(fin.codigo).toBe(1);
    expect(fin.salida).toBe('');
    expect(fin.errores.trim().split('\n')).toHaveLength(1);
    expect(fin.errores).toContain(variable);
    expect(fin.errores).not.toMatch(/undefined| at |Error:/);
  });

  test('RELOJ_INICIO sin reloj simulado no se acepta en silencio.', async () => {
    const fin = await correr('main', [], { PORT: '0', DATABASE_URL: DB, RELOJ_INICIO: '2027-02-01' });
    expect([fin.codigo, fin.errores.trim().split('\n').length]).toEqual([1, 1]);
    expect(fin.errores).toContain('RELOJ_INICIO');
  });

  test('Un servidor de correo sin remitente no se acepta: alguien firma lo que sale.', async () => {
    const correo = { SMTP_URL: 'smtp://correo.example:25' };
    const fin = await correr('main', [], { PORT: '0', DATABASE_URL: DB, ...correo });
    expect(fin.codigo).toBe(1);
    expect(fin.errores).toContain('CORREO_REMITENTE');
  });

  test('Un puerto ocupado se dice con su número.', async () => {
    const puerto = new URL(p.url).port;
    const fin = await correr('main', [], { PORT: puerto, DATABASE_URL: DB });
    expect([fin.codigo, fin.errores.trim().split('\n').length]).toEqual([1, 1]);
    expect(fin.errores).toContain(puerto);
  });
});

describe('Las órdenes', () => {
  const orden = (...argumentos: string[]) => correr('cli', argumentos, { DATABASE_URL: `sqlite:${archivo}` });

  test('Crear, renovar y revocar un usuario desde la consola vale al instante en el servidor.', async () => {
    const creado = await orden('usuarios', 'crear', '--nombre', 'Consola', '--rol', 'lectura');
    const { id, token } = JSON.parse(creado.salida) as Json;
    expect((await p.get('/api/solicitudes', { ficha: token })).estado).toBe(200);
    const renovado = JSON.parse((await orden('usuarios', 'ficha', id)).salida) as Json;
    expect((await p.get('/api/solicitudes', { ficha: token })).estado).toBe(401);
    expect((await p.get('/api/solicitudes', { ficha: renovado.token })).estado).toBe(200);
    expect((await orden('usuarios', 'revocar', id)).codigo).toBe(0);
    expect((await p.get('/api/solicitudes', { ficha: renovado.token })).estado).toBe(401);
  });

  test.each([
    [['usuarios', 'crear', '--nombre', 'X', '--rol', 'jefe']],
    [['usuarios', 'crear', '--nombre', 'X', '--rol', 'entidad']],
    [['usuarios', 'crear', '--nombre', 'X', '--rol', 'entidad', '--entidad', '20131312954']],
    [['usuarios', 'crear', '--nombre', '   ', '--rol', 'lectura']],
    [['usuarios', 'crear', '--nombre', 'X', '--rol', 'lectura', '--correo', 'x']],
    [['usuarios', 'ficha', 'no-existe']],
    [['usuarios', 'revocar', 'no-existe']],
    [['otra']],
  ])('%j termina con error y una frase.', async (argumentos) => {
    const fin = await orden(...argumentos);
    expect(fin.codigo).not.toBe(0);
    expect(fin.errores.trim()).not.toBe('');
    expect(fin.errores).not.toMatch(/ at .*\.js/);
  });

  test('Verificar dice cuántos expedientes y eventos leyó.', async () => {
    await p.presentar();
    const fin = await orden('verificar');
    expect([fin.codigo, fin.salida]).toEqual([0, '1 expedientes, 1 eventos, 0 con diferencias.\n']);
  });
});
