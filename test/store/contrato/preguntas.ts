import type { FiltroDeCasos, FiltroDePlazos, Orden, Store } from '../../../src/store/puerto.js';
import { RUC_A, RUC_B } from '../../apoyo/cliente.js';
import { PALABRAS, RESPONSABLES } from './escena.js';

const ORDENES: readonly Orden[] = ['creado', '-creado', 'actualizado', '-actualizado', 'vence'];
const COLECCION = 'solicitudes';
const HOY = '2027-02-22';
const TRAMO = { desde: '2027-02-05', hasta: '2027-03-01' };

type Filtro = Partial<FiltroDeCasos>;
const FILTROS: readonly Filtro[] = [
  {},
  { situacion: 'en_tramite' },
  { situacion: 'desistida' },
  { estado: 'enAnalisis' },
  { estado: 'esperaDocumentos' },
  { responsable: 'Ana' },
  { responsable: 'Ñusta', suplidos: ['ana', 'Ángel'] },
  { venceHasta: '2027-02-26' },
  { ruc: RUC_A },
];
const TEXTOS: readonly Filtro[] = [{}, { texto: 'muni' }, { texto: 'equipo 1' }];

/** What typed texts must find alike: every word there is, its beginning, and how people and machines spoil it. */
const BUSCADOS: readonly string[] = [
  ...PALABRAS,
  ...PALABRAS.map((p) => p.slice(0, 2)),
  ...PALABRAS.map((p) => p.toUpperCase()),
  ...[
    'AT-2027-0000',
    'AT 2027',
    '2013',
    RUC_B,
    'zofra',
    "o'higgins",
    'san jose',
    'JOSÉ',
    'ñaña',
    'nana',
    'Áncash',
  ],
  ...[
    '"',
    "'",
    '*',
    'a*',
    '(',
    ')',
    'a b c d e f',
    'equipo OR medico',
    'NEAR(a b)',
    ':*',
    '\\',
    'equipo\0',
    '\ud83d',
  ],
  ...[
    'a'.repeat(600),
    'ss',
    'istanbul',
    'fin',
    'ω',
    '1/2',
    '²',
    '34',
    'n8',
    'n_8',
    'ex zofra',
    '2.0',
    '2,0',
    '  equipos  ',
  ],
];

const ALCANCES: readonly Pick<FiltroDePlazos, 'ruc' | 'colecciones' | 'mio' | 'responsable'>[] = [
  {},
  { ruc: RUC_B },
  { colecciones: [{ coleccion: COLECCION, ruc: null }] },
  {
    colecciones: [
      { coleccion: COLECCION, ruc: RUC_A },
      { coleccion: 'procesos', ruc: null },
    ],
  },
  { colecciones: [] },
  { mio: { id: 'u-ana', nombre: 'Ana' } },
  { mio: { id: 'u-n', nombre: 'Ñusta', suplidos: [{ id: 'u-ana', nombre: 'ana' }] } },
  { responsable: 'Ángel', ruc: RUC_A },
];

/** A question, and whether its answer promises an order. */
export interface Pregunta {
  readonly nombre: string;
  readonly enOrden: boolean;
  hacer(store: Store): Promise<unknown>;
}

const una = (nombre: string, hacer: Pregunta['hacer'], enOrden = true): Pregunta => ({
  nombre,
  hacer,
  enOrden,
});

async function paginasDeCasos(store: Store, f: FiltroDeCasos): Promise<unknown[]> {
  const columna = f.orden === 'vence' ? 'proximo' : (f.orden.replace('-', '') as 'creado' | 'actualizado');
  const paginas: unknown[] = [];
  for (let despues: readonly [string, string] | undefined; ; ) {
    const pagina = await store.casos({ ...f, ...(despues === undefined ? {} : { despues }) });
    paginas.push(pagina);
    const ultima = pagina.at(-1);
    if (pagina.length < f.limite || ultima === undefined) return paginas;
    despues = [ultima[columna] ?? '', ultima.id];
  }
}

async function paginasDePlazos(store: Store, f: FiltroDePlazos): Promise<unknown[]> {
  const paginas: unknown[] = [];
  for (let despues: readonly [string, string, number] | undefined; ; ) {
    const pagina = await store.plazos({ ...f, ...(despues === undefined ? {} : { despues }) });
    paginas.push(pagina);
    const ultimo = pagina.at(-1);
    if (pagina.length < f.limite || ultimo === undefined) return paginas;
    despues = [ultimo.vence, ultimo.caso, ultimo.n];
  }
}

/** Lists of cases: every order, every filter with and without text and every two of them, page by page. */
export function deListas(): Pregunta[] {
  const dobles = FILTROS.slice(1).flatMap((a, i) => FILTROS.slice(i + 2).map((b) => ({ ...a, ...b })));
  const filtros = [...FILTROS.flatMap((f) => TEXTOS.map((t) => ({ ...f, ...t }))), ...dobles];
  return ORDENES.flatMap((orden) =>
    filtros.map((f) =>
      una(`${orden} ${JSON.stringify(f)}`, (s) =>
        paginasDeCasos(s, { coleccion: COLECCION, orden, limite: 37, ...f }),
      ),
    ),
  );
}

/** Full text. */
export function deTextos(): Pregunta[] {
  return BUSCADOS.map((texto) =>
    una(`«${texto.slice(0, 40)}»`, async (s) => {
      const filas = await s.casos({ coleccion: COLECCION, orden: 'creado', limite: 500, texto });
      return filas.map((c) => c.numero);
    }),
  );
}

