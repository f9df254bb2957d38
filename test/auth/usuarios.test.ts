import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { CLAVE, con, ingresar, persona } from './apoyo.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const quien = async (cookie: string) => (await s.get('/api/sesion', con(cookie))).estado;
const cambiar = (id: string, cuerpo: object) => s.post(`/api/usuarios/${id}`, cuerpo);
const suAdmin = async () => (await s.bien(200, s.get('/api/sesion'))).usuario.id as string;

describe('La lista de usuarios', () => {
  test('Administración los ve enteros; coordinación, nombres y roles; los demás, nada.', async () => {
    await persona(s, 'coord', ['coordinador'], { correo: 'coord@oece.gob.pe' });
    const coordinacion = await s.ficha(['coordinador']);
    const deAdmin = await s.elementos('/api/usuarios');
    const suyo = deAdmin.find((u) => u.cuenta === 'coord');
    expect(suyo).toMatchObject({
      correo: 'coord@oece.gob.pe',
      conFicha: false,
      activo: true,
      roles: ['coordinador'],
    });
    expect(suyo.ultimoIngreso).not.toBeNull();
    const deCoordinacion = await s.bien(200, s.get('/api/usuarios', { ficha: coordinacion }));
    for (const u of deCoordinacion.elementos)
      expect(Object.keys(u).sort()).toEqual(['activo', 'entidad', 'id', 'nombre', 'roles']);
    for (const rol of ['mesa_partes', 'especialista', 'entidad', 'lectura', 'oec', 'tribunal']) {
      const ficha = await s.ficha([rol], rol === 'entidad' ? '20131312955' : undefined);
      const vistos = [];
      for (const camino of ['/api/usuarios', `/api/usuarios/${suyo.id}`])
        vistos.push((await s.get(camino, { ficha })).estado);
      expect([rol, ...vistos]).toEqual([rol, 403, 403]);
    }
    expect((await s.get(`/api/usuarios/${suyo.id}`, { ficha: coordinacion })).estado).toBe(403);
  });

  test('Se busca sin tildes, por rol y por vigencia, y se pagina sin repetir ni saltar a nadie.', async () => {
    for (const [i, nombre] of ['Ñusta Núñez', 'Nuñez Íñigo', 'Zoila'].entries())
      await s.bien(201, s.post('/api/usuarios', { nombre, roles: ['notario'], cuenta: `notario${i}` }));
    const nombres = async (consulta: string) =>
      (await s.elementos(`/api/usuarios?${consulta}`)).map((u) => u.nombre);
    expect(await nombres('texto=nunez')).toEqual(['Nuñez Íñigo', 'Ñusta Núñez']);
    expect(await nombres('texto=NOTARIO2')).toEqual(['Zoila']);
    const [zoila] = await s.elementos('/api/usuarios?texto=zoila');
    await s.bien(200, cambiar(zoila.id, { activo: false }));
    expect(await nombres('rol=notario&activo=true')).not.toContain('Zoila');
    expect(await nombres('rol=notario&activo=false')).toEqual(['Zoila']);
    const todos = await nombres('limite=500');
    const enPaginas: string[] = [];
    let cursor = '';
    do {
      const pagina: Json = await s.bien(200, s.get(`/api/usuarios?limite=2${cursor}`));
      enPaginas.push(...pagina.elementos.map((u: Json) => u.nombre));
      cursor = pagina.siguiente === null ? '' : `&cursor=${pagina.siguiente}`;
    } while (cursor !== '');
    expect(enPaginas).toEqual(todos);
    expect((await s.get('/api/usuarios?cursor=eyJ4Ijox')).estado).toBe(422);
  });
});

