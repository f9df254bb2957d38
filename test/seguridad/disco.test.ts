import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RUC_A } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { CLAVE } from './buenos.js';
import { darClave } from './siembra.js';

const raiz = mkdtempSync(join(tmpdir(), 'expediente-disco-'));
let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir(
    { DIRECTORIO_DOCUMENTOS: join(raiz, 'datos', 'documentos') },
    join(raiz, 'datos', 'base', 'prueba.db'),
  );
});
afterAll(async () => {
  await s.cerrar();
  rmSync(raiz, { recursive: true, force: true });
});

test('ASVS 8.1: en las carpetas que el programa crea para los datos no entra otro usuario de la máquina.', async () => {
  const { id } = await s.presentar();
  const subido = await s.pedir('POST', `/api/solicitudes/${id}/documentos?nombre=acta.txt`, {
    crudo: 'Acta de la reunión.\n',
    cabeceras: { 'content-type': 'text/plain' },
  });
  expect(subido.estado).toBe(201);
  for (const carpeta of ['datos', 'datos/base', 'datos/documentos'])
    expect([carpeta, statSync(join(raiz, carpeta)).mode & 0o007]).toEqual([carpeta, 0]);
});

test('ASVS 2.4: en el disco no queda ninguna clave, ficha, invitación ni sesión con la que se pueda entrar.', async () => {
  const { id, token } = await s.usuario(['entidad'], RUC_A);
  await darClave(s, id, 'de.prueba', CLAVE);
  const { codigo } = await s.bien(201, s.post(`/api/usuarios/${id}/invitacion`, {}));
  const entrada = await s.post('/api/sesion', { cuenta: 'de.prueba', clave: CLAVE }, { ficha: null });
  const sesion = /sesion=([\w-]+)/.exec(entrada.cabeceras.get('set-cookie') ?? '')?.[1] as string;
  const bytes = Buffer.concat(
    readdirSync(raiz, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile())
      .map((e) => readFileSync(join(e.parentPath, e.name))),
  );
  expect(bytes.includes('de.prueba')).toBe(true);
  for (const secreto of [CLAVE, token, s.admin, codigo, sesion])
    expect([secreto.slice(0, 6), bytes.includes(secreto)]).toEqual([secreto.slice(0, 6), false]);
});
