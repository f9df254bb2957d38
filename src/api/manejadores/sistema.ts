import { TimeoutStrategy, timeout } from 'cockatiel';
import { z } from 'zod';
import { instante } from '../../../machines/base/campos.js';
import { RelojSimulado } from '../../clock.js';
import { moverReloj } from '../../engine/tick.js';
import { carteroDe } from '../../faenas/cartero.js';
import { alertasDe } from '../../operaciones/diagnostico.js';
import { sintomasRecientes } from '../../operaciones/vigilancia.js';
import type { Sistema } from '../../sistema.js';
import { Problema } from '../problema.js';
import { type Ruta, ruta } from '../ruta.js';
import { lista } from './formas.js';

// Whoever asks decides by the answer whether to send people here: a database that hangs is one that does not answer.
const pronto = timeout(2000, TimeoutStrategy.Aggressive);

// A warning that cannot be looked for is no reason to be out of service.
async function alertasDelSistema({ store, config, reloj, pulso, log }: Sistema): Promise<string[]> {
  try {
    const vigilado = { store, config, reloj, ultimoLatido: pulso.ultimoLatido };
    return [
      ...new Set(alertasDe(await pronto.execute(() => sintomasRecientes(vigilado))).map(({ que }) => que)),
    ];
  } catch (err) {
    log.warn({ err }, 'no se pudo mirar cómo está el sistema');
    return [];
  }
}

/** Health, clock and incidents. */
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
      alertas: z.array(z.string()),
    }),
    manejar: async ({ sistema }) => {
      const base = { version: sistema.version, ahora: sistema.reloj.ahora() };
      try {
        await pronto.execute(() => sistema.store.comprobar());
        const testigo = await pronto.execute(() => sistema.store.testigo());
        const abren = sistema.custodio.abreTestigo(testigo);
        // Their names and no more: what they are about is for whoever may see the machine.
        const alertas = await alertasDelSistema(sistema);
        return abren
          ? { estado: 200, valor: { estado: 'ok', ...base, baseDatos: 'ok', sobres: 'abren', alertas } }
          : {
              estado: 503,
              valor: { estado: 'falla', ...base, baseDatos: 'ok', sobres: 'no_abren', alertas },
            };
      } catch {
        const valor = { estado: 'falla', ...base, baseDatos: 'no responde', sobres: 'no_abren', alertas: [] };
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
      const movido = await moverReloj(sistema.door, reloj, cuerpo, carteroDe(sistema));
      sistema.avisar();
      return { estado: 200, valor: movido };
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
