import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  casoEnAnalisis,
  casoEnEspera,
  DATOS,
  INICIO,
  type Json,
  RUC_A,
  Servidor,
} from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const INSTANTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const DIA = /^\d{4}-\d\d-\d\d$/;
const ESTADOS_DE_PLAZO = ['corriendo', 'vencido', 'cumplido', 'suspendido', 'reemplazado', 'anulado'];

function esPlazo(p: Json): void {
  expect(p).toEqual(
    expect.objectContaining({
      id: expect.any(String),
      regla: expect.stringMatching(/^(AT|AMB)-/),
      descripcion: expect.any(String),
      norma: expect.any(String),
      desde: expect.stringMatching(DIA),
      dias: expect.any(Number),
      computo: expect.any(String),
      vence: expect.stringMatching(DIA),
      restantes: expect.any(Number),
    }),
  );
  expect(ESTADOS_DE_PLAZO).toContain(p.estado);
  expect(p.norma.length).toBeGreaterThan(3);
}

function esCaso(caso: Json): void {
  expect(caso).toEqual(
    expect.objectContaining({
      id: expect.any(String),
      numero: expect.stringMatching(/^AT-2027-\d{6}$/),
      maquina: 'solicitud',
      version: '1.0.0',
      regimen: expect.any(String),
      situacion: expect.any(String),
      secuencia: expect.any(Number),
      creado: expect.stringMatching(INSTANTE),
      actualizado: expect.stringMatching(INSTANTE),
      datos: expect.any(Object),
      vinculos: expect.any(Array),
      advertencias: expect.any(Array),
    }),
  );
  expect(caso.estado).toBeTruthy();
  for (const p of caso.plazos) esPlazo(p);
  for (const acto of caso.eventosPermitidos) {
    expect(acto).toEqual(
      expect.objectContaining({
        tipo: expect.stringMatching(/^[A-Z_]+$/),
        titulo: expect.any(String),
        norma: expect.any(String),
        roles: expect.any(Array),
        esquema: expect.objectContaining({ type: 'object' }),
      }),
    );
    expect(acto.roles.length).toBeGreaterThan(0);
  }
}

