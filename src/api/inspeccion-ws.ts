import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { credencialDe } from './ficha.js';
import { ClienteDeInspeccion, type Pagina } from './inspeccion-cliente.js';
import type { Definicion } from './inspeccion-mensajes.js';
import type { Atencion, Contestacion } from './llamada.js';
import { ABIERTAS_POR_CREDENCIAL, contestarProblema, MUCHAS_ABIERTAS, Problema } from './problema.js';

/** Where tools that inspect XState attach. */
export const CAMINO_DE_INSPECCION = '/inspector/ws';

const PASOS = '/api/inspeccion';
const DEFINICION = '/api/maquinas/{id}/{version}/definicion';
const SONDEO_MS = 1000;
const LATIDO_MS = 30_000;
const POR_TANDA = '50';
const MENSAJE_MAXIMO = 65_536;
const DESPEDIDA_MS = 500;
const NOS_VAMOS = 1001;

const OTRO_ORIGEN = new Problema(
  403,
  'ORIGEN_DESCONOCIDO',
  'El inspector solo se abre desde sus propias páginas o desde un programa.',
);

// A browser says which page asks; a program says nothing.
function esAjeno({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function negar(socket: Duplex, { estado, texto, tipo = '', cabeceras }: Contestacion): void {
  const lineas = Object.entries({
    ...cabeceras,
    'Content-Type': tipo,
    'Content-Length': Buffer.byteLength(texto),
    Connection: 'close',
  }).map(([nombre, valor]) => `${nombre}: ${valor}`);
  socket.end([`HTTP/1.1 ${estado} ${STATUS_CODES[estado] ?? ''}`, ...lineas, '', texto].join('\r\n'));
}

/**
 * The inspector's live end: speaks the inspection protocol of XState 5 to whoever attaches and may read. It knows neither
 * law nor database: it asks the office what anybody could ask over HTTP, with the credential of each listener.
 */
export class Inspeccion {
  readonly #servidor = new WebSocketServer({ noServer: true, maxPayload: MENSAJE_MAXIMO });
  readonly #clientes = new Map<ClienteDeInspeccion, string | null>();
  readonly #definiciones = new Map<string, Definicion>();
  // Other processes commit too, and users are revoked; both are found by asking.
  readonly #sondeo = setInterval(() => this.avisar(), SONDEO_MS).unref();
  readonly #latido: NodeJS.Timeout;

  /** @param cada milliseconds between two questions whether each listener is still there */
  constructor(
    private readonly oficina: Atencion,
    cada = LATIDO_MS,
  ) {
    this.#latido = setInterval(() => {
      for (const cliente of this.#clientes.keys()) cliente.latir();
    }, cada).unref();
  }

  /** Tells the listeners that something was committed. */
  avisar(): void {
    for (const cliente of this.#clientes.keys()) void cliente.bombear();
  }

  /** Lets in whoever may read, or says why not. */
  async subir(req: IncomingMessage, socket: Duplex, cabeza: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    if (esAjeno(req)) return negar(socket, contestarProblema(OTRO_ORIGEN));
    const consulta = Object.fromEntries(new URL(req.url ?? '', 'http://local').searchParams);
    const prueba = await this.#pedir(req, PASOS, { ...consulta, limite: '1' });
    if (prueba.estado !== 200) return negar(socket, prueba);
    if (socket.destroyed) return;
    const credencial = credencialDe(req.headers);
    const suyos = [...this.#clientes.values()].filter((c) => c === credencial);
    if (suyos.length >= ABIERTAS_POR_CREDENCIAL) return negar(socket, contestarProblema(MUCHAS_ABIERTAS));
    const { elementos, casos, ultima } = JSON.parse(prueba.texto) as Pagina;
    const desde = consulta['desde'] === undefined ? ultima : Number(consulta['desde']);
    this.#servidor.handleUpgrade(req, socket, cabeza, async (ws) => {
      const cliente = new ClienteDeInspeccion(ws, desde, {
        pagina: (despues) => this.#pagina(req, { ...consulta, desde: String(despues), limite: POR_TANDA }),
        definicion: (maquina) => this.#definicion(req, maquina),
      });
      this.#clientes.set(cliente, credencial);
      ws.on('close', () => this.#clientes.delete(cliente));
      const [caso] = casos;
      const [ultimo] = elementos;
      const deUno = consulta['caso'] !== undefined && consulta['desde'] === undefined;
      const presentado = deUno && caso && ultimo ? { ...caso, partes: ultimo.partes } : null;
      await cliente.empezar(presentado, ultimo?.registrado ?? '');
    });
  }

  /** Ends every listening. */
  async cerrar(): Promise<void> {
    clearInterval(this.#sondeo);
    clearInterval(this.#latido);
    const sockets = [...this.#clientes.keys()].map((c) => c.socket);
    await Promise.all(
      sockets.map(
        (ws) =>
          new Promise<void>((seguir) => {
            ws.once('close', () => seguir());
            ws.close(NOS_VAMOS, 'El servidor se detiene.');
            setTimeout(() => ws.terminate(), DESPEDIDA_MS).unref();
          }),
      ),
    );
    this.#servidor.close();
  }

  #pedir(
    { headers: { authorization, cookie }, socket }: IncomingMessage,
    ruta: string,
    consulta: Record<string, string>,
    params: Record<string, string> = {},
  ): Promise<Contestacion> {
    return this.oficina.atender({
      ruta: this.oficina.rutas.findIndex((r) => r.metodo === 'get' && r.ruta === ruta),
      metodo: 'GET',
      camino: ruta,
      params,
      consulta,
      cuerpo: undefined,
      cabeceras: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(cookie === undefined ? {} : { cookie }),
      },
      ip: socket.remoteAddress ?? '',
      segura: false,
      pasiva: true,
    });
  }

  async #pagina(req: IncomingMessage, consulta: Record<string, string>) {
    const { estado, texto } = await this.#pedir(req, PASOS, consulta);
    if (estado === 200) return JSON.parse(texto) as Pagina;
    return estado < 500 ? 'vedada' : 'no_ahora';
  }

  async #definicion(req: IncomingMessage, maquina: string): Promise<Definicion> {
    const conocida = this.#definiciones.get(maquina);
    if (conocida !== undefined) return conocida;
    const [id = '', version = ''] = maquina.split('@');
    const { estado, texto } = await this.#pedir(req, DEFINICION, {}, { id, version });
    if (estado !== 200) throw new Error(`La máquina ${maquina} no se pudo leer.`);
    const definicion = JSON.parse(texto) as Definicion;
    this.#definiciones.set(maquina, definicion);
    return definicion;
  }
}
