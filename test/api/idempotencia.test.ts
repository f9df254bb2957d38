import { Agent, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, DATOS, FICHA_ADMIN, INICIO, type Json, type Respuesta } from '../apoyo/cliente.js';
import { valorEnCrudo } from '../apoyo/en-crudo.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const con = (clave: string) => ({ cabeceras: { 'idempotency-key': clave } });
const repetida = (r: Respuesta) => r.cabeceras.get('idempotent-replayed');
const derivar = (organo: string) => ({ organo, materia: 'M' });

describe('Idempotency-Key', () => {
  test('La misma clave con el mismo cuerpo devuelve la primera respuesta y lo dice.', async () => {
    const primera = await s.post('/api/solicitudes', solicitudCompleta(), con('nace'));
    const segunda = await s.post('/api/solicitudes', solicitudCompleta(), con('nace'));
    expect(repetida(primera)).toBeNull();
    expect(repetida(segunda)).toBe('true');
    expect(segunda.estado).toBe(201);
    expect(segunda.cuerpo).toEqual(primera.cuerpo);
    expect(segunda.cabeceras.get('location')).toBe(primera.cabeceras.get('location'));
    expect(segunda.cabeceras.get('etag')).toBe('"1"');
  });

  test('La respuesta repetida es la de aquella secuencia aunque después pasaran otros actos.', async () => {
    const nacer = () => s.post('/api/solicitudes', solicitudCompleta({ objeto: 'Repetible' }), con('vieja'));
    const primera = await nacer();
    const { id } = primera.cuerpo;
    const programar = () =>
      s.enviar(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-05T11:00:00-05:00'), con('p'));
    const acto = await programar();
    await s.acto(id, 'DERIVAR', derivar('Después'));
    await s.acto(id, 'ASIGNADO', { responsable: 'Alguien' });
    await s.acto(id, 'DESISTIR', { motivo: 'Ya no.' });
    const otraVez = await nacer();
    expect(repetida(otraVez)).toBe('true');
    expect(otraVez.cuerpo).toEqual(primera.cuerpo);
    const actoOtraVez = await programar();
    expect(repetida(actoOtraVez)).toBe('true');
    expect(actoOtraVez.estado).toBe(200);
    expect(actoOtraVez.cuerpo).toEqual(acto.cuerpo);
    expect(actoOtraVez.cabeceras.get('etag')).toBe('"2"');
    expect(await s.historial(id)).toHaveLength(5);
  });

  test('También cuando el acto disparó antes un plazo vencido: los efectos son los mismos.', async () => {
    const antes = await Servidor.abrir();
    const { id } = await antes.presentar();
    await antes.parar();
    const t = await Servidor.abrir({ RELOJ_INICIO: '2027-02-05T15:00:00.000Z' }, antes.archivo);
    try {
      const primera = await t.enviar(id, 'DERIVAR', derivar('O'), con('k'));
      expect(primera.estado).toBe(200);
      expect((await t.historial(id)).map((f) => f.tipo)).toEqual(['PRESENTAR', 'VENCIO_PLAZO', 'DERIVAR']);
      const segunda = await t.enviar(id, 'DERIVAR', derivar('O'), con('k'));
      expect(repetida(segunda)).toBe('true');
      expect(segunda.cuerpo).toEqual(primera.cuerpo);
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });

  test('La misma clave con otro cuerpo responde 422 y no registra nada.', async () => {
    const { id } = await s.presentar();
    expect((await s.enviar(id, 'DERIVAR', derivar('Uno'), con('c'))).estado).toBe(200);
    const otra = await s.enviar(id, 'DERIVAR', derivar('Otro'), con('c'));
    expect(otra.estado).toBe(422);
    expect(otra.cuerpo.detail).toMatch(/Idempotency-Key/);
    expect(await s.historial(id)).toHaveLength(2);
  });

  test('Un acto rechazado se decide de nuevo con la misma clave.', async () => {
    const { id } = await s.presentar();
    const registrar = () => s.enviar(id, 'REGISTRAR_REUNION', DATOS.reunion('2027-02-01'), con('r'));
    expect((await registrar()).estado).toBe(409);
    await s.acto(id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-01T15:00:00.000Z'));
    const ahora = await registrar();
    expect(ahora.estado).toBe(200);
    expect(repetida(ahora)).toBeNull();
    expect(repetida(await registrar())).toBe('true');
  });

  test('La clave es de cada usuario y de cada ruta.', async () => {
    const otro = await s.ficha(['especialista', 'mesa_partes']);
    const uno = await s.presentar({}, con('compartida'));
    const suyo = await s.presentar({}, { ficha: otro, ...con('compartida') });
    expect(suyo.id).not.toBe(uno.id);
    const a = await s.enviar(uno.id, 'DERIVAR', derivar('O'), con('compartida'));
    const b = await s.enviar(suyo.id, 'DERIVAR', derivar('O'), con('compartida'));
    expect([a.estado, b.estado]).toEqual([200, 200]);
    expect([repetida(a), repetida(b)]).toEqual([null, null]);
  });

  test('Vale 72 horas: hasta entonces repite, después es una petición nueva.', async () => {
    const t = await Servidor.abrir();
    try {
      const nacer = () => t.post('/api/solicitudes', solicitudCompleta(), con('72'));
      const primera = await nacer();
      await t.reloj('2027-02-04T14:59:00.000Z');
      expect((await nacer()).cuerpo.id).toBe(primera.cuerpo.id);
      await t.reloj('2027-02-04T15:01:00.000Z');
      // Old keys are forgotten by the beat of the clock, once a second.
      await expect
        .poll(async () => (await nacer()).cuerpo.id, { timeout: 10_000, interval: 300 })
        .not.toBe(primera.cuerpo.id);
    } finally {
      await t.cerrar();
    }
  });

  test('If-Match atrasado y clave ya usada: repite la primera respuesta en vez de responder 412.', async () => {
    const { id } = await s.presentar();
    const opciones = { cabeceras: { 'idempotency-key': 'y', 'if-match': '"1"' } };
    const primera = await s.enviar(id, 'DERIVAR', derivar('O'), opciones);
    const segunda = await s.enviar(id, 'DERIVAR', derivar('O'), opciones);
    expect([primera.estado, segunda.estado]).toEqual([200, 200]);
    expect(repetida(segunda)).toBe('true');
    expect(await s.historial(id)).toHaveLength(2);
  });

  test('Sobrevive a un reinicio.', async () => {
    const antes = await Servidor.abrir();
    const primera = await antes.post('/api/solicitudes', solicitudCompleta(), con('reinicio'));
    await antes.parar();
    const t = await Servidor.abrir({}, antes.archivo);
    try {
      const segunda = await t.post('/api/solicitudes', solicitudCompleta(), con('reinicio'));
      expect(repetida(segunda)).toBe('true');
      expect(segunda.cuerpo).toEqual(primera.cuerpo);
      expect((await t.elementos('/api/solicitudes')).length).toBe(1);
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });
});

describe('Toda llamada que cambia algo admite Idempotency-Key', () => {
  test('La clave que un proceso dejó sin respuesta al morir vuelve a servir.', async () => {
    const antes = await Servidor.abrir();
    await antes.parar();
    const admin = await valorEnCrudo(antes.archivo, 'SELECT id FROM usuario');
    await valorEnCrudo(
      antes.archivo,
      `INSERT INTO idempotencia (usuario, ruta, clave, cuerpo, caso, secuencia, desde, estado, creado) VALUES (?, 'POST /api/usuarios', 'k', 'x', '', 0, 0, 0, ?)`,
      admin,
      INICIO,
    );
    const t = await Servidor.abrir({}, antes.archivo);
    try {
      const cuerpo = { nombre: 'Tras la caída', roles: ['lectura'] };
      expect((await t.post('/api/usuarios', cuerpo, con('k'))).estado).toBe(201);
      expect(repetida(await t.post('/api/usuarios', cuerpo, con('k')))).toBe('true');
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });

  test('Crear un usuario dos veces con la misma clave crea uno.', async () => {
    const cuerpo = { nombre: 'Repetido', roles: ['lectura'] };
    expect((await s.post('/api/usuarios', cuerpo, con('usuario'))).estado).toBe(201);
    await s.post('/api/usuarios', cuerpo, con('usuario'));
    const cuantos = `SELECT count(*) FROM usuario WHERE nombre = 'Repetido'`;
    expect(await valorEnCrudo(s.archivo, cuantos)).toBe(1);
  });

  test('Declarar un día dos veces con la misma clave responde dos veces lo mismo.', async () => {
    const cuerpo = {
      fecha: '2027-11-12',
      norma: 'DS 001-2027-PCM',
      publicada: '2027-01-30',
      ambito: 'nacional',
      motivo: 'Día no laborable de prueba',
    };
    const primera = await s.post('/api/calendario/inhabiles', cuerpo, con('dia'));
    const segunda = await s.post('/api/calendario/inhabiles', cuerpo, con('dia'));
    expect(segunda.estado).toBe(primera.estado);
    expect(segunda.cuerpo).toEqual(primera.cuerpo);
    expect(repetida(segunda)).toBe('true');
  });

  test('Adelantar el reloj al siguiente plazo dos veces con la misma clave lo adelanta una.', async () => {
    const t = await Servidor.abrir();
    try {
      await t.presentar();
      const adelantar = () => t.post('/api/reloj', { avanzar: 'siguiente_plazo' }, con('reloj'));
      const primera = await adelantar();
      const segunda = await adelantar();
      expect(segunda.cuerpo).toEqual(primera.cuerpo);
      expect((await t.get('/api/reloj')).cuerpo.ahora).toBe('2027-02-05T05:00:00.000Z');
    } finally {
      await t.cerrar();
    }
  });
});

/** One POST over a shared pool of connections, faster than fetch when there are ten thousand. */
function posteo(
  agente: Agent,
  url: string,
  cuerpo: string,
): Promise<{ estado: number; repetida: boolean; id: string }> {
  return new Promise((seguir, fallar) => {
    const peticion = request(
      url,
      {
        method: 'POST',
        agent: agente,
        headers: {
          authorization: `Bearer ${FICHA_ADMIN}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(cuerpo),
          'idempotency-key': 'diez-mil',
          prefer: 'return=minimal',
        },
      },
      (respuesta) => {
        let texto = '';
        respuesta.setEncoding('utf8');
        respuesta.on('data', (t: string) => {
          texto += t;
        });
        respuesta.on('end', () =>
          seguir({
            estado: respuesta.statusCode ?? 0,
            repetida: respuesta.headers['idempotent-replayed'] === 'true',
            id: (JSON.parse(texto) as Json).id,
          }),
        );
      },
    );
    peticion.on('error', fallar);
    peticion.end(cuerpo);
  });
}

describe('Diez mil duplicados a la vez', () => {
  test('De una misma presentación nace exactamente un caso y todos reciben el mismo.', async () => {
    const t = await Servidor.abrir();
    const agente = new Agent({ keepAlive: true, maxSockets: 500 });
    try {
      const cuerpo = JSON.stringify(solicitudCompleta());
      const respuestas = await Promise.all(
        Array.from({ length: 10_000 }, () => posteo(agente, `${t.url}/api/solicitudes`, cuerpo)),
      );
      expect(new Set(respuestas.map((r) => r.id)).size).toBe(1);
      expect(respuestas.filter((r) => !r.repetida)).toHaveLength(1);
      expect(new Set(respuestas.map((r) => r.estado)).size).toBe(1);
      expect(await t.elementos('/api/solicitudes')).toHaveLength(1);
      expect(await t.historial(respuestas[0]?.id ?? '')).toHaveLength(1);
      const otro = await t.presentar();
      expect(otro.numero).toBe('AT-2027-000002');
    } finally {
      agente.destroy();
      await t.cerrar();
    }
  });

  test('De un mismo acto sobre un caso queda una sola fila.', async () => {
    const id = await casoEnEspera(s);
    const antes = (await s.historial(id)).length;
    const respuestas = await Promise.all(
      Array.from({ length: 300 }, () => s.enviar(id, 'DERIVAR', derivar('Único'), con('trescientos'))),
    );
    expect(respuestas.map((r) => r.estado)).toEqual(Array(300).fill(200));
    expect(respuestas.filter((r) => repetida(r) === null)).toHaveLength(1);
    expect(new Set(respuestas.map((r) => r.texto)).size).toBe(1);
    expect(await s.historial(id)).toHaveLength(antes + 1);
  });
});
