import { z } from 'zod';
import { fechaCivilDe } from '../../../machines/calendario/index.js';
import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { citar } from '../../../machines/reglas/index.js';
import { casoVisible, puedeVer, rucDe } from '../acceso.js';
import { noExiste } from '../problema.js';
import { textoDeCaso, textoDeFila, textoDePlazo } from '../render.js';
import type { Peticion, Salida } from '../ruta.js';
import { cursor, fecha, hacerCursor, limite, texto } from './formas.js';
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

/** A case, today or as recorded until an instant. */
export async function leer(
  p: Peticion<{ en?: string | undefined }>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const caso = await casoVisible(p, def.coleccion);
  const suya = p.sistema.registro.porClave(caso.maquina);
  const entorno = await p.sistema.door.entornoActual();
  const { en } = p.consulta;
  if (en === undefined)
    return {
      estado: 200,
      texto: textoDeCaso(suya, caso, p.sistema.reloj.ahora(), entorno, {
        claros: await clarosPara(p, suya, caso),
        nombrado: await nombradoPor(p, caso.id),
      }),
      cabeceras: { ETag: `"${caso.estado.secuencia}"` },
    };
  const historia = (await p.sistema.store.historia(caso.id)).filter((f) => f.registrado <= en);
  if (historia.length === 0) throw noExiste('El expediente, en ese instante,');
  const pasado = await casoTras(p, caso, historia);
  const claros = await clarosPara(p, suya, pasado);
  return { estado: 200, texto: textoDeCaso(suya, pasado, en, entorno, { claros, pasado: true }) };
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

/** A page of cases. */
export async function listar(
  p: Peticion<z.output<typeof consultaDeLista>>,
  def: DefinicionDeMaquina,
): Promise<Salida> {
  const { vence_hasta, cursor: despues, limite: n, ...resto } = p.consulta;
  const ruc = rucDe(p.usuario, def.coleccion);
  const filtro = {
    ...resto,
    coleccion: def.coleccion,
    limite: n + 1,
    ...(vence_hasta ? { venceHasta: vence_hasta } : {}),
    ...(despues ? { despues } : {}),
    ...(ruc === null ? {} : { ruc }),
  };
  const filas = await p.sistema.store.casos(filtro);
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
  const columna = { creado: 'creado', actualizado: 'actualizado', vence: 'proximo' }[
    p.consulta.orden.replace('-', '')
  ] as 'creado' | 'actualizado' | 'proximo';
  const siguiente = filas.length > n && ultima ? hacerCursor([ultima[columna], ultima.id]) : null;
  return { estado: 200, valor: { elementos, siguiente } };
}

/** The history of a case, in order. */
export async function historial(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const filas = await p.sistema.store.historia((await casoVisible(p, def.coleccion)).id);
  const entorno = await p.sistema.door.entornoActual();
  const textos = filas.map((f, i) => textoDeFila(f, filas[i - 1]?.estado ?? 'null', entorno));
  return { estado: 200, texto: `{"elementos":[${textos.join(',')}]}` };
}

/** The terms of a case. */
export async function plazos(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const caso = await casoVisible(p, def.coleccion);
  const entorno = await p.sistema.door.entornoActual();
  const hoy = fechaCivilDe(p.sistema.reloj.ahora());
  return {
    estado: 200,
    texto: `{"elementos":[${caso.estado.plazos.map((uno) => textoDePlazo(caso.id, uno, hoy, entorno)).join(',')}]}`,
  };
}

/** The notices of a case. */
export async function notificaciones(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const avisos = await p.sistema.store.avisos((await casoVisible(p, def.coleccion)).id);
  const { catalogo } = await p.sistema.door.entornoActual();
  const elementos = avisos.map((a) => ({
    id: a.id,
    canal: a.canal,
    plantilla: a.plantilla,
    asunto: a.asunto,
    destinatarios: JSON.parse(a.destinatarios),
    regla: a.regla,
    norma: citar(a.regla, catalogo),
    creada: a.creado,
    desde: a.desde,
    estado: a.estado,
    enviada: a.enviado,
    codigo: a.codigo,
    secuencia: a.secuencia,
  }));
  return { estado: 200, valor: { elementos } };
}

/** The documents named in the history of a case. */
export async function documentos(p: Peticion, def: DefinicionDeMaquina): Promise<Salida> {
  const filas = await p.sistema.store.historia((await casoVisible(p, def.coleccion)).id);
  const elementos = filas.flatMap((f) => {
    const leidos = JSON.parse(f.datos) as { acto?: { datos: object } };
    const datos = (leidos.acto?.datos ?? leidos) as {
      documentosARevisar?: unknown[];
      documentos?: unknown[];
    };
    const nombrados = [...(datos.documentosARevisar ?? []), ...(datos.documentos ?? [])];
    return nombrados.map((d) => ({
      ...(typeof d === 'string' ? { nombre: d } : (d as object)),
      acto: f.tipo,
      secuencia: f.secuencia,
      recibido: f.ocurrido,
    }));
  });
  return { estado: 200, valor: { elementos } };
}
