import { type Ofertas, ProcesoDeDemo, type Tramo } from './proceso.js';
import type { Ventanilla } from './ventanilla.js';

const { abrir } = ProcesoDeDemo;

/** ADP of works: awarded and appealed. */
async function* apelada(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-03-25 09:00', {
    entidad: 'penablanca',
    objeto: 'obras',
    descripcion: 'Mejoramiento de pistas y veredas del barrio alto',
    valorReferencial: '1100000.00',
  });
  yield* p.convocar('2011-04-11', 'ADP 1-2011/PEÑABLANCA');
  yield* p.registrar('P3', 'P4');
  yield* p.integrar();
  yield* p.recibir({ P3: '1050000.00', P4: '1085000.00' });
  yield* p.evaluar({ P3: ['92'], P4: ['80'] });
  yield* p.abrirSobres();
  yield* p.otorgar();
  yield* p.hasta('2011-05-10 11:00');
  await p.acto('oec', 'SOLICITAR_ACCESO', { postor: 'P4' });
  await p.acto('comite', 'DAR_ACCESO', { postor: 'P4' });
  yield* p.hasta('2011-05-12 16:00');
  await p.acto('oec', 'INTERPONER_APELACION', { acto: 'buena_pro', apelante: 'P4', garantia: '33000.00' });
}

/** AMC of works: awarded, while the term of consent runs. */
async function* otorgada(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-04-20 09:00', {
    entidad: 'universidad',
    objeto: 'obras',
    descripcion: 'Refacción de techos del pabellón de agronomía',
    valorReferencial: '140000.00',
  });
  yield* p.convocar('2011-04-26', 'AMC 2-2011/UNIVERSIDAD');
  yield* p.registrar('P3', 'P4');
  yield* p.integrar();
  yield* p.recibir({ P3: '131000.00', P4: '138000.00' });
  yield* p.evaluar({ P3: [], P4: [] });
  yield* p.abrirSobres();
  yield* p.otorgar();
}

/** AMC of services: one bidder, so that it was consented the same day. */
async function* consentida(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-05-05 12:00', {
    entidad: 'hospital',
    objeto: 'servicios',
    descripcion: 'Mantenimiento de los grupos electrógenos',
    valorReferencial: '36000.00',
  });
  yield* p.convocar('2011-05-06', 'AMC 4-2011/HOSPITAL');
  yield* p.registrar('P2');
  yield* p.recibir({ P2: '35200.00' });
  yield* p.evaluar({ P2: ['95'] });
  yield* p.abrirSobres();
  yield* p.otorgar();
}

/** ADS of three items: a contract, one not signed, and one left without effect. */
async function* contratada(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-03-09 09:00', {
    entidad: 'rioClaro',
    objeto: 'bienes',
    descripcion: 'Adquisición de mobiliario para el palacio municipal',
    valorReferencial: '150000.00',
    items: [
      { numero: 1, descripcion: 'Escritorios y sillas', valorReferencial: '60000.00' },
      { numero: 2, descripcion: 'Estantería metálica', valorReferencial: '50000.00' },
      { numero: 3, descripcion: 'Mesas de reuniones', valorReferencial: '40000.00' },
    ],
  });
  const ofertas: Ofertas = {
    P1: { 1: '57000.00', 2: '48000.00', 3: '39000.00' },
    P2: { 1: '59000.00', 2: '46500.00', 3: '39900.00' },
  };
  yield* p.convocar('2011-03-14', 'ADS 1-2011/RÍO CLARO');
  yield* p.registrar('P1', 'P2');
  yield* p.integrar();
  yield* p.recibir(ofertas);
  yield* p.evaluar({ P1: ['60', '35'], P2: ['55', '40'] }, ofertas);
  yield* p.abrirSobres();
  yield* p.otorgar(1, 2, 3);
  yield* p.hasta('2011-04-25 11:00');
  await p.acto('titular', 'SUSCRIBIR_CONTRATO', { item: 1, numero: '7-2011', fecha: '2011-04-25' });
  await p.acto('titular', 'NO_SUSCRIBIR_CONTRATO', {
    item: 2,
    causal: 'Recorte presupuestal',
    motivo: 'El crédito se reasignó por norma expresa.',
  });
  yield* p.hasta('2011-04-28 09:30');
  await p.acto('oec', 'DEJAR_SIN_EFECTO', { item: 3, motivo: 'La entidad no entregó los ambientes.' });
}

/** ADS: nobody bid; the report of causes, and the AMC that follows, convoked. */
async function* desierta(v: Ventanilla): Tramo {
  const comun = {
    entidad: 'hidrico',
    objeto: 'bienes',
    descripcion: 'Adquisición de estaciones meteorológicas automáticas',
    valorReferencial: '96000.00',
  } as const;
  const p = yield* abrir(v, '2011-04-04 09:00', comun);
  yield* p.convocar('2011-04-06', 'ADS 3-2011/HÍDRICO');
  yield* p.registrar('P1');
  yield* p.integrar();
  yield* p.dia('calificacion_evaluacion', '12:00');
  await p.acto('comite', 'DECLARAR_DESIERTO', { motivo: 'Nadie presentó propuesta.' });
  yield* p.hasta('2011-05-06 10:00');
  await p.acto('comite', 'EMITIR_INFORME_CAUSAS', {
    causas: ['El plazo de entrega no alcanza para importar los equipos.'],
    causaValorOCaracteristicas: true,
    informacionAreaUsuaria: 'Se amplía el plazo de entrega a noventa días.',
  });
  const hija = yield* abrir(v, '2011-05-11 09:00', { ...comun, origen: { desierto: p.id } });
  yield* hija.convocar('2011-05-13', 'AMC 5-2011/HÍDRICO (derivada)');
}

/** CP: cancelled before its proposals, and one fee is still to be given back. */
async function* cancelada(v: Ventanilla): Tramo {
  const p = yield* abrir(v, '2011-04-13 09:00', {
    entidad: 'region',
    objeto: 'consultoria',
    descripcion: 'Consultoría para el plan de ordenamiento de la cuenca',
    valorReferencial: '450000.00',
  });
  yield* p.convocar('2011-04-18', 'CP 2-2011/REGIÓN');
  yield* p.registrar('P2', 'P4');
  yield* p.hasta('2011-05-11 09:00');
  await p.acto('titular', 'CANCELAR', {
    causal: 'desaparicion_necesidad',
    resolucion: 'Resolución 27-2011',
    emisor: { cargo: 'Gerencia general', nivel: 'superior' },
    comunicada: '2011-05-10',
  });
  yield* p.hasta('2011-05-13 10:00');
  await p.acto('oec', 'REGISTRAR_DEVOLUCION', {
    concepto: 'derecho',
    participante: 'P2',
    monto: '10.00',
    fecha: '2011-05-13',
  });
}

/** The processes that came to an award or to an ending before 16 May 2011. */
export const RESUELTOS = [apelada, otorgada, consentida, contratada, desierta, cancelada] as const;
