import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { RAIZ } from '../../src/raiz.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { acabar, type Contendiente, hastaQue, lanzar, pedir, puertoLibre } from './contendiente.js';
import { NOTA } from './tabla.js';

const FICHA = 'ficha-de-los-pares';

/** A database for the system: its address, what processes it adds and how much it takes. */
export interface BaseNuestra {
  readonly nombre: string;
  readonly durabilidad: string;
  readonly url: string;
  readonly raices: readonly number[];
  ocupado(): Promise<number>;
  parar(): Promise<void>;
}

/** A SQLite file in a folder, as the system opens it by default. */
export function baseSqlite(carpeta: string): BaseNuestra {
  mkdirSync(carpeta, { recursive: true });
  const archivo = join(carpeta, 'expediente.db');
  return {
    nombre: 'nuestro, SQLite',
    durabilidad: 'synchronous=FULL: el WAL se sincroniza con el disco antes de responder',
    url: `sqlite:${archivo}`,
    raices: [],
    // Its journal is a file of a bounded size, used again and again.
    ocupado: async () => statSync(archivo).size,
    parar: async () => undefined,
  };
}

/**
 * The system over a database.
 * @param minima whether answers only say where the case stands, as those of the peers; otherwise they tell the whole case
 */
export async function nuestro(base: BaseNuestra, carpeta: string, minima = true): Promise<Contendiente> {
  const puerto = await puertoLibre();
  const url = `http://127.0.0.1:${puerto}`;
  const documentos = join(carpeta, 'documentos');
  const proceso = lanzar(
    process.execPath,
    ['--max-old-space-size=512', join(RAIZ, '.build', 'test', 'pares', 'servidor.js')],
    {
      PORT: String(puerto),
      DATABASE_URL: base.url,
      DIRECTORIO_DOCUMENTOS: documentos,
      DIRECTORIO_SELLOS: join(carpeta, 'sellos'),
      TOKEN_ADMIN: FICHA,
      LIMITE_PETICIONES: '0',
      CLAVE_SOBRES: CLAVE_DE_PRUEBA,
    },
  );
  await hastaQue(proceso, () => pedir(`${url}/api/salud`, {}));
  const acceso = { Authorization: `Bearer ${FICHA}` };
  const leer = async (caso: string) =>
    (await pedir(`${url}/api/veintes/${caso}`, acceso)) as { estado: string; plazos: { estado: string }[] };
  const cabeceras = minima ? { ...acceso, Prefer: 'return=minimal' } : acceso;
  return {
    nombre: minima ? base.nombre : `${base.nombre}, expediente entero`,
    durabilidad: base.durabilidad,
    url,
    cabeceras,
    raices: [proceso.pid as number, ...base.raices],
    ocupado: base.ocupado,
    nacer: async () => ((await pedir(`${url}/api/veintes`, cabeceras, { nota: NOTA })) as { id: string }).id,
    acto: (caso, tipo) => ({
      camino: `/api/veintes/${caso}/eventos`,
      cuerpo: JSON.stringify({ tipo, datos: { nota: NOTA } }),
    }),
    tienePlazo: async (caso) => (await leer(caso)).plazos.some((p) => p.estado === 'corriendo'),
    estado: async (caso) => (await leer(caso)).estado,
    parar: async () => {
      await acabar(proceso);
      await base.parar();
    },
  };
}
