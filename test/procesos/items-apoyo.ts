import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { porPresentar } from './postores-apoyo.js';

/** An ADS of three items: 60,000, 50,000 and 40,000. */
export const TRES_ITEMS = {
  valorReferencial: '150000.00',
  items: [
    { numero: 1, descripcion: 'Sillas', valorReferencial: '60000.00' },
    { numero: 2, descripcion: 'Mesas', valorReferencial: '50000.00' },
    { numero: 3, descripcion: 'Estantes', valorReferencial: '40000.00' },
  ],
};

/** Offers by bidder: the amount of each item. */
export type Ofertas = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The three items convoked, and proposals presented for some of them. */
export async function conPropuestas(
  ofertas: Ofertas,
  expediente: Json = TRES_ITEMS,
): Promise<ProcesoDePrueba> {
  const p = await porPresentar(expediente, { postores: Object.keys(ofertas) });
  await p.hasta(await p.diaDe('presentacion_propuestas'));
  for (const [postor, suyas] of Object.entries(ofertas))
    await p.acto('PRESENTAR_PROPUESTA', {
      postor,
      ofertas: Object.entries(suyas).map(([item, monto]) => ({ item, monto })),
    });
  return p;
}

/** Full technical scores of every bidder in the items it bid for. */
export const puntajes = (ofertas: Ofertas, solo?: string): Json => ({
  puntajes: Object.entries(ofertas).flatMap(([postor, suyas]) =>
    Object.keys(suyas)
      .filter((item) => solo === undefined || item === solo)
      .map((item) => ({
        postor,
        item,
        factores: [
          { nombre: 'Plazo', puntaje: '60' },
          { nombre: 'Garantía', puntaje: '40' },
        ],
      })),
  ),
});

/** The same, evaluated and open, on the day of the award. */
export async function abiertas(ofertas: Ofertas, expediente: Json = TRES_ITEMS): Promise<ProcesoDePrueba> {
  const p = await conPropuestas(ofertas, expediente);
  await p.hasta(await p.diaDe('calificacion_evaluacion'), '12:00');
  for (const postor of Object.keys(ofertas)) await p.acto('ADMITIR_PROPUESTA', { postor });
  await p.acto('EVALUAR_TECNICA', puntajes(ofertas));
  await p.abrir();
  await p.hasta(await p.diaDe('buena_pro'), '15:00');
  return p;
}

/** Situation of every item, by its number. */
export async function situaciones(p: ProcesoDePrueba): Promise<Record<string, string>> {
  const { datos } = await p.caso();
  return Object.fromEntries(datos.items.map((i: Json) => [i.numero, i.situacion]));
}
