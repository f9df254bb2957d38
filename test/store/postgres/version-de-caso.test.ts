import { expect, test } from 'vitest';
import { REGISTRO } from '../../../machines/registro.js';
import { abrirStore } from '../../../src/store/abrir.js';
import { Conexiones } from '../../../src/store/postgres/conexiones.js';
import { Lector, versionDe } from '../../../src/store/postgres/lector.js';
import { basePostgres } from '../../apoyo/bases.js';
import { INICIO } from '../../apoyo/cliente.js';
import { SistemaSobre } from '../../apoyo/sistema.js';

test('D5: lo recordado de un expediente no vale si otra transacción, con el mismo número, escribió otra cosa', async () => {
  const { url, borrar } = await basePostgres();
  const s = new SistemaSobre(INICIO);
  const conexiones = new Conexiones(url);
  try {
    s.tomar(await abrirStore(url, REGISTRO));
    const caso = await s.presentar();
    const { rows } = await conexiones.pool.query<{ xmin: string }>('SELECT xmin::text FROM caso');
    const [{ xmin } = { xmin: '' }] = rows;
    const leido = async (version: string) => {
      const recordado = { caso: { ...caso, numero: 'recordado' }, version };
      const leidos = await new Lector(REGISTRO).casos(conexiones.pool, [caso.id], () => recordado);
      return leidos.get(caso.id)?.caso;
    };
    expect(await leido(versionDe(xmin, caso))).toMatchObject({ numero: 'recordado' });
    // As after a failover to a server that had not received the last commits, and gives their numbers again.
    expect(await leido(versionDe(xmin, { huella: 'otra' }))).toMatchObject({ numero: caso.numero });
  } finally {
    await s.store.cerrar();
    await conexiones.cerrar();
    await borrar();
  }
});
