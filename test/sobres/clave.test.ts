import type { KeyObject } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigInvalida, leerConfig } from '../../src/config.js';
import { claveDelTexto, crearArchivo, exportar, leerArchivo } from '../../src/sobres/archivo.js';
import { claveDe } from '../../src/sobres/arranque.js';
import { identidadDe, leerClave, nuevaClave, textoDeClave } from '../../src/sobres/clave.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { CasaDeSubastas, MONTOS, OTRA_CLAVE } from './apoyo.js';

let lugar: ReturnType<typeof carpetaTemporal>;
let aparte: ReturnType<typeof carpetaTemporal>;
let ruta: string;
beforeEach(() => {
  lugar = carpetaTemporal();
  aparte = carpetaTemporal();
  ruta = join(aparte.carpeta, 'custodia', 'clave');
});
afterEach(() => {
  lugar.borrar();
  aparte.borrar();
});

const CLAVE = leerClave(CLAVE_DE_PRUEBA) as KeyObject;

describe('CLAVE_SOBRES', () => {
  test('is 64 hexadecimal digits or 32 bytes in base64, and the same key in any of them', () => {
    const bytes = Buffer.from(CLAVE_DE_PRUEBA, 'hex');
    const formas = [
      CLAVE_DE_PRUEBA,
      CLAVE_DE_PRUEBA.toUpperCase(),
      bytes.toString('base64'),
      bytes.toString('base64url'),
    ];
    for (const forma of formas)
      expect(identidadDe(claveDe(leerConfig({ CLAVE_SOBRES: forma })) as KeyObject)).toBe(identidadDe(CLAVE));
  });

  test.each(['x', 'a'.repeat(63), 'a'.repeat(65), 'g'.repeat(64), `${'A'.repeat(44)}==`])(
    '%s is no use',
    (valor) => {
      expect(() => leerConfig({ CLAVE_SOBRES: valor })).toThrow(ConfigInvalida);
      expect(() => leerConfig({ CLAVE_SOBRES: valor })).toThrow(
        /^La variable CLAVE_SOBRES no sirve: debe tener 64/,
      );
    },
  );

  test('a key that is no use is not told in the line that says so', () => {
    const mala = `${CLAVE_DE_PRUEBA.slice(0, 60)}!!!!`;
    expect(() => leerConfig({ CLAVE_SOBRES: mala })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('0123') }),
    );
  });
});

describe('The file of the key', () => {
  test('is made once, readable by its owner only, in a folder of its owner only', () => {
    const { clave: creada, nueva } = crearArchivo(ruta);
    expect(nueva).toBe(true);
    expect(statSync(ruta).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(ruta)).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(ruta))).toEqual(['clave']);
    expect(readFileSync(ruta, 'utf8')).toBe(`${textoDeClave(creada)}\n`);
    // Whoever comes second uses the key of the first.
    const otra = crearArchivo(ruta);
    expect([textoDeClave(otra.clave), otra.nueva]).toEqual([textoDeClave(creada), false]);
    expect(leerArchivo(join(lugar.carpeta, 'nadie'))).toBeNull();
  });

  test('an export is a file of the key too, and shows a digit that was copied wrong', () => {
    mkdirSync(dirname(ruta));
    exportar(CLAVE, ruta);
    expect(statSync(ruta).mode & 0o777).toBe(0o600);
    const texto = readFileSync(ruta, 'utf8');
    expect(textoDeClave(leerArchivo(ruta) as KeyObject)).toBe(CLAVE_DE_PRUEBA);
    expect(() => claveDelTexto(texto.replace('CLAVE_SOBRES=0', 'CLAVE_SOBRES=1'))).toThrow(/al copiarla/);
    expect(() => exportar(nuevaClave(), ruta)).toThrow(/no se sobrescribe/);
    expect(readFileSync(ruta, 'utf8')).toBe(texto);
  });

  test.each(['', 'hola', '12', `${CLAVE_DE_PRUEBA} ${CLAVE_DE_PRUEBA}`])(
    'with %j inside stops the start and is left alone',
    async (texto) => {
      mkdirSync(dirname(ruta));
      writeFileSync(ruta, texto);
      const abrir = CasaDeSubastas.abrir(lugar.archivo, { CLAVE_SOBRES: '', ARCHIVO_CLAVE_SOBRES: ruta });
      await expect(abrir).rejects.toThrow(
        `La variable ARCHIVO_CLAVE_SOBRES no sirve: ${ruta} no contiene una clave.`,
      );
      expect(readFileSync(ruta, 'utf8')).toBe(texto);
    },
  );

  test.each([
    ['/proc/custodia/clave', /no se puede crear/],
    ['/dev/null/clave', /parte de su ruta no es una carpeta/],
    ['/', /es una carpeta/],
  ])('at %s stops the start with one line', async (imposible, porque) => {
    const abrir = CasaDeSubastas.abrir(lugar.archivo, { CLAVE_SOBRES: '', ARCHIVO_CLAVE_SOBRES: imposible });
    await expect(abrir).rejects.toBeInstanceOf(ConfigInvalida);
    await expect(abrir).rejects.toThrow(porque);
  });
});

