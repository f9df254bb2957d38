import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { definicionDeActo, leerActo } from '../../src/engine/validar.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

/** An act ready for the door: its data already read with its schema, as the API does. */
export interface ActoLeido {
  readonly tipo: string;
  readonly datos: Record<string, unknown>;
}

/** Reads an act as the API would. */
export function leido(tipo: string, datos: unknown): ActoLeido {
  const definicion = definicionDeActo(SOLICITUD, tipo);
  if (!definicion) throw new Error(`No existe el acto ${tipo}.`);
  return { tipo, datos: leerActo(SOLICITUD, tipo, definicion, datos) };
}

const PESOS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
function rucDe(n: number): string {
  const cuerpo = `20${String(n % 100_000_000).padStart(8, '0')}`;
  const suma = PESOS.reduce((s, peso, i) => s + peso * Number(cuerpo[i]), 0);
  return `${cuerpo}${(11 - (suma % 11)) % 10}`;
}

const LARGO =
  'La entidad convocará este año la adquisición y requiere orientación sobre la estrategia de contratación, la agrupación de ítems y los requisitos de calificación que corresponden a su mercado.';

/** The n-th solicitud of a crowd: its own entity and object, texts of ordinary length. */
export function presentacion(n: number): ActoLeido {
  return leido(
    'PRESENTAR',
    solicitudCompleta({
      entidad: { nombre: `Municipalidad Distrital de Prueba ${n % 2000}`, ruc: rucDe(n % 2000) },
      objeto: `Adquisición de bienes y servicios de prueba, paquete ${n}`,
      sustentoEstrategico: LARGO,
    }),
  );
}

/** Acts a scheduled case takes for ever, as the requests of a load: two of four only record, one orders a notice. */
export function actosSinFin(hoy: string): { tipo: string; datos: Record<string, unknown> }[] {
  const contacto = {
    tipo: 'REGISTRAR_CONTACTO',
    datos: {
      fecha: hoy,
      medio: 'Llamada telefónica',
      resultado: 'Se acordó la fecha de la reunión con el punto de contacto.',
    },
  };
  return [
    contacto,
    { tipo: 'REGISTRAR_VISITA', datos: { fecha: hoy, lugar: 'Sede de la entidad', notas: LARGO } },
    contacto,
    {
      tipo: 'DERIVAR',
      datos: { organo: 'Dirección de Supervisión', materia: 'Elevación de cuestionamientos' },
    },
  ];
}

/** A step of a life: the hour it happens and the act. */
export interface PasoDeVida {
  readonly ahora: string;
  readonly acto: ActoLeido;
}

const LUNES = '2027-02-01T15:00:00.000Z';
const REUNION = '2027-02-03T15:00:00.000Z';
const DESPUES = '2027-02-03T20:00:00.000Z';

/** Birth of the cases that live `VIDA`. */
export const NACIMIENTO = LUNES;

/** The whole life of a solicitud after its birth, through most of the statechart, to its end. */
export const VIDA: readonly PasoDeVida[] = (
  [
    [LUNES, 'REGISTRAR_CONTACTO', { fecha: '2027-02-01', medio: 'Correo', resultado: LARGO }],
    [LUNES, 'PROGRAMAR_REUNION', { fecha: REUNION, modalidad: 'virtual', lugar: 'Sala virtual' }],
    [
      LUNES,
      'REGISTRAR_CONTACTO',
      { fecha: '2027-02-01', medio: 'Llamada', resultado: 'Confirmó su asistencia.' },
    ],
    [
      DESPUES,
      'REGISTRAR_REUNION',
      {
        fecha: REUNION,
        consultas: 'requieren_analisis',
        asesoramiento: 'no_hubo',
        acompanamiento: 'necesario',
        revisionDocumental: true,
        acuerdos: LARGO,
      },
    ],
    [DESPUES, 'REQUERIR_DOCUMENTACION', { detalle: 'Proyecto de bases y requerimiento.', plazoDias: 5 }],
    [
      DESPUES,
      'RECIBIR_DOCUMENTACION',
      {
        detalle: 'Entrega completa.',
        completa: true,
        documentos: ['Proyecto de bases.pdf', 'Requerimiento.pdf'],
      },
    ],
    [DESPUES, 'REMITIR_RESPUESTA', { contenido: LARGO }],
    [
      DESPUES,
      'EMITIR_INFORME',
      {
        numero: 'IAT-001-2027',
        deficiencias: [
          { tipo: 'error', descripcion: LARGO, tratamiento: 'criterio' },
          { tipo: 'omision', descripcion: LARGO, tratamiento: 'recomendacion' },
        ],
      },
    ],
    [DESPUES, 'RECIBIR_PROGRAMACION', { hitos: [{ actividad: 'Convocatoria', fecha: '2027-02-10' }] }],
    [DESPUES, 'REGISTRAR_SEGUIMIENTO', { fecha: '2027-02-03', mecanismo: 'Reunión virtual', notas: LARGO }],
    [DESPUES, 'REGISTRAR_VISITA', { fecha: '2027-02-03', lugar: 'Sede de la entidad', notas: LARGO }],
    [DESPUES, 'REALIZAR_EXPOSICION', { fecha: '2027-02-03' }],
    [DESPUES, 'REGISTRAR_CONVOCATORIA', { fecha: '2027-02-03', nomenclatura: 'LP-ABR-1-2027' }],
    [
      DESPUES,
      'EMITIR_INFORME_SEGUIMIENTO',
      {
        numero: 'IS-001-2027',
        verificaciones: [
          { deficiencia: 1, resultado: 'evaluada' },
          { deficiencia: 2, resultado: 'implementada' },
        ],
      },
    ],
    [DESPUES, 'CONCLUIR_ACOMPANAMIENTO', { motivo: 'Se convocó el procedimiento.' }],
  ] as const
).map(([ahora, tipo, datos]) => ({ ahora, acto: leido(tipo, datos) }));
