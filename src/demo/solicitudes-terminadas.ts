import {
  acordarRevision,
  acto,
  asignar,
  dia,
  ERROR,
  informar,
  OMISION,
  programar,
  requerir,
  reunirse,
  VULNERACION,
} from './actos.js';
import type { Solicitud } from './solicitudes.js';

/** Solicitudes that came to each of their endings. */
export const TERMINADAS: readonly Solicitud[] = [
  {
    entidad: 'caminos',
    objeto: 'Mejoramiento de la carretera departamental Río Claro – Peñablanca, tramo II',
    recibida: '01-14 09:20',
    materias: ['revision_documental'],
    documentos: ['Expediente técnico, volumen I', 'Proyecto de bases'],
    // Archived: a hundred and eighty days passed without a convocation.
    pasos: [
      asignar('01-14 11:00'),
      programar('01-15 10:00', '01-21 10:00'),
      acordarRevision('01-21 12:00', 'el proyecto de bases de la obra'),
      informar('01-29 16:00', 'IAT-001-2026', [ERROR, OMISION]),
    ],
  },
  {
    entidad: 'hospital',
    objeto: 'Adquisición de equipos de esterilización para el centro quirúrgico',
    recibida: '02-03 10:05',
    materias: ['revision_documental', 'consultas'],
    documentos: ['Requerimiento y especificaciones técnicas'],
    // Culminada: everything the report asked for was done.
    pasos: [
      asignar('02-03 15:30'),
      programar('02-05 09:00', '02-11 15:00'),
      reunirse('02-11 17:00', 'Se absolvió la consulta y se revisarán las especificaciones técnicas.', {
        consultas: 'absueltas',
        revisionDocumental: true,
      }),
      informar('02-19 11:30', 'IAT-002-2026', [VULNERACION, OMISION]),
      acto('02-25 10:30', 'REALIZAR_EXPOSICION', {
        fecha: dia('02-25'),
        asistentes: ['Jefatura de Abastecimiento', 'Área usuaria'],
      }),
      acto('04-07 09:15', 'REGISTRAR_CONVOCATORIA', {
        fecha: dia('04-07'),
        nomenclatura: 'LP-ABR-2-2026',
      }),
      acto('04-14 12:00', 'EMITIR_INFORME_SEGUIMIENTO', {
        numero: 'IS-001-2026',
        verificaciones: [
          { deficiencia: 1, resultado: 'evaluada' },
          { deficiencia: 2, resultado: 'implementada' },
        ],
      }),
    ],
  },
  {
    entidad: 'rioClaro',
    objeto: 'Servicio de recolección y disposición final de residuos sólidos',
    recibida: '03-03 08:45',
    materias: ['revision_documental', 'estrategia'],
    documentos: ['Estrategia de contratación', 'Proyecto de bases'],
    // Culminada with dispositions: something was not attended, and it was published in SEACE.
    pasos: [
      asignar('03-03 16:00'),
      programar('03-04 11:00', '03-11 09:00', true),
      reunirse('03-11 11:40', 'Se asesoró sobre la estrategia y se revisará el proyecto de bases.', {
        asesoramiento: 'brindado',
        revisionDocumental: true,
      }),
      requerir('03-13 10:00', 5, 'Remitir el estudio de mercado completo.'),
      [
        '03-19 09:30',
        'mesa',
        'RECIBIR_DOCUMENTACION',
        { detalle: 'Estudio de mercado.', completa: true, documentos: ['Estudio de mercado, 42 folios'] },
      ],
      informar('03-26 15:10', 'IAT-004-2026', [VULNERACION, ERROR]),
      acto('05-12 10:00', 'REGISTRAR_CONVOCATORIA', {
        fecha: dia('05-11'),
        nomenclatura: 'CP-ABR-1-2026',
      }),
      acto('05-20 16:45', 'EMITIR_INFORME_SEGUIMIENTO', {
        numero: 'IS-002-2026',
        verificaciones: [
          { deficiencia: 1, resultado: 'no_atendida' },
          { deficiencia: 2, resultado: 'implementada' },
        ],
        disposiciones: 'Adecuar la experiencia del postor al monto y al objeto de la contratación.',
        derivarASupervision: true,
      }),
    ],
  },
  {
    entidad: 'region',
    objeto: 'Construcción de tres embarcaderos fluviales',
    recibida: '03-10 12:10',
    materias: ['consultas'],
    acompanamiento: 'Las obras son simultáneas y la entidad no ha ejecutado otras de esta clase.',
    // Culminada: the accompaniment ended.
    pasos: [
      asignar('03-10 16:20'),
      programar('03-12 10:30', '03-18 11:00'),
      reunirse('03-18 13:00', 'El acompañamiento es necesario en las fases de selección y ejecución.', {
        consultas: 'absueltas',
        acompanamiento: 'necesario',
      }),
      acto('03-31 09:00', 'RECIBIR_PROGRAMACION', {
        hitos: [
          { actividad: 'Convocatoria', fecha: '2026-04-20' },
          { actividad: 'Suscripción del contrato', fecha: '2026-06-12' },
        ],
      }),
      acto('04-21 15:00', 'REGISTRAR_SEGUIMIENTO', {
        fecha: dia('04-21'),
        mecanismo: 'Reunión virtual',
        notas: 'Se convocó en la fecha programada.',
      }),
      acto('06-15 11:00', 'CONCLUIR_ACOMPANAMIENTO', {
        motivo: 'Se suscribió el contrato y la entidad cuenta con supervisión propia.',
      }),
    ],
  },
  {
    entidad: 'universidad',
    objeto: 'Equipos de cómputo para laboratorios de enseñanza (consulta sobre requisitos de calificación)',
    recibida: '05-05 09:00',
    materias: ['consultas'],
    // Atendida in the meeting.
    pasos: [
      programar('05-06 10:00', '05-12 10:00'),
      reunirse('05-12 11:15', 'Se absolvieron las tres consultas de la entidad.', { consultas: 'absueltas' }),
    ],
  },
  {
    entidad: 'hidrico',
    objeto: 'Consultoría para el estudio hidrogeológico de la cuenca alta',
    recibida: '05-26 14:30',
    materias: ['consultas'],
    // Atendida by mail, late.
    pasos: [
      asignar('05-27 09:00'),
      programar('05-28 09:30', '06-03 16:00'),
      reunirse('06-03 17:30', 'Quedó por analizar si corresponde una consultoría individual.', {
        consultas: 'requieren_analisis',
      }),
      acto('06-18 10:20', 'REMITIR_RESPUESTA', {
        contenido: 'Corresponde el concurso público: el objeto exige un equipo de profesionales.',
      }),
    ],
  },
  {
    entidad: 'penablanca',
    objeto: 'Construcción del mercado de abastos del distrito',
    recibida: '05-18 11:25',
    materias: ['revision_documental'],
    // Archived: the entity stayed silent.
    pasos: [
      asignar('05-18 15:00'),
      programar('05-20 10:00', '05-26 10:00'),
      acordarRevision('05-26 12:00', 'el expediente técnico'),
      requerir('05-28 09:45', 5, 'Remitir los planos de estructuras y la memoria de costos.'),
    ],
  },
  {
    entidad: 'rioClaro',
    objeto: 'Servicio de mantenimiento de semáforos de la ciudad',
    recibida: '06-08 08:50',
    materias: ['revision_documental'],
    // Desistida: asked whether it wished to go on, it did not.
    pasos: [
      asignar('06-08 12:00'),
      programar('06-09 16:00', '06-16 09:00'),
      acordarRevision('06-16 10:45', 'el proyecto de términos de referencia'),
      requerir('06-17 11:00', 3, 'Remitir los términos de referencia.'),
      ['06-30 15:20', 'mesa', 'RESPONDER_CONTINUIDAD', { continua: false }],
    ],
  },
  {
    entidad: 'hospital',
    objeto: 'Servicio de alimentación para pacientes hospitalizados',
    recibida: '07-22 09:30',
    materias: ['consultas'],
    pasos: [
      asignar('07-22 12:40'),
      programar('07-24 10:00', '08-05 10:00'),
      ['08-04 15:10', 'mesa', 'DESISTIR', { motivo: 'La entidad resolvió la consulta con su área legal.' }],
    ],
  },
  {
    entidad: 'hidrico',
    objeto: 'Apelación contra el otorgamiento de la buena pro de un laboratorio de aguas',
    recibida: '07-22 10:40',
    fase: 'seleccion',
    materias: ['otra'],
    pasos: [
      acto('07-24 12:30', 'DECLARAR_IMPROCEDENTE', {
        causal: 'controversia',
        alcance: 'total',
        motivo: 'Versa sobre una controversia que resuelve el Tribunal.',
      }),
    ],
  },
  {
    entidad: 'penablanca',
    objeto: 'Consulta general sobre los montos para contratar en el ejercicio',
    recibida: '04-13 15:45',
    canal: 'presencial',
    materias: ['consultas'],
    pasos: [
      acto('04-15 09:10', 'DECLARAR_IMPROCEDENTE', {
        causal: 'consulta_general',
        alcance: 'total',
        motivo: 'No se refiere a una contratación determinada; se indicó el canal de consultas.',
      }),
    ],
  },
  {
    clave: 'mobiliario',
    entidad: 'universidad',
    objeto: 'Mobiliario escolar para veinte instituciones educativas rurales',
    recibida: '07-20 16:05',
    materias: ['consultas'],
    // Rejected at its birth: it names nobody to talk to. It comes again below.
    sinContacto: true,
    pasos: [],
  },
];
