import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { definicionDeActo, leerActo } from '../../src/engine/validar.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import type { Muestra } from './explorar.js';

/** Data as the door would hand them over: read with the schema of the act. */
function leidos(def: DefinicionDeMaquina, tipo: string, datos: unknown): Record<string, unknown> {
  const definicion = definicionDeActo(def, tipo);
  if (!definicion) throw new Error(`No existe el acto ${tipo}.`);
  return leerActo(def, tipo, definicion, datos);
}

const acto = (tipo: string, datos: unknown): Muestra => ({ tipo, datos: leidos(SOLICITUD, tipo, datos) });
const hoy = (tipo: string, datos: Record<string, unknown>): Muestra => ({
  tipo,
  datos: (dia) => leidos(SOLICITUD, tipo, { ...datos, fecha: dia }),
});
/** A meeting at the end of a day so many days after today. */
const reunion = (tipo: string, dias: number, mas: Record<string, unknown> = {}): Muestra => ({
  tipo,
  datos: (dia) =>
    leidos(SOLICITUD, tipo, {
      fecha: new Date(Date.parse(`${dia}T23:00:00Z`) + dias * 86_400_000).toISOString(),
      modalidad: 'virtual',
      lugar: 'Sala',
      ...mas,
    }),
});
const resultado = (mas: Record<string, unknown>): Muestra =>
  hoy('REGISTRAR_REUNION', {
    consultas: 'no_hubo',
    acompanamiento: 'no_solicitado',
    revisionDocumental: false,
    acuerdos: 'Los de la reunión.',
    ...mas,
  });
const motivo = 'Motivo de prueba.';
const deficiencia = { tipo: 'error', descripcion: 'Deficiencia.', tratamiento: 'recomendacion' };
const verificar = (r: string, mas = {}) =>
  acto('EMITIR_INFORME_SEGUIMIENTO', {
    numero: '2',
    verificaciones: [{ deficiencia: 1, resultado: r }],
    ...mas,
  });

/** Sample acts of a solicitud, at least one for each way each act can go. */
export const MUESTRAS: readonly Muestra[] = [
  acto('PRESENTAR', solicitudCompleta()),
  acto('PRESENTAR', solicitudCompleta({ objeto: null })),
  acto('RECHAZAR', { omisiones: [{ literal: 'a', dato: 'objeto' }], motivo }),
  hoy('REGISTRAR_CONTACTO', { medio: 'Teléfono', resultado: 'Se habló.' }),
  reunion('PROGRAMAR_REUNION', 0),
  reunion('PROGRAMAR_REUNION', 60),
  reunion('REPROGRAMAR_REUNION', 0, { motivo, aPedidoDeLaEntidad: false }),
  reunion('REPROGRAMAR_REUNION', 60, { motivo, aPedidoDeLaEntidad: true }),
  resultado({}),
  resultado({ consultas: 'absueltas', asesoramiento: 'brindado', derivacion: { organo: 'O', materia: 'M' } }),
  resultado({ consultas: 'requieren_analisis', asesoramiento: 'continua', acompanamiento: 'necesario' }),
  resultado({ revisionDocumental: true }),
  resultado({ revisionDocumental: true, consultas: 'requieren_analisis' }),
  acto('REMITIR_RESPUESTA', { contenido: 'La respuesta.' }),
  acto('DERIVAR', { organo: 'O', materia: 'M' }),
  acto('DECLARAR_IMPROCEDENTE', { causal: 'controversia', alcance: 'total', motivo }),
  acto('DECLARAR_IMPROCEDENTE', { causal: 'controversia', alcance: 'parcial', motivo }),
  acto('REQUERIR_DOCUMENTACION', { detalle: 'Documentos.', plazoDias: 3 }),
  acto('RECIBIR_DOCUMENTACION', { detalle: 'Documentos.', completa: true }),
  acto('RECIBIR_DOCUMENTACION', { detalle: 'Documentos.', completa: false }),
  acto('RESPONDER_CONTINUIDAD', { continua: true }),
  acto('RESPONDER_CONTINUIDAD', { continua: false }),
  acto('PRORROGAR_ENTREGA', { dias: 2, motivo }),
  acto('EMITIR_INFORME', { numero: '1', deficiencias: [] }),
  acto('EMITIR_INFORME', { numero: '1', deficiencias: [deficiencia] }),
  hoy('REALIZAR_EXPOSICION', {}),
  hoy('REGISTRAR_CONVOCATORIA', { nomenclatura: 'LP-1' }),
  verificar('implementada'),
  verificar('no_atendida', { disposiciones: 'Que se implemente.' }),
  verificar('no_atendida'),
  acto('RECIBIR_PROGRAMACION', { hitos: [{ actividad: 'Convocatoria', fecha: '2027-03-01' }] }),
  hoy('REGISTRAR_SEGUIMIENTO', { mecanismo: 'Llamada', notas: 'Todo bien.' }),
  acto('CONCLUIR_ACOMPANAMIENTO', { motivo }),
  hoy('REGISTRAR_VISITA', { lugar: 'Sede', notas: 'Se vio.' }),
  acto('DESISTIR', { motivo }),
  { tipo: 'CORREO_CONTINUIDAD_ENVIADO', datos: (fecha) => ({ aviso: 'a', fecha }) },
  { tipo: 'CORREO_CONTINUIDAD_REBOTADO', datos: (fecha) => ({ aviso: 'a', fecha }) },
];
