import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

const CONTACTO = {
  nombre: 'Óscar Ibáñez Lúcar',
  cargo: 'Jefe',
  correo: 'oscar.ibanez@entidad.gob.pe',
  telefono: '944 555 666',
};
const ORDEN = { correo: CONTACTO.correo, motivo: 'Lo pidió por escrito.', norma: 'Ley 29733, art. 20' };

let s: Servidor;
let coordina: string;
let vivo: string;
let ido: string;
beforeAll(async () => {
  s = await Servidor.abrir();
  coordina = await s.ficha(['coordinador']);
  vivo = (await s.presentar({ contacto: CONTACTO })).id;
  ido = (await s.presentar({ contacto: CONTACTO, objeto: 'Compra que pidió Óscar Ibáñez Lúcar' })).id;
  await s.presentar();
  await s.acto(ido, 'DESISTIR', { motivo: 'Ya no.' });
});
afterAll(() => s.cerrar());

const suprimir = (cuerpo: Json, mas: { simular?: boolean; ficha?: string; clave?: string } = {}) =>
  s.post(`/api/personas/suprimir${mas.simular ? '?simular=true' : ''}`, cuerpo, {
    ficha: mas.ficha ?? coordina,
    ...(mas.clave ? { cabeceras: { 'idempotency-key': mas.clave } } : {}),
  });
const deCaso = (r: Json, id: string) => r.expedientes.find((e: Json) => e.caso === id);

describe('LPD-19: lo que se guarda de una persona', () => {
  test('se exporta: expedientes, dónde la nombran, notificaciones y quién la consultó; y eso mismo consta', async () => {
    const otro = await s.usuario(['especialista']);
    await s.bien(200, s.get(`/api/solicitudes/${vivo}`, { ficha: otro.token }));
    const r = await s.bien(
      200,
      s.get(`/api/personas?correo=OSCAR.ibanez@entidad.gob.pe`, { ficha: coordina }),
    );
    expect(r.expedientes.map((e: Json) => [e.caso, e.enTramite])).toEqual([
      [vivo, true],
      [ido, false],
    ]);
    expect(deCaso(r, ido).apariciones.map((a: Json) => a.ruta)).toEqual([
      'objeto',
      'contacto.nombre',
      'contacto.correo',
      'contacto.telefono',
    ]);
    // What others were written to is theirs, not hers.
    const destinatarios = deCaso(r, ido).notificaciones.flatMap((n: Json) => n.destinatarios);
    expect(destinatarios.map((d: Json) => d.rol)).toEqual(['contacto']);
    expect(JSON.stringify(r)).not.toContain('dec@entidad.gob.pe');
    expect(deCaso(r, vivo).consultadoPor.map((l: Json) => l.usuario)).toContain(otro.id);
    const hechas = await s.elementos(`/api/lecturas?caso=${ido}`);
    expect(hechas.map((l) => l.que)).toContain('persona');
  });

  test('preguntar por nadie también consta', async () => {
    const r = await s.bien(200, s.get('/api/personas?nombre=Nadie%20de%20Nadie', { ficha: coordina }));
    expect([r.expedientes, r.usuarios, r.hayMas]).toEqual([[], [], false]);
    expect((await s.elementos('/api/lecturas?limite=1'))[0]).toMatchObject({ que: 'persona', caso: null });
  });

  test('sin persona, con un nombre suelto, con comodines o sin rol, se niega', async () => {
    for (const consulta of [
      '',
      '?nombre=Juan',
      '?correo=no-es-correo',
      '?nombre=%25%25%25%25%25',
      '?otro=1',
      '?nombre=%CC%81%CC%81%CC%81%20%CC%81%CC%81%CC%81',
      '?nombre=-----%20-----',
    ])
      expect([consulta, (await s.get(`/api/personas${consulta}`, { ficha: coordina })).estado]).toEqual([
        consulta,
        422,
      ]);
    for (const rol of ['especialista', 'mesa_partes', 'lectura'])
      expect((await s.get('/api/personas?correo=a@b.pe', { ficha: await s.ficha([rol]) })).estado).toBe(403);
  });
});