describe('Cambiar un usuario', () => {
  test('Cambia solo lo que se dice, con las mismas reglas que al crearlo, y queda en constancia sin sus datos.', async () => {
    const { id } = await persona(s, 'cambia', ['mesa_partes'], { correo: 'uno@oece.gob.pe' });
    await persona(s, 'ocupada');
    const malos = [
      [{ roles: [] }, 'roles'],
      [{ roles: ['entidad'] }, 'entidad'],
      [{ entidad: '20131312954' }, 'entidad'],
      [{ correo: 'x' }, 'correo'],
      [{ nombre: ' ' }, 'nombre'],
      [{ cuenta: 'OCUPÁDA' }, 'cuenta'],
      [{ cuenta: 'a' }, 'cuenta'],
      [{ cuenta: 'con espacio' }, 'cuenta'],
      [{ cuenta: '.punto' }, 'cuenta'],
      [{ clave: 'x' }, '(cuerpo)'],
    ] as const;
    for (const [cuerpo, campo] of malos) {
      const r = await cambiar(id, cuerpo);
      expect([cuerpo, r.estado, r.cuerpo.errores?.[0]?.ruta]).toEqual([cuerpo, 422, campo]);
    }
    const hecho = await s.bien(
      200,
      cambiar(id, { roles: ['entidad'], entidad: '20131312955', correo: null }),
    );
    expect(hecho).toMatchObject({
      nombre: 'Persona cambia',
      cuenta: 'cambia',
      roles: ['entidad'],
      entidad: '20131312955',
      correo: null,
    });
    expect(hecho.sucesos[0]).toMatchObject({
      que: 'cambiado',
      detalle: 'correo, entidad, roles',
      actorNombre: 'Administración del sistema',
    });
    expect(hecho.sucesos.map((x: Json) => x.detalle).join()).not.toMatch(/20131312955|oece/);
    expect((await cambiar('no-existe', { nombre: 'X' })).estado).toBe(404);
  });

  test('El cambio de roles vale en la siguiente petición, también para la ficha que el servidor recordaba.', async () => {
    const { id, token } = await s.usuario(['lectura']);
    expect((await s.get('/api/usuarios', { ficha: token })).estado).toBe(403);
    await s.bien(200, cambiar(id, { roles: ['coordinador'] }));
    expect((await s.get('/api/usuarios', { ficha: token })).estado).toBe(200);
    await s.bien(200, cambiar(id, { roles: ['lectura'] }));
    expect((await s.get('/api/usuarios', { ficha: token })).estado).toBe(403);
  });

  test('Dos que cambian cosas distintas a la vez no se pisan.', async () => {
    const { id } = await s.usuario(['lectura']);
    await Promise.all([
      cambiar(id, { nombre: 'Nombre nuevo' }),
      cambiar(id, { correo: 'nuevo@oece.gob.pe' }),
      cambiar(id, { roles: ['notario'] }),
      cambiar(id, { cuenta: 'nuevacuenta' }),
    ]);
    expect(await s.bien(200, s.get(`/api/usuarios/${id}`))).toMatchObject({
      nombre: 'Nombre nuevo',
      correo: 'nuevo@oece.gob.pe',
      roles: ['notario'],
      cuenta: 'nuevacuenta',
    });
  });

  test('Quitar de en vigor termina sesiones, ficha, clave e invitación; volver a poner no las devuelve.', async () => {
    const { id, cookie } = await persona(s, 'vuelve');
    const { token } = await s.bien(201, s.post(`/api/usuarios/${id}/ficha`, undefined));
    const { codigo } = await s.bien(201, s.post(`/api/usuarios/${id}/invitacion`, undefined));
    await s.bien(200, cambiar(id, { activo: false }));
    const detalle = await s.bien(200, cambiar(id, { activo: true }));
    expect(detalle).toMatchObject({
      activo: true,
      conFicha: false,
      claveDesde: null,
      invitadoHasta: null,
      sesiones: [],
    });
    expect(await quien(cookie)).toBe(401);
    expect((await s.get('/api/sesion', { ficha: token })).estado).toBe(401);
    expect((await ingresar(s, 'vuelve', CLAVE)).estado).toBe(401);
    const usada = await s.post('/api/sesion/invitacion', { codigo, clave: CLAVE }, { ficha: null });
    expect(usada.estado).toBe(409);
  });

  test('Dos administradores dan el mismo nombre de cuenta a la vez: uno sí, el otro 422.', async () => {
    const crear = (n: number) =>
      s.post('/api/usuarios', { nombre: `Doble ${n}`, roles: ['lectura'], cuenta: 'doble' });
    const estados = (await Promise.all([crear(1), crear(2), crear(3)])).map((r) => r.estado).sort();
    expect(estados).toEqual([201, 422, 422]);
  });
});

describe('El último administrador', () => {
  test('No se revoca, ni pierde su rol, ni sale de vigor; con otro, sí, y de los dos a la vez queda uno.', async () => {
    const id = await suAdmin();
    for (const intento of [
      () => s.pedir('DELETE', `/api/usuarios/${id}`),
      () => cambiar(id, { roles: ['lectura'] }),
      () => cambiar(id, { activo: false }),
    ])
      expect((await intento()).cuerpo).toMatchObject({ status: 409, codigo: 'ULTIMO_ADMINISTRADOR' });
    const { id: otro } = await s.usuario(['admin']);
    const { token } = await s.usuario(['admin']);
    const borrar = (cual: string) => s.pedir('DELETE', `/api/usuarios/${cual}`, { ficha: token });
    expect((await borrar(otro)).estado).toBe(204);
    const { id: tercero } = (await s.bien(200, s.get('/api/sesion', { ficha: token }))).usuario;
    const ambos = await Promise.all([
      s.pedir('DELETE', `/api/usuarios/${tercero}`),
      s.pedir('DELETE', `/api/usuarios/${id}`),
    ]);
    expect(ambos.map((r) => r.estado).sort()).not.toEqual([204, 204]);
    const quedan = [
      (await s.get('/api/sesion')).estado,
      (await s.get('/api/sesion', { ficha: token })).estado,
    ];
    expect(quedan).toContain(200);
  });
});

test('Administración cierra las sesiones de alguien, y nadie más puede.', async () => {
  const t = await Servidor.abrir();
  try {
    const { id, cookie } = await persona(t, 'lejos');
    const coordinacion = await t.ficha(['coordinador']);
    const cerrar = (ficha: string) => t.pedir('DELETE', `/api/usuarios/${id}/sesiones`, { ficha });
    expect((await cerrar(coordinacion)).estado).toBe(403);
    expect((await cerrar(t.admin)).cuerpo).toEqual({ cerradas: 1 });
    expect((await t.get('/api/sesion', con(cookie))).estado).toBe(401);
  } finally {
    await t.cerrar();
  }
});
