import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { relojReal } from '../../src/clock.js';
import { otraCarpeta } from '../../src/documentos/compartida.js';
import { limpiezaDeDocumentos } from '../../src/documentos/limpieza.js';
import { descargar, subido } from '../documentos/apoyo.js';
import { pdf } from '../documentos/muestras.js';
import { abrirJuego, carpetaNueva, type Juego } from './apoyo.js';

let j: Juego;
let caso: string;
beforeAll(async () => {
  j = await abrirJuego();
  caso = (await j.todas[0].presentar()).id;
});
afterAll(() => j.cerrar());

const huellaDe = (texto: string) => createHash('sha256').update(texto).digest('hex');
const depositos = () => j.todas.map((s) => s.sistema.deposito);

/** A content written and not yet in its place. */
async function traido(texto: string) {
  const [a] = depositos();
  const temporal = (await a?.temporal(texto.length)) as string;
  writeFileSync(temporal, texto);
  return { temporal, de: { huella: huellaDe(texto), bytes: texto.length } };
}

describe('Los documentos, en varias réplicas sobre una carpeta', () => {
  test('lo que se sube por una se baja por las otras, byte por byte', async () => {
    const [a, b, c] = j.todas;
    const bytes = pdf('Bases');
    const { id } = await subido(a, caso, 'bases.pdf', bytes);
    for (const s of [b, c]) expect((await descargar(s, id)).bytes.equals(bytes)).toBe(true);
    const otra = pdf('Bases integradas');
    const nueva = await subido(b, caso, 'bases.pdf', otra, { anterior: id });
    expect((await descargar(c, nueva.id)).bytes.equals(otra)).toBe(true);
  });

  test('el mismo contenido subido por las tres a la vez queda una vez y de los tres', async () => {
    const bytes = pdf('El mismo');
    const subidos = await Promise.all(j.todas.map((s, i) => subido(s, caso, `copia ${i}.pdf`, bytes)));
    for (const s of j.todas)
      for (const { id } of subidos) expect((await descargar(s, id)).bytes.equals(bytes)).toBe(true);
  });

  test('una no quita el contenido que otra acaba de poner y aún no registra', async () => {
    const [a, b, c] = depositos();
    const { temporal, de } = await traido('contenido a medias');
    let registrado = false;
    let retirado: Promise<void> | undefined;
    await a?.instalar(temporal, de, async () => {
      // The other replicas find nobody who has it: without taking turns they would take it away right now.
      retirado = Promise.all([b, c].map((d) => d?.retirar(de.huella))).then(() => undefined);
      await new Promise((seguir) => setTimeout(seguir, 100));
      expect(existsSync(a.ruta(de.huella))).toBe(true);
      registrado = true;
    });
    expect(registrado).toBe(true);
    // In the end nobody recorded it in the database: then it goes, as it should.
    await retirado;
    expect(existsSync(a?.ruta(de.huella) ?? '')).toBe(false);
  });

  test('la limpieza de una no toca lo que otra está recibiendo; lo que nadie toca en una hora, sí', async () => {
    const { temporal } = await traido('llegando');
    const abandonado = (await traido('abandonado')).temporal;
    const haceDosHoras = Date.parse(relojReal.ahora()) / 1000 - 7200;
    utimesSync(abandonado, haceDosHoras, haceDosHoras);
    await Promise.all(depositos().map((d) => limpiezaDeDocumentos(d, relojReal).correr()));
    expect([existsSync(temporal), existsSync(abandonado)]).toEqual([true, false]);
  });
});

describe('La carpeta que deben compartir', () => {
  test('si es la misma, las tres lo saben aunque empiecen a la vez; si no, la que tiene otra', async () => {
    const [a, b, c] = j.todas.map((s) => s.sistema.store);
    const [una, otra] = [join(carpetaNueva(), 'x'), join(carpetaNueva(), 'y')];
    const iguales = await Promise.all([a, b, c].map((s) => s && otraCarpeta(s, 'prueba', una)));
    expect(iguales).toEqual([null, null, null]);
    mkdirSync(otra);
    expect(b && (await otraCarpeta(b, 'prueba', otra))).toMatch(/^[0-9a-f-]{36}$/);
    expect(c && (await otraCarpeta(c, 'prueba', una))).toBeNull();
  });
});
