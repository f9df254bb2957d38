import { describe, expect, test } from 'vitest';
import { Cola } from '../../src/engine/cola.js';
import type { Resultado, Trabajo } from '../../src/store/puerto.js';

const trabajo = <R>(respuesta: R): Trabajo<R> => ({
  caso: null,
  reclamo: null,
  decidir: () => ({ respuesta, escritura: null }),
});

/** A store that only answers what each unit of work decides, and counts the batches. */
function almacen(lotes: number[], fallar: () => Error | null = () => null) {
  return {
    async escribir<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
      lotes.push(trabajos.length);
      const error = fallar();
      if (error) throw error;
      return trabajos.map((t) => {
        const { respuesta } = t.decidir(null as never);
        return respuesta instanceof Error ? { ok: false, error: respuesta } : { ok: true, respuesta };
      });
    },
  };
}

describe('D5: group commit', () => {
  test('concurrent requests share one commit and each gets its own answer', async () => {
    const lotes: number[] = [];
    const oidos: number[] = [];
    const cola = new Cola(almacen(lotes), (r) => oidos.push(r.length));
    const respuestas = await Promise.all([1, 2, 3].map((n) => cola.pedir(trabajo(n))));
    expect(respuestas).toEqual([1, 2, 3]);
    expect(lotes).toEqual([3]);
    expect(oidos).toEqual([3]);
  });

  test('a batch holds at most two hundred and the rest follow in order', async () => {
    const lotes: number[] = [];
    const cola = new Cola(almacen(lotes), () => {});
    const numeros = Array.from({ length: 450 }, (_, i) => i);
    const respuestas = await cola.pedirJuntos(numeros.map((n) => trabajo(n)));
    expect(respuestas.map((r) => (r.ok ? r.respuesta : null))).toEqual(numeros);
    expect(lotes).toEqual([200, 200, 50]);
  });

  test('a request that comes while a batch commits goes in the next one', async () => {
    const lotes: number[] = [];
    const cola = new Cola(almacen(lotes), () => {});
    const segunda: Promise<number>[] = [];
    const primera = cola.pedir({
      ...trabajo(1),
      decidir: () => {
        segunda.push(cola.pedir(trabajo(2)));
        return { respuesta: 1, escritura: null };
      },
    });
    expect(await primera).toBe(1);
    expect(await Promise.all(segunda)).toEqual([2]);
    expect(lotes).toEqual([1, 1]);
  });

  test('what spoils one request spoils only it', async () => {
    const cola = new Cola(almacen([]), () => {});
    const mala = cola.pedir(trabajo(new Error('solo yo')));
    const buena = cola.pedir(trabajo('bien'));
    await expect(mala).rejects.toThrow('solo yo');
    expect(await buena).toBe('bien');
  });

  test('a failed commit fails all its requests and the queue goes on', async () => {
    const errores = [new Error('sin disco'), null];
    const oidos: number[] = [];
    const cola = new Cola(
      almacen([], () => errores.shift() ?? null),
      (r) => oidos.push(r.length),
    );
    const fallidas = await Promise.allSettled([cola.pedir(trabajo(1)), cola.pedir(trabajo(2))]);
    expect(fallidas.map((f) => f.status)).toEqual(['rejected', 'rejected']);
    expect(oidos).toEqual([]);
    expect(await cola.pedir(trabajo(3))).toBe(3);
  });

  test('a store that answers less than asked is not taken for success', async () => {
    const cola = new Cola({ escribir: async () => [] }, () => {});
    await expect(cola.pedir(trabajo(1))).rejects.toBeUndefined();
  });

  test('emptying waits for everything and is immediate when nothing waits', async () => {
    const lotes: number[] = [];
    const cola = new Cola(almacen(lotes), () => {});
    await cola.vaciar();
    const pendiente = cola.pedirJuntos(Array.from({ length: 250 }, (_, i) => trabajo(i)));
    await cola.vaciar();
    expect(lotes).toEqual([200, 50]);
    expect(await pendiente).toHaveLength(250);
  });
});
