import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { negativa, ServidorSmtp } from '../notify/apoyo.js';
import { vencidosUnaVez } from './comprobar.js';
import { leerPostgres, preguntar } from './cruda.js';
import { casosEnEspera } from './en-espera.js';
import { Maquinas } from './maquinas.js';
import { verificarConLaOrden } from './muertes.js';
import { Replicas } from './replicas.js';

const CINCO_MINUTOS = 300_000;
const ESPERA = { timeout: 30_000, interval: 200 };

let cluster: Cluster;
let replicas: Replicas;
let smtp: ServidorSmtp;
let url: string;
const { carpeta, borrar } = carpetaTemporal();
const maquinas = new Maquinas(carpeta, 3);
beforeAll(async () => {
  cluster = await abrirCluster({ durable: true });
  ({ url } = await cluster.crearBase());
  smtp = await ServidorSmtp.abrir();
  const SMTP_URL = smtp.url('?greetingTimeout=800&connectionTimeout=800&socketTimeout=5000');
  replicas = await Replicas.abrir(url, 3, (i) => ({ ...maquinas.entorno(i), SMTP_URL }));
});
afterAll(async () => {
  await replicas?.acabar();
  await smtp?.cerrar();
  await cluster?.cerrar();
  borrar();
});

const pendientes = async () =>
  (await preguntar(url, `SELECT id FROM aviso WHERE canal = 'correo' AND estado = 'pendiente'`)).length;
const intentosVanos = async () =>
  (await preguntar(url, `SELECT count(*)::int AS n FROM envio WHERE resultado = 'diferida'`))[0].n as number;

/** Somebody tries, in vain. */
async function enVano(): Promise<void> {
  const antes = await intentosVanos();
  await expect.poll(intentosVanos, ESPERA).toBeGreaterThan(antes);
}

const enCamino = async () =>
  (await preguntar(url, 'SELECT count(*)::int AS n FROM envio WHERE terminado IS NULL'))[0].n as number;

/** Time goes on until all have left, and stands while one is handed over: another takes it for lost after ten minutes. */
async function hastaQueSalgan(desde: string): Promise<void> {
  let hora = Date.parse(desde);
  const faltan = async () => {
    if ((await enCamino()) > 0) return Number.NaN;
    hora += CINCO_MINUTOS;
    maquinas.ponerEn(new Date(hora).toISOString());
    return pendientes();
  };
  await expect.poll(faltan, ESPERA).toBe(0);
}

/** A server that takes the connection and says nothing. */
async function mudo(puerto: number): Promise<Server> {
  const suyos = new Set<Socket>();
  const servidor = createServer((s) => void suyos.add(s.on('error', () => undefined)));
  servidor.on('close', () => suyos.forEach((s) => void s.destroy()));
  await new Promise<void>((seguir) => servidor.listen(puerto, '127.0.0.1', seguir));
  return servidor;
}

test('AT-8.2.1.B-5: el servidor de correo muere un día y vuelve; con tres réplicas cada aviso sale una vez, y el plazo corre desde que salió.', async () => {
  const ids = await casosEnEspera(replicas, maquinas, '2027-02-01T15:00:00.000Z', 2);
  await expect.poll(pendientes, ESPERA).toBe(0);
  const { puerto, llegadas } = smtp;

  // Nobody there, from the evening of the last day. The term ends at midnight, and what asks of the entity must leave.
  maquinas.ponerEn('2027-02-03T23:00:00.000Z');
  await smtp.cerrar();
  maquinas.ponerEn('2027-02-04T05:05:00.000Z');
  await expect.poll(pendientes, ESPERA).toBe(3);
  await enVano();
  // Somebody who says nothing.
  const silencioso = await mudo(puerto);
  maquinas.ponerEn('2027-02-04T12:00:00.000Z');
  await enVano();
  await new Promise<void>((seguir) => {
    silencioso.close(() => seguir());
    silencioso.emit('close');
  });
  // Somebody who refuses all.
  const devuelta = await ServidorSmtp.abrir(puerto);
  smtp = devuelta;
  devuelta.alEntrar = () => negativa(421, 'Fuera de servicio');
  maquinas.ponerEn('2027-02-04T22:00:00.000Z');
  await enVano();
  expect(await pendientes()).toBe(3);
  const continuidad = (z: Json) => z.regla === 'AT-8.2.1.B-5';
  for (const id of ids) expect((await replicas.una().caso(id)).plazos.filter(continuidad)).toEqual([]);

  maquinas.ponerEn('2027-02-05T14:00:00.000Z');
  await enVano();
  devuelta.alEntrar = () => null;
  await hastaQueSalgan('2027-02-05T14:00:00.000Z');
  for (const id of ids)
    await expect
      .poll(async () => (await replicas.una().caso(id)).plazos.filter(continuidad), ESPERA)
      .toMatchObject([{ desde: '2027-02-05', vence: '2027-02-19', estado: 'corriendo' }]);

  const todas = [...llegadas, ...devuelta.llegadas].map((l) => l.leida.messageId);
  expect(new Set(todas).size).toBe(todas.length);
  const enviados = await preguntar(url, `SELECT id FROM aviso WHERE canal = 'correo' AND estado = 'enviada'`);
  expect(todas).toHaveLength(enviados.length);
  expect(devuelta.llegadas).toHaveLength(3);
  const cruda = await leerPostgres(url, '2027-02-05T05:00:00.000Z');
  vencidosUnaVez(cruda);
  // A person is told that the server does not answer; of each case, nothing.
  expect(cruda.incidencias.filter((i) => i.caso !== null)).toEqual([]);
  await replicas.terminar();
  await verificarConLaOrden(url, replicas.carpeta, cruda);
});
