import { z } from 'zod';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { esSuCodigo } from '../../consulta/codigo.js';
import { seguir } from '../../consulta/seguir.js';
import { frenar } from '../frenar.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';

const CUERPO = z.strictObject({
  numero: z
    .string()
    .trim()
    .min(1, 'Escriba el número de la solicitud.')
    .max(60, 'Ese número es demasiado largo.'),
  codigo: z
    .string()
    .trim()
    .min(1, 'Escriba el código de seguimiento.')
    .max(60, 'Ese código es demasiado largo.'),
});

// The same words for a number that does not exist, a process and a wrong code: nobody learns which numbers there are.
const NO_COINCIDE = new Problema(
  404,
  'NO_COINCIDE',
  'No hay una solicitud con ese número y ese código; revise los dos en su cargo o en los correos que recibió.',
);

// A code is compared also when there is no such case, so that both answers take the same time.
const NADIE = '00000000-0000-7000-8000-000000000000';

/** A number as people shorten it: `at-2027-12` is `AT-2027-000012`. */
function numeroEntero(escrito: string): string {
  const [, anio, n] = /^\s*at\s*-?\s*(\d{4})\s*-\s*(\d{1,9})\s*$/i.exec(escrito) ?? [];
  return anio === undefined || n === undefined ? escrito : `AT-${anio}-${String(Number(n)).padStart(6, '0')}`;
}

async function consultar(p: Peticion<unknown, z.output<typeof CUERPO>>): Promise<Salida> {
  const { sistema, ip, cuerpo } = p;
  const acerto = await frenar(sistema, 'seguimiento', ip, 'Hubo varios intentos que no coinciden');
  const hallado = await sistema.store.porNumero(numeroEntero(cuerpo.numero));
  const suya = hallado?.coleccion === 'solicitudes' ? hallado.id : null;
  const coincide = esSuCodigo(sistema, suya ?? NADIE, cuerpo.codigo);
  const caso = coincide && suya !== null ? await sistema.store.caso(suya) : null;
  if (caso === null) throw NO_COINCIDE;
  await acerto();
  const hoy = fechaCivilDe(sistema.reloj.ahora());
  return { estado: 200, valor: seguir(sistema.registro.porClave(caso.maquina), caso, hoy) };
}

/** An entity follows its solicitud with number and code. */
export const RUTAS_DE_CONSULTA_PUBLICA: readonly Ruta[] = [
  ruta({
    metodo: 'post',
    ruta: '/api/consulta',
    titulo: 'Cómo va una solicitud, con su número y su código de seguimiento',
    roles: 'publico',
    exito: 200,
    cuerpo: CUERPO,
    respuesta: z.object({
      numero: z.string(),
      situacion: z.string(),
      enQueEsta: z.string(),
      proximaFecha: z.object({ que: z.string(), fecha: z.string() }).nullable(),
    }),
    manejar: consultar,
  }),
];
