import { z } from 'zod';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { seguimientoPara } from '../../consulta/direccion.js';
import type { EventoGuardado } from '../../engine/tipos.js';
import type { FiltroDeCasos, Orden } from '../../store/puerto.js';
import { casoVisible, puedeVer, rucDe } from '../acceso.js';
import { noExiste } from '../problema.js';
import { contar, usuariosDe } from '../relato.js';
import { textoDeCaso, textoDeFila, textoDePlazo } from '../render.js';
import type { Peticion, Salida } from '../ruta.js';
import { suplidosDe } from '../suplencias.js';
import { cursor, fecha, hacerCursor, instanteDeConsulta, limite, secuencia, texto } from './formas.js';
import { clarosPara } from './reservados.js';
import { casoTras } from './respuestas.js';

/** What a list of cases may be asked. */
export const consultaDeLista = z.strictObject({
  situacion: texto(40).optional(),
  estado: texto(80).optional(),
  texto: texto(200).optional(),
  vence_hasta: fecha().optional(),
  responsable: texto(200).optional(),
  orden: z.enum(['creado', '-creado', 'actualizado', '-actualizado', 'vence']).default('-creado'),
  limite: limite(),
  cursor: cursor(z.tuple([z.string(), z.string()])).optional(),
});

/** How the past of a case is asked for. */
export const consultaDelPasado = z
  .strictObject({ en: instanteDeConsulta().optional(), secuencia: secuencia().optional() })
  .refine((c) => c.en === undefined || c.secuencia === undefined, {
    message: 'Pida el expediente por un instante o por una secuencia, no por ambos.',
    path: ['secuencia'],
  });

/** The events of a case up to one of them, or all. @throws Problema 404 when it has no such event */
async function historiaHasta(
  { sistema }: Pick<Peticion, 'sistema'>,
  caso: string,
  hasta: number | undefined,
): Promise<EventoGuardado[]> {
  const historia = await sistema.store.historia(caso, hasta);
  if (hasta !== undefined && historia.length < hasta) throw noExiste('El evento de esa secuencia');
  return historia;
}

/** A case, today, as recorded until an instant, or as it was after one of its events. */
export async function leer(
  p: Peticion<z.output<typeof consultaDelPasado>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const caso = await casoVisible(p, def.coleccion);
  const suya = p.sistema.registro.porClave(caso.maquina);
  const entorno = await p.sistema.door.entornoActual();
  const { en, secuencia: hasta } = p.consulta;
  if (en === undefined && hasta === undefined)
    return {
      estado: 200,
      texto: textoDeCaso(suya, caso, p.sistema.reloj.ahora(), entorno, {
        claros: await clarosPara(p, suya, caso),
        nombrado: await nombradoPor(p, caso.id),
        seguimiento: seguimientoPara(p, caso),
      }),
      cabeceras: { ETag: `"${caso.estado.secuencia}"` },
    };
  const todos = await historiaHasta(p, caso.id, hasta);
  const historia = en === undefined ? todos : todos.filter((f) => f.registrado <= en);
  if (historia.length === 0) throw noExiste('El expediente, en ese instante,');
  const pasado = await casoTras(p, caso, historia);
  const entonces = p.sistema.registro.porClave(pasado.maquina);
  const claros = await clarosPara(p, entonces, pasado);
  return {
    estado: 200,
    texto: textoDeCaso(entonces, pasado, en ?? pasado.ocurrido, entorno, { claros, pasado: true }),
  };
}

const AL_REVES: Readonly<Record<string, string>> = {
  desierto: 'hijo',
  nulidadDeItem: 'hijo',
  procesoVinculado: 'solicitudVinculada',
  solicitudAnterior: 'solicitudPosterior',
};

/** The links others have to a case, seen from it; only those this reader may see. */
async function nombradoPor(p: Peticion, id: string): Promise<{ tipo: string; caso: string }[]> {
  const suyos = await p.sistema.store.quienesNombran(id);
  const visibles = await Promise.all(
    suyos.map(async ({ tipo, caso }) => {
      const otro = await p.sistema.store.identidad(caso);
      return otro && puedeVer(p.usuario, otro) ? [{ tipo: AL_REVES[tipo] ?? tipo, caso }] : [];
    }),
  );
  return visibles.flat();
}

