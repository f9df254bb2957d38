import { describe, expect, test } from 'vitest';
import { type ClaseDeAlmacen, claseDeAlmacen } from '../../apoyo/bases.js';
import { contratoDeCasos } from './casos.js';
import { contratoDeCifras } from './cifras.js';
import { contratoDeDocumentos } from './documentos.js';
import { contratoDeEnvios } from './envios.js';
import { contratoDeEscritura } from './escritura.js';
import { contratoDeGestion } from './gestion.js';
import { contratoDeHistoria } from './historia.js';
import { contratoDeLeyes } from './leyes.js';
import { contratoDeOtros } from './otros.js';
import { contratoDePersonales } from './personales.js';
import { contratoDeSesiones } from './sesiones.js';
import { contratoDeSobres } from './sobres.js';
import { llamadosDe } from './taller.js';
import { contratoDeUsuarios } from './usuarios.js';
import { contratoDeVarios } from './varios.js';
import { contratoDeVencimientos } from './vencimientos.js';

const PARTES = [
  contratoDeCasos,
  contratoDeCifras,
  contratoDeDocumentos,
  contratoDeEnvios,
  contratoDeEscritura,
  contratoDeGestion,
  contratoDeHistoria,
  contratoDeLeyes,
  contratoDeOtros,
  contratoDePersonales,
  contratoDeSesiones,
  contratoDeSobres,
  contratoDeUsuarios,
  contratoDeVarios,
  contratoDeVencimientos,
];

// What closing calls by itself: no part of the port.
const DE_ADENTRO = ['vaciarLecturas'];

/** Methods of the port, as a store has them. */
async function metodosDe(clase: ClaseDeAlmacen): Promise<string[]> {
  const almacen = await clase.abrir();
  const suyos = Object.keys(almacen.store);
  await almacen.cerrar();
  return suyos.filter((m) => !DE_ADENTRO.includes(m)).sort();
}

/** Everything a store must do, whatever the database behind it: a file of tests for each, so that they run at once. */
export function contratoDeStore(nombre: ClaseDeAlmacen['nombre']): void {
  const clase = claseDeAlmacen(nombre);
  describe(nombre, () => {
    for (const parte of PARTES) parte(clase);

    test('Ningún método del puerto quedó sin llamar, y no tiene otros.', async () => {
      const todos = await metodosDe(claseDeAlmacen('SQLite en memoria'));
      expect(todos.length).toBeGreaterThan(100);
      expect(todos.filter((m) => !llamadosDe(nombre).has(m))).toEqual([]);
      expect(await metodosDe(clase)).toEqual(todos);
    });
  });
}
