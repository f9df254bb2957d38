import { diaDe } from '../../machines/base/campos.js';
import type { Datos, Direccion } from '../../machines/base/maquina.js';
import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { Catalogo } from '../../machines/reglas/index.js';
import type { Door } from '../engine/door.js';
import { actoDe } from '../engine/replay.js';
import type { Aviso, Caso, Store } from '../store/puerto.js';
import { type Hecha, hacerCarta } from './hechura.js';
import { leyendasDe } from './leyendas.js';
import type { Origen } from './origen.js';
import { rellenar } from './rellenar.js';
import { TEXTOS } from './textos/index.js';
import { variablesDe } from './variables.js';

/** How a solicitud is followed without an account. */
export interface Seguimiento {
  readonly codigo: string;
  /** Where to write them; null when the system has no public address. */
  readonly direccion: string | null;
}

/** What writing a letter takes. */
export interface Escribania {
  readonly store: Pick<Store, 'historia' | 'plantillasEscritas'>;
  readonly door: Pick<Door, 'entornoActual' | 'reloj'>;
  /** Null where a case has no public follow-up. */
  seguimientoDe(caso: Pick<Caso, 'id' | 'coleccion'>): Seguimiento | null;
}

/** The text of a template in force and its version; 0 is that of the program. */
export interface PlantillaVigente {
  readonly texto: string;
  readonly version: number;
}

/** A letter ready to be sent, and what it was made of. */
export type Carta = Hecha & { readonly version: number; readonly acto: Datos };

/** The text in force of a template: the last one somebody wrote, or that of the program. Null when there is no such template. */
export async function plantillaVigente(
  store: Pick<Store, 'plantillasEscritas'>,
  id: string,
): Promise<PlantillaVigente | null> {
  const propia = Object.hasOwn(TEXTOS, id) ? TEXTOS[id] : undefined;
  if (!propia) return null;
  const escrita = (await store.plantillasEscritas()).find((p) => p.id === id);
  if (!escrita) return { texto: propia.texto, version: 0 };
  return { texto: escrita.texto ?? propia.texto, version: escrita.version };
}

/** What a notice of a case is written from. */
export async function origenDe(
  { store, door }: Pick<Escribania, 'store' | 'door'>,
  caso: Caso,
  aviso: Aviso,
): Promise<Origen> {
  const historia = await store.historia(caso.id, aviso.secuencia);
  const fila = historia.at(-1);
  const pedido = historia.findLast((f) => f.tipo === 'REQUERIR_DOCUMENTACION');
  const acto = fila ? actoDe(fila) : { tipo: '', datos: {} };
  return {
    caso,
    aviso,
    direcciones: JSON.parse(aviso.destinatarios) as Direccion[],
    acto: acto.datos,
    tipo: acto.tipo,
    fecha: fechaCivilDe(fila?.ocurrido ?? aviso.creado),
    hoy: aviso.enviado === null ? fechaCivilDe(door.reloj.ahora()) : diaDe(aviso.enviado),
    requerido: pedido ? actoDe(pedido).datos : null,
    entorno: await door.entornoActual(),
  };
}

/** The foot of every letter: its case and, for a solicitud, how to follow it. */
export function pieDe(numero: string, seguimiento: Seguimiento | null): string[] {
  return [
    `Expediente ${numero}. Organismo Especializado para las Contrataciones Públicas Eficientes (OECE).`,
    ...(seguimiento
      ? [
          `Para saber cómo va, sin necesidad de una cuenta: ${seguimiento.direccion ?? 'la consulta pública del OECE'}, con el número ${numero} y el código ${seguimiento.codigo}.`,
        ]
      : []),
  ];
}

/** A template filled for a notice, and nothing else. */
export function cuerpoDe(plantilla: string, texto: string, origen: Origen): string {
  const variables = variablesDe(TEXTOS[plantilla]?.variables ?? []);
  return rellenar(texto, Object.fromEntries(Object.entries(variables).map(([n, v]) => [n, v.leer(origen)])));
}

/** What a template says of a notice: each of the things it may name, with its value. */
export function vistaDe(plantilla: string, origen: Origen): Record<string, unknown> {
  const variables = variablesDe(TEXTOS[plantilla]?.variables ?? []);
  return Object.fromEntries(Object.entries(variables).map(([n, v]) => [n, v.leer(origen)]));
}

/** A template filled with what it names, with its disclaimers and its foot. */
export function armar(
  plantilla: string,
  texto: string,
  asunto: string,
  vista: Readonly<Record<string, unknown>>,
  { catalogo, seguimiento }: { readonly catalogo?: Catalogo; readonly seguimiento: Seguimiento | null },
): Hecha {
  const pie = pieDe(String(vista['numero']), seguimiento);
  return hacerCarta(asunto, rellenar(texto, vista), leyendasDe(plantilla, catalogo), pie);
}

/**
 * Writes a notice as it would leave now.
 * @throws Error when no template has its name, which only a defect can cause
 */
export async function redactar(escribania: Escribania, caso: Caso, aviso: Aviso): Promise<Carta> {
  const vigente = await plantillaVigente(escribania.store, aviso.plantilla);
  if (!vigente) throw new Error(`La plantilla ${aviso.plantilla} no tiene texto.`);
  const origen = await origenDe(escribania, caso, aviso);
  const { texto, version } = vigente;
  const seguimiento = escribania.seguimientoDe(caso);
  return {
    ...armar(aviso.plantilla, texto, aviso.asunto, vistaDe(aviso.plantilla, origen), {
      catalogo: origen.entorno.catalogo,
      seguimiento,
    }),
    version,
    acto: origen.acto,
  };
}
