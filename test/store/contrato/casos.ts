import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO, RUC_A } from '../../apoyo/cliente.js';
import { CONVOCA } from '../../apoyo/mesa.js';
import { expediente } from '../../seleccion/muestras.js';
import { Taller } from './taller.js';

const DIFICILES = [
  'Áéíóúüñ ÁÉÍÓÚÜÑ ¿?¡! «» “” — … º ª § €',
  `'; DROP TABLE caso; -- " \\ \` $1 ? :x @y %s %% _`,
  '👩🏽‍⚕️ 🇵🇪 𝒳 𐐷 ﷽ ａ ｆｕｌｌ',
  'combinado: n\u0303 a\u0301; compuesto: ñ á',
  'tab\ty salto\nde línea, fin',
  '{"json": [1, 2.50, null]} \\u0041 \\x00 {a,b} (1,2)',
  'مرحبا שלום 中文 日本語 한국어',
];
// One million characters in the widest field the law has would not be read by anybody: the store takes it all the same.
const ENORME = '«ñandú 🦤» '.repeat(120_000);

/** Cases, their history, notices and links: what is stored comes back as it was. */
export function contratoDeCasos(clase: ClaseDeAlmacen): void {
  describe('Expedientes', () => {
    let t: Taller;
    beforeAll(async () => {
      t = await Taller.abrir(clase);
    });
    afterAll(() => t.cerrar());

    test('D6: lo que se guardó vuelve igual, byte por byte, con lo recordado y releído de la base.', async () => {
      const nacido = await t.presentar();
      const { id } = nacido;
      await t.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(INICIO));
      const despues = await t.actuar(id, 'REGISTRAR_REUNION', DATOS.reunion(INICIO.slice(0, 10)));
      const historia = await t.store.historia(id);
      const avisos = await t.store.avisos(id);
      expect(avisos.map((a) => a.id)).toEqual([`${id}.2.0`, `${id}.3.0`]);
      expect(await t.store.aviso(`${id}.2.0`)).toEqual(avisos[0]);
      await t.releer();
      const leido = await t.leer(id);
      expect(JSON.stringify(leido)).toBe(JSON.stringify(despues));
      expect(await t.store.historia(id)).toEqual(historia);
      expect(await t.store.historia(id, 2)).toEqual(historia.slice(0, 2));
      expect(await t.store.avisos(id)).toEqual(avisos);
      expect(await t.store.identidad(id)).toMatchObject({
        id,
        coleccion: 'solicitudes',
        maquina: nacido.maquina,
        ruc: RUC_A,
      });
      expect([...(await t.store.debidosDe(id))]).toEqual([
        ...leido.estado.plazos.filter((p) => p.estado === 'corriendo').map((p) => p.n),
      ]);
    });

    test('Lo que no existe no es un error: nulo o vacío.', async () => {
      const { store } = t;
      expect([await store.caso('nada'), await store.identidad('nada'), await store.aviso('nada')]).toEqual([
        null,
        null,
        null,
      ]);
      expect([await store.historia('nada'), await store.avisos('nada')]).toEqual([[], []]);
      expect(await store.corrienteDe('nada', 0, 10)).toEqual([]);
      expect([...(await store.debidosDe('nada'))]).toEqual([]);
      expect([await store.quienesNombran('nada'), (await store.numeros(['nada'])).size]).toEqual([[], 0]);
      expect((await store.numeros([])).size).toBe(0);
      expect(await store.porNumero('AT-1900-000001')).toBeNull();
    });

    test.each(DIFICILES)('El texto vuelve byte por byte y se halla su expediente: %s', async (texto) => {
      const { id } = await t.presentar({
        entidad: { nombre: texto, ruc: RUC_A },
        objeto: texto,
        sustentoEstrategico: texto,
      });
      await t.actuar(id, 'ASIGNADO', { responsable: texto });
      await t.releer();
      const { datos, responsable, datosTexto } = await t.leer(id);
      expect([datos['objeto'], responsable]).toEqual([texto, texto]);
      expect(JSON.parse(datosTexto)).toEqual(datos);
      const [primero] = await t.store.historia(id);
      expect(JSON.parse(primero?.datos ?? '')).toMatchObject({ objeto: texto, entidad: { nombre: texto } });
      const [fila] = await t.store.casos({
        coleccion: 'solicitudes',
        responsable: texto,
        orden: '-creado',
        limite: 1,
      });
      expect(fila).toMatchObject({ id, objeto: texto, entidad: texto, responsable: texto });
    });

    test('Un texto de un millón de letras vuelve entero.', async () => {
      expect(ENORME.length).toBeGreaterThan(1_000_000);
      await t.store.guardarAjuste('enorme', ENORME);
      const { id } = await t.presentar();
      await t.store.anotarIncidencia('enorme', id, ENORME, INICIO);
      await t.releer();
      expect((await t.store.ajuste('enorme')) === ENORME).toBe(true);
      expect((await t.store.incidencias(1))[0]?.detalle === ENORME).toBe(true);
    });

    test('La corriente cuenta los actos en el orden en que se confirmaron, por páginas, y los de uno solo aparte.', async () => {
      const desde = await t.store.ultimaPosicion();
      const [a, b] = [await t.presentar(), await t.presentar()];
      await t.actuar(a.id, 'ASIGNADO', { responsable: 'Ana' });
      await t.actuar(b.id, 'ASIGNADO', { responsable: 'Ana' });
      await t.actuar(a.id, 'DESISTIR', { motivo: 'Ya no.' });
      const todo = await t.store.corriente(desde, 100);
      expect(todo.map((e) => [e.caso, e.tipo])).toEqual([
        [a.id, 'PRESENTAR'],
        [b.id, 'PRESENTAR'],
        [a.id, 'ASIGNADO'],
        [b.id, 'ASIGNADO'],
        [a.id, 'DESISTIR'],
      ]);
      expect(todo.at(-1)?.posicion).toBe(await t.store.ultimaPosicion());
      const paginas = [];
      for (let p = await t.store.corriente(desde, 2); p.length > 0; ) {
        paginas.push(...p);
        p = await t.store.corriente(p.at(-1)?.posicion ?? 0, 2);
      }
      expect(paginas).toEqual(todo);
      const suyos = todo.filter((e) => e.caso === a.id);
      expect(await t.store.corriente(0, 100, a.id)).toEqual(suyos);
      expect(await t.store.corrienteDe(a.id, 0, 100)).toEqual(suyos);
      expect(await t.store.corrienteDe(a.id, suyos[0]?.posicion ?? 0, 1)).toEqual(suyos.slice(1, 2));
    });

    test('Los expedientes se recorren por su identificador, se hallan por su número y se nombran unos a otros.', async () => {
      const { id, numero } = await t.presentar();
      await t.actuar(id, 'ASIGNADO', { responsable: 'Ana' });
      const hijos = [
        await t.presentar({ solicitudAnterior: id }),
        await t.presentar({ solicitudAnterior: id }),
      ];
      expect(await t.store.quienesNombran(id)).toEqual(
        hijos
          .map((h) => ({ tipo: h.vinculos[0]?.tipo, caso: h.id }))
          .sort((a, b) => (a.caso < b.caso ? -1 : 1)),
      );
      expect(await t.store.porNumero(numero)).toEqual({ id, coleccion: 'solicitudes' });
      const ids = await t.store.idsDeCasos('', 1000);
      expect(ids).toEqual([...ids].sort());
      const porPaginas: string[] = [];
      for (
        let p = await t.store.idsDeCasos('', 3);
        p.length > 0;
        p = await t.store.idsDeCasos(p.at(-1) ?? '', 3)
      )
        porPaginas.push(...p);
      expect(porPaginas).toEqual(ids);
      expect(await t.store.numeros([id, 'nada', ...hijos.map((h) => h.id)])).toEqual(
        new Map([[id, numero], ...hijos.map((h): [string, string] => [h.id, h.numero])]),
      );
      const dia = INICIO.slice(0, 10);
      expect(await t.store.hayCasosEntre('solicitudes', dia, '2027-02-02')).toBe(true);
      expect(await t.store.hayCasosEntre('solicitudes', '2027-02-02', '2028')).toBe(false);
      expect(await t.store.hayCasosEntre('procesos', dia, '2027-02-02')).toBe(false);
    });
  });

  describe('Expedientes de una entidad', () => {
    test('R 19: los últimos de una entidad, los que son como se pide, con los datos pedidos como JSON los dice.', async () => {
      const t = await Taller.abrir(clase, { inicio: CONVOCA });
      try {
        const montos = ['500000.00', '410000.50', '500000.00'];
        const ids: string[] = [];
        for (const valorReferencial of montos) {
          ids.push((await t.nacer('procesos', expediente({ valorReferencial }))).id);
          await t.avanzar(new Date(Date.parse(t.reloj.ahora()) + 60_000).toISOString());
        }
        const pedido = { ruc: RUC_A, coleccion: 'procesos', limite: 10 };
        const campos = ['valorReferencial', 'ejercicio', 'entidad', 'noHay'];
        const hallados = await t.store.casosDeEntidad({
          ...pedido,
          iguales: { ejercicio: 2011, valorReferencial: '500000.00' },
          campos,
        });
        expect(hallados.map((h) => h.id)).toEqual([ids[2], ids[0]]);
        const { entidad, ...simples } = hallados[0]?.campos ?? {};
        expect(simples).toEqual({ valorReferencial: '500000.00', ejercicio: 2011, noHay: null });
        expect(JSON.parse(entidad as string)).toMatchObject({ ruc: RUC_A, provincia: 'Lima' });
        const uno = await t.store.casosDeEntidad({ ...pedido, limite: 1, iguales: {}, campos: [] });
        expect(uno).toEqual([
          { id: ids[2], numero: expect.any(String), situacion: 'preparacion', campos: {} },
        ]);
        const otros = { ...pedido, iguales: {}, campos: [] };
        expect(await t.store.casosDeEntidad({ ...otros, ruc: '20500000008' })).toEqual([]);
        expect(await t.store.casosDeEntidad({ ...otros, coleccion: 'solicitudes' })).toEqual([]);
        expect(await t.store.casosDeEntidad({ ...otros, iguales: { ejercicio: '2011' } })).toEqual([]);
      } finally {
        await t.cerrar();
      }
    });
  });
}
