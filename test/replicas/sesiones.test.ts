import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GRACIA_MS, RENOVACION_MS, Sesiones } from '../../src/auth/sesiones.js';
import { RelojSimulado, sumarMilisegundos } from '../../src/clock.js';
import type { Usuario } from '../../src/store/puerto.js';
import { INICIO } from '../apoyo/cliente.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { CLAVE, con, galletaDe, ingresar, persona } from '../auth/apoyo.js';
import { Navegante, Proveedor, SECRETO } from '../auth/proveedor.js';
import { abrirJuego, type Juego } from './apoyo.js';

// A proxy in front would give all of them one address; without it, each is known by its own.
const PUBLICA = 'http://expediente.prueba';

let p: Proveedor;
let j: Juego;
beforeAll(async () => {
  p = await Proveedor.abrir(`${PUBLICA}/api/sesion/oidc/retorno`);
  j = await abrirJuego({
    OIDC_EMISOR: p.emisor,
    OIDC_CLIENTE: 'expediente',
    OIDC_SECRETO: SECRETO,
    DIRECCION_PUBLICA: PUBLICA,
  });
});
afterAll(async () => {
  await j.cerrar();
  await p.cerrar();
});

describe('Una sesión, en varias réplicas', () => {
  test('se entra en una, se actúa en otra, y la que se cierra en la tercera no sirve en ninguna', async () => {
    const [a, b, c] = j.todas;
    await persona(a, 'rosa', ['mesa_partes']);
    const cookie = galletaDe(await ingresar(a, 'rosa', CLAVE));
    const nueva = await b.post('/api/solicitudes', solicitudCompleta(), con(cookie));
    expect(nueva.estado).toBe(201);
    expect((await c.get(`/api/solicitudes/${nueva.cuerpo.id}`, con(cookie))).estado).toBe(200);
    const sinMesa = { ficha: null, cabeceras: { cookie: cookie as string } };
    const ajena = await c.post('/api/solicitudes', solicitudCompleta(), sinMesa);
    expect([ajena.estado, ajena.cuerpo.codigo]).toEqual([403, 'ORIGEN_DESCONOCIDO']);
    expect((await c.pedir('DELETE', '/api/sesion', con(cookie))).estado).toBe(204);
    for (const s of j.todas) expect((await s.get('/api/solicitudes', con(cookie))).estado).toBe(401);
  });

  test('lo que la administración quita en una —la ficha, el rol, la persona— falta al instante en todas', async () => {
    const [a, b, c] = j.todas;
    const { id, token } = await a.usuario(['mesa_partes']);
    const { id: quien, cookie } = await persona(b, 'luis', ['mesa_partes']);
    const presenta = async (donde: typeof a, de: Parameters<typeof a.post>[2]) =>
      (await donde.post('/api/solicitudes', solicitudCompleta(), de)).estado;
    for (const s of j.todas)
      expect([await presenta(s, { ficha: token }), await presenta(s, con(cookie))]).toEqual([201, 201]);
    await b.bien(200, b.post(`/api/usuarios/${id}`, { roles: ['lectura'] }));
    expect(await Promise.all(j.todas.map((s) => presenta(s, { ficha: token })))).toEqual([403, 403, 403]);
    await c.pedir('DELETE', `/api/usuarios/${id}`);
    expect(await Promise.all(j.todas.map((s) => presenta(s, { ficha: token })))).toEqual([401, 401, 401]);
    await a.pedir('DELETE', `/api/usuarios/${quien}`);
    expect(await Promise.all(j.todas.map((s) => presenta(s, con(cookie))))).toEqual([401, 401, 401]);
  });

  test('su secreto cambia una vez aunque se use en las tres a la vez, y el anterior se despide en todas', async () => {
    const reloj = new RelojSimulado(INICIO);
    const [a, b, c] = j.todas.map((s) => new Sesiones(s.sistema.store, reloj)) as [
      Sesiones,
      Sesiones,
      Sesiones,
    ];
    const { id } = await j.todas[0].usuario(['especialista']);
    const uno = await a.abrir((await j.todas[0].sistema.store.usuario(id)) as Usuario, 'clave', 'Firefox');
    reloj.mover(sumarMilisegundos(INICIO, RENOVACION_MS));
    const usos = await Promise.all([a, b, c, a, b, c].map((s) => s.reconocer(uno, false)));
    expect(usos.every((u) => u !== null)).toBe(true);
    const nuevos = usos.flatMap((u) => u?.secretoNuevo ?? []);
    expect(nuevos.length).toBe(1);
    expect(await b.reconocer(nuevos[0] as string, false)).not.toBeNull();
    reloj.mover(sumarMilisegundos(INICIO, RENOVACION_MS + GRACIA_MS));
    expect(await Promise.all([a, b, c].map((s) => s.reconocer(uno, false)))).toEqual([null, null, null]);
    expect(await c.reconocer(nuevos[0] as string, false)).not.toBeNull();
  });

  test('los fallos de entrada se cuentan juntos: la cuenta frenada en una lo está en las demás', async () => {
    const [a, b, c] = j.todas;
    await persona(a, 'ana');
    const fallos = [a, b, c, a, b].map((s) => ingresar(s, 'ana', 'no es esta clave'));
    expect((await Promise.all(fallos)).map((r) => r.estado)).toEqual([401, 401, 401, 401, 401]);
    const frenadas = await Promise.all(j.todas.map((s) => ingresar(s, 'ana', CLAVE)));
    expect(frenadas.map((r) => r.estado)).toEqual([429, 429, 429]);
  });

  test('los códigos públicos que se adivinan, también, y de la dirección queda un resumen con clave', async () => {
    const probar = (s: (typeof j.todas)[number]) =>
      s.post('/api/consulta', { numero: 'AT-2027-000001', codigo: 'AAAA-AAAA-AAAA' }, { ficha: null });
    const [a, b, c] = j.todas;
    const estados = [];
    for (const s of [a, b, c, a, b, c]) estados.push((await probar(s)).estado);
    expect(estados).toEqual([404, 404, 404, 404, 404, 429]);
    const { store, custodio } = a.sistema;
    const de = 'seguimiento 127.0.0.1';
    const conClave = createHmac('sha256', custodio.claveDirecciones).update(de).digest('hex');
    expect(await store.frenoDe(conClave)).toMatchObject({ fallos: 5 });
    expect(await store.frenoDe(createHash('sha256').update(de).digest('hex'))).toBeNull();
  });
});

