import { type Clock, sumarMilisegundos } from '../clock.js';
import type { Store, Usuario } from '../store/puerto.js';
import type { Sesion } from '../store/sesiones.js';
import { DemasiadosIngresos, esSuClave, estaAnticuado, resumirClave } from './clave.js';
import { plegarCuenta } from './cuenta.js';
import { ClaveRechazada, IngresoFrenado, IngresoNegado, InvitacionInvalida } from './errores.js';
import { porQueEsDebil } from './fortaleza.js';
import { frenoDeCuenta, frenoDeIp, intentoDe } from './frenos.js';
import { huellaDeFicha, nuevaFicha } from './secreto.js';
import { type Reconocida, Sesiones } from './sesiones.js';

const INVITACION_MS = 72 * 3_600_000;
const DE_SESION = 'sesion ';
const NO_ES = 'La cuenta o la clave no son correctas.';
const FICHA_MALA =
  'Esa ficha no es válida o fue revocada. Revise que esté completa o pida una nueva a la administración.';

/** Where somebody stands when they enter. */
export interface Desde {
  readonly ip: string;
  readonly navegador: string;
}

/** Who somebody is: with tokens, sessions and passwords. On the clock of the machine, whatever the legal one says. */
export class Identidades {
  readonly sesiones: Sesiones;

  constructor(
    private readonly store: Store,
    private readonly reloj: Clock,
  ) {
    this.sesiones = new Sesiones(store, reloj);
  }

  /** Who holds a credential (a token, or `sesion <secreto>`); null when nobody does. @param pasiva see `Sesiones.reconocer` */
  async reconocer(
    credencial: string | null,
    pasiva: boolean,
  ): Promise<(Pick<Reconocida, 'usuario'> & Partial<Reconocida>) | null> {
    if (credencial === null) return null;
    if (credencial.startsWith(DE_SESION))
      return this.sesiones.reconocer(credencial.slice(DE_SESION.length), pasiva);
    const usuario = await this.store.usuarioPorFicha(huellaDeFicha(credencial));
    return usuario && { usuario };
  }

  /** Enters with a token. @returns the user and the secret of the session @throws IngresoNegado, IngresoFrenado */
  async entrarConFicha(
    ficha: string,
    { ip, navegador }: Desde,
  ): Promise<{ usuario: Usuario; secreto: string }> {
    await this.#frenar(null, ip);
    const huella = huellaDeFicha(ficha);
    const usuario = await this.store.usuarioPorFicha(huella);
    if (usuario === null) {
      await this.anotar('fallo', null, null, ip, 'ficha');
      throw new IngresoNegado(FICHA_MALA);
    }
    await this.store.acertar('', [frenoDeIp(ip)]);
    return this.entrar(usuario, 'ficha', { ip, navegador }, huella);
  }

