import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentoNuevo } from '../../../src/store/documentos.js';
import type { Store } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { INICIO } from '../../apoyo/cliente.js';
import { Taller } from './taller.js';

const HUELLA = 'a'.repeat(64);

/** Documents and papers of cases. */
export function contratoDeDocumentos(clase: ClaseDeAlmacen): void {
  describe('Documentos y papeles', () => {
    let t: Taller;
    let store: Store;
    let caso = '';
    beforeEach(async () => {
      t = await Taller.abrir(clase);
      store = t.store;
      caso = (await t.presentar()).id;
    });
    afterEach(() => t.cerrar());
    const nuevo = (id: string, mas: Partial<DocumentoNuevo> = {}): DocumentoNuevo => ({
      ...{ id, caso, origen: 'subido', clase: null, codigo: null, secuencia: null, aviso: null },
      ...{ anterior: null, lado: 'oficina', nombre: `${id} «ñ».pdf`, tipo: 'application/pdf' },
      ...{ bytes: 3_000_000_000, huella: HUELLA, usuario: 'u', creado: INICIO },
      ...mas,
    });
    const papel = (id: string, mas: Partial<DocumentoNuevo> = {}) =>
      nuevo(id, { origen: 'emitido', clase: 'cargo', codigo: `C-${id}`, secuencia: 1, ...mas });

    test('Las versiones forman cadenas: cada una reemplaza a la última, y de dos a la vez, una.', async () => {
      expect(await store.registrarDocumento(nuevo('a'))).toEqual({
        ...nuevo('a'),
        raiz: 'a',
        version: 1,
        suprimido: null,
      });
      await store.registrarDocumento(nuevo('B'));
      const tras = (id: string, anterior: string) => store.registrarDocumento(nuevo(id, { anterior }));
      const dos = await Promise.all([tras('c', 'a'), tras('d', 'a')]);
      expect(dos.filter((d) => d !== null)).toMatchObject([{ raiz: 'a', version: 2 }]);
      expect(await tras('x', 'a')).toBeNull();
      expect(await tras('x', 'no-hay')).toBeNull();
      const otro = (await t.presentar()).id;
      expect(await store.registrarDocumento(nuevo('x', { caso: otro, anterior: 'B' }))).toBeNull();
      const segunda = dos.find((d) => d !== null)?.id ?? '';
      await tras('e', segunda);
      const suyos = await store.documentosDe(caso);
      expect(suyos.map((d) => [d.id, d.raiz, d.version])).toEqual([
        ['B', 'B', 1],
        ['a', 'a', 1],
        [segunda, 'a', 2],
        ['e', 'a', 3],
      ]);
      expect(await store.documento('a')).toEqual(suyos[1]);
      expect(await store.documento('no-hay')).toBeNull();
      const ids = suyos.map((d) => d.id).sort();
      expect((await store.documentosTras('', 2)).map((d) => d.id)).toEqual(ids.slice(0, 2));
      expect((await store.documentosTras(ids[1] ?? '', 9)).map((d) => d.id)).toEqual(ids.slice(2));
      await expect(t.enCrudo(`UPDATE documento SET huella = '${'b'.repeat(64)}'`)).rejects.toThrow(
        /no se modifica/,
      );
      await expect(t.enCrudo('DELETE FROM documento')).rejects.toThrow(/no se borra/);
    });

    test('Se suprime una vez, con su contenido; quién lo leyó consta.', async () => {
      await store.registrarDocumento(nuevo('a'));
      expect([await store.tieneContenido(HUELLA), await store.tieneContenido('b'.repeat(64))]).toEqual([
        true,
        false,
      ]);
      for (const usuario of ['u1', 'u2'])
        await store.anotarLectura({ usuario, que: 'documento', caso, documento: 'a', cuando: INICIO });
      await store.anotarLectura({ usuario: 'u3', que: 'ficha', caso, documento: 'a', cuando: INICIO });
      expect((await store.lectoresDeDocumento('a', 9)).map((l) => l.usuario)).toEqual(['u2', 'u1']);
      expect(await store.lectoresDeDocumento('a', 1)).toEqual([{ usuario: 'u2', cuando: INICIO }]);
      expect(await store.suprimirDocumento('a', '[suprimido]', INICIO, '{"por":"ley"}')).toBe(true);
      expect(await store.suprimirDocumento('a', 'otra', INICIO, '{}')).toBe(false);
      expect(await store.suprimirDocumento('no-hay', 'otra', INICIO, '{}')).toBe(false);
      expect(await store.documento('a')).toMatchObject({ nombre: '[suprimido]', suprimido: INICIO });
      expect(await store.tieneContenido(HUELLA)).toBe(false);
      await expect(t.enCrudo('UPDATE documento SET suprimido = NULL, supresion = NULL')).rejects.toThrow(
        /una vez/,
      );
    });

    test('Un papel se emite una vez de cada origen, y el número de un oficio, sin huecos, aunque lo pidan diez.', async () => {
      const origen = { caso, clase: 'cargo', secuencia: 1, aviso: null };
      expect(await store.papelEmitido(origen)).toBeNull();
      const dos = await Promise.all(['p1', 'p2'].map((id) => store.emitirPapel(papel(id), null)));
      expect(dos.map((e) => e.tipo).sort()).toEqual(['emitido', 'ya_estaba']);
      const emitido = await store.papelEmitido(origen);
      expect(dos.map((e) => (e.tipo === 'otro_numero' ? null : e.documento))).toEqual([emitido, emitido]);
      expect(await store.papelPorCodigo(emitido?.codigo ?? '')).toEqual({ huella: HUELLA });
      expect(await store.papelPorCodigo('C-nada')).toBeNull();
      const emitir = async (i: number): Promise<number> => {
        for (;;) {
          const oficio = await store.proximoOficio('DTN', 2027);
          const r = await store.emitirPapel(papel(`o${i}`, { clase: `oficio ${i}` }), oficio);
          if (r.tipo === 'emitido') return oficio.numero;
        }
      };
      const numeros = await Promise.all(Array.from({ length: 10 }, (_, i) => emitir(i)));
      expect(numeros.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await store.proximoOficio('DTN', 2027)).toEqual({ serie: 'DTN', anio: 2027, numero: 11 });
      expect((await store.proximoOficio('DTN', 2028)).numero).toBe(1);
      const saltado = { serie: 'DTN', anio: 2027, numero: 13 };
      expect(await store.emitirPapel(papel('z', { clase: 'z' }), saltado)).toEqual({ tipo: 'otro_numero' });
      await expect(t.enCrudo('UPDATE oficio SET numero = 99')).rejects.toThrow(/no cambia/);
    });
  });
}
