import { garantiaDeApelacion } from '../../../machines/seleccion/competencia.js';
import { repartir } from '../../../machines/seleccion/evaluacion/distribucion.js';
import { valorDelItem } from '../../../machines/seleccion/item/contexto.js';
import {
  calificadas,
  conTecnica,
  debeReducirA,
  empatadosQueDeciden,
  laMejor,
  ofertasConCantidad,
  requeridaEn,
} from '../../../machines/seleccion/item/evaluar.js';
import { ACTIVIDADES, type Actividad } from '../../../machines/seleccion/tipos.js';
import { centimos, deCentimos } from '../../../machines/seleccion/valores/dinero.js';
import { desdeEtapa, type Generador, motivo, uno } from './actos-bases.js';
import type { ItemAhora, Situacion } from './caso.js';

/** Items in some of these states. */
const en = ({ items }: Situacion, ...estados: string[]): [string, ItemAhora][] =>
  Object.entries(items).filter(([, i]) => estados.includes(i.estado));

function monto(
  { azar, variante, valores, c }: Situacion,
  item: string,
): { monto: string; cantidad?: string } {
  const parte = (pct: number) => deCentimos((centimos(valores[item] ?? '0.00') * BigInt(pct)) / 100n);
  const cantidad = c.items[item]?.cantidad ?? null;
  switch (variante.montos) {
    case 'iguales':
      return { monto: parte(95) };
    case 'sobre':
      return { monto: parte(azar.ocurre(0.6) ? 102 + azar.entero(8) : 98) };
    case 'fuera':
      return { monto: parte(c.objeto === 'obras' ? azar.uno([50, 125]) : 125) };
    case 'parciales': {
      if (cantidad === null) return { monto: parte(92 + azar.entero(8)) };
      const [todo, casi] = [
        { monto: parte(92), cantidad },
        { monto: parte(103), cantidad: '9.9' },
      ];
      const [poco, caro] = [
        { monto: parte(36 + azar.entero(4)), cantidad: '4' },
        { monto: parte(43), cantidad: '4' },
      ];
      return c.objeto === 'obras' ? azar.uno([todo, casi, casi, caro]) : azar.uno([todo, poco, poco, poco]);
    }
    default:
      return { monto: parte(92 + azar.entero(8)) };
  }
}

function propuesta(s: Situacion) {
  const libres = Object.keys(s.c.participantes).filter((p) => !Object.hasOwn(s.c.propuestas, p));
  const abiertos = en(s, 'enCurso').map(([n]) => n);
  const suyos = abiertos.length > 1 && s.azar.ocurre(0.25) ? uno(s.azar.alguno(abiertos)) : abiertos;
  if (suyos.length === 0) return [];
  return uno(s.azar.alguno(libres)).map((postor) => ({
    postor,
    ofertas: suyos.map((item) => ({ item, ...monto(s, item) })),
  }));
}

/** A bidder whose offer in some item is in one of these states, and perhaps that item. */
function dePostor(s: Situacion, ...estados: string[]) {
  const donde = en(s, 'tecnica').flatMap(([item, { c }]) =>
    Object.entries(c.ofertas).flatMap(([postor, o]) =>
      estados.includes(o.estado) ? [{ postor, item }] : [],
    ),
  );
  // The act that closes the reception names a bidder whose items have not opened anything yet.
  const sinAbrir = en(s, 'enCurso').flatMap(([item]) =>
    Object.entries(s.c.propuestas).flatMap(([postor, p]) =>
      Object.hasOwn(p.ofertas, item) ? [{ postor, item }] : [],
    ),
  );
  return uno(s.azar.alguno([...donde, ...sinAbrir]));
}

function puntajes(s: Situacion) {
  const iguales = s.variante.montos === 'iguales' && s.azar.ocurre(0.8);
  const filas = en(s, 'tecnica').flatMap(([item, { c }]) =>
    Object.entries(c.ofertas).flatMap(([postor, o]) =>
      o.estado === 'admitida' && o.tecnico === null
        ? [
            {
              postor,
              item,
              factores: [
                { nombre: 'Propuesta', puntaje: iguales ? '90' : s.azar.uno(['100', '95', '85', '40']) },
              ],
            },
          ]
        : [],
    ),
  );
  return filas.length === 0 || !conTecnica(s.c) ? [] : [{ puntajes: filas }];
}

const ACTO_DE: Readonly<Record<string, string>> = {
  buenaPro: 'buena_pro',
  desierto: 'desierto',
  cancelado: 'cancelacion',
};

function retroceso(s: Situacion): { retrotraeA?: Actividad; cronograma?: unknown } {
  const retrotraeA = s.azar.uno(ACTIVIDADES);
  if (s.azar.ocurre(0.3)) return {};
  return retrotraeA === 'convocatoria'
    ? { retrotraeA }
    : { retrotraeA, cronograma: desdeEtapa(s, retrotraeA) };
}

