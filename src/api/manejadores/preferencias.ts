import { z } from 'zod';
import { DatosInvalidos } from '../../engine/validar.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { texto } from './formas.js';

const MAXIMO_DE_CLAVES = 200;
const MAXIMO_DE_BYTES = 20_000;

const CUERPO = z.strictObject({
  clave: texto(100),
  // Whatever JSON says; null forgets it.
  valor: z.unknown().refine((v) => v !== undefined, 'Falta este dato.'),
});

async function leer({ sistema, usuario }: Peticion): Promise<Salida> {
  const guardadas = await sistema.store.preferencias(usuario.id);
  const textos = [...guardadas].map(([clave, valor]) => `${JSON.stringify(clave)}:${valor}`);
  return { estado: 200, texto: `{"preferencias":{${textos.join(',')}}}` };
}

async function guardar({ sistema, usuario, cuerpo }: Peticion<unknown, z.output<typeof CUERPO>>) {
  const { clave, valor } = cuerpo;
  const enTexto = valor === null ? null : JSON.stringify(valor);
  if (enTexto !== null && Buffer.byteLength(enTexto) > MAXIMO_DE_BYTES)
    throw new DatosInvalidos([{ ruta: 'valor', mensaje: 'La preferencia ocupa más de 20 kB.' }]);
  if (!(await sistema.store.guardarPreferencia(usuario.id, clave, enTexto, MAXIMO_DE_CLAVES)))
    throw new DatosInvalidos([
      { ruta: 'clave', mensaje: `Ya tiene ${MAXIMO_DE_CLAVES} preferencias; quite alguna antes.` },
    ]);
  return { estado: 200, valor: { clave, valor } };
}

/** What each person sets for themselves at the desk: saved views, last novelty seen. */
export const RUTAS_DE_PREFERENCIAS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/preferencias',
    titulo: 'Las preferencias propias, por clave',
    roles: 'todos',
    exito: 200,
    respuesta: z.object({ preferencias: z.record(z.string(), z.unknown()) }),
    manejar: leer,
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/preferencias',
    repetible: true,
    titulo: 'Guardar una preferencia propia; null la quita',
    roles: 'todos',
    exito: 200,
    cuerpo: CUERPO,
    respuesta: z.object({ clave: z.string(), valor: z.unknown() }),
    manejar: guardar,
  }),
];
