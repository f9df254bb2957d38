import { enPalabras } from '../../machines/base/fechas.js';
import type { Datos } from '../../machines/base/maquina.js';
import { citar } from '../../machines/reglas/index.js';
import { enLetra } from './palabras.js';
import type { Variable } from './variable.js';
import { PROPIAS } from './variables-propias.js';

/** What any template may name. */
export const COMUNES = {
  nombre: {
    que: 'Nombre de quien recibe, o de quien lo pidió si hay varios',
    ejemplo: 'Responsable de la DEC',
    leer: ({ direcciones }) => direcciones[0]?.nombre ?? null,
  },
  numero: { que: 'Número del expediente', ejemplo: 'AT-2026-000001', leer: ({ caso }) => caso.numero },
  entidad: {
    que: 'Entidad del expediente',
    ejemplo: 'Entidad de ejemplo',
    leer: ({ caso }) => enLetra((caso.datos['entidad'] as Datos | undefined)?.['nombre']),
  },
  objeto: {
    que: 'Qué se contrata',
    ejemplo: 'Adquisición de equipos médicos',
    leer: ({ caso }) => enLetra(caso.datos['descripcion'] ?? caso.datos['objeto']),
  },
  norma: {
    que: 'Artículo por el que se notifica, con la numeración aprobada y la del proyecto',
    ejemplo: 'Directiva 005-2025-OECE-CD, num. 9.2.1.A (proyecto: 8.2.1.A)',
    leer: ({ aviso, entorno }) => citar(aviso.regla, entorno.catalogo),
  },
  fecha: { que: 'Día del acto', ejemplo: '10 de agosto de 2026', leer: ({ fecha }) => enPalabras(fecha) },
  solicitud: {
    que: 'Si el expediente es una solicitud',
    ejemplo: true,
    leer: ({ caso }) => caso.coleccion === 'solicitudes',
  },
  proceso: {
    que: 'Si el expediente es un proceso de selección',
    ejemplo: false,
    leer: ({ caso }) => caso.coleccion === 'procesos',
  },
} as const satisfies Record<string, Variable>;

export type NombrePropio = keyof typeof PROPIAS;

/** Everything a template that names some of its own may name. */
export function variablesDe(propias: readonly NombrePropio[]): Readonly<Record<string, Variable>> {
  return { ...COMUNES, ...Object.fromEntries(propias.map((n) => [n, PROPIAS[n]])) };
}
