import { con, memoria, texto } from './filas-seleccion.js';
import { MINIMOS_DE_CALENDARIO } from './seleccion-minimos.js';
import type { PlazoDeRegla, Regla } from './tipos.js';

type SinDias = Omit<PlazoDeRegla, 'dias' | 'computo' | 'clase'>;

const consulta: SinDias = { carga: 'participante', corre: 'la convocatoria', evento: 'VENCIO_CONSULTAS' };
const absolver: SinDias = {
  carga: 'comite',
  corre: 'el fin del plazo para consultar',
  evento: 'VENCIO_ABSOLUCION_CONSULTAS',
};
const observar: SinDias = {
  carga: 'participante',
  corre: 'el fin del plazo para absolver consultas, o la convocatoria si van juntas',
  evento: 'VENCIO_OBSERVACIONES',
};
const responder: SinDias = {
  carga: 'comite',
  corre: 'el fin del plazo para observar',
  evento: 'VENCIO_ABSOLUCION_OBSERVACIONES',
};
const pronunciarse = 'VENCIO_PRONUNCIAMIENTO';

const CONSULTAS_Y_OBSERVACIONES: readonly Regla[] = [
  con(texto('RS-55-LP', 'R 55', 'En LP se consulta durante cinco días hábiles o más.'), {
    dias: 5,
    ...consulta,
  }),
  con(texto('RS-55-CP', 'R 55', 'En CP se consulta durante cinco días hábiles o más.'), {
    dias: 5,
    ...consulta,
  }),
  con(texto('RS-55-AD', 'R 55', 'En AD se consulta durante tres días hábiles o más.'), {
    dias: 3,
    ...consulta,
  }),
  con(texto('RS-55-AMCOC', 'R 55', 'En AMC de obras se consulta dos días hábiles o más.'), {
    dias: 2,
    ...consulta,
  }),
  con(texto('RS-55-LP-abs', 'R 55', 'En LP se absuelve en cinco días hábiles.'), { dias: 5, ...absolver }),
  con(texto('RS-55-CP-abs', 'R 55', 'En CP se absuelve en cinco días hábiles.'), { dias: 5, ...absolver }),
  con(texto('RS-55-AD-abs', 'R 55', 'En AD se absuelve en tres días hábiles.'), { dias: 3, ...absolver }),
  con(texto('RS-55-AMCOC-abs', 'R 55', 'En AMC de obras se absuelve en dos.'), { dias: 2, ...absolver }),
  con(texto('RS-57-LP', 'R 57', 'En LP se observa durante cinco días hábiles.'), { dias: 5, ...observar }),
  con(texto('RS-57-CP', 'R 57', 'En CP se observa durante cinco días hábiles.'), { dias: 5, ...observar }),
  con(texto('RS-57-AD', 'R 57', 'En AD se observa a la par de las consultas.'), { dias: 3, ...observar }),
  con(texto('RS-57-AMCOC', 'R 57', 'En AMC de obras se observa a la par.'), { dias: 2, ...observar }),
  con(texto('RS-57-LP-abs', 'R 57', 'En LP se responde en cinco días hábiles.'), { dias: 5, ...responder }),
  con(texto('RS-57-CP-abs', 'R 57', 'En CP se responde en cinco días hábiles.'), { dias: 5, ...responder }),
  con(texto('RS-57-AD-abs', 'R 57', 'En AD se responde en el mismo pliego.'), { dias: 3, ...responder }),
  con(texto('RS-57-AMCOC-abs', 'R 57', 'En AMC de obras, en el mismo pliego.'), { dias: 2, ...responder }),
];

const ELEVACION_E_INTEGRACION: readonly Regla[] = [
  con(
    texto('RS-58-plazo', 'R 58', 'La elevación se pide en los tres días hábiles de notificado el pliego.'),
    {
      dias: 3,
      carga: 'participante',
      corre: 'la publicación del pliego en el SEACE',
      evento: 'VENCIO_ELEVACION',
    },
  ),
  con(texto('RS-58-remoto', 'R 58', 'Pedida por correo o fax, se formaliza dentro del tercer día hábil.'), {
    dias: 3,
    carga: 'participante',
    corre: 'el envío de la solicitud',
    evento: 'VENCIO_FORMALIZACION',
  }),
  con(texto('RS-58-remite', 'R 58', 'El comité remite lo actuado a más tardar al día siguiente.'), {
    dias: 1,
    carga: 'comite',
    corre: 'la solicitud de elevación',
  }),
  con(texto('RS-58-OSCE', 'R 58', 'El OSCE se pronuncia en diez días hábiles de recibido todo.'), {
    dias: 10,
    carga: 'osce',
    corre: 'la recepción del expediente completo',
    evento: pronunciarse,
  }),
  con(memoria('RS-58-Tit', 'R 58', 'El Titular se pronuncia, sin delegar, en ocho días hábiles.'), {
    dias: 8,
    carga: 'titular',
    corre: 'la solicitud de elevación',
    evento: pronunciarse,
  }),
  con(texto('RS-59-sinobs', 'R 59', 'Sin observaciones se integra al día siguiente de poder absolverlas.'), {
    dias: 1,
    carga: 'comite',
    corre: 'el fin del plazo para absolver',
  }),
  con(
    texto('RS-59-conobs', 'R 59', 'Con observaciones y sin elevación se integra vencido el plazo de elevar.'),
    {
      dias: 1,
      carga: 'comite',
      corre: 'el fin del plazo para elevar',
    },
  ),
  con(texto('RS-59-elev', 'R 59', 'Con elevación se integra en dos días hábiles del pronunciamiento.'), {
    dias: 2,
    carga: 'comite',
    corre: 'la notificación del pronunciamiento',
  }),
  con(texto('RS-53-gral', 'R 53', 'El registro cierra un día hábil después de integradas las bases.'), {
    dias: 1,
    carga: 'participante',
    corre: 'la integración de las bases',
    evento: 'VENCIO_REGISTRO',
  }),
  con(texto('RS-53-AMCBS', 'R 53', 'En AMC de bienes el registro cierra un minuto antes de presentar.'), {
    dias: 0,
    computo: 'fecha',
    carga: 'participante',
    corre: 'la presentación de propuestas',
    evento: 'VENCIO_REGISTRO',
  }),
];

