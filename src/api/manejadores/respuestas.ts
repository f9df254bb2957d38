import { fechaCivilDe } from '../../../machines/calendario/index.js';
import { citar } from '../../../machines/reglas/index.js';
import { seguimientoPara } from '../../consulta/direccion.js';
import type { Respuesta } from '../../engine/door.js';
import { datosTras } from '../../engine/replay.js';
import { situacionDe } from '../../engine/situacion.js';
import type { Entorno, EventoGuardado } from '../../engine/tipos.js';
import { estadoTras } from '../../engine/verificar.js';
import { asunto } from '../../notify/asuntos.js';
import type { Caso } from '../../store/puerto.js';
import { noExiste, Problema } from '../problema.js';
import { contar } from '../relato.js';
import { fichasPermitidas, textoDeCaso, textoDeEfectos, textoDeFila } from '../render.js';
import { otroCuerpo } from '../repetible.js';
import type { Peticion, Salida } from '../ruta.js';
import { clarosPara } from './reservados.js';

const MINIMA = /(^|[,;\s])return=minimal([,;\s]|$)/;

/** Texts of an answer about some events of a case: the case, the act, and what it all did. */
async function salidaDe(
  p: Peticion,
  caso: Caso,
  filas: readonly EventoGuardado[],
  acto: EventoGuardado,
  estadoAntes: string,
  estado: number,
  entorno: Entorno,
): Promise<Salida> {
  const { sistema } = p;
  const esNacimiento = acto.secuencia === 1;
  const cabeceras: Record<string, string> = { ETag: `"${caso.estado.secuencia}"` };
  if (esNacimiento && estado === 201) cabeceras['Location'] = `/api/${caso.coleccion}/${caso.id}`;
  if (MINIMA.test(p.cabecera('prefer') ?? '')) {
    cabeceras['Preference-Applied'] = 'return=minimal';
    return {
      estado,
      cabeceras,
      texto: `{"id":"${caso.id}","situacion":"${caso.situacion}","secuencia":${caso.estado.secuencia}}`,
    };
  }
  const def = sistema.registro.porClave(caso.maquina);
  const ahora = sistema.reloj.ahora();
  const texto = textoDeCaso(def, caso, ahora, entorno, {
    claros: await clarosPara(p, def, caso),
    // A rehearsed birth is of no case yet.
    seguimiento: esNacimiento && estado === 200 ? undefined : seguimientoPara(p, caso),
  });
  const efectosDe = () => textoDeEfectos(def, caso, filas, asunto, fechaCivilDe(ahora), entorno);
  if (esNacimiento) {
    // A rehearsal also tells what it would do: the case that is born tells the rest.
    const ensayada = `${texto.slice(0, -1)},"efectos":${efectosDe()}}`;
    return { estado, cabeceras, texto: estado === 200 ? ensayada : texto };
  }
  // Whoever is answered is whoever acted, also when a request is repeated.
  const nombres = new Map([[p.usuario.id, p.usuario.nombre]]);
  const contado = contar(def, acto, entorno.catalogoDe(acto.catalogo), nombres);
  return {
    estado,
    cabeceras,
    texto: `{"caso":${texto},"evento":${textoDeFila(acto, estadoAntes, entorno, contado)},"efectos":${efectosDe()}}`,
  };
}

/** The answer to a write, or the problem that explains its refusal. */
export async function responder(p: Peticion, respuesta: Respuesta, exito: number): Promise<Salida> {
  switch (respuesta.tipo) {
    case 'hecho': {
      const { antes, caso, fila, borrador, entorno } = respuesta;
      const previa =
        fila.secuencia === 1
          ? 'null'
          : (borrador.eventos.find((f) => f.secuencia === fila.secuencia - 1)?.estado ??
            JSON.stringify(antes?.estado.snapshot.value ?? null));
      return salidaDe(p, caso, borrador.eventos, fila, previa, exito, entorno);
    }
    case 'repetida':
      return repetir(p, respuesta);
    case 'otro_cuerpo':
      throw otroCuerpo();
    case 'no_existe':
      throw noExiste('Lo pedido');
    case 'desactualizada':
      throw new Problema(
        412,
        'EXPEDIENTE_CAMBIO',
        `El expediente ya va por la secuencia ${respuesta.secuencia}; vuelva a leerlo antes de actuar.`,
        { secuencia: respuesta.secuencia },
      );
    case 'rechazada':
      throw rechazo(p, respuesta);
  }
}

function rechazo(
  p: Peticion,
  { rechazo: r, caso, entorno }: Extract<Respuesta, { tipo: 'rechazada' }>,
): Problema {
  if (r.codigo === 'DATOS_INVALIDOS')
    return new Problema(422, r.codigo, r.detalle, {
      regla: r.regla,
      norma: citar(r.regla, entorno.catalogo),
      errores: r.errores ?? [],
    });
  const def = p.sistema.registro.porClave(caso.maquina);
  const permitidos = fichasPermitidas(def, caso, p.sistema.reloj.ahora(), entorno).map((ficha) =>
    JSON.parse(ficha),
  );
  return new Problema(409, r.codigo, r.detalle, {
    estado: caso.estado.snapshot.value,
    situacion: caso.situacion,
    secuencia: caso.estado.secuencia,
    regla: r.regla,
    norma: citar(r.regla, entorno.catalogo),
    ...(r.seHabilita ? { seHabilita: r.seHabilita } : {}),
    ...(r.sinEnsayo ? { sinEnsayo: true } : {}),
    ...(r.incumplimientos
      ? { incumplimientos: r.incumplimientos.map((i) => ({ ...i, norma: citar(i.regla, entorno.catalogo) })) }
      : {}),
    eventosPermitidos: permitidos,
  });
}

/** The first answer of an idempotency key, rendered again as of that sequence. */
async function repetir(
  p: Peticion,
  { caso: id, desde, secuencia, estado }: Extract<Respuesta, { tipo: 'repetida' }>,
): Promise<Salida> {
  const { store } = p.sistema;
  const actual = await store.caso(id);
  if (!actual) throw noExiste('El expediente');
  const historia = await store.historia(id, secuencia);
  const caso = actual.estado.secuencia === secuencia ? actual : await casoTras(p, actual, historia);
  const acto = historia.findLast((f) => f.actor !== 'sistema') as EventoGuardado;
  const previa = historia[acto.secuencia - 2]?.estado ?? 'null';
  const entorno = await p.sistema.door.entornoActual();
  const salida = await salidaDe(p, caso, historia.slice(desde - 1), acto, previa, estado, entorno);
  return { ...salida, cabeceras: { ...salida.cabeceras, 'Idempotent-Replayed': 'true' } };
}

/** A case as it was after some of its events. */
export async function casoTras(
  p: Peticion,
  actual: Caso,
  historia: readonly EventoGuardado[],
): Promise<Caso> {
  const ultima = historia.at(-1) as EventoGuardado;
  const def = p.sistema.registro.porClave(ultima.maquina);
  const estado = await estadoTras(p.sistema.door, actual, historia);
  const datos = datosTras(def, historia);
  const asignado = historia.findLast((f) => f.tipo === 'ASIGNADO');
  return {
    ...actual,
    maquina: ultima.maquina,
    estado,
    situacion: situacionDe(def, estado.snapshot),
    actualizado: ultima.registrado,
    ocurrido: ultima.ocurrido,
    huella: ultima.huella,
    huellaEstado: ultima.huellaEstado,
    datos,
    datosTexto: JSON.stringify(datos),
    responsable: asignado
      ? String((JSON.parse(asignado.datos) as { responsable: string }).responsable)
      : null,
  };
}
