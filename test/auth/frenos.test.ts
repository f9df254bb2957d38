import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { problemaDeIngreso } from '../../src/api/problema-de-ingreso.js';
import { DemasiadosIngresos } from '../../src/auth/clave.js';
import { IngresoFrenado, IngresoNegado } from '../../src/auth/errores.js';
import { frenoDeCuenta } from '../../src/auth/frenos.js';
import { Identidades } from '../../src/auth/identidades.js';
import { RelojSimulado } from '../../src/clock.js';
import { EN_POSTGRES } from '../apoyo/en-postgres.js';
import { Servidor } from '../apoyo/servidor.js';
import { CLAVE, con, ingresar, persona } from './apoyo.js';

let s: Servidor;
let reloj: RelojSimulado;
let identidades: Identidades;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());
beforeEach(() => {
  reloj = new RelojSimulado('2027-02-01T15:00:00.000Z');
  identidades = new Identidades(s.sistema.store, reloj);
});

// Each test from an address of its own: the brake of one is not for the next.
let suIp = '';
let pruebas = 0;
beforeEach(() => {
  pruebas += 1;
  suIp = `10.0.${pruebas}.1`;
});

const desde = (ip: string) => ({ ip, navegador: 'Firefox' });
const pasar = (segundos: number) =>
  reloj.mover(new Date(Date.parse(reloj.ahora()) + segundos * 1000).toISOString());

/** `bien`, `no`, or how many seconds to wait. */
async function probar(cuenta: string, clave: string, ip = suIp): Promise<string | number> {
  try {
    await identidades.entrarConClave(cuenta, clave, desde(ip));
    return 'bien';
  } catch (error) {
    if (error instanceof IngresoNegado) return 'no';
    if (error instanceof IngresoFrenado) return error.segundos;
    throw error;
  }
}

async function fallar(cuenta: string, veces: number, ip = suIp): Promise<(string | number)[]> {
  const respuestas = [];
  for (let i = 0; i < veces; i++) respuestas.push(await probar(cuenta, 'no es la clave', ip));
  return respuestas;
}

describe('El freno de una cuenta', () => {
  test('Al quinto fallo espera medio minuto, y cada fallo más dobla la espera, hasta un cuarto de hora.', async () => {
    await persona(s, 'rosa');
    expect(await fallar('rosa', 6)).toEqual(['no', 'no', 'no', 'no', 'no', 30]);
    expect(await probar('rosa', CLAVE)).toBe(30);
    const esperas = [];
    for (let i = 0; i < 7; i++) {
      const [, espera] = [await pasarLaEspera(), await fallar('rosa', 2)];
      esperas.push(espera[1]);
    }
    expect(esperas).toEqual([60, 120, 240, 480, 900, 900, 900]);
    await pasarLaEspera();
    expect(await probar('rosa', CLAVE)).toBe('bien');
    expect(await fallar('rosa', 4)).toEqual(['no', 'no', 'no', 'no']);
  });

  async function pasarLaEspera(): Promise<void> {
    const hasta = await identidades.bloqueadaHasta('rosa');
    reloj.mover(hasta ?? reloj.ahora());
  }

  test('Cien intentos a la vez son cien: ninguno se cuela mientras otro se comprueba.', async () => {
    await persona(s, 'luis');
    const todos = await Promise.all(Array.from({ length: 30 }, (_, i) => probar('luis', `mala ${i}`)));
    expect(todos.filter((r) => r === 'no')).toHaveLength(5);
    expect(await probar('luis', CLAVE)).toBe(30);
  });

  test('Una cuenta que no existe se frena igual: nada dice cuáles existen.', async () => {
    await persona(s, 'ana');
    expect(await fallar('nadie', 6)).toEqual(await fallar('ana', 6));
  });

  test('Escrita con tildes, mayúsculas o espacios es la misma cuenta.', async () => {
    await persona(s, 'nunez');
    for (const cuenta of ['nunez', 'NÚÑEZ', ' Nuñez ', 'núñez', 'NUNEZ'])
      expect(await probar(cuenta, 'mala')).toBe('no');
    expect(await probar('Núñez', CLAVE)).toBe(30);
  });

  test('Un día quieto lo olvida, y acertar también.', async () => {
    await persona(s, 'ines');
    await fallar('ines', 4);
    expect(await probar('ines', CLAVE)).toBe('bien');
    expect(await fallar('ines', 4)).toEqual(['no', 'no', 'no', 'no']);
    pasar(24 * 3600);
    expect(await fallar('ines', 4)).toEqual(['no', 'no', 'no', 'no']);
  });

  test('Sobrevive a un reinicio, por HTTP es 429 con Retry-After, y la administración lo suelta.', async () => {
    const antes = await Servidor.abrir();
    const { id } = await persona(antes, 'olga');
    const estados = [];
    for (let i = 0; i < 6; i++) estados.push((await ingresar(antes, 'olga', 'mala')).estado);
    expect(estados).toEqual([401, 401, 401, 401, 401, 429]);
    await antes.parar();
    const t = await Servidor.abrir({}, antes.archivo);
    try {
      const r = await ingresar(t, 'olga', CLAVE);
      expect([r.estado, r.cuerpo.codigo]).toEqual([429, 'INGRESO_FRENADO']);
      expect(Number(r.cabeceras.get('retry-after'))).toBeGreaterThan(20);
      expect(r.cuerpo.detail).toMatch(/Espere \d+ segundos/);
      const suelta = await t.bien(200, t.post(`/api/usuarios/${id}/desbloqueo`, undefined));
      expect(suelta.bloqueadaHasta).toBeNull();
      expect(suelta.sucesos.map((x: { que: string }) => x.que).slice(0, 2)).toEqual([
        'desbloqueado',
        'bloqueo',
      ]);
      expect((await ingresar(t, 'olga', CLAVE)).estado).toBe(201);
    } finally {
      await t.parar();
      await antes.cerrar();
    }
  });
});

