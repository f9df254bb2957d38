import { z } from 'zod';
import { VIDA_MS } from '../../auth/sesiones.js';
import type { Sesion as DeStore } from '../../store/sesiones.js';
import { galletaDeSesion } from '../galleta.js';
import { segundosHasta } from '../identidad.js';
import { noExiste } from '../problema.js';
import { type Peticion, type Ruta, ruta } from '../ruta.js';
import { claveEscrita } from './sesion.js';

const INGRESOS = 20;

/** A session as its owner, or administration, sees it. */
export const SesionAbierta = z.object({
  id: z.string(),
  medio: z.enum(['ficha', 'clave', 'institucion']),
  navegador: z.string(),
  creada: z.string(),
  vista: z.string(),
  caduca: z.string(),
  esta: z.boolean(),
});

/** Something that happened to an identity. */
export const SucesoDeIdentidad = z.object({
  id: z.number(),
  cuando: z.string(),
  que: z.string(),
  detalle: z.string(),
  ip: z.string(),
  actorNombre: z.string().nullable(),
});

/** A session without its secrets. @param esta id of the one that asks */
export function mostrarSesion(
  { id, medio, navegador, creada, vista, caduca }: DeStore,
  esta: string | null,
): z.output<typeof SesionAbierta> {
  return { id, medio, navegador, creada, vista, caduca, esta: id === esta };
}

/** What happened lately to a user, with who did it. */
export async function sucesosDe(
  { sistema: { store } }: Peticion,
  usuario: string,
): Promise<z.output<typeof SucesoDeIdentidad>[]> {
  const sucesos = await store.sucesosDe(usuario, INGRESOS);
  const actores = [...new Set(sucesos.map((s) => s.actor).filter((a) => a !== null))];
  const nombres = new Map(
    await Promise.all(actores.map(async (id) => [id, (await store.usuario(id))?.nombre ?? null] as const)),
  );
  return sucesos.map(({ id, cuando, que, detalle, ip, actor }) => ({
    id,
    cuando,
    que,
    detalle,
    ip,
    actorNombre: actor === null ? null : (nombres.get(actor) ?? null),
  }));
}

/** One's own account: its sessions, its password, what happened to it. */
export const RUTAS_DE_CUENTA: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/cuenta',
    titulo: 'La cuenta propia: cómo se entra, sesiones abiertas y últimos ingresos',
    roles: 'todos',
    exito: 200,
    respuesta: z.object({
      cuenta: z.string().nullable(),
      claveDesde: z.string().nullable(),
      sesiones: z.array(SesionAbierta),
      sucesos: z.array(SucesoDeIdentidad),
    }),
    manejar: async (p) => {
      const { store, identidades } = p.sistema;
      const { id } = p.usuario;
      const suya = await store.usuarioConCuenta(id);
      const sesiones = await identidades.sesiones.vivas(id);
      return {
        estado: 200,
        valor: {
          cuenta: suya?.cuenta ?? null,
          claveDesde: suya?.claveDesde ?? null,
          sesiones: sesiones.map((s) => mostrarSesion(s, p.sesion?.id ?? null)),
          sucesos: await sucesosDe(p, id),
        },
      };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/cuenta/clave',
    titulo: 'Cambiar la clave propia; las demás sesiones se cierran',
    roles: 'todos',
    exito: 204,
    cuerpo: z.strictObject({ actual: claveEscrita().optional(), nueva: claveEscrita() }),
    respuesta: z.null(),
    manejar: async (p) => {
      const secreto = await p.sistema.identidades.cambiarClave(p.usuario, p.sesion, p.cuerpo, p.ip);
      if (secreto === null || p.sesion === null) return { estado: 204 };
      const segundos = Math.min(segundosHasta(p.sesion.caduca), VIDA_MS / 1000);
      return { estado: 204, cabeceras: { 'Set-Cookie': galletaDeSesion(secreto, segundos, p.segura) } };
    },
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/cuenta/sesiones',
    titulo: 'Cerrar las demás sesiones propias',
    roles: 'todos',
    exito: 200,
    respuesta: z.object({ cerradas: z.number() }),
    manejar: async (p) => {
      const { id } = p.usuario;
      const cerradas = await p.sistema.store.cerrarSesiones(id, p.sesion?.id ?? null);
      if (cerradas > 0) await p.sistema.identidades.anotar('sesiones_cerradas', id, id, p.ip);
      return { estado: 200, valor: { cerradas } };
    },
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/cuenta/sesiones/{sid}',
    titulo: 'Cerrar una sesión propia',
    roles: 'todos',
    exito: 204,
    respuesta: z.null(),
    manejar: async (p) => {
      const { id } = p.usuario;
      if (!(await p.sistema.store.cerrarSesion(id, p.params['sid'] ?? ''))) throw noExiste('La sesión');
      await p.sistema.identidades.anotar('sesiones_cerradas', id, id, p.ip);
      return { estado: 204 };
    },
  }),
];
