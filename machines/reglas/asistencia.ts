import { AMBIGUEDADES } from './asistencia-casa.js';
import { PLAZOS_DE_ASISTENCIA } from './asistencia-plazos.js';
import { fila } from './filas.js';
import type { Regla } from './tipos.js';

/** Section A of the catalogue: Directiva 005-2025-OECE-CD on technical assistance, numeral by numeral. */
export const REGLAS_DE_ASISTENCIA: readonly Regla[] = [
  fila(
    'AT-III-1',
    'III',
    'Obliga a las entidades contratantes que piden asistencia y a los órganos del OECE que la brindan.',
  ),
  fila(
    'AT-V-1',
    'V',
    'Define solicitud, entidad asistida e informe; la asistencia puede incluir acompañamiento.',
  ),
  fila(
    'AT-7.1',
    '8.1',
    'Solo se atienden contrataciones identificadas por la entidad y sujetas a la normativa de contrataciones públicas.',
  ),
  fila(
    'AT-7.2',
    '8.2',
    'La entidad indica por qué la contratación es estratégica y prioritaria y, si lo pide, por qué requiere acompañamiento.',
  ),
  fila(
    'AT-7.3',
    '8.3',
    'La asistencia absuelve consultas de esa contratación, asesora la estrategia, revisa documentos antes de la convocatoria y atiende materias afines.',
  ),
  fila(
    'AT-7.4.a',
    '8.4.a',
    'No comprende intervenir en el pliego de absolución, en las bases integradas ni en la elevación.',
  ),
  fila('AT-7.4.b', '8.4.b', 'No comprende la admisión, calificación ni evaluación de ofertas.'),
  fila('AT-7.4.c', '8.4.c', 'No comprende intervenir en controversias de la selección ni de la ejecución.'),
  fila('AT-7.5', '8.5', 'La entidad remite toda la información y documentación que el OECE requiere.'),
  fila(
    'AT-7.6',
    '8.6',
    'El acompañamiento lo pide la entidad, abarca todas las fases y se hace con reuniones periódicas u otros medios.',
  ),
  fila(
    'AT-8.1.1-rol',
    '9.1.1',
    'La solicitud la presenta el responsable de la DEC por la mesa de partes digital o presencial.',
  ),
  fila('AT-8.1.1-fase', '9.1.1', 'La solicitud se admite en cualquier fase de la contratación.'),
  fila(
    'AT-8.1.1.a',
    '9.1.1.a',
    'La solicitud identifica a la entidad contratante y el objeto de la contratación.',
  ),
  fila(
    'AT-8.1.1.b',
    '9.1.1.b',
    'La solicitud identifica al punto de contacto con nombre completo, cargo, correo institucional y teléfono.',
  ),
  fila(
    'AT-8.1.1.c',
    '9.1.1.c',
    'La solicitud sustenta el carácter estratégico y prioritario de la contratación.',
  ),
  fila(
    'AT-8.1.1.d',
    '9.1.1.d',
    'Si pide acompañamiento, la solicitud sustenta su necesidad; su falta no es causal de rechazo.',
  ),
  fila(
    'AT-8.1.1.e',
    '9.1.1.e',
    'Si pide revisión, la solicitud acompaña los documentos; su falta no es causal de rechazo.',
  ),
  fila(
    'AT-8.1.2-1',
    '9.1.2',
    'Si la solicitud omite la información de los literales a), b) o c), es rechazada.',
  ),
  fila('AT-8.1.2-2', '9.1.2', 'El rechazo se notifica al correo consignado en la solicitud.'),
  fila('AT-8.1.2-3', '9.1.2', 'La solicitud rechazada se archiva.'),
  fila(
    'AT-8.1.3-1',
    '9.1.3',
    'Verificada la información de la solicitud, se programa una reunión con la entidad.',
  ),
  fila(
    'AT-8.1.3-2',
    '9.1.3',
    'En la reunión se coordinan las acciones y se determina si el acompañamiento es necesario.',
  ),
  fila('AT-8.1.3-3', '9.1.3', 'El resultado de la reunión se notifica al correo del solicitante.'),
  fila(
    'AT-8.1.4.A',
    '9.1.4.A',
    'La entidad puede apoyarse en criterios: zona en emergencia, circunstancia prioritaria, alta complejidad u otros.',
  ),
  fila('AT-8.1.4.B-1', '9.1.4.B', 'Quien requiere acompañamiento sustenta su necesidad.'),
  fila(
    'AT-8.1.4.B-2',
    '9.1.4.B',
    'El acompañamiento se programa según las solicitudes en trámite y las necesidades del caso.',
  ),
  fila(
    'AT-8.2.1.A-0',
    '9.2.1.A',
    'El personal a cargo se contacta con la entidad mediante los datos brindados.',
  ),
  fila(
    'AT-8.2.1.A-3',
    '9.2.1.A',
    'En la reunión se coordina el alcance y se acuerda si el acompañamiento solicitado es necesario.',
  ),
  fila(
    'AT-8.2.1.A-4',
    '9.2.1.A',
    'Las consultas absueltas en la reunión dan por atendida la solicitud, con constancia por correo.',
  ),
  fila(
    'AT-8.2.1.A-5',
    '9.2.1.A',
    'Si las consultas requieren más análisis, la respuesta se remite por correo.',
  ),
  fila(
    'AT-8.2.1.A-6',
    '9.2.1.A',
    'La materia que es trámite de otro órgano del OECE se deriva a ese órgano.',
  ),
  fila(
    'AT-8.2.1.B-1',
    '9.2.1.B',
    'La revisión de proyectos de documentos se realiza antes de la convocatoria.',
  ),
  fila(
    'AT-8.2.1.B-2',
    '9.2.1.B',
    'La revisión identifica deficiencias: errores, omisiones o vulneraciones a la normativa.',
  ),
  fila(
    'AT-8.2.1.B-4',
    '9.2.1.B',
    'Si la entidad no remite la documentación en plazo, se le consulta por correo si desea continuar.',
  ),
  fila(
    'AT-8.2.1.B-6',
    '9.2.1.B',
    'Terminada la revisión se emite el informe, con criterios y recomendaciones si hay deficiencias.',
  ),
  fila('AT-8.2.1.B-7', '9.2.1.B', 'El informe de asistencia técnica se remite a la solicitante por correo.'),
  fila(
    'AT-8.2.1.B-8',
    '9.2.1.B',
    'Si hubo deficiencias, se invita a la entidad a una reunión para exponer el informe.',
  ),
  fila(
    'AT-8.2.1.C-1',
    '9.2.1.C',
    'Convocado el procedimiento, se verifica la implementación del informe en los documentos registrados.',
  ),
  fila(
    'AT-8.2.1.C-2',
    '9.2.1.C',
    'Si algo no se evaluó o no se implementó, el informe de seguimiento lleva disposiciones y se notifica por el SEACE.',
  ),
  fila(
    'AT-8.2.1.C-3',
    '9.2.1.C',
    'Si todo se cumplió, el informe de seguimiento se notifica al correo de la entidad.',
  ),
  fila(
    'AT-8.2.1.D-1',
    '9.2.1.D',
    'Con acompañamiento, la entidad remite después de la reunión la programación o fechas estimadas.',
  ),
  fila(
    'AT-8.2.1.D-2',
    '9.2.1.D',
    'El OECE hace seguimiento según esas fechas, con reuniones periódicas u otros mecanismos.',
  ),
  fila(
    'AT-8.2.2',
    '9.2.2',
    'Una solicitud puede implicar varias actividades; termina cuando terminan todas.',
  ),
  fila('AT-8.2.3', '9.2.3', 'El OECE puede realizar visitas in situ a las entidades asistidas.'),
  fila(
    'AT-9.1',
    '10.1',
    'El OECE no responde por el contenido técnico y su asistencia no convalida deficiencias.',
  ),
  fila(
    'AT-9.2',
    '10.2',
    'La asistencia no genera responsabilidad del OECE ni sustituye las funciones de la entidad.',
  ),
  fila(
    'AT-9.2.4(F)',
    '9.2.4',
    'Los criterios y recomendaciones valen solo para la contratación evaluada.',
    null,
  ),
  fila(
    'AT-S1',
    'Ley 32069, arts. 11.3.a y 11.4',
    'La asistencia es función del OECE; las entidades entregan la información oportunamente.',
    null,
  ),
  fila(
    'AT-S4',
    'Reglamento, art. 9.3',
    'La directiva fija los requisitos para aprobar la solicitud; se registra aceptada al programar la reunión (AMB-A15).',
    null,
  ),
  fila(
    'AT-S5',
    'Reglamento, arts. 10.1 y 10.2',
    'El OECE puede visitar o pedir información, que se entrega en el plazo que fije.',
    null,
  ),
  fila(
    'AT-S6',
    'Reglamento, art. 11',
    'Las consultas generales sobre la norma no son asistencia técnica; van por absolución de consultas.',
    null,
  ),
  fila(
    'AT-S7',
    'DS 029-2021-PCM, art. 46',
    'Lo presentado en la mesa digital de 00:00 a 23:59 vale ese día; el plazo corre desde el día hábil siguiente.',
    null,
  ),
  fila(
    'AT-S2',
    'Reglamento, art. 6',
    'En enero se aprueba el plan anual de supervisión y asistencia técnica; la asistencia obligatoria se distingue de la que se pide.',
    null,
  ),
  fila(
    'AT-S3',
    'Reglamento, art. 9.2',
    'La autoridad de la gestión administrativa de la entidad asistida da las facilidades.',
    null,
  ),
  fila(
    'AT-S8',
    'TUO de la LPAG, DS 006-2026-JUS, art. 132',
    'Plazos supletorios: derivación el mismo día, informes en siete días hábiles, entrega del administrado en diez.',
    null,
  ),
  ...PLAZOS_DE_ASISTENCIA,
  ...AMBIGUEDADES,
];
