import { z } from 'zod';
import { legible } from '../../machines/base/campos.js';
import { CalendarioSinAnio } from '../../machines/calendario/index.js';
import { citar } from '../../machines/reglas/index.js';
import { HechoRepetido } from '../engine/calendario-cambio.js';
import { CorreccionImposible } from '../engine/correccion.js';
import { CasoIlegible, MaquinaMasNueva } from '../engine/paso.js';
import { DatosInvalidos, leerCon } from '../engine/validar.js';
import type { Sistema } from '../sistema.js';
import { SobreNoAbre } from '../sobres/errores.js';
import { AlmacenNoDisponible, DatoInadmisible } from '../store/errores.js';
import type { FilaCorriente, Usuario } from '../store/puerto.js';
import { puedeVer, tieneRol } from './acceso.js';
import { dejarConstancia } from './constancia-de-lectura.js';
import { type Identificado, identificar, quienTrajo, usuarioDeCredencial } from './identidad.js';
import type { Contestacion, Llamada } from './llamada.js';
import { contestarProblema, noExiste, Problema, problemaDePeticion, sinRol } from './problema.js';
import { problemaDeIngreso } from './problema-de-ingreso.js';
import { unaVez } from './repetible.js';
import type { Peticion, Ruta } from './ruta.js';

const ANONIMO: Usuario = { id: 'anonimo', nombre: '', correo: null, roles: [], entidad: null };
const NADIE: Identificado = { usuario: ANONIMO, sesion: null, galleta: null };
const EVENTOS_POR_PAGINA = 500;

// What a call does not declare it does not take: unknown fields are refused, in the body and in the query.
const SIN_DATOS = z.strictObject({});

// Of a file, what a repeated request must repeat.
function leerCuerpo(ruta: Ruta, { cuerpo, archivo }: Llamada): unknown {
  if (archivo) return { huella: archivo.huella, bytes: archivo.bytes };
  return leerCon(ruta.cuerpo ?? SIN_DATOS, ruta.cuerpo ? cuerpo : (cuerpo ?? {}));
}

// Nothing of ours is named with what cannot be read, and not every database can be asked for it.
function exigirLegibles(params: Llamada['params']): void {
  if (!Object.values(params).every(legible)) throw noExiste('Lo que nombra esta dirección');
}

function quienPide(sistema: Sistema, ruta: Ruta, llamada: Llamada): Promise<Identificado> | Identificado {
  if (ruta.roles === 'publico') return NADIE;
  return llamada.archivo ? quienTrajo(sistema, llamada.archivo.de) : identificar(sistema, llamada);
}

async function ejecutar(
  sistema: Sistema,
  ruta: Ruta,
  llamada: Llamada,
  alIdentificar: (quien: Identificado) => void,
): Promise<Contestacion> {
  const { cabeceras, metodo, camino, params } = llamada;
  const quien = await quienPide(sistema, ruta, llamada);
  alIdentificar(quien);
  const { usuario, sesion } = quien;
  if (Array.isArray(ruta.roles) && !tieneRol(usuario, ruta.roles)) throw sinRol(ruta.roles);
  // What anybody may ask for without an account reads its own: to whoever tries codes all of them look alike.
  if (ruta.roles !== 'publico') exigirLegibles(params);
  const peticion: Peticion = {
    sistema,
    usuario,
    metodo,
    camino,
    params,
    consulta: leerCon(ruta.consulta ?? SIN_DATOS, llamada.consulta),
    cuerpo: leerCuerpo(ruta, llamada),
    ...(llamada.archivo ? { archivo: llamada.archivo } : {}),
    ip: llamada.ip,
    segura: llamada.segura,
    sesion,
    cabecera: (nombre) => cabeceras[nombre],
  };
  if (ruta.recibir && !llamada.archivo)
    return {
      estado: 202,
      texto: '',
      recibir: { ...(await ruta.recibir(peticion)), de: { usuario: usuario.id, sesion: sesion?.id ?? null } },
    };
  const manejar = () => ruta.manejar(peticion);
  const salida = await (ruta.repetible ? unaVez(peticion, manejar) : manejar());
  await dejarConstancia(sistema, ruta, usuario, peticion.consulta, llamada, salida);
  const { estado, texto, valor, bytes, tipo, corriente } = salida;
  return {
    estado,
    texto: texto ?? (valor === undefined ? '' : JSON.stringify(valor)),
    tipo,
    cabeceras: salida.cabeceras,
    corriente,
    ...(bytes ? { bytes } : {}),
    ...(salida.archivo ? { archivo: salida.archivo } : {}),
  };
}

