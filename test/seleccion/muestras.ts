import type { z } from 'zod';
import type { EVENTOS, TipoDeActo } from '../../machines/seleccion/eventos/index.js';
import type { Actividad } from '../../machines/seleccion/tipos.js';

/** Data of an act as a client writes them. */
export type Escritura<T extends TipoDeActo> = z.input<(typeof EVENTOS)[T]['esquema']>;

const PESOS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** A RUC of a company with a right check digit, one for each `n` from 0 to 99,999,999. */
export function rucDe(n: number): string {
  const base = `20${String(n).padStart(8, '0')}`;
  const suma = PESOS.reduce((total, peso, i) => total + peso * Number(base[i]), 0);
  return `${base}${(11 - (suma % 11)) % 10}`;
}

/** The calendar of an LP convened on Monday 14 March 2011, with the least and most days of each stage and the three days of elevation (TV-C2). */
export const CRONOGRAMA_LP: { actividad: Actividad; inicio: string; fin: string }[] = [
  { actividad: 'convocatoria', inicio: '2011-03-14', fin: '2011-03-14' },
  { actividad: 'registro_participantes', inicio: '2011-03-15', fin: '2011-04-18' },
  { actividad: 'consultas', inicio: '2011-03-15', fin: '2011-03-21' },
  { actividad: 'absolucion_consultas', inicio: '2011-03-22', fin: '2011-03-28' },
  { actividad: 'observaciones', inicio: '2011-03-29', fin: '2011-04-04' },
  { actividad: 'absolucion_observaciones', inicio: '2011-04-05', fin: '2011-04-11' },
  { actividad: 'integracion_bases', inicio: '2011-04-15', fin: '2011-04-15' },
  { actividad: 'presentacion_propuestas', inicio: '2011-04-26', fin: '2011-04-26' },
  { actividad: 'calificacion_evaluacion', inicio: '2011-04-27', fin: '2011-04-28' },
  { actividad: 'buena_pro', inicio: '2011-04-29', fin: '2011-04-29' },
];

/** A file that becomes an LP of bienes in 2011, with a valor referencial of 500,000.00. */
export function expediente(mas: Partial<Escritura<'CREAR_PROCESO'>> = {}): Escritura<'CREAR_PROCESO'> {
  return {
    regimen: 'DL1017',
    entidad: {
      nombre: 'Entidad de Prueba',
      ruc: '20131312955',
      domicilio: 'Jirón de Prueba 100, Lima',
      provincia: 'Lima',
    },
    objeto: 'bienes',
    descripcion: 'Adquisición de equipos de laboratorio',
    valorReferencial: '500000.00',
    fechaValorReferencial: '2011-03-01',
    ejercicio: 2011,
    ...mas,
  };
}

/** A lawful convocation of that file. */
export function convocatoria(mas: Partial<Escritura<'CONVOCAR'>> = {}): Escritura<'CONVOCAR'> {
  return {
    cronograma: CRONOGRAMA_LP,
    nomenclatura: 'LP 1-2011/PRUEBA',
    domicilioRegistro: 'Jirón de Prueba 100, Lima, mesa de partes',
    horario: { desde: '08:00', hasta: '16:30' },
    costoParticipacion: '10.00',
    plazoEntrega: '30 días calendario',
    instrumentoAprobacion: 'Resolución 10-2011',
    resumenEjecutivo: true,
    bases: {
      c1: '0.70',
      c2: '0.30',
      minimoTecnico: '60',
      factores: [
        { nombre: 'Plazo de entrega', maximo: '60' },
        { nombre: 'Garantía', maximo: '40' },
      ],
    },
    acto: 'publico',
    preparatorios: {
      incluidoEnPac: true,
      expedienteAprobado: '2011-03-01',
      certificacionPresupuestal: true,
    },
    ...mas,
  };
}

/** A participant with everything in order, who paid the fee. */
export function participante(
  id: string,
  mas: Partial<Escritura<'REGISTRAR_PARTICIPANTE'>> = {},
): Escritura<'REGISTRAR_PARTICIPANTE'> {
  return {
    id,
    nombre: `Empresa ${id}`,
    ruc: rucDe([...id].reduce((n, letra) => (n * 131 + letra.charCodeAt(0)) % 99_999_989, 7)),
    rnpVigente: true,
    inhabilitado: false,
    correo: `${id.toLowerCase().replace(/[^a-z0-9]/g, '')}@empresa.pe`,
    pago: { monto: '10.00', comprobante: `R-${id}`, fecha: '2011-03-15' },
    ...mas,
  };
}

