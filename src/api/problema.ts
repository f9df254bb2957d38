import { DepositoNoDisponible, SinEspacio } from '../documentos/errores.js';
import type { Contestacion } from './llamada.js';

const TITULOS: Readonly<Record<number, string>> = {
  400: 'Petición ilegible',
  401: 'Falta identificarse',
  403: 'Sin permiso',
  404: 'No existe',
  405: 'Método no admitido',
  409: 'No procede',
  410: 'Ya no existe',
  412: 'El expediente ya cambió',
  413: 'Petición demasiado grande',
  415: 'Formato no admitido',
  416: 'Rango imposible',
  422: 'Datos inválidos',
  429: 'Demasiadas peticiones',
  500: 'Error interno',
  503: 'Servicio no disponible',
  507: 'Sin espacio',
};

/** A refusal on its way to the client: RFC 9457, in Spanish. */
export class Problema extends Error {
  constructor(
    readonly estado: number,
    readonly codigo: string,
    readonly detalle: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    readonly cabeceras: Readonly<Record<string, string>> = {},
  ) {
    super(detalle);
  }

  /** The body of the answer. */
  cuerpo(): Record<string, unknown> {
    return {
      type: `urn:expediente-vivo:${this.codigo.toLowerCase()}`,
      title: TITULOS[this.estado] ?? 'Error',
      status: this.estado,
      codigo: this.codigo,
      detail: this.detalle,
      ...this.extra,
    };
  }
}

/** A reading that is for other roles. */
export function sinRol(roles: readonly string[]): Problema {
  return new Problema(403, 'ROL_NO_AUTORIZADO', `Esta consulta corresponde a: ${roles.join(', ')}.`, {
    seHabilita: { roles },
  });
}

/** The case, user or thing asked for does not exist, or is not for this user to see. */
export function noExiste(que: string): Problema {
  return new Problema(404, 'NO_EXISTE', `${que} no existe.`);
}

/** Streams one credential may keep open at once: a person opens a few; each costs a question every second. */
export const ABIERTAS_POR_CREDENCIAL = 50;

/** One more stream, for who has all it may. */
export const MUCHAS_ABIERTAS = new Problema(
  429,
  'DEMASIADAS_CORRIENTES',
  `Ya tiene ${ABIERTAS_POR_CREDENCIAL} conexiones en vivo abiertas; cierre alguna antes de abrir otra.`,
);

const DEL_CUERPO: Readonly<Record<string, [number, string, string]>> = {
  'entity.parse.failed': [400, 'JSON_ILEGIBLE', 'El cuerpo de la petición no es JSON legible.'],
  'request.aborted': [400, 'PETICION_CORTADA', 'La petición llegó incompleta.'],
  'request.size.invalid': [400, 'PETICION_CORTADA', 'El tamaño del cuerpo no es el anunciado.'],
  'entity.too.large': [413, 'CUERPO_DEMASIADO_GRANDE', 'El cuerpo de la petición supera 1 MB.'],
  'encoding.unsupported': [415, 'FORMATO_NO_ADMITIDO', 'La codificación del cuerpo no se admite.'],
  'charset.unsupported': [
    415,
    'FORMATO_NO_ADMITIDO',
    'El juego de caracteres del cuerpo no se admite; use UTF-8.',
  ],
};

/** The problem of a request that could not even be read, or that nobody foresaw. */
export function problemaDePeticion(error: unknown): Problema {
  if (error instanceof Problema) return error;
  if (error instanceof SinEspacio) return new Problema(507, 'SIN_ESPACIO', error.message);
  if (error instanceof DepositoNoDisponible)
    return new Problema(503, 'DEPOSITO_NO_DISPONIBLE', error.message, {}, { 'Retry-After': '30' });
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  const delCuerpo = type === undefined ? undefined : DEL_CUERPO[type];
  if (delCuerpo) return new Problema(...delCuerpo);
  if (error instanceof URIError || (typeof status === 'number' && status >= 400 && status < 500)) {
    return new Problema(400, 'PETICION_ILEGIBLE', 'La petición no se puede leer.');
  }
  return new Problema(500, 'ERROR_INTERNO', 'Ocurrió un error que no estaba previsto; quedó registrado.');
}

/** A problem as an answer. */
export function contestarProblema(problema: Problema): Contestacion {
  return {
    estado: problema.estado,
    texto: JSON.stringify(problema.cuerpo()),
    tipo: 'application/problem+json; charset=utf-8',
    cabeceras: problema.cabeceras,
  };
}
