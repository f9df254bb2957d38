import { z } from 'zod';
import { CLAVE_MAXIMA } from '../../auth/clave.js';
import type { Desde } from '../../auth/identidades.js';
import { navegadorDe } from '../../auth/navegador.js';
import { VIDA_MS } from '../../auth/sesiones.js';
import type { Usuario } from '../../store/puerto.js';
import { sesionDe } from '../ficha.js';
import { galletaDeSesion } from '../galleta.js';
import { esDeOtroSitio, ORIGEN_DESCONOCIDO } from '../identidad.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';

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
  /** How the session was entered; null with a token. */
  medio: z.enum(['ficha', 'clave', 'institucion']).nullable(),
  /** Where to leave the institution's provider too. */
  salida: z.string().nullable(),
});

type Medio = z.output<typeof Sesion>['medio'];

function quien({ sistema }: Peticion, usuario: Usuario, medio: Medio): z.output<typeof Sesion> {
  const { id, nombre, correo, roles, entidad } = usuario;
  const { reloj, version, institucion } = sistema;
  return {
    usuario: { id, nombre, correo, roles: [...roles], entidad },
    ahora: reloj.ahora(),
    simulado: reloj.simulado,
    version,
    medio,
    salida: medio === 'institucion' ? (institucion?.salida ?? null) : null,
  };
}

/** Where a request comes from, as a session keeps it. */
export function desdeDe(p: Peticion): Desde {
  return { ip: p.ip, navegador: navegadorDe(p.cabecera('user-agent')) };
}

/** The header that gives a browser the session just opened. */
export function conSesion(p: Peticion, secreto: string): { 'Set-Cookie': string } {
  return { 'Set-Cookie': galletaDeSesion(secreto, VIDA_MS / 1000, p.segura) };
}

// Entering somebody else's browser as oneself is a way to have them write in one's name.
function exigirDeAqui(p: Peticion): void {
  const cabeceras = { 'sec-fetch-site': p.cabecera('sec-fetch-site'), origin: p.cabecera('origin') };
  const presentes = Object.fromEntries(Object.entries(cabeceras).filter(([, valor]) => valor !== undefined));
  const de = { cabeceras: { ...presentes, host: p.cabecera('host') ?? '' } };
  if (esDeOtroSitio(de, p.sistema.config.DIRECCION_PUBLICA)) throw ORIGEN_DESCONOCIDO;
}

// Whoever enters over a session leaves it: one browser holds one.
async function terminarLaDeAntes({ sistema, cabecera }: Peticion): Promise<void> {
  const anterior = sesionDe(cabecera('cookie'));
  const hallada = anterior === null ? null : await sistema.identidades.sesiones.reconocer(anterior, true);
  if (hallada !== null) await sistema.store.cerrarSesion(hallada.usuario.id, hallada.sesion.id);
}

async function entrar(
  p: Peticion,
  medio: Exclude<Medio, null>,
  ingreso: () => Promise<{ usuario: Usuario; secreto: string }>,
): Promise<Salida> {
  exigirDeAqui(p);
  const { usuario, secreto } = await ingreso();
  await terminarLaDeAntes(p);
  return { estado: 201, valor: quien(p, usuario, medio), cabeceras: conSesion(p, secreto) };
}

/** A password as somebody writes it to enter: whatever it is, of a length that can be worked on. */
export const claveEscrita = () =>
  z.string().min(1, 'Escriba su clave.').max(CLAVE_MAXIMA, `Use como máximo ${CLAVE_MAXIMA} caracteres.`);

const CON_FICHA = z.strictObject({ ficha: z.string().trim().min(1, 'Escriba su ficha.').max(512) });
const CON_CLAVE = z.strictObject({
  cuenta: z.string().trim().min(1, 'Escriba su cuenta.').max(100),
  clave: claveEscrita(),
});

/** Entering the desk, knowing who is in, and leaving. */
export const RUTAS_DE_SESION: readonly Ruta[] = [
  ruta({
    metodo: 'post',
    ruta: '/api/sesion',
    titulo: 'Entrar a la mesa de trabajo, con cuenta y clave o con una ficha: una sesión de 12 horas',
    roles: 'publico',
    exito: 201,
    cuerpo: z.union([CON_FICHA, CON_CLAVE], 'Indique ficha, o cuenta y clave.'),
    respuesta: Sesion,
    manejar: (p) => {
      const { identidades } = p.sistema;
      const { cuerpo } = p;
      return 'ficha' in cuerpo
        ? entrar(p, 'ficha', () => identidades.entrarConFicha(cuerpo.ficha, desdeDe(p)))
        : entrar(p, 'clave', () => identidades.entrarConClave(cuerpo.cuenta, cuerpo.clave, desdeDe(p)));
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/sesion/invitacion',
    titulo: 'Poner la clave de una invitación, que sirve una vez, y entrar',
    roles: 'publico',
    exito: 201,
    cuerpo: z.strictObject({
      codigo: z.string().trim().min(1, 'Escriba el código de la invitación.').max(200),
      clave: claveEscrita(),
    }),
    respuesta: Sesion,
    manejar: (p) =>
      entrar(p, 'clave', () =>
        p.sistema.identidades.usarInvitacion(p.cuerpo.codigo, p.cuerpo.clave, desdeDe(p)),
      ),
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/sesion/medios',
    titulo: 'Con qué se puede entrar',
    roles: 'publico',
    exito: 200,
    respuesta: z.object({ clave: z.boolean(), ficha: z.boolean(), institucion: z.boolean() }),
    manejar: async ({ sistema }) => ({
      estado: 200,
      valor: { clave: true, ficha: true, institucion: sistema.institucion !== null },
    }),
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/sesion',
    titulo: 'Quién está identificado, y qué hora es para el sistema',
    roles: 'todos',
    exito: 200,
    respuesta: Sesion,
    manejar: async (p) => ({ estado: 200, valor: quien(p, p.usuario, p.sesion?.medio ?? null) }),
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/sesion',
    titulo: 'Salir: la sesión deja de servir',
    roles: 'todos',
    exito: 204,
    respuesta: z.null(),
    manejar: async (p) => {
      const { store, identidades } = p.sistema;
      if (p.sesion !== null && (await store.cerrarSesion(p.usuario.id, p.sesion.id)))
        await identidades.anotar('salio', p.usuario.id, p.usuario.id, p.ip);
      return { estado: 204, cabeceras: { 'Set-Cookie': galletaDeSesion('', 0, p.segura) } };
    },
  }),
];
