import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { correo, instante, ruc } from '../../../machines/base/campos.js';
import { ROLES } from '../../../machines/base/evento.js';
import { RelojSimulado } from '../../clock.js';
import { moverReloj } from '../../engine/tick.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { huellaDeFicha, nuevaFicha } from '../acceso.js';
import { noExiste, Problema } from '../problema.js';
import { type Ruta, ruta } from '../ruta.js';
import { lista, texto } from './formas.js';

/** Health, clock, users and incidents. */
export const RUTAS_DE_SISTEMA: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/salud',
    titulo: 'Si el sistema atiende',
    roles: 'publico',
    exito: 200,
    respuesta: z.object({
      estado: z.string(),
      version: z.string(),
      ahora: z.string(),
      baseDatos: z.string(),
      sobres: z.enum(['abren', 'no_abren']),
    }),
    manejar: async ({ sistema }) => {
      const base = { version: sistema.version, ahora: sistema.reloj.ahora() };
      try {
        await sistema.store.comprobar();
        const abren = sistema.custodio.abreTestigo(await sistema.store.testigo());
        return abren
          ? { estado: 200, valor: { estado: 'ok', ...base, baseDatos: 'ok', sobres: 'abren' } }
          : { estado: 503, valor: { estado: 'falla', ...base, baseDatos: 'ok', sobres: 'no_abren' } };
      } catch {
        const valor = { estado: 'falla', ...base, baseDatos: 'no responde', sobres: 'no_abren' };
        return { estado: 503, valor };
      }
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/reloj',
    titulo: 'Qué hora es para el sistema',
    roles: 'todos',
    exito: 200,
    respuesta: z.object({ ahora: z.string(), simulado: z.boolean() }),
    manejar: async ({ sistema }) => ({
      estado: 200,
      valor: { ahora: sistema.reloj.ahora(), simulado: sistema.reloj.simulado },
    }),
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/reloj',
    repetible: true,
    titulo: 'Adelantar el reloj simulado',
    roles: ['admin'],
    exito: 200,
    cuerpo: z.union([
      z.strictObject({ ahora: instante() }),
      z.strictObject({ avanzar: z.literal('siguiente_plazo') }),
    ]),
    respuesta: z.object({ ahora: z.string(), disparados: z.number() }),
    manejar: async ({ sistema, cuerpo }) => {
      const { reloj } = sistema;
      if (!(reloj instanceof RelojSimulado))
        throw new Problema(
          409,
          'RELOJ_REAL',
          'El reloj es el real; solo un reloj simulado se puede adelantar (RELOJ=simulado).',
        );
      if ('ahora' in cuerpo && cuerpo.ahora < reloj.ahora())
        throw new Problema(409, 'RELOJ_ATRAS', `El reloj solo avanza: ahora es ${reloj.ahora()}.`, {
          ahora: reloj.ahora(),
        });
      const movido = await moverReloj(sistema.door, reloj, cuerpo);
      sistema.avisar();
      return { estado: 200, valor: movido };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/usuarios',
    repetible: true,
    titulo: 'Crear un usuario',
    roles: ['admin'],
    exito: 201,
    cuerpo: z.strictObject({
      nombre: texto(200),
      correo: correo().optional(),
      roles: z.array(z.enum(ROLES)).min(1, 'Indique al menos un rol.').max(ROLES.length),
      entidad: ruc().optional(),
    }),
    respuesta: z.object({ id: z.string(), token: z.string() }),
    manejar: async ({ sistema, cuerpo }) => {
      if (cuerpo.roles.includes('entidad') && cuerpo.entidad === undefined)
        throw new DatosInvalidos([
          { ruta: 'entidad', mensaje: 'Un usuario de entidad necesita el RUC de la entidad.' },
        ]);
      const token = nuevaFicha();
      const id = uuid();
      await sistema.store.crearUsuario(
        {
          id,
          nombre: cuerpo.nombre,
          correo: cuerpo.correo ?? null,
          roles: [...new Set(cuerpo.roles)],
          entidad: cuerpo.entidad ?? null,
        },
        huellaDeFicha(token),
        sistema.reloj.ahora(),
      );
      return { estado: 201, valor: { id, token }, alRepetir: { id } };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/usuarios/{id}/ficha',
    repetible: true,
    titulo: 'Dar una ficha nueva a un usuario; la anterior deja de servir',
    roles: ['admin'],
    exito: 201,
    respuesta: z.object({ id: z.string(), token: z.string() }),
    manejar: async ({ sistema, params }) => {
      const token = nuevaFicha();
      const id = params['id'] ?? '';
      if (!(await sistema.store.renovarFicha(id, huellaDeFicha(token)))) throw noExiste('El usuario');
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
    manejar: async ({ sistema, params }) => {
      if (!(await sistema.store.revocar(params['id'] ?? '', sistema.reloj.ahora())))
        throw noExiste('El usuario');
      return { estado: 204 };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/incidencias',
    titulo: 'Lo que una persona debe revisar',
    roles: ['coordinador', 'lectura'],
    exito: 200,
    respuesta: lista(
      z.object({ id: z.number(), caso: z.string().nullable(), detalle: z.string(), creada: z.string() }),
    ),
    manejar: async ({ sistema }) => ({
      estado: 200,
      valor: { elementos: await sistema.store.incidencias(500) },
    }),
  }),
];
