import { type Ofertas, ProcesoDeDemo, type Tramo } from './proceso.js';
import type { Ventanilla } from './ventanilla.js';

const { abrir } = ProcesoDeDemo;

/** LP of works: only its file. */
async function* enPreparacion(v: Ventanilla): Tramo {
  yield* abrir(v, '2011-05-12 09:30', {
    entidad: 'region',
    objeto: 'obras',
    descripcion: 'Construcción del embarcadero fluvial principal',
    valorReferencial: '2400000.00',
  });
}

/** CP: convoked, with consultas nobody has absolved. */
async function* conConsultas(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-05-05 10:00', {
    entidad: 'universidad',
    objeto: 'servicios',
    descripcion: 'Servicio de vigilancia y seguridad de la ciudad universitaria',
    valorReferencial: '780000.00',
  });
  yield* p.convocar('2011-05-09', 'CP 1-2011/UNIVERSIDAD');
  yield* p.registrar('P1', 'P2', 'P4');
  const preguntas = [
    ['C1', 'P1', '¿Se puede acreditar la experiencia con contratos en ejecución?'],
    ['C2', 'P2', '¿El equipo de comunicación es parte de la oferta económica?'],
    ['C3', 'P1', '¿Qué turnos cubre el puesto de la biblioteca?'],
  ] as const;
  for (const [i, [id, participante, texto]] of preguntas.entries()) {
    yield* p.hasta(`2011-05-1${i + 1} 11:00`);
    await p.acto('oec', 'FORMULAR_CONSULTA', { id, participante, texto });
  }
  await p.acto('comite', 'CONSULTAR_AREA', {
    id: 'C3',
    organo: 'area_usuaria',
    detalle: 'Confirmar los turnos de la biblioteca.',
  });
}

/** LP: an observación that was not taken, elevated to whoever pronounces. */
async function* elevada(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-04-06 09:00', {
    entidad: 'hospital',
    objeto: 'bienes',
    descripcion: 'Adquisición de equipos de esterilización para el centro quirúrgico',
    valorReferencial: '950000.00',
  });
  yield* p.convocar('2011-04-07', 'LP 1-2011/HOSPITAL');
  yield* p.registrar('P1', 'P2');
  await p.acto('oec', 'FORMULAR_CONSULTA', {
    id: 'C1',
    participante: 'P1',
    texto: '¿Qué capacidad mínima debe tener la cámara?',
  });
  yield* p.dia('absolucion_consultas', '11:00', 'fin');
  await p.acto('comite', 'ABSOLVER_CONSULTAS', {
    pliego: [{ id: 'C1', respuesta: 'Doscientos cincuenta litros.', cambiaBases: true }],
  });
  yield* p.dia('observaciones', '15:00', 'fin');
  await p.acto('oec', 'FORMULAR_OBSERVACION', {
    id: 'O1',
    participante: 'P2',
    texto: 'El sistema de control que se exige corresponde a una sola marca.',
    sustento: 'Artículo 11 del Reglamento.',
  });
  yield* p.dia('absolucion_observaciones', '16:00', 'fin');
  await p.acto('comite', 'ABSOLVER_OBSERVACIONES', {
    pliego: [
      { id: 'O1', respuesta: 'La característica es funcional.', decision: 'no_acoge', cambiaBases: false },
    ],
  });
  await p.acto('oec', 'SOLICITAR_ELEVACION', {
    id: 'E1',
    participante: 'P2',
    supuesto: 'no_acogida',
    observacion: 'O1',
    tasa: { exigible: false },
  });
  yield* p.hasta('2011-05-13 12:00');
  await p.acto('comite', 'REMITIR_ELEVACION', { completo: true });
}

/** ADP: bases integrated, proposals to come. */
async function* integrada(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-04-26 15:00', {
    entidad: 'rioClaro',
    objeto: 'bienes',
    descripcion: 'Adquisición de luminarias para el alumbrado del malecón',
    valorReferencial: '310000.00',
  });
  yield* p.convocar('2011-04-27', 'ADP 1-2011/RÍO CLARO');
  yield* p.registrar('P1', 'P3');
  yield* p.integrar();
}

/** ADS: the sealed proposals came, and nobody has opened them. */
async function* conPropuestas(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-04-19 09:00', {
    entidad: 'penablanca',
    objeto: 'bienes',
    descripcion: 'Adquisición de mobiliario para la biblioteca municipal',
    valorReferencial: '120000.00',
  });
  yield* p.convocar('2011-04-25', 'ADS 2-2011/PEÑABLANCA');
  yield* p.registrar('P1', 'P2', 'P4');
  yield* p.integrar();
  yield* p.recibir({ P1: '112000.00', P2: '118500.00', P4: '109900.00' });
}

/** LP: two bids alike, to be told apart by a draw. */
async function* empatada(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-03-22 09:00', {
    entidad: 'caminos',
    objeto: 'bienes',
    descripcion: 'Adquisición de señales reglamentarias y preventivas',
    valorReferencial: '620000.00',
  });
  yield* p.convocar('2011-03-24', 'LP 1-2011/CAMINOS');
  yield* p.registrar('P1', 'P2', 'P4');
  yield* p.integrar();
  yield* p.recibir({ P1: '590000.00', P2: '590000.00', P4: '615000.00' });
  yield* p.evaluar({ P1: ['55', '35'], P2: ['55', '35'], P4: ['50', '30'] });
  yield* p.abrirSobres();
}

/** ADS of four items, each in a stage of its own; the void one is convoked again in a process linked to this. */
async function* variosItems(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-04-14 09:00', {
    entidad: 'hidrico',
    objeto: 'bienes',
    descripcion: 'Adquisición de instrumental para el laboratorio de aguas',
    valorReferencial: '190000.00',
    items: [
      { numero: 1, descripcion: 'Espectrofotómetros', valorReferencial: '80000.00' },
      { numero: 2, descripcion: 'Balanzas analíticas', valorReferencial: '50000.00' },
      { numero: 3, descripcion: 'Muestreadores automáticos', valorReferencial: '40000.00' },
      { numero: 4, descripcion: 'Cristalería técnica', valorReferencial: '20000.00' },
    ],
  });
  const ofertas: Ofertas = {
    P1: { 1: '76000.00', 3: '38500.00', 4: '19000.00' },
    P2: { 1: '79500.00', 3: '39000.00' },
    P4: { 1: '78000.00', 4: '19500.00' },
  };
  yield* p.convocar('2011-04-18', 'ADS 1-2011/HÍDRICO');
  yield* p.registrar('P1', 'P2', 'P4');
  yield* p.integrar();
  yield* p.recibir(ofertas);
  yield* p.evaluar({ P1: ['58', '38'], P2: ['50', '32'], P4: ['60', '30'] }, ofertas);
  yield* p.abrirSobres();
  yield* p.otorgar(1);
  await p.acto('comite', 'DECLARAR_DESIERTO', { item: 2, motivo: 'Nadie ofertó este ítem.' });
  yield* p.hasta('2011-05-13 16:00');
  await p.acto('titular', 'DECLARAR_NULIDAD', {
    item: 4,
    causal: 'contra_ley',
    etapa: 'integracion_bases',
    resolucion: 'Resolución 18-2011',
  });
}

/** The processes under way on 16 May 2011. */
export const EN_CURSO = [
  enPreparacion,
  conConsultas,
  elevada,
  integrada,
  conPropuestas,
  empatada,
  variosItems,
] as const;
