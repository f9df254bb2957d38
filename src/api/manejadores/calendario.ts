import { z } from 'zod';
import {
  AMBITOS_OECE,
  ANIO_MAXIMO,
  ANIO_MINIMO,
  ambitosDeClave,
  ambitosDeConsulta,
  CalendarioSinAnio,
  canonizarAmbito,
  claveAmbitos,
  declaraciones,
  diaDeSemana,
  sumarDias,
} from '../../../machines/calendario/index.js';
import { cambiarCalendario, type Hecho, verCambio, vigentes } from '../../engine/calendario-cambio.js';
import type { Movimiento } from '../../engine/movimiento.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { noExiste, Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { cursor, enteroDeConsulta, fecha, hacerCursor, movimiento, siONo, texto } from './formas.js';

const ambito = () =>
  z
    .string()
    .max(120)
    .transform((t, ctx) => {
      const canonico = canonizarAmbito(t);
      if (canonico !== null) return canonico;
      ctx.addIssue({
        code: 'custom',
        message: 'Use nacional, region:<nombre> o provincia:<nombre>, con una región o provincia del Perú.',
      });
      return z.NEVER;
    });

const respuestaDeCambio = z.object({ inhabil: z.object({}).loose(), ...movimiento });
const consultaDeCambio = { simular: siONo().optional(), cursor: cursor(z.tuple([z.string()])).optional() };

const DiaInhabil = z.object({
  fecha: z.string(),
  motivo: z.string(),
  norma: z.string(),
  clase: z.enum(['feriado', 'declarado']).optional(),
  ambito: z.string().optional(),
});

/** The calendar as law: years, counts, and the declaration or revocation of days (D9). */
export const RUTAS_DE_CALENDARIO: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/calendario/computo',
    titulo: 'Contar días hábiles, día por día',
    roles: 'todos',
    exito: 200,
    consulta: z.strictObject({
      desde: fecha(),
      dias: enteroDeConsulta(0, 6000),
      ambito: ambito().optional(),
    }),
    respuesta: z.object({
      desde: z.string(),
      dias: z.number(),
      ambito: z.string(),
      vence: z.string(),
      cuenta: z.array(z.object({}).loose()),
    }),
    manejar: async (p) => {
      const { desde, dias } = p.consulta;
      const { calendario } = await p.sistema.door.entornoActual();
      const clave = claveAmbitos(
        p.consulta.ambito === undefined ? AMBITOS_OECE : ambitosDeConsulta(p.consulta.ambito),
      );
      const c = calendario(clave);
      return {
        estado: 200,
        valor: { desde, dias, ambito: clave, vence: c.sumar(desde, dias), cuenta: c.cuenta(desde, dias) },
      };
    },
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/calendario/{anio}',
    titulo: 'Días no laborables de un año, con su ley o decreto',
    roles: 'todos',
    exito: 200,
    consulta: z.strictObject({ ambito: ambito().optional() }),
    respuesta: z.object({
      anio: z.number(),
      ambito: z.string(),
      elementos: z.array(DiaInhabil),
    }),
    manejar: verAnio,
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/calendario/inhabiles',
    repetible: true,
    titulo: 'Declarar un día no laborable',
    roles: ['coordinador'],
    exito: 201,
    consulta: z.strictObject(consultaDeCambio),
    cuerpo: z.strictObject({
      fecha: fecha(),
      norma: texto(200),
      publicada: fecha(),
      ambito: ambito(),
      motivo: texto(500),
    }),
    respuesta: respuestaDeCambio,
    manejar: async (p) => {
      const hecho: Hecho = { tipo: 'declara', ...p.cuerpo };
      const previos = vigentes((await p.sistema.store.normas()).inhabiles, hecho.fecha, hecho.norma);
      if (previos.some((h) => h.ambito === hecho.ambito)) throw yaConsta(hecho);
      return aplicar(p, [hecho], p.consulta, 201);
    },
  }),
  ruta({
    metodo: 'delete',
    ruta: '/api/calendario/inhabiles/{fecha}',
    repetible: true,
    titulo: 'Revocar un día declarado',
    roles: ['coordinador'],
    exito: 200,
    consulta: z.strictObject({
      ...consultaDeCambio,
      norma: texto(200),
      motivo: texto(500),
      ambito: ambito().optional(),
    }),
    respuesta: respuestaDeCambio,
    manejar: async (p) => {
      const { norma, motivo } = p.consulta;
      const dia = fecha().safeParse(p.params['fecha']);
      if (!dia.success)
        throw new DatosInvalidos([
          { ruta: 'fecha', mensaje: 'Escriba una fecha real con el formato AAAA-MM-DD.' },
        ]);
      const { inhabiles } = await p.sistema.store.normas();
      const previos = vigentes(inhabiles, dia.data, norma).filter(
        (h) => p.consulta.ambito === undefined || h.ambito === p.consulta.ambito,
      );
      if (previos.length === 0) throw noExiste(`Un día declarado el ${dia.data} por ${norma}`);
      return aplicar(
        p,
        previos.map((h) => ({ ...h, tipo: 'revoca' as const, motivo })),
        p.consulta,
        200,
      );
    },
  }),
];

