import { type Condicion, CUMPLE, incumple, noCumple } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { regla } from '../../reglas/index.js';
import type { DatosDe } from '../eventos/index.js';
import { si } from './condiciones-comunes.js';
import type { ContextoDeProceso } from './contexto.js';
import { incumplimientosDeConvocatoria } from './convocatoria.js';
import { diaPublicado, hoy } from './lecturas.js';

type C = ContextoDeProceso;

/** Conditions of the convocation and of the one replacement of bases. */
export const DE_CONVOCATORIA = {
  regimenEnVigor: {
    lee: 'datos',
    descripcion: 'El DL 1017 y su Reglamento rigen el día de la convocatoria.',
    veredicto: (c: C, datos: DatosDe<'CONVOCAR'>) => {
      const dia = diaPublicado(c, datos);
      const { desde, hasta } = regla('RS-22-inicio').vigencia;
      if (dia >= desde && (hasta === null || dia <= hasta)) return CUMPLE;
      const fin = hasta === null ? '' : ` hasta el ${enPalabras(hasta)}`;
      return {
        ok: false,
        codigo: 'REGIMEN_SIN_VIGENCIA',
        regla: 'AMB-D7',
        detalle: `El régimen del DL 1017 se aplica a lo convocado desde el ${enPalabras(desde)}${fin}; el ${enPalabras(dia)} no rige.`,
        seHabilita: hasta === null ? { desde } : { desde, hasta },
      };
    },
  },
  informeDeCausasEmitido: {
    lee: 'estado',
    descripcion: 'Si viene de un proceso desierto, ya se emitió el informe de sus causas.',
    veredicto: (c: C) =>
      si(
        c.antecedente === null || c.antecedente.informeDeCausas,
        'RS-78-4',
        'Antes de volver a convocar, el comité informa al Titular las causas del desierto y se corrigen (art. 78 del Reglamento, art. 32 de la Ley).',
      ),
  },
  convocatoriaConforme: {
    lee: 'datos',
    descripcion: 'La convocatoria, sus bases y su cronograma cumplen la norma.',
    veredicto: (c: C, datos: DatosDe<'CONVOCAR'>) => incumple(incumplimientosDeConvocatoria(c, datos)),
  },
  basesSinReemplazo: {
    lee: 'estado',
    descripcion: 'Es el mismo día de la convocatoria y aún no se reemplazaron las bases.',
    veredicto: (c: C) => {
      if (c.basesReemplazadas)
        return noCumple(
          'RS-51-4',
          'Las bases registradas con error se reemplazan una sola vez (art. 51 del Reglamento).',
        );
      return si(
        c.convocada === hoy(c),
        'RS-51-4',
        'Las bases registradas con error solo se reemplazan el mismo día de su registro (art. 51 del Reglamento).',
      );
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