const motivo = 'Motivo de prueba.';

/** Lawful writings of every act: the plainest first, then those with everything they may carry. */
export const MUESTRAS: { readonly [T in TipoDeActo]: readonly [Escritura<T>, ...Escritura<T>[]] } = {
  CREAR_PROCESO: [
    expediente(),
    expediente({
      valorReferencialReservado: true,
      nomenclatura: 'AMC 3-2011/PRUEBA',
      modalidad: 'Sin modalidad',
      programable: false,
      origen: { desierto: '0195-caso' },
      items: [
        {
          numero: 1,
          descripcion: 'Microscopios',
          valorReferencial: '300000.00',
          cantidad: 12,
          divisible: true,
        },
        { numero: '2', descripcion: 'Balanzas', valorReferencial: '200000.00', cantidad: '7.5' },
      ],
      paquete: { sustento: 'Conviene comprarlos juntos.' },
      excepcionFraccionamiento: 3,
      provinciaEjecucion: 'Huancayo',
      provinciasColindantes: ['Jauja', 'Concepción'],
      mercadoInsuficiente: true,
    }),
  ],
  CONVOCAR: [
    convocatoria(),
    convocatoria({
      nomenclatura: undefined,
      horario: undefined,
      costoParticipacion: '0',
      instrumentosInternacionales: ['Tratado uno', 'Tratado dos'],
      invitados: ['Empresa Uno', { nombre: 'Empresa Dos', ruc: rucDe(2) }, { nombre: 'Empresa Tres' }],
      bases: { distribuible: true },
      acto: 'privado',
      preparatorios: {
        incluidoEnPac: false,
        expedienteAprobado: '2008-12-30',
        certificacionPresupuestal: true,
        constanciaMultianual: true,
        viabilidadSnip: true,
        terrenoDisponible: true,
        expedienteTecnico: '2008-11-15',
        concursoOferta: false,
      },
      publicado: '2011-03-14T09:00:00-05:00',
    }),
    convocatoria({ instrumentosInternacionales: 'Un tratado' }),
  ],
  REEMPLAZAR_BASES: [{ motivo }, { motivo, publicado: '2011-03-14T18:00:00-05:00' }],
  REGISTRAR_PARTICIPANTE: [
    participante('P1'),
    participante('P2', {
      correo: undefined,
      pago: undefined,
      consorcio: ['Socia Uno', { nombre: 'Socia Dos', ruc: rucDe(4) }],
    }),
  ],
  FORMULAR_CONSULTA: [{ id: 'C1', participante: 'P1', texto: '¿Qué potencia se pide?' }],
  FORMULAR_OBSERVACION: [
    { id: 'O1', participante: 'P1', texto: 'Se pide una marca.', sustento: 'Artículo 11 del Reglamento.' },
  ],
  CONSULTAR_AREA: [
    { id: 'A1', organo: 'area_usuaria', detalle: 'Sobre la potencia.' },
    { id: 'A2', organo: 'oec', detalle: 'Sobre el precio.' },
  ],
  RESPONDER_AREA: [{ id: 'A1', respuesta: 'La potencia se mantiene.' }],
  ABSOLVER_CONSULTAS: [
    { pliego: [{ id: 'C1', respuesta: 'Se aclara.', cambiaBases: true }] },
    { pliego: [], publicado: '2011-03-28T17:00:00-05:00' },
  ],
  ABSOLVER_OBSERVACIONES: [
    { pliego: [{ id: 'O1', respuesta: 'Se acoge.', decision: 'acoge', cambiaBases: true }] },
    {
      pliego: [
        { id: 'O1', respuesta: 'En parte.', decision: 'acoge_parcialmente', cambiaBases: true },
        { id: 'O2', respuesta: 'No.', decision: 'no_acoge', cambiaBases: false },
      ],
      publicado: '2011-04-11T17:00:00-05:00',
    },
  ],
  APROBAR_NUEVO_VALOR: [
    { valorReferencial: '550000.00', disponibilidad: true, comunicadoAprobador: true },
    {
      valorReferencial: '550000.00',
      items: [
        { item: 1, valorReferencial: '330000.00' },
        { item: '2', valorReferencial: '220000.00' },
      ],
      disponibilidad: true,
      comunicadoAprobador: false,
      publicado: '2011-04-11T16:00:00-05:00',
    },
  ],
  SOLICITAR_ELEVACION: [
    {
      id: 'E1',
      participante: 'P1',
      supuesto: 'no_acogida',
      observacion: 'O1',
      tasa: {
        exigible: true,
        importe: '90.00',
        pagado: '90.00',
        comprobante: 'B-1',
        aNombreDe: 'Empresa P1',
      },
    },
    {
      id: 'E2',
      participante: 'P2',
      supuesto: 'acogimiento_de_otro',
      observacion: 'O1',
      tasa: { exigible: false },
      remota: true,
    },
    {
      id: 'E3',
      participante: 'P1',
      supuesto: 'acogida_contraria',
      observacion: 'O1',
      tasa: { exigible: false },
    },
  ],
  FORMALIZAR_ELEVACION: [{ id: 'E2' }],
  REMITIR_ELEVACION: [{ completo: true }, { completo: false }],
  EMITIR_PRONUNCIAMIENTO: [
    { numero: '10-2011/DTN', disposiciones: [{ id: 'D1', texto: 'Suprímase la marca.' }] },
    { numero: '11-2011/DTN', disposiciones: [], publicado: '2011-05-04T12:00:00-05:00' },
  ],
  REGISTRAR_DEVOLUCION: [
    { concepto: 'derecho', participante: 'P1', monto: '10.00', fecha: '2011-05-10' },
    { concepto: 'tasa', participante: 'P1', monto: '90.00', fecha: '2011-05-10T10:00:00-05:00' },
  ],
  INTEGRAR_BASES: [
    { cambios: [] },
    {
      cambios: [
        { origen: 'C1', cambio: 'Se precisa la potencia.' },
        { origen: 'D1', cambio: 'Se suprime la marca.' },
      ],
      publicado: '2011-04-15T10:00:00-05:00',
    },
  ],
  PRESENTAR_PROPUESTA: [
    { postor: 'P1', ofertas: [{ monto: '480000.00' }] },
    {
      postor: 'P2',
      ofertas: [
        { item: 1, monto: '290000', cantidad: 12 },
        { item: '2', monto: '195000.5', cantidad: '7.5' },
      ],
      mype: true,
      mypeDiscapacidad: false,
      domicilioProvincia: 'Huancayo',
      pideBonificacion: true,
      experiencia: [
        {
          factor: 'Experiencia',
          fecha: '1998-05-01',
          monto: '120000.00',
          acreditado: true,
          sinPenalidad: true,
          similar: false,
        },
      ],
    },
  ],
  CUSTODIAR_SOBRES: [{ notario: 'Notaria de Lima', acta: 'Acta 1' }],
  OBSERVAR_PROPUESTA: [
    { postor: 'P1', sobre: 'tecnico', defecto: 'Falta un sello.', naturaleza: 'forma', plazoDias: 2 },
    {
      postor: 'P1',
      item: 1,
      sobre: 'economico',
      defecto: 'Sin foliar.',
      naturaleza: 'foliacion',
      plazoDias: 0,
    },
  ],
  SUBSANAR_PROPUESTA: [
    { postor: 'P1', detalle: 'Se selló.' },
    { postor: 'P1', item: '1', detalle: 'Se folió.' },
  ],
  ADMITIR_PROPUESTA: [{ postor: 'P1' }, { postor: 'P1', item: 2 }],
  NO_ADMITIR_PROPUESTA: [
    { postor: 'P2', motivo },
    { postor: 'P2', item: 2, motivo },
  ],
  EVALUAR_TECNICA: [
    {
      puntajes: [
        {
          postor: 'P1',
          factores: [
            { nombre: 'Plazo de entrega', puntaje: '55.5' },
            { nombre: 'Garantía', puntaje: '30' },
          ],
        },
      ],
    },
    {
      puntajes: [
        { postor: 'P1', item: 1, factores: [] },
        { postor: 'P1', item: '2', factores: [] },
      ],
    },
  ],
  EVALUAR_ECONOMICA: [
    { actoPublico: { instante: '2011-04-28T10:00:00-05:00', notario: 'Notaria de Lima', acta: 'Acta 2' } },
    {},
  ],
  REDUCIR_OFERTA: [
    { postor: 'P2', monto: '470000.00' },
    { item: 1, postor: 'P2', monto: '280000.00' },
  ],
  DISTRIBUIR: [
    {
      asignaciones: [
        { postor: 'P1', cantidad: 8 },
        { postor: 'P2', cantidad: '4.5' },
      ],
    },
    { item: 1, asignaciones: [{ postor: 'P1', cantidad: '12' }] },
  ],
  RESOLVER_EMPATE: [
    { metodo: 'sorteo', citados: true },
    { item: 1, metodo: 'prorrata', aceptan: ['P1', 'P2'], citados: true },
  ],
  APROBAR_EXCESO: [
    { apruebaTitular: true, creditoPresupuestario: true },
    { item: 1, apruebaTitular: false, creditoPresupuestario: false, reduceOferta: '500000.00' },
  ],
  OTORGAR_BUENA_PRO: [{}, { item: 1, publicado: '2011-04-29T12:00:00-05:00' }],
  SOLICITAR_ACCESO: [{ postor: 'P2' }],
  DAR_ACCESO: [{ postor: 'P2' }],
  INTERPONER_APELACION: [
    { acto: 'buena_pro', apelante: 'P2', garantia: '15000.00' },
    { acto: 'desierto', item: 2, apelante: 'P2', garantia: '6000.00' },
    { acto: 'cancelacion', apelante: 'P1', garantia: '15000.00' },
  ],
  RESOLVER_APELACION: [
    { resultado: 'infundada' },
    {
      item: 1,
      resultado: 'fundada',
      retrotraeA: 'presentacion_propuestas',
      cronograma: CRONOGRAMA_LP.slice(7),
      publicado: '2011-06-01T12:00:00-05:00',
    },
    { resultado: 'improcedente' },
  ],
  SUSCRIBIR_CONTRATO: [
    { numero: '5-2011', fecha: '2011-05-20' },
    {
      item: 1,
      numero: '6-2011',
      fecha: '2011-05-20T10:00:00-05:00',
      legalizaciones: ['Certificado de origen'],
    },
    { numero: '7-2011', fecha: '2011-05-20', legalizaciones: true },
  ],
  NO_SUSCRIBIR_CONTRATO: [
    { causal: 'Recorte presupuestal', motivo },
    { item: 1, causal: 'Otra', motivo },
  ],
  DEJAR_SIN_EFECTO: [{ motivo }, { item: 1, motivo }],
  PRORROGAR: [
    { actividad: 'consultas', fin: '2011-03-23', motivo },
    {
      actividad: 'presentacion_propuestas',
      inicio: '2011-04-26T10:00:00-05:00',
      fin: '2011-04-26T13:00:00-05:00',
      motivo,
      publicado: '2011-04-20T12:00:00-05:00',
    },
  ],
  POSTERGAR: [{ actividad: 'buena_pro', inicio: '2011-05-05', fin: '2011-05-05', motivo }],
  DECLARAR_DESIERTO: [{ motivo }, { item: 1, motivo, publicado: '2011-04-29T12:00:00-05:00' }],
  EMITIR_INFORME_CAUSAS: [
    { causas: 'Nadie ofertó.', causaValorOCaracteristicas: false },
    {
      causas: ['El valor es bajo.', 'El plazo es corto.'],
      causaValorOCaracteristicas: true,
      informacionAreaUsuaria: 'Se ajustan las características.',
    },
  ],
  CANCELAR: [
    {
      causal: 'desaparicion_necesidad',
      resolucion: 'R-20-2011',
      emisor: { cargo: 'Gerente', nivel: 'aprobador' },
      comunicada: '2011-04-20',
    },
    {
      causal: 'fuerza_mayor',
      resolucion: 'R-21-2011',
      emisor: { cargo: 'Rectora', nivel: 'superior' },
      comunicada: '2011-04-20T09:00:00-05:00',
      item: 2,
      publicado: '2011-04-21T09:00:00-05:00',
    },
    {
      causal: 'emergencia',
      resolucion: 'R-22-2011',
      emisor: { cargo: 'Gerente', nivel: 'igual' },
      comunicada: '2011-04-20',
    },
  ],
  DECLARAR_NULIDAD: [
    { causal: 'contra_ley', etapa: 'convocatoria', resolucion: 'R-30-2011' },
    {
      causal: 'forma',
      etapa: 'integracion_bases',
      cronograma: CRONOGRAMA_LP.slice(6),
      resolucion: 'R-31-2011',
      item: 1,
      publicado: '2011-05-02T09:00:00-05:00',
    },
    { causal: 'organo_incompetente', etapa: 'buena_pro', resolucion: 'R-32-2011' },
    { causal: 'imposible_juridico', etapa: 'consultas', resolucion: 'R-33-2011' },
  ],
  CONSERVAR_ACTO: [
    { acto: 'CONVOCAR', vicio: 'Faltó visar una página de las bases.', enmienda: 'Se visó.' },
    {
      acto: 'CONVOCAR',
      vicio: 'Falta la proforma del contrato.',
      enmienda: 'Se añade.',
      requisitoMinimo: true,
    },
  ],
  INFORME_DE_CAUSAS_EMITIDO: [{}],
};
