import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { INICIO, sembrar } from '../../src/demo/solicitudes.js';
import { cotejar, mudar } from '../../src/operaciones/mudar.js';
import { abrirMudable, abrirStore } from '../../src/store/abrir.js';
import { type Mudable, NO_SE_MUDAN, TABLAS } from '../../src/store/mudanza.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { basePostgres } from '../apoyo/bases.js';
import type { BasePostgres } from '../apoyo/cluster-bases.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { ordenar } from './taller.js';

const { carpeta, archivo, borrar } = carpetaTemporal();
const ORIGEN = `sqlite:${archivo}`;
const bases: BasePostgres[] = [];
const nuevaBase = async () => {
  const base = await basePostgres();
  bases.push(base);
  return base.url;
};

beforeAll(async () => {
  const s = await Servidor.abrir({ RELOJ_INICIO: INICIO }, archivo);
  await sembrar(s.sistema);
  await s.cerrar();
});
afterAll(async () => {
  await Promise.all(bases.map((b) => b.borrar()));
  borrar();
});

async function enServicio<T>(url: string, trabajo: (s: Servidor) => Promise<T>): Promise<T> {
  const s = await Servidor.abrir(
    { DATABASE_URL: url, DIRECTORIO_DOCUMENTOS: `${carpeta}/documentos` },
    archivo,
  );
  try {
    return await trabajo(s);
  } finally {
    await s.cerrar();
  }
}

const vista = (s: Servidor) =>
  Promise.all(
    [
      '/api/solicitudes?limite=200',
      '/api/solicitudes?texto=adquisici%C3%B3n',
      '/api/hoy',
      '/api/indicadores',
      '/api/calendario/2027',
    ].map(async (camino) => (await s.get(camino)).cuerpo),
  );

describe('mover una base', () => {
  test('Toda tabla de las dos bases se muda o tiene por qué no.', async () => {
    const { escritor } = abrirSqlite(':memory:');
    const deSqlite = escritor
      .prepare(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'caso_texto_%'`,
      )
      .pluck()
      .all() as string[];
    const base = await basePostgres();
    const store = await abrirStore(base.url, REGISTRO);
    await store.cerrar();
    const conocidas = [...TABLAS.map((t) => t.nombre), ...NO_SE_MUDAN];
    expect(deSqlite.filter((t) => !conocidas.includes(t))).toEqual([]);
    expect(TABLAS.filter((t) => !deSqlite.includes(t.nombre))).toEqual([]);
    await base.borrar();
  });

  test('De SQLite a PostgreSQL y de vuelta todo es igual, se busca igual y sigue numerando donde iba.', async () => {
    const antes = await enServicio(ORIGEN, vista);
    const url = await nuevaBase();
    const ida = await ordenar(['mover', '--de', ORIGEN, '--a', url], { DATABASE_URL: ORIGEN });
    expect(ida).toMatchObject({ error: '', codigo: 0 });
    expect(ida.salida).toMatch(/las dos bases dicen lo mismo/);
    expect(ida.salida).toMatch(/Verificados por repetición: 28 expedientes, \d+ eventos, 0 con diferencias/);

    const vuelta = `sqlite:${carpeta}/vuelta.db`;
    expect((await ordenar(['mover', '--de', url, '--a', vuelta], { DATABASE_URL: url })).codigo).toBe(0);
    const origen = await abrirMudable(ORIGEN, 'existente');
    const destino = await abrirMudable(vuelta, 'existente');
    expect((await cotejar(origen, destino)).diferencias).toEqual([]);
    await Promise.all([origen.cerrar(), destino.cerrar()]);

    expect(await enServicio(url, vista)).toEqual(antes);
    expect(await enServicio(vuelta, vista)).toEqual(antes);
    const numeros = await Promise.all(
      [ORIGEN, url, vuelta].map((donde) =>
        enServicio(donde, async (s) => {
          const { id, numero } = await s.presentar();
          return [numero, (await s.verificacion(id)).integra];
        }),
      ),
    );
    expect(new Set(numeros.map(String)).size).toBe(1);
    expect(numeros[0]?.[1]).toBe(true);
  });

  test('Cortada en cualquier punto, la base no se sirve, y la mudanza sigue donde quedó.', async () => {
    const { filas: todas } = await copiarCortando(await nuevaBase(), Number.POSITIVE_INFINITY);
    const url = await nuevaBase();
    let cortes = 0;
    let movidas = 0;
    for (;;) {
      const hecho = await copiarCortando(url, 2);
      movidas += hecho.filas;
      if (hecho.entera) break;
      cortes += 1;
      await expect(enServicio(url, async () => null)).rejects.toThrow(
        /mudanza a esta base de datos no terminó/,
      );
    }
    expect(cortes).toBeGreaterThan(3);
    expect(movidas).toBe(todas);
    const fin = await ordenar(['mover', '--de', ORIGEN, '--a', url], { DATABASE_URL: ORIGEN });
    expect(fin.salida).toMatch(/Mudanza retomada: 0 filas más/);
    expect(fin.codigo).toBe(0);
    expect(await enServicio(url, vista)).toEqual(await enServicio(ORIGEN, vista));
  });

  test('Se niega con una frase a lo que no puede ser.', async () => {
    const url = await nuevaBase();
    const mover = (de: string, a: string) =>
      ordenar(['mover', '--de', de, '--a', a], { DATABASE_URL: ORIGEN });
    expect((await mover(ORIGEN, ORIGEN)).error).toMatch(/son la misma/);
    expect((await mover(`sqlite:${carpeta}/no-hay.db`, url)).error).toMatch(/No existe la base/);
    expect((await mover(await nuevaBase(), url)).error).toMatch(/origen está vacía/);
    await enServicio(url, async (s) => {
      expect((await mover(ORIGEN, url)).error).toMatch(/en uso/);
      await s.presentar();
    });
    expect((await mover(ORIGEN, url)).error).toMatch(/ya tiene expedientes o usuarios/);
    await enServicio(ORIGEN, async () => {
      expect((await mover(ORIGEN, await nuevaBase())).error).toMatch(/ocupada|en uso/);
    });
    const ajena = await nuevaBase();
    await copiarCortando(ajena, 5);
    expect((await mover(url, ajena)).error).toMatch(/mudanza de otra base/);
  });
});

/** Moves until some page of rows is refused, as if the process died there. */
async function copiarCortando(a: string, hasta: number): Promise<{ filas: number; entera: boolean }> {
  const origen = await abrirMudable(ORIGEN, 'existente');
  const destino = await abrirMudable(a, 'nueva');
  let paginas = 0;
  let filas = 0;
  const contar =
    <A extends unknown[]>(recibir: (...con: A) => Promise<void>, cuantas: (...con: A) => number) =>
    async (...con: A) => {
      paginas += 1;
      if (paginas > hasta) throw new Error('Se cortó.');
      await recibir(...con);
      filas += cuantas(...con);
    };
  const cortada: Mudable = {
    ...destino,
    recibir: contar(destino.recibir, (_, suyas) => suyas.length),
    recibirTextos: contar(destino.recibirTextos, () => 0),
  };
  try {
    await mudar(origen, cortada, () => undefined);
    return { filas, entera: true };
  } catch (error) {
    if ((error as Error).message !== 'Se cortó.') throw error;
    return { filas, entera: false };
  } finally {
    await Promise.all([origen.cerrar(), destino.cerrar()]);
  }
}
