import autocannon from 'autocannon';

/** One request of a load; all are POST of JSON. */
export interface Peticion {
  readonly camino: string;
  readonly cuerpo: string;
}

/** What a load sends: to each connection its own requests, in order, each once the one before is answered. */
export interface Carga {
  readonly url: string;
  readonly cabeceras: Readonly<Record<string, string>>;
  /** By connection; all have as many. */
  readonly conexiones: readonly (readonly Peticion[])[];
}

/** What came of it. */
export interface Cargado {
  readonly segundos: number;
  /** Milliseconds from sending to answered, of every request. */
  readonly p50: number;
  readonly p99: number;
  /** Cores the generator itself used. */
  readonly procesador: number;
}

async function cargar({ url, cabeceras, conexiones }: Carga): Promise<Cargado> {
  const cuantas = conexiones.reduce((suma, lista) => suma + lista.length, 0);
  const tiempos: number[] = [];
  let cliente = 0;
  let primera = Number.POSITIVE_INFINITY;
  let ultima = 0;
  const antes = process.cpuUsage();
  const resultado = await autocannon({
    url,
    connections: conexiones.length,
    amount: cuantas,
    timeout: 60,
    setupClient: (c) => {
      c.setRequests(
        (conexiones[cliente++] ?? []).map(({ camino, cuerpo }) => ({
          method: 'POST',
          path: camino,
          headers: { 'Content-Type': 'application/json', ...cabeceras },
          body: cuerpo,
        })),
      );
      // Its own histogram keeps whole milliseconds, which are too long for some of what is measured.
      c.on('response', (_estado, _bytes, ms) => {
        ultima = performance.now();
        primera = Math.min(primera, ultima - ms);
        tiempos.push(ms);
      });
    },
  });
  const { user, system } = process.cpuUsage(antes);
  if (resultado['2xx'] !== cuantas || tiempos.length !== cuantas)
    throw new Error(
      `De ${cuantas} actos se aceptaron ${resultado['2xx']}: ${resultado.non2xx} rechazados, ${resultado.errors} errores.`,
    );
  tiempos.sort((a, b) => a - b);
  const percentil = (p: number) => tiempos[Math.ceil(cuantas * p) - 1] ?? Number.NaN;
  const segundos = (ultima - primera) / 1000;
  return {
    segundos,
    p50: percentil(0.5),
    p99: percentil(0.99),
    procesador: (user + system) / 1e6 / segundos,
  };
}

// In a process of its own, which nothing that is measured shares.
process.on('message', (carga: Carga) => {
  cargar(carga).then(
    (hecho) => process.send?.({ hecho }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
