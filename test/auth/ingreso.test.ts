import { type Algorithm, hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { relojReal } from '../../src/clock.js';
import { todoLoGuardado } from '../apoyo/en-crudo.js';
import { Servidor } from '../apoyo/servidor.js';
import { CLAVE, con, galletaDe, ingresar, OTRA_CLAVE, persona } from './apoyo.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const quien = async (cookie: string | null) => (await s.get('/api/sesion', con(cookie))).estado;

describe('La invitación', () => {
  test('Sirve una vez, a quien tiene cuenta y está en vigor; otra nueva deja sin efecto la anterior.', async () => {
    const { id } = await s.bien(201, s.post('/api/usuarios', { nombre: 'Ana', roles: ['lectura'] }));
    const invitar = () => s.post(`/api/usuarios/${id}/invitacion`, undefined);
    expect((await invitar()).cuerpo).toMatchObject({ status: 409, codigo: 'SIN_CUENTA' });
    await s.bien(200, s.post(`/api/usuarios/${id}`, { cuenta: 'Ana.Pérez' }));
    const primera = await s.bien(201, invitar());
    const segunda = await s.bien(201, invitar());
    expect(segunda.direccion).toBe(`/invitacion#${segunda.codigo}`);
    expect(Date.parse(segunda.caduca) - Date.parse(relojReal.ahora())).toBeGreaterThan(71 * 3_600_000);
    const usar = (codigo: string, clave = CLAVE) =>
      s.post('/api/sesion/invitacion', { codigo, clave }, { ficha: null });
    expect((await usar(primera.codigo)).cuerpo).toMatchObject({ status: 409, codigo: 'INVITACION_INVALIDA' });
    const debil = await usar(segunda.codigo, 'anaperez1234567');
    expect([debil.estado, debil.cuerpo.errores[0].ruta]).toEqual([422, 'clave']);
    const [una, otra] = await Promise.all([usar(segunda.codigo), usar(segunda.codigo)]);
    expect([una.estado, otra.estado].sort()).toEqual([201, 409]);
    expect((await ingresar(s, 'ana.perez', CLAVE)).estado).toBe(201);
    await s.pedir('DELETE', `/api/usuarios/${id}`);
    expect((await invitar()).cuerpo).toMatchObject({ status: 409, codigo: 'USUARIO_REVOCADO' });
  });

  test('Repetir el pedido con la misma clave de idempotencia no muestra el código otra vez.', async () => {
    const { id } = await persona(s, 'repetida');
    const pedir = () =>
      s.post(`/api/usuarios/${id}/invitacion`, undefined, { cabeceras: { 'idempotency-key': 'una' } });
    const [primera, segunda] = [await pedir(), await pedir()];
    expect([primera.estado, segunda.estado]).toEqual([201, 201]);
    expect(Object.keys(segunda.cuerpo)).toEqual(['caduca']);
  });
});

describe('Entrar con cuenta y clave', () => {
  test('La respuesta es la misma si la cuenta no existe, no tiene clave, está revocada o la clave no es.', async () => {
    await persona(s, 'luis');
    const revocada = await persona(s, 'revocada');
    await s.pedir('DELETE', `/api/usuarios/${revocada.id}`);
    await s.bien(201, s.post('/api/usuarios', { nombre: 'X', roles: ['lectura'], cuenta: 'sinclave' }));
    const respuestas = [];
    for (const cuenta of ['luis', 'revocada', 'sinclave', 'noexiste'])
      respuestas.push(await ingresar(s, cuenta, cuenta === 'luis' ? OTRA_CLAVE : CLAVE));
    expect(new Set(respuestas.map((r) => `${r.estado} ${r.texto}`)).size).toBe(1);
    expect(respuestas[0]?.estado).toBe(401);
    expect(respuestas[0]?.cuerpo.detail).toBe('La cuenta o la clave no son correctas.');
    expect(respuestas[0]?.cabeceras.get('set-cookie')).toBeNull();
  });

  test('La sesión dice con qué se entró y no muestra nada de la clave; la base no guarda la clave.', async () => {
    await persona(s, 'marta');
    const r = await ingresar(s, 'marta', CLAVE);
    expect(r.cuerpo).toMatchObject({ medio: 'clave', salida: null, usuario: { nombre: 'Persona marta' } });
    const bytes = await todoLoGuardado(s.archivo);
    expect(bytes).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(bytes).not.toContain(Buffer.from(CLAVE).toString('latin1'));
    expect(bytes).not.toContain((galletaDe(r) as string).slice('sesion='.length));
  });

  test('Un resumen de parámetros viejos se rehace al entrar, sin cambiar la clave ni cerrar sesiones.', async () => {
    const { id, cookie } = await persona(s, 'vieja');
    const { store } = s.sistema;
    const viejo = await hash(CLAVE, {
      algorithm: 2 as Algorithm.Argon2id,
      memoryCost: 8192,
      timeCost: 1,
      parallelism: 1,
    });
    await store.reescribirClave(id, (await store.claveDe(id)) as string, viejo);
    expect((await ingresar(s, 'vieja', CLAVE)).estado).toBe(201);
    expect(await store.claveDe(id)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await ingresar(s, 'vieja', CLAVE)).estado).toBe(201);
    expect(await quien(cookie)).toBe(200);
  });

  test.each([
    [{ cuenta: 'a', clave: 'x'.repeat(257) }, 422],
    [{ cuenta: 'a', clave: '' }, 422],
    [{ cuenta: 'a'.repeat(101), clave: 'x' }, 422],
    [{ cuenta: 'a', clave: 'x', ficha: 'y' }, 422],
    [{ cuenta: 'a' }, 422],
    [{ clave: 'x' }, 422],
    [{ cuenta: { $ne: null }, clave: ['x'] }, 422],
    [{ cuenta: "' OR 1=1 --", clave: "' OR 1=1 --" }, 401],
    [{ cuenta: 'a\u0000b', clave: 'c\u0000d' }, 401],
    [{ cuenta: '\ud800', clave: '\ud800\udfff' }, 401],
    [{ cuenta: '🦙', clave: '🦙'.repeat(64) }, 401],
  ])('Lo que no es cuenta y clave se niega sin romper nada: %j.', async (cuerpo, estado) => {
    expect((await s.post('/api/sesion', cuerpo, { ficha: null })).estado).toBe(estado);
  });
});

