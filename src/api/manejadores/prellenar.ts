import type { DefinicionDeMaquina } from '../../../machines/registro.js';
import { DatosInvalidos } from '../../engine/validar.js';
import { SUPRIMIDO } from '../../personales/persona.js';
import { puedeVer } from '../acceso.js';
import type { Peticion } from '../ruta.js';

const esObjeto = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

function fundir(antes: Record<string, unknown>, ahora: Record<string, unknown>): Record<string, unknown> {
  const fundido = new Map(Object.entries(antes));
  for (const [clave, valor] of Object.entries(ahora)) {
    const previo = fundido.get(clave);
    // What somebody took out is out: null is how a body says so.
    if (valor === null) fundido.delete(clave);
    else fundido.set(clave, esObjeto(previo) && esObjeto(valor) ? fundir(previo, valor) : valor);
  }
  return Object.fromEntries(fundido);
}

/**
 * The body of a presentation, completed with the data of the earlier solicitud it names: what the new one does not say
 * is taken from that one, and what it says is null is left out (AMB-A3). The earlier one must have ended.
 */
export async function prellenar(
  p: Peticion<unknown, Record<string, unknown>>,
  def: DefinicionDeMaquina,
): Promise<Record<string, unknown>> {
  const { cuerpo } = p;
  const id = cuerpo['solicitudAnterior'];
  if (typeof id !== 'string') return cuerpo;
  const ruta = 'solicitudAnterior';
  const anterior = await p.sistema.store.caso(id);
  if (!anterior || anterior.coleccion !== def.coleccion || !puedeVer(p.usuario, anterior))
    throw new DatosInvalidos([{ ruta, mensaje: 'No existe la solicitud anterior que se indica.' }]);
  if (anterior.estado.snapshot.status === 'active')
    throw new DatosInvalidos([
      { ruta, mensaje: 'La solicitud anterior sigue en trámite; no hace falta presentarla de nuevo.' },
    ]);
  const [primera] = await p.sistema.store.historia(id, 1);
  const {
    recibida: _recibida,
    solicitudAnterior: _anterior,
    regimenDelProceso: _regimen,
    ...previos
    // What was taken out of the earlier one (Ley 29733) is asked for again.
  } = JSON.parse(primera?.datos ?? '{}', (_clave, valor) =>
    valor === SUPRIMIDO ? undefined : valor,
  ) as Record<string, unknown>;
  return fundir(previos, cuerpo);
}

/** A presentation by an entity's own user, which need not repeat the RUC its token already says. */
export function conSuRuc(cuerpo: Record<string, unknown>, ruc: string | null): Record<string, unknown> {
  const entidad = cuerpo['entidad'] ?? {};
  if (!esObjeto(entidad) || (entidad['ruc'] ?? '') !== '') return cuerpo;
  return { ...cuerpo, entidad: { ...entidad, ruc } };
}
