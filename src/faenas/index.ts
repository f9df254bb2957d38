import { limpiezaDeIdentidades } from '../auth/limpieza.js';
import { relojReal } from '../clock.js';
import { limpiezaDeDocumentos } from '../documentos/limpieza.js';
import { aperturaDelInformeAnual } from '../informe-anual/abrir-solo.js';
import { selloDiario } from '../sellos/faena.js';
import type { Sistema } from '../sistema.js';
import { repartirCorreo } from './cartero.js';
import { olvidoDeCuotas } from './cuotas.js';
import type { Faena } from './faena.js';
import { latido } from './latido.js';
import { prepararOficios } from './oficios.js';
import { unaALaVez } from './una-a-la-vez.js';

/** What the office does by itself with these settings: what replicas share out by cases, and what one of them does. */
export function faenasDe(sistema: Sistema): readonly Faena[] {
  const repartidas = [latido(sistema), ...repartirCorreo(sistema), prepararOficios(sistema)];
  const deUna = [
    limpiezaDeIdentidades(sistema.store, relojReal),
    olvidoDeCuotas(sistema.store, relojReal),
    ...aperturaDelInformeAnual(sistema),
    selloDiario(sistema),
    limpiezaDeDocumentos(sistema.deposito, relojReal),
  ];
  return [...repartidas, ...deUna.map((faena) => unaALaVez(sistema.store, faena))];
}
