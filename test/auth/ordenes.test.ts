import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { ponerOrdenesDeUsuarios } from '../../src/auth/ordenes.js';
import { abrirStore } from '../../src/store/abrir.js';
import { baseDe } from '../apoyo/en-postgres.js';
import { Servidor } from '../apoyo/servidor.js';
import { CLAVE, con, galletaDe, ingresar, OTRA_CLAVE } from './apoyo.js';

let s: Servidor;
beforeEach(async () => {
  s = await Servidor.abrir();
});
afterEach(() => s.cerrar());

/** Runs an order as the command line does, on its own connection to the file, and answers with its lines. */
async function orden(...palabras: string[]): Promise<string[]> {
  const lineas: string[] = [];
  const programa = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  ponerOrdenesDeUsuarios(
    programa,
    async (trabajo) => {
      const store = await abrirStore(await baseDe(`sqlite:${s.archivo}`), REGISTRO);
      try {
        return await trabajo(store);
      } finally {
        await store.cerrar();
      }
    },
    (linea) => void lineas.push(linea),
  );
  await programa.parseAsync(['usuarios', ...palabras], { from: 'user' });
  return lineas;
}

/** The same with something piped in. */
async function ordenCon(entrada: string, ...palabras: string[]): Promise<string[]> {
  const propia = Object.getOwnPropertyDescriptor(process, 'stdin') as PropertyDescriptor;
  Object.defineProperty(process, 'stdin', { value: Readable.from([entrada]), configurable: true });
  try {
    return await orden(...palabras);
  } finally {
    Object.defineProperty(process, 'stdin', propia);
  }
}

const crear = async (cuenta: string) =>
  JSON.parse((await orden('crear', '--nombre', 'Rosa', '--rol', 'lectura', '--cuenta', cuenta))[0] as string);

describe('npm run usuarios, con el servidor andando', () => {
  test('clave pone una que sirve enseguida y cierra lo que estaba abierto; una débil se niega con su razón.', async () => {
    const { id } = await crear('Rosa.Núñez');
    await expect(ordenCon('rosa.nunez.12345\n', 'clave', 'rosa.nunez')).rejects.toThrow(/adivina/);
    expect(await ordenCon(`${CLAVE}\n`, 'clave', 'ROSA.NÚÑEZ')).toEqual([
      expect.stringMatching(/quedó puesta/),
    ]);
    const cookie = galletaDe(await ingresar(s, 'rosa.nunez', CLAVE));
    expect((await s.get('/api/sesion', con(cookie))).cuerpo.usuario.id).toBe(id);
    await ordenCon(OTRA_CLAVE, 'clave', id);
    expect((await s.get('/api/sesion', con(cookie))).estado).toBe(401);
    expect((await ingresar(s, 'rosa.nunez', OTRA_CLAVE)).estado).toBe(201);
  });

  test('clave --invitar da un código que sirve una vez.', async () => {
    await crear('rosa');
    const { codigo } = JSON.parse((await orden('clave', 'rosa', '--invitar'))[0] as string);
    const usar = () => s.post('/api/sesion/invitacion', { codigo, clave: CLAVE }, { ficha: null });
    expect([(await usar()).estado, (await usar()).estado]).toEqual([201, 409]);
  });

  test('desbloquear suelta el freno, listar lo muestra y no muestra secretos.', async () => {
    const { token } = await crear('rosa');
    for (let i = 0; i < 6; i++) await ingresar(s, 'rosa', 'mala');
    const listada = async () =>
      (await orden('listar')).map((l) => JSON.parse(l)).find((u) => u.cuenta === 'rosa');
    expect((await listada()).bloqueadaHasta).toMatch(/Z$/);
    expect(await orden('desbloquear', 'rosa')).toEqual(['Desbloqueado.']);
    expect(await orden('desbloquear', 'rosa')).toEqual(['No tenía intentos fallidos.']);
    expect((await listada()).bloqueadaHasta).toBeNull();
    expect((await orden('listar')).join()).not.toContain(token);
  });

  test('ficha y revocar toman la cuenta o el id; lo que no existe, se repite o deja sin administrador se niega.', async () => {
    const { id, token } = await crear('rosa');
    const nueva = JSON.parse((await orden('ficha', 'rosa'))[0] as string);
    expect((await s.get('/api/sesion', { ficha: token })).estado).toBe(401);
    expect((await s.get('/api/sesion', { ficha: nueva.token })).estado).toBe(200);
    await expect(crear('rósa')).rejects.toThrow(/ya es de otra persona/);
    await expect(crear('x')).rejects.toThrow(/3 a 60/);
    expect(await orden('revocar', id)).toEqual(['Revocado.']);
    expect((await s.get('/api/sesion', { ficha: nueva.token })).estado).toBe(401);
    await expect(orden('revocar', id)).rejects.toThrow(/ya estaba revocado/);
    await expect(orden('revocar', 'nadie')).rejects.toThrow(/no existe/);
    await expect(orden('ficha', id)).rejects.toThrow(/revocado/);
    await expect(ordenCon(CLAVE, 'clave', id)).rejects.toThrow(/revocado/);
    const admin = (await s.get('/api/sesion')).cuerpo.usuario.id;
    await expect(orden('revocar', admin)).rejects.toThrow(/único administrador/);
  });
});
