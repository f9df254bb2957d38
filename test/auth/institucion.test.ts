import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigInvalida, leerConfig } from '../../src/config.js';
import { Servidor } from '../apoyo/servidor.js';
import { con } from './apoyo.js';
import { Navegante, Proveedor, puertoLibre, SECRETO } from './proveedor.js';

let p: Proveedor;
let s: Servidor;
beforeAll(async () => {
  const puerto = await puertoLibre();
  const publica = `http://127.0.0.1:${puerto}`;
  p = await Proveedor.abrir(`${publica}/api/sesion/oidc/retorno`);
  s = await Servidor.abrir(
    { OIDC_EMISOR: p.emisor, OIDC_CLIENTE: 'expediente', OIDC_SECRETO: SECRETO, DIRECCION_PUBLICA: publica },
    undefined,
    puerto,
  );
});
afterAll(async () => {
  await s.cerrar();
  await p.cerrar();
});

const usuario = async (nombre: string, correo: string): Promise<string> =>
  (await s.bien(201, s.post('/api/usuarios', { nombre, correo, roles: ['especialista'], ficha: false }))).id;
const deQuien = async (n: Navegante) => (await s.get('/api/sesion', con(n.de(s.url)))).cuerpo;
/** Goes out and comes back as somebody: where it ended. */
async function entrar(quien: string | null, n = new Navegante()): Promise<{ n: Navegante; fin: string }> {
  p.entra = quien;
  return { n, fin: (await n.ir(`${s.url}/api/sesion/oidc`)).slice(s.url.length) };
}

describe('Entrar con la institución', () => {
  test('La persona cuyo correo verificó el proveedor entra con su usuario, y desde entonces por su identidad.', async () => {
    const id = await usuario('Rosa Quispe', 'Rosa@oece.gob.pe');
    p.gente.set('sujeto-1', { email: 'rosa@OECE.gob.pe', email_verified: true });
    const { n, fin } = await entrar('sujeto-1');
    expect(fin).toBe('/');
    const sesion = await deQuien(n);
    expect(sesion).toMatchObject({ medio: 'institucion', usuario: { id, nombre: 'Rosa Quispe' } });
    expect(sesion.salida).toMatch(new RegExp(`^${p.emisor}/session/end\\?.*client_id=expediente`));
    p.gente.set('sujeto-1', { email: 'otra@oece.gob.pe', email_verified: true });
    expect((await deQuien((await entrar('sujeto-1')).n)).usuario.id).toBe(id);
    await s.pedir('DELETE', `/api/usuarios/${id}`);
    expect((await deQuien(n)).status).toBe(401);
    expect((await entrar('sujeto-1')).fin).toBe('/?ingreso=desconocida');
  });

  test('Sin correo verificado, sin usuario, o con dos del mismo correo, nadie entra y se dice por qué.', async () => {
    await usuario('Uno', 'doble@oece.gob.pe');
    await usuario('Dos', 'DOBLE@oece.gob.pe');
    await usuario('Con correo', 'sinverificar@oece.gob.pe');
    p.gente.set('nadie', { email: 'nadie@oece.gob.pe', email_verified: true });
    p.gente.set('doble', { email: 'doble@oece.gob.pe', email_verified: true });
    p.gente.set('sin', { email: 'sinverificar@oece.gob.pe', email_verified: false });
    p.gente.set('mudo', {});
    const fines = [];
    for (const sujeto of ['nadie', 'doble', 'sin', 'mudo', null]) {
      const { n, fin } = await entrar(sujeto);
      fines.push(fin);
      expect(n.de(s.url)).not.toMatch(/sesion=/);
    }
    expect(fines).toEqual([
      '/?ingreso=desconocida',
      '/?ingreso=desconocida',
      '/?ingreso=sin_correo',
      '/?ingreso=sin_correo',
      '/?ingreso=cancelado',
    ]);
  });

  test('Va con PKCE, state y nonce, y la galleta de ida es Lax, de un solo camino y de diez minutos.', async () => {
    const r = await fetch(`${s.url}/api/sesion/oidc`, { redirect: 'manual' });
    const destino = new URL(r.headers.get('location') ?? '');
    const pedido = Object.fromEntries(destino.searchParams);
    expect(pedido).toMatchObject({ code_challenge_method: 'S256', response_type: 'code' });
    for (const nombre of ['code_challenge', 'state', 'nonce']) expect(pedido[nombre]).toMatch(/^[\w-]{43}$/);
    expect(destino.href).not.toContain(SECRETO);
    expect(r.headers.get('set-cookie')).toMatch(
      /^ida=[\w-]{43}; Path=\/api\/sesion\/oidc; HttpOnly; SameSite=Lax; Max-Age=600$/,
    );
  });
});

