import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { respaldar } from '../../src/operaciones/respaldo.js';
import { AlmacenNoDisponible } from '../../src/store/errores.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { copiar, guardar, type Lugar, tallerDe, todo, volver } from './taller.js';

const { carpeta: raiz, archivo, borrar } = carpetaTemporal();
const documentos = join(raiz, 'documentos');
const carpeta = join(raiz, 'respaldos');
const lugar: Lugar = { archivo, documentos, carpeta };
let s: Servidor;
let caso: string;
let documento: string;
beforeAll(async () => {
  s = await Servidor.abrir({ DIRECTORIO_DOCUMENTOS: documentos }, archivo);
  ({ id: caso } = await s.presentar());
  documento = await guardar(s, caso, 'El contenido.');
});
afterAll(async () => {
  await s.cerrar();
  borrar();
});

const DIA = (n: number) => `2027-03-0${n}T08:00:00.000Z`;
const copias = () => readdirSync(carpeta).sort();

describe('respaldo, con el sistema andando', () => {
  test('La copia dice qué tiene, con sus sumas, y queda anotada en la base.', async () => {
    const { copia, prueba } = await copiar(lugar, DIA(1));
    expect(prueba).toMatchObject({ casos: 1, documentos: 1, faltas: [] });
    expect(copias()).toEqual(['respaldo-20270301T080000Z']);
    expect(readdirSync(copia).sort()).toEqual([
      'SUMAS.sha256',
      'documentos',
      'expediente.db',
      'manifiesto.json',
    ]);
    const manifiesto = JSON.parse(readFileSync(join(copia, 'manifiesto.json'), 'utf8'));
    expect(manifiesto).toMatchObject({
      formato: 1,
      casos: 1,
      creado: DIA(1),
      documentos: { total: 1, bytes: 13 },
    });
    const sumas = readFileSync(join(copia, 'SUMAS.sha256'), 'utf8');
    expect(sumas).toContain(`${manifiesto.baseDatos.sha256}  expediente.db\n`);
    expect(sumas).toContain(`  ${documento}\n`);
    expect((await s.sistema.store.panorama('2027-03-01', DIA(1))).ultimoRespaldo).toBe(DIA(1));
  });

  test('La siguiente enlaza los documentos de la anterior; ninguna comparte los suyos con el sistema.', async () => {
    await guardar(s, caso, 'Otro contenido.');
    const { copia, prueba } = await copiar(lugar, DIA(2));
    expect(prueba.documentos).toBe(2);
    const inodo = (de: string) => statSync(join(de, documento)).ino;
    expect(inodo(copia)).toBe(inodo(join(carpeta, 'respaldo-20270301T080000Z')));
    expect(inodo(copia)).not.toBe(inodo(raiz));
  });

  test('Con --conservar 2 se va la más antigua, y solo después de que la nueva está bien.', async () => {
    const { retiradas } = await copiar(lugar, DIA(3), 2);
    expect(retiradas).toEqual(['respaldo-20270301T080000Z']);
    expect(copias()).toEqual(['respaldo-20270302T080000Z', 'respaldo-20270303T080000Z']);
  });

  test('Dos en el mismo segundo no se pisan, y lo que dejó uno interrumpido se limpia al día siguiente.', async () => {
    const abandonado = join(carpeta, 'respaldo-20270302T070000Z.parcial');
    mkdirSync(abandonado);
    utimesSync(abandonado, new Date(DIA(2)), new Date(DIA(2)));
    const reciente = join(carpeta, 'respaldo-20270304T070000Z.parcial');
    mkdirSync(reciente);
    utimesSync(reciente, new Date(DIA(4)), new Date(DIA(4)));
    const dos = await Promise.all([copiar(lugar, DIA(4)), copiar(lugar, DIA(4))]);
    expect(dos.map((d) => d.copia.split('/').at(-1)).sort()).toEqual([
      'respaldo-20270304T080000Z',
      'respaldo-20270304T080000Z-2',
    ]);
    expect(existsSync(abandonado)).toBe(false);
    expect(existsSync(reciente)).toBe(true);
    rmSync(reciente, { recursive: true });
    expect(copias().filter((n) => n.startsWith('.ensayo'))).toEqual([]);
  });

  test('D17: la clave de los sobres no está en ninguna copia, aunque su archivo esté junto a la base.', async () => {
    const clave = Buffer.from(CLAVE_DE_PRUEBA, 'hex');
    writeFileSync(join(raiz, 'clave-sobres'), CLAVE_DE_PRUEBA);
    const { copia } = await copiar(lugar, DIA(5));
    const contenidos = todo(copia);
    expect(contenidos.length).toBeGreaterThan(3);
    for (const dentro of contenidos) {
      expect(dentro.includes(CLAVE_DE_PRUEBA)).toBe(false);
      expect(dentro.includes(clave)).toBe(false);
    }
  });

  test('Un documento dañado en el sistema deja la copia marcada como mala, y ninguna anterior se va.', async () => {
    const vivo = join(raiz, documento);
    // What an earlier copy has is good, and a new copy takes it from there.
    for (const nombre of copias())
      rmSync(join(carpeta, nombre, 'documentos'), { recursive: true, force: true });
    chmodSync(vivo, 0o600);
    writeFileSync(vivo, 'El contenidO.');
    const antes = copias();
    const { copia, prueba, retiradas } = await copiar(lugar, DIA(6), 1);
    expect(copia).toMatch(/respaldo-20270306T080000Z\.malo$/);
    expect(prueba.faltas).toEqual([
      expect.stringMatching(/^El documento [0-9a-f]{64} no es el que se guardó\.$/),
    ]);
    expect(retiradas).toEqual([]);
    expect(copias()).toEqual([...antes, 'respaldo-20270306T080000Z.malo'].sort());
    expect((await s.sistema.store.panorama('2027-03-01', DIA(1))).ultimoRespaldo).toBe(DIA(5));
    rmSync(vivo);
    expect((await copiar(lugar, DIA(7))).prueba.faltas).toEqual([expect.stringContaining(' falta.')]);
    writeFileSync(vivo, 'El contenido.');
    expect((await copiar(lugar, DIA(8))).prueba.faltas).toEqual([]);
  });

  test('Un documento que se dañó en la copia anterior se toma del sistema: la nueva está bien.', async () => {
    const deAntes = join(carpeta, 'respaldo-20270308T080000Z', documento);
    chmodSync(deAntes, 0o600);
    writeFileSync(deAntes, 'El contenidO.');
    const { copia, prueba } = await copiar(lugar, '2027-03-08T09:00:00.000Z');
    expect(prueba.faltas).toEqual([]);
    expect(readFileSync(join(copia, documento), 'utf8')).toBe('El contenido.');
    expect(readFileSync(deAntes, 'utf8')).toBe('El contenidO.');
  });

  test('D6: una historia alterada deja la copia marcada como mala.', async () => {
    const otra = carpetaTemporal();
    try {
      const bueno = (await copiar(lugar, DIA(9))).copia;
      const suyo = { ...lugar, archivo: otra.archivo, documentos: join(otra.carpeta, 'documentos') };
      await volver(bueno, suyo);
      const db = new Sqlite(otra.archivo);
      const disparadores = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'evento'")
        .pluck()
        .all();
      for (const nombre of disparadores) db.exec(`DROP TRIGGER ${nombre}`);
      db.exec("UPDATE evento SET actor = 'otro' WHERE secuencia = 1");
      db.close();
      const { prueba } = await copiar({ ...suyo, carpeta: join(otra.carpeta, 'respaldos') }, DIA(9));
      expect(prueba.faltas).toEqual([
        `El expediente ${caso} no verifica: La huella no corresponde al evento y al anterior.`,
      ]);
    } finally {
      otra.borrar();
    }
  });

  test('Una base ocupada por un cambio largo no estropea la copia: solo queda sin anotar.', async () => {
    const taller = tallerDe(archivo);
    const ocupada = {
      ...taller.copias,
      anotar: () => {
        throw new AlmacenNoDisponible('BASE_OCUPADA', 'Ocupada.');
      },
    };
    const pedido = {
      carpeta,
      documentos,
      conservar: null,
      programa: '0.1.0',
      ahora: '2027-03-09T11:00:00.000Z',
    };
    const { copia, anotada, prueba } = await respaldar({ ...taller, copias: ocupada }, pedido);
    expect([anotada, prueba.faltas, copia.endsWith('respaldo-20270309T110000Z')]).toEqual([false, [], true]);
  });

  test('Sin base que copiar, o sin lugar donde ponerla, se dice y no se hace nada.', async () => {
    await expect(copiar({ ...lugar, archivo: join(raiz, 'no-hay.db') }, DIA(9))).rejects.toThrow(
      /^No existe la base de datos/,
    );
    await expect(copiar({ ...lugar, archivo: ':memory:' }, DIA(9))).rejects.toThrow(/en memoria/);
    const archivoComun = join(raiz, 'un-archivo');
    writeFileSync(archivoComun, '');
    await expect(copiar({ ...lugar, carpeta: join(archivoComun, 'x') }, DIA(9))).rejects.toThrow(
      /No se pudo respaldar: no es una carpeta/,
    );
    expect(existsSync(join(raiz, 'no-hay.db'))).toBe(false);
  });
});

