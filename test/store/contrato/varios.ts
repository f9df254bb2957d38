import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reclamo, Store } from '../../../src/store/puerto.js';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO } from '../../apoyo/cliente.js';
import { Taller } from './taller.js';

/** Settings, claims of writes that are no acts, preferences, seals and how the database stands. */
export function contratoDeVarios(clase: ClaseDeAlmacen): void {
  describe('Ajustes, reclamos, sellos y estado', () => {
    let t: Taller;
    let store: Store;
    beforeEach(async () => {
      t = await Taller.abrir(clase);
      store = t.store;
    });
    afterEach(() => t.cerrar());

    test('Un ajuste es del último que lo guarda; el inicial, del primero, aunque lo pongan diez a la vez.', async () => {
      expect(await store.ajuste('x')).toBeNull();
      await store.guardarAjuste('x', 'uno');
      await store.guardarAjuste('x', 'dos «ñ»');
      expect(await store.ajusteInicial('x', 'tres')).toBe('dos «ñ»');
      const puestos = await Promise.all(
        Array.from({ length: 10 }, (_, i) => store.ajusteInicial('y', `${i}`)),
      );
      expect(new Set(puestos).size).toBe(1);
      await t.releer();
      expect([await t.store.ajuste('x'), await t.store.ajuste('y')]).toEqual(['dos «ñ»', puestos[0]]);
      await expect(t.store.comprobar()).resolves.toBeUndefined();
    });

    test('D8: el reloj guardado solo sube, aunque lo muevan diez a la vez.', async () => {
      const horas = ['05', '09', '01', '07', '03'].map((h) => `2027-02-01T${h}:00:00.000Z`);
      const subidos = await Promise.all(horas.map((h) => store.subirAjuste('reloj', h)));
      expect(subidos.every((s, i) => s >= (horas[i] ?? ''))).toBe(true);
      expect(await store.ajuste('reloj')).toBe(horas[1]);
      expect(await store.subirAjuste('reloj', '2026')).toBe(horas[1]);
      expect(await store.subirAjuste('reloj', INICIO)).toBe(INICIO);
    });

    test('D12: una clave la toma uno; cumplida dice lo que contestó, suelta vuelve a ser de quien la pida.', async () => {
      const reclamo: Reclamo = { usuario: 'u', ruta: 'POST /x', clave: 'k', cuerpo: 'c' };
      const tomas = await Promise.all([1, 2, 3].map(() => store.reclamar(reclamo, INICIO)));
      expect(tomas.filter((x) => x === null)).toHaveLength(1);
      expect(tomas.filter((x) => x !== null)).toEqual(
        Array(2).fill({ cuerpo: 'c', estado: 0, respuesta: null }),
      );
      await store.cumplirReclamo(reclamo, 201, '{"id":"ñ"}');
      const otra = { ...reclamo, cuerpo: 'otro' };
      expect(await store.reclamar(otra, INICIO)).toEqual({
        cuerpo: 'c',
        estado: 201,
        respuesta: '{"id":"ñ"}',
      });
      await store.soltarReclamo(reclamo);
      expect(await store.reclamar(otra, INICIO)).toBeNull();
      await store.reclamar({ ...reclamo, clave: 'k2' }, '2027-03-01');
      expect(await store.soltarInconclusos('2027-02-15')).toBe(1);
      expect(await store.soltarInconclusos('2027-02-15')).toBe(0);
      expect(await store.reclamar(otra, INICIO)).toBeNull();
      expect([await store.olvidarReclamos('2027-02-15'), await store.olvidarReclamos('9999')]).toEqual([
        1, 1,
      ]);
    });

    test('D13: las peticiones de un minuto se suman de todos a la vez, cada quien las suyas, y se olvidan.', async () => {
      const sumar = (...cuotas: [string, number][]) =>
        store.sumarCuotas(
          '2027-02-01T15:00',
          cuotas.map(([de, veces]) => ({ de, veces })),
        );
      await Promise.all(Array.from({ length: 20 }, () => sumar(['a', 2], ['b', 1])));
      const suma = [...(await sumar(['b', 5], ['ñ', 1]))].sort((x, y) => (x.de < y.de ? -1 : 1));
      expect(suma).toEqual([
        { de: 'b', veces: 25 },
        { de: 'ñ', veces: 1 },
      ]);
      expect(await sumar()).toEqual([]);
      expect(await store.sumarCuotas('2027-02-01T15:01', [{ de: 'a', veces: 1 }])).toEqual([
        { de: 'a', veces: 1 },
      ]);
      expect(await store.olvidarCuotas('2027-02-01T15:01')).toBe(3);
      expect(await sumar(['a', 1])).toEqual([{ de: 'a', veces: 1 }]);
    });

    test('Las preferencias son de cada quien, hasta su tope; nulo las olvida.', async () => {
      for (const id of ['a', 'b'])
        await store.crearUsuario(
          { id, nombre: id, correo: null, roles: ['admin'], entidad: null },
          null,
          INICIO,
        );
      const poner = (clave: string, valor: string | null) => store.guardarPreferencia('a', clave, valor, 3);
      expect(await Promise.all(['ñ', 'z', 'A'].map((c) => poner(c, `"${c}"`)))).toEqual([true, true, true]);
      expect(await poner('más', '1')).toBe(false);
      expect(await poner('z', '{"vista": [1]}')).toBe(true);
      expect([...(await store.preferencias('a'))]).toEqual([
        ['A', '"A"'],
        ['z', '{"vista": [1]}'],
        ['ñ', '"ñ"'],
      ]);
      expect(await poner('A', null)).toBe(true);
      expect(await poner('más', '1')).toBe(true);
      expect(await store.preferencias('b')).toEqual(new Map());
      await expect(store.guardarPreferencia('nadie', 'x', '1', 3)).rejects.toThrow();
    });

    test('D6: un sello por día, siempre después del último; sus cabezas son las de aquella posición.', async () => {
      const a = await t.presentar();
      const b = await t.presentar();
      await t.actuar(a.id, 'ASIGNADO', { responsable: 'Ana' });
      const posicion = await store.ultimaPosicion();
      const cabezaDe = async (id: string, s: number) => ({
        ...{ caso: id, secuencia: s, huella: (await store.historia(id))[s - 1]?.huella },
      });
      const esperadas = [await cabezaDe(a.id, 2), await cabezaDe(b.id, 1)].sort((x, y) =>
        x.caso < y.caso ? -1 : 1,
      );
      await t.actuar(b.id, 'ASIGNADO', { responsable: 'Ana' });
      const c = await t.presentar();
      const todas = await store.cabezasHasta(posicion, '', 10);
      const ids = [a.id, b.id, c.id].sort();
      expect(todas).toEqual({ cabezas: esperadas, ultimo: ids[2] });
      expect(await store.cabezasHasta(posicion, ids[2] ?? '', 10)).toEqual({ cabezas: [], ultimo: null });
      expect((await store.cabezasHasta(posicion, '', 1)).ultimo).toBe(ids[0]);

      const sello = (dia: string) => ({
        dia,
        creado: INICIO,
        posicion,
        huella: `h${dia}`,
        texto: `«${dia}»\n`,
      });
      const [uno, dos] = [sello('2027-02-01'), sello('2027-02-02')];
      expect([await store.ultimoSello(), await store.sello('2027-02-01')]).toEqual([null, null]);
      const fines = await Promise.all([1, 2, 3].map(() => store.guardarSello(dos)));
      expect(fines.filter(Boolean)).toHaveLength(1);
      expect(await store.guardarSello(uno)).toBe(false);
      const tres = sello('2027-02-03');
      expect(await store.guardarSello(tres)).toBe(true);
      expect([await store.ultimoSello(), await store.sello('2027-02-02')]).toEqual([tres, dos]);
      expect(await store.sellosPorPublicar('archivo', 9)).toEqual([dos, tres]);
      await store.anotarPublicado('2027-02-02', 'archivo', INICIO);
      await store.anotarPublicado('2027-02-02', 'archivo', '2030');
      expect(await store.sellosPorPublicar('archivo', 9)).toEqual([tres]);
      expect(await store.sellosPorPublicar('correo', 1)).toEqual([dos]);
      const { texto: _, ...fila } = dos;
      expect(await store.sellos(9, '2027-02-03')).toEqual([{ ...fila, archivo: INICIO, correo: null }]);
      expect((await store.sellos(1)).map((s) => s.dia)).toEqual(['2027-02-03']);
    });

    test('El estado de la base cuenta lo que hay, sin nombrar a nadie.', async () => {
      const vacio = await store.panorama('2027-02-01', INICIO);
      expect(vacio).toMatchObject({ casos: [], vencidosSinHacer: 0, porVencer: 0, ultimoEvento: null });
      expect(vacio.incidencias).toEqual({ total: 0, ultima: null });
      const { id } = await t.presentar();
      await t.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(INICIO));
      const otro = await t.presentar();
      await t.actuar(otro.id, 'DESISTIR', { motivo: 'Ya no.' });
      await store.anotarIncidencia('k', null, 'd', INICIO);
      await store.anotarIncidencia('k', null, 'otra vez', '2030');
      const p = await store.panorama('2035-01-01', '2035-01-01T00:00:00.000Z');
      expect(p.casos).toEqual([
        { coleccion: 'solicitudes', situacion: 'desistida', total: 1 },
        { coleccion: 'solicitudes', situacion: 'en_tramite', total: 1 },
      ]);
      expect(p.incidencias).toEqual({ total: 1, ultima: INICIO });
      const debidos = (await store.debidosDe(id)).size;
      expect([p.vencidosSinHacer, p.porVencer, p.ultimoEvento]).toEqual([debidos, debidos, INICIO]);
      expect(p.esquema).toBeGreaterThan(10);
      expect(p.disco === null).toBe(clase.nombre === 'SQLite en memoria');
      const uso = store.conexiones();
      expect(uso === null).toBe(clase.nombre !== 'PostgreSQL');
      for (const veces of Object.values(uso ?? {})) expect(veces).toBeGreaterThanOrEqual(0);
    });
  });
}
