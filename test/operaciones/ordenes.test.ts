import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { FICHA_ADMIN, INICIO } from '../apoyo/cliente.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { conDias, Programa, version } from '../engine/versiones.js';
import { cargar } from '../faults/carga.js';
import { comprobar } from '../faults/comprobar.js';
import { leer } from '../faults/cruda.js';
import { Diario } from '../faults/diario.js';
import { type Dicho, ordenar } from './taller.js';

const { carpeta, archivo, borrar } = carpetaTemporal();
const respaldos = join(carpeta, 'respaldos');
const AQUI = { DATABASE_URL: `sqlite:${archivo}`, RELOJ: 'simulado', RELOJ_INICIO: INICIO };
let servidor: Proceso;
let puerto: string;
let sinNadie: string;
beforeAll(async () => {
  servidor = await Proceso.abrir(archivo);
  puerto = new URL(servidor.url).port;
  sinNadie = await puertoLibre();
});
afterAll(async () => {
  await servidor.matar();
  borrar();
});

const orden = (argumentos: string[], entorno: Record<string, string> = {}): Promise<Dicho> =>
  ordenar(argumentos, { ...AQUI, PORT: puerto, ...entorno });
const laCopia = () => join(respaldos, readdirSync(respaldos)[0] ?? '');

async function puertoLibre(): Promise<string> {
  const s = createServer();
  await new Promise<void>((seguir) => s.listen(0, '127.0.0.1', seguir));
  const { port } = s.address() as { port: number };
  await new Promise((seguir) => s.close(seguir));
  return String(port);
}

describe('Las órdenes de quien está de turno, con el sistema andando', () => {
  test('respaldo bajo carga: la copia es de un instante, está probada, y no se pierde ni un acto.', async () => {
    const diario = new Diario();
    let parado = false;
    const carga = cargar(servidor, diario, () => parado);
    const fin = await correr('cli', ['respaldo', respaldos, '--conservar', '3'], { ...AQUI, PORT: puerto });
    parado = true;
    await carga;
    expect([fin.codigo, fin.errores]).toEqual([0, '']);
    expect(fin.salida).toMatch(
      /^Respaldo en .*respaldo-\d{8}T\d{6}Z, probado: \d+ expedientes, \d+ eventos, 0 documentos \(0\.0 MB\)\.\n$/,
    );
    expect(diario.reconocidos.length).toBeGreaterThan(20);
    comprobar(diario, leer(archivo));
    const db = new Sqlite(join(laCopia(), 'expediente.db'), { readonly: true });
    const copiados = db.prepare('SELECT count(*) FROM evento').pluck().get();
    db.close();
    expect(fin.salida).toContain(` ${copiados} eventos,`);
  });

  test('restaurar y migrar --aplicar se niegan mientras alguien la usa; el ensayo no molesta a nadie.', async () => {
    const restaurar = await correr('cli', ['restaurar', laCopia(), '--reemplazar'], {
      ...AQUI,
      PORT: puerto,
    });
    expect([restaurar.codigo, restaurar.errores]).toEqual([
      1,
      `La base de datos ${archivo} está en uso: detenga el sistema antes de restaurar. No se cambió nada.\n`,
    ]);
    expect((await orden(['migrar', '--aplicar'])).error).toBe(
      'La base de datos está en uso: detenga el sistema antes de aplicar. No se cambió nada.',
    );
    expect(await orden(['migrar'])).toEqual({
      codigo: 0,
      error: '',
      salida:
        '0 expedientes en trámite tienen una versión más nueva de su máquina: 0 quedarían distintos, 0 no la admiten.',
    });
  });

  test('estado cabe en una pantalla y termina con 1 si algo necesita a una persona.', async () => {
    const fin = await correr('cli', ['estado'], { ...AQUI, PORT: puerto });
    expect(fin.salida.split('\n').length).toBeLessThan(24);
    expect(fin.salida).toMatch(/Servidor: +atiende en 127\.0\.0\.1:\d+, ok, versión \d/);
    expect(fin.salida).toMatch(/Expedientes: +solicitudes \w+ \d+/);
    expect(fin.salida).toMatch(/Último respaldo: +20\d\d-/);
    expect(fin.codigo).toBe(fin.salida.includes('ATENCIÓN') ? 1 : 0);
    // The counter and the office live in two threads, and are told together.
    const metricas = await fetch(`${servidor.url}/metricas`, {
      headers: { Authorization: `Bearer ${FICHA_ADMIN}` },
    });
    const texto = await metricas.text();
    for (const nombre of ['http_peticiones_total', 'expediente_casos', 'expediente_respaldo_segundos'])
      expect([metricas.status, texto]).toEqual([200, expect.stringContaining(`\n${nombre}`)]);
    const sinServidor = await orden(['estado'], { PORT: sinNadie });
    expect(sinServidor.codigo).toBe(1);
    expect(sinServidor.salida).toContain('ATENCIÓN servidor: nadie contesta');
  });

  test('reloj pregunta y adelanta por el servidor, y lo negado se dice en castellano.', async () => {
    const { ahora } = (await servidor.get('/api/reloj')).cuerpo;
    const conFicha = ['--ficha', FICHA_ADMIN];
    expect((await orden(['reloj', ...conFicha])).salida).toBe(`Reloj simulado: ${ahora}.`);
    const despues = new Date(Date.parse(ahora) + 3_600_000).toISOString();
    expect((await orden(['reloj', '--mover', despues, ...conFicha])).salida).toMatch(
      new RegExp(`^Reloj simulado: ${despues}\\. Vencieron \\d+ plazos\\.$`),
    );
    expect((await orden(['reloj', '--mover', ahora, ...conFicha])).error).toMatch(/^El reloj solo avanza/);
    expect((await orden(['reloj', '--mover', 'mañana', ...conFicha])).error).toContain('con su zona horaria');
    expect((await orden(['reloj', '--ficha', 'ninguna'])).error).toMatch(/^Identifíquese/);
    expect((await orden(['reloj'])).error).toContain('indique --ficha');
    expect((await orden(['reloj'], { PORT: sinNadie })).error).toContain('Otro proceso usa la base');
  });
});

