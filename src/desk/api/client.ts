import type { Errores, SeHabilita } from './tipos';

/** A refusal of the API, as it explains itself (RFC 9457). */
export class ProblemaHttp extends Error {
  constructor(
    readonly estado: number,
    readonly codigo: string,
    readonly detalle: string,
    readonly norma: string | undefined,
    readonly regla: string | undefined,
    readonly seHabilita: SeHabilita | undefined,
    readonly errores: Errores,
    readonly incumplimientos: readonly { detalle: string; norma: string }[],
    readonly cuerpo: Record<string, unknown>,
  ) {
    super(detalle);
  }
}

/** The server could not be reached: the network, or the server itself. */
export class SinConexion extends Error {}

/** The refusal a body of the API tells. */
export function problemaDe(estado: number, cuerpo: Record<string, unknown>): ProblemaHttp {
  const { codigo, detail, norma, regla, seHabilita, errores, incumplimientos } = cuerpo as {
    codigo?: string;
    detail?: string;
    norma?: string;
    regla?: string;
    seHabilita?: SeHabilita;
    errores?: Errores;
    incumplimientos?: { detalle: string; norma: string }[];
  };
  return new ProblemaHttp(
    estado,
    codigo ?? `HTTP_${estado}`,
    detail ?? 'El servidor no pudo responder; intente de nuevo en un momento.',
    norma,
    regla,
    seHabilita,
    errores ?? [],
    incumplimientos ?? [],
    cuerpo,
  );
}

interface Pedido {
  readonly metodo?: 'GET' | 'POST' | 'DELETE';
  readonly cuerpo?: unknown;
  /** Sequence the case is expected at (If-Match). */
  readonly secuencia?: number;
  readonly clave?: string;
  readonly senal?: AbortSignal;
}

/**
 * Asks the API and reads its answer.
 * @throws ProblemaHttp when it refuses, SinConexion when it cannot be reached
 */
export async function pedir<T>(
  ruta: string,
  { metodo = 'GET', cuerpo, secuencia, clave, senal }: Pedido = {},
): Promise<T> {
  const cabeceras: Record<string, string> = { Accept: 'application/json' };
  if (metodo !== 'GET') cabeceras['X-Expediente'] = 'mesa';
  if (cuerpo !== undefined) cabeceras['Content-Type'] = 'application/json';
  if (secuencia !== undefined) cabeceras['If-Match'] = `"${secuencia}"`;
  if (clave !== undefined) cabeceras['Idempotency-Key'] = clave;
  let respuesta: Response;
  try {
    respuesta = await fetch(ruta, {
      method: metodo,
      headers: cabeceras,
      ...(cuerpo === undefined ? {} : { body: JSON.stringify(cuerpo) }),
      ...(senal ? { signal: senal } : {}),
    });
  } catch (error) {
    if (senal?.aborted) throw error;
    throw new SinConexion('No hay conexión con el servidor. Lo que escribió sigue aquí; intente de nuevo.');
  }
  const texto = await respuesta.text();
  const esJson = respuesta.headers.get('content-type')?.includes('json') ?? false;
  const leido = texto !== '' && esJson ? (JSON.parse(texto) as unknown) : texto;
  if (!respuesta.ok)
    throw problemaDe(respuesta.status, (typeof leido === 'object' ? leido : {}) as Record<string, unknown>);
  return leido as T;
}

/** A query string of what is set: empty values are left out. */
export function conConsulta(
  ruta: string,
  valores: Record<string, string | number | boolean | null | undefined>,
): string {
  const consulta = new URLSearchParams();
  for (const [nombre, valor] of Object.entries(valores))
    if (valor !== undefined && valor !== null && valor !== '' && valor !== false)
      consulta.set(nombre, String(valor));
  const texto = consulta.toString();
  return texto === '' ? ruta : `${ruta}?${texto}`;
}

/** A key nobody else has, for one intention of acting: repeated, it does the act once. */
export function claveNueva(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}
