import type { Registro } from '../../../machines/registro.js';
import { type FilaUsuario, usuarioDe } from '../comun/filas.js';
import type { Normas, Store, Usuario } from '../puerto.js';
import { portablesDe } from '../sql/index.js';
import { basePostgres } from './base.js';
import { Cambios } from './cambios.js';
import type { Conexiones } from './conexiones.js';
import { horizonte, leerCorriente } from './corriente.js';
import { Escritor } from './escritor.js';
import type { Escucha } from './escucha.js';
import { fondoPostgres } from './fondo.js';
import { juntar } from './juntador.js';
import { Lector, type Leido } from './lector.js';
import { Lotes } from './lotes.js';
import { Memoria } from './memoria.js';
import { turnosDe } from './turnos.js';

const CON_FICHA =
  'SELECT huella_ficha AS huella, id, nombre, correo, roles, entidad FROM usuario WHERE huella_ficha = ANY($1::text[]) AND revocado IS NULL';

/** The store several replicas share (D5). @param escucha null for whoever has the database for himself alone */
export function crearStorePostgres(
  conexiones: Conexiones,
  registro: Registro,
  escucha: Escucha | null,
): Store {
  const { pool } = conexiones;
  const lector = new Lector(registro);
  const escritor = new Escritor(registro);
  const memoria = new Memoria();
  const tocar = () => escucha?.tocar();
  const lotes = new Lotes(conexiones, lector, escritor, memoria, tocar);
  const cambios = new Cambios(conexiones, registro, escritor, memoria, tocar);
  const base = basePostgres(conexiones);
  // Nothing is remembered of tokens: one revoked in another replica must not work here.
  const portables = portablesDe(base, { alCambiarFichas: () => undefined }, fondoPostgres(base));

  const leerCaso = juntar<Leido>(async (ids) => {
    const leidos = await lector.casos(pool, ids, memoria.recordado);
    for (const { caso, version } of leidos.values())
      if (!(caso instanceof Error)) memoria.recordar({ caso, version });
    return leidos;
  });
  const caso = async (id: string) => {
    const leido = (await leerCaso(id))?.caso ?? null;
    if (leido instanceof Error) throw leido;
    return leido;
  };
  const leerNormas = juntar<Normas>(async ([clave = '']) => new Map([[clave, await lector.normas(pool)]]));
  const leerFicha = juntar<Usuario>(async (huellas) => {
    const { rows } = await pool.query<FilaUsuario & { huella: string }>({
      name: 'fichas',
      text: CON_FICHA,
      values: [huellas],
    });
    return new Map(rows.map(({ huella, ...fila }) => [huella, usuarioDe(fila) as Usuario]));
  });

  return {
    escribir: (trabajos) => lotes.escribir(trabajos),
    ensayar: (trabajo) => lotes.ensayar(trabajo),
    caso,
    identidad: async (id) => memoria.recordado(id)?.caso ?? (await caso(id)),
    historia: (id, hasta) => conexiones.leer((c) => lector.historia(c, id, hasta)),
    normas: async () => (await leerNormas('')) as Normas,
    cambiarCalendario: cambios.calendario,
    corregirRegla: cambios.regla,
    usuarioPorFicha: (huella) => leerFicha(huella),
    corriente: (despues, limite, deCaso) => conexiones.leer((c) => leerCorriente(c, despues, limite, deCaso)),
    ultimaPosicion: () => conexiones.leer(horizonte),
    ...portables,
    ...turnosDe(conexiones),
    comprobar: () => conexiones.leer(async (c) => void (await c.query('SELECT 1'))),
    conexiones: () => ({
      ocupadas: pool.totalCount - pool.idleCount,
      libres: pool.idleCount,
      pedidas: pool.waitingCount,
    }),
    alEscribirOtros: (interesado) => escucha?.alMoverse(interesado),
    async cerrar() {
      await portables.vaciarLecturas();
      await escucha?.cerrar();
      await conexiones.cerrar();
    },
  };
}
