import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CARPETA_DE_MESA } from '../../src/api/mesa.js';
import { INICIO, sembrar } from '../../src/demo/solicitudes.js';
import { Oficina } from './apoyo.js';

const MAXIMO = 300_000;
/** Where browsers begin to call a jump bad (Core Web Vitals). */
const SALTO_MAXIMO = 0.1;

interface Trozo {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** Bytes of the scripts a page needs, as they travel: it, what it imports, and what those import. */
function pesoDe(manifiesto: Readonly<Record<string, Trozo>>, ...entradas: string[]): number {
  const vistos = new Set<string>();
  const seguir = (nombre: string): void => {
    const trozo = manifiesto[nombre];
    if (trozo === undefined || vistos.has(nombre)) return;
    vistos.add(nombre);
    trozo.imports?.forEach(seguir);
  };
  entradas.forEach(seguir);
  const archivos = [...vistos].map((n) => manifiesto[n]?.file ?? '').filter((f) => f.endsWith('.js'));
  return archivos.reduce((n, f) => n + gzipSync(readFileSync(join(CARPETA_DE_MESA, f))).length, 0);
}

describe('the first load', () => {
  let oficina: Oficina;
  beforeAll(async () => {
    oficina = await Oficina.abrir(INICIO);
    await sembrar(oficina.servidor.sistema);
  });
  afterAll(() => oficina.cerrar());

  it('of any page carries at most 300 kB of compressed script', () => {
    const manifiesto = JSON.parse(
      readFileSync(join(CARPETA_DE_MESA, '.vite', 'manifest.json'), 'utf8'),
    ) as Record<string, Trozo & { dynamicImports?: readonly string[] }>;
    // What a page fetches once it stands (the form of an act, a chart) is no page.
    const paginas = manifiesto['index.html']?.dynamicImports ?? [];
    expect(paginas.length).toBe(19);
    const pesadas = paginas
      .map((p) => [p, pesoDe(manifiesto, 'index.html', p)] as const)
      .filter(([, n]) => n > MAXIMO);
    expect(pesadas).toEqual([]);
  });

  it('travels compressed, and what has its digest in its name is kept by the browser', async () => {
    const { servidor } = oficina;
    const portada = await servidor.get('/', { ficha: null, cabeceras: { accept: 'text/html' } });
    expect(portada.cabeceras.get('cache-control')).toBe('no-cache');
    const guion = /src="(\/assets\/[^"]+\.js)"/.exec(portada.texto)?.[1] ?? '';
    const r = await servidor.get(guion, { ficha: null, cabeceras: { 'accept-encoding': 'gzip' } });
    expect(r.cabeceras.get('content-encoding')).toBe('gzip');
    expect(r.cabeceras.get('cache-control')).toMatch(/immutable/);
    const ausente = await servidor.get('/assets/no-existe.js', { ficha: null });
    expect(ausente.estado).toBe(404);
  });

  it.each(['/', '/solicitudes', '/calendario', '/indicadores'])(
    '%s does not jump while it loads',
    async (camino) => {
      const persona = await oficina.persona('demo-especialista', camino);
      await persona.pagina.addInitScript(
        `window.saltos = 0; new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.saltos += e.value; }).observe({ type: 'layout-shift', buffered: true });`,
      );
      await persona.ir(camino);
      await persona.quieta();
      const saltos = await persona.pagina.evaluate<number>('window.saltos');
      await persona.cerrar();
      expect(saltos).toBeLessThan(SALTO_MAXIMO);
    },
  );
});
