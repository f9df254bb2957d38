import { expect } from 'vitest';
import type { Cronograma } from '../../machines/seleccion/tipos.js';
import type { Json } from '../apoyo/cliente.js';
import { ProcesoDePrueba } from './apoyo.js';

/** Monday 14 March 2011, the day the test vectors convoke on. */
export const LUNES = '2011-03-14';

type Expediente = NonNullable<Parameters<typeof ProcesoDePrueba.crear>[1]>;

/** A civil day some days after another, days off included. */
export function masDias(dia: string, n: number): string {
  return new Date(Date.parse(`${dia}T12:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** The calendar with some rows written otherwise: `{ buena_pro: '2011-04-15' }`. */
export const conFilas = (cronograma: Cronograma, cambios: Readonly<Record<string, string>>): Cronograma =>
  cronograma.map((f) => {
    const dia = cambios[f.actividad];
    return dia === undefined ? f : { ...f, inicio: dia, fin: dia };
  });

const sinPliego = ({ tipo, objeto }: Json) =>
  tipo === 'AMC' && objeto !== 'obras' && objeto !== 'consultoria_obras';

/** A process convoked on a day, its bidders registered and its bases integrated: it waits for proposals. */
export async function porPresentar(
  expediente: Expediente,
  { postores = ['A', 'B'], convocatoria = {} as Json, dia = LUNES, cambios = {} } = {},
): Promise<ProcesoDePrueba> {
  const p = await ProcesoDePrueba.crear(dia, expediente);
  const { datos } = await p.caso();
  const propuesto = await p.proponer(datos.tipo, datos.objeto, dia);
  await p.convocar(dia, { cronograma: conFilas(propuesto, cambios), ...convocatoria });
  await p.hasta(await p.diaDe('registro_participantes'));
  if (postores.length > 0) await p.registrar(...postores);
  if (!sinPliego(datos)) await p.hastaIntegrar();
  return p;
}

/** The same, with proposals presented by amount of each bidder, and all of them admitted on the day of the evaluation. */
export async function porEvaluar(
  expediente: Expediente,
  montos: Readonly<Record<string, string>>,
  { convocatoria = {} as Json, cambios = {}, propuesta = {} as Json } = {},
): Promise<ProcesoDePrueba> {
  const p = await porPresentar(expediente, { postores: Object.keys(montos), convocatoria, cambios });
  await p.presentar(montos, propuesta);
  return p;
}

/** Up to the award: everybody with full technical score, the envelopes open. */
export async function porOtorgar(
  expediente: Expediente,
  montos: Readonly<Record<string, string>>,
  o: Parameters<typeof porEvaluar>[2] = {},
): Promise<ProcesoDePrueba> {
  const p = await porEvaluar(expediente, montos, o);
  await evaluarTodos(p);
  await p.abrir();
  return p;
}

/** Admits everybody and gives each the whole technical score, where there is one. */
export async function evaluarTodos(p: ProcesoDePrueba): Promise<void> {
  const { datos } = await p.caso();
  const sinTecnica = datos.objeto === 'obras' && ['ADS', 'AMC'].includes(datos.tipo);
  const maximos = datos.objeto === 'bienes' ? ['60', '40'] : ['100'];
  await p.evaluar(
    Object.fromEntries(datos.propuestas.map((x: Json) => [x.postor, sinTecnica ? [] : maximos])),
  );
}

/** Awards and lets the term of consent run out: the case is `consentido` on the civil day that comes back. */
export async function consentir(p: ProcesoDePrueba): Promise<string> {
  await p.otorgar();
  const [item] = (await p.caso()).datos.items;
  if (item.situacion !== 'consentido') {
    const regla = ['LP', 'CP', 'ADP'].includes((await p.caso()).datos.tipo) ? 'RS-77-LP' : 'RS-77-AD';
    const { vence } = await p.plazo(regla, '1');
    await p.hasta(vence, '23:59');
    expect(await p.situacion()).toBe('buena_pro');
    await p.hasta(masDias(vence, 1), '00:00');
  }
  expect(await p.situacion()).toBe('consentido');
  return (await p.caso()).actualizado.slice(0, 10);
}

/** Signs the contract today. */
export async function contratar(p: ProcesoDePrueba, mas: Json = {}): Promise<Json> {
  const { ahora } = await p.http.bien(200, p.http.get('/api/reloj'));
  return p.acto('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: ahora, ...mas });
}

/** Rows of the comparative table of an item, by bidder. */
export async function cuadro(p: ProcesoDePrueba, item = '1'): Promise<Record<string, Json>> {
  const { items } = await p.http.bien(200, p.http.get(`/api/procesos/${p.id}/cuadro-comparativo`));
  const suyo = items.find((i: Json) => String(i.item) === item);
  return Object.fromEntries(suyo.filas.map((f: Json) => [f.postor, f]));
}

/** Every act on record with its data. */
export async function historial(p: ProcesoDePrueba): Promise<Json[]> {
  return (await p.http.bien(200, p.http.get(`/api/procesos/${p.id}/historial`))).elementos;
}

/** A cancellation communicated today. */
export async function cancelacion(p: ProcesoDePrueba, mas: Json = {}): Promise<Json> {
  const { ahora } = await p.http.bien(200, p.http.get('/api/reloj'));
  return {
    causal: 'desaparicion_necesidad',
    resolucion: 'R-9-2011',
    emisor: { cargo: 'Gerente general', nivel: 'aprobador' },
    comunicada: ahora,
    ...mas,
  };
}

export const BIENES_ADP = { valorReferencial: '300000.00' } as const;
export const BIENES_ADS = { valorReferencial: '100000.00' } as const;
export const BIENES_AMC = { valorReferencial: '30000.00' } as const;
export const OBRAS_ADP = { objeto: 'obras', valorReferencial: '1000000.00' } as const;
export const OBRAS_ADS = { objeto: 'obras', valorReferencial: '500000.00' } as const;
export const OBRAS_AMC = { objeto: 'obras', valorReferencial: '100000.00' } as const;
export const CONSULTORIA_DE_OBRAS_AMC = {
  objeto: 'consultoria_obras',
  valorReferencial: '30000.00',
} as const;
