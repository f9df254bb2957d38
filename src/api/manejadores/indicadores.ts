import { z } from 'zod';
import { ruc } from '../../../machines/base/campos.js';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { CARGAS } from '../../../machines/reglas/index.js';
import { CLAVE_OECE } from '../../engine/plazos.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { indicadores } from '../../reports/indicadores.js';
import { mesesEntre, sumarMeses } from '../../reports/meses.js';
import { LECTORES, lectoresDe, rucDe, tieneRol } from '../acceso.js';
import { Problema } from '../problema.js';
import { type Peticion, type Ruta, ruta, type Salida } from '../ruta.js';

const MESES = 36;
const mes = () =>
  z
    .string()
    .regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'Escriba un mes con el formato AAAA-MM, por ejemplo 2026-08.');

const CONSULTA = z.strictObject({
  coleccion: z.enum(['solicitudes', 'procesos']).default('solicitudes'),
  desde: mes().optional(),
  hasta: mes().optional(),
  entidad: ruc().optional(),
});

const n = () => z.number();
const suertes = { total: n(), cumplidos: n(), tardios: n(), vencidos: n(), corriendo: n() };
const conteo = () => z.record(z.string(), z.number());

/** Shape of the answer, for the documentation. */
const Indicadores = z.object({
  coleccion: z.string(),
  desde: z.string(),
  hasta: z.string(),
  hoy: z.string(),
  entidad: z.string().nullable(),
  volumen: z.object({
    porMes: z.array(
      z.object({
        mes: z.string(),
        nacidos: n(),
        terminados: n(),
        vivosAlCierre: n(),
        porSituacion: conteo(),
      }),
    ),
    porSituacion: z.array(z.object({ situacion: z.string(), total: n() })),
    nacidos: n(),
    terminados: n(),
    vivos: n(),
  }),
  tiempos: z.object({
    unidad: z.literal('dias_habiles'),
    etapas: z.array(
      z.object({
        etapa: z.string(),
        titulo: z.string(),
        casos: n(),
        mediana: n().nullable(),
        p90: n().nullable(),
        enCurso: n(),
      }),
    ),
  }),
  plazos: z.object({
    resumen: z.object(suertes),
    porMes: z.array(z.object({ mes: z.string(), ...suertes })),
    porRegla: z.array(
      z.object({
        regla: z.string(),
        norma: z.string(),
        descripcion: z.string(),
        clase: z.enum(['legal', 'interno']),
        carga: z.enum(CARGAS),
        obliga: z.boolean(),
        ...suertes,
      }),
    ),
    porEntidad: z.array(
      z.object({ ruc: z.string(), entidad: z.string().nullable(), casos: n(), ...suertes }),
    ),
  }),
  informeAnual: z
    .object({
      norma: z.string(),
      regla: z.string(),
      deficiencias: z.object({ total: n(), porTipo: conteo(), porTratamiento: conteo() }),
      verificaciones: z.object({ total: n(), porResultado: conteo() }),
      plazos: z.object(suertes),
    })
    .catchall(n())
    .nullable(),
});

/** The months asked, or the twelve that end today. @throws DatosInvalidos when they are out of order or too many */
function mesesPedidos(
  hoy: string,
  { desde, hasta }: z.output<typeof CONSULTA>,
): { desde: string; hasta: string } {
  const fin = hasta ?? (desde === undefined ? hoy.slice(0, 7) : sumarMeses(desde, 11));
  const inicio = desde ?? sumarMeses(fin, -11);
  const cuantos = mesesEntre(inicio, fin).length;
  if (cuantos === 0)
    throw new DatosInvalidos([{ ruta: 'hasta', mensaje: 'El último mes no puede ser anterior al primero.' }]);
  if (cuantos > MESES)
    throw new DatosInvalidos([{ ruta: 'desde', mensaje: `Pida como máximo ${MESES} meses a la vez.` }]);
  return { desde: inicio, hasta: fin };
}

/** Whose cases are counted: a user confined to an entity counts its own, whatever it asks. */
function entidadContada({ usuario }: Peticion, coleccion: string, pedida: string | undefined): string | null {
  const suya = rucDe(usuario, coleccion);
  if (suya === null) return pedida ?? null;
  return pedida === undefined || pedida === suya ? suya : 'ninguno';
}

async function contar(p: Peticion<z.output<typeof CONSULTA>>): Promise<Salida> {
  const { coleccion, entidad } = p.consulta;
  const lectores = lectoresDe(coleccion);
  if (!tieneRol(p.usuario, lectores))
    throw new Problema(403, 'ROL_NO_AUTORIZADO', `Esta consulta corresponde a: ${lectores.join(', ')}.`, {
      seHabilita: { roles: lectores },
    });
  const hoy = fechaCivilDe(p.sistema.reloj.ahora());
  const { catalogo, calendario } = await p.sistema.door.entornoActual();
  const valor = await indicadores(p.sistema.store, {
    ambito: { coleccion, ruc: entidadContada(p, coleccion, entidad) },
    ...mesesPedidos(hoy, p.consulta),
    hoy,
    definiciones: p.sistema.registro.todas.filter((d) => d.coleccion === coleccion),
    calendario: calendario(CLAVE_OECE),
    catalogo,
  });
  return { estado: 200, valor };
}

/** What is counted of the cases: for the charts of the desk and the annual report (AT-8.3). */
export const RUTAS_DE_INDICADORES: readonly Ruta[] = [
  ruta({
    metodo: 'get',
    ruta: '/api/indicadores',
    titulo: 'Indicadores: volumen, tiempos por etapa, plazos y las cifras del informe anual',
    roles: LECTORES,
    exito: 200,
    consulta: CONSULTA,
    respuesta: Indicadores,
    manejar: contar,
  }),
];
