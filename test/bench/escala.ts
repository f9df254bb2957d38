import { fechaCivilDe } from '../../machines/calendario/index.js';
import { actosSinFin } from './actos.js';
import { Generador } from './carga.js';
import { copiarBase } from './carpeta.js';
import { afirmar, alternar, type Medida, mediana, razon } from './medir.js';
import { haceUnaHora, idsDe, sembrar } from './sembrar.js';
import { Conexion, Servidor } from './servidor.js';
import { abrirCasa } from './vidas.js';

const POCOS = 1000;
export const MUCHOS = 100_000;
const RONDAS = 7;
const PETICIONES = 400;
const ARRANQUES = 5;
const banco = 'escala';

async function idsEn(ruta: string): Promise<string[]> {
  const casa = abrirCasa(ruta);
  const ids = await idsDe(casa.store);
  await casa.store.cerrar();
  return ids;
}

/** Many cases must cost no more than few: the middle latency, the start and the memory. */
export async function escala(): Promise<Medida[]> {
  const ahora = haceUnaHora();
  const actos = actosSinFin(fechaCivilDe(ahora));
  const pocos = copiarBase(await sembrar({ casos: POCOS, ahora, programada: true }), 'pocos.db');
  const muchos = copiarBase(await sembrar({ casos: MUCHOS, ahora, programada: true }), 'muchos.db');
  const idsDePocos = await idsEn(pocos);
  const idsDeMuchos = await idsEn(muchos);

  const arranques: number[] = [];
  const reposos: number[] = [];
  for (let i = 0; i < ARRANQUES; i++) {
    const servidor = await Servidor.sistema(muchos);
    arranques.push(servidor.arranqueMs);
    await new Promise((seguir) => setTimeout(seguir, 1500));
    reposos.push(servidor.memoria().rss);
    await servidor.parar();
  }

  const poco = await Servidor.sistema(pocos);
  const mucho = await Servidor.sistema(muchos);
  const generador = new Generador();
  let vuelta = 0;
  // Cases far apart: most of the many are not in the cache of the server.
  const mitad = (servidor: Servidor, ids: readonly string[], leer: boolean) => async () => {
    const conexion = new Conexion(servidor.url);
    const tiempos: number[] = [];
    for (let i = 0; i < PETICIONES; i++, vuelta++) {
      const camino = `/api/solicitudes/${ids[(vuelta * 7919) % ids.length]}`;
      const { estado, ms } = leer
        ? await conexion.pedir('GET', camino)
        : await conexion.pedir('POST', `${camino}/eventos`, actos[i % actos.length]);
      afirmar(estado === 200, `Una petición de la escala recibió ${estado}.`);
      tiempos.push(ms);
    }
    conexion.cerrar();
    return mediana(tiempos);
  };
  try {
    await alternar(2, { a: mitad(poco, idsDePocos, false), b: mitad(mucho, idsDeMuchos, false) });
    const muestras = await alternar(RONDAS, {
      actoPoco: mitad(poco, idsDePocos, false),
      actoMucho: mitad(mucho, idsDeMuchos, false),
      leerPoco: mitad(poco, idsDePocos, true),
      leerMucho: mitad(mucho, idsDeMuchos, true),
    });
    const carga = await generador.cargar({
      url: mucho.url,
      ids: idsDeMuchos.filter((_, i) => i % 5 === 0),
      actos,
      conexiones: 20,
      segundos: 60,
      minima: false,
    });
    const { rss, pico } = mucho.memoria();
    return [
      { banco, que: 'p50 de un acto, 1,000 expedientes', valor: mediana(muestras.actoPoco), unidad: 'ms' },
      { banco, que: 'p50 de un acto, 100,000 expedientes', valor: mediana(muestras.actoMucho), unidad: 'ms' },
      { banco, que: 'p50 de leer, 1,000 expedientes', valor: mediana(muestras.leerPoco), unidad: 'ms' },
      { banco, que: 'p50 de leer, 100,000 expedientes', valor: mediana(muestras.leerMucho), unidad: 'ms' },
      {
        banco,
        que: '20 conexiones, 100,000 expedientes',
        valor: carga.porSegundo,
        unidad: 'eventos/s',
        nota: '20,000 expedientes por turno',
      },
      {
        banco,
        que: 'acto, 100,000 frente a 1,000',
        valor: razon(muestras.actoMucho, muestras.actoPoco),
        unidad: '×',
        meta: ['≤', 1.2],
      },
      {
        banco,
        que: 'leer, 100,000 frente a 1,000',
        valor: razon(muestras.leerMucho, muestras.leerPoco),
        unidad: '×',
        meta: ['≤', 1.2],
      },
      {
        banco,
        que: 'arranque hasta /api/salud',
        valor: mediana(arranques) / 1000,
        unidad: 's',
        meta: ['≤', 2],
        nota: '100,000 expedientes, 200,000 plazos',
      },
      { banco, que: 'memoria tras el arranque', valor: mediana(reposos), unidad: 'MiB', meta: ['≤', 200] },
      {
        banco,
        que: 'memoria tras un minuto de carga',
        valor: rss,
        unidad: 'MiB',
        meta: ['≤', 200],
        nota: `20 conexiones; pico ${Math.round(pico)} MiB`,
      },
    ];
  } finally {
    generador.cerrar();
    await Promise.all([poco, mucho].map((s) => s.parar()));
  }
}
