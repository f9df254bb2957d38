import { datosInvalidos } from '../base/condicion.js';
import type { VistaDeItem } from '../base/hechos.js';
import type { CasoConItems, Datos, Fallido } from '../base/maquina.js';
import { faltaElItem, itemNombrado } from './proceso/condiciones-propuestas.js';
import { sigueVivo } from './proceso/condiciones-transversales.js';
import type { ContextoDeProceso } from './proceso/contexto.js';

type Items = Readonly<Record<string, VistaDeItem>>;
type Destino = readonly string[] | Fallido;

interface Pregunta {
  readonly c: ContextoDeProceso;
  readonly items: Items;
  readonly datos: Datos;
}

const falta = (c: ContextoDeProceso, item: string | undefined, ruta = 'datos.item') =>
  faltaElItem(c, item, ruta) as Fallido;

const pedido = (datos: Datos) => datos['item'] as string | undefined;

/** The item an act names, or the only one there is. */
function nombrado({ c, datos }: Pregunta): Destino {
  const item = itemNombrado(c, pedido(datos));
  return item === null ? falta(c, pedido(datos)) : [item];
}

/** The item an act names; when it names none, those that `otros` tells. */
const nombradoO =
  (otros: (p: Pregunta) => Destino) =>
  (p: Pregunta): Destino =>
    pedido(p.datos) === undefined ? otros(p) : nombrado(p);

/** Every item the bidder has an offer for; without offers there is nothing to tell them by. */
function delPostor(p: Pregunta): Destino {
  const postor = String(p.datos['postor']);
  const suya = Object.hasOwn(p.c.propuestas, postor) ? p.c.propuestas[postor] : undefined;
  const suyos = Object.keys(suya?.ofertas ?? {});
  return suyos.length > 0 ? suyos : nombrado(p);
}

/** Items that fulfil a test; all of them when none does, so that the refusal says why. */
const aquellos =
  (cumple: (item: VistaDeItem, datos: Datos) => boolean) =>
  ({ items, datos }: Pregunta): Destino => {
    const suyos = Object.entries(items).flatMap(([n, i]) => (cumple(i, datos) ? [n] : []));
    return suyos.length > 0 ? suyos : Object.keys(items);
  };

const ESTADO_DEL_ACTO: Readonly<Record<string, string>> = {
  buena_pro: 'buenaPro',
  desierto: 'desierto',
  cancelacion: 'cancelado',
};

/** Items the rows of a technical evaluation are of. */
function dePuntajes({ c, datos }: Pregunta): Destino {
  const puntajes = datos['puntajes'] as readonly { item?: string }[];
  if (puntajes.length === 0)
    return datosInvalidos('RS-70-2', [
      { ruta: 'datos.puntajes', mensaje: 'Indique los puntajes técnicos de al menos un postor.' },
    ]) as Fallido;
  const items = new Set<string>();
  const errores: { ruta: string; mensaje: string }[] = [];
  for (const [n, fila] of puntajes.entries()) {
    const item = itemNombrado(c, fila.item);
    if (item === null) errores.push(...(falta(c, fila.item, `datos.puntajes.${n}.item`).errores ?? []));
    else items.add(item);
  }
  return errores.length === 0 ? [...items] : (datosInvalidos('RS-19-item2', errores) as Fallido);
}

const porPostor = nombradoO(delPostor);
const losQueSiguen = nombradoO(aquellos(sigueVivo));
// The term of an item, or of one of its bidders, is called after it.
const delPlazo = ({ datos }: Pregunta): Destino => [String(datos['item']).split('/')[0] ?? ''];

const DESTINOS: Readonly<Record<string, (p: Pregunta) => Destino>> = {
  ADMITIR_PROPUESTA: porPostor,
  NO_ADMITIR_PROPUESTA: porPostor,
  OBSERVAR_PROPUESTA: porPostor,
  SUBSANAR_PROPUESTA: porPostor,
  EVALUAR_TECNICA: dePuntajes,
  OTORGAR_BUENA_PRO: nombrado,
  REDUCIR_OFERTA: nombrado,
  DISTRIBUIR: nombrado,
  RESOLVER_EMPATE: nombrado,
  APROBAR_EXCESO: nombrado,
  SUSCRIBIR_CONTRATO: nombrado,
  NO_SUSCRIBIR_CONTRATO: nombrado,
  DEJAR_SIN_EFECTO: nombrado,
  CANCELAR: losQueSiguen,
  DECLARAR_DESIERTO: losQueSiguen,
  // Without an item it is the process that goes back, and it takes its items along.
  DECLARAR_NULIDAD: (p) => {
    const suyo = pedido(p.datos) === undefined ? [] : nombrado(p);
    return 'ok' in suyo || Object.keys(p.items).length > 1 ? suyo : [];
  },
  INTERPONER_APELACION: nombradoO(
    aquellos((i, datos) => i.estado === ESTADO_DEL_ACTO[String(datos['acto'])]),
  ),
  RESOLVER_APELACION: nombradoO(aquellos((i) => i.estado === 'apelado')),
  VENCIO_SUBSANACION: delPlazo,
  VENCIO_CONSENTIMIENTO: delPlazo,
  VENCIO_IMPUGNACION: delPlazo,
};

/**
 * Items an act or expiry is addressed to; none when it is the process's own. An item that is not named is the only one,
 * those the bidder has offers for, or all those the act can reach. A failed verdict carries the path of the datum.
 */
export function destino(tipo: string, datos: Datos, { proceso, items }: CasoConItems): Destino {
  const pregunta = { c: proceso as ContextoDeProceso, items, datos };
  return Object.hasOwn(DESTINOS, tipo) ? (DESTINOS[tipo] as (p: Pregunta) => Destino)(pregunta) : [];
}