describe('restaurar', () => {
  const copiaBuena = () =>
    join(
      carpeta,
      copias()
        .filter((n) => /Z$/.test(n))
        .at(-1) as string,
    );

  test('En otra carpeta queda todo, verificado, y el sistema se abre sobre ella.', async () => {
    const otra = carpetaTemporal();
    try {
      const destino = {
        archivo: join(otra.carpeta, 'a', 'expediente.db'),
        documentos: join(otra.carpeta, 'a', 'documentos'),
      };
      const { prueba, apartado } = await volver(copiaBuena(), destino);
      expect([prueba.casos, prueba.documentos, apartado]).toEqual([1, 2, []]);
      const t = await Servidor.abrir({ DIRECTORIO_DOCUMENTOS: destino.documentos }, destino.archivo);
      expect((await t.caso(caso)).id).toBe(caso);
      expect(await t.sistema.deposito.estado({ huella: documento.slice(-64), bytes: 13 })).toBe('integro');
      await t.cerrar();
    } finally {
      otra.borrar();
    }
  });

  test('Sobre una base en uso, o con datos, se niega y no cambia nada.', async () => {
    const bueno = copiaBuena();
    await expect(volver(bueno, lugar, true)).rejects.toThrow(/está en uso: detenga el sistema/);
    const otra = carpetaTemporal();
    try {
      const destino = { archivo: otra.archivo, documentos: join(otra.carpeta, 'documentos') };
      await volver(bueno, destino);
      const antes = readFileSync(otra.archivo);
      await expect(volver(bueno, destino)).rejects.toThrow(/Ya hay datos en .*--reemplazar/);
      expect(readFileSync(otra.archivo).equals(antes)).toBe(true);
    } finally {
      otra.borrar();
    }
  });

  test('Con --reemplazar lo que había queda aparte, también si estaba dañado y no se abre.', async () => {
    const otra = carpetaTemporal();
    try {
      const destino = { archivo: otra.archivo, documentos: join(otra.carpeta, 'documentos') };
      writeFileSync(otra.archivo, 'Esto ya no es una base de datos.');
      const { apartado, prueba } = await volver(copiaBuena(), destino, true);
      expect(prueba.faltas).toEqual([]);
      expect(apartado).toEqual([`${otra.archivo}.anterior-20270301T120000Z`]);
      expect(readFileSync(apartado[0] as string, 'utf8')).toBe('Esto ya no es una base de datos.');
      // What an interrupted one left beside it is no obstacle, and nothing of it stays.
      writeFileSync(`${otra.archivo}.restaurando`, 'a medias');
      mkdirSync(`${destino.documentos}.restaurando`);
      const segunda = await volver(copiaBuena(), destino, true);
      expect(readdirSync(otra.carpeta).filter((n) => n.includes('restaurando'))).toEqual([]);
      expect(segunda.apartado).toEqual([
        `${otra.archivo}.anterior-20270301T120000Z-2`,
        `${destino.documentos}.anterior-20270301T120000Z`,
      ]);
    } finally {
      otra.borrar();
    }
  });

  test('Un respaldo alterado, incompleto o que no lo es se niega antes de tocar nada.', async () => {
    const otra = carpetaTemporal();
    try {
      const bueno = join(otra.carpeta, 'respaldos');
      const { copia } = await copiar({ ...lugar, carpeta: bueno }, DIA(1));
      const destino = { archivo: join(otra.carpeta, 'x.db'), documentos: join(otra.carpeta, 'x') };
      await expect(volver(raiz, destino)).rejects.toThrow(/no es un respaldo/);
      const suDocumento = join(copia, documento);
      chmodSync(suDocumento, 0o600);
      writeFileSync(suDocumento, 'xx');
      await expect(volver(copia, destino)).rejects.toThrow(/no está bien[\s\S]*no es el que se guardó/);
      const base = join(copia, 'expediente.db');
      const bytes = readFileSync(base);
      bytes[5000] = (bytes[5000] as number) ^ 1;
      writeFileSync(base, bytes);
      await expect(volver(copia, destino)).rejects.toThrow(/su suma SHA-256 es otra/);
      rmSync(join(copia, 'SUMAS.sha256'));
      await expect(volver(copia, destino)).rejects.toThrow(/le falta SUMAS/);
      writeFileSync(join(copia, 'manifiesto.json'), '{"formato":2}');
      await expect(volver(copia, destino)).rejects.toThrow(/no se entiende/);
      expect(existsSync(destino.archivo)).toBe(false);
      expect(tallerDe(destino.archivo).copias.enUso()).toBe(false);
    } finally {
      otra.borrar();
    }
  });
});
