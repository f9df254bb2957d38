import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { alMediodia, CONVOCA } from '../../apoyo/mesa.js';
import { CUSTODIO } from '../../apoyo/sistema.js';
import { convocatoria, expediente, participante } from '../../seleccion/muestras.js';
import { Taller } from './taller.js';

/** D17: sealed amounts, kept with the event that names them and opened once. */
export function contratoDeSobres(clase: ClaseDeAlmacen): void {
  describe('D17: sobres', () => {
    let t: Taller;
    let id = '';
    beforeAll(async () => {
      t = await Taller.abrir(clase, { inicio: CONVOCA });
      ({ id } = await t.nacer('procesos', expediente({ valorReferencialReservado: true })));
      await t.obrar(id, 'CONVOCAR', convocatoria());
      await t.avanzar(new Date(alMediodia('2011-03-15')).toISOString());
      for (const p of ['P1', 'P2']) await t.obrar(id, 'REGISTRAR_PARTICIPANTE', participante(p));
      await t.avanzar(new Date(alMediodia('2011-04-15')).toISOString());
      await t.obrar(id, 'INTEGRAR_BASES', { cambios: [] });
      await t.avanzar(new Date(alMediodia('2011-04-26')).toISOString());
      await t.obrar(id, 'PRESENTAR_PROPUESTA', { postor: 'P1', ofertas: [{ monto: '490000.00' }] });
      await t.obrar(id, 'PRESENTAR_PROPUESTA', { postor: 'P2', ofertas: [{ monto: '480000.00' }] });
    });
    afterAll(() => t.cerrar());

    test('Se guardan con su acto y se hallan por expediente e identificador; los ajenos faltan.', async () => {
      await t.releer();
      const todos = await t.store.todosLosSobres('', 100);
      expect(todos.length).toBeGreaterThanOrEqual(3);
      expect(todos.map((s) => s.id)).toEqual(todos.map((s) => s.id).sort());
      expect(new Set(todos.map((s) => s.caso))).toEqual(new Set([id]));
      const ids = todos.map((s) => s.id).reverse();
      const hallados = await t.store.sobres(id, [...ids, 'no-hay']);
      expect([...hallados].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(todos);
      expect(await t.store.sobres('otro', ids)).toEqual([]);
      expect(await t.store.sobres(id, [])).toEqual([]);
      expect(await t.store.todosLosSobres('', 1)).toEqual(todos.slice(0, 1));
      expect(await t.store.todosLosSobres(todos[0]?.id ?? '', 100)).toEqual(todos.slice(1));
      const montos = Object.values(CUSTODIO.abrir(ids, hallados));
      expect(montos).toEqual(expect.arrayContaining(['490000.00', '480000.00']));
    });

    test('El testigo es del primero que lo pone; al cambiar la llave cambian todos los sobres o ninguno.', async () => {
      const testigo = await t.store.testigo();
      expect(CUSTODIO.abreTestigo(testigo)).toBe(true);
      expect(await t.store.testigoInicial('otro')).toBe(testigo);
      const antes = await t.store.todosLosSobres('', 100);
      let vueltas = 0;
      const fallido = t.store.reenvolver('nuevo', () => {
        vueltas += 1;
        if (vueltas === 2) throw new RangeError('No se pudo.');
        return 'X';
      });
      await expect(fallido).rejects.toThrow('No se pudo.');
      expect(await t.store.todosLosSobres('', 100)).toEqual(antes);
      expect(await t.store.testigo()).toBe(testigo);
      const llaves = (s: { id: string }) => `llave de ${s.id}`;
      expect(await t.store.reenvolver('nuevo', llaves)).toBe(antes.length);
      await t.store.testigoInicial('tarde');
      expect(await t.store.testigo()).toBe('nuevo');
      expect(await t.store.todosLosSobres('', 100)).toEqual(antes.map((s) => ({ ...s, llave: llaves(s) })));
    });

    test.each([
      'UPDATE sobre SET cifrado = llave',
      'UPDATE sobre SET compromiso = llave',
      'DELETE FROM sobre',
    ])('La base misma rechaza: %s.', async (sql) => {
      await expect(t.enCrudo(sql)).rejects.toThrow(/no se (modifica|borra)/);
    });
  });
}
