import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { rutasDe } from '../../src/api/rutas.js';
import { relojReal } from '../../src/clock.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { DATOS, type Json } from '../apoyo/cliente.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';

const CONTACTO = {
  nombre: 'Úrsula Ñaupari Condori',
  cargo: 'Especialista',
  correo: 'ursula.naupari@entidad.gob.pe',
  telefono: '999 111 222',
};
const SUYO = /Ñaupari|ursula\.naupari|999 111 222/;

let s: Servidor;
let caso: string;
let aviso: string;
let db: Sqlite.Database;
let especialista: { id: string; token: string };
beforeAll(async () => {
  s = await Servidor.abrir();
  especialista = await s.usuario(['especialista']);
  caso = (await s.presentar({ contacto: CONTACTO })).id;
  await s.acto(caso, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-02T15:00:00.000Z'));
  aviso = (await s.elementos(`/api/solicitudes/${caso}/notificaciones`))[0]?.id;
  db = new Sqlite(s.archivo, { readonly: true });
});
afterAll(async () => {
  db.close();
  await s.cerrar();
});

const cuantas = () => db.prepare('SELECT count(*) FROM lectura').pluck().get() as number;
const ultima = async (): Promise<Json> => (await s.elementos('/api/lecturas?limite=1'))[0];

describe('Ley 29733: quién leyó datos personales consta antes de que salga la respuesta', () => {
  test('leer un expediente deja quién, qué, de cuál y cuándo, por el reloj de la máquina', async () => {
    const antes = relojReal.ahora();
    await s.bien(200, s.get(`/api/solicitudes/${caso}`, { ficha: especialista.token }));
    const l = await ultima();
    expect(l).toMatchObject({
      usuario: especialista.id,
      nombre: 'Prueba especialista',
      que: 'expediente',
      caso,
      numero: expect.stringMatching(/^AT-2027-/),
      coleccion: 'solicitudes',
      documento: null,
    });
    expect(l.cuando >= antes && l.cuando <= relojReal.ahora()).toBe(true);
    expect(JSON.stringify(l)).not.toMatch(SUYO);
  });

  // Generated from the table of routes: one that carries the person and leaves no record cannot be added unnoticed.
  const lecturas = rutasDe(REGISTRO).filter(
    (r) => r.metodo === 'get' && r.ruta !== '/api/corriente' && r.ruta !== '/api/lecturas',
  );
  test.each(lecturas.map((r) => [r.ruta]))(
    '%s: si la respuesta lleva datos de la persona, consta',
    async (ruta) => {
      const consulta = ruta === '/api/personas' ? `?correo=${CONTACTO.correo}` : '';
      const camino = ruta
        .replace('{id}', caso)
        .replace('{nid}', aviso)
        .replace(/\{\w+\}/g, '1');
      const antes = cuantas();
      const r = await s.get(camino + consulta);
      const lleva = SUYO.test(r.texto);
      expect([ruta, r.estado < 500]).toEqual([ruta, true]);
      if (lleva) expect([ruta, cuantas() - antes]).toEqual([ruta, 1]);
      const sabidas = ['', '/historial', '/notificaciones', '/pasos'].map((f) => `/api/solicitudes/{id}${f}`);
      if ([...sabidas, '/api/personas', '/api/inspeccion'].includes(ruta))
        expect([ruta, lleva]).toEqual([ruta, true]);
    },
  );

  test('ensayar un acto muestra el expediente y consta; el acto mismo ya consta en la historia', async () => {
    const antes = cuantas();
    const acto = { tipo: 'DERIVAR', datos: { organo: 'Otro', materia: 'Otra' } };
    await s.bien(200, s.post(`/api/solicitudes/${caso}/eventos?simular=true`, acto));
    expect(cuantas()).toBe(antes + 1);
    await s.bien(200, s.post(`/api/solicitudes/${caso}/eventos`, acto));
    expect(cuantas()).toBe(antes + 1);
  });

  test('lo que se niega no es una lectura', async () => {
    const antes = cuantas();
    const ajena = await s.ficha(['entidad'], '20500000008');
    expect((await s.get(`/api/solicitudes/${caso}`, { ficha: ajena })).estado).toBe(404);
    expect((await s.get('/api/solicitudes/no-existe')).estado).toBe(404);
    expect(cuantas()).toBe(antes);
  });

  test('cien a la vez quedan las cien', async () => {
    const antes = (await s.elementos(`/api/lecturas?caso=${caso}&limite=500`)).length;
    await Promise.all(Array.from({ length: 100 }, () => s.bien(200, s.get(`/api/solicitudes/${caso}`))));
    expect((await s.elementos(`/api/lecturas?caso=${caso}&limite=500`)).length).toBe(antes + 100);
  });

  test('se buscan por expediente, por usuario y por fechas, página a página', async () => {
    const suyas = await s.elementos(`/api/lecturas?usuario=${especialista.id}`);
    expect(suyas.map((l) => l.usuario)).toEqual([especialista.id]);
    const { elementos, siguiente } = await s.bien(200, s.get('/api/lecturas?limite=3'));
    const otra = await s.bien(200, s.get(`/api/lecturas?limite=3&cursor=${siguiente}`));
    expect(otra.elementos[0].posicion).toBe(elementos[2].posicion - 1);
    expect(await s.elementos('/api/lecturas?hasta=2020-01-01T00:00:00Z')).toEqual([]);
    expect((await s.get('/api/lecturas?desde=ayer')).estado).toBe(422);
    expect((await s.get('/api/lecturas', { ficha: especialista.token })).estado).toBe(403);
  });

  test('el registro no se modifica ni se borra', () => {
    const otra = new Sqlite(s.archivo);
    expect(() => otra.exec(`UPDATE lectura SET usuario = 'otro'`)).toThrow(/no se modifica/);
    expect(() => otra.exec('DELETE FROM lectura')).toThrow(/no se borra/);
    otra.close();
  });

  test('no esperan al disco, y los actos que las siguen sí: la sincronía vuelve a ser entera', async () => {
    const { archivo, borrar } = carpetaTemporal();
    const conexiones = abrirSqlite(archivo);
    const store = crearStoreSqlite(conexiones, REGISTRO);
    const lectura = {
      usuario: 'u',
      que: 'expediente',
      caso: null,
      documento: null,
      cuando: relojReal.ahora(),
    };
    const { escritor } = conexiones;
    const pedidas: string[] = [];
    const pragma = escritor.pragma.bind(escritor);
    escritor.pragma = (texto, opciones) => {
      pedidas.push(texto);
      return pragma(texto, opciones);
    };
    await store.anotarLectura(lectura);
    expect(pragma('synchronous', { simple: true })).toBe(2);
    expect(await store.lecturas({ limite: 10 })).toHaveLength(1);
    expect(pedidas.filter((t) => t.startsWith('synchronous'))).toEqual([
      'synchronous = NORMAL',
      'synchronous = 2',
    ]);
    await store.cerrar();
    borrar();
  });

  test('con la base tomada por otro proceso se sigue leyendo, y lo leído consta al soltarla', async () => {
    const antes = cuantas();
    const otro = new Sqlite(s.archivo);
    otro.exec('BEGIN IMMEDIATE');
    await Promise.all([1, 2, 3].map(() => s.bien(200, s.get(`/api/solicitudes/${caso}`))));
    expect(cuantas()).toBe(antes);
    otro.exec('COMMIT');
    otro.close();
    await expect.poll(cuantas, { timeout: 8000 }).toBe(antes + 3);
  });
});
