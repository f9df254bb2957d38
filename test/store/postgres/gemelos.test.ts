import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ambito } from '../../../src/store/indicadores.js';
import type { FiltroDeCasos, FiltroDePlazos, Orden, Store } from '../../../src/store/puerto.js';
import { abrirGemelos, type Gemelos } from './gemelos.js';

const HOY = '2026-08-20';
const ORDENES: readonly Orden[] = ['creado', '-creado', 'actualizado', '-actualizado', 'vence'];
const FILTROS: readonly Partial<FiltroDeCasos>[] = [
  { situacion: 'en_tramite' },
  { responsable: 'persona-3' },
  { responsable: 'persona-3', suplidos: ['persona-4', 'nadie'] },
  { estado: 'enAnalisis' },
  { estado: 'culminada' },
  { venceHasta: '2026-08-30' },
  { ruc: '20000000000' },
];
const TEXTOS: readonly Partial<FiltroDeCasos>[] = [
  {},
  { texto: 'Municipál' },
  { texto: 'adquisicion EQUIP' },
  { texto: 'paquete 77' },
  { texto: "'; --" },
  { texto: `o'b & !c | (d):*` },
];
/** Every filter, every two of them, each with every text. */
const COMBINACIONES = [
  {},
  ...FILTROS,
  ...FILTROS.flatMap((a, i) => FILTROS.slice(i + 1).map((b) => ({ ...a, ...b }))),
].flatMap((f) => TEXTOS.map((t) => ({ ...f, ...t })));

const ALCANCES = {
  todo: {},
  'lo mío': { mio: { id: 'persona-3', nombre: 'persona-4', suplidos: [{ id: 'u-1', nombre: 'persona-5' }] } },
  'una entidad': { ruc: '20000000000' },
  'una colección': { colecciones: [{ coleccion: 'procesos', ruc: null }] },
  'una entidad en dos colecciones': {
    colecciones: [
      { coleccion: 'procesos', ruc: '20000000000' },
      { coleccion: 'solicitudes', ruc: '20000000001' },
    ],
  },
  'ninguna colección': { colecciones: [] },
};

let g: Gemelos;
beforeAll(async () => {
  g = await abrirGemelos(1500);
});
afterAll(() => g.cerrar());

/** What both answer, which must be the same; in any order when none is promised. */
async function ambos<T>(preguntar: (s: Store) => Promise<T>, enOrden = true): Promise<T> {
  const dado = (x: T) =>
    !enOrden && Array.isArray(x) ? x.map((f) => JSON.stringify(f, Object.keys(f).sort())).sort() : x;
  const [una, otra] = [await preguntar(g.sqlite), await preguntar(g.postgres)];
  expect(dado(otra)).toEqual(dado(una));
  return una;
}

describe('Las listas dicen lo mismo en PostgreSQL que en la base embebida', () => {
  test.each(ORDENES)('Con orden %s, toda combinación de filtros y texto, página a página.', async (orden) => {
    let segundas = 0;
    for (const filtro of COMBINACIONES) {
      const f: FiltroDeCasos = { coleccion: 'solicitudes', orden, limite: 20, ...filtro };
      const ultima = (await ambos((s) => s.casos(f))).at(-1);
      if (!ultima) continue;
      const columna = orden === 'vence' ? 'proximo' : (orden.replace('-', '') as 'creado');
      const siguiente = await ambos((s) => s.casos({ ...f, despues: [ultima[columna] ?? '', ultima.id] }));
      segundas += Math.sign(siguiente.length);
    }
    expect(segundas).toBeGreaterThan(20);
  });

  test('De los plazos, con cada filtro y alcance.', async () => {
    const filtros: Partial<FiltroDePlazos>[] = [
      {},
      { estado: 'corriendo' },
      { estado: 'vencido' },
      { estado: 'cumplido' },
      { reglas: ['AMB-A4', 'AMB-A17'] },
      { desde: '2026-05-01', hasta: '2026-06-05' },
      { despues: ['2026-02-01', 'x', 1] },
      { pendiente: true },
      { pendiente: false },
      { responsable: 'persona-3', suplidos: ['persona-5'], pendiente: true },
    ];
    let halladas = 0;
    for (const alcance of Object.values(ALCANCES))
      for (const f of filtros)
        halladas += (await ambos((s) => s.plazos({ hoy: HOY, limite: 60, ...alcance, ...f }))).length;
    expect(halladas).toBeGreaterThan(1000);
  });

  test('De lo que se movió, y de la historia de uno.', async () => {
    for (const alcance of Object.values(ALCANCES))
      for (const desde of [0, 4000]) await ambos((s) => s.novedades({ desde, limite: 50, ...alcance }));
    const [caso] = await ambos((s) => s.idsDeCasos('', 1));
    expect(await ambos((s) => s.corrienteDe(caso as string, 1, 3))).toHaveLength(3);
  });
});