describe('Presentar una solicitud', () => {
  test('Responde 201 con el caso entero, su dirección, su ETag y sin permitir que se guarde.', async () => {
    const r = await s.post('/api/solicitudes', solicitudCompleta());
    expect(r.estado).toBe(201);
    expect(r.cabeceras.get('location')).toBe(`/api/solicitudes/${r.cuerpo.id}`);
    expect(r.cabeceras.get('etag')).toBe('"1"');
    expect(r.cabeceras.get('cache-control')).toBe('no-store');
    expect(r.cabeceras.get('content-type')).toMatch(/^application\/json/);
    esCaso(r.cuerpo);
    expect(r.cuerpo).toMatchObject({ situacion: 'en_tramite', secuencia: 1, advertencias: [], vinculos: [] });
    expect(r.cuerpo.datos).toMatchObject({ objeto: 'Adquisición de bienes de prueba', canal: 'digital' });
    expect(r.cuerpo.plazos.map((p: Json) => [p.regla, p.desde, p.vence, p.restantes, p.estado])).toEqual([
      ['AMB-A4', '2027-02-01', '2027-02-04', 3, 'corriendo'],
      ['AT-8.2.1.A-1', '2027-02-01', '2027-02-08', 5, 'corriendo'],
      ['AT-8.2.1.A-2', '2027-02-01', '2027-02-15', 10, 'corriendo'],
    ]);
    expect(r.cuerpo.plazos[0].descripcion).toMatch(/^Plazo interno/);
  });

  test('La dirección que responde es la del caso, igual a como nació.', async () => {
    const r = await s.post('/api/solicitudes', solicitudCompleta());
    const leido = await s.get(r.cabeceras.get('location') ?? '');
    expect(leido.cuerpo).toEqual(r.cuerpo);
    expect(leido.cabeceras.get('etag')).toBe(r.cabeceras.get('etag'));
  });

  test('Los números de expediente son correlativos dentro del año.', async () => {
    const uno = await s.presentar();
    const otro = await s.presentar();
    expect(Number(otro.numero.slice(8))).toBe(Number(uno.numero.slice(8)) + 1);
  });

  test.each([
    ['a', 'entidad.nombre', { entidad: { ruc: RUC_A } }],
    ['a', 'objeto', { objeto: '   ' }],
    [
      'b',
      'contacto.telefono',
      { contacto: { ...(solicitudCompleta()['contacto'] as object), telefono: '' } },
    ],
    ['c', 'sustentoEstrategico', { sustentoEstrategico: undefined }],
  ])(
    'Si falta un dato del literal %s (%s) nace rechazada y archivada, con su aviso.',
    async (literal, dato, cambios) => {
      const caso = await s.presentar(cambios as Record<string, unknown>);
      esCaso(caso);
      expect(caso.situacion).toBe('rechazada');
      expect(caso.datos.omisiones).toEqual([{ literal, dato }]);
      expect(caso.plazos).toEqual([]);
      expect(caso.eventosPermitidos).toEqual([]);
      const avisos = await s.elementos(`/api/solicitudes/${caso.id}/notificaciones`);
      expect(avisos).toHaveLength(1);
      expect(avisos[0].asunto).toMatch(/rechaz/i);
    },
  );

  test('Una nueva que nombra la rechazada nace con sus datos, sin copiar su recepción.', async () => {
    const anterior = await s.presentar({ sustentoEstrategico: '', recibida: '2027-02-01' });
    const r = await s.post('/api/solicitudes', {
      canal: 'digital',
      fase: 'actuaciones_preparatorias',
      materias: ['consultas'],
      responsableDec: { nombre: 'Responsable de la DEC', correo: 'dec@entidad.gob.pe' },
      sustentoEstrategico: 'Ahora sí se sustenta.',
      solicitudAnterior: anterior.id,
    });
    expect(r.estado).toBe(201);
    expect(r.cuerpo.situacion).toBe('en_tramite');
    expect(r.cuerpo.datos.entidad.nombre).toBe('Entidad de Prueba');
    expect(r.cuerpo.datos.sustentoEstrategico).toBe('Ahora sí se sustenta.');
    expect(r.cuerpo.datos.recibida).toBeUndefined();
    expect(r.cuerpo.vinculos).toContainEqual({ tipo: 'solicitudAnterior', caso: anterior.id });
  });

  test('Un correo que no es institucional es una advertencia y no un rechazo.', async () => {
    const contacto = { ...(solicitudCompleta()['contacto'] as object), correo: 'persona@example.com' };
    const caso = await s.presentar({ contacto });
    expect(caso.situacion).toBe('en_tramite');
    expect(caso.advertencias).toHaveLength(1);
    expect(caso.advertencias[0]).toMatch(/institucional/);
  });

  test.each([
    ['un RUC de dígito errado', { entidad: { nombre: 'E', ruc: '20131312954' } }, 'entidad.ruc'],
    ['un RUC de diez dígitos', { entidad: { nombre: 'E', ruc: '2013131295' } }, 'entidad.ruc'],
    [
      'un correo ilegible',
      { responsableDec: { nombre: 'R', correo: 'dec.entidad' } },
      'responsableDec.correo',
    ],
    ['un tipo errado', { materias: 'consultas' }, 'materias'],
    ['una fase que no existe', { fase: 'liquidacion' }, 'fase'],
    ['una recepción futura', { recibida: '2027-02-02' }, 'recibida'],
  ])('Con %s responde 422 y dice dónde está el error.', async (_que, cambios, ruta) => {
    const r = await s.post('/api/solicitudes', solicitudCompleta(cambios));
    expect(r.estado).toBe(422);
    expect(r.cuerpo.codigo).toBe('DATOS_INVALIDOS');
    expect(r.cuerpo.errores.map((e: Json) => e.ruta)).toContain(ruta);
    for (const e of r.cuerpo.errores) expect(e.mensaje).toMatch(/\p{L}{3}/u);
  });
});

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
});

