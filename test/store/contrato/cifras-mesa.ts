import { expect, test } from 'vitest';
import type { Caso, PlazoDeCaso } from '../../../src/store/puerto.js';
import { RUC_A } from '../../apoyo/cliente.js';
import { COLECCION, cuenta, deBytes, type Vivida } from './vivida.js';

const clave = (p: PlazoDeCaso) => `${p.caso}.${p.n}`;

/** Terms, today and news, against looking at every case. */
export function pruebasDeMesa(escena: () => Vivida): void {
  test('Los plazos, por fecha, estado, regla, responsable y entidad, son los de los expedientes.', async () => {
    const hoy = escena().t.reloj.ahora().slice(0, 10);
    const todos = escena().casos.flatMap((c) => escena().plazosDe(c));
    const regla = todos[0]?.p.regla ?? '';
    type Uno = (typeof todos)[number];
    const filtros: [object, (x: Uno) => boolean][] = [
      [{}, () => true],
      [
        { desde: '2027-02-10', hasta: '2027-02-20' },
        ({ p }) => p.vence >= '2027-02-10' && p.vence <= '2027-02-20',
      ],
      [{ estado: 'cumplido' }, ({ p }) => p.estado === 'cumplido'],
      [{ estado: 'corriendo', hoy }, ({ p }) => p.estado === 'corriendo' && p.vence >= hoy],
      [{ estado: 'vencido', hoy }, ({ p }) => p.vence < hoy && ['vencido', 'corriendo'].includes(p.estado)],
      [{ pendiente: true, hoy }, ({ p, debe }) => debe && p.vence < hoy],
      [{ pendiente: false, hoy }, ({ p, debe }) => !debe || p.vence >= hoy],
      [{ reglas: [regla] }, ({ p }) => p.regla === regla],
      [{ reglas: [] }, () => false],
      [{ responsable: 'Ñusta' }, ({ caso }) => caso.responsable === 'Ñusta'],
      [{ ruc: RUC_A }, ({ caso }) => caso.ruc === RUC_A],
      [{ colecciones: [{ coleccion: COLECCION, ruc: RUC_A }] }, ({ caso }) => caso.ruc === RUC_A],
      [{ colecciones: [] }, () => false],
    ];
    for (const [filtro, entra] of filtros) {
      const esperados = todos
        .filter(entra)
        .sort((a, b) => deBytes(a.p.vence, b.p.vence) || deBytes(a.caso.id, b.caso.id) || a.p.n - b.p.n)
        .map(({ caso, p }) => `${caso.id}.${p.n}`);
      const todas = await escena().t.store.plazos({ ...filtro, limite: 10_000 });
      expect([filtro, todas.map(clave)]).toEqual([filtro, esperados]);
      const corte = todas[10];
      if (corte === undefined) continue;
      const despues = [corte.vence, corte.caso, corte.n] as const;
      expect(await escena().t.store.plazos({ ...filtro, despues, limite: 7 })).toEqual(todas.slice(11, 18));
    }
  });

  test('Lo de hoy suma lo que se debe y lo que vence cada día, de todos, de una entidad o de alguien y sus suplidos.', async () => {
    const hoy = '2027-02-22';
    const hasta = '2027-03-05';
    const suplida = { id: 'u-n', nombre: 'Ñusta' };
    const mio = { id: 'u-ana', nombre: 'Ana', suplidos: [suplida] };
    const actuo = new Set(
      escena()
        .eventos.filter((e) => ['u-ana', 'admin:u-ana'].includes(e.actor))
        .map((e) => e.caso),
    );
    const alcances: [object, (c: Caso) => boolean][] = [
      [{}, () => true],
      [{ ruc: RUC_A }, (c) => c.ruc === RUC_A],
      [{ mio }, (c) => ['Ana', 'Ñusta'].includes(c.responsable ?? '') || actuo.has(c.id)],
    ];
    for (const [alcance, entra] of alcances) {
      const suyos = escena()
        .casos.filter(entra)
        .flatMap((c) => escena().plazosDe(c));
      const corren = suyos.filter(({ p }) => p.estado === 'corriendo' && p.vence >= hoy);
      const vencidos = suyos.filter(({ p, debe }) => debe && p.vence < hoy);
      const r = await escena().t.store.hoy({ hoy, hasta, porLista: 5, porDia: 3, ...alcance });
      expect([alcance, r.vencidos.total, r.vencidos.elementos.length]).toEqual([
        alcance,
        vencidos.length,
        Math.min(5, vencidos.length),
      ]);
      const enTramo = corren.filter(({ p }) => p.vence <= hasta);
      expect(r.porDia.map((d) => [d.fecha, d.total])).toEqual(cuenta(enTramo.map(({ p }) => p.vence)));
      expect(r.porDia.every((d) => d.elementos.length === Math.min(3, d.total))).toBe(true);
      const suma = (campo: 'corriendo' | 'vencidos') => r.porRegla.reduce((n, x) => n + x[campo], 0);
      expect([suma('corriendo'), suma('vencidos')]).toEqual([corren.length, vencidos.length]);
    }
  });

  test('Las novedades son los últimos actos, del más nuevo al más antiguo, de lo que cada quien puede ver.', async () => {
    const corriente = await escena().t.store.corriente(0, 10_000);
    const ids = (filas: readonly { posicion: number }[]) => filas.map((f) => f.posicion);
    const todas = await escena().t.store.novedades({ desde: 0, limite: 10_000 });
    expect(ids(todas)).toEqual(ids(corriente).reverse());
    const medio = corriente[300]?.posicion ?? 0;
    const deUna = await escena().t.store.novedades({ desde: medio, limite: 20, ruc: RUC_A });
    const suyas = new Set(
      escena()
        .deRuc(RUC_A)
        .map((c) => c.id),
    );
    expect(ids(deUna)).toEqual(
      ids(
        corriente
          .filter((e) => e.posicion > medio && suyas.has(e.caso))
          .reverse()
          .slice(0, 20),
      ),
    );
    expect(await escena().t.store.novedades({ desde: 0, limite: 9, colecciones: [] })).toEqual([]);
  });
}
