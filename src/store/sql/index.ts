import type { Store } from '../puerto.js';
import { afectadosDe } from './afectados.js';
import { ajustesDe } from './ajustes.js';
import type { Base } from './base.js';
import { consultaDe } from './consulta.js';
import { cuotasDe } from './cuotas.js';
import { documentosDe } from './documentos.js';
import { entidadDe } from './entidad.js';
import { enviosDe } from './envios.js';
import { fichasDe } from './fichas.js';
import { gestionDe } from './gestion.js';
import { identidadesDe } from './identidades.js';
import { incidenciasDe } from './incidencias.js';
import { indicadoresDe } from './indicadores.js';
import { listasDe } from './listas.js';
import { mensajesDe } from './mensajes.js';
import { mesaDe } from './mesa.js';
import { nombresDe } from './nombres.js';
import { type FondoDeLaBase, operacionesDe } from './operaciones.js';
import { personalesDe } from './personales.js';
import { plazosDe } from './plazos.js';
import { reclamosDe } from './reclamos.js';
import { sellosDe } from './sellos.js';
import { sesionesDe } from './sesiones.js';
import { sobresDe } from './sobres.js';
import { vencimientosDe } from './vencimientos.js';

/** What of a change the store itself must hear of. */
export interface Oyentes {
  /** A token, a role or a person changed: what is remembered of tokens no longer holds. */
  alCambiarFichas(): void;
}

/** The parts of the store written once for every database. */
export function portablesDe(base: Base, oyentes: Oyentes, fondo: FondoDeLaBase) {
  return {
    ...afectadosDe(base),
    ...entidadDe(base),
    ...indicadoresDe(base),
    ...listasDe(base),
    ...mesaDe(base),
    ...plazosDe(base),
    ...ajustesDe(base),
    ...consultaDe(base),
    ...cuotasDe(base),
    ...fichasDe(base, () => oyentes.alCambiarFichas()),
    ...gestionDe(base),
    ...identidadesDe(base, () => oyentes.alCambiarFichas()),
    ...incidenciasDe(base),
    ...mensajesDe(base),
    ...nombresDe(base),
    ...reclamosDe(base),
    ...sellosDe(base),
    ...sesionesDe(base),
    ...sobresDe(base),
    ...vencimientosDe(base),
    ...enviosDe(base),
    ...documentosDe(base),
    ...personalesDe(base, () => fondo.borrarRastro()),
    ...operacionesDe(base, fondo),
  } satisfies Partial<Store>;
}
