import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** What the provider says of a person. */
export interface Dicho {
  readonly email?: string;
  readonly email_verified?: boolean;
}

/** A real OpenID Connect provider in this process, whose people enter without being asked. */
export class Proveedor {
  /** What is said of each subject. */
  readonly gente = new Map<string, Dicho>();
  /** Who enters at the next visit; null cancels. */
  entra: string | null = null;

  private constructor(
    readonly emisor: string,
    private readonly servidor: Server,
  ) {}

  /**
   * @param vuelta address it sends people back to
   * @param enFicha whether the mail goes in the identity token, or must be asked for
   * @param sitio name of this machine in its address: `localhost` is another site than 127.0.0.1
   */
  static async abrir(
    vuelta: string,
    { enFicha = false, puerto = 0, sitio = '127.0.0.1' } = {},
  ): Promise<Proveedor> {
    const servidor = createServer();
    await new Promise<void>((seguir) => servidor.listen(puerto, '127.0.0.1', seguir));
    const emisor = `http://${sitio}:${(servidor.address() as AddressInfo).port}`;
    const yo = new Proveedor(emisor, servidor);
    const oidc = new Provider(emisor, {
      clients: [
        {
          client_id: 'expediente',
          client_secret: SECRETO,
          redirect_uris: [vuelta],
          post_logout_redirect_uris: [`${new URL(vuelta).origin}/`],
        },
      ],
      pkce: { required: () => true },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: !enFicha,
      cookies: { keys: ['pruebas'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/entrar/${uid}` },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...yo.gente.get(sub) }) }),
      loadExistingGrant: async (ctx) => {
        const { client, session } = ctx.oidc;
        if (!client || !session?.accountId) return undefined;
        const permiso = new ctx.oidc.provider.Grant({
          clientId: client.clientId,
          accountId: session.accountId,
        });
        permiso.addOIDCScope('openid email profile');
        await permiso.save();
        return permiso;
      },
    });
    const atender = oidc.callback();
    servidor.on('request', (req, res) => {
      if (!req.url?.startsWith('/entrar/')) return void atender(req, res);
      const dicho = yo.entra === null ? { error: 'access_denied' } : { login: { accountId: yo.entra } };
      void oidc.interactionFinished(req, res, dicho);
    });
    return yo;
  }

  cerrar(): Promise<void> {
    this.servidor.closeAllConnections();
    return new Promise((seguir) => this.servidor.close(() => seguir()));
  }
}

/** A port nobody listens on now. */
export async function puertoLibre(): Promise<number> {
  const sonda = createServer().listen(0, '127.0.0.1');
  await once(sonda, 'listening');
  const { port } = sonda.address() as AddressInfo;
  sonda.close();
  await once(sonda, 'close');
  return port;
}

/** The secret the provider and the system share. */
export const SECRETO = 'secreto-compartido-con-el-proveedor-de-prueba';

/** A browser without a screen: keeps the cookies of each site and follows where it is sent. */
export class Navegante {
  readonly #galletas = new Map<string, Map<string, string>>();
  /** Addresses it was sent to, in order. */
  readonly camino: string[] = [];

  /** The cookies it has for a site. */
  de(sitio: string): string {
    return [...(this.#galletas.get(new URL(sitio).host) ?? [])].map(([n, v]) => `${n}=${v}`).join('; ');
  }

  olvidar(sitio: string): void {
    this.#galletas.delete(new URL(sitio).host);
  }

  /** One request, without following. */
  async pedir(direccion: string): Promise<Response> {
    const respuesta = await fetch(direccion, { redirect: 'manual', headers: { cookie: this.de(direccion) } });
    const { host } = new URL(direccion);
    const suyas = this.#galletas.get(host) ?? new Map<string, string>();
    for (const linea of respuesta.headers.getSetCookie()) {
      const [, nombre = '', valor = ''] = /^([^=]+)=([^;]*)/.exec(linea) ?? [];
      if (valor === '') suyas.delete(nombre);
      else suyas.set(nombre, valor);
    }
    this.#galletas.set(host, suyas);
    return respuesta;
  }

  /** Goes where it is sent until nobody sends it on, or until an address that `parar` names. */
  async ir(direccion: string, parar: (a: string) => boolean = () => false): Promise<string> {
    let actual = direccion;
    for (let i = 0; i < 12; i++) {
      this.camino.push(actual);
      if (parar(actual)) return actual;
      const destino = (await this.pedir(actual)).headers.get('location');
      if (destino === null) return actual;
      actual = new URL(destino, actual).href;
    }
    throw new Error(`Vueltas sin fin: ${this.camino.join(' → ')}`);
  }
}
