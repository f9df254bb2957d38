import autocannon, { type Request, type Result } from 'autocannon';

/** What a load sends: acts over cases, in turns, each connection its own cases. */
export interface Carga {
  readonly url: string;
  readonly ficha: string;
  readonly ids: readonly string[];
  readonly actos: readonly unknown[];
  readonly conexiones: number;
  readonly segundos: number;
  readonly minima: boolean;
}

/** What came of it. */
export interface Cargado {
  readonly aceptadas: number;
  readonly segundos: number;
  readonly porSegundo: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytesPorRespuesta: number;
  /** Share of a processor the generator itself used. */
  readonly procesador: number;
}

function peticiones({ ids, actos, conexiones, minima, ficha }: Carga, cliente: number): Request[] {
  const suyos = ids.filter((_, i) => i % conexiones === cliente);
  const headers = {
    Authorization: `Bearer ${ficha}`,
    'Content-Type': 'application/json',
    ...(minima ? { Prefer: 'return=minimal' } : {}),
  };
  return actos.flatMap((_, vuelta) =>
    suyos.map((id, i) => ({
      method: 'POST' as const,
      path: `/api/solicitudes/${id}/eventos`,
      headers,
      body: JSON.stringify(actos[(i + vuelta) % actos.length]),
    })),
  );
}

async function cargar(carga: Carga): Promise<Cargado> {
  let cliente = 0;
  const antes = process.cpuUsage();
  const inicio = process.hrtime.bigint();
  const resultado: Result = await autocannon({
    url: carga.url,
    connections: carga.conexiones,
    duration: carga.segundos,
    timeout: 30,
    setupClient: (c) => c.setRequests(peticiones(carga, cliente++)),
  });
  const segundos = Number(process.hrtime.bigint() - inicio) / 1e9;
  const { user, system } = process.cpuUsage(antes);
  const aceptadas = resultado['2xx'];
  if (resultado.non2xx > 0 || resultado.errors > 0 || resultado.timeouts > 0)
    throw new Error(`${resultado.non2xx} respuestas que no son 2xx y ${resultado.errors} errores.`);
  return {
    aceptadas,
    segundos: resultado.duration,
    porSegundo: aceptadas / resultado.duration,
    p50: resultado.latency.p50,
    p99: resultado.latency.p99,
    bytesPorRespuesta: resultado.throughput.total / aceptadas,
    procesador: (user + system) / 1e6 / segundos,
  };
}

// In its own process: the generator must not share a thread with whoever measures or with what is measured.
process.on('message', (carga: Carga) => {
  cargar(carga).then(
    (hecho) => process.send?.({ hecho }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