describe('Una vuelta que no es la de quien fue', () => {
  const enLaVuelta = (a: string) => a.includes('/retorno?');
  async function hastaLaVuelta(): Promise<{ n: Navegante; vuelta: string }> {
    const n = new Navegante();
    p.entra = 'atacante';
    return { n, vuelta: await n.ir(`${s.url}/api/sesion/oidc`, enLaVuelta) };
  }

  test('Sin su galleta, con la de otro, dos veces, o con el estado cambiado: nadie entra.', async () => {
    await usuario('Atacante', 'atacante@oece.gob.pe');
    p.gente.set('atacante', { email: 'atacante@oece.gob.pe', email_verified: true });
    const llegar = async (n: Navegante, a: string) => {
      const r = await n.pedir(a);
      return `${r.headers.get('location')} ${/sesion=/.test(n.de(s.url))}`;
    };
    const victima = await hastaLaVuelta();
    const ajena = await hastaLaVuelta();
    expect(await llegar(new Navegante(), ajena.vuelta)).toBe('/?ingreso=vuelta false');
    expect(await llegar(victima.n, ajena.vuelta)).toBe('/?ingreso=vuelta false');
    const sinEstado = await hastaLaVuelta();
    expect(await llegar(sinEstado.n, sinEstado.vuelta.replace(/state=[^&]+/, 'state=otro'))).toBe(
      '/?ingreso=vuelta false',
    );
    const buena = await hastaLaVuelta();
    expect(await llegar(buena.n, buena.vuelta)).toBe('/ true');
    expect(await llegar(buena.n, buena.vuelta)).toMatch(/^\/\?ingreso=vuelta/);
  });

  test('Lo que llegue en la dirección, aunque sea cualquier cosa, no rompe nada.', async () => {
    for (const mala of ['', '?code=x', '?state=%00', '?error=server_error', `?code=${'a'.repeat(4000)}`]) {
      const { n } = await hastaLaVuelta();
      const r = await n.pedir(`${s.url}/api/sesion/oidc/retorno${mala}`);
      expect([mala.slice(0, 20), r.status, r.headers.get('location')]).toEqual([
        mala.slice(0, 20),
        302,
        '/?ingreso=vuelta',
      ]);
    }
    expect((await fetch(`${s.url}/api/sesion/oidc/retorno?state=${'x'.repeat(501)}`)).status).toBe(422);
  });
});

describe('El proveedor', () => {
  test('Que no responde se dice, y cuando vuelve se entra sin reiniciar nada.', async () => {
    const [suyo, propio] = [await puertoLibre(), await puertoLibre()];
    const publica = `http://127.0.0.1:${propio}`;
    const t = await Servidor.abrir(
      {
        OIDC_EMISOR: `http://127.0.0.1:${suyo}`,
        OIDC_CLIENTE: 'expediente',
        OIDC_SECRETO: SECRETO,
        DIRECCION_PUBLICA: publica,
      },
      undefined,
      propio,
    );
    const ir = () => new Navegante().ir(`${t.url}/api/sesion/oidc`);
    try {
      expect((await t.get('/api/sesion/medios', { ficha: null })).cuerpo.institucion).toBe(true);
      for (let i = 0; i < 2; i++) expect(await ir()).toBe(`${publica}/?ingreso=no_responde`);
      // This one says the mail in the identity token itself.
      const otro = await Proveedor.abrir(`${publica}/api/sesion/oidc/retorno`, {
        enFicha: true,
        puerto: suyo,
      });
      otro.entra = 'lola';
      otro.gente.set('lola', { email: 'lola@oece.gob.pe', email_verified: true });
      await t.bien(
        201,
        t.post('/api/usuarios', { nombre: 'Lola', correo: 'lola@oece.gob.pe', roles: ['lectura'] }),
      );
      expect(await ir().finally(() => otro.cerrar())).toBe(`${publica}/`);
    } finally {
      await t.cerrar();
    }
  });

  test('Sin configurar no se ofrece y su llamada no existe; a medias, o en claro con otra máquina, no se inicia.', async () => {
    const t = await Servidor.abrir();
    try {
      expect((await t.get('/api/sesion/medios', { ficha: null })).cuerpo.institucion).toBe(false);
      expect((await t.get('/api/sesion/oidc', { ficha: null })).estado).toBe(404);
    } finally {
      await t.cerrar();
    }
    const bien = {
      OIDC_EMISOR: 'https://id.oece.gob.pe',
      OIDC_CLIENTE: 'c',
      OIDC_SECRETO: 's',
      DIRECCION_PUBLICA: 'https://x.gob.pe',
    };
    expect(leerConfig(bien).OIDC_EMISOR).toBe('https://id.oece.gob.pe');
    for (const mal of [
      { OIDC_SECRETO: undefined },
      { DIRECCION_PUBLICA: undefined },
      { OIDC_EMISOR: 'http://id.oece.gob.pe' },
      { OIDC_EMISOR: 'http://localhost.otra.pe' },
    ])
      expect(() => leerConfig({ ...bien, ...mal })).toThrow(ConfigInvalida);
  });
});
