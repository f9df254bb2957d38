import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A message of the protocol of PostgreSQL on its way, as whoever decides about the connection sees it. */
export interface EnCamino {
  readonly conexion: Conexion;
  /** `ida` from the replica to the database. */
  readonly sentido: 'ida' | 'vuelta';
  /** Its first byte; empty in the first message of a connection, which has none. */
  readonly tipo: string;
  readonly cuerpo: Buffer;
}

/** What becomes of a message: it goes on, the connection is cut before it, or all falls silent with nothing cut. */
export type Destino = 'pasa' | 'corta' | 'calla';

const LARGO = 4;

/** Takes whole messages out of the bytes that arrive. */
class Lector {
  #resto = Buffer.alloc(0);
  constructor(private sinTipo: boolean) {}

  *leer(trozo: Buffer): Generator<{ tipo: string; bytes: Buffer; cuerpo: Buffer }> {
    this.#resto = Buffer.concat([this.#resto, trozo]);
    for (;;) {
      const antes = this.sinTipo ? 0 : 1;
      if (this.#resto.length < antes + LARGO) return;
      const fin = antes + this.#resto.readInt32BE(antes);
      if (this.#resto.length < fin) return;
      const bytes = this.#resto.subarray(0, fin);
      this.#resto = this.#resto.subarray(fin);
      yield {
        tipo: this.sinTipo ? '' : String.fromCharCode(bytes[0] as number),
        bytes,
        cuerpo: bytes.subarray(antes + LARGO),
      };
      this.sinTipo = false;
    }
  }
}

/** One connection through the proxy. */
export class Conexion {
  #muda = false;

  constructor(
    readonly deReplica: Socket,
    readonly deBase: Socket,
    decidir: (m: EnCamino) => Destino,
  ) {
    this.#unir('ida', deReplica, deBase, new Lector(true), decidir);
    this.#unir('vuelta', deBase, deReplica, new Lector(false), decidir);
  }

  #unir(
    sentido: EnCamino['sentido'],
    de: Socket,
    a: Socket,
    lector: Lector,
    decidir: (m: EnCamino) => Destino,
  ): void {
    de.on('data', (trozo: Buffer) => {
      for (const { tipo, bytes, cuerpo } of lector.leer(trozo)) {
        if (this.#muda || de.destroyed) return;
        const destino = decidir({ conexion: this, sentido, tipo, cuerpo });
        if (destino === 'corta') return this.cortar();
        if (destino === 'calla') this.#muda = true;
        else a.write(bytes);
      }
    });
    de.on('error', () => this.cortar());
    de.on('close', () => this.cortar());
  }

  /** Both ends find it broken. */
  cortar(): void {
    this.deReplica.destroy();
    this.deBase.destroy();
  }
}

/** Stands between a replica and its database, and cuts their connections where a test says. */
export class Intermediario {
  readonly conexiones = new Set<Conexion>();
  /** Decides about each message; by default all of them go on. */
  decidir: (m: EnCamino) => Destino = () => 'pasa';

  private constructor(
    private readonly servidor: Server,
    readonly puerto: number,
  ) {}

  static async abrir(puertoDeLaBase: number): Promise<Intermediario> {
    let propio: Intermediario | null = null;
    const servidor = createServer((deReplica) => {
      const deBase = connect(puertoDeLaBase, '127.0.0.1');
      const conexion = new Conexion(deReplica, deBase, (m) => propio?.decidir(m) ?? 'pasa');
      propio?.conexiones.add(conexion);
      deReplica.on('close', () => propio?.conexiones.delete(conexion));
    });
    await new Promise<void>((seguir) => servidor.listen(0, '127.0.0.1', seguir));
    propio = new Intermediario(servidor, (servidor.address() as AddressInfo).port);
    return propio;
  }

  /** The address of a database, through here. */
  url(directa: string): string {
    const url = new URL(directa);
    url.port = String(this.puerto);
    return url.toString();
  }

  async cerrar(): Promise<void> {
    for (const conexion of this.conexiones) conexion.cortar();
    await new Promise<void>((seguir) => this.servidor.close(() => seguir()));
  }
}

/**
 * A decision about messages that follows the transaction that writes an event, and asks `que` about each of its messages,
 * counted from 1: those of the connection that wrote `BEGIN` first after this was made.
 */
export function enSuTransaccion(que: (n: number, m: EnCamino) => Destino): (m: EnCamino) => Destino {
  let suya: Conexion | null = null;
  let n = 0;
  return (m) => {
    if (
      suya === null &&
      m.sentido === 'ida' &&
      m.tipo === 'Q' &&
      /^BEGIN; SELECT pg_advisory_xact/.test(m.cuerpo.toString('latin1'))
    )
      suya = m.conexion;
    if (suya !== m.conexion) return 'pasa';
    n += 1;
    return que(n, m);
  };
}

/** Whether a message is the one that confirms a transaction. */
export const confirma = ({ sentido, tipo, cuerpo }: EnCamino): boolean =>
  sentido === 'ida' && tipo === 'Q' && cuerpo.toString('latin1') === 'COMMIT\0';
