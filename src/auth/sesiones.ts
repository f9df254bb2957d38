import { randomUUID } from 'node:crypto';
import { type Clock, sumarMilisegundos } from '../clock.js';
import type { Store, Usuario } from '../store/puerto.js';
import type { MedioDeIngreso, Sesion } from '../store/sesiones.js';
import { huellaDeFicha, nuevaFicha } from './secreto.js';

const MINUTO = 60_000;
/** Whole life of a session. */
export const VIDA_MS = 12 * 60 * MINUTO;
/** Life of a session nobody uses. */
export const QUIETUD_MS = 2 * 60 * MINUTO;
/** Age at which the secret of a session is changed for another. */
export const RENOVACION_MS = 30 * MINUTO;
/** What the secret before still serves once the new one was seen: requests that left together arrive together. */
export const GRACIA_MS = MINUTO;
const VISTA_MS = MINUTO;
/** Sessions of one user at once; one more ends the one used longest ago. */
export const SESIONES_POR_USUARIO = 20;

/** Who holds the secret of a session, and the secret to use from now on when it has just been changed. */
export interface Reconocida {
  readonly usuario: Usuario;
  readonly sesion: Sesion;
  readonly secretoNuevo: string | null;
}

/** Whether a session serves at an instant, whoever asks. */
function sigueViva({ creada, caduca, vista }: Sesion, ahora: string): boolean {
  // One opened by a clock that was far ahead would otherwise outlive its twelve hours by as much.
  if (creada > sumarMilisegundos(ahora, VIDA_MS)) return false;
  return caduca > ahora && sumarMilisegundos(vista, QUIETUD_MS) > ahora;
}

/** Sessions at the desk, on the clock of the machine: opened, recognised, renewed. */
export class Sesiones {
  constructor(
    private readonly store: Store,
    private readonly reloj: Clock,
  ) {}

  /** Opens a session. @param ficha digest of the token it was entered with, if any @returns its secret */
  async abrir(
    usuario: Usuario,
    medio: MedioDeIngreso,
    navegador: string,
    ficha: string | null = null,
  ): Promise<string> {
    const secreto = nuevaFicha();
    const ahora = this.reloj.ahora();
    await this.store.abrirSesion(
      {
        id: randomUUID(),
        usuario: usuario.id,
        medio,
        huella: huellaDeFicha(secreto),
        huellaAnterior: null,
        anteriorHasta: null,
        ficha,
        navegador,
        creada: ahora,
        renovada: ahora,
        vista: ahora,
        caduca: sumarMilisegundos(ahora, VIDA_MS),
      },
      SESIONES_POR_USUARIO,
    );
    return secreto;
  }

  /**
   * Who holds the secret of a session; null when it serves no more. Using it keeps it awake, and from time to time
   * changes its secret; the one before serves until the new one was seen, so an answer lost on the way loses nothing.
   * @param pasiva asked by no hand (a stream): neither of both
   */
  async reconocer(secreto: string, pasiva: boolean): Promise<Reconocida | null> {
    const huella = huellaDeFicha(secreto);
    const hallada = await this.store.sesionPorHuella(huella);
    if (hallada === null) return null;
    const { sesion, usuario } = hallada;
    const ahora = this.reloj.ahora();
    const actual = sesion.huella === huella;
    const despedida = !actual && sesion.anteriorHasta !== null && sesion.anteriorHasta <= ahora;
    if (despedida || !sigueViva(sesion, ahora)) return null;
    const secretoNuevo = pasiva ? null : await this.#usar(sesion, actual, huella, ahora);
    if (secretoNuevo === null) return { usuario, sesion, secretoNuevo };
    return { usuario, sesion: { ...sesion, huella: huellaDeFicha(secretoNuevo) }, secretoNuevo };
  }

  /** Changes the secret of a session at once: the one before serves no more. */
  async renovar({ id, huella }: Sesion): Promise<string | null> {
    const secreto = nuevaFicha();
    const hecha = await this.store.renovarSesion(
      id,
      huella,
      huellaDeFicha(secreto),
      null,
      this.reloj.ahora(),
    );
    return hecha ? secreto : null;
  }

  /** Sessions of a user that still serve. */
  async vivas(usuario: string): Promise<Sesion[]> {
    const ahora = this.reloj.ahora();
    return (await this.store.sesionesDe(usuario)).filter((s) => sigueViva(s, ahora));
  }

  async #usar(sesion: Sesion, actual: boolean, huella: string, ahora: string): Promise<string | null> {
    const { id, renovada, vista, anteriorHasta } = sesion;
    // A new secret that nobody brought back in a while was lost on its way.
    const espera = actual ? RENOVACION_MS : GRACIA_MS;
    const despidiendo = !actual && anteriorHasta !== null;
    if (!despidiendo && (renovada === '' || sumarMilisegundos(renovada, espera) <= ahora)) {
      const secreto = nuevaFicha();
      const hecha = await this.store.renovarSesion(id, sesion.huella, huellaDeFicha(secreto), huella, ahora);
      if (hecha) return secreto;
    }
    if (actual && sesion.huellaAnterior !== null && anteriorHasta === null)
      await this.store.despedirAnterior(id, sumarMilisegundos(ahora, GRACIA_MS));
    if (sumarMilisegundos(vista, VISTA_MS) <= ahora) await this.store.verSesion(id, ahora);
    return null;
  }
}
