import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../../machines/registro.js';
import { RelojSimulado } from '../../../src/clock.js';
import { tick } from '../../../src/engine/tick.js';
import { abrirStore } from '../../../src/store/abrir.js';
import type { Store } from '../../../src/store/puerto.js';
import { type Almacen, claseDeAlmacen } from '../../apoyo/bases.js';
import { DATOS, INICIO } from '../../apoyo/cliente.js';
import { CUSTODIO, puerta, SistemaSobre } from '../../apoyo/sistema.js';
import { conOtros } from '../contrato/taller.js';

const DESPUES = '2027-02-08T15:00:00.000Z';
const CASOS = 8;

let almacen: Almacen;
let otra: Store;
let alguien: Client;
let s: SistemaSobre;
let ids: string[];
/** A case that waits for documents until the third business day. */
async function enEspera(): Promise<string> {
  const { id } = await s.presentar();
  await s.actuar(id, 'PROGRAMAR_REUNION', DATOS.programar(s.reloj.ahora()));
  await s.actuar(id, 'REGISTRAR_REUNION', DATOS.reunion(s.reloj.ahora().slice(0, 10)));
  await s.actuar(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(3));
  return id;
}

beforeEach(async () => {
  almacen = await claseDeAlmacen('PostgreSQL').abrir();
  await almacen.store.testigoInicial(CUSTODIO.nuevoTestigo());
  otra = await abrirStore(almacen.url, REGISTRO);
  alguien = new Client({ connectionString: almacen.url });
  await alguien.connect();
  s = new SistemaSobre(INICIO);
  s.tomar(almacen.store);
  ids = await Promise.all(Array.from({ length: CASOS }, () => enEspera()));
});
afterEach(async () => {
  await alguien.end();
  await otra.cerrar();
  await almacen.cerrar();
});

const esperados = () => otra.vencidos(DESPUES, true, 1000);
/** Holds some cases as whoever moves them does, until `soltar`. */
const tomar = async (cuales: readonly string[]) => {
  await alguien.query('BEGIN');
  await alguien.query('SELECT id FROM caso WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [cuales]);
};
const soltar = () => alguien.query('ROLLBACK');
const vencimientos = async (id: string) =>
  (await otra.historia(id)).filter((e) => e.tipo.startsWith('VENCIO')).length;
/** Waits until somebody waits for what `tomar` holds. */
async function hastaQueEspere(): Promise<void> {
  for (;;) {
    const { rowCount } = await alguien.query(
      'SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid::text = pg_current_xact_id()::text',
    );
    if ((rowCount ?? 0) > 0) return;
  }
}

describe('Lo que vence, con varias réplicas', () => {
  test('Quien pregunta recibe los primeros que nadie mueve; y si todos los que quedan se mueven, esos.', async () => {
    const todos = await esperados();
    expect(new Set(todos.map((v) => v.caso))).toEqual(new Set(ids));
    const primero = todos[0]?.caso as string;
    await tomar([primero]);
    expect(await esperados()).toEqual(todos.filter((v) => v.caso !== primero));
    expect((await otra.vencidos(DESPUES, true, 1))[0]?.caso).toBe(
      todos.find((v) => v.caso !== primero)?.caso,
    );
    await soltar();
    await tomar(ids);
    expect(await esperados()).toEqual(todos);
    await soltar();
    expect(await esperados()).toEqual(todos);
  });

  test('Quien escribe algo que nombra un expediente no hace que se le salte; y preguntar no deja nada tomado.', async () => {
    const todos = await esperados();
    await alguien.query('BEGIN');
    await alguien.query('SELECT id FROM caso WHERE id = $1 FOR KEY SHARE', [todos[0]?.caso]);
    expect(await esperados()).toEqual(todos);
    await soltar();
    await alguien.query('SELECT id FROM caso FOR UPDATE NOWAIT');
  });

  test('AT-8.2.1.B-3: dos réplicas laten a la vez y cada plazo vence una vez; ninguno queda.', async () => {
    const latidos = [almacen.store, otra].map((store) => {
      const reloj = new RelojSimulado(DESPUES);
      return tick(puerta({ store, registro: REGISTRO, envioSimulado: true }, reloj));
    });
    const vencidos = (await Promise.all(latidos)).reduce((n, l) => n + l.vencidos, 0);
    expect(await Promise.all(ids.map(vencimientos))).toEqual(ids.map(() => 1));
    expect(vencidos).toBeGreaterThanOrEqual(CASOS);
    expect(await esperados()).toEqual([]);
  });

  test('Un latido no da vueltas por lo que otro mueve: espera a que acabe, y si no lo hizo lo hace.', async () => {
    let preguntas = 0;
    const store = conOtros(otra, {
      vencidos: (...de) => {
        preguntas += 1;
        return otra.vencidos(...de);
      },
    });
    const [uno] = ids as [string];
    await tomar([uno]);
    const reloj = new RelojSimulado(DESPUES);
    const latido = tick(puerta({ store, registro: REGISTRO, envioSimulado: true }, reloj));
    await hastaQueEspere();
    expect(await Promise.all(ids.map(vencimientos))).toEqual(ids.map((id) => (id === uno ? 0 : 1)));
    const hasta = preguntas;
    await soltar();
    await latido;
    expect(hasta).toBeLessThanOrEqual(4);
    expect(preguntas).toBeLessThanOrEqual(hasta + 2);
    expect(await vencimientos(uno)).toBe(1);
    expect(await esperados()).toEqual([]);
  });
});
