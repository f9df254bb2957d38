import { assign, setup } from 'xstate';
import type { ArmarPlazo, Efecto } from '../base/efectos.js';
import { hechos } from '../base/hechos.js';
import { AMBITOS_OECE, anteriorHabil, claveAmbitos, vencimiento } from '../calendario/index.js';
import { plazoDe } from '../reglas/index.js';
import { GUARDAS } from './condiciones.js';
import type { ContextoDeInforme } from './contexto.js';
import type { EventoDeInforme } from './eventos.js';

type Params<T extends Efecto['type']> = Extract<Efecto, { type: T }>['params'];

/** An effect is only named here: the engine reads it as data and nothing runs inside the statechart (D1). */
const orden =
  <T extends Efecto['type']>() =>
  (_: unknown, _params: Params<T>) => {};

/** Today, in Lima, for the step in progress. */
export const hoy = (c: ContextoDeInforme): string => hechos(c).hoy;

/**
 * The terms of the report of a fiscal year: that of the Directiva, and those of the house by which it gets there. A
 * report opened late is not told of house terms that had passed before it existed.
 */
export function plazosDelInforme(c: ContextoDeInforme, ejercicio: number): ArmarPlazo[] {
  const { catalogo, calendario, hoy: dia } = hechos(c);
  const deOece = calendario(claveAmbitos(AMBITOS_OECE));
  const cierre = `${ejercicio}-12-31`;
  const ultimoHabil = anteriorHabil(`${ejercicio + 1}-01-31`, deOece);
  const deLaCasa: ArmarPlazo[] = [
    { regla: 'AMB-A14-cifras', desde: cierre },
    { regla: 'AMB-A14-conformidad', desde: cierre },
    { regla: 'AMB-A14-alerta', desde: ultimoHabil },
  ];
  const vence = ({ regla, desde }: ArmarPlazo) => {
    const { computo, dias } = plazoDe(regla, catalogo);
    return vencimiento(computo, desde, dias ?? 0, deOece);
  };
  return [{ regla: 'AT-8.3', desde: cierre }, ...deLaCasa.filter((p) => vence(p) >= dia)];
}

/** The vocabulary of the statechart of an annual report. */
export const lenguaje = setup({
  types: { context: {} as ContextoDeInforme, events: {} as EventoDeInforme },
  guards: GUARDAS,
  actions: {
    armarPlazos: orden<'armarPlazos'>(),
    cumplirPlazo: orden<'cumplirPlazo'>(),
    anularPlazos: orden<'anularPlazos'>(),
    ordenarAviso: orden<'ordenarAviso'>(),
    anotarEjercicio: assign((_, { ejercicio }: { ejercicio: number }) => ({ ejercicio })),
    anotarConsolidacion: assign(({ context }) => ({ consolidado: hoy(context) })),
  },
});
