import { statfsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Alerta, alertasDe, type Sintomas } from '../../src/operaciones/diagnostico.js';
import { AlmacenNoDisponible } from '../../src/store/errores.js';
import { casoEnEspera, FICHA_ADMIN } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

const AHORA = '2027-02-01T15:00:00.000Z';
const SANO: Sintomas = {
  panorama: {
    esquema: 12,
    casos: [],
    vencidosSinHacer: 3,
    porVencer: 0,
    avisos: [],
    incidencias: { total: 4, ultima: '2027-01-30T15:00:00.000Z' },
    ultimoEvento: AHORA,
    ultimoRespaldo: '2027-02-01T08:00:00.000Z',
    disco: { base: 1e9, bitacora: 64e6, libres: 50e9 },
  },
  correo: { pendientes: 2, desde: '2027-02-01T14:30:00.000Z', fallidos: 0, porRegistrar: 0 },
  conServidorDeCorreo: true,
  simulado: false,
  real: AHORA,
  legal: AHORA,
  ultimoLatido: '2027-02-01T14:59:59.000Z',
};
const con = (panorama: Partial<Sintomas['panorama']>, otros: Partial<Sintomas> = {}): Alerta['que'][] =>
  alertasDe({ ...SANO, ...otros, panorama: { ...SANO.panorama, ...panorama } }).map((a) => a.que);

describe('Qué necesita a una persona', () => {
  test.each<[string, Partial<Sintomas['panorama']>, Partial<Sintomas>, Alerta['que'][]]>([
    ['nada, cuando todo está bien', {}, {}, []],
    ['el disco con menos de 2000 MB', { disco: { base: 1, bitacora: 0, libres: 1999e6 } }, {}, ['disco']],
    [
      'la bitácora que no se asienta',
      { disco: { base: 1, bitacora: 1001e6, libres: 5e9 } },
      {},
      ['bitacora'],
    ],
    [
      'un respaldo de hace 26 horas y un segundo',
      { ultimoRespaldo: '2027-01-31T12:59:59.000Z' },
      {},
      ['respaldo'],
    ],
    ['que nunca se respaldó', { ultimoRespaldo: null }, {}, ['respaldo']],
    ['nada de eso, si está en memoria', { disco: null, ultimoRespaldo: null }, {}, []],
    ['el latido que paró hace dos minutos', {}, { ultimoLatido: '2027-02-01T14:57:59.000Z' }, ['latido']],
    ['los plazos que siguen corriendo', { porVencer: 1 }, {}, ['latido']],
    ['esos no, con reloj simulado, que vence al adelantarse', { porVencer: 1 }, { simulado: true }, []],
    ['el reloj de la máquina que se atrasó', { ultimoEvento: '2027-02-01T15:05:01.000Z' }, {}, ['reloj']],
    [
      'el correo que espera hace más de una hora',
      {},
      { correo: { pendientes: 1, desde: '2027-02-01T13:59:59.000Z', fallidos: 0, porRegistrar: 0 } },
      ['correo_atrasado'],
    ],
    ['el correo sin servidor', {}, { conServidorDeCorreo: false }, ['correo_sin_servidor']],
    [
      'el correo que se agotó',
      {},
      { correo: { pendientes: 0, desde: null, fallidos: 1, porRegistrar: 0 } },
      ['correo_agotado'],
    ],
    [
      'las incidencias del último día',
      { incidencias: { total: 1, ultima: '2027-01-31T15:00:01.000Z' } },
      {},
      ['incidencias'],
    ],
  ])('Es %s.', (_que, panorama, otros, alertas) => {
    expect(con(panorama, otros)).toEqual(alertas);
  });
});