/** Moves from the proposals to the contract. */
export const ACTOS_DE_EVALUACION: Readonly<Record<string, Generador>> = {
  PRESENTAR_PROPUESTA: propuesta,
  CUSTODIAR_SOBRES: () => [{ notario: 'Notaria', acta: 'Acta 1' }],
  ADMITIR_PROPUESTA: (s) => dePostor(s, 'presentada').map(({ postor }) => ({ postor })),
  NO_ADMITIR_PROPUESTA: (s) => dePostor(s, 'presentada', 'observada').map((d) => ({ ...d, motivo })),
  OBSERVAR_PROPUESTA: (s) => [
    ...dePostor(s, 'presentada').map((d) => ({
      ...d,
      sobre: 'tecnico',
      defecto: 'Sin sello.',
      naturaleza: 'forma',
      plazoDias: s.azar.uno([1, 2]),
    })),
    ...en(s, 'porOtorgar').flatMap(([item, { c }]) =>
      uno(s.azar.alguno(calificadas(c))).map(({ postor }) => ({
        postor,
        item,
        sobre: 'economico',
        defecto: 'Sin foliar.',
        naturaleza: 'foliacion',
        plazoDias: s.azar.uno([1, 2]),
      })),
    ),
  ],
  SUBSANAR_PROPUESTA: (s) =>
    en(s, 'tecnica', 'porOtorgar', 'empate', 'exceso', 'distribucion').flatMap(([item, { c }]) =>
      Object.entries(c.ofertas).flatMap(([postor, o]) =>
        o.observada === null ? [] : [{ postor, item, detalle: 'Se selló.' }],
      ),
    ),
  EVALUAR_TECNICA: puntajes,
  EVALUAR_ECONOMICA: ({ ahora }) => [
    { actoPublico: { instante: ahora, notario: 'Notaria', acta: 'Acta 2' } },
  ],
  RESOLVER_EMPATE: (s) =>
    en(s, 'empate').flatMap(([item, { c }]) => [
      { item, metodo: 'sorteo', citados: true },
      { item, metodo: 'prorrata', aceptan: empatadosQueDeciden(c), citados: true },
    ]),
  APROBAR_EXCESO: (s) =>
    en(s, 'exceso').flatMap(([item]) => [
      { item, apruebaTitular: true, creditoPresupuestario: true },
      { item, apruebaTitular: false, creditoPresupuestario: false },
      { item, apruebaTitular: false, creditoPresupuestario: false, reduceOferta: s.valores[item] },
    ]),
  REDUCIR_OFERTA: (s) => [
    ...en(s, 'exceso').map(([item, { c }]) => ({ item, postor: laMejor(c)?.postor, monto: s.valores[item] })),
    ...en(s, 'distribucion').flatMap(([item, { c }]) =>
      ofertasConCantidad(c).flatMap(({ postor }) => {
        const tope = debeReducirA(c, postor);
        return tope === null ? [] : [{ item, postor, monto: tope }];
      }),
    ),
  ],
  DISTRIBUIR: (s) =>
    en(s, 'distribucion').map(([item, { c }]) => ({
      item,
      asignaciones: repartir(requeridaEn(c) ?? '0', ofertasConCantidad(c)),
    })),
  OTORGAR_BUENA_PRO: (s) => en(s, 'porOtorgar').map(([item]) => ({ item })),
  SOLICITAR_ACCESO: ({ c, azar }) =>
    uno(azar.alguno(Object.keys(c.propuestas))).map((postor) => ({ postor })),
  DAR_ACCESO: ({ c }) =>
    Object.entries(c.accesos).flatMap(([postor, e]) => (e === 'pedido' ? [{ postor }] : [])),
  INTERPONER_APELACION: (s) => {
    const suyos = en(s, 'buenaPro', 'desierto', 'cancelado').flatMap(([item, { estado, c }]) =>
      uno(s.azar.alguno(Object.keys(s.c.participantes))).map((apelante) => ({
        acto: ACTO_DE[estado],
        item,
        apelante,
        garantia: garantiaDeApelacion(valorDelItem(c) ?? '0.01', s.c.ejercicio),
      })),
    );
    // Without an item it is against all of them, with a guarantee that will do for any.
    const deTodos = suyos
      .slice(0, 1)
      .map(({ item: _item, ...resto }) => ({ ...resto, garantia: '900000.00' }));
    return [...suyos, ...deTodos];
  },
  RESOLVER_APELACION: (s) => [
    ...en(s, 'apelado').flatMap(([item]) => [
      { item, resultado: 'infundada' },
      { item, resultado: 'fundada', ...retroceso(s) },
      { item, resultado: 'fundada', ...retroceso(s) },
    ]),
    { resultado: 'fundada', ...retroceso(s) },
  ],
  SUSCRIBIR_CONTRATO: (s) => en(s, 'consentida').map(([item]) => ({ item, numero: 'C-1', fecha: s.hoy })),
  NO_SUSCRIBIR_CONTRATO: (s) => en(s, 'consentida').map(([item]) => ({ item, causal: 'Recorte', motivo })),
  DEJAR_SIN_EFECTO: (s) => en(s, 'buenaPro', 'consentida').map(([item]) => ({ item, motivo })),
  DECLARAR_DESIERTO: (s) => [
    { motivo },
    ...en(s, 'sinValidas', 'enCurso').map(([item]) => ({ item, motivo })),
  ],
  EMITIR_INFORME_CAUSAS: () => [{ causas: 'Nadie ofertó.', causaValorOCaracteristicas: false }],
};
