import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RAIZ } from '../../src/raiz.js';
import { Cuenta } from '../../src/reports/percentiles.js';
import { casoEnEspera, DATOS, type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
  // Monday 1 February 2027: one is refused at birth, one is held in time, one is held late, one waits for documents.
  await s.presentar({ sustentoEstrategico: '' });
  const { id: aTiempo } = await s.presentar();
  const { id: tarde } = await s.presentar({ entidad: { nombre: 'Otra', ruc: RUC_B } });
  await casoEnEspera(s, 3);
  await s.reloj('2027-02-03T15:00:00.000Z');
  await s.acto(aTiempo, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-04T10:00:00-05:00'));
  await s.reloj('2027-02-05T15:00:00.000Z');
  await s.acto(aTiempo, 'REGISTRAR_REUNION', DATOS.reunion('2027-02-04', { revisionDocumental: true }));
  await s.acto(aTiempo, 'EMITIR_INFORME', {
    numero: 'IAT-1',
    deficiencias: [
      { tipo: 'error', descripcion: 'Una.', tratamiento: 'criterio' },
      { tipo: 'omision', descripcion: 'Otra.', tratamiento: 'recomendacion' },
    ],
  });
  await s.acto(aTiempo, 'REGISTRAR_CONVOCATORIA', { fecha: '2027-02-05', nomenclatura: 'LP-1' });
  await s.reloj('2027-03-01T15:00:00.000Z');
  await s.acto(aTiempo, 'EMITIR_INFORME_SEGUIMIENTO', {
    numero: 'IS-1',
    verificaciones: [
      { deficiencia: 1, resultado: 'evaluada' },
      { deficiencia: 2, resultado: 'implementada' },
    ],
  });
  // Programming was due on day 5, Monday 8 February.
  await s.acto(tarde, 'PROGRAMAR_REUNION', DATOS.programar('2027-03-02T10:00:00-05:00'));
  await s.presentar({ entidad: { nombre: 'Sin RUC' } });
});
afterAll(() => s.cerrar());

const pedir = (consulta = '', ficha?: string): Promise<Json> =>
  s.bien(200, s.get(`/api/indicadores${consulta}`, ficha === undefined ? {} : { ficha }));
const deEtapa = (i: Json, etapa: string) => i.tiempos.etapas.find((e: Json) => e.etapa === etapa);
const deRegla = (i: Json, regla: string) => i.plazos.porRegla.find((r: Json) => r.regla === regla);