/** Terms, today, news and notices, in every scope. */
export function deMesa(): Pregunta[] {
  const estados: Partial<FiltroDePlazos>[] = [
    {},
    ...['corriendo', 'vencido', 'cumplido', 'anulado'].map((estado) => ({ estado })),
    ...['corriendo', 'vencido'].map((estado) => ({ estado, hoy: HOY })),
    ...[true, false].map((pendiente) => ({ pendiente, hoy: HOY })),
    { ...TRAMO, reglas: ['AT-8.2.1.B-3', 'AMB-A6-informe', 'AT-8.2.1.A-1'] },
  ];
  return ALCANCES.flatMap((alcance) => {
    const como = JSON.stringify(alcance);
    const { responsable: _, ...visibles } = alcance;
    return [
      ...estados.map((e) =>
        una(`plazos ${como} ${JSON.stringify(e)}`, (s) =>
          paginasDePlazos(s, { ...alcance, ...e, limite: 61 }),
        ),
      ),
      una(`hoy ${como}`, async (s) => {
        const r = await s.hoy({ hoy: HOY, hasta: '2027-03-08', porLista: 20, porDia: 4, ...visibles });
        return { ...r, porRegla: [...r.porRegla].sort((a, b) => (a.regla < b.regla ? -1 : 1)) };
      }),
      una(`novedades ${como}`, (s) => s.novedades({ desde: 100, limite: 77, ...visibles })),
      una(`por registrar ${como}`, (s) => s.porRegistrar({ limite: 50, ...visibles })),
    ];
  });
}

/** Indicators, workload and how the database stands. */
export function deCifras(): Pregunta[] {
  return [null, RUC_A, 'no-hay'].flatMap((ruc) => {
    const ambito = { coleccion: COLECCION, ruc };
    const cifra = (nombre: string, hacer: Pregunta['hacer']) => una(`${nombre} ${ruc}`, hacer, false);
    return [
      cifra('nacidos', (s) => s.nacidos(ambito, TRAMO)),
      cifra('terminados', (s) => s.terminados(ambito, TRAMO)),
      cifra('cuantosTerminados', (s) => s.cuantosTerminados(ambito, '2027-02-20')),
      cifra('situaciones', (s) => s.situaciones(ambito)),
      cifra('estancias', (s) => s.estancias(ambito, TRAMO)),
      cifra('enEtapas', (s) => s.enEtapas(ambito)),
      cifra('suertes', (s) => s.suertes(ambito, TRAMO, HOY)),
      una(`entidadesConMasCasos ${ruc}`, async (s) => {
        // Of the names an entity was written with, any serves.
        const filas = await s.entidadesConMasCasos(ambito, TRAMO, 4);
        return filas.map((f) => [f.ruc, f.casos]);
      }),
      cifra('cuantasEntidades', (s) => s.cuantasEntidades(ambito, TRAMO)),
      cifra('actosInformados', (s) => s.actosInformados(ambito, TRAMO)),
      cifra('deficiencias', (s) => s.deficiencias(ambito, TRAMO)),
      cifra('verificaciones', (s) => s.verificaciones(ambito, TRAMO)),
    ];
  });
}

/** What the law and the clock ask, and everything else read across cases. */
export function deOficio(): Pregunta[] {
  const todos = async (s: Store) => s.idsDeCasos('', 1000);
  return [
    una('ids', todos),
    una('normas', (s) => s.normas()),
    una('corriente', async (s) => (await s.corriente(0, 5000)).map(({ posicion: _, ...e }) => e)),
    una('vencidos', (s) => s.vencidos('2030', true, 1000)),
    una('vencidos, los primeros', (s) => s.vencidos('2030', false, 7)),
    una('proximoVencimiento', (s) => s.proximoVencimiento(true)),
    una('afectados', (s) => s.afectados('2027-03-01', '', 50)),
    una('afectadosPorRegla', (s) => s.afectadosPorRegla('AMB-A6-informe', 'corriendo', '', 50)),
    una('mensajesPendientes', (s) => s.mensajesPendientes(100)),
    una('oficiosPorEmitir', (s) => s.oficiosPorEmitir(100)),
    una('estadoDelCorreo', (s) => s.estadoDelCorreo()),
    una('cargas', (s) => s.cargas(HOY), false),
    una('casosPorAsignar', (s) => s.casosPorAsignar({ coleccion: COLECCION }, HOY, 500)),
    una('cabezasHasta', async (s) => s.cabezasHasta(await s.ultimaPosicion(), '', 500)),
    una('textosComo', async (s) => {
      const filas = await s.textosComo(['%ñ%', '%E_uip%', '%100\\%%'], 0, await s.ultimaPosicion());
      return filas.map((f) => [f.caso, f.secuencia]);
    }),
    una('panorama', async (s) => {
      const {
        disco: _,
        esquema: _e,
        ultimoRespaldo: _u,
        ...p
      } = await s.panorama(HOY, '2027-02-22T15:00:00.000Z');
      return p;
    }),
    ...[...RESPONSABLES.keys()].map((i) =>
      una(`expediente ${i}`, async (s) => {
        const id = (await todos(s))[i * 20] ?? '';
        const { estado, ...caso } = (await s.caso(id)) ?? { estado: null };
        const { ruc, coleccion } = (await s.identidad(id)) ?? { ruc: '', coleccion: '' };
        return [
          [caso, estado?.plazos, ruc, coleccion],
          [...(await s.debidosDe(id))].sort((a, b) => a - b),
          [await s.historia(id), await s.avisos(id), await s.quienesNombran(id)],
        ];
      }),
    ),
  ];
}
