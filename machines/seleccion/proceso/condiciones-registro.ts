import { diaDe } from '../../base/campos.js';
import { type Condicion, CUMPLE, datosInvalidos, noCumple, type Veredicto } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { hechos } from '../../base/hechos.js';
import { sumarDias } from '../../calendario/index.js';
import { ventana } from '../cronograma/ventana.js';
import type { DatosDe } from '../eventos/index.js';
import { comparar, enSoles } from '../valores/dinero.js';
import { si, yaOcurrio } from './condiciones-comunes.js';
import type { ContextoDeProceso } from './contexto.js';
import { basesIntegradas, calendarioDe, diasDe, filaEnVigor } from './lecturas.js';

type C = ContextoDeProceso;
type Registro = DatosDe<'REGISTRAR_PARTICIPANTE'>;

/**
 * Last civil day to register: the later of the calendar and one business day after the real integration (AMB-D5); null
 * while the bases are not integrated, for until then registration cannot close.
 */
export function cierreDelRegistro(c: C): string | null {
  const fila = filaEnVigor(c, 'registro_participantes');
  if (fila === null || !basesIntegradas(c)) return null;
  const fin = diaDe(fila.fin);
  if (c.integrada === null) return fin;
  const legal = calendarioDe(c).sumar(c.integrada, diasDe(c)('RS-53-gral'));
  return fin > legal ? fin : legal;
}

function abierto(c: C): Veredicto {
  const fila = filaEnVigor(c, 'registro_participantes');
  if (fila === null) return noCumple('RS-53-gral', 'El proceso no tiene cronograma.');
  const { ahora, hoy } = hechos(c);
  const regla = c.procedimiento === 'AMC-BS' ? 'RS-53-AMCBS' : 'RS-53-gral';
  // Until the bases are integrated no day is its last one, not even after the office hours of today (AMB-D5).
  const cierre = cierreDelRegistro(c) ?? sumarDias(hoy, 1);
  const fin = c.procedimiento === 'AMC-BS' ? fila.fin : cierre;
  const donde = ventana({ ...fila, fin }, { ahora, hoy }, c.horario);
  const inicio = diaDe(fila.inicio);
  if (donde === 'dentro') return CUMPLE;
  if (donde === 'antes')
    return noCumple(
      regla,
      `El registro de participantes empieza el ${enPalabras(inicio)}, el día siguiente de la convocatoria.`,
      { desde: inicio },
    );
  return noCumple(
    regla,
    `El registro de participantes cerró el ${enPalabras(diaDe(fin))}${fin.length > 10 ? ', un minuto antes de la presentación de propuestas' : ''}.`,
    {
      desde: inicio,
      hasta: diaDe(fin),
    },
  );
}

function pago(c: C, datos: Registro): Veredicto {
  if (comparar(c.costo, '0.00') === 0) return CUMPLE;
  const derecho = enSoles(c.costo);
  if (datos.pago === undefined)
    return datosInvalidos('RS-52-3', [
      {
        ruta: 'datos.pago',
        mensaje: `El registro exige el pago previo del derecho de participación, ${derecho} (art. 52 del Reglamento).`,
      },
    ]);
  const cuando = yaOcurrio(c, datos.pago.fecha, 'RS-52-3', 'datos.pago.fecha');
  if (!cuando.ok) return cuando;
  return si(
    comparar(datos.pago.monto, c.costo) >= 0,
    'RS-52-3',
    `El pago de ${enSoles(datos.pago.monto)} no cubre el derecho de participación, ${derecho} (art. 52 del Reglamento).`,
  );
}

/** Conditions of the registry of participants. */
export const DE_REGISTRO = {
  registroAbierto: {
    lee: 'estado',
    descripcion: 'El registro de participantes está abierto.',
    veredicto: abierto,
  },
  participanteNuevo: {
    lee: 'datos',
    descripcion: 'El participante no se registró antes.',
    veredicto: (c: C, { id, ruc }: Registro) =>
      si(
        !Object.hasOwn(c.participantes, id) && !Object.values(c.participantes).some((p) => p.ruc === ruc),
        'RS-52-6',
        `El participante «${id}» o su RUC ya está registrado en este proceso; cada uno se registra una sola vez (art. 52 del Reglamento).`,
      ),
  },
  participanteApto: {
    lee: 'datos',
    descripcion: 'El participante tiene RNP vigente y no está inhabilitado.',
    veredicto: (_c: C, datos: Registro) => {
      if (!datos.rnpVigente)
        return noCumple(
          'RS-52-1',
          'Para ser participante se requiere inscripción vigente en el Registro Nacional de Proveedores (art. 9 de la Ley).',
        );
      return si(
        !datos.inhabilitado,
        'RS-52-2',
        'Quien está impedido, sancionado o inhabilitado para contratar con el Estado no puede ser participante (art. 9 de la Ley).',
      );
    },
  },
  derechoPagado: {
    lee: 'datos',
    descripcion: 'Consta el pago previo del derecho de participación, si lo hay.',
    veredicto: pago,
  },
  registroPorCerrar: {
    lee: 'rama',
    descripcion: 'Las bases ya están integradas, así que el registro puede cerrar.',
    veredicto: (c: C) => {
      const cierre = cierreDelRegistro(c);
      return si(
        cierre !== null && hechos(c).hoy > cierre,
        'RS-53-gral',
        'El registro sigue abierto hasta un día hábil después de integradas las bases.',
      );
    },
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
