import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { CasaDeSubastas, MONTOS, OTRA_CLAVE } from './apoyo.js';

let lugar: ReturnType<typeof carpetaTemporal>;
let exportada: string;
beforeEach(() => {
  lugar = carpetaTemporal();
  exportada = join(lugar.carpeta, 'exportada.txt');
});
afterEach(() => lugar.borrar());

const orden = (argumentos: string[], entorno: Record<string, string> = {}) =>
  correr('cli', ['custodia', ...argumentos], { DATABASE_URL: `sqlite:${lugar.archivo}`, ...entorno });

async function conOfertas(): Promise<string> {
  const casa = await CasaDeSubastas.abrir(lugar.archivo);
  const id = await casa.cerrada();
  await casa.cerrar();
  return id;
}

describe('npm run custodia', () => {
  test('what it exports opens the database, and it says so without showing an amount', async () => {
    await conOfertas();
    const exportar = await orden(['exportar', exportada]);
    expect([exportar.codigo, exportar.errores]).toEqual([0, '']);
    expect(exportar.salida).not.toContain(CLAVE_DE_PRUEBA);
    expect(statSync(exportada).mode & 0o777).toBe(0o600);
    expect(readFileSync(exportada, 'utf8')).toContain(`CLAVE_SOBRES=${CLAVE_DE_PRUEBA}`);
    const probar = await orden(['probar', exportada], { CLAVE_SOBRES: OTRA_CLAVE });
    expect([probar.codigo, probar.salida]).toEqual([
      0,
      expect.stringMatching(/abre esta base de datos: el sobre de prueba y los 2 sobres guardados\.\n$/),
    ]);
    for (const monto of MONTOS) expect(probar.salida).not.toContain(monto);
    const otraVez = await orden(['exportar', exportada], { CLAVE_SOBRES: OTRA_CLAVE });
    expect([otraVez.codigo, otraVez.salida]).toEqual([1, '']);
    expect(otraVez.errores).toMatch(/ya existe, y no se sobrescribe/);
    expect(readFileSync(exportada, 'utf8')).toContain(CLAVE_DE_PRUEBA);
  });

  test('the key of another system is told apart', async () => {
    await conOfertas();
    await orden(['exportar', exportada], { CLAVE_SOBRES: OTRA_CLAVE });
    const probar = await orden(['probar', exportada]);
    expect([probar.codigo, probar.salida]).toEqual([1, '']);
    expect(probar.errores).toMatch(
      /no es la de esta base de datos: de 2 sobres guardados no abre 2, ni el de prueba\./,
    );
  });

  test.each([
    [['probar', '/no/existe'], /no existe/],
    [['probar', '/etc/hostname'], /no contiene una clave/],
    [['exportar', '/no/existe/clave'], /No se exportó la clave/],
    [['rotar'], /--clave-perdida/],
    [['rotar', 'x', '--clave-perdida'], /--clave-perdida/],
    [['otra'], /./],
  ])('%j ends with one line', async (argumentos, porque) => {
    const fin = await orden(argumentos as string[]);
    expect(fin.codigo).not.toBe(0);
    expect(fin.errores).toMatch(porque as RegExp);
    expect(fin.errores).not.toMatch(/ at .*\.js/);
  });

  test('there is nothing to export before the first start, and asking does not make a key', async () => {
    const clave = join(lugar.carpeta, 'clave');
    const fin = await orden(['exportar', exportada], { CLAVE_SOBRES: '', ARCHIVO_CLAVE_SOBRES: clave });
    expect([fin.codigo, fin.errores.trim().split('\n').length]).toEqual([1, 1]);
    expect([existsSync(clave), existsSync(exportada)]).toEqual([false, false]);
  });

  test('the key is changed: the new one opens everything, the old one nothing; a wrong old one changes nothing', async () => {
    const id = await conOfertas();
    await orden(['exportar', exportada]);
    const ajena = join(lugar.carpeta, 'ajena.txt');
    await orden(['exportar', ajena], { CLAVE_SOBRES: '3'.repeat(64) });
    const mal = await orden(['rotar', ajena], { CLAVE_SOBRES: OTRA_CLAVE });
    expect([mal.codigo, mal.errores]).toEqual([1, expect.stringMatching(/no se cambió nada/)]);
    expect((await orden(['probar', exportada])).codigo).toBe(0);
    const bien = await orden(['rotar', exportada], { CLAVE_SOBRES: OTRA_CLAVE });
    expect([bien.codigo, bien.salida]).toEqual([0, expect.stringMatching(/: 2 sobres\.\n$/)]);
    expect((await orden(['probar', exportada])).codigo).toBe(1);
    const casa = await CasaDeSubastas.abrir(lugar.archivo, { CLAVE_SOBRES: OTRA_CLAVE });
    expect((await casa.get('/api/salud')).estado).toBe(200);
    await casa.bien(200, casa.enviar(id, 'ABRIR'));
    const { aperturas } = (await casa.historial(id)).at(-1).datos;
    expect(Object.values(aperturas)).toEqual([MONTOS[0], MONTOS[1]]);
    await casa.cerrar();
  });

  test('a lost key: the database goes on with another and says what stays shut; if it appears, that is recovered', async () => {
    const id = await conOfertas();
    const perdida = await orden(['rotar', '--clave-perdida'], { CLAVE_SOBRES: OTRA_CLAVE });
    expect([perdida.codigo, perdida.salida]).toEqual([
      0,
      expect.stringMatching(/Abre 0 sobres; 2 quedan cerrados mientras no aparezca la anterior\.\n$/),
    ]);
    const casa = await CasaDeSubastas.abrir(lugar.archivo, { CLAVE_SOBRES: OTRA_CLAVE });
    expect((await casa.get('/api/salud')).estado).toBe(200);
    expect((await casa.enviar(id, 'ABRIR')).estado).toBe(503);
    const nueva = await casa.cerrada();
    await casa.bien(200, casa.enviar(nueva, 'ABRIR'));
    await casa.cerrar();
    await orden(['exportar', exportada]);
    expect((await orden(['rotar', exportada], { CLAVE_SOBRES: OTRA_CLAVE })).codigo).toBe(0);
    const recuperada = await CasaDeSubastas.abrir(lugar.archivo, { CLAVE_SOBRES: OTRA_CLAVE });
    await recuperada.bien(200, recuperada.enviar(id, 'ABRIR'));
    await recuperada.cerrar();
  });
});

