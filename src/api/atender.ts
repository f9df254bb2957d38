import { z } from 'zod';
import { CalendarioSinAnio } from '../../machines/calendario/index.js';
import { citar } from '../../machines/reglas/index.js';
import { HechoRepetido } from '../engine/calendario-cambio.js';
import { CorreccionImposible } from '../engine/correccion.js';
import { CasoIlegible } from '../engine/paso.js';
import { DatosInvalidos, leerCon } from '../engine/validar.js';
import { SobreNoAbre } from '../sobres/errores.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import type { FilaCorriente, Usuario } from '../store/puerto.js';
import { puedeVer, tieneRol } from './acceso.js';
import { identificar, usuarioDeCredencial } from './identidad.js';
import type { Contestacion, Llamada } from './llamada.js';
import { contestarProblema, Problema, problemaDePeticion, sinRol } from './problema.js';
import { unaVez } from './repetible.js';
import type { Peticion, Ruta } from './ruta.js';
import type { Sistema } from './sistema.js';

const ANONIMO: Usuario = { id: 'anonimo', nombre: '', correo: null, roles: [], entidad: null };
const EVENTOS_POR_PAGINA = 500;

// What a call does not declare it does not take: unknown fields are refused, in the body and in the query.
const SIN_DATOS = z.strictObject({});

async function ejecutar(sistema: Sistema, ruta: Ruta, llamada: Llamada): Promise<Contestacion> {
  const { cabeceras, metodo, camino, params } = llamada;
  const usuario = ruta.roles === 'publico' ? ANONIMO : await identificar(sistema.store, llamada);
  if (Array.isArray(ruta.roles) && !tieneRol(usuario, ruta.roles)) throw sinRol(ruta.roles);
  const peticion: Peticion = {
    sistema,
    usuario,
    metodo,
    camino,
    params,
    consulta: leerCon(ruta.consulta ?? SIN_DATOS, llamada.consulta),
    cuerpo: leerCon(ruta.cuerpo ?? SIN_DATOS, ruta.cuerpo ? llamada.cuerpo : (llamada.cuerpo ?? {})),
    cabecera: (nombre) => cabeceras[nombre],
  };
  const manejar = () => ruta.manejar(peticion);
  const salida = await (ruta.repetible ? unaVez(peticion, manejar) : manejar());
  const { estado, texto, valor, bytes, tipo, corriente } = salida;
  return {
    estado,
    texto: texto ?? (valor === undefined ? '' : JSON.stringify(valor)),
    tipo,
    cabeceras: salida.cabeceras,
    corriente,
    ...(bytes ? { bytes } : {}),
  };
}

/** Does what a request asks and answers, also to refuse: errors leave by this one door. */
export async function atender(
  sistema: Sistema,
  rutas: readonly Ruta[],
  llamada: Llamada,
): Promise<Contestacion> {
  try {
    return await ejecutar(sistema, rutas[llamada.ruta] as Ruta, llamada);
  } catch (error) {
    const problema = problemaDe(error);
    if (problema.estado >= 500)
      sistema.log.error(
        { err: error, metodo: llamada.metodo, camino: llamada.camino },
        'error sin prever o base no disponible',
      );
    return contestarProblema(problema);
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
  const usuario = await usuarioDeCredencial(store, credencial);
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
  if (error instanceof CalendarioSinAnio) return new Problema(422, error.codigo, error.message);
  if (error instanceof CorreccionImposible) return new Problema(409, error.codigo, error.message);
  if (error instanceof HechoRepetido) return new Problema(409, 'YA_DECLARADO', error.message);
  if (error instanceof CasoIlegible)
    return new Problema(409, error.codigo, `${error.message} Avise a la administración del sistema.`);
  if (error instanceof SobreNoAbre) return new Problema(503, error.codigo, error.message);
  if (error instanceof AlmacenNoDisponible)
    return new Problema(503, error.codigo, error.message, {}, { 'Retry-After': '2' });
  return problemaDePeticion(error);
}