const PROPUESTAS_Y_FINALES: readonly Regla[] = [
  con(
    texto('RS-68-T', 'R 68', 'Los defectos de forma de lo técnico se subsanan en uno o dos días hábiles.'),
    {
      dias: null,
      carga: 'participante',
      corre: 'la notificación del defecto',
      evento: 'VENCIO_SUBSANACION',
    },
  ),
  con(texto('RS-72-3', 'R 72', 'El acceso al expediente se da al día siguiente de pedido por escrito.'), {
    dias: 1,
    carga: 'comite',
    corre: 'el pedido escrito de acceso',
  }),
  con(
    memoria('RS-76-1', 'R 76', 'Una obra sobre su valor exige crédito y aprobación en diez días hábiles.'),
    {
      dias: 10,
      carga: 'titular',
      corre: 'la fecha de buena pro del calendario',
    },
  ),
  con(texto('RS-77-LP', 'R 77', 'En LP, CP y ADP la buena pro se consiente a los ocho días hábiles.'), {
    dias: 8,
    carga: 'participante',
    corre: 'la notificación de la buena pro',
    evento: 'VENCIO_CONSENTIMIENTO',
  }),
  con(texto('RS-77-AD', 'R 77', 'En ADS y AMC la buena pro se consiente a los cinco días hábiles.'), {
    dias: 5,
    carga: 'participante',
    corre: 'la notificación de la buena pro',
    evento: 'VENCIO_CONSENTIMIENTO',
  }),
  con(texto('RS-77-pub', 'R 77', 'El consentimiento se publica al día siguiente.'), {
    dias: 1,
    carga: 'comite',
    corre: 'el consentimiento',
  }),
  con(memoria('RS-107', 'R 107', 'En LP, CP y ADP se apela dentro de los ocho días hábiles.'), {
    dias: 8,
    carga: 'participante',
    corre: 'la notificación de la buena pro o del acto apelado',
    evento: 'VENCIO_IMPUGNACION',
  }),
  con(memoria('RS-107-AD', 'R 107', 'En ADS y AMC se apela dentro de los cinco días hábiles.'), {
    dias: 5,
    carga: 'participante',
    corre: 'la notificación de la buena pro o del acto apelado',
    evento: 'VENCIO_IMPUGNACION',
  }),
  con(texto('RS-105-exp', 'L 53', 'La entidad remite el expediente al Tribunal en tres días de requerida.'), {
    dias: 3,
    carga: 'oec',
    corre: 'el requerimiento del Tribunal',
  }),
  con(memoria('RS-148', 'R 148', 'Consentida la buena pro, se cita al ganador en dos días hábiles.'), {
    dias: 2,
    carga: 'oec',
    corre: 'el consentimiento',
  }),
  con(
    memoria(
      'RS-148-suscribir',
      'R 148',
      'El contrato se suscribe dentro de los diez días hábiles de citado.',
    ),
    {
      dias: 10,
      carga: 'oec',
      corre: 'la citación para el contrato',
    },
  ),
  con(texto('RS-78-3', 'R 78', 'El desierto se registra en el SEACE al día siguiente.'), {
    dias: 1,
    carga: 'comite',
    corre: 'la declaratoria de desierto',
  }),
  con(memoria('RS-79-3', 'R 79', 'La cancelación se comunica al comité y se publica al día siguiente.'), {
    dias: 1,
    carga: 'oec',
    corre: 'la comunicación de la cancelación',
  }),
  con(texto('RS-79-5', 'R 79', 'El derecho de participación se devuelve en cinco días hábiles.'), {
    dias: 5,
    carga: 'oec',
    corre: 'la notificación de la cancelación',
  }),
];

/** Every rule of section C that grants a term. */
export const PLAZOS_DE_SELECCION: readonly Regla[] = [
  ...CONSULTAS_Y_OBSERVACIONES,
  ...ELEVACION_E_INTEGRACION,
  ...PROPUESTAS_Y_FINALES,
  ...MINIMOS_DE_CALENDARIO,
];
