import { fechaCivilDe } from '../../machines/calendario/index.js';
import { actosSinFin } from '../bench/actos.js';
import { afirmar, mediana } from '../bench/medir.js';
import { Conexion, Servidor } from '../bench/servidor.js';

const PETICIONES = 300;
const DE_LISTA = 40;

/** What one request costs with so many cases, in milliseconds: the middle one of many. */
export interface Punto {
  readonly casos: number;
  readonly acto: number;
  readonly lectura: number;
  readonly lista: number;
  readonly hoy: number;
}

/** Takes the cost of the commonest requests, one at a time, over a database of some size. */
export async function medirTamanio(base: string, ids: readonly string[]): Promise<Punto> {
  const servidor = await Servidor.sistema(base);
  const conexion = new Conexion(servidor.url);
  const actos = actosSinFin(fechaCivilDe(new Date().toISOString()));
  let vuelta = 0;
  const tomar = async (cuantas: number, pedir: (i: number) => readonly [string, string, unknown?]) => {
    const tiempos: number[] = [];
    for (let i = 0; i < cuantas; i++, vuelta++) {
      const { estado, ms, texto } = await conexion.pedir(...pedir(i));
      afirmar(estado === 200, `Una petición recibió ${estado}: ${texto.slice(0, 200)}`);
      // The first ones warm the code and the plans up.
      if (i >= cuantas / 4) tiempos.push(ms);
    }
    return mediana(tiempos);
  };
  const caso = () => `/api/solicitudes/${ids[(vuelta * 7919) % ids.length]}`;
  const ordenes = ['creado', '-creado', '-actualizado', 'vence'];
  try {
    return {
      casos: ids.length,
      acto: await tomar(PETICIONES, (i) => ['POST', `${caso()}/eventos`, actos[i % actos.length]]),
      lectura: await tomar(PETICIONES, () => ['GET', caso()]),
      lista: await tomar(DE_LISTA, (i) => [
        'GET',
        `/api/solicitudes?limite=50&orden=${ordenes[i % ordenes.length]}`,
      ]),
      hoy: await tomar(DE_LISTA, () => ['GET', '/api/hoy']),
    };
  } finally {
    conexion.cerrar();
    await servidor.parar();
  }
}
