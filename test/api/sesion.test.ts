import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Sesiones } from '../../src/auth/sesiones.js';
import { RelojSimulado } from '../../src/clock.js';
import { todoLoGuardado } from '../apoyo/en-crudo.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeEach(async () => {
  s = await Servidor.abrir();
});
afterEach(() => s.cerrar());

const DE_LA_MESA = { 'x-expediente': 'mesa' };

/** Enters with a ficha: the cookie a browser would send from then on. */
async function entrar(ficha: string): Promise<{ cookie: string; cabecera: string }> {
  const r = await s.post('/api/sesion', { ficha }, { ficha: null });
  expect(r.estado).toBe(201);
  const cabecera = r.cabeceras.get('set-cookie') ?? '';
  return { cookie: cabecera.split(';')[0] as string, cabecera };
}

const quien = (cookie: string) => s.get('/api/sesion', { ficha: null, cabeceras: { cookie } });

async function usuario(...roles: string[]): Promise<{ id: string; token: string }> {
  return s.bien(201, s.post('/api/usuarios', { nombre: 'Mesa de partes', roles }));
}

describe('entering the desk', () => {
  test('a ficha becomes a cookie no script reads, sent to no other site, and the answer tells who entered', async () => {
    const { token } = await usuario('mesa_partes');
    const { cookie, cabecera } = await entrar(token);
    expect(cabecera).toMatch(/^sesion=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    const r = await quien(cookie);
    expect(r.estado).toBe(200);
    expect(r.cuerpo.usuario).toMatchObject({ nombre: 'Mesa de partes', roles: ['mesa_partes'] });
    expect(r.texto).not.toContain(token);
  });

  test('a wrong ficha is refused with a sentence, and a blank one at its field', async () => {
    const mala = await s.post('/api/sesion', { ficha: 'no-es-una-ficha' }, { ficha: null });
    expect(mala.estado).toBe(401);
    expect(mala.cuerpo.detail).toMatch(/no es válida o fue revocada/);
    expect(mala.cabeceras.get('set-cookie')).toBeNull();
    const vacia = await s.post('/api/sesion', { ficha: ' ' }, { ficha: null });
    expect(vacia.estado).toBe(422);
    expect(vacia.cuerpo.errores[0]).toEqual({ ruta: 'ficha', mensaje: 'Escriba su ficha.' });
  });

  test('the database keeps no secret that could enter', async () => {
    const { cookie } = await entrar(s.admin);
    const secreto = cookie.slice('sesion='.length);
    const bytes = await todoLoGuardado(s.archivo);
    expect(bytes).toContain('sesion');
    expect(bytes).not.toContain(secreto);
  });
});

describe('a session acts only from the desk', () => {
  test('it reads by the cookie alone; to write it needs the header no other site can send', async () => {
    const { token } = await usuario('mesa_partes');
    const { cookie } = await entrar(token);
    expect((await s.get('/api/solicitudes', { ficha: null, cabeceras: { cookie } })).estado).toBe(200);
    const deFuera = await s.post('/api/solicitudes', solicitudCompleta(), {
      ficha: null,
      cabeceras: { cookie },
    });
    expect(deFuera.estado).toBe(403);
    expect(deFuera.cuerpo.codigo).toBe('ORIGEN_DESCONOCIDO');
    const deAqui = await s.post('/api/solicitudes', solicitudCompleta(), {
      ficha: null,
      cabeceras: { cookie, ...DE_LA_MESA },
    });
    expect(deAqui.estado).toBe(201);
  });

  test('a token beside a cookie is who acts', async () => {
    const { cookie } = await entrar((await usuario('lectura')).token);
    const r = await s.get('/api/sesion', { cabeceras: { cookie } });
    expect(r.cuerpo.usuario.roles).toEqual(['admin']);
    const mala = await s.get('/api/sesion', { ficha: 'mala', cabeceras: { cookie } });
    expect(mala.estado).toBe(401);
  });
});

describe('the end of a session', () => {
  test('leaving ends it on the server, not only in the browser', async () => {
    const { cookie } = await entrar(s.admin);
    const salida = await s.pedir('DELETE', '/api/sesion', {
      ficha: null,
      cabeceras: { cookie, ...DE_LA_MESA },
    });
    expect(salida.estado).toBe(204);
    expect(salida.cabeceras.get('set-cookie')).toMatch(/^sesion=; .*Max-Age=0$/);
    expect((await quien(cookie)).estado).toBe(401);
  });

  test('a new ficha and a revoked user end theirs at once', async () => {
    const uno = await usuario('lectura');
    const sesion = await entrar(uno.token);
    await s.bien(201, s.post(`/api/usuarios/${uno.id}/ficha`, undefined));
    expect((await quien(sesion.cookie)).estado).toBe(401);
    const otro = await usuario('lectura');
    const suya = await entrar(otro.token);
    expect((await quien(suya.cookie)).estado).toBe(200);
    await s.pedir('DELETE', `/api/usuarios/${otro.id}`);
    expect((await quien(suya.cookie)).estado).toBe(401);
  });

  test('after its hours, or two without use, it is as if it had never been', async () => {
    const { usuario } = (await s.get('/api/sesion')).cuerpo;
    const { store } = s.sistema;
    const reloj = new RelojSimulado('2020-01-01T00:00:00.000Z');
    const sesiones = new Sesiones(store, reloj);
    const [secreto, quieta] = [
      await sesiones.abrir(usuario, 'clave', 'Firefox'),
      await sesiones.abrir(usuario, 'clave', 'Firefox'),
    ];
    expect((await quien(`sesion=${secreto}`)).estado).toBe(401);
    const vive = async (de: string) => (await sesiones.reconocer(de, true)) !== null;
    reloj.mover('2020-01-01T01:59:59.999Z');
    expect([await vive(secreto), await vive(quieta)]).toEqual([true, true]);
    let usado = secreto;
    for (let h = 1; h < 12; h++) {
      reloj.mover(`2020-01-01T${String(h).padStart(2, '0')}:59:59.999Z`);
      usado = (await sesiones.reconocer(usado, false))?.secretoNuevo ?? usado;
    }
    expect([await vive(usado), await vive(quieta)]).toEqual([true, false]);
    reloj.mover('2020-01-01T12:00:00.000Z');
    expect(await vive(usado)).toBe(false);
  });

  test('it outlives the server, which may stop and start', async () => {
    const { cookie } = await entrar(s.admin);
    const { archivo } = s;
    await s.parar();
    const otra = await Servidor.abrir({}, archivo);
    const r = await otra.get('/api/sesion', { ficha: null, cabeceras: { cookie } });
    await otra.cerrar();
    expect(r.estado).toBe(200);
  });

  test('a simulated clock that jumps a year does not throw people out', async () => {
    const { cookie } = await entrar(s.admin);
    await s.reloj('2027-12-01T15:00:00.000Z');
    expect((await quien(cookie)).estado).toBe(200);
  });
});
