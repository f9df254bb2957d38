import type { Escritura } from '../../seleccion/muestras.js';
import { expediente } from '../../seleccion/muestras.js';

/** How the bidders of a walk offer: what a tie, an excess or a sharing out needs is rare by chance. */
export type Montos = 'normales' | 'iguales' | 'sobre' | 'parciales' | 'fuera';

/** A file to walk with. */
export interface Variante {
  readonly expediente: Escritura<'CREAR_PROCESO'>;
  readonly acto: 'publico' | 'privado';
  readonly modo: 'ordinario' | 'rapido';
  readonly montos: Montos;
  readonly distribuible?: boolean;
}

interface Tallas {
  readonly unico: string;
  /** Two items that add up to their own amount. */
  readonly dos: readonly [string, string, string];
}

function deObjeto(objeto: Escritura<'CREAR_PROCESO'>['objeto'], { unico, dos }: Tallas): Variante[] {
  const [total, uno, otro] = dos;
  const divisible = objeto !== 'obras' && objeto !== 'consultoria_obras';
  const cantidad = { cantidad: 10, divisible };
  const items = [
    { numero: 1, descripcion: 'Uno', valorReferencial: uno, ...cantidad },
    { numero: 2, descripcion: 'Dos', valorReferencial: otro },
  ];
  const solo = expediente({ objeto, valorReferencial: unico });
  const varios = expediente({ objeto, valorReferencial: total, items });
  const conCantidad = expediente({
    objeto,
    valorReferencial: unico,
    items: [{ numero: 1, descripcion: 'Uno', valorReferencial: unico, ...cantidad }],
    mercadoInsuficiente: true,
  });
  const reservado = { ...solo, valorReferencialReservado: true };
  const publico = { acto: 'publico', modo: 'rapido' } as const;
  const privado = { acto: 'privado', modo: 'ordinario' } as const;
  return [
    { expediente: solo, ...publico, modo: 'ordinario', montos: 'normales' },
    { expediente: varios, ...privado, montos: 'normales' },
    { expediente: conCantidad, ...publico, montos: 'parciales', distribuible: true },
    { expediente: solo, ...publico, montos: 'sobre' },
    { expediente: conCantidad, ...publico, montos: 'iguales' },
    { expediente: varios, ...privado, modo: 'rapido', montos: 'iguales' },
    { expediente: varios, ...publico, montos: 'sobre' },
    { expediente: reservado, ...publico, montos: 'normales' },
    { expediente: solo, ...publico, montos: 'fuera' },
    { expediente: varios, ...publico, montos: 'fuera' },
  ];
}

/** Files of every kind for each procedure, by the id of its machine; all of the fiscal year 2011. */
export const VARIANTES: Readonly<Record<string, readonly Variante[]>> = {
  'licitacion-publica': [
    ...deObjeto('bienes', { unico: '500000.00', dos: ['700000.00', '400000.00', '300000.00'] }),
    ...deObjeto('obras', { unico: '2500000.00', dos: ['2500000.00', '1500000.00', '1000000.00'] }),
  ],
  'concurso-publico': [
    ...deObjeto('servicios', { unico: '500000.00', dos: ['2600000.00', '1300000.00', '1300000.00'] }),
    ...deObjeto('consultoria_obras', { unico: '900000.00', dos: ['700000.00', '400000.00', '300000.00'] }),
  ],
  'adjudicacion-directa-publica': [
    ...deObjeto('bienes', { unico: '300000.00', dos: ['300000.00', '180000.00', '120000.00'] }),
    ...deObjeto('obras', { unico: '1000000.00', dos: ['1200000.00', '700000.00', '500000.00'] }),
  ],
  'adjudicacion-directa-selectiva': [
    ...deObjeto('bienes', { unico: '100000.00', dos: ['150000.00', '90000.00', '60000.00'] }),
    ...deObjeto('obras', { unico: '500000.00', dos: ['600000.00', '350000.00', '250000.00'] }),
  ],
  'menor-cuantia-bienes-servicios': [
    ...deObjeto('bienes', { unico: '30000.00', dos: ['30000.00', '18000.00', '12000.00'] }),
    ...deObjeto('servicios', { unico: '25000.00', dos: ['30000.00', '18000.00', '12000.00'] }),
  ],
  'menor-cuantia-obras': [
    ...deObjeto('obras', { unico: '100000.00', dos: ['150000.00', '90000.00', '60000.00'] }),
    ...deObjeto('consultoria_obras', { unico: '30000.00', dos: ['30000.00', '18000.00', '12000.00'] }),
  ],
};