describe('El freno de una dirección', () => {
  const conFicha = (ip: string, ficha = 'inventada') =>
    identidades.entrarConFicha(ficha, desde(ip)).then(
      () => 'bien',
      (error: unknown) => (error instanceof IngresoFrenado ? error.segundos : 'no'),
    );

  test('A los cincuenta fallos espera esa dirección, con cualquier cuenta; las demás, no.', async () => {
    await persona(s, 'raul');
    for (let i = 0; i < 50; i++) expect(await conFicha('10.9.9.9')).toBe('no');
    expect(await probar('raul', CLAVE, '10.9.9.9')).toBe(30);
    expect(await probar('raul', CLAVE, '10.9.9.8')).toBe('bien');
    pasar(30);
    expect(await probar('raul', CLAVE, '10.9.9.9')).toBe('bien');
  });

  test('De la versión 6 cuenta la red: cambiar de dirección dentro de ella no sirve.', async () => {
    for (let i = 0; i < 50; i++) await conFicha(`2001:db8:1:2::${i.toString(16)}`);
    expect(await conFicha('2001:db8:1:2:ffff::1', s.admin)).toBe(30);
    expect(await conFicha('2001:db8:ffff:2::1', s.admin)).toBe('bien');
  });

  test('También cuentan las invitaciones que no son de nadie.', async () => {
    for (let i = 0; i < 50; i++) {
      await identidades.usarInvitacion(`inventada ${i}`, CLAVE, desde('10.7.7.7')).catch(() => undefined);
    }
    await expect(identidades.entrarConFicha(s.admin, desde('10.7.7.7'))).rejects.toThrow(IngresoFrenado);
    expect((await identidades.entrarConFicha(s.admin, desde('10.7.7.8'))).usuario.roles).toEqual(['admin']);
  });
});

test('La clave actual equivocada al cambiarla cuenta como un intento de ingresar.', async () => {
  const { cookie } = await persona(s, 'marta');
  const cambiar = (actual: string) =>
    s.post('/api/cuenta/clave', { actual, nueva: 'otra clave bien larga 9' }, con(cookie));
  for (let i = 0; i < 5; i++) expect((await cambiar('mala')).estado).toBe(422);
  expect((await cambiar(CLAVE)).estado).toBe(429);
});

test('Cuando intentan demasiados a la vez, a los que no caben se les dice 503 y no se les cuenta como fallo.', async () => {
  const reales = Array.from({ length: 110 }, (_, i) =>
    identidades.entrarConClave(`multitud${i}`, 'mala', desde(`10.200.0.${i}`)).catch((e: unknown) => e),
  );
  const salidas = await Promise.all(reales);
  const sinTurno = salidas.map((e, i) => (e instanceof DemasiadosIngresos ? i : -1)).filter((i) => i >= 0);
  // Two are checked and a hundred wait. A file tells at once who they are; a server, when some were answered already.
  if (!EN_POSTGRES) expect(sinTurno).toHaveLength(8);
  expect(sinTurno.length).toBeGreaterThan(0);
  expect(salidas.filter((e) => e instanceof IngresoNegado)).toHaveLength(110 - sinTurno.length);
  const { store } = s.sistema;
  for (const i of sinTurno) expect((await store.frenoDe(frenoDeCuenta(`multitud${i}`)))?.fallos).toBe(0);
  const problema = problemaDeIngreso(salidas[sinTurno[0] as number]);
  expect([problema?.estado, problema?.cabeceras['Retry-After']]).toEqual([503, '2']);
});
