import type { OrdenarAviso } from '../../base/efectos.js';
import type { Cronograma } from '../tipos.js';

/** A publication in SEACE, which notifies everybody the day it comes out (RS-25-1, RS-25-3). */
export const publicar = (plantilla: string, regla: string): OrdenarAviso => ({
  plantilla,
  canal: 'seace',
  a: ['participantes'],
  regla,
});

/** A mail to those who asked for it when they registered (RS-25-2); it does not replace the publication. */
export const avisarPorCorreo = (plantilla: string, regla: string): OrdenarAviso => ({
  plantilla,
  canal: 'correo',
  a: ['participantes'],
  regla,
});

/** A communication to an office, by oficio. */
export const comunicar = (plantilla: string, regla: string, a: OrdenarAviso['a']): OrdenarAviso => ({
  plantilla,
  canal: 'oficio',
  a,
  regla,
});

/**
 * What a version of the calendar written by itself brings, if it changes anything: everybody is told and the Titular
 * informed, as with any other version (RS-59-cal, RS-26-2, RS-26-3).
 */
export function avisosDeAjuste(
  antes: Cronograma,
  { cronograma }: { readonly cronograma: Cronograma },
): { avisos: OrdenarAviso[] } {
  if (JSON.stringify(antes) === JSON.stringify(cronograma)) return { avisos: [] };
  return {
    avisos: [
      publicar('CRONOGRAMA_AJUSTADO', 'RS-26-3'),
      avisarPorCorreo('CRONOGRAMA_AJUSTADO', 'RS-26-3'),
      comunicar('INFORME_DE_AJUSTE', 'RS-26-2', ['titular']),
    ],
  };
}
