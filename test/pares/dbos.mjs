import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { getInitialSnapshot, getNextSnapshot } from 'xstate';
import { maquinaDeLaTabla } from './maquina.mjs';

const maquina = maquinaDeLaTabla(false);
const TEMA = 'actos';
// A wait always has an end: ten years where the procedure sets none.
const SIN_PLAZO_S = 10 * 365 * 86_400;

// Whoever sent an act waits here for its outcome. Another process would ask DBOS.getEvent, which takes longer.
const esperas = new Map();

const plazoDe = (estado) => Object.values(estado.getMeta()).find((m) => m?.plazo !== undefined)?.plazo;
const resumen = ({ status, value, context }) => ({ status, value, context });

/** The life of a case: it waits for its next act or for its deadline, and publishes where it stands. */
async function vida() {
  let estado = getInitialSnapshot(maquina);
  await DBOS.setEvent('estado', resumen(estado));
  while (estado.status === 'active') {
    const plazo = plazoDe(estado);
    const timeoutSeconds = plazo === undefined ? SIN_PLAZO_S : plazo / 1000;
    const acto = await DBOS.recv(TEMA, { timeoutSeconds });
    const evento = { type: acto?.tipo ?? 'VENCER', datos: acto?.datos };
    const cabe = estado.can(evento);
    if (cabe) {
      estado = getNextSnapshot(maquina, estado, evento);
      await DBOS.setEvent('estado', resumen(estado));
    }
    esperas.get(acto?.id)?.(cabe ? resumen(estado) : undefined);
    esperas.delete(acto?.id);
  }
}
const veinte = DBOS.registerWorkflow(vida, { name: 'veinte' });

async function actuar(caso, { tipo, datos }) {
  const id = randomUUID();
  const hecho = new Promise((resolve) => esperas.set(id, resolve));
  await DBOS.send(caso, { id, tipo, datos }, TEMA, id);
  return hecho;
}

/** Until when the case last said it would wait; null if that is the end that means none. */
async function ultimaEspera(caso) {
  const pasos = await DBOS.listWorkflowSteps(caso);
  const hasta = pasos.findLast(({ name }) => name === 'DBOS.sleep')?.output;
  return hasta === undefined || hasta - Date.now() > SIN_PLAZO_S * 500 ? null : { hasta };
}

async function leer(peticion) {
  const trozos = [];
  for await (const trozo of peticion) trozos.push(trozo);
  return JSON.parse(Buffer.concat(trozos).toString() || '{}');
}

async function atender(peticion) {
  const [, recurso, caso, que] = peticion.url.split('/');
  if (recurso === 'salud') return {};
  if (que === 'plazo') return ultimaEspera(caso);
  if (peticion.method === 'GET') return DBOS.getEvent(caso, 'estado', { timeoutSeconds: 10 });
  if (que === 'eventos') return actuar(caso, await leer(peticion));
  await DBOS.startWorkflow(veinte, { workflowID: caso })();
  return { id: caso };
}

DBOS.setConfig({
  name: 'pares',
  systemDatabaseUrl: process.env.DATABASE_URL,
  systemDatabasePoolSize: Number(process.env.CONEXIONES),
  logLevel: 'error',
});
await DBOS.launch();
createServer((peticion, respuesta) => {
  atender(peticion).then(
    (dicho) => {
      respuesta.writeHead(dicho === undefined ? 409 : 200, { 'Content-Type': 'application/json' });
      respuesta.end(JSON.stringify(dicho ?? null));
    },
    (error) => {
      respuesta.writeHead(500);
      respuesta.end(JSON.stringify({ error: error.message }));
    },
  );
}).listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