describe('The first start', () => {
  const abrir = (entorno: Record<string, string> = {}) =>
    CasaDeSubastas.abrir(lugar.archivo, { CLAVE_SOBRES: '', ARCHIVO_CLAVE_SOBRES: ruta, ...entorno });

  test('makes the key and says that a copy must be kept; the next ones use it', async () => {
    const primera = await abrir();
    const id = await primera.cerrada();
    await primera.cerrar();
    expect(primera.bitacora.join('')).toMatch(/clave de los sobres creada/);
    expect(primera.bitacora.join('')).not.toContain(readFileSync(ruta, 'utf8').trim());
    const segunda = await abrir();
    await segunda.bien(200, segunda.enviar(id, 'ABRIR'));
    await segunda.cerrar();
    expect(segunda.bitacora.join('')).not.toMatch(/clave de los sobres/);
  });

  test('warns of a key that a copy of the database would carry with it, and of one that others read', async () => {
    ruta = join(lugar.carpeta, 'clave');
    const primera = await abrir();
    await primera.cerrar();
    expect(primera.bitacora.join('')).toMatch(/en la carpeta de la base de datos/);
    chmodSync(ruta, 0o644);
    const segunda = await abrir();
    await segunda.cerrar();
    expect(segunda.bitacora.join('')).toMatch(/otros usuarios de esta máquina/);
  });

  test('with a database in memory the key lasts as long as it does, and no file is made', async () => {
    const config = leerConfig({ DATABASE_URL: 'sqlite::memory:' });
    expect(claveDe(config)).toBeNull();
    const casa = await CasaDeSubastas.abrir('x', { DATABASE_URL: 'sqlite::memory:', CLAVE_SOBRES: '' });
    const id = await casa.cerrada();
    await casa.bien(200, casa.enviar(id, 'ABRIR'));
    expect((await casa.get('/api/salud')).cuerpo.sobres).toBe('abren');
    await casa.cerrar();
    expect(casa.bitacora.join('')).not.toMatch(/clave/);
  });
});

describe('GET /api/salud proves that the envelopes open', () => {
  const abrir = (entorno: Record<string, string>) => CasaDeSubastas.abrir(lugar.archivo, entorno);
  const DE_ARCHIVO = () => ({ CLAVE_SOBRES: '', ARCHIVO_CLAVE_SOBRES: ruta });

  test('another key: it starts, says so in the log, and health is 503 until the right one is back', async () => {
    const primera = await abrir({});
    await primera.cerrada();
    expect((await primera.get('/api/salud')).cuerpo).toMatchObject({ estado: 'ok', sobres: 'abren' });
    await primera.cerrar();
    const otra = await abrir({ CLAVE_SOBRES: OTRA_CLAVE });
    const salud = await otra.get('/api/salud', { ficha: null });
    const { alertas, ...resto } = salud.cuerpo;
    // How much room this machine has left is not the matter of this test.
    expect(alertas.filter((a: string) => a !== 'disco')).toEqual(['respaldo']);
    expect([salud.estado, resto]).toEqual([
      503,
      {
        estado: 'falla',
        version: expect.any(String),
        ahora: expect.any(String),
        baseDatos: 'ok',
        sobres: 'no_abren',
      },
    ]);
    expect(otra.bitacora.join('')).toMatch(/no abren con esta clave/);
    await otra.cerrar();
    const bien = await abrir({});
    expect((await bien.get('/api/salud')).estado).toBe(200);
    await bien.cerrar();
  });

  test('a lost file: it starts without it, makes no other in its place, and works again once it is back', async () => {
    const primera = await abrir(DE_ARCHIVO());
    const id = await primera.cerrada();
    await primera.cerrar();
    const guardada = readFileSync(ruta);
    rmSync(ruta);
    const sinClave = await abrir(DE_ARCHIVO());
    expect((await sinClave.get('/api/salud')).estado).toBe(503);
    expect(sinClave.bitacora.join('')).toMatch(/el archivo de su clave no está/);
    expect((await sinClave.ofrecer(await sinClave.nacer(), 'Uno', MONTOS[0])).estado).toBe(503);
    await sinClave.cerrar();
    expect(existsSync(ruta)).toBe(false);
    writeFileSync(ruta, guardada, { mode: 0o600 });
    const repuesta = await abrir(DE_ARCHIVO());
    expect((await repuesta.get('/api/salud')).estado).toBe(200);
    await repuesta.bien(200, repuesta.enviar(id, 'ABRIR'));
    await repuesta.cerrar();
  });

  test('it is proved each time: a witness damaged under a running system shows at once', async () => {
    const casa = await abrir({});
    const { store } = casa.oficina;
    const testigo = (await store.testigo()) as string;
    await store.guardarAjuste('sobre_testigo', testigo.replace(/"cifrado":"../, '"cifrado":"ff'));
    expect((await casa.get('/api/salud')).cuerpo.sobres).toBe('no_abren');
    await store.guardarAjuste('sobre_testigo', testigo);
    expect((await casa.get('/api/salud')).cuerpo.sobres).toBe('abren');
    await casa.cerrar();
  });
});

describe('R 17: the reserved referential value', () => {
  test.each([
    [['oec'], true],
    [['comite'], true],
    [['titular', 'lectura'], true],
    [['participante'], false],
    [['admin'], false],
    [['lectura'], false],
  ] as const)('%j: %s', async (roles, lee) => {
    const { montosReservados } = await import('../../src/api/manejadores/reservados.js');
    const casa = await CasaDeSubastas.abrir(lugar.archivo);
    const id = await casa.nacer({ valorReferencial: MONTOS[2] });
    const [nacer] = await casa.historial(id);
    const { sobre } = nacer.datos.valorReferencial;
    const usuario = { id: 'u', nombre: 'U', correo: null, roles, entidad: null };
    expect(await montosReservados({ sistema: casa.oficina, usuario }, id, [sobre])).toEqual(
      lee ? { [sobre]: MONTOS[2] } : null,
    );
    await casa.cerrar();
  });
});
