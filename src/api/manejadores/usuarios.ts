import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { correo, ruc } from '../../../machines/base/campos.js';
import { ROLES, type Rol } from '../../../machines/base/evento.js';
import { cuenta } from '../../auth/cuenta.js';
import { frenoDeCuenta } from '../../auth/frenos.js';
import { huellaDeFicha, nuevaFicha } from '../../auth/secreto.js';
import { DatosInvalidos } from '../../engine/validar.js';
import type { CambioDeUsuario, UsuarioConCuenta } from '../../store/identidades.js';
import { noExiste, Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta } from '../ruta.js';
import { texto } from './formas.js';
import { Detalle, detalleDe } from './usuarios-lecturas.js';

const roles = () => z.array(z.enum(ROLES)).min(1, 'Indique al menos un rol.').max(ROLES.length);

const NUEVO = z.strictObject({
  nombre: texto(200),
  correo: correo().optional(),
  roles: roles(),
  entidad: ruc().optional(),
  cuenta: cuenta().optional(),
  ficha: z.boolean().default(true),
});

const CAMBIO = z.strictObject({
  nombre: texto(200).optional(),
  correo: correo().nullable().optional(),
  roles: roles().optional(),
  entidad: ruc().nullable().optional(),
  cuenta: cuenta().nullable().optional(),
  activo: z.boolean().optional(),
});

const OCUPADA = new DatosInvalidos([
  { ruta: 'cuenta', mensaje: 'Ese nombre de cuenta ya es de otra persona.' },
]);
const ULTIMO = new Problema(
  409,
  'ULTIMO_ADMINISTRADOR',
  'Es el único administrador en vigor: antes de quitarle ese rol, dé el suyo a otra persona.',
);

function exigirEntidad(susRoles: readonly Rol[], entidad: string | null): void {
  if (susRoles.includes('entidad') && entidad === null)
    throw new DatosInvalidos([
      { ruta: 'entidad', mensaje: 'Un usuario de entidad necesita el RUC de la entidad.' },
    ]);
}

async function existente({ sistema, params }: Peticion): Promise<UsuarioConCuenta> {
  const usuario = await sistema.store.usuarioConCuenta(params['id'] ?? '');
  if (usuario === null) throw noExiste('El usuario');
  return usuario;
}

async function crear({ sistema, cuerpo, usuario, ip }: Peticion<unknown, z.output<typeof NUEVO>>) {
  const { store, identidades, reloj } = sistema;
  const entidad = cuerpo.entidad ?? null;
  exigirEntidad(cuerpo.roles, entidad);
  const ocupada = async () => cuerpo.cuenta !== undefined && (await store.porCuenta(cuerpo.cuenta)) !== null;
  if (await ocupada()) throw OCUPADA;
  const token = nuevaFicha();
  const nuevo = {
    id: uuid(),
    nombre: cuerpo.nombre,
    correo: cuerpo.correo ?? null,
    roles: [...new Set(cuerpo.roles)],
    entidad,
    cuenta: cuerpo.cuenta ?? null,
  };
  await store
    .crearUsuario(nuevo, cuerpo.ficha ? huellaDeFicha(token) : null, reloj.ahora())
    .catch(async (error: unknown) => {
      // Two administrators may give the same name at once: the second is told so.
      throw (await ocupada()) ? OCUPADA : error;
    });
  await identidades.anotar('creado', nuevo.id, usuario.id, ip);
  const { id } = nuevo;
  return { estado: 201, valor: cuerpo.ficha ? { id, token } : { id }, alRepetir: { id } };
}

async function cambiar(p: Peticion<unknown, z.output<typeof CAMBIO>>) {
  const { store, identidades, reloj } = p.sistema;
  const { id } = await existente(p);
  const { activo, ...cambios } = p.cuerpo;
  const ahora = reloj.ahora();
  const hecho = await store.cambiarUsuario(id, (antes) => {
    const dichos = Object.fromEntries(Object.entries(cambios).filter(([, valor]) => valor !== undefined));
    const despues: CambioDeUsuario = { ...antes, ...dichos };
    exigirEntidad(despues.roles, despues.entidad);
    if (activo === undefined) return despues;
    return { ...despues, revocado: activo ? null : (antes.revocado ?? ahora) };
  });
  if (hecho === false) throw noExiste('El usuario');
  if (hecho === 'cuenta') throw OCUPADA;
  if (hecho === 'ultimo') throw ULTIMO;
  await identidades.anotar('cambiado', id, p.usuario.id, p.ip, Object.keys(p.cuerpo).sort().join(', '));
  return { estado: 200, valor: await detalleDe(p, id) };
}

