import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/puerto.js';
import { ALMACENES, type Almacen, claseDeAlmacen } from '../../apoyo/bases.js';
import { vivirEscena } from './escena.js';
import { Grabadora } from './grabadora.js';
import { deCifras, deListas, deMesa, deOficio, deTextos, type Pregunta } from './preguntas.js';
import { Taller } from './taller.js';

let t: Taller;
const otros: Almacen[] = [];
beforeAll(async () => {
  const grabadora = new Grabadora();
  t = await Taller.abrir(claseDeAlmacen('SQLite en memoria'));
  t.tomar(grabadora.grabar(t.store));
  await vivirEscena(t);
  for (const clase of ALMACENES.filter((c) => c.nombre !== 'SQLite en memoria')) {
    const almacen = await clase.abrir();
    otros.push(almacen);
    await grabadora.repetir(almacen.store);
    // Read anew: what it remembers of having written it could hide how it was written.
    await almacen.reabrir();
  }
});
afterAll(async () => {
  for (const almacen of otros) await almacen.cerrar();
  await t.cerrar();
});

const comoConjunto = (respuesta: unknown) =>
  Array.isArray(respuesta) ? respuesta.map((f) => JSON.stringify(f)).sort() : respuesta;

async function responden(preguntas: readonly Pregunta[]): Promise<number> {
  let filas = 0;
  const contestar = async ({ hacer, enOrden }: Pregunta, store: Store) => {
    const respuesta = await hacer(store);
    return enOrden ? respuesta : comoConjunto(respuesta);
  };
  for (const pregunta of preguntas) {
    const esperada = await contestar(pregunta, t.store);
    if (Array.isArray(esperada)) filas += esperada.flat().length;
    for (const { store, url } of otros)
      expect([url.slice(0, 6), pregunta.nombre, await contestar(pregunta, store)]).toEqual([
        url.slice(0, 6),
        pregunta.nombre,
        esperada,
      ]);
  }
  return filas;
}

describe('Con los mismos datos, las tres bases contestan lo mismo', () => {
  test('Las listas: cada orden, cada filtro y cada dos, con texto y sin él, página a página y fila a fila.', async () => {
    expect(await responden(deListas())).toBeGreaterThan(2000);
  });

  test('Los textos: cada palabra, su comienzo, en mayúsculas, con tildes o sin ellas, con signos y cifras.', async () => {
    expect(await responden(deTextos())).toBeGreaterThan(500);
  });

  test('La mesa: plazos, lo de hoy, novedades y lo que sale por otra vía, en cada alcance.', async () => {
    expect(await responden(deMesa())).toBeGreaterThan(2000);
  });

  test('AT-8.3: los indicadores, de todos y de una entidad.', async () => {
    expect(await responden(deCifras())).toBeGreaterThan(50);
  });

  test('Lo que piden la ley y el reloj, y los expedientes enteros con su historia.', async () => {
    expect(await responden(deOficio())).toBeGreaterThan(1000);
  });
});
