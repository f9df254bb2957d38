import { beforeAll, describe, expect, it } from 'vitest';
import { clave } from '../../machines/base/maquina.js';
import { REGISTRO } from '../../machines/registro.js';
import { disponer } from '../../src/docs/disposicion.js';
import { grafoDe, recorrer } from '../../src/docs/grafo.js';
import { conPagina } from '../../src/docs/items.js';
import { leyenda } from '../../src/docs/leyenda.js';
import type { Lienzo, Punto, Rectangulo } from '../../src/docs/lienzo.js';
import { dibujar } from '../../src/docs/svg.js';
import { partir } from '../../src/docs/texto.js';

const seTocan = (a: Rectangulo, b: Rectangulo) =>
  a.x < b.x + b.ancho && b.x < a.x + a.ancho && a.y < b.y + b.alto && b.y < a.y + a.alto;
const contiene = (a: Rectangulo, b: Rectangulo) =>
  a.x <= b.x && a.y <= b.y && b.x + b.ancho <= a.x + a.ancho && b.y + b.alto <= a.y + a.alto;
const tramo = (p: Punto, q: Punto): Rectangulo => ({
  x: Math.min(p.x, q.x) + 0.5,
  y: Math.min(p.y, q.y) + 0.5,
  ancho: Math.max(0, Math.abs(p.x - q.x) - 1),
  alto: Math.max(0, Math.abs(p.y - q.y) - 1),
});

describe.each(conPagina(REGISTRO.todas).map(({ def }) => [clave(def), grafoDe(def)] as const))(
  'the picture of %s',
  (deQuien, grafo) => {
    // A machine of a few states: narrower than its legend, and its expiries move it nowhere.
    const menuda = deQuien === 'informe-anual@1.0.0';
    let lienzo: Lienzo;
    let svg: string;
    beforeAll(async () => {
      lienzo = await disponer(grafo);
      svg = dibujar(grafo, lienzo);
    });

    const rotulos = () => lienzo.aristas.map((a) => ({ ...a.rotulo, id: `${a.arista.de} > ${a.arista.a}` }));
    const cajas = () => [
      ...lienzo.nodos
        .filter((n) => n.nodo.hijos.length === 0)
        .map((n) => ({ x: n.x, y: n.y, ancho: n.ancho, alto: n.alto, id: n.nodo.id })),
      ...lienzo.remisiones.map((r, i) => ({
        x: r.x,
        y: r.y,
        ancho: r.ancho,
        alto: r.alto,
        id: `remisión ${i} a ${r.a}`,
      })),
    ];
    const encabezados = () =>
      lienzo.nodos
        .filter((n) => n.nodo.hijos.length > 0)
        .map((n) => ({ x: n.x, y: n.y, ancho: n.caja.ancho, alto: n.caja.alto, id: n.nodo.id }));

    it('draws every state and every edge', () => {
      expect(lienzo.nodos.map((n) => n.nodo.id)).toEqual(
        recorrer(grafo.raiz)
          .map((n) => n.id)
          .filter(Boolean),
      );
      expect(lienzo.aristas.map((a) => a.arista.id).sort()).toEqual(grafo.aristas.map((a) => a.id).sort());
      expect(lienzo.aristas.filter((a) => a.puntos.length < 2)).toEqual([]);
    });

    it('keeps labels and boxes apart from each other', () => {
      const todos = [...rotulos(), ...cajas(), ...encabezados()];
      const choques = todos.flatMap((a, i) =>
        todos
          .slice(i + 1)
          .filter((b) => seTocan(a, b))
          .map((b) => `${a.id} | ${b.id}`),
      );
      expect(choques).toEqual([]);
    });

    it('keeps every label on one side of every border', () => {
      const grupos = lienzo.nodos.filter((n) => n.nodo.hijos.length > 0);
      const cruces = rotulos().flatMap((r) =>
        grupos.filter((g) => seTocan(g, r) && !contiene(g, r)).map((g) => `${r.id} | ${g.nodo.id}`),
      );
      expect(cruces).toEqual([]);
    });

    it('leads no edge through a box or the label of another', () => {
      const cruces = lienzo.aristas.flatMap(({ arista, puntos }) => {
        const obstaculos = [...cajas(), ...rotulos().filter((r) => r.id !== `${arista.de} > ${arista.a}`)];
        const tramos = puntos.slice(1).map((p, i) => tramo(puntos[i] ?? p, p));
        return obstaculos
          .filter((o) => tramos.some((t) => seTocan(t, o)))
          .map((o) => `${arista.de} > ${arista.a} | ${o.id}`);
      });
      expect(cruces).toEqual([]);
    });

    it('holds each state within its parent', () => {
      const puestos = new Map(lienzo.nodos.map((n) => [n.nodo.id, n]));
      const fuera = lienzo.nodos.filter((n) => {
        const padre = puestos.get(n.nodo.id.split('.').slice(0, -1).join('.'));
        return padre && !contiene(padre, n);
      });
      expect(fuera.map((n) => n.nodo.id)).toEqual([]);
    });

    it('is taller than wide, no wider than a page can show, and no narrower than its legend', () => {
      const [, ancho = 0, alto = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
      expect(ancho).toBeLessThan(1900);
      expect(alto / (menuda ? lienzo.ancho : ancho)).toBeGreaterThan(1);
      expect(alto / ancho).toBeLessThan(2.2);
      expect(lienzo.ancho).toBeLessThanOrEqual(ancho);
      expect(ancho).toBeGreaterThanOrEqual(leyenda(0, 0).hasta);
    });

    it('leaves the endings of the case in the last row', () => {
      const finales = lienzo.nodos.filter((n) => n.nodo.tipo === 'final' && !n.nodo.id.includes('.'));
      const otros = lienzo.nodos.filter((n) => !finales.includes(n));
      const fondo = Math.max(...otros.map((n) => n.y + n.alto));
      expect(finales.filter((n) => n.y < fondo).map((n) => n.nodo.id)).toEqual([]);
    });

    it('gives each state its group, and screen readers their words', () => {
      for (const { nodo } of lienzo.nodos)
        expect(svg).toContain(`data-estado="${nodo.id}"><title>${nodo.id}: `);
      expect(svg).toMatch(/<title id="titulo">[^<]+<\/title>\s*<desc id="descripcion">[^<]+<\/desc>/);
      expect(svg.includes('⏱ vence')).toBe(!menuda);
      expect(svg).toContain('prefers-color-scheme:dark');
    });

    it('is well formed', () => {
      const abiertas: string[] = [];
      for (const [, cierre, nombre = '', vacia] of svg.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
        if (cierre) expect(abiertas.pop()).toBe(nombre);
        else if (!vacia) abiertas.push(nombre);
      }
      expect(abiertas).toEqual([]);
      expect(svg).not.toMatch(/NaN|undefined|&(?!amp;|lt;|gt;|quot;)/);
    });
  },
);

describe('a text cut into lines', () => {
  it('is cut between words and not within parentheses', () => {
    expect(partir('vence REGLA (10 d.h.)', 60, 12)).toEqual(['vence', 'REGLA', '(10 d.h.)']);
    expect(partir('uno dos', 500, 12)).toEqual(['uno dos']);
  });
});
