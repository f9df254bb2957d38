import * as oidc from 'openid-client';
import { type Clock, sumarMilisegundos } from '../clock.js';
import type { Config } from '../config.js';
import type { Store, Usuario } from '../store/puerto.js';
import { InstitucionNegada } from './errores.js';
import { huellaDeFicha, nuevaFicha } from './secreto.js';

/** Path the provider sends people back to. */
const VUELTA = '/api/sesion/oidc/retorno';
/** How long one may take at the provider. */
export const IDA_S = 600;
const ESPERA_S = 10;

interface Ajustes {
  readonly emisor: string;
  readonly cliente: string;
  readonly secreto: string;
  readonly publica: string;
}

function ajustesDe({ OIDC_EMISOR, OIDC_CLIENTE, OIDC_SECRETO, DIRECCION_PUBLICA }: Config): Ajustes | null {
  if (!OIDC_EMISOR || !OIDC_CLIENTE || !OIDC_SECRETO || !DIRECCION_PUBLICA) return null;
  return {
    emisor: OIDC_EMISOR,
    cliente: OIDC_CLIENTE,
    secreto: OIDC_SECRETO,
    publica: DIRECCION_PUBLICA,
  };
}

/** The institution's identity provider of some settings; null when they name none. */
export function institucionDe(config: Config, store: Store, reloj: Clock): Institucion | null {
  const ajustes = ajustesDe(config);
  return ajustes && new Institucion(ajustes, store, reloj);
}

/** Entering by the institution: OpenID Connect, authorization code with PKCE, state and nonce. */
export class Institucion {
  #conocida: Promise<oidc.Configuration> | undefined;
  #salida: string | null = null;

  constructor(
    private readonly ajustes: Ajustes,
    private readonly store: Store,
    private readonly reloj: Clock,
  ) {}

  /** Where to end the session at the provider too; null until the provider was asked, which this does if nobody did yet. */
  get salida(): string | null {
    // Who enters by one replica leaves by another.
    if (this.#conocida === undefined) this.#conocer().catch(() => undefined);
    return this.#salida;
  }

  /** Sends somebody out. @returns the address, and the secret that proves who comes back @throws InstitucionNegada */
  async ida(): Promise<{ direccion: string; secreto: string }> {
    const conocida = await this.#conocer();
    const verificador = oidc.randomPKCECodeVerifier();
    const [estado, unica, secreto] = [oidc.randomState(), oidc.randomNonce(), nuevaFicha()];
    const direccion = oidc.buildAuthorizationUrl(conocida, {
      redirect_uri: `${this.ajustes.publica}${VUELTA}`,
      scope: 'openid email profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(verificador),
      code_challenge_method: 'S256',
      state: estado,
      nonce: unica,
    });
    const caduca = sumarMilisegundos(this.reloj.ahora(), IDA_S * 1000);
    await this.store.guardarIda({ huella: huellaDeFicha(secreto), estado, unica, verificador, caduca });
    return { direccion: direccion.href, secreto };
  }

  /**
   * Who comes back. A person not yet linked is known by the mail the provider has verified, if exactly one user has it.
   * @param consulta what the provider wrote in the address @throws InstitucionNegada
   */
  async vuelta(secreto: string | null, consulta: Readonly<Record<string, string>>): Promise<Usuario> {
    const ida =
      secreto === null ? null : await this.store.tomarIda(huellaDeFicha(secreto), this.reloj.ahora());
    if (ida === null) throw new InstitucionNegada('vuelta');
    if (consulta['error'] === 'access_denied' && consulta['state'] === ida.estado)
      throw new InstitucionNegada('cancelado');
    const conocida = await this.#conocer();
    const url = new URL(`${this.ajustes.publica}${VUELTA}`);
    url.search = new URLSearchParams(consulta).toString();
    try {
      const fichas = await oidc.authorizationCodeGrant(conocida, url, {
        pkceCodeVerifier: ida.verificador,
        expectedState: ida.estado,
        expectedNonce: ida.unica,
        idTokenExpected: true,
      });
      const dicho = fichas.claims() as oidc.IDToken;
      const { email, email_verified } =
        dicho['email'] === undefined && conocida.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(conocida, fichas.access_token, dicho.sub)
          : dicho;
      return await this.#conocido(
        dicho.iss,
        dicho.sub,
        email_verified === true && typeof email === 'string' ? email : null,
      );
    } catch (error) {
      throw error instanceof InstitucionNegada ? error : new InstitucionNegada('vuelta', error);
    }
  }

  async #conocido(emisor: string, sujeto: string, correo: string | null): Promise<Usuario> {
    const vinculado = await this.store.porIdentidad(emisor, sujeto);
    if (vinculado !== null) return vinculado;
    if (correo === null) throw new InstitucionNegada('sin_correo');
    const [suyo, otro] = await this.store.porCorreo(correo);
    if (suyo === undefined || otro !== undefined) throw new InstitucionNegada('desconocida');
    await this.store.vincular(emisor, sujeto, suyo.id, this.reloj.ahora());
    return suyo;
  }

  #conocer(): Promise<oidc.Configuration> {
    const { emisor, cliente, secreto, publica } = this.ajustes;
    const enClaro = emisor.startsWith('http:');
    this.#conocida ??= oidc
      .discovery(new URL(emisor), cliente, secreto, undefined, {
        timeout: ESPERA_S,
        // Only this very machine may be spoken to in the clear: the settings see to it.
        ...(enClaro ? { execute: [oidc.allowInsecureRequests] } : {}),
      })
      .then((conocida) => {
        if (conocida.serverMetadata().end_session_endpoint !== undefined)
          this.#salida = oidc.buildEndSessionUrl(conocida, { post_logout_redirect_uri: `${publica}/` }).href;
        return conocida;
      })
      .catch((error: unknown) => {
        this.#conocida = undefined;
        throw new InstitucionNegada('no_responde', error);
      });
    return this.#conocida;
  }
}
