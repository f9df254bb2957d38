import { diaDe } from '../../base/campos.js';
import { type Condicion, CUMPLE, datosInvalidos, noCumple, type Veredicto } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import { hechos, plazoCorriendo } from '../../base/hechos.js';
import { fechaCivilDe } from '../../calendario/index.js';
import type { DatosDe } from '../eventos/index.js';
import { comparar, enSoles } from '../valores/dinero.js';
import { si } from './condiciones-comunes.js';
import type { ContextoDeProceso } from './contexto.js';
import { filaEnVigor, huellaDeNombre, plegado } from './lecturas.js';

type C = ContextoDeProceso;
type Elevacion = DatosDe<'SOLICITAR_ELEVACION'>;

/** Whether who asks has one of the three standings of art. 58 (RS-58-leg1 to RS-58-leg3). */
function legitimado(c: C, { participante, supuesto, observacion }: Elevacion): Veredicto {
  const absuelta = Object.hasOwn(c.observaciones, observacion) ? c.observaciones[observacion] : undefined;
  if (!absuelta || absuelta.decision === null)
    return datosInvalidos('RS-58-leg1', [
      {
        ruta: 'datos.observacion',
        mensaje: `No consta ninguna observación absuelta con el identificador «${observacion}».`,
      },
    ]);
  const repetida = Object.values(c.elevaciones).some(
    (e) => e.de === participante && e.observacion === observacion,
  );
  if (repetida)
    return noCumple(
      'RS-58-plazo',
      `«${participante}» ya solicitó la elevación de la observación «${observacion}» (art. 58 del Reglamento).`,
    );
  const propia = absuelta.de === participante;
  const acogida = absuelta.decision !== 'no_acoge';
  switch (supuesto) {
    case 'no_acogida':
      return si(
        propia && absuelta.decision !== 'acoge',
        'RS-58-leg1',
        'Por este supuesto solo eleva quien formuló la observación y no fue acogido, o lo fue en parte (art. 58 del Reglamento).',
      );
    case 'acogida_contraria':
      return si(
        propia && acogida,
        'RS-58-leg2',
        'Por este supuesto solo eleva quien formuló la observación y fue acogido de un modo que considera contrario a la norma (art. 58 del Reglamento).',
      );
    case 'acogimiento_de_otro': {
      const observo = Object.values(c.observaciones).some((a) => a.de === participante);
      if (propia || observo || !acogida)
        return noCumple(
          'RS-58-leg3',
          'Por este supuesto solo eleva quien no formuló observaciones, contra el acogimiento de la de otro (art. 58 del Reglamento).',
        );
      const fin = diaDe((filaEnVigor(c, 'observaciones') ?? filaEnVigor(c, 'consultas'))?.fin ?? '');
      const desde = c.participantes[participante]?.desde ?? '';
      return si(
        desde !== '' && fechaCivilDe(desde) <= fin,
        'RS-58-leg3',
        `Para elevar el acogimiento de otro hay que haberse registrado antes de vencer el plazo de observaciones, el ${enPalabras(fin)} (art. 58 del Reglamento).`,
      );
    }
  }
}

/** Whether the fee, where there is one, was paid whole, with a receipt, in the name of who asks (RS-58-tasa, RS-58-improc). */
function tasaPagada(c: C, { participante, tasa }: Elevacion): Veredicto {
  if (!tasa.exigible) return CUMPLE;
  if (tasa.importe === undefined)
    return datosInvalidos('RS-58-tasa', [
      { ruta: 'datos.tasa.importe', mensaje: 'Si la tasa es exigible, indique su importe según el TUPA.' },
    ]);
  const { importe } = tasa;
  const pagado = tasa.pagado ?? '0.00';
  if (comparar(pagado, importe) < 0)
    return noCumple(
      'RS-58-improc',
      `La elevación no procede: la tasa es de ${enSoles(importe)} y se pagó ${enSoles(pagado)} (art. 58 del Reglamento).`,
    );
  if (tasa.comprobante === undefined)
    return noCumple(
      'RS-58-improc',
      'La elevación no procede: falta el comprobante de pago de la tasa dentro del plazo (art. 58 del Reglamento).',
    );
  const suyo = c.participantes[participante];
  const nombre = tasa.aNombreDe ?? '';
  const coincide =
    nombre === '' ||
    plegado(nombre) === plegado(participante) ||
    nombre === suyo?.ruc ||
    huellaDeNombre(nombre) === suyo?.nombre;
  return si(
    coincide,
    'RS-58-improc',
    'La elevación no procede: el comprobante de pago está a nombre de otra persona (art. 58 del Reglamento).',
  );
}

