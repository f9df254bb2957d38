import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnAnalisis, casoEnEspera, DATOS, INICIO, type Json } from '../apoyo/cliente.js';
import { esCaso } from '../apoyo/formas.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Enviar un acto', () => {
  test('Responde 200 con el caso, la fila del historial y los efectos.', async () => {
    const { id } = await s.presentar();
    const r = await s.enviar(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-05T11:00:00-05:00'));
    expect(r.estado).toBe(200);
    expect(r.cabeceras.get('etag')).toBe('"2"');
    expect(r.cabeceras.get('cache-control')).toBe('no-store');
    const { caso, evento, efectos } = r.cuerpo;
    esCaso(caso);
    expect(caso.secuencia).toBe(2);
    expect(evento).toMatchObject({ secuencia: 2, tipo: 'PROGRAMAR_REUNION' });
    expect(evento.estadoDespues).toEqual(caso.estado);
    expect(evento.estadoAntes).not.toEqual(caso.estado);
    expect(efectos.notificaciones).toHaveLength(1);
    expect(efectos.notificaciones[0]).toMatchObject({ canal: 'correo', norma: expect.any(String) });
    expect(efectos.plazosArmados.map((p: Json) => p.regla)).toEqual(['AMB-A6-resultado']);
    expect(efectos.plazosCerrados.map((p: Json) => [p.regla, p.estado])).toEqual([
      ['AMB-A4', 'cumplido'],
      ['AT-8.2.1.A-1', 'cumplido'],
    ]);
    expect(caso).toEqual(await s.caso(id));
    expect((await s.historial(id)).at(-1)).toEqual(evento);
  });

  test('Con Prefer: return=minimal responde 200 con id, situación y secuencia, y nada más.', async () => {
    const prefer = { cabeceras: { prefer: 'return=minimal' } };
    const nace = await s.post('/api/solicitudes', solicitudCompleta(), prefer);
    expect(nace.cuerpo).toEqual({ id: expect.any(String), situacion: 'en_tramite', secuencia: 1 });
    const r = await s.enviar(nace.cuerpo.id, 'DERIVAR', { organo: 'O', materia: 'M' }, prefer);
    expect(r.estado).toBe(200);
    expect(r.cuerpo).toEqual({ id: nace.cuerpo.id, situacion: 'en_tramite', secuencia: 2 });
  });

  test('Con If-Match atrasado responde 412 y no registra nada; con el vigente, actúa.', async () => {
    const { id } = await s.presentar();
    const derivar = (etag: string) =>
      s.enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' }, { cabeceras: { 'if-match': etag } });
    expect((await derivar('"1"')).estado).toBe(200);
    const vieja = await derivar('"1"');
    expect(vieja.estado).toBe(412);
    expect(vieja.cuerpo.detail).toMatch(/secuencia 2/);
    expect((await derivar('"3"')).estado).toBe(412);
    expect(await s.historial(id)).toHaveLength(2);
    expect((await derivar('"2"')).estado).toBe(200);
    expect((await derivar('*')).estado).toBe(200);
  });

  test('De dos actos simultáneos con el mismo If-Match gana exactamente uno.', async () => {
    const { id } = await s.presentar();
    const respuestas = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        s.enviar(id, 'DERIVAR', { organo: `O${i}`, materia: 'M' }, { cabeceras: { 'if-match': '"1"' } }),
      ),
    );
    expect(respuestas.filter((r) => r.estado === 200)).toHaveLength(1);
    expect(respuestas.filter((r) => r.estado === 412)).toHaveLength(19);
    expect(await s.historial(id)).toHaveLength(2);
  });

  test('Cien actos simultáneos sobre un caso quedan todos, en una sola cadena sin huecos.', async () => {
    const { id } = await s.presentar();
    const respuestas = await Promise.all(
      Array.from({ length: 100 }, (_, i) => s.enviar(id, 'DERIVAR', { organo: `Órgano ${i}`, materia: 'M' })),
    );
    expect(respuestas.map((r) => r.estado)).toEqual(Array(100).fill(200));
    const filas = await s.historial(id);
    expect(filas.map((f) => f.secuencia)).toEqual(Array.from({ length: 101 }, (_, i) => i + 1));
    expect(new Set(filas.slice(1).map((f) => f.datos.organo)).size).toBe(100);
    const porOrgano = new Map(filas.map((f) => [f.datos.organo, f.secuencia]));
    respuestas.forEach((r, i) => {
      expect(porOrgano.get(`Órgano ${i}`)).toBe(r.cuerpo.evento.secuencia);
    });
    expect(await s.verificacion(id)).toEqual({ integra: true, eventos: 101, diferencias: [] });
  });

  test('Los eventos permitidos son justo los que el caso admite: los demás se rechazan y no cambian nada.', async () => {
    const { id, eventosPermitidos } = await s.presentar();
    const tipos = eventosPermitidos.map((e: Json) => e.tipo);
    expect([...tipos].sort()).toEqual(
      [
        'ASIGNADO',
        'DECLARAR_IMPROCEDENTE',
        'DERIVAR',
        'DESISTIR',
        'PROGRAMAR_REUNION',
        'RECHAZAR',
        'REGISTRAR_CONTACTO',
        'REGISTRAR_CONVOCATORIA',
        'REGISTRAR_VISITA',
      ].sort(),
    );
    const esquema = eventosPermitidos.find((e: Json) => e.tipo === 'PROGRAMAR_REUNION').esquema;
    expect(esquema.required.sort()).toEqual(['fecha', 'lugar', 'modalidad']);
    expect(esquema.additionalProperties).toBe(false);
    expect(esquema.properties.modalidad.enum).toEqual(['presencial', 'virtual']);
    const fuera = await s.enviar(id, 'REMITIR_RESPUESTA', { contenido: 'Respuesta.' });
    expect(fuera.estado).toBe(409);
    expect(await s.historial(id)).toHaveLength(1);
  });
});