describe('LPD-20: suprimir a pedido de la persona', () => {
  test('el motivo no puede nombrarla: queda en la historia', async () => {
    const r = await suprimir({ ...ORDEN, nombre: CONTACTO.nombre, motivo: 'Lo pidió OSCAR IBAÑEZ LUCAR.' });
    expect([r.estado, r.cuerpo.errores[0].ruta]).toEqual([422, 'motivo']);
  });

  test('ensayada dice lo que haría, caso por caso, y no toca nada', async () => {
    const r = await s.bien(200, suprimir(ORDEN, { simular: true }));
    expect(r.simulada).toBe(true);
    expect(deCaso(r, ido)).toMatchObject({ resultado: 'suprimido', eventos: [1] });
    expect(deCaso(r, vivo)).toMatchObject({
      resultado: 'conservado',
      regla: 'LPD-14',
      norma: expect.stringMatching(/Ley 29733, art\. 14/),
    });
    expect((await s.get(`/api/solicitudes/${ido}`)).texto).toContain('oscar.ibanez');
  });

  test('hecha: de lo terminado sale, lo que está en trámite queda, y el expediente lo cuenta', async () => {
    const r = await s.bien(200, suprimir(ORDEN, { clave: 'una' }));
    expect([deCaso(r, ido).resultado, deCaso(r, vivo).resultado]).toEqual(['suprimido', 'conservado']);
    const repetida = await suprimir(ORDEN, { clave: 'una' });
    expect(repetida.cabeceras.get('idempotent-replayed')).toBe('true');
    for (const parte of ['', '/historial', '/notificaciones', '/pasos', '?secuencia=1'])
      expect((await s.get(`/api/solicitudes/${ido}${parte}`)).texto).not.toMatch(
        /oscar\.ibanez|Ibáñez|944 555 666/,
      );
    const [ultimo] = (await s.historial(ido)).slice(-1);
    expect(ultimo).toMatchObject({
      tipo: 'DATOS_SUPRIMIDOS',
      titulo: 'Supresión de datos personales',
      regla: 'LPD-20',
      datos: { norma: ORDEN.norma, motivo: ORDEN.motivo },
    });
    expect(await s.verificacion(ido)).toMatchObject({ integra: true, suprimidos: [1] });
    expect((await s.get(`/api/solicitudes/${vivo}`)).texto).toContain('oscar.ibanez');
  });

  test('tampoco se encuentra buscando por lo que decía su objeto, y sí por lo que queda', async () => {
    const halla = async (texto: string) =>
      (await s.elementos(`/api/solicitudes?texto=${encodeURIComponent(texto)}`)).map((e) => e.id);
    expect(await halla('Ibáñez')).toEqual([]);
    expect(await halla('Compra que pidió')).toEqual([ido]);
  });

  test('dos a la vez: una suprime y la otra ya no encuentra nada', async () => {
    const { id } = await s.presentar({
      contacto: { ...CONTACTO, correo: 'otro.mas@entidad.gob.pe', nombre: 'Otro Más Distinto' },
    });
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no.' });
    const orden = { ...ORDEN, correo: 'otro.mas@entidad.gob.pe' };
    const [a, b] = await Promise.all([suprimir(orden), suprimir(orden)]);
    const resultados = [a, b].map((r) => deCaso(r.cuerpo, id)?.resultado ?? 'nada');
    expect(resultados.sort()).toEqual(['nada', 'suprimido']);
    expect(await s.verificacion(id)).toMatchObject({ integra: true, eventos: 3 });
  });

  test('la que se presenta de nuevo no hereda lo suprimido: lo pide otra vez', async () => {
    const nueva = {
      solicitudAnterior: ido,
      contacto: { nombre: 'Quien Viene Después', correo: 'nuevo@entidad.gob.pe' },
    };
    const { datos } = await s.bien(201, s.post('/api/solicitudes', nueva));
    expect(datos.contacto).toMatchObject({ nombre: 'Quien Viene Después', cargo: 'Jefe', telefono: null });
    expect(JSON.stringify(datos)).not.toContain('"[suprimido]"');
  });

  test('un usuario en actividad se conserva; revocado, pierde nombre y correo', async () => {
    const correo = 'especialista.que.fue@oece.gob.pe';
    const { id } = await s.bien(
      201,
      s.post('/api/usuarios', { nombre: 'Quien Fue Especialista', correo, roles: ['especialista'] }),
    );
    const orden = { ...ORDEN, correo };
    const antes = await s.bien(200, suprimir(orden));
    expect(antes.usuarios).toEqual([
      { usuario: id, resultado: 'conservado', detalle: expect.stringMatching(/revóquelo/) },
    ]);
    await s.bien(204, s.pedir('DELETE', `/api/usuarios/${id}`));
    expect((await s.bien(200, suprimir(orden))).usuarios).toEqual([{ usuario: id, resultado: 'suprimido' }]);
    const r = await s.bien(200, s.get(`/api/personas?correo=${correo}`, { ficha: coordina }));
    expect(r.usuarios).toEqual([]);
  });

  test('quien no coordina no suprime, ni con datos de más', async () => {
    expect((await suprimir(ORDEN, { ficha: await s.ficha(['especialista']) })).estado).toBe(403);
    expect((await suprimir({ ...ORDEN, todo: true })).estado).toBe(422);
    expect((await suprimir({ motivo: 'x', norma: 'y' })).estado).toBe(422);
  });
});
