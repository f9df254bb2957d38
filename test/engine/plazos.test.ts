import { describe, expect, test } from 'vitest';
import { assertNever, type Efecto } from '../../machines/base/efectos.js';
import type { Hechos } from '../../machines/base/hechos.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { CATALOGO, plazoDe } from '../../machines/reglas/index.js';
import { CLAVE_OECE, Pliegue, plegarEfectos } from '../../src/engine/plazos.js';
import { ENTORNO } from '../maquinas/explorar.js';

const HECHOS: Hechos = {
  ahora: '2027-02-01T15:00:00.000Z',
  hoy: '2027-02-01',
  plazos: [],
  expira: null,
  proceso: null,
  items: {},
  catalogo: CATALOGO,
  calendario: ENTORNO.calendario,
};

/** Folds effects, each list in its own event, from the first sequence on. */
function plegar(...eventos: Efecto[][]): Plazo[] {
  let plazos: readonly Plazo[] = [];
  for (const [i, efectos] of eventos.entries()) {
    const pliegue = new Pliegue(plazos, i + 1);
    plegarEfectos(pliegue, efectos, HECHOS);
    plazos = pliegue.plazos;
  }
  return [...plazos];
}
const armar = (
  regla: string,
  mas: Partial<Extract<Efecto, { type: 'armarPlazo' }>['params']> = {},
): Efecto => ({
  type: 'armarPlazo',
  params: { regla, desde: '2027-02-01', ...mas },
});
const cumplir = (regla: string, fecha: string, item?: string): Efecto => ({
  type: 'cumplirPlazo',
  params: item === undefined ? { regla, fecha } : { regla, fecha, item },
});

describe('arming (D4)', () => {
  test('AT-8.2.1.A-1: a term takes days, counting and scopes from its rule and OECE', () => {
    expect(plegar([armar('AT-8.2.1.A-1')])).toEqual([
      {
        n: 1,
        regla: 'AT-8.2.1.A-1',
        item: '',
        desde: '2027-02-01',
        dias: 5,
        computo: 'habiles',
        ambitos: CLAVE_OECE,
        vence: '2027-02-08',
        estado: 'corriendo',
        abierto: 1,
        cerrado: null,
        reemplaza: null,
        motivo: null,
      },
    ]);
  });

  test('AT-8.2.1.B-3: days and scopes of the order come first', () => {
    const [p] = plegar([
      armar('AT-8.2.1.B-3', { dias: 2, ambitos: 'nacional', item: 'x', motivo: 'porque sí' }),
    ]);
    expect(p).toMatchObject({
      dias: 2,
      ambitos: 'nacional',
      item: 'x',
      vence: '2027-02-03',
      motivo: 'porque sí',
    });
  });

  test('AT-8.2.1.B-3: a term whose days nobody grants has none', () => {
    expect(plegar([armar('AT-8.2.1.B-3')])[0]).toMatchObject({ dias: 0, vence: '2027-02-01' });
  });

  test('AMB-A20: an agreed date is due on itself, even on a Sunday', () => {
    expect(plegar([armar('AMB-A20', { desde: '2027-02-28' })])[0]).toMatchObject({
      dias: 0,
      computo: 'fecha',
      vence: '2027-02-28',
    });
  });

  test('a running term of the same rule and item is replaced; of another item it is not', () => {
    const plazos = plegar(
      [armar('AMB-A6-respuesta', { item: 'a' })],
      [armar('AMB-A6-respuesta', { item: 'b' })],
      [armar('AMB-A6-respuesta', { item: 'a', motivo: 'de nuevo' })],
    );
    expect(plazos.map((p) => [p.n, p.item, p.estado, p.abierto, p.cerrado, p.reemplaza, p.motivo])).toEqual([
      [1, 'a', 'reemplazado', 1, 3, null, 'de nuevo'],
      [2, 'b', 'corriendo', 2, null, null, null],
      [3, 'a', 'corriendo', 3, null, 1, 'de nuevo'],
    ]);
  });

  test('AMB-A20: it succeeds a running term of another rule, and nothing when that one does not run', () => {
    const sucesor = armar('AMB-A20', { desde: '2027-02-22', sucede: 'AT-8.2.1.A-2', motivo: 'pedido' });
    expect(plegar([armar('AT-8.2.1.A-2')], [sucesor]).map((p) => [p.estado, p.reemplaza])).toEqual([
      ['reemplazado', null],
      ['corriendo', 1],
    ]);
    expect(plegar([sucesor]).map((p) => p.reemplaza)).toEqual([null]);
  });

  test('a rule that grants no term cannot be armed', () => {
    expect(() => plegar([armar('AT-7.1')])).toThrow('La regla AT-7.1 no otorga un plazo.');
    expect(() => plazoDe('AT-7.1')).toThrow('no otorga');
  });
});