describe('Lo de hoy y lo que vence dicen lo mismo', () => {
  test.each(Object.entries(ALCANCES))('Con %s.', async (_cual, alcance) => {
    const hoy = await ambos(async (s) => {
      const r = await s.hoy({ hoy: HOY, hasta: '2026-09-10', porLista: 20, porDia: 3, ...alcance });
      return { ...r, porRegla: [...r.porRegla].sort((a, b) => (a.regla < b.regla ? -1 : 1)) };
    });
    if (Object.keys(alcance).length === 0) expect(hoy.vencidos.total).toBeGreaterThan(0);
  });

  test('Los vencidos, el próximo, y lo que un día inhábil o una corrección mueven.', async () => {
    for (const conSalidas of [true, false]) {
      await ambos((s) => s.proximoVencimiento(conSalidas));
      expect((await ambos((s) => s.vencidos('2026-08-01', conSalidas, 50))).length).toBe(50);
      await ambos((s) => s.vencidos('9999', conSalidas, 5000));
    }
    const todos = await ambos((s) => s.afectados('2026-08-20', '', 5000));
    expect(todos.length).toBeGreaterThan(10);
    const ids: string[] = [];
    for (let despues: string | undefined = ''; despues !== undefined; ) {
      const pagina: readonly { caso: string }[] = await ambos((s) =>
        s.afectados('2026-08-20', despues as string, 7),
      );
      ids.push(...pagina.map((c) => c.caso));
      despues = pagina.at(-1)?.caso;
    }
    expect(ids).toEqual(todos.map((c) => c.caso));
    for (const estado of ['corriendo', 'cumplido', 'suspendido'] as const) {
      await ambos((s) => s.afectadosPorRegla('AT-8.2.1.A-2', estado, '', 40));
      await ambos((s) => s.afectadosPorRegla('AT-8.2.1.A-2', estado, ids[5] ?? '', 40));
    }
    const [caso] = ids;
    expect((await ambos((s) => s.debidosDe(caso as string))).size).toBeLessThan(5);
  });

  test('RS-20-1: las otras compras de una entidad, con sus datos como están en el JSON.', async () => {
    const pedido = {
      coleccion: 'procesos',
      limite: 30,
      campos: ['descripcion', 'nulidadDeItem', 'mapa', 'x'],
    };
    const de = (ruc: string, iguales: Record<string, string | number>) =>
      ambos((s) => s.casosDeEntidad({ ...pedido, ruc, iguales }));
    const obras = await de('20000000001', { objeto: 'obras', ejercicio: 2026 });
    expect(obras[0]?.campos).toEqual({
      descripcion: 'Ñandú "uno"',
      nulidadDeItem: null,
      mapa: '{"z":1,"a":[1,2]}',
      x: null,
    });
    expect(await de('20000000000', { objeto: 'bienes', ejercicio: 2026 })).not.toEqual([]);
    expect(await de('20000000000', { objeto: 'bienes', ejercicio: '2026' })).toEqual([]);
  });
});

test('Los indicadores cuentan lo mismo, de todos y de una entidad.', async () => {
  const tramos = [
    { desde: '2026-03-01', hasta: '2026-04-01' },
    { desde: '2025-01-01', hasta: '2027-01-01' },
  ];
  const ambitos: Ambito[] = [null, '20000000000', '20000000003'].map((ruc) => ({
    coleccion: 'solicitudes',
    ruc,
  }));
  let halladas = 0;
  for (const a of ambitos)
    for (const t of tramos) {
      const listas = [
        await ambos((s) => s.terminados(a, t), false),
        await ambos((s) => s.situaciones(a), false),
        await ambos((s) => s.estancias(a, t), false),
        await ambos((s) => s.enEtapas(a), false),
        await ambos((s) => s.suertes(a, t, HOY), false),
        await ambos((s) => s.entidadesConMasCasos(a, t, 10)),
        await ambos((s) => s.actosInformados(a, t), false),
        await ambos((s) => s.deficiencias(a, t), false),
        await ambos((s) => s.verificaciones(a, t), false),
      ];
      halladas += listas.reduce((n, l) => n + l.length, 0);
      await ambos((s) => s.nacidos(a, t));
      await ambos((s) => s.cuantosTerminados(a, t.hasta));
      expect(await ambos((s) => s.cuantasEntidades(a, t))).toBeGreaterThan(0);
    }
  expect(halladas).toBeGreaterThan(200);
});