describe('Las órdenes con el sistema detenido', () => {
  beforeAll(() => servidor.terminar());

  test('restaurar en otra carpeta, y el sistema se abre sobre ella.', async () => {
    const en = join(carpeta, 'simulacro');
    const fin = await orden(['restaurar', laCopia(), '--en', en]);
    expect([fin.codigo, fin.error]).toEqual([0, '']);
    expect(fin.salida).toMatch(
      /^Restaurado en .*simulacro.expediente\.db y .*simulacro.documentos, y verificado: \d+ expedientes/,
    );
    const otro = await Proceso.abrir(join(en, 'expediente.db'));
    expect((await otro.get('/api/salud')).cuerpo.estado).toBe('ok');
    await otro.terminar();
    expect((await orden(['restaurar', laCopia(), '--en', en])).error).toMatch(/^Ya hay datos en/);
  });

  test('reloj adelanta sobre el archivo, y los plazos vencen.', async () => {
    const libre = { PORT: sinNadie };
    const antes = (await orden(['reloj'], libre)).salida;
    const fin = await orden(['reloj', '--siguiente'], libre);
    expect(fin.salida).toMatch(/^Reloj simulado: \S+ Vencieron [1-9]\d* plazos\.$/);
    expect((await orden(['reloj'], libre)).salida > antes).toBe(true);
    expect((await orden(['reloj', '--mover', '2020-01-01T00:00:00Z'], libre)).error).toMatch(
      /^El reloj solo avanza/,
    );
    const conCorreo = { ...libre, SMTP_URL: 'smtp://127.0.0.1:1', CORREO_REMITENTE: 'oece@entidad.gob.pe' };
    expect((await orden(['reloj', '--siguiente'], conCorreo)).error).toMatch(/^Con SMTP_URL/);
    const real = { ...libre, RELOJ: '', RELOJ_INICIO: '' };
    expect((await orden(['reloj', '--siguiente'], real)).error).toContain('solo uno simulado se adelanta');
  });

  test('D7: migrar ensaya, dice qué cambia, aplica, y la base verifica; lo que no admite no se aplica.', async () => {
    const programa = new Programa([SOLICITUD, version(SOLICITUD, '1.1.0', conDias('AMB-A6-resultado', 2))]);
    const libre = { ...AQUI, PORT: sinNadie };
    const ensayo = await ordenar(['migrar'], libre, programa);
    const [, total = '', distintos = '', niegan = ''] =
      /(\d+) expedientes en trámite.*: (\d+) quedarían distintos, (\d+) no la admiten\.$/.exec(
        ensayo.salida,
      ) ?? [];
    expect([Number(total) > 5, ensayo.codigo]).toEqual([true, niegan === '0' ? 0 : 1]);
    expect(Number(distintos)).toBeLessThanOrEqual(Number(total));
    const nadaCambia = new Programa([SOLICITUD, version(SOLICITUD, '1.1.0')]);
    const hecho = await ordenar(['migrar', '--aplicar'], libre, nadaCambia);
    expect([hecho.codigo, hecho.error]).toEqual([0, '']);
    expect(hecho.salida).toContain(`${total} expedientes pasaron a la versión nueva; 0 con problemas.`);
    const sinActos = version(SOLICITUD, '1.2.0', (nodo) => ('on' in nodo ? { ...nodo, on: {} } : nodo));
    const deNadie = new Programa([SOLICITUD, version(SOLICITUD, '1.1.0'), sinActos]);
    const negado = await ordenar(['migrar', '--aplicar'], libre, deNadie);
    expect(negado.error).toMatch(/^No se aplicó nada/);
    expect(negado.salida).toContain('no admite PRESENTAR (secuencia 1)');
    expect((await ordenar(['migrar', '--aplicar'], libre, nadaCambia)).salida).toContain(
      '0 expedientes pasaron',
    );
  });

  test('Donde no hay base de datos, las que miran lo dicen y no crean ninguna.', async () => {
    const vacio = { ...AQUI, DATABASE_URL: `sqlite:${join(carpeta, 'no-hay.db')}`, PORT: sinNadie };
    const fin = await correr('cli', ['estado'], vacio);
    expect([fin.codigo, fin.errores]).toEqual([1, expect.stringMatching(/^No existe la base de datos/)]);
    expect((await ordenar(['respaldo', respaldos], vacio)).error).toMatch(/^No existe la base de datos/);
    expect(readdirSync(carpeta)).not.toContain('no-hay.db');
    expect((await orden(['respaldo', respaldos, '--conservar', '0'])).error).toContain('de 1 en adelante');
  });
});
