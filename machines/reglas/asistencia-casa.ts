import { filaDeCasa } from './filas.js';
import type { PlazoDeRegla, Regla } from './tipos.js';

function interno(dias: number | null, corre: string, mas: Partial<PlazoDeRegla> = {}): PlazoDeRegla {
  return { dias, computo: 'habiles', carga: 'oece', clase: 'interno', corre, evento: 'VENCIO_PLAZO', ...mas };
}

/** Our decisions where the Directiva is silent or says two things, and the internal terms they bring. */
export const AMBIGUEDADES: readonly Regla[] = [
  filaDeCasa(
    'AMB-A1',
    '9.2.1.C',
    'Rige el texto aprobado: las disposiciones proceden cuando la entidad no implementó.',
  ),
  filaDeCasa(
    'AMB-A2',
    '9.2.1.C',
    'Se verifica cada deficiencia; una sola no atendida lleva el informe al SEACE.',
  ),
  filaDeCasa(
    'AMB-A3',
    '9.1.2',
    'El rechazo no se subsana: se ofrece presentar de nuevo con los datos precargados.',
  ),
  filaDeCasa(
    'AMB-A4',
    '9.1.2',
    'La dependencia que atiende rechaza dentro de tres días hábiles y antes de programar la reunión.',
    interno(3, 'la recepción de la solicitud'),
  ),
  filaDeCasa('AMB-A5', '9.1.3', 'La programación se cuenta desde la recepción, no desde la verificación.'),
  filaDeCasa(
    'AMB-A6-resultado',
    '9.1.3',
    'El resultado de la reunión se registra y notifica en un día hábil.',
    interno(1, 'la fecha de la reunión'),
  ),
  filaDeCasa(
    'AMB-A6-respuesta',
    '9.2.1.A',
    'La respuesta por correo a lo pendiente de la reunión se remite en siete días hábiles.',
    interno(7, 'la fecha de la reunión'),
  ),
  filaDeCasa(
    'AMB-A6-informe',
    '9.2.1.B',
    'El informe de asistencia técnica se emite en siete días hábiles con la documentación completa.',
    interno(7, 'la reunión o la entrega completa'),
  ),
  filaDeCasa(
    'AMB-A6-seguimiento',
    '9.2.1.C',
    'El informe de seguimiento se emite en siete días hábiles desde la convocatoria.',
    interno(7, 'la convocatoria'),
  ),
  filaDeCasa('AMB-A7', '9.2.1.A', 'Los plazos de cinco y diez días corren a la par desde la recepción.'),
  filaDeCasa(
    'AMB-A8',
    '9.2.1.B',
    'El plazo de continuidad corre desde el envío; si el correo rebota, se reenvía y se reinicia.',
  ),
  filaDeCasa(
    'AMB-A9',
    '9.2.1.B',
    'Responder que desea continuar no interrumpe el plazo; cabe una sola prórroga por expediente.',
  ),
  filaDeCasa(
    'AMB-A10',
    '9.2.1.B',
    'Si la entidad no desea continuar, queda desistida, con constancia por correo.',
  ),
  filaDeCasa('AMB-A11', '9.1.3', 'Se notifica al solicitante con copia al punto de contacto.'),
  filaDeCasa(
    'AMB-A12',
    '8.3',
    'La revisión documental solo cabe en actuaciones preparatorias; las demás materias, en todas las fases.',
  ),
  filaDeCasa('AMB-A13', '9.1.4.A', 'El sustento es obligatorio; los criterios son facultativos.'),
  filaDeCasa(
    'AMB-A14',
    '9.3',
    'El informe anual se dirige a la Gerencia General o a la Presidencia Ejecutiva.',
  ),
  filaDeCasa(
    'AMB-A14-cifras',
    '9.3',
    'Las cifras del ejercicio se consolidan en los diez primeros días de enero.',
    interno(10, 'el cierre del ejercicio', { computo: 'calendario', evento: 'VENCIO_ETAPA_DE_INFORME' }),
  ),
  filaDeCasa(
    'AMB-A14-conformidad',
    '9.3',
    'La coordinación da su conformidad al informe anual en los veinte primeros días de enero.',
    interno(20, 'el cierre del ejercicio', { computo: 'calendario', evento: 'VENCIO_ETAPA_DE_INFORME' }),
  ),
  filaDeCasa(
    'AMB-A14-alerta',
    '9.3',
    'El informe anual se presenta a más tardar el último día hábil de enero, aunque el plazo legal venza después.',
    interno(0, 'el último día hábil de enero', { computo: 'fecha', evento: 'VENCIO_ETAPA_DE_INFORME' }),
  ),
  filaDeCasa(
    'AMB-A6-documentos',
    '9.2.1.B',
    'Se sugiere otorgar diez días hábiles para remitir documentos; quien requiere decide cuántos.',
  ),
  filaDeCasa(
    'AMB-A6-derivacion',
    '9.2.1.A',
    'La derivación se comunica el mismo día: se ordena con el acto que la decide.',
  ),
  filaDeCasa('AMB-A15', '9.1.3', 'La solicitud se tiene por aceptada al programar la reunión.'),
  filaDeCasa(
    'AMB-A16',
    '9.2.1.C',
    'Si el informe no señaló deficiencias, al convocar se cierra con seguimiento favorable.',
  ),
  filaDeCasa(
    'AMB-A17',
    '9.2.1.C',
    'Si en ciento ochenta días calendario desde el informe no se convoca, el expediente se archiva con aviso por correo.',
    interno(180, 'la emisión del informe', {
      computo: 'calendario',
      evento: 'VENCIO_ESPERA_DE_CONVOCATORIA',
    }),
  ),
  filaDeCasa('AMB-A18', '9.2.1.C', 'Las disposiciones son texto libre y pueden derivar a supervisión.'),
  filaDeCasa('AMB-A19', '8.6', 'Acompañamiento y acompañamiento permanente son un solo concepto.'),
  filaDeCasa(
    'AMB-A20',
    '9.2.1.A',
    'A pedido escrito de la entidad la reunión puede celebrarse después del décimo día; la fecha pedida reemplaza el plazo.',
    interno(0, 'la fecha pedida por la entidad', { computo: 'fecha' }),
  ),
  filaDeCasa(
    'AMB-D1',
    '9.2.1',
    'Los plazos de la entidad precluyen; los del OECE obligan, y el acto tardío vale con constancia de la tardanza.',
  ),
  filaDeCasa('AMB-D2', '9.2.1.B', 'El plazo de continuidad corre desde el envío efectivo, nunca antedatado.'),
  filaDeCasa(
    'AMB-D3',
    '9.2.1.C',
    'Un criterio se evalúa y una recomendación se implementa; lo no atendido va al SEACE con disposiciones.',
  ),
  filaDeCasa(
    'AMB-D8',
    '9.2.2',
    'El archivo por rechazo, silencio, falta de convocatoria y el desistimiento son finales distintos.',
  ),
  filaDeCasa(
    'D-RECTIFICAR',
    '9.2.1.B',
    'El acto recibido en plazo y registrado tarde se rectifica con constancia del cargo de recepción.',
  ),
  filaDeCasa(
    'D-CALENDARIO',
    '9.2.1',
    'Un día declarado inhábil mueve los plazos que corren, con constancia en cada expediente.',
  ),
  filaDeCasa(
    'D-CATALOGO',
    '9.2.1',
    'Una regla corregida mueve los plazos suyos que corren, con constancia en cada expediente.',
  ),
  filaDeCasa(
    'D-MAQUINA',
    '9.2.1',
    'Un expediente en trámite pasa a otra versión de su máquina solo si ella admite toda su historia, y con constancia.',
  ),
];
