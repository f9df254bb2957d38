import { v7 as uuid } from 'uuid';
import { expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { sumarMilisegundos } from '../../src/clock.js';
import { comprobarSello } from '../../src/sellos/comprobar.js';
import { documentosAsentados } from '../../src/sellos/faena.js';
import { sellar } from '../../src/sellos/sellar.js';
import { abrirStore } from '../../src/store/abrir.js';
import { basePostgres } from '../apoyo/bases.js';
import { SistemaSobre } from '../apoyo/sistema.js';

const AHORA = '2027-02-02T06:00:00.000Z';
const atrasado = (ms: number) => uuid({ msecs: Date.parse(AHORA) - ms });

test('D6: el documento que otra réplica, de reloj atrasado, registra después del sello no lo hace parecer falso', async () => {
  const base = await basePostgres();
  const sistema = new SistemaSobre('2027-02-01T15:00:00.000Z');
  const store = await abrirStore(base.url, REGISTRO);
  sistema.tomar(store);
  const { id: caso } = await sistema.presentar();
  const registrar = (id: string) =>
    store.registrarDocumento({
      id,
      caso,
      origen: 'subido',
      clase: null,
      codigo: null,
      secuencia: null,
      aviso: null,
      anterior: null,
      lado: 'oficina',
      nombre: `${id}.pdf`,
      tipo: 'application/pdf',
      bytes: 1,
      huella: 'a'.repeat(64),
      usuario: 'u',
      creado: AHORA,
    });
  await registrar(atrasado(600_000));
  await registrar(atrasado(10));
  const sello = await sellar(store, AHORA, documentosAsentados(AHORA));
  const todo = await sellar(store, sumarMilisegundos(AHORA, 24 * 3_600_000));
  await registrar(atrasado(2000));
  expect(JSON.parse(sello?.texto ?? '')).toMatchObject({ dia: '2027-02-01', documentos: 1 });
  expect((await comprobarSello(store, sello?.texto ?? '')).diferencias).toEqual([]);
  // A seal over everything on record would accuse somebody of it.
  expect((await comprobarSello(store, todo?.texto ?? '')).diferencias).toEqual([
    expect.stringMatching(/^Se sellaron 2 documentos y los que hoy constan no son los mismos \(3\)/),
  ]);
  await store.cerrar();
  await base.borrar();
});
