import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cliente, Respuesta } from '../apoyo/cliente.js';
import { abrirCluster, type Cluster } from '../apoyo/cluster.js';
import { comoSuperusuario, ROL, urlDe } from '../apoyo/cluster-bases.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { comprobar } from './comprobar.js';
import { leerBase } from './cruda.js';
import { aclarar, Diario, enviar } from './diario.js';
import { Disco, HAY_DISCOS, limitarArchivos } from './disco.js';
import { Replicas } from './replicas.js';

let alFinal: (() => unknown)[];
beforeEach(() => {
  alFinal = [];
});
afterEach(async () => {
  for (const acabar of alFinal.reverse()) await acabar();
});

const GRANDE = 'x'.repeat(18_000);

function es503(r: Respuesta, codigos: readonly string[]): void {
  expect([r.estado, codigos.includes(r.cuerpo?.codigo) ? 'previsto' : r.texto]).toEqual([503, 'previsto']);
  expect(r.cuerpo.detail).toMatch(/^(El disco de la|La) base de datos/);
  expect(r.cabeceras.get('retry-after')).toMatch(/^\d+$/);
}

/** Presents solicitudes until there is no room for one more. The journal keeps what was taken and what was not. */
async function hastaLlenar(una: () => Cliente, d: Diario, codigos: readonly string[]): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const clave = d.clave();
    const pedido = {
      clave,
      camino: '/api/solicitudes',
      cuerpo: solicitudCompleta({ objeto: clave, sustentoEstrategico: GRANDE }),
    };
    const r = await enviar(una(), pedido);
    if (r.estado === 201) {
      d.anotar(pedido, r);
      continue;
    }
    es503(r, codigos);
    d.sinRespuesta.push(pedido);
    if (d.sinRespuesta.length > 4) return;
  }
  throw new Error('El disco no se llenó.');
}

/** With the disk full what is there can be read, and what was refused left nothing. */
async function seLee(una: () => Cliente, d: Diario): Promise<void> {
  const [caso = ''] = d.casos;
  for (const camino of [
    '/api/solicitudes',
    `/api/solicitudes/${caso}`,
    `/api/solicitudes/${caso}/historial`,
    '/api/hoy',
  ])
    expect([camino, (await una().get(camino)).estado]).toEqual([camino, 200]);
  expect((await una().get('/api/salud', { ficha: null })).estado).toBe(200);
}

async function terminaBien(url: string, d: Diario, una: () => Cliente): Promise<void> {
  await expect.poll(async () => (await una().get('/api/solicitudes')).estado, { timeout: 20_000 }).toBe(200);
  await aclarar(d, una(), una());
  const [caso = ''] = d.casos;
  expect((await una().enviar(caso, 'DERIVAR', { organo: 'O', materia: 'M' })).estado).toBe(200);
  comprobar(d, await leerBase(url));
  for (const id of d.casos.slice(-5)) expect((await una().verificacion(id)).integra).toBe(true);
}

interface Lugar {
  readonly nombre: string;
  /** Opens a server whose database is to be left without room, and tells how. */
  abrir(): Promise<{ p: Proceso; url: string; llenar(): void; vaciar(): void }>;
  readonly codigos: readonly string[];
}

const EN_DISCO: Lugar = {
  nombre: 'en un disco lleno',
  codigos: ['BASE_LLENA'],
  abrir: async () => {
    const disco = new Disco('12m');
    alFinal.push(() => disco.quitar());
    const url = `sqlite:${join(disco.carpeta, 'prueba.db')}`;
    return {
      p: await Proceso.abrir('', { DATABASE_URL: url }),
      url,
      llenar: () => disco.llenar(),
      vaciar: () => disco.vaciar(),
    };
  },
};
const CON_CUOTA: Lugar = {
  nombre: 'que no puede hacer crecer sus archivos',
  codigos: ['BASE_LLENA', 'BASE_FALLA'],
  abrir: async () => {
    const { archivo, borrar } = carpetaTemporal();
    alFinal.push(borrar);
    const p = await Proceso.abrir(archivo);
    const limitar = (bytes: number | null) => limitarArchivos(p.hijo.pid as number, bytes);
    return {
      p,
      url: `sqlite:${archivo}`,
      llenar: () => limitar(statSync(`${archivo}-wal`).size + 100_000),
      vaciar: () => limitar(null),
    };
  },
};

describe.each([...(HAY_DISCOS ? [EN_DISCO] : []), CON_CUOTA])('SQLite $nombre', ({ abrir, codigos }) => {
  test('niega con 503 lo que no cabe, sigue leyendo, y sirve otra vez cuando hay sitio.', async () => {
    const { p, url, llenar, vaciar } = await abrir();
    const d = new Diario();
    try {
      d.casos.push((await p.presentar()).id);
      llenar();
      await hastaLlenar(() => p, d, codigos);
      await seLee(() => p, d);
      vaciar();
      await terminaBien(url, d, () => p);
      const fin = await p.terminar();
      expect([fin.codigo, fin.errores]).toEqual([0, '']);
      expect((await correr('cli', ['verificar'], { DATABASE_URL: url })).codigo).toBe(0);
    } finally {
      await p.matar();
    }
  });
});

