import { setTimeout as esperar } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DATOS, FICHA_ADMIN, type Json } from '../apoyo/cliente.js';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { vencidosUnaVez } from './comprobar.js';
import { leerPostgres } from './cruda.js';
import { casosEnEspera } from './en-espera.js';
import { desdeElInicio, Maquinas } from './maquinas.js';
import { verificarConLaOrden } from './muertes.js';
import { Replicas } from './replicas.js';

const MINUTO = 60_000;
const HORA = 60 * MINUTO;
const ANIO = 365 * 24 * HORA;
const ESPERA = { timeout: 20_000, interval: 100 };

let cluster: Cluster;
let replicas: Replicas;
let url: string;
const { carpeta, borrar } = carpetaTemporal();
const maquinas = new Maquinas(carpeta, 3);

beforeAll(async () => {
  cluster = await abrirCluster({ durable: true });
  ({ url } = await cluster.crearBase());
  replicas = await Replicas.abrir(url, 3, (i) => maquinas.entorno(i));
});
afterAll(async () => {
  await replicas?.acabar();
  await cluster?.cerrar();
  borrar();
});

const horaDe = async (i: number): Promise<string> => (await replicas.en(i).get('/api/reloj')).cuerpo.ahora;
const derivar = (i: number, id: string, organo: string, cabeceras = {}) =>
  replicas.en(i).enviar(id, 'DERIVAR', { organo, materia: 'M' }, { cabeceras });

/** What any history must be: its time never goes back, and each replica proves it. */
async function entera(id: string): Promise<Json[]> {
  const historia = await replicas.en(0).historial(id);
  for (const cuando of ['ocurrido', 'registrado']) {
    const instantes = historia.map((f) => f[cuando]);
    expect(instantes).toEqual([...instantes].sort());
  }
  for (const p of replicas.vivas) expect((await p.verificacion(id)).integra).toBe(true);
  return historia;
}

const sinPendientes = async (hasta: string) => (await leerPostgres(url, hasta)).pendientes.length;

describe('Réplicas cuyos relojes difieren en minutos', () => {
  test('un expediente que pasa por todas no retrocede en el tiempo, y todo queda.', async () => {
    maquinas.poner(1, 4 * MINUTO);
    maquinas.poner(2, -4 * MINUTO);
    await expect.poll(() => horaDe(1)).toMatch(/T15:0[4-9]/);
    const { id } = await replicas.en(1).presentar();
    const respuestas = [];
    for (let i = 0; i < 30; i++) respuestas.push(await derivar(i % 3, id, `O${i}`));
    const aLaVez = await Promise.all([...Array(30).keys()].map((i) => derivar(i % 3, id, `P${i}`)));
    expect([...respuestas, ...aLaVez].map((r) => r.estado)).toEqual(Array(60).fill(200));
    expect(await entera(id)).toHaveLength(61);
  });

  test('un plazo vence una vez, en su día, aunque a medianoche unas estén antes y otras después (D2).', async () => {
    const ids = await casosEnEspera(replicas, maquinas, '2027-02-01T16:00:00.000Z', 2);
    // The term ends on Wednesday 3: it expires as Thursday begins in Lima, at 05:00 of UTC.
    const medianoche = desdeElInicio('2027-02-04T05:00:00.000Z');
    maquinas.poner(0, medianoche - 5 * MINUTO);
    maquinas.poner(1, medianoche + 3 * MINUTO);
    maquinas.poner(2, medianoche - 10_000);
    const vencidos = async () =>
      (await leerPostgres(url, '')).filas.filter(
        (f) => ids.includes(f.caso) && f.tipo.startsWith('VENCIO_ENTREGA'),
      );
    await expect.poll(async () => (await vencidos()).length, ESPERA).toBe(3);
    // Whoever is still on the day before finds it expired: it cannot act before what is already on record.
    for (const [i, id] of ids.entries()) {
      expect((await derivar((i + 2) % 3, id, 'D')).estado).toBe(200);
      const historia = await entera(id);
      expect(historia.at(-1)?.tipo).toBe('DERIVAR');
    }
    maquinas.ponerTodas(medianoche + 5 * MINUTO);
    await esperar(2500);
    expect(await vencidos()).toHaveLength(3);
    vencidosUnaVez(await leerPostgres(url, '2027-02-04T05:00:00.000Z'));
  });
});

