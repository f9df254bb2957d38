import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Json, Respuesta } from '../apoyo/cliente.js';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { numerosEnteros } from './comprobar.js';
import { leerPostgres, preguntar } from './cruda.js';
import { confirma, type Destino, enSuTransaccion, Intermediario } from './proxy.js';
import { Replicas } from './replicas.js';

let cluster: Cluster;
let medio: Intermediario;
let replicas: Replicas;
let url: string;
let id: string;
beforeAll(async () => {
  cluster = await abrirCluster({ durable: true });
  ({ url } = await cluster.crearBase());
  medio = await Intermediario.abrir(cluster.acceso.puerto);
  // One stands behind the proxy; another does not, and is where a client goes when the first fails it. The last one is
  // behind it too, and does not wait long for news.
  const porElMedio = medio.url(url);
  const suya = [porElMedio, url, `${porElMedio}?query_timeout=3000`];
  replicas = await Replicas.abrir(url, 3, (i) => ({ DATABASE_URL: suya[i] as string }));
  id = (await replicas.en(1).presentar()).id;
});
afterEach(() => {
  medio.decidir = () => 'pasa';
});
afterAll(async () => {
  await replicas?.acabar();
  await medio?.cerrar();
  await cluster?.cerrar();
});

const derivar = (organo: string) => ({ tipo: 'DERIVAR', datos: { organo, materia: 'M' } });
const con = (clave: string) => ({ cabeceras: { 'idempotency-key': clave } });
const actuar = (i: number, clave: string): Promise<Respuesta> =>
  replicas.en(i).post(`/api/solicitudes/${id}/eventos`, derivar(clave), con(clave));
const cuantos = async (clave: string): Promise<number> =>
  Number(
    (await preguntar(url, `SELECT count(*) AS n FROM evento WHERE datos LIKE '%"' || $1 || '"%'`, [clave]))[0]
      .n,
  );

/** Cuts right after COMMIT went through, once the database has answered it: it committed and nobody heard. */
const despuesDeConfirmar = (): ((m: Parameters<typeof medio.decidir>[0]) => Destino) => {
  let confirmada = false;
  return enSuTransaccion((_, m) => {
    if (confirma(m)) confirmada = true;
    return confirmada && m.sentido === 'vuelta' ? 'corta' : 'pasa';
  });
};
const antesDeConfirmar = () => enSuTransaccion((_, m) => (confirma(m) ? 'corta' : 'pasa'));

function esIncierta(r: Respuesta): void {
  expect([r.estado, r.cuerpo?.codigo]).toEqual([503, 'BASE_INCIERTA']);
  expect(r.cuerpo.detail).toMatch(/repita la petición con la misma Idempotency-Key/);
  expect(r.cabeceras.get('retry-after')).toMatch(/^\d+$/);
}

describe('La conexión se corta al confirmar, y nadie sabe si quedó (D5)', () => {
  test.each([
    ['quedó', 'a', despuesDeConfirmar, 1],
    ['no quedó', 'b', antesDeConfirmar, 0],
  ] as const)(
    'si %s, contesta 503 BASE_INCIERTA, y repetir con la misma clave lo decide.',
    async (_, clave, corte, quedo) => {
      medio.decidir = corte();
      esIncierta(await actuar(0, clave));
      expect(await cuantos(clave)).toBe(quedo);
      medio.decidir = () => 'pasa';
      const [una, otra] = await Promise.all([actuar(0, clave), actuar(1, clave)]);
      expect([una.estado, otra.estado]).toEqual([200, 200]);
      expect(una.cuerpo.evento.huella).toBe(otra.cuerpo.evento.huella);
      expect(await cuantos(clave)).toBe(1);
    },
  );

  test('un expediente que nacía nace una vez, con el número que le toca.', async () => {
    for (const [clave, corte] of [
      ['nace-a', despuesDeConfirmar()],
      ['nace-b', antesDeConfirmar()],
    ] as const) {
      const presentar = (i: number) =>
        replicas.en(i).post('/api/solicitudes', solicitudCompleta({ objeto: clave }), con(clave));
      medio.decidir = corte;
      esIncierta(await presentar(0));
      const [una, otra] = await Promise.all([presentar(0), presentar(1)]);
      expect([una.estado, otra.estado, una.cuerpo.id]).toEqual([201, 201, otra.cuerpo.id]);
    }
    const cruda = await leerPostgres(url);
    numerosEnteros(cruda);
    expect(cruda.numeros).toHaveLength(3);
  });

  test('declarar un día mueve todos los plazos una vez o ninguna, y se puede volver a pedir.', async () => {
    const dia = {
      fecha: '2027-02-03',
      norma: 'DS 1',
      publicada: '2027-01-30',
      ambito: 'nacional',
      motivo: 'M',
    };
    const declarar = (i: number) => replicas.en(i).post('/api/calendario/inhabiles', dia, con('dia'));
    medio.decidir = despuesDeConfirmar();
    esIncierta(await declarar(0));
    medio.decidir = () => 'pasa';
    // It was written: asked again it is there already.
    expect((await declarar(1)).cuerpo.codigo).toBe('YA_DECLARADO');
    const movidos = (await replicas.en(1).historial(id)).filter(
      (f: Json) => f.tipo === 'CALENDARIO_CAMBIADO',
    );
    expect(movidos).toHaveLength(1);
  });
});

