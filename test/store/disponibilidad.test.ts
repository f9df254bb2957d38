import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { leerConfig } from '../../src/config.js';
import type { Door } from '../../src/engine/door.js';
import { verificarTodo } from '../../src/engine/verificar.js';
import { oficinaSobre } from '../../src/oficina.js';
import { abrirServicio, type Servicio } from '../../src/servidor.js';
import { abrirSqlite, type Conexiones } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { Cliente, FICHA_ADMIN, INICIO, type Respuesta } from '../apoyo/cliente.js';
import { correr } from '../apoyo/proceso.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

/** The API over connections that the test holds too, so that it can spoil them. */
class ConConexiones extends Cliente {
  private constructor(
    url: string,
    readonly conexiones: Conexiones,
    readonly door: Door,
    private readonly servicio: Servicio,
  ) {
    super(url);
  }

  static async abrir(archivo: string): Promise<ConConexiones> {
    const conexiones = abrirSqlite(archivo);
    const store = crearStoreSqlite(conexiones, REGISTRO);
    const entorno = {
      RELOJ: 'simulado',
      RELOJ_INICIO: INICIO,
      TOKEN_ADMIN: FICHA_ADMIN,
      LIMITE_PETICIONES: '0',
      CLAVE_SOBRES: CLAVE_DE_PRUEBA,
    };
    const oficina = await oficinaSobre(store, leerConfig(entorno), pino({ level: 'silent' }), REGISTRO);
    const servicio = abrirServicio(oficina, (error) => console.error(error));
    await new Promise<void>((seguir) => servicio.servidor.listen(0, '127.0.0.1', seguir));
    const { port } = servicio.servidor.address() as AddressInfo;
    return new ConConexiones(`http://127.0.0.1:${port}`, conexiones, oficina.door, servicio);
  }

  async cerrar(): Promise<void> {
    this.servicio.servidor.closeAllConnections();
    await this.servicio.cerrar();
  }
}

let archivo: string;
let borrar: () => void;
beforeEach(() => {
  ({ archivo, borrar } = carpetaTemporal());
});
afterEach(() => borrar());

const derivar = { organo: 'O', materia: 'M' };