describe('Simular', () => {
  const TABLAS = [
    'caso',
    'caso_datos',
    'evento',
    'plazo',
    'aviso',
    'mensaje',
    'vinculo',
    'idempotencia',
    'contador',
  ];
  async function filas(): Promise<Record<string, number>> {
    const { default: Sqlite } = await import('better-sqlite3');
    const db = new Sqlite(s.archivo, { readonly: true });
    try {
      return Object.fromEntries(
        TABLAS.map((t) => [t, db.prepare(`SELECT count(*) FROM ${t}`).pluck().get() as number]),
      );
    } finally {
      db.close();
    }
  }

  test('Decide y muestra estado, avisos y plazos, y no registra nada.', async () => {
    const { id } = await s.presentar();
    const antes = await filas();
    const camino = `/api/solicitudes/${id}/eventos`;
    const cuerpo = { tipo: 'PROGRAMAR_REUNION', datos: DATOS.programar('2027-02-05T11:00:00-05:00') };
    const r = await s.post(`${camino}?simular=true`, cuerpo, {
      cabeceras: { 'idempotency-key': 'simulada' },
    });
    expect(r.estado).toBe(200);
    expect(r.cuerpo.efectos.situacion).toBe('en_tramite');
    expect(r.cuerpo.efectos.notificaciones.map((a: Json) => a.asunto)).toHaveLength(1);
    expect(r.cuerpo.efectos.plazosArmados.map((p: Json) => p.regla)).toEqual(['AMB-A6-resultado']);
    expect(r.cuerpo.efectos.plazosCerrados.map((p: Json) => p.regla)).toEqual(['AMB-A4', 'AT-8.2.1.A-1']);
    expect(await filas()).toEqual(antes);
    expect((await s.caso(id)).secuencia).toBe(1);
    const deVeras = await s.post(camino, cuerpo, { cabeceras: { 'idempotency-key': 'simulada' } });
    expect(deVeras.estado).toBe(200);
    expect(deVeras.cabeceras.get('idempotent-replayed')).toBeNull();
    expect(deVeras.cuerpo.efectos).toEqual(r.cuerpo.efectos);
    expect(deVeras.cuerpo.caso.estado).toEqual(r.cuerpo.caso.estado);
  });

  test('Un acto que no procede se rechaza igual y tampoco registra nada.', async () => {
    const { id } = await s.presentar();
    const antes = await filas();
    const r = await s.post(`/api/solicitudes/${id}/eventos?simular=true`, {
      tipo: 'REMITIR_RESPUESTA',
      datos: { contenido: 'x' },
    });
    expect(r.estado).toBe(409);
    expect(await filas()).toEqual(antes);
  });

  test('Simular una presentación no crea nada ni gasta número.', async () => {
    const antes = await filas();
    const r = await s.post('/api/solicitudes?simular=true', solicitudCompleta());
    expect(r.estado).toBe(200);
    expect(r.cuerpo.situacion).toBe('en_tramite');
    expect(await filas()).toEqual(antes);
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
      const { default: Sqlite } = await import('better-sqlite3');
      const db = new Sqlite(t.archivo);
      db.exec('DROP TRIGGER evento_no_cambia');
      db.prepare(
        `UPDATE evento SET datos = replace(datos, 'virtual', 'presencial') WHERE caso = ? AND secuencia = 2`,
      ).run(id);
      db.close();
      const { integra, diferencias } = await t.verificacion(id);
      expect(integra).toBe(false);
      expect(diferencias.map((d: Json) => d.secuencia)).toContain(2);
    } finally {
      await t.cerrar();
    }
  });
});

describe('Dejar constancia de una notificación', () => {
  async function conOficio(): Promise<{ t: Servidor; id: string; nid: string }> {
    const t = await Servidor.abrir();
    const id = await casoEnEspera(t, 2);
    await t.reloj('2027-03-10T15:00:00.000Z');
    const oficio = (await t.elementos(`/api/solicitudes/${id}/notificaciones`)).find(
      (a) => a.canal === 'oficio',
    );
    return { t, id, nid: oficio.id };
  }

  test('El oficio del archivo espera a una persona; su registro queda en el historial y una sola vez.', async () => {
    const { t, id, nid } = await conOficio();
    try {
      const lista = () => t.elementos(`/api/solicitudes/${id}/notificaciones`);
      expect((await lista()).find((a) => a.id === nid).estado).toBe('por_registrar');
      const camino = `/api/solicitudes/${id}/notificaciones/${nid}/registro`;
      const cuerpo = { codigo: 'OFICIO-1-2027', fecha: '2027-03-10', resultado: 'registrada' };
      const r = await t.post(camino, cuerpo, { cabeceras: { 'idempotency-key': 'oficio' } });
      expect(r.estado).toBe(200);
      expect(r.cuerpo.evento.datos).toMatchObject({ aviso: nid, codigo: 'OFICIO-1-2027' });
      expect((await lista()).find((a) => a.id === nid)).toMatchObject({
        estado: 'registrada',
        codigo: 'OFICIO-1-2027',
      });
      const repetida = await t.post(camino, cuerpo, { cabeceras: { 'idempotency-key': 'oficio' } });
      expect(repetida.cabeceras.get('idempotent-replayed')).toBe('true');
      expect(repetida.cuerpo.evento).toEqual(r.cuerpo.evento);
      expect((await t.post(camino, cuerpo)).estado).toBe(409);
      expect((await t.verificacion(id)).integra).toBe(true);
    } finally {
      await t.cerrar();
    }
  });

  test('Una fecha futura, una anterior al aviso o una notificación ajena no se registran.', async () => {
    const { t, id, nid } = await conOficio();
    try {
      const registrar = (cual: string, fecha: string) =>
        t.post(`/api/solicitudes/${id}/notificaciones/${cual}/registro`, { fecha, resultado: 'registrada' });
      expect((await registrar(nid, '2027-03-11')).estado).toBe(409);
      expect((await registrar(nid, '2027-02-01')).estado).toBe(409);
      expect((await registrar('no-existe', '2027-03-10')).estado).toBe(404);
      const otro = await t.presentar();
      const r = await t.post(`/api/solicitudes/${otro.id}/notificaciones/${nid}/registro`, {
        fecha: '2027-03-10',
        resultado: 'registrada',
      });
      expect(r.estado).toBe(404);
    } finally {
      await t.cerrar();
    }
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
