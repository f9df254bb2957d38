import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { CUMPLE, guardas, noCumple } from '../../machines/base/condicion.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import type { Custodia, DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { conCustodia, type EnCustodia, esDeCustodia, type Sobres } from '../../src/engine/custodia.js';
import { decidir, estadoInicial } from '../../src/engine/decide.js';
import { cabeSinDatos, contextoVisible } from '../../src/engine/explain.js';
import { hechosDe } from '../../src/engine/hechos.js';
import type { Aceptado, Entorno, Evento } from '../../src/engine/tipos.js';
import { SUBASTA } from '../apoyo/subasta.js';
import { ENTORNO } from '../maquinas/explorar.js';

const OCURRIDO = '2027-02-01T15:00:00.000Z';
const MONTO = '731904826153.47';
const evento = (tipo: string, datos: Record<string, unknown> = {}): Evento => ({
  tipo,
  datos,
  actor: 'oec',
  ocurrido: OCURRIDO,
});
const oferta = { postor: 'Uno', ofertas: [{ item: '1', monto: MONTO }] };

const SOBRES: Sobres = {
  sellar: (caso, secuencia, montos) =>
    montos.map(({ postor, item }, i) => ({
      id: `s${i}`,
      caso,
      secuencia,
      postor,
      item,
      llave: '',
      cifrado: '',
      compromiso: 'c',
    })),
  abrir: (ids) => Object.fromEntries(ids.map((id) => [id, MONTO])),
};

const donde = (estado = estadoInicial(SUBASTA)): EnCustodia => ({
  caso: 'caso',
  estado,
  vista: { sobres: () => [], testigo: () => null, historia: () => [] },
  entorno: ENTORNO,
  simular: false,
});

function pedir(
  e: Evento,
  { custodia = {}, sobres = SOBRES as Sobres | null, def = SUBASTA, en = donde() } = {} as {
    custodia?: Partial<Custodia>;
    sobres?: Sobres | null;
    def?: DefinicionDeMaquina;
    en?: EnCustodia;
  },
) {
  const suya = { ...(SUBASTA.custodia as Custodia), ...custodia };
  return conCustodia(def, suya, sobres, e, en, (x) => decidir(def, en.estado, x, ENTORNO));
}

