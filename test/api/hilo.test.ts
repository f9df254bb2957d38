import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cliente, DATOS, type Peticion } from '../apoyo/cliente.js';
import { Oyente } from '../apoyo/oyente.js';
import { Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let aqui: Servidor;
let enHilo: Proceso;
const lugar = carpetaTemporal();

beforeAll(async () => {
  aqui = await Servidor.abrir();
  enHilo = await Proceso.abrir(lugar.archivo);
});
afterAll(async () => {
  await aqui.cerrar();
  await enHilo.terminar();
  lugar.borrar();
});

const JSON_ = { 'content-type': 'application/json' };
const crudo = (texto: string | Uint8Array): Peticion => ({ crudo: texto, cabeceras: JSON_ });
const hondo = `{"tipo":"DERIVAR","datos":{"organo":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;

/** Requests nobody sane sends, each with the collection or one case of it. */
const RAREZAS: readonly [que: string, metodo: string, camino: string, peticion: Peticion][] = [
  ['lista muy honda', 'POST', '/api/solicitudes/{id}/eventos', crudo(hondo)],
  ['JSON cortado', 'POST', '/api/solicitudes', crudo('{"canal":')],
  ['JSON que no es objeto', 'POST', '/api/solicitudes', crudo('5')],
  ['cuerpo vacío', 'POST', '/api/solicitudes', crudo('')],
  ['__proto__ en el cuerpo', 'POST', '/api/solicitudes', crudo('{"__proto__":{"canal":"digital"}}')],
  ['__proto__ en la consulta', 'GET', '/api/solicitudes?__proto__=1', {}],
  ['constructor en la consulta', 'GET', '/api/solicitudes?constructor=1', {}],
  ['parámetro repetido', 'GET', '/api/solicitudes?limite=1&limite=2', {}],
  ['id con barra escapada', 'GET', '/api/solicitudes/a%2Fb', {}],
  ['id mal escapado', 'GET', '/api/solicitudes/%E0%A4%A', {}],
  ['sustituto suelto', 'POST', '/api/solicitudes/{id}/eventos', crudo('{"tipo":"\\ud800","datos":{}}')],
  ['10 MB', 'POST', '/api/solicitudes', crudo(`{"objeto":"${'x'.repeat(10_000_000)}"}`)],
  ['bytes que no son UTF-8', 'POST', '/api/solicitudes', crudo(new Uint8Array([0x7b, 0xff, 0x7d]))],
  ['sin ficha', 'GET', '/api/solicitudes', { ficha: null }],
  ['ficha de otro', 'GET', '/api/solicitudes', { ficha: 'inventada' }],
  [
    'If-Match ilegible',
    'POST',
    '/api/solicitudes/{id}/eventos',
    { cabeceras: { 'if-match': 'x' }, cuerpo: {} },
  ],
  ['ruta que no existe', 'GET', '/api/nada', {}],
  ['método que no existe', 'PATCH', '/api/solicitudes/x', {}],
];

describe('La oficina responde lo mismo en su hilo que en este', () => {
  const ids = new Map<Cliente, string>();
  beforeAll(async () => {
    for (const c of [aqui, enHilo]) ids.set(c, (await c.presentar()).id);
  });

  test.each(RAREZAS)('%s', async (_que, metodo, camino, peticion) => {
    const [una, otra] = await Promise.all(
      [aqui, enHilo].map(async (c) => {
        const r = await c.pedir(metodo, camino.replace('{id}', ids.get(c) ?? ''), peticion);
        return {
          estado: r.estado,
          codigo: r.cuerpo?.codigo,
          errores: r.cuerpo?.errores,
          detalle: r.cuerpo?.detail,
        };
      }),
    );
    expect(otra).toEqual(una);
    expect(una?.estado).toBeGreaterThanOrEqual(400);
    expect(una?.estado).toBeLessThan(500);
  });

  test('Tildes, eñes y emoji llegan y vuelven enteros.', async () => {
    const objeto = 'Señalización «niño» – 📋 café, 100 m² ≤ 5';
    const { id } = await enHilo.presentar({ objeto });
    expect((await enHilo.caso(id)).datos.objeto).toBe(objeto);
  });
});

describe('Lo que cruza entre hilos', () => {
  test('Trescientos pedidos a la vez reciben cada uno su respuesta.', async () => {
    const objetos = Array.from({ length: 300 }, (_, i) => `Pedido ${i}`);
    const casos = await Promise.all(objetos.map((objeto) => enHilo.presentar({ objeto })));
    expect(casos.map((c) => c.datos.objeto)).toEqual(objetos);
    expect(new Set(casos.map((c) => c.id)).size).toBe(300);
  });

  test('Quien escucha la corriente oye cada acto, y deja de oír cuando se le revoca.', async () => {
    const { id: usuario, token } = await enHilo.usuario(['lectura']);
    const oyente = await Oyente.abrir(enHilo, {}, '', token);
    const { id } = await enHilo.presentar();
    await enHilo.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-05T11:00:00-05:00'));
    const oidos = await oyente.hasta(2);
    expect(oidos.map((m) => [m.datos.caso, m.datos.tipo])).toEqual([
      [id, 'PRESENTAR'],
      [id, 'PROGRAMAR_REUNION'],
    ]);
    await enHilo.pedir('DELETE', `/api/usuarios/${usuario}`);
    await oyente.fin;
  });

  test('La demostración abre con una docena de expedientes, dice qué hora es y su historia verifica.', async () => {
    const otro = carpetaTemporal();
    const demo = await Proceso.abrir(otro.archivo, { RELOJ_INICIO: '2026-07-22T09:00:00-05:00' }, 'demo');
    const casos = await demo.elementos('/api/solicitudes?limite=50');
    expect(new Set(casos.map((c) => JSON.stringify(c.estado))).size).toBeGreaterThan(8);
    for (const { id } of casos) expect((await demo.verificacion(id)).integra).toBe(true);
    const { ahora } = await demo.bien(200, demo.get('/api/reloj'));
    const { salida, errores } = await demo.terminar();
    expect(salida).toContain(`Reloj simulado: ${ahora}`);
    expect(errores).toBe('');
    otro.borrar();
  });

  test('Una base que no sirve se dice en una línea y el proceso termina.', async () => {
    await expect(Proceso.abrir('/proc/no-se-puede/x.db')).rejects.toThrow(/no arrancó \(1\)/);
  });

  test('Al pedirle que termine, contesta lo que aceptó y cierra la base.', async () => {
    const otro = carpetaTemporal();
    const p = await Proceso.abrir(otro.archivo);
    const pedidos = Array.from({ length: 50 }, () => p.post('/api/solicitudes', solicitudCompleta()));
    await pedidos[0];
    const fin = p.terminar();
    const estados = (await Promise.allSettled(pedidos)).flatMap((r) =>
      r.status === 'fulfilled' ? [r.value.estado] : [],
    );
    expect(estados.every((e) => e === 201)).toBe(true);
    expect(await fin).toMatchObject({ codigo: 0, errores: '' });
    const despues = await Proceso.abrir(otro.archivo);
    expect((await despues.elementos('/api/solicitudes?limite=200')).length).toBeGreaterThanOrEqual(
      estados.length,
    );
    await despues.terminar();
    otro.borrar();
  });
});
