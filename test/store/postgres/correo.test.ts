import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EnvioEmpezado } from '../../../src/store/envios.js';
import { AHORA, abrirReplicas, type Replicas, sembrarAviso, sembrarCaso } from './replicas.js';

const DESPUES = '2027-02-01T15:10:00.000Z';
const AVISOS = 40;
const CASO = 'c1';

const empezado = (aviso: string, intento = 1): EnvioEmpezado => ({
  aviso,
  intento,
  mensajeId: `<${aviso}@prueba>`,
  asunto: 'Asunto',
  destinatarios: [{ rol: 'contacto', correo: 'a@entidad.gob.pe' }],
  texto: 'Texto',
  plantilla: 0,
  adjuntos: ['informe.pdf'],
  empezado: AHORA,
});

let r: Replicas;
beforeAll(async () => {
  r = await abrirReplicas(3);
  const [una] = r.todas as [Replicas['todas'][number]];
  await sembrarCaso(una, CASO);
  for (let i = 0; i < AVISOS; i++) await sembrarAviso(una, CASO, i);
});
afterAll(() => r.cerrar());

const una = () => r.todas[0] as Replicas['todas'][number];
const tomar = (i: number, maquina = AHORA, hasta = DESPUES) =>
  una() && r.todas[i]?.store.tomarEnvio({ ahora: AHORA, maquina, quien: `replica ${i}`, hasta });

describe('El correo que espera, entre varias réplicas', () => {
  beforeEach(() => una().base.mandar('DELETE FROM despacho'));

  test('cada uno lo toma una sola, y entre todas los toman todos', async () => {
    const tomados = await Promise.all(
      r.todas.map(async (_, i) => {
        const suyos: string[] = [];
        for (let aviso = await tomar(i); aviso; aviso = await tomar(i)) suyos.push(aviso.id);
        return suyos;
      }),
    );
    const todos = tomados.flat();
    expect([todos.length, new Set(todos).size]).toEqual([AVISOS, AVISOS]);
    expect(tomados.filter((suyos) => suyos.length > 0).length).toBeGreaterThan(1);
  });

  test('ni el que otra tiene tomado y aún no confirma: sigue con el siguiente sin esperarla', async () => {
    const cliente = await una().conexiones.pool.connect();
    await cliente.query('BEGIN');
    await cliente.query(`SELECT id FROM aviso WHERE id = '${CASO}.1.0' FOR UPDATE`);
    expect((await tomar(1))?.id).toBe(`${CASO}.1.1`);
    await cliente.query('ROLLBACK');
    cliente.release();
    expect((await tomar(2))?.id).toBe(`${CASO}.1.0`);
  });

  test('lo que tomó una réplica que murió queda libre cuando vence, y ella ya no puede empezarlo', async () => {
    const aviso = await tomar(0);
    expect((await tomar(1))?.id).not.toBe(aviso?.id);
    const otra = await tomar(2, DESPUES, '2027-02-01T15:20:00.000Z');
    expect(otra?.id).toBe(aviso?.id);
    const id = aviso?.id as string;
    expect(await una().store.empezarEnvio(empezado(id), 'replica 0')).toBe(false);
    expect(await una().store.empezarEnvio(empezado(id), 'replica 2')).toBe(true);
    expect(await una().store.enviosDe(id)).toEqual([
      {
        ...empezado(id),
        terminado: null,
        resultado: null,
        respuesta: null,
        entregas: null,
        salio: null,
      },
    ]);
  });
});

