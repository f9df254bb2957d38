import { z } from 'zod';
import type { Rol } from '../../../machines/base/evento.js';
import { OFICINA, tieneRol, visiblesPara } from '../acceso.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { cursor, hacerCursor, limite, Notificacion, pagina } from './formas.js';
import { notificacionDe } from './notificaciones.js';
import { RUTAS_DE_PLANTILLAS } from './plantillas.js';
import { RUTA_DE_REBOTES } from './rebotes.js';

/** Who has notices to put on record, or watches that they are. */
const REGISTRAN: readonly Rol[] = [...OFICINA, 'oec', 'comite', 'titular'];

const consulta = z.strictObject({
  canal: z.enum(['oficio', 'seace', 'correo']).optional(),
  limite: limite(),
  cursor: cursor(z.tuple([z.string(), z.string()])).optional(),
});

async function porRegistrar(p: Peticion<z.output<typeof consulta>>): Promise<Salida> {
  const { canal, limite: n, cursor: despues } = p.consulta;
  const { store, door } = p.sistema;
  const filas = await store.porRegistrar({
    ...visiblesPara(p),
    ...(canal === undefined ? {} : { canal }),
    ...(despues === undefined ? {} : { despues }),
    limite: n + 1,
  });
  const { catalogo } = await door.entornoActual();
  const pagina = filas.slice(0, n);
  const ultima = pagina.at(-1);
  return {
    estado: 200,
    valor: {
      elementos: pagina.map((f) => ({
        ...notificacionDe(p.usuario, f, catalogo),
        caso: f.caso,
        numero: f.numero,
        coleccion: f.coleccion,
        entidad: f.entidad,
      })),
      siguiente: filas.length > n && ultima ? hacerCursor([ultima.creado, ultima.id]) : null,
    },
    casosLeidos: [...new Set(pagina.map((f) => f.caso))],
  };
}

async function estado({ sistema, usuario }: Peticion): Promise<Salida> {
  const { pendientes, desde, fallidos, porRegistrar: esperan } = await sistema.store.estadoDelCorreo();
  const { SMTP_URL, CORREO_REMITENTE } = sistema.config;
  return {
    estado: 200,
    valor: {
      configurado: SMTP_URL !== undefined,
      simulado: sistema.door.envioSimulado,
      remitente: tieneRol(usuario, ['coordinador']) ? (CORREO_REMITENTE ?? null) : null,
      pendientes,
      desde,
      fallidos,
      porRegistrar: esperan,
    },
  };
}

/** Templates of notices, their sendings and bounces. */
export const RUTAS_DE_NOTIFICAR: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/notificaciones',
    titulo: 'Notificaciones que salen fuera del sistema y esperan constancia: SEACE, oficio o a mano',
    roles: REGISTRAN,
    personales: 'notificaciones',
    exito: 200,
    consulta,
    respuesta: pagina(
      Notificacion.omit({ envios: true, proximoIntento: true }).extend({
        caso: z.string(),
        numero: z.string(),
        coleccion: z.string(),
        entidad: z.string().nullable(),
      }),
    ),
    manejar: porRegistrar,
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/correo',
    titulo: 'Cómo va el correo: si hay servidor, cuánto espera y cuánto no salió',
    roles: OFICINA,
    exito: 200,
    respuesta: z.object({
      configurado: z.boolean(),
      simulado: z.boolean(),
      remitente: z.string().nullable(),
      pendientes: z.number(),
      desde: z.string().nullable(),
      fallidos: z.number(),
      porRegistrar: z.number(),
    }),
    manejar: estado,
  }),
  RUTA_DE_REBOTES,
  ...RUTAS_DE_PLANTILLAS,
];
