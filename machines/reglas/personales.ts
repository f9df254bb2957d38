import type { Regla } from './tipos.js';

const LEY = 'Ley 29733';

// Cited from memory until somebody reads the law here: what the house does with it is written and tested.
function fila(id: string, articulo: string, glosa: string): Regla {
  return {
    id,
    regimen: 'LEY29733',
    norma: LEY,
    articulo: `art. ${articulo}`,
    articuloProyecto: null,
    glosa,
    plazo: null,
    fuente: 'memoria',
    vigencia: { desde: '2013-05-08', hasta: null },
    catalogo: 1,
    conocidaDesde: '2026-11-21',
  };
}

/** Protection of personal data, as it reaches the files of a case. */
export const PROTECCION_DE_DATOS: readonly Regla[] = [
  fila('LPD-19', '19', 'La persona tiene derecho a saber qué datos suyos se guardan y quién los consultó.'),
  fila(
    'LPD-20',
    '20',
    'La persona puede pedir la supresión de sus datos cuando ya no son necesarios para el fin con que se recogieron.',
  ),
  fila(
    'LPD-14',
    '14',
    'Los datos que una entidad pública necesita para ejercer sus funciones se conservan mientras las ejerce.',
  ),
];
