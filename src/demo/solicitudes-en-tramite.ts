import {
  acordarRevision,
  acto,
  asignar,
  dia,
  ERROR,
  informar,
  instante,
  OMISION,
  programar,
  requerir,
  reunirse,
  VULNERACION,
} from './actos.js';
import type { Solicitud } from './solicitudes.js';

/** Solicitudes under way on 10 August 2026, by what is due: nothing yet, today, tomorrow, and already overdue. */
export const EN_TRAMITE: readonly Solicitud[] = [
  {
    entidad: 'universidad',
    objeto: 'Mobiliario escolar para veinte instituciones educativas rurales',
    recibida: '07-24 09:10',
    materias: ['consultas'],
    anterior: 'mobiliario',
    // Overdue: nobody has set its meeting.
    pasos: [asignar('07-24 12:00')],
  },
  {
    entidad: 'hidrico',
    objeto: 'Adquisición de estaciones meteorológicas automáticas',
    recibida: '08-10 09:15',
    materias: ['consultas', 'estrategia'],
    pasos: [],
  },
  {
    entidad: 'penablanca',
    objeto: 'Señalización y semaforización del centro histórico',
    recibida: '07-31 11:00',
    materias: ['consultas'],
    pasos: [asignar('07-31 16:30')],
  },
  {
    entidad: 'rioClaro',
    objeto: 'Uniformes para el personal de limpieza pública',
    recibida: '08-05 10:20',
    canal: 'presencial',
    materias: ['estrategia'],
    pasos: [],
  },
  {
    entidad: 'hospital',
    objeto: 'Adquisición de ambulancias urbanas para la red de salud',
    recibida: '07-30 08:40',
    materias: ['consultas', 'revision_documental'],
    documentos: ['Especificaciones técnicas'],
    pasos: [asignar('07-30 10:00'), programar('08-03 09:20', '08-11 10:00')],
  },
  {
    entidad: 'caminos',
    objeto: 'Supervisión del mantenimiento periódico de la red vial nacional',
    recibida: '07-27 13:15',
    materias: ['consultas'],
    pasos: [asignar('07-27 15:00'), programar('07-31 12:00', '08-10 15:00', true)],
  },
  {
    entidad: 'region',
    objeto: 'Adquisición de deslizadores para postas médicas ribereñas',
    recibida: '07-24 10:30',
    materias: ['estrategia'],
    pasos: [
      asignar('07-24 15:45'),
      programar('07-27 10:00', '08-05 10:00'),
      acto('08-04 09:00', 'REPROGRAMAR_REUNION', {
        fecha: instante('08-20 11:00'),
        modalidad: 'virtual',
        lugar: 'Enlace de la sala virtual de asistencia',
        motivo: 'La entidad pidió por escrito una fecha posterior, por la creciente del río.',
        aPedidoDeLaEntidad: true,
      }),
    ],
  },
  {
    entidad: 'universidad',
    objeto: 'Licencias de programas para investigación agraria (consulta que requiere análisis)',
    recibida: '07-22 12:20',
    materias: ['consultas'],
    pasos: [
      asignar('07-22 16:00'),
      programar('07-24 09:00', '08-04 10:00'),
      reunirse('08-04 11:30', 'Queda por analizar si procede la contratación directa.', {
        consultas: 'requieren_analisis',
      }),
    ],
  },
  {
    entidad: 'rioClaro',
    objeto: 'Alumbrado público con luminarias led: estrategia de contratación',
    recibida: '07-17 15:30',
    materias: ['estrategia'],
    pasos: [
      asignar('07-17 17:00'),
      programar('07-20 09:40', '07-31 15:00'),
      reunirse('07-31 17:00', 'El asesoramiento continúa por correo con dos alternativas.', {
        asesoramiento: 'continua',
      }),
    ],
  },
  {
    entidad: 'caminos',
    objeto: 'Construcción del puente vehicular sobre la quebrada Honda',
    recibida: '07-14 09:50',
    materias: ['revision_documental'],
    documentos: ['Expediente técnico', 'Proyecto de bases'],
    pasos: [
      asignar('07-14 12:15'),
      programar('07-16 15:00', '07-27 09:30'),
      acordarRevision('07-27 11:00', 'el expediente técnico del puente'),
      acto('08-05 10:00', 'REGISTRAR_VISITA', {
        fecha: dia('08-05'),
        lugar: 'Zona de obra, quebrada Honda',
        notas: 'Se verificó la disponibilidad del terreno.',
      }),
    ],
  },
  {
    entidad: 'region',
    objeto: 'Carretera vecinal de acceso a las comunidades ribereñas',
    recibida: '07-20 08:30',
    materias: ['revision_documental'],
    pasos: [
      asignar('07-20 11:20'),
      programar('07-21 10:10', '07-31 10:00'),
      acordarRevision('07-31 12:30', 'el expediente técnico de la carretera'),
      requerir('08-05 09:30', 3, 'Remitir el expediente técnico y la resolución que lo aprueba.'),
    ],
  },
  {
    entidad: 'penablanca',
    objeto: 'Ampliación de la escuela primaria del barrio alto',
    recibida: '07-16 10:15',
    materias: ['revision_documental'],
    pasos: [
      asignar('07-16 12:40'),
      programar('07-17 09:00', '07-24 15:00'),
      acordarRevision('07-24 16:40', 'el proyecto de bases'),
      requerir('07-31 11:00', 2, 'Remitir las bases y el presupuesto actualizado.'),
      ['08-07 12:00', 'mesa', 'RESPONDER_CONTINUIDAD', { continua: true }],
    ],
  },
  {
    entidad: 'hospital',
    objeto: 'Equipamiento de la unidad de cuidados intensivos neonatales',
    recibida: '07-08 14:10',
    materias: ['revision_documental'],
    documentos: ['Requerimiento', 'Estudio de mercado'],
    pasos: [
      asignar('07-08 16:00'),
      programar('07-09 10:00', '07-16 11:00'),
      acordarRevision('07-16 13:00', 'el requerimiento del equipamiento'),
      requerir('07-17 10:30', 4, 'Remitir las fichas de homologación.'),
      [
        '07-22 10:00',
        'mesa',
        'RECIBIR_DOCUMENTACION',
        { detalle: 'Fichas de homologación.', completa: true, documentos: ['Fichas de homologación'] },
      ],
      informar('07-31 16:20', 'IAT-009-2026', [OMISION, VULNERACION]),
      acto('08-07 15:00', 'REALIZAR_EXPOSICION', {
        fecha: dia('08-07'),
        asistentes: ['Jefatura de Abastecimiento'],
      }),
    ],
  },
  {
    entidad: 'rioClaro',
    objeto: 'Construcción del mercado mayorista provincial',
    recibida: '07-02 09:00',
    materias: ['revision_documental'],
    documentos: ['Proyecto de bases'],
    pasos: [
      asignar('07-02 10:30'),
      programar('07-03 11:00', '07-09 10:00'),
      acordarRevision('07-09 12:00', 'el proyecto de bases del mercado'),
      informar('07-17 17:00', 'IAT-008-2026', [ERROR, OMISION, VULNERACION]),
      acto('08-03 09:00', 'REGISTRAR_CONVOCATORIA', {
        fecha: dia('07-31'),
        nomenclatura: 'LP-ABR-1-2026',
      }),
    ],
  },
  {
    entidad: 'region',
    objeto: 'Represa de regulación y canal de conducción',
    recibida: '07-20 15:00',
    materias: ['consultas'],
    acompanamiento: 'La inversión es multianual y de alta complejidad.',
    pasos: [
      asignar('07-20 17:00'),
      programar('07-22 09:00', '08-03 15:00'),
      reunirse('08-03 17:20', 'La entidad remitirá la programación de los hitos.', {
        acompanamiento: 'necesario',
      }),
    ],
  },
  {
    entidad: 'hidrico',
    objeto: 'Laboratorio de calidad de aguas: obra y equipamiento',
    recibida: '06-22 11:40',
    materias: ['consultas', 'revision_documental'],
    documentos: ['Estrategia de contratación'],
    acompanamiento: 'Obra y equipamiento se contratan a la vez y con financiamiento externo.',
    // Two activities side by side, one matter sent elsewhere and another refused.
    pasos: [
      asignar('06-22 16:10'),
      programar('06-24 10:00', '07-02 09:00', true),
      reunirse('07-02 12:10', 'Se revisará la estrategia, y el acompañamiento es necesario.', {
        acompanamiento: 'necesario',
        revisionDocumental: true,
        derivacion: { organo: 'Dirección de Normatividad', materia: 'Alcance del tratado aplicable.' },
      }),
      acto('07-06 10:00', 'DECLARAR_IMPROCEDENTE', {
        causal: 'evaluacion_de_ofertas',
        alcance: 'parcial',
        motivo: 'La evaluación de las ofertas corresponde al comité de la entidad.',
      }),
      acto('07-08 09:30', 'RECIBIR_PROGRAMACION', {
        hitos: [
          { actividad: 'Aprobación de la estrategia', fecha: '2026-07-31' },
          { actividad: 'Convocatoria', fecha: '2026-08-25' },
        ],
      }),
      informar('07-13 15:30', 'IAT-007-2026', []),
      acto('08-03 16:00', 'REGISTRAR_SEGUIMIENTO', {
        fecha: dia('08-03'),
        mecanismo: 'Llamada telefónica',
        notas: 'La estrategia se aprobó en la fecha programada.',
      }),
    ],
  },
];
