import { v7 as uuid } from 'uuid';
import type { Rol } from '../../machines/base/evento.js';
import { huellaDeFicha } from '../auth/secreto.js';
import type { Sistema } from '../sistema.js';

interface Persona {
  readonly nombre: string;
  readonly ficha: string;
  readonly roles: readonly Rol[];
}

/** Who takes part in the demonstration besides its administration, each under the name of the role. */
export const PERSONAS = {
  mesa: { nombre: 'Mesa de partes', ficha: 'demo-mesa', roles: ['mesa_partes'] },
  especialista: {
    nombre: 'Especialista de asistencia técnica',
    ficha: 'demo-especialista',
    roles: ['especialista'],
  },
  coordinacion: { nombre: 'Coordinación', ficha: 'demo-coordinacion', roles: ['coordinador'] },
  lectura: { nombre: 'Consulta (solo lectura)', ficha: 'demo-lectura', roles: ['lectura'] },
  oec: { nombre: 'Órgano encargado de las contrataciones', ficha: 'demo-oec', roles: ['oec'] },
  comite: { nombre: 'Comité especial', ficha: 'demo-comite', roles: ['comite'] },
  titular: { nombre: 'Titular de la entidad', ficha: 'demo-titular', roles: ['titular'] },
} as const satisfies Record<string, Persona>;
export type Quien = keyof typeof PERSONAS;

const DE_SOLICITUDES: readonly Quien[] = ['mesa', 'especialista', 'coordinacion', 'lectura'];
const DE_PROCESOS: readonly Quien[] = ['oec', 'comite', 'titular', 'lectura'];

/** Creates the users with the fixed fichas the demonstration announces. */
export async function crearUsuarios({ store, reloj }: Pick<Sistema, 'store' | 'reloj'>): Promise<void> {
  for (const { nombre, ficha, roles } of Object.values(PERSONAS))
    await store.crearUsuario(
      { id: uuid(), nombre, correo: null, roles, entidad: null },
      huellaDeFicha(ficha),
      reloj.ahora(),
    );
}

/** The lines that tell with which fichas one enters. */
export function fichasQueEntran(administracion: string, cual: 'solicitudes' | 'procesos'): string {
  const suyas = cual === 'solicitudes' ? DE_SOLICITUDES : DE_PROCESOS;
  const filas = [
    [administracion, 'Administración (puede todo)'] as const,
    ...suyas.map((quien) => [PERSONAS[quien].ficha, PERSONAS[quien].nombre] as const),
  ];
  const ancho = Math.max(...filas.map(([ficha]) => ficha.length));
  return ['Ingrese con una de estas fichas:', ...filas.map(([f, n]) => `  ${f.padEnd(ancho)}  ${n}`)].join(
    '\n',
  );
}
