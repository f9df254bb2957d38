import { type FechaCivil, fechaCivilDe } from '../../../machines/calendario/index.js';
import { cuerpoDe, origenDe, plantillaVigente } from '../../notify/redactar.js';
import type { Sistema } from '../../sistema.js';
import type { NumeroDeOficio } from '../../store/papeles.js';
import type { Aviso, Caso } from '../../store/puerto.js';
import { OECE, parrafo } from './fuente.js';
import type { Bloque, Papel } from './papel.js';

/** Who writes an oficio: the office or, in a process, the entity that conducts it, each with its own series of numbers. */
interface Remitente {
  readonly nombre: string;
  readonly serie: string;
  readonly firma: string;
}

function remitenteDe({ coleccion, datos, ruc }: Caso): Remitente {
  if (coleccion !== 'procesos')
    return { nombre: OECE, serie: 'OECE', firma: 'Funcionario competente del OECE\nNombre, cargo y firma' };
  const { nombre } = datos['entidad'] as { nombre: string };
  return {
    nombre,
    serie: ruc ?? 'ENTIDAD',
    firma: 'Por el comité especial o el órgano encargado de las contrataciones\nNombre, cargo y firma',
  };
}

/** Series and year an oficio takes its number from: the year is that of the day it is made. */
export function serieDeOficio(caso: Caso, hoy: FechaCivil): { serie: string; anio: number } {
  return { serie: remitenteDe(caso).serie, anio: Number(hoy.slice(0, 4)) };
}

/** A number as an oficio bears it: «000001-2026-OECE». */
export function enNumero({ serie, anio, numero }: NumeroDeOficio): string {
  return `${String(numero).padStart(6, '0')}-${anio}-${serie}`;
}

const GUION = /^- /;

/** A letter as blocks: its paragraphs, and what begins with a hyphen as a list. */
function bloquesDe(carta: string): Bloque[] {
  return carta.split(/\n{2,}/).flatMap((parte): Bloque[] => {
    const renglones = parte.split('\n');
    const desde = renglones.findIndex((r) => GUION.test(r));
    if (desde < 0) return [parrafo(parte)];
    const antes = renglones.slice(0, desde).join('\n');
    return [
      ...(antes === '' ? [] : [parrafo(antes)]),
      { tipo: 'lista', elementos: renglones.slice(desde).map((r) => r.replace(GUION, '')) },
    ];
  });
}

/** The oficio of a notice, ready to sign: what its template says, with the number it takes. */
export async function papelDeOficio(
  { store, door, reloj }: Pick<Sistema, 'store' | 'door' | 'reloj'>,
  caso: Caso,
  aviso: Aviso,
  numero: NumeroDeOficio,
): Promise<Papel> {
  const vigente = await plantillaVigente(store, aviso.plantilla);
  if (!vigente) throw new Error(`La plantilla ${aviso.plantilla} no tiene texto.`);
  const carta = cuerpoDe(aviso.plantilla, vigente.texto, await origenDe({ store, door }, caso, aviso));
  const { nombre, firma } = remitenteDe(caso);
  return {
    emisor: nombre,
    titulo: `Oficio N.° ${enNumero(numero)}`,
    numero: null,
    expediente: caso.numero,
    fecha: fechaCivilDe(reloj.ahora()),
    bloques: [...bloquesDe(carta), parrafo('Atentamente,'), { tipo: 'firmas', firmas: [firma] }],
    leyendas: [],
  };
}
