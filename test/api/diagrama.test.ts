import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mesa } from '../apoyo/mesa.js';

let m: Mesa;
let id: string;
beforeAll(async () => {
  m = await Mesa.abrir();
  id = await m.convocado({
    items: [
      { numero: 1, descripcion: 'Uno', valorReferencial: '300000.00' },
      { numero: 2, descripcion: 'Dos', valorReferencial: '166000.51' },
    ],
    valorReferencial: '466000.51',
  });
});
afterAll(() => m.cerrar());

const RUTA = '/api/maquinas/licitacion-publica/1.0.0/diagrama.svg';
const encendidos = (svg: string) =>
  [...svg.matchAll(/<g class="[^"]*\bactivo" data-estado="([^"]*)">/g)].map((e) => e[1] as string).sort();
const pedir = async (consulta: string) => {
  const r = await m.s.get(`${RUTA}${consulta}`);
  expect(r.estado).toBe(200);
  return r.texto;
};

describe('El dibujo de un proceso', () => {
  test('Con ?caso= enciende las regiones y la etapa del proceso, y ningún estado de sus ítems.', async () => {
    const svg = await pedir(`?caso=${id}`);
    expect(encendidos(svg)).toEqual([
      'seleccion',
      'seleccion.etapas',
      'seleccion.etapas.consultas',
      'seleccion.etapas.consultas.recepcion',
      'seleccion.registro',
      'seleccion.registro.abierto',
      'seleccion.retroceso',
      'seleccion.transversal',
    ]);
  });

  test('Con ?item= enciende el diagrama de ese ítem; sin caso lo muestra apagado.', async () => {
    const svg = await pedir(`?caso=${id}&item=2`);
    expect(svg).toContain('(item@1.0.0)');
    expect(encendidos(svg)).toEqual(['enCurso']);
    const resolucion = { causal: 'fuerza_mayor', resolucion: 'R', comunicada: '2011-03-14' };
    const emisor = { cargo: 'Gerente', nivel: 'aprobador' };
    await m.acto(id, 'CANCELAR', { ...resolucion, emisor, item: '2' });
    expect(encendidos(await pedir(`?caso=${id}&item=2`))).toEqual(['cancelado']);
    expect(encendidos(await pedir(`?caso=${id}&item=1`))).toEqual(['enCurso']);
    expect(encendidos(await pedir('?item=1'))).toEqual([]);
  });

  test.each([
    ['un ítem que el caso no tiene', () => `${RUTA}?caso=${id}&item=3`],
    ['un ítem de nombre heredado', () => `${RUTA}?caso=${id}&item=toString`],
    ['un caso de otra máquina', () => `/api/maquinas/concurso-publico/1.0.0/diagrama.svg?caso=${id}`],
    ['una máquina sin ítems', () => '/api/maquinas/solicitud/1.0.0/diagrama.svg?item=1'],
  ])('Es 404 %s.', async (_que, ruta) => {
    expect((await m.s.get(ruta())).estado).toBe(404);
  });
});
