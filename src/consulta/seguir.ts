import { diaDe } from '../../machines/base/campos.js';
import { etapasEn } from '../../machines/base/etapas.js';
import type { DefinicionDeMaquina } from '../../machines/registro.js';
import type { Caso } from '../store/puerto.js';
import { ETAPAS, REUNION, SITUACIONES, VENCIMIENTOS } from './palabras.js';

/** What anybody with the code learns of a solicitud: nothing that names a person, an entity or what is bought. */
export interface Seguimiento {
  readonly numero: string;
  readonly situacion: string;
  readonly enQueEsta: string;
  readonly proximaFecha: { readonly que: string; readonly fecha: string } | null;
}

type Leido = Pick<Caso, 'numero' | 'situacion' | 'estado' | 'datos'>;

function proximaFecha({ estado, datos }: Leido, etapas: readonly string[], hoy: string) {
  const reunion = datos['reunion'] as { fecha: string } | undefined;
  const citada = reunion !== undefined && etapas.includes('reunion.programada') ? diaDe(reunion.fecha) : null;
  const vencen = estado.plazos
    .filter((p) => p.estado === 'corriendo' && p.regla in VENCIMIENTOS)
    .map((p) => ({ que: VENCIMIENTOS[p.regla] as string, fecha: p.vence }));
  // A meeting that has its date is what people wait for, not the last day it could have had.
  const fechas = citada === null ? vencen : [{ que: REUNION, fecha: citada }, ...vencen];
  const porVenir = fechas.filter((f) => f.fecha >= hoy);
  return porVenir.reduce<(typeof porVenir)[number] | null>(
    (antes, f) => (antes === null || f.fecha < antes.fecha ? f : antes),
    null,
  );
}

/** How a solicitud is going, in words. @param hoy civil day: what passed is no next date */
export function seguir(def: Pick<DefinicionDeMaquina, 'etapas'>, caso: Leido, hoy: string): Seguimiento {
  const { numero, situacion, estado } = caso;
  const [titulo, frase] = SITUACIONES[situacion] ?? [situacion, 'La solicitud está en trámite.'];
  const viva = estado.snapshot.status === 'active';
  const etapas = viva ? etapasEn(def.etapas ?? [], estado.snapshot.value) : [];
  const frases = etapas.flatMap((etapa) => ETAPAS[etapa] ?? []);
  return {
    numero,
    situacion: titulo,
    enQueEsta: frases.length === 0 ? frase : frases.join(' '),
    proximaFecha: viva ? proximaFecha(caso, etapas, hoy) : null,
  };
}