const yaConsta = (hecho: Hecho) =>
  new Problema(409, 'YA_DECLARADO', `El ${hecho.fecha} ya está declarado por ${hecho.norma} en ese ámbito.`);

async function verAnio(p: Peticion<{ ambito?: string | undefined }>): Promise<Salida> {
  const texto0 = p.params['anio'] ?? '';
  if (!/^\d{1,4}$/.test(texto0)) throw noExiste('Ese año');
  const anio = Number(texto0);
  if (anio < ANIO_MINIMO || anio > ANIO_MAXIMO) throw new CalendarioSinAnio(anio, ANIO_MINIMO, ANIO_MAXIMO);
  const clave = claveAmbitos(
    p.consulta.ambito === undefined ? AMBITOS_OECE : ambitosDeConsulta(p.consulta.ambito),
  );
  const calendario = (await p.sistema.door.entornoActual()).calendario(clave);
  const { inhabiles } = await p.sistema.store.normas();
  const declarados = declaraciones(inhabiles, calendario.version, ambitosDeClave(clave));
  const elementos: z.output<typeof DiaInhabil>[] = [];
  for (let dia = `${anio}-01-01`; dia.startsWith(String(anio)); dia = sumarDias(dia, 1)) {
    const motivo = calendario.motivo(dia);
    const finDeSemana = diaDeSemana(dia) % 6 === 0;
    // Weekends are off by rule; they are listed only when a law or decree names them too.
    if (motivo === null || (finDeSemana && /^(sábado|domingo)$/i.test(motivo.motivo))) continue;
    // A holiday is told by its law even when a decree declares the same day: only what is told can be revoked.
    const suyo = declarados.get(dia);
    const declarado = suyo !== undefined && suyo.norma === motivo.norma && suyo.motivo === motivo.motivo;
    elementos.push({
      fecha: dia,
      ...motivo,
      clase: declarado ? 'declarado' : 'feriado',
      ambito: declarado ? suyo.ambito : 'nacional',
    });
  }
  return { estado: 200, valor: { anio, ambito: clave, elementos } };
}

async function aplicar(
  p: Peticion,
  hechos: readonly Hecho[],
  { simular, cursor: desde }: { simular?: boolean | undefined; cursor?: [string] | undefined },
  exito: number,
): Promise<Salida> {
  const { door } = p.sistema;
  const movimientos: Movimiento[] = [];
  for (const hecho of hechos)
    movimientos.push(
      simular ? await verCambio(door, hecho, desde?.[0]) : await cambiarCalendario(door, hecho, p.usuario.id),
    );
  if (!simular) p.sistema.avisar();
  const [primero] = movimientos;
  const valor = {
    inhabil: hechos[0],
    total: movimientos.reduce((suma, m) => suma + m.total, 0),
    plazosMovidos: movimientos.flatMap((m) => m.plazosMovidos),
    siguiente: primero?.siguiente ? hacerCursor([primero.siguiente]) : null,
    yaVencidos: movimientos.flatMap((m) => m.yaVencidos),
  };
  return { estado: simular ? 200 : exito, valor };
}
