import { describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { RelojSimulado } from '../../src/clock.js';
import { Door } from '../../src/engine/door.js';
import { verificarTodo } from '../../src/engine/verificar.js';
import type { Escritura, Resultado, Store, Trabajo } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { INICIO } from '../apoyo/cliente.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

const datos = SOLICITUD.eventos['PRESENTAR']?.esquema.parse(solicitudCompleta()) as Record<string, unknown>;

/** A store that slips into each batch, after its first unit of work, one that writes again what is already written. */
function conIntruso(store: Store, oidos: Resultado<unknown>[]): Store {
  let repetida: Escritura | null = null;
  const intruso: Trabajo<unknown> = {
    caso: null,
    reclamo: null,
    decidir: () => ({ respuesta: 'intruso', escritura: repetida }),
  };
  return {
    ...store,
    escribir: async <R>(trabajos: readonly Trabajo<R>[]) => {
      const espiados = trabajos.map((t) => ({
        ...t,
        decidir: (vista: Parameters<Trabajo<R>['decidir']>[0]) => {
          const hecho = t.decidir(vista);
          repetida ??= hecho.escritura;
          return hecho;
        },
      }));
      const [primero, ...resto] = espiados as [Trabajo<R>, ...Trabajo<R>[]];
      const [uno, malo, ...otros] = await store.escribir<R>([primero, intruso as Trabajo<R>, ...resto]);
      oidos.push(malo as Resultado<unknown>);
      return [uno as Resultado<R>, ...otros];
    },
  };
}

describe('D5: one transaction for many', () => {
  test('a write that fails is undone alone: the others of its batch are decided again and kept', async () => {
    const lugar = carpetaTemporal();
    const store = crearStoreSqlite(abrirSqlite(lugar.archivo), REGISTRO);
    try {
      const malos: Resultado<unknown>[] = [];
      const door = new Door(conIntruso(store, malos), REGISTRO, new RelojSimulado(INICIO), true);
      const nacen = await Promise.all(
        Array.from({ length: 6 }, () => door.presentar(SOLICITUD, datos, 'mesa')),
      );
      expect(nacen.map((r) => r.tipo)).toEqual(Array(6).fill('hecho'));
      expect(malos.length).toBeGreaterThan(0);
      expect(malos.every((r) => !r.ok && /UNIQUE/.test(r.error.message))).toBe(true);
      // Nothing of the failed write stays, and no number is lost.
      const ids = await store.idsDeCasos('', 100);
      const numeros = [...(await store.numeros(ids)).values()].sort();
      expect(numeros.map((n) => n.slice(-6))).toEqual(
        [1, 2, 3, 4, 5, 6].map((n) => String(n).padStart(6, '0')),
      );
      expect(await store.ultimaPosicion()).toBe(6);
      const diferencias: string[] = [];
      await verificarTodo(door, (caso) => diferencias.push(caso));
      expect(diferencias).toEqual([]);
    } finally {
      await store.cerrar();
      lugar.borrar();
    }
  });
});
