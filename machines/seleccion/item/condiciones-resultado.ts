import {
  type Condicion,
  CUMPLE,
  datosInvalidos,
  incumple,
  noCumple,
  type Veredicto,
} from '../../base/condicion.js';
import { revisarDistribucion } from '../evaluacion/distribucion.js';
import { admiteProrrata } from '../evaluacion/empate.js';
import { puedeAprobarse } from '../evaluacion/exceso.js';
import type { DatosDe } from '../eventos/index.js';
import { si } from '../proceso/condiciones-comunes.js';
import { comparar, enSoles } from '../valores/dinero.js';
import { type ContextoDeItem, procesoDe, valorDelItem } from './contexto.js';
import {
  debeReducirA,
  empatadosQueDeciden,
  excedeElValor,
  hayQueDistribuir,
  laMejor,
  ofertasConCantidad,
  requeridaEn,
} from './evaluar.js';

type C = ContextoDeItem;

function exceso(
  c: C,
  d: { apruebaTitular: boolean; creditoPresupuestario: boolean; reduceOferta: string | null },
): Veredicto {
  const mejor = laMejor(c);
  const valorReferencial = valorDelItem(c);
  if (mejor?.monto == null || valorReferencial === null)
    return datosInvalidos('RS-76-1', [
      { ruta: 'datos.item', mensaje: 'El ítem no tiene una oferta que aprobar.' },
    ]);
  const p = procesoDe(c);
  const r = puedeAprobarse({
    objeto: p.objeto,
    valorReferencial,
    reservado: p.reservado,
    monto: mejor.monto,
    ...d,
  });
  return r.ok ? CUMPLE : noCumple(r.regla, r.detalle);
}

