import { z } from 'zod';
import { leerCodigo } from '../../codigos.js';
import { frenar } from '../frenar.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';

const CONSULTA = z.strictObject({
  huella: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, 'La huella SHA-256 tiene 64 cifras hexadecimales.')
    .optional(),
});

async function verificar(p: Peticion<z.output<typeof CONSULTA>>): Promise<Salida> {
  const { sistema, ip, params, consulta } = p;
  const acerto = await frenar(sistema, 'papel', ip, 'Hubo varios códigos que no constan');
  const codigo = leerCodigo((params['codigo'] ?? '').slice(0, 60));
  const papel = await sistema.store.papelPorCodigo(codigo);
  if (papel) await acerto();
  const coincide = consulta.huella === undefined ? null : papel?.huella === consulta.huella;
  return { estado: 200, valor: { codigo, autentico: papel !== null, coincide } };
}

/** Whether a paper is authentic, and nothing of what it says: the same answer for a code that never was. */
export const RUTAS_DE_VERIFICACION: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/verificacion-de-documentos/{codigo}',
    titulo: 'Si un documento emitido es auténtico y, con la huella de un archivo, si es el emitido',
    roles: 'publico',
    exito: 200,
    consulta: CONSULTA,
    respuesta: z.object({ codigo: z.string(), autentico: z.boolean(), coincide: z.boolean().nullable() }),
    manejar: verificar,
  }),
];