describe('La salud y las métricas, por HTTP', () => {
  const METRICAS_TOKEN = 'una-ficha-de-metricas';
  let s: Servidor;
  beforeAll(async () => {
    s = await Servidor.abrir({ METRICAS_TOKEN });
  });
  afterAll(() => s.cerrar());

  const metricas = async (ficha: string | null) => {
    const r = await fetch(
      `${s.url}/metricas`,
      ficha === null ? {} : { headers: { Authorization: `Bearer ${ficha}` } },
    );
    return { estado: r.status, tipo: r.headers.get('content-type'), texto: await r.text() };
  };
  /** Values of a metric, by their labels. */
  const valores = (texto: string, nombre: string) =>
    Object.fromEntries(
      texto.split('\n').flatMap((l) => {
        const m = new RegExp(`^${nombre}(\\{.*\\})? (\\S+)$`).exec(l);
        return m ? [[m[1] ?? '', Number(m[2])]] : [];
      }),
    );

  test('A quien no es nadie la salud dice los nombres de las alertas y nada más de la máquina.', async () => {
    const { estado, cuerpo } = await s.get('/api/salud', { ficha: null });
    expect(estado).toBe(200);
    expect(Object.keys(cuerpo).sort()).toEqual([
      'ahora',
      'alertas',
      'baseDatos',
      'estado',
      'sobres',
      'version',
    ]);
    expect(cuerpo.alertas.every((a: unknown) => typeof a === 'string')).toBe(true);
  });

  test('Las métricas piden su ficha o la de un administrador; a los demás, 401 en castellano.', async () => {
    expect((await metricas(METRICAS_TOKEN)).estado).toBe(200);
    expect((await metricas(FICHA_ADMIN)).estado).toBe(200);
    const coordinador = await s.ficha(['coordinador']);
    for (const ficha of [null, 'otra', coordinador]) {
      const r = await metricas(ficha);
      expect([r.estado, JSON.parse(r.texto).codigo]).toEqual([401, 'SIN_IDENTIFICAR']);
    }
    const apagadas = await Servidor.abrir();
    expect(
      (await fetch(`${apagadas.url}/metricas`, { headers: { Authorization: 'Bearer undefined' } })).status,
    ).toBe(401);
    await apagadas.cerrar();
  });

  test('Si la base no contesta, las métricas dicen 503; si solo falla la vigilancia, la salud sigue en 200.', async () => {
    const t = await Servidor.abrir({ METRICAS_TOKEN });
    const { store } = t.sistema;
    store.panorama = () =>
      Promise.reject(new AlmacenNoDisponible('BASE_OCUPADA', 'La base de datos está ocupada.'));
    const r = await fetch(`${t.url}/metricas`, { headers: { Authorization: `Bearer ${METRICAS_TOKEN}` } });
    expect([r.status, await r.json()]).toMatchObject([503, { codigo: 'BASE_OCUPADA' }]);
    const salud = await t.get('/api/salud', { ficha: null });
    expect([salud.estado, salud.cuerpo]).toMatchObject([200, { estado: 'ok', alertas: [] }]);
    await t.cerrar();
  });

  test('Cuentan peticiones por ruta y estado, actos, negativas y vencimientos; nunca un expediente ni una persona.', async () => {
    const id = await casoEnEspera(s);
    await s.enviar(id, 'DESISTIR', {});
    await s.get('/api/solicitudes/no-existe');
    await s.get(`/api/solicitudes/${id}`);
    const { texto, tipo } = await metricas(METRICAS_TOKEN);
    expect(tipo).toBe('text/plain; version=0.0.4; charset=utf-8');
    const peticiones = valores(texto, 'http_peticiones_total');
    expect(peticiones['{metodo="get",ruta="/api/solicitudes/{id}",estado="404"}']).toBe(1);
    expect(
      valores(texto, 'http_duracion_segundos_count')['{metodo="get",ruta="/api/solicitudes/{id}"}'],
    ).toBeGreaterThan(1);
    expect(valores(texto, 'expediente_actos_total')['{tipo="PRESENTAR"}']).toBe(1);
    expect(valores(texto, 'expediente_rechazos_total')['{codigo="DATOS_INVALIDOS"}']).toBeGreaterThan(0);
    expect(valores(texto, 'expediente_casos')['{coleccion="solicitudes",situacion="en_tramite"}']).toBe(1);
    for (const nombre of [
      'base_bytes',
      'disco_libre_bytes',
      'latido_segundos',
      'reloj_segundos',
      'oficina_retraso_segundos',
    ])
      expect([nombre, Object.keys(valores(texto, `expediente_${nombre}`))]).toEqual([nombre, ['']]);
    expect(valores(texto, 'expediente_respaldo_segundos')).toEqual({});
    expect(Object.keys(valores(texto, 'nodejs_eventloop_lag_p99_seconds'))).toEqual(['']);
    for (const secreto of [id, 'entidad.gob.pe', METRICAS_TOKEN]) expect(texto).not.toContain(secreto);
    const { bavail, bsize } = statfsSync('/tmp');
    expect(valores(texto, 'expediente_disco_libre_bytes')['']).toBeLessThanOrEqual(bavail * bsize * 1.1);
  });
});
