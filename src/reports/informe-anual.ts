import { citar } from '../../machines/reglas/index.js';
import type { Ambito, StoreDeIndicadores, Tramo } from '../store/indicadores.js';
import type { Pedido } from './indicadores.js';
import { mesesEntre, tramoDe } from './meses.js';
import type { Suertes } from './plazos-contados.js';

const REGLA = 'AT-8.3';

interface Volumen {
  readonly nacidos: number;
  readonly porMes: readonly {
    readonly vivosAlCierre: number;
    readonly porSituacion: Readonly<Record<string, number>>;
  }[];
}

/** Totals of some counts under a name each. */
class Totales {
  readonly de: Record<string, number>;
  constructor(nombres: readonly string[] = []) {
    this.de = Object.fromEntries(nombres.map((n) => [n, 0]));
  }
  anotar(nombre: string, total: number): void {
    this.de[nombre] = (this.de[nombre] ?? 0) + total;
  }
  get total(): number {
    return Object.values(this.de).reduce((suma, n) => suma + n, 0);
  }
}

/** Month by month: reading the data of a year of reports at once would hold the server. */
async function contarActos(store: StoreDeIndicadores, ambito: Ambito, tramos: readonly Tramo[]) {
  const actos = new Totales();
  const porTipo = new Totales(['error', 'omision', 'vulneracion']);
  const porTratamiento = new Totales(['criterio', 'recomendacion']);
  const porResultado = new Totales(['evaluada', 'implementada', 'no_atendida', 'no_aplicable']);
  for (const tramo of tramos) {
    for (const { tipo, total } of await store.actosInformados(ambito, tramo)) actos.anotar(tipo, total);
    for (const { tipo, tratamiento, total } of await store.deficiencias(ambito, tramo)) {
      porTipo.anotar(tipo, total);
      porTratamiento.anotar(tratamiento, total);
    }
    for (const { resultado, total } of await store.verificaciones(ambito, tramo))
      porResultado.anotar(resultado, total);
  }
  return { actos, porTipo, porTratamiento, porResultado };
}

/** The numbers of the consolidated report of the year's results (AT-8.3), of the months asked. */
export async function informeAnual(
  store: StoreDeIndicadores,
  { ambito, desde, hasta, catalogo }: Pedido,
  { nacidos, porMes }: Volumen,
  plazos: Suertes,
) {
  const tramos = mesesEntre(desde, hasta).map((mes) => tramoDe(mes, mes));
  const { actos, porTipo, porTratamiento, porResultado } = await contarActos(store, ambito, tramos);
  const terminadas = (situacion: string) => porMes.reduce((n, m) => n + (m.porSituacion[situacion] ?? 0), 0);
  const hechos = (tipo: string) => actos.de[tipo] ?? 0;
  return {
    norma: citar(REGLA, catalogo),
    regla: REGLA,
    recibidas: nacidos,
    entidades: await store.cuantasEntidades(ambito, tramoDe(desde, hasta)),
    rechazadas: terminadas('rechazada'),
    noProcede: terminadas('no_procede'),
    atendidas: terminadas('atendida'),
    culminadas: terminadas('culminada'),
    archivadas: terminadas('archivada'),
    desistidas: terminadas('desistida'),
    enTramite: porMes.at(-1)?.vivosAlCierre ?? 0,
    reuniones: hechos('REGISTRAR_REUNION'),
    respuestas: hechos('REMITIR_RESPUESTA'),
    requerimientos: hechos('REQUERIR_DOCUMENTACION'),
    informes: hechos('EMITIR_INFORME'),
    exposiciones: hechos('REALIZAR_EXPOSICION'),
    informesDeSeguimiento: hechos('EMITIR_INFORME_SEGUIMIENTO'),
    acompanamientosConcluidos: hechos('CONCLUIR_ACOMPANAMIENTO'),
    seguimientosDeAcompanamiento: hechos('REGISTRAR_SEGUIMIENTO'),
    visitas: hechos('REGISTRAR_VISITA'),
    derivaciones: hechos('DERIVAR'),
    improcedencias: hechos('DECLARAR_IMPROCEDENTE'),
    deficiencias: { total: porTipo.total, porTipo: porTipo.de, porTratamiento: porTratamiento.de },
    verificaciones: { total: porResultado.total, porResultado: porResultado.de },
    plazos,
  };
}
