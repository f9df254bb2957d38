import { enCarpeta } from './carpeta.js';
import { MUCHOS } from './escala.js';
import { afirmar, type Medida, milisegundosDesde } from './medir.js';
import { haceUnaHora } from './sembrar.js';
import { sembrarLecturas } from './sembrar-listas.js';
import { Conexion, Servidor } from './servidor.js';

const banco = 'listas';
const EVENTOS = 10;
const DIAS = 730;
const PAGINAS = 20;
const VUELTAS = 3;
const META = 200;

const ORDENES = ['creado', '-creado', 'actualizado', '-actualizado', 'vence'];
/** What the desk filters by: values that most cases have, that few have, that none has. */
const VALORES: Readonly<Record<string, readonly string[]>> = {
  situacion: ['en_tramite', 'culminada', 'no_procede'],
  responsable: ['persona-3', 'nadie'],
  estado: ['porConvocar', 'esperaDocumentos', 'nada'],
  vence_hasta: ['{hoy}', '{antes}'],
};
const TEXTOS = ['', 'adquisicion', 'paquete 77777'];

interface Combinacion {
  readonly nombre: string;
  readonly consulta: string;
}

/** No filter, each, every two; each of them without text, with a common word and with a rare one; in the five orders. */
function combinaciones(hoy: string): Combinacion[] {
  const antes = `${Number(hoy.slice(0, 4)) - 1}${hoy.slice(4)}`;
  const uno = Object.entries(VALORES).map(([nombre, valores]) =>
    valores.map((v) => [nombre, v.replace('{hoy}', hoy).replace('{antes}', antes)] as const),
  );
  const dos = uno.flatMap((a, i) => uno.slice(i + 1).flatMap((b) => a.flatMap((x) => b.map((y) => [x, y]))));
  const filtros = [[], ...uno.flat().map((x) => [x]), ...dos];
  return filtros.flatMap((pares) =>
    TEXTOS.flatMap((texto) =>
      ORDENES.map((orden) => {
        const consulta = new URLSearchParams([
          ...pares.map(([n, v]) => [n, v] as [string, string]),
          ['orden', orden],
        ]);
        if (texto !== '') consulta.set('texto', texto);
        const nombres = [...pares.map(([n]) => n), ...(texto === '' ? [] : ['texto'])];
        return { nombre: nombres.join(' + ') || 'sin filtro', consulta: consulta.toString() };
      }),
    ),
  );
}

const p95 = (muestras: readonly number[]) =>
  [...muestras].sort((a, b) => a - b)[Math.ceil(muestras.length * 0.95) - 1] ?? Number.NaN;

/** Milliseconds of the first page of a list and of its twentieth, or of the last one there is. */
async function medirPaginas(conexion: Conexion, consulta: string): Promise<number[]> {
  const pagina = async (cursor: string | null) => {
    const camino = `/api/solicitudes?limite=50&${consulta}${cursor === null ? '' : `&cursor=${cursor}`}`;
    const { estado, texto, ms } = await conexion.pedir('GET', camino);
    afirmar(estado === 200, `La lista ${camino} recibió ${estado}.`);
    return { ms, siguiente: (JSON.parse(texto) as { siguiente: string | null }).siguiente };
  };
  const primera = await pagina(null);
  let ultima = primera;
  for (let n = 2; n <= PAGINAS && ultima.siguiente !== null; n++) ultima = await pagina(ultima.siguiente);
  return ultima === primera ? [primera.ms] : [primera.ms, ultima.ms];
}

/** How long the others wait while something long is answered: the worst of small readings asked one after another. */
async function mientras(url: string, trabajo: Promise<unknown>): Promise<number> {
  const conexion = new Conexion(url);
  let acabado = false;
  const fin = trabajo.finally(() => {
    acabado = true;
  });
  let peor = 0;
  while (!acabado) peor = Math.max(peor, (await conexion.pedir('GET', '/api/reloj')).ms);
  conexion.cerrar();
  await fin;
  return peor;
}

async function medirLargas(url: string): Promise<Medida[]> {
  const conexion = new Conexion(url);
  const medidas: Medida[] = [];
  for (const [que, camino] of [
    ['indicadores de doce meses', '/api/indicadores'],
    [
      'indicadores de tres años',
      `/api/indicadores?desde=${Number(haceUnaHora().slice(0, 4)) - 2}-01&hasta=${haceUnaHora().slice(0, 4)}-12`,
    ],
    ['hoja de cálculo de 20,000 filas', '/api/solicitudes.xlsx'],
  ] as const) {
    await conexion.pedir('GET', camino);
    const inicio = process.hrtime.bigint();
    let tardo = 0;
    const pedida = conexion.pedir('GET', camino).then(({ estado }) => {
      afirmar(estado === 200, `${camino} recibió ${estado}.`);
      tardo = milisegundosDesde(inicio);
    });
    const espera = await mientras(url, pedida);
    medidas.push(
      { banco, que, valor: tardo, unidad: 'ms', nota: `${MUCHOS} expedientes, ${MUCHOS * EVENTOS} eventos` },
      { banco, que: `lo que otro espera: ${que}`, valor: espera, unidad: 'ms', meta: ['≤', 300] },
    );
  }
  conexion.cerrar();
  return medidas;
}

/** Lists of the desk at 100,000 cases, whatever is filtered, searched and ordered by; and what is long, without holding the rest. */
export async function listas(): Promise<Medida[]> {
  const hoy = haceUnaHora().slice(0, 10);
  const base = enCarpeta('lecturas.db');
  const inicio = new Date(Date.parse(haceUnaHora()) - DIAS * 86_400_000).toISOString();
  sembrarLecturas(base, { casos: MUCHOS, eventos: EVENTOS, inicio, dias: DIAS });
  const servidor = await Servidor.sistema(base);
  try {
    const conexion = new Conexion(servidor.url);
    const porNombre = new Map<string, number[]>();
    for (let vuelta = 0; vuelta < VUELTAS; vuelta++)
      for (const { nombre, consulta } of combinaciones(hoy)) {
        const muestras = porNombre.get(nombre) ?? [];
        muestras.push(...(await medirPaginas(conexion, consulta)));
        porNombre.set(nombre, muestras);
      }
    conexion.cerrar();
    const medidas = [...porNombre].map(
      ([nombre, muestras]): Medida => ({
        banco,
        que: `p95 de la lista: ${nombre}`,
        valor: p95(muestras),
        unidad: 'ms',
        meta: ['≤', META],
        nota: `${muestras.length} muestras, la peor ${Math.round(Math.max(...muestras))} ms`,
      }),
    );
    return [...medidas, ...(await medirLargas(servidor.url))];
  } finally {
    await servidor.parar();
  }
}
