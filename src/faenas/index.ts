import { limpiezaDeIdentidades } from '../auth/limpieza.js';
import { relojReal } from '../clock.js';
import { limpiezaDeDocumentos } from '../documentos/limpieza.js';
import { aperturaDelInformeAnual } from '../informe-anual/abrir-solo.js';
import { selloDiario } from '../sellos/faena.js';
import type { Sistema } from '../sistema.js';
import { repartirCorreo } from './cartero.js';
import type { Faena } from './faena.js';
import { latido } from './latido.js';
import { prepararOficios } from './oficios.js';

/** What the office does by itself with these settings. */
export function faenasDe(sistema: Sistema): readonly Faena[] {
  return [
    latido(sistema),
    ...repartirCorreo(sistema),
    limpiezaDeIdentidades(sistema.store, relojReal),
    ...aperturaDelInformeAnual(sistema),
    prepararOficios(sistema),
    selloDiario(sistema),
    limpiezaDeDocumentos(sistema.deposito, relojReal),
  ];
}