describe('La red calla sin cortar nada', () => {
  test.each([
    ['en mitad de un acto', 'calla-a', 'BASE_FALLA', 0],
    ['al confirmarlo', 'calla-b', 'BASE_INCIERTA', 0],
    ['antes de decir que quedó', 'calla-c', 'BASE_INCIERTA', 1],
  ] as const)('%s: no se espera para siempre, y la clave lo decide.', async (_, clave, codigo, quedo) => {
    let confirmada = false;
    medio.decidir = enSuTransaccion((n, m) => {
      if (clave === 'calla-a') return n === 5 ? 'calla' : 'pasa';
      const calla = clave === 'calla-b' ? confirma(m) : confirmada && m.sentido === 'vuelta';
      confirmada ||= confirma(m);
      return calla ? 'calla' : 'pasa';
    });
    const r = await actuar(2, clave);
    expect([r.estado, r.cuerpo?.codigo]).toEqual([503, codigo]);
    expect(await cuantos(clave)).toBe(quedo);
    expect((await actuar(1, clave)).estado).toBe(200);
    expect((await actuar(2, clave)).estado).toBe(200);
    expect(await cuantos(clave)).toBe(1);
  });
});

describe('La conexión se corta en cualquier punto de un acto', () => {
  test('antes de cada uno de sus mensajes, de ida y de vuelta: repetido con su clave, queda exactamente una vez.', async () => {
    const codigos = new Map<string, number>();
    let cortados = 0;
    for (let n = 1; ; n++) {
      const clave = `corte-${n}`;
      let corto = false;
      medio.decidir = enSuTransaccion((i) => {
        if (i !== n) return 'pasa';
        corto = true;
        return 'corta';
      });
      const r = await actuar(0, clave);
      medio.decidir = () => 'pasa';
      if (corto && r.estado !== 200) {
        expect([n, r.estado]).toEqual([n, 503]);
        codigos.set(r.cuerpo.codigo, (codigos.get(r.cuerpo.codigo) ?? 0) + 1);
      }
      const otra = await actuar(n % 2, clave);
      expect([n, otra.estado]).toEqual([n, 200]);
      if (!corto) break;
      cortados += 1;
    }
    expect(cortados).toBeGreaterThan(40);
    expect([...codigos.keys()].sort()).toEqual(['BASE_FALLA', 'BASE_INCIERTA']);
    const repetidos = await preguntar(
      url,
      `SELECT datos, count(*) AS n FROM evento WHERE datos LIKE '%corte-%' GROUP BY datos HAVING count(*) <> 1`,
    );
    expect(repetidos).toEqual([]);
    expect(
      (await replicas.en(0).historial(id)).filter((f: Json) => /^corte-/.test(f.datos.organo)),
    ).toHaveLength(cortados + 1);
    expect((await replicas.en(0).verificacion(id)).integra).toBe(true);
    expect((await leerPostgres(url)).incidencias).toEqual([]);
    await replicas.terminar();
  }, 300_000);
});