describe('Cambiar la clave propia', () => {
  test('Pide la actual, cierra las demás sesiones y cambia el secreto de esta.', async () => {
    const { cookie: otra } = await persona(s, 'ines');
    const cookie = galletaDe(await ingresar(s, 'ines', CLAVE));
    const cambiar = (cuerpo: object) => s.post('/api/cuenta/clave', cuerpo, con(cookie));
    const campo = async (cuerpo: object) => (await cambiar(cuerpo)).cuerpo.errores?.[0]?.ruta;
    expect(await campo({ nueva: OTRA_CLAVE })).toBe('actual');
    expect(await campo({ actual: 'mala', nueva: OTRA_CLAVE })).toBe('actual');
    expect(await campo({ actual: CLAVE, nueva: 'corta' })).toBe('nueva');
    expect(await campo({ actual: CLAVE, nueva: CLAVE })).toBe('nueva');
    expect(await quien(otra)).toBe(200);
    const hecho = await cambiar({ actual: CLAVE, nueva: OTRA_CLAVE });
    expect(hecho.estado).toBe(204);
    expect([await quien(otra), await quien(cookie), await quien(galletaDe(hecho))]).toEqual([401, 401, 200]);
    expect((await ingresar(s, 'ines', CLAVE)).estado).toBe(401);
    expect((await ingresar(s, 'ines', OTRA_CLAVE)).estado).toBe(201);
  });

  test('Si en la misma petición le tocaba cambiar de secreto, el de antes muere igual.', async () => {
    const { id, cookie } = await persona(s, 'pedro');
    await s.bien(200, s.post(`/api/usuarios/${id}`, { roles: ['lectura'] }));
    const hecho = await s.post('/api/cuenta/clave', { actual: CLAVE, nueva: OTRA_CLAVE }, con(cookie));
    expect(hecho.estado).toBe(204);
    expect([await quien(cookie), await quien(galletaDe(hecho))]).toEqual([401, 200]);
  });

  test('Entrar sobre una sesión termina la de antes; una negativa no.', async () => {
    const { cookie } = await persona(s, 'sobre');
    expect((await ingresar(s, 'sobre', 'mala', { cookie })).estado).toBe(401);
    expect(await quien(cookie)).toBe(200);
    const nueva = galletaDe(await ingresar(s, 'sobre', CLAVE, { cookie }));
    expect([await quien(cookie), await quien(nueva)]).toEqual([401, 200]);
  });

  test('Quien entró con su ficha y aún no tiene clave la pone; sin nombre de cuenta, no.', async () => {
    const { id, token } = await s.bien(201, s.post('/api/usuarios', { nombre: 'Raúl', roles: ['lectura'] }));
    const cookie = galletaDe(await s.post('/api/sesion', { ficha: token }, { ficha: null }));
    const poner = () => s.post('/api/cuenta/clave', { nueva: OTRA_CLAVE }, con(cookie));
    expect((await poner()).cuerpo.errores[0].mensaje).toMatch(/nombre de cuenta/);
    await s.bien(200, s.post(`/api/usuarios/${id}`, { cuenta: 'raul' }));
    expect((await poner()).estado).toBe(204);
    expect((await ingresar(s, 'raul', OTRA_CLAVE)).estado).toBe(201);
  });
});

