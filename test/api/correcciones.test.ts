import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, type Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

// Days to schedule the meeting: five by the Directiva, from Monday 1 February 2027.
const REGLA = 'AT-8.2.1.A-1';
const camino = (regla = REGLA) => `/api/reglas/${encodeURIComponent(regla)}/correcciones`;
const lectura = (cambios: Record<string, unknown> = {}) => ({
  dias: 7,
  norma: 'Directiva N.º 007-2027-OECE-CD, num. 9.2.1',
  motivo: 'Se leyó el texto publicado',
  ...cambios,
});
const plazosDe = async (t: Servidor, id: string, regla = REGLA) =>
  (await t.caso(id)).plazos
    .filter((p: Json) => p.regla === regla)
    .map((p: Json) => [p.dias, p.vence, p.estado]);
const tipos = async (t: Servidor, id: string) => (await t.historial(id)).map((f) => f.tipo);

describe('Corregir los días de una regla', () => {
  test('Primero muestra qué mueve, luego lo mueve en una sola fila por expediente, se verifica y queda al reiniciar.', async () => {
    const antes = await Servidor.abrir();
    const { id } = await antes.presentar();
    const { id: otro } = await antes.presentar();
    const { id: fin } = await antes.presentar();
    await antes.acto(fin, 'DESISTIR', { motivo: 'M' });
    const vista = await antes.bien(200, antes.post(`${camino()}?simular=true`, lectura()));
    expect(vista).toMatchObject({ catalogo: 2, total: 2, siguiente: null, yaVencidos: [] });
    expect(vista.plazosMovidos.map((p: Json) => [p.caso, p.regla, p.antes, p.despues])).toEqual(
      [id, otro].sort().map((caso) => [caso, REGLA, '2027-02-08', '2027-02-10']),
    );
    expect(vista.plazosMovidos[0].numero).toMatch(/^AT-2027-/);
    expect(vista.regla).toMatchObject({ id: REGLA, cita: lectura().norma, plazo: { dias: 7 } });
    expect(await plazosDe(antes, id)).toEqual([[5, '2027-02-08', 'corriendo']]);
    expect(await antes.bien(200, antes.get(`/api/reglas/${REGLA}`))).toMatchObject({
      plazo: { dias: 5 },
      correcciones: [],
    });

    expect(await antes.bien(201, antes.post(camino(), lectura()))).toEqual(vista);
    await antes.parar();
    const t = await Servidor.abrir({}, antes.archivo);
    try {
      for (const caso of [id, otro]) {
        expect(await tipos(t, caso)).toEqual(['PRESENTAR', 'REGLA_CORREGIDA']);
        expect(await plazosDe(t, caso)).toEqual([
          [5, '2027-02-08', 'reemplazado'],
          [7, '2027-02-10', 'corriendo'],
        ]);
        expect(await t.verificacion(caso)).toMatchObject({ integra: true, eventos: 2 });
      }
      expect(await tipos(t, fin)).not.toContain('REGLA_CORREGIDA');
      const fila = (await t.historial(id)).at(-1);
      expect(fila.datos).toMatchObject({ catalogo: 2, regla: REGLA, dias: 7, norma: lectura().norma });
      const { plazos } = await t.caso(id);
      expect(plazos.at(-1)).toMatchObject({
        norma: lectura().norma,
        reemplaza: expect.any(String),
        motivo: `Corrección de la regla ${REGLA}: de 5 a 7 días, según ${lectura().norma}.`,
      });
      const { id: nueva } = await t.presentar();
      expect(await plazosDe(t, nueva)).toEqual([[7, '2027-02-10', 'corriendo']]);
      expect(await t.bien(200, t.get(`/api/reglas/${REGLA}`))).toMatchObject({
        fuente: 'texto',
        cita: lectura().norma,
        plazo: { dias: 7 },
        filas: [{ plazo: { dias: 5 } }, { plazo: { dias: 7 } }],
        correcciones: [{ catalogo: 2, dias: 7, norma: lectura().norma, motivo: lectura().motivo }],
      });
      expect((await t.bien(201, t.post(camino(), lectura({ dias: 3 })))).plazosMovidos[0]).toMatchObject({
        antes: '2027-02-10',
        despues: '2027-02-04',
      });
      for (const caso of [id, otro, nueva, fin]) expect((await t.verificacion(caso)).integra).toBe(true);
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });

  test.each([
    ['2027-02-10T15:00:00.000Z', 'corriendo', 0],
    ['2027-02-11T04:59:59.999Z', 'corriendo', 0],
    ['2027-02-11T05:00:00.000Z', 'vencido', 1],
  ])('El plazo corregido llega a las %s como %s.', async (ahora, estado, vencimientos) => {
    const t = await Servidor.abrir();
    try {
      const { id } = await t.presentar();
      await t.bien(201, t.post(camino(), lectura()));
      await t.reloj(ahora);
      expect((await plazosDe(t, id)).at(-1)).toEqual([7, '2027-02-10', estado]);
      const filas = await t.historial(id);
      const suyos = filas.filter((f) => f.tipo === 'VENCIO_PLAZO' && f.datos.regla === REGLA);
      expect(suyos).toHaveLength(vencimientos);
      expect((await t.verificacion(id)).integra).toBe(true);
    } finally {
      await t.cerrar();
    }
  });

  test('El plazo que ya venció se lista y no se deshace; el aún no disparado vence primero.', async () => {
    const antes = await Servidor.abrir();
    const { id } = await antes.presentar();
    await antes.parar();
    const t = await Servidor.abrir({ RELOJ_INICIO: '2027-02-09T15:00:00.000Z' }, antes.archivo);
    try {
      const r = await t.bien(201, t.post(camino(), lectura()));
      expect(r).toMatchObject({ total: 0, plazosMovidos: [] });
      expect(r.yaVencidos.map((p: Json) => [p.caso, p.antes, p.despues])).toEqual([
        [id, '2027-02-08', '2027-02-10'],
      ]);
      expect(await plazosDe(t, id)).toEqual([[5, '2027-02-08', 'vencido']]);
      expect(await tipos(t, id)).not.toContain('REGLA_CORREGIDA');
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });

  test('El término de la entidad que se mueve se le avisa, y lo prorrogado conserva sus días de más.', async () => {
    const t = await Servidor.abrir();
    try {
      const id = await casoEnEspera(t, 3);
      await t.reloj('2027-02-05T15:00:00.000Z');
      const [continuidad] = (await t.caso(id)).plazos.filter((p: Json) => p.regla === 'AT-8.2.1.B-5');
      expect(continuidad.dias).toBe(10);
      await t.acto(id, 'PRORROGAR_ENTREGA', { dias: 4, motivo: 'Pedido de la entidad.' });
      const r = await t.bien(201, t.post(camino('AT-8.2.1.B-5'), lectura({ dias: 12 })));
      expect(r.total).toBe(1);
      expect((await plazosDe(t, id, 'AT-8.2.1.B-5')).map((p: Json) => [p[0], p[2]])).toEqual([
        [10, 'reemplazado'],
        [14, 'reemplazado'],
        [16, 'corriendo'],
      ]);
      const avisos = await t.elementos(`/api/solicitudes/${id}/notificaciones`);
      expect(avisos.at(-1)).toMatchObject({ plantilla: 'PLAZO_MOVIDO', regla: 'D-CATALOGO' });
      expect((await t.verificacion(id)).integra).toBe(true);
      await t.bien(201, t.post(camino('AT-8.2.1.B-5'), lectura({ dias: 8 })));
      expect((await plazosDe(t, id, 'AT-8.2.1.B-5')).at(-1)?.[0]).toBe(12);
      expect((await t.verificacion(id)).integra).toBe(true);

      // AMB-A8: it starts again with the days it had; those the rule gives go on being those of the rule.
      const [rebota] = avisos.filter((a) => a.plantilla === 'CONTINUIDAD');
      const rebote = { fecha: '2027-02-05', resultado: 'rebotada' };
      await t.bien(200, t.post(`/api/solicitudes/${id}/notificaciones/${rebota.id}/registro`, rebote));
      await t.reloj('2027-02-08T15:00:00.000Z');
      const reiniciado = (await t.caso(id)).plazos.at(-1);
      expect(reiniciado).toMatchObject({ regla: 'AT-8.2.1.B-5', dias: 12, estado: 'corriendo' });
      const tercera = await t.bien(201, t.post(camino('AT-8.2.1.B-5'), lectura({ dias: 11 })));
      expect(tercera.plazosMovidos.map((p: Json) => [p.caso, p.antes])).toEqual([[id, reiniciado.vence]]);
      expect((await plazosDe(t, id, 'AT-8.2.1.B-5')).at(-1)).toEqual([15, expect.any(String), 'corriendo']);
      expect((await t.verificacion(id)).integra).toBe(true);
    } finally {
      await t.cerrar();
    }
  });

  test('El término que se reinicia toma los días de la regla corregida mientras el correo esperaba, y el correo los dice.', async () => {
    const t = await Servidor.abrir();
    try {
      const id = await casoEnEspera(t, 3);
      await t.reloj('2027-02-05T15:00:00.000Z');
      // On Saturday the mail comes back: the new one waits for Monday.
      await t.reloj('2027-02-06T15:00:00.000Z');
      const avisos = () => t.elementos(`/api/solicitudes/${id}/notificaciones`);
      const consultas = async () => (await avisos()).filter((a) => a.plantilla === 'CONTINUIDAD');
      const [rebota] = await consultas();
      const rebote = { fecha: '2027-02-06', resultado: 'rebotada' };
      await t.bien(200, t.post(`/api/solicitudes/${id}/notificaciones/${rebota.id}/registro`, rebote));
      await t.bien(201, t.post(camino('AT-8.2.1.B-5'), lectura({ dias: 4 })));
      await t.reloj('2027-02-08T15:00:00.000Z');
      expect((await plazosDe(t, id, 'AT-8.2.1.B-5')).at(-1)).toEqual([4, '2027-02-12', 'corriendo']);
      const [, nueva] = await consultas();
      const carta = await t.bien(200, t.get(`/api/solicitudes/${id}/notificaciones/${nueva.id}/texto`));
      expect(carta.texto).toContain('12 de febrero de 2027');
      expect((await t.verificacion(id)).integra).toBe(true);
    } finally {
      await t.cerrar();
    }
  });

  test('Una regla de memoria deja de estar por contrastar donde se cita.', async () => {
    const t = await Servidor.abrir();
    try {
      const leer = () => t.bien(200, t.get('/api/reglas/RS-24-LP'));
      expect(await leer()).toMatchObject({
        fuente: 'memoria',
        porContrastar: true,
        cita: 'Reglamento DS 184-2008-EF, art. 24 (por contrastar)',
      });
      const norma = 'Reglamento DS 184-2008-EF, art. 24';
      await t.bien(201, t.post(camino('RS-24-LP'), lectura({ dias: 22, norma })));
      const despues = await leer();
      expect(despues).toMatchObject({ fuente: 'texto', cita: norma, plazo: { dias: 22 } });
      expect(despues.porContrastar).toBeUndefined();
      const enLista = (await t.elementos('/api/reglas')).find((r) => r.id === 'RS-24-LP');
      expect(enLista).toMatchObject({ cita: norma, plazo: { dias: 22 } });
    } finally {
      await t.cerrar();
    }
  });

  test.each([
    ['NO-EXISTE', 404, undefined],
    ['__proto__', 404, undefined],
    ['AT-7.1', 409, 'REGLA_SIN_DIAS'],
    ['AT-8.2.1.B-3', 409, 'REGLA_SIN_DIAS'],
    ['AMB-C-propuestas', 409, 'REGLA_SIN_DIAS'],
    ['RS-58-plazo', 409, 'CORRECCION_REPETIDA'],
  ])('Corregir %s a tres días responde %i, se simule o no.', async (regla, estado, codigo) => {
    for (const simular of ['?simular=true', '']) {
      const r = await s.post(`${camino(regla)}${simular}`, lectura({ dias: 3 }));
      expect([r.estado, r.cuerpo.codigo]).toEqual([estado, codigo ?? r.cuerpo.codigo]);
    }
  });

  test.each([
    ['dias', 0],
    ['dias', 2.5],
    ['dias', '7'],
    ['dias', 366],
    ['norma', ''],
    ['motivo', '\u0000'],
  ])('Rechaza con 422 una corrección con %s = %j.', async (campo, valor) => {
    const r = await s.post(camino(), lectura({ [campo]: valor }));
    expect(r.estado).toBe(422);
    expect(r.cuerpo.errores.map((e: Json) => e.ruta)).toEqual([campo]);
  });

  test('Corregir lo mismo a la vez corrige una; con la misma clave se repite la respuesta.', async () => {
    const t = await Servidor.abrir();
    try {
      const respuestas = await Promise.all(Array.from({ length: 6 }, () => t.post(camino(), lectura())));
      expect(respuestas.map((r) => r.estado).sort()).toEqual([201, 409, 409, 409, 409, 409]);
      const clave = { cabeceras: { 'idempotency-key': 'c-1' } };
      const una = await t.bien(201, t.post(camino(), lectura({ dias: 8 }), clave));
      expect(await t.bien(201, t.post(camino(), lectura({ dias: 8 }), clave))).toEqual(una);
      expect((await t.bien(200, t.get(`/api/reglas/${REGLA}`))).correcciones).toHaveLength(2);
    } finally {
      await t.cerrar();
    }
  });

  test('Corrigen la coordinación y el administrador; los demás, no.', async () => {
    for (const [rol, estado] of [
      ['especialista', 403],
      ['lectura', 403],
      ['coordinador', 200],
    ] as const) {
      const r = await s.post(`${camino()}?simular=true`, lectura(), { ficha: await s.ficha([rol]) });
      expect([rol, r.estado]).toEqual([rol, estado]);
    }
  });

  test('Con más de doscientos plazos muestra los primeros y un cursor por el resto.', async () => {
    const t = await Servidor.abrir();
    try {
      for (let i = 0; i < 210; i++) await t.presentar({}, { cabeceras: { prefer: 'return=minimal' } });
      const primera = await t.bien(200, t.post(`${camino()}?simular=true`, lectura()));
      expect([primera.total, primera.plazosMovidos.length]).toEqual([210, 200]);
      const segunda = await t.bien(
        200,
        t.post(`${camino()}?simular=true&cursor=${primera.siguiente}`, lectura()),
      );
      expect([segunda.plazosMovidos.length, segunda.siguiente]).toEqual([10, null]);
      expect((await t.bien(201, t.post(camino(), lectura()))).total).toBe(210);
    } finally {
      await t.cerrar();
    }
  });
});
