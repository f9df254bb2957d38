import { setImmediate as turno } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { INICIO } from '../apoyo/cliente.js';
import { carpetaTemporal } from '../apoyo/servidor.js';

/** Copies of the log under way; each ends when the test says so. */
const copias: (() => void)[] = [];
vi.mock('../../src/store/sqlite/disco.js', async (original) => ({
  ...(await original<typeof import('../../src/store/sqlite/disco.js')>()),
  copiarBitacora: () => new Promise<void>((acabar) => copias.push(acabar)),
}));

const hecho = (fecha: string) => ({
  tipo: 'declara' as const,
  fecha,
  norma: 'DS 001-2027-PCM',
  publicada: null,
  ambito: 'nacional',
  motivo: 'Día de prueba',
  conocida: INICIO,
  usuario: 'coordinador',
});

describe('D5: the log is copied by another thread after a change of the calendar', () => {
  test('copies follow each other; closing waits for them all, and no copy runs beside the next change', async () => {
    const lugar = carpetaTemporal();
    const { escritor, ...otras } = abrirSqlite(lugar.archivo);
    const store = crearStoreSqlite({ escritor, ...otras }, REGISTRO);
    const automatico = () => escritor.pragma('wal_autocheckpoint', { simple: true });
    for (const fecha of ['2027-02-03', '2027-02-04'])
      await store.cambiarCalendario(hecho(fecha), () => () => null);
    await turno();
    expect(copias).toHaveLength(1);
    expect(automatico()).toBe(0);

    let cerrado = false;
    const cierre = store.cerrar().then(() => {
      cerrado = true;
    });
    copias[0]?.();
    for (let i = 0; i < 20; i++) await turno();
    expect(copias).toHaveLength(2);
    expect({ cerrado, abierta: escritor.open, automatico: automatico() }).toEqual({
      cerrado: false,
      abierta: true,
      automatico: 0,
    });
    copias[1]?.();
    await cierre;
    expect(escritor.open).toBe(false);
    lugar.borrar();
  });

  test('once it is copied the log is copied by itself again', async () => {
    const lugar = carpetaTemporal();
    const conexiones = abrirSqlite(lugar.archivo);
    const store = crearStoreSqlite(conexiones, REGISTRO);
    const automatico = () => conexiones.escritor.pragma('wal_autocheckpoint', { simple: true });
    const antes = automatico();
    copias.length = 0;
    await store.cambiarCalendario(hecho('2027-02-03'), () => () => null);
    await turno();
    expect(automatico()).toBe(0);
    copias[0]?.();
    await turno();
    expect(automatico()).toBe(antes);
    await store.cerrar();
    lugar.borrar();
  });
});