// Refusals too: whoever is refused goes on with the new secret of their session.
function conFirma(contestacion: Contestacion, { usuario, galleta }: Identificado): Contestacion {
  if (usuario === ANONIMO) return contestacion;
  if (galleta === null) return { ...contestacion, usuario: usuario.id };
  const cabeceras = { 'Set-Cookie': galleta, ...contestacion.cabeceras };
  return { ...contestacion, cabeceras, usuario: usuario.id };
}

/** Does what a request asks and answers, also to refuse: errors leave by this one door. */
export async function atender(
  sistema: Sistema,
  rutas: readonly Ruta[],
  llamada: Llamada,
): Promise<Contestacion> {
  let quien = NADIE;
  const firmar = (contestacion: Contestacion) => conFirma(contestacion, quien);
  try {
    return firmar(
      await ejecutar(sistema, rutas[llamada.ruta] as Ruta, llamada, (identificado) => {
        quien = identificado;
      }),
    );
  } catch (error) {
    const problema = problemaDe(error);
    sistema.pulso.nego(problema.codigo);
    if (problema.estado >= 500)
      sistema.log.error(
        { err: error, metodo: llamada.metodo, camino: llamada.camino },
        'error sin prever o base no disponible',
      );
    return firmar(contestarProblema(problema));
  }
}

/** A page of the stream of events, for a credential that may still read it; null when it may not. */
export async function eventosPara(
  sistema: Sistema,
  credencial: string | null,
  despues: number,
  caso: string | null,
): Promise<FilaCorriente[] | null> {
  const { store } = sistema;
  const usuario = await usuarioDeCredencial(sistema, credencial);
  if (usuario === null) return null;
  if (caso === null) return store.corriente(despues, EVENTOS_POR_PAGINA);
  const suyo = await store.identidad(caso);
  return suyo && puedeVer(usuario, suyo) ? store.corrienteDe(caso, despues, EVENTOS_POR_PAGINA) : null;
}

/** The problem any error becomes. Only what nobody foresaw is a 500. */
function problemaDe(error: unknown): Problema {
  if (error instanceof DatosInvalidos)
    return new Problema(422, 'DATOS_INVALIDOS', 'Hay datos que corregir.', {
      ...(error.regla === undefined ? {} : { regla: error.regla, norma: citar(error.regla) }),
      errores: error.errores,
    });
  if (error instanceof DatoInadmisible) return new Problema(422, error.codigo, error.message);
  if (error instanceof CalendarioSinAnio) return new Problema(422, error.codigo, error.message);
  if (error instanceof CorreccionImposible) return new Problema(409, error.codigo, error.message);
  if (error instanceof HechoRepetido) return new Problema(409, 'YA_DECLARADO', error.message);
  // Another replica can: whoever shares out the requests may ask it.
  if (error instanceof MaquinaMasNueva)
    return new Problema(
      503,
      error.codigo,
      `${error.message} Repita la petición.`,
      {},
      { 'Retry-After': '2' },
    );
  if (error instanceof CasoIlegible)
    return new Problema(409, error.codigo, `${error.message} Avise a la administración del sistema.`);
  if (error instanceof SobreNoAbre) return new Problema(503, error.codigo, error.message);
  if (error instanceof AlmacenNoDisponible)
    return new Problema(503, error.codigo, error.message, {}, { 'Retry-After': '2' });
  return problemaDeIngreso(error) ?? problemaDePeticion(error);
}
