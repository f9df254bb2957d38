import { citar, plazoDe, regla } from '../../machines/reglas/index.js';
import type { StoreDeIndicadores, SuerteDePlazo } from '../store/indicadores.js';
import type { Pedido } from './indicadores.js';
import { mesesEntre, tramoDe } from './meses.js';

const ENTIDADES = 50;

/** How many terms ended up each way. */
export interface Suertes {
  total: number;
  cumplidos: number;
  tardios: number;
  vencidos: number;
  corriendo: number;
}

const CAMPOS = {
  cumplido: 'cumplidos',
  tardio: 'tardios',
  vencido: 'vencidos',
  corriendo: 'corriendo',
} as const satisfies Record<SuerteDePlazo, keyof Suertes>;

const ninguna = (): Suertes => ({ total: 0, cumplidos: 0, tardios: 0, vencidos: 0, corriendo: 0 });

function anotar(en: Suertes, suerte: SuerteDePlazo, total: number): void {
  en[CAMPOS[suerte]] += total;
  en.total += total;
}

type Contada = Awaited<ReturnType<StoreDeIndicadores['suertes']>>[number];

/** Terms by month, by rule and by entity. Only duties that oblige are summed: what precludes is nobody's delay (AMB-D1). */
export async function plazosDe(store: StoreDeIndicadores, p: Pedido) {
  const { ambito, desde, hasta, hoy, catalogo } = p;
  // A regime may have cases of several collections: what tells them apart is which terms each machine runs.
  const esDeAqui = ({ regla: id }: Contada) =>
    p.definiciones.some(
      (d) => d.regimen === regla(id, catalogo).regimen && (d.terminos?.includes(id) ?? true),
    );
  const obliga = (id: string) => !['entidad', 'participante'].includes(plazoDe(id, catalogo).carga);
  const resumen = ninguna();
  const reglas = new Map<string, Suertes>();
  const porMes = [];
  for (const mes of mesesEntre(desde, hasta)) {
    const suyas = ninguna();
    for (const fila of (await store.suertes(ambito, tramoDe(mes, mes), hoy)).filter(esDeAqui)) {
      const deRegla = reglas.get(fila.regla) ?? ninguna();
      reglas.set(fila.regla, deRegla);
      anotar(deRegla, fila.suerte, fila.total);
      if (!obliga(fila.regla)) continue;
      anotar(suyas, fila.suerte, fila.total);
      anotar(resumen, fila.suerte, fila.total);
    }
    porMes.push({ mes, ...suyas });
  }
  const porRegla = [...reglas]
    .map(([id, suertes]) => {
      const { clase, carga } = plazoDe(id, catalogo);
      const descripcion = regla(id, catalogo).glosa;
      return {
        regla: id,
        norma: citar(id, catalogo),
        descripcion,
        clase,
        carga,
        obliga: obliga(id),
        ...suertes,
      };
    })
    .sort((a, b) => b.total - a.total || (a.regla < b.regla ? -1 : 1));
  const tramo = tramoDe(desde, hasta);
  const porEntidad = [];
  for (const { ruc, entidad, casos } of await store.entidadesConMasCasos(ambito, tramo, ENTIDADES)) {
    const suyas = ninguna();
    for (const fila of await store.suertes({ ...ambito, ruc }, tramo, hoy))
      if (obliga(fila.regla)) anotar(suyas, fila.suerte, fila.total);
    porEntidad.push({ ruc, entidad, casos, ...suyas });
  }
  return { resumen, porMes, porRegla, porEntidad };
}