describe('The system as a process, its office in a thread of its own', () => {
  test('makes its key, keeps it over a restart, and with another says 503', async () => {
    const clave = join(lugar.carpeta, 'aparte', 'clave');
    const entorno = { CLAVE_SOBRES: '', ARCHIVO_CLAVE_SOBRES: clave };
    for (let vuelta = 0; vuelta < 2; vuelta++) {
      const p = await Proceso.abrir(lugar.archivo, entorno);
      expect((await p.get('/api/salud', { ficha: null })).cuerpo).toMatchObject({
        estado: 'ok',
        sobres: 'abren',
      });
      await p.terminar();
    }
    const otro = await Proceso.abrir(lugar.archivo, { CLAVE_SOBRES: OTRA_CLAVE });
    const salud = await otro.get('/api/salud', { ficha: null });
    expect([salud.estado, salud.cuerpo.sobres]).toEqual([503, 'no_abren']);
    const fin = await otro.terminar();
    expect(fin.salida).toMatch(/no abren con esta clave/);
    expect(fin.salida).not.toContain(OTRA_CLAVE);
  });

  test('a key file that is no use stops the start with one line', async () => {
    const fin = await correr('main', [], {
      PORT: '0',
      DATABASE_URL: `sqlite:${lugar.archivo}`,
      CLAVE_SOBRES: '',
      ARCHIVO_CLAVE_SOBRES: '/dev/null',
    });
    expect([fin.codigo, fin.salida, fin.errores.trim().split('\n').length]).toEqual([1, '', 1]);
    expect(fin.errores).toContain('ARCHIVO_CLAVE_SOBRES');
  });
});
