import { z } from 'zod';

// Shapes of what the inspector reads, for the documentation.
const Guardia = z.object({
  nombre: z.string(),
  descripcion: z.string(),
  lee: z.enum(['estado', 'datos', 'rama']),
  parametros: z.unknown().optional(),
  ok: z.boolean(),
  detalle: z.string().optional(),
  regla: z.string().optional(),
  norma: z.string().optional(),
});
const Candidata = z.object({
  parte: z.string().nullable(),
  evento: z.string(),
  nodo: z.string(),
  destino: z.string().nullable(),
  tomada: z.boolean(),
  probada: z.boolean(),
  guardias: z.array(Guardia),
});
const PlazoDelPaso = z
  .object({ n: z.number(), regla: z.string(), item: z.string(), vence: z.string(), estado: z.string() })
  .loose();
const Parte = z.object({
  item: z.string().nullable(),
  status: z.string(),
  value: z.unknown(),
  contexto: z.object({}).loose(),
});
export const Paso = z
  .object({
    posicion: z.number().optional(),
    caso: z.string(),
    numero: z.string(),
    maquina: z.string(),
    secuencia: z.number(),
    tipo: z.string(),
    titulo: z.string(),
    regla: z.string(),
    norma: z.string(),
    actor: z.string(),
    ocurrido: z.string(),
    registrado: z.string(),
    datos: z.object({}).loose(),
    estadoAntes: z.unknown(),
    estadoDespues: z.unknown(),
    candidatas: z.array(Candidata),
    acciones: z.array(z.object({ tipo: z.string(), resumen: z.string() })),
    plazos: z.object({ abiertos: z.array(PlazoDelPaso), cerrados: z.array(PlazoDelPaso) }),
    avisos: z.array(z.object({}).loose()),
    mensajes: z.array(z.object({}).loose()),
    diferencias: z.array(
      z.object({ ruta: z.string(), antes: z.unknown().optional(), despues: z.unknown().optional() }),
    ),
    partes: z.array(Parte),
    fallo: z.string().optional(),
  })
  .meta({ id: 'Paso' });
export const CasoInspeccionado = z.object({
  caso: z.string(),
  numero: z.string(),
  coleccion: z.string(),
  maquina: z.string(),
  partes: z.array(Parte),
});
