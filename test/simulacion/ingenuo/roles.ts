/** Who may do each act of a solicitud, as the contract tells it. */

const OFICINA = ['especialista', 'coordinador'];
const MESA = ['mesa_partes', ...OFICINA];
const TODOS = ['entidad', ...MESA];

const DE_OTROS: Readonly<Record<string, readonly string[]>> = {
  PRESENTAR: ['entidad', 'mesa_partes'],
  RECIBIR_DOCUMENTACION: MESA,
  RESPONDER_CONTINUIDAD: TODOS,
  RECIBIR_PROGRAMACION: TODOS,
  DESISTIR: TODOS,
  RECTIFICAR_VENCIMIENTO: ['coordinador'],
  NOTIFICACION: MESA,
};

/** Whether somebody of a role may do an act; an administrator may do them all. */
export function puede(rol: string, tipo: string): boolean {
  return rol === 'admin' || (DE_OTROS[tipo] ?? OFICINA).includes(rol);
}

const DEL_COMITE = [
  'ABSOLVER_CONSULTAS',
  'ABSOLVER_OBSERVACIONES',
  'REMITIR_ELEVACION',
  'INTEGRAR_BASES',
  'ADMITIR_PROPUESTA',
  'EVALUAR_TECNICA',
  'EVALUAR_ECONOMICA',
  'OTORGAR_BUENA_PRO',
];

/** Whether somebody of a role may do an act of a process; in a menor cuantía the OEC does what the comité does. */
export function puedeEnProceso(rol: string, tipo: string, proceso: 'LP' | 'AMC'): boolean {
  if (rol === 'admin') return true;
  if (tipo === 'CREAR_PROCESO') return ['oec', 'comite', 'titular'].includes(rol);
  if (tipo === 'CONVOCAR') return ['oec', 'comite'].includes(rol);
  if (tipo === 'EMITIR_PRONUNCIAMIENTO') return rol === 'titular';
  if (DEL_COMITE.includes(tipo)) return rol === 'comite' || (proceso === 'AMC' && rol === 'oec');
  return ['oec', 'comite', 'participante'].includes(rol);
}
