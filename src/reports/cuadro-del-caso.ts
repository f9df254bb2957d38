import { type Catalogo, citar } from '../../machines/reglas/index.js';
import { comparativo, type NoAdmitida } from '../../machines/seleccion/comparativo.js';
import type { ContextoDeItem } from '../../machines/seleccion/item/contexto.js';
import { estadoDe } from '../engine/situacion.js';
import type { Caso } from '../store/puerto.js';
import type { CuadroDeProceso } from './cuadro.js';

/** What the table follows: its content, the scores, the ties. */
const REGLAS = ['RS-72-2', 'RS-70-E', 'RS-71-tot', 'RS-73'] as const;

interface DatosDelCuadro {
  readonly entidad: { readonly nombre: string };
  readonly descripcion: string;
  readonly nomenclatura?: string;
  readonly participantes?: readonly { readonly id: string; readonly nombre: string }[];
  readonly items?: readonly { readonly numero: string; readonly descripcion: string }[];
  readonly noAdmitidas?: readonly NoAdmitida[];
}

/**
 * Whether some item of a process is under appeal with its envelopes still shut: of a cancellation or a desierto, which may
 * bring it back to compete (RS-79-6, D17).
 */
export function apeladoSinAbrir({ estado }: Pick<Caso, 'estado'>): boolean {
  return Object.values(estadoDe(estado.snapshot).items).some(
    ({ situaciones, context }) =>
      situaciones.includes('apelado') && (context as unknown as ContextoDeItem).filas.length === 0,
  );
}

/** The comparative table of a process as its state has it: of what is still sealed, who and nothing else (D17). */
export function cuadroDelCaso(
  { estado, datos, numero, situacion }: Pick<Caso, 'estado' | 'datos' | 'numero' | 'situacion'>,
  catalogo: Catalogo,
): CuadroDeProceso {
  const normaDe = (regla: string) => citar(regla, catalogo);
  const suyos = datos as unknown as DatosDelCuadro;
  return {
    ...comparativo(estadoDe(estado.snapshot), normaDe, suyos.noAdmitidas ?? []),
    numero,
    nomenclatura: suyos.nomenclatura ?? null,
    entidad: suyos.entidad.nombre,
    descripcion: suyos.descripcion,
    situacion,
    nombres: new Map(suyos.participantes?.map((x) => [x.id, x.nombre])),
    descripciones: new Map(suyos.items?.map((i) => [Number(i.numero), i.descripcion])),
    normas: [...new Set(REGLAS.map(normaDe))],
  };
}
