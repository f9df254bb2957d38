import { z } from 'zod';
import { nombreDeSello } from '../../sellos/publicar.js';
import { noExiste } from '../problema.js';
import { type Ruta, ruta } from '../ruta.js';
import { cursor, hacerCursor, limite, pagina } from './formas.js';

const LEEN = ['coordinador', 'lectura'] as const;

/** The daily seals: proof, kept outside, that no case was deleted or cut short. */
export const RUTAS_DE_SELLOS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/sellos',
    titulo: 'Sellos diarios, el último primero, y dónde se publicó cada uno',
    roles: LEEN,
    exito: 200,
    consulta: z.strictObject({ limite: limite(), cursor: cursor(z.tuple([z.string()])).optional() }),
    respuesta: pagina(
      z.object({
        dia: z.string(),
        creado: z.string(),
        posicion: z.number(),
        huella: z.string(),
        archivo: z.string().nullable(),
        correo: z.string().nullable(),
      }),
    ),
    manejar: async ({ sistema, consulta: { limite: n, cursor: despues } }) => {
      const filas = await sistema.store.sellos(n + 1, despues?.[0]);
      const elementos = filas.slice(0, n);
      const siguiente = filas.length > n ? hacerCursor([elementos.at(-1)?.dia]) : null;
      return { estado: 200, valor: { elementos, siguiente } };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/sellos/{dia}',
    titulo: 'El archivo de un sello, como se publicó',
    roles: LEEN,
    exito: 200,
    respuesta: z.object({}).loose(),
    manejar: async ({ sistema, params }) => {
      const sello = await sistema.store.sello(params['dia'] ?? '');
      if (sello === null) throw noExiste('El sello de ese día');
      return {
        estado: 200,
        texto: sello.texto,
        cabeceras: { 'Content-Disposition': `attachment; filename="${nombreDeSello(sello.dia)}"` },
      };
    },
  }),
];
