import { mediana, razon } from '../bench/medir.js';
import type { Resultado } from './campana.js';
import { MODOS } from './restate.js';
import type { Ronda } from './ronda.js';

/** What is aimed at of the first of ours over Restate with the same durability. */
const META = 10;

const decimales = (n: number) =>
  n >= 100 ? Math.round(n).toLocaleString('en-US') : n.toFixed(n >= 10 ? 1 : 2);
const kib = (bytes: number) => `${decimales(bytes / 1024)} KiB`;

function conRango(muestras: readonly number[]): string {
  return `${decimales(mediana(muestras))} [${decimales(Math.min(...muestras))}–${decimales(Math.max(...muestras))}]`;
}

const tabla = (filas: readonly (readonly string[])[]) => {
  const [cabeza = [], ...resto] = filas;
  return [cabeza, cabeza.map(() => '---'), ...resto].map((f) => `| ${f.join(' | ')} |`).join('\n');
};

const COLUMNAS = ['contendiente', 'actos/s', 'p50 ms', 'p99 ms', 'CPU s por 1,000', 'memoria MiB'];

const llamar = (conexiones: number) => (conexiones === 1 ? '1 conexión' : `${conexiones} conexiones`);

const RESTATES: readonly string[] = [MODOS.comoViene.nombre, MODOS.ajustado.nombre];
const NUESTROS = ['nuestro, SQLite', 'nuestro, PostgreSQL'];

/** By how much one of ours outdoes another contender: median over the rounds, each divided by that of the same round. */
function ventaja(de: Resultado, sobre: Resultado, k: number): number {
  const ritmos = (r: Resultado) => (r.rondas[k] ?? []).map((ronda) => ronda.actosPorSegundo);
  return razon(ritmos(de), ritmos(sobre));
}

function deConexiones(resultados: readonly Resultado[], k: number): string {
  const nuestros = resultados.filter((r) => NUESTROS.includes(r.contendiente.nombre));
  const filas = resultados.map((resultado) => {
    const de = (campo: keyof Ronda) => (resultado.rondas[k] ?? []).map((r) => r[campo]);
    return [
      resultado.contendiente.nombre,
      conRango(de('actosPorSegundo')),
      conRango(de('p50')),
      conRango(de('p99')),
      conRango(de('cpuPorMil')),
      decimales(mediana(de('memoria'))),
      ...nuestros.map((n) => `${decimales(ventaja(n, resultado, k))} ×`),
    ];
  });
  return tabla([[...COLUMNAS, ...nuestros.map((n) => `${n.contendiente.nombre} rinde`)], ...filas]);
}

/** The aim over each Restate as durable as ours, and whether it was reached. */
function metas(resultados: readonly Resultado[], conexiones: readonly number[]): string {
  const [nuestro] = resultados.filter((r) => NUESTROS.includes(r.contendiente.nombre));
  const durables = resultados.filter((r) => RESTATES.includes(r.contendiente.nombre));
  return durables
    .flatMap((restate) => {
      if (!nuestro) return [];
      const dichas = conexiones.map((n, k) => {
        const veces = ventaja(nuestro, restate, k);
        return `${llamar(n)}, ${decimales(veces)} × (${veces >= META ? 'cumple' : 'NO LLEGA'})`;
      });
      const nombres = `${nuestro.contendiente.nombre} ≥ ${META} × ${restate.contendiente.nombre}`;
      return [`Meta, ${nombres}: ${dichas.join('; ')}.`];
    })
    .join('\n\n');
}

/** What was measured as tables in Markdown, and as data. */
export function informe(
  resultados: readonly Resultado[],
  conexiones: readonly number[],
): { texto: string; datos: Record<string, unknown> } {
  const partes = conexiones.map((n, k) => `${llamar(n)}:\n\n${deConexiones(resultados, k)}`);
  const generales = tabla([
    ['contendiente', 'durabilidad', 'esperas del disco por acto', 'núcleos en reposo', 'ocupado por acto'],
    ...resultados.map((r) => [
      r.contendiente.nombre,
      r.contendiente.durabilidad,
      r.sincronizaciones === null ? 'sin strace' : r.sincronizaciones.toFixed(2),
      r.reposo.toFixed(3),
      kib(r.ocupadoPorActo),
    ]),
  ]);
  const cargas = resultados.flatMap((r) => r.rondas.flat().map((ronda) => ronda.carga));
  const generador = conexiones.map((n, k) => {
    const usos = resultados.flatMap((r) => (r.rondas[k] ?? []).map((ronda) => ronda.generador));
    return `${n}: ${Math.min(...usos).toFixed(2)}–${Math.max(...usos).toFixed(2)}`;
  });
  const pie = `Carga media de la máquina al empezar cada ronda: ${conRango(cargas)}. Núcleos del cliente, por conexiones: ${generador.join('; ')}.`;
  return {
    texto: [...partes, generales, metas(resultados, conexiones), pie, ''].join('\n\n'),
    datos: {
      contendientes: resultados.map(({ contendiente, ...r }) => ({
        nombre: contendiente.nombre,
        durabilidad: contendiente.durabilidad,
        ...r,
      })),
    },
  };
}
