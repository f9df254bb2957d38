import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { FilaDeCaso } from '../store/puerto.js';
import { type Celda, escribirHoja } from './hoja.js';
import { enPalabras } from './situaciones.js';

const COLUMNAS = [
  { titulo: 'Número', ancho: 18 },
  { titulo: 'Situación', ancho: 22 },
  { titulo: 'Entidad', ancho: 40 },
  { titulo: 'RUC', ancho: 14 },
  { titulo: 'Objeto', ancho: 60 },
  { titulo: 'Creado', ancho: 12 },
  { titulo: 'Actualizado', ancho: 12 },
  { titulo: 'Próximo vencimiento', ancho: 20 },
  { titulo: 'Responsable', ancho: 28 },
] as const;

const dia = (instante: string): Celda => ({ dia: fechaCivilDe(instante) });

/**
 * A list of cases as a spreadsheet, one row each; the days are those of Lima.
 * @param hayMas whether the list goes on after these: a last row says so
 */
export function hojaDeLista(
  nombre: string,
  casos: readonly FilaDeCaso[],
  hayMas: boolean,
): Promise<Uint8Array> {
  const filas = casos.map((c): readonly Celda[] => [
    c.numero,
    enPalabras(c.situacion),
    c.entidad,
    c.ruc,
    c.objeto,
    dia(c.creado),
    dia(c.actualizado),
    c.proximo === null ? null : { dia: c.proximo },
    c.responsable,
  ]);
  const aviso = `La lista tiene más expedientes; aquí están los primeros ${casos.length}. Para ver los demás, acote la búsqueda.`;
  return escribirHoja({ nombre, columnas: COLUMNAS, filas: hayMas ? [...filas, [aviso]] : filas });
}