describe('El reloj de la máquina de una réplica salta un año adelante, y vuelve', () => {
  test('cada plazo vence una vez y en su día legal; ninguna clave se olvida, y las sesiones no se alargan.', async () => {
    const hoy = desdeElInicio('2027-02-04T15:11:00.000Z');
    const ids = await casosEnEspera(replicas, maquinas, '2027-02-04T15:00:00.000Z', 3);
    maquinas.ponerTodas(hoy);
    const [primero = ''] = ids;
    const clave = { 'idempotency-key': 'antes-del-salto' };
    const antes = await derivar(0, primero, 'Una vez', clave);
    const entrar = (i: number) => replicas.en(i).post('/api/sesion', { ficha: FICHA_ADMIN }, { ficha: null });
    const galleta = async (i: number) => (await entrar(i)).cabeceras.get('set-cookie')?.split(';')[0] ?? '';
    const sirve = async (i: number, cookie: string) =>
      (await replicas.en(i).get('/api/sesion', { ficha: null, cabeceras: { cookie } })).estado;
    const buena = await galleta(0);

    maquinas.poner(1, hoy + ANIO);
    await expect.poll(() => horaDe(1)).toMatch(/^2028-02-0/);
    const futura = await galleta(1);
    expect([await sirve(1, futura), await sirve(1, buena), await sirve(0, buena)]).toEqual([200, 401, 200]);
    // Its beat fires what falls due in a year; the others go on with theirs.
    await expect.poll(() => sinPendientes('2028-02-01T05:00:00.000Z'), ESPERA).toBe(0);
    const durante = await derivar(0, primero, 'Durante');
    expect(durante.estado).toBe(200);
    expect(durante.cuerpo.evento.ocurrido >= '2027-02-04').toBe(true);
    const repetida = await derivar(1, primero, 'Una vez', clave);
    expect(repetida.cuerpo.evento?.huella).toBe(antes.cuerpo.evento.huella);

    maquinas.poner(1, hoy + 2 * MINUTO);
    await expect.poll(() => horaDe(1)).toMatch(/^2027-02-0/);
    expect([await sirve(1, buena), await sirve(0, futura), await sirve(1, futura)]).toEqual([200, 401, 401]);
    const [una, otra] = await Promise.all([
      derivar(0, primero, 'Una vez', clave),
      derivar(1, primero, 'Una vez', clave),
    ]);
    expect([una.cuerpo.evento.huella, otra.cuerpo.evento.huella]).toEqual(
      Array(2).fill(antes.cuerpo.evento.huella),
    );
    for (const id of ids) await entera(id);
    const cruda = await leerPostgres(url, '2028-02-01T05:00:00.000Z');
    const vencidos = vencidosUnaVez(cruda).filter((f) => ids.includes(f.caso));
    expect(vencidos.map((f) => [f.tipo, f.ocurrido])).toEqual(
      ids.map(() => ['VENCIO_ENTREGA', '2027-02-10T05:00:00.000Z']),
    );
    expect(cruda.incidencias).toEqual([]);
  });
});

describe('El reloj de todas vuelve una hora atrás', () => {
  test('nada vence otra vez, ningún expediente retrocede, y todas siguen sirviendo.', async () => {
    const hoy = desdeElInicio('2027-02-05T15:00:00.000Z');
    maquinas.ponerTodas(hoy);
    await expect.poll(() => horaDe(2)).toMatch(/^2027-02-05/);
    const { id } = await replicas.en(0).presentar();
    await replicas.en(1).acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-08T15:00:00.000Z'));
    const vencidos = vencidosUnaVez(await leerPostgres(url, '2027-02-05T05:00:00.000Z')).length;
    maquinas.ponerTodas(hoy - HORA);
    await expect.poll(() => horaDe(2)).toMatch(/^2027-02-05T14/);
    for (let i = 0; i < 6; i++) expect((await derivar(i % 3, id, `H${i}`)).estado).toBe(200);
    expect((await replicas.en(1).presentar()).secuencia).toBe(1);
    const historia = await entera(id);
    expect(historia.at(-1)?.ocurrido.slice(0, 13)).toBe('2027-02-05T15');
    // Long enough for each beat.
    await esperar(1500);
    expect(vencidosUnaVez(await leerPostgres(url, '2027-02-05T05:00:00.000Z'))).toHaveLength(vencidos);
    expect((await replicas.en(0).get('/api/salud')).estado).toBe(200);
    await replicas.terminar();
    await verificarConLaOrden(url, replicas.carpeta, await leerPostgres(url, ''));
  });
});
