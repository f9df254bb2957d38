import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigInvalida } from '../../src/config.js';
import { baseVacia } from '../apoyo/bases.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { carpetaNueva, entornoDe } from './apoyo.js';

let base: Awaited<ReturnType<typeof baseVacia>>;
let carpeta: string;
let abiertas: Servidor[];
beforeEach(async () => {
  base = await baseVacia();
  carpeta = carpetaNueva();
  abiertas = [];
});
afterEach(async () => {
  await Promise.all(abiertas.map((s) => s.parar()));
  await base.borrar();
  rmSync(carpeta, { recursive: true, force: true });
});

const archivoDe = (maquina: string) => join(carpeta, maquina, 'clave-sobres');

async function abrir(entorno: Record<string, string | undefined>): Promise<Servidor> {
  const s = await Servidor.abrir(
    { ...entornoDe(base.url, carpeta), CLAVE_SOBRES: undefined, ...entorno },
    '',
  );
  abiertas.push(s);
  return s;
}

const enMaquina = (maquina: string) => abrir({ ARCHIVO_CLAVE_SOBRES: archivoDe(maquina) });
const identidades = () => new Set(abiertas.map((s) => s.sistema.custodio.identidad));

describe('La clave de los sobres, en varias réplicas que empiezan a la vez sobre una base vacía', () => {
  test('en una máquina, o con una carpeta común, se crea una sola', async () => {
    await Promise.all(['m', 'm', 'm'].map(enMaquina));
    expect(identidades().size).toBe(1);
    expect(readdirSync(dirname(archivoDe('m')))).toEqual(['clave-sobres']);
    for (const s of abiertas) expect((await s.get('/api/salud')).cuerpo.sobres).toBe('abren');
  });

  test('en tres máquinas empieza una; las otras dicen qué falta, no dejan una clave suya, y con su copia empiezan', async () => {
    const maquinas = ['a', 'b', 'c'];
    const empezadas = await Promise.allSettled(maquinas.map(enMaquina));
    const negadas = empezadas.flatMap((e) => (e.status === 'rejected' ? [e.reason as Error] : []));
    expect([abiertas.length, negadas.length]).toEqual([1, 2]);
    for (const error of negadas) {
      expect(error).toBeInstanceOf(ConfigInvalida);
      expect(error.message).toMatch(
        /^Falta la clave de los sobres de esta base de datos: copie a .+ el archivo de otra/,
      );
    }
    const con = maquinas.filter((m) => existsSync(archivoDe(m)));
    expect(con.length).toBe(1);
    for (const otra of maquinas.filter((m) => !con.includes(m))) {
      mkdirSync(dirname(archivoDe(otra)), { recursive: true });
      copyFileSync(archivoDe(con[0] as string), archivoDe(otra));
      await enMaquina(otra);
    }
    expect([abiertas.length, identidades().size]).toEqual([3, 1]);
  });

  test('nadie empieza con otra clave que la de la base, y la que la tiene sigue', async () => {
    const primera = await abrir({ CLAVE_SOBRES: 'a'.repeat(64) });
    const otra = abrir({ CLAVE_SOBRES: 'b'.repeat(64) });
    await expect(otra).rejects.toThrow(
      /^La clave de los sobres de esta réplica \([0-9a-f]{16}\) no es la de la base de datos: ponga en CLAVE_SOBRES la misma/,
    );
    await expect(otra).rejects.not.toThrow(/b{8}|a{8}/);
    mkdirSync(join(carpeta, 'x'));
    await expect(enMaquina('x')).rejects.toThrow(
      /Si la clave se perdió: npm run custodia -- rotar --clave-perdida\.$/,
    );
    expect(existsSync(archivoDe('x'))).toBe(false);
    expect((await primera.get('/api/salud')).cuerpo).toMatchObject({ estado: 'ok', sobres: 'abren' });
  });

  test('la ficha del primer administrador se muestra una vez, en una', async () => {
    await Promise.all([1, 2, 3].map(() => abrir({ CLAVE_SOBRES: 'a'.repeat(64), TOKEN_ADMIN: undefined })));
    const fichas = await Promise.all(abiertas.map((s) => s.sistema.primerIngreso()));
    const mostradas = fichas.filter((f) => f !== null);
    expect(mostradas.length).toBe(1);
    const estados = abiertas.map(
      async (s) => (await s.get('/api/usuarios', { ficha: mostradas[0] as string })).estado,
    );
    expect(await Promise.all(estados)).toEqual([200, 200, 200]);
  });

  test('lo que una hizo con una Idempotency-Key lo repite otra, y la reconoce si trae otros datos', async () => {
    await Promise.all(['m', 'm'].map(enMaquina));
    const [a, b] = abiertas as [Servidor, Servidor];
    const p = { cabeceras: { 'idempotency-key': 'una' } };
    const usuario = { nombre: 'Mesa de partes', roles: ['mesa_partes'] };
    const nacida = await a.post('/api/solicitudes', solicitudCompleta(), p);
    const repetida = await b.post('/api/solicitudes', solicitudCompleta(), p);
    expect([repetida.estado, repetida.cuerpo.id]).toEqual([nacida.estado, nacida.cuerpo.id]);
    expect((await b.post('/api/solicitudes', solicitudCompleta({ objeto: 'Otro' }), p)).estado).toBe(422);
    const [uno, dos] = await Promise.all([
      a.post('/api/usuarios', usuario, p),
      b.post('/api/usuarios', usuario, p),
    ]);
    expect([uno.estado, dos.estado].every((e) => e === 201 || e === 409)).toBe(true);
    expect((await b.elementos('/api/usuarios?texto=Mesa')).length).toBe(1);
    expect(readFileSync(archivoDe('m'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });
});