/** Conditions of what the scores lead to: tie, excess, sharing out. */
export const DE_RESULTADO = {
  hayEmpate: {
    lee: 'rama',
    descripcion: 'El primer lugar, o el saldo que se distribuye, está empatado.',
    veredicto: (c: C) => si(empatadosQueDeciden(c).length > 0, 'RS-73', 'No hay empate en el primer lugar.'),
  },
  hayExceso: {
    lee: 'rama',
    descripcion: 'La mejor oferta supera el valor referencial.',
    veredicto: (c: C) => si(excedeElValor(c), 'RS-76-1', 'La mejor oferta no supera el valor referencial.'),
  },
  hayQueDistribuir: {
    lee: 'rama',
    descripcion: 'La mejor oferta no cubre lo requerido y las bases permiten distribuir.',
    veredicto: (c: C) => si(hayQueDistribuir(c), 'RS-74-1', 'No corresponde distribuir.'),
  },
  esProrrata: {
    lee: 'datos',
    descripcion: 'El empate se resuelve a prorrata, y cabe.',
    veredicto: (c: C, d: DatosDe<'RESOLVER_EMPATE'>) => {
      if (d.metodo !== 'prorrata') return noCumple('RS-73', 'El empate se resuelve por sorteo.');
      const p = procesoDe(c);
      const item = p.items[c.numero];
      const empatados = empatadosQueDeciden(c);
      if (!empatados.includes(laMejor(c)?.postor ?? ''))
        return noCumple(
          'RS-73',
          'El saldo que se distribuye se decide entre los empatados por sorteo (art. 73 del Reglamento).',
        );
      if (
        !admiteProrrata({ objeto: p.objeto, divisible: item?.divisible === true }) ||
        item?.cantidad == null
      )
        return noCumple(
          'RS-73',
          'La prorrata no cabe en obras, consultoría de obras ni en lo indivisible: corresponde el sorteo (art. 73 del Reglamento).',
          { acto: 'RESOLVER_EMPATE' },
        );
      const faltan = d.aceptan === undefined ? [] : empatados.filter((x) => !d.aceptan?.includes(x));
      return si(
        faltan.length === 0,
        'RS-73-p',
        `La prorrata requiere la voluntad de todos los empatados; falta la de ${faltan.map((x) => `«${x}»`).join(', ')}.`,
      );
    },
  },
  empateConCitados: {
    lee: 'datos',
    descripcion: 'En acto privado se citó a los empatados.',
    veredicto: (c: C, d: DatosDe<'RESOLVER_EMPATE'>) =>
      si(
        procesoDe(c).acto === 'publico' || d.citados !== false,
        'RS-73-p',
        'En acto privado, la prorrata y el sorteo exigen citar a los empatados (art. 73 del Reglamento).',
      ),
  },
  esSorteo: {
    lee: 'rama',
    descripcion: 'El empate se resuelve por sorteo.',
    veredicto: (_c: C, d: DatosDe<'RESOLVER_EMPATE'>) =>
      si(d.metodo === 'sorteo' && d.semilla !== undefined, 'RS-73', 'El empate no se resuelve por sorteo.'),
  },
  excesoDenegado: {
    lee: 'rama',
    descripcion: 'No se aprobó el exceso ni se redujo la oferta.',
    veredicto: (_c: C, d: DatosDe<'APROBAR_EXCESO'>) =>
      si(
        d.reduceOferta === undefined && (!d.apruebaTitular || !d.creditoPresupuestario),
        'RS-76-1',
        'El exceso se aprobó o la oferta se redujo.',
      ),
  },
  reduceLaOferta: {
    lee: 'rama',
    descripcion: 'El postor redujo su oferta.',
    veredicto: (_c: C, d: DatosDe<'APROBAR_EXCESO'>) =>
      si(d.reduceOferta !== undefined, 'RS-76-1', 'El postor no redujo su oferta.'),
  },
  excesoConforme: {
    lee: 'datos',
    descripcion: 'El exceso se aprueba con crédito, o la oferta se reduce al valor referencial.',
    veredicto: (c: C, d: DatosDe<'APROBAR_EXCESO'>) =>
      exceso(c, { ...d, reduceOferta: d.reduceOferta ?? null }),
  },
  reduccionDelMejor: {
    lee: 'datos',
    descripcion: 'Reduce la mejor oferta, y no queda sobre el valor referencial.',
    veredicto: (c: C, d: DatosDe<'REDUCIR_OFERTA'>) => {
      if (laMejor(c)?.postor !== d.postor)
        return noCumple(
          'RS-76-1',
          `Solo reduce su oferta el postor con la mejor, «${laMejor(c)?.postor ?? ''}» (art. 76 del Reglamento).`,
        );
      return exceso(c, { apruebaTitular: false, creditoPresupuestario: false, reduceOferta: d.monto });
    },
  },
  reduccionParaDistribuir: {
    lee: 'datos',
    descripcion: 'El postor debe reducir para recibir parte del saldo, y reduce lo bastante.',
    veredicto: (c: C, d: DatosDe<'REDUCIR_OFERTA'>) => {
      const tope = debeReducirA(c, d.postor);
      if (tope === null)
        return noCumple(
          'RS-74-2',
          `«${d.postor}» no tiene que reducir su oferta en el ítem ${c.numero} (art. 74 del Reglamento).`,
        );
      return si(
        comparar(d.monto, tope) <= 0,
        'RS-74-2',
        `Para recibir parte del saldo, su precio no debe superar en más de 5 % el del ganador: a lo más ${enSoles(tope)} (art. 74 del Reglamento).`,
      );
    },
  },
  distribucionConforme: {
    lee: 'datos',
    descripcion: 'La distribución sigue la prelación, las cantidades y el margen de 5 %.',
    veredicto: (c: C, { asignaciones }: DatosDe<'DISTRIBUIR'>) =>
      incumple(
        revisarDistribucion({
          distribuible: procesoDe(c).bases.distribuible,
          requerida: requeridaEn(c) ?? '0',
          filas: ofertasConCantidad(c),
          asignaciones,
        }),
      ),
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