describe('fulfilling (CONTRATO, terms)', () => {
  const ESTADOS: [string, string, string | null, string][] = [
    ['on its last day', '2027-02-08', null, 'cumplido'],
    ['the day after', '2027-02-09', null, 'vencido'],
    ['on its last day although it had expired', '2027-02-08', 'vencido', 'cumplido'],
    ['the day after, once expired', '2027-02-09', 'vencido', 'vencido'],
    ['once annulled', '2027-02-02', 'anulado', 'anulado'],
    ['once suspended', '2027-02-02', 'suspendido', 'suspendido'],
  ];
  test.each(ESTADOS)(
    'AT-8.2.1.A-1: an act %s leaves the term as the law says',
    (_titulo, fecha, antes, despues) => {
      const inicio = plegar([armar('AT-8.2.1.A-1')]).map((p) =>
        antes ? { ...p, estado: antes, cerrado: 7 } : p,
      ) as Plazo[];
      const pliegue = new Pliegue(inicio, 9);
      plegarEfectos(pliegue, [cumplir('AT-8.2.1.A-1', fecha)], HECHOS);
      expect(pliegue.plazos[0]?.estado).toBe(despues);
      expect(pliegue.plazos[0]?.cerrado).toBe(despues === antes ? 7 : 9);
      expect(inicio[0]?.estado).toBe(antes ?? 'corriendo');
    },
  );

  test('the last term of the rule and item is the one fulfilled; of an unknown rule, none', () => {
    const plazos = plegar(
      [armar('AMB-A6-respuesta', { item: 'a' })],
      [cumplir('AMB-A6-respuesta', '2027-02-01'), cumplir('AMB-A6-respuesta', '2027-02-01', 'b')],
    );
    expect(plazos.map((p) => p.estado)).toEqual(['corriendo']);
  });
});

describe('closing, extending and annulling (D4)', () => {
  test('closing says state and reason, and does nothing to a term that does not run', () => {
    const cerrar: Efecto = {
      type: 'cerrarPlazo',
      params: { regla: 'AMB-A6-informe', estado: 'suspendido', motivo: 'pausa' },
    };
    const [p] = plegar([armar('AMB-A6-informe')], [cerrar], [cerrar]);
    expect(p).toMatchObject({ estado: 'suspendido', motivo: 'pausa', cerrado: 2 });
  });

  test('AMB-A9: extending counts all the days again from the start', () => {
    const prorrogar: Efecto = {
      type: 'prorrogarPlazo',
      params: { reglas: ['AT-8.2.1.B-3', 'AT-8.2.1.B-5'], dias: 5, motivo: 'pedido' },
    };
    const plazos = plegar([armar('AT-8.2.1.B-5', { ambitos: 'nacional' })], [prorrogar]);
    expect(plazos.map((p) => [p.estado, p.dias, p.vence, p.ambitos, p.reemplaza, p.motivo])).toEqual([
      ['reemplazado', 10, '2027-02-15', 'nacional', null, 'pedido'],
      ['corriendo', 15, '2027-02-22', 'nacional', 1, 'pedido'],
    ]);
    expect(() => plegar([prorrogar])).toThrow('No corre ningún plazo de AT-8.2.1.B-3, AT-8.2.1.B-5.');
  });

  test('annulling closes what runs and leaves the rest', () => {
    const plazos = plegar(
      [armar('AMB-A4'), armar('AT-8.2.1.A-1')],
      [cumplir('AMB-A4', '2027-02-01')],
      [{ type: 'anularPlazos', params: { motivo: 'terminó' } }],
    );
    expect(plazos.map((p) => [p.estado, p.motivo, p.cerrado])).toEqual([
      ['cumplido', null, 2],
      ['anulado', 'terminó', 3],
    ]);
  });

  test('a successor that is born closed says when', () => {
    const [modelo] = plegar([armar('AMB-A4')]) as [Plazo];
    expect(new Pliegue([], 4).abrir(modelo, 'cumplido')).toMatchObject({
      n: 1,
      abierto: 4,
      cerrado: 4,
      estado: 'cumplido',
    });
  });
});

describe('what goes elsewhere (D1)', () => {
  test('notices and messages are set apart in their order', () => {
    const aviso = {
      plantilla: 'CITACION',
      canal: 'correo',
      a: ['solicitante'],
      regla: 'AT-8.2.1.A-1',
    } as const;
    const mensaje = { a: 'otro', tipo: 'REGISTRAR_CONVOCATORIA', datos: {} };
    const pliegue = new Pliegue([], 1);
    const fuera = plegarEfectos(
      pliegue,
      [
        { type: 'enviarMensaje', params: mensaje },
        { type: 'ordenarAviso', params: aviso },
        { type: 'ordenarAviso', params: { ...aviso, plantilla: 'RESPUESTA' } },
      ],
      HECHOS,
    );
    expect(fuera).toEqual({ avisos: [aviso, { ...aviso, plantilla: 'RESPUESTA' }], mensajes: [mensaje] });
    expect(pliegue.plazos).toEqual([]);
  });

  test('an effect nobody foresaw is a defect', () => {
    expect(() => plegarEfectos(new Pliegue([], 1), [{ type: 'otro' } as never], HECHOS)).toThrow(
      'Caso no previsto',
    );
    expect(() => assertNever('x' as never)).toThrow('Caso no previsto: "x"');
  });
});
