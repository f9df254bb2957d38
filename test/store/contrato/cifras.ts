import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaseDeAlmacen } from '../../apoyo/bases.js';
import { RUC_A } from '../../apoyo/cliente.js';
import { pruebasDeListas } from './cifras-listas.js';
import { pruebasDeMesa } from './cifras-mesa.js';
import { ENTIDADES } from './escena.js';
import { Taller } from './taller.js';
import { COLECCION, cuenta, deBytes, Vivida } from './vivida.js';

const TODO = { desde: '2026-01-01', hasta: '2028-01-01' };

/** Indicators, against counting every case and event. */
function pruebasDeIndicadores(escena: () => Vivida): void {
  test.each([null, RUC_A])('AT-8.3: los indicadores cuentan lo que hay (de la entidad %s).', async (ruc) => {
    const ambito = { coleccion: COLECCION, ruc };
    const { store } = escena().t;
    const suyos = escena().deRuc(ruc);
    const ids = new Set(suyos.map((c) => c.id));
    const actos = escena().eventos.filter((e) => ids.has(e.caso));
    const enOrden = <T extends { total: number }>(filas: readonly T[], nombre: (f: T) => string) =>
      filas.map((f) => [nombre(f), f.total] as [string, number]).sort(([a], [b]) => deBytes(a, b));
    const FEBRERO = { desde: '2027-02-01', hasta: '2027-02-15' };
    const enFebrero = suyos.filter((c) => c.creado < '2027-02-15T05:00:00.000Z');
    expect(await store.nacidos(ambito, FEBRERO)).toBe(enFebrero.length);
    expect(await store.nacidos(ambito, { hasta: TODO.hasta })).toBe(suyos.length);
    expect(enOrden(await store.situaciones(ambito), (f) => f.situacion)).toEqual(
      cuenta(suyos.map((c) => c.situacion)),
    );
    const fin = suyos.filter((c) => c.estado.snapshot.status !== 'active');
    expect(enOrden(await store.terminados(ambito, TODO), (f) => f.situacion)).toEqual(
      cuenta(fin.map((c) => c.situacion)),
    );
    expect(await store.cuantosTerminados(ambito, TODO.hasta)).toBe(fin.length);
    expect((await store.enEtapas(ambito)).every((e) => e.etapa !== 'fin' || e.total === fin.length)).toBe(
      true,
    );
    expect((await store.estancias(ambito, TODO)).every((e) => e.entro <= e.salio && e.total > 0)).toBe(true);
    const hoy = escena().t.reloj.ahora().slice(0, 10);
    const suertes = await store.suertes(ambito, TODO, hoy);
    const contados = suyos
      .flatMap((c) => c.estado.plazos)
      .filter((p) => ['corriendo', 'cumplido', 'vencido'].includes(p.estado));
    expect(suertes.reduce((n, s) => n + s.total, 0)).toBe(contados.length);
    const cumplidos = suertes.filter((s) => s.suerte === 'cumplido');
    expect(enOrden(cumplidos, (s) => s.regla)).toEqual(
      cuenta(contados.filter((p) => p.estado === 'cumplido').map((p) => p.regla)),
    );
    const rucs = suyos.flatMap((c) => (c.ruc === null ? [] : [c.ruc]));
    expect(await store.cuantasEntidades(ambito, TODO)).toBe(new Set(rucs).size);
    const mas = await store.entidadesConMasCasos(ambito, TODO, 9);
    expect(mas.map((e) => [e.ruc, e.casos])).toEqual(
      cuenta(rucs).sort(([a, x], [b, y]) => y - x || deBytes(a, b)),
    );
    const nombres: readonly string[] = ENTIDADES.map((e) => e.nombre);
    expect(mas.every((e) => nombres.includes(e.entidad ?? ''))).toBe(true);
    const datosDe = (tipo: string, campo: string) =>
      actos
        .filter((e) => e.tipo === tipo)
        .flatMap((e) => JSON.parse(e.datos)[campo] as Record<string, string>[]);
    expect(enOrden(await store.deficiencias(ambito, TODO), (d) => `${d.tipo} ${d.tratamiento}`)).toEqual(
      cuenta(datosDe('EMITIR_INFORME', 'deficiencias').map((d) => `${d['tipo']} ${d['tratamiento']}`)),
    );
    expect(enOrden(await store.verificaciones(ambito, TODO), (v) => v.resultado)).toEqual(
      cuenta(datosDe('EMITIR_INFORME_SEGUIMIENTO', 'verificaciones').map((v) => v['resultado'] ?? '')),
    );
    const informados = enOrden(await store.actosInformados(ambito, TODO), (a) => a.tipo);
    const tipos = new Set(informados.map(([tipo]) => tipo));
    expect(tipos.has('EMITIR_INFORME') && tipos.has('REGISTRAR_REUNION')).toBe(true);
    expect(informados).toEqual(cuenta(actos.map((e) => e.tipo).filter((x) => tipos.has(x))));
  });
}

/** Lists and figures, against counting every case and event one by one. */
export function contratoDeCifras(clase: ClaseDeAlmacen): void {
  describe('Listas y cifras', () => {
    let vivida: Vivida;
    beforeAll(async () => {
      vivida = await Vivida.vivir(await Taller.abrir(clase));
    });
    afterAll(() => vivida.t.cerrar());
    const escena = () => vivida;

    test('La escena da para contar: cientos de actos, todas las suertes, plazos debidos.', () => {
      const { casos, eventos, debidos } = vivida;
      expect([casos.length > 120, eventos.length > 500]).toEqual([true, true]);
      expect(new Set(casos.map((c) => c.situacion)).size).toBeGreaterThan(3);
      expect([...debidos.values()].filter((d) => d.size > 0).length).toBeGreaterThan(40);
    });
    pruebasDeListas(escena);
    pruebasDeMesa(escena);
    pruebasDeIndicadores(escena);
  });
}
