import { convocatoria, expediente, participante } from '../seleccion/muestras.js';
import { diaEnLima } from './ingenuo/calendario.js';
import type { Objeto } from './ingenuo/caso.js';
import type { Cronograma, ProcesoIngenuo } from './ingenuo/proceso.js';
import { pendientes } from './ingenuo/proceso.js';

/** The file of a process whose type follows from its amount. */
export function expedienteDe(tipo: 'LP' | 'AMC', ahora: string): object {
  const hoy = diaEnLima(ahora);
  return expediente({
    valorReferencial: tipo === 'LP' ? '500000.00' : '30000.00',
    fechaValorReferencial: hoy,
    ejercicio: Number(hoy.slice(0, 4)),
  });
}

/** What CONVOCAR brings besides its calendar. */
export function convocatoriaDe(tipo: 'LP' | 'AMC', ahora: string, cronograma: Cronograma): Objeto {
  const filas = Object.entries(cronograma).map(([actividad, ventana]) => ({ actividad, ...ventana }));
  return convocatoria({
    cronograma: filas as never,
    nomenclatura: `${tipo} 1-${ahora.slice(0, 4)}/PRUEBA`,
    costoParticipacion: tipo === 'LP' ? '10.00' : '0.00',
    acto: tipo === 'LP' ? 'publico' : 'privado',
    preparatorios: {
      incluidoEnPac: true,
      expedienteAprobado: diaEnLima(ahora),
      certificacionPresupuestal: true,
    },
  });
}

const FACTORES = [
  { nombre: 'Plazo de entrega', puntaje: '60' },
  { nombre: 'Garantía', puntaje: '40' },
];

/** The data of an act of a process; `quien` is the participant, `id` the name of what is asked. */
export function datosDelProceso(
  tipo: string,
  p: ProcesoIngenuo,
  ahora: string,
  quien: string,
  id: string,
): Objeto {
  const pliego = (ids: readonly string[], decision?: string) => ({
    pliego: ids.map((suyo) => ({
      id: suyo,
      respuesta: 'No.',
      ...(decision ? { decision } : {}),
      cambiaBases: false,
    })),
  });
  const pago = { monto: '10.00', comprobante: `R-${quien}`, fecha: p.convocada || diaEnLima(ahora) };
  switch (tipo) {
    case 'REGISTRAR_PARTICIPANTE':
      return { ...participante(quien, { pago: p.tipo === 'LP' ? pago : undefined }) };
    case 'FORMULAR_CONSULTA':
      return { id, participante: quien, texto: 'Marca.' };
    case 'FORMULAR_OBSERVACION':
      return { id, participante: quien, texto: 'Marca.', sustento: 'Art. 11.' };
    case 'ABSOLVER_CONSULTAS':
      return pliego(pendientes(p.consultas));
    case 'ABSOLVER_OBSERVACIONES':
      return pliego(pendientes(p.observaciones), 'no_acoge');
    case 'SOLICITAR_ELEVACION':
      return {
        id,
        participante: quien,
        supuesto: 'no_acogida',
        observacion: Object.keys(p.observaciones)[0] ?? 'O0',
        tasa: { exigible: false },
      };
    case 'REMITIR_ELEVACION':
      return { completo: true };
    case 'EMITIR_PRONUNCIAMIENTO':
      return { numero: 'P-1', disposiciones: [] };
    case 'INTEGRAR_BASES':
      return { cambios: [] };
    case 'PRESENTAR_PROPUESTA':
      return { postor: quien, ofertas: [{ monto: `${29000 + quien.charCodeAt(0)}.00` }] };
    case 'ADMITIR_PROPUESTA':
      return { postor: quien };
    case 'EVALUAR_TECNICA':
      return { puntajes: p.propuestas.map((postor) => ({ postor, factores: FACTORES })) };
    default:
      return {};
  }
}