function es503(r: Respuesta, codigo: string): void {
  expect([r.estado, r.cuerpo?.codigo]).toEqual([503, codigo]);
  expect(r.cabeceras.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(r.cabeceras.get('retry-after')).toMatch(/^\d+$/);
  expect(r.cuerpo.detail).toMatch(/base de datos/);
}

async function todoVerifica(door: Door): Promise<{ casos: number; eventos: number }> {
  const hallados: unknown[] = [];
  const resumen = await verificarTodo(door, (caso, diferencias) => hallados.push({ caso, diferencias }));
  expect(hallados).toEqual([]);
  return resumen;
}

describe('La base ocupada por otra conexión', () => {
  test('Si se libera a tiempo, la petición espera y se registra; mientras, lo demás responde al instante.', async () => {
    const s = await Servidor.abrir({}, archivo);
    const otra = new Sqlite(archivo);
    try {
      const { id } = await s.presentar();
      otra.exec('BEGIN IMMEDIATE');
      let lista = false;
      const acto = s.enviar(id, 'DERIVAR', derivar).finally(() => {
        lista = true;
      });
      let peor = 0;
      for (let i = 0; i < 40; i++) {
        const antes = performance.now();
        expect((await s.get('/api/salud', { ficha: null })).estado).toBe(200);
        expect((await s.get(`/api/solicitudes/${id}`)).estado).toBe(200);
        peor = Math.max(peor, performance.now() - antes);
        await esperar(25);
      }
      expect(lista).toBe(false);
      // The driver's own wait would have stopped the whole process for as long as the lock lasts.
      expect(peor).toBeLessThan(700);
      otra.exec('COMMIT');
      expect((await acto).estado).toBe(200);
      expect(await s.historial(id)).toHaveLength(2);
    } finally {
      otra.close();
      await s.cerrar();
    }
  });

  test('Si no se libera, responde 503 BASE_OCUPADA sin registrar nada; liberada, vuelve a servir.', async () => {
    const s = await Servidor.abrir({}, archivo);
    const otra = new Sqlite(archivo);
    try {
      const { id } = await s.presentar();
      otra.exec('BEGIN IMMEDIATE');
      const clave = { cabeceras: { 'idempotency-key': 'k' } };
      const respuestas = await Promise.all([
        s.enviar(id, 'DERIVAR', derivar, clave),
        s.enviar(id, 'DERIVAR', derivar),
        s.post('/api/solicitudes', solicitudCompleta()),
      ]);
      for (const r of respuestas) es503(r, 'BASE_OCUPADA');
      expect((await s.get('/api/salud')).estado).toBe(200);
      otra.exec('ROLLBACK');
      expect(await s.historial(id)).toHaveLength(1);
      const r = await s.enviar(id, 'DERIVAR', derivar, clave);
      expect(r.estado).toBe(200);
      expect(r.cabeceras.get('idempotent-replayed')).toBeNull();
      expect(await s.historial(id)).toHaveLength(2);
    } finally {
      otra.close();
      await s.cerrar();
    }
  }, 90_000);

  test('Una simulación no necesita escribir: responde aunque otra conexión tenga la base.', async () => {
    const s = await Servidor.abrir({}, archivo);
    const otra = new Sqlite(archivo);
    try {
      const { id } = await s.presentar();
      otra.exec('BEGIN IMMEDIATE');
      const r = await s.post(`/api/solicitudes/${id}/eventos?simular=true`, {
        tipo: 'DERIVAR',
        datos: derivar,
      });
      expect(r.estado).toBe(200);
      otra.exec('ROLLBACK');
    } finally {
      otra.close();
      await s.cerrar();
    }
  });
});

describe('El disco lleno', () => {
  test('Responde 503 BASE_LLENA, no pierde nada de lo reconocido y sirve otra vez cuando hay sitio.', async () => {
    const s = await ConConexiones.abrir(archivo);
    try {
      const { escritor } = s.conexiones;
      const { id } = await s.presentar();
      const paginas = escritor.pragma('page_count', { simple: true }) as number;
      escritor.pragma(`max_page_count = ${paginas + 60}`);
      const reconocidos: string[] = [];
      const rechazados: string[] = [];
      for (let tanda = 0; tanda < 40 && rechazados.length === 0; tanda++) {
        const claves = Array.from({ length: 20 }, (_, i) => `${tanda}-${i}`);
        const respuestas = await Promise.all(
          claves.map((k) =>
            s.post('/api/solicitudes', solicitudCompleta({ sustentoEstrategico: 'x'.repeat(3000) }), {
              cabeceras: { 'idempotency-key': k, prefer: 'return=minimal' },
            }),
          ),
        );
        respuestas.forEach((r, i) => {
          if (r.estado < 300) reconocidos.push(r.cuerpo.id);
          else {
            es503(r, 'BASE_LLENA');
            rechazados.push(claves[i] as string);
          }
        });
      }
      expect(rechazados.length).toBeGreaterThan(0);
      expect(reconocidos.length).toBeGreaterThan(0);
      expect((await s.get('/api/salud')).estado).toBe(200);
      expect((await s.caso(id)).secuencia).toBe(1);
      const grande = { sustentoEstrategico: 'x'.repeat(20_000), sustentoAcompanamiento: 'y'.repeat(20_000) };
      es503(await s.post('/api/solicitudes', solicitudCompleta(grande)), 'BASE_LLENA');
      expect((await todoVerifica(s.door)).casos).toBe(reconocidos.length + 1);
      escritor.pragma('max_page_count = 1000000');
      for (const k of rechazados) {
        const r = await s.post(
          '/api/solicitudes',
          solicitudCompleta({ sustentoEstrategico: 'x'.repeat(3000) }),
          {
            cabeceras: { 'idempotency-key': k, prefer: 'return=minimal' },
          },
        );
        expect(r.estado).toBeLessThan(300);
        expect(r.cabeceras.get('idempotent-replayed')).toBeNull();
        reconocidos.push(r.cuerpo.id);
      }
      expect(new Set(reconocidos).size).toBe(reconocidos.length);
      const resumen = await todoVerifica(s.door);
      expect(resumen.casos).toBe(reconocidos.length + 1);
      // Numbers taken by what was not written were given back.
      const { elementos } = await s.bien(200, s.get('/api/solicitudes?limite=500&orden=creado'));
      const numeros = elementos
        .map((e: { numero: string }) => Number(e.numero.slice(8)))
        .sort((a: number, b: number) => a - b);
      expect(numeros).toEqual(numeros.map((_: number, i: number) => i + 1));
      expect(escritor.pragma('integrity_check', { simple: true })).toBe('ok');
    } finally {
      await s.cerrar();
    }
  });
});

describe('La base de solo lectura', () => {
  test('En marcha: lo que escribe responde 503 BASE_SOLO_LECTURA, lo que lee responde, y luego vuelve a servir.', async () => {
    const s = await ConConexiones.abrir(archivo);
    try {
      const { id } = await s.presentar();
      s.conexiones.escritor.pragma('query_only = ON');
      es503(await s.enviar(id, 'DERIVAR', derivar), 'BASE_SOLO_LECTURA');
      es503(await s.post('/api/solicitudes', solicitudCompleta()), 'BASE_SOLO_LECTURA');
      es503(await s.post('/api/usuarios', { nombre: 'X', roles: ['lectura'] }), 'BASE_SOLO_LECTURA');
      es503(await s.post('/api/reloj', { ahora: '2027-02-06T00:00:00Z' }), 'BASE_SOLO_LECTURA');
      const dia = {
        fecha: '2027-02-12',
        norma: 'DS 1',
        publicada: '2027-01-30',
        ambito: 'nacional',
        motivo: 'M',
      };
      es503(await s.post('/api/calendario/inhabiles', dia), 'BASE_SOLO_LECTURA');
      expect((await s.caso(id)).secuencia).toBe(1);
      expect((await s.get('/api/salud')).estado).toBe(200);
      s.conexiones.escritor.pragma('query_only = OFF');
      expect((await s.enviar(id, 'DERIVAR', derivar)).estado).toBe(200);
      await s.reloj('2027-02-20T00:00:00Z');
      const filas = await s.historial(id);
      expect(filas.filter((f) => f.tipo === 'VENCIO_PLAZO').map((f) => f.datos.vencio)).toEqual([
        '2027-02-04',
        '2027-02-08',
        '2027-02-15',
      ]);
      await todoVerifica(s.door);
    } finally {
      await s.cerrar();
    }
  });

  /** Root writes wherever it likes: these run the program as nobody. */
  const comoNadie = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

  test.each(['el archivo', 'la carpeta'])(
    'Al arrancar con %s de solo lectura, termina con una línea clara.',
    async (que) => {
      const s = await Servidor.abrir({}, archivo);
      await s.presentar();
      await s.cerrar();
      const carpeta = dirname(archivo);
      chmodSync(archivo, 0o444);
      chmodSync(carpeta, que === 'la carpeta' ? 0o555 : 0o777);
      try {
        const fin = await correr('main', [], { PORT: '0', DATABASE_URL: `sqlite:${archivo}` }, comoNadie);
        expect(fin.codigo).toBe(1);
        expect(fin.errores.trim().split('\n')).toHaveLength(1);
        expect(fin.errores).toMatch(/base de datos/);
      } finally {
        chmodSync(carpeta, 0o755);
      }
    },
  );

  test('Al arrancar donde no se puede crear la base, termina con una línea clara.', async () => {
    const carpeta = join(dirname(archivo), 'cerrada');
    mkdirSync(carpeta, { mode: 0o555 });
    chmodSync(dirname(archivo), 0o755);
    for (const lugar of [
      join(carpeta, 'nueva.db'),
      join(carpeta, 'otra', 'nueva.db'),
      '/proc/nada/nueva.db',
      carpeta,
    ]) {
      const fin = await correr('main', [], { PORT: '0', DATABASE_URL: `sqlite:${lugar}` }, comoNadie);
      expect([lugar, fin.codigo]).toEqual([lugar, 1]);
      expect([lugar, ...fin.errores.trim().split('\n')]).toHaveLength(2);
      expect(fin.errores).toMatch(/base de datos|DATABASE_URL/);
    }
  });
});

describe('La salud dice la verdad', () => {
  test('Cuando la base no responde, 503.', async () => {
    const s = await ConConexiones.abrir(archivo);
    try {
      s.conexiones.lector.close();
      const r = await s.get('/api/salud', { ficha: null });
      expect(r.estado).toBe(503);
      expect(r.cuerpo.baseDatos).not.toBe('ok');
    } finally {
      await s.cerrar().catch(() => undefined);
    }
  });

  test('Con el archivo destruido no dice que todo va bien mientras nada se puede leer.', async () => {
    const s = await Servidor.abrir({}, archivo);
    await s.presentar();
    await s.parar();
    const t = await Servidor.abrir({}, archivo);
    try {
      // Zeros over every page after the first of a database that was just opened: nothing but the header is in memory.
      const fd = openSync(archivo, 'r+');
      const { size } = fstatSync(fd);
      writeSync(fd, Buffer.alloc(size - 4096), 0, size - 4096, 4096);
      closeSync(fd);
      const lectura = await t.get('/api/solicitudes');
      const salud = await t.get('/api/salud', { ficha: null });
      expect([lectura.estado, salud.estado]).toEqual([503, 503]);
    } finally {
      await t.parar();
    }
  });
});