describe('Entrar con la institución, en varias réplicas', () => {
  test('quien sale por una vuelve por otra, y en la tercera está dentro', async () => {
    const [a, b, c] = j.todas;
    const correo = 'rosa@oece.gob.pe';
    const { id } = await a.bien(
      201,
      a.post('/api/usuarios', { nombre: 'Rosa', correo, roles: ['especialista'], ficha: false }),
    );
    p.gente.set('sujeto-1', { email: correo, email_verified: true });
    p.entra = 'sujeto-1';
    const n = new Navegante();
    const vuelta = await n.ir(`${a.url}/api/sesion/oidc`, (direccion) => direccion.startsWith(PUBLICA));
    const cookie = n.de(a.url);
    const volver = (s: typeof a) =>
      fetch(vuelta.replace(PUBLICA, s.url), { redirect: 'manual', headers: { cookie } });
    const llega = await volver(b);
    const galleta = llega.headers
      .getSetCookie()
      .find((g) => /^sesion=[^;]/.test(g))
      ?.split(';')[0];
    expect([llega.status, llega.headers.get('location')]).toEqual([302, '/']);
    const sesion = await c.bien(200, c.get('/api/sesion', con(galleta ?? null)));
    expect(sesion).toMatchObject({ medio: 'institucion', usuario: { id } });
    // The journey serves once, wherever it is tried again.
    const otraVez = await volver(c);
    expect(otraVez.headers.get('location')).toBe('/?ingreso=vuelta');
    // It also says where to leave the provider, though it had not spoken to it yet.
    await expect
      .poll(async () => (await c.get('/api/sesion', con(galleta ?? null))).cuerpo.salida)
      .toMatch(/\/session\/end\?/);
  });
});
