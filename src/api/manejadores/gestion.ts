import { z } from 'zod';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { equipo } from '../../gestion/equipo.js';
import { pesoDeCaso, repartir } from '../../gestion/reparto.js';
import type { CasoPorAsignar } from '../../store/gestion.js';
import { actorDe, OFICINA } from '../acceso.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';
import { RUTAS_DE_AUSENCIAS } from './ausencias.js';
import { lista, texto } from './formas.js';

const ASIGNAN = ['coordinador'] as const;
/** Cases shared out at once. */
const TOPE = 200;

const coleccion = () =>
  z.enum(['solicitudes', 'procesos'], 'Use solicitudes o procesos.').default('solicitudes');
const Persona = z.object({ id: z.string(), nombre: z.string() });
const carga = { vivos: z.number(), porHacer: z.number(), vencidos: z.number(), peso: z.number() };
const PorAsignar = z.object({
  caso: z.string(),
  numero: z.string(),
  coleccion: z.string(),
  objeto: z.string().nullable(),
  entidad: z.string().nullable(),
  responsable: z.string().nullable(),
  proximo: z.string().nullable(),
  secuencia: z.number(),
  porHacer: z.number(),
  vencidos: z.number(),
  peso: z.number(),
});

const hoyDe = ({ sistema }: Pick<Peticion, 'sistema'>) => fechaCivilDe(sistema.reloj.ahora());
const conPeso = (c: CasoPorAsignar) => ({ ...c, peso: pesoDeCaso(c) });

async function cargas(p: Peticion): Promise<Salida> {
  return { estado: 200, valor: { hoy: hoyDe(p), ...(await equipo(p.sistema.store, hoyDe(p))) } };
}

const ASIGNAR = z.strictObject({
  coleccion: coleccion(),
  modo: z.enum(['sugerir', 'aplicar']),
  casos: z.array(texto(64)).min(1, 'Indique al menos un expediente.').max(TOPE).optional(),
  asignaciones: z
    .array(z.strictObject({ caso: texto(64), usuario: texto(64), secuencia: z.int().min(1).optional() }))
    .min(1, 'Indique al menos una asignación.')
    .max(TOPE)
    .optional(),
});

type Pedido = z.output<typeof ASIGNAR>;
interface Asignacion {
  readonly caso: string;
  readonly usuario: string;
  readonly secuencia?: number | undefined;
}

/** Who each case would go to, among those who are here today. */
async function sugerir(p: Peticion, { coleccion: de, casos }: Pedido) {
  const { store } = p.sistema;
  const hoy = hoyDe(p);
  const { personas } = await equipo(store, hoy);
  const presentes = personas.filter((e) => e.ausencia === null);
  if (presentes.length === 0)
    throw new DatosInvalidos(
      [{ ruta: 'modo', mensaje: 'Hoy no hay ningún especialista que pueda recibir expedientes.' }],
      'AT-8.1.4.B-2',
    );
  const pedido = { coleccion: de, ...(casos === undefined ? {} : { casos }) };
  return repartir(await store.casosPorAsignar(pedido, hoy, TOPE), presentes).map((s) => ({
    ...s,
    caso: conPeso(s.caso),
  }));
}

/** Sends the assignment of one case through the door, as any act. */
async function asignarUno(
  p: Peticion,
  nombres: ReadonlyMap<string, string>,
  { caso, usuario, secuencia }: Asignacion,
) {
  const suyo = await p.sistema.store.identidad(caso);
  const nombre = nombres.get(usuario);
  const negar = (detalle: string) => ({ caso, usuario, hecho: false, detalle });
  if (!suyo) return negar('El expediente no existe.');
  if (nombre === undefined) return negar('Esa persona no está entre el personal que atiende expedientes.');
  const respuesta = await p.sistema.door.actuar(
    {
      caso,
      tipo: 'ASIGNADO',
      datos: { responsable: nombre, usuario },
      actor: actorDe(p.usuario, { roles: ASIGNAN }),
    },
    { siSecuencia: secuencia ?? null },
  );
  if (respuesta.tipo === 'hecho')
    return { caso, usuario, hecho: true, secuencia: respuesta.caso.estado.secuencia };
  if (respuesta.tipo === 'rechazada') return negar(respuesta.rechazo.detalle);
  return negar('El expediente cambió mientras tanto; vuelva a verlo antes de asignarlo.');
}

async function asignar(p: Peticion<unknown, Pedido>): Promise<Salida> {
  const { modo, asignaciones } = p.cuerpo;
  if (modo === 'sugerir')
    return { estado: 200, valor: { sugerencias: await sugerir(p, p.cuerpo), resultados: [] } };
  const pedidas: readonly Asignacion[] =
    asignaciones ??
    (await sugerir(p, p.cuerpo)).map((s) => ({
      caso: s.caso.caso,
      usuario: s.usuario.id,
      secuencia: s.caso.secuencia,
    }));
  const personal = await p.sistema.store.personal(['especialista', 'coordinador', 'mesa_partes']);
  const nombres = new Map(personal.map((u) => [u.id, u.nombre]));
  const resultados = await Promise.all(pedidas.map((a) => asignarUno(p, nombres, a)));
  return { estado: 200, valor: { sugerencias: [], resultados } };
}

/** Assignment, load, absences and substitutions. */
export const RUTAS_DE_GESTION: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/gestion/carga',
    titulo: 'Carga de trabajo de cada especialista, con sus ausencias y sustituciones de hoy (AT-8.1.4.B-2)',
    roles: OFICINA,
    exito: 200,
    respuesta: z.object({
      hoy: z.string(),
      personas: z.array(
        Persona.extend({
          ...carga,
          ausencia: z.object({}).loose().nullable(),
          sustituyeA: z.array(Persona),
        }),
      ),
      ajenas: z.array(z.object({ quien: z.string(), ...carga })),
    }),
    manejar: cargas,
  }),
  ruta({
    metodo: 'get',
    ruta: '/api/gestion/por-asignar',
    titulo: 'Expedientes en trámite sin responsable, los más apremiantes primero',
    roles: OFICINA,
    exito: 200,
    consulta: z.strictObject({ coleccion: coleccion() }),
    respuesta: lista(PorAsignar),
    manejar: async (p) => {
      const casos = await p.sistema.store.casosPorAsignar(
        { coleccion: p.consulta.coleccion },
        hoyDe(p),
        TOPE,
      );
      return { estado: 200, valor: { elementos: casos.map(conPeso) } };
    },
  }),
  ruta({
    metodo: 'post',
    ruta: '/api/gestion/asignar',
    titulo: 'Sugerir por carga de trabajo a quién va cada expediente, o asignarlos',
    roles: ASIGNAN,
    repetible: true,
    exito: 200,
    cuerpo: ASIGNAR,
    respuesta: z.object({
      sugerencias: z.array(
        z.object({
          caso: PorAsignar,
          usuario: Persona,
          pesoAntes: z.number(),
          pesoDespues: z.number(),
        }),
      ),
      resultados: z.array(
        z.object({
          caso: z.string(),
          usuario: z.string(),
          hecho: z.boolean(),
          secuencia: z.number().optional(),
          detalle: z.string().optional(),
        }),
      ),
    }),
    manejar: asignar,
  }),
  ...RUTAS_DE_AUSENCIAS,
];
