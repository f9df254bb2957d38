/** The same reason for several rules. */
function porque(razon: string, ...ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, razon]));
}

/** Why no file names a rule of the selection under DL 1017. Most came before the convocation or are only read. */
export const SIN_CODIGO_EN_SELECCION: Readonly<Record<string, string>> = {
  'AP-1': 'Solo abreviaturas; son las de las citas de este catálogo.',
  'AP-2': 'Fija el ámbito de la norma; quien convoca ya lo decidió.',
  ...porque('Ámbito y jerarquía de la norma; no ordena ningún acto del proceso.', 'AP-3', 'AP-4'),
  'AP-3.3h': 'Sin lugar propio: hasta tres UIT no hay tipo que convocar (RS-3UIT).',
  ...porque(
    'Define un papel; quién puede cada acto lo dicen los roles de sus eventos.',
    'AP-5-rol1',
    'AP-5-rol2',
    'AP-5-rol3',
    'AP-5-rol4',
  ),
  'AP-5-cert': 'La certificación del personal la lleva el OSCE, fuera del proceso.',
  ...porque(
    'La organización de la entidad y sus delegaciones se deciden fuera del proceso.',
    'AP-5-desc',
    'AP-5-deleg',
  ),
  ...porque(
    'Plan anual: se forma, publica y evalúa antes de la convocatoria y fuera de este proceso.',
    'AP-6-1',
    'AP-6-2',
    'AP-6-3',
    'AP-6-4',
    'AP-7-1',
    'AP-7-2',
    'AP-7-3',
    'AP-8-1',
    'AP-8-2',
    'AP-8-3',
    'AP-8-4',
    'AP-8-5',
    'AP-8-6',
    'AP-9-1',
    'AP-9-2',
    'AP-9-3',
    'AMB-B1',
    'AMB-B4',
    'AMB-B5',
  ),
  ...porque(
    'Acto preparatorio anterior a la convocatoria: el expediente de contratación llega aprobado (AP-L12).',
    'AP-10-6',
    'AP-10-7',
    'AP-10-8',
    'AP-10-9',
    'AP-10-10',
  ),
  ...porque(
    'Acto preparatorio anterior a la convocatoria: características y estudio de mercado llegan hechos.',
    'AP-11-1',
    'AP-11-2',
    'AP-11-3',
    'AP-11-4',
    'AP-12-1',
    'AP-12-2',
  ),
  ...porque(
    'Acto preparatorio anterior a la convocatoria: el valor referencial llega fijado.',
    'AP-13-1',
    'AP-13-2',
    'AP-13-4',
    'AP-14-1',
    'AP-14-2',
    'AP-14-3',
    'AP-15-1',
    'AP-15-2',
  ),
  'AP-16-4': 'Es un dato del texto de las bases, que el proceso recibe aprobadas.',
  'AP-18-3': 'Acto preparatorio anterior a la convocatoria: la certificación presupuestal llega otorgada.',
  ...porque(
    'Aclara una fuente; no ordena ningún acto.',
    'AMB-B8',
    'AMB-C2',
    'AMB-C24',
    'AMB-C26',
    'AMB-C27',
    'AMB-C28',
    'AMB-C29',
    'AMB-C30',
    'AMB-C31',
    'AMB-C32',
  ),
  'RS-18-portal': 'El anuncio en el portal institucional ocurre fuera del proceso.',
  'RS-fases': 'Describe las fases de toda contratación; este proceso es la segunda.',
  ...porque(
    'Decisión de quien prepara la contratación, antes de la convocatoria.',
    'RS-19-paq',
    'RS-19-paq2',
  ),
  ...porque(
    'Sin lugar propio: es el cómputo del calendario, común a todas las máquinas.',
    'RS-23-2',
    'RS-23-3',
  ),
  'RS-25-5': 'El aviso adicional no cambia lo notificado por el SEACE (RS-25-1).',
  'RS-25ley': 'Atribuye responsabilidad; no ordena ningún acto del proceso.',
  'RS-24ley-1': 'La composición del comité la aprueba la entidad antes de la convocatoria.',
  ...porque(
    'Es un control del documento de las bases, que el proceso recibe aprobadas.',
    'RS-35-1',
    'RS-26ley',
  ),
  'RS-51-5': 'Sin lugar propio: la convocatoria pide el instrumento que aprueba y el resumen (RS-51-2).',
  'RS-52-5': 'Sin lugar propio: los avisos van al correo que el participante dio al registrarse (RS-25-2).',
  ...porque(
    'Forma de los documentos del postor; el comité la aprecia al admitir (RS-61-1).',
    'RS-62-1',
    'RS-62-4',
    'RS-63-3',
    'RS-63-5',
    'RS-63-6',
  ),
  'RS-63-2': 'Es un dato de las bases, que el proceso recibe aprobadas.',
  'RS-64-veed': 'Facultativa; la asistencia del veedor no condiciona el acto.',
  ...porque(
    'La representación se comprueba en la mesa del acto; lo recibido consta en él.',
    'RS-65-1',
    'RS-65-2',
  ),
  'RS-54-3': 'Sin lugar propio: lo respondido se exige al integrar (RS-59-cont); el contrato queda fuera.',
  'RS-56ley-4': 'La nulidad después del contrato queda fuera de la selección.',
  'RS-26-4': 'Deber de quien prorroga; se aprecia en su informe al Titular (RS-26-2).',
  'AMB-C5': 'Sin lugar propio: el día se cuenta hábil en el plazo del registro (RS-53-gral).',
  'AMB-C37': 'Sin lugar propio: la selección usa el calendario de los días hábiles (RS-23-1).',
  'AMB-C38': 'Deducción de la que sale la UIT de 2011 en la tabla de umbrales (RS-19-ejer).',
  // Obeyed by code that cites another rule.
  'AP-10-4': 'Sin lugar propio: sin expediente técnico la obra no se convoca (AP-L13).',
  'AP-17-3': 'Sin lugar propio: con valor reservado la oferta no tiene límites (RS-33-res).',
  'AP-17-4':
    'Sin lugar propio: el valor reservado se sella como un sobre (AP-17-1); lo que el SEACE guarda es de la entidad.',
  'RS-24ley-4':
    'Sin lugar propio: consentida o cancelada, los actos que le quedan al ítem son del OEC y del Titular.',
  'RS-55-AMCBS': 'Sin lugar propio: su máquina tiene cinco etapas y ninguna es de consultas (RS-22-orden).',
  'RS-59-def': 'Sin lugar propio: integradas las bases ningún acto las cambia, y no se apelan (RS-105).',
  'RS-60-1':
    'Sin lugar propio: a la presentación de propuestas solo se llega por la integración (RS-59-obl).',
  'RS-60-2':
    'Sin lugar propio: la integración que omite algo se rechaza (RS-59-cont) y la nulidad puede volver a ella.',
  'RS-62-2':
    'Sin lugar propio: la omisión de un documento no se admite como defecto subsanable (RS-68-T-no).',
  'RS-67-1':
    'Sin lugar propio: día y hora son los de la ventana de presentación (RS-63-1); el cargo se da en el lugar.',
  'RS-43-2': 'Sin lugar propio: los mínimos se aprecian al admitir (RS-61-1) y no tienen puntaje.',
  'RS-79-2':
    'Sin lugar propio: la cancelación exige el nivel de quien la emite, y uno inferior no es dato válido.',
  'RS-56ley-2': 'Sin lugar propio: las cuatro son los únicos valores de la causal de la nulidad.',
  'AMB-B2': 'Sin lugar propio: son los seis meses de AP-16-1 desde la aprobación del expediente (AP-16-3).',
  'AMB-B6': 'Sin lugar propio: el valor reservado se sella (AP-17-1) y se abre con las propuestas (AP-17-2).',
  'AMB-C7': 'Sin lugar propio: el plazo se arma con la remisión completa (RS-58-OSCE, RS-58-incompl).',
  'AMB-C14':
    'Sin lugar propio: el consentimiento es el vencimiento del plazo y su publicación corre desde ese día (RS-77-pub).',
  'AMB-C16': 'Sin lugar propio: ventana y tope son los de RS-46-act y RS-46-esp, sin mínimo por servicio.',
  'AMB-C17': 'Sin lugar propio: el tope de contrataciones está en la fila de bienes (RS-44-exp).',
  'AMB-C18': 'Sin lugar propio: es el tope de la fila de obras similares (RS-47-sim).',
  'AMB-C22':
    'Sin lugar propio: el defecto de forma se subsana y el documento omitido no (RS-68-T, RS-68-T-no).',
  'AMB-C23':
    'Sin lugar propio: la foliación es defecto subsanable en ambos sobres (RS-68-E); el índice no se pide.',
  'AMB-C25': 'Sin lugar propio: el ítem cancelado admite el recurso desde que se publica (RS-79-6, RS-107).',
  'AMB-C33': 'Sin lugar propio: la convocatoria de un valor reservado no lo dice (AP-17-1).',
  'AMB-C36':
    'Sin lugar propio: integradas las bases ningún acto las cambia; la nulidad cabe hasta el contrato (RS-56ley-1).',
  // Nothing of it reaches the process.
  'RS-24ley-5': 'Comunicación del comité al OEC que ni suspende ni cambia el proceso.',
  ...porque(
    'Ocurre en el acto mismo, ante el notario; el proceso registra cada propuesta y su admisión (RS-61-1).',
    'RS-66-1',
    'RS-66-2',
    'RS-66-3',
  ),
  'RS-66-5': 'Se firma en el acto mismo; el proceso guarda la referencia del acta (RS-66-4).',
  'RS-55ley':
    'La fuente no da los días para resolver: sin plazo nada vence, y lo resuelto por silencio se registra como infundado.',
  'RS-105-exp': 'Corre desde un requerimiento del Tribunal, que ningún acto del proceso registra.',
  'RS-24ley-3':
    'Designa a quien conduce; en toda menor cuantía el OEC hace lo que hace el comité, y quién actúa lo decide la entidad.',
  'AMB-B7':
    'La convocatoria no trae un documento que amplíe la vigencia del valor: se convoca con un valor actualizado (AP-16-1, AP-16-2).',
};
