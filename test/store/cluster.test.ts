import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { RAIZ } from '../../src/raiz.js';
import { abrirCluster } from '../apoyo/cluster.js';
import { comoSuperusuario } from '../apoyo/cluster-bases.js';
import { construir } from '../apoyo/construir.js';

async function consultar<T>(url: string, sql: string): Promise<T[]> {
  const cliente = new Client({ connectionString: url });
  await cliente.connect();
  try {
    return (await cliente.query(sql)).rows as T[];
  } finally {
    await cliente.end();
  }
}

const vive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
const hastaQueMuera = async (pid: number) => {
  for (let i = 0; vive(pid) && i < 200; i += 1) await esperar(50);
  return !vive(pid);
};
/** Process of the server over a folder, as it leaves it written. */
const servidorDe = (carpeta: string) =>
  Number(readFileSync(join(carpeta, 'datos', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('El PostgreSQL de las pruebas', () => {
  test('Lo confirmado sobrevive a que lo maten; quien es dueño de las bases no lo es del servidor; ordena en español.', async () => {
    const [uno, otro] = await Promise.all([abrirCluster({ durable: true }), abrirCluster()]);
    try {
      expect(uno.acceso.puerto).not.toBe(otro.acceso.puerto);
      const { url, nombre, borrar } = await uno.crearBase();
      await consultar(url, `CREATE TABLE t AS SELECT * FROM (VALUES ('z'), ('Á'), ('b')) AS v (letra)`);
      await uno.matar();
      await expect(consultar(url, 'SELECT 1')).rejects.toThrow();
      await uno.arrancar();
      const letras = await consultar<{ letra: string }>(url, 'SELECT letra FROM t ORDER BY letra');
      expect(letras.map((f) => f.letra)).toEqual(['Á', 'b', 'z']);
      expect(await consultar(url, 'SHOW is_superuser')).toEqual([{ is_superuser: 'off' }]);
      await expect(consultar(url, 'CREATE DATABASE otra')).rejects.toThrow(/permission denied/);
      await borrar();
      const bases = await comoSuperusuario(uno.acceso, [
        `SELECT 1 FROM pg_database WHERE datname = '${nombre}'`,
      ]);
      expect(bases).toEqual([]);
    } finally {
      await Promise.all([uno.cerrar(), otro.cerrar()]);
    }
  });

  test('npm run postgres dice el DATABASE_URL con que se usa; con Ctrl-C se detiene, y muerto de golpe no deja nada en marcha.', async () => {
    await construir();
    const carpeta = mkdtempSync(join(tmpdir(), 'expediente-postgres-'));
    const abierto = await abrirCluster();
    const { puerto } = abierto.acceso;
    const encender = async (): Promise<{ hijo: ChildProcess; url: string; fin: Promise<number | null> }> => {
      const programa = join(RAIZ, '.build', 'test', 'apoyo', 'postgres-main.js');
      const hijo = spawn(process.execPath, [programa, carpeta, '--puerto', String(puerto)], {
        stdio: 'pipe',
      });
      let dicho = '';
      const fin = new Promise<number | null>((seguir) => hijo.once('close', seguir));
      const url = await new Promise<string>((seguir) => {
        const oir = (trozo: Buffer) => {
          dicho += trozo.toString();
          const hallada = /DATABASE_URL=(\S+) npm start/.exec(dicho);
          if (hallada) seguir(hallada[1] as string);
        };
        hijo.stdout?.on('data', oir);
        hijo.stderr?.on('data', oir);
        void fin.then(() => seguir(dicho));
      });
      return { hijo, url, fin };
    };
    try {
      const ocupado = await encender();
      expect([await ocupado.fin, ocupado.url]).toEqual([
        1,
        expect.stringContaining('ese puerto está ocupado'),
      ]);
      await abierto.cerrar();

      const primero = await encender();
      await consultar(primero.url, 'CREATE TABLE t (n int)');
      const doble = await encender();
      expect([await doble.fin, doble.url]).toEqual([1, expect.stringContaining('ya hay uno en marcha')]);
      primero.hijo.kill('SIGINT');
      expect(await primero.fin).toBe(0);

      const segundo = await encender();
      expect(segundo.url).toBe(primero.url);
      expect(await consultar(segundo.url, 'SELECT * FROM t')).toEqual([]);
      const servidor = servidorDe(carpeta);
      expect(vive(servidor)).toBe(true);
      segundo.hijo.kill('SIGKILL');
      expect(await hastaQueMuera(servidor)).toBe(true);
    } finally {
      await abierto.cerrar();
      rmSync(carpeta, { recursive: true, force: true });
    }
  });
});
