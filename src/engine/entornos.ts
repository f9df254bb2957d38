import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { versionCon } from '../../machines/reglas/index.js';
import type { Vista } from '../store/puerto.js';
import { Calendarios } from './calendarios.js';
import { Catalogos } from './catalogos.js';
import type { Entorno } from './tipos.js';

/**
 * Environments of decisions, over calendars and catalogues prepared once. One for a change that is only supposed or not
 * yet committed must be new: what it prepares must never be taken for what was committed with those versions.
 */
export class Entornos {
  readonly calendarios = new Calendarios();
  readonly #catalogos = new Catalogos();

  /** @param maquinaDe machines by key; without it no history is read through more than one version */
  constructor(readonly maquinaDe?: (clave: string) => DefinicionDeMaquina) {}

  /** The environment of a decision over what the store shows. */
  de({
    versionCalendario,
    inhabiles,
    correcciones,
    historia,
  }: Pick<Vista, 'versionCalendario' | 'inhabiles' | 'correcciones' | 'historia'>): Entorno {
    const calendarioDe = (version: number, ambitos: string) =>
      this.calendarios.de(inhabiles, version, ambitos);
    const catalogoDe = (version: number) => this.#catalogos.de(correcciones, version);
    return {
      ...(this.maquinaDe ? { maquinaDe: this.maquinaDe } : {}),
      catalogo: catalogoDe(versionCon(correcciones)),
      versionCalendario,
      calendario: (ambitos) => calendarioDe(versionCalendario, ambitos),
      calendarioDe,
      catalogoDe,
      historia,
    };
  }
}
