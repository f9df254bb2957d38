import type { Textos } from './formulario';

/** A document, by its name alone or as an earlier solicitud kept it. */
type Documento = string | { readonly nombre: string };

/** What is written of a solicitud. */
export interface DatosDeSolicitud {
  readonly textos: Textos;
  readonly canal: string;
  readonly fase: string;
  readonly materias: readonly string[];
  readonly criterios: readonly string[];
  readonly acompanamiento: boolean;
  readonly documentos: readonly string[];
  /** Documents of the earlier solicitud, whole, to send them as they were. */
  readonly documentosPrevios: readonly Documento[];
}

export const SOLICITUD_VACIA: DatosDeSolicitud = {
  textos: {},
  canal: 'digital',
  fase: '',
  materias: [],
  criterios: [],
  acompanamiento: false,
  documentos: [],
  documentosPrevios: [],
};

export const CANALES_DE_RECEPCION = [
  { value: 'digital', label: 'Mesa de partes digital' },
  { value: 'presencial', label: 'Mesa de partes presencial' },
];
export const FASES = [
  { value: 'actuaciones_preparatorias', label: 'Actuaciones preparatorias' },
  { value: 'seleccion', label: 'Selección' },
  { value: 'ejecucion', label: 'Ejecución' },
];
export const MATERIAS = [
  { value: 'consultas', label: 'Absolver consultas de la contratación' },
  { value: 'estrategia', label: 'Asesorar la estrategia de contratación' },
  { value: 'revision_documental', label: 'Revisar documentos antes de la convocatoria' },
  { value: 'otra', label: 'Otra materia afín' },
];
export const CRITERIOS = [
  { value: 'zona_emergencia', label: 'Zona declarada en emergencia' },
  { value: 'circunstancia_prioritaria', label: 'Circunstancia que la hace prioritaria' },
  { value: 'alta_complejidad', label: 'Alta complejidad' },
  { value: 'otro', label: 'Otro criterio' },
];

/** How each datum is called when something is said of it. */
export const NOMBRES_DE_DATOS: Readonly<Record<string, string>> = {
  canal: 'Canal de recepción',
  recibida: 'Fecha y hora de recepción',
  'entidad.nombre': 'Nombre de la entidad',
  'entidad.ruc': 'RUC de la entidad',
  'entidad.provincia': 'Provincia de la entidad',
  objeto: 'Objeto de la contratación',
  'contacto.nombre': 'Nombre del punto de contacto',
  'contacto.cargo': 'Cargo del punto de contacto',
  'contacto.correo': 'Correo del punto de contacto',
  'contacto.telefono': 'Teléfono del punto de contacto',
  sustentoEstrategico: 'Sustento del carácter estratégico',
  criterios: 'Criterios',
  fase: 'Fase de la contratación',
  materias: 'Materias de la asistencia',
  procesoVinculado: 'Proceso vinculado',
  sustentoAcompanamiento: 'Sustento del acompañamiento',
  documentosARevisar: 'Documentos a revisar',
  'responsableDec.nombre': 'Nombre del responsable de la DEC',
  'responsableDec.correo': 'Correo del responsable de la DEC',
  'titular.nombre': 'Nombre del titular',
  'titular.cargo': 'Cargo del titular',
  'titular.correo': 'Correo del titular',
  solicitudAnterior: 'Solicitud anterior',
};

const alguno = (textos: Textos, rutas: readonly string[]) =>
  rutas.some((r) => (textos[r] ?? '').trim() !== '');

/**
 * The body of the presentation. Letters a) to c) go even when blank: with an earlier solicitud, what is not said would be
 * taken from it again.
 */
export function cuerpoDeSolicitud(d: DatosDeSolicitud, anterior: string | null): Record<string, unknown> {
  const { textos } = d;
  const t = (ruta: string) => (textos[ruta] ?? '').trim();
  // What a resubmission leaves blank is said with null: else it would come back from the earlier one.
  const quitado = (dato: string) => (anterior === null ? {} : { [dato]: null });
  const recibida = t('recibida');
  const correoDelTitular = t('titular.correo');
  return {
    canal: d.canal,
    ...(recibida === '' ? {} : { recibida }),
    entidad: { nombre: t('entidad.nombre'), ruc: t('entidad.ruc'), provincia: t('entidad.provincia') },
    objeto: t('objeto'),
    responsableDec: { nombre: t('responsableDec.nombre'), correo: t('responsableDec.correo') },
    ...(alguno(textos, ['titular.nombre', 'titular.cargo', 'titular.correo'])
      ? {
          titular: {
            nombre: t('titular.nombre'),
            cargo: t('titular.cargo'),
            ...(correoDelTitular === '' ? {} : { correo: correoDelTitular }),
          },
        }
      : quitado('titular')),
    contacto: {
      nombre: t('contacto.nombre'),
      cargo: t('contacto.cargo'),
      correo: t('contacto.correo'),
      telefono: t('contacto.telefono'),
    },
    sustentoEstrategico: t('sustentoEstrategico'),
    criterios: d.criterios,
    fase: d.fase,
    materias: d.materias,
    acompanamiento: d.acompanamiento,
    sustentoAcompanamiento: d.acompanamiento ? t('sustentoAcompanamiento') : '',
    documentosARevisar: d.documentos.map(
      (nombre) => d.documentosPrevios.find((p) => typeof p !== 'string' && p.nombre === nombre) ?? nombre,
    ),
    ...(t('procesoVinculado') === ''
      ? quitado('procesoVinculado')
      : { procesoVinculado: t('procesoVinculado') }),
    ...(anterior === null ? {} : { solicitudAnterior: anterior }),
  };
}

const DE_TEXTO = Object.keys(NOMBRES_DE_DATOS).filter(
  (r) =>
    ![
      'canal',
      'recibida',
      'fase',
      'materias',
      'criterios',
      'documentosARevisar',
      'solicitudAnterior',
    ].includes(r),
);

function leer(datos: Record<string, unknown>, ruta: string): unknown {
  return ruta
    .split('.')
    .reduce<unknown>((v, k) => (typeof v === 'object' && v !== null ? Reflect.get(v, k) : undefined), datos);
}

const lista = (v: unknown) => (Array.isArray(v) ? v.map(String) : []);

/** The form filled with what an earlier solicitud said; when it was received is not taken. */
export function desdeAnterior(datos: Record<string, unknown>): DatosDeSolicitud {
  const documentosPrevios = (datos['documentosARevisar'] ?? []) as readonly Documento[];
  return {
    textos: Object.fromEntries(
      DE_TEXTO.flatMap((ruta) => {
        const valor = leer(datos, ruta);
        return typeof valor === 'string' ? [[ruta, valor]] : [];
      }),
    ),
    canal: datos['canal'] === 'presencial' ? 'presencial' : 'digital',
    fase: typeof datos['fase'] === 'string' ? datos['fase'] : '',
    materias: lista(datos['materias']),
    criterios: lista(datos['criterios']),
    acompanamiento: datos['acompanamiento'] === true,
    documentos: documentosPrevios.map((d) => (typeof d === 'string' ? d : d.nombre)),
    documentosPrevios,
  };
}
