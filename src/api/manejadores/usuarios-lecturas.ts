import { z } from 'zod';
import { ROLES } from '../../../machines/base/evento.js';
import type { UsuarioConCuenta } from '../../store/identidades.js';
import { noExiste } from '../problema.js';
import { type Peticion, type Ruta, ruta } from '../ruta.js';
import { mostrarSesion, SesionAbierta, SucesoDeIdentidad, sucesosDe } from './cuenta.js';
import { cursor, hacerCursor, limite, siONo, texto } from './formas.js';

const Breve = z.object({
  id: z.string(),
  nombre: z.string(),
  roles: z.array(z.string()),
  entidad: z.string().nullable(),
  activo: z.boolean(),
});

/** What administration sees besides the name and the roles. */
const Completo = Breve.extend({
  correo: z.string().nullable(),
  cuenta: z.string().nullable(),
  creado: z.string(),
  revocado: z.string().nullable(),
  conFicha: z.boolean(),
  claveDesde: z.string().nullable(),
  invitadoHasta: z.string().nullable(),
  ultimoIngreso: z.string().nullable(),
  bloqueadaHasta: z.string().nullable(),
});

/** A user, with its sessions and what happened to it. */
export const Detalle = Completo.extend({
  sesiones: z.array(SesionAbierta),
  sucesos: z.array(SucesoDeIdentidad),
});

const breve = ({ id, nombre, roles, entidad, revocado }: UsuarioConCuenta): z.output<typeof Breve> => ({
  id,
  nombre,
  roles: [...roles],
  entidad,
  activo: revocado === null,
});

async function completo(
  { sistema: { identidades } }: Peticion,
  usuario: UsuarioConCuenta,
): Promise<z.output<typeof Completo>> {
  return {
    ...usuario,
    ...breve(usuario),
    bloqueadaHasta: await identidades.bloqueadaHasta(usuario.cuenta),
  };
}

/** All that administration sees of a user. @throws Problema 404 */
export async function detalleDe(p: Peticion, id: string): Promise<z.output<typeof Detalle>> {
  const usuario = await p.sistema.store.usuarioConCuenta(id);
  if (usuario === null) throw noExiste('El usuario');
  const sesiones = await p.sistema.identidades.sesiones.vivas(id);
  return {
    ...(await completo(p, usuario)),
    sesiones: sesiones.map((s) => mostrarSesion(s, p.sesion?.id ?? null)),
    sucesos: await sucesosDe(p, id),
  };
}

/** Reading users: administration all of them; coordination, names and roles. */
export const LECTURAS_DE_USUARIOS: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/usuarios',
    titulo: 'Los usuarios, por nombre; la coordinación lee nombres y roles',
    roles: ['coordinador'],
    personales: 'usuarios',
    exito: 200,
    consulta: z.strictObject({
      texto: texto(100).optional(),
      rol: z.enum(ROLES).optional(),
      activo: siONo().optional(),
      limite: limite(),
      cursor: cursor(z.tuple([z.string(), z.string()])).optional(),
    }),
    respuesta: z.object({
      elementos: z.array(z.union([Completo, Breve])),
      siguiente: z.string().nullable(),
    }),
    manejar: async (p) => {
      const { texto: buscado, rol, activo, limite: cuantos, cursor: despues } = p.consulta;
      const hallados = await p.sistema.store.usuarios({
        limite: cuantos + 1,
        ...(buscado === undefined ? {} : { texto: buscado }),
        ...(rol === undefined ? {} : { rol }),
        ...(activo === undefined ? {} : { activos: activo }),
        ...(despues === undefined ? {} : { despues }),
      });
      const pagina = hallados.slice(0, cuantos);
      const ultimo = hallados.length > cuantos ? pagina.at(-1) : undefined;
      const administra = p.usuario.roles.includes('admin');
      return {
        estado: 200,
        valor: {
          elementos: administra
            ? await Promise.all(pagina.map((usuario) => completo(p, usuario)))
            : pagina.map(breve),
          siguiente: ultimo === undefined ? null : hacerCursor([ultimo.nombre, ultimo.id]),
        },
      };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/usuarios/{id}',
    titulo: 'Un usuario, con sus sesiones abiertas y lo que pasó con su cuenta',
    roles: ['admin'],
    personales: 'usuarios',
    exito: 200,
    respuesta: Detalle,
    manejar: async (p) => ({
      estado: 200,
      valor: await detalleDe(p, p.params['id'] ?? ''),
      casosLeidos: [null],
    }),
  }),
];
