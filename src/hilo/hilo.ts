import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Registro } from '../../machines/registro.js';
import { abrirBitacora } from '../bitacora.js';
import { ConfigInvalida } from '../config.js';
import { abrirOficina, type OficinaAbierta } from '../oficina.js';
import { AlmacenNoDisponible, BaseIncompatible } from '../store/errores.js';
import { type Apertura, type Aviso, enTandas, type Pregunta, type Respuesta } from './protocolo.js';

const { config, siembra, registro } = workerData as Apertura;
const puerto = parentPort as MessagePort;
const decir = (aviso: Aviso) => puerto.postMessage(aviso);
const bitacora = abrirBitacora(config.NIVEL_LOG);

async function abrir(): Promise<OficinaAbierta> {
  const otras = registro === null ? null : ((await import(registro)) as { REGISTRO: Registro });
  const oficina = await abrirOficina(config, bitacora.log, otras?.REGISTRO);
  if (siembra !== null) {
    const { sembrar } = (await import(siembra)) as { sembrar(oficina: OficinaAbierta): Promise<void> };
    await sembrar(oficina);
  }
  return oficina;
}

function servir(oficina: OficinaAbierta): void {
  const responder = enTandas<Respuesta>((respuestas) => decir({ tipo: 'respuestas', respuestas }));
  const moverse = enTandas<null>(() => decir({ tipo: 'se_movio' }));
  oficina.alMoverse(() => moverse(null));
  const pedibles = {
    atender: oficina.atender,
    eventos: oficina.eventos,
    metricas: oficina.metricas,
    contar: oficina.contar,
    primerIngreso: oficina.primerIngreso,
    cerrar: async () => {
      await oficina.cerrar();
      await bitacora.cerrar();
    },
  } as Record<Pregunta[1], (...con: unknown[]) => Promise<unknown>>;
  puerto.on('message', (preguntas: readonly Pregunta[]) => {
    for (const [numero, que, con] of preguntas)
      pedibles[que](...con).then(
        (valor) => responder([numero, valor]),
        (error: unknown) => responder([numero, null, (error as Error).stack ?? String(error)]),
      );
  });
  const { version, limitePeticiones, proxies, rutas, documento, simuladoEn } = oficina;
  decir({ tipo: 'abierta', abierta: { version, limitePeticiones, proxies, rutas, documento, simuladoEn } });
}

abrir().then(servir, (error: Error) => {
  const previsto =
    error instanceof ConfigInvalida ||
    error instanceof BaseIncompatible ||
    error instanceof AlmacenNoDisponible;
  decir({ tipo: 'no_abre', mensaje: previsto ? error.message : String(error.stack), previsto });
});
