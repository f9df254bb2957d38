import type { Coleccion } from '../api/tipos';

/** What a list may be asked, as its address says it. */
export interface Filtros {
  readonly texto: string;
  readonly situacion: string;
  readonly vence_hasta: string;
  readonly responsable: string;
  readonly orden: Orden;
}

export const ORDENES = {
  '-creado': 'Los más nuevos primero',
  creado: 'Los más antiguos primero',
  '-actualizado': 'Los últimos que se movieron',
  actualizado: 'Los que hace más no se mueven',
  vence: 'Lo que vence antes',
} as const;
export type Orden = keyof typeof ORDENES;

const VACIO: Filtros = { texto: '', situacion: '', vence_hasta: '', responsable: '', orden: '-creado' };

/** The filters an address names; what it does not know is as nothing. */
export function deLaDireccion(consulta: URLSearchParams): Filtros {
  const orden = consulta.get('orden') ?? '';
  return {
    texto: consulta.get('texto') ?? '',
    situacion: consulta.get('situacion') ?? '',
    vence_hasta: consulta.get('vence_hasta') ?? '',
    responsable: consulta.get('responsable') ?? '',
    orden: orden in ORDENES ? (orden as Orden) : VACIO.orden,
  };
}

/** The address of some filters: what is as always is left out. */
export function aLaDireccion(filtros: Filtros): URLSearchParams {
  const consulta = new URLSearchParams();
  for (const [nombre, valor] of Object.entries(filtros))
    if (valor !== VACIO[nombre as keyof Filtros]) consulta.set(nombre, valor);
  return consulta;
}

/** Whether nothing is filtered. */
export function sinFiltros(filtros: Filtros): boolean {
  return aLaDireccion({ ...filtros, orden: VACIO.orden }).size === 0;
}

/** A set of filters somebody gave a name. */
export interface VistaGuardada {
  readonly nombre: string;
  readonly consulta: string;
}

/** How the desk calls a collection. */
export const TITULOS: Readonly<Record<Coleccion, { titulo: string; uno: string; varios: string }>> = {
  solicitudes: { titulo: 'Solicitudes de asistencia técnica', uno: 'solicitud', varios: 'solicitudes' },
  procesos: { titulo: 'Procesos de selección', uno: 'proceso', varios: 'procesos' },
  informes: { titulo: 'Informes anuales', uno: 'informe', varios: 'informes' },
};
