import { z } from 'zod';
import { InstitucionNegada } from '../../auth/errores.js';
import { IDA_S, type Institucion } from '../../auth/institucion.js';
import { galletaDeIda, idaDe } from '../galleta.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { conSesion, desdeDe } from './sesion.js';

function institucionDe({ sistema }: Peticion): Institucion {
  if (sistema.institucion === null)
    throw new Problema(404, 'NO_EXISTE', 'El ingreso con la institución no está configurado.');
  return sistema.institucion;
}

const llevar = (a: string, mas: Readonly<Record<string, string>> = {}): Salida => ({
  estado: 302,
  cabeceras: { Location: a, ...mas },
});

// Who comes back is a person before a page: what went wrong is told by the page, in words.
async function oVolver(p: Peticion, hacer: () => Promise<Salida>): Promise<Salida> {
  try {
    return await hacer();
  } catch (error) {
    if (!(error instanceof InstitucionNegada)) throw error;
    // Never the error itself: what the provider answered may hold codes and names.
    const { code: codigo, name: clase } = (error.cause ?? {}) as { code?: string; name?: string };
    p.sistema.log.warn({ motivo: error.motivo, codigo, clase }, 'ingreso institucional sin terminar');
    await p.sistema.identidades.anotar('fallo', null, null, p.ip, `institución: ${error.motivo}`);
    return llevar(`/?ingreso=${error.motivo}`);
  }
}

/** Entering by the institution's identity provider: going there, and coming back. */
export const RUTAS_DE_INSTITUCION: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/sesion/oidc',
    titulo: 'Ir al proveedor de identidad de la institución',
    roles: 'publico',
    exito: 302,
    respuesta: z.null(),
    manejar: (p) =>
      oVolver(p, async () => {
        const { direccion, secreto } = await institucionDe(p).ida();
        return llevar(direccion, { 'Set-Cookie': galletaDeIda(secreto, IDA_S, p.segura) });
      }),
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/sesion/oidc/retorno',
    titulo: 'Volver del proveedor de identidad: abre la sesión y lleva a la mesa de trabajo',
    roles: 'publico',
    exito: 302,
    // The provider may add what it likes; what matters is checked against what was sent out.
    consulta: z.object({ state: z.string().max(500).optional() }).catchall(z.string().max(5000)),
    respuesta: z.null(),
    manejar: (p) =>
      oVolver(p, async () => {
        const consulta = p.consulta as Readonly<Record<string, string>>;
        const usuario = await institucionDe(p).vuelta(idaDe(p.cabecera('cookie')), consulta);
        const { secreto } = await p.sistema.identidades.entrar(usuario, 'institucion', desdeDe(p));
        return llevar('/', conSesion(p, secreto));
      }),
  }),
];
