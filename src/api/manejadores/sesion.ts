import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { relojReal, sumarMilisegundos } from '../../clock.js';
import type { Usuario } from '../../store/puerto.js';
import { huellaDeFicha } from '../acceso.js';
import { COOKIE_DE_SESION, sesionDe } from '../ficha.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta } from '../ruta.js';

const HORAS = 12;
const ATRIBUTOS = 'Path=/; HttpOnly; SameSite=Strict';

const Sesion = z.object({
  usuario: z.object({
    id: z.string(),
    nombre: z.string(),
    correo: z.string().nullable(),
    roles: z.array(z.string()),
    entidad: z.string().nullable(),
  }),
  ahora: z.string(),
  simulado: z.boolean(),
  version: z.string(),
});

function quien({ sistema }: Peticion, usuario: Usuario): z.output<typeof Sesion> {
  const { id, nombre, correo, roles, entidad } = usuario;
  const { reloj, version } = sistema;
  return {
    usuario: { id, nombre, correo, roles: [...roles], entidad },
    ahora: reloj.ahora(),
    simulado: reloj.simulado,
    version,
  };
}

/** Entering the desk with a ficha, knowing who is in, and leaving. */
export const RUTAS_DE_SESION: readonly Ruta[] = [
  ruta({
    metodo: 'post',
    ruta: '/api/sesion',
    titulo: 'Entrar a la mesa de trabajo: cambia una ficha por la cookie de una sesión de 12 horas',
    roles: 'publico',
    exito: 201,
    cuerpo: z.strictObject({ ficha: z.string().trim().min(1, 'Escriba su ficha.').max(512) }),
    respuesta: Sesion,
    manejar: async (p) => {
      const ficha = huellaDeFicha(p.cuerpo.ficha);
      const { store } = p.sistema;
      const usuario = await store.usuarioPorFicha(ficha);
      if (usuario === null)
        throw new Problema(
          401,
          'SIN_IDENTIFICAR',
          'Esa ficha no es válida o fue revocada. Revise que esté completa o pida una nueva a la administración.',
        );
      const secreto = randomBytes(32).toString('base64url');
      const creada = relojReal.ahora();
      const caduca = sumarMilisegundos(creada, HORAS * 3_600_000);
      await store.abrirSesion({ huella: huellaDeFicha(secreto), usuario: usuario.id, ficha, creada, caduca });
      return {
        estado: 201,
        valor: quien(p, usuario),
        cabeceras: {
          'Set-Cookie': `${COOKIE_DE_SESION}=${secreto}; ${ATRIBUTOS}; Max-Age=${HORAS * 3600}`,
        },
      };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/sesion',
    titulo: 'Quién está identificado, y qué hora es para el sistema',
    roles: 'todos',
    exito: 200,
    respuesta: Sesion,
    manejar: async (p) => ({ estado: 200, valor: quien(p, p.usuario) }),
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/sesion',
    titulo: 'Salir: la sesión deja de servir',
    roles: 'todos',
    exito: 204,
    respuesta: z.null(),
    manejar: async (p) => {
      const secreto = sesionDe(p.cabecera('cookie'));
      if (secreto !== null) await p.sistema.store.cerrarSesion(huellaDeFicha(secreto));
      return { estado: 204, cabeceras: { 'Set-Cookie': `${COOKIE_DE_SESION}=; ${ATRIBUTOS}; Max-Age=0` } };
    },
  }),
];
