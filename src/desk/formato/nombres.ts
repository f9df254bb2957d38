/** How the desk says what the API names with a key. */

export const SITUACIONES: Readonly<Record<string, string>> = {
  en_tramite: 'En trámite',
  rechazada: 'Rechazada',
  no_procede: 'No procede',
  atendida: 'Atendida',
  archivada: 'Archivada',
  desistida: 'Desistida',
  culminada: 'Culminada',
  preparacion: 'En preparación',
  convocado: 'Convocado',
  bases_integradas: 'Bases integradas',
  en_evaluacion: 'En evaluación',
  buena_pro: 'Con buena pro',
  apelado: 'Apelado',
  consentido: 'Consentido',
  contrato: 'Con contrato',
  contrato_no_suscrito: 'Contrato no suscrito',
  desierto: 'Desierto',
  cancelado: 'Cancelado',
  nulo: 'Nulo',
  buena_pro_sin_efecto: 'Buena pro sin efecto',
  pendiente: 'Por elaborar',
  en_elaboracion: 'En elaboración',
  observado: 'Observado',
  revisado: 'Con conformidad',
  presentado: 'Presentado',
};

/** Situations a case of each collection can be in, in the order of its life. */
export const SITUACIONES_DE = {
  solicitudes: ['en_tramite', 'atendida', 'culminada', 'archivada', 'desistida', 'no_procede', 'rechazada'],
  procesos: [
    'preparacion',
    'convocado',
    'bases_integradas',
    'en_evaluacion',
    'buena_pro',
    'apelado',
    'consentido',
    'contrato',
    'contrato_no_suscrito',
    'desierto',
    'cancelado',
    'nulo',
    'buena_pro_sin_efecto',
  ],
  informes: ['pendiente', 'en_elaboracion', 'observado', 'revisado', 'presentado'],
} as const;

const PREFIJOS: Readonly<Record<string, keyof typeof SITUACIONES_DE>> = {
  AT: 'solicitudes',
  PS: 'procesos',
  IA: 'informes',
};

/** Address of the page of a case; its number says its collection. */
export function paginaDeCaso({ numero, caso }: { readonly numero: string; readonly caso: string }): string {
  return `/${PREFIJOS[numero.slice(0, 2)] ?? 'procesos'}/${caso}`;
}

/** Who bears a term. */
export const CARGAS: Readonly<Record<string, string>> = {
  oece: 'OECE',
  entidad: 'La entidad',
  participante: 'Los participantes',
  comite: 'El comité especial',
  oec: 'El órgano encargado de las contrataciones',
  titular: 'El Titular',
  osce: 'El OSCE',
  aprobador: 'Quien aprobó las bases',
};

export const ROLES: Readonly<Record<string, string>> = {
  mesa_partes: 'mesa de partes',
  especialista: 'especialista',
  coordinador: 'coordinación',
  entidad: 'entidad',
  oec: 'órgano encargado de las contrataciones',
  comite: 'comité especial',
  aprobador: 'aprobador',
  titular: 'Titular de la entidad',
  participante: 'participante',
  notario: 'notario',
  osce: 'OSCE',
  tribunal: 'Tribunal',
  lectura: 'lectura',
  admin: 'administración',
};

export const CANALES: Readonly<Record<string, string>> = {
  correo: 'correo',
  oficio: 'oficio',
  seace: 'SEACE',
};

/** A key in words: what the tables do not know keeps its own, without underscores. */
export function nombreDe(tabla: Readonly<Record<string, string>>, clave: string): string {
  return tabla[clave] ?? clave.replaceAll('_', ' ');
}

/** «especialista o coordinación». */
export function losRoles(roles: readonly string[]): string {
  return new Intl.ListFormat('es-PE', { type: 'disjunction' }).format(roles.map((r) => nombreDe(ROLES, r)));
}

/** Types of process, in words. */
export const TIPOS_DE_PROCESO: Readonly<Record<string, string>> = {
  LP: 'Licitación pública',
  CP: 'Concurso público',
  ADP: 'Adjudicación directa pública',
  ADS: 'Adjudicación directa selectiva',
  AMC: 'Adjudicación de menor cuantía',
};

/** What a process may buy, as a list to choose from. */
export const OBJETOS = [
  { value: 'bienes', label: 'Bienes' },
  { value: 'servicios', label: 'Servicios' },
  { value: 'consultoria', label: 'Consultoría' },
  { value: 'consultoria_obras', label: 'Consultoría de obras' },
  { value: 'obras', label: 'Obras' },
];
