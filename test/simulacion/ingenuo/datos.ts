/** The shape of the data of each act, as the contract writes it. Nothing here knows the case. */

type Prueba = (v: unknown) => boolean;
type Objeto = Record<string, unknown>;

const texto: Prueba = (v) => typeof v === 'string' && v.trim() !== '';
const siNo: Prueba = (v) => typeof v === 'boolean';
const entero: Prueba = (v) => typeof v === 'number' && Number.isInteger(v) && v >= 1;
const fecha: Prueba = (v) =>
  typeof v === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(v) &&
  !Number.isNaN(Date.parse(`${v}T00:00:00Z`)) &&
  new Date(`${v}T00:00:00Z`).toISOString().startsWith(v);
const instante: Prueba = (v) =>
  typeof v === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(v) &&
  !Number.isNaN(Date.parse(v));
const momento: Prueba = (v) => fecha(v) || instante(v);
const uno =
  (...valores: string[]): Prueba =>
  (v) =>
    valores.includes(v as string);
const lista =
  (campos: Record<string, Prueba>): Prueba =>
  (v) =>
    Array.isArray(v) && v.every((x) => tieneForma(x, campos));

/** A name ending in `?` may be missing. */
const FORMAS: Record<string, Record<string, Prueba>> = {
  RECHAZAR: { omisiones: lista({ literal: uno('a', 'b', 'c'), dato: texto }), motivo: texto },
  REGISTRAR_CONTACTO: { fecha: momento, medio: texto, resultado: texto },
  PROGRAMAR_REUNION: { fecha: instante, modalidad: uno('presencial', 'virtual'), lugar: texto },
  REPROGRAMAR_REUNION: {
    fecha: instante,
    modalidad: uno('presencial', 'virtual'),
    lugar: texto,
    motivo: texto,
    aPedidoDeLaEntidad: siNo,
  },
  REGISTRAR_REUNION: {
    fecha: momento,
    consultas: uno('no_hubo', 'absueltas', 'requieren_analisis'),
    'asesoramiento?': uno('no_hubo', 'brindado', 'continua'),
    acompanamiento: uno('no_solicitado', 'necesario', 'no_necesario'),
    revisionDocumental: siNo,
    'derivacion?': (v) => tieneForma(v, { organo: texto, materia: texto }),
    acuerdos: texto,
  },
  REMITIR_RESPUESTA: { contenido: texto },
  DERIVAR: { organo: texto, materia: texto },
  DECLARAR_IMPROCEDENTE: {
    causal: uno(
      'fuera_de_ambito',
      'pliego_o_elevacion',
      'evaluacion_de_ofertas',
      'controversia',
      'consulta_general',
    ),
    alcance: uno('total', 'parcial'),
    motivo: texto,
  },
  REQUERIR_DOCUMENTACION: { detalle: texto, plazoDias: entero },
  RECIBIR_DOCUMENTACION: {
    detalle: texto,
    completa: siNo,
    'documentos?': (v) => Array.isArray(v),
    'recibida?': momento,
  },
  RESPONDER_CONTINUIDAD: { continua: siNo, 'recibida?': momento },
  PRORROGAR_ENTREGA: { dias: entero, motivo: texto },
  EMITIR_INFORME: {
    numero: texto,
    deficiencias: lista({
      tipo: uno('error', 'omision', 'vulneracion'),
      descripcion: texto,
      tratamiento: uno('criterio', 'recomendacion'),
    }),
  },
  REALIZAR_EXPOSICION: { fecha: momento, 'asistentes?': (v) => Array.isArray(v) && v.every(texto) },
  REGISTRAR_CONVOCATORIA: { fecha: momento, nomenclatura: texto },
  EMITIR_INFORME_SEGUIMIENTO: {
    numero: texto,
    verificaciones: lista({
      deficiencia: entero,
      resultado: uno('evaluada', 'implementada', 'no_atendida', 'no_aplicable'),
    }),
    'disposiciones?': texto,
    'derivarASupervision?': siNo,
  },
  RECIBIR_PROGRAMACION: { hitos: lista({ actividad: texto, fecha }) },
  REGISTRAR_SEGUIMIENTO: { fecha: momento, mecanismo: texto, notas: texto },
  CONCLUIR_ACOMPANAMIENTO: { motivo: texto },
  REGISTRAR_VISITA: { fecha: momento, lugar: texto, notas: texto },
  DESISTIR: { motivo: texto, 'recibida?': momento },
  RECTIFICAR_VENCIMIENTO: {
    acto: (v) => {
      if (typeof v !== 'object' || v === null) return false;
      const acto = v as { tipo: string; datos: unknown };
      return (
        acto.tipo !== 'RECTIFICAR_VENCIMIENTO' && acto.tipo in FORMAS && bienFormado(acto.tipo, acto.datos)
      );
    },
    cargo: texto,
  },
};

function tieneForma(valor: unknown, campos: Record<string, Prueba>): boolean {
  if (typeof valor !== 'object' || valor === null) return false;
  const objeto = valor as Objeto;
  const nombres = Object.keys(campos).map((campo) => campo.replace('?', ''));
  if (Object.keys(objeto).some((nombre) => !nombres.includes(nombre))) return false;
  return Object.entries(campos).every(([campo, prueba]) => {
    const dato = objeto[campo.replace('?', '')];
    return dato === undefined ? campo.endsWith('?') : prueba(dato);
  });
}

/** Every act of a solicitud after its presentation. */
export const ACTOS = Object.keys(FORMAS);

/** Whether the data of an act have the shape and the values the contract gives. */
export function bienFormado(tipo: string, datos: unknown): boolean {
  return tieneForma(datos, FORMAS[tipo] ?? {});
}