describe('D17: the door around the decision of an act', () => {
  test('puts the envelope in the place of the amount and leaves the request as it came', () => {
    const e = evento('OFRECER', oferta);
    const { evento: registrado, sobres, decision } = pedir(e);
    expect(decision.ok).toBe(true);
    expect(registrado.datos).toEqual({
      postor: 'Uno',
      ofertas: [{ item: '1', monto: { sobre: 's0', compromiso: 'c' } }],
    });
    expect(sobres.map((s) => [s.caso, s.secuencia, s.postor, s.item])).toEqual([['caso', 1, 'Uno', '1']]);
    expect(e.datos).toEqual(oferta);
  });

  test('a refused offer stores no envelope', () => {
    const abierta = { ...donde().estado, snapshot: { ...donde().estado.snapshot, status: 'done' as const } };
    const { sobres, decision } = pedir(evento('OFRECER', oferta), { en: donde(abierta as never) });
    expect([sobres, decision.ok]).toEqual([[], false]);
  });

  test('a process without the key of the envelopes decides nothing in custody, and events of the clock need none', () => {
    expect(() => pedir(evento('CERRAR'), { sobres: null })).toThrow(/no tiene la custodia/);
    expect(pedir(evento('ASIGNADO', { responsable: 'r' }), { sobres: null }).decision.ok).toBe(true);
  });

  test('a machine that names a place without an amount is a defect, told without its data', () => {
    const sellar = () => [{ ruta: ['ofertas', 0, 'item', 'nada'], postor: '', item: '' }];
    expect(() => pedir(evento('OFRECER', oferta), { custodia: { sellar } })).toThrow(
      'No hay un monto que sellar en ofertas.0.item.nada.',
    );
    const revienta = () => {
      throw new SyntaxError(`Cannot convert ${MONTO} to a BigInt`);
    };
    const fallar = () => pedir(evento('OFRECER', oferta), { custodia: { sellar: revienta } });
    expect(fallar).toThrow(/no estaba previsto/);
    expect(fallar).not.toThrow(/731/);
  });

  test('an opening that its case does not admit is refused before anything opens, and never accepted', () => {
    const abrir = () => {
      throw new Error('Se abrió.');
    };
    const custodia = { abrir: () => ['s0'] };
    const { decision } = pedir(evento('ABRIR'), { custodia, sobres: { ...SOBRES, abrir } });
    expect(decision).toMatchObject({ ok: false, codigo: 'EVENTO_NO_PERMITIDO' });
    const aceptado = { ok: true } as Aceptado;
    const complaciente = () =>
      conCustodia(
        SUBASTA,
        { ...(SUBASTA.custodia as Custodia), ...custodia },
        { ...SOBRES, abrir },
        evento('ABRIR'),
        donde(),
        () => aceptado,
      );
    expect(complaciente).toThrow(/no permite/);
  });

  test('data that contradict the case once opened are refused without their path either', () => {
    const cerrada = (decidir(SUBASTA, estadoInicial(SUBASTA), evento('CERRAR'), ENTORNO) as Aceptado).estado;
    const estado = {
      ...cerrada,
      snapshot: { ...cerrada.snapshot, context: { ...cerrada.snapshot.context, sobres: ['s0'] } },
    };
    const mensaje = `El monto ${MONTO} no corresponde.`;
    const { decision } = conCustodia(
      SUBASTA,
      SUBASTA.custodia as Custodia,
      SOBRES,
      evento('ABRIR'),
      donde(estado as never),
      () => ({
        ok: false,
        codigo: 'DATOS_INVALIDOS',
        regla: 'AT-7.1',
        detalle: mensaje,
        errores: [{ ruta: 'x', mensaje }],
      }),
    );
    expect(decision).toEqual({
      ok: false,
      codigo: 'CONDICION_NO_CUMPLIDA',
      regla: 'AT-7.1',
      detalle: expect.stringContaining('en sobre cerrado'),
    });
  });

  test.each([
    ['OFRECER', oferta],
    ['ABRIR', {}],
    ['SORTEAR', {}],
  ])('RECTIFICAR_VENCIMIENTO does not carry %s into the situation before the expiry', (tipo, datos) => {
    const sellada = { postor: 'Uno', ofertas: [{ item: '1', monto: { sobre: 's0', compromiso: 'c' } }] };
    const filas = [
      evento('NACER', { nombre: 'S' }),
      evento('OFRECER', sellada),
      evento('CERRAR'),
      evento('VENCIO_ENTREGA', { plazo: 1 }),
    ].map((e, i) => ({ ...e, secuencia: i + 1, datos: JSON.stringify(e.datos), efectos: '{"avisos":[]}' }));
    const plazo = { n: 1, regla: 'AT-8.2.1.B-3', item: '', desde: '2027-01-29', vence: '2027-02-02' };
    const estado = { ...estadoInicial(SUBASTA), plazos: [{ ...plazo, estado: 'vencido' }], secuencia: 4 };
    const entorno = { ...ENTORNO, historia: () => filas };
    const rectificacion = evento('RECTIFICAR_VENCIMIENTO', { acto: { tipo, datos }, cargo: 'C-1' });
    expect(decidir(SUBASTA, estado as never, rectificacion, entorno as never)).toMatchObject({
      ok: false,
      regla: 'D-RECTIFICAR',
      detalle: expect.stringContaining('no se rectifica'),
    });
  });

  test('what a rectification may carry: nothing that seals, opens or draws; and a machine without custody, anything', () => {
    const contexto = { sobres: ['s0'] };
    const actos = ['OFRECER', 'ABRIR', 'SORTEAR', 'CERRAR'];
    expect(actos.map((tipo) => esDeCustodia(SUBASTA, tipo, oferta, contexto))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    const { custodia: _custodia, ...sinCustodia } = SUBASTA;
    expect(actos.map((tipo) => esDeCustodia(sinCustodia, tipo, oferta, contexto))).toEqual(
      actos.map(() => false),
    );
  });
});

describe('D17, D16: whether an act fits whatever its data say, in a case with items', () => {
  interface DeItem extends ContextoBase {
    readonly listo: boolean;
  }
  const condiciones = {
    listo: {
      lee: 'estado',
      descripcion: 'El ítem está listo.',
      veredicto: (c: DeItem) => (c.listo ? CUMPLE : noCumple('AT-7.1', 'No está listo.')),
    },
  } as const;
  const deItem = setup({
    types: { context: {} as DeItem, events: {} as { type: string } },
    guards: guardas(condiciones as never) as never,
  }).createMachine({
    id: 'lote',
    context: { paso: null, listo: false },
    initial: 'espera',
    states: {
      espera: { on: { ABRIR: { guard: { type: 'listo' } as never, target: 'fin' } } },
      fin: { type: 'final' },
    },
  });
  const def: DefinicionDeMaquina = {
    ...SUBASTA,
    partes: {
      maquina: deItem as never,
      condiciones: condiciones as never,
      nacen: () => ({ '1': { listo: true }, '2': { listo: false } }),
      destino: (tipo, datos) =>
        datos['item'] === 'x'
          ? { ok: false, regla: 'AT-7.1', detalle: 'Ese ítem no existe.' }
          : tipo === 'ABRIR'
            ? (datos['items'] as string[])
            : [],
    },
  };
  const nacido = (decidir(def, estadoInicial(def), evento('NACER'), ENTORNO) as Aceptado).estado;
  const hechos = hechosDe(nacido, OCURRIDO, ENTORNO as Entorno);
  const cabe = (tipo: string, datos: Record<string, unknown>) =>
    cabeSinDatos(def, nacido.snapshot, { tipo, datos }, hechos);

  test.each([
    ['the item that is ready', 'ABRIR', { items: ['1'] }, true],
    ['one that is not', 'ABRIR', { items: ['2'] }, false],
    ['both, of which one is not', 'ABRIR', { items: ['1', '2'] }, false],
    ['one that does not exist', 'ABRIR', { items: ['3'] }, false],
    ['one that cannot be told', 'ABRIR', { item: 'x' }, false],
    ['the process', 'CERRAR', {}, true],
    ['the process, which does not admit it', 'SORTEAR', {}, false],
  ] as const)('%s', (_que, tipo, datos, esperado) => {
    expect(cabe(tipo, datos)).toBe(esperado);
  });

  test('the machine is asked what an act opens with the context its conditions read: of the process, with its items', () => {
    expect(contextoVisible(nacido.snapshot, hechos)).toMatchObject({
      sobres: [],
      paso: { items: { '1': { context: { listo: true } }, '2': { context: { listo: false } } } },
    });
    const { snapshot } = nacido;
    expect(cabeSinDatos(def, { ...snapshot, status: 'done' } as never, evento('CERRAR'), hechos)).toBe(false);
  });
});
