import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { type Catalogo, citar } from '../../machines/reglas/index.js';
import { ACTOS_DEL_MOTOR } from './sucesos.js';
import type { EventoGuardado } from './tipos.js';

const SUCESOS: Readonly<Record<string, string>> = {
  CALENDARIO_CAMBIADO: 'Cambió el calendario',
  REGLA_CORREGIDA: 'Se corrigieron los días de una regla',
  MAQUINA_CAMBIADA: 'Pasó a otra versión de su máquina',
  NOTIFICACION_REGISTRADA: 'Constancia de una notificación',
};

/** What an event is called: the title of an act; of what the system sends, what happened. */
export function tituloDe(
  def: DefinicionDeMaquina,
  { tipo, regla }: Pick<EventoGuardado, 'tipo' | 'regla'>,
  catalogo: Catalogo,
): string {
  const acto = def.eventos[tipo] ?? (ACTOS_DEL_MOTOR as Readonly<Record<string, { titulo: string }>>)[tipo];
  if (acto !== undefined) return acto.titulo;
  if (tipo.startsWith('VENCIO_')) return `Venció el plazo de ${citar(regla, catalogo)}`;
  if (tipo.startsWith('CORREO_')) return `Correo: ${enMinusculas(tipo.slice('CORREO_'.length))}`;
  const frase = SUCESOS[tipo] ?? enMinusculas(tipo);
  return frase.charAt(0).toUpperCase() + frase.slice(1);
}

const enMinusculas = (tipo: string) => tipo.toLowerCase().replaceAll('_', ' ');