describe('Los indicadores de las solicitudes', () => {
  test('Sin decir meses cuentan los doce que terminan en el actual, con ceros donde no hubo nada.', async () => {
    const i = await pedir();
    expect([i.coleccion, i.desde, i.hasta, i.hoy, i.entidad]).toEqual([
      'solicitudes',
      '2026-04',
      '2027-03',
      '2027-03-01',
      null,
    ]);
    expect(i.volumen.porMes).toHaveLength(12);
    expect(i.plazos.porMes).toHaveLength(12);
    expect(i.volumen.porMes[0]).toEqual({
      mes: '2026-04',
      nacidos: 0,
      terminados: 0,
      vivosAlCierre: 0,
      porSituacion: {},
    });
  });

  test('El volumen: las que nacen, las que terminan y cómo, las que siguen vivas al cierre de cada mes.', async () => {
    const i = await pedir('?desde=2027-02&hasta=2027-03');
    expect(i.volumen).toEqual({
      porMes: [
        {
          mes: '2027-02',
          nacidos: 4,
          terminados: 2,
          vivosAlCierre: 2,
          porSituacion: { rechazada: 1, archivada: 1 },
        },
        { mes: '2027-03', nacidos: 1, terminados: 1, vivosAlCierre: 2, porSituacion: { culminada: 1 } },
      ],
      porSituacion: [
        { situacion: 'archivada', total: 1 },
        { situacion: 'culminada', total: 1 },
        { situacion: 'en_tramite', total: 2 },
        { situacion: 'rechazada', total: 1 },
      ],
      nacidos: 5,
      terminados: 3,
      vivos: 2,
    });
    // The months before the ones asked are not forgotten: what lives on comes from them.
    const marzo = await pedir('?desde=2027-03&hasta=2027-03');
    expect(marzo.volumen.porMes).toEqual([i.volumen.porMes[1]]);
  });

  test('El tiempo en cada etapa se cuenta en días hábiles hasta la salida, con mediana y percentil 90.', async () => {
    const i = await pedir('?desde=2027-02&hasta=2027-03');
    expect(i.tiempos.unidad).toBe('dias_habiles');
    // Left on the same day, after 2 business days, and after 20: 1 February to 1 March.
    expect(deEtapa(i, 'reunion.porProgramar')).toEqual({
      etapa: 'reunion.porProgramar',
      titulo: 'Por programar la reunión',
      casos: 3,
      mediana: 2,
      p90: 20,
      enCurso: 1,
    });
    expect(deEtapa(i, 'reunion.programada')).toMatchObject({ casos: 2, mediana: 0, p90: 2, enCurso: 1 });
    // Friday 5 February to Monday 1 March.
    expect(deEtapa(i, 'seguimiento.enVerificacion')).toMatchObject({
      casos: 1,
      mediana: 16,
      p90: 16,
      enCurso: 0,
    });
    // Required on 1 February, 3 days; the mail left on the 5th; its 10 days ended on the 19th: 00:00 of the 20th.
    expect(deEtapa(i, 'revision.esperaDocumentos')).toMatchObject({ casos: 1, mediana: 14 });
    expect(deEtapa(i, 'acompanamiento')).toEqual({
      etapa: 'acompanamiento',
      titulo: 'Acompañamiento',
      casos: 0,
      mediana: null,
      p90: null,
      enCurso: 0,
    });
    const febrero = await pedir('?desde=2027-02&hasta=2027-02');
    expect(deEtapa(febrero, 'reunion.porProgramar')).toMatchObject({ casos: 2, mediana: 0, p90: 2 });
  });

  test('Los plazos: cumplidos, tardíos, vencidos y corriendo, por mes, por regla con su norma y por entidad.', async () => {
    const i = await pedir('?desde=2027-02&hasta=2027-03');
    // Programming: two in time, one late, one born today still running.
    expect(deRegla(i, 'AT-8.2.1.A-1')).toMatchObject({
      norma: expect.stringMatching(/9\.2\.1\.A/),
      clase: 'legal',
      carga: 'oece',
      obliga: true,
      total: 4,
      cumplidos: 2,
      tardios: 1,
      vencidos: 0,
      corriendo: 1,
    });
    // Holding it: two in time, one expired and to be held tomorrow, one running.
    expect(deRegla(i, 'AT-8.2.1.A-2')).toMatchObject({
      total: 4,
      cumplidos: 2,
      tardios: 0,
      vencidos: 1,
      corriendo: 1,
    });
    // The silence of the entity precludes: it is told apart and is nobody's delay.
    expect(deRegla(i, 'AT-8.2.1.B-3')).toMatchObject({
      carga: 'entidad',
      obliga: false,
      total: 1,
      vencidos: 1,
    });
    const { resumen, porMes, porRegla } = i.plazos;
    for (const campo of ['total', 'cumplidos', 'tardios', 'vencidos', 'corriendo']) {
      const suma = (filas: Json[]) => filas.reduce((n: number, f: Json) => n + f[campo], 0);
      expect([campo, suma(porMes)]).toEqual([campo, resumen[campo]]);
      expect([campo, suma(porRegla.filter((r: Json) => r.obliga))]).toEqual([campo, resumen[campo]]);
    }
    expect(resumen.total).toBe(resumen.cumplidos + resumen.tardios + resumen.vencidos + resumen.corriendo);
    expect(i.plazos.porEntidad.map((e: Json) => [e.ruc, e.entidad, e.casos])).toEqual([
      [RUC_A, 'Entidad de Prueba', 3],
      [RUC_B, 'Otra', 1],
    ]);
    const [, otra] = i.plazos.porEntidad;
    expect(otra).toMatchObject({ tardios: 2, vencidos: 1 });
  });

  test('Lo hecho tarde con el acto que termina el expediente también es tardío.', async () => {
    const t = await Servidor.abrir();
    try {
      const { id } = await t.presentar();
      await t.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-01T10:00:00-05:00'));
      await t.acto(
        id,
        'REGISTRAR_REUNION',
        DATOS.reunion('2027-02-01', { consultas: 'requieren_analisis', revisionDocumental: false }),
      );
      await t.reloj('2027-03-15T15:00:00.000Z');
      const { caso } = await t.acto(id, 'REMITIR_RESPUESTA', { contenido: 'Respuesta.' });
      expect(caso.situacion).toBe('atendida');
      const i = await t.bien(200, t.get('/api/indicadores?desde=2027-02&hasta=2027-03'));
      expect(deRegla(i, 'AMB-A6-respuesta')).toMatchObject({ total: 1, tardios: 1, vencidos: 0 });
    } finally {
      await t.cerrar();
    }
  });

  test('Las cifras del informe anual: lo recibido, lo resuelto, los actos, las deficiencias y su atención (AT-8.3).', async () => {
    const i = await pedir('?desde=2027-02&hasta=2027-03');
    expect(i.informeAnual).toMatchObject({
      regla: 'AT-8.3',
      norma: expect.stringMatching(/9\.3/),
      recibidas: 5,
      entidades: 2,
      rechazadas: 1,
      culminadas: 1,
      archivadas: 1,
      atendidas: 0,
      enTramite: 2,
      reuniones: 2,
      requerimientos: 1,
      informes: 1,
      informesDeSeguimiento: 1,
      visitas: 0,
      deficiencias: {
        total: 2,
        porTipo: { error: 1, omision: 1, vulneracion: 0 },
        porTratamiento: { criterio: 1, recomendacion: 1 },
      },
      verificaciones: {
        total: 2,
        porResultado: { evaluada: 1, implementada: 1, no_atendida: 0, no_aplicable: 0 },
      },
      plazos: i.plazos.resumen,
    });
    const febrero = await pedir('?desde=2027-02&hasta=2027-02');
    expect(febrero.informeAnual).toMatchObject({ informes: 1, informesDeSeguimiento: 0, culminadas: 0 });
    expect(febrero.informeAnual.verificaciones.total).toBe(0);
  });

  test('De una entidad se cuenta solo lo suyo, y las partes suman el todo de las que tienen RUC.', async () => {
    const de = async (ruc: string) => pedir(`?desde=2027-02&hasta=2027-03&entidad=${ruc}`);
    const [a, b] = [await de(RUC_A), await de(RUC_B)];
    expect([a.entidad, a.volumen.nacidos, a.volumen.terminados, a.volumen.vivos]).toEqual([RUC_A, 3, 3, 0]);
    expect([b.entidad, b.volumen.nacidos, b.volumen.terminados, b.volumen.vivos]).toEqual([RUC_B, 1, 0, 1]);
    expect(deEtapa(b, 'reunion.porProgramar')).toMatchObject({ casos: 1, mediana: 20, enCurso: 0 });
    expect(a.informeAnual).toMatchObject({
      reuniones: 2,
      informes: 1,
      deficiencias: { total: 2 },
      entidades: 1,
    });
    expect(b.informeAnual).toMatchObject({ reuniones: 0, informes: 0, deficiencias: { total: 0 } });
    const todo = await pedir('?desde=2027-02&hasta=2027-03');
    expect(a.plazos.resumen.tardios + b.plazos.resumen.tardios).toBe(todo.plazos.resumen.tardios);
    expect(a.plazos.porEntidad).toEqual([todo.plazos.porEntidad[0]]);
  });

  test('Quien está confinado a su RUC cuenta lo suyo, pida lo que pida; quien no lee la colección no cuenta nada.', async () => {
    const ajena = await s.ficha(['entidad'], RUC_B);
    const suyo = await pedir('?desde=2027-02&hasta=2027-03', ajena);
    expect([suyo.entidad, suyo.volumen.nacidos]).toEqual([RUC_B, 1]);
    const otro = await pedir(`?desde=2027-02&hasta=2027-03&entidad=${RUC_A}`, ajena);
    expect([otro.volumen.nacidos, otro.volumen.vivos, otro.plazos.resumen.total]).toEqual([0, 0, 0]);
    expect(otro.plazos.porEntidad).toEqual([]);
    const comite = await s.ficha(['comite'], RUC_A);
    expect((await s.get('/api/indicadores', { ficha: comite })).estado).toBe(403);
    expect((await s.get('/api/indicadores?coleccion=procesos', { ficha: comite })).estado).toBe(200);
    expect((await s.get('/api/indicadores', { ficha: null })).estado).toBe(401);
  });

  test.each([
    'desde=2027-13',
    'desde=2027',
    'desde=2027-03&hasta=2027-02',
    'desde=2020-01&hasta=2027-02',
    'entidad=1',
    'coleccion=nada',
    'otra=1',
  ])('Rechaza con 422 la consulta %s.', async (consulta) => {
    const r = await s.get(`/api/indicadores?${consulta}`);
    expect([r.estado, r.cuerpo.codigo]).toEqual([422, 'DATOS_INVALIDOS']);
  });

  test('El percentil es el menor valor que al menos esa parte no supera.', () => {
    const cuenta = new Cuenta();
    expect(cuenta.percentil(0.5)).toBeNull();
    for (const [valor, veces] of [
      [7, 1],
      [1, 5],
      [3, 4],
    ] as const)
      cuenta.anotar(valor, veces);
    expect([0, 0.5, 0.51, 0.9, 0.91, 1].map((p) => cuenta.percentil(p))).toEqual([1, 1, 3, 3, 7, 7]);
  });
});