  /**
   * Enters with login name and password.
   * @throws IngresoNegado the same whether the name or the password is wrong; IngresoFrenado; DemasiadosIngresos
   */
  async entrarConClave(
    cuenta: string,
    clave: string,
    { ip, navegador }: Desde,
  ): Promise<{ usuario: Usuario; secreto: string }> {
    const plegada = plegarCuenta(cuenta);
    await this.#frenar(plegada, ip);
    const hallada = await this.store.porCuenta(plegada);
    const resumen = hallada?.activo ? hallada.resumen : null;
    if (!(await this.#coincide(resumen, clave, plegada, ip)) || hallada === null) {
      await this.#fallar(plegada, hallada?.usuario.id ?? null, ip);
      throw new IngresoNegado(NO_ES);
    }
    await this.store.acertar(frenoDeCuenta(plegada), [frenoDeIp(ip)]);
    if (resumen !== null && estaAnticuado(resumen))
      await this.store.reescribirClave(hallada.usuario.id, resumen, await resumirClave(clave));
    return this.entrar(hallada.usuario, 'clave', { ip, navegador });
  }

  /** Opens a session for somebody already known, and puts it on record. */
  async entrar(
    usuario: Usuario,
    medio: Sesion['medio'],
    { ip, navegador }: Desde,
    ficha: string | null = null,
  ): Promise<{ usuario: Usuario; secreto: string }> {
    const secreto = await this.sesiones.abrir(usuario, medio, navegador, ficha);
    await this.anotar('entro', usuario.id, usuario.id, ip, medio);
    return { usuario, secreto };
  }

  /**
   * Changes one's own password: the other sessions end, and this one changes its secret.
   * @param actual the present one; not looked at when there is none yet
   * @returns the new secret of the session it was done from; null without one
   * @throws ClaveRechazada, IngresoFrenado, DemasiadosIngresos
   */
  async cambiarClave(
    { id, nombre, correo }: Usuario,
    sesion: Sesion | null,
    { actual, nueva }: { readonly actual?: string | undefined; readonly nueva: string },
    ip: string,
  ): Promise<string | null> {
    const { cuenta } = (await this.store.usuarioConCuenta(id)) ?? { cuenta: null };
    if (cuenta === null)
      throw new ClaveRechazada(
        'nueva',
        'Aún no tiene un nombre de cuenta: pida uno a la administración del sistema.',
      );
    const resumen = await this.store.claveDe(id);
    if (resumen !== null) {
      await this.#frenar(cuenta, ip);
      if (!(await this.#coincide(resumen, actual ?? '', cuenta, ip))) {
        await this.#fallar(cuenta, id, ip);
        throw new ClaveRechazada('actual', 'No es su clave actual.');
      }
      await this.store.acertar(frenoDeCuenta(cuenta), [frenoDeIp(ip)]);
    }
    await this.#exigirFuerte('nueva', nueva, [cuenta, nombre, correo ?? '']);
    if (resumen !== null && (await esSuClave(resumen, nueva)))
      throw new ClaveRechazada('nueva', 'Es la misma clave que ya tiene.');
    await this.store.ponerClave(id, await resumirClave(nueva), this.reloj.ahora(), sesion?.id ?? null);
    await this.anotar('clave_cambiada', id, id, ip);
    return sesion === null ? null : this.sesiones.renovar(sesion);
  }

  /** Makes the one-time code with which a user sets a password. @returns the code, shown once, and when it ends */
  async invitar(usuario: string, actor: string, ip: string): Promise<{ codigo: string; caduca: string }> {
    const codigo = nuevaFicha();
    const ahora = this.reloj.ahora();
    const caduca = sumarMilisegundos(ahora, INVITACION_MS);
    await this.store.invitar(huellaDeFicha(codigo), usuario, ahora, caduca);
    await this.anotar('invitado', usuario, actor, ip);
    return { codigo, caduca };
  }

  /** Sets the password of an invitation and enters. @throws InvitacionInvalida, ClaveRechazada, IngresoFrenado */
  async usarInvitacion(
    codigo: string,
    clave: string,
    desde: Desde,
  ): Promise<{ usuario: Usuario; secreto: string }> {
    await this.#frenar(null, desde.ip);
    const huella = huellaDeFicha(codigo.trim());
    const invitado = await this.store.invitado(huella, this.reloj.ahora());
    const noSirve = () =>
      new InvitacionInvalida(
        'Esa invitación ya se usó, venció o fue reemplazada; pida otra a la administración.',
      );
    if (invitado === null) throw noSirve();
    await this.store.acertar('', [frenoDeIp(desde.ip)]);
    const { cuenta, nombre, correo } = invitado;
    await this.#exigirFuerte('clave', clave, [cuenta ?? '', nombre, correo ?? '']);
    const usuario = await this.store.usarInvitacion(huella, await resumirClave(clave), this.reloj.ahora());
    if (usuario === null) throw noSirve();
    if (cuenta !== null) await this.store.soltarFreno(frenoDeCuenta(cuenta));
    await this.anotar('clave_puesta', usuario.id, usuario.id, desde.ip);
    return this.entrar(usuario, 'clave', desde);
  }

  /** Sets somebody's password from the command line. @throws ClaveRechazada */
  async ponerClave(
    { id, nombre, correo, cuenta }: Usuario & { cuenta: string | null },
    clave: string,
  ): Promise<void> {
    await this.#exigirFuerte('clave', clave, [cuenta ?? '', nombre, correo ?? '']);
    await this.store.ponerClave(id, await resumirClave(clave), this.reloj.ahora(), null);
    await this.anotar('clave_puesta', id, null, '');
  }

  /** Until when an account waits after its failures; null when it does not. */
  async bloqueadaHasta(cuenta: string | null): Promise<string | null> {
    const freno = cuenta === null ? null : await this.store.frenoDe(frenoDeCuenta(cuenta));
    return freno?.hasta && freno.hasta > this.reloj.ahora() ? freno.hasta : null;
  }

  /** Puts on record something that happened to an identity. */
  anotar(que: string, usuario: string | null, actor: string | null, ip: string, detalle = ''): Promise<void> {
    return this.store.anotarSuceso({ cuando: this.reloj.ahora(), usuario, actor, que, detalle, ip });
  }

  async #frenar(cuenta: string | null, ip: string): Promise<void> {
    const ahora = this.reloj.ahora();
    const hasta = await this.store.intentar(intentoDe(cuenta, ip, this.reloj), ahora);
    if (hasta !== null) throw new IngresoFrenado(Math.ceil((Date.parse(hasta) - Date.parse(ahora)) / 1000));
  }

  // What was refused for want of turns was no failure of anybody.
  #coincide(resumen: string | null, clave: string, cuenta: string, ip: string): Promise<boolean> {
    return esSuClave(resumen, clave).catch(async (error: unknown) => {
      if (error instanceof DemasiadosIngresos)
        await this.store.acertar('', [frenoDeCuenta(cuenta), frenoDeIp(ip)]);
      throw error;
    });
  }

  async #fallar(cuenta: string, usuario: string | null, ip: string): Promise<void> {
    const frenada = (await this.bloqueadaHasta(cuenta)) !== null;
    await this.anotar(frenada ? 'bloqueo' : 'fallo', usuario, null, ip, 'clave');
  }

  async #exigirFuerte(campo: 'clave' | 'nueva', clave: string, propios: readonly string[]): Promise<void> {
    const debil = await porQueEsDebil(clave, propios);
    if (debil !== null) throw new ClaveRechazada(campo, debil);
  }
}