describe('Un acto que no procede', () => {
  test('Fuera de orden: 409 con código, estado, regla, norma, frase en castellano, qué lo habilita y qué se puede.', async () => {
    const { id, estado, eventosPermitidos } = await s.presentar();
    const r = await s.enviar(id, 'REGISTRAR_REUNION', DATOS.reunion('2027-02-01'));
    expect(r.estado).toBe(409);
    expect(r.cabeceras.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(r.cuerpo).toMatchObject({
      status: 409,
      codigo: 'EVENTO_NO_PERMITIDO',
      estado,
      regla: 'AT-8.1.3-2',
      eventosPermitidos,
      type: expect.any(String),
      title: expect.any(String),
    });
    expect(r.cuerpo.norma).toMatch(/9\.1\.3|8\.1\.3/);
    expect(r.cuerpo.detail).toMatch(/«Registrar la reunión realizada» no corresponde/);
    expect(r.cuerpo.seHabilita.estados.length).toBeGreaterThan(0);
  });

  test('Fuera del plazo de la reunión: 409 con la fecha tope y su artículo.', async () => {
    const { id } = await s.presentar();
    const r = await s.enviar(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-16T10:00:00-05:00'));
    expect(r.estado).toBe(409);
    expect(r.cuerpo.codigo).toBe('CONDICION_NO_CUMPLIDA');
    expect(r.cuerpo.regla).toBe('AT-8.2.1.A-2');
    expect(r.cuerpo.detail).toMatch(/15 de febrero de 2027/);
    expect(r.cuerpo.seHabilita).toMatchObject({ hasta: '2027-02-15' });
    expect(r.cuerpo.eventosPermitidos.map((e: Json) => e.tipo)).toContain('PROGRAMAR_REUNION');
    expect((await s.caso(id)).secuencia).toBe(1);
  });

  test('Sobre un caso terminado: 409, sin eventos permitidos.', async () => {
    const { id } = await s.presentar();
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no se requiere.' });
    const r = await s.enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' });
    expect(r.estado).toBe(409);
    expect(r.cuerpo.codigo).toBe('EVENTO_NO_PERMITIDO');
    expect(r.cuerpo.eventosPermitidos).toEqual([]);
    expect(r.cuerpo.detail).toMatch(/terminó/);
  });

  test('Una reunión ya registrada no se registra otra vez: 409 y la historia queda igual.', async () => {
    const id = await casoEnAnalisis(s);
    const r = await s.enviar(id, 'REGISTRAR_REUNION', DATOS.reunion('2027-02-01'));
    expect(r.estado).toBe(409);
    expect(await s.historial(id)).toHaveLength(3);
  });
});

describe('Un acto sobre un caso con un plazo ya vencido', () => {
  test('Primero consta el vencimiento, en su instante legal, y luego el acto.', async () => {
    const t = await Servidor.abrir();
    try {
      const { id } = await t.presentar();
      await t.reloj('2027-02-12T15:00:00.000Z');
      await t.acto(id, 'DERIVAR', { organo: 'O', materia: 'M' });
      const filas = await t.historial(id);
      expect(filas.map((f) => [f.tipo, f.datos.regla ?? null, f.ocurrido])).toEqual([
        ['PRESENTAR', null, INICIO],
        ['VENCIO_PLAZO', 'AMB-A4', '2027-02-05T05:00:00.000Z'],
        ['VENCIO_PLAZO', 'AT-8.2.1.A-1', '2027-02-09T05:00:00.000Z'],
        ['DERIVAR', null, '2027-02-12T15:00:00.000Z'],
      ]);
    } finally {
      await t.cerrar();
    }
  });

  test('Rectificar un vencimiento devuelve el caso a la vida y solo lo hace el coordinador.', async () => {
    const t = await Servidor.abrir();
    try {
      const id = await casoEnEspera(t, 2);
      await t.reloj('2027-03-10T15:00:00.000Z');
      const datos = {
        acto: {
          tipo: 'RECIBIR_DOCUMENTACION',
          datos: { detalle: 'D', completa: true, recibida: '2027-02-12' },
        },
        cargo: 'Cargo 123',
      };
      const especialista = await t.ficha(['especialista']);
      expect((await t.enviar(id, 'RECTIFICAR_VENCIMIENTO', datos, { ficha: especialista })).estado).toBe(403);
      const coordinador = await t.ficha(['coordinador']);
      const { caso } = await t.acto(id, 'RECTIFICAR_VENCIMIENTO', datos, { ficha: coordinador });
      expect(caso.situacion).toBe('en_tramite');
      expect((await t.historial(id)).map((f) => f.tipo)).toContain('VENCIO_CONTINUIDAD');
      expect((await t.verificacion(id)).integra).toBe(true);
    } finally {
      await t.cerrar();
    }
  });
});