describe('La cuenta propia', () => {
  test('Muestra las sesiones y lo que pasó; se cierra una, o las demás, y nunca las de otro.', async () => {
    const navegador = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
    const { cookie: una } = await persona(s, 'olga');
    const { cookie: ajena } = await persona(s, 'ajeno');
    const dos = galletaDe(await ingresar(s, 'olga', CLAVE, { 'user-agent': navegador }));
    const tres = galletaDe(await ingresar(s, 'olga', CLAVE));
    await ingresar(s, 'olga', 'mala');
    const cuenta = await s.bien(200, s.get('/api/cuenta', con(dos)));
    expect(cuenta.cuenta).toBe('olga');
    expect(cuenta.sesiones).toHaveLength(3);
    const esta = cuenta.sesiones.filter((x: { esta: boolean }) => x.esta);
    expect(esta).toMatchObject([{ navegador: 'Chrome en Windows', medio: 'clave' }]);
    expect(cuenta.sucesos.map((x: { que: string }) => x.que)).toEqual([
      'fallo',
      'entro',
      'entro',
      'entro',
      'clave_puesta',
      'invitado',
      'creado',
    ]);
    expect(JSON.stringify(cuenta)).not.toMatch(/huella|argon2|Mozilla/);
    const cerrar = (id: string, cookie: string | null) =>
      s.pedir('DELETE', `/api/cuenta/sesiones/${id}`, con(cookie));
    expect((await cerrar(esta[0].id, ajena)).estado).toBe(404);
    expect(await quien(dos)).toBe(200);
    const otra = cuenta.sesiones.find((x: { esta: boolean }) => !x.esta).id;
    expect((await cerrar(otra, dos)).estado).toBe(204);
    expect((await cerrar(otra, dos)).estado).toBe(404);
    const resto = await s.bien(200, s.pedir('DELETE', '/api/cuenta/sesiones', con(dos)));
    expect(resto.cerradas).toBe(1);
    expect([await quien(una), await quien(dos), await quien(tres)]).toEqual([401, 200, 401]);
    expect(await quien(ajena)).toBe(200);
  });
});