/** What a list asks of the store, of the cases this user may see. */
export function filtroDe(
  {
    usuario,
    consulta,
  }: Pick<Peticion<Omit<z.output<typeof consultaDeLista>, 'limite' | 'cursor'>>, 'usuario' | 'consulta'>,
  { coleccion }: Pick<DefinicionDeMaquina, 'coleccion'>,
): Omit<FiltroDeCasos, 'limite' | 'despues'> {
  const { situacion, estado, texto, vence_hasta: venceHasta, responsable, orden } = consulta;
  const ruc = rucDe(usuario, coleccion);
  return {
    coleccion,
    orden,
    ...(situacion === undefined ? {} : { situacion }),
    ...(estado === undefined ? {} : { estado }),
    ...(texto === undefined ? {} : { texto }),
    ...(venceHasta === undefined ? {} : { venceHasta }),
    ...(responsable === undefined ? {} : { responsable }),
    ...(ruc === null ? {} : { ruc }),
  };
}

/** Column a list is ordered by: with the id, what its next page starts after. */
export function claveDeOrden(orden: Orden): 'creado' | 'actualizado' | 'proximo' {
  return orden === 'vence' ? 'proximo' : (orden.replace('-', '') as 'creado' | 'actualizado');
}

/** A page of cases. */
export async function listar(
  p: Peticion<z.output<typeof consultaDeLista>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const { cursor: despues, limite: n } = p.consulta;
  const filas = await p.sistema.store.casos({
    ...filtroDe(p, def),
    ...(await suplidosDe(p, p.consulta.responsable)),
    limite: n + 1,
    ...(despues ? { despues } : {}),
  });
  const elementos = filas.slice(0, n).map((f) => {
    const [maquina, version] = f.maquina.split('@');
    return {
      id: f.id,
      numero: f.numero,
      maquina,
      version,
      regimen: f.regimen,
      situacion: f.situacion,
      estado: JSON.parse(f.estado),
      secuencia: f.secuencia,
      creado: f.creado,
      actualizado: f.actualizado,
      proximoVencimiento: f.proximo,
      responsable: f.responsable,
      datos: { entidad: { nombre: f.entidad, ruc: f.ruc }, objeto: f.objeto },
    };
  });
  const ultima = filas[n - 1];
  const siguiente =
    filas.length > n && ultima ? hacerCursor([ultima[claveDeOrden(p.consulta.orden)], ultima.id]) : null;
  return { estado: 200, valor: { elementos, siguiente } };
}

/** What asks for one event of the past. */
export const consultaDeSecuencia = z.strictObject({ secuencia: secuencia().optional() });

/** The history of a case, in order, each event told as a person would. */
export async function historial(
  p: Peticion<z.output<typeof consultaDeSecuencia>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const { store, registro, door } = p.sistema;
  const filas = await historiaHasta(p, (await casoVisible(p, def.coleccion)).id, p.consulta.secuencia);
  const entorno = await door.entornoActual();
  const nombres = await store.nombresDe(usuariosDe(filas.map((f) => f.actor)));
  const textos = filas.map((f, i) => {
    const contado = contar(registro.porClave(f.maquina), f, entorno.catalogoDe(f.catalogo), nombres);
    return textoDeFila(f, filas[i - 1]?.estado ?? 'null', entorno, contado);
  });
  return { estado: 200, texto: `{"elementos":[${textos.join(',')}]}` };
}

/** The terms of a case, today or as they were after one of its events. */
export async function plazos(
  p: Peticion<z.output<typeof consultaDeSecuencia>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const actual = await casoVisible(p, def.coleccion);
  const entorno = await p.sistema.door.entornoActual();
  const { secuencia: hasta } = p.consulta;
  const caso =
    hasta === undefined ? actual : await casoTras(p, actual, await historiaHasta(p, actual.id, hasta));
  const hoy = fechaCivilDe(hasta === undefined ? p.sistema.reloj.ahora() : caso.ocurrido);
  const textos = caso.estado.plazos.map((uno) => textoDePlazo(caso.id, uno, hoy, entorno));
  // What is owed is known of today, not of the past.
  const debidos = hasta === undefined ? await p.sistema.store.debidosDe(caso.id) : new Set<number>();
  const pendientes = caso.estado.plazos.flatMap(({ n, vence }) =>
    debidos.has(n) && vence < hoy ? [`${caso.id}.${n}`] : [],
  );
  return {
    estado: 200,
    texto: `{"elementos":[${textos.join(',')}],"pendientes":${JSON.stringify(pendientes)}}`,
  };
}
