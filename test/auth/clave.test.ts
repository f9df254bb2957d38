import { type Algorithm, hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { esSuClave, estaAnticuado, resumirClave } from '../../src/auth/clave.js';
import { porQueEsDebil } from '../../src/auth/fortaleza.js';
import { CLAVE, OTRA_CLAVE } from './apoyo.js';

describe('El resumen de una clave', () => {
  test('Es argon2id con los parámetros de OWASP, distinto cada vez, y solo la clave misma lo reconoce.', async () => {
    const [uno, otro] = await Promise.all([resumirClave(CLAVE), resumirClave(CLAVE)]);
    expect(uno).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(uno).not.toBe(otro);
    expect(await esSuClave(uno, CLAVE)).toBe(true);
    expect(await esSuClave(uno, `${CLAVE} `)).toBe(false);
    expect(await esSuClave(uno, CLAVE.toUpperCase())).toBe(false);
  });

  test('La misma tilde escrita de dos maneras es la misma clave.', async () => {
    const resumen = await resumirClave(CLAVE.normalize('NFC'));
    expect(await esSuClave(resumen, CLAVE.normalize('NFD'))).toBe(true);
  });

  test('Sin resumen nadie entra, ni con la clave del señuelo.', async () => {
    expect(await esSuClave(null, 'nadie')).toBe(false);
    expect(await esSuClave(null, CLAVE)).toBe(false);
  });

  test('Uno hecho con menos memoria o menos vueltas está anticuado; el de hoy, no.', async () => {
    const algorithm = 2 as Algorithm.Argon2id;
    const debil = await hash(CLAVE, { algorithm, memoryCost: 8192, timeCost: 2, parallelism: 1 });
    expect([estaAnticuado(debil), estaAnticuado(await resumirClave(CLAVE))]).toEqual([true, false]);
  });
});

describe('La fortaleza de una clave', () => {
  test.each([
    ['corta', 'Tr3bol!', /al menos 12 caracteres/],
    ['doce caracteres que son seis', '👍👍👍👍👍👍', /al menos 12 caracteres/],
    ['de las más usadas', 'password1234', /fácil|común|usada/],
    ['repetida', 'aaaaaaaaaaaaaaaa', /repetid/i],
    ['del teclado', 'qwertyuiopasdfgh', /usada/],
    ['su propio nombre', 'rosaquispemamani', /datos suyos/],
    ['la casa', 'expedienteoece2026', /de la casa/],
  ])('Se niega una %s, con su razón en castellano.', async (_caso, clave, razon) => {
    const porque = await porQueEsDebil(clave, ['rquispe', 'Rosa Quispe Mamani', 'rosa@entidad.gob.pe']);
    expect(porque).toMatch(razon);
    expect(porque).toMatch(/\.$/);
    expect(porque).not.toMatch(/\b(Usa|Evita|Añade|tu)\b/);
  });

  test('Cuatro palabras al azar bastan, con tildes o sin ellas, y la larga no demora.', async () => {
    for (const buena of [CLAVE, OTRA_CLAVE, 'x7#Kp!vQ92mZ&t', 'ñandú brújula kiwi zócalo'])
      expect([buena, await porQueEsDebil(buena, ['rquispe'])]).toEqual([buena, null]);
    const medir = async (veces: number) => {
      const antes = process.hrtime.bigint();
      await porQueEsDebil('aB3$'.repeat(veces), []);
      return Number(process.hrtime.bigint() - antes) / 1e6;
    };
    await medir(8);
    const [corta, larga] = [await medir(8), await medir(64)];
    expect(larga).toBeLessThan(4 * corta + 50);
  });
});