/** Conditions of the elevation of observations. */
export const DE_ELEVACION = {
  elevacionEnPlazo: {
    lee: 'estado',
    descripcion: 'Corre el plazo de tres días hábiles para solicitar la elevación.',
    veredicto: (c: C) => {
      const paso = hechos(c);
      const corre = plazoCorriendo(paso, 'RS-58-plazo');
      if (corre !== null && paso.hoy <= corre.vence) return CUMPLE;
      const ultimo = paso.plazos.findLast((p) => p.regla === 'RS-58-plazo');
      return noCumple(
        'RS-58-plazo',
        ultimo
          ? `El plazo para solicitar la elevación venció el ${enPalabras(ultimo.vence)} (art. 58 del Reglamento).`
          : 'La elevación se solicita después de notificado el pliego de observaciones (art. 58 del Reglamento).',
        ultimo ? { hasta: ultimo.vence } : undefined,
      );
    },
  },
  legitimadoParaElevar: {
    lee: 'datos',
    descripcion: 'Quien eleva está en uno de los tres supuestos.',
    veredicto: legitimado,
  },
  tasaDeElevacionPagada: {
    lee: 'datos',
    descripcion: 'La tasa, si es exigible, está pagada y a su nombre.',
    veredicto: tasaPagada,
  },
  elevacionPorFormalizar: {
    lee: 'datos',
    descripcion: 'Esa elevación se envió a distancia y espera formalizarse.',
    veredicto: (c: C, { id }: { id: string }) =>
      si(
        c.elevaciones[id]?.porFormalizar === true,
        'RS-58-remoto',
        `No hay ninguna elevación por formalizar con el identificador «${id}».`,
      ),
  },
  quedanElevaciones: {
    lee: 'rama',
    descripcion: 'Queda otra elevación en pie.',
    veredicto: (c: C) => {
      const caida = hechos(c).expira?.item ?? '';
      return si(
        Object.keys(c.elevaciones).some((id) => id !== caida),
        'RS-58-remoto',
        'No queda ninguna otra elevación en pie.',
      );
    },
  },
  disposicionesNuevas: {
    lee: 'datos',
    descripcion: 'Cada disposición tiene un identificador que no se usó antes.',
    veredicto: (c: C, { disposiciones }: DatosDe<'EMITIR_PRONUNCIAMIENTO'>) => {
      const usados = [c.consultas, c.observaciones, c.elevaciones];
      const errores = disposiciones.flatMap(({ id }, i) =>
        usados.some((u) => Object.hasOwn(u, id)) || c.disposiciones.includes(id)
          ? [
              {
                ruta: `datos.disposiciones.${i}.id`,
                mensaje: `El identificador «${id}» ya se usó en este proceso.`,
              },
            ]
          : [],
      );
      return errores.length === 0 ? CUMPLE : datosInvalidos('RS-58-mot', errores);
    },
  },
  remisionCompleta: {
    lee: 'rama',
    descripcion: 'El expediente de elevación está completo.',
    veredicto: (_c: C, { completo }: { completo: boolean }) =>
      si(
        completo,
        'RS-58-incompl',
        'El expediente remitido está incompleto; no se tiene por recibido hasta subsanarlo.',
      ),
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
