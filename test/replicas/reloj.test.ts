import { afterAll, beforeAll, expect, test } from 'vitest';
import { casoEnEspera, INICIO } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { abrirJuego, entornoDe, type Juego } from './apoyo.js';

let j: Juego;
beforeAll(async () => {
  j = await abrirJuego();
});
afterAll(() => j.cerrar());

const horas = () =>
  Promise.all(j.todas.map(async (s) => (await s.bien(200, s.get('/api/reloj'))).ahora as string));

test('el reloj simulado que una réplica mueve está movido en las demás a la primera pregunta', async () => {
  const [a, b] = j.todas;
  for (let hora = 1; hora <= 10; hora++) {
    const ahora = `2027-02-02T${String(hora).padStart(2, '0')}:00:00.000Z`;
    const quien = hora % 2 === 0 ? a : b;
    await quien.reloj(ahora);
    expect(await horas()).toEqual([ahora, ahora, ahora]);
  }
});

test('si dos lo mueven a la vez queda en el mayor, y ninguna lo devuelve', async () => {
  const [a, b, c] = j.todas;
  await Promise.all([
    a.reloj('2027-02-05T00:00:00.000Z'),
    b.post('/api/reloj', { ahora: '2027-02-04T00:00:00.000Z' }),
  ]);
  const [una] = await horas();
  expect(await horas()).toEqual([una, una, una]);
  expect(una).toBe('2027-02-05T00:00:00.000Z');
  const atras = await c.post('/api/reloj', { ahora: '2027-02-03T00:00:00.000Z' });
  expect([atras.estado, atras.cuerpo.codigo]).toEqual([409, 'RELOJ_ATRAS']);
});

test('una réplica que entra después tiene la hora de las otras; sin RELOJ_INICIO, también', async () => {
  const nueva = await Servidor.abrir(entornoDe(j.url, j.carpeta), '');
  const sinInicio = await Servidor.abrir(
    { ...entornoDe(j.url, j.carpeta), RELOJ_INICIO: INICIO.slice(0, 10) },
    '',
  );
  for (const s of [nueva, sinInicio]) {
    expect((await s.bien(200, s.get('/api/reloj'))).ahora).toBe('2027-02-05T00:00:00.000Z');
    await s.parar();
  }
});

test('AT-8.2.1.B-3 a B-5: lo que vence al mover el reloj en una vence una vez, como con un solo servidor', async () => {
  const vida = async (quienes: readonly Servidor[]) => {
    const [una, otra, tercera] = quienes as [Servidor, Servidor, Servidor];
    const ids: string[] = [];
    for (const s of quienes) ids.push(await casoEnEspera(s));
    await una.reloj('2027-03-15T15:00:00.000Z');
    return Promise.all(
      ids.map(async (id) => {
        const { situacion } = await tercera.caso(id);
        expect(await tercera.verificacion(id)).toMatchObject({ integra: true, diferencias: [] });
        return [situacion, (await otra.historial(id)).map((e) => [e.tipo, e.ocurrido])];
      }),
    );
  };
  const solo = await Servidor.abrir({ RELOJ_INICIO: '2027-02-05T00:00:00.000Z' });
  const esperada = await vida([solo, solo, solo]);
  await solo.cerrar();
  expect(esperada[0]?.[0]).toBe('archivada');
  expect(await vida(j.todas)).toEqual(esperada);
});