async function enCluster(opciones: Parameters<typeof abrirCluster>[0] = {}): Promise<Cluster> {
  const cluster = await abrirCluster({ durable: true, ...opciones });
  alFinal.push(() => cluster.cerrar());
  return cluster;
}

async function conReplicas(url: string, entorno = {}): Promise<Replicas> {
  const replicas = await Replicas.abrir(url, 2, entorno);
  alFinal.push(() => replicas.acabar());
  return replicas;
}

if (HAY_DISCOS)
  describe('PostgreSQL en un disco lleno', () => {
    test('el de sus tablas: 503 BASE_LLENA en las dos réplicas, nada a medias, y sirve otra vez cuando hay sitio.', async () => {
      const disco = new Disco('48m');
      alFinal.push(() => disco.quitar());
      const { acceso } = await enCluster();
      await comoSuperusuario(acceso, [
        `CREATE TABLESPACE chico LOCATION '${disco.carpeta}'`,
        `CREATE DATABASE llena OWNER ${ROL} TEMPLATE template0 TABLESPACE chico`,
      ]);
      const url = urlDe(acceso, 'llena');
      const replicas = await conReplicas(url);
      const d = new Diario();
      d.casos.push((await replicas.una().presentar()).id);
      disco.llenar();
      await hastaLlenar(replicas.una, d, ['BASE_LLENA']);
      await seLee(replicas.una, d);
      disco.vaciar();
      await terminaBien(url, d, replicas.una);
      await replicas.terminar();
    });

    test('el de todo, también su bitácora: se detenga o no, nadie oye un 500, y lo reconocido está cuando vuelve.', async () => {
      const disco = new Disco('160m');
      alFinal.push(() => disco.quitar());
      const cluster = await enCluster({
        carpeta: disco.carpeta,
        ajustes: { min_wal_size: '32MB', max_wal_size: '32MB', shared_buffers: '16MB' },
      });
      const { url } = await cluster.crearBase();
      const replicas = await conReplicas(url);
      const d = new Diario();
      d.casos.push((await replicas.una().presentar()).id);
      disco.llenar();
      await hastaLlenar(replicas.una, d, ['BASE_LLENA', 'BASE_FALLA', 'BASE_INCIERTA']);
      disco.vaciar();
      // Whoever is on duty starts it again; if it never stopped this is a restart.
      await cluster.matar();
      await cluster.arrancar();
      await terminaBien(url, d, replicas.una);
      await replicas.terminar();
    });

    test('el de los documentos: 507, ni un pedazo de archivo, y se recibe cuando hay sitio.', async () => {
      const disco = new Disco('8m');
      alFinal.push(() => disco.quitar());
      const { archivo, borrar } = carpetaTemporal();
      alFinal.push(borrar);
      const p = await Proceso.abrir(archivo, { DIRECTORIO_DOCUMENTOS: join(disco.carpeta, 'documentos') });
      alFinal.push(() => p.matar());
      const { id } = await p.presentar();
      const subir = () =>
        p.pedir('POST', `/api/solicitudes/${id}/documentos?nombre=bases.txt`, {
          crudo: 'Unas bases de prueba.',
          cabeceras: { 'content-type': 'text/plain' },
        });
      const lleno = await subir();
      expect([lleno.estado, lleno.cuerpo.codigo]).toEqual([507, 'SIN_ESPACIO']);
      expect((await p.enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' })).estado).toBe(200);
      disco.ampliar('400m');
      expect((await subir()).estado).toBe(201);
      const fin = await p.terminar();
      expect([fin.codigo, fin.errores]).toEqual([0, '']);
    });
  });

describe('PostgreSQL de solo lectura', () => {
  test('503 BASE_SOLO_LECTURA lo que escribe, lo demás se lee, y al volver a admitir escrituras sirve solo.', async () => {
    const cluster = await enCluster();
    const { url, nombre } = await cluster.crearBase();
    const replicas = await conReplicas(url);
    const d = new Diario();
    const { id } = await replicas.en(0).presentar();
    d.casos.push(id);
    const cortar = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${nombre}'`;
    await comoSuperusuario(cluster.acceso, [
      `ALTER DATABASE ${nombre} SET default_transaction_read_only = on`,
      cortar,
    ]);
    for (const p of replicas.vivas) {
      const escrituras = [
        p.enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' }),
        p.post('/api/solicitudes', solicitudCompleta()),
        p.post('/api/usuarios', { nombre: 'X', roles: ['lectura'] }),
        p.post('/api/reloj', { ahora: '2027-02-06T00:00:00Z' }),
      ];
      for (const r of await Promise.all(escrituras)) es503(r, ['BASE_SOLO_LECTURA']);
    }
    await seLee(replicas.una, d);
    // Nobody cuts what was open meanwhile: it must not go on believing that nothing can be written.
    await comoSuperusuario(cluster.acceso, [`ALTER DATABASE ${nombre} RESET default_transaction_read_only`]);
    for (const p of replicas.vivas)
      await expect
        .poll(async () => (await p.enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' })).estado, {
          timeout: 10_000,
        })
        .toBe(200);
    await replicas.una().reloj('2027-02-20T00:00:00Z');
    comprobar(d, await leerBase(url));
    await replicas.terminar();
  });
});
