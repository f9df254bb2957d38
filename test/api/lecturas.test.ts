import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnAnalisis, casoEnEspera, DATOS, type Json } from '../apoyo/cliente.js';
import { enCrudo } from '../apoyo/en-crudo.js';
import { esPlazo, INSTANTE } from '../apoyo/formas.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Leer un caso', () => {
  test('No atiende If-None-Match: responde 200 entero, porque los días restantes cambian cada día.', async () => {
    const { id } = await s.presentar();
    const r = await s.get(`/api/solicitudes/${id}`, { cabeceras: { 'if-none-match': '"1"' } });
    expect(r.estado).toBe(200);
    expect(r.cuerpo.id).toBe(id);
    expect(r.cabeceras.get('cache-control')).toBe('no-store');
  });

  test('Con ?en= muestra lo que constaba en ese instante y no lo que vino después.', async () => {
    const t = await Servidor.abrir();
    try {
      const nacido = await t.presentar();
      const { id } = nacido;
      await t.reloj('2027-02-02T15:00:00.000Z');
      await t.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-03T10:00:00-05:00'));
      await t.reloj('2027-02-10T15:00:00.000Z');
      const como = (en: string) => t.get(`/api/solicitudes/${id}?en=${encodeURIComponent(en)}`);
      const antes = await como('2027-02-01T10:30:00-05:00');
      expect(antes.estado).toBe(200);
      expect(antes.cuerpo.secuencia).toBe(1);
      expect(antes.cuerpo.estado).toEqual(nacido.estado);
      expect(antes.cuerpo.datos).toEqual(nacido.datos);
      expect(antes.cuerpo.plazos.map((p: Json) => p.estado)).toEqual(['corriendo', 'corriendo', 'corriendo']);
      expect(antes.cuerpo.plazos.map((p: Json) => p.restantes)).toEqual([3, 5, 10]);
      const entonces = await como('2027-02-02T15:00:00.000Z');
      expect(entonces.cuerpo.secuencia).toBe(2);
      expect(entonces.cuerpo.datos.reunion.lugar).toBe('Sala virtual');
      expect((await como('2027-02-01T14:59:59.999Z')).estado).toBe(404);
      const hoy = await t.caso(id);
      expect((await como('2027-02-10T15:00:00.000Z')).cuerpo.plazos).toEqual(hoy.plazos);
      expect((await como('ayer')).estado).toBe(422);
    } finally {
      await t.cerrar();
    }
  });

  test('Un plazo que ya pasó consta como vencido aunque el reloj todavía no lo haya disparado.', async () => {
    const antes = await Servidor.abrir();
    const { id } = await antes.presentar();
    await antes.parar();
    // The system was down when the third day ended; it has just started and its first beat has not come.
    const despues = await Servidor.abrir({ RELOJ_INICIO: '2027-02-05T15:00:00.000Z' }, antes.archivo);
    try {
      const caso = await despues.caso(id);
      expect(caso.plazos[0]).toMatchObject({ regla: 'AMB-A4', vence: '2027-02-04', estado: 'vencido' });
    } finally {
      await despues.parar();
      await antes.cerrar();
    }
  });
});

describe('Historial, plazos, notificaciones, documentos y verificación', () => {
  test('Cada fila del historial trae lo que manda el contrato, y cada estado sigue al anterior.', async () => {
    const id = await casoEnAnalisis(s);
    const filas = await s.historial(id);
    expect(filas.map((f) => f.tipo)).toEqual(['PRESENTAR', 'PROGRAMAR_REUNION', 'REGISTRAR_REUNION']);
    filas.forEach((f, i) => {
      expect(f).toEqual(
        expect.objectContaining({
          secuencia: i + 1,
          datos: expect.any(Object),
          actor: expect.any(String),
          ocurrido: expect.stringMatching(INSTANTE),
          registrado: expect.stringMatching(INSTANTE),
          norma: expect.any(String),
          huella: expect.stringMatching(/^[0-9a-f]{64}$/),
        }),
      );
      expect(f.estadoAntes).toEqual(i === 0 ? null : filas[i - 1].estadoDespues);
    });
    expect(new Set(filas.map((f) => f.huella)).size).toBe(3);
    expect(filas.at(-1).estadoDespues).toEqual((await s.caso(id)).estado);
  });

  test('Los plazos del caso son los que muestra el caso.', async () => {
    const id = await casoEnEspera(s, 7);
    const plazos = await s.elementos(`/api/solicitudes/${id}/plazos`);
    for (const p of plazos) esPlazo(p);
    expect(plazos).toEqual((await s.caso(id)).plazos);
    expect(plazos.find((p) => p.regla === 'AT-8.2.1.B-3')).toMatchObject({
      dias: 7,
      vence: '2027-02-10',
      restantes: 7,
      estado: 'corriendo',
    });
    expect(plazos.find((p) => p.regla === 'AMB-A6-informe').estado).toBe('suspendido');
  });

  test('Cada notificación trae canal, asunto, destinatarios, norma, creación y estado.', async () => {
    const id = await casoEnEspera(s);
    const avisos = await s.elementos(`/api/solicitudes/${id}/notificaciones`);
    expect(avisos.map((a) => a.plantilla)).toEqual(['CITACION', 'RESULTADO_REUNION', 'REQUERIMIENTO']);
    for (const a of avisos) {
      expect(a).toEqual(
        expect.objectContaining({
          id: expect.any(String),
          canal: 'correo',
          asunto: expect.any(String),
          norma: expect.any(String),
          creada: expect.stringMatching(INSTANTE),
          estado: 'enviada',
        }),
      );
      expect(a.destinatarios.map((d: Json) => d.correo)).toEqual([
        'dec@entidad.gob.pe',
        'contacto@entidad.gob.pe',
      ]);
    }
  });

  test('Los documentos son los que se nombraron al presentar y los que se recibieron.', async () => {
    const { id } = await s.presentar({
      documentosARevisar: ['Bases.pdf', { nombre: 'Anexo.pdf', detalle: 'D' }],
    });
    const docs = await s.elementos(`/api/solicitudes/${id}/documentos`);
    expect(docs.map((d) => d.nombre)).toEqual(['Bases.pdf', 'Anexo.pdf']);
    expect(docs[1]).toMatchObject({ detalle: 'D', acto: 'PRESENTAR', secuencia: 1 });
  });

  test('La verificación confirma la cadena y la repetición, también después de vencer y de archivar.', async () => {
    const t = await Servidor.abrir();
    try {
      const id = await casoEnEspera(t, 2);
      await t.reloj('2027-03-10T15:00:00.000Z');
      const caso = await t.caso(id);
      expect(caso.situacion).toBe('archivada');
      const filas = await t.historial(id);
      expect(filas.filter((f) => f.tipo === 'VENCIO_CONTINUIDAD')).toHaveLength(1);
      expect(await t.verificacion(id)).toEqual({ integra: true, eventos: filas.length, diferencias: [] });
    } finally {
      await t.cerrar();
    }
  });

  test('Una fila alterada por fuera se descubre: la verificación dice cuál.', async () => {
    const t = await Servidor.abrir();
    try {
      const id = await casoEnAnalisis(t);
      await enCrudo(t.archivo, async (db) => {
        await db.desproteger();
        await db.filas(
          `UPDATE evento SET datos = replace(datos, 'virtual', 'presencial') WHERE caso = ? AND secuencia = 2`,
          id,
        );
      });
      const { integra, diferencias } = await t.verificacion(id);
      expect(integra).toBe(false);
      expect(diferencias.map((d: Json) => d.secuencia)).toContain(2);
    } finally {
      await t.cerrar();
    }
  });
});