/** What administration does with users: create, change, revoke, invite, unlock, end their sessions. */
export const RUTAS_DE_USUARIOS: readonly Ruta[] = [
  ruta({
    metodo: 'post',
    ruta: '/api/usuarios',
    repetible: true,
    titulo: 'Crear un usuario, con su ficha o sin ella',
    roles: ['admin'],
    exito: 201,
    cuerpo: NUEVO,
    respuesta: z.object({ id: z.string(), token: z.string().optional() }),
    manejar: crear,
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/usuarios/{id}',
    repetible: true,
    titulo: 'Cambiar un usuario: nombre, correo, roles, entidad, cuenta, o si está en vigor',
    roles: ['admin'],
    exito: 200,
    cuerpo: CAMBIO,
    respuesta: Detalle,
    manejar: cambiar,
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/usuarios/{id}/ficha',
    repetible: true,
    titulo: 'Dar una ficha nueva a un usuario; la anterior deja de servir',
    roles: ['admin'],
    exito: 201,
    respuesta: z.object({ id: z.string(), token: z.string() }),
    manejar: async ({ sistema, params, usuario, ip }) => {
      const token = nuevaFicha();
      const id = params['id'] ?? '';
      if (!(await sistema.store.renovarFicha(id, huellaDeFicha(token)))) throw noExiste('El usuario');
      await sistema.identidades.anotar('ficha_nueva', id, usuario.id, ip);
      return { estado: 201, valor: { id, token }, alRepetir: { id } };
    },
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/usuarios/{id}',
    repetible: true,
    titulo: 'Revocar a un usuario, de inmediato',
    roles: ['admin'],
    exito: 204,
    respuesta: z.null(),
    manejar: async ({ sistema, params, usuario, ip }) => {
      const id = params['id'] ?? '';
      const hecho = await sistema.store.revocarSalvoUltimo(id, sistema.reloj.ahora());
      if (hecho === 'ultimo') throw ULTIMO;
      if (!hecho) throw noExiste('El usuario');
      await sistema.identidades.anotar('revocado', id, usuario.id, ip);
      return { estado: 204 };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/usuarios/{id}/invitacion',
    repetible: true,
    titulo: 'Invitar a un usuario a poner su clave: un código que sirve una vez, 72 horas',
    roles: ['admin'],
    exito: 201,
    respuesta: z.object({ codigo: z.string(), caduca: z.string(), direccion: z.string() }),
    manejar: async (p) => {
      const invitado = await existente(p);
      if (invitado.revocado !== null)
        throw new Problema(
          409,
          'USUARIO_REVOCADO',
          'Ese usuario está revocado; póngalo en vigor antes de invitarlo.',
        );
      if (invitado.cuenta === null)
        throw new Problema(409, 'SIN_CUENTA', 'Dele antes un nombre de cuenta: es con lo que va a ingresar.');
      const { codigo, caduca } = await p.sistema.identidades.invitar(invitado.id, p.usuario.id, p.ip);
      // After the #, a browser keeps it to itself: no server on the way writes it in a log.
      const direccion = `${p.sistema.config.DIRECCION_PUBLICA ?? ''}/invitacion#${codigo}`;
      return { estado: 201, valor: { codigo, caduca, direccion }, alRepetir: { caduca } };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/usuarios/{id}/desbloqueo',
    repetible: true,
    titulo: 'Dejar ingresar de nuevo a quien falló demasiadas veces',
    roles: ['admin'],
    exito: 200,
    respuesta: Detalle,
    manejar: async (p) => {
      const { id, cuenta: suya } = await existente(p);
      if (suya !== null && (await p.sistema.store.soltarFreno(frenoDeCuenta(suya))))
        await p.sistema.identidades.anotar('desbloqueado', id, p.usuario.id, p.ip);
      return { estado: 200, valor: await detalleDe(p, id) };
    },
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/usuarios/{id}/sesiones',
    repetible: true,
    titulo: 'Cerrar todas las sesiones de un usuario',
    roles: ['admin'],
    exito: 200,
    respuesta: z.object({ cerradas: z.number() }),
    manejar: async (p) => {
      const { id } = await existente(p);
      const cerradas = await p.sistema.store.cerrarSesiones(id, null);
      await p.sistema.identidades.anotar('sesiones_cerradas', id, p.usuario.id, p.ip);
      return { estado: 200, valor: { cerradas } };
    },
  }),
];
