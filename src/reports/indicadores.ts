import type { Calendario } from '../../machines/calendario/index.js';
import type { DefinicionDeMaquina } from '../../machines/registro.js';
import type { Catalogo } from '../../machines/reglas/index.js';
import type { Ambito, StoreDeIndicadores } from '../store/indicadores.js';
import { informeAnual } from './informe-anual.js';
import { type Mes, mesesEntre, tramoDe } from './meses.js';
import { Cuenta } from './percentiles.js';
import { plazosDe } from './plazos-contados.js';

/** What indicators are asked of, and what they are counted with. */
export interface Pedido {
  readonly ambito: Ambito;
  readonly desde: Mes;
  readonly hasta: Mes;
  /** Civil day of today. */
  readonly hoy: string;
  /** Machines of the collection. */
  readonly definiciones: readonly DefinicionDeMaquina[];
  /** Business days of the OECE. */
  readonly calendario: Calendario;
  readonly catalogo: Catalogo;
}

const SIEMPRE = '9999-12-30';
const sumar = (filas: readonly { total: number }[]) => filas.reduce((suma, f) => suma + f.total, 0);
const porNombre = (filas: readonly { situacion: string; total: number }[]) =>
  Object.fromEntries(filas.map((f) => [f.situacion, f.total]));

async function volumenDe(store: StoreDeIndicadores, { ambito, desde, hasta }: Pedido) {
  const inicio = { hasta: tramoDe(desde, hasta).desde };
  const antes = (await store.nacidos(ambito, inicio)) - (await store.cuantosTerminados(ambito, inicio.hasta));
  let vivosAlCierre = antes;
  const porMes = [];
  for (const mes of mesesEntre(desde, hasta)) {
    const nacidos = await store.nacidos(ambito, tramoDe(mes, mes));
    const finales = await store.terminados(ambito, tramoDe(mes, mes));
    const terminados = sumar(finales);
    vivosAlCierre += nacidos - terminados;
    porMes.push({ mes, nacidos, terminados, vivosAlCierre, porSituacion: porNombre(finales) });
  }
  const situaciones = await store.situaciones(ambito);
  return {
    porMes,
    porSituacion: situaciones,
    nacidos: porMes.reduce((n, m) => n + m.nacidos, 0),
    terminados: porMes.reduce((n, m) => n + m.terminados, 0),
    vivos: sumar(situaciones) - (await store.cuantosTerminados(ambito, SIEMPRE)),
  };
}

/** Business days of a stay; null when it touches a year nobody has reviewed, which no count may guess. */
function diasHabiles(calendario: Calendario, entro: string, salio: string): number | null {
  try {
    return calendario.contar(entro, salio);
  } catch {
    return null;
  }
}

async function tiemposDe(store: StoreDeIndicadores, p: Pedido) {
  const titulos = new Map(
    p.definiciones.flatMap((d) => d.etapas?.map((e) => [e.id, e.titulo] as const) ?? []),
  );
  const cuentas = new Map([...titulos.keys()].map((id) => [id, new Cuenta()]));
  for (const mes of mesesEntre(p.desde, p.hasta)) {
    for (const { etapa, entro, salio, total } of await store.estancias(p.ambito, tramoDe(mes, mes))) {
      const dias = diasHabiles(p.calendario, entro, salio);
      if (dias !== null) cuentas.get(etapa)?.anotar(dias, total);
    }
  }
  const ahora = new Map((await store.enEtapas(p.ambito)).map((e) => [e.etapa, e.total]));
  const etapas = [...cuentas].map(([etapa, cuenta]) => ({
    etapa,
    titulo: titulos.get(etapa) ?? etapa,
    casos: cuenta.total,
    mediana: cuenta.percentil(0.5),
    p90: cuenta.percentil(0.9),
    enCurso: ahora.get(etapa) ?? 0,
  }));
  return { unidad: 'dias_habiles' as const, etapas };
}

/**
 * Volumes, times and deadlines of the cases of a collection, month by month, and the numbers of the annual report (AT-8.3).
 * Many short questions, between which the store serves others.
 */
export async function indicadores(store: StoreDeIndicadores, pedido: Pedido) {
  const { ambito, desde, hasta, hoy } = pedido;
  const volumen = await volumenDe(store, pedido);
  const tiempos = await tiemposDe(store, pedido);
  const plazos = await plazosDe(store, pedido);
  return {
    coleccion: ambito.coleccion,
    desde,
    hasta,
    hoy,
    entidad: ambito.ruc,
    volumen,
    tiempos,
    plazos,
    informeAnual:
      ambito.coleccion === 'solicitudes' ? await informeAnual(store, pedido, volumen, plazos.resumen) : null,
  };
}