describe('El resto de un envío, en PostgreSQL', () => {
  test('termina, se agota, se repone, se abandona y se suelta', async () => {
    const { store } = una();
    const id = await sembrarAviso(una(), CASO, 100);
    const toma = { ahora: AHORA, maquina: AHORA, quien: 'yo', hasta: DESPUES };
    await una().base.mandar(`UPDATE aviso SET desde = '2027-01-01T00:00:00.000Z' WHERE id = ?`, id);
    expect((await store.tomarEnvio(toma))?.id).toBe(id);
    await store.empezarEnvio(empezado(id), 'yo');
    const entregas = [
      { rol: 'contacto', correo: 'a@entidad.gob.pe', estado: 'diferida' as const, respuesta: '451' },
    ];
    const fin = {
      terminado: AHORA,
      resultado: 'fallida' as const,
      respuesta: '451 luego',
      entregas,
      salio: null,
    };
    const incidencias = [{ clave: `agotado ${id}`, detalle: 'No salió.', creada: AHORA }];
    const sigue = { proximo: null, estado: 'fallida' as const, codigo: 'SMTP_AGOTADO', incidencias };
    await store.terminarEnvio({ id, caso: CASO }, 1, fin, sigue);
    expect(await store.enviosDelCaso(CASO)).toMatchObject({
      envios: expect.arrayContaining([expect.objectContaining({ aviso: id, entregas, terminado: AHORA })]),
    });
    expect(await store.aviso(id)).toMatchObject({ estado: 'fallida', codigo: 'SMTP_AGOTADO', alSalir: null });
    expect((await store.avisoDeMensaje(`<${id}@prueba>`))?.id).toBe(id);
    expect(await store.estadoDelCorreo()).toMatchObject({ pendientes: AVISOS, fallidos: 1, porRegistrar: 0 });
    expect(await store.reponerEnvio(id, DESPUES)).toBe(true);
    expect(await store.reponerEnvio(id, DESPUES)).toBe(false);
    expect((await store.enviosDelCaso(CASO)).proximos.get(id)).toBe(DESPUES);
    await store.abandonarEnvio({ id, caso: CASO }, 'SIN_DIRECCION', {
      clave: 'x',
      detalle: 'y',
      creada: AHORA,
    });
    expect(await store.aviso(id)).toMatchObject({ estado: 'fallida', codigo: 'SIN_DIRECCION' });
    await store.soltarEnvio(id, AHORA);
    expect((await store.enviosDelCaso(CASO)).proximos.get(id)).toBe(AHORA);
    await store.anotarIncidencia('x', null, 'la misma clave no se repite', AHORA);
    expect((await store.incidencias(10)).map((i) => i.detalle)).toEqual(['y', 'No salió.']);
    expect(await store.proximoCorreo('2027-01-15T00:00:00.000Z')).toBe(AHORA);
    expect(await store.proximoCorreo(DESPUES)).toBeNull();
  });

  test('lo que sale por fuera se lista por alcance, canal y página', async () => {
    const { store } = una();
    await sembrarCaso(una(), 'c2', 'Otra entidad');
    const ids = [
      await sembrarAviso(una(), 'c2', 0, 'oficio'),
      await sembrarAviso(una(), 'c2', 1, 'seace'),
      await sembrarAviso(una(), CASO, 200, 'oficio'),
    ];
    const de = async (filtro: Parameters<typeof store.porRegistrar>[0]) =>
      (await store.porRegistrar(filtro)).map((a) => a.id);
    expect(await de({ limite: 9 })).toEqual([ids[2], ids[0], ids[1]]);
    expect(await de({ limite: 9, canal: 'oficio' })).toEqual([ids[2], ids[0]]);
    expect(await de({ limite: 9, despues: [AHORA, ids[2] as string] })).toEqual([ids[0], ids[1]]);
    expect(await de({ limite: 9, ruc: '20131312955' })).toEqual([]);
    expect(
      await de({
        limite: 9,
        canal: 'seace',
        colecciones: [
          { coleccion: 'procesos', ruc: null },
          { coleccion: 'solicitudes', ruc: null },
        ],
      }),
    ).toEqual([ids[1]]);
    expect((await store.porRegistrar({ limite: 1 }))[0]).toMatchObject({
      numero: 'AT-c1',
      coleccion: 'solicitudes',
      entidad: 'Entidad de prueba',
    });
  });

  test('de una plantilla escrita por dos a la vez queda una versión, y la otra lo sabe', async () => {
    const version = (n: number, texto: string) => ({
      id: 'CITACION',
      version: n,
      texto,
      usuario: 'u',
      creada: AHORA,
    });
    const hechas = await Promise.all(
      r.todas.map(({ store }, i) => store.escribirPlantilla(version(1, `texto ${i}`))),
    );
    expect(hechas.filter(Boolean).length).toBe(1);
    expect(await una().store.escribirPlantilla(version(2, 'otro'))).toBe(true);
    expect((await una().store.versionesDePlantilla('CITACION')).map((v) => v.version)).toEqual([1, 2]);
    expect(await una().store.plantillasEscritas()).toEqual([version(2, 'otro')]);
  });
});