/** The stages of a database as written with each event, and as the migration makes them from its history. */
function etapasDosVeces(archivo: string): [unknown[], unknown[]] {
  const migracion = readFileSync(join(RAIZ, 'db', 'migraciones', '0007_indicadores_y_listas.sql'), 'utf8');
  const rehacer = /INSERT INTO etapa[\s\S]*?;\n/.exec(migracion)?.[0] ?? '';
  const db = new Sqlite(archivo);
  try {
    const leer = () =>
      db.prepare('SELECT caso, etapa, desde, coleccion, entro, salio, situacion FROM etapa').all();
    const escritas = leer();
    db.exec('BEGIN; DELETE FROM etapa;');
    db.exec(rehacer);
    const rehechas = leer();
    db.exec('ROLLBACK');
    return [escritas, rehechas];
  } finally {
    db.close();
  }
}

describe('Las etapas', () => {
  test('De una base anterior se rehacen de su historia iguales a las que se escriben con cada evento.', () => {
    const [escritas, rehechas] = etapasDosVeces(s.archivo);
    expect(escritas.length).toBeGreaterThan(10);
    expect(rehechas).toEqual(escritas);
  });

  test('Las de un proceso son sus situaciones, también las de sus ítems, hasta el consentimiento.', async () => {
    const m = await Mesa.abrir();
    try {
      const id = await m.convocado();
      const enSituacion = async () => {
        const i = await m.s.bien(200, m.s.get('/api/indicadores?coleccion=procesos'));
        return [
          (await m.caso(id)).situacion,
          i.tiempos.etapas.filter((e: Json) => e.enCurso > 0).map((e: Json) => e.etapa),
        ];
      };
      expect(await enSituacion()).toEqual(['convocado', ['convocado']]);
      await m.conPropuestas(id, { P1: '480000.00', P2: '450000.00' });
      await m.admitidos(id, { P1: '40', P2: '10' });
      expect(await enSituacion()).toEqual(['en_evaluacion', ['en_evaluacion']]);
      await m.abrirSobres(id);
      await m.hasta('2011-04-29');
      await m.acto(id, 'OTORGAR_BUENA_PRO');
      expect(await enSituacion()).toEqual(['buena_pro', ['buena_pro']]);
      await m.hasta('2011-05-13');
      expect(await enSituacion()).toEqual(['consentido', ['consentido']]);
      const i = await m.s.bien(
        200,
        m.s.get('/api/indicadores?coleccion=procesos&desde=2011-03&hasta=2011-05'),
      );
      expect(i.informeAnual).toBeNull();
      expect(i.volumen).toMatchObject({ nacidos: 1, terminados: 0, vivos: 1 });
      expect(i.tiempos.etapas.map((e: Json) => [e.etapa, e.casos, e.mediana])).toEqual([
        ['preparacion', 1, 0],
        ['convocado', 1, 24],
        ['bases_integradas', 1, 6],
        ['en_evaluacion', 1, 2],
        ['buena_pro', 1, 9],
        ['apelado', 0, null],
        ['consentido', 0, null],
      ]);
      expect(i.plazos.porRegla.every((r: Json) => /^(RS|AP|AMB-C)/.test(r.regla))).toBe(true);
      const [escritas, rehechas] = etapasDosVeces(m.s.archivo);
      expect(rehechas).toEqual(escritas);
    } finally {
      await m.cerrar();
    }
  });
});
