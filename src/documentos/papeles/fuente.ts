import type { Datos } from '../../../machines/base/maquina.js';
import { type FechaCivil, fechaCivilDe } from '../../../machines/calendario/index.js';
import type { Catalogo } from '../../../machines/reglas/index.js';
import type { Presentacion } from '../../../machines/solicitud/presentacion.js';
import type { EventoGuardado } from '../../engine/tipos.js';
import { leyendasDe } from '../../notify/leyendas.js';
import { cuando } from '../../notify/palabras.js';
import type { Caso } from '../../store/puerto.js';
import type { Bloque, Papel } from './papel.js';

/** What a paper says comes from here: an event of a case, and the case as it was after it. */
export interface Fuente {
  readonly caso: Pick<Caso, 'id' | 'numero' | 'coleccion' | 'creado'>;
  /** Events until the one the paper is issued from, which is the last. */
  readonly historia: readonly EventoGuardado[];
  /** The act of that event, a rectification being the act it carries. */
  readonly tipo: string;
  readonly acto: Datos;
  /** Data of the case after it. */
  readonly datos: Datos;
  readonly ocurrido: string;
  /** Who did it, by name. */
  readonly quien: string;
  readonly catalogo: Catalogo;
  /** How a rule is cited. */
  citar(regla: string): string;
}

/** The body of a paper of OECE. */
export interface Cuerpo extends Pick<Papel, 'titulo' | 'numero' | 'bloques'> {
  /** Template of the notice that carries it: the paper closes with the same texts of the law. */
  readonly plantilla?: string;
}

/** Name of the office, as its papers are headed. */
export const OECE = 'Organismo Especializado para las Contrataciones Públicas Eficientes (OECE)';

/** Civil day an event happened. */
export const diaDe = ({ ocurrido }: Pick<Fuente, 'ocurrido'>): FechaCivil => fechaCivilDe(ocurrido);

/** Data of a solicitud, as presented. */
export const presentada = ({ datos }: Pick<Fuente, 'datos'>) => datos as unknown as Presentacion;

/** A paragraph, with the pieces that have something to say joined by a space. */
export function parrafo(...frases: readonly (string | null | false)[]): Bloque {
  return { tipo: 'parrafo', texto: frases.filter((f) => typeof f === 'string' && f !== '').join(' ') };
}

/** What is what, without what has nothing to say. */
export function ficha(...filas: readonly (readonly [string, string | null | undefined])[]): Bloque {
  return { tipo: 'ficha', filas: filas.flatMap(([que, cual]) => (cual ? [[que, cual] as const] : [])) };
}

/** A word or phrase as it begins a line. */
export function inicial(texto: string | null): string {
  return texto === null ? '' : texto.charAt(0).toUpperCase() + texto.slice(1);
}

/** A heading inside a paper. */
export const subtitulo = (texto: string): Bloque => ({ tipo: 'subtitulo', texto });

const persona = (...partes: (string | null | undefined)[]) =>
  partes.filter((p) => p !== null && p !== undefined && p !== '').join(', ');

/** What every paper of a solicitud says of whose it is; what it omitted (AT-8.1.2-1) is left out. */
export function fichaDeSolicitud(f: Fuente): Bloque {
  const { entidad, objeto, responsableDec, contacto } = presentada(f);
  return ficha(
    ['Entidad', entidad.nombre],
    ['RUC', entidad.ruc],
    ['Objeto de la contratación', objeto],
    ['Solicitante', persona(responsableDec.nombre, 'responsable de la DEC')],
    ['Punto de contacto', persona(contacto.nombre, contacto.cargo)],
    ['Solicitud recibida', cuando(presentada(f).recibida ?? f.caso.creado)],
  );
}

/** A paper of OECE: what its kind says, on the case it is of. */
export function papelDeOece(f: Fuente, { plantilla, ...cuerpo }: Cuerpo): Papel {
  return {
    ...cuerpo,
    emisor: OECE,
    expediente: f.caso.numero,
    fecha: diaDe(f),
    leyendas: plantilla === undefined ? [] : leyendasDe(plantilla, f.catalogo),
  };
}
