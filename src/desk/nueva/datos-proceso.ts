import type { Textos } from './formulario';
import { revisarRuc } from './ruc';

/** An item as it is written; `id` only tells rows apart while they are edited. */
export interface ItemEscrito {
  readonly id: number;
  readonly descripcion: string;
  readonly cantidad: string;
  readonly valorReferencial: string;
  readonly divisible: boolean;
}

/** What is written of a process. */
export interface DatosDeProceso {
  readonly textos: Textos;
  readonly objeto: string;
  readonly reservado: boolean;
  readonly programable: boolean;
  readonly mercadoInsuficiente: boolean;
  readonly excepcion: string;
  readonly colindantes: readonly string[];
  readonly items: readonly ItemEscrito[];
}

export const PROCESO_VACIO: DatosDeProceso = {
  textos: {},
  objeto: '',
  reservado: false,
  programable: true,
  mercadoInsuficiente: false,
  excepcion: '',
  colindantes: [],
  items: [],
};

/** When buying in parts is not dividing (RS-20-ex). */
export const EXCEPCIONES = [
  { value: '1', label: '1. Por etapas, tramos, paquetes o lotes, o para dar lugar a la MYPE' },
  { value: '2', label: '2. Llegó un crédito presupuestario que no estaba previsto' },
  { value: '3', label: '3. Necesidad adicional e imprevisible, que se atiende íntegra' },
  { value: '4', label: '4. Mismo proveedor, por exoneración, régimen especial u objeto complementario' },
  { value: '5', label: '5. Se contrata por convenio marco' },
  { value: '6', label: '6. Promoción de la MYPE con oferta competitiva y calidad' },
];

const NOMBRES: Readonly<Record<string, string>> = {
  'entidad.nombre': 'Nombre de la entidad',
  'entidad.ruc': 'RUC de la entidad',
  'entidad.domicilio': 'Domicilio de la entidad',
  'entidad.provincia': 'Provincia de la entidad',
  objeto: 'Objeto',
  descripcion: 'Descripción de lo que se contrata',
  valorReferencial: 'Valor referencial',
  fechaValorReferencial: 'Fecha del valor referencial',
  ejercicio: 'Ejercicio',
  nomenclatura: 'Nomenclatura',
  modalidad: 'Modalidad',
  'origen.desierto': 'Proceso desierto del que viene',
  'paquete.sustento': 'Sustento del paquete',
  excepcionFraccionamiento: 'Excepción al fraccionamiento',
  provinciaEjecucion: 'Provincia de ejecución',
  provinciasColindantes: 'Provincias colindantes',
  items: 'Ítems',
};
const NOMBRES_DE_ITEM: Readonly<Record<string, string>> = {
  descripcion: 'descripción',
  cantidad: 'cantidad',
  valorReferencial: 'valor referencial',
};

/** How a datum is called when something is said of it. */
export function nombreDelDato(ruta: string): string {
  const [raiz = '', fila, campo = ''] = ruta.split('.');
  if (raiz === 'items' && fila !== undefined)
    return `Ítem ${Number(fila) + 1}${NOMBRES_DE_ITEM[campo] ? `, ${NOMBRES_DE_ITEM[campo]}` : ''}`;
  return NOMBRES[ruta] ?? NOMBRES[raiz] ?? 'Este dato';
}

const con = (clave: string, valor: string) => (valor === '' ? {} : { [clave]: valor });
/** As a whole number when it is one; as it was written otherwise, for the API to say what is wrong. */
const entero = (t: string) => (/^\d{1,9}$/.test(t) ? Number(t) : t);

/** The body of a new process. */
export function cuerpoDeProceso(d: DatosDeProceso): Record<string, unknown> {
  const t = (ruta: string) => (d.textos[ruta] ?? '').trim();
  return {
    regimen: 'DL1017',
    entidad: {
      nombre: t('entidad.nombre'),
      ruc: t('entidad.ruc'),
      domicilio: t('entidad.domicilio'),
      ...con('provincia', t('entidad.provincia')),
    },
    objeto: d.objeto,
    descripcion: t('descripcion'),
    valorReferencial: t('valorReferencial'),
    ...(d.reservado ? { valorReferencialReservado: true } : {}),
    fechaValorReferencial: t('fechaValorReferencial'),
    ejercicio: entero(t('ejercicio')),
    ...con('nomenclatura', t('nomenclatura')),
    ...con('modalidad', t('modalidad')),
    ...(d.programable ? {} : { programable: false }),
    ...(t('origen.desierto') === '' ? {} : { origen: { desierto: t('origen.desierto') } }),
    ...(d.items.length === 0
      ? {}
      : {
          items: d.items.map((i, n) => ({
            numero: String(n + 1),
            descripcion: i.descripcion.trim(),
            valorReferencial: i.valorReferencial,
            ...con('cantidad', i.cantidad.trim()),
            ...(i.divisible ? { divisible: true } : {}),
          })),
        }),
    ...(t('paquete.sustento') === '' ? {} : { paquete: { sustento: t('paquete.sustento') } }),
    ...(d.excepcion === '' ? {} : { excepcionFraccionamiento: Number(d.excepcion) }),
    ...con('provinciaEjecucion', t('provinciaEjecucion')),
    ...(d.colindantes.length === 0 ? {} : { provinciasColindantes: d.colindantes }),
    ...(d.mercadoInsuficiente ? { mercadoInsuficiente: true } : {}),
  };
}

// A RUC that is right, for a question whose answer does not depend on whose it is.
const UN_RUC = '20131312955';

/**
 * The body with which the type alone is asked: it depends on the object, the amount, the year and where the process comes
 * from, so the rest need not be written yet. Null while one of those is missing.
 * @param suyo RUC of who asks, who may only ask for its own
 */
export function preguntaPorElTipo(d: DatosDeProceso, suyo: string | null): Record<string, unknown> | null {
  const { objeto, valorReferencial, ejercicio, valorReferencialReservado, origen } = cuerpoDeProceso(d);
  if (objeto === '' || valorReferencial === '' || typeof ejercicio !== 'number' || ejercicio < 1900)
    return null;
  const escrito = d.textos['entidad.ruc'] ?? '';
  const bueno = escrito.length === UN_RUC.length && revisarRuc(escrito).error === undefined;
  return {
    regimen: 'DL1017',
    entidad: { nombre: 'Entidad', ruc: bueno ? escrito : (suyo ?? UN_RUC), domicilio: 'Domicilio' },
    objeto,
    descripcion: 'Contratación',
    valorReferencial,
    fechaValorReferencial: '2011-01-01',
    ejercicio,
    ...(valorReferencialReservado === true ? { valorReferencialReservado } : {}),
    ...(bueno && origen !== undefined ? { origen } : {}),
  };
}
