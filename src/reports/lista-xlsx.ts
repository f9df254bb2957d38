import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { FilaDeCaso } from '../store/puerto.js';
import { escribirHoja } from './hoja.js';
import { enPalabras } from './situaciones.js';

const COLUMNAS = [
  { titulo: 'Número', ancho: 18 },
  { titulo: 'Situación', ancho: 22 },
  { titulo: 'Entidad', ancho: 40 },
  { titulo: 'RUC', ancho: 14 },
  { titulo: 'Objeto', ancho: 60 },
  { titulo: 'Creado', ancho: 12, dias: true },
  { titulo: 'Actualizado', ancho: 12, dias: true },
  { titulo: 'Próximo vencimiento', ancho: 20, dias: true },
  { titulo: 'Responsable', ancho: 28 },
] as const;

/**
 * A list of cases as a spreadsheet, one row each; the days are those of Lima.
 * @param hayMas whether the list goes on after these: a last row says so
 */
export function hojaDeLista(
  nombre: string,
  casos: readonly FilaDeCaso[],
  hayMas: boolean,
): Promise<Uint8Array> {
  const filas = casos.map((c) => [
    c.numero,
    enPalabras(c.situacion),
    c.entidad,
    c.ruc,
    c.objeto,
    fechaCivilDe(c.creado),
    fechaCivilDe(c.actualizado),
    c.proximo,
    c.responsable,
  ]);
  const aviso = `La lista tiene más expedientes; aquí están los primeros ${casos.length}. Para ver los demás, acote la búsqueda.`;
  return escribirHoja({ nombre, columnas: COLUMNAS, filas: hayMas ? [...filas, [aviso]] : filas });
}
